//! One version of an index as its files declare it.

use super::choice::{Choice, choices};
use super::flat::flat;
use super::{
    Direction, IndicatorDraft, MethodDraft, NormalisationDraft, RoundingMode, TextReviewDraft,
    Texts,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

choices! {
    /// Which codes name a country.
    CountryCodes, "country codes" {
        /// ISO 3166-1 alpha-3, and the codes that ISO leaves to users.
        Iso3166 = "iso-3166",
        /// Any code that the round declares: for older code lists, and for indices of
        /// companies, cities or provinces.
        Declared = "declared",
    }
}

choices! {
    /// Under which names assessors and reviewers appear.
    Names, "names" {
        /// Codes that stand for a person.
        Pseudonyms = "pseudonyms",
        /// Names of persons too.
        Real = "real",
    }
}

choices! {
    /// Where an indicator may be answered *not applicable* (methodology 2.7).
    NotApplicableAllowed, "place of not applicable" {
        /// At no indicator.
        Nowhere = "nowhere",
        /// At the indicators that have a `not_applicable_when`.
        WhereStated = "where-stated",
        /// At every indicator.
        Anywhere = "anywhere",
    }
}

choices! {
    /// How a view reads its groups (methodology 5.2, 5.4).
    ViewOver, "reading" {
        /// Over the group's indicators.
        Indicators = "indicators",
        /// Over the group's cells.
        Cells = "cells",
    }
}

choices! {
    /// The formula of the gap (methodology 5.5).
    GapFormula, "gap formula" {
        /// law − practice.
        Difference = "difference",
        /// (law − practice) / law.
        Relative = "relative",
    }
}

choices! {
    /// Which scores are compared (methodology 7.1, 8.1).
    RankScores, "scores" {
        /// The displayed scores.
        Rounded = "rounded",
        /// The scores behind them.
        Unrounded = "unrounded",
    }
}

choices! {
    /// Who comes first (methodology 7.2), and so which scores are the better ones (7.4).
    RankOrder, "order" {
        /// The highest score has rank 1: higher scores are better.
        HighestFirst = "highest-first",
        /// The lowest score has rank 1: lower scores are better.
        LowestFirst = "lowest-first",
    }
}

choices! {
    /// What tied countries get (methodology 7.2).
    RankTies, "ties" {
        /// The best place of the tie: 1, 2, 2, 4.
        Lowest = "lowest",
        /// The last place of the tie: 1, 3, 3, 4.
        Highest = "highest",
        /// The mean place: 1, 2.5, 2.5, 4.
        Average = "average",
        /// No hole after a tie: 1, 2, 2, 3.
        Dense = "dense",
    }
}

/// A framework as declared: `framework.toml` with `indicators.csv`, or one JSON document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI framework"))]
#[serde(deny_unknown_fields)]
pub struct FrameworkDraft {
    /// The version of this format: 1.
    pub schema_version: Option<u32>,
    /// The id of the index.
    pub id: Option<String>,
    /// The version of the framework.
    pub version: Option<String>,
    /// Its title by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub title: Texts,
    /// The languages of its texts, BCP 47.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// The languages whose texts are drafts until a person has reviewed them; whatever is printed in one
    /// of them says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub draft_languages: Vec<String>,
    /// The licence of the framework, an SPDX expression or a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Whom to name when using it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// Which codes name a country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub countries: Option<Choice<CountryCodes>>,
    /// Under which names assessors and reviewers appear. Absent means pseudonyms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names: Option<Choice<Names>>,
    /// Where *not applicable* is an answer. Absent means nowhere (methodology 2.7).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<NotApplicableDraft>,
    /// The scale on which the framework scores (methodology 1.5).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<RangeDraft>,
    /// How scores are shown (methodology 9.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<DisplayDraft>,
    /// How countries are ranked (methodology 7).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranking: Option<RankingDraft>,
    /// How nodes aggregate, unless they say otherwise (methodology 4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<MethodDraft>,
    /// The scales, by name.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub scales: BTreeMap<String, ScaleDraft>,
    /// The normalisations, by name (methodology 3).
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub normalisations: BTreeMap<String, NormalisationDraft>,
    /// The instruments of law that indicators rest on, by code.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub instruments: BTreeMap<String, InstrumentDraft>,
    /// The tree: each node after its parent; the first, and only it, has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<NodeDraft>,
    /// Further groupings of the indicators (methodology 5).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<ViewDraft>,
    /// Law against practice (methodology 5.5).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<GapDraft>,
    /// The bands of scores (methodology 8).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banding: Option<BandingDraft>,
    /// The indicators, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorDraft>,
    /// Who has reviewed which texts of a translation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text_reviews: Vec<TextReviewDraft>,
}

impl FrameworkDraft {
    /// The framework without its indicators: the method as it is declared. No indicator is copied on the way,
    /// and they are most of a framework.
    #[must_use]
    pub fn without_indicators(&self) -> Self {
        // Every field is named, so that a new one is not forgotten.
        let Self {
            indicators: _,
            schema_version,
            id,
            version,
            title,
            languages,
            draft_languages,
            licence,
            attribution,
            countries,
            names,
            not_applicable,
            range,
            display,
            ranking,
            method,
            scales,
            normalisations,
            instruments,
            nodes,
            views,
            gap,
            banding,
            text_reviews,
        } = self;
        Self {
            schema_version: *schema_version,
            id: id.clone(),
            version: version.clone(),
            title: title.clone(),
            languages: languages.clone(),
            draft_languages: draft_languages.clone(),
            licence: licence.clone(),
            attribution: attribution.clone(),
            countries: countries.clone(),
            names: names.clone(),
            not_applicable: not_applicable.clone(),
            range: range.clone(),
            display: display.clone(),
            ranking: ranking.clone(),
            method: method.clone(),
            scales: scales.clone(),
            normalisations: normalisations.clone(),
            instruments: instruments.clone(),
            nodes: nodes.clone(),
            views: views.clone(),
            gap: gap.clone(),
            banding: banding.clone(),
            text_reviews: text_reviews.clone(),
            indicators: Vec::new(),
        }
    }
}

/// Where *not applicable* is an answer, and what it needs (methodology 2.7).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NotApplicableDraft {
    /// Where it is allowed.
    pub allowed: Option<Choice<NotApplicableAllowed>>,
    /// Whether it needs a reason: the comment beside the answer. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub requires_reason: bool,
}

