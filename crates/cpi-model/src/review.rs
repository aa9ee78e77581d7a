//! How far is each answer: open, in conflict, accepted, decided?

use crate::assessment::{Answer, Assessment, Record};
use crate::draft::choice::choices;
use crate::draft::{CodingDraft, EvidenceDraft};

mod action;

pub use action::{Actor, ReviewAction, review_change};

choices! {
    /// How far the review of an indicator is (methodology 10.6).
    ReviewState, "state of review" {
        /// A decision stands.
        Adjudicated = "adjudicated",
        /// Standing codings differ, and nobody has decided.
        Conflict = "conflict",
        /// A reviewer accepted the settled answer.
        Accepted = "accepted",
        /// A coding is back with its assessor.
        Rejected = "rejected",
        /// It is answered, and nobody has reviewed it.
        Answered = "answered",
        /// Nobody has answered.
        Unanswered = "unanswered",
    }
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
}

impl Assessment {
    /// How far the review of an indicator is, by its position (methodology 10.6).
    pub fn review_state(&self, indicator: usize) -> ReviewState {
        let record = self.record(indicator);
        if let Some(stated) = record.and_then(|it| it.state) {
            return stated;
        }
        let draft = record.map(Record::draft);
        if draft.is_some_and(|it| it.adjudication.is_some()) {
            ReviewState::Adjudicated
        } else if record.is_some_and(Record::is_conflict) {
            ReviewState::Conflict
        } else if draft.is_some_and(|it| it.accepted.is_some() || it.reviewer.is_some()) {
            ReviewState::Accepted
        } else if draft.is_some_and(|it| it.codings.iter().any(|it| it.rejected.is_some())) {
            ReviewState::Rejected
        } else {
            match self.answers().get(indicator) {
                None | Some(Answer::Missing) => ReviewState::Unanswered,
                Some(_) => ReviewState::Answered,
            }
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
            record.state.is_some()
                || record.is_settled()
                || record.draft().adjudication.is_some()
                || record.draft().accepted.is_some()
                || record.draft().reviewer.is_some()
        })
    }

    /// The evidence for the settled answer of an indicator: its own, and that of the codings that
    /// give this answer. That of codings that were overruled supports another answer.
    pub fn evidence(&self, indicator: usize) -> Vec<&EvidenceDraft> {
        let Some(draft) = self.record(indicator).map(Record::draft) else {
            return Vec::new();
        };
        let codings = draft.codings.iter();
        let agreeing = codings.filter(|coding| self.gives_the_answer(indicator, coding));
        let of_codings = agreeing.flat_map(|coding| &coding.evidence);
        draft.evidence.iter().chain(of_codings).collect()
    }

    /// Whether a coding was not sent back and gives the settled answer.
    pub(crate) fn gives_the_answer(&self, indicator: usize, coding: &CodingDraft) -> bool {
        let text = coding.answer.as_deref().unwrap_or_default();
        coding.rejected.is_none()
            && crate::check::answer(&self.framework, indicator, text)
                == Some(self.answers[indicator])
    }
}
