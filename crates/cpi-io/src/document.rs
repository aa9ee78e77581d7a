//! What stands in a result document?
//!
//! Each names the version of the format, its kind, and what it rests on.

use crate::published::Published;
use cpi_model::draft::SCHEMA_VERSION;
use cpi_model::provenance::{canonical_json, sha256};
use cpi_model::{Crosswalk, Provenance};
use cpi_scoring::agreement::Agreement;
use cpi_scoring::coherence::Coherence;
use cpi_scoring::comparison::{Comparison, Difference};
use cpi_scoring::explanation::Explanation;
use cpi_scoring::peers::Peers;
use cpi_scoring::plan::{Plan, WhatIf};
use cpi_scoring::robustness::Robustness;
use cpi_scoring::trend::Trend;
use cpi_scoring::{Scorecard, Status};
use serde::Serialize;

/// A result with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// The version of this format: 1.
    pub schema_version: u32,
    /// What the result rests on.
    pub provenance: Provenance,
    /// The result.
    #[serde(flatten)]
    pub content: Content,
}

/// What a result document holds; its `kind` says which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    /// What stands beside a table in CSV, which has no room for it.
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
    Trend {
        /// Steps back first.
        trend: Trend,
        /// What was asked, where it is not the usual.
        #[serde(skip_serializing_if = "Option::is_none")]
        asked: Option<TrendAsked>,
        /// What it rests on besides.
        #[serde(skip_serializing_if = "Option::is_none")]
        others: Option<Box<Others>>,
    },
    /// How the members of nodes and groups go together.
    Coherence {
        /// Of one round.
        coherence: Coherence,
    },
    /// How far a round is.
    Status {
        /// A row a country, a section of a country, or an assessor of a country.
        status: Vec<Status>,
    },
    /// What changed answers would score.
    WhatIf {
        /// Everything they touch.
        what_if: Box<WhatIf>,
    },
    /// What better answers would add, and which of them reach targets.
    Plan {
        /// Of one country.
        plan: Box<Plan>,
    },
    /// The countries of a round beside each other.
    Peers {
        /// Of one round.
        peers: Box<Peers>,
    },
    /// How far assessors agree.
    Agreement {
        /// Over the index and its parts, and of each pair of assessors.
        agreement: Box<Agreement>,
    },
    /// What the scores of a round can bear.
    Robustness {
        /// The run and its results.
        robustness: Box<Robustness>,
    },
}

/// What was asked of a trend, where it is not the usual.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrendAsked {
    /// Indicators asked in the same words alone, not reworded ones.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub strict: bool,
    /// One country alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// What was published, by the histories.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
}

/// What a trend rests on besides the newest framework and its rounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Others {
    /// The older frameworks and their rounds, the oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub older: Vec<Provenance>,
    /// From each edition to the next: the SHA-256 of the crosswalk's canonical JSON, in
    /// hexadecimal.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub crosswalks: Vec<String>,
    /// The earlier states of an index from which rounds were revised, as they were named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Provenance>,
    /// What stood in each edition when it was published, by the histories of its assessments;
    /// the oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub published: Vec<Provenance>,
}

impl Content {
    /// A trend; what was asked and what it rests on besides are told where there is something
    /// to tell.
    pub fn trend(trend: Trend, asked: TrendAsked, others: Option<Others>) -> Self {
        Self::Trend {
            trend,
            asked: Some(asked).filter(|asked| *asked != TrendAsked::default()),
            others: others
                .filter(|others| *others != Others::default())
                .map(Box::new),
        }
    }
}

impl Others {
    /// The hashes of crosswalks, by which they are named.
    pub fn hashes(crosswalks: &[Crosswalk]) -> Vec<String> {
        let texts = crosswalks.iter().map(|it| canonical_json(it.draft()));
        texts.map(|text| sha256(&text)).collect()
    }
}

impl Document {
    /// A document of this format.
    pub fn new(provenance: Provenance, content: Content) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            provenance,
            content,
        }
    }

    /// Its canonical JSON.
    pub fn to_json(&self) -> String {
        canonical_json(self)
    }
}
