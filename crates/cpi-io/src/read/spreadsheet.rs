//! Which cells does a spreadsheet file hold?
//!
//! XLSX and ODS alike: sheets in order, rows and cells at their absolute positions, empty
//! ones left out; named cells and custom properties; merged ranges. A number is the decimal
//! that the program shows in full, a date is a date, whatever the file stores.
//!
//! A file can unpack to any size, name any cell and repeat a row a million times. So every
//! member is inflated through a counter with a cap, and cells are counted as they come.

mod calendar;
mod kind;
mod members;
mod ods;
mod xlsx;
mod xml;

pub use calendar::Calendar;

use super::text::{one, place};
use cpi_model::{ProblemKind, Problems};
use std::collections::BTreeMap;

/// The most bytes of a file that are read.
pub const MOST_BYTES: u64 = 64 << 20;
/// The most bytes that one member of the file may unpack to.
const MOST_MEMBER: u64 = 64 << 20;
/// The most bytes that all members together may unpack to.
const MOST_UNPACKED: u64 = 160 << 20;
/// The most cells that hold something, of all sheets.
const MOST_CELLS: usize = 500_000;
/// The most bytes of text in all cells together: a text that is stored once can stand in
/// every cell.
const MOST_TEXT: usize = 64 << 20;
/// The most sheets, and the most names, styles and properties.
const MOST_SHEETS: usize = 1000;
const MOST_NAMES: usize = 100_000;
/// The most merged ranges of a sheet.
const MOST_MERGED: usize = 5_000;
/// The most characters of a cell; spreadsheets allow no more.
const MOST_CHARACTERS: usize = 32_767;

/// A file of sheets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spreadsheet {
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
    /// Cells that have a name of their own: sheet, row, column.
    pub names: BTreeMap<String, (String, u32, u32)>,
    /// Its custom properties.
    pub properties: BTreeMap<String, String>,
    /// How its numbers stand for days.
    pub calendar: Calendar,
}

/// A sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// The rows that hold something, in order.
    pub rows: Vec<Row>,
    /// Its merged ranges.
    pub merged: Vec<Range>,
}

/// A row that holds something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1.
    pub number: u32,
    /// Its cells that hold something: the column, from 1, and the value.
    pub cells: Vec<(u32, Value)>,
}

/// A range of cells, from 1, its ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The first row.
    pub top: u32,
    /// The first column.
    pub left: u32,
    /// The last row.
    pub bottom: u32,
    /// The last column.
    pub right: u32,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number, as a decimal.
    Number(String),
    /// A number that is shown as a percentage, as a decimal: 45 % is `0.45`.
    Percentage(String),
    /// A date, `YYYY-MM-DD`.
    Date(String),
    /// A time of day without a date, `HH:MM:SS`.
    Time(String),
    /// A date with a time of day, `YYYY-MM-DDTHH:MM:SS`.
    DateTime(String),
    /// True or false.
    Truth(bool),
    /// An error of the spreadsheet, such as `#REF!`.
    Fault(String),
    /// A formula whose value no program has computed.
    NotComputed,
    /// A text longer than a cell can hold, cut.
    TooLong(String),
}

impl Value {
    /// Its text: a decimal, a date, a date with its time of day, `TRUE`.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text)
            | Self::Number(text)
            | Self::Percentage(text)
            | Self::Date(text)
            | Self::Time(text)
            | Self::DateTime(text)
            | Self::Fault(text)
            | Self::TooLong(text) => text.trim().to_owned(),
            Self::Truth(true) => "TRUE".to_owned(),
            Self::Truth(false) => "FALSE".to_owned(),
            Self::NotComputed => "(a formula without a value)".to_owned(),
        }
    }

    /// The bytes of its text.
    fn size(&self) -> usize {
        match self {
            Self::Text(text) | Self::Fault(text) | Self::TooLong(text) => text.len(),
            _ => 0,
        }
    }

    fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

impl Sheet {
    /// The value of a cell.
    pub fn value(&self, row: u32, column: u32) -> Option<&Value> {
        let at = self
            .rows
            .binary_search_by_key(&row, |row| row.number)
            .ok()?;
        self.rows[at].value(column)
    }

    /// How many cells hold something.
    pub fn filled(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).sum()
    }
}

