//! Which figures of a country should somebody look at again? Methodology 3.12.

use crate::assessment::{Answer, Assessment};
use crate::framework::{Framework, IndicatorMeasure, Plausible};
use crate::number::Quantity;
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, Problems};

/// What to do about a doubtful figure.
const HINT: &str = "check the source and the unit; if the figure is right, leave it as it is";

/// Why a value of the indicator at a position is doubtful, each with its figures: in itself, and
/// beside the value of an earlier round, which comes with the id of that round.
pub fn doubts(
    framework: &Framework,
    indicator: usize,
    value: Quantity,
    earlier: Option<(&str, Quantity)>,
) -> Vec<String> {
    let IndicatorMeasure::Quantity(quantity) = framework.indicators()[indicator].measure() else {
        return Vec::new();
    };
    let plausible = quantity.plausible();
    let after = earlier.and_then(|(round, then)| plausible.doubt_after(value, then, round));
    plausible.doubt(value).into_iter().chain(after).collect()
}

/// The value of a country in the last round before another that has one. `rounds` are ids in
/// the order of time.
pub fn earlier<'a>(
    assessments: &'a [Assessment],
    rounds: &[String],
    (country, round): (&str, &str),
    indicator: usize,
) -> Option<(&'a str, Quantity)> {
    let at = rounds.iter().position(|id| id == round)?;
    rounds[..at].iter().rev().find_map(|id| {
        let mut all = assessments.iter();
        let then = all.find(|it| it.round() == id && it.country() == country)?;
        match then.answers()[indicator] {
            Answer::Quantity(value) => Some((then.round(), value)),
            _ => None,
        }
    })
}

/// A warning for every doubtful figure of the assessments of one framework. `rounds` are the ids
/// of the rounds in the order of time.
pub fn implausible(assessments: &[Assessment], rounds: &[String]) -> Problems {
    let mut problems = Problems::new();
    let Some(framework) = assessments.first().map(Assessment::framework) else {
        return problems;
    };
    let declared: Vec<usize> = (0..framework.indicators().len())
        .filter(|i| match framework.indicators()[*i].measure() {
            IndicatorMeasure::Quantity(quantity) => *quantity.plausible() != Plausible::default(),
            IndicatorMeasure::Checklist(_) => false,
        })
        .collect();
    if declared.is_empty() {
        return problems;
    }
    for assessment in assessments {
        let before = problems.len();
        for &indicator in &declared {
            let Answer::Quantity(value) = assessment.answers()[indicator] else {
                continue;
            };
            let named = (assessment.country(), assessment.round());
            let earlier = earlier(assessments, rounds, named, indicator);
            for doubt in doubts(framework, indicator, value, earlier) {
                let code = framework.indicators()[indicator].code();
                warn(
                    &mut problems,
                    Pointer::root(),
                    &format!("`{code}` of {} in {} {doubt}", named.0, named.1),
                );
            }
        }
        problems.of_country(before, assessment.country());
    }
    problems
}

/// Adds the warning on one doubtful figure.
pub fn warn(problems: &mut Problems, path: Pointer, message: &str) {
    problems.warning(ProblemKind::Implausible, path, message, HINT);
}
