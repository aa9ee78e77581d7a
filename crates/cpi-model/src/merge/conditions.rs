//! Do the answers of one assessor hold together under the conditions of the framework?

use super::known::Known;
use super::settled::Settled;
use super::{Outcome, assessor_of};
use crate::assessment::{Answer, Applicability, Assessment, applicability};
use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, Problems};
use crate::submission::Submission;
use std::collections::BTreeMap;

/// The answers of the assessors of a submission, with what they answered before.
pub(super) struct Conditions<'a, 'k> {
    pub(super) framework: &'a Framework,
    pub(super) known: &'k Known<'a>,
    pub(super) submission: &'k Submission,
}

impl Conditions<'_, '_> {
    /// Leaves out the answers that their conditions do not allow: an answer although the
    /// condition fails (methodology 2.6), or *not applicable* although it does not (2.7). Conditions
    /// are decided by what the assessor answered, and where that is nothing by the settled answer.
    /// An answer that is not taken decides nothing; so where one is left out, the others are
    /// looked at again.
    pub(super) fn leave_out_failing(
        &self,
        settled: &mut Settled<'_>,
        outcomes: &mut [Outcome],
        problems: &mut Problems,
    ) {
        let indicators = self.framework.indicators();
        let mut answered = self.submission.answers().iter();
        if answered.all(|coded| indicators[coded.indicator()].conditions().is_empty()) {
            return;
        }
        let settled = settled.answers();
        let answers = self.submission.answers();
        let mut by_assessor: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
        for (at, coded) in answers.iter().enumerate() {
            let own = by_assessor.entry(assessor_of(coded)).or_default();
            own.insert(coded.indicator(), at);
        }
        for (assessor, own) in &by_assessor {
            loop {
                let found = self.failing(settled, assessor, own, outcomes);
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
        settled: &[Answer],
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
            let before = self.known.standing(assessor, indicator);
            before
                .and_then(|coding| coding.answer.as_ref())
                .and_then(|text| crate::check::answer(framework, indicator, text))
                .unwrap_or(settled[indicator])
        };
        let mut failing = BTreeMap::new();
        for (position, verdict) in applicability(framework, said) {
            let Some(at) = own.get(&position).filter(|at| stands(**at)) else {
                continue;
            };
            let coded = &answers[*at];
            let answered = Assessment::counts_as_answered(framework, position, coded.answer());
            let fails = verdict == Applicability::Fails;
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
                    Pointer::entry("answers", coded.listed()).key("answer"),
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
