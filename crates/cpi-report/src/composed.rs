//! Reports that a coalition hands over: on one country, on all countries, and on one page.
//!
//! They are composed of results and compute nothing: [`questions`] gives the queries that a report
//! needs, the caller runs them, and [`country`], [`regional`] or [`brief`] puts the documents
//! together with what the coalition itself writes ([`OwnTexts`]).

mod annex;
pub(crate) mod answers;
mod article;
mod brief;
pub(crate) mod change;
mod country;
mod cover;
mod outline;
mod overview;
mod own;
pub(crate) mod peers;
mod questions;
mod regional;
pub(crate) mod results;
pub(crate) mod texts;
pub(crate) mod words;

pub use brief::brief;
pub use country::country;
pub use outline::outline;
pub use own::{ERRATUM, OwnTexts, PARTS, Part, published_own_text, read_own_text};
pub use questions::{ReportRequest, Scope, questions, up_to};
pub use regional::regional;

use cpi_model::Round;
use cpi_scoring::Document;

/// What a report is composed of.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The results that [`questions`] asks for, in any order.
    pub documents: &'a [Document],
    /// The round: its date, and whether it is declared final.
    pub round: &'a Round,
    /// The id of the round.
    pub round_id: &'a str,
    /// What the coalition writes.
    pub own: &'a OwnTexts,
    /// The method that the framework declares, in sentences of the language of the report.
    pub method: &'a [String],
}