/// The scale of the scores (methodology 1.5).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RangeDraft {
    /// The lower end, a decimal.
    pub low: Option<String>,
    /// The higher end, a decimal.
    pub high: Option<String>,
}

/// How scores are shown (methodology 9.1).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DisplayDraft {
    /// Digits after the point, 0 to 18.
    pub digits: Option<u32>,
    /// How ties are rounded.
    pub rounding: Option<Choice<RoundingMode>>,
}

/// How countries are ranked (methodology 7).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RankingDraft {
    /// Rounded or unrounded scores.
    pub scores: Option<Choice<RankScores>>,
    /// With unrounded scores: the digits at which they are compared, 0 to 18.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digits: Option<u32>,
    /// Who comes first, and so which scores are the better ones (methodology 7.4).
    pub order: Option<Choice<RankOrder>>,
    /// What tied countries get.
    pub ties: Option<Choice<RankTies>>,
}

/// A scale: the options of an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScaleDraft {
    /// The options, in order.
    #[serde(default)]
    pub options: Vec<OptionDraft>,
}

/// An option of a scale: it earns points, or it means not applicable.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OptionDraft {
    /// The code of the option.
    pub code: Option<String>,
    /// The points it earns, a decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    /// Whether it means not applicable. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_applicable: bool,
    /// Whether answering with it needs evidence. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub requires_evidence: bool,
    /// Its label by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub label: Texts,
}

/// A node of the tree.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NodeDraft {
    /// The code of the node.
    pub code: Option<String>,
    /// The code of its parent; absent for the index itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The name of its level, such as `article`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Its weight among its siblings, a decimal above 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// Its label by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub label: Texts,
    /// What it is about, by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub description: Texts,
    /// The provision it rests on, such as `UNCRC 19`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Which scores are the better ones, of this node and of all beneath it, where that differs
    /// from the node above (methodology 7.4). The index itself has it from `ranking.order`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Choice<Direction>>,
    /// How it aggregates, where it differs from the framework's `method`.
    #[serde(flatten)]
    pub method: MethodDraft,
}

flat! {
    NodeDraft {
        code: Option<String>,
        parent: Option<String>,
        level: Option<String>,
        weight: Option<String>,
        #[serde(deserialize_with = "crate::read::unique_map")]
        label: Texts,
        #[serde(deserialize_with = "crate::read::unique_map")]
        description: Texts,
        source: Option<String>,
        direction: Option<Choice<Direction>>,
    }
    with a method
}

/// A second grouping of the indicators (methodology 5).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ViewDraft {
    /// The code of the view, such as `dimension`.
    pub code: Option<String>,
    /// Its label by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub label: Texts,
    /// The level whose nodes are the rows of its cells (methodology 5.3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<String>,
    /// How it reads its groups; `over` is required here.
    #[serde(flatten)]
    pub method: MethodDraft,
    /// Its groups, in order.
    #[serde(default)]
    pub groups: Vec<GroupDraft>,
    /// The cells that have no indicators on purpose, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<EmptyCellDraft>,
}

flat! {
    ViewDraft {
        code: Option<String>,
        #[serde(deserialize_with = "crate::read::unique_map")]
        label: Texts,
        rows: Option<String>,
        groups: Vec<GroupDraft>,
        without: Vec<EmptyCellDraft>,
    }
    with a method
}

/// A cell that has no indicators on purpose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EmptyCellDraft {
    /// The code of the row's node.
    pub row: Option<String>,
    /// The code of the group.
    pub group: Option<String>,
    /// The reason, by language.
    #[serde(deserialize_with = "crate::read::unique_map", default)]
    pub reason: Texts,
}

/// An instrument of law that indicators rest on, such as a convention.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InstrumentDraft {
    /// Its title by language.
    #[serde(deserialize_with = "crate::read::unique_map", default)]
    pub title: Texts,
    /// Its official symbol, such as `CRC/C/GC/13`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// The number of its last article, rule or paragraph: a citation beyond it is a
    /// problem. Absent where it is not numbered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<u32>,
}

/// A group of a view, such as the dimension *services*.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupDraft {
    /// The code of the group.
    pub code: Option<String>,
    /// Its label by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub label: Texts,
}

/// Law against practice (methodology 5.5).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GapDraft {
    /// The view whose groups are compared.
    pub view: Option<String>,
    /// The groups that stand for law.
    #[serde(default)]
    pub law: Vec<String>,
    /// The groups that stand for practice.
    #[serde(default)]
    pub practice: Vec<String>,
    /// The formula.
    pub formula: Option<Choice<GapFormula>>,
}

/// The bands of scores (methodology 8).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BandingDraft {
    /// Which scores are compared with the thresholds.
    pub scores: Option<Choice<RankScores>>,
    /// The bands, in rising order.
    #[serde(default)]
    pub bands: Vec<BandDraft>,
}

/// A band of scores.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BandDraft {
    /// The code of the band.
    pub code: Option<String>,
    /// The lowest score of the band, a decimal; absent in the first band only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Its label by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub label: Texts,
}
