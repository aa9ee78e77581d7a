//! What differs between two frameworks, and which scores can still be compared?

use cpi_model::number::Share;
use cpi_model::provenance::FrameworkIdentity;
use serde::{Deserialize, Serialize};

/// Two frameworks against each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(title = "CPI difference of two frameworks")
)]
#[non_exhaustive]
pub struct FrameworkDifference {
    /// The version of this format: 1.
    pub schema_version: u32,
    /// The framework from which is compared.
    pub one: FrameworkIdentity,
    /// The framework to which is compared.
    pub other: FrameworkIdentity,
    /// Indicators of the other alone, in its order.
    pub added: Vec<IndicatorReference>,
    /// Indicators of the one alone, in its order.
    pub removed: Vec<IndicatorReference>,
    /// Indicators of both that are not as they were, in the order of the other.
    pub changed: Vec<IndicatorChange>,
    /// What differs outside the indicators, by path.
    pub framework: Vec<Change>,
    /// What that does to each node of both, in the order of the other.
    pub comparability: Vec<NodeComparability>,
}

/// An indicator that only one framework has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IndicatorReference {
    /// Its code.
    pub code: String,
    /// The code of the node it belongs to.
    pub parent: String,
    /// Its question, or label, in the framework's first language that has one.
    pub question: String,
    /// Its effective weight in its index.
    pub weight: Share,
}

/// What changed of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IndicatorChange {
    /// Its code in the one.
    pub one: String,
    /// Its code in the other; the same, unless a crosswalk was given.
    pub other: String,
    /// What changed, by key.
    pub changes: Vec<Change>,
    /// Its effective weight in the one's index.
    pub one_weight: Share,
    /// Its effective weight in the other's index.
    pub other_weight: Share,
}

impl IndicatorChange {
    /// Whether an answer to the one still answers the other.
    pub fn asks_the_same(&self) -> bool {
        self.changes.iter().all(|change| !change.kind.alters())
    }

    /// Whether such an answer also scores the same.
    pub fn scores_the_same(&self) -> bool {
        let scored = |change: &Change| change.kind == ChangeKind::Method;
        self.asks_the_same() && !self.changes.iter().any(scored)
    }
}

/// What kind of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// The question, or the label.
    Reworded,
    /// What earns which answer, expected evidence, when it does not apply, what is counted.
    Criteria,
    /// What may be answered: the kind, the options, the unit.
    Answers,
    /// What an answer scores, and when it applies.
    Method,
    /// The declared weight.
    Reweighted,
    /// The node, or the groups of views.
    Moved,
    /// Sources, references, publishers, exceptions and other texts that explain.
    Explained,
    /// A text in a language that one of them does not have.
    Translated,
}

impl ChangeKind {
    /// Whether an answer from before no longer answers what is asked now.
    pub const fn alters(self) -> bool {
        matches!(self, Self::Reworded | Self::Criteria | Self::Answers)
    }

    /// The word that stands for it in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reworded => "reworded",
            Self::Criteria => "criteria",
            Self::Answers => "answers",
            Self::Method => "method",
            Self::Reweighted => "reweighted",
            Self::Moved => "moved",
            Self::Explained => "explained",
            Self::Translated => "translated",
        }
    }
}

/// One value that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Change {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// The key, such as `question/en` or `nodes/A19/weight`.
    pub key: String,
    /// The value in the one, where there is one; a text, or JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one: Option<String>,
    /// The value in the other, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
}

/// Whether the scores of one node can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NodeComparability {
    /// The code of the node.
    pub code: String,
    /// The share of its effective weight in the one that indicators carry which ask the
    /// same in the other.
    pub one: Share,
    /// The same for the other.
    pub other: Share,
    /// The share of effective weight that indicators carry on both sides which ask and score
    /// the same: of each, the smaller of its two weights.
    pub common: Share,
    /// Whether the node and all beneath it form their scores alike.
    pub same_method: bool,
    /// What may be done.
    pub comparability: Comparability,
}

/// What may be done with the scores of a node under two frameworks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Comparability {
    /// Every indicator asks the same, with the same weight and method.
    Same,
    /// At least nine tenths of the weight is common, and the method is the same.
    Largely,
    /// Every indicator asks the same, but what an answer scores, weights or the method
    /// differ: score the answers of both sides under one of the frameworks.
    Rescore,
    /// Some indicators ask the same: compare these alone.
    CommonOnly,
    /// No indicator asks the same.
    None,
}

impl Comparability {
    /// What may be done, in a sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Same => "scores can be compared as they stand",
            Self::Largely => "scores can be compared with care: little of the weight has changed",
            Self::Rescore => {
                "the questions are the same, not the way to the score; score both under one framework"
            }
            Self::CommonOnly => {
                "scores cannot be compared as they stand; score the common indicators alone"
            }
            Self::None => "nothing can be compared",
        }
    }
}
