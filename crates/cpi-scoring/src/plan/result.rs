//! What would other answers score, and which changes reach a target?

use crate::origin::{Origin, computed_with};
use crate::scorecard::{Coverage, GapScore, State};
use cpi_model::draft::{Activated, TargetsDraft};
use cpi_model::framework::{Aggregate, Framework};
use cpi_model::number::{RoundedScore, Score};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a change of answers does to everything it touches (methodology 14.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WhatIf {
    /// The code of the country.
    pub country: String,
    /// The id of the round.
    pub round: String,
    /// What an indicator is answered when its condition begins to hold (methodology 14.2).
    pub activated: Activated,
    /// The answers that were changed, in the framework's order.
    pub answers: Vec<AnswerChange>,
    /// The answers that changed with them, because a condition began to hold or to fail.
    pub followed: Vec<AnswerChange>,
    /// The nodes that were touched, in the framework's order.
    pub nodes: Vec<NodeChange>,
    /// The groups and cells of views that were touched.
    pub groups: Vec<GroupChange>,
    /// The gaps that were touched.
    pub gaps: Vec<GapChange>,
    /// The nodes of other countries of the round that moved, because a quantity is set
    /// against the values of the round.
    pub others: Vec<OtherChange>,
}

/// An answer before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AnswerChange {
    /// The code of the indicator.
    pub indicator: String,
    /// The answer before.
    pub from: String,
    /// The answer after.
    pub to: String,
}

/// The score of something, without bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ScoreSummary {
    /// Whether there is a score.
    pub state: State,
    /// The score, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// The score as it is shown (methodology 9.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<RoundedScore>,
    /// The code of its band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<Arc<str>>,
    /// How much of what applies is answered.
    pub coverage: Coverage,
}

/// A node before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NodeChange {
    /// The code of the node.
    pub code: Arc<str>,
    /// Before.
    pub before: ScoreSummary,
    /// After.
    pub after: ScoreSummary,
    /// The score after minus the score before, where both have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Score>,
}

/// A group of a view, or a cell, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupChange {
    /// The code of the view.
    pub view: Arc<str>,
    /// The code of the row's node; absent for a group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<Arc<str>>,
    /// The code of the group.
    pub group: Arc<str>,
    /// Before.
    pub before: ScoreSummary,
    /// After.
    pub after: ScoreSummary,
    /// The score after minus the score before, where both have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Score>,
}

/// A gap before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GapChange {
    /// Before.
    pub before: GapScore,
    /// After.
    pub after: GapScore,
}

/// A node of another country of the round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OtherChange {
    /// The code of the country.
    pub country: String,
    /// Its node.
    #[serde(flatten)]
    pub node: NodeChange,
}

/// What a country would gain by better answers, and which of them reach its targets
/// (methodology 14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Plan {
    /// The framework that was scored; the provenance names it in documents.
    #[serde(skip)]
    pub framework: Origin,
    /// The code of the country.
    pub country: String,
    /// The id of the round.
    pub round: String,
    /// What was declared: costs, what cannot move, targets.
    pub declared: TargetsDraft,
    /// Every single improvement, the largest gain of the index first.
    pub improvements: Vec<Improvement>,
    /// For each target the changes that reach it.
    pub targets: Vec<PlanSolution>,
    /// The answers that are the worst their indicator has, by group and node: those that earn the
    /// least, or the most where lower scores are better (methodology 7.4).
    pub at_lowest: Vec<WorstAnswer>,
    /// The indicators that apply and are not answered: what answering them would bring is
    /// not known, and no plan counts on it.
    pub unanswered: Vec<String>,
    /// The indicators that are declared not to move, with the reason.
    pub fixed: Vec<FixedIndicator>,
    /// The quantities for which no value is declared, so that no plan moves them.
    pub quantities_without_value: Vec<String>,
}

computed_with!(Plan, |it| format!("the plan of {}", it.country));

