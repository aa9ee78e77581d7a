//! One country in one round as a file says it.

use super::FrameworkReference;
use serde::{Deserialize, Serialize};

/// An assessment as declared: one JSON document a country.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI assessment"))]
pub struct AssessmentDraft {
    /// The version of this format: 1.
    pub schema_version: Option<u32>,
    /// The framework that was answered.
    pub framework: Option<FrameworkReference>,
    /// The code of the country.
    pub country: Option<String>,
    /// The id of the round.
    pub round: Option<String>,
    /// The date the answers hold for, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_date: Option<String>,
    /// The answers; an indicator that is not listed is missing.
    #[serde(default)]
    pub answers: Vec<AnswerDraft>,
}

/// What one indicator was answered, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnswerDraft {
    /// The code of the indicator.
    pub indicator: Option<String>,
    /// The code of an option, `not-applicable` or `missing`; for a quantity, its value as
    /// a decimal.
    pub answer: Option<String>,
    /// What the answer rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceDraft>,
    /// A comment by the assessor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The pseudonym of who answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessor: Option<String>,
    /// The pseudonym of who reviewed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewer: Option<String>,
    /// Points that replace those of the answer (methodology 2.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjudication: Option<AdjudicationDraft>,
}

/// A document an answer rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvidenceDraft {
    /// Its title.
    pub title: Option<String>,
    /// Where it stands: an `http` or `https` address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// When it was consulted, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consulted: Option<String>,
    /// A note, such as the article or page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Adjudicated points and why (methodology 2.4).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AdjudicationDraft {
    /// The points, a decimal.
    pub points: Option<String>,
    /// The reason.
    pub reason: Option<String>,
}
