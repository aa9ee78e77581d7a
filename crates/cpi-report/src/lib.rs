#![doc = include_str!("../README.md")]

// In reading order: what a report is made of, which tables there are, how it is written.
pub mod answers;
mod block;
pub mod chart;
mod context;
mod error;
mod nodes;
mod table;
mod text;
pub mod words;

// A module for each result, and all together.
pub mod agreement;
pub mod charts;
pub mod coherence;
pub mod comparison;
mod document;
pub mod explanation;
pub mod framework_difference;
pub mod peers;
pub mod plan;
pub mod robustness;
pub mod scores;
pub mod status;
pub mod trend;
mod units;

#[cfg(feature = "fonts")]
pub mod fonts;
// Reports for readers, composed of several results.
pub mod composed;
pub mod site;

pub mod schema;
pub mod vocabulary;

pub mod write;

pub use block::{
    AnswerKind, AnswerMark, Axis, Block, Chart, ChartForm, Item, List, ListMarkers, Note, Part,
    Remedy, Report, Span, SpanMeaning, Tick,
};
pub use context::{Context, CountryNames};
pub use document::{ReportOptions, report, table};
pub use error::ReportError;
pub use table::{Align, Cell, Column, Kind, Shading, Table};
pub use text::{Run, Text};