/// What one better answer would add, everything else unchanged (methodology 14.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Improvement {
    /// The change.
    #[serde(flatten)]
    pub change: AnswerChange,
    /// Its declared cost.
    pub cost: Score,
    /// What the index gains; absent where it has no score before or after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gain: Option<Score>,
    /// What each node above the indicator gains, the nearest first.
    pub nodes: Vec<NodeGain>,
    /// What each group that the indicator belongs to gains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupGain>,
    /// The answers that would begin to apply, or cease to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub followed: Vec<AnswerChange>,
}

/// What a node gains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NodeGain {
    /// The code of the node.
    pub node: Arc<str>,
    /// The score after minus the score before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gain: Option<Score>,
}

/// What a group of a view gains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupGain {
    /// The group, as `view:group`.
    pub group: String,
    /// The score after minus the score before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gain: Option<Score>,
}

/// What has a score, by the name that files and commands give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ScoreOf {
    /// The code of a node.
    Node(Arc<str>),
    /// A group of a view, as `view:group`.
    Group(String),
    /// A cell of a view, as `node/view:group`.
    Cell(String),
}

impl ScoreOf {
    /// The name of a node, group or cell of a framework; `None` where it has nothing at these
    /// positions.
    pub fn new(framework: &Framework, aggregate: Aggregate) -> Option<Self> {
        let name = framework.aggregate_name(aggregate)?;
        Some(match aggregate {
            Aggregate::Node(_) => Self::Node(name.into()),
            Aggregate::Group(..) => Self::Group(name),
            Aggregate::Cell(..) => Self::Cell(name),
        })
    }

    /// The name.
    pub fn name(&self) -> &str {
        match self {
            Self::Node(name) => name,
            Self::Group(name) | Self::Cell(name) => name,
        }
    }
}

/// How a target came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The score is there already; nothing is to be changed.
    AlreadyReached,
    /// The changes listed reach it.
    Reached,
    /// Nothing that may move reaches it; the changes listed get as far as was found.
    Unreachable,
    /// Nothing was found that reaches it, and it is not proven that nothing does.
    NotFound,
}

/// What is known about the changes of a plan (methodology 14.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Guarantee {
    /// Nothing cheaper reaches the target.
    Optimal,
    /// Nothing cheaper than `at_least` reaches it.
    WithinBound,
}

/// The changes that reach a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlanSolution {
    /// The node, group or cell.
    #[serde(flatten)]
    pub of: ScoreOf,
    /// The score that is to be reached.
    pub target: Score,
    /// How it came out.
    pub outcome: Outcome,
    /// The score before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Score>,
    /// The score with the changes listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Score>,
    /// What is known about the cost of the changes; for an unreachable target, about the
    /// score they get to: `optimal` says that nothing gets further.
    pub guarantee: Guarantee,
    /// The cost of the changes listed.
    pub cost: Score,
    /// The least that any changes reaching the target can cost; of an unreachable target absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Score>,
    /// No changes get past this score: above it where higher is better, below it where lower is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub highest: Option<Score>,
    /// The changes, in the framework's order.
    pub changes: Vec<Step>,
    /// The answers that change with them, because a condition begins to hold or to fail.
    pub followed: Vec<AnswerChange>,
}

/// One change of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Step {
    /// The change.
    #[serde(flatten)]
    pub change: AnswerChange,
    /// Its cost.
    pub cost: Score,
}

/// An answer that is the worst its indicator has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct WorstAnswer {
    /// The code of the indicator.
    pub indicator: String,
    /// The answer.
    pub answer: String,
    /// The code of the node beneath the index that it stands in.
    pub node: Arc<str>,
    /// The groups it belongs to, as `view:group`.
    pub groups: Vec<String>,
}

/// An indicator that does not move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FixedIndicator {
    /// The code of the indicator.
    pub indicator: String,
    /// The reason, as declared.
    pub reason: String,
}
