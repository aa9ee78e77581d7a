//! Is a key that a format does not have refused, wherever it stands and whatever it holds?

use cpi_model::draft::{
    AssessmentDraft, CrosswalkDraft, EntryDraft, FrameworkDraft, PeersDraft, RoundDraft,
    SubmissionDraft, TargetsDraft, UncertaintyDraft,
};
use cpi_model::{ProblemKind, Problems};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

type ParsedDraft<T> = fn(&str, &str) -> Result<T, Problems>;

/// Groups of a framework whose keys are codes, languages or names, and so are free.
const FREE: [&str; 12] = [
    "label",
    "title",
    "reason",
    "question",
    "scales",
    "normalisations",
    "instruments",
    "points",
    "exceptions",
    "criteria",
    "yes",
    "/indicators/0/views",
];

/// Puts a key into every group of a document, one after the other, with every kind of nothing.
fn every_group<T: DeserializeOwned + Serialize>(
    document: &Value,
    read: ParsedDraft<T>,
    free: &[&str],
) {
    let text = document.to_string();
    let whole = read("d.json", &text).unwrap_or_else(|problems| panic!("{problems}\n{text}"));
    assert_eq!(&serde_json::to_value(&whole).unwrap(), document);
    let mut groups = Vec::new();
    pointers(document, String::new(), &mut groups);
    let mut tried = 0;
    for pointer in &groups {
        let last = pointer.rsplit('/').next().unwrap_or_default();
        if free.contains(&last) || free.contains(&pointer.as_str()) {
            continue;
        }
        for nothing in [json!(null), json!(false), json!([]), json!({}), json!("x")] {
            let mut changed = document.clone();
            let group = changed
                .pointer_mut(pointer)
                .unwrap()
                .as_object_mut()
                .unwrap();
            // A key that other groups have.
            group.insert("scales_".to_owned(), nothing.clone());
            let text = changed.to_string();
            let bare = serde_json::from_str::<T>(&text);
            let said = bare
                .err()
                .map(|error| error.to_string())
                .unwrap_or_default();
            assert!(
                said.starts_with("unknown field `scales_`"),
                "{pointer}: {said}"
            );
            let problems = read("d.json", &text).err().unwrap();
            let kinds: Vec<_> = problems
                .iter()
                .map(|it| (it.kind, it.path.to_string()))
                .collect();
            let at = (ProblemKind::UnknownKey, format!("{pointer}/scales_"));
            assert_eq!(kinds, [at], "{text}");
            tried += 1;
        }
    }
    assert!(5 <= tried, "{text}");
}

fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(keys) => {
            for (key, value) in keys {
                pointers(value, format!("{at}/{key}"), found);
            }
            found.push(at);
        }
        Value::Array(values) => {
            for (i, value) in values.iter().enumerate() {
                pointers(value, format!("{at}/{i}"), found);
            }
        }
        _ => {}
    }
}

fn framework() -> Value {
    json!({
        "schema_version": 1, "id": "t", "version": "1", "title": { "en": "T" },
        "languages": ["en"], "countries": "declared",
        "range": { "low": "0", "high": "1" },
        "display": { "digits": 2, "rounding": "half-up" },
        "ranking": { "scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest" },
        "method": { "aggregation": "sum", "limits": { "low": "0" }, "round_to": { "digits": 1 } },
        "scales": { "ynp": { "options": [{ "code": "yes", "points": "1", "label": { "en": "Y" } }] } },
        "normalisations": { "n": { "rule": "bands", "bands": [{ "points": "0" }] } },
        "instruments": { "i": { "title": { "en": "I" } } },
        "nodes": [{ "code": "index", "aggregation": "sum", "limits": { "low": "0" },
                    "round_to": { "digits": 1 }, "label": { "en": "L" } }],
        "views": [{ "code": "v", "over": "cells", "limits": { "high": "1" },
                    "groups": [{ "code": "law", "label": { "en": "L" } }],
                    "without": [{ "row": "a", "group": "law", "reason": { "en": "R" } }] }],
        "gap": { "view": "v", "law": ["law"], "practice": ["p"], "formula": "difference" },
        "banding": { "scores": "rounded", "bands": [{ "code": "b", "from": "0.5", "label": { "en": "L" } }] },
        "indicators": [{ "code": "1", "parent": "index", "kind": "quantity",
            "points": { "yes": "1" }, "views": { "v": ["law"] },
            "applies_if": [{ "indicator": "0", "answers": ["yes"] }],
            "goalposts": { "low": "0", "high": "1" }, "reference": { "low": "0" },
            "question": { "en": "Q" }, "criteria": { "yes": { "en": "C" } },
            "exceptions": { "long-question": "R" } }],
    })
}

