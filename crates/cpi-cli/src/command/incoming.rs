//! How do files come in, and how is it told what became of them?

use crate::args::ReportFormat;
use crate::failure::Failure;
use crate::output;
use cpi_io::files::{Files, SkippedFile};
use cpi_io::{InterruptedWrite, WriteStatus, folder};
use cpi_model::Problems;
use cpi_model::provenance::canonical_json;
use serde::Serialize;
use std::process::ExitCode;

/// Who a dry run is by: nobody, since nothing is written.
pub(super) const NOBODY: &str = "dry-run";

/// The bytes of files, each with its name.
pub(super) fn contents(files: &Files) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let files = files.files.iter();
    files
        .map(|path| Ok((path.display().to_string(), folder::bytes(path)?)))
        .collect()
}

/// How many files are listed that were passed over.
const MOST_LISTED: usize = 20;

/// Says which files were passed over, and why.
pub(super) fn tell_skipped(skipped: &[SkippedFile]) {
    for each in skipped.iter().take(MOST_LISTED) {
        output::note(&format!("passed over: {}: {}", each.file, each.reason));
    }
    if let Some(more) = skipped.len().checked_sub(MOST_LISTED).filter(|it| 0 < *it) {
        output::note(&format!("passed over: {more} more files"));
    }
}

/// Adds a column that tells how far each row is written, where writing ended before the end.
pub(super) fn add_written<'a>(
    stopped: Option<&InterruptedWrite>,
    header: &mut Vec<&str>,
    rows: impl Iterator<Item = (&'a mut Vec<String>, Option<WriteStatus>)>,
) {
    if stopped.is_some() {
        header.push("written");
        for (row, written) in rows {
            row.push(written.map_or("no", WriteStatus::word).to_owned());
        }
    }
}

/// Prints what became of them: as the document, or as a table with the problems.
pub(super) fn tell(
    format: ReportFormat,
    document: &impl Serialize,
    table: &str,
    (problems, skipped): (&Problems, &[SkippedFile]),
    applied: bool,
    stopped: Option<&InterruptedWrite>,
) -> Result<ExitCode, Failure> {
    let print = if applied {
        output::done
    } else {
        output::result
    };
    match format {
        ReportFormat::Json => {
            let text = canonical_json(document);
            if applied {
                output::done_exactly(&text)?;
            } else {
                output::exact(&text)?;
            }
        }
        ReportFormat::Table => {
            print(table)?;
            tell_skipped(skipped);
            output::warnings(problems, "`--format json` has them all");
            if !applied {
                output::note("dry run: nothing was written; `--apply --by PSEUDONYM` writes it");
            }
        }
    }
    if let Some(stopped) = stopped {
        output::note(&format!(
            "error: {}\n  hint: {}; then collect again what is `no` under `written`: what is there already is not taken twice",
            stopped.message,
            match stopped.written {
                WriteStatus::LogOnly => crate::failure::MEND,
                _ => "make room, or ask for the permission to write",
            }
        ));
        return Ok(ExitCode::from(4));
    }
    Ok(if problems.any_error() {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}
