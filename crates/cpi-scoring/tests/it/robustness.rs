//! A run of draws: the same bytes for the same seed, closed forms where there are some, and
//! clear words where there is nothing to draw.

use crate::support::fixtures::{THREE, assess, draft, everything, framework, plan, run, with_law};
use cpi_model::{Assessment, Uncertainty};
use cpi_scoring::robustness::MissingPart;
use cpi_scoring::{Draws, Progress, RobustnessError, Stage, robustness};
use insta::assert_snapshot;
use serde_json::{Value, json};

#[test]
fn threads_change_nothing() {
    let framework = framework(|_| {});
    let assessments = assess(&framework, &THREE);
    let plan = plan(&framework, everything());
    let one = run(&plan, &assessments, 2000, 1);
    assert_eq!(one, run(&plan, &assessments, 2000, 2));
    assert_eq!(one, run(&plan, &assessments, 2000, 5));
}

#[test]
fn an_interrupted_run_is_a_shorter_one() {
    let framework = framework(|_| {});
    let assessments = assess(&framework, &THREE);
    let mut keys = everything();
    keys["sensitivity"] = json!({ "samples": 64, "resamples": 100 });
    let plan = plan(&framework, keys);
    let draws = Draws {
        seed: 1,
        draws: 5000,
        threads: 1,
    };
    let mut stopped = robustness(&plan, &assessments, draws, &mut |progress| {
        progress.done < 1000
    })
    .unwrap();
    assert_eq!(
        (stopped.run.draws, stopped.run.interrupted_before),
        (1024, Some(5000))
    );
    let mut shorter = run(&plan, &assessments, 1024, 2);
    let lacks = [MissingPart::LeavingOut, MissingPart::Sensitivity];
    assert_eq!(stopped.run.lacks, lacks);
    assert!(!shorter.left_out.is_empty() && shorter.sensitivity.is_some());
    shorter.left_out.clear();
    shorter.sensitivity = None;
    stopped.run.interrupted_before = None;
    stopped.run.lacks.clear();
    assert_eq!(stopped, shorter);
    // All draws, and then no more.
    for (stage, lacks) in [
        (Stage::LeavingOut, &lacks[..]),
        (Stage::Sensitivity, &lacks[1..]),
    ] {
        let watch = &mut |progress: Progress| progress.stage != stage;
        let stopped = robustness(&plan, &assessments, draws, watch).unwrap();
        assert_eq!(
            (stopped.run.draws, stopped.run.interrupted_before),
            (5000, None)
        );
        assert_eq!(stopped.run.lacks, lacks);
        assert_eq!(stopped.left_out.is_empty(), stage == Stage::LeavingOut);
    }
}

/// Of many draws the scores are not kept, but made again: of all three nodes here, not of the
/// index alone.
#[test]
fn draws_made_twice_give_what_draws_made_once_do() {
    let framework = framework(|_| {});
    let names: Vec<String> = (0..30).map(|i| format!("C{i:02}")).collect();
    let answers = ["yes", "partially", "no", ""];
    let rows: Vec<(&str, [&str; 3])> = names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            (
                name.as_str(),
                [answers[i % 3], answers[i / 3 % 3], answers[i % 4]],
            )
        })
        .collect();
    let assessments = assess(&framework, &rows);
    let plan_of = |nodes: Value| {
        let keys = json!({
            "nodes": nodes, "leave_out": ["article"],
            "answers": { "up": "0.1", "down": "0.2" },
            "weights": [{ "of": "article", "draw": "free" }],
        });
        plan(&framework, keys)
    };
    let (all, index) = (plan_of(json!([])), plan_of(json!(["index"])));
    let mut draws = Draws {
        seed: 1,
        draws: 95_000,
        threads: 2,
    };
    let mut stages = Vec::new();
    let mut watch = |progress: Progress| {
        stages.push(progress.stage);
        true
    };
    let twice = robustness(&all, &assessments, draws, &mut watch).unwrap();
    stages.dedup();
    let expected = [Stage::Drawing, Stage::DrawingAgain, Stage::LeavingOut];
    assert_eq!(stages, expected);
    let once = run(&index, &assessments, draws.draws, 2);
    assert_eq!(twice.nodes[0], once.nodes[0]);
    assert_eq!(twice.index, once.index);
    draws.threads = 1;
    // Stopped after few draws it lacks no intervals, since these are soon made again.
    let soon = robustness(&all, &assessments, draws, &mut |_| false).unwrap();
    assert!(soon.run.draws < draws.draws);
    assert_eq!(soon.run.lacks, [MissingPart::LeavingOut]);
    let shorter = run(&all, &assessments, soon.run.draws, 2);
    assert_eq!(soon.nodes, shorter.nodes);
    let watch = &mut |progress: Progress| progress.stage == Stage::Drawing;
    let mut stopped = robustness(&all, &assessments, draws, watch).unwrap();
    assert_eq!(
        stopped.run.lacks,
        [MissingPart::Intervals, MissingPart::LeavingOut]
    );
    assert!(stopped.left_out.is_empty());
    stopped.run.lacks.clear();
    stopped.left_out.clone_from(&twice.left_out);
    let nodes = stopped.nodes.iter_mut().zip(&twice.nodes);
    for (stopped, twice) in
        nodes.flat_map(|(one, other)| one.countries.iter_mut().zip(&other.countries))
    {
        assert_eq!(stopped.scores, None);
        stopped.scores.clone_from(&twice.scores);
    }
    assert_eq!(stopped, twice);
}

