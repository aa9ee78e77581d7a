//! `cpi framework`.

mod diff;

use crate::args::FrameworkVerb;
use crate::failure::Failure;
use cpi_io::read::Read;
use cpi_io::{FolderError, folder, reference};
use cpi_scoring::Framework;
use cpi_scoring::draft::FrameworkDraft;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(verb: FrameworkVerb) -> Result<ExitCode, Failure> {
    match verb {
        FrameworkVerb::Diff { one, other, format } => diff::run(&one, &other, format),
    }
}

/// The framework that a path names: a folder, a file in JSON, or the word `cpi-reference`
/// where no such folder exists.
pub(super) fn read(path: &Path) -> Result<Read<FrameworkDraft>, FolderError> {
    if path == Path::new("cpi-reference") && !path.exists() {
        return Ok(reference::framework());
    }
    folder::framework(path)
}

/// The same, checked; warnings are said.
pub(super) fn open(path: &Path) -> Result<Framework, Failure> {
    let checked = read(path)?
        .check(FrameworkDraft::check)
        .map_err(FolderError::Problems)?;
    crate::output::problems(&checked.warnings);
    Ok(checked.value)
}
