//! What is uncertain, and how much: methodology section 11.

use super::choice::{Choice, choices};
use super::flat::flat;
use super::{FrameworkReference, MethodDraft, NormalisationDraft};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

choices! {
    /// How an uncertain weight is drawn (methodology 11.6).
    WeightDraw, "way to draw a weight" {
        /// Evenly between *w*(1 − spread) and *w*(1 + spread).
        Spread = "spread",
        /// Freely: all divisions of the whole are equally likely.
        Free = "free",
    }
}

choices! {
    /// Around which scores the draws are centred (methodology 11.16).
    Centre, "centre of the draws" {
        /// As they are drawn: where the odds pull them.
        Drawn = "drawn",
        /// Around the published score of each country, by which their mean is moved.
        Published = "published",
    }
}

choices! {
    /// Of which indicators the coders' disagreement is taken together (methodology 11.13).
    CodingScope, "scope of codings" {
        /// Of all that are answered on one scale.
        Scale = "scale",
        /// Of those of a scale in one section: a node directly beneath the index.
        Section = "section",
        /// Of each indicator alone.
        Indicator = "indicator",
    }
}

/// The plan of a robustness run: every source of uncertainty, each of which may be
/// switched off.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI uncertainty"))]
#[serde(deny_unknown_fields)]
pub struct UncertaintyDraft {
    /// The version of this format: 1.
    pub schema_version: Option<u32>,
    /// The framework whose scores are asked about.
    pub framework: Option<FrameworkReference>,
    /// The share of the draws that an interval holds, a decimal between 0 and 1.
    pub interval: Option<String>,
    /// Around which scores the draws are centred. Absent means as they are drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub centre: Option<Choice<Centre>>,
    /// The codes of the nodes that are reported, with the cells of views whose row they are.
    /// Absent means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<String>,
    /// Answers that another coder would have given otherwise (methodology 11.3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<AnswerUncertaintyDraft>,
    /// Missing answers that are completed (methodology 11.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<CompletionDraft>,
    /// Quantities that are measured with an error (methodology 11.3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantities: Option<QuantityUncertaintyDraft>,
    /// Options whose points are a judgement (methodology 11.5).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionUncertaintyDraft>,
    /// Weights that are a judgement (methodology 11.6).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<WeightUncertaintyDraft>,
    /// Choices of method that could have been made otherwise (methodology 11.7).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub method: Vec<FactorDraft>,
    /// What is left out, one part after the other, to see what hangs on it (methodology
    /// 11.11): `indicators`, the name of a level for its nodes, the code of a view for its
    /// groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leave_out: Vec<String>,
    /// How the shares of the sources are estimated (methodology 11.12). Absent means they
    /// are not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<SensitivityDraft>,
}

/// Odds that an answer would be the next option up or down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerUncertaintyDraft {
    /// Whether this source is switched off. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    /// The odds of one step up, a decimal from 0 to 1. May be absent where `codings` or
    /// `confusion` say otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up: Option<String>,
    /// The odds of one step down, a decimal from 0 to 1. May be absent where `codings` or
    /// `confusion` say otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub down: Option<String>,
    /// Odds of single indicators, by code.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub indicators: BTreeMap<String, StepsDraft>,
    /// Take the odds from the coders' disagreement in the round: `confusion` is then filled in
    /// (methodology 11.13).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codings: Option<CodingsDraft>,
    /// The odds that an answer would have been another, in place of steps. Of several that fit,
    /// the last counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confusion: Vec<ConfusionDraft>,
}

/// How odds are taken from the codings of the round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CodingsDraft {
    /// Of which indicators they are taken together.
    pub per: Option<Choice<CodingScope>>,
    /// With fewer codings of an option than this in a section or indicator, the odds are those
    /// of the whole scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<u32>,
}

/// The odds that one option would have been another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfusionDraft {
    /// The name of the scale.
    pub scale: Option<String>,
    /// The code of a node whose indicators it concerns, or of an indicator. Absent means all of
    /// the scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beneath: Option<String>,
    /// The code of the option that was answered.
    pub of: Option<String>,
    /// The odds of each option, itself among them: decimals that add up to 1.
    #[serde(deserialize_with = "crate::read::unique_map", default)]
    pub odds: BTreeMap<String, String>,
}

/// The odds of one step up or down for one indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StepsDraft {
    /// The odds of one step up, a decimal from 0 to 1.
    pub up: Option<String>,
    /// The odds of one step down, a decimal from 0 to 1.
    pub down: Option<String>,
}

/// How missing answers that apply are completed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CompletionDraft {
    /// Whether this source is switched off. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    /// The odds of each option, by scale: decimals that add up to 1. What is missing on a
    /// scale without odds stays missing.
    #[serde(
        deserialize_with = "crate::read::unique_map_of_maps",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub odds: BTreeMap<String, BTreeMap<String, String>>,
    /// Whether the item score of a missing quantity is drawn evenly between the ends that
    /// it can have (methodology 6.3). Absent means no: it stays missing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quantities: bool,
}

/// Errors of measurement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuantityUncertaintyDraft {
    /// Whether this source is switched off. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    /// Values are drawn evenly between *x*(1 − spread) and *x*(1 + spread): a decimal
    /// above 0 and below 1.
    pub spread: Option<String>,
    /// Spreads of single indicators, by code; `0` is none.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub indicators: BTreeMap<String, String>,
}

/// The points of an option, drawn evenly between two ends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OptionUncertaintyDraft {
    /// Whether this source is switched off. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    /// The name of the scale.
    pub scale: Option<String>,
    /// The code of the option.
    pub option: Option<String>,
    /// The fewest points, a decimal.
    pub low: Option<String>,
    /// The most points, a decimal.
    pub high: Option<String>,
}

/// Weights of members, drawn anew.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WeightUncertaintyDraft {
    /// Whether this source is switched off. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    /// Whose weights: `indicators` for all of them, the name of a level for its nodes, or
    /// the code of a node for its members.
    pub of: Option<String>,
    /// How they are drawn.
    pub draw: Option<Choice<WeightDraw>>,
    /// With `draw = "spread"`: a decimal above 0 and up to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spread: Option<String>,
}

/// A choice of method, with what could be chosen instead.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FactorDraft {
    /// Whether this source is switched off. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    /// The name of the factor, such as `aggregation`.
    pub factor: Option<String>,
    /// The alternatives to what the framework declares; each, and the declared, is drawn
    /// equally often.
    #[serde(default)]
    pub alternatives: Vec<AlternativeDraft>,
}

/// One alternative: what of the method is other than declared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AlternativeDraft {
    /// The name of the alternative.
    pub name: Option<String>,
    /// The codes of the nodes it holds for. Absent means all nodes, and all views.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<String>,
    /// Normalisations that replace those of the same name.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub normalisations: BTreeMap<String, NormalisationDraft>,
    /// The keys of the method that differ.
    #[serde(flatten)]
    pub method: MethodDraft,
}

flat! {
    AlternativeDraft {
        name: Option<String>,
        nodes: Vec<String>,
        #[serde(deserialize_with = "crate::read::unique_map")]
        normalisations: BTreeMap<String, NormalisationDraft>,
    }
    with a method
}

/// The size of the variance-based sensitivity analysis.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SensitivityDraft {
    /// Whether it is switched off. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    /// Pairs of base points: a power of two, from 64 to 1,048,576.
    pub samples: Option<u32>,
    /// Resamples of the bootstrap, from 100 to 10,000.
    pub resamples: Option<u32>,
}
