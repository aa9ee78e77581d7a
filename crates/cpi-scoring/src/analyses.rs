//! Which analyses are there? The query and the result of each, under the name that both have in JSON.
//!
//! A new analysis has a room of its own and is named here, and nowhere else in this crate but in the list of
//! modules.

use crate::comparison::{Comparison, ComparisonQuery, Difference, DifferenceQuery};
use crate::document::Document;
use crate::explanation::{Explanation, ExplanationQuery};
use crate::query::{Inputs, ProgressCallback, QueryError};
use crate::score::ScoresQuery;
use crate::scorecard::Scorecard;
use serde::{Deserialize, Serialize};

#[cfg(feature = "analysis")]
use crate::{
    agreement::Agreement,
    coherence::{Coherence, CoherenceQuery},
    document::TrendProvenance,
    peers::{Peers, PeersQuery},
    plan::{Plan, PlanQuery, WhatIf, WhatIfQuery},
    robustness::{Robustness, RobustnessQuery},
    status::Status,
    trend::{Trend, TrendQuery},
};
#[cfg(feature = "round")]
use crate::{agreement::AgreementQuery, status::StatusQuery};

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

/// What a result document holds; its `kind` says which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Content {
    /// Scorecards.
    Scores {
        /// One for each assessment, in order.
        scorecards: Vec<Scorecard>,
    },
    /// Rankings.
    Comparison {
        /// One for each round.
        comparisons: Vec<Comparison>,
    },
    /// A score in words.
    Explanation {
        /// Line by line.
        explanation: Explanation,
    },
    /// The provenance of a table in CSV, which has no room for it.
    Table {
        /// The SHA-256 of the table, in hexadecimal.
        sha256: String,
    },
    /// Two countries against each other.
    Difference {
        /// Node by node.
        difference: Difference,
    },
    /// What moved from round to round.
    #[cfg(feature = "analysis")]
    Trend {
        /// Steps back first.
        trend: Trend,
        /// Additional inputs; absent if there are none.
        #[serde(skip_serializing_if = "Option::is_none")]
        others: Option<Box<TrendProvenance>>,
    },
    /// How the members of nodes and groups go together.
    #[cfg(feature = "analysis")]
    Coherence {
        /// Of one round.
        coherence: Coherence,
    },
    /// How far a round is.
    #[cfg(feature = "analysis")]
    Status {
        /// A row a country, a section of a country, or an assessor of a country.
        status: Vec<Status>,
    },
    /// What changed answers would score.
    #[cfg(feature = "analysis")]
    WhatIf {
        /// Everything they touch.
        what_if: Box<WhatIf>,
    },
    /// What better answers would add, and which of them reach targets.
    #[cfg(feature = "analysis")]
    Plan {
        /// Of one country.
        plan: Box<Plan>,
    },
    /// The countries of a round against each other.
    #[cfg(feature = "analysis")]
    Peers {
        /// Of one round.
        peers: Box<Peers>,
    },
    /// How far assessors agree.
    #[cfg(feature = "analysis")]
    Agreement {
        /// Over the index and its parts, and of each pair of assessors.
        agreement: Box<Agreement>,
    },
    /// What the scores of a round can bear.
    #[cfg(feature = "analysis")]
    Robustness {
        /// The run and its results.
        robustness: Box<Robustness>,
    },
}

/// The kinds of [`Query`], as `kind` names them, and how the options of each are read.
macro_rules! kinds {
    ($($(#[$cfg:meta])? $kind:literal: $variant:ident),+ $(,)?) => {
        impl Query {
            /// The kinds that there are, as `kind` names them in JSON.
            pub const KINDS: &[&str] = &[$($(#[$cfg])? $kind),+];

            /// A query of a kind by the JSON of its options, without `kind`. This is what `Deserialize`
            /// does, in less code: it needs no value that could be of any kind.
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
                match kind {
                    $($(#[$cfg])? $kind => serde_json::from_str(options).map(Self::$variant),)+
                    other => Err(serde::de::Error::unknown_variant(other, Self::KINDS)),
                }
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
    /// The result of the analysis that is asked for. A robustness run adds its own query, which says where it was
    /// interrupted.
    pub(crate) fn analyse(
        &self,
        inputs: &Inputs<'_>,
        watch: ProgressCallback<'_>,
    ) -> Result<Document, QueryError> {
        #[cfg(not(feature = "analysis"))]
        let _ = watch;
        match self {
            Self::Scores(query) => query.run(inputs.index),
            Self::Comparison(query) => query.run(inputs.index),
            Self::Difference(query) => query.run(inputs.index),
            Self::Explanation(query) => query.run(inputs.index),
            #[cfg(feature = "analysis")]
            Self::Coherence(query) => query.run(inputs.index),
            #[cfg(feature = "analysis")]
            Self::Robustness(query) => query.run(inputs, watch),
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
        }
    }
}
