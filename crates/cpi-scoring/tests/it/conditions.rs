//! Do bounds hold every completion where answers that decide conditions are missing, and is a
//! framework of many conditions scored in no time? Methodology 6.1 to 6.5.

use cpi_model::draft::{Activated, AssessmentDraft, FrameworkDraft, TargetDraft, TargetsDraft};
use cpi_model::framework::IndicatorMeasure;
use cpi_model::{Answer, Assessment, Framework};
use cpi_scoring::plan::{Outcome, ScoreOf};
use cpi_scoring::scorecard::Bounds;
use cpi_scoring::{
    CoherenceOptions, Options, Scorecard, Session, Tolerance, coherence, explain, lint_framework,
    plan, score, score_all_with, status,
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An indicator: its article, its groups, what it asks of earlier ones, what stands otherwise.
#[derive(Debug, Clone)]
struct Asked {
    article: &'static str,
    groups: Vec<&'static str>,
    conditions: Vec<(usize, Vec<&'static str>)>,
    otherwise: &'static str,
}

fn framework(asked: &[Asked], aggregation: &str, over: &str) -> Framework {
    let indicators: Vec<Value> = asked
        .iter()
        .enumerate()
        .map(|(i, it)| {
            let conditions: Vec<Value> = it
                .conditions
                .iter()
                .map(|(asked, answers)| json!({ "indicator": format!("c{asked}"), "answers": answers }))
                .collect();
            let mut indicator = json!({
                "code": format!("c{i}"), "parent": it.article, "kind": "checklist", "scale": "s",
                "views": { "v": it.groups }, "applies_if": conditions,
            });
            if !it.conditions.is_empty() {
                indicator["otherwise"] = json!(it.otherwise);
            }
            indicator
        })
        .collect();
    let mut method = json!({ "aggregation": aggregation, "over": "children", "weights": "equal",
        "missing": "leave-out", "least_coverage": "0", "coverage_of": "indicators" });
    if aggregation == "generalised" {
        method["exponent"] = json!("2");
    }
    let used: Vec<&str> = ["a", "b"]
        .into_iter()
        .filter(|article| asked.iter().any(|it| it.article == *article))
        .collect();
    let groups: Vec<Value> = ["law", "practice"]
        .into_iter()
        .filter(|group| asked.iter().any(|it| it.groups.contains(group)))
        .map(|code| json!({ "code": code }))
        .collect();
    let mut nodes = vec![json!({ "code": "index" })];
    nodes.extend(
        used.iter()
            .map(|code| json!({ "code": code, "parent": "index", "level": "article" })),
    );
    let draft: FrameworkDraft = serde_json::from_value(json!({
        "schema_version": 1, "id": "t", "version": "1", "languages": ["en"],
        "countries": "declared", "range": { "low": "0", "high": "1" },
        "display": { "digits": 2, "rounding": "half-up" },
        "ranking": { "scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest" },
        "method": method,
        "scales": { "s": { "options": [
            { "code": "yes", "points": "1" }, { "code": "partly", "points": "0.4" },
            { "code": "no", "points": "0.1" } ] } },
        "nodes": nodes,
        "views": [{ "code": "v", "rows": "article", "over": over,
            "groups": groups }],
        "indicators": indicators,
    }))
    .unwrap();
    draft
        .check()
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

fn assessment(framework: &Framework, answers: &BTreeMap<usize, &str>) -> Option<Assessment> {
    let answers: Vec<Value> = answers
        .iter()
        .map(|(i, answer)| json!({ "indicator": format!("c{i}"), "answer": answer }))
        .collect();
    let draft: AssessmentDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": { "id": "t", "version": "1" },
        "country": "XAA", "round": "2026", "answers": answers,
    }))
    .unwrap();
    draft.check(framework).ok().map(|checked| checked.value)
}

