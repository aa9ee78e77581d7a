//! Do the answers of one assessor hold together under the conditions of the framework?

use super::{Outcome, assessor_of, coding_of};
use crate::assessment::{Answer, Applies, Assessment, applicability};
use crate::draft::AnswerDraft;
use crate::framework::Framework;
use crate::problem::{ProblemKind, Problems};
use crate::submission::Submission;
use std::collections::BTreeMap;

/// The answers of the assessors of a submission, as they would stand.
pub(super) struct Own<'a> {
    pub(super) framework: &'a Framework,
    pub(super) assessment: &'a Assessment,
    pub(super) standing: &'a BTreeMap<&'a str, &'a AnswerDraft>,
    pub(super) submission: &'a Submission,
}

impl Own<'_> {
    /// Leaves out the answers that their conditions do not allow: an answer although the
    /// condition fails (methodology 2.6), or *not applicable* although it does not (2.7). Each
    /// assessor is held to the own answers, and where there are none to the settled ones. An answer that is not
    /// taken decides nothing; so where one is left out, the others are looked at again.
    pub(super) fn leave_out_failing(&self, outcomes: &mut [Outcome], problems: &mut Problems) {
        let framework = self.framework;
        if framework.condition_order().is_empty() {
            return;
        }
        let answers = self.submission.answers();
        let mut by_assessor: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
        for (at, coded) in answers.iter().enumerate() {
            let own = by_assessor.entry(assessor_of(coded)).or_default();
            own.insert(coded.indicator(), at);
        }
        for (assessor, own) in &by_assessor {
            loop {
                let found = self.failing(assessor, own, outcomes);
                if found.is_empty() {
                    break;
                }
                for (at, why) in found {
                    outcomes[at] = Outcome::Faulty;
                    problems.extend(why);
                }
            }
        }
    }

    /// The answers of an assessor that would be taken although their conditions do not allow
    /// them, by their place in the submission, and why not.
    fn failing(
        &self,
        assessor: &str,
        own: &BTreeMap<usize, usize>,
        outcomes: &[Outcome],
    ) -> BTreeMap<usize, Problems> {
        let framework = self.framework;
        let answers = self.submission.answers();
        let stands = |at: usize| {
            matches!(
                outcomes[at],
                Outcome::New | Outcome::Changed | Outcome::Same
            )
        };
        let said = |indicator: usize| {
            if let Some(at) = own.get(&indicator).filter(|at| stands(**at)) {
                return answers[*at].answer();
            }
            let code = framework.indicators()[indicator].code();
            let before = self.standing.get(code);
            before
                .and_then(|it| coding_of(it, assessor))
                .and_then(|coding| coding.answer.as_ref())
                .and_then(|text| crate::check::answer(framework, indicator, text))
                .unwrap_or(self.assessment.answers()[indicator])
        };
        let mut failing = BTreeMap::new();
        for (position, verdict) in applicability(framework, said) {
            let Some(at) = own.get(&position).filter(|at| stands(**at)) else {
                continue;
            };
            let coded = &answers[*at];
            let answered = Assessment::counts_as_answered(framework, position, coded.answer());
            let fails = verdict == Applies::Fails;
            if fails != answered || coded.answer() == Answer::Missing {
                continue;
            }
            let why: Vec<String> = framework.indicators()[position]
                .conditions()
                .iter()
                .map(|condition| {
                    let asked = condition.indicator;
                    format!(
                        "`{}` is `{}`",
                        framework.indicators()[asked].code(),
                        said(asked).text(framework, asked)
                    )
                })
                .collect();
            let why = why.join(", ");
            let problems = if fails {
                let mut problems = Problems::new();
                problems.error(
                    ProblemKind::ConditionFails,
                    format!("/answers/{}/answer", coded.listed()),
                    format!(
                        "`{}` is answered `{}`, but it does not apply: {why}",
                        framework.indicators()[position].code(),
                        coded.coding().answer.as_deref().unwrap_or_default()
                    ),
                    "remove the answer, or correct the one that decides",
                );
                problems
            } else {
                crate::check::misplaced(framework, coded, verdict, &why)
            };
            if problems.any_error() {
                failing.insert(*at, problems);
            }
        }
        failing
    }
}
