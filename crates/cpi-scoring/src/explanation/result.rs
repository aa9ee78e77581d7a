//! Where does a score come from, in plain words?

use crate::scorecard::{Coverage, Reference, State};
use cpi_model::draft::{Aggregation, AnswerDraft, CoverageOf, MissingRule};
use cpi_model::number::{Coefficient, EffectiveWeight, Score, Share, Weight};
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
    /// asked for; in another one where the framework lacks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Its score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// Its declared weight in the node above; absent in the first line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Weight>,
    /// What it adds to the node above where that is a mean or a sum: the contributions of
    /// its members add up to its score. Absent where the node above has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contribution: Option<Score>,
    /// The sentence in English: how the score of a node was formed, or what an indicator was
    /// answered.
    pub text: String,
    /// What the sentence says, as figures, so that it can be said in another language. Documents of
    /// 0.1 have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// The paragraphs of the methodology behind it.
    pub paragraphs: Vec<String>,
    /// What stands beside the answer of an indicator, where the assessment was given:
    /// evidence, comments, codings, the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<AnswerDraft>,
}

/// How a score came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Of a node.
    Node(NodeBasis),
    /// Of an indicator.
    Indicator(IndicatorBasis),
}

/// How the score of a node came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NodeBasis {
    /// Whether there is a score.
    pub state: State,
    /// The aggregation.
    pub aggregation: Aggregation,
    /// The exponent of a generalised mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exponent: Option<Coefficient>,
    /// How many members entered.
    pub entered: u32,
    /// Whether the weights of those that entered are equal.
    pub weights: Weights,
    /// How many members are missing.
    pub missing: u32,
    /// How they enter.
    pub missing_rule: MissingRule,
    /// How many members do not apply.
    pub not_applicable: u32,
    /// How much beneath it is answered.
    pub coverage: Coverage,
    /// What too little coverage is, where there is too little.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<LeastCoverage>,
}

/// How the weights of the members that entered are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Weights {
    /// They do not matter: one member entered, or the formula has no weights.
    Unused,
    /// All are the same.
    Equal,
    /// They differ.
    Differ,
}

/// Less is answered than the method asks (methodology 4.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LeastCoverage {
    /// Of what: of members with a score, or of answered indicators.
    pub of: CoverageOf,
    /// How many there are.
    pub found: u32,
    /// How many apply.
    pub applicable: u32,
    /// The least share of them.
    pub least: Share,
}

/// How the score of an indicator came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IndicatorBasis {
    /// The answer as given: an option, a value, `not-applicable` or `missing`.
    pub answer: String,
    /// How it scores.
    pub reason: IndicatorReason,
    /// The reference values that the rule used (methodology 3), by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reference: Vec<Reference>,
    /// The share of the index that it carries (methodology 4.12), where it enters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_weight: Option<EffectiveWeight>,
}

/// How an answer scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum IndicatorReason {
    /// By its option or value.
    Answered,
    /// By points that a reviewer gave.
    Adjudicated,
    /// As the lowest, since its condition fails.
    ConditionScoresLowest,
    /// Not at all, since its condition fails.
    ConditionLeavesOut,
    /// Not at all, since the answer is that it is not applicable.
    NotApplicable,
    /// Not at all, since it is missing.
    Missing,
}
