//! How far is a round (methodology 10.6)?

pub mod words;

use crate::vocabulary::{self as of, STATUS};
use crate::{Cell, Column, Context, Report, Table};
use cpi_scoring::Status;
use words::Word;

/// A row a country, section or assessor, whichever the status is of.
pub fn report(status: &[Status], context: &Context<'_>) -> Report {
    let mut report = Report::new(context.word(Word::Title), context.language);
    if status.is_empty() {
        report.note(context.word(Word::Nothing));
    }
    report.table(table(status, context));
    report
}

/// The counts.
pub fn table(status: &[Status], context: &Context<'_>) -> Table {
    let is_there = |column, is_there: bool| {
        if is_there {
            context.column(column)
        } else {
            Column::data(column)
        }
    };
    let by_section = status.iter().any(|row| row.section.is_some());
    let by_assessor = status.iter().any(|row| row.assessor.is_some());
    let mut columns = vec![context.column(&of::ROUND), context.column(&of::COUNTRY)];
    columns.push(is_there(&of::NODE, by_section));
    columns.push(is_there(&of::ASSESSOR, by_assessor));
    columns.extend(
        STATUS.fields[columns.len()..]
            .iter()
            .map(|it| context.column(it)),
    );
    let rows = status.iter().map(|row| {
        let code = |code: &Option<String>| Cell::text(code.clone().unwrap_or_default());
        let mut cells = vec![
            row.round.as_str().into(),
            context.country_cell(&row.country),
            code(&row.section),
            code(&row.assessor),
        ];
        let counts = [
            row.indicators,
            row.answered,
            row.not_applicable,
            row.with_evidence,
            row.reviewed,
            row.adjudicated,
            row.conflict,
            row.rejected,
            row.late,
            row.open,
        ];
        cells.extend(counts.map(Cell::count));
        cells
    });
    let mut table = Table::with(&STATUS, columns).with_rows(rows);
    if status.iter().any(|row| 0 < row.open) {
        let open = if by_assessor {
            Word::OpenOfAssessors
        } else {
            Word::Open
        };
        table.notes.push(context.word(open).into());
    }
    table
}