/// The scores of everything that has one, and the bounds beside each.
fn everything(card: &Scorecard) -> Vec<(String, Option<Decimal>, Option<Bounds>)> {
    let nodes = card
        .nodes
        .iter()
        .map(|it| (it.code.to_string(), &it.result));
    let views = card.views.iter().flat_map(|view| {
        let groups = view
            .groups
            .iter()
            .map(|it| (it.code.to_string(), &it.result));
        let cells = view.cells.iter().enumerate();
        groups.chain(cells.map(|(i, it)| (format!("cell {i}"), &it.result)))
    });
    nodes
        .chain(views)
        .map(|(name, it)| (name, it.score.map(Decimal::from), it.bounds))
        .collect()
}

/// Every completion, one after the other: each missing indicator that applies has each answer.
fn completions(framework: &Framework, given: &Assessment, each: &mut dyn FnMut(&Scorecard)) {
    let order = framework.condition_order();
    let free = (0..framework.indicators().len()).filter(|i| !order.contains(i));
    let order: Vec<usize> = free.chain(order.iter().copied()).collect();
    complete(framework, given.clone(), &order, each);
}

fn complete(
    framework: &Framework,
    given: Assessment,
    ahead: &[usize],
    each: &mut dyn FnMut(&Scorecard),
) {
    let Some((&i, ahead)) = ahead.split_first() else {
        // A record whose condition fails is refused, and so is no completion.
        if let Ok(whole) = given.with_answers(&[]) {
            each(&score(framework, &whole).unwrap());
        }
        return;
    };
    let applies = framework.indicators()[i]
        .conditions()
        .iter()
        .all(|condition| {
            let asked = given.answers()[condition.indicator];
            matches!(asked, Answer::Option(option) if condition.options.contains(&option))
        });
    if given.answers()[i] != Answer::Missing || !applies {
        complete(framework, given, ahead, each);
        return;
    }
    let IndicatorMeasure::Checklist(checklist) = framework.indicators()[i].measure() else {
        panic!("all are checklists");
    };
    for option in 0..u8::try_from(checklist.options().len()).unwrap() {
        // Answers whose condition fails are told apart at the end.
        if let Ok(given) = given.with_answers(&[(i, Answer::Option(option))]) {
            complete(framework, given, ahead, each);
        }
    }
}

/// Holds bounds against every completion. Whether all were exact.
fn held(framework: &Framework, given: &Assessment) -> Result<bool, TestCaseError> {
    let card = score(framework, given).unwrap();
    let mut ends: BTreeMap<String, (Decimal, Decimal)> = BTreeMap::new();
    completions(framework, given, &mut |card| {
        for (name, score, _) in everything(card) {
            if let Some(score) = score {
                let ends = ends.entry(name).or_insert((score, score));
                *ends = (ends.0.min(score), ends.1.max(score));
            }
        }
    });
    let mut exact = true;
    for (name, _, bounds) in everything(&card) {
        let Some((low, high)) = ends.get(&name) else {
            prop_assert!(bounds.is_none_or(|it| !it.exact), "{}: {:?}", name, bounds);
            continue;
        };
        let bounds = bounds.unwrap_or_else(|| panic!("{name} has no bounds"));
        let (lower, upper) = (Decimal::from(bounds.low), Decimal::from(bounds.high));
        // Roots are right to 22 decimals.
        let near = Decimal::new(1, 20);
        if bounds.exact {
            prop_assert!(
                (lower - low).abs() <= near,
                "{}: {} is not {}",
                name,
                lower,
                low
            );
            prop_assert!(
                (upper - high).abs() <= near,
                "{}: {} is not {}",
                name,
                upper,
                high
            );
        } else {
            exact = false;
            prop_assert!(lower <= *low + near && *high - near <= upper, "{}", name);
        }
    }
    Ok(exact)
}

const ANSWERS: [&[&str]; 5] = [
    &["yes"],
    &["no"],
    &["yes", "partly"],
    &["partly"],
    &["no", "partly"],
];