#[test]
fn published_figures_are_the_exact_ones() {
    let framework = framework(|_| {});
    let found = run(
        &plan(&framework, everything()),
        &assess(&framework, &THREE),
        100,
        1,
    );
    let row = |country: &str| {
        let index = found.nodes[0].countries.iter();
        index
            .clone()
            .find(|each| each.country == country)
            .unwrap()
            .clone()
    };
    assert_eq!(row("B").score.unwrap().to_string(), "0.75");
    assert_eq!(row("B").rank.unwrap().to_string(), "1");
    assert_eq!(row("C").bounds.unwrap().high.to_string(), "0.25");
}

/// One answer is uncertain, so every share is one of the plan's.
#[test]
fn shares_are_those_of_the_plan() {
    let framework = framework(|_| {});
    let assessments = assess(
        &framework,
        &[
            ("A", ["yes", "yes", "partially"]),
            ("B", ["yes", "yes", "partially"]),
        ],
    );
    let odds = json!({ "answers": { "up": "0", "down": "0", "indicators": { "i3": { "up": "0.25", "down": "0.5" } } } });
    let found = run(&plan(&framework, odds), &assessments, 100_000, 2);
    let near = |share: cpi_model::number::Share, expected: f64| {
        let share: f64 = share.to_string().parse().unwrap();
        assert!(
            (share - expected).abs() < 0.006,
            "{share} is not about {expected}"
        );
    };
    // Each of the two is 1, 0.75 or 0.5 with the odds 1/4, 1/4 and 1/2.
    let pair = &found.index.pairs[0];
    near(pair.tied, 0.375);
    near(pair.above, 0.3125);
    near(found.index.order_holds, 0.375);
    near(found.index.bands[0].shares[1].share, 1.0);
    let scores = found.nodes[0].countries[0].scores.clone().unwrap();
    assert_eq!(
        [scores.low, scores.median, scores.high].map(|each| each.to_string()),
        ["0.5", "0.75", "1"].map(str::to_owned)
    );
}

/// An answer is drawn at the odds with which coders confuse it, also two steps away.
#[test]
fn answers_are_drawn_as_coders_confuse_them() {
    let framework = framework(|_| {});
    let assessments = assess(&framework, &[("A", ["yes", "yes", "yes"])]);
    let odds = json!({ "answers": { "confusion": [
        { "scale": "s", "of": "yes", "odds": { "yes": "1" } },
        { "scale": "s", "of": "yes", "beneath": "b", "odds": { "yes": "0.5", "no": "0.5" } } ] } });
    let found = run(&plan(&framework, odds), &assessments, 100_000, 2);
    // The article a never moves; b is 1 or 0, never 0.5.
    let of = |code: &str| {
        let node = found.nodes.iter().find(|node| &*node.code == code).unwrap();
        node.countries[0].scores.clone().unwrap()
    };
    assert_eq!(
        (of("a").low.to_string(), of("a").high.to_string()),
        ("1".into(), "1".into())
    );
    let deviation: f64 = of("b").deviation.to_string().parse().unwrap();
    assert!((deviation - 0.5).abs() < 0.001, "{deviation}");
}

