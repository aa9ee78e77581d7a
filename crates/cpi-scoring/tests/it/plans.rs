//! Is a plan right? Against every combination of changes on small frameworks, and within its
//! time on the reference framework (methodology 14.3 to 14.7).

use crate::support::brute_force::{assessment, improves, tried};
use cpi_model::draft::{Activated, AssessmentDraft, FrameworkDraft, TargetsDraft};
use cpi_model::number::Score;
use cpi_model::{Framework, Targets};
use cpi_scoring::plan::{Guarantee, Outcome};
use cpi_scoring::{Session, plan};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::sync::Arc;

const MEANS: [&str; 7] = [
    "arithmetic",
    "arithmetic",
    "sum",
    "geometric",
    "minimum",
    "harmonic",
    "median",
];
const OPTIONS: [&str; 3] = ["yes", "partially", "no"];

/// What a case is made of.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one choice of a case"
)]
struct Given {
    top: usize,
    beneath: usize,
    as_zero: bool,
    weights: Vec<u32>,
    /// Of each indicator: whether it asks about one before it, with which `otherwise`.
    asks: Vec<Option<(usize, bool, bool)>>,
    /// A second condition of those that have one.
    also: Vec<Option<(usize, bool)>>,
    answers: Vec<usize>,
    costs: Vec<u32>,
    per_step: bool,
    as_answered: bool,
    /// The target, in twentieths of the range.
    target: u32,
    node: usize,
    least_coverage: bool,
    /// Whether lower is better.
    lower: bool,
}

const COUNT: usize = 6;

fn given() -> impl Strategy<Value = Given> {
    let asks = prop::collection::vec(
        prop::option::weighted(0.4, (0_usize..COUNT, any::<bool>(), any::<bool>())),
        COUNT,
    );
    let also = prop::collection::vec(
        prop::option::weighted(0.4, (0_usize..COUNT, any::<bool>())),
        COUNT,
    );
    let asks = (asks, also);
    let numbers = (
        prop::collection::vec(1_u32..4, COUNT),
        prop::collection::vec(0_usize..4, COUNT),
        prop::collection::vec(1_u32..5, COUNT),
    );
    let flags = (
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    );
    (
        0..MEANS.len(),
        0..MEANS.len(),
        asks,
        numbers,
        flags,
        1_u32..20,
        0_usize..3,
    )
        .prop_map(
            |(top, beneath, (asks, also), (weights, answers, costs), flags, target, node)| Given {
                top,
                beneath,
                asks,
                also,
                weights,
                answers,
                costs,
                as_zero: flags.0,
                per_step: flags.1,
                as_answered: flags.2,
                least_coverage: flags.3,
                lower: flags.4,
                target,
                node,
            },
        )
}

