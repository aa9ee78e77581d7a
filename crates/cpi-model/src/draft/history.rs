//! What was done to an assessment, an entry a line, each chained to the one before.

use super::choice::{Choice, choices};
use super::{
    AcceptanceDraft, AdjudicationDraft, AssessmentDraft, AssignmentDraft, CodingDraft, ReplyDraft,
};
use serde::{Deserialize, Serialize};

choices! {
    /// What was done.
    Action, "action" {
        /// The history begins, with the document as it was.
        Begin = "begin",
        /// An assessor answered, for the first time or anew.
        Answer = "answer",
        /// A reviewer accepted the settled answer.
        Accept = "accept",
        /// A reviewer sent a coding back to its assessor.
        Reject = "reject",
        /// A reviewer decided.
        Adjudicate = "adjudicate",
        /// A decision or an acceptance was taken back.
        Reopen = "reopen",
        /// The government replied.
        Reply = "reply",
        /// Somebody was asked to answer or to review.
        Assign = "assign",
        /// What a cut-off write had left was set aside.
        Mend = "mend",
    }
}

/// A line of a history.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI history entry"))]
#[serde(deny_unknown_fields)]
pub struct EntryDraft {
    /// The number of the entry, from 1.
    pub seq: Option<u64>,
    /// The SHA-256 of the line before, without its line end; of the first line, 64 zeros.
    pub previous: Option<String>,
    /// When, a date-time of RFC 3339, as the caller said.
    pub at: Option<String>,
    /// The pseudonym of who did it.
    pub by: Option<String>,
    /// What was done.
    pub action: Option<Choice<Action>>,
    /// The code of the indicator, where one is concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// What stood before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<StandingDraft>,
    /// What stands since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<StandingDraft>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The file it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceDraft>,
    /// How many entries of the same write follow. Absent means none.
    #[serde(default, skip_serializing_if = "none_follow")]
    pub more: u64,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn none_follow(more: &u64) -> bool {
    *more == 0
}

/// What an entry changes: exactly one of these.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StandingDraft {
    /// The whole document, where the history begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<AssessmentDraft>>,
    /// The answer of an assessor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coding: Option<CodingDraft>,
    /// The acceptance of a reviewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<AcceptanceDraft>,
    /// The decision of a reviewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjudication: Option<AdjudicationDraft>,
    /// The reply of the government.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<ReplyDraft>,
    /// Who is asked to answer and to review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned: Option<AssignmentDraft>,
}

/// A file that something came from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SourceDraft {
    /// Its name, without folders.
    pub file: Option<String>,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: Option<String>,
    /// What the server that took it in calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// Up to where a document has its history.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HistoryReference {
    /// How many entries.
    pub entries: Option<u64>,
    /// The SHA-256 of the last of them.
    pub head: Option<String>,
}
