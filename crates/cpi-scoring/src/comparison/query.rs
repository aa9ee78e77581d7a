//! The questions for rankings, and for two countries against each other.

use super::{compare, difference};
use crate::document::{Content, Document};
use crate::query::{self, QueryError, Selection};
use crate::score::{rounds_of, score_all};
use cpi_model::Index;
use cpi_model::round::in_time;
use serde::{Deserialize, Serialize};

/// The countries of rounds by rank, at every node and group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ComparisonQuery {
    /// One round. Default: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
}

impl ComparisonQuery {
    pub(crate) fn run(&self, index: &Index) -> Result<Document, QueryError> {
        let framework = &index.framework;
        let chosen = Selection(index).rounds(self.round.as_deref())?;
        let cards = score_all(framework, &chosen)?;
        let mut comparisons = compare(framework, &cards)?;
        let rounds = in_time(&index.rounds, &index.assessments);
        comparisons.sort_by_key(|it| rounds.iter().position(|round| *round == it.round));
        let content = Content::Comparison { comparisons };
        query::document(framework, rounds_of(index, &cards), content)
    }
}

/// Two countries of a round, node by node.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DifferenceQuery {
    /// The round. Default: the only one that has answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// The country.
    pub country: String,
    /// The country whose scores are subtracted.
    pub other: String,
}

impl DifferenceQuery {
    pub(crate) fn run(&self, index: &Index) -> Result<Document, QueryError> {
        let framework = &index.framework;
        let chosen = Selection(index).one_round(self.round.as_deref())?;
        let cards = score_all(framework, &chosen)?;
        let card = |country: &str| {
            let found = cards.iter().find(|card| card.country == country);
            found.ok_or_else(|| query::not_assessed(country, &chosen))
        };
        let difference = difference(card(&self.country)?, card(&self.other)?)?;
        query::document(framework, &chosen, Content::Difference { difference })
    }
}
