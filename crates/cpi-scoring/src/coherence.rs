//! Do the parts of an index go together? Methodology section 12.

#[cfg(feature = "analysis")]
mod query;
mod result;

mod composite;
mod distributions;
mod findings;
mod limits;
mod moments;
mod pairs;
mod ranks;
mod reliability;

use crate::ScoreError;
use crate::score::{self, score_all_with};
use cpi_model::Assessment;
#[cfg(feature = "analysis")]
pub use query::CoherenceQuery;
pub use result::{
    CaseSelection, Coherence, Composite, Correlation, Finding, FindingKind, FloorCeiling,
    IndicatorAnswers, Member, NoValue, OptionCount, Pairing, Place, Reading, ScaleEnd, Span,
    Statistic, Weights,
};

use crate::scorecard::Scorecard;
use cpi_model::framework::Framework;
use cpi_model::number::{Rounding, Score};
use rust_decimal::Decimal;
use thiserror::Error;

/// What is computed, and on which countries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CoherenceOptions {
    /// Which countries count where scores are missing (methodology 12.2). The default is
    /// `CaseSelection::Complete`.
    pub cases: CaseSelection,
    /// Whether every pair of indicators of one node is correlated too. The default is no.
    pub pairs: bool,
}

/// Why there is nothing to say about coherence.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CoherenceError {
    /// Nothing was assessed.
    #[error("nothing was assessed in this round, so there is nothing to compare")]
    NoAssessments,
    /// Assessments of more than one round.
    #[error("the assessments are of the rounds {one} and {other}; coherence is that of one round")]
    SeveralRounds {
        /// A round.
        one: String,
        /// Another.
        other: String,
    },
    /// The methodology refuses to score.
    #[error(transparent)]
    Score(#[from] ScoreError),
}

/// The coherence of one round: all its assessments.
///
/// # Method
///
/// Methodology section 12. Scores are taken as they are written (1.2); every statistic is
/// computed in decimals, so all machines agree.
///
/// # Errors
///
/// [`CoherenceError`] without assessments, with those of several rounds, or where the
/// methodology refuses to score.
pub fn coherence(
    framework: &Framework,
    assessments: &[Assessment],
    options: &CoherenceOptions,
) -> Result<Coherence, CoherenceError> {
    let Some(first) = assessments.first() else {
        return Err(CoherenceError::NoAssessments);
    };
    if let Some(other) = assessments
        .iter()
        .find(|other| other.round() != first.round())
    {
        return Err(CoherenceError::SeveralRounds {
            one: first.round().to_owned(),
            other: other.round().to_owned(),
        });
    }
    let cards = score_all_with(framework, assessments, &score::Options { trail: true })?;
    let table = Table::of(framework, &cards);
    let limits = limits::AllLimits::of(framework, assessments)?;
    let composites = composite::composites(framework, &cards, &table, options.cases, &limits);
    let correlations = pairs::correlations(framework, &table, options.pairs);
    let answers = distributions::answers;
    let indicators = answers(framework, assessments, &cards, &table, &limits.indicators);
    let mut found = Coherence {
        round: first.round().to_owned(),
        countries: cards.iter().map(|card| card.country.clone()).collect(),
        cases: options.cases,
        findings: Vec::new(),
        composites,
        correlations,
        indicators,
    };
    found.findings = findings::findings(&found);
    Ok(found)
}

/// The scores of one thing, country by country; none where there is none.
pub(super) type Column = Vec<Option<Decimal>>;

/// Every score of a round as it is written, column by column.
pub(super) struct Table {
    pub(super) nodes: Vec<Column>,
    pub(super) indicators: Vec<Column>,
    /// By view: its groups, then its cells.
    pub(super) views: Vec<(Vec<Column>, Vec<Column>)>,
}

impl Table {
    fn of(framework: &Framework, cards: &[Scorecard]) -> Self {
        let column = |score: &dyn Fn(&Scorecard) -> Option<Score>| -> Column {
            cards
                .iter()
                .map(|card| score(card).map(|score| Rounding::WRITTEN.apply(score.into())))
                .collect()
        };
        let nodes = 0..framework.nodes().len();
        let indicators = 0..framework.indicators().len();
        let views = framework.views().iter().enumerate();
        Self {
            nodes: nodes
                .map(|n| column(&|card| card.nodes[n].result.score))
                .collect(),
            indicators: indicators
                .map(|i| {
                    column(&|card| {
                        card.trail
                            .as_ref()
                            .and_then(|trail| trail.indicators[i].score)
                    })
                })
                .collect(),
            views: views
                .map(|(v, view)| {
                    let groups = (0..view.groups().len())
                        .map(|g| column(&|card| card.views[v].groups[g].result.score));
                    let cells = (0..view.cells().len())
                        .map(|c| column(&|card| card.views[v].cells[c].result.score));
                    (groups.collect(), cells.collect())
                })
                .collect(),
        }
    }
}
