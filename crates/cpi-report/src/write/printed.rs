//! What does a printer of reports need to know?
//!
//! A report as data for a template: texts in parts of one language, tables with the widths of their
//! columns, charts as SVG. `cpi` passes it to the program `cpi-pdf` as JSON, and both are of the same
//! version; it is no format for others.

mod printer;

use super::Options;
use crate::{ListMarkers, Report};
use printer::Printer;
use serde::{Deserialize, Serialize};

/// A report to be printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Printed {
    /// The version of this crate; another one may mean something else.
    pub version: String,
    /// The title, for the properties of the file.
    pub title: String,
    /// The title as it is printed; none where the report begins with one.
    pub heading: Option<String>,
    /// The language of the report.
    pub language: Tag,
    /// Families of fonts beyond those of this crate.
    pub fonts: Vec<String>,
    /// What must stand on every page.
    pub mark: Option<String>,
    /// The foot of every page.
    pub foot: String,
    /// The heading over the contents; none where there are few headings.
    pub contents: Option<String>,
    /// What the figures were computed from.
    pub computed: Option<String>,
    /// The blocks, in parts whose pages are turned alike.
    pub parts: Vec<Part>,
}

/// A language as PDF names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// Two or three letters.
    pub language: String,
    /// A region of two letters.
    pub region: Option<String>,
}

/// Blocks on pages that are turned alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Whether the pages are wider than high.
    pub turned: bool,
    /// The blocks.
    pub blocks: Vec<PrintedBlock>,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum PrintedBlock {
    /// A heading of a level, which is at most one below the one before it.
    Heading {
        /// The level, from 1.
        level: u8,
        /// Its words.
        text: Vec<PrintedRun>,
        /// A name of its own.
        label: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: Vec<PrintedRun>,
        /// Whether it stays on the page of what follows it.
        leads_on: bool,
    },
    /// A list.
    List(PrintedList),
    /// A table.
    Table(PrintedTable),
    /// A chart.
    Chart {
        /// What it finds.
        caption: Vec<PrintedRun>,
        /// What it shows, for those who do not see it.
        alternative: String,
        /// Its picture.
        svg: String,
        /// Its figures.
        table: PrintedTable,
    },
    /// A remark.
    Note {
        /// Its words.
        text: Vec<PrintedRun>,
    },
    /// What follows begins a page.
    PageBreak,
    /// A name for what follows.
    Anchor {
        /// The name.
        label: String,
    },
    /// The contents.
    Contents,
}

/// Words of one language and one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedRun {
    /// `plain`, `strong`, `emphasis`, `code`, `link` or `anchor`.
    pub kind: RunKind,
    /// The words.
    pub text: String,
    /// Their language; none if it is that of the report.
    pub language: Option<Tag>,
    /// Where a link leads, or the name of an anchor.
    pub address: Option<String>,
}

/// What a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunKind {
    /// Words.
    Plain,
    /// Words that stand out.
    Strong,
    /// Words that are emphasised.
    Emphasis,
    /// A code.
    Code,
    /// Words that lead to an address.
    Link,
    /// Words that lead to an anchor.
    Anchor,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedList {
    /// What is put before each item.
    pub marks: ListMarkers,
    /// The items.
    pub items: Vec<PrintedItem>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedItem {
    /// Its lines.
    pub lines: Vec<Vec<PrintedRun>>,
    /// The list beneath it.
    pub list: Option<PrintedList>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PrintedTable {
    /// What it shows.
    pub caption: Vec<PrintedRun>,
    /// The size of its letters, in parts of the usual one.
    pub scale: f64,
    /// The columns.
    pub columns: Vec<PrintedColumn>,
    /// The rows, each with a cell a column.
    pub rows: Vec<Vec<PrintedCell>>,
    /// What must be read with it.
    pub notes: Vec<Vec<PrintedRun>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PrintedColumn {
    /// How wide it is, in points.
    pub width: f64,
    /// Its heading.
    pub heading: Vec<PrintedRun>,
    /// Whether its cells are aligned right.
    pub right: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedCell {
    /// Its words.
    pub text: Vec<PrintedRun>,
    /// The colour of its ground, as CSS writes it.
    pub fill: Option<String>,
    /// The colour of its letters.
    pub ink: Option<String>,
}

/// A report as a printer needs it.
pub fn printed(report: &Report, options: &Options) -> Printed {
    Printer::new(report, options).print()
}
