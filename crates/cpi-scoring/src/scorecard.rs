//! What does one assessment score, node by node, and what lies behind it?

use crate::origin::{Origin, computed_with};
use crate::status::ReviewBasis;
use cpi_model::number::{EffectiveWeight, Points, RoundedScore, Score, Share, Weight};
use serde::{Deserialize, Serialize, Serializer};
use std::sync::Arc;

/// Whether something has a score, and if not why (methodology 4.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It has a score.
    Scored,
    /// Nothing beneath it applies.
    NotApplicable,
    /// Nothing beneath it is answered.
    Missing,
    /// Less is answered than the least coverage asks.
    TooLittleCoverage,
}

impl State {
    /// The word that stands for this value in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Scored => "scored",
            Self::NotApplicable => "not-applicable",
            Self::Missing => "missing",
            Self::TooLittleCoverage => "too-little-coverage",
        }
    }
}

/// How much of what applies is answered (methodology 4.6), and how much was taken out as not
/// applicable (4.13).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub struct Coverage {
    /// The indicators that apply.
    pub applicable: u32,
    /// Those of them that are answered.
    pub answered: u32,
    /// The indicators that are asked and declared not applicable, by that answer or by an
    /// option that means it.
    pub not_applicable: u32,
    /// The indicators that are not asked, since their condition fails and leaves them out.
    pub switched_off: u32,
}

impl Coverage {
    /// Answered over applicable; 1 where nothing applies.
    pub fn share(self) -> Share {
        Share::of(self.answered, self.applicable)
    }

    /// The indicators that are asked: those that apply and those declared not applicable.
    pub fn asked(self) -> u32 {
        self.applicable + self.not_applicable
    }

    /// Declared not applicable over asked; 0 where nothing is asked (methodology 4.13).
    ///
    /// # Formula
    ///
    /// ```text
    /// not applicable / (applicable + not applicable)
    /// ```
    pub fn not_applicable_share(self) -> Share {
        if self.asked() == 0 {
            return Share::ZERO;
        }
        Share::of(self.not_applicable, self.asked())
    }
}

impl Serialize for Coverage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = serializer.serialize_struct("Coverage", 6)?;
        out.serialize_field("applicable", &self.applicable)?;
        out.serialize_field("answered", &self.answered)?;
        out.serialize_field("share", &self.share())?;
        out.serialize_field("not_applicable", &self.not_applicable)?;
        out.serialize_field("not_applicable_share", &self.not_applicable_share())?;
        out.serialize_field("switched_off", &self.switched_off)?;
        out.end()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Coverage {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Coverage".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let count = generator.subschema_for::<u32>();
        let share = generator.subschema_for::<Share>();
        schemars::json_schema!({
            "description": "How much of what applies is answered (methodology 4.6), and how much of what is asked is declared not applicable (4.13).",
            "type": "object",
            "properties": {
                "applicable": count, "answered": count, "share": share,
                "not_applicable": count, "not_applicable_share": share, "switched_off": count,
            },
            "required": ["applicable", "answered", "share", "not_applicable", "not_applicable_share", "switched_off"],
        })
    }
}

/// The lowest and highest score that the missing answers still allow (methodology 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Bounds {
    /// The lowest score.
    pub low: Score,
    /// The highest score.
    pub high: Score,
    /// Whether both can be reached; otherwise they only contain what can (methodology 6.5).
    pub exact: bool,
}

/// The score of a node, a group or a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NodeScore {
    /// Whether there is a score.
    pub state: State,
    /// The score, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// The score as it is shown (methodology 9.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<RoundedScore>,
    /// The code of its band, where the framework declares bands (methodology 8).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<Arc<str>>,
    /// How much of what applies is answered.
    pub coverage: Coverage,
    /// What the missing answers still allow; absent where that has no end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Bounds>,
}

/// The score of a node of the tree, or of a group of a view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CodedScore {
    /// The code of the node or group.
    pub code: Arc<str>,
    /// Its score.
    #[serde(flatten)]
    pub result: NodeScore,
}

