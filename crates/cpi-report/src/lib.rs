#![doc = include_str!("../README.md")]

// In reading order: what a report is made of, which tables there are, how it is written.
pub mod answers;
mod block;
pub mod chart;
mod context;
mod error;
mod nodes;
mod options;
mod table;
mod text;
pub mod words;

// A module for each result; `report` and `table` at the end choose among them.
pub mod agreement;
pub mod charts;
pub mod coherence;
pub mod comparison;
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
pub mod publication;
pub mod site;

pub mod schema;
pub mod vocabulary;

pub mod write;

pub use block::{
    AnswerKind, AnswerMark, Axis, Block, Chart, ChartForm, Item, List, ListMarkers, Note, Part,
    Remedy, Report, Span, SpanMeaning, Tick,
};
pub use context::{Context, CountryNames};
pub use error::ReportError;
pub use options::ReportOptions;
pub use table::{Align, Cell, Column, Kind, Shading, Table};
pub use text::{Run, Text};

use cpi_scoring::compare;
use cpi_scoring::document::{Content, Document};
use scores::ScoresShown;
use trend::TrendShown;

/// The report of a document, with its provenance.
///
/// # Errors
///
/// [`ReportError`] where something is to be shown that the framework does not have, the result
/// is of another framework, or the document names the hash of a table alone.
pub fn report(
    document: &Document,
    shown: &ReportOptions,
    context: &Context<'_>,
) -> Result<Report, ReportError> {
    let mut report = match &document.content {
        Content::Scores { scorecards } => {
            let comparisons = compare(context.framework, scorecards)?;
            let of_country = shown.country.as_ref().map(|country| {
                let cards = scorecards.iter();
                let cards = cards.filter(|card| card.country == *country);
                cards.cloned().collect::<Vec<_>>()
            });
            let asked = ScoresShown {
                level: shown.level.as_deref(),
                view: shown.view.as_deref(),
            };
            let cards = of_country.as_deref().unwrap_or(scorecards);
            scores::report(cards, &comparisons, &asked, context)?
        }
        Content::Comparison { comparisons } => {
            comparison::report(comparisons, shown.node(context), context)
        }
        Content::Difference { difference } => {
            comparison::difference(difference, shown.level.as_deref(), context)?
        }
        Content::Explanation { explanation } => {
            explanation::report(explanation, shown.public, context)
        }
        Content::Coherence { coherence } => coherence::report(coherence, shown.indicators, context),
        Content::Robustness { robustness } => {
            robustness::report(robustness, shown.node(context), context)?
        }
        Content::Trend { trend, .. } => {
            let asked = TrendShown {
                node: shown.node(context),
                all: shown.every_step,
            };
            trend::report(trend, &asked, context)
        }
        Content::Plan { plan } => plan::report(plan, context),
        Content::WhatIf { what_if } => plan::what_if(what_if, context),
        Content::Peers { peers } => {
            let one = peers.countries.len() == 1;
            peers::report(peers, shown.peers, one, context)
        }
        Content::Agreement { agreement } => {
            agreement::report(agreement, shown.disagreements, context)
        }
        Content::Status { status } => status::report(status, context),
        Content::Table { .. } => return Err(ReportError::NoResult),
    };
    if matches!(document.content, Content::Scores { .. }) {
        units::add(&mut report, &document.provenance, shown.country.as_deref());
    }
    Ok(report.with_provenance(document.provenance.clone()))
}

/// The table of a document for programs.
///
/// # Errors
///
/// [`ReportError::NoResult`] where the document names the hash of a table alone.
pub fn table(
    document: &Document,
    shown: &ReportOptions,
    context: &Context<'_>,
) -> Result<Table, ReportError> {
    Ok(match &document.content {
        Content::Scores { scorecards } => scores::table(scorecards),
        Content::Comparison { comparisons } => comparison::table(comparisons, context),
        Content::Difference { difference } => comparison::difference_table(difference, context),
        Content::Explanation { explanation } => explanation::table(explanation, context),
        Content::Coherence { coherence } => coherence::table(coherence, context),
        Content::Robustness { robustness } => robustness::table(robustness, context),
        Content::Trend { trend, .. } if shown.series => trend::series(trend, context),
        Content::Trend { trend, .. } => trend::steps(trend, context),
        Content::Plan { plan } => plan::table(plan, context),
        Content::WhatIf { what_if } => plan::what_if_table(what_if, context),
        Content::Peers { peers } => peers::table(peers, shown.peers, context),
        Content::Agreement { agreement } => agreement::table(agreement, context),
        Content::Status { status } => status::table(status, context),
        Content::Table { .. } => return Err(ReportError::NoResult),
    })
}
