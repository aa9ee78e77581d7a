//! Is a plan for a group or a cell of a view right? Against every combination of changes on
//! small frameworks, and on the reference framework (methodology 14.3, 14.5 to 14.7).

use crate::support::brute_force::{assessment, improves, standing, tried};
use cpi_model::draft::{FrameworkDraft, TargetDraft, TargetsDraft};
use cpi_model::framework::Aggregate;
use cpi_model::{Assessment, Framework};
use cpi_scoring::plan::{Guarantee, Outcome, Plan};
use cpi_scoring::{Session, plan};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::sync::Arc;

const MEANS: [&str; 6] = [
    "arithmetic",
    "arithmetic",
    "sum",
    "geometric",
    "minimum",
    "median",
];
const OPTIONS: [&str; 3] = ["yes", "partially", "no"];
const TARGETS: [&str; 6] = ["v:a", "v:b", "v:a", "art0/v:a", "art1/v:b", "art2/v:a"];
const COUNT: usize = 6;

/// What a case is made of.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one choice of a case"
)]
struct Given {
    mean: usize,
    over_cells: bool,
    /// Whether the second article lies beneath the first, so that they share answers.
    nested: bool,
    declared: bool,
    as_zero: bool,
    least_coverage: bool,
    as_answered: bool,
    weights: Vec<u32>,
    /// Of each indicator: in the groups a, b or both.
    groups: Vec<usize>,
    asks: Vec<Option<(usize, bool, bool)>>,
    /// A second condition of those that have one.
    also: Vec<Option<(usize, bool)>>,
    answers: Vec<usize>,
    costs: Vec<u32>,
    /// The target, in twentieths of the range.
    target: u32,
    of: usize,
}

fn given() -> impl Strategy<Value = Given> {
    let asks = prop::collection::vec(
        prop::option::weighted(0.5, (0_usize..COUNT, any::<bool>(), any::<bool>())),
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
        prop::collection::vec(0_usize..3, COUNT),
    );
    let flags = prop::collection::vec(any::<bool>(), 6);
    let of = (1_u32..20, 0..TARGETS.len(), 0..MEANS.len());
    (asks, numbers, flags, of).prop_map(
        |((asks, also), (weights, answers, costs, groups), flags, (target, of, mean))| Given {
            mean,
            over_cells: flags[0],
            nested: flags[1],
            declared: flags[2],
            as_zero: flags[3],
            least_coverage: flags[4],
            as_answered: flags[5],
            weights,
            groups,
            asks,
            also,
            answers,
            costs,
            target,
            of,
        },
    )
}

