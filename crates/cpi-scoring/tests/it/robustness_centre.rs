//! Draws around what was published: the centre of a run (methodology 11.16).

use crate::support::fixtures::{THREE, assess, draft, framework, plan, run};
use cpi_scoring::{Draws, robustness};
use insta::assert_snapshot;
use serde_json::{Value, json};

/// Draws that are centred lie around the published scores (methodology 11.16).
#[test]
fn centred_draws_lie_around_what_was_published() {
    let framework = framework(|_| {});
    let rows = [
        ("A", ["yes", "yes", "yes"]),
        ("B", ["yes", "no", "partially"]),
    ];
    let assessments = assess(&framework, &rows);
    let of = |centre: Value| {
        let mut keys = json!({ "answers": { "up": "0", "down": "0.4" } });
        if !centre.is_null() {
            keys["centre"] = centre;
        }
        run(&plan(&framework, keys), &assessments, 3000, 2)
    };
    let (drawn, centred) = (of(json!("drawn")), of(json!("published")));
    assert_eq!(drawn.nodes, of(Value::Null).nodes);
    let number = |text: &dyn ToString| text.to_string().parse::<f64>().unwrap();
    for (node, was) in centred.nodes.iter().zip(&drawn.nodes) {
        for (country, was) in node.countries.iter().zip(&was.countries) {
            let score = number(&country.score.unwrap());
            let (spread, was) = (
                country.scores.as_ref().unwrap(),
                was.scores.as_ref().unwrap(),
            );
            let [low, high, mean] = [spread.low, spread.high, spread.mean].map(|it| number(&it));
            let [was_low, was_high, was_mean] = [was.low, was.high, was.mean].map(|it| number(&it));
            // The published score is the highest that can be drawn, and then lies within.
            assert!(was_high <= score && was_mean < score);
            assert!(low < score && score <= high && high <= 1.0, "{spread:?}");
            if score < 1.0 {
                // It is moved, not stretched, to within a thirty-second of the deviation.
                let deviation = number(&was.deviation);
                assert!((mean - score).abs() < deviation / 8.0, "{mean} {score}");
                assert!((high - low - (was_high - was_low)).abs() < 1e-9);
            }
        }
    }
    // A is ahead of B in both: 1 against 0.5.
    assert_eq!(centred.index.order_holds.to_string(), "1");
    let draft = draft(json!({ "centre": "middle", "answers": { "up": "0", "down": "0.4" } }));
    assert_snapshot!(draft.check(&framework).unwrap_err(), @"
    /centre: error[unknown-word]: `middle` is no centre of the draws; allowed are `drawn`, `published`
      hint: write one of these words for `centre`
    ");
}

/// An interrupted run of centred draws is the shorter run, too.
#[test]
fn an_interrupted_run_of_centred_draws_is_a_shorter_one() {
    let framework = framework(|_| {});
    let assessments = assess(&framework, &THREE);
    let keys = json!({ "centre": "published", "answers": { "up": "0.1", "down": "0.2" } });
    let plan = plan(&framework, keys);
    let draws = Draws {
        seed: 1,
        draws: 5000,
        threads: 1,
    };
    let stopped = robustness(&plan, &assessments, draws, &mut |_| false).unwrap();
    assert_eq!(stopped.run.draws, 512);
    let shorter = run(&plan, &assessments, 512, 2);
    assert_eq!(
        (stopped.nodes, stopped.index),
        (shorter.nodes, shorter.index)
    );
}
