//! A workbook that comes back from reviewers: what is to be done, and where does it say so?
//!
//! Sheets are known by their headers, columns by their names in any language, rows by their
//! codes, as in questionnaires; and what stands where nothing is read is reported.

mod rows;

use super::cells::shorten;
use super::spreadsheet::{Row as Line, Sheet, Spreadsheet, spreadsheet};
use super::text::{one, problem};
use crate::questionnaire::hash;
use crate::questionnaire::words::Word;
use crate::review_book::IDENTITY;
use crate::review_book::words::{Column, OPEN, ReviewWord};
use cpi_model::Pointer;
use cpi_model::matching::plain;
use cpi_model::review::ReviewAction;
use cpi_model::{Framework, Place, ProblemKind, Problems, Severity};
use rows::Reader;
use std::collections::BTreeMap;

/// What a workbook of reviewers says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// The country.
    pub country: String,
    /// The round.
    pub round: String,
    /// How many entries of the history it knows.
    pub entries: u64,
    /// The hash of the last of them, or of the answers of a history that was not begun.
    pub head: String,
    /// The rows in which something is done, in their order.
    pub rows: Vec<Row>,
    /// What is wrong with other rows, and what stands where nothing is read.
    pub problems: Problems,
    /// The file.
    pub place: Place,
}

/// What is done to an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The code of the indicator.
    pub indicator: String,
    /// What is done.
    pub said: Vec<ReviewedRow>,
    /// How much of the row is not taken, for a reason that is among the problems.
    pub faulty: usize,
}

/// Something that is done to an indicator, with its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewedRow {
    /// What is done.
    pub act: ReviewAction,
    whole: Place,
    cells: BTreeMap<Column, Place>,
    /// Title, link, day and note of each document.
    evidence: Vec<[Option<Place>; 4]>,
}

impl ReviewedRow {
    /// The cells of documents that stand on another sheet than the reply.
    pub(crate) fn elsewhere(&self) -> Vec<Place> {
        let first = |cells: &[Option<Place>; 4]| cells.iter().flatten().next().cloned();
        let documents = self.evidence.iter().filter_map(first);
        documents
            .filter(|place| place.sheet != self.whole.sheet)
            .collect()
    }

    /// The cell of a value, by the path that a check of the answer gives.
    pub fn place(&self, path: &Pointer) -> Place {
        let key = path.last().unwrap_or_default();
        let evidence = path.from_below(&Pointer::from(["reply", "evidence"]));
        if let Some((number, _)) = evidence.and_then(|path| path.split_index()) {
            let keys = ["title", "link", "consulted", "note"];
            let at = keys.iter().position(|each| *each == key).unwrap_or(0);
            let cells = self.evidence.get(number);
            let found = cells.and_then(|cells| {
                cells[at]
                    .clone()
                    .or_else(|| cells.iter().flatten().next().cloned())
            });
            return found.unwrap_or_else(|| self.whole.clone());
        }
        let column = match &*key {
            "answer" => ReviewWord::Final,
            "points" | "adjudication" => ReviewWord::Points,
            "reason" | "comment" => ReviewWord::Reason,
            "text" => ReviewWord::Reply,
            "by" => ReviewWord::Office,
            _ => return self.whole.clone(),
        };
        let cell = self.cells.get(&Column::Review(column));
        cell.unwrap_or(&self.whole).clone()
    }
}

/// Whether a file of sheets is the workbook of a review.
pub(super) fn is_review(book: &Spreadsheet) -> bool {
    book.names.contains_key(IDENTITY[0]) || book.properties.contains_key(IDENTITY[0])
}

/// Whether a file of sheets has the columns of a review, whatever it says of itself.
pub(super) fn has_decisions(book: &Spreadsheet) -> bool {
    let decision = Column::Review(ReviewWord::Decision);
    let mut sheets = book.sheets.iter();
    sheets.any(|sheet| layout(sheet).is_some_and(|layout| layout.has(decision)))
}

