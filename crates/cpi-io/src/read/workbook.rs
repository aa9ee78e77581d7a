//! A filled workbook: what was answered, and what was done to it?
//!
//! Sheets are known by their headers, whatever they are called now; columns by their names
//! in any language; rows by their codes. So inserted rows, moved columns, renamed sheets and
//! filters do no harm; and what stands where nothing is read is reported.

mod columns;
mod locked;
mod rows;
mod sheets;

pub(super) use rows::merged_message;

use super::gathered::Gathered;
use super::spreadsheet::{Sheet, Spreadsheet, Value};
use super::text::{one, problem};
use crate::questionnaire::names::{BASE, IDENTITY};
use crate::questionnaire::words::Word;
use crate::source_map::Cell;
use crate::submission::Incoming;
use columns::{Layout, SheetKind, layout};
use cpi_model::Pointer;
use cpi_model::draft::{EvidenceDraft, SCHEMA_VERSION, SubmissionFramework};
use cpi_model::matching::plain;
use cpi_model::{Framework, Place, ProblemKind, Problems, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// What an earlier round settled, by the code of the question.
type LastTime = BTreeMap<String, LastAnswer>;

/// What an earlier round settled of a question. What the answer stands for is found out where it is needed:
/// few rows of hundreds ask for it.
#[derive(Default)]
struct LastAnswer {
    shown: Option<Value>,
    evidence: Vec<EvidenceDraft>,
}

/// Whether a file of sheets is a workbook of ours.
pub(super) fn is_ours(book: &Spreadsheet) -> bool {
    IDENTITY
        .iter()
        .any(|name| book.names.contains_key(*name) || book.properties.contains_key(*name))
}

/// Reads a filled workbook.
pub(super) fn workbook(
    file: &str,
    book: &Spreadsheet,
    framework: &Framework,
) -> Result<Incoming, Problems> {
    let sheets: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let mut gathered = Gathered::new(file, framework, sheets);
    gathered.calendar = book.calendar;
    identify(&mut gathered, book);
    lost_identity(file, book)?;
    lost_start(file, book, gathered.draft.assessor.as_deref())?;

    let layouts: Vec<Option<Layout>> = book
        .sheets
        .iter()
        .enumerate()
        .map(|(s, sheet)| layout(&mut gathered, s, sheet))
        .collect();
    let foreign = sheets::foreign(&mut gathered, book, &layouts);
    let of_kind = |kind: SheetKind| {
        layouts
            .iter()
            .enumerate()
            .filter(|(s, _)| !foreign.contains(s))
            .filter_map(|(s, layout)| Some((s, layout.as_ref()?)))
            .filter(move |(_, layout)| layout.kind == kind)
    };
    let mut last = LastTime::new();
    for (s, layout) in of_kind(SheetKind::LastTime) {
        let sheet = &book.sheets[s];
        rows::last_time(sheet, layout, framework, book.calendar, &mut last);
    }
    let mut asked = BTreeSet::new();
    for (s, layout) in of_kind(SheetKind::Section) {
        let mut here = BTreeSet::new();
        rows::section(&mut gathered, s, &book.sheets[s], layout, &last, &mut here);
        sheets::not_handed_out(&mut gathered, book, (s, layout), &here);
        asked.extend(here);
    }
    for (s, layout) in of_kind(SheetKind::Evidence) {
        rows::evidence(&mut gathered, s, &book.sheets[s], layout);
    }
    let asks = |layout: &Layout| layout.kind == SheetKind::Section;
    if !layouts.iter().flatten().any(asks) {
        let kind = if is_ours(book) {
            ProblemKind::MissingKey
        } else {
            ProblemKind::OtherContent
        };
        return Err(one(
            kind,
            whole(file),
            "no sheet has a header with the columns of a questionnaire",
            "hand in the workbook as it was handed out, with its headers",
        ));
    }
    without_layout(&mut gathered, book, &layouts);
    lost_rows(&mut gathered, book, &asked);
    Ok(Incoming {
        submissions: vec![gathered.end()],
        problems: Problems::new(),
    })
}

fn whole(file: &str) -> Place {
    Place {
        file: file.to_owned(),
        sheet: None,
        line: None,
        column: None,
    }
}

/// The value of a named cell, or of the custom property of that name, and its cell.
fn named(book: &Spreadsheet, name: &str) -> (Option<String>, Option<Cell>) {
    let cell = book.names.get(name).and_then(|(sheet, row, column)| {
        let sheet = book.sheets.iter().position(|each| each.name == *sheet)?;
        Some(Cell {
            sheet,
            row: *row,
            column: *column,
        })
    });
    let value = cell.and_then(|cell| book.sheets[cell.sheet].value(cell.row, cell.column));
    let value = value.map(|value| plain(&value.text()).into_owned());
    let property = || book.properties.get(name).cloned();
    (
        value.or_else(property).filter(|text| !text.is_empty()),
        cell,
    )
}

/// Refuses a workbook of ours that no longer says whose answers it holds: some programs save
/// neither named cells nor custom properties.
fn lost_identity(file: &str, book: &Spreadsheet) -> Result<(), Problems> {
    let wanted = [
        ("cpi_framework", "the framework"),
        ("cpi_version", "its version"),
        ("cpi_country", "the country"),
        ("cpi_round", "the round"),
    ];
    let lost: Vec<&str> = wanted
        .into_iter()
        .filter(|(name, _)| !book.names.contains_key(*name) && !book.properties.contains_key(*name))
        .map(|(_, what)| what)
        .collect();
    let is_asked = book.sheets.iter().any(columns::is_asked);
    if lost.is_empty() || !is_asked {
        return Ok(());
    }
    Err(one(
        ProblemKind::MissingKey,
        whole(file),
        format!(
            "the workbook no longer says whose answers it holds: {} stood in named cells and custom properties, which the program that saved it has left out",
            lost.join(", ")
        ),
        "copy what was filled in into a workbook that is handed out anew for this country and round, and save that in a program that keeps names, such as Excel or LibreOffice",
    ))
}

/// Refuses a workbook without its first sheet, where nothing else says who answered.
fn lost_start(file: &str, book: &Spreadsheet, assessor: Option<&str>) -> Result<(), Problems> {
    let is_there = book.sheets.iter().any(|sheet| {
        let labels = [Word::Assessor, Word::AssessorName];
        let mut cells = sheet.rows.iter().flat_map(|row| &row.cells);
        columns::is_start(sheet)
            || cells.any(|(_, value)| labels.iter().any(|word| word.is(&value.text())))
    });
    if assessor.is_some() || is_there || !book.sheets.iter().any(columns::is_asked) {
        return Ok(());
    }
    Err(one(
        ProblemKind::MissingKey,
        whole(file),
        format!(
            "the sheet `{}`, on which the pseudonym of who answered stands, is not in the workbook",
            Word::Start.text("en")
        ),
        "put the sheet back, or copy what was filled in into a workbook that is handed out anew for this country and round",
    ))
}

/// The cell beside a label on the first sheet, and its text.
fn beside(book: &Spreadsheet, labels: &[Word]) -> Option<(String, Cell)> {
    let s = book.sheets.iter().position(columns::is_start_or_lists)?;
    let is_label = |value: &Value| labels.iter().any(|word| word.is(&value.text()));
    book.sheets[s].rows.iter().find_map(|row| {
        let at = row.cells.iter().position(|(_, value)| is_label(value))?;
        let (column, value) = row.cells.get(at + 1)?;
        let cell = Cell {
            sheet: s,
            row: row.number,
            column: *column,
        };
        Some((plain(&value.text()).into_owned(), cell))
    })
}

/// Whose workbook it is.
fn identify(gathered: &mut Gathered<'_>, book: &Spreadsheet) {
    gathered.at(
        Pointer::root(),
        Cell {
            sheet: 0,
            row: 1,
            column: 1,
        },
    );
    let pointers = [
        ("cpi_framework", Pointer::from(["framework", "id"])),
        ("cpi_version", Pointer::from(["framework", "version"])),
        ("cpi_hash", Pointer::from(["framework", "sha256"])),
        ("cpi_country", Pointer::from(["country"])),
        ("cpi_round", Pointer::from(["round"])),
        ("cpi_assessor", Pointer::from(["assessor"])),
    ];
    let mut values = Vec::new();
    for (name, pointer) in pointers {
        let (mut value, mut cell) = named(book, name);
        if name == "cpi_assessor" && cell.is_none() {
            // It is in no custom property, since it is filled in.
            let found = beside(book, &[Word::Assessor, Word::AssessorName]);
            if let Some((text, at)) = found {
                (value, cell) = (Some(text), Some(at));
            }
        }
        if let Some(cell) = cell {
            gathered.at(&pointer, cell);
            if pointer == Pointer::from(["framework", "id"]) {
                gathered.at(Pointer::root(), cell);
            }
            let property = book.properties.get(name);
            if let (Some(value), Some(property)) = (&value, property)
                && value != property
            {
                gathered.report(
                    Severity::Error,
                    ProblemKind::Contradiction,
                    (cell, pointer),
                    format!(
                        "the cell says `{value}`, the workbook was handed out with `{property}`"
                    ),
                    "write what it was handed out with, or fill in a workbook made for this",
                );
            }
        }
        values.push(value);
    }
    let mut values = values.into_iter();
    let mut next = || values.next().flatten();
    let draft = &mut gathered.draft;
    draft.schema_version = Some(SCHEMA_VERSION);
    draft.framework = Some(SubmissionFramework {
        id: next(),
        version: next(),
        sha256: next(),
    });
    draft.country = next();
    draft.round = next();
    draft.assessor = next();
    draft.base = book.properties.get(BASE).cloned();
}

/// Reports sheets that are none of ours and hold something.
fn without_layout(gathered: &mut Gathered<'_>, book: &Spreadsheet, layouts: &[Option<Layout>]) {
    let of_names: BTreeSet<&str> = book
        .names
        .iter()
        .filter(|(name, _)| IDENTITY.contains(&name.as_str()))
        .map(|(_, (sheet, _, _))| sheet.as_str())
        .collect();
    for (s, (sheet, layout)) in book.sheets.iter().zip(layouts).enumerate() {
        let ours = columns::is_start_or_lists(sheet) || of_names.contains(sheet.name.as_str());
        if layout.is_some() || ours || sheet.filled() == 0 {
            continue;
        }
        let (row, column) = first_cell(sheet);
        let cell = Cell {
            sheet: s,
            row,
            column,
        };
        gathered.report(
            Severity::Warning,
            ProblemKind::NotRead,
            (cell, Pointer::root()),
            format!(
                "the sheet is no part of the questionnaire; cells that are not read: {}",
                sheet.filled()
            ),
            "move what belongs to an answer beside its question, or to the sheet for more evidence",
        );
    }
}

fn first_cell(sheet: &Sheet) -> (u32, u32) {
    let first = sheet.rows.first();
    let cell = first.and_then(|row| Some((row.number, row.cells.first()?.0)));
    cell.unwrap_or((1, 1))
}

/// Reports questions whose rows are gone.
fn lost_rows(gathered: &mut Gathered<'_>, book: &Spreadsheet, asked: &BTreeSet<usize>) {
    let (count, cell) = named(book, "cpi_questions");
    let Some(count) = count.and_then(|count| count.parse::<usize>().ok()) else {
        return;
    };
    if count <= asked.len() {
        return;
    }
    let framework = gathered.framework;
    let all = framework.indicators();
    // Of a workbook that asked everything it can be said which are gone.
    let gone: Vec<String> = (0..all.len())
        .filter(|i| count == all.len() && !asked.contains(i))
        .map(|i| format!("`{}`", all[i].code()))
        .collect();
    let mut message = format!(
        "the workbook was handed out with {count} questions, and {} are there",
        asked.len()
    );
    if !gone.is_empty() {
        let shown = gone.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
        let more = if 10 < gone.len() { " …" } else { "" };
        message = format!("{message}; gone: {shown}{more}");
    }
    let hint = "restore the rows, or answer these questions in a new workbook";
    let place = cell.map_or_else(|| whole(gathered.file), |cell| gathered.place(cell));
    let mut found = problem(ProblemKind::MissingKey, place, message, hint);
    found.severity = Severity::Warning;
    gathered.problems.push(found);
}
