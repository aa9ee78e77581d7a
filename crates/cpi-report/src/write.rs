//! How is a report written? One module a format; none of them knows a result.

mod csv;
mod markdown;
mod terminal;

pub use csv::{Rows, csv};
pub use markdown::markdown;
pub use terminal::terminal;

use crate::{Cell, Note, Remedy, Text};

/// What stands for a figure that is not there.
pub const DASH: &str = "–";

/// The space from one figure to another, as people read it: `0.50–0.75`, `-3 to -1`.
pub(crate) fn range(ends: [impl ToString; 2]) -> String {
    let ends = ends.map(|end| end.to_string());
    // A dash before a minus cannot be read.
    let is_negative = ends.iter().any(|end| end.starts_with('-'));
    ends.join(if is_negative { " to " } else { "–" })
}

/// How a report is written for people.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The most characters of a line on a terminal; without it a line is as long as its table.
    pub width: Option<u16>,
    /// How the door words what a reader may do; without it remarks say nothing of it.
    pub remedies: Option<fn(Remedy) -> &'static str>,
}

impl Options {
    /// A remark with what the reader may do.
    fn worded(&self, note: &Note) -> Text {
        let remedy = note.remedy.zip(self.remedies);
        remedy.map_or_else(
            || note.text.clone(),
            |(remedy, words)| note.text.clone().and("; ").then(Text::prose(words(remedy))),
        )
    }
}

/// What people read in a cell.
fn shown(cell: &Cell) -> Text {
    match cell {
        Cell::Empty => Text::default(),
        Cell::Missing => DASH.into(),
        Cell::Text(text) => text.clone(),
        Cell::Named { name, .. } => name.clone().into(),
        Cell::Figure { shown, .. } => shown.clone().into(),
    }
}

/// The positions of the columns that people see.
fn columns_shown(table: &crate::Table) -> Vec<usize> {
    let columns = table.columns.iter().enumerate();
    columns
        .filter(|(_, column)| column.heading.is_some())
        .map(|(at, _)| at)
        .collect()
}

/// The rows that people see.
fn rows_shown(table: &crate::Table) -> &[Vec<Cell>] {
    let most = table.most.unwrap_or(usize::MAX);
    &table.rows[..most.min(table.rows.len())]
}