/// Reads a workbook of reviewers, XLSX or ODS.
///
/// # Errors
///
/// All problems of a file that cannot be read, or is no review by this framework.
pub fn read(file: &str, bytes: &[u8], framework: &Framework) -> Result<Returned, Problems> {
    let book = spreadsheet(file, bytes)?;
    let mut returned = identify(file, &book, framework)?;
    // The one problem of those that say whose workbook it is.
    let changed = !returned.problems.is_empty();
    let mut reader = Reader::new(file, framework, changed, book.calendar);
    let mut found = false;
    for sheet in &book.sheets {
        match layout(sheet) {
            Some(layout) if layout.has(Column::Review(ReviewWord::Decision)) => {
                found = true;
                reader.review(sheet, &layout);
            }
            Some(layout) if layout.has(Column::Asked(Word::EvidenceTitle)) => {
                reader.evidence(sheet, &layout);
            }
            _ if is_beside(&book, sheet) => {}
            _ => reader.not_read(
                &sheet.name,
                first_cell(sheet),
                format!(
                    "the sheet is no part of the review; cells that are not read: {}",
                    sheet.filled()
                ),
            ),
        }
    }
    if !found {
        return Err(one(
            ProblemKind::MissingKey,
            returned.place,
            "no sheet has a header with the columns of a review",
            "hand in the workbook as it was handed out, with its headers",
        ));
    }
    let seen = reader.seen();
    let (rows, problems) = reader.end();
    returned.rows = rows;
    returned.problems.extend(problems);
    let expected = value(&book, "cpi_rows").and_then(|rows| rows.parse::<usize>().ok());
    if let Some(expected) = expected.filter(|expected| seen < *expected) {
        let mut gone = problem(
            ProblemKind::MissingKey,
            returned.place.clone(),
            format!("the workbook was handed out with {expected} rows, and {seen} are there"),
            "see whether something was decided in the rows that are gone",
        );
        gone.severity = Severity::Warning;
        returned.problems.push(gone);
    }
    Ok(returned)
}

/// The value of a named cell, or of the custom property of that name.
fn value(book: &Spreadsheet, name: &str) -> Option<String> {
    let property = || book.properties.get(name).cloned();
    let cell = book.names.get(name).and_then(|(sheet, row, column)| {
        let sheet = book.sheets.iter().find(|each| each.name == *sheet)?;
        let value = sheet.value(*row, *column)?;
        Some(plain(&value.text()).into_owned())
    });
    property().or(cell).filter(|text| !text.is_empty())
}

/// Whose workbook it is.
fn identify(file: &str, book: &Spreadsheet, framework: &Framework) -> Result<Returned, Problems> {
    let place = Place {
        file: file.to_owned(),
        sheet: None,
        line: None,
        column: None,
    };
    if !is_review(book) && has_decisions(book) {
        return Err(lost(file, &["whose review it is"]));
    }
    if !is_review(book) {
        return Err(one(
            ProblemKind::OtherContent,
            place,
            "this is no workbook of a review: it does not say whose it is",
            "hand in a workbook of a review; questionnaires are collected",
        ));
    }
    let mut problems = Problems::new();
    let own = [
        ("cpi_framework", framework.id().to_owned()),
        ("cpi_version", framework.version().to_owned()),
    ];
    for (name, expected) in own {
        let found = value(book, name).unwrap_or_default();
        if found != expected {
            problems.push(problem(
                ProblemKind::OtherFramework,
                place.clone(),
                format!(
                    "this is a review by the framework {} `{}`; that of the index is `{expected}`",
                    if name == "cpi_version" {
                        "version"
                    } else {
                        "id"
                    },
                    shorten(&found)
                ),
                "take it in with the index that it was written from",
            ));
        }
    }
    if problems.any_error() {
        return Err(problems);
    }
    let mut gone = Vec::new();
    let mut required = |name: &str, what: &'static str| {
        value(book, name).unwrap_or_else(|| {
            gone.push(what);
            String::new()
        })
    };
    let country = required("cpi_country", "the country");
    let round = required("cpi_round", "the round");
    let entries = required("cpi_entries", "how much of the history it knows");
    let head = required("cpi_head", "the last entry of the history that it knows");
    if !gone.is_empty() {
        return Err(lost(file, &gone));
    }
    let stated = value(book, "cpi_hash");
    let other = stated.is_some_and(|stated| stated != hash(framework));
    let mut returned = Returned {
        country,
        round,
        entries: entries.parse().unwrap_or(u64::MAX),
        head,
        rows: Vec::new(),
        problems: Problems::new(),
        place: place.clone(),
    };
    if other {
        let mut changed = problem(
            ProblemKind::OtherFramework,
            place,
            "the workbook was made from another text of this framework version",
            "look at what has changed since; a changed question deserves a new version",
        );
        changed.severity = Severity::Warning;
        returned.problems.push(changed);
    }
    Ok(returned)
}

