//! How is a report written? One module a format; none of them knows a result.

mod address;
mod csv;
#[cfg(feature = "docx")]
mod docx;
mod foreign;
pub(crate) mod html;
mod layout;
mod markdown;
pub mod printed;
mod printed_words;
mod terminal;
#[cfg(feature = "xlsx")]
pub(crate) mod xlsx;

pub use csv::{Rows, csv};
#[cfg(feature = "docx")]
pub use docx::docx;
pub use html::html;
pub use markdown::markdown;
pub use printed::printed;
pub use printed_words::PrintedWord;
pub use terminal::terminal;

use crate::chart::palette::{SHADES, Shade};
use crate::words::Word;
use crate::{Cell, Column, Kind, Note, Remedy, Report, Run, Shading, Text};
use cpi_model::language::{Value, Words};
use cpi_model::number::{Score, parse_decimal};

/// What stands for a figure that is not there.
pub const DASH: &str = "–";

/// The space from one figure to another, as people read it: `0.50–0.75`, `-3 to -1`.
pub(crate) fn range(ends: [impl ToString; 2], words: Words<'_>) -> String {
    let [low, high] = ends.map(|end| end.to_string());
    // A dash before a minus cannot be read.
    let is_negative = low.starts_with('-') || high.starts_with('-');
    let key = if is_negative {
        Word::RangeWithMinus
    } else {
        Word::Range
    };
    let ends = [("low", Value::number(low)), ("high", Value::number(high))];
    words.with(key, &ends)
}

/// How a report is written for people.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The most characters of a line on a terminal; without it a line is as long as its table.
    pub width: Option<u16>,
    /// How the door words what a reader may do, in a language; without it, remarks do not mention
    /// it.
    pub remedies: Option<fn(Remedy, Words<'_>) -> String>,
}

impl Options {
    /// A remark with what the reader may do.
    fn worded(&self, note: &Note, words: Words<'_>) -> Text {
        let remedy = note.remedy.zip(self.remedies);
        remedy.map_or_else(
            || note.text.clone(),
            |(remedy, worded)| {
                let worded = worded(remedy, words);
                note.text.clone().and("; ").then(Text::prose(&worded))
            },
        )
    }
}

/// What a draft of a translation says of itself, which every report in it must show.
pub(crate) fn draft_notice(report: &Report) -> Option<Text> {
    let words = Words::of(&report.language);
    let notice = match &report.provenance {
        Some(provenance) => words.draft_notice_of(&provenance.method, &report.language),
        None => words.draft_notice(),
    };
    notice.map(Text::plain)
}

/// What people read in a cell.
pub(crate) fn shown(cell: &Cell, words: Words<'_>) -> Text {
    match cell {
        Cell::Empty => Text::default(),
        Cell::Missing => DASH.into(),
        Cell::Text(text) => text.clone(),
        Cell::Named { name, .. } => name.clone(),
        Cell::Figure { shown, .. } => words.number(shown).into(),
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

/// The words of a text without marks; words that lead somewhere without the address.
pub(crate) fn words(text: &Text) -> String {
    let mut words = String::new();
    for run in text.runs() {
        match run {
            Run::Plain(text) | Run::Strong(text) | Run::Emphasis(text) | Run::Code(text) => {
                words.push_str(text);
            }
            Run::Foreign { text, language } => words.push_str(&format!("{text} ({language})")),
            Run::Link { text, address } if text.is_empty() => words.push_str(address),
            Run::Link { text, .. } | Run::Page { text, .. } => words.push_str(text),
        }
    }
    words
}

/// The colours of a cell of a heat table.
fn shade(table: &crate::Table, column: usize, cell: &Cell) -> Option<Shade> {
    let number = shade_number(table.shading, &table.columns[column], cell)?;
    SHADES.get(usize::from(number)).copied()
}

/// The number of the shade of a cell of a heat table.
fn shade_number(shading: Option<Shading>, column: &Column, cell: &Cell) -> Option<u8> {
    let shading = shading.filter(|_| column.kind == Kind::Score)?;
    let Cell::Figure { exact, .. } = cell else {
        return None;
    };
    Some(shading.shade(Score::from(parse_decimal(exact)?)))
}
