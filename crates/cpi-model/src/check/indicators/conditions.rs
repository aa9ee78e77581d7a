//! Do the conditions hold together, and in which order can they be decided?

use crate::check::Report;
use crate::check::choices::{choice, shorten};
use crate::check::framework::listed;
use crate::draft::FrameworkDraft;
use crate::framework::{Condition, Indicator, IndicatorMeasure};
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, suggest};
use std::collections::BTreeMap;

/// Reads conditions and finds the order in which they can be decided.
pub(super) fn conditions(
    report: &mut Report,
    draft: &FrameworkDraft,
    positions: &BTreeMap<String, usize>,
    indicators: &mut [Option<Indicator>],
) -> Vec<usize> {
    let mut asks: Vec<Vec<usize>> = vec![Vec::new(); indicators.len()];
    for (i, indicator) in draft.indicators.iter().enumerate() {
        let path = Pointer::entry("indicators", i);
        if indicator.applies_if.is_empty() {
            if indicator.otherwise.is_some() {
                report.contradiction(&path, "otherwise", "the indicator has no condition");
            }
            continue;
        }
        let otherwise = choice(report, &path, "otherwise", indicator.otherwise.as_ref());
        let mut read = Vec::new();
        for (c, condition) in indicator.applies_if.iter().enumerate() {
            let path = path.key("applies_if").index(c);
            let Some(asked) = &condition.indicator else {
                report.missing(
                    &path,
                    "indicator",
                    "name the indicator that the condition asks about",
                );
                continue;
            };
            let Some(&position) = positions.get(asked) else {
                report.error(
                    ProblemKind::UnknownReference,
                    path.key("indicator"),
                    format!(
                        "the condition asks about `{}`, which is no indicator",
                        shorten(asked)
                    ),
                    suggest(
                        asked,
                        positions.keys().map(String::as_str),
                        "correct the code",
                    ),
                );
                continue;
            };
            if position == i {
                report.error(
                    ProblemKind::InvalidCondition,
                    path.key("indicator"),
                    format!("the condition of `{asked}` asks about itself"),
                    "name the indicator that decides whether this one applies",
                );
                continue;
            }
            asks[i].push(position);
            let options = condition_options(
                report,
                &path,
                asked,
                &condition.answers,
                indicators[position].as_ref(),
            );
            read.extend(options.map(|options| Condition {
                indicator: position,
                options,
            }));
        }
        if let Some(indicator) = &mut indicators[i] {
            indicator.conditions = read;
            indicator.otherwise = otherwise;
        }
    }
    for asked in asks.iter().flatten() {
        if let Some(indicator) = &mut indicators[*asked] {
            indicator.decides = true;
        }
    }
    order(report, draft, &asks)
}

fn condition_options(
    report: &mut Report,
    path: &Pointer,
    asked: &str,
    answers: &[String],
    indicator: Option<&Indicator>,
) -> Option<Vec<u8>> {
    let indicator = indicator?;
    let IndicatorMeasure::Checklist(checklist) = indicator.measure() else {
        report.error(
            ProblemKind::InvalidCondition,
            path.key("indicator"),
            format!("the condition asks about `{asked}`, which is a quantity and has no options"),
            "name a checklist indicator",
        );
        return None;
    };
    if answers.is_empty() {
        report.missing(
            path,
            "answers",
            "list the options that satisfy the condition",
        );
    }
    let mut options = Vec::new();
    for (a, answer) in answers.iter().enumerate() {
        if let Some(option) = checklist.position(answer) {
            if checklist.options()[usize::from(option)].points.is_none() {
                report.error(
                    ProblemKind::InvalidCondition,
                    path.key("answers").index(a),
                    format!("the condition can never hold: `{answer}` means that `{asked}` is not applicable"),
                    "name options that earn points",
                );
            }
            options.push(option);
        } else {
            report.error(
                ProblemKind::UnknownOption,
                path.key("answers").index(a),
                format!(
                    "`{asked}` has no option `{}`; it has {}",
                    shorten(answer),
                    listed(checklist.options().iter().map(|option| &option.code))
                ),
                suggest(
                    answer,
                    checklist.options().iter().map(|option| &*option.code),
                    "correct the option",
                ),
            );
        }
    }
    Some(options)
}

/// The indicators with conditions, each after those it asks about.
fn order(report: &mut Report, draft: &FrameworkDraft, asks: &[Vec<usize>]) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; asks.len()];
    let mut order = Vec::new();
    for start in 0..asks.len() {
        if marks[start] != Mark::New {
            continue;
        }
        // Each entry: an indicator and how many of those it asks about were visited.
        let mut stack = vec![(start, 0)];
        marks[start] = Mark::Open;
        while let Some((at, visited)) = stack.last_mut() {
            let at = *at;
            if let Some(&next) = asks[at].get(*visited) {
                *visited += 1;
                match marks[next] {
                    Mark::New => {
                        marks[next] = Mark::Open;
                        stack.push((next, 0));
                    }
                    Mark::Open => report.error(
                        ProblemKind::Cycle,
                        Pointer::entry("indicators", at).key("applies_if"),
                        format!(
                            "the conditions of `{}` lead back to itself through `{}`",
                            draft.indicators[next].code.as_deref().unwrap_or("?"),
                            draft.indicators[at].code.as_deref().unwrap_or("?"),
                        ),
                        "remove one of the conditions",
                    ),
                    Mark::Done => {}
                }
            } else {
                marks[at] = Mark::Done;
                if !asks[at].is_empty() {
                    order.push(at);
                }
                stack.pop();
            }
        }
    }
    order
}
