//! Which framework does a path name, and in which language is it read?

use crate::failure::Failure;
use crate::output;
use cpi_io::read::ParsedDraft;
use cpi_io::{FolderError, folder, handbook as reading, reference};
use cpi_model::draft::FrameworkDraft;
use cpi_model::{Framework, Problems};
use std::path::Path;

/// The framework that a path names: a folder, a file in JSON, or one that comes with the command,
/// where no such folder exists.
pub(in crate::command) fn read(path: &Path) -> Result<ParsedDraft<FrameworkDraft>, FolderError> {
    let named = path.to_str().filter(|_| !path.exists());
    match named {
        Some("cpi-reference" | "cpi-reference-2") => Ok(reference::second_edition()),
        Some("cpi-reference-1") => Ok(reference::framework()),
        Some("cpi-reference-core") => Ok(reference::core()),
        _ => folder::framework(path),
    }
}

/// The same, checked; warnings are said.
pub(in crate::command) fn open(path: &Path) -> Result<Framework, Failure> {
    let checked = read(path)?
        .into_checked(FrameworkDraft::into_checked)
        .map_err(FolderError::Problems)?;
    output::problems(&checked.warnings);
    Ok(checked.value)
}

/// The language to read in; where texts are lacking in it, that is said first.
pub(in crate::command) fn language<'a>(
    framework: &'a Framework,
    asked: Option<&'a str>,
) -> Result<&'a str, Failure> {
    let language = reading::language(framework, asked).map_err(Failure::NotThere)?;
    if let Some(said) = reading::falls_back(framework, language) {
        output::note(&said);
    }
    Ok(language)
}

/// Refuses a group that no view has.
pub(super) fn known_group(framework: &Framework, group: &str) -> Result<(), Failure> {
    let groups = || {
        framework
            .views()
            .iter()
            .flat_map(cpi_model::framework::View::groups)
    };
    if groups().any(|each| **each.code() == *group) {
        return Ok(());
    }
    let names: Vec<&str> = groups().map(|each| &**each.code()).collect();
    Err(Failure::NotThere(format!(
        "no view has a group `{group}`; there are {}",
        names.join(", ")
    )))
}

/// All problems as a failure.
pub(super) fn refused(problems: Problems) -> Failure {
    FolderError::Problems(problems).into()
}
