//! Tables of cells with a header.

use super::text::{one, place, problem};
use cpi_model::problem::suggest;
use cpi_model::{ProblemKind, Problems};
use csv::StringRecord;
use std::collections::BTreeMap;

/// A table that is read row by row.
pub(super) struct Cells<'a> {
    pub(super) file: &'a str,
    pub(super) header: Vec<String>,
    delimiter: u8,
    reader: csv::Reader<&'a [u8]>,
    text: &'a str,
    lines: LineCount<'a>,
}

impl<'a> Cells<'a> {
    /// Reads the header: no column twice, none without a name.
    pub(super) fn new(file: &'a str, text: &'a str, delimiter: u8) -> Result<Self, Problems> {
        let mut reader = reader(text, delimiter);
        let mut record = StringRecord::new();
        reader
            .read_record(&mut record)
            .map_err(|error| syntax(file, &error))?;
        let header: Vec<String> = record.iter().map(str::to_owned).collect();
        if let [only] = header.as_slice()
            && let Some(other) = [',', ';', '\t', '|']
                .into_iter()
                .find(|c| only.contains(*c))
        {
            return Err(one(
                ProblemKind::Syntax,
                place(file, 1, 1),
                format!(
                    "the header is a single cell, `{}`, that looks separated by {other:?}",
                    shorten(only)
                ),
                format!(
                    "separate the cells by {:?}; of a table of answers, `round.toml` can declare `delimiter = {:?}` instead",
                    char::from(delimiter),
                    other.to_string()
                ),
            ));
        }
        let mut problems = Problems::new();
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (i, name) in header.iter().enumerate() {
            let at = place(file, 1, i + 1);
            if name.is_empty() {
                problems.push(problem(
                    ProblemKind::UnknownKey,
                    at,
                    format!("column {} has no name", i + 1),
                    "name the column, or remove it",
                ));
            } else if let Some(first) = seen.insert(name, i) {
                problems.push(problem(
                    ProblemKind::Duplicate,
                    at,
                    format!(
                        "the column `{}` stands twice, first as column {}",
                        shorten(name),
                        first + 1
                    ),
                    "keep one of them, or name the other in `ignore` under another name",
                ));
            }
        }
        if problems.is_empty() {
            Ok(Self {
                file,
                header,
                delimiter,
                reader,
                text,
                lines: LineCount::new(text, 1),
            })
        } else {
            Err(problems)
        }
    }

    /// Refuses a header with a column that is not known, or without one that is required.
    /// `there_are` names the known ones.
    pub(super) fn only(
        &self,
        is_known: impl Fn(&str) -> bool,
        there_are: &str,
        required: &[&str],
    ) -> Result<(), Problems> {
        let mut problems = Problems::new();
        for (i, name) in self.header.iter().enumerate() {
            if !is_known(name) {
                // Of a text the language may stand behind the name.
                let language = name.find('@').map_or("", |at| &name[at..]);
                let words = there_are.split([',', ' ', '`']);
                let near: Vec<String> = words.map(|word| format!("{word}{language}")).collect();
                problems.push(problem(
                    ProblemKind::UnknownKey,
                    place(self.file, 1, i + 1),
                    format!("the column `{}` is not known", shorten(name)),
                    suggest(
                        name,
                        near.iter().map(String::as_str),
                        &format!("correct or remove it; there are {there_are}"),
                    ),
                ));
            }
        }
        for required in required {
            if !self.header.iter().any(|name| name == required) {
                problems.push(problem(
                    ProblemKind::MissingKey,
                    place(self.file, 1, 1),
                    format!("there is no column `{required}`"),
                    "add the column",
                ));
            }
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems)
        }
    }

    /// Reads the next row into a record; `false` at the end. The number is its line.
    pub(super) fn next(&mut self, record: &mut StringRecord) -> Result<Option<u32>, Problems> {
        if !self
            .reader
            .read_record(record)
            .map_err(|error| syntax(self.file, &error))?
        {
            return Ok(None);
        }
        let line = self.lines.at(record.position());
        if record.len() != self.header.len() {
            return Err(ragged(self.file, line, record.len(), self.header.len()));
        }
        Ok(Some(line))
    }

    /// The rows that are left, in at most so many parts that can be read side by side.
    ///
    /// A text without quotation marks ends a row at every line end, so that it can be cut
    /// there, and its cells are found by their separators alone.
    pub(super) fn parts(self, most: usize) -> Vec<Part<'a>> {
        let from = usize::try_from(self.reader.position().byte()).unwrap_or(0);
        // The header's record ends at the first half of CR LF.
        let halved = self.text[..from].ends_with('\r') && self.text[from..].starts_with('\n');
        let (before, rows) = self.text.split_at(from + usize::from(halved));
        let part = |text: &'a str, line: u32| Part {
            file: self.file,
            width: self.header.len(),
            delimiter: self.delimiter,
            quoted: self.text.contains('"'),
            text,
            line,
        };
        let mut line = 1 + line_ends(before.as_bytes());
        let mut parts = Vec::new();
        let mut rest = rows;
        for left in (2..=most.max(1)).rev() {
            if rest.len() < SMALLEST_PART * left || part("", 0).quoted {
                break;
            }
            let middle = rest.len() / left;
            let Some(cut) = rest.as_bytes()[middle..].iter().position(|b| *b == b'\n') else {
                break;
            };
            let (one, other) = rest.split_at(middle + cut + 1);
            parts.push(part(one, line));
            line += line_ends(one.as_bytes());
            rest = other;
        }
        parts.push(part(rest, line));
        parts
    }
}

