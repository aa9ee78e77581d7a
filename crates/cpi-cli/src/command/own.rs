//! The files in which a coalition writes its own words.

use crate::failure::Failure;
use crate::output;
use cpi_io::folder::{self, OwnText};
use cpi_model::{Framework, Problems};
use cpi_report::composed::{ERRATUM, OwnTexts, PARTS, Scope, read_own_text};
use std::path::Path;
use std::process::ExitCode;

/// The files of a report.
pub(super) fn files(
    index: &Path,
    framework: &Framework,
    round: &str,
    scope: Scope<'_>,
) -> Result<Vec<OwnText>, Failure> {
    let (country, parts) = match scope {
        Scope::Country(country) => {
            let parts = PARTS.iter().filter(|part| part.of_country);
            (
                Some(country),
                parts.map(|part| part.name).collect::<Vec<_>>(),
            )
        }
        Scope::Regional => {
            let parts = PARTS.iter().filter(|part| part.of_region);
            let parts = parts.map(|part| part.name).chain([ERRATUM]);
            (None, parts.collect())
        }
    };
    let is_part = |part: &str| parts.contains(&part) || framework.node_position(part).is_some();
    Ok(folder::own_texts(index, round, country, &is_part, &parts)?)
}

/// What the files say.
pub(super) fn read(files: &[OwnText]) -> Result<OwnTexts, Failure> {
    let mut own = OwnTexts::default();
    let mut problems = Problems::new();
    for file in files {
        match read_own_text(&file.file, &file.text) {
            Ok(blocks) => own.add(&file.part, &file.language, blocks),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        Ok(own)
    } else {
        Err(problems.into())
    }
}

/// Writes the files that are not there yet, and lists them.
pub(super) fn write_outline(
    index: &Path,
    round: &str,
    scope: Scope<'_>,
    language: &str,
    parts: &[(String, String)],
) -> Result<ExitCode, Failure> {
    let country = match scope {
        Scope::Country(country) => Some(country),
        Scope::Regional => None,
    };
    let folder = folder::of_report(index, round, country);
    let (mut listed, mut kept) = (String::new(), 0);
    folder::make(&folder)?;
    for (part, text) in parts {
        let file = folder.join(format!("{part}.{language}.md"));
        if file.exists() {
            kept += 1;
            continue;
        }
        folder::write_atomic(&file, text.as_bytes())?;
        listed.push_str(&format!("{}\n", file.display()));
    }
    if 0 < kept {
        listed.push_str(&format!(
            "{kept} files were there already and stay as they are\n"
        ));
    }
    output::result(&listed)?;
    Ok(ExitCode::SUCCESS)
}
