//! What may be published of the answers of a round, and what is published of one country.

use super::choice::{Choice, choices};
use super::{EvidenceDraft, FrameworkReference};
use crate::review::ReviewState;
use serde::{Deserialize, Serialize};

/// The word in `kind` that tells a public assessment from a full one.
pub const PUBLIC_ASSESSMENT: &str = "public-assessment";

choices! {
    /// What an index may clear for publication beyond answers, states of review and points
    /// (methodology 16.2).
    Clearance, "part that can be cleared" {
        /// What answers rest on: titles, links, dates.
        Evidence = "evidence",
        /// The notes of evidence; only where evidence is cleared.
        EvidenceNotes = "evidence-notes",
        /// What the government replied, and what the reply rests on.
        Replies = "replies",
        /// The office or pseudonym that a reply came through; only where replies are cleared.
        ReplyOffices = "reply-offices",
        /// Why an indicator does not apply (methodology 2.7).
        NotApplicableReasons = "not-applicable-reasons",
        /// Why a reviewer decided as they did.
        DecisionReasons = "decision-reasons",
        /// The comments of assessors.
        Comments = "comments",
        /// What each assessor answered, one by one.
        Codings = "codings",
        /// Under which pseudonym somebody answered or reviewed.
        Pseudonyms = "pseudonyms",
    }
}

/// The file `publication.toml` beside a `round.toml`: what may be published of its answers.
/// Without the file nothing is cleared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI publication"))]
#[serde(deny_unknown_fields)]
pub struct PublicationDraft {
    /// The version of this format: 1.
    pub schema_version: Option<u32>,
    /// What is cleared.
    #[serde(default)]
    pub cleared: Vec<Choice<Clearance>>,
    /// What is left out all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<WithheldDraft>,
    /// What the search for personal data finds and what is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<PersonalExceptionDraft>,
}

/// A part of one answer that is not published although its kind is cleared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WithheldDraft {
    /// The code of the country.
    pub country: Option<String>,
    /// The code of the indicator.
    pub indicator: Option<String>,
    /// What is left out.
    pub part: Option<Choice<Clearance>>,
    /// Why.
    pub reason: Option<String>,
}

/// A text that looks like personal data and is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonalExceptionDraft {
    /// The text, as the file has it. Spaces, hyphens and case make no difference.
    pub text: Option<String>,
    /// Why it may be published.
    pub reason: Option<String>,
    /// The only file in which it may stand, such as `rounds/2026/XAA.json`. Absent means
    /// every file of the publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// What is published of an assessment: one JSON document a country (methodology 16.1).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI public assessment"))]
#[serde(deny_unknown_fields)]
pub struct PublicAssessmentDraft {
    /// The version of this format: 1.
    pub schema_version: Option<u32>,
    /// `public-assessment`.
    pub kind: Option<String>,
    /// The framework that was answered.
    pub framework: Option<FrameworkReference>,
    /// The code of the country.
    pub country: Option<String>,
    /// The id of the round.
    pub round: Option<String>,
    /// The date the answers hold for, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_date: Option<String>,
    /// The hash of the last entry of the history that these answers follow from, where the
    /// full assessment has a history.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
    /// What was cleared: where a part is not listed, its absence says nothing.
    #[serde(default)]
    pub cleared: Vec<Choice<Clearance>>,
    /// The answers; an indicator that is not listed is missing.
    #[serde(default)]
    pub answers: Vec<PublicAnswerDraft>,
}

/// What is published of one answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PublicAnswerDraft {
    /// The code of the indicator.
    pub indicator: Option<String>,
    /// The settled answer (methodology 10.3, 10.5): the code of an option,
    /// `not-applicable` or `missing`; of a quantity, its value.
    pub answer: Option<String>,
    /// How far its review is (methodology 10.6). Absent everywhere if nobody coded or
    /// reviewed anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Choice<ReviewState>>,
    /// Of an indicator with conditions: whether its answer comes from codings or a decision
    /// and so would be set aside if the condition failed (methodology 10.5). Absent means
    /// no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub settled: bool,
    /// The points that a reviewer awarded in place of those of the answer (methodology
    /// 2.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    /// Why the reviewer decided so, or why it does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What the answer rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceDraft>,
    /// The comment of the assessor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The pseudonym of who answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessor: Option<String>,
    /// The pseudonym of who reviewed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewer: Option<String>,
    /// The standing codings (methodology 10.2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codings: Vec<PublicCodingDraft>,
    /// What the government says to the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<PublicReplyDraft>,
}

/// What is published of a coding.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PublicCodingDraft {
    /// The pseudonym of the assessor. Without pseudonyms codings are sorted by their
    /// answers, so that their order tells nobody apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessor: Option<String>,
    /// What they answered.
    pub answer: Option<String>,
    /// The comment of the assessor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// What is published of a reply of the government.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PublicReplyDraft {
    /// The reply.
    pub text: Option<String>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceDraft>,
    /// The office that it came through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When, a date-time of RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}