fn framework(given: &Given) -> Framework {
    let indicators: Vec<Value> = (0..COUNT)
        .map(|i| {
            let mut indicator = json!({
                "code": format!("i{i}"), "parent": format!("art{}", i % 2), "kind": "checklist",
                "scale": "ynp", "weight": given.weights[i].to_string()
            });
            if let Some((asked, yes, lowest)) = given.asks[i]
                && asked < i
            {
                let condition = |asked: usize, yes: bool| {
                    let answers: &[&str] = if yes { &["yes", "partially"] } else { &["no"] };
                    json!({"indicator": format!("i{asked}"), "answers": answers})
                };
                let also = given.also[i].filter(|(also, _)| *also < i && *also != asked);
                let both = [
                    Some(condition(asked, yes)),
                    also.map(|it| condition(it.0, it.1)),
                ];
                indicator["applies_if"] = both.into_iter().flatten().collect();
                indicator["otherwise"] = json!(if lowest { "lowest" } else { "leave-out" });
            }
            indicator
        })
        .collect();
    let beneath = MEANS[given.beneath];
    let (order, yes, no) = if given.lower {
        ("lowest-first", "1", "100")
    } else {
        ("highest-first", "100", "1")
    };
    let draft: FrameworkDraft = serde_json::from_value(json!({
        "schema_version": 1, "id": "p", "version": "1", "languages": ["en"], "countries": "iso-3166",
        "range": {"low": "1", "high": "100"}, "display": {"digits": 2, "rounding": "half-up"},
        "ranking": {"scores": "unrounded", "digits": 12, "order": order, "ties": "lowest"},
        "method": {"aggregation": beneath, "over": "children", "weights": "declared",
                   "missing": if given.as_zero { "as-zero" } else { "leave-out" },
                   "least_coverage": if given.least_coverage { "0.6" } else { "0" },
                   "coverage_of": "indicators"},
        "scales": {"ynp": {"options": [{"code": "yes", "points": yes},
                   {"code": "partially", "points": "50"}, {"code": "no", "points": no}]}},
        "nodes": [
            {"code": "index", "aggregation": MEANS[given.top]},
            {"code": "art0", "parent": "index", "weight": "2"},
            {"code": "art1", "parent": "index", "weight": "1"}
        ],
        "indicators": indicators
    }))
    .unwrap();
    draft
        .check()
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

fn targets(given: &Given, framework: &Framework) -> Targets {
    let costs: Vec<Value> = given
        .costs
        .iter()
        .enumerate()
        .map(|(i, cost)| json!({"cost": format!("{}.5", cost), "indicators": [format!("i{i}")]}))
        .chain(std::iter::once(
            json!({"cost": "0.25", "option": "partially"}),
        ))
        .collect();
    let node = ["index", "index", "art0"][given.node];
    let draft: TargetsDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "p", "version": "1"}, "cost": "1",
        "activated": if given.as_answered { "as-answered" } else { "lowest" },
        "cost_per": if given.per_step { "step" } else { "answer" },
        "costs": costs, "targets": [{"node": node, "score": (given.target * 5).to_string()}]
    }))
    .unwrap();
    draft
        .check(framework)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn a_plan_is_what_trying_everything_finds(given in given()) {
        let framework = Arc::new(framework(&given));
        let assessment = assessment(&framework, |i| {
            OPTIONS.get(given.answers[i]).copied().unwrap_or("missing")
        });
        let targets = targets(&given, &framework);
        let Ok(mut session) =
            Session::new(Arc::clone(&framework), vec![assessment.clone()], targets.activated())
        else {
            return Ok(());
        };
        let (of, target) = targets.targets()[0];
        let kinds = (given.as_answered, given.per_step);
        let improves = improves(&assessment, &given.costs, kinds);
        let found = plan(&framework, vec![assessment], "XAA", &targets).unwrap();
        let (least, highest) = tried(&mut session, (of, target.into()), &improves);
        let reached = &found.targets[0];
        let cost = Decimal::from(reached.cost);
        match reached.outcome {
            Outcome::AlreadyReached => prop_assert_eq!(least, Some(Decimal::ZERO)),
            Outcome::Reached => {
                prop_assert!(least.is_some());
                let least = least.unwrap();
                if reached.guarantee == Guarantee::Optimal {
                    prop_assert_eq!(cost, least, "{:?}", reached);
                }
                let bound = Decimal::from(reached.at_least.unwrap());
                prop_assert!(bound <= least && least <= cost, "{} {} {}", bound, least, cost);
                let (target, after) = (reached.target.into(), reached.after.unwrap().into());
                prop_assert!(!framework.direction(of).is_better(target, after));
                let again: Decimal = reached.changes.iter().map(|step| Decimal::from(step.cost)).sum();
                prop_assert_eq!(again, cost);
            }
            Outcome::Unreachable => {
                prop_assert_eq!(least, None);
                let stated = reached.highest.map(|score| score.to_string());
                let written = highest.map(|score| score.to_string());
                if reached.guarantee == Guarantee::Optimal {
                    prop_assert_eq!(stated, written);
                } else {
                    let good = |score: Option<Score>| {
                        score.map(|score| framework.direction(of).improvement(score.into()))
                    };
                    prop_assert!(good(highest) <= good(reached.highest));
                }
            }
            Outcome::NotFound => prop_assert_eq!(reached.guarantee, Guarantee::WithinBound),
        }
        // So small a framework is always gone through to the end, but where a refusal stops it.
        if !matches!(MEANS[given.top], "geometric" | "harmonic") {
            prop_assert_eq!(reached.guarantee, Guarantee::Optimal, "{:?}", reached);
        }
        // What one change adds alone is what setting it alone adds.
        for improvement in &found.improvements {
            session.reset("XAA").unwrap();
            let change = &improvement.change;
            let effect = session.set("XAA", &[(&change.indicator, &change.to)]).unwrap();
            let index = effect.nodes.iter().find(|node| &*node.code == "index");
            let gain = index.map(|node| node.difference);
            if let (Some(Some(gain)), Some(stated)) = (gain, improvement.gain) {
                prop_assert_eq!(gain, stated);
            }
        }
    }
}

