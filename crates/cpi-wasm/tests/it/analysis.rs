//! The functions for analyses give the documents of the command, and refusals in words.

#![cfg(feature = "analysis")]

use cpi_wasm::{Index, Refusal};
use serde_json::{Value, json};

/// A framework, its round and the assessments of two countries.
fn given() -> (String, String, String) {
    let case = include_str!("../../../../fixtures/conformance/cases/001-example-1-2-thirds.json");
    let case: Value = serde_json::from_str(case).unwrap();
    let framework = &case["framework"];
    let rounds = json!([{
        "schema_version": 1,
        "framework": { "id": framework["id"], "version": framework["version"] },
        "rounds": [{ "id": "2020", "reference_date": "2020-12-31" }],
        "countries": ["XAA", "XAB"],
    }]);
    (
        framework.to_string(),
        rounds.to_string(),
        case["assessments"].to_string(),
    )
}

fn kind(document: &str) -> Value {
    serde_json::from_str::<Value>(document).unwrap()["kind"].take()
}

fn uncertain(framework: &str, key: &str) -> String {
    let framework: Value = serde_json::from_str(framework).unwrap();
    let (id, version) = (&framework["id"], &framework["version"]);
    format!(
        "schema_version = 1\nframework = {{ id = {id}, version = {version} }}\ninterval = \"0.9\"\n\n[[weights]]\nof = \"indicators\"\ndraw = \"spread\"\n{key} = \"0.2\"\n"
    )
}

fn index(framework: &str, assessments: &str) -> Index {
    Index::new(framework, assessments).unwrap()
}

fn index_with(framework: &str, assessments: &str, rounds: &str) -> Index {
    let mut index = index(framework, assessments);
    index.set_rounds(rounds).unwrap();
    index
}

fn robustness(index: &Index, plan: &Value, seed: &str, draws: u32) -> Result<String, Refusal> {
    let query = json!({ "kind": "robustness", "plan": plan, "seed": seed, "draws": draws });
    index.run(&query.to_string())
}

fn editions(editions: &str) -> Result<Index, Refusal> {
    Index::of_editions(editions, None, None)
}

#[test]
fn each_analysis_is_the_document_of_its_command() {
    let (framework, rounds, assessments) = given();
    let plan = json!(uncertain(&framework, "spread"));
    let index = index_with(&framework, &assessments, &rounds);
    for query in [
        json!({ "kind": "robustness", "plan": plan, "seed": "1", "draws": 20 }),
        json!({ "kind": "coherence", "cases": "complete", "pairs": true }),
        json!({ "kind": "plan", "country": "XAA" }),
        json!({ "kind": "what-if", "country": "XAA", "answers": [] }),
        json!({ "kind": "peers" }),
        json!({ "kind": "trend" }),
    ] {
        let found = index.run(&query.to_string()).unwrap();
        assert_eq!(kind(&found), query["kind"]);
    }
    let edition = format!(
        "[{{\"framework\": {framework}, \"rounds\": {rounds}, \"assessments\": {assessments}}}]"
    );
    let alone = editions(&edition).unwrap();
    let trend = r#"{ "kind": "trend" }"#;
    assert_eq!(alone.run(trend), index.run(trend));
}

#[test]
fn settings_may_be_toml_or_json_and_give_the_same() {
    let (framework, _, assessments) = given();
    let toml = uncertain(&framework, "spread");
    let parsed: toml::Table = toml::from_str(&toml).unwrap();
    let index = index(&framework, &assessments);
    let draw = |plan: Value| robustness(&index, &plan, "1", 20).unwrap();
    let object = serde_json::to_value(&parsed).unwrap();
    assert_eq!(draw(json!(toml)), draw(json!(object.to_string())));
    assert_eq!(draw(json!(toml)), draw(object));
}

#[test]
fn answers_may_be_an_object_or_a_list() {
    let (framework, _, assessments) = given();
    let index = index(&framework, &assessments);
    let found = |answers: Value| {
        let query = json!({ "kind": "what-if", "country": "XAA", "answers": answers });
        index.run(&query.to_string()).unwrap()
    };
    let asked: Value = serde_json::from_str(&framework).unwrap();
    let code = asked["indicators"][0]["code"].as_str().unwrap();
    let listed = found(json!([{ "indicator": code, "answer": "no" }]));
    assert_eq!(found(json!({ code: "no" })), listed);
    assert_eq!(found(json!(json!({ code: "no" }).to_string())), listed);
}

