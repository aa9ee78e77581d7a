//! Every field that an independent implementation of the methodology computes, with exact
//! fractions, comes out of this crate as the same text.

use cpi_model::draft::{AssessmentDraft, FrameworkDraft};
use cpi_scoring::{Options, ScoreError, compare, score_all_with};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn cases() -> Vec<(String, Value)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/conformance/cases");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (
            name,
            serde_json::from_slice(&fs::read(path).unwrap()).unwrap(),
        )
    };
    files.into_iter().map(read).collect()
}

/// Keeps of the found value what the expected one speaks of inside trails; elsewhere both
/// must have the same keys.
fn differences(expected: &Value, found: &Value, at: &str, in_trail: bool, out: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                let at = format!("{at}/{key}");
                match found.get(key) {
                    Some(other) => differences(value, other, &at, in_trail || key == "trail", out),
                    None => out.push(format!("{at}: expected {value}, found nothing")),
                }
            }
            for (key, value) in found {
                let known = [
                    "answer",
                    "adjudicated",
                    "reference",
                    "paragraphs",
                    "aggregation",
                ];
                let beyond = in_trail && known.contains(&key.as_str());
                if !expected.contains_key(key) && !beyond {
                    out.push(format!("{at}/{key}: expected nothing, found {value}"));
                }
            }
        }
        (Value::Array(expected), Value::Array(found)) => {
            if expected.len() != found.len() {
                out.push(format!(
                    "{at}: expected {} entries, found {}",
                    expected.len(),
                    found.len()
                ));
            }
            for (i, (one, other)) in expected.iter().zip(found).enumerate() {
                differences(one, other, &format!("{at}/{i}"), in_trail, out);
            }
        }
        (expected, found) if expected == found => {}
        (expected, found) => out.push(format!("{at}: expected {expected}, found {found}")),
    }
}

fn run(case: &Value) -> Vec<String> {
    let framework: FrameworkDraft = serde_json::from_value(case["framework"].clone()).unwrap();
    let framework = match framework.check() {
        Ok(checked) => checked.value,
        Err(problems) => return vec![format!("the framework has problems: {problems}")],
    };
    let mut assessments = Vec::new();
    for draft in case["assessments"].as_array().unwrap() {
        let draft: AssessmentDraft = serde_json::from_value(draft.clone()).unwrap();
        match draft.check(&framework) {
            Ok(checked) => assessments.push(checked.value),
            Err(problems) => return vec![format!("an assessment has problems: {problems}")],
        }
    }
    let expected = &case["expected"];
    let scored = score_all_with(&framework, &assessments, &Options { trail: true });
    let cards = match (scored, expected["refused"].as_str()) {
        (Ok(cards), None) => cards,
        (Ok(_), Some(refusal)) => return vec![format!("expected the refusal {refusal}")],
        (Err(error), refusal) => {
            let found = match error {
                ScoreError::MissingAnswers { .. } => "missing-answers",
                ScoreError::OutsideDomain { .. } => "outside-domain",
                ScoreError::UndefinedNormalisation { .. } => "undefined-normalisation",
                _ => "other",
            };
            if Some(found) == refusal {
                return Vec::new();
            }
            return vec![format!("expected {refusal:?}, refused with {error}")];
        }
    };
    let mut out = Vec::new();
    let found = serde_json::to_value(&cards).unwrap();
    differences(
        &expected["scorecards"],
        &found,
        "/scorecards",
        false,
        &mut out,
    );
    let comparisons = serde_json::to_value(compare(&framework, &cards).unwrap()).unwrap();
    differences(
        &expected["comparisons"],
        &comparisons,
        "/comparisons",
        false,
        &mut out,
    );
    out
}

#[test]
fn every_field_of_every_case_is_the_same() {
    let cases = cases();
    assert!(100 <= cases.len(), "only {} cases were found", cases.len());
    let mut failures = Vec::new();
    for (name, case) in &cases {
        let differences = run(case);
        if !differences.is_empty() {
            let shown = differences[..differences.len().min(6)].join("\n  ");
            failures.push(format!(
                "{name}: {} differences\n  {shown}\n",
                differences.len()
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} cases fail\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
}
