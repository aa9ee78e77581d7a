//! Where does a score come from, in plain words?

use cpi_model::draft::AnswerDraft;
use cpi_model::number::Score;
use serde::{Deserialize, Serialize};

/// A score in words, from a node down to the answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Explanation {
    /// The code of the country.
    pub country: String,
    /// The id of the round.
    pub round: String,
    /// The lines, each beneath the one it explains.
    pub lines: Vec<Line>,
}

/// One line of an explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Line {
    /// How deep it stands: 0 for the node that was asked for.
    pub depth: usize,
    /// The code of the node or indicator.
    pub code: String,
    /// The label of the node, or the question of the indicator, in the language that was
    /// asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Its score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// What it adds to the node above where that is a mean or a sum: the contributions of
    /// its members add up to its score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contribution: Option<Score>,
    /// The sentence: how the score of a node was formed, or what an indicator was answered.
    pub text: String,
    /// The paragraphs of the methodology behind it.
    pub paragraphs: Vec<String>,
    /// What stands beside the answer of an indicator, where the assessment was given:
    /// evidence, comments, codings, the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<AnswerDraft>,
}
