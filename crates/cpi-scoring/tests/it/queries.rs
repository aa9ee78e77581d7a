//! Does every option of every query change its document, or is it refused? And does the document
//! that carries a query come out again when that query is run?

use cpi_io::IndexFolder;
use cpi_model::{Crosswalk, Index};
use cpi_scoring::{Document, Inputs, Query};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn open(folder: &str) -> Index {
    IndexFolder::open(&root().join(folder)).unwrap().index
}

/// What queries are asked of.
struct Asked {
    /// Two countries, one round, codings and histories.
    template: Index,
    /// Two countries, two rounds, and the crosswalk to the edition after it.
    first: (Index, Crosswalk),
    /// The edition after it.
    second: Index,
}

impl Asked {
    fn open() -> Self {
        let first = open("fixtures/editions/first");
        let second = open("fixtures/editions/second");
        let read = cpi_io::folder::crosswalk(&root().join("fixtures/editions/second")).unwrap();
        let crosswalk = read
            .check(|draft| draft.check(&first.framework, &second.framework))
            .unwrap()
            .value;
        Self {
            template: open("crates/cpi-cli/template"),
            first: (first, crosswalk),
            second,
        }
    }

    /// The document of a query, or the words in which it is refused.
    fn ask(&self, query: &Query) -> Result<Document, String> {
        let trend = Inputs {
            older: std::slice::from_ref(&self.first),
            ..Inputs::of(&self.second)
        };
        let inputs = match query {
            Query::Trend(_) => trend,
            Query::Scores(_) | Query::Comparison(_) | Query::Peers(_) => Inputs::of(&self.first.0),
            _ => Inputs::of(&self.template),
        };
        let found = query.run_with(&inputs, &mut |_| true);
        found.map_err(|refusal| refusal.to_string())
    }
}

fn plan() -> Value {
    let text = std::fs::read_to_string(root().join("crates/cpi-cli/template/uncertainty.toml"));
    toml::from_str(&text.unwrap()).unwrap()
}

/// Each kind with its needed options, and for every option another value.
fn cases() -> Vec<(Value, Value)> {
    let mut other_plan = plan();
    other_plan["answers"]["up"] = json!("0.2");
    vec![
        (
            json!({ "kind": "scores" }),
            json!({ "round": "2022", "country": "XAB", "trail": true }),
        ),
        (json!({ "kind": "comparison" }), json!({ "round": "2022" })),
        (
            json!({ "kind": "difference", "country": "XAA", "other": "XAB" }),
            json!({ "round": "1999", "country": "XAB", "other": "XAA" }),
        ),
        (
            json!({ "kind": "explanation", "country": "XAB" }),
            json!({ "country": "XAA", "round": "1999", "node": "art20", "depth": 1, "language": "ro" }),
        ),
        (
            json!({ "kind": "coherence" }),
            json!({ "round": "1999", "cases": "pairwise", "pairs": true }),
        ),
        (
            json!({ "kind": "robustness", "plan": plan(), "seed": "1", "draws": 50 }),
            json!({
                "round": "1999", "plan": other_plan, "seed": "2", "draws": 60,
                "interrupted": { "before": 100, "lacks": ["leaving-out"] },
            }),
        ),
        (
            json!({ "kind": "trend" }),
            json!({ "strict": true, "country": "XAB", "published": { "until": "2020-01-01" } }),
        ),
        (
            json!({ "kind": "plan", "country": "XAB" }),
            json!({
                "country": "XAA", "round": "1999",
                "targets": {
                    "schema_version": 1, "framework": { "id": "my-index", "version": "0.1" },
                    "activated": "lowest", "cost_per": "answer", "cost": "2",
                },
            }),
        ),
        (
            json!({
                "kind": "what-if", "country": "XAB",
                "answers": [{ "indicator": "19.1", "answer": "yes" }],
            }),
            json!({
                "country": "XAA", "round": "1999", "activated": "as-answered",
                "answers": [{ "indicator": "19.1", "answer": "no" }],
            }),
        ),
        (
            json!({ "kind": "peers" }),
            json!({
                "round": "2022", "countries": ["XAB"], "parts": ["standing"],
                "settings": {
                    "schema_version": 1, "framework": { "id": "cri", "version": "1" },
                    "middle": "median", "threshold": "0.3",
                },
            }),
        ),
        (
            json!({ "kind": "agreement" }),
            json!({
                "round": "1999", "country": "XAB", "versions": "standing", "seed": "9",
                "resamples": 20,
            }),
        ),
        (
            json!({ "kind": "status" }),
            json!({ "round": "1999", "country": "XAB", "per": "section" }),
        ),
    ]
}

fn query(value: &Value) -> Query {
    let read = serde_json::from_value(value.clone());
    let read: Query = read.unwrap_or_else(|error| panic!("{value}: {error}"));
    let mut options = value.as_object().unwrap().clone();
    let kind = options.remove("kind").unwrap();
    let of_kind = Query::of_kind(kind.as_str().unwrap(), &Value::Object(options).to_string());
    assert_eq!(of_kind.unwrap(), read);
    read
}

