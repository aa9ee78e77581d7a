//! Which answers are settled while hand-ins are merged?
//!
//! Conditions ask for settled answers (methodology 10.3, 10.5), and every hand-in may change them.
//! Only the indicators that take part in conditions are followed here, and of each only how many
//! standing codings have which answer: that is all that settling needs.

use crate::assessment::{Answer, Assessment};
use crate::check::{not_allowed, set_aside_failing};
use crate::draft::{AnswerDraft, CodingDraft};
use crate::framework::Framework;
use crate::history::History;
use std::collections::BTreeMap;

/// The settled answers of one assessment.
#[derive(Debug, Clone)]
pub(super) struct Settled<'a> {
    framework: &'a Framework,
    answers: Vec<Answer>,
    /// The codings of each indicator that has a condition or is asked about in one.
    tallies: BTreeMap<usize, Tally>,
    /// Whether a tally has another answer since the answers were last settled.
    stale: bool,
}

impl<'a> Settled<'a> {
    /// The settled answers of an assessment, which is the checked document of a history.
    pub(super) fn new(history: &History, assessment: &'a Assessment) -> Self {
        let framework = assessment.framework();
        let mut tallies: BTreeMap<usize, Tally> = BTreeMap::new();
        for &position in framework.condition_order() {
            tallies.entry(position).or_default();
            for condition in framework.indicators()[position].conditions() {
                tallies.entry(condition.indicator).or_default();
            }
        }
        for draft in &history.document().answers {
            let position = draft.indicator.as_deref();
            let position = position.and_then(|code| framework.indicator_position(code));
            if let Some(position) = position
                && let Some(tally) = tallies.get_mut(&position)
            {
                *tally = Tally::of(framework, position, draft);
            }
        }
        Self {
            framework,
            answers: assessment.answers().to_vec(),
            tallies,
            stale: false,
        }
    }

    /// Follows a coding of the indicator at a position to its new version.
    pub(super) fn change(
        &mut self,
        position: usize,
        before: Option<&CodingDraft>,
        after: &CodingDraft,
    ) {
        let Some(tally) = self.tallies.get_mut(&position) else {
            return;
        };
        let settled = tally.answer();
        if let Some(before) = before.and_then(|it| stands(self.framework, position, it)) {
            tally.remove(before);
        }
        if let Some(after) = stands(self.framework, position, after) {
            tally.add(after);
        }
        tally.coded = true;
        self.stale |= settled != tally.answer();
    }

    /// The settled answers, one for each indicator of the framework.
    pub(super) fn answers(&mut self) -> &[Answer] {
        if self.stale {
            let (framework, answers, tallies) = (self.framework, &mut self.answers, &self.tallies);
            for (position, tally) in tallies {
                answers[*position] = tally.answer();
            }
            // The steps of the check of a document, in its order.
            let coded = |position: usize| tallies.get(&position).is_some_and(|it| it.coded);
            not_allowed(framework, answers, coded, |_, _, _| ());
            set_aside_failing(framework, answers, coded, |_, _| ());
            self.stale = false;
        }
        &self.answers
    }
}

/// How many standing codings of an indicator have which answer.
#[derive(Debug, Clone, Default)]
struct Tally {
    /// The final answer, where one was decided; or what the document states without codings.
    stated: Option<Answer>,
    decided: bool,
    /// Whether the answer comes from codings or a decision.
    coded: bool,
    standing: Vec<(Answer, usize)>,
}

impl Tally {
    fn of(framework: &Framework, position: usize, draft: &AnswerDraft) -> Self {
        let decision = draft.adjudication.as_ref();
        let decided = decision.and_then(|decision| decision.answer.as_ref());
        let text = decided.or(draft.answer.as_ref());
        let mut tally = Self {
            stated: text.and_then(|text| crate::check::answer(framework, position, text)),
            decided: decided.is_some(),
            coded: decided.is_some() || !draft.codings.is_empty(),
            standing: Vec::new(),
        };
        let codings = draft.codings.iter();
        for answer in codings.filter_map(|coding| stands(framework, position, coding)) {
            tally.add(answer);
        }
        tally
    }

    fn add(&mut self, answer: Answer) {
        match self.standing.iter_mut().find(|(each, _)| *each == answer) {
            Some((_, count)) => *count += 1,
            None => self.standing.push((answer, 1)),
        }
    }

    fn remove(&mut self, answer: Answer) {
        if let Some(at) = self.standing.iter().position(|(each, _)| *each == answer) {
            self.standing[at].1 -= 1;
            if self.standing[at].1 == 0 {
                self.standing.swap_remove(at);
            }
        }
    }

    /// The settled answer before conditions (methodology 10.3): the decision, or else what all
    /// standing codings say.
    fn answer(&self) -> Answer {
        if self.decided || !self.coded {
            return self.stated.unwrap_or(Answer::Missing);
        }
        match self.standing.as_slice() {
            [(answer, _)] => *answer,
            _ => Answer::Missing,
        }
    }
}

/// The answer of a coding that stands: it has one, and was not sent back (methodology 10.2).
fn stands(framework: &Framework, position: usize, coding: &CodingDraft) -> Option<Answer> {
    let answer = crate::check::answer(framework, position, coding.answer.as_deref()?)?;
    (answer != Answer::Missing && coding.rejected.is_none()).then_some(answer)
}
