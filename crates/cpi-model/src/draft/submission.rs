//! What one file that came in says: the answers of one assessor on one country.

use super::AnswerDraft;
use serde::{Deserialize, Serialize};

/// A submission: what one assessor answered for one country in one round.
///
/// Each answer has its indicator, its answer, and if wanted evidence, a comment and an
/// assessor of its own; what belongs to review has no meaning here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI submission"))]
#[serde(deny_unknown_fields)]
pub struct SubmissionDraft {
    /// The version of this format: 1.
    pub schema_version: Option<u32>,
    /// The framework that was answered.
    pub framework: Option<SubmissionFramework>,
    /// The code of the country.
    pub country: Option<String>,
    /// The id of the round.
    pub round: Option<String>,
    /// The pseudonym of who answered; an answer may name another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessor: Option<String>,
    /// When it was handed in: a date, or a date-time of RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submitted: Option<String>,
    /// What the server that took it in calls it, such as the `_uuid` of Kobo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The hash of the last entry of the history when its questionnaire was made; of a history
    /// that had not begun, 64 zeros.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// The answers; an indicator that is not listed, or that is `missing`, takes nothing
    /// back.
    #[serde(default)]
    pub answers: Vec<AnswerDraft>,
}

/// Which framework a questionnaire was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SubmissionFramework {
    /// The id of the framework.
    pub id: Option<String>,
    /// The version of the framework.
    pub version: Option<String>,
    /// The SHA-256 of its canonical JSON, in hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}
