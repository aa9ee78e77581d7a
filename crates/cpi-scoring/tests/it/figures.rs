//! Is every figure right to its last digit, whatever the exponent, the weights and the scale?
//! Methodology 1.2, 1.3 and 4.2; the conformance cases hold many more of them.

use crate::support::fixtures::{assess, framework, plan, run};
#[allow(dead_code, reason = "shared with tests that need more of it")]
use cpi_model::Framework;
use cpi_scoring::{ScoreError, score, score_all};
use proptest::prelude::*;
use serde_json::{Value, json};

/// An index over three indicators that earn these points when answered yes.
fn mean(method: &Value, points: [&str; 3], weights: [&str; 3], high: &str) -> Framework {
    framework(|document| {
        document["range"] = json!({ "low": "0", "high": high });
        let declared = document["method"].as_object_mut().unwrap();
        declared.extend(method.as_object().unwrap().clone());
        declared.insert("weights".into(), json!("declared"));
        document["method"]["over"] = json!("indicators");
        document["nodes"] = json!([{ "code": "index" }]);
        document["banding"] = json!(null);
        for (i, indicator) in document["indicators"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .enumerate()
        {
            indicator["parent"] = json!("index");
            indicator["points"] = json!({ "yes": points[i] });
            indicator["weight"] = json!(weights[i]);
        }
    })
}

fn index_of(framework: &Framework) -> Result<String, ScoreError> {
    let all = assess(framework, &[("A", ["yes", "yes", "yes"])]);
    let card = score(framework, &all[0])?;
    Ok(card.nodes[0].result.score.unwrap().to_string())
}

fn generalised(p: &str) -> Value {
    json!({ "aggregation": "generalised", "exponent": p })
}

#[test]
fn generalised_means_are_right_for_every_exponent() {
    let of = |p, high, points| index_of(&mean(&generalised(p), points, ["1", "3", "0.7"], high));
    let hundred = ["20", "90", "55.5"];
    for (p, right) in [
        ("-20", "21.609010898863012932"),
        ("-14", "22.337623771786327767"),
        ("-8", "24.267802624001658802"),
        // Near 0 the geometric mean, far from it the greatest score.
        ("-0.000000000000000000000000001", "60.812386233170948738"),
        ("0.000000000000000000000000001", "60.812386233170948738"),
        ("999999999999999", "89.999999999999959594"),
    ] {
        assert_eq!(of(p, "100", hundred).unwrap(), right, "{p}");
    }
    let same = ["0.123456789012345678"; 3];
    for p in ["-100", "-0.001", "0.333333333333333333", "20"] {
        assert_eq!(of(p, "1", same).unwrap(), same[0], "{p}");
    }
}

/// An undisturbed draw has the published score (methodology 11.2).
#[test]
fn draws_without_change_are_the_published_score() {
    for p in ["-100", "-20", "-0.001", "0.0000000001", "0.5", "20", "1000"] {
        let framework = mean(
            &generalised(p),
            ["0.05", "0.02", "1"],
            ["1", "3", "0.7"],
            "1",
        );
        let all = assess(&framework, &[("A", ["yes", "yes", "yes"])]);
        let weights =
            json!({ "weights": [{ "of": "indicators", "draw": "spread", "spread": "0" }] });
        let robustness = run(&plan(&framework, weights), &all, 8, 1);
        let cards = score_all(&framework, &all).unwrap();
        let published: f64 = cards[0].nodes[0]
            .result
            .score
            .unwrap()
            .to_string()
            .parse()
            .unwrap();
        let spread = serde_json::to_value(&robustness).unwrap();
        let found = spread["nodes"][0]["countries"][0]["scores"]["mean"].as_str();
        let drawn: f64 = found.unwrap_or_else(|| panic!("{spread}")).parse().unwrap();
        assert!(
            (published - drawn).abs() <= 1e-12,
            "{p}: {drawn} instead of {published}"
        );
    }
}

#[test]
fn a_score_that_would_lose_decimals_is_refused() {
    let sum = |weights| {
        let method = json!({ "aggregation": "sum" });
        index_of(&mean(&method, ["1", "0.5", "0.25"], weights, "1"))
    };
    assert_eq!(sum(["999999998", "1", "1"]).unwrap(), "999999998.75");
    let refused = sum(["999999999", "1", "2"]).unwrap_err();
    insta::assert_snapshot!(refused, @"A, round 2026: the score of `index` is too large: a score has at most nine digits before the point, or six if its decimals do not end (methodology 1.2); declare a cap, limits, goalposts further apart or smaller weights");
    // A third of this size is right as it is, and has too few certain decimals to go on.
    let thirds = |nodes: Value| {
        framework(|document| {
            document["range"] = json!({ "low": "0", "high": "900000000" });
            document["nodes"] = nodes;
            for indicator in document["indicators"].as_array_mut().unwrap() {
                indicator["points"] = json!({ "yes": "900000000", "partially": "1", "no": "0" });
                indicator["parent"] = json!("a");
            }
        })
    };
    let scored = |framework: &Framework| {
        let all = assess(framework, &[("A", ["yes", "partially", "partially"])]);
        let card = score(framework, &all[0])?;
        Ok(card.nodes[0].result.score.unwrap().to_string())
    };
    let flat: Result<String, ScoreError> = scored(&thirds(json!([{ "code": "a" }])));
    assert_eq!(flat.unwrap(), "300000000.666666666666666667");
    let nested = thirds(json!([{ "code": "index" }, { "code": "a", "parent": "index" }]));
    assert!(matches!(scored(&nested), Err(ScoreError::TooLarge { code, .. }) if code == "index"));
}

fn number(places: u32) -> impl Strategy<Value = String> {
    (1_u64..10_u64.pow(places))
        .prop_map(move |digits| format!("0.{digits:0width$}", width = places as usize))
}

proptest! {
    /// Methodology 4.2, at any scale.
    #[test]
    fn weights_times_a_power_of_ten_change_nothing(
        aggregation in prop::sample::select(vec!["arithmetic", "geometric", "harmonic", "median", "generalised"]),
        p in prop::sample::select(vec!["-20", "-1.5", "0.001", "3", "17.25"]),
        points in prop::array::uniform3(number(12)),
        weights in prop::array::uniform3(1_u64..1_000_000),
        zeros in 0_usize..20,
    ) {
        let mut method = json!({ "aggregation": aggregation });
        if aggregation == "generalised" {
            method["exponent"] = json!(p);
        }
        let points: [&str; 3] = [&points[0], &points[1], &points[2]];
        let of = |weights: [String; 3]| {
            let weights: [&str; 3] = [&weights[0], &weights[1], &weights[2]];
            index_of(&mean(&method, points, weights, "1")).unwrap()
        };
        let plain = of(weights.map(|weight| weight.to_string()));
        let small = of(weights.map(|weight| format!("0.{}{weight:07}", "0".repeat(zeros))));
        prop_assert_eq!(plain, small);
    }

    /// A mean lies between the least and the greatest, and rises with its exponent.
    #[test]
    fn generalised_means_rise_with_their_exponent(
        points in prop::array::uniform3(number(9)),
        weights in prop::array::uniform3(number(6)),
    ) {
        let points: [&str; 3] = [&points[0], &points[1], &points[2]];
        let weights: [&str; 3] = [&weights[0], &weights[1], &weights[2]];
        let of = |method: Value| {
            let text = index_of(&mean(&method, points, weights, "1")).unwrap();
            text.parse::<rust_decimal::Decimal>().unwrap()
        };
        let all = [
            json!({ "aggregation": "minimum" }), generalised("-1000"), generalised("-20"),
            json!({ "aggregation": "harmonic" }), generalised("-0.001"),
            json!({ "aggregation": "geometric" }), generalised("0.001"),
            json!({ "aggregation": "arithmetic" }), generalised("20"), generalised("1000"),
            json!({ "aggregation": "maximum" }),
        ];
        let found: Vec<_> = all.into_iter().map(of).collect();
        prop_assert!(found.is_sorted(), "{:?}", found);
    }
}