fn answer() -> Value {
    json!({ "indicator": "1", "answer": "yes",
        "evidence": [{ "title": "T", "link": "https://example.org" }],
        "codings": [{ "assessor": "A", "answer": "yes", "evidence": [{ "title": "T" }],
            "rejected": { "by": "R", "at": "2026-01-01T00:00:00Z", "comment": "C" } }],
        "accepted": { "by": "R", "at": "2026-01-01T00:00:00Z" },
        "adjudication": { "points": "1", "reason": "R" },
        "reply": { "text": "T", "by": "G", "at": "2026-01-01T00:00:00Z", "evidence": [{ "title": "T" }] },
        "assigned": { "assessors": ["A"] } })
}

fn head() -> Value {
    json!({ "id": "t", "version": "1" })
}

#[test]
fn in_every_group_of_every_document() {
    every_group(&framework(), FrameworkDraft::from_json, &FREE);
    let assessment = json!({ "schema_version": 1, "framework": head(), "country": "XAA",
        "round": "2026", "history": { "entries": 1, "head": "h" }, "answers": [answer()] });
    every_group(&assessment, AssessmentDraft::from_json, &[]);
    every_group(
        &json!({ "schema_version": 1, "framework": { "id": "t", "version": "1", "sha256": "h" },
            "country": "XAA", "round": "2026", "answers": [answer()] }),
        SubmissionDraft::from_json,
        &[],
    );
    every_group(
        &json!({ "seq": 1, "previous": "h", "at": "a", "by": "b", "action": "begin",
            "from": { "coding": answer()["codings"][0], "reply": answer()["reply"],
                "accepted": answer()["accepted"], "adjudication": answer()["adjudication"],
                "assigned": answer()["assigned"] },
            "to": { "document": assessment }, "source": { "file": "f", "sha256": "h" } }),
        EntryDraft::from_json,
        &[],
    );
    every_group(
        &json!({ "schema_version": 1, "framework": head(),
            "rounds": [{ "id": "2026", "reference_date": "2026-12-31" }], "countries": ["XAA"],
            "tables": [{ "file": "t.csv", "shape": "wide", "words": { "Y": "yes" } }] }),
        RoundDraft::from_json,
        &["words"],
    );
    every_group(
        &json!({ "schema_version": 1, "from": head(), "to": head(), "nodes": { "a": "b" },
            "relations": [{ "relation": "same", "from": ["1"], "to": ["1"] }] }),
        CrosswalkDraft::from_json,
        &["nodes"],
    );
    every_group(
        &json!({ "schema_version": 1, "framework": head(), "activated": "lowest", "cost_per": "answer",
            "cost": "1", "costs": [{ "cost": "2", "nodes": ["a"] }],
            "fixed": [{ "reason": "R", "groups": ["v:law"] }],
            "quantities": [{ "indicator": "2", "value": "1" }],
            "targets": [{ "node": "index", "score": "1" }] }),
        TargetsDraft::from_json,
        &[],
    );
    every_group(
        &json!({ "schema_version": 1, "framework": head(), "middle": "mean", "threshold": "0.1",
            "level": "article", "likeness": { "groups": 2 },
            "groups": [{ "code": "g", "label": { "en": "G" }, "countries": ["XAA"] }] }),
        PeersDraft::from_json,
        &["label"],
    );
    every_group(
        &json!({ "schema_version": 1, "framework": head(), "interval": "0.9",
            "answers": { "up": "0.1", "indicators": { "1": { "up": "0", "down": "0" } },
                "codings": { "per": "scale" },
                "confusion": [{ "scale": "s", "of": "yes", "odds": { "yes": "1" } }] },
            "missing": { "odds": { "s": { "yes": "1" } } },
            "quantities": { "spread": "0.1", "indicators": { "2": "0" } },
            "options": [{ "scale": "s", "option": "yes", "low": "0", "high": "1" }],
            "weights": [{ "of": "indicators", "draw": "free" }],
            "method": [{ "factor": "f", "alternatives": [{ "name": "a", "aggregation": "sum",
                "limits": { "low": "0" },
                "normalisations": { "n": { "rule": "bands", "bands": [{ "points": "0" }] } } }] }],
            "sensitivity": { "samples": 64, "resamples": 100 } }),
        UncertaintyDraft::from_json,
        &["odds", "s", "indicators", "normalisations"],
    );
}