/// A workbook of a review that no longer says something that it was handed out with.
fn lost(file: &str, what: &[&str]) -> Problems {
    one(
        ProblemKind::MissingKey,
        Place {
            file: file.to_owned(),
            sheet: None,
            line: None,
            column: None,
        },
        format!(
            "the workbook of a review no longer says {}: that stood in named cells and custom properties, which the program that saved it has left out",
            what.join(", ")
        ),
        "write the review out again, copy what was filled in into it, and save it in a program that keeps names, such as Excel or LibreOffice",
    )
}

/// Where the columns of a sheet are.
struct Layout<'a> {
    header: &'a Line,
    columns: Vec<(Column, u32)>,
}

impl Layout<'_> {
    fn has(&self, column: Column) -> bool {
        self.at(column).is_some()
    }
    fn at(&self, column: Column) -> Option<u32> {
        let mut columns = self.columns.iter();
        columns.find(|(each, _)| *each == column).map(|(_, at)| *at)
    }
    fn column(&self, at: u32) -> Option<Column> {
        let mut columns = self.columns.iter();
        columns
            .find(|(_, each)| *each == at)
            .map(|(column, _)| *column)
    }
}

/// How far down a header is looked for.
const HEADER_WITHIN: usize = 30;

fn layout(sheet: &Sheet) -> Option<Layout<'_>> {
    let evidence = |text: &str| {
        let words = [
            Word::EvidenceTitle,
            Word::EvidenceLink,
            Word::EvidenceDate,
            Word::EvidenceNote,
        ];
        words
            .into_iter()
            .find(|word| word.is(text))
            .map(Column::Asked)
    };
    let mut rows = sheet.rows.iter().take(HEADER_WITHIN);
    rows.find_map(|row| {
        let mut layout = Layout {
            header: row,
            columns: Vec::new(),
        };
        for (at, value) in &row.cells {
            let text = value.text();
            if let Some(column) = Column::of(&text).or_else(|| evidence(&text))
                && !layout.has(column)
            {
                layout.columns.push((column, *at));
            }
        }
        let code = layout.has(Column::Asked(Word::Code));
        (code && 1 < layout.columns.len()).then_some(layout)
    })
}

/// Whether a sheet is the first one or the lists, where nothing is filled in, or empty.
fn is_beside(book: &Spreadsheet, sheet: &Sheet) -> bool {
    let named = book
        .names
        .iter()
        .any(|(name, (of, _, _))| IDENTITY.contains(&name.as_str()) && *of == sheet.name);
    named || Word::Start.is(&sheet.name) || Word::Lists.is(&sheet.name) || sheet.filled() == 0
}

fn first_cell(sheet: &Sheet) -> (u32, u32) {
    let first = sheet.rows.first();
    let cell = first.and_then(|row| Some((row.number, row.cells.first()?.0)));
    cell.unwrap_or((1, 1))
}

/// Whether a column is filled in.
fn is_open(column: Column) -> bool {
    OPEN.contains(&column)
}
