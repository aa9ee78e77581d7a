//! An indicator as its row declares it.

use super::choice::{Choice, choices};
use super::{Direction, GoalpostsDraft, PlausibleDraft, PossibleDraft, ReferenceDraft, Texts};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

choices! {
    /// What an indicator asks for.
    IndicatorKind, "kind" {
        /// An option of a scale.
        Checklist = "checklist",
        /// A number with a unit.
        Quantity = "quantity",
    }
}

choices! {
    /// What an indicator scores when its condition fails (methodology 2.6).
    Otherwise, "otherwise" {
        /// It is not applicable.
        LeaveOut = "leave-out",
        /// It earns its lowest points.
        Lowest = "lowest",
    }
}

/// An indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IndicatorDraft {
    /// The code of the indicator.
    pub code: Option<String>,
    /// The code of the node it belongs to.
    pub parent: Option<String>,
    /// Checklist or quantity.
    pub kind: Option<Choice<IndicatorKind>>,
    /// Its weight among its siblings, a decimal above 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// Checklist: the name of its scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<String>,
    /// Checklist: its own points for options of the scale, decimals (methodology 2.2).
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub points: BTreeMap<String, String>,
    /// Checklist: whether the points are reversed (methodology 2.3). Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reversed: bool,
    /// The groups it belongs to, by view (methodology 5.1).
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub views: BTreeMap<String, Vec<String>>,
    /// Conditions that must all hold (methodology 2.5).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applies_if: Vec<ConditionDraft>,
    /// What it scores where they fail (methodology 2.6).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<Choice<Otherwise>>,
    /// Quantity: its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Quantity: whether larger is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Choice<Direction>>,
    /// Quantity: the name of its normalisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub normalisation: Option<String>,
    /// Quantity: its goalposts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goalposts: Option<GoalpostsDraft>,
    /// Quantity: its target, a decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Quantity: its frozen reference statistics.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<ReferenceDraft>,
    /// Quantity: the values that there can be; absent means those that its unit implies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possible: Option<PossibleDraft>,
    /// Quantity: the values that are to be expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plausible: Option<PlausibleDraft>,
    /// A short name by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub label: Texts,
    /// The question by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub question: Texts,
    /// What earns which answer, and on what evidence, by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub guidance: Texts,
    /// Checklist: what earns each option, by option and language.
    #[serde(
        deserialize_with = "crate::read::unique_map_of_maps",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub criteria: BTreeMap<String, Texts>,
    /// Which evidence is expected, by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub evidence: Texts,
    /// When *not applicable* is the right answer, by language; absent where it never is.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub not_applicable_when: Texts,
    /// The lists of units that its texts mean, such as `regions` where they say *every region*: each
    /// country has them in the round file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<String>,
    /// Whether an answer must carry evidence; overrides what the options of the scale say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requires_evidence: Option<bool>,
    /// Quantity: what is counted, by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub numerator: Texts,
    /// Quantity: what it is divided by, by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub denominator: Texts,
    /// Quantity: why the goalposts stand where they stand, by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub goalposts_reason: Texts,
    /// Quantity: who publishes the figures, by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub publisher: Texts,
    /// The provision it rests on: where the framework declares `instruments`, the code of
    /// one and the provision, such as `UNCRC 19(1)`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The provisions that sharpen it, each as `source`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
    /// What a lint may pass over here: its word to the reason.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub exceptions: BTreeMap<String, String>,
}

impl IndicatorDraft {
    /// The keys that hold a text by language, in their order of reading; `criteria`, which
    /// holds one for each option, is not among them.
    pub const TEXTS: [&'static str; 9] = [
        "label",
        "question",
        "guidance",
        "evidence",
        "not_applicable_when",
        "numerator",
        "denominator",
        "goalposts_reason",
        "publisher",
    ];

    /// The texts with their keys, in the order of [`IndicatorDraft::TEXTS`].
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &Texts)> {
        Self::TEXTS.into_iter().zip([
            &self.label,
            &self.question,
            &self.guidance,
            &self.evidence,
            &self.not_applicable_when,
            &self.numerator,
            &self.denominator,
            &self.goalposts_reason,
            &self.publisher,
        ])
    }

    /// The text that a key of [`IndicatorDraft::TEXTS`] holds; `None` for any other key.
    pub fn text_mut(&mut self, key: &str) -> Option<&mut Texts> {
        Some(match key {
            "label" => &mut self.label,
            "question" => &mut self.question,
            "guidance" => &mut self.guidance,
            "evidence" => &mut self.evidence,
            "not_applicable_when" => &mut self.not_applicable_when,
            "numerator" => &mut self.numerator,
            "denominator" => &mut self.denominator,
            "goalposts_reason" => &mut self.goalposts_reason,
            "publisher" => &mut self.publisher,
            _ => return None,
        })
    }
}

/// A condition: another indicator is answered with one of these options.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConditionDraft {
    /// The code of the indicator asked.
    pub indicator: Option<String>,
    /// The options that satisfy the condition.
    #[serde(default)]
    pub answers: Vec<String>,
}
