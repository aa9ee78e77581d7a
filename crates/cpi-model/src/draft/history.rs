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
        /// Texts of persons were removed.
        Redact = "redact",
        /// Two branches of the history were joined.
        Join = "join",
    }
}

choices! {
    /// What stands after a join, of an indicator that both branches changed.
    Side, "side" {
        /// What stands in the branch that the join continues.
        Here = "here",
        /// What stands in the other branch.
        There = "there",
        /// Both, where they changed different parts of the answer.
        Both = "both",
    }
}

/// A line of a history.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI history entry"))]
#[serde(deny_unknown_fields)]
pub struct EntryDraft {
    /// The version of the format of this entry: 2. Absent means 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// The number of the entry, from 1: one more than the entries that it follows from.
    pub seq: Option<u64>,
    /// The hash of the entry before: the SHA-256 of its line, without its line end and in format 2
    /// without `texts`; of the first entry, 64 zeros.
    pub previous: Option<String>,
    /// Of a join: the hash of the last entry of the other branch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// When, a date-time of RFC 3339, as the caller said.
    pub at: Option<String>,
    /// The pseudonym of who did it.
    pub by: Option<String>,
    /// What was done.
    pub action: Option<Choice<Action>>,
    /// The code of the indicator, where one is concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// What stood before. Not in the lines of format 2: it follows from the entries before.
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
    /// Of a join: what a person decided of each indicator that both branches changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided: Vec<DecidedDraft>,
    /// Of a redaction: the texts that were removed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redacted: Vec<RedactedDraft>,
    /// Of an entry of format 1 from which texts were removed: its hash before. The redaction names
    /// the SHA-256 of the line as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// How many entries of the same write follow. Absent means none.
    #[serde(default, skip_serializing_if = "none_follow")]
    pub more: u64,
    /// In format 2, the texts of persons, in the order in which their commitments stand in the
    /// entry; `null` where one was redacted. They are not covered by the hash of the entry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<Option<TextDraft>>,
}

/// A text of a person beside the commitment that stands in its place: `sha256:` and the SHA-256
/// of the salt, 32 bytes, followed by the text in UTF-8.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TextDraft {
    /// 32 bytes in hexadecimal that nobody can guess.
    pub salt: Option<String>,
    /// The text.
    pub text: Option<String>,
}

/// A text that was removed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RedactedDraft {
    /// The hash of the entry that it stood in.
    pub entry: Option<String>,
    /// Its commitment, in an entry of format 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commitment: Option<String>,
    /// The SHA-256 of the line without it, in an entry of format 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
}

/// What a person decided of an indicator that two branches changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DecidedDraft {
    /// The code of the indicator.
    pub indicator: Option<String>,
    /// What stands since.
    pub take: Option<Choice<Side>>,
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
