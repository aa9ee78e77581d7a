//! Is every quotation mark of a table closed where its cell ends?
//!
//! A quotation mark that is not closed takes in everything up to the next one, or the rest of
//! the table: rows vanish in a cell, and nothing is malformed. So a cell in quotation marks
//! must end where its closing mark stands, and may not hold what looks like rows.

use super::cells::shorten;
use super::text::{one, place};
use cpi_model::{ProblemKind, Problems};

/// Where a quotation mark was opened.
#[derive(Clone, Copy)]
struct OpeningQuote {
    line: u32,
    column: usize,
    at: usize,
}

/// Refuses a table with a quotation mark that is not closed, or closed in the wrong place.
/// `line` is the number of its first line.
pub(super) fn check(file: &str, text: &str, delimiter: u8, line: u32) -> Result<(), Problems> {
    if !text.contains('"') {
        return Ok(());
    }
    let scan = Scan {
        file,
        text,
        bytes: text.as_bytes(),
        delimiter,
    };
    scan.table(line)
}

struct Scan<'a> {
    file: &'a str,
    text: &'a str,
    bytes: &'a [u8],
    delimiter: u8,
}

impl Scan<'_> {
    fn table(&self, mut line: u32) -> Result<(), Problems> {
        let mut width = 0;
        let (mut at, mut column) = (0, 1);
        while at < self.bytes.len() {
            if self.bytes[at] == b'"' {
                let opened = OpeningQuote { line, column, at };
                at = self.quoted(opened, &mut line, width)?;
            }
            while at < self.bytes.len() && !self.ends_cell(at) {
                at += 1;
            }
            let Some(byte) = self.bytes.get(at) else {
                break;
            };
            if *byte == self.delimiter {
                column += 1;
                at += 1;
            } else {
                // The header says how wide a row is; lines before it hold nothing.
                if width < 2 {
                    width = column;
                }
                at += self.line_end(at);
                (line, column) = (line + 1, 1);
            }
        }
        Ok(())
    }

    /// Passes over a cell in quotation marks; returns where it ends.
    fn quoted(
        &self,
        opened: OpeningQuote,
        line: &mut u32,
        width: usize,
    ) -> Result<usize, Problems> {
        let mut at = opened.at + 1;
        let closed = loop {
            match self.bytes.get(at) {
                None => return Err(self.never_closed(opened)),
                Some(b'"') if self.bytes.get(at + 1) == Some(&b'"') => at += 2,
                Some(b'"') => break at,
                Some(b'\r' | b'\n') => {
                    at += self.line_end(at);
                    *line += 1;
                }
                Some(_) => at += 1,
            }
        };
        at = closed + 1;
        while self.delimiter != b' ' && self.bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        if at < self.bytes.len() && !self.ends_cell(at) {
            return Err(self.text_after(opened, *line, closed + 1));
        }
        if opened.line != *line {
            self.takes_in_rows(opened, *line, closed, width)?;
        }
        Ok(at)
    }

    /// Refuses a cell of several lines that look like rows of the table.
    fn takes_in_rows(
        &self,
        opened: OpeningQuote,
        last: u32,
        closed: usize,
        width: usize,
    ) -> Result<(), Problems> {
        let rest = &self.text[closed + 1..];
        let rest = rest.split(['\r', '\n']).next().unwrap_or_default();
        let inside = &self.text[opened.at + 1..closed];
        let inside = inside.replace("\r\n", "\n").replace('\r', "\n");
        let mut lines: Vec<String> = inside.split('\n').skip(1).map(str::to_owned).collect();
        if let Some(closing) = lines.last_mut() {
            closing.push_str(rest);
        }
        let rows: Vec<&String> = lines
            .iter()
            .filter(|line| self.is_row(line, width))
            .collect();
        let Some(first) = rows.first() else {
            return Ok(());
        };
        Err(one(
            ProblemKind::Syntax,
            place(self.file, opened.line as usize, opened.column),
            format!(
                "a quotation mark is opened here and closed in line {last}, so that one cell takes in what looks like rows of the table ({}), such as `{}`",
                rows.len(),
                shorten(first)
            ),
            "close the quotation mark where its cell ends; if the cell is meant to hold these lines, write a space after each separator in them",
        ))
    }

    /// Whether a line within a cell looks like a row: as many cells as the header has, short
    /// ones without spaces most of them. In prose a space follows a comma.
    fn is_row(&self, line: &str, width: usize) -> bool {
        let cells: Vec<&str> = line.split(char::from(self.delimiter)).collect();
        if width < 2 || cells.len() != width {
            return false;
        }
        let filled = cells.iter().filter(|cell| !cell.trim().is_empty());
        let spaced = filled
            .clone()
            .filter(|cell| cell.trim().contains(char::is_whitespace));
        let prose = cells.iter().skip(1).any(|cell| cell.starts_with(' '));
        let (filled, spaced) = (filled.count(), spaced.count());
        let most = if width < 4 { 0 } else { filled / 2 };
        !prose && 1 < filled && spaced <= most
    }

    fn never_closed(&self, opened: OpeningQuote) -> Problems {
        one(
            ProblemKind::Syntax,
            place(self.file, opened.line as usize, opened.column),
            "a quotation mark is opened here and never closed, so that one cell takes in the rest of the table",
            CLOSE,
        )
    }

    fn text_after(&self, opened: OpeningQuote, line: u32, after: usize) -> Problems {
        let rest = self.text[after..].split(['\r', '\n']).next();
        let message = format!(
            "a quotation mark is opened here, and after the one that closes it{} the cell goes on: `{}`",
            if line == opened.line {
                String::new()
            } else {
                format!(" in line {line}")
            },
            shorten(rest.unwrap_or_default())
        );
        let place = place(self.file, opened.line as usize, opened.column);
        one(ProblemKind::Syntax, place, message, CLOSE)
    }

    fn ends_cell(&self, at: usize) -> bool {
        let byte = self.bytes[at];
        byte == self.delimiter || byte == b'\r' || byte == b'\n'
    }

    /// How many bytes end a line here.
    fn line_end(&self, at: usize) -> usize {
        match self.bytes[at..] {
            [b'\r', b'\n', ..] => 2,
            _ => 1,
        }
    }
}

const CLOSE: &str = "close the quotation mark at the end of its cell, or remove it; within a cell in quotation marks each one is written twice: `\"the so-called \"\"decree\"\"\"`";
