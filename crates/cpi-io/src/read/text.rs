//! Bytes as text.

use crate::places::Lines;
use cpi_model::{Place, Problem, ProblemKind, Problems, Severity};

/// The text of a file: UTF-8, without a byte order mark, not empty.
pub(super) fn text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Problems> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some((what, hint)) = no_text(bytes) {
        return Err(one(ProblemKind::Encoding, place(file, 1, 1), what, hint));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => Err(one(
            ProblemKind::Empty,
            place(file, 1, 1),
            "the file is empty",
            "write the document, or name another file",
        )),
        Ok(text) => Ok(text),
        Err(error) => {
            let at = error.valid_up_to();
            let before = std::str::from_utf8(&bytes[..at]).unwrap_or_default();
            let (line, column) = Lines::new(before).at(at);
            Err(one(
                ProblemKind::Encoding,
                place(file, line as usize, column as usize),
                format!(
                    "the file is not UTF-8: byte {}, 0x{:02X}, is of another encoding, such as an older one of Windows",
                    at + 1,
                    bytes[at]
                ),
                AS_UTF_8,
            ))
        }
    }
}

/// The most bytes of a document in JSON or TOML. A large round has a few million.
const MOST_OF_DOCUMENT: usize = 20 << 20;

/// Refuses a document in JSON or TOML that is larger than is read.
pub(super) fn of_document(file: &str, text: &str) -> Result<(), Problems> {
    if text.len() <= MOST_OF_DOCUMENT {
        return Ok(());
    }
    Err(too_large(
        file,
        &format!(
            "it has {} bytes; at most {MOST_OF_DOCUMENT} (20 MiB) of a document are read",
            text.len()
        ),
        "look whether it is the right file; a document holds the answers of one country in one round",
    ))
}

/// The most values of a document in JSON: in memory each takes hundreds of bytes.
const MOST_VALUES: usize = 1_000_000;

/// Refuses a document in JSON that holds more values than are read.
pub(super) fn few_values(file: &str, text: &str) -> Result<(), Problems> {
    // No value is shorter than two bytes, with what divides it from the next.
    if text.len() <= MOST_VALUES * 2 {
        return Ok(());
    }
    let count = cpi_model::read::count_values(text);
    if count <= MOST_VALUES {
        return Ok(());
    }
    Err(too_large(
        file,
        &format!("it holds {count} values; at most {MOST_VALUES} of a document are read"),
        "look whether it is the right file; a document holds the answers of one country in one round",
    ))
}

/// A file that is larger than is read.
pub(super) fn too_large(file: &str, what: &str, hint: &str) -> Problems {
    one(
        ProblemKind::TooLarge,
        place(file, 1, 1),
        format!("the file is too large: {what}"),
        hint,
    )
}

const AS_UTF_8: &str = "save the file as UTF-8: in Excel as \"CSV UTF-8\", in LibreOffice with the character set \"Unicode (UTF-8)\", in an editor with the encoding \"UTF-8\"; then look whether its letters are right";
const FROM_UTF_16: &str = "save the file as UTF-8: in Excel as \"CSV UTF-8\", in LibreOffice with the character set \"Unicode (UTF-8)\", in an editor with the encoding \"UTF-8\", in PowerShell with `| Out-File -Encoding utf8` instead of `>`; then look whether its letters are right";

/// What a file is that cannot be text in UTF-8, and what to do with it.
fn no_text(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let zeros = |from: usize| {
        let every_other = bytes.iter().take(200).skip(from).step_by(2);
        4 * every_other.clone().filter(|byte| **byte == 0).count() > 3 * every_other.count()
    };
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Some(("the file is UTF-16, not UTF-8", FROM_UTF_16));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Some((
            "the file is a workbook or an archive, no text",
            "open it and save it as text: a table as \"CSV UTF-8\"",
        ));
    }
    if bytes.starts_with(b"%PDF") {
        return Some((
            "the file is a PDF, no text",
            "hand in the table that it was made from",
        ));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some((
            "the file is a document in RTF, no plain text",
            "save it as plain text in UTF-8",
        ));
    }
    if let Some(markup) = markup(bytes) {
        return Some((
            markup,
            "open it in a spreadsheet program and save it as XLSX, ODS or \"CSV UTF-8\"",
        ));
    }
    if bytes.contains(&0) {
        return Some(if 1 < bytes.len() && (zeros(0) || zeros(1)) {
            ("the file is UTF-16, not UTF-8", FROM_UTF_16)
        } else {
            (
                "the file holds bytes of 0, so it is no text",
                "name a text file, or save this one as UTF-8 again",
            )
        });
    }
    None
}

/// What kind of markup a file is, if it is any: some programs give such a table the name of a
/// workbook.
fn markup(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.get(..400.min(bytes.len()))?.trim_ascii_start();
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    if !start.starts_with('<') {
        return None;
    }
    Some(
        if start.contains("<html") || start.contains("<table") || start.contains("<!doctype") {
            "the file is a page of HTML, no table or document in text"
        } else if start.contains("office:document")
            || start.contains("<workbook")
            || start.contains("excel.sheet")
        {
            "the file is a workbook in one XML document, which is not read"
        } else {
            "the file is XML, no table or document in text"
        },
    )
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
    Problem::new(kind, Severity::Error, message, hint).at_place(place)
}
