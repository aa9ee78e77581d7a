//! Which scores are the better ones, and does every analysis act by it (methodology 7.4)?

use crate::support::fixtures::{assess, framework};
use cpi_io::IndexFolder;
use cpi_model::draft::{Direction, PeersDraft, TargetDraft, TargetsDraft};
use cpi_model::framework::Aggregate;
use cpi_model::{Assessment, Framework, FrameworkDraft};
use cpi_scoring::plan::{Outcome, PlanSolution};
use cpi_scoring::trend::{self, Edition, Trend, TrendOptions, trend};
use cpi_scoring::{Peers, Plan, compare, peers, plan, score_all};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

fn hunger() -> IndexFolder {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/hunger");
    IndexFolder::open(&path).unwrap_or_else(|error| panic!("{error}"))
}

fn trend_of(folder: &IndexFolder) -> Trend {
    let edition = Edition {
        framework: &folder.index.framework,
        rounds: &folder.index.rounds,
        assessments: &folder.index.assessments,
    };
    trend(&edition, &[], &[], &TrendOptions::default()).unwrap()
}

fn peers_of(folder: &IndexFolder, threshold: &str) -> Peers {
    let framework = Arc::new(folder.index.framework.clone());
    let mut draft = PeersDraft::plain(&framework);
    draft.threshold = Some(threshold.to_owned());
    let peering = draft.check(&framework).unwrap().value;
    let rounds = ["2016", "2021", "2026"].map(str::to_owned);
    let all = &folder.index.assessments;
    peers(&framework, all, &rounds, "2026", &[], &peering).unwrap()
}

fn plan_of(folder: &IndexFolder, country: &str, name: &str, target: &str) -> Plan {
    let framework = Arc::new(folder.index.framework.clone());
    let all = folder.index.assessments.iter();
    let round: Vec<Assessment> = all.filter(|it| it.round() == "2026").cloned().collect();
    let mut draft = TargetsDraft::fewest(&framework);
    draft.targets.push(TargetDraft::named(name, target));
    draft.quantities = serde_json::from_value(json!([
        { "indicator": "undernourished", "value": "8" }, { "indicator": "stunted", "value": "14" },
        { "indicator": "wasted", "value": "3" }, { "indicator": "mortality", "value": "1.4" },
    ]))
    .unwrap();
    let targets = draft.check(&framework).unwrap_or_else(|it| panic!("{it}"));
    plan(&framework, round, country, &targets.value).unwrap()
}

/// The worked example of 7.4: from 20 to 15 is forward.
#[test]
fn a_fall_of_hunger_goes_forward_and_a_rise_back() {
    let found = trend_of(&hunger());
    let direction = |country: &str, code: &str| {
        let of = found.countries.iter().find(|it| it.country == country);
        let last = of.unwrap().steps.last().unwrap();
        let change = last.changes.iter().find(|it| it.code == code).unwrap();
        let change = (change.change.map(|it| it.to_string()), change.direction);
        (change.0.unwrap_or_default(), change.1)
    };
    let forward = trend::Direction::Forward;
    let back = trend::Direction::Back;
    assert_eq!(direction("XAA", "hunger"), ("-5".to_owned(), forward));
    assert_eq!(
        direction("XAB", "hunger"),
        ("7.333333333333333333".to_owned(), back)
    );
    // Readiness is the other way round, and its indicators are.
    assert_eq!(direction("XAA", "readiness"), ("50".to_owned(), forward));
    assert_eq!(direction("XAB", "readiness"), ("-25".to_owned(), back));
    let [back] = found.back.as_slice() else {
        panic!("{:?}", found.back)
    };
    assert_eq!(back.country, "XAB");
    let nodes: Vec<&str> = back.nodes.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(nodes, ["readiness", "food", "hunger", "children"]);
    let moved: Vec<&str> = back
        .indicators
        .iter()
        .map(|it| it.indicator.as_str())
        .collect();
    assert_eq!(
        moved,
        [
            "warning",
            "undernourished",
            "stunted",
            "wasted",
            "mortality"
        ]
    );
}

