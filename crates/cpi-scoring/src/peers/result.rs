//! Who answers better, where is a country strong or weak beside others, and who can help
//! whom?

use cpi_model::Assessment;
use cpi_model::draft::{EvidenceDraft, PeersDraft};
use cpi_model::number::Score;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The countries of a round against each other (methodology 15).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Peers {
    /// The id of the round.
    pub round: String,
    /// The earlier rounds that were looked at, the latest first.
    pub earlier: Vec<String>,
    /// What was declared.
    pub declared: PeersDraft,
    /// The groups, declared or found.
    pub groups: Vec<PeerGroup>,
    /// How groups were found: each joining, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joined: Vec<ClusterMerge>,
    /// The countries asked for, in the order of their assessments.
    pub countries: Vec<PeerCountry>,
    /// Who can help whom on what, the largest gain first.
    pub cooperation: Vec<SupportMatch>,
}

impl Peers {
    /// Whether an assessment is of a round that was looked at.
    pub fn rests_on(&self, assessment: &Assessment) -> bool {
        let round = assessment.round();
        self.round == round || self.earlier.iter().any(|earlier| earlier == round)
    }
}

/// What is looked for among the countries of a round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PeerPart {
    /// Who can help whom (methodology 15.5).
    #[default]
    Cooperation,
    /// Answers that could be better, with the countries that answer better (methodology 15.1).
    Behind,
    /// Strengths and weaknesses (methodology 15.3).
    Standing,
    /// The groups of countries, which are there whatever is looked for.
    Groups,
}

impl PeerPart {
    /// Each with its word and what it means.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (
            Self::Cooperation,
            "cooperation",
            "Who can help whom on which node, the largest gain first",
        ),
        (
            Self::Behind,
            "behind",
            "Every answer that could be better, with the countries that answer better",
        ),
        (
            Self::Standing,
            "standing",
            "Strengths and weaknesses against the group",
        ),
        (Self::Groups, "groups", "The groups of countries"),
    ];
}

/// A group of countries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PeerGroup {
    /// Its code: as declared, or `likeness-1` and so on.
    pub code: String,
    /// Its countries of this round.
    pub countries: Vec<String>,
}

/// Two groups that were joined as the most alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClusterMerge {
    /// The countries of the one.
    pub one: Vec<String>,
    /// The countries of the other.
    pub other: Vec<String>,
    /// The mean distance between a country of the one and of the other.
    pub distance: Score,
}

/// One country against the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PeerCountry {
    /// The code of the country.
    pub country: String,
    /// The group it is compared within; absent where that is the whole round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The others it is compared with.
    pub compared_with: Vec<String>,
    /// Nodes and indicators better than those of the others by the threshold, the largest
    /// difference first.
    pub strengths: Vec<ReferenceComparison>,
    /// Nodes and indicators worse than those of the others by the threshold, the largest
    /// difference first.
    pub weaknesses: Vec<ReferenceComparison>,
    /// Every answer that could be better, with the countries that answer better.
    pub behind: Vec<AnswerGap>,
    /// The indicators that apply and are not answered; they are not behind anyone.
    pub unanswered: Vec<String>,
}

/// A score against those of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReferenceComparison {
    /// The code of the node or indicator.
    pub code: String,
    /// Whether it is an indicator.
    pub indicator: bool,
    /// The score.
    pub score: Score,
    /// The middle of the others that have a score.
    pub middle: Score,
    /// How many others have one.
    pub others: u32,
    /// The score minus the middle.
    pub difference: Score,
}

/// An answer that could be better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AnswerGap {
    /// The code of the indicator.
    pub indicator: String,
    /// The code of the node of the cooperation table that it stands beneath.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<Arc<str>>,
    /// The answer.
    pub answer: String,
    /// Its item score.
    pub score: Score,
    /// The countries that answer better, the best first; then those with evidence, then the
    /// longest, then by code.
    pub better: Arc<[BetterAnswer]>,
}

/// A better answer of another country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BetterAnswer {
    /// The code of the country.
    pub country: String,
    /// Its answer.
    pub answer: String,
    /// Its item score.
    pub score: Score,
    /// The round since which it has answered better without interruption, as far as the
    /// rounds of the index go back.
    pub since: String,
    /// The evidence for its answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceDraft>,
}

/// Who can help whom on what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SupportMatch {
    /// The country that could be helped.
    pub country: String,
    /// On which node.
    pub node: Arc<str>,
    /// The country that could help.
    pub helper: String,
    /// How many of the helper's answers are better.
    pub better: u32,
    /// How many of these rest on evidence.
    pub with_evidence: u32,
    /// The score of the node if the country had these answers, minus its score now: above 0 where
    /// higher is better and it gains, below 0 where lower is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gain_of_node: Option<Score>,
    /// The same of the index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gain: Option<Score>,
}
