//! How does a result document become a report, or a table for programs?

use crate::peers::PeerTable;
use crate::scores::ScoresShown;
use crate::trend::TrendShown;
use crate::{
    Context, Report, ReportError, Table, agreement, coherence, comparison, explanation, peers,
    plan, robustness, scores, status, trend, units,
};
use cpi_scoring::compare;
use cpi_scoring::document::{Content, Document};
use serde::{Deserialize, Serialize};

/// How a document is shown, beyond what its query asked. The default of each is what the command
/// prints without options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own, of one kind of result"
)]
pub struct ReportOptions {
    /// The node of rankings, trends and robustness; the index itself if absent.
    pub node: Option<String>,
    /// Of scores and differences: the nodes of this level instead of those directly beneath
    /// the index.
    pub level: Option<String>,
    /// Of scores: the groups of this view instead of nodes.
    pub view: Option<String>,
    /// Of scores: this country alone, ranked among all.
    pub country: Option<String>,
    /// Of coherence: the indicators, too. The default is no.
    pub indicators: bool,
    /// Of trends: every step, not only the latest of each country. The default is no.
    pub every_step: bool,
    /// Of trends, for programs: the scores of every round instead of the steps. The default is
    /// no.
    pub series: bool,
    /// Of peers: which table. The default is who can help whom.
    pub peers: PeerTable,
    /// Of explanations: without the paragraphs of the methodology and without pseudonyms. The
    /// default is no.
    pub public: bool,
    /// Of agreement: how many disagreements are described. The default is 10.
    pub disagreements: usize,
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self {
            node: None,
            level: None,
            view: None,
            country: None,
            indicators: false,
            every_step: false,
            series: false,
            peers: PeerTable::default(),
            public: false,
            disagreements: 10,
        }
    }
}

impl ReportOptions {
    fn node<'a>(&'a self, context: &Context<'a>) -> &'a str {
        let framework = context.framework;
        let root = framework.nodes()[framework.root()].code();
        self.node.as_deref().unwrap_or(root)
    }
}

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
