//! The cheapest plan that reaches a score, found by trying every combination of answers.

use cpi_model::assessment::Applicability;
use cpi_model::draft::AssessmentDraft;
use cpi_model::framework::{Aggregate, IndicatorMeasure};
use cpi_model::number::Score;
use cpi_model::{Assessment, Framework};
use cpi_scoring::Session;
use cpi_scoring::plan::ScoreSummary;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// An answer to every question; what its condition sets aside is not applicable, and
/// quantities are missing.
pub(crate) fn assessment(
    framework: &Framework,
    answer: impl Fn(usize) -> &'static str,
) -> Assessment {
    let listed: Vec<Value> = framework
        .indicators()
        .iter()
        .enumerate()
        .map(|(i, indicator)| {
            let answer = match indicator.measure() {
                IndicatorMeasure::Checklist(_) => answer(i),
                IndicatorMeasure::Quantity(_) => "missing",
            };
            json!({"indicator": indicator.code(), "answer": answer})
        })
        .collect();
    let mut draft: AssessmentDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": framework.id(), "version": framework.version()},
        "country": "XAA", "round": "2026", "answers": listed
    }))
    .unwrap();
    while let Err(problems) = draft.check(framework) {
        for problem in &problems {
            let (at, _) = problem.path.entry_of("answers").unwrap();
            draft.answers[at].answer = Some("not-applicable".to_owned());
        }
    }
    draft.check(framework).unwrap().value
}

pub(crate) fn standing(session: &Session, of: Aggregate) -> ScoreSummary {
    let standings = session.standings("XAA").unwrap();
    match of {
        Aggregate::Node(node) => standings.nodes[node].clone(),
        Aggregate::Group(view, group) => standings.groups[view][group].clone(),
        Aggregate::Cell(view, cell) => standings.cells[view][cell].clone(),
    }
}

/// The least cost that reaches the target, and the best score, by trying everything.
pub(crate) fn tried(
    session: &mut Session,
    (of, target): (Aggregate, Decimal),
    improves: &[Vec<(&'static str, Decimal)>],
) -> (Option<Decimal>, Option<Score>) {
    let better = session.framework().direction(of);
    let good = |score: Option<Score>| score.map(|score| better.improvement(score.into()));
    let (mut least, mut furthest) = (None::<Decimal>, None::<Score>);
    session.reset("XAA").unwrap();
    let failing = session.assessment("XAA").unwrap().applicability();
    let total: usize = improves.iter().map(|each| each.len() + 1).product();
    for combination in 0..total {
        let (mut rest, mut cost) = (combination, Decimal::ZERO);
        let mut answers: Vec<(String, &str)> = Vec::new();
        for (i, each) in improves.iter().enumerate() {
            let choice = rest % (each.len() + 1);
            rest /= each.len() + 1;
            if 0 < choice {
                answers.push((format!("i{i}"), each[choice - 1].0));
                cost += each[choice - 1].1;
            }
        }
        session.reset("XAA").unwrap();
        let set: Vec<(&str, &str)> = answers.iter().map(|(i, a)| (i.as_str(), *a)).collect();
        if session.set("XAA", &set).is_err() || !is_plan(session, &failing, &answers) {
            continue;
        }
        let score = standing(session, of).score;
        // What is answered though its condition fails is set aside, and costs for nothing.
        if good(furthest) < good(score) {
            furthest = score;
        }
        let written = score.map(|score| score.to_string().parse::<Decimal>().unwrap());
        if written.is_some_and(|score| !better.is_better(target, score)) {
            least = Some(least.map_or(cost, |least| least.min(cost)));
        }
    }
    session.reset("XAA").unwrap();
    (least, furthest)
}

/// Whether every change improves an answer. An indicator whose condition fails as things are and
/// comes to be open has none (methodology 14.2, 14.5).
fn is_plan(
    session: &Session,
    before: &BTreeMap<usize, Applicability>,
    answers: &[(String, &str)],
) -> bool {
    let after = session.assessment("XAA").unwrap().applicability();
    answers.iter().all(|(code, _)| {
        let i = session.framework().indicator_position(code).unwrap();
        before.get(&i) != Some(&Applicability::Fails) || after.get(&i) != Some(&Applicability::Open)
    })
}

/// The better answers of every indicator with their costs, as methodology 14.4 says: each has a
/// cost of its own and half, but to come to *partially* costs a quarter.
pub(crate) fn improves(
    assessment: &Assessment,
    costs: &[u32],
    (as_answered, per_step): (bool, bool),
) -> Vec<Vec<(&'static str, Decimal)>> {
    let failing = assessment.applicability();
    let of = |(i, cost): (usize, &u32)| {
        let own = Decimal::new(i64::from(*cost) * 10 + 5, 1);
        let partially = Decimal::new(25, 2);
        let answer = match (failing.get(&i) == Some(&Applicability::Fails), as_answered) {
            (true, true) => "not-applicable".to_owned(),
            (true, false) => "no".to_owned(),
            (false, _) => assessment.answer_text(i),
        };
        match answer.as_str() {
            "no" => {
                let yes = if per_step { partially + own } else { own };
                vec![("partially", partially), ("yes", yes)]
            }
            "partially" => vec![("yes", own)],
            _ => Vec::new(),
        }
    };
    costs.iter().enumerate().map(of).collect()
}
