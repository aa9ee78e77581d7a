//! What assessors, reviewers and the government each say to one indicator.

use super::EvidenceDraft;
use serde::{Deserialize, Serialize};

/// A coding: the standing answer of one assessor (methodology 10.1).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CodingDraft {
    /// The pseudonym of the assessor.
    pub assessor: Option<String>,
    /// An option, a value, `not-applicable` or `missing`.
    pub answer: Option<String>,
    /// What the answer rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceDraft>,
    /// A comment by the assessor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Which version of the assessor's answer this is, from 1. Absent means 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// When it was handed in, as the submission says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submitted: Option<String>,
    /// When it was taken in, a date-time of RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// That it was sent back, and why: then it does not stand (methodology 10.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rejected: Option<RejectionDraft>,
    /// Whether it came in after the decision, and nobody has looked at it since. Absent
    /// means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
}

/// That a coding was sent back to its assessor, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RejectionDraft {
    /// The pseudonym of the reviewer.
    pub by: Option<String>,
    /// When, a date-time of RFC 3339.
    pub at: Option<String>,
    /// What the assessor is to mend.
    pub comment: Option<String>,
}

/// That a reviewer accepted the settled answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AcceptanceDraft {
    /// The pseudonym of the reviewer.
    pub by: Option<String>,
    /// When, a date-time of RFC 3339.
    pub at: Option<String>,
    /// A comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// The government's reply to an answer. It is recorded with the answer and changes none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReplyDraft {
    /// The reply.
    pub text: Option<String>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceDraft>,
    /// The pseudonym or office that it came through.
    pub by: Option<String>,
    /// When, a date-time of RFC 3339.
    pub at: Option<String>,
}

/// Who is to answer an indicator and who is to review it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AssignmentDraft {
    /// The pseudonyms of the assessors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assessors: Vec<String>,
    /// The pseudonym of the reviewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewer: Option<String>,
}
