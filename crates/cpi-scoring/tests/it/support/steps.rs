//! Which better answers lower a score, found by trying everything?

use cpi_model::Framework;
use cpi_model::draft::{AssessmentDraft, Direction};
use cpi_model::framework::{Aggregate, IndicatorMeasure};
use cpi_model::number::Score;
use cpi_scoring::{Options, Scorecard, score_all_with};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The indicators of which a better answer lowers something, by trying every complete assessment
/// and every step.
pub(crate) fn brute_force(framework: &Framework) -> BTreeSet<String> {
    let count = framework.indicators().len();
    let mut lowered = BTreeSet::new();
    let mut answers = vec![None; count];
    complete(framework, 0, &mut answers, &mut |answers| {
        let before = card(framework, answers);
        for x in 0..count {
            let Some(Answer::Option(now)) = answers[x] else {
                continue;
            };
            let options = options(framework, x);
            for (better, points) in options.iter().enumerate() {
                if !direction(framework).is_better(*points, options[now]) {
                    continue;
                }
                let mut changed = answers.to_vec();
                changed[x] = Some(Answer::Option(better));
                let after = card(framework, &stepped(framework, &changed));
                if falls(framework, &before, &after) {
                    lowered.insert(framework.indicators()[x].code().to_owned());
                }
            }
        }
    });
    lowered
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Option(usize),
    Out,
}

fn options(framework: &Framework, i: usize) -> Vec<Decimal> {
    match framework.indicators()[i].measure() {
        IndicatorMeasure::Checklist(checklist) => {
            let options = checklist.options().iter();
            options
                .map(|option| option.points.unwrap().into())
                .collect()
        }
        IndicatorMeasure::Quantity(_) => Vec::new(),
    }
}

fn applies(framework: &Framework, i: usize, answers: &[Option<Answer>]) -> bool {
    let mut conditions = framework.indicators()[i].conditions().iter();
    conditions.all(|condition| match answers[condition.indicator] {
        Some(Answer::Option(option)) => condition.options.contains(&u8::try_from(option).unwrap()),
        _ => false,
    })
}

/// Every complete assessment; indicators stand behind those they ask about.
fn complete(
    framework: &Framework,
    i: usize,
    answers: &mut Vec<Option<Answer>>,
    each: &mut dyn FnMut(&[Option<Answer>]),
) {
    if i == framework.indicators().len() {
        each(answers);
        return;
    }
    if !applies(framework, i, answers) {
        answers[i] = None;
        complete(framework, i + 1, answers, each);
        return;
    }
    for option in 0..options(framework, i).len() {
        answers[i] = Some(Answer::Option(option));
        complete(framework, i + 1, answers, each);
    }
    if framework.allows_not_applicable(i) {
        answers[i] = Some(Answer::Out);
        complete(framework, i + 1, answers, each);
    }
}

/// What a changed answer does to those that hang on it.
fn stepped(framework: &Framework, answers: &[Option<Answer>]) -> Vec<Option<Answer>> {
    let mut after = answers.to_vec();
    for i in 0..after.len() {
        after[i] = match (applies(framework, i, &after), after[i]) {
            (false, _) => None,
            (true, Some(answer)) => Some(answer),
            (true, None) => {
                let options = options(framework, i);
                let of = direction(framework);
                let worst =
                    (0..options.len()).min_by_key(|option| of.improvement(options[*option]));
                Some(Answer::Option(worst.unwrap()))
            }
        };
    }
    after
}

fn card(framework: &Framework, answers: &[Option<Answer>]) -> Scorecard {
    let listed: Vec<Value> = answers
        .iter()
        .enumerate()
        .map(|(i, answer)| {
            let indicator = &framework.indicators()[i];
            let text = match (answer, indicator.measure()) {
                (Some(Answer::Option(option)), IndicatorMeasure::Checklist(checklist)) => {
                    checklist.options()[*option].code.clone()
                }
                _ => "not-applicable".to_owned(),
            };
            json!({"indicator": indicator.code(), "answer": text})
        })
        .collect();
    let draft: AssessmentDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "p", "version": "1"}, "country": "XAA",
        "round": "2026", "answers": listed
    }))
    .unwrap();
    let assessment = draft
        .check(framework)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value;
    score_all_with(framework, &[assessment], &Options { trail: false })
        .unwrap()
        .remove(0)
}

fn direction(framework: &Framework) -> Direction {
    framework.direction(Aggregate::Node(framework.root()))
}

fn falls(framework: &Framework, before: &Scorecard, after: &Scorecard) -> bool {
    let scores = |card: &Scorecard| {
        let nodes = card.nodes.iter().map(|node| node.result.score);
        let mut scores: Vec<_> = nodes.collect();
        for view in &card.views {
            scores.extend(view.groups.iter().map(|group| group.result.score));
            scores.extend(view.cells.iter().map(|cell| cell.result.score));
        }
        scores
    };
    let (before, after) = (scores(before), scores(after));
    let mut both = before.into_iter().zip(after);
    both.any(|(before, after)| {
        before.zip(after).is_some_and(|(before, after)| {
            let written = |score: Score| score.to_string().parse::<Decimal>().unwrap();
            direction(framework).is_better(written(before), written(after))
        })
    })
}
