//! Do the parts of an index go together? Methodology section 12.

use cpi_model::draft::Aggregation;
use cpi_model::number::{Coefficient, Effective, Share};
use serde::{Deserialize, Serialize};

/// How the members of the nodes and groups of one round go together: words first, the
/// figures behind them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Coherence {
    /// The id of the round.
    pub round: String,
    /// The codes of the countries, in order.
    pub countries: Vec<String>,
    /// Which countries count where scores are missing (methodology 12.2).
    pub cases: Cases,
    /// What the figures say, in words: what limits them first.
    pub findings: Vec<Finding>,
    /// The nodes, in the framework's order, then the groups of the views.
    pub composites: Vec<Composite>,
    /// Pairs that stand next to or above one another, in the framework's order.
    pub correlations: Vec<Correlation>,
    /// The indicators, in the framework's order.
    pub indicators: Vec<IndicatorAnswers>,
}

impl Coherence {
    /// What was found at a node, by its code.
    pub fn node(&self, code: &str) -> Option<&Composite> {
        let mut composites = self.composites.iter();
        composites.find(|each| each.view.is_none() && each.code == code)
    }
}

/// Which countries count where scores are missing (methodology 12.2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Cases {
    /// Only countries in which every member of the node has a score.
    #[default]
    Complete,
    /// For each pair of members, the countries in which both have one.
    Pairwise,
}

/// Why a statistic has no value (methodology 12.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoValue {
    /// Fewer than three countries have the scores it needs.
    TooFewCountries,
    /// A node of fewer than two members.
    TooFewMembers,
    /// Every country has the same score.
    NeverVaries,
    /// A number on the way is larger than the engine holds.
    TooLarge,
}

impl NoValue {
    /// The reason as a fragment of a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::TooFewCountries => "fewer than three countries have the scores it needs",
            Self::TooFewMembers => "it has fewer than two members",
            Self::NeverVaries => "every country has the same score",
            Self::TooLarge => "a number on the way is too large",
        }
    }
}

/// A statistic with the countries it rests on: a value, or the reason why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Statistic {
    /// How many countries it rests on.
    pub countries: u32,
    /// Its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Coefficient>,
    /// The lowest and highest value it takes as each country in turn is left out
    /// (methodology 12.10).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without_one: Option<Span>,
    /// Why it has no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_value: Option<NoValue>,
}

impl Statistic {
    /// A statistic without a value.
    pub const fn none(countries: u32, reason: NoValue) -> Self {
        Self {
            countries,
            value: None,
            without_one: None,
            no_value: Some(reason),
        }
    }
}

/// A lowest and a highest value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Span {
    /// The lowest.
    pub low: Coefficient,
    /// The highest.
    pub high: Coefficient,
}

/// A node, or a group of a view, with its members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Composite {
    /// Of a group: the code of its view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// The code of the node or group.
    pub code: String,
    /// Its aggregation.
    pub aggregation: Aggregation,
    /// The scores of the countries against the ends of the range (methodology 12.6).
    pub ends: Ends,
    /// Cronbach's α of its members (methodology 12.4).
    pub alpha: Statistic,
    /// The standardised α; none where a member never varies (methodology 12.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standardised_alpha: Option<Coefficient>,
    /// Its members, in order.
    pub members: Vec<Member>,
}

/// How many countries stand at either end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Ends {
    /// The countries that have a score.
    pub countries: u32,
    /// The share of them at or below the low end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor: Option<Share>,
    /// The share of them at or above the high end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<Share>,
}

/// A member of a node or group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Member {
    /// The code of the member: a node, an indicator, or of a group's cell its row.
    pub code: String,
    /// How many countries have a score for it.
    pub countries: u32,
    /// Whether all of them have the same.
    pub never_varies: bool,
    /// Its correlation with the weighted mean of the other members (methodology 12.5).
    pub item_rest: Statistic,
    /// α of the other members without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha_without: Option<Coefficient>,
    /// Its weights, declared and in effect (methodology 12.8).
    pub weights: Weights,
}

/// What a member weighs in its node or group (methodology 12.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Weights {
    /// Its declared weight over the sum of all members' weights.
    pub declared: Effective,
    /// Of a node of the tree: the product of the declared shares up to the index, if
    /// everything entered; none where it does not reach the index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared_in_index: Option<Effective>,
    /// The effective weight in the index (methodology 4.12): the mean of the countries in
    /// which it entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_in_index: Option<Effective>,
    /// The lowest effective weight of any of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lowest_in_index: Option<Effective>,
    /// The highest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub highest_in_index: Option<Effective>,
    /// The share of the node's variance that comes with it; the members' shares add up to 1.
    /// Only of arithmetic means and sums.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variance_share: Option<Coefficient>,
}

/// How two things stand to each other in the tree or in a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Pairing {
    /// Members of one node, or groups of one view.
    Siblings,
    /// A node and the node it is a member of.
    WithParent,
    /// A node and the index.
    WithIndex,
}

/// How a correlation is read (methodology 12.9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// Below −0.3: where the one is higher, the other tends to be lower.
    Negative,
    /// From −0.3 to below 0.3.
    Weak,
    /// From 0.3 to 0.92.
    Fair,
    /// Above 0.92: the one says little that the other does not.
    Redundant,
}

/// A correlation between two nodes, groups or indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Correlation {
    /// Of groups: the code of their view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// How the two stand to each other.
    pub pairing: Pairing,
    /// The code of the one.
    pub one: String,
    /// The code of the other.
    pub other: String,
    /// Pearson's r.
    pub pearson: Statistic,
    /// Spearman's ρ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spearman: Option<Coefficient>,
    /// Kendall's τ-b.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kendall: Option<Coefficient>,
    /// How Pearson's r is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
    /// Whether it is read alike whichever country is left out (methodology 12.10).
    pub firm: bool,
}

/// How the countries answered an indicator (methodology 12.6, 12.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IndicatorAnswers {
    /// The code of the indicator.
    pub code: String,
    /// Every option of its scale with the countries that chose it; none of a quantity.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionCount>,
    /// The countries with a score.
    pub scored: u32,
    /// The countries in which it does not apply.
    pub not_applicable: u32,
    /// The countries in which it is missing.
    pub missing: u32,
    /// The scores against the lowest and highest that it can earn.
    pub ends: Ends,
    /// Whether all scores are the same, of at least two countries.
    pub never_varies: bool,
}

/// How many countries chose an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OptionCount {
    /// The code of the option.
    pub option: String,
    /// How many countries chose it.
    pub countries: u32,
    /// Their share of the countries that chose any.
    pub share: Share,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// With so few countries a correlation means little.
    FewCountries,
    /// Missing scores leave too few countries.
    MissingScores,
    /// Indicators that never vary.
    NeverVaries,
    /// A member that runs against its node.
    AgainstTheRest,
    /// A negative correlation.
    Negative,
    /// A weak correlation with the node above.
    Weak,
    /// Two that say nearly the same.
    Redundant,
    /// Correlations that a single country decides.
    NotFirm,
    /// A low α.
    LowAlpha,
    /// A very high α.
    HighAlpha,
    /// Many countries at one end.
    Ends,
    /// A member that weighs otherwise than declared.
    Weights,
    /// Nothing of the above.
    Nothing,
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// What it is about.
    pub kind: FindingKind,
    /// The codes it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// The sentence.
    pub text: String,
    /// The paragraphs of the methodology behind it.
    pub paragraphs: Vec<String>,
}
