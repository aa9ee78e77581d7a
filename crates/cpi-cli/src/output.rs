//! Where does text go? Results to the standard output, everything else to the standard
//! error; a reader that has gone away is no failure.

use crate::failure::Failure;
use cpi_scoring::Problems;
use std::io::{ErrorKind, Write};

/// Prints a result.
pub(crate) fn result(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Print(error)),
        _ => Ok(()),
    }
}

/// Says something that is no result.
pub(crate) fn note(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Says why a verb failed.
pub(crate) fn error(failure: &Failure) {
    match failure {
        Failure::Folder(cpi_io::FolderError::Problems(problems)) => self::problems(problems),
        other => note(&format!("error: {other}")),
    }
}

/// Lists problems and counts them.
pub(crate) fn problems(problems: &Problems) {
    if !problems.is_empty() {
        note(&format!("{problems}\n\nProblems: {}", problems.len()));
    }
}

/// A table for people, without lines.
pub(crate) fn table(header: &[&str], rows: &[Vec<String>], right_from: usize) -> String {
    let mut table = comfy_table::Table::new();
    table
        .load_style(comfy_table::presets::NOTHING)
        .set_header(header.to_vec());
    for row in rows {
        table.add_row(row);
    }
    for column in table.column_iter_mut().skip(right_from) {
        column.set_cell_alignment(comfy_table::CellAlignment::Right);
    }
    let mut text = String::new();
    for line in table.lines() {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