#[test]
fn little_hunger_is_a_strength_and_lower_values_are_better_answers() {
    let found = peers_of(&hunger(), "10");
    let of = |country: &str| {
        found
            .countries
            .iter()
            .find(|it| it.country == country)
            .unwrap()
    };
    let strengths = |country: &str| -> Vec<&str> {
        let listed = of(country).strengths.iter();
        listed.map(|it| it.code.as_str()).collect()
    };
    // 15 beside a mean of 29: the worked example.
    assert_eq!(strengths("XAA")[..2], ["food", "hunger"]);
    let hunger = &of("XAA").strengths[1];
    assert_eq!(
        (
            hunger.score.to_string(),
            hunger.middle.to_string(),
            hunger.difference.to_string()
        ),
        ("15".to_owned(), "29".to_owned(), "-14".to_owned())
    );
    let weak = of("XAC").weaknesses.iter().map(|it| it.code.as_str());
    assert_eq!(
        weak.take(3).collect::<Vec<_>>(),
        ["readiness", "food", "hunger"]
    );
    let behind = &of("XAC").behind;
    let undernourished = behind.iter().find(|it| it.indicator == "undernourished");
    let better = undernourished.unwrap().better.iter();
    let better: Vec<(&str, &str, &str)> = better
        .map(|it| (it.country.as_str(), it.answer.as_str(), it.since.as_str()))
        .collect();
    assert_eq!(
        better,
        [
            ("XAA", "8", "2016"),
            ("XAB", "16", "2016"),
            ("XAD", "24", "2026")
        ]
    );
    // Who helps the most brings hunger down the most.
    let first = &found.cooperation[0];
    assert_eq!(
        (first.country.as_str(), first.helper.as_str()),
        ("XAC", "XAB")
    );
    assert_eq!(first.gain.unwrap().to_string(), "-16.333333333333333333");
    let gains = found.cooperation.iter().filter_map(|it| it.gain);
    assert!(gains.is_sorted());
}

#[test]
fn a_target_is_reached_from_above_and_the_best_move_comes_first() {
    let folder = hunger();
    let of = |country: &str, name: &str, target: &str| -> PlanSolution {
        plan_of(&folder, country, name, target).targets.remove(0)
    };
    let reached = of("XAA", "hunger", "10");
    assert_eq!(reached.outcome, Outcome::Reached, "{reached:?}");
    // Undernourishment is at 8 already: stunting, wasting and mortality are left.
    assert_eq!(reached.after.unwrap().to_string(), "9.666666666666666667");
    assert_eq!(reached.cost.to_string(), "3");
    assert_eq!(of("XAA", "hunger", "15").outcome, Outcome::AlreadyReached);
    assert_eq!(of("XAA", "hunger", "40").outcome, Outcome::AlreadyReached);
    let far = of("XAA", "hunger", "5");
    assert_eq!(far.outcome, Outcome::Unreachable);
    assert_eq!(far.highest, reached.after, "nothing gets below it");
    // The other way round, beside it.
    let readiness = of("XAA", "readiness", "100");
    assert_eq!(readiness.outcome, Outcome::Reached);
    assert_eq!(readiness.changes[0].change.indicator, "stocks");
    let plan = plan_of(&folder, "XAC", "hunger", "30");
    let gains: Vec<String> = plan
        .improvements
        .iter()
        .map(|it| format!("{} {}", it.change.indicator, it.gain.unwrap()))
        .collect();
    assert_eq!(
        gains[..4],
        [
            "undernourished -10",
            "mortality -8.666666666666666667",
            "stunted -6.666666666666666667",
            "wasted -5"
        ]
    );
    // Readiness is no part of the index; its two answers are at their worst, *no*.
    let worst = plan.at_lowest.iter().map(|it| it.indicator.as_str());
    assert_eq!(worst.collect::<Vec<_>>(), ["warning", "stocks"]);
}

