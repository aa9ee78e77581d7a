//! Tables of cells with a header.

use super::text::{one, place, problem};
use cpi_model::{ProblemKind, Problems};
use csv::StringRecord;
use std::collections::BTreeMap;

/// A table that is read row by row.
pub(super) struct Cells<'a> {
    pub(super) file: &'a str,
    pub(super) header: Vec<String>,
    reader: csv::Reader<&'a [u8]>,
    text: &'a str,
    /// How far lines have been counted, and how many.
    counted: (usize, u32),
}

impl<'a> Cells<'a> {
    /// Reads the header: no column twice, none without a name.
    pub(super) fn new(file: &'a str, text: &'a str, delimiter: u8) -> Result<Self, Problems> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
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
                    "separate the cells by {:?}, or declare `delimiter = {:?}` with the table",
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
                reader,
                text,
                counted: (0, 1),
            })
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
        let line = self.line(record.position());
        if record.len() != self.header.len() {
            return Err(one(
                ProblemKind::RaggedRow,
                place(
                    self.file,
                    line as usize,
                    record.len().min(self.header.len()) + 1,
                ),
                format!(
                    "the row has {} cells, the header {}",
                    record.len(),
                    self.header.len()
                ),
                "complete the row; a cell that holds the separator is put in quotation marks",
            ));
        }
        Ok(Some(line))
    }
}

impl Cells<'_> {
    /// The line on which a record begins, also after cells of several lines.
    fn line(&mut self, position: Option<&csv::Position>) -> u32 {
        let (from, mut line) = self.counted;
        let bytes = self.text.as_bytes();
        let at = position
            .and_then(|position| usize::try_from(position.byte()).ok())
            .unwrap_or(from);
        let mut at = at.clamp(from, bytes.len());
        while at < bytes.len() && matches!(bytes[at], b'\r' | b'\n') {
            at += 1;
        }
        for byte in &bytes[from..at] {
            line += u32::from(*byte == b'\n');
        }
        self.counted = (at, line);
        line
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
