//! One country in one round as a file says it.

use super::{
    AcceptanceDraft, AssignmentDraft, CodingDraft, FrameworkReference, HistoryReference, ReplyDraft,
};
use serde::{Deserialize, Serialize};

/// An assessment as declared: one JSON document a country.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI assessment"))]
#[serde(deny_unknown_fields)]
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
    /// Up to where this document has its history, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<HistoryReference>,
    /// The answers; an indicator that is not listed is missing.
    #[serde(default)]
    pub answers: Vec<AnswerDraft>,
}

/// What one indicator was answered, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerDraft {
    /// The code of the indicator.
    pub indicator: Option<String>,
    /// The code of an option, `not-applicable` or `missing`; for a quantity, its value as
    /// a decimal. Beside codings it is the settled answer (methodology 10.3) and may be
    /// left out.
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
    /// The standing answers of the assessors, side by side (methodology 10.1). Then evidence
    /// and comments stand there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codings: Vec<CodingDraft>,
    /// That a reviewer accepted the settled answer (methodology 10.6).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<AcceptanceDraft>,
    /// The final answer, or points that replace those of the answer (methodology 2.4, 10.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjudication: Option<AdjudicationDraft>,
    /// What the government says to the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<ReplyDraft>,
    /// Who is to answer and to review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned: Option<AssignmentDraft>,
}

/// A document an answer rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
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

/// A reviewer's decision: a final answer, adjudicated points, or both; and why (methodology
/// 2.4, 10.4).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AdjudicationDraft {
    /// The final answer. Absent means that the answer stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// The points, a decimal. Absent means those of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    /// The reason.
    pub reason: Option<String>,
    /// The pseudonym of who decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When, a date-time of RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}