fn any_asked(i: usize) -> impl Strategy<Value = Asked> {
    let conditions = if i == 0 {
        Just(Vec::new()).boxed()
    } else {
        let one = (0..i, proptest::sample::select(&ANSWERS[..]));
        proptest::collection::vec(one.prop_map(|(i, it)| (i, it.to_vec())), 0..3).boxed()
    };
    let groups = [vec!["law"], vec!["practice"], vec!["law", "practice"]];
    (
        proptest::bool::ANY,
        proptest::sample::select(groups.to_vec()),
        conditions,
        proptest::bool::weighted(0.3),
    )
        .prop_map(|(article, groups, mut conditions, lowest)| {
            // One condition on each, as files have it.
            conditions.sort();
            conditions.dedup_by_key(|(asked, _)| *asked);
            Asked {
                article: if article { "a" } else { "b" },
                groups,
                conditions,
                otherwise: if lowest { "lowest" } else { "leave-out" },
            }
        })
}

fn any_asked_of(count: usize) -> impl Strategy<Value = Vec<Asked>> {
    (0..count).map(any_asked).collect::<Vec<_>>()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    /// Chains, trees and diamonds of any shape, with answers here and there.
    #[test]
    fn bounds_are_those_of_every_completion(
        asked in any_asked_of(6),
        given in proptest::collection::vec(proptest::option::weighted(0.25, proptest::sample::select(&["yes", "partly", "no"][..])), 6),
        aggregation in proptest::sample::select(&["arithmetic", "geometric", "harmonic", "generalised", "minimum", "maximum", "median", "sum"][..]),
        over in proptest::sample::select(&["indicators", "cells"][..]),
    ) {
        let framework = framework(&asked, aggregation, over);
        let answers = given.iter().enumerate().filter_map(|(i, it)| Some((i, (*it)?))).collect();
        let Some(given) = assessment(&framework, &answers) else {
            return Ok(());
        };
        prop_assert!(held(&framework, &given)?, "so few are searched exactly");
    }
}

/// A chain, of which each applies if the one before is *yes*.
fn chain(count: usize, otherwise: &'static str) -> Vec<Asked> {
    (0..count)
        .map(|i| Asked {
            article: if i % 3 == 2 { "b" } else { "a" },
            groups: vec![["law", "practice"][i % 2]],
            conditions: i
                .checked_sub(1)
                .map(|before| (before, vec!["yes"]))
                .into_iter()
                .collect(),
            otherwise,
        })
        .collect()
}

/// Each applies if all before it are *yes*.
fn growing(count: usize) -> Vec<Asked> {
    let mut asked = chain(count, "leave-out");
    for (i, it) in asked.iter_mut().enumerate() {
        it.conditions = (0..i)
            .map(|before| (before, vec!["yes", "partly"]))
            .collect();
    }
    asked
}

/// Layers of two, each of which asks both of the layer before: 2ⁿ ways lead through n layers.
fn diamonds(layers: usize) -> Vec<Asked> {
    let mut asked = chain(2 * layers, "leave-out");
    for (i, it) in asked.iter_mut().enumerate() {
        let first = (i / 2 * 2).checked_sub(2);
        it.conditions = first
            .into_iter()
            .flat_map(|first| [(first, vec!["yes"]), (first + 1, vec!["yes", "partly"])])
            .collect();
    }
    asked
}

/// A tree: each opens two.
fn tree(count: usize) -> Vec<Asked> {
    let mut asked = chain(count, "lowest");
    for (i, it) in asked.iter_mut().enumerate().skip(1) {
        it.conditions = vec![((i - 1) / 2, vec!["yes"])];
    }
    asked
}

/// Gates, each of which decides about questions everywhere.
fn gates(count: usize, each: usize) -> Vec<Asked> {
    let mut asked = chain(count * (each + 1), "leave-out");
    for (i, it) in asked.iter_mut().enumerate() {
        it.conditions.clear();
        if count <= i {
            it.conditions.push((i % count, vec!["yes"]));
            it.conditions
                .push(((i * 7 + 1) % count, vec!["yes", "partly"]));
            it.conditions.sort();
            it.conditions.dedup_by_key(|(asked, _)| *asked);
        }
    }
    asked
}