#[test]
fn the_reference_framework_is_planned_for() {
    let framework = Arc::new(
        cpi_io::reference::framework()
            .check(FrameworkDraft::check)
            .unwrap()
            .value,
    );
    let round = vec![assessment(&framework, |i| {
        ["no", "partially", "yes", "no", "missing"][i * 7 % 5]
    })];
    let mut draft = TargetsDraft::fewest(&framework);
    draft.targets = serde_json::from_value(json!([
        {"node": "cpi", "score": "0.6"}, {"node": "A19", "score": "0.9"}, {"node": "cpi", "score": "2"}
    ]))
    .unwrap();
    let root = framework.nodes()[framework.root()].code().to_string();
    draft.targets[0].node = Some(root.clone());
    draft.targets[2].node = Some(root);
    let targets = draft
        .check(&framework)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value;
    let found = plan(&framework, round, "XAA", &targets).unwrap();
    assert!(300 < found.improvements.len());
    for (at, outcome) in [Outcome::Reached, Outcome::Reached, Outcome::Unreachable]
        .iter()
        .enumerate()
    {
        let reached = &found.targets[at];
        assert_eq!(reached.outcome, *outcome, "{reached:?}");
        assert_eq!(
            reached.guarantee,
            Guarantee::Optimal,
            "{:?} {:?}",
            reached.cost,
            reached.at_least
        );
    }
    assert!(
        !found.unanswered.is_empty(),
        "an unanswered question is not a zero"
    );
    let low: Vec<&str> = found
        .at_lowest
        .iter()
        .map(|each| each.indicator.as_str())
        .collect();
    assert!(
        found
            .unanswered
            .iter()
            .all(|code| !low.contains(&code.as_str()))
    );
}