/// Free weights of two members: the share of the first is even between 0 and 1.
#[test]
fn free_weights_are_even_on_the_simplex() {
    let framework = framework(|_| {});
    let assessments = assess(&framework, &[("A", ["yes", "yes", "no"])]);
    let free = json!({ "weights": [{ "of": "article", "draw": "free" }] });
    let found = run(&plan(&framework, free), &assessments, 100_000, 2);
    let scores = found.nodes[0].countries[0].scores.clone().unwrap();
    for (found, expected) in [
        (scores.low, 0.05),
        (scores.median, 0.5),
        (scores.high, 0.95),
        (scores.deviation, 0.288_675),
    ] {
        let found: f64 = found.to_string().parse().unwrap();
        assert!(
            (found - expected).abs() < 0.006,
            "{found} is not about {expected}"
        );
    }
}

#[test]
fn one_country_and_countries_alike_say_so_without_nan() {
    let framework = framework(|_| {});
    let plan = plan(&framework, everything());
    for rows in [
        &THREE[..1],
        &[THREE[0], ("B", THREE[0].1), ("C", THREE[0].1)][..],
        &[("A", ["", "", ""]), ("B", ["", "", ""])][..],
    ] {
        let found = run(&plan, &assess(&framework, rows), 600, 1);
        let text = serde_json::to_string(&found).unwrap();
        assert!(
            !text.contains("NaN") && !text.contains("null") && !text.contains("inf"),
            "{text}"
        );
        for each in &found.index.ranks {
            assert!(!each.shares.is_empty());
        }
    }
}

/// A country without a published score moves no other where it is scored in draws alone (methodology
/// 11.10).
#[test]
fn a_country_without_a_published_score_moves_no_rank_of_others() {
    let framework = framework(|_| {});
    // C is answered nothing, and is drawn above the others.
    let rows = [
        ("A", ["partially", "partially", "no"]),
        ("B", ["no", "no", "no"]),
        ("C", ["", "", ""]),
    ];
    let keys = json!({
        "missing": { "odds": { "s": { "yes": "1" } } },
        "method": [{ "factor": "over", "alternatives": [{ "name": "indicators", "nodes": ["index"], "weights": "equal" }] }],
        "sensitivity": { "samples": 64, "resamples": 100 },
    });
    let found = run(&plan(&framework, keys), &assess(&framework, &rows), 600, 2);
    let index = &found.nodes[0].countries;
    assert_eq!(index[2].country, "C");
    assert_eq!(
        (index[2].rank, index[2].scored.to_string()),
        (None, "1".to_owned())
    );
    let ranks: Vec<String> = found
        .index
        .ranks
        .iter()
        .map(|each| each.shares[0].rank.to_string())
        .collect();
    assert_eq!(ranks, ["2", "3", "1"]);
    assert_eq!(found.index.order_holds.to_string(), "1");
    assert_eq!(found.index.mean_rank_shift.to_string(), "0");
    let shift = &found.sensitivity.unwrap().outputs[0];
    assert_eq!(shift.figure, "mean-rank-shift");
    assert!(shift.sources.is_empty(), "nothing moves: {shift:?}");
    assert!(
        found
            .alternatives
            .iter()
            .all(|each| each.mean_rank_shift.to_string() == "0")
    );
}

