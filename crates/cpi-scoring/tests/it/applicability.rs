//! How much was declared not applicable, and whose share stands out? Methodology 4.13 and 4.14.

use cpi_model::draft::{AssessmentDraft, FrameworkDraft};
use cpi_model::{Assessment, Framework};
use cpi_scoring::{applicability_of, score, standing_out, status};
use serde_json::{Value, json};

/// As many indicators as are asked for, `i0` on. The last one has a condition on the first.
fn framework(count: usize) -> Framework {
    let mut indicators: Vec<Value> = (0..count)
        .map(|i| json!({"code": format!("i{i}"), "parent": "index", "kind": "checklist", "scale": "yno"}))
        .collect();
    indicators[count - 1]["applies_if"] = json!([{"indicator": "i0", "answers": ["yes"]}]);
    indicators[count - 1]["otherwise"] = json!("leave-out");
    let draft: FrameworkDraft = serde_json::from_value(json!({
        "schema_version": 1, "id": "f", "version": "1", "languages": ["en"], "countries": "declared",
        "not_applicable": {"allowed": "anywhere"},
        "range": {"low": "0", "high": "1"}, "display": {"digits": 2, "rounding": "half-up"},
        "ranking": {"scores": "rounded", "order": "highest-first", "ties": "lowest"},
        "method": {"aggregation": "arithmetic", "over": "children", "weights": "equal",
                   "missing": "leave-out", "least_coverage": "0", "coverage_of": "indicators"},
        "scales": {"yno": {"options": [{"code": "yes", "points": "1"}, {"code": "no", "points": "0"},
                                       {"code": "none", "not_applicable": true}]}},
        "nodes": [{"code": "index"}], "indicators": indicators
    }))
    .unwrap();
    draft.check().unwrap().value
}

fn assessment(framework: &Framework, country: &str, answers: &[&str]) -> Assessment {
    let listed: Vec<Value> = answers
        .iter()
        .enumerate()
        .map(|(i, answer)| json!({"indicator": format!("i{i}"), "answer": answer}))
        .collect();
    let draft: AssessmentDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "f", "version": "1"}, "country": country,
        "round": "2026", "answers": listed
    }))
    .unwrap();
    draft.check(framework).unwrap().value
}

/// The example of 4.13: two of ten not applicable, once by an option; one switched off; one
/// of the others missing.
#[test]
fn declared_and_switched_off_are_counted_apart() {
    let framework = framework(10);
    let answers = [
        "no",
        "not-applicable",
        "none",
        "yes",
        "yes",
        "no",
        "no",
        "yes",
        "missing",
        "missing",
    ];
    let assessment = assessment(&framework, "A", &answers);
    let card = score(&framework, &assessment).unwrap();
    let coverage = card.index().coverage;
    assert_eq!((coverage.answered, coverage.applicable), (6, 7));
    assert_eq!(
        (
            coverage.not_applicable,
            coverage.asked(),
            coverage.switched_off
        ),
        (2, 9, 1)
    );
    assert_eq!(applicability_of(&assessment), coverage);
    insta::assert_snapshot!(
        serde_json::to_string(&coverage).unwrap(),
        @r#"{"applicable":7,"answered":6,"share":"0.857142857142857143","not_applicable":2,"not_applicable_share":"0.222222222222222222","switched_off":1}"#
    );
    let status = status(&assessment);
    assert_eq!(
        (status.indicators, status.answered, status.not_applicable),
        (9, 6, 2)
    );
    // What a condition switches off is not declared, though it is answered not applicable.
    let mut answers = answers;
    answers[9] = "not-applicable";
    let assessment = self::assessment(&framework, "A", &answers);
    assert_eq!(
        score(&framework, &assessment).unwrap().index().coverage,
        coverage
    );
}

/// Of a hundred indicators each country declares so many not applicable.
fn warned(shares: &[usize]) -> Vec<String> {
    let framework = framework(101);
    let countries: Vec<Assessment> = shares
        .iter()
        .enumerate()
        .map(|(i, share)| {
            let answers: Vec<&str> = (0..101)
                .map(|at| match at {
                    0 => "no",
                    100 => "missing",
                    at if at <= *share => "not-applicable",
                    _ => "yes",
                })
                .collect();
            assessment(&framework, &format!("C{i}"), &answers)
        })
        .collect();
    standing_out(&countries)
        .iter()
        .map(|problem| problem.message.clone())
        .collect()
}

#[test]
fn a_share_stands_out_from_the_others() {
    // Alone, there is nothing to stand out from.
    assert_eq!(warned(&[90]), [""; 0]);
    // Of two, the higher one.
    insta::assert_snapshot!(warned(&[2, 40]).join("\n"), @"C1 declared 40 of 100 indicators not applicable in 2026 (40.0 %); the median of the other countries is 2.0 %");
    assert_eq!(
        warned(&[2, 7]),
        [""; 0],
        "five in a hundred are not more than five"
    );
    assert_eq!(warned(&[2, 8]).len(), 1);
    insta::assert_snapshot!(warned(&[1, 2, 3, 20]).join("\n"), @"C3 declared 20 of 100 indicators not applicable in 2026 (20.0 %); the median of the other countries is 2.0 %");
    // The example of 4.14, of others that differ much among themselves: the limit is 44.478.
    assert_eq!(warned(&[10, 20, 30, 64]), [""; 0]);
    assert_eq!(warned(&[10, 20, 30, 65]).len(), 1);
    // A low share is none.
    assert_eq!(warned(&[40, 40, 40, 0]), [""; 0]);
}

/// A mean and a standard deviation would be drawn towards the two that use it freely.
#[test]
fn two_of_190_do_not_hide_each_other() {
    let mut shares: Vec<usize> = (0..190).map(|i| i % 4).collect();
    shares[17] = 60;
    shares[180] = 55;
    let found = warned(&shares);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[0].contains("C17") && found[1].contains("C180"),
        "{found:?}"
    );
}

/// One answer of few is a large share, and no sign of anything.
#[test]
fn one_answer_alone_never_stands_out() {
    let framework = framework(9);
    let all: Vec<Assessment> = ["yes", "yes", "not-applicable"]
        .iter()
        .enumerate()
        .map(|(i, third)| {
            let answers = ["no", "yes", third, "yes", "yes", "no", "yes", "no"];
            assessment(&framework, &format!("C{i}"), &answers)
        })
        .collect();
    assert!(standing_out(&all).is_empty());
}