/// The worked example of methodology 14.5: one change reaches 0.5, the other 1/4 alone.
#[test]
fn the_cheapest_change_is_the_one_that_reaches_the_target() {
    let draft: FrameworkDraft = serde_json::from_value(json!({
        "schema_version": 1, "id": "p", "version": "1", "languages": ["en"], "countries": "iso-3166",
        "range": {"low": "0", "high": "1"}, "display": {"digits": 2, "rounding": "half-up"},
        "ranking": {"scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest"},
        "method": {"aggregation": "arithmetic", "over": "children", "weights": "equal",
                   "missing": "leave-out", "least_coverage": "0", "coverage_of": "indicators"},
        "scales": {"yn": {"options": [{"code": "yes", "points": "1"}, {"code": "no", "points": "0"}]}},
        "nodes": [{"code": "index"}, {"code": "A", "parent": "index"}, {"code": "B", "parent": "index"}],
        "indicators": [
            {"code": "standard", "parent": "A", "kind": "checklist", "scale": "yn"},
            {"code": "inspected", "parent": "A", "kind": "checklist", "scale": "yn",
             "applies_if": [{"indicator": "standard", "answers": ["yes"]}], "otherwise": "leave-out"},
            {"code": "b", "parent": "B", "kind": "checklist", "scale": "yn"}
        ]
    }))
    .unwrap();
    let framework = Arc::new(draft.check().unwrap().value);
    let answers = |standard: &str, inspected: &str| {
        let draft: AssessmentDraft = serde_json::from_value(json!({
            "schema_version": 1, "framework": {"id": "p", "version": "1"}, "country": "XAA", "round": "2026",
            "answers": [{"indicator": "standard", "answer": standard},
                        {"indicator": "inspected", "answer": inspected}, {"indicator": "b", "answer": "no"}]
        }))
        .unwrap();
        draft.check(&framework).unwrap().value
    };
    let targets: TargetsDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "p", "version": "1"}, "cost": "1", "activated": "lowest",
        "cost_per": "answer", "targets": [{"node": "index", "score": "0.5"}]
    }))
    .unwrap();
    let targets = targets.check(&framework).unwrap().value;
    let now = answers("no", "not-applicable");
    let found = plan(&framework, vec![now], "XAA", &targets).unwrap();
    let reached = &found.targets[0];
    assert_eq!(reached.outcome, Outcome::Reached);
    assert_eq!(
        (reached.cost.to_string(), reached.changes.len()),
        ("1".to_owned(), 1)
    );
    assert_eq!(reached.changes[0].change.indicator, "b");
    assert_eq!(reached.after.unwrap().to_string(), "0.5");
    let standard_alone = cpi_scoring::score(&framework, &answers("yes", "no")).unwrap();
    let score = |node: &str| {
        standard_alone
            .node(node)
            .unwrap()
            .score
            .unwrap()
            .to_string()
    };
    assert_eq!(
        (score("A"), score("index")),
        ("0.5".to_owned(), "0.25".to_owned())
    );
}

/// A median of many answers at costs of their own: the lists of cost and best score only bound
/// it, and 20,000 scorings may not suffice. What is said is then still true (methodology 14.6).
#[test]
fn what_is_not_proven_is_within_its_bound() {
    let draft = |count: usize| -> FrameworkDraft {
        let indicators: Vec<Value> = (0..count)
            .map(|i| json!({ "code": format!("i{i}"), "parent": "index", "kind": "checklist", "scale": "ynp" }))
            .collect();
        serde_json::from_value(json!({
            "schema_version": 1, "id": "p", "version": "1", "languages": ["en"], "countries": "iso-3166",
            "range": { "low": "0", "high": "1" }, "display": { "digits": 2, "rounding": "half-up" },
            "ranking": { "scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest" },
            "method": { "aggregation": "median", "over": "children", "weights": "equal",
                        "missing": "leave-out", "least_coverage": "0", "coverage_of": "indicators" },
            "scales": { "ynp": { "options": [{ "code": "yes", "points": "1" },
                { "code": "partially", "points": "0.5" }, { "code": "no", "points": "0" }] } },
            "nodes": [{ "code": "index" }], "indicators": indicators,
        }))
        .unwrap()
    };
    let mut guarantees = Vec::new();
    for count in [5, 41] {
        let framework = draft(count).check().unwrap().value;
        // Costs that hardly differ, so that little can be cut off; none is round.
        let costs: Vec<u32> = (0..count)
            .map(|i| 1000 + u32::try_from(i * i % 97).unwrap())
            .collect();
        let declared: Vec<Value> = (0..count)
            .map(|i| json!({ "cost": costs[i].to_string(), "indicators": [format!("i{i}")] }))
            .collect();
        let targets: TargetsDraft = serde_json::from_value(json!({
            "schema_version": 1, "framework": { "id": "p", "version": "1" }, "activated": "lowest",
            "cost_per": "answer", "cost": "1", "costs": declared,
            "targets": [{ "node": "index", "score": "1" }],
        }))
        .unwrap();
        let targets = targets
            .check(&framework)
            .unwrap_or_else(|p| panic!("{p}"))
            .value;
        let assessment = assessment(&framework, |_| "no");
        let framework = Arc::new(framework);
        let found = plan(&framework, vec![assessment], "XAA", &targets).unwrap();
        let reached = &found.targets[0];
        assert_eq!(reached.outcome, Outcome::Reached);
        assert_eq!(reached.after.unwrap().to_string(), "1");
        // More than half must be yes: the cheapest of them.
        let mut sorted = costs.clone();
        sorted.sort_unstable();
        let best: u32 = sorted[..=count / 2].iter().sum();
        let cost = reached.cost.to_string().parse::<u32>().unwrap();
        assert!(best <= cost, "{cost} is less than {best}");
        match reached.guarantee {
            Guarantee::Optimal => assert_eq!(cost, best),
            Guarantee::WithinBound => {
                let least = reached.at_least.as_ref().unwrap().to_string();
                assert!(
                    least.parse::<u32>().unwrap() <= best,
                    "{least} is more than {best}"
                );
            }
        }
        guarantees.push(reached.guarantee);
    }
    assert_eq!(guarantees, [Guarantee::Optimal, Guarantee::WithinBound]);
}