/// At a node with a direction of its own the countries rank by it, also in draws (methodology 7.4).
#[test]
fn countries_rank_in_draws_by_the_direction_of_a_node() {
    let framework = framework(|document| {
        document["nodes"][2]["direction"] = json!("lower-is-better");
    });
    let rows = [
        ("A", ["yes", "yes", "yes"]),
        ("B", ["no", "no", "no"]),
        ("C", ["no", "no", "partially"]),
    ];
    let plan = plan(
        &framework,
        json!({ "answers": { "up": "0.01", "down": "0.01" } }),
    );
    let found = run(&plan, &assess(&framework, &rows), 1000, 1);
    for (code, order) in [("a", ["A", "B", "C"]), ("b", ["B", "C", "A"])] {
        let node = found.nodes.iter().find(|node| &*node.code == code).unwrap();
        let countries: Vec<&str> = node.countries.iter().map(|each| &*each.country).collect();
        assert_eq!(countries, order, "{code}");
        let first = node.countries[0].ranks.as_ref().unwrap();
        assert_eq!(
            (first.low.to_string(), first.median.to_string()),
            ("1".into(), "1".into())
        );
    }
}

#[test]
fn what_leaves_no_score_is_counted() {
    let framework = framework(|_| {});
    let assessments = assess(
        &framework,
        &[
            ("A", ["yes", "partially", "partially"]),
            ("B", ["yes", "yes", "yes"]),
        ],
    );
    // A geometric mean is undefined where an answer falls to 0.
    let keys = json!({
        "answers": { "up": "0", "down": "0", "indicators": { "i3": { "up": "0", "down": "0.5" } } },
        "method": [{ "factor": "aggregation", "alternatives": [{ "name": "geometric", "nodes": ["index"], "aggregation": "geometric" }] }],
    });
    let found = run(&plan(&framework, keys), &assessments, 10_000, 2);
    let a = &found.nodes[0].countries[1];
    assert_eq!(a.country, "A");
    let scored: f64 = a.scored.to_string().parse().unwrap();
    assert!((scored - 0.75).abs() < 0.02, "{scored}");
    let pair = &found.index.pairs[0];
    assert_eq!((pair.country.as_str(), pair.above), ("B", a.scored));
}

#[test]
fn leaving_out_is_exact() {
    let framework = framework(|_| {});
    let found = run(
        &plan(&framework, everything()),
        &assess(&framework, &THREE),
        10,
        1,
    );
    let without = found
        .left_out
        .iter()
        .find(|each| each.code == "i2")
        .unwrap();
    // Without i2: A (1 + 0.5)/2, B (1 + 1)/2, C 0.
    let scores: Vec<String> = without
        .countries
        .iter()
        .map(|each| format!("{} {}", each.country, each.score.unwrap()))
        .collect();
    assert_eq!(scores, ["A 0.75", "B 1"]);
    let without = found.left_out.iter().find(|each| each.code == "b").unwrap();
    assert_eq!(
        (
            without.part.as_str(),
            without.largest_change.to_string().as_str()
        ),
        ("article", "0.25")
    );
}

/// Free weights are free whatever was declared.
#[test]
fn free_weights_forget_the_declared_ones() {
    let framework = framework(|document| {
        document["method"]["weights"] = json!("declared");
        for (list, weights) in [("indicators", [1, 1, 1]), ("nodes", [0, 9, 1])] {
            for (each, weight) in document[list]
                .as_array_mut()
                .unwrap()
                .iter_mut()
                .zip(weights)
            {
                if weight != 0 {
                    each["weight"] = json!(weight.to_string());
                }
            }
        }
    });
    let assessments = assess(&framework, &[("A", ["yes", "yes", "no"])]);
    let free = json!({ "weights": [{ "of": "article", "draw": "free" }] });
    let found = run(&plan(&framework, free), &assessments, 100_000, 2);
    let scores = found.nodes[0].countries[0].scores.clone().unwrap();
    let median: f64 = scores.median.to_string().parse().unwrap();
    assert!((median - 0.5).abs() < 0.006, "{median}");
}

