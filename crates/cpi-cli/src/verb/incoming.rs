//! How do files come in, and how is it told what became of them?

use crate::args::ReportFormat;
use crate::failure::Failure;
use crate::output;
use cpi_io::folder;
use cpi_scoring::Problems;
use cpi_scoring::provenance::canonical_json;
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Who a dry run is by: nobody, since nothing is written.
pub(super) const NOBODY: &str = "dry-run";

/// The bytes of files, each with its name.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    paths
        .iter()
        .map(|path| Ok((path.display().to_string(), folder::bytes(path)?)))
        .collect()
}

/// Prints what became of them: as the document, or as a table with the problems.
pub(super) fn tell(
    format: ReportFormat,
    document: &impl Serialize,
    table: &str,
    problems: &Problems,
    applied: bool,
) -> Result<ExitCode, Failure> {
    match format {
        ReportFormat::Json => output::result(&canonical_json(document))?,
        ReportFormat::Table => {
            output::result(table)?;
            output::warnings(problems, "`--format json` has them all");
            if !applied {
                output::note("dry run: nothing was written; `--apply --by PSEUDONYM` writes it");
            }
        }
    }
    Ok(if problems.any_error() {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}