/// A framework of these parts, with the lines that all of them share.
fn framework(method: &Value, view: &Value, nodes: &Value, indicators: &[Value]) -> Framework {
    let draft: FrameworkDraft = serde_json::from_value(json!({
        "schema_version": 1, "id": "p", "version": "1", "languages": ["en"], "countries": "iso-3166",
        "range": {"low": "1", "high": "100"}, "display": {"digits": 2, "rounding": "half-up"},
        "ranking": {"scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest"},
        "method": method, "views": [view], "nodes": nodes, "indicators": indicators,
        "scales": {"ynp": {"options": [{"code": "yes", "points": "100"},
                   {"code": "partially", "points": "50"}, {"code": "no", "points": "1"}]}},
    }))
    .unwrap();
    let checked = draft.check();
    checked
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

fn of_case(given: &Given) -> Framework {
    let indicators: Vec<Value> = (0..COUNT)
        .map(|i| {
            let groups = [json!(["a"]), json!(["b"]), json!(["a", "b"])];
            let mut indicator = json!({
                "code": format!("i{i}"), "parent": format!("art{}", i % 3), "kind": "checklist",
                "scale": "ynp", "weight": given.weights[i].to_string(),
                // No group is empty.
                "views": {"v": groups[if i == 0 { 2 } else { given.groups[i] }]},
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
    let method = json!({
        "aggregation": "arithmetic", "over": "children", "weights": "declared",
        "missing": if given.as_zero { "as-zero" } else { "leave-out" },
        "least_coverage": if given.least_coverage { "0.6" } else { "0" },
        "coverage_of": "indicators"
    });
    let view = json!({
        "code": "v", "over": if given.over_cells { "cells" } else { "indicators" },
        "rows": "article", "groups": [{"code": "a"}, {"code": "b"}],
        "aggregation": MEANS[given.mean],
        "weights": if given.declared { "declared" } else { "equal" },
    });
    let nodes = json!([
        {"code": "index"},
        {"code": "art0", "parent": "index", "level": "article", "weight": "2"},
        {"code": "art1", "parent": if given.nested { "art0" } else { "index" }, "level": "article", "weight": "1"},
        {"code": "art2", "parent": "index", "level": "article", "weight": "3"},
    ]);
    framework(&method, &view, &nodes, &indicators)
}

/// The plan for these targets, where each change costs 1.
fn planned(framework: &Arc<Framework>, now: Assessment, targets: &[(&str, &str)]) -> Plan {
    let mut draft = TargetsDraft::fewest(framework);
    let named = |(name, score): &(&str, &str)| TargetDraft::named(name, score);
    draft.targets = targets.iter().map(named).collect();
    let targets = draft.check(framework).unwrap_or_else(|p| panic!("{p}"));
    plan(framework, vec![now], "XAA", &targets.value).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn a_plan_for_a_group_or_cell_is_what_trying_everything_finds(given in given()) {
        let framework = Arc::new(of_case(&given));
        let Some(of) = framework.aggregate(TARGETS[given.of]) else {
            return Ok(());
        };
        let assessment = assessment(&framework, |i| {
            OPTIONS.get(given.answers[i]).copied().unwrap_or("missing")
        });
        let target = (given.target * 5).to_string();
        let costs: Vec<Value> = given.costs.iter().enumerate()
            .map(|(i, cost)| json!({"cost": format!("{cost}.5"), "indicators": [format!("i{i}")]}))
            .chain([json!({"cost": "0.25", "option": "partially"})])
            .collect();
        let mut draft = TargetsDraft::fewest(&framework);
        if given.as_answered {
            draft.activated = Some(cpi_model::draft::Activated::AsAnswered.into());
        }
        draft.costs = serde_json::from_value(json!(costs)).unwrap();
        draft.targets = vec![TargetDraft::named(TARGETS[given.of], &target)];
        let targets = draft.check(&framework).unwrap().value;
        let Ok(mut session) =
            Session::new(Arc::clone(&framework), vec![assessment.clone()], targets.activated())
        else {
            return Ok(());
        };
        let kinds = (given.as_answered, false);
        let improves = improves(&assessment, &given.costs, kinds);
        let found = plan(&framework, vec![assessment], "XAA", &targets).unwrap();
        let (least, highest) = tried(&mut session, (of, target.parse().unwrap()), &improves);
        let reached = &found.targets[0];
        prop_assert_eq!(reached.of.name(), TARGETS[given.of]);
        let cost = Decimal::from(reached.cost);
        match reached.outcome {
            Outcome::AlreadyReached => prop_assert_eq!(least, Some(Decimal::ZERO)),
            Outcome::Reached => {
                prop_assert!(least.is_some());
                let bound = Decimal::from(reached.at_least.unwrap());
                let least = least.unwrap();
                prop_assert!(bound <= least && least <= cost, "{} {} {}", bound, least, cost);
                if reached.guarantee == Guarantee::Optimal {
                    prop_assert_eq!(cost, least, "{:?}", reached);
                }
            }
            Outcome::Unreachable => {
                prop_assert_eq!(least, None);
                if reached.guarantee == Guarantee::Optimal {
                    prop_assert_eq!(reached.highest.map(|s| s.to_string()), highest.map(|s| s.to_string()));
                } else {
                    prop_assert!(highest <= reached.highest);
                }
            }
            Outcome::NotFound => prop_assert_eq!(reached.guarantee, Guarantee::WithinBound),
        }
        // So small a framework is always gone through to the end, but where a refusal stops it.
        if MEANS[given.mean] != "geometric" {
            prop_assert_eq!(reached.guarantee, Guarantee::Optimal, "{:?}", reached);
        }
        // The score that is said is that of the what-if with these changes.
        let changes: Vec<(&str, &str)> = reached.changes.iter()
            .map(|step| (step.change.indicator.as_str(), step.change.to.as_str()))
            .collect();
        session.set("XAA", &changes).unwrap();
        prop_assert_eq!(standing(&session, of).score, reached.after);
        for improvement in &found.improvements {
            session.reset("XAA").unwrap();
            let change = &improvement.change;
            let effect = session.set("XAA", &[(&change.indicator, &change.to)]).unwrap();
            for stated in &improvement.groups {
                let group = effect.groups.iter().find(|each| {
                    each.row.is_none() && format!("{}:{}", each.view, each.group) == stated.group
                });
                let gain = group.map(|group| group.difference);
                if let (Some(Some(gain)), Some(stated)) = (gain, stated.gain) {
                    prop_assert_eq!(gain, stated);
                }
            }
        }
    }
}

/// Means of equal weights.
fn plain() -> Value {
    json!({"aggregation": "arithmetic", "over": "children", "weights": "equal",
           "missing": "leave-out", "least_coverage": "0", "coverage_of": "indicators"})
}

/// The second worked example of methodology 14.5.
fn standard_and_inspection(over: &str) -> (Arc<Framework>, Assessment) {
    let mut indicators = vec![
        json!({"code": "standard", "parent": "A", "kind": "checklist", "scale": "ynp",
               "views": {"dimension": ["law"]}}),
        json!({"code": "inspected", "parent": "A", "kind": "checklist", "scale": "ynp",
               "views": {"dimension": ["practice"]}, "otherwise": "lowest",
               "applies_if": [{"indicator": "standard", "answers": ["yes"]}]}),
    ];
    indicators.extend((1..=3).map(|i| {
        json!({"code": format!("b{i}"), "parent": "B", "kind": "checklist", "scale": "ynp",
               "views": {"dimension": ["practice"]}})
    }));
    let view = json!({
        "code": "dimension", "over": over, "rows": "article",
        "groups": [{"code": "law"}, {"code": "practice"}],
    });
    let nodes = json!([
        {"code": "index"},
        {"code": "A", "parent": "index", "level": "article"},
        {"code": "B", "parent": "index", "level": "article"},
    ]);
    let framework = framework(&plain(), &view, &nodes, &indicators);
    let assessment = assessment(&framework, |_| "no");
    (Arc::new(framework), assessment)
}

fn changed(plan: &Plan, target: usize) -> Vec<&str> {
    let steps = plan.targets[target].changes.iter();
    steps.map(|step| step.change.indicator.as_str()).collect()
}

#[test]
fn the_reading_of_a_group_decides_what_is_cheapest() {
    // The low end of the range is 1 here, so that half-way is 50.5.
    let (framework, now) = standard_and_inspection("indicators");
    let targets = [
        ("dimension:practice", "50.5"),
        ("A/dimension:practice", "100"),
    ];
    let found = planned(&framework, now, &targets);
    assert_eq!(found.targets[0].cost.to_string(), "2");
    let both = changed(&found, 0);
    assert!(both.iter().all(|code| code.starts_with('b')), "{both:?}");
    assert_eq!(changed(&found, 1), ["standard", "inspected"]);
    assert_eq!(found.targets[1].of.name(), "A/dimension:practice");

    let (framework, now) = standard_and_inspection("cells");
    let found = planned(&framework, now, &targets);
    assert_eq!(changed(&found, 0), ["standard", "inspected"]);
    assert_eq!(found.targets[0].after.unwrap().to_string(), "50.5");
    assert_eq!(changed(&found, 1), ["standard", "inspected"]);
    for reached in &found.targets {
        assert_eq!(reached.outcome, Outcome::Reached);
        assert_eq!(reached.guarantee, Guarantee::Optimal);
    }
    // Nothing alone: the inspection without a standard does not apply.
    let each = found.improvements.iter();
    for each in each.filter(|each| each.change.indicator == "standard") {
        assert_eq!(each.groups.len(), 1);
        assert_eq!(each.groups[0].group, "dimension:law");
    }
}

#[test]
fn what_cannot_be_reached_says_how_far_it_goes() {
    let (framework, now) = standard_and_inspection("cells");
    let mut draft = TargetsDraft::fewest(&framework);
    draft.fixed = serde_json::from_value(json!([
        {"indicators": ["standard"], "reason": "before the court"}
    ]))
    .unwrap();
    draft.targets = vec![
        TargetDraft::named("dimension:practice", "60"),
        TargetDraft::named("dimension:law", "2"),
        TargetDraft::named("dimension:practice", "1"),
    ];
    let targets = draft.check(&framework).unwrap().value;
    let found = plan(&framework, vec![now], "XAA", &targets).unwrap();
    let [practice, law, already] = found.targets.as_slice() else {
        panic!("three targets");
    };
    // Without a standard no inspection: the cell of B alone moves.
    assert_eq!(practice.outcome, Outcome::Unreachable);
    assert_eq!(practice.highest.unwrap().to_string(), "50.5");
    assert_eq!(practice.changes.len(), 3);
    assert_eq!(law.outcome, Outcome::Unreachable);
    assert!(law.changes.is_empty());
    assert_eq!(already.outcome, Outcome::AlreadyReached);
    assert!(
        [practice, law, already]
            .iter()
            .all(|each| each.guarantee == Guarantee::Optimal)
    );
}

/// Forty standards that decide one answer each: together 2 to the 40th ways, but each stands
/// alone, so that the plan is exact (methodology 14.6).
#[test]
fn conditions_that_have_nothing_to_do_with_each_other_are_tried_apart() {
    let indicators: Vec<Value> = (0..40)
        .flat_map(|i| {
            [
                json!({"code": format!("s{i}"), "parent": "index", "kind": "checklist",
                       "scale": "ynp", "views": {"v": ["law"]}}),
                json!({"code": format!("p{i}"), "parent": "index", "kind": "checklist",
                       "scale": "ynp", "views": {"v": ["practice", "all"]}, "otherwise": "lowest",
                       "applies_if": [{"indicator": format!("s{i}"), "answers": ["yes"]}]}),
                json!({"code": format!("q{i}"), "parent": "index", "kind": "checklist",
                       "scale": "ynp", "views": {"v": ["all"]}, "otherwise": "leave-out",
                       "applies_if": [{"indicator": format!("s{i}"), "answers": ["yes", "partially"]}]}),
            ]
        })
        .collect();
    let view = json!({
        "code": "v", "over": "indicators",
        "groups": [{"code": "law"}, {"code": "practice"}, {"code": "all"}],
    });
    let framework = framework(&plain(), &view, &json!([{"code": "index"}]), &indicators);
    let now = assessment(&framework, |_| "no");
    let targets = [("v:practice", "50.5"), ("v:all", "50.5"), ("index", "50.5")];
    let found = planned(&Arc::new(framework), now, &targets);
    for reached in &found.targets {
        assert_eq!(reached.guarantee, Guarantee::Optimal, "{reached:?}");
        assert_eq!(reached.outcome, Outcome::Reached);
    }
    // Half of forty, each with its standard.
    assert_eq!(found.targets[0].cost.to_string(), "40");
}

#[test]
fn every_group_of_the_reference_framework_is_planned_for_exactly() {
    let read = cpi_io::reference::framework();
    let framework = Arc::new(read.check(FrameworkDraft::check).unwrap().value);
    let now = assessment(&framework, |i| {
        ["no", "partially", "yes", "no", "missing"][i * 7 % 5]
    });
    let view = &framework.views()[0];
    let mut names: Vec<String> = (0..view.groups().len())
        .filter_map(|group| framework.aggregate_name(Aggregate::Group(0, group)))
        .collect();
    names.extend(
        (0..view.cells().len())
            .filter_map(|cell| framework.aggregate_name(Aggregate::Cell(0, cell))),
    );
    let targets: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "0.7")).collect();
    let found = planned(&framework, now, &targets);
    assert_eq!(found.targets.len(), names.len());
    for (reached, name) in found.targets.iter().zip(&names) {
        assert_eq!(reached.of.name(), name);
        assert_eq!(reached.guarantee, Guarantee::Optimal, "{reached:?}");
    }
    assert!(
        found.targets[..view.groups().len()]
            .iter()
            .all(|each| each.outcome == Outcome::Reached)
    );
}

#[test]
fn names_that_nothing_has_are_refused_with_what_there_is() {
    let (framework, _) = standard_and_inspection("cells");
    let said = |names: &[&str]| {
        let mut draft = TargetsDraft::fewest(&framework);
        draft.targets = names
            .iter()
            .map(|name| TargetDraft::named(name, "1"))
            .collect();
        let problems = draft.check(&framework).unwrap_err();
        let each = problems.iter();
        each.map(|it| format!("{} {}; {}", it.path, it.message, it.hint))
            .collect::<Vec<_>>()
            .join("\n")
    };
    insta::assert_snapshot!(said(&["dimension:practise", "dimensions:law", "practice", "C",
        "C/dimension:law", "index/dimension:law", "B/dimension:law", "A/practice", "inspected"]), @r"
    /targets/0/group the framework has no group `dimension:practise`; it has `dimension:law`, `dimension:practice`; did you mean `dimension:practice`? If not, write VIEW:GROUP
    /targets/1/group the framework has no group `dimensions:law`; it has `dimension:law`, `dimension:practice`; did you mean `dimension:law`? If not, write VIEW:GROUP
    /targets/2/node the framework has no node `practice`; it has `index`, `A`, `B`; did you mean the group `dimension:practice`? If not, write the code of a node
    /targets/3/node the framework has no node `C`; it has `index`, `A`, `B`; write the code of a node
    /targets/4/cell `C/dimension:law` names no cell: there is no node `C`; `dimension:law` has cells with `A`; write one of these nodes before the `/`
    /targets/5/cell `index/dimension:law` names no cell: `index` is no row of the view `dimension`; `dimension:law` has cells with `A`; write one of these nodes before the `/`
    /targets/6/cell `B/dimension:law` names no cell: `B` has no indicators of `dimension:law`; `dimension:law` has cells with `A`; write one of these nodes before the `/`
    /targets/7/cell the framework has no group `practice`; it has `dimension:law`, `dimension:practice`; write it with its view: `dimension:practice`
    /targets/8/node the framework has no node `inspected`; it has `index`, `A`, `B`; `inspected` is an indicator; write the code of a node above it
    ");
    let both: TargetsDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "p", "version": "1"}, "cost": "1",
        "activated": "lowest", "cost_per": "answer",
        "targets": [{"node": "A", "group": "dimension:law", "score": "1"}, {"score": "1"},
                    {"node": "dimension:law", "score": "1"}, {"group": "A", "score": "1"},
                    {"cell": "dimension:law", "score": "1"}]
    }))
    .unwrap();
    let problems = both.check(&framework).unwrap_err();
    insta::assert_snapshot!(problems, @r"
    /targets/0/group: error[contradiction]: this target is for a `node` already
      hint: write one entry of `targets` for each
    /targets/1/node: error[missing-key]: `node` is not declared
      hint: write what is to reach it: `node`, the code of a node, `group`, a VIEW:GROUP, or `cell`, a NODE/VIEW:GROUP
    /targets/2/node: error[unknown-reference]: the framework has no node `dimension:law`; it has `index`, `A`, `B`
      hint: name a group by `group`, and a cell by `cell`
    /targets/3/group: error[unknown-reference]: the framework has no group `A`; it has `dimension:law`, `dimension:practice`
      hint: write VIEW:GROUP
    /targets/4/cell: error[unknown-reference]: `dimension:law` names no cell
      hint: write NODE/VIEW:GROUP, such as `A/dimension:law`

    ");
}
