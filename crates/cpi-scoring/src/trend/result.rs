//! What moved from one round to the next, and why? Methodology section 13.

use cpi_model::draft::{HistoryReference, Relation};
use cpi_model::number::Score;
use serde::{Deserialize, Serialize};

/// The scores of countries over rounds, and what moved: steps back first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Trend {
    /// What limits the figures, in words.
    pub notes: Vec<String>,
    /// Those of the notes that say what could not be computed or told apart, which nothing else in the
    /// result says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<String>,
    /// The steps in which something went back: the latest first (methodology 13.8).
    pub back: Vec<Setback>,
    /// The rounds, by reference date.
    pub rounds: Vec<TrendRound>,
    /// How many indicators are common to all rounds (methodology 13.3, 13.11).
    pub common: u32,
    /// How the indicators of each edition stand to those of the next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relations>,
    /// The countries, by code.
    pub countries: Vec<CountryTrend>,
    /// What was revised in rounds that had been published before (methodology 13.9).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<Revision>,
}

impl Trend {
    /// Adds what could not be computed or told apart.
    pub(crate) fn refuse(&mut self, refusals: Vec<String>) {
        self.notes.extend(refusals.iter().cloned());
        self.refusals.extend(refusals);
    }

    /// Keeps one country; says whether it was assessed in any of the rounds.
    pub fn keep(&mut self, country: &str) -> bool {
        self.countries.retain(|each| each.country == country);
        self.back.retain(|each| each.country == country);
        self.revisions.retain(|each| each.country == country);
        !self.countries.is_empty()
    }
}

/// A round of the series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TrendRound {
    /// How it is called here: its id, with the version of the framework where two editions
    /// use the same id.
    pub label: String,
    /// Its id.
    pub round: String,
    /// Its reference date.
    pub reference_date: String,
    /// The id of its framework.
    pub framework: String,
    /// The version of its framework.
    pub version: String,
}

/// How many relations of each kind a crosswalk has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Relations {
    /// The id and version of the older framework.
    pub from: String,
    /// The id and version of the newer framework.
    pub to: String,
    /// How many indicators are common to these two.
    pub common: u32,
    /// The kinds that occur.
    pub counts: Vec<RelationCount>,
    /// How many relations nobody has confirmed.
    pub unconfirmed: u32,
    /// Whether reworded indicators were taken as common.
    pub reworded_is_common: bool,
}

/// How many relations of a kind there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RelationCount {
    /// The kind.
    pub relation: Relation,
    /// How many.
    pub count: u32,
}

/// One country over the rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CountryTrend {
    /// The code of the country.
    pub country: String,
    /// The rounds between its first and its last in which it was not assessed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_assessed: Vec<String>,
    /// The scores of every node and group.
    pub series: Vec<Series>,
    /// From each round in which it was assessed to the next.
    pub steps: Vec<Step>,
}

/// The scores of a node or group over the rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Series {
    /// Of a group: the code of its view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// The code of the node or group.
    pub code: String,
    /// Its scores, a round each in which the country was assessed.
    pub points: Vec<Point>,
}

/// The two scores of one round (methodology 13.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Point {
    /// The label of the round.
    pub round: String,
    /// The score as its own framework has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full: Option<Score>,
    /// The score on the common indicators by the method of the newest framework.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparable: Option<Score>,
}

/// What changed from one round to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Step {
    /// The label of the earlier round.
    pub from: String,
    /// The label of the later round.
    pub to: String,
    /// The indicators that are answered in both rounds and can be compared.
    pub compared: u32,
    /// Why no change could be split, where the methodology refuses a score on the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// The nodes and groups in which something changed. What is not listed has the same
    /// score in both rounds, and all parts are 0.
    pub changes: Vec<Change>,
    /// The indicators whose score moved; those that went back first.
    pub moves: Vec<Move>,
}

/// What changed at a node or group (methodology 13.5 to 13.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Change {
    /// Of a group: the code of its view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// The code of the node or group.
    pub code: String,
    /// The earlier score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Score>,
    /// The later score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Score>,
    /// The later minus the earlier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Score>,
    /// What of it comes from other answers: like for like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<Score>,
    /// What of it comes from other weights, formulas, points and reference values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weights: Option<Score>,
    /// What of it comes from indicators that only one framework has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub framework: Option<Score>,
    /// What of it comes from indicators answered in one of the rounds only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Score>,
    /// Where it goes, like for like.
    pub direction: Direction,
}

impl Change {
    /// The four parts, where the change could be split: they add up to it exactly.
    pub fn parts(&self) -> Option<[Score; 4]> {
        Some([
            self.answers?,
            self.weights?,
            self.framework?,
            self.coverage?,
        ])
    }
}

/// Where a score goes, like for like (methodology 13.8), by the direction of what it is the score of
/// (methodology 7.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// It gets better: up where higher is better, down where lower is.
    Forward,
    /// It gets worse.
    Back,
    /// Neither.
    Unchanged,
    /// Nothing beneath it is answered in both rounds.
    Unknown,
}

impl Direction {
    /// The word that stands for this value in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Forward => "forward",
            Self::Back => "back",
            Self::Unchanged => "unchanged",
            Self::Unknown => "unknown",
        }
    }
}

/// An indicator whose score moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Move {
    /// The code of the indicator, in the later framework.
    pub indicator: String,
    /// Its code in the earlier framework, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// The earlier answer.
    pub from: String,
    /// The later answer.
    pub to: String,
    /// Whether the two answers are the same, and only the points that a reviewer awarded are
    /// others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub same_answer: bool,
    /// Whether its condition began to hold or to fail (methodology 2.5): one of the two answers is
    /// then none, and its score is what stands in for it (2.6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<ConditionChange>,
    /// The later item score minus the earlier.
    pub change: Score,
    /// Where it goes.
    pub direction: Direction,
}

/// How the condition of an indicator changed from one round to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ConditionChange {
    /// It began to fail: the question no longer applies.
    Fails,
    /// It began to hold: the question did not apply before.
    Holds,
}

/// A step in which something went back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Setback {
    /// The code of the country.
    pub country: String,
    /// The label of the earlier round.
    pub from: String,
    /// The label of the later round.
    pub to: String,
    /// The nodes and groups that went back, like for like; the farthest first.
    pub nodes: Vec<NodeSetback>,
    /// The indicators that went back: the farthest first, after them those whose answer is the
    /// same.
    pub indicators: Vec<Move>,
}

/// A node or group that went back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NodeSetback {
    /// Of a group: the code of its view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// The code of the node or group.
    pub code: String,
    /// By how much, like for like: below 0 where higher is better, above 0 where lower is.
    pub answers: Score,
}

/// A round that was assessed again after it had been published (methodology 13.9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Revision {
    /// The code of the country.
    pub country: String,
    /// The label of the round.
    pub round: String,
    /// The history of what was published, up to where it went then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<HistoryReference>,
    /// The history of what stands now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands: Option<HistoryReference>,
    /// From what was published to what stands now.
    #[serde(flatten)]
    pub step: RevisionStep,
}

/// What a revision changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RevisionStep {
    /// Why no change could be split.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// The nodes and groups in which something changed.
    pub changes: Vec<Change>,
    /// The indicators whose score moved.
    pub moves: Vec<Move>,
}
