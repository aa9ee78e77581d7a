//! What does a report consist of?

mod chart;

pub use chart::{AnswerKind, AnswerMark, Axis, Chart, ChartForm, Part, Span, SpanMeaning, Tick};

use crate::{Table, Text};
use cpi_model::Provenance;
use serde::{Deserialize, Serialize};

/// A report: blocks in a language, and what they were computed from.
///
/// Writers know blocks, never results. So a new result can be written in every format, and a
/// new format shows every result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What the whole is called; a format may keep it for the properties of a file.
    pub title: Text,
    /// The language of its texts, as a tag such as `en`.
    pub language: String,
    /// What must stand on every page, such as that this is a draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// What is printed at the foot of every page, such as the edition and the status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub foot: Option<String>,
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// What it was computed from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}

/// A part of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 for the highest.
        level: u8,
        /// Its words.
        text: Text,
    },
    /// A paragraph.
    Paragraph(Text),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// A remark on the block before it.
    Note(Note),
    /// What follows begins a page, where a format has pages.
    PageBreak,
    /// A name for what follows, to which links to `#name` lead.
    Anchor(String),
}

/// A list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct List {
    /// What is put before each item.
    pub marks: ListMarkers,
    /// The items.
    pub items: Vec<Item>,
}

/// What is put before the items of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListMarkers {
    /// A bullet.
    #[default]
    Bullets,
    /// Its number, from 1 on.
    Numbers,
    /// Nothing, in a format that shows by indents alone what belongs to what.
    None,
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Item {
    /// What it says, line by line.
    pub lines: Vec<Text>,
    /// The list beneath it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<List>,
}

/// A remark, and what a reader may do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The remark.
    pub text: Text,
    /// What a reader may do; a door words it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Remedy>,
}

/// What a reader of a report may do. The door that the report was asked through words it:
/// the command by an option, a page by a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Remedy {
    /// Ask for all rows, which the data of a table has.
    AllRows,
    /// Ask for the data, which hold what does not fit.
    Data,
    /// Ask for one country.
    OneCountry,
    /// Ask for every step, not only the latest.
    EveryStep,
    /// Ask how a score came about.
    Explain,
    /// Ask for groups by likeness of profile.
    GroupByLikeness,
}

impl Report {
    /// A report without blocks, in a language.
    pub fn new(title: impl Into<Text>, language: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            language: language.into(),
            mark: None,
            foot: None,
            blocks: Vec::new(),
            provenance: None,
        }
    }

    /// Names what the report was computed from.
    #[must_use]
    pub fn with_provenance(mut self, provenance: Provenance) -> Self {
        self.provenance = Some(provenance);
        self
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: impl Into<Text>) {
        self.blocks.push(Block::Heading {
            level,
            text: text.into(),
        });
    }

    /// Adds a heading to which links to `#name` lead.
    pub fn section(&mut self, level: u8, name: impl Into<String>, text: impl Into<Text>) {
        self.blocks.push(Block::Anchor(name.into()));
        self.heading(level, text);
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    /// Adds a list, if it has items.
    pub fn list(&mut self, list: List) {
        if !list.items.is_empty() {
            self.blocks.push(Block::List(list));
        }
    }

    /// Adds a table, if it has rows.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    /// Adds a chart, if its table has rows.
    pub fn chart(&mut self, chart: Chart) {
        if !chart.table.rows.is_empty() {
            self.blocks.push(Block::Chart(chart));
        }
    }

    /// Adds a remark.
    pub fn note(&mut self, note: impl Into<Note>) {
        self.blocks.push(Block::Note(note.into()));
    }

    /// The tables, those of charts among them.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) | Block::Chart(Chart { table, .. }) => Some(table),
            _ => None,
        })
    }
}

impl List {
    /// A list of lines.
    pub fn of<T: Into<Text>>(marks: ListMarkers, lines: impl IntoIterator<Item = T>) -> Self {
        Self {
            marks,
            items: lines.into_iter().map(Item::new).collect(),
        }
    }
}

impl Item {
    /// An item of one line.
    pub fn new(line: impl Into<Text>) -> Self {
        Self {
            lines: vec![line.into()],
            list: None,
        }
    }

    /// Puts a list beneath the item, if it has items.
    #[must_use]
    pub fn above(mut self, list: List) -> Self {
        self.list = (!list.items.is_empty()).then_some(list);
        self
    }
}

impl Note {
    /// A remark with what a reader may do.
    pub fn with(text: impl Into<Text>, remedy: Remedy) -> Self {
        Self {
            text: text.into(),
            remedy: Some(remedy),
        }
    }
}

impl<T: Into<Text>> From<T> for Note {
    fn from(text: T) -> Self {
        Self {
            text: text.into(),
            remedy: None,
        }
    }
}
