//! How far is each answer: open, in conflict, accepted, decided?

use crate::assessment::{Answer, Assessment, Record};
use serde::Serialize;

mod act;

pub use act::{Act, Hand, act};

/// How far the review of an indicator is (methodology 10.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ReviewState {
    /// A decision stands.
    Adjudicated,
    /// Standing codings differ, and nobody has decided.
    Conflict,
    /// A reviewer accepted the settled answer.
    Accepted,
    /// A coding is back with its assessor.
    Rejected,
    /// It is answered, and nobody has reviewed it.
    Answered,
    /// Nobody has answered.
    Unanswered,
}

impl ReviewState {
    /// Every state, in order.
    pub const ALL: [Self; 6] = [
        Self::Adjudicated,
        Self::Conflict,
        Self::Accepted,
        Self::Rejected,
        Self::Answered,
        Self::Unanswered,
    ];

    /// The word that stands for this value in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Adjudicated => "adjudicated",
            Self::Conflict => "conflict",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Answered => "answered",
            Self::Unanswered => "unanswered",
        }
    }
}

impl Assessment {
    /// How far the review of an indicator is, by its position (methodology 10.6).
    pub fn review_state(&self, indicator: usize) -> ReviewState {
        let record = self.record(indicator);
        let draft = record.map(Record::draft);
        if draft.is_some_and(|it| it.adjudication.is_some()) {
            ReviewState::Adjudicated
        } else if record.is_some_and(Record::is_conflict) {
            ReviewState::Conflict
        } else if draft.is_some_and(|it| it.accepted.is_some() || it.reviewer.is_some()) {
            ReviewState::Accepted
        } else if draft.is_some_and(|it| it.codings.iter().any(|it| it.rejected.is_some())) {
            ReviewState::Rejected
        } else if self.answers()[indicator] == Answer::Missing {
            ReviewState::Unanswered
        } else {
            ReviewState::Answered
        }
    }

    /// Whether a coding of an indicator came in after the decision (methodology 10.4).
    pub fn has_late_coding(&self, indicator: usize) -> bool {
        self.record(indicator)
            .is_some_and(|record| record.draft().codings.iter().any(|coding| coding.late))
    }

    /// Whether anybody has coded or reviewed anything: only then is there something to say
    /// about review.
    pub fn is_reviewed(&self) -> bool {
        self.records.values().any(|record| {
            record.is_settled()
                || record.draft().adjudication.is_some()
                || record.draft().accepted.is_some()
                || record.draft().reviewer.is_some()
        })
    }

    /// What the settled answer of an indicator rests on: the evidence of the answer, or of
    /// the codings that gave it.
    pub fn evidence(&self, indicator: usize) -> Vec<&crate::draft::EvidenceDraft> {
        let Some(draft) = self.record(indicator).map(Record::draft) else {
            return Vec::new();
        };
        let own = draft.evidence.iter();
        own.chain(draft.codings.iter().flat_map(|coding| &coding.evidence))
            .collect()
    }
}
