//! What would an assessment be with other answers?

use super::answers::{failing_conditions, finish, impossible, read_answer};
use super::choices::shorten;
use super::{Report, not_applicable};
use crate::assessment::{Answer, Assessment};
use crate::framework::{Framework, IndicatorMeasure};
use crate::number::Quantity;
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, Problems};
use rust_decimal::Decimal;
use std::sync::Arc;

impl Answer {
    /// Reads an answer as documents spell it: the position of the indicator, and an option,
    /// a value, `not-applicable` or `missing`.
    ///
    /// # Errors
    ///
    /// The problem, if the framework has no such indicator or the indicator no such answer.
    pub fn read(
        framework: &Framework,
        indicator: &str,
        answer: &str,
    ) -> Result<(usize, Self), Problems> {
        let mut problems = Problems::new();
        let Some(position) = framework.indicator_position(indicator) else {
            problems.error(
                ProblemKind::UnknownIndicator,
                Pointer::root(),
                format!("the framework has no indicator `{}`", shorten(indicator)),
                "correct the code; codes are text, and `4.10` is not `4.1`",
            );
            return Err(problems);
        };
        read_answer(framework, position, answer)
            .map(|answer| (position, answer))
            .map_err(|refusal| {
                problems.error(refusal.kind, Pointer::root(), refusal.message, refusal.hint);
                problems
            })
    }
}

impl Assessment {
    /// This assessment with other answers, each with the position of its indicator. What
    /// stands beside an answer that changes, such as its evidence and adjudicated points, is
    /// left out; the rest stays.
    ///
    /// # Errors
    ///
    /// The problems, if an indicator has no such answer, is answered although its condition
    /// fails (methodology 2.6), or is not applicable where that is not allowed (2.7). What is
    /// only tried needs no reason.
    pub fn with_answers(&self, answers: &[(usize, Answer)]) -> Result<Self, Problems> {
        let framework = &self.framework;
        let mut report = Report::default();
        let mut changed = self.clone();
        for (position, answer) in answers {
            let fits = framework
                .indicators()
                .get(*position)
                .is_some_and(|indicator| match (answer, indicator.measure()) {
                    (Answer::Missing, _) => true,
                    (Answer::NotApplicable, _) => {
                        !indicator.conditions().is_empty()
                            || framework.allows_not_applicable(*position)
                    }
                    (Answer::Option(option), IndicatorMeasure::Checklist(checklist)) => {
                        usize::from(*option) < checklist.options().len()
                    }
                    (Answer::Quantity(value), IndicatorMeasure::Quantity(quantity)) => {
                        !quantity.logarithm() || Quantity::from(Decimal::ZERO) < *value
                    }
                    _ => false,
                });
            if let (Answer::Quantity(value), Some(IndicatorMeasure::Quantity(quantity))) = (
                answer,
                framework
                    .indicators()
                    .get(*position)
                    .map(crate::framework::Indicator::measure),
            ) && fits
                && !quantity.possible().holds(*value)
            {
                let refusal = impossible(framework, *position, *value);
                report.error(refusal.kind, Pointer::root(), refusal.message, refusal.hint);
                continue;
            }
            let allowed = || not_applicable::refusal(framework, *position, None);
            if !fits
                && *answer == Answer::NotApplicable
                && framework.indicators().get(*position).is_some()
                && let Some(refusal) = allowed()
            {
                report.error(refusal.kind, Pointer::root(), refusal.message, refusal.hint);
                continue;
            }
            if !fits {
                report.error(
                    ProblemKind::UnknownOption,
                    Pointer::root(),
                    format!("indicator {position} has no answer {answer:?}"),
                    "give an answer that its kind allows",
                );
                continue;
            }
            if changed.answers[*position] != *answer {
                Arc::make_mut(&mut changed.answers)[*position] = *answer;
                if changed.records.contains_key(position) {
                    Arc::make_mut(&mut changed.records).remove(position);
                }
            }
        }
        if !report.problems.any_error() {
            let path = |position| Pointer::entry("answers", position);
            failing_conditions(&mut report, framework, &changed, path);
            not_applicable::under_conditions(&mut report, framework, &changed, |position| {
                let mut answers = answers.iter();
                answers
                    .any(|(changed, _)| *changed == position)
                    .then(|| path(position))
            });
        }
        finish(report, changed).map(|checked| checked.value)
    }
}
