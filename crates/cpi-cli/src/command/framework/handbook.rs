//! `cpi framework handbook`.

use super::source::{language, open};
use crate::failure::Failure;
use crate::output;
use cpi_io::handbook::Reader;
use cpi_io::write::handbook;
use cpi_scoring::effective_weights;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(
    path: &Path,
    asked: Option<&str>,
    folder: &Path,
    check: bool,
) -> Result<ExitCode, Failure> {
    let framework = open(path)?;
    let weights = effective_weights(&framework, framework.root());
    let language = language(&framework, asked)?;
    let pages = handbook::pages(&Reader::new(&framework, language, &weights));
    if check {
        let (write, remove) = handbook::stale(folder, &pages)?;
        for file in write.iter().chain(&remove) {
            output::result(&format!("{}: not current\n", file.display()))?;
        }
        let current = write.is_empty() && remove.is_empty();
        return Ok(ExitCode::from(u8::from(!current)));
    }
    let count = handbook::write(folder, &pages)?;
    output::result(&format!("{}: {count} pages\n", folder.display()))?;
    Ok(ExitCode::SUCCESS)
}
