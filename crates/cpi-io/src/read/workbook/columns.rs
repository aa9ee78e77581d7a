//! What does each sheet hold, and where are its columns?

use super::super::cells::shorten;
use super::super::gathered::Gathered;
use super::super::spreadsheet::{Row, Sheet, Value};
use crate::questionnaire::words::Word;
use crate::source_map::Cell;
use cpi_model::Pointer;
use cpi_model::{ProblemKind, Severity};
use std::collections::BTreeMap;

/// What a sheet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetKind {
    Section,
    Evidence,
    LastTime,
}

/// A sheet's kind, the row of its header, and its columns.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) kind: SheetKind,
    pub(super) header: u32,
    columns: Vec<(Word, u32)>,
}

/// The headers by which columns are known.
const HEADERS: [Word; 12] = [
    Word::Code,
    Word::Question,
    Word::Guidance,
    Word::LastTime,
    Word::Same,
    Word::Others,
    Word::Answer,
    Word::EvidenceTitle,
    Word::EvidenceLink,
    Word::EvidenceDate,
    Word::EvidenceNote,
    Word::Comment,
];

/// The columns that are filled in.
pub(super) const OPEN: [Word; 7] = [
    Word::Same,
    Word::Answer,
    Word::EvidenceTitle,
    Word::EvidenceLink,
    Word::EvidenceDate,
    Word::EvidenceNote,
    Word::Comment,
];

/// How far down a header is looked for.
const HEADER_WITHIN: usize = 30;

impl Layout {
    /// The column of a header, from 1.
    pub(super) fn column(&self, word: Word) -> Option<u32> {
        let mut columns = self.columns.iter();
        columns.find(|(each, _)| *each == word).map(|(_, at)| *at)
    }

    /// The header of a column.
    pub(super) fn word(&self, column: u32) -> Option<Word> {
        let mut columns = self.columns.iter();
        columns.find(|(_, at)| *at == column).map(|(word, _)| *word)
    }
}

/// Whether a sheet is the first one, by its name.
pub(super) fn is_start(sheet: &Sheet) -> bool {
    Word::Start.is(&sheet.name)
}

/// Whether a sheet is the first one, or the lists, by its name or by what stands on it.
pub(super) fn is_start_or_lists(sheet: &Sheet) -> bool {
    if is_start(sheet) || (sheet.hidden && Word::Lists.is(&sheet.name)) {
        return true;
    }
    // A header of lists: "Answer 1", "Answer 2", …, "Code".
    let Some(first) = sheet.rows.first() else {
        return false;
    };
    let texts: Vec<String> = first.cells.iter().map(|(_, value)| value.text()).collect();
    let numbered = |text: &String| {
        let end = text.rsplit_once(' ');
        end.is_some_and(|(word, number)| Word::Answer.is(word) && number.parse::<u16>().is_ok())
    };
    texts.iter().any(numbered)
        && texts
            .iter()
            .all(|text| numbered(text) || Word::Code.is(text))
}

/// Whether a sheet has a header with a code and an answer or a question.
pub(super) fn is_asked(sheet: &Sheet) -> bool {
    let has = |row: &Row, wanted: Word| row.cells.iter().any(|(_, value)| wanted.is(&value.text()));
    let asks = |row: &Row| has(row, Word::Answer) || has(row, Word::Question);
    let mut rows = sheet.rows.iter().take(HEADER_WITHIN);
    rows.any(|row| has(row, Word::Code) && asks(row))
}

/// Finds the header of a sheet and reports columns that are none of ours.
pub(super) fn layout(gathered: &mut Gathered<'_>, s: usize, sheet: &Sheet) -> Option<Layout> {
    if is_start_or_lists(sheet) {
        return None;
    }
    let known = |value: &Value| HEADERS.into_iter().find(|word| word.is(&value.text()));
    let mut rows = sheet.rows.iter().take(HEADER_WITHIN);
    let header = rows.find(|row| {
        let words: Vec<Word> = row
            .cells
            .iter()
            .filter_map(|(_, value)| known(value))
            .collect();
        words.contains(&Word::Code) && 1 < words.len()
    })?;
    let mut layout = Layout {
        kind: SheetKind::Section,
        header: header.number,
        columns: Vec::new(),
    };
    let mut others = Vec::new();
    for (column, value) in &header.cells {
        match known(value) {
            Some(word) if layout.column(word).is_none() => layout.columns.push((word, *column)),
            _ => others.push(*column),
        }
    }
    let words: Vec<Word> = layout.columns.iter().map(|(word, _)| *word).collect();
    let has = |word| words.contains(&word);
    layout.kind = if has(Word::Answer) || has(Word::Question) {
        SheetKind::Section
    } else if has(Word::LastTime) {
        SheetKind::LastTime
    } else {
        SheetKind::Evidence
    };
    if layout.kind == SheetKind::Section && !has(Word::Answer) {
        let cell = Cell {
            sheet: s,
            row: header.number,
            column: 1,
        };
        gathered.report(
            Severity::Error,
            ProblemKind::MissingKey,
            (cell, Pointer::root()),
            format!("the header has no column `{}`", Word::Answer.text("en")),
            "write the name of the column into its header again",
        );
    }
    not_ours(gathered, s, sheet, header, &layout);
    Some(layout)
}

/// Reports columns with a header that is unknown, stands twice or is missing, where cells
/// beneath it hold something.
fn not_ours(gathered: &mut Gathered<'_>, s: usize, sheet: &Sheet, header: &Row, layout: &Layout) {
    let mut found: BTreeMap<u32, (u32, String, usize)> = BTreeMap::new();
    for row in sheet.rows.iter().filter(|row| header.number < row.number) {
        for (column, value) in &row.cells {
            if layout.word(*column).is_some() {
                continue;
            }
            let first = || (row.number, value.text(), 0);
            found.entry(*column).or_insert_with(first).2 += 1;
        }
    }
    for (column, (row, first, count)) in found {
        let cell = Cell {
            sheet: s,
            row,
            column,
        };
        let name = header.value(column).map(Value::text);
        let (severity, kind, what) = match &name {
            None => (
                Severity::Warning,
                ProblemKind::NotRead,
                "the column has no header".to_owned(),
            ),
            Some(name) if HEADERS.iter().any(|word| word.is(name)) => (
                Severity::Error,
                ProblemKind::Duplicate,
                format!("the column `{}` stands twice", shorten(name)),
            ),
            Some(name) => (
                Severity::Warning,
                ProblemKind::NotRead,
                format!(
                    "the column `{}` is no part of the questionnaire",
                    shorten(name)
                ),
            ),
        };
        gathered.report(
            severity,
            kind,
            (cell, Pointer::root()),
            format!(
                "{what}; cells that are not read: {count}, the first of them `{}`",
                shorten(&first)
            ),
            "move what belongs to an answer into its column, and remove the rest",
        );
    }
}
