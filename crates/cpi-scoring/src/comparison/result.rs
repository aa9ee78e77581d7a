//! Who stands where in a round, and how far apart?

use cpi_model::number::{Rank, RoundedScore, Score};
use serde::{Deserialize, Serialize};

/// The countries of one round, node by node (methodology 7.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Comparison {
    /// The id of the round.
    pub round: String,
    /// The nodes, in the framework's order.
    pub nodes: Vec<Ranking>,
}

impl Comparison {
    /// The ranking at a node, by its code.
    pub fn node(&self, code: &str) -> Option<&Ranking> {
        self.nodes.iter().find(|ranking| ranking.code == code)
    }
}

/// The countries by their rank at one node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Ranking {
    /// The code of the node.
    pub code: String,
    /// The countries by rank; those without a score last, by code.
    pub places: Vec<Place>,
}

/// One country's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Place {
    /// The code of the country.
    pub country: String,
    /// Its rank; none without a score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<Rank>,
    /// Its score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// The score as it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<RoundedScore>,
}

/// Two assessments against each other, node by node (methodology 7.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Difference {
    /// The country whose score is taken first.
    pub country: String,
    /// The country whose score is subtracted.
    pub other: String,
    /// The id of the round.
    pub round: String,
    /// The nodes, in the framework's order.
    pub nodes: Vec<NodeDifference>,
}

/// Two scores of one node and their difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NodeDifference {
    /// The code of the node.
    pub code: String,
    /// The score of the first country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// The score of the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<Score>,
    /// The first minus the other, where both have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Score>,
}
