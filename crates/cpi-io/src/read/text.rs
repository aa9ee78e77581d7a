//! Which text do the bytes of a file hold?

use crate::source_map::LineIndex;
use cpi_model::{Place, Problem, ProblemKind, Problems, Severity};
use std::borrow::Cow;

/// The text of a file, without a byte order mark, not empty: UTF-8, or UTF-16 with a byte order
/// mark, as Excel saves "Unicode Text" and as PowerShell writes what is redirected with `>`.
///
/// # Errors
///
/// A problem with its place where the file is no such text.
pub fn text<'a>(file: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>, Problems> {
    let text = match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => {
            let at = place(file, 1, 1);
            let what = "the file is UTF-32, not UTF-8";
            return Err(one(ProblemKind::Encoding, at, what, AS_UTF_8));
        }
        _ => {
            if let Some(text) = of_utf_16(file, bytes) {
                Cow::Owned(text?)
            } else {
                let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
                Cow::Borrowed(utf_8(file, bytes)?)
            }
        }
    };
    if text.trim().is_empty() {
        return Err(one(
            ProblemKind::Empty,
            place(file, 1, 1),
            "the file is empty",
            "write the document, or name another file",
        ));
    }
    Ok(text)
}

/// The text of bytes in UTF-8.
fn utf_8<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Problems> {
    if let Some((what, hint)) = no_text(bytes) {
        return Err(one(ProblemKind::Encoding, place(file, 1, 1), what, hint));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let before = std::str::from_utf8(&bytes[..at]).unwrap_or_default();
        let (line, column) = LineIndex::new(before).at(at);
        one(
            ProblemKind::Encoding,
            place(file, line as usize, column as usize),
            format!(
                "the file is not UTF-8: byte {}, 0x{:02X}, is of another encoding, such as an older one of Windows",
                at + 1,
                bytes[at]
            ),
            AS_UTF_8,
        )
    })
}

/// The text of bytes that begin with a byte order mark of UTF-16; none of others.
pub(super) fn of_utf_16(file: &str, bytes: &[u8]) -> Option<Result<String, Problems>> {
    match bytes {
        [0xFF, 0xFE, units @ ..] => Some(utf_16(file, units, u16::from_le_bytes)),
        [0xFE, 0xFF, units @ ..] => Some(utf_16(file, units, u16::from_be_bytes)),
        _ => None,
    }
}

/// The text of bytes in UTF-16, behind the byte order mark.
fn utf_16(file: &str, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Problems> {
    let (pairs, rest) = bytes.as_chunks();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text = String::with_capacity(bytes.len());
    let mut fault = None;
    for character in char::decode_utf16(units) {
        match character {
            Ok('\0') => fault = Some("it holds bytes of 0 between its letters"),
            Ok(character) => text.push(character),
            Err(_) => fault = Some("here stands half a letter"),
        }
        if fault.is_some() {
            break;
        }
    }
    if fault.is_none() && !rest.is_empty() {
        fault = Some("it ends within a letter, so it was cut off");
    }
    let Some(fault) = fault else {
        return Ok(text);
    };
    let (line, column) = LineIndex::new(&text).at(text.len());
    Err(one(
        ProblemKind::Encoding,
        place(file, line as usize, column as usize),
        format!("the file says that it is UTF-16, but {fault}"),
        "write or save the file again, best as UTF-8",
    ))
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

/// What a file is that cannot be text in UTF-8, and what to do with it.
fn no_text(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let zeros = |from: usize| {
        let every_other = bytes.iter().take(200).skip(from).step_by(2);
        4 * every_other.clone().filter(|byte| **byte == 0).count() > 3 * every_other.count()
    };
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
            (
                "the file looks like UTF-16, but has no byte order mark that says so",
                "save the file as UTF-8, in an editor with the encoding \"UTF-8\"; what `cpi` prints, write with its option --output",
            )
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
        } else if start.starts_with("<!--") {
            // Markdown may begin with a comment.
            return None;
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