#[test]
fn all_are_reported_at_once_with_their_places() {
    let text = "{ \"schema_version\": 1, \"indicator\": [],\n  \"indicators\": [{ \"code\": 1.1, \"reverse\": true },\n    { \"reversd\": false }],\n  \"indicators\": null }";
    let problems = FrameworkDraft::from_json("f.json", text).unwrap_err();
    let said = |problems: &Problems| -> Vec<String> {
        let lines = problems
            .iter()
            .map(|it| it.to_string().lines().next().map(str::to_owned));
        lines.flatten().collect()
    };
    // Of a key that stands twice the last counts.
    assert_eq!(
        said(&problems),
        [
            "f.json:1:24: error[unknown-key]: the key `indicator` is not known here",
            "f.json:4:3: error[wrong-type]: `indicators` is nothing (`null`); allowed is a list",
            "f.json:4:3: error[duplicate]: the key `indicators` stands twice in one group of keys",
        ]
    );
    let once = text.replace(",\n  \"indicators\": null", "");
    let problems = FrameworkDraft::from_json("f.json", &once).unwrap_err();
    assert_eq!(
        said(&problems),
        [
            "f.json:1:24: error[unknown-key]: the key `indicator` is not known here",
            "f.json:2:20: error[wrong-type]: `code` is the number 1.1; allowed is a text",
            "f.json:2:33: error[unknown-key]: the key `reverse` is not known here",
        ]
    );
}

#[test]
fn a_number_of_toml_that_is_none_does_not_pass_for_an_absent_key() {
    let toml = "schema_version = 1\nframework = { id = \"t\", version = \"1\" }\ncost = nan\n";
    let problems = cpi_io::read::targets("t.toml", toml.as_bytes()).unwrap_err();
    assert_eq!(
        problems.to_string().lines().next().unwrap(),
        "t.toml:3:1: error[wrong-type]: `cost` is the number NaN; allowed is a text"
    );
}

#[test]
fn a_word_of_another_type_is_said_to_be_a_text() {
    let text = "{ \"countries\": 5 }";
    let problems = FrameworkDraft::from_json("f.json", text).unwrap_err();
    assert_eq!(
        problems.to_string().lines().next().unwrap(),
        "f.json:1:3: error[wrong-type]: `countries` is the number 5; allowed is a text"
    );
}

#[test]
fn a_key_of_a_map_that_stands_twice_is_refused_by_serde_too() {
    fn refused<T: serde::de::DeserializeOwned + std::fmt::Debug>(text: &str, key: &str) {
        let error = serde_json::from_str::<T>(text).unwrap_err().to_string();
        let expected =
            format!("the key `{key}` stands twice in one group of keys; keep one of them");
        assert!(error.starts_with(&expected), "{error}");
    }
    use cpi_model::draft::{PeersDraft, RoundDraft, UncertaintyDraft};
    for (text, key) in [
        (r#"{ "title": { "en": "a", "ro": "b", "en": "c" } }"#, "en"),
        (r#"{ "scales": { "s": {}, "s": {} } }"#, "s"),
        (
            r#"{ "nodes": [{ "label": { "en": "a", "en": "b" } }] }"#,
            "en",
        ),
        (
            r#"{ "indicators": [{ "points": { "yes": "1", "yes": "0" } }] }"#,
            "yes",
        ),
        (
            r#"{ "indicators": [{ "criteria": { "yes": { "en": "a", "en": "b" } } }] }"#,
            "en",
        ),
        (
            r#"{ "indicators": [{ "criteria": { "yes": {}, "yes": {} } }] }"#,
            "yes",
        ),
        (
            r#"{ "views": [{ "groups": [{ "label": { "en": "a", "en": "b" } }] }] }"#,
            "en",
        ),
    ] {
        refused::<FrameworkDraft>(text, key);
    }
    refused::<RoundDraft>(
        r#"{ "tables": [{ "words": { "Y": "yes", "Y": "no" } }] }"#,
        "Y",
    );
    refused::<PeersDraft>(
        r#"{ "groups": [{ "label": { "en": "a", "en": "b" } }] }"#,
        "en",
    );
    refused::<UncertaintyDraft>(
        r#"{ "method": [{ "alternatives": [{ "normalisations": { "n": {}, "n": {} } }] }] }"#,
        "n",
    );
}