#[test]
fn what_is_wrong_in_a_plan_has_its_place() {
    let (framework, _, assessments) = given();
    let index = index(&framework, &assessments);
    let draw = |plan: &str| {
        robustness(&index, &json!(plan), "1", 20)
            .unwrap_err()
            .message
    };
    let mistyped = draw(&uncertain(&framework, "spred"));
    assert!(
        mistyped.starts_with("plan.toml:8:1: error[unknown-key]"),
        "{mistyped}"
    );
    let both = uncertain(&framework, "spread")
        + "\n[answers]\ncodings = {}\nconfusion = [{ scale = \"s\", of = \"yes\", odds = {} }]\n";
    let both = draw(&both);
    assert!(
        both.starts_with("plan.toml:11:1: error[contradiction]"),
        "{both}"
    );
    let json = draw("{}");
    assert!(json.starts_with("plan.json:1:1: error["), "{json}");
}

#[test]
fn seeds_draws_and_words_that_mean_nothing_are_refused() {
    let (framework, _, assessments) = given();
    let index = index(&framework, &assessments);
    let plan = json!(uncertain(&framework, "spread"));
    for seed in ["", "-1", "1.0", "18446744073709551616"] {
        let message = robustness(&index, &plan, seed, 10).unwrap_err().message;
        assert!(
            message.starts_with("the query cannot be read: "),
            "{message}"
        );
    }
    for draws in [json!(-1), json!(0.5), json!(1e10), json!("5"), Value::Null] {
        let query = json!({ "kind": "robustness", "plan": plan, "seed": "1", "draws": draws });
        let message = index.run(&query.to_string()).unwrap_err().message;
        assert!(
            message.starts_with("the query cannot be read: "),
            "{message}"
        );
    }
    let none = robustness(&index, &plan, "1", 0).unwrap_err().message;
    assert!(none.starts_with("0 draws say nothing"), "{none}");
    let some = index.run(r#"{ "kind": "coherence", "cases": "some" }"#);
    assert_eq!(
        some.unwrap_err().message,
        "the query cannot be read: unknown variant `some`, expected `complete` or `pairwise`"
    );
}

#[test]
fn rounds_and_countries_that_are_not_there_are_named() {
    let (framework, rounds, assessments) = given();
    let index = |rounds: &str| index_with(&framework, &assessments, rounds);
    let refused =
        |rounds: &str, query: Value| index(rounds).run(&query.to_string()).unwrap_err().message;
    assert_eq!(
        refused(&rounds, json!({ "kind": "peers", "round": "1999" })),
        "nothing was assessed in the round `1999`; the rounds with assessments are 2020"
    );
    let nobody = "`XZZ` was not assessed in this round; assessed were XAA, XAB";
    assert_eq!(
        refused(&rounds, json!({ "kind": "peers", "countries": ["XZZ"] })),
        nobody
    );
    assert_eq!(
        refused(&rounds, json!({ "kind": "plan", "country": "XZZ" })),
        nobody
    );
    assert_eq!(
        refused(
            &rounds.replace("\"2020\"", "\"1999\""),
            json!({ "kind": "peers" })
        ),
        "none of the rounds that were assessed is declared: 2020"
    );
}

#[test]
fn what_is_no_edition_is_refused_with_its_place() {
    let (framework, rounds, assessments) = given();
    let of = |text: &str| editions(text).unwrap_err().message;
    assert_eq!(of("[]"), "the list `editions` is empty; give one or more");
    assert!(of("{").starts_with("editions:1:"));
    assert!(
        of("[{}]").starts_with("editions[0]:1:2: error[syntax]: this is no edition: missing field")
    );
    let wrong = rounds.replace("2020-12-31", "31.12.2020");
    let edition = |rounds: &str| {
        format!(
            "{{\"framework\": {framework}, \"rounds\": {rounds}, \"assessments\": {assessments}}}"
        )
    };
    let message = of(&format!("[{}]", edition(&wrong)));
    assert!(
        message.starts_with("editions[0].rounds[0].json:1:"),
        "{message}"
    );
    let newer = edition(&rounds).replace("\"1\"", "\"2\"");
    let message = of(&format!("[{},{newer}]", edition(&rounds)));
    assert!(
        message.starts_with("there is no crosswalk from "),
        "{message}"
    );
}

#[test]
fn a_run_that_is_stopped_has_what_there_is() {
    let (framework, _, assessments) = given();
    let index = index(&framework, &assessments);
    let plan = json!(uncertain(&framework, "spread"));
    let query = json!({ "kind": "robustness", "plan": plan, "seed": "1", "draws": 100_000 });
    let mut heard = 0;
    let stopped = index.run_watched(&query.to_string(), &mut |_| {
        heard += 1;
        heard < 2
    });
    let stopped: Value = serde_json::from_str(&stopped.unwrap()).unwrap();
    let run = &stopped["robustness"]["run"];
    assert_eq!(run["interrupted_before"], 100_000);
    let draws = u32::try_from(run["draws"].as_u64().unwrap()).unwrap();
    let whole = robustness(&index, &plan, "1", draws).unwrap();
    let whole: Value = serde_json::from_str(&whole).unwrap();
    assert_eq!(whole["robustness"]["nodes"], stopped["robustness"]["nodes"]);
}
