//! Bytes as text.

use cpi_model::{Place, Problem, ProblemKind, Problems, Severity};

/// The text of a file: UTF-8, without a byte order mark, not empty.
pub(super) fn text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Problems> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => Err(one(
            ProblemKind::Empty,
            place(file, 1, 1),
            "the file is empty",
            "write the document, or name another file",
        )),
        Ok(text) => Ok(text),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = before.split(|byte| *byte == b'\n').count();
            let start = before
                .iter()
                .rposition(|byte| *byte == b'\n')
                .map_or(0, |at| at + 1);
            let column = 1 + String::from_utf8_lossy(&before[start..]).chars().count();
            Err(one(
                ProblemKind::Encoding,
                place(file, line, column),
                format!("byte {} of the file is not UTF-8", error.valid_up_to() + 1),
                "save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\")",
            ))
        }
    }
}

/// A place by line and column.
pub(super) fn place(file: &str, line: usize, column: usize) -> Place {
    Place {
        file: file.to_owned(),
        sheet: None,
        line: u32::try_from(line).ok(),
        column: u32::try_from(column).ok(),
    }
}

/// A single error with its place.
pub(super) fn one(
    kind: ProblemKind,
    place: Place,
    message: impl Into<String>,
    hint: impl Into<String>,
) -> Problems {
    let mut problems = Problems::new();
    problems.push(problem(kind, place, message, hint));
    problems
}

/// An error with its place.
pub(super) fn problem(
    kind: ProblemKind,
    place: Place,
    message: impl Into<String>,
    hint: impl Into<String>,
) -> Problem {
    Problem {
        kind,
        severity: Severity::Error,
        path: String::new(),
        place: Some(place),
        message: message.into(),
        hint: hint.into(),
    }
}
