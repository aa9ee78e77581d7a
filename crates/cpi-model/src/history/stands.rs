//! What does a document say after some entries, and where in it is an assessor's coding?
//!
//! A document may have the codings of thousands of assessors, and a history thousands of entries;
//! looking through all of the one for each of the other takes time that grows with their product.

use crate::draft::{AnswerDraft, AssessmentDraft, CodingDraft};
use std::collections::BTreeMap;

/// A document with an index of it, which grows with the document.
#[derive(Debug, Clone, Default)]
pub(super) struct Stands {
    pub(super) document: AssessmentDraft,
    /// How many answers of the document are in the index.
    listed: usize,
    answers: BTreeMap<String, (usize, Codings)>,
}

/// The index is no part of what a history says.
impl PartialEq for Stands {
    fn eq(&self, other: &Self) -> bool {
        self.document == other.document
    }
}

impl Eq for Stands {}

impl From<AssessmentDraft> for Stands {
    fn from(document: AssessmentDraft) -> Self {
        Self {
            document,
            ..Self::default()
        }
    }
}

impl Stands {
    /// The answer to an indicator, which is added to the document if there is none, and the index
    /// of its codings.
    pub(super) fn answer(&mut self, indicator: &str) -> (&mut AnswerDraft, &mut Codings) {
        let listed = &mut self.document.answers;
        for (at, answer) in listed.iter().enumerate().skip(self.listed) {
            let code = answer.indicator.clone().unwrap_or_default();
            self.answers.entry(code).or_insert((at, Codings::default()));
        }
        let last = listed.len();
        let found = self.answers.entry(indicator.to_owned());
        let (at, codings) = found.or_insert((last, Codings::default()));
        if *at == last {
            listed.push(AnswerDraft {
                indicator: Some(indicator.to_owned()),
                ..AnswerDraft::default()
            });
        }
        self.listed = listed.len();
        (&mut listed[*at], codings)
    }

    /// Removes the answers after the first ones.
    pub(super) fn truncate(&mut self, answers: usize) {
        if answers < self.document.answers.len() {
            self.document.answers.truncate(answers);
            self.answers.retain(|_, (at, _)| *at < answers);
            self.listed = answers;
        }
    }
}

/// An index of the codings of one answer.
#[derive(Debug, Clone, Default)]
pub(super) struct Codings {
    /// How many are in the index.
    listed: usize,
    by_assessor: BTreeMap<Option<String>, usize>,
}

impl Codings {
    /// Where the coding of the same assessor is, if there is one.
    pub(super) fn position(&mut self, answer: &AnswerDraft, coding: &CodingDraft) -> Option<usize> {
        for (at, each) in answer.codings.iter().enumerate().skip(self.listed) {
            self.by_assessor.entry(each.assessor.clone()).or_insert(at);
        }
        self.listed = answer.codings.len();
        self.by_assessor.get(&coding.assessor).copied()
    }
}
