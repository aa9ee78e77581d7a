//! What did one file that came in answer, and what of it is sound?

use crate::assessment::Answer;
use crate::draft::CodingDraft;
use crate::framework::{Framework, belongs};
use crate::problem::Problems;
use std::collections::BTreeSet;

/// A checked submission: the answers that are sound, and what is wrong with the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    pub(crate) framework: Framework,
    pub(crate) country: String,
    pub(crate) round: String,
    pub(crate) id: Option<String>,
    pub(crate) base: Option<String>,
    pub(crate) answers: Vec<SubmittedAnswer>,
    pub(crate) empty: usize,
    pub(crate) faults: Problems,
}

belongs!(Submission, |it| format!(
    "the submission of {}, round {},",
    it.country, it.round
));

impl Submission {
    /// The code of the country.
    pub fn country(&self) -> &str {
        &self.country
    }
    /// The id of the round.
    pub fn round(&self) -> &str {
        &self.round
    }
    /// What the server that took it in calls it.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
    /// The hash of the last entry of the history that its questionnaire knew.
    pub fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }
    /// The sound answers, in the order of the file.
    pub fn answers(&self) -> &[SubmittedAnswer] {
        &self.answers
    }
    /// The submission without the answers at these places of the draft.
    #[must_use]
    pub fn without(mut self, listed: &BTreeSet<usize>) -> Self {
        self.answers.retain(|coded| !listed.contains(&coded.listed));
        self
    }
    /// How many answers are `missing`, and so say nothing.
    pub fn empty(&self) -> usize {
        self.empty
    }
    /// What is wrong with the other answers.
    pub fn faults(&self) -> &Problems {
        &self.faults
    }
}

/// One sound answer of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmittedAnswer {
    pub(crate) listed: usize,
    pub(crate) indicator: usize,
    pub(crate) answer: Answer,
    pub(crate) coding: CodingDraft,
}

impl SubmittedAnswer {
    /// Its place in the answers of the draft.
    pub fn listed(&self) -> usize {
        self.listed
    }
    /// The position of its indicator.
    pub fn indicator(&self) -> usize {
        self.indicator
    }
    /// The answer.
    pub fn answer(&self) -> Answer {
        self.answer
    }
    /// The answer with its assessor, evidence and comment.
    pub fn coding(&self) -> &CodingDraft {
        &self.coding
    }
}