impl Row {
    /// The value of a cell.
    pub fn value(&self, column: u32) -> Option<&Value> {
        let mut cells = self.cells.iter();
        cells.find(|(at, _)| *at == column).map(|(_, value)| value)
    }
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Refusal {
    /// More than is read: what, and how much is.
    TooLarge(String),
    /// Not what it should be.
    Broken(String),
    /// It opens with a password alone.
    Protected,
    /// Something else than a workbook that is read: what.
    Other(String),
}

impl Refusal {
    fn broken(what: impl Into<String>) -> Self {
        Self::Broken(what.into())
    }
}

/// Refuses more of something than a workbook that a person made has.
fn few(what: &str, count: usize, most: usize) -> Result<(), Refusal> {
    if most < count {
        return Err(Refusal::TooLarge(format!("it has more than {most} {what}")));
    }
    Ok(())
}

/// Cells as they come, counted.
#[derive(Debug, Default)]
struct Collected {
    sheet: Sheet,
    count: usize,
    text: usize,
}

impl Collected {
    /// Takes a cell. Rows come in order in every file that a program wrote; where they do
    /// not, they are sorted when the sheet ends.
    fn push(&mut self, row: u32, column: u32, value: Value) -> Result<(), Refusal> {
        if value.is_empty() {
            return Ok(());
        }
        self.count += 1;
        few("cells that hold something", self.count, MOST_CELLS)?;
        self.text += value.size();
        if MOST_TEXT < self.text {
            return Err(Refusal::TooLarge(format!(
                "its cells hold more than {} megabytes of text",
                MOST_TEXT >> 20
            )));
        }
        let value = match value {
            Value::Text(text) if MOST_CHARACTERS < text.len() => {
                // Bytes first: they are at least as many as characters.
                match text.char_indices().nth(MOST_CHARACTERS) {
                    Some((end, _)) => Value::TooLong(text[..end].to_owned()),
                    None => Value::Text(text),
                }
            }
            other => other,
        };
        match self.sheet.rows.last_mut() {
            Some(last) if last.number == row => last.cells.push((column, value)),
            _ => self.sheet.rows.push(Row {
                number: row,
                cells: vec![(column, value)],
            }),
        }
        Ok(())
    }

    /// The sheet, its rows in order and each once.
    fn end(&mut self) -> Sheet {
        let mut sheet = std::mem::take(&mut self.sheet);
        if !sheet
            .rows
            .is_sorted_by(|one, next| one.number < next.number)
        {
            sheet.rows.sort_by_key(|row| row.number);
            let mut rows: Vec<Row> = Vec::with_capacity(sheet.rows.len());
            for row in sheet.rows {
                match rows.last_mut() {
                    Some(last) if last.number == row.number => last.cells.extend(row.cells),
                    _ => rows.push(row),
                }
            }
            sheet.rows = rows;
        }
        sheet
    }
}

/// A decimal of a binary fraction as spreadsheets store it: the shortest that is the same.
fn decimal(text: &str) -> Option<String> {
    let text = text.trim();
    let number: f64 = text.parse().ok()?;
    // A plain decimal of few digits is what it says.
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    if plain && text.len() <= 15 && !text.contains('.') && !text.starts_with("00") {
        return Some(text.to_owned());
    }
    number.is_finite().then(|| number.to_string())
}

/// What a date is that a file writes as ISO 8601: a day, or a day with its time, unless that
/// is midnight.
fn iso_date(text: &str) -> Value {
    let text = text.trim();
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let midnight = time
        .trim_end_matches('Z')
        .chars()
        .all(|c| matches!(c, '0' | ':' | '.'));
    if midnight {
        Value::Date(day.chars().take(10).collect())
    } else {
        Value::DateTime(format!("{day}T{time}"))
    }
}

/// Whether bytes are a file of sheets, by how they begin.
pub fn is_spreadsheet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// Reads a file of sheets, XLSX or ODS.
///
/// # Errors
///
/// One problem, where it is no such file, is damaged, or larger than is read.
pub fn spreadsheet(file: &str, bytes: &[u8]) -> Result<Spreadsheet, Problems> {
    let refuse = |kind, message: String, hint: &str| one(kind, place_of(file), message, hint);
    let read = || {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            return Err(kind::compound(bytes));
        }
        small(bytes)?;
        let mut members = members::Members::open(bytes)?;
        kind::known(&mut members)?;
        if members.has("content.xml") {
            ods::read(&mut members)
        } else {
            xlsx::read(&mut members)
        }
    };
    read().map_err(|refusal| match refusal {
        Refusal::TooLarge(what) => refuse(
            ProblemKind::TooLarge,
            format!("the file is larger than is read: {what}"),
            "hand in the workbook as it was handed out; a copy of its sheets in a new workbook may have lost what makes it large",
        ),
        Refusal::Broken(what) => refuse(
            ProblemKind::Syntax,
            format!("the workbook cannot be read: {what}"),
            "open it in a spreadsheet program and save it again as XLSX or ODS",
        ),
        Refusal::Protected => refuse(
            ProblemKind::Encoding,
            "the workbook is protected by a password to open it, and nothing of it can be read"
                .to_owned(),
            "save it without that password; the protection of cells does no harm",
        ),
        Refusal::Other(what) => refuse(
            ProblemKind::Encoding,
            format!("the file is {what}, which is not read"),
            "open it in the program that wrote it, and save or export it as XLSX or ODS",
        ),
    })
}