/// A document without the query that it carries, which of course names every option.
fn result(document: &Document) -> Value {
    let mut value = serde_json::to_value(document).unwrap();
    value.as_object_mut().unwrap().remove("query");
    value
}

#[test]
fn every_option_changes_the_document_or_is_refused() {
    let asked = Asked::open();
    for (base, options) in cases() {
        let plain = asked.ask(&query(&base)).unwrap();
        for (option, value) in options.as_object().unwrap() {
            let mut with: Map<String, Value> = base.as_object().unwrap().clone();
            with.insert(option.clone(), value.clone());
            let with = Value::Object(with);
            match asked.ask(&query(&with)) {
                Ok(document) => assert_ne!(
                    result(&plain),
                    result(&document),
                    "{}: `{option}` changes nothing",
                    base["kind"]
                ),
                Err(refusal) => assert!(refusal.len() > 20, "{}: {refusal}", base["kind"]),
            }
        }
    }
}

#[test]
fn a_document_is_read_back_and_comes_out_again() {
    let asked = Asked::open();
    for (base, options) in cases() {
        let mut all = vec![base.clone()];
        for (option, value) in options.as_object().unwrap() {
            let mut with: Map<String, Value> = base.as_object().unwrap().clone();
            with.insert(option.clone(), value.clone());
            all.push(Value::Object(with));
        }
        for value in all {
            let Ok(document) = asked.ask(&query(&value)) else {
                continue;
            };
            let text = document.to_json();
            let read = Document::from_json(&text).unwrap_or_else(|problems| panic!("{problems}"));
            assert_eq!(read.to_json(), text, "{value}");
            let again = asked.ask(read.query.as_ref().unwrap()).unwrap();
            assert_eq!(again.to_json(), text, "{value}");
        }
    }
}

#[test]
fn no_option_of_the_schema_is_left_out() {
    let schema: Value =
        serde_json::from_str(include_str!("../../../cpi-io/schemas/query.json")).unwrap();
    let kinds = schema["oneOf"].as_array().unwrap();
    let cases: BTreeMap<String, Value> = cases()
        .into_iter()
        .map(|(base, options)| (base["kind"].as_str().unwrap().to_owned(), options))
        .collect();
    assert_eq!(kinds.len(), cases.len());
    for kind in kinds {
        let name = kind["properties"]["kind"]["const"].as_str().unwrap();
        let of = kind["$ref"].as_str().map(|of| of.trim_start_matches('#'));
        let declared = of.map_or(kind, |pointer| schema.pointer(pointer).unwrap());
        let declared: BTreeSet<&str> = declared["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .filter(|key| *key != "kind")
            .collect();
        let tried: BTreeSet<&str> = cases[name]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(declared, tried, "the options of `{name}`");
    }
}

#[test]
fn an_option_that_does_not_exist_is_refused() {
    for (base, _) in cases() {
        let mut with: Map<String, Value> = base.as_object().unwrap().clone();
        with.insert("no_such_option".to_owned(), json!(1));
        let refused = serde_json::from_value::<Query>(Value::Object(with)).unwrap_err();
        assert!(
            refused.to_string().contains("no_such_option"),
            "{}: {refused}",
            base["kind"]
        );
    }
}

#[test]
fn every_change_that_moves_scores_is_in_the_changelog() {
    let changelog = std::fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let changelog = plain(&changelog);
    for change in cpi_scoring::changes::SCORE_CHANGES {
        assert!(changelog.contains(&plain(change.entry)), "{}", change.entry);
    }
}

#[test]
fn trails_that_are_computed_while_they_are_written_are_those_of_the_document() {
    for (folder, round, country) in [
        ("fixtures/demonstration", None, None),
        ("fixtures/demonstration", Some("2024"), None),
        ("fixtures/demonstration", None, Some("XAB")),
        ("fixtures/indices/hdi", None, None),
        ("fixtures/indices/asem-zscore", None, None),
    ] {
        let index = open(folder);
        for trail in [false, true] {
            let query = cpi_scoring::ScoresQuery {
                round: round.map(str::to_owned),
                country: country.map(str::to_owned),
                trail,
            };
            let mut written = Vec::new();
            query.write_json(&index, &mut written).unwrap().unwrap();
            let document = Query::Scores(query).run(&index).unwrap();
            assert!(written == document.to_json().into_bytes(), "{folder}");
        }
    }
}

#[test]
fn what_is_refused_writes_nothing() {
    let index = open("fixtures/demonstration");
    for (round, country) in [("2020", "XAA"), ("2026", "ZZZ")] {
        let query = cpi_scoring::ScoresQuery {
            round: Some(round.to_owned()),
            country: Some(country.to_owned()),
            trail: true,
        };
        let mut written = Vec::new();
        let refused = query.write_json(&index, &mut written).unwrap_err();
        assert_eq!(refused, Query::Scores(query).run(&index).unwrap_err());
        assert!(written.is_empty());
    }
}