/// The score of a cell: a node × a group (methodology 5.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CellScore {
    /// The code of the node.
    pub row: Arc<str>,
    /// The code of the group.
    pub group: Arc<str>,
    /// The score of the cell.
    #[serde(flatten)]
    pub result: NodeScore,
}

/// The scores of a view (methodology 5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ViewScore {
    /// The code of the view.
    pub code: Arc<str>,
    /// Its groups, in order.
    pub groups: Vec<CodedScore>,
    /// Its cells that have indicators, row by row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<CellScore>,
}

/// Law against practice at one node (methodology 5.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GapScore {
    /// The code of the node: the index, or a row.
    pub node: Arc<str>,
    /// The score of law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub law: Option<Score>,
    /// The score of practice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub practice: Option<Score>,
    /// The gap, where both have a score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<Score>,
}

/// Every score of one assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Scorecard {
    /// The framework that was scored; the provenance names it in documents.
    #[serde(skip)]
    pub framework: Origin,
    /// The code of the country.
    pub country: String,
    /// The id of the round.
    pub round: String,
    /// On what the answers rest, where they were coded or reviewed (methodology 10.7).
    #[serde(rename = "rests", skip_serializing_if = "Option::is_none")]
    pub review_basis: Option<ReviewBasis>,
    /// The nodes, in the framework's order: parents before children.
    pub nodes: Vec<CodedScore>,
    /// The views, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<ViewScore>,
    /// The gaps: of the index, then of every row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<GapScore>,
    /// How the scores came about, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trail: Option<Trail>,
}

computed_with!(Scorecard, |it| format!(
    "the scorecard of {}, round {},",
    it.country, it.round
));

impl Scorecard {
    /// The score of the index itself.
    pub fn index(&self) -> &NodeScore {
        &self.nodes[0].result
    }

    /// The score of a node, by its code.
    pub fn node(&self, code: &str) -> Option<&NodeScore> {
        self.nodes
            .iter()
            .find(|node| &*node.code == code)
            .map(|node| &node.result)
    }

    /// The score of a group, by the codes of its view and itself.
    pub fn group(&self, view: &str, group: &str) -> Option<&NodeScore> {
        let view = self.views.iter().find(|each| &*each.code == view)?;
        view.groups
            .iter()
            .find(|each| &*each.code == group)
            .map(|each| &each.result)
    }
}

/// How the scores of an assessment came about: each figure with the paragraph behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Trail {
    /// Every indicator, in the framework's order.
    pub indicators: Vec<ItemTrail>,
    /// Every node, in the framework's order.
    pub nodes: Vec<NodeTrail>,
}

/// How an indicator came to its item score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ItemTrail {
    /// The code of the indicator.
    pub code: String,
    /// The answer as given: an option, a value, `not-applicable` or `missing`.
    pub answer: String,
    /// Scored, not applicable or missing.
    pub state: State,
    /// The item score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// The adjudicated points, where they replaced those of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjudicated: Option<Points>,
    /// The reference values that the rule used (methodology 3), by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reference: Vec<Reference>,
    /// The share of the index that it carries (methodology 4.12).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_weight: Option<EffectiveWeight>,
    /// The paragraphs of the methodology that decided, in order.
    pub paragraphs: Vec<String>,
}

/// A reference value that a normalisation used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Reference {
    /// What it is: `low`, `high`, `target`, `mean`, `deviation`, `values`.
    pub name: String,
    /// Its value; of `values` their number.
    pub value: Score,
}

/// How a node came to its score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NodeTrail {
    /// The code of the node.
    pub code: String,
    /// The aggregation.
    pub aggregation: cpi_model::draft::Aggregation,
    /// Its members, in order.
    pub members: Vec<MemberTrail>,
    /// The share of the index that it carries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_weight: Option<EffectiveWeight>,
    /// The paragraphs of the methodology that decided, in order.
    pub paragraphs: Vec<String>,
}

/// What a member brought into its node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MemberTrail {
    /// The code of the member.
    pub code: String,
    /// Its own state.
    pub state: State,
    /// The score with which it entered; absent where it was left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// Its weight.
    pub weight: Weight,
    /// Its weight over those that entered (methodology 4.12).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<EffectiveWeight>,
}