#[test]
fn countries_rank_at_each_node_by_its_direction() {
    let folder = hunger();
    let framework = &folder.index.framework;
    let all = folder.index.assessments.iter();
    let round: Vec<Assessment> = all.filter(|it| it.round() == "2016").cloned().collect();
    let cards = score_all(framework, &round).unwrap();
    let found = compare(framework, &cards).unwrap().remove(0);
    let first = |node: &str| {
        let ranking = found.nodes.iter().find(|it| it.code == node).unwrap();
        let places = ranking.places.iter();
        let places = places.map(|it| format!("{} {}", it.country, it.rank.unwrap()));
        places.collect::<Vec<_>>()
    };
    assert_eq!(first("hunger"), ["XAB 1", "XAA 2", "XAD 2", "XAC 4"]);
    assert_eq!(first("readiness"), ["XAB 1", "XAD 2", "XAA 3", "XAC 3"]);
}

/// An index and its mirror image, in which every score is 1 minus what it was and lower is better,
/// have the same moves, strengths and plans.
#[test]
fn an_index_turned_round_says_the_same() {
    let rows = [
        ("XAA", ["no", "partially", "yes"]),
        ("XAB", ["yes", "yes", "no"]),
        ("XAC", ["partially", "no", "partially"]),
        ("XAD", ["no", "", "no"]),
    ];
    let mirrored = |document: &mut Value| {
        document["ranking"]["order"] = json!("lowest-first");
        document["scales"]["s"]["options"] = json!([
            { "code": "yes", "points": "0" }, { "code": "partially", "points": "0.5" },
            { "code": "no", "points": "1" }
        ]);
    };
    let (plain, turned) = (framework(|_| ()), framework(mirrored));
    let peers_of = |framework: &Framework| {
        let framework = Arc::new(framework.clone());
        let draft = PeersDraft::plain(&framework);
        let peering = draft.check(&framework).unwrap().value;
        let all = assess(&framework, &rows);
        let rounds = ["2026".to_owned()];
        peers(&framework, &all, &rounds, "2026", &[], &peering).unwrap()
    };
    let (one, other) = (peers_of(&plain), peers_of(&turned));
    let said = |peers: &Peers| -> Vec<String> {
        let of_country = peers.countries.iter().flat_map(|country| {
            let strong = country.strengths.iter().map(|it| format!("+{}", it.code));
            let weak = country.weaknesses.iter().map(|it| format!("-{}", it.code));
            let behind = country.behind.iter().map(|it| {
                let better = it.better.iter().map(|it| it.country.as_str());
                format!("{} {}", it.indicator, better.collect::<Vec<_>>().join(" "))
            });
            strong.chain(weak).chain(behind).collect::<Vec<_>>()
        });
        let helped = peers.cooperation.iter();
        let helped = helped.map(|it| format!("{} {} {}", it.country, it.node, it.helper));
        of_country.chain(helped).collect()
    };
    assert_eq!(said(&one), said(&other));
    assert!(20 < said(&one).len(), "{:?}", said(&one));
    for (target, mirror) in [("0.9", "0.1"), ("0.5", "0.5"), ("1.1", "-0.1")] {
        for (country, _) in rows {
            let plan_of = |framework: &Framework, target: &str| {
                let framework = Arc::new(framework.clone());
                let mut draft = TargetsDraft::fewest(&framework);
                draft.targets.push(TargetDraft::named("index", target));
                let targets = draft.check(&framework).unwrap().value;
                plan(&framework, assess(&framework, &rows), country, &targets).unwrap()
            };
            let (one, other) = (plan_of(&plain, target), plan_of(&turned, mirror));
            let moves = |plan: &Plan| -> Vec<String> {
                let single = plan.improvements.iter().map(|it| &it.change);
                let reached = plan.targets[0].changes.iter().map(|it| &it.change);
                let both = single.chain(reached);
                both.map(|it| format!("{} {}", it.indicator, it.to))
                    .collect()
            };
            assert_eq!(moves(&one), moves(&other), "{country} {target}");
            let outcome = |plan: &Plan| {
                let reached = &plan.targets[0];
                (reached.outcome, reached.cost, reached.guarantee)
            };
            assert_eq!(outcome(&one), outcome(&other), "{country} {target}");
            assert_eq!(one.at_lowest, other.at_lowest);
        }
    }
}