/// Below this many bytes a part is not worth a thread of its own.
const SMALLEST_PART: usize = 1 << 16;

/// Rows of a table that can be read apart from the others.
pub(super) struct Part<'a> {
    file: &'a str,
    width: usize,
    delimiter: u8,
    quoted: bool,
    text: &'a str,
    /// The line on which the text begins.
    line: u32,
}

impl Part<'_> {
    /// Reads row after row: its line and cells, or what is wrong with it.
    pub(super) fn each(&self, mut row: impl FnMut(u32, Result<&[&str], Problems>)) {
        if self.quoted {
            self.each_quoted(&mut row);
        } else {
            self.each_plain(&mut row);
        }
    }

    fn each_plain(&self, row: &mut impl FnMut(u32, Result<&[&str], Problems>)) {
        let mut cells = Vec::with_capacity(self.width);
        let mut line = self.line;
        let mut rest = self.text;
        let delimiter = char::from(self.delimiter);
        while !rest.is_empty() {
            let bytes = rest.as_bytes();
            let end = bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            let end = end.unwrap_or(bytes.len());
            if 0 < end {
                cells.clear();
                cells.extend(rest[..end].split(delimiter));
                row(line, self.fits(line, &cells));
            }
            let ended = match &bytes[end..] {
                [b'\r', b'\n', ..] => 2,
                [] => 0,
                _ => 1,
            };
            line += u32::from(ended != 0);
            rest = &rest[end + ended..];
        }
    }

    fn each_quoted(&self, row: &mut impl FnMut(u32, Result<&[&str], Problems>)) {
        let mut reader = reader(self.text, self.delimiter);
        let mut lines = LineCount::new(self.text, self.line);
        let mut record = StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    row(0, Err(syntax(self.file, &error)));
                    break;
                }
            }
            let line = lines.at(record.position());
            let cells: Vec<&str> = record.iter().collect();
            row(line, self.fits(line, &cells));
        }
    }

    fn fits<'c>(&self, line: u32, cells: &'c [&'c str]) -> Result<&'c [&'c str], Problems> {
        if cells.len() == self.width {
            Ok(cells)
        } else {
            Err(ragged(self.file, line, cells.len(), self.width))
        }
    }
}

fn ragged(file: &str, line: u32, cells: usize, width: usize) -> Problems {
    one(
        ProblemKind::RaggedRow,
        place(file, line as usize, cells.min(width) + 1),
        format!("the row has {cells} cells, the header {width}"),
        "complete the row; a cell that holds the separator is put in quotation marks",
    )
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes())
}

/// How many lines end in a text: by LF, CR or both.
fn line_ends(bytes: &[u8]) -> u32 {
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    u32::try_from(ends.count()).unwrap_or(u32::MAX)
}

/// Counts lines from record to record, also through cells of several lines.
struct LineCount<'a> {
    text: &'a str,
    counted: usize,
    line: u32,
}

impl<'a> LineCount<'a> {
    fn new(text: &'a str, line: u32) -> Self {
        Self {
            text,
            counted: 0,
            line,
        }
    }

    /// The line on which a record begins.
    fn at(&mut self, position: Option<&csv::Position>) -> u32 {
        let bytes = self.text.as_bytes();
        let at = position.and_then(|position| usize::try_from(position.byte()).ok());
        let mut at = at.unwrap_or(self.counted).clamp(self.counted, bytes.len());
        while at < bytes.len() && matches!(bytes[at], b'\r' | b'\n') {
            at += 1;
        }
        self.line += line_ends(&bytes[self.counted..at]);
        self.counted = at;
        self.line
    }
}

fn syntax(file: &str, error: &csv::Error) -> Problems {
    let line = error.position().map_or(1, csv::Position::line);
    one(
        ProblemKind::Syntax,
        place(file, usize::try_from(line).unwrap_or(1), 1),
        format!("the table cannot be read: {error}"),
        "save it again as CSV UTF-8",
    )
}

/// A text that is short enough to stand in a message.
pub(super) fn shorten(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if clean.chars().count() <= 60 {
        clean
    } else {
        clean.chars().take(60).chain(['…']).collect()
    }
}
