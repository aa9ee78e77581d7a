//! What is asked, as a value: every analysis with all its options and their defaults.
//!
//! A program or a door makes a [`Query`] and runs it; the [`Document`] that comes out carries the
//! query, so that anyone can run it again and compare.

mod error;
mod inputs;
mod older;
mod selection;
#[cfg(feature = "analysis")]
pub(crate) mod text;

pub use error::QueryError;
pub use inputs::{Inputs, ProgressCallback};
pub use older::query_of;
pub use selection::{Selection, not_assessed};

use crate::comparison::{ComparisonQuery, DifferenceQuery};
use crate::document::{Content, Document};
use crate::explanation::ExplanationQuery;
use crate::score::{ScoresQuery, engine};
use cpi_model::{Assessment, Framework, Index, Provenance};
use serde::{Deserialize, Serialize};

#[cfg(feature = "round")]
use crate::{agreement::AgreementQuery, status::StatusQuery};
#[cfg(feature = "analysis")]
use crate::{
    coherence::CoherenceQuery,
    peers::PeersQuery,
    plan::{PlanQuery, WhatIfQuery},
    robustness::RobustnessQuery,
    trend::TrendQuery,
};

/// A question to an index.
///
/// # Examples
///
/// ```
/// use cpi_scoring::query::Query;
/// let query: Query = serde_json::from_str(r#"{ "kind": "coherence", "pairs": true }"#).unwrap();
/// assert!(matches!(&query, Query::Coherence(asked) if asked.pairs && asked.round.is_none()));
/// // An option that does not exist is refused.
/// assert!(serde_json::from_str::<Query>(r#"{ "kind": "coherence", "pair": true }"#).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Query {
    /// The scorecards of assessments.
    Scores(ScoresQuery),
    /// The countries of rounds by rank.
    Comparison(ComparisonQuery),
    /// Two countries of a round, node by node.
    Difference(DifferenceQuery),
    /// A score in words.
    Explanation(ExplanationQuery),
    /// How the parts of the index go together.
    #[cfg(feature = "analysis")]
    Coherence(CoherenceQuery),
    /// What scores and ranks can bear.
    #[cfg(feature = "analysis")]
    Robustness(Box<RobustnessQuery>),
    /// What moved from round to round.
    #[cfg(feature = "analysis")]
    Trend(TrendQuery),
    /// What better answers add, and which of them reach targets.
    #[cfg(feature = "analysis")]
    Plan(Box<PlanQuery>),
    /// What changed answers would score.
    #[cfg(feature = "analysis")]
    WhatIf(WhatIfQuery),
    /// The countries of a round against each other.
    #[cfg(feature = "analysis")]
    Peers(Box<PeersQuery>),
    /// How far assessors agree.
    #[cfg(feature = "round")]
    Agreement(AgreementQuery),
    /// How far a round is.
    #[cfg(feature = "round")]
    Status(StatusQuery),
}

/// The kinds of [`Query`], as `kind` names them, and how the options of each are read.
macro_rules! kinds {
    ($($(#[$cfg:meta])? $kind:literal: $variant:ident),+ $(,)?) => {
        fn of_kind(kind: &str, options: &str) -> Result<Query, serde_json::Error> {
            const KINDS: &[&str] = &[$($(#[$cfg])? $kind),+];
            match kind {
                $($(#[$cfg])? $kind => serde_json::from_str(options).map(Query::$variant),)+
                other => Err(serde::de::Error::unknown_variant(other, KINDS)),
            }
        }
    };
}
kinds! {
    "scores": Scores,
    "comparison": Comparison,
    "difference": Difference,
    "explanation": Explanation,
    #[cfg(feature = "analysis")]
    "coherence": Coherence,
    #[cfg(feature = "analysis")]
    "robustness": Robustness,
    #[cfg(feature = "analysis")]
    "trend": Trend,
    #[cfg(feature = "analysis")]
    "plan": Plan,
    #[cfg(feature = "analysis")]
    "what-if": WhatIf,
    #[cfg(feature = "analysis")]
    "peers": Peers,
    #[cfg(feature = "round")]
    "agreement": Agreement,
    #[cfg(feature = "round")]
    "status": Status,
}

impl Query {
    /// A query of a kind by the JSON of its options, without `kind`. This is what `Deserialize` does, in
    /// less code: it needs no value that could be of any kind.
    ///
    /// # Errors
    ///
    /// Where there is no such kind, or an option that it does not have.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_scoring::Query;
    /// let query = Query::of_kind("scores", r#"{ "trail": true }"#).unwrap();
    /// assert!(matches!(query, Query::Scores(asked) if asked.trail));
    /// ```
    pub fn of_kind(kind: &str, options: &str) -> Result<Self, serde_json::Error> {
        of_kind(kind, options)
    }

    /// Asks an index; see [`Self::run_with`].
    ///
    /// # Errors
    ///
    /// [`QueryError`].
    pub fn run(&self, index: &Index) -> Result<Document, QueryError> {
        self.run_with(&Inputs::of(index), &mut |_| true)
    }

    /// Asks an index, with older editions and earlier states for a trend, and a listener that
    /// hears how far a robustness run is and ends it by answering `false`.
    ///
    /// # Errors
    ///
    /// [`QueryError`] where the index has no such round, country or node, the methodology refuses
    /// to score, or the query's own declarations have problems.
    pub fn run_with(
        &self,
        inputs: &Inputs<'_>,
        watch: ProgressCallback<'_>,
    ) -> Result<Document, QueryError> {
        inputs.index.holds_together()?;
        let mut document = match self {
            Self::Scores(query) => query.run(inputs.index),
            Self::Comparison(query) => query.run(inputs.index),
            Self::Difference(query) => query.run(inputs.index),
            Self::Explanation(query) => query.run(inputs.index),
            #[cfg(feature = "analysis")]
            Self::Coherence(query) => query.run(inputs.index),
            #[cfg(feature = "analysis")]
            Self::Robustness(query) => return query.run(inputs, watch),
            #[cfg(feature = "analysis")]
            Self::Trend(query) => query.run(inputs),
            #[cfg(feature = "analysis")]
            Self::Plan(query) => query.run(inputs.index),
            #[cfg(feature = "analysis")]
            Self::WhatIf(query) => query.run(inputs.index),
            #[cfg(feature = "analysis")]
            Self::Peers(query) => query.run(inputs.index),
            #[cfg(feature = "round")]
            Self::Agreement(query) => query.run(inputs.index),
            #[cfg(feature = "round")]
            Self::Status(query) => query.run(inputs.index),
        }?;
        #[cfg(not(feature = "analysis"))]
        let _ = watch;
        document.query = Some(self.clone());
        document.provenance = document.provenance.with_units(&inputs.index.rounds);
        Ok(document)
    }
}

/// A document of a result; the caller adds the query.
pub(crate) fn document<'a>(
    framework: &Framework,
    assessments: impl IntoIterator<Item = &'a Assessment>,
    content: Content,
) -> Result<Document, QueryError> {
    let provenance = Provenance::of(engine(), framework, assessments)?;
    Ok(Document::new(provenance, content))
}