#[test]
fn refusals_say_what_to_do() {
    let with = framework(|_| {});
    let assessments = assess(&with, &THREE);
    let sure = plan(&with, everything());
    let refused = |plan: &Uncertainty, assessments: &[Assessment], draws| -> RobustnessError {
        robustness(
            plan,
            assessments,
            Draws {
                seed: 1,
                draws,
                threads: 1,
            },
            &mut |_| true,
        )
        .unwrap_err()
    };
    assert_snapshot!(refused(&sure, &assessments, 0), @"0 draws say nothing; ask for at least 1, such as 10000");
    assert_snapshot!(refused(&sure, &[], 1), @"nothing was assessed; name a round that has assessments");
    assert_snapshot!(refused(&sure, &assessments, u32::MAX), @"4294967295 draws × 3 nodes, groups and cells × 3 countries are 38654705655 scores, more than 17179869184; name fewer nodes in the plan, or ask for fewer draws");
    // The cell of the group at b is b itself, and no score more.
    let law = with_law("indicators", &["i1", "i3"]);
    let (sure, of_law) = (plan(&law, everything()), assess(&law, &THREE));
    assert_snapshot!(refused(&sure, &of_law, u32::MAX), @"4294967295 draws × 5 nodes, groups and cells × 3 countries are 64424509425 scores, more than 17179869184; name fewer nodes in the plan, or ask for fewer draws");
    let geometric = plan(
        &with,
        json!({ "method": [{ "factor": "aggregation", "alternatives": [{ "name": "geometric", "aggregation": "geometric" }] }] }),
    );
    assert_snapshot!(refused(&geometric, &assessments, 10), @"with the alternative aggregation = geometric, B, round 2026: `a` is a geometric mean, which is defined for scores above 0 only, and `i2` scores 0 (methodology 4.4); declare another aggregation, or a range that begins above 0; or switch the alternative off");
}