#[test]
fn small_ones_are_searched_exactly() {
    for asked in [
        chain(6, "leave-out"),
        chain(6, "lowest"),
        growing(6),
        diamonds(3),
        tree(6),
    ] {
        let framework = framework(&asked, "arithmetic", "cells");
        let given = assessment(&framework, &BTreeMap::new()).unwrap();
        assert!(held(&framework, &given).unwrap());
    }
}

/// A chain of twelve: 2¹¹ combinations decide, within the limit; of fourteen it is beyond.
#[test]
fn beyond_the_limit_bounds_are_outer_ones_and_say_so() {
    let of = |count| {
        let framework = framework(&chain(count, "lowest"), "arithmetic", "indicators");
        let given = assessment(&framework, &BTreeMap::new()).unwrap();
        let bounds = score(&framework, &given).unwrap().index().bounds.unwrap();
        (
            bounds.exact,
            bounds.low.to_string(),
            bounds.high.to_string(),
        )
    };
    assert_eq!(of(12), (true, "0.1".to_owned(), "1".to_owned()));
    assert_eq!(of(14), (false, "0.1".to_owned(), "1".to_owned()));
}

/// A plan for the index, or a group. What is listed reaches the score that is said.
fn planned(framework: &Arc<Framework>, given: &Assessment) {
    let mut targets = TargetsDraft::fewest(framework);
    let name = ["index", "v:law"][framework.indicators().len() % 2];
    targets.targets = vec![TargetDraft::named(name, "0.8")];
    let targets = targets.check(framework).unwrap().value;
    let found = plan(framework, vec![given.clone()], "XAA", &targets).unwrap();
    for reached in &found.targets {
        let mut session = Session::new(
            Arc::clone(framework),
            vec![given.clone()],
            Activated::Lowest,
        )
        .unwrap();
        let steps = reached.changes.iter().map(|step| &step.change);
        let steps: Vec<(&str, &str)> = steps
            .map(|it| (it.indicator.as_str(), it.to.as_str()))
            .collect();
        session.set("XAA", &steps).unwrap();
        if matches!(&reached.of, ScoreOf::Node(node) if &**node == "index") {
            let score = session.scorecard("XAA").unwrap().index().score;
            assert_eq!(score, reached.after);
        }
        if reached.outcome == Outcome::Reached {
            assert!(Some(reached.target) <= reached.after);
            assert!(reached.at_least <= Some(reached.cost));
        }
    }
}

/// Hundreds of conditions, nothing answered, by what scores and explains them.
#[test]
fn hundreds_of_conditions_take_no_time() {
    for asked in [
        chain(300, "leave-out"),
        chain(300, "lowest"),
        growing(60),
        diamonds(150),
        tree(300),
        gates(40, 8),
        gates(9, 30),
    ] {
        let framework = framework(&asked, "arithmetic", "cells");
        let nothing = assessment(&framework, &BTreeMap::new()).unwrap();
        let first = assessment(&framework, &BTreeMap::from([(0, "no")])).unwrap();
        for given in [nothing, first] {
            let trail = Options { trail: true };
            let cards = score_all_with(&framework, std::slice::from_ref(&given), &trail).unwrap();
            for (name, score, bounds) in everything(&cards[0]) {
                let Some(bounds) = bounds else { continue };
                let (low, high) = (Decimal::from(bounds.low), Decimal::from(bounds.high));
                assert!(low <= high, "{name}");
                assert!(
                    score.is_none_or(|score| low <= score && score <= high),
                    "{name}"
                );
            }
            assert!(explain(&framework, &cards[0], "index").unwrap().is_some());
            status(&given);
            let shared = Arc::new(framework.clone());
            let mut session =
                Session::new(Arc::clone(&shared), vec![given.clone()], Activated::Lowest).unwrap();
            session.set("XAA", &[("c0", "yes")]).unwrap();
            session.scorecard("XAA").unwrap();
            planned(&shared, &given);
            coherence(&framework, &[given], &CoherenceOptions::default()).unwrap();
        }
        lint_framework(&framework, Tolerance::default());
    }
}
