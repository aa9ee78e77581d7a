//! Do the parts of an index go together? Methodology section 12.

use cpi_model::draft::Aggregation;
use cpi_model::number::{Coefficient, EffectiveWeight, Share};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How the members of the nodes and groups of one round go together: what stands out first, the
/// figures behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Coherence {
    /// The id of the round.
    pub round: String,
    /// The codes of the countries, in order.
    pub countries: Vec<String>,
    /// Which countries count where scores are missing (methodology 12.2).
    pub cases: CaseSelection,
    /// What stands out: what limits the figures first, then one finding for each kind, those that
    /// matter most first (methodology 12.11).
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
pub enum CaseSelection {
    /// Only countries in which every member of the node has a score.
    #[default]
    Complete,
    /// For each pair of members, the countries in which both have one.
    Pairwise,
}

impl CaseSelection {
    /// Each with its word and what it means.
    pub const ALL: [(Self, &'static str, &'static str); 2] = [
        (
            Self::Complete,
            "complete",
            "Those in which every member of the node has a score",
        ),
        (
            Self::Pairwise,
            "pairwise",
            "For each pair of members, those in which both have one",
        ),
    ];
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
    /// Its standard error (methodology 12.10); none of fewer than four countries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard_error: Option<Coefficient>,
    /// The lowest and highest value it takes as each country in turn is left out
    /// (methodology 12.10).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without_one: Option<Span>,
    /// Whether it has no value without one of the countries: then it is about that country alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rests_on_one: bool,
    /// Why it has no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_value: Option<NoValue>,
}

/// The fewest countries of which a figure is pointed out (methodology 12.10).
pub(super) const FEWEST_JUDGED: u32 = 10;

impl Statistic {
    /// A statistic without a value.
    pub const fn none(countries: u32, reason: NoValue) -> Self {
        Self {
            countries,
            value: None,
            standard_error: None,
            without_one: None,
            rests_on_one: false,
            no_value: Some(reason),
        }
    }

    /// A value of some countries, as yet without its margins.
    pub(super) fn of(countries: usize, value: Decimal) -> Self {
        Self {
            value: Some(value.into()),
            no_value: None,
            ..Self::none(
                u32::try_from(countries).unwrap_or(u32::MAX),
                NoValue::TooLarge,
            )
        }
    }

    /// From where to where it could be read otherwise if the countries were others like these
    /// (methodology 12.10): two standard errors to either side, and the values without one of
    /// them. None where the countries are too few to judge.
    pub(super) fn reach(&self) -> Option<[Decimal; 2]> {
        if self.countries < FEWEST_JUDGED || self.rests_on_one {
            return None;
        }
        let (value, span) = (Decimal::from(self.value?), self.without_one?);
        let margin = Decimal::from(self.standard_error?).checked_mul(Decimal::TWO)?;
        let low = value.checked_sub(margin)?.min(span.low.into());
        let high = value.checked_add(margin)?.max(span.high.into());
        Some([low, high])
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
    /// In how many countries every member has a score.
    #[serde(default)]
    pub complete: u32,
    /// How many countries are at either end of what answers can give (methodology 12.6).
    pub ends: FloorCeiling,
    /// Cronbach's α of its members (methodology 12.4).
    pub alpha: Statistic,
    /// The standardised α; none where a member never varies (methodology 12.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standardised_alpha: Option<Coefficient>,
    /// Its members, in order.
    pub members: Vec<Member>,
}

/// How many countries are at either end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FloorCeiling {
    /// The countries that have a score.
    pub countries: u32,
    /// The share of them at the lowest score that answers can give; none where there is no such
    /// end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor: Option<Share>,
    /// The share of them at the highest.
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
    pub declared: EffectiveWeight,
    /// Of a node of the tree: the product of the declared shares up to the index, if
    /// everything entered; none where it does not reach the index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared_in_index: Option<EffectiveWeight>,
    /// The effective weight in the index (methodology 4.12): the mean of the countries in
    /// which it entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_in_index: Option<EffectiveWeight>,
    /// The lowest effective weight of any of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lowest_in_index: Option<EffectiveWeight>,
    /// The highest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub highest_in_index: Option<EffectiveWeight>,
    /// The share of the node's variance that comes with it; the members' shares add up to 1.
    /// Only of arithmetic means and sums.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variance_share: Option<Coefficient>,
    /// The standard error of this share (methodology 12.10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variance_share_error: Option<Coefficient>,
    /// The lowest and highest share as each country in turn is left out (methodology 12.10); none
    /// where there is no variance without one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variance_share_without_one: Option<Span>,
}

/// How two things are related in the tree or in a view.
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
    /// How the two are related.
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
    /// Whether the countries bear this reading (methodology 12.10).
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
    pub ends: FloorCeiling,
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

/// What a finding is about. In the order in which they matter (methodology 12.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// The countries are too few to point anything out.
    TooFewCountries,
    /// The countries are few.
    FewCountries,
    /// Members that run against the rest of their node.
    AgainstTheRest,
    /// Two that run against each other.
    Negative,
    /// Members that decide more or less of what tells the countries apart than declared.
    Weights,
    /// Nodes and groups with many countries at one end.
    Ends,
    /// Indicators that never vary.
    NeverVaries,
    /// Nodes that go only weakly with the node above them.
    Weak,
    /// Nodes and groups whose members do not move together.
    LowAlpha,
    /// Two that say nearly the same.
    Redundant,
    /// Nodes and groups whose members repeat each other.
    HighAlpha,
    /// Missing scores leave too few countries.
    MissingScores,
    /// Nothing of the above.
    Nothing,
}

/// Something that stands out, in all places of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// What it is about.
    pub kind: FindingKind,
    /// Of how many places, those below among them, it could have been found.
    #[serde(default)]
    pub of: u32,
    /// Where it was found, the most notable first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// The paragraphs of the methodology behind it.
    pub paragraphs: Vec<String>,
}

/// Where something stands out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Place {
    /// Of a group: the code of its view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// The code of the node, group or indicator.
    pub code: String,
    /// The code of its member, or of the other of two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// The end of the scores.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<ScaleEnd>,
    /// The figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Coefficient>,
    /// Its standard error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard_error: Option<Coefficient>,
    /// What is declared instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared: Option<EffectiveWeight>,
    /// Of how many members or countries the figure is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
}

/// An end of the scores that answers can give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ScaleEnd {
    /// The lowest score.
    Floor,
    /// The highest score.
    Ceiling,
}