#[test]
fn bad_plans_say_what_is_allowed() {
    let framework = framework(|_| {});
    let problems = |keys: Value| draft(keys).check(&framework).unwrap_err().to_string();
    assert_snapshot!(problems(json!({})), @r#"
    error[empty]: the plan has no source of uncertainty that is switched on
      hint: declare `answers`, `missing`, `quantities`, `options`, `weights` or `method`, and remove `off = true`
    "#);
    assert_snapshot!(problems(json!({ "interval": "1", "nodes": ["z"], "answers": { "up": "0.7", "down": "0.6" } })), @r#"
    /interval: error[out-of-range]: `interval` is 1; allowed is above 0 and below 1
      hint: write the share of the draws that an interval holds, such as `"0.9"`
    /nodes/0: error[unknown-reference]: the framework has no node `z`; it has `index`, `a`, `b`
      hint: write the code of a node
    /answers: error[invalid-odds]: the odds of a step up and of a step down are 1.3 together; they are at most 1
      hint: lower one of them; what is left is the odds that the answer stays
    "#);
    assert_snapshot!(problems(json!({ "answers": { "up": "0.1", "indicators": { "z": { "up": "1.5", "down": "0" } } } })), @r#"
    /answers/down: error[missing-key]: `down` is not declared
      hint: declare `down` as text: a decimal such as `12.5`: an optional `-`, digits, and optionally `.` and digits; at most 28 digits, 15 of them before the point
    /answers/indicators/z/up: error[out-of-range]: the odds of `up` are 1.5; allowed is 0 to 1
      hint: write a share, such as `"0.1"` for one in ten
    /answers/indicators/z: error[unknown-indicator]: the framework has no indicator `z`; it has `i1`, `i2`, `i3`
      hint: write the code of an indicator
    "#);
    assert_snapshot!(problems(json!({ "missing": { "odds": { "s": { "yes": "0.5", "no": "0.4" }, "z": {} } } })), @r#"
    /missing/odds/s: error[invalid-odds]: the odds of the options are 0.9 together, not 1
      hint: change them so that they add up to 1; an option without odds has 0
    /missing/odds/z: error[unknown-reference]: the framework has no scale `z`; it has `s`
      hint: write the code of a scale
    "#);
    assert_snapshot!(problems(json!({ "missing": { "odds": { "s": { "maybe": "1" } } }, "options": [{ "scale": "s", "option": "partially", "low": "0.5", "high": "2" }] })), @r#"
    /missing/odds/s/maybe: error[unknown-option]: the scale `s` has no option `maybe`; it has `yes`, `partially`, `no`
      hint: write the code of an option
    /options/0: error[out-of-range]: 0.5 to 2 reaches beyond the lowest or highest points of `i1`
      hint: keep the option between the others; its lowest and highest points turn reversed items (methodology 2.3)
    "#);
    assert_snapshot!(problems(json!({ "weights": [{ "of": "z", "draw": "spread", "spread": "0.1" }, { "of": "article", "draw": "even" }, { "of": "index", "draw": "free" }, { "of": "article", "draw": "free" }] })), @r#"
    /weights/0/of: error[unknown-reference]: the framework has no level and no node `z`
      hint: write `indicators`, a level (`article`), or the code of a node for its members
    /weights/1/draw: error[unknown-word]: `even` is no way to draw a weight; allowed are `spread`, `free`
      hint: write one of these words for `draw`
    /weights/2: error[duplicate]: some weights of `index` are drawn by `article` already
      hint: draw each weight once
    /weights/3: error[duplicate]: some weights of `article` are drawn by `article` already
      hint: draw each weight once
    "#);
    assert_snapshot!(problems(json!({ "method": [{ "factor": "f", "alternatives": [] }, { "factor": "g", "alternatives": [{ "name": "declared" }] }] })), @r#"
    /method/0/alternatives: error[empty]: the factor `f` has no alternatives
      hint: declare at least one under `alternatives`; what the framework declares is always one more
    /method/1/alternatives/0/name: error[duplicate]: the alternative `declared` stands twice
      hint: give each alternative its own name; `declared` is the framework's
    /method/1/alternatives/0: error[empty]: the alternative changes nothing
      hint: declare what is other than in the framework, such as `aggregation = "geometric"` or `missing = "as-zero"`
    "#);
    assert_snapshot!(problems(json!({ "method": [{ "factor": "f", "alternatives": [{ "name": "p", "aggregation": "generalised" }] }] })), @r#"
    /method/0/alternatives/0: error[missing-key]: with this alternative node `index`: `exponent` is not declared
      hint: declare `exponent` as text: a decimal such as `12.5`: an optional `-`, digits, and optionally `.` and digits; at most 28 digits, 15 of them before the point
    "#);
    assert_snapshot!(problems(json!({ "answers": { "codings": { "per": "indicator" } } })), @r#"
    /answers/codings/least: error[missing-key]: `least` is not declared
      hint: say from how many codings of an option on its odds are its own; with fewer they are those of the whole scale
    /answers/codings: error[empty]: no answer of the round was given by two assessors, so their disagreement has no odds
      hint: declare the odds of a step, `up` and `down`, or `confusion`
    "#);
    assert_snapshot!(problems(json!({ "answers": { "confusion": [{ "scale": "z" }, { "scale": "s", "of": "maybe" }, { "scale": "s", "of": "yes", "beneath": "z", "odds": { "yes": "1" } }, { "scale": "s", "of": "yes", "odds": { "no": "0.5" } }] } })), @r#"
    /answers/confusion/0/scale: error[unknown-reference]: the framework has no scale `z`; it has `s`
      hint: write the code of a scale
    /answers/confusion/1/of: error[unknown-option]: the scale `s` has no option `maybe`; it has `yes`, `partially`, `no`
      hint: write the code of an option
    /answers/confusion/2/beneath: error[unknown-reference]: the framework has no node or indicator `z`; it has `index`, `a`, `b`
      hint: write the code of a node or indicator
    /answers/confusion/3/odds: error[invalid-odds]: the odds of the options are 0.5 together, not 1
      hint: change them so that they add up to 1; an option without odds has 0
    "#);
    assert_snapshot!(problems(json!({ "sensitivity": { "samples": 1000 }, "leave_out": ["z"] })), @r#"
    /leave_out/0: error[unknown-reference]: the framework has no level and no view `z`
      hint: write `indicators` or one of `article`
    /sensitivity/samples: error[out-of-range]: `samples` is 1000; allowed is a power of two from 64 to 1048576
      hint: write a power of two from 64 to 1048576
    /sensitivity/resamples: error[missing-key]: `resamples` is not declared
      hint: write a number from 100 to 10000
    "#);
}