/// The worked example of methodology 14.2: a condition that becomes open does not begin to hold.
#[test]
fn what_becomes_open_keeps_what_it_carries() {
    let question = |code: &str, asked: &[&str]| {
        let conditions: Vec<Value> = asked
            .iter()
            .map(|asked| json!({ "indicator": asked, "answers": ["yes"] }))
            .collect();
        let mut question = json!({ "code": code, "parent": "index", "kind": "checklist", "scale": "yn",
            "applies_if": conditions });
        if !asked.is_empty() {
            question["otherwise"] = json!("leave-out");
        }
        question
    };
    let draft: FrameworkDraft = serde_json::from_value(json!({
        "schema_version": 1, "id": "p", "version": "1", "languages": ["en"], "countries": "iso-3166",
        "range": {"low": "0", "high": "1"}, "display": {"digits": 2, "rounding": "half-up"},
        "ranking": {"scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest"},
        "method": {"aggregation": "arithmetic", "over": "children", "weights": "equal",
                   "missing": "leave-out", "least_coverage": "0", "coverage_of": "indicators"},
        "scales": {"yn": {"options": [{"code": "yes", "points": "1"}, {"code": "no", "points": "0"}]}},
        "nodes": [{"code": "index"}],
        "indicators": [question("standard", &[]), question("inspectorate", &[]),
                       question("inspected", &["standard", "inspectorate"])],
    }))
    .unwrap();
    let framework = Arc::new(draft.check().unwrap().value);
    for (inspectorate, after, followed, cost) in [
        ("missing", "1", 0, "1"),
        ("yes", "0.666666666666666667", 1, "2"),
    ] {
        let given = assessment(&framework, |i| ["no", inspectorate, "not-applicable"][i]);
        let mut session = Session::new(
            Arc::clone(&framework),
            vec![given.clone()],
            Activated::Lowest,
        )
        .unwrap();
        let effect = session.set("XAA", &[("standard", "yes")]).unwrap();
        assert_eq!(effect.followed.len(), followed, "{inspectorate}");
        let score = session.scorecard("XAA").unwrap().index().score.unwrap();
        assert_eq!(score.to_string(), after);
        let targets: TargetsDraft = serde_json::from_value(json!({
            "schema_version": 1, "framework": {"id": "p", "version": "1"}, "cost": "1",
            "activated": "lowest", "cost_per": "answer", "targets": [{"node": "index", "score": "1"}],
        }))
        .unwrap();
        let targets = targets.check(&framework).unwrap().value;
        let found = plan(&framework, vec![given], "XAA", &targets).unwrap();
        let reached = &found.targets[0];
        assert_eq!(reached.outcome, Outcome::Reached, "{inspectorate}");
        assert_eq!(reached.guarantee, Guarantee::Optimal);
        assert_eq!(reached.cost.to_string(), cost);
        // The improvement and the plan say the same as scoring.
        assert_eq!(found.improvements[0].followed.len(), followed);
        assert_eq!(reached.followed.len(), usize::from(cost == "1") * followed);
    }
}
