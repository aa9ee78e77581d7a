//! A small index of three indicators, and plans for it.

use cpi_model::draft::{AssessmentDraft, FrameworkDraft, UncertaintyDraft};
use cpi_model::{Assessment, Framework, Uncertainty};
use cpi_scoring::{Draws, Robustness, robustness};
use serde_json::{Value, json};

pub(crate) fn framework(change: impl FnOnce(&mut Value)) -> Framework {
    let mut document = json!({
        "schema_version": 1, "id": "t", "version": "1", "languages": ["en"],
        "countries": "declared",
        "range": { "low": "0", "high": "1" },
        "display": { "digits": 2, "rounding": "half-up" },
        "ranking": { "scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest" },
        "method": { "aggregation": "arithmetic", "over": "children", "weights": "equal",
                    "missing": "leave-out", "least_coverage": "0", "coverage_of": "indicators" },
        "scales": { "s": { "options": [
            { "code": "yes", "points": "1" }, { "code": "partially", "points": "0.5" },
            { "code": "no", "points": "0" } ] } },
        "nodes": [{ "code": "index" }, { "code": "a", "parent": "index", "level": "article" },
                  { "code": "b", "parent": "index", "level": "article" }],
        "banding": { "scores": "unrounded", "bands": [{ "code": "low" }, { "code": "high", "from": "0.5" }] },
        "indicators": [
            { "code": "i1", "parent": "a", "kind": "checklist", "scale": "s" },
            { "code": "i2", "parent": "a", "kind": "checklist", "scale": "s" },
            { "code": "i3", "parent": "b", "kind": "checklist", "scale": "s" }],
    });
    change(&mut document);
    let draft: FrameworkDraft = serde_json::from_value(document).unwrap();
    draft
        .check()
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

/// The answers of a country in 2026, by indicators.
pub(crate) fn answered<'a>(
    framework: &Framework,
    country: &str,
    answers: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Assessment {
    let answers = answers.into_iter();
    let answers: Vec<Value> = answers
        .map(|(code, answer)| json!({ "indicator": code, "answer": answer }))
        .collect();
    let draft: AssessmentDraft = serde_json::from_value(json!({
        "schema_version": 1,
        "framework": { "id": framework.id(), "version": framework.version() },
        "country": country, "round": "2026", "answers": answers,
    }))
    .unwrap();
    draft
        .check(framework)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

pub(crate) fn assess(framework: &Framework, rows: &[(&str, [&str; 3])]) -> Vec<Assessment> {
    let of_row = |(country, answers): &(&str, [&str; 3])| {
        let answers = ["i1", "i2", "i3"].into_iter().zip(*answers);
        answered(
            framework,
            country,
            answers.filter(|(_, answer)| !answer.is_empty()),
        )
    };
    rows.iter().map(of_row).collect()
}

pub(crate) fn draft(keys: Value) -> UncertaintyDraft {
    let mut document = json!({
        "schema_version": 1, "framework": { "id": "t", "version": "1" }, "interval": "0.9",
    });
    let keys: serde_json::Map<String, Value> = serde_json::from_value(keys).unwrap();
    document.as_object_mut().unwrap().extend(keys);
    serde_json::from_value(document).unwrap()
}

pub(crate) fn plan(framework: &Framework, keys: Value) -> Uncertainty {
    draft(keys)
        .check(framework)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

pub(crate) fn run(
    plan: &Uncertainty,
    assessments: &[Assessment],
    draws: u32,
    threads: usize,
) -> Robustness {
    robustness(
        plan,
        assessments,
        Draws {
            seed: 1,
            draws,
            threads,
        },
        &mut |_| true,
    )
    .unwrap()
}

pub(crate) const THREE: [(&str, [&str; 3]); 3] = [
    ("A", ["yes", "yes", "partially"]),
    ("B", ["yes", "no", "yes"]),
    ("C", ["no", "", "no"]),
];

pub(crate) fn everything() -> Value {
    json!({
        "answers": { "up": "0.1", "down": "0.1" },
        "missing": { "odds": { "s": { "yes": "0.2", "partially": "0.3", "no": "0.5" } } },
        "options": [{ "scale": "s", "option": "partially", "low": "0.3", "high": "0.6" }],
        "weights": [{ "of": "indicators", "draw": "spread", "spread": "0.25" },
                    { "of": "article", "draw": "free" }],
        "method": [{ "factor": "missing", "alternatives": [{ "name": "as-zero", "missing": "as-zero" }] }],
        "leave_out": ["indicators", "article"],
    })
}

/// A view whose group law has i1, i2 and i3: its cell at b sums up what b does.
pub(crate) fn with_law(over: &str, of_law: &[&str]) -> Framework {
    framework(|document| {
        document["views"] = json!([{ "code": "dimension", "over": over, "rows": "article",
                                     "groups": [{ "code": "law" }] }]);
        for indicator in document["indicators"].as_array_mut().unwrap() {
            if of_law.contains(&indicator["code"].as_str().unwrap()) {
                indicator["views"] = json!({ "dimension": ["law"] });
            }
        }
    })
}
