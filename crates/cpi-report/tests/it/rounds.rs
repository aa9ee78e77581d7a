//! Small rounds of a small index, made in memory.

use cpi_model::draft::{AssessmentDraft, FrameworkDraft};
use cpi_model::{Assessment, Framework};
use cpi_report::write::{Options, terminal};
use cpi_report::{Context, CountryNames, Report};
use serde_json::{Value, json};

/// Two nodes with two and one questions, answered yes, partially or no; a view with one group.
pub(crate) fn framework(change: impl FnOnce(&mut Value)) -> Framework {
    let question = |code: &str, parent: &str| {
        json!({ "code": code, "parent": parent, "kind": "checklist", "scale": "s",
                "views": { "dimension": ["law"] } })
    };
    let mut document = json!({
        "schema_version": 1, "id": "t", "version": "1", "languages": ["en"],
        "countries": "declared",
        "range": { "low": "0", "high": "1" },
        "display": { "digits": 3, "rounding": "half-up" },
        "ranking": { "scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest" },
        "method": { "aggregation": "arithmetic", "over": "children", "weights": "equal",
                    "missing": "leave-out", "least_coverage": "0", "coverage_of": "indicators" },
        "scales": { "s": { "options": [
            { "code": "yes", "points": "1" }, { "code": "partially", "points": "0.5" },
            { "code": "no", "points": "0" } ] } },
        "nodes": [{ "code": "index" }, { "code": "a", "parent": "index", "level": "article" },
                  { "code": "b", "parent": "index", "level": "article" }],
        "views": [{ "code": "dimension", "over": "indicators", "groups": [{ "code": "law" }] }],
        "indicators": [question("i1", "a"), question("i2", "a"), question("i3", "b")],
    });
    change(&mut document);
    let draft: FrameworkDraft = serde_json::from_value(document).unwrap();
    let checked = draft.check();
    checked
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

/// Countries with a letter for each of their answers: `y`, `p`, `n`; `-` is missing, `x` not
/// applicable.
pub(crate) fn assess(framework: &Framework, rows: &[(&str, &str)]) -> Vec<Assessment> {
    let of_row = |(country, answers): &(&str, &str)| {
        let answers: Vec<Value> = ["i1", "i2", "i3"]
            .iter()
            .zip(answers.chars())
            .filter_map(|(code, letter)| {
                let answer = match letter {
                    'y' => "yes",
                    'p' => "partially",
                    'n' => "no",
                    'x' => "not-applicable",
                    _ => return None,
                };
                Some(json!({ "indicator": code, "answer": answer }))
            })
            .collect();
        let draft: AssessmentDraft = serde_json::from_value(json!({
            "schema_version": 1, "framework": { "id": "t", "version": "1" },
            "country": country, "round": "2026", "answers": answers,
        }))
        .unwrap();
        draft.check(framework).unwrap().value
    };
    rows.iter().map(of_row).collect()
}

/// What people read of a report.
pub(crate) fn read(framework: &Framework, of: impl FnOnce(&Context<'_>) -> Report) -> String {
    let names = CountryNames::default();
    let report = of(&Context::new(framework, "en", &names));
    let text = terminal(&report, &Options::default());
    for word in text.split(|letter: char| !letter.is_alphanumeric()) {
        let word = word.to_ascii_lowercase();
        assert!(!["nan", "inf"].contains(&word.as_str()), "{text}");
    }
    text
}