/// Refuses a file that is too large.
fn small(bytes: &[u8]) -> Result<(), Refusal> {
    if MOST_BYTES < bytes.len() as u64 {
        return Err(Refusal::TooLarge(format!(
            "it has {} bytes; at most {MOST_BYTES} are read",
            bytes.len()
        )));
    }
    Ok(())
}

/// A packed file that is no workbook: an archive of tables.
pub(super) struct Archive<'a> {
    members: members::Members<'a>,
    names: Vec<String>,
}

/// Whether the name of a member is that of a table.
fn is_table(name: &str) -> bool {
    let end = name.rsplit('.').next().unwrap_or_default();
    end.eq_ignore_ascii_case("csv") && !name.starts_with("__MACOSX/")
}

impl<'a> Archive<'a> {
    /// Opens an archive with tables in it; none where the bytes are something else, a workbook
    /// among them.
    pub(super) fn of_tables(file: &str, bytes: &'a [u8]) -> Option<Result<Self, Problems>> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return None;
        }
        if let Err(refusal) = small(bytes) {
            return Some(Err(Self::refused(file, refusal)));
        }
        // A damaged file is for the reader of workbooks to refuse.
        let members = members::Members::open(bytes).ok()?;
        let mut names = members.names();
        let of_workbook = |name: &String| {
            matches!(
                name.as_str(),
                "content.xml" | "[Content_Types].xml" | "_rels/.rels"
            ) || name.starts_with("xl/")
        };
        if names.iter().any(of_workbook) {
            return None;
        }
        names.retain(|name| is_table(name));
        (!names.is_empty()).then_some(Ok(Self { members, names }))
    }

    /// The names of its tables, in order.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The text of one of its tables.
    pub(super) fn text(&mut self, file: &str, name: &str) -> Result<String, Problems> {
        let text = self
            .members
            .text(name)
            .map_err(|refusal| Self::refused(file, refusal))?;
        Ok(text.unwrap_or_default())
    }

    fn refused(file: &str, refusal: Refusal) -> Problems {
        let (kind, message, hint) = match refusal {
            Refusal::TooLarge(what) => (
                ProblemKind::TooLarge,
                format!("the archive is larger than is read: {what}"),
                "export fewer submissions, or without their media",
            ),
            Refusal::Broken(what) => (
                ProblemKind::Syntax,
                format!("the archive cannot be read: {what}"),
                "export it again; its tables are CSV in UTF-8",
            ),
            Refusal::Protected => (
                ProblemKind::Encoding,
                "the archive is protected by a password".to_owned(),
                "export it without one",
            ),
            Refusal::Other(what) => (
                ProblemKind::Encoding,
                format!("the file is {what}, which is not read"),
                "unpack it, and collect the files in it",
            ),
        };
        one(kind, place_of(file), message, hint)
    }
}

pub(super) fn place_of(file: &str) -> cpi_model::Place {
    let mut place = place(file, 1, 1);
    (place.line, place.column) = (None, None);
    place
}