fn declared(change: impl FnOnce(&mut Value)) -> FrameworkDraft {
    let mut document = serde_json::to_value(framework(|_| ()).draft()).unwrap();
    change(&mut document);
    serde_json::from_value(document).unwrap()
}

#[test]
fn a_direction_holds_for_all_beneath_and_groups_share_that_of_their_indicators() {
    let draft = declared(|it| {
        it["ranking"]["order"] = json!("lowest-first");
        it["nodes"] = json!([
            { "code": "index", "over": "pillar" }, { "code": "a", "parent": "index", "level": "pillar" },
            { "code": "x", "parent": "index", "direction": "higher-is-better" },
            { "code": "b", "parent": "x", "level": "article" }
        ]);
        it["views"] = json!([{ "code": "v", "over": "indicators", "rows": "article",
            "groups": [{ "code": "low" }, { "code": "high" }, { "code": "mixed" }] }]);
        it["indicators"][0]["views"] = json!({ "v": ["low", "mixed"] });
        it["indicators"][2]["views"] = json!({ "v": ["high", "mixed"] });
    });
    let checked = draft.check().unwrap_or_else(|it| panic!("{it}"));
    assert!(checked.warnings.is_empty(), "{}", checked.warnings);
    let framework = checked.value;
    let of = |name: &str| framework.direction(framework.aggregate(name).unwrap());
    let (higher, lower) = (Direction::HigherIsBetter, Direction::LowerIsBetter);
    for (name, direction) in [
        ("index", lower),
        ("a", lower),
        ("x", higher),
        ("b", higher),
        ("v:low", lower),
        ("v:high", higher),
        ("v:mixed", lower),
        ("b/v:high", higher),
        ("b/v:mixed", higher),
    ] {
        assert_eq!(of(name), direction, "{name}");
    }
    assert_eq!(framework.item_direction(0), lower);
    assert_eq!(framework.item_direction(2), higher);
    assert_eq!(
        framework.direction(Aggregate::Node(framework.root())),
        lower
    );
}

#[test]
fn what_counts_the_wrong_way_round_is_a_warning_and_the_index_declares_its_direction_once() {
    let draft = declared(|it| it["nodes"][2]["direction"] = json!("lower-is-better"));
    let warnings = draft.check().unwrap().warnings;
    insta::assert_snapshot!(warnings.to_string(), @r"
    /nodes/2: warning[contradiction]: in `b` lower scores are better, and it counts in `index`, in which higher scores are better: what is better there makes `index` worse
      hint: turn its scores round, by `reversed` or by the `direction` of its quantities, or leave it out of `index`
    ");
    let draft = declared(|it| it["nodes"][0]["direction"] = json!("higher-is-better"));
    insta::assert_snapshot!(draft.check().unwrap_err().to_string(), @r"
    /nodes/0/direction: error[contradiction]: node `index`: `direction` has no meaning here: the direction of the index follows from `ranking.order`: `highest-first` says that higher is better, `lowest-first` that lower is
      hint: remove `direction`, or declare what it belongs to
    ");
    let draft = declared(|it| it["nodes"][1]["direction"] = json!("lower"));
    insta::assert_snapshot!(draft.check().unwrap_err().to_string(), @r"
    /nodes/1/direction: error[unknown-word]: node `a`: `lower` is no direction; allowed are `higher-is-better`, `lower-is-better`
      hint: write one of these words for `direction`
    ");
}
