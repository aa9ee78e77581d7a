//! Which sheets are from another workbook?
//!
//! Somebody may copy a sheet into a workbook that was handed out to somebody else, or for another
//! country. The first row of every sheet says whose it is, and a custom property of the workbook
//! which questions it was handed out with.

use super::super::gathered::Gathered;
use super::super::spreadsheet::{Sheet, Spreadsheet};
use super::columns::Layout;
use crate::questionnaire::names::{SECTIONS, mark, marked};
use crate::source_map::Cell;
use cpi_model::Pointer;
use cpi_model::{ProblemKind, Severity};
use std::collections::BTreeSet;

/// Whose a sheet is, and the cell that says so.
type Mark = (String, Cell);

/// What the row above the header says; of a workbook of an older layout nothing.
fn mark_of(s: usize, sheet: &Sheet, layout: &Layout) -> Option<Mark> {
    let above = sheet.rows.iter().filter(|row| row.number < layout.header);
    let mut cells = above.flat_map(|row| row.cells.iter().map(move |cell| (row.number, cell)));
    cells.find_map(|(row, (column, value))| {
        let text = value.text();
        // The title of the section is in the first column, and may be any text.
        let is_mark = 1 < *column && marked(&text).is_some();
        is_mark.then(|| {
            let cell = Cell {
                sheet: s,
                row,
                column: *column,
            };
            (text, cell)
        })
    })
}

/// The sheets that are from another workbook; nothing on them is taken. They are reported, and so
/// is that a workbook has another assessor than it was handed out to.
pub(super) fn foreign(
    gathered: &mut Gathered<'_>,
    book: &Spreadsheet,
    layouts: &[Option<Layout>],
) -> BTreeSet<usize> {
    let country = gathered.draft.country.clone().unwrap_or_default();
    let round = gathered.draft.round.clone().unwrap_or_default();
    let assessor = gathered.draft.assessor.clone();
    let own = mark(&country, &round, assessor.as_deref());
    let sheets = book.sheets.iter().zip(layouts).enumerate();
    let marks: Vec<Mark> = sheets
        .filter_map(|(s, (sheet, layout))| mark_of(s, sheet, layout.as_ref()?))
        .collect();
    // A workbook may be handed out without a name, which its first sheet then says.
    let unnamed = mark(&country, &round, None);
    let own_marks = [own.as_str(), unnamed.as_str()];
    let any_own = marks
        .iter()
        .any(|(text, _)| own_marks.contains(&text.trim()));
    let mut foreign = BTreeSet::new();
    let mut handed_out = BTreeSet::new();
    for (text, cell) in &marks {
        let Some((of, at, whose)) = marked(text) else {
            continue;
        };
        let elsewhere = of != country || at != round;
        let (Some(whose), false) = (whose, elsewhere) else {
            if elsewhere {
                foreign.insert(cell.sheet);
                refuse(gathered, *cell, &format!("`{of}`, round `{at}`"), &own);
            }
            continue;
        };
        if assessor.as_deref() == Some(whose) {
            continue;
        }
        if any_own {
            foreign.insert(cell.sheet);
            refuse(gathered, *cell, &format!("`{whose}`"), &own);
        } else if handed_out.insert(whose.to_owned()) {
            gathered.report(
                Severity::Warning,
                ProblemKind::Contradiction,
                (*cell, Pointer::root()),
                match assessor.as_deref() {
                    Some(assessor) => format!("the workbook was handed out to `{whose}`, and its first sheet says `{assessor}`"),
                    None => format!("the workbook was handed out to `{whose}`, and its first sheet names nobody"),
                },
                "make sure who answered; a second assessor gets a workbook of their own",
            );
        }
    }
    foreign
}

fn refuse(gathered: &mut Gathered<'_>, cell: Cell, of: &str, own: &str) {
    gathered.report(
        Severity::Error,
        ProblemKind::Contradiction,
        (cell, Pointer::root()),
        format!("the sheet is from the questionnaire of {of}, and the workbook is that of `{own}`; nothing on the sheet is taken"),
        "hand in each workbook with its own sheets; copy single answers by hand, if they are meant for this one",
    );
}

/// The questions that a workbook was handed out with, by the nodes that it names; none where it does
/// not say.
fn expected(gathered: &Gathered<'_>, book: &Spreadsheet) -> Option<(String, BTreeSet<usize>)> {
    let codes = book.properties.get(SECTIONS)?;
    let framework = gathered.framework;
    let mut asked = BTreeSet::new();
    for code in codes.split(' ') {
        let node = &framework.nodes()[framework.node_position(code)?];
        asked.extend(node.indicators());
    }
    Some((codes.clone(), asked))
}

/// Reports a sheet with questions that the workbook was not handed out with, unless the sheet says
/// that it is of the same country, round and assessor.
pub(super) fn not_handed_out(
    gathered: &mut Gathered<'_>,
    book: &Spreadsheet,
    (s, layout): (usize, &Layout),
    asked: &BTreeSet<usize>,
) {
    let draft = &gathered.draft;
    let own = match (&draft.country, &draft.round) {
        (Some(country), Some(round)) => mark(country, round, draft.assessor.as_deref()),
        _ => return,
    };
    let found = mark_of(s, &book.sheets[s], layout);
    if found.is_some_and(|(text, _)| text.trim() == own) {
        return;
    }
    let Some((codes, expected)) = expected(gathered, book) else {
        return;
    };
    let more: Vec<String> = asked
        .difference(&expected)
        .map(|i| format!("`{}`", gathered.framework.indicators()[*i].code()))
        .collect();
    if more.is_empty() {
        return;
    }
    let listed = more.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
    let rest = if 10 < more.len() { " …" } else { "" };
    let cell = Cell {
        sheet: s,
        row: layout.header,
        column: 1,
    };
    gathered.report(
        Severity::Warning,
        ProblemKind::Contradiction,
        (cell, Pointer::root()),
        format!("the workbook was handed out with the questions of `{codes}`, and this sheet has others: {listed}{rest}; it may be from another workbook"),
        "make sure that these are the answers of this assessor for this country",
    );
}
