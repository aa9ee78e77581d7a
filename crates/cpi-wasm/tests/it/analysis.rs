//! The functions for analyses give the documents of the command, and refusals in words.

#![cfg(feature = "analysis")]

use cpi_wasm::analysis::{coherence, peers, plan, robustness_watched, trend, what_if};
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

#[test]
fn each_analysis_is_the_document_of_its_command() {
    let (framework, rounds, assessments) = given();
    let uncertainty = uncertain(&framework, "spread");
    let edition = format!(
        "[{{\"framework\": {framework}, \"rounds\": {rounds}, \"assessments\": {assessments}}}]"
    );
    let robustness = robustness_watched(
        &framework,
        &assessments,
        &uncertainty,
        "1",
        20.0,
        &mut |_| true,
    )
    .unwrap();
    assert_eq!(kind(&robustness), "robustness");
    let found = coherence(&framework, &assessments, None, true).unwrap();
    assert_eq!(kind(&found), "coherence");
    let found = trend(&edition, None, false, None, None).unwrap();
    assert_eq!(kind(&found), "trend");
    let found = plan(&framework, &assessments, "XAA", None).unwrap();
    assert_eq!(kind(&found), "plan");
    let found = what_if(&framework, &assessments, "XAA", "{}", None).unwrap();
    assert_eq!(kind(&found), "what-if");
    let found = peers(&framework, &assessments, &rounds, None, None, None).unwrap();
    assert_eq!(kind(&found), "peers");
}

#[test]
fn settings_may_be_toml_or_json_and_give_the_same() {
    let (framework, _, assessments) = given();
    let toml = uncertain(&framework, "spread");
    let parsed: toml::Table = toml::from_str(&toml).unwrap();
    let json = serde_json::to_string(&parsed).unwrap();
    let draw =
        |plan: &str| robustness_watched(&framework, &assessments, plan, "1", 20.0, &mut |_| true);
    assert_eq!(draw(&toml), draw(&json));
}

#[test]
fn what_is_wrong_in_a_plan_has_its_place() {
    let (framework, _, assessments) = given();
    let draw = |plan: &str| {
        robustness_watched(&framework, &assessments, plan, "1", 20.0, &mut |_| true)
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
    let plan = uncertain(&framework, "spread");
    let draw = |seed, draws| {
        robustness_watched(&framework, &assessments, &plan, seed, draws, &mut |_| true)
            .unwrap_err()
            .message
    };
    for seed in ["", "-1", "1.0", "18446744073709551616"] {
        let message = draw(seed, 10.0);
        assert!(
            message.starts_with(&format!("the seed is `{seed}`; allowed")),
            "{message}"
        );
    }
    for draws in [-1.0, 0.5, f64::NAN, f64::INFINITY, 1e10] {
        let message = draw("1", draws);
        assert!(message.starts_with("the draws are "), "{message}");
    }
    assert!(draw("1", 0.0).starts_with("0 draws say nothing"));
    assert_eq!(
        coherence(&framework, &assessments, Some("some".to_owned()), false)
            .unwrap_err()
            .message,
        "the cases are `some`; allowed are `complete`, `pairwise`"
    );
}

#[test]
fn rounds_and_countries_that_are_not_there_are_named() {
    let (framework, rounds, assessments) = given();
    let asked = |round: Option<&str>, country: Option<&str>| {
        let (round, country) = (round.map(str::to_owned), country.map(str::to_owned));
        let found = peers(&framework, &assessments, &rounds, round, country, None);
        found.unwrap_err().message
    };
    assert_eq!(
        asked(Some("1999"), None),
        "nothing was assessed in the round `1999`; the rounds with assessments are 2020"
    );
    assert_eq!(
        asked(None, Some("XZZ")),
        "`XZZ` was not assessed in this round; assessed were XAA, XAB"
    );
    let refused = plan(&framework, &assessments, "XZZ", None).unwrap_err();
    assert_eq!(
        refused.message,
        "`XZZ` was not assessed in this round; assessed were XAA, XAB"
    );
    let other = rounds.replace("\"2020\"", "\"1999\"");
    let none = peers(&framework, &assessments, &other, None, None, None);
    assert_eq!(
        none.unwrap_err().message,
        "none of the rounds that were assessed is declared: 2020"
    );
}

#[test]
fn what_is_no_edition_is_refused_with_its_place() {
    let (framework, rounds, assessments) = given();
    let of = |editions: &str| {
        trend(editions, None, false, None, None)
            .unwrap_err()
            .message
    };
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
    let plan = uncertain(&framework, "spread");
    let mut heard = 0;
    let stopped = robustness_watched(&framework, &assessments, &plan, "1", 100_000.0, &mut |_| {
        heard += 1;
        heard < 2
    });
    let stopped: Value = serde_json::from_str(&stopped.unwrap()).unwrap();
    let run = &stopped["robustness"]["run"];
    assert_eq!(run["interrupted_before"], 100_000);
    let draws = run["draws"].as_f64().unwrap();
    let whole = robustness_watched(&framework, &assessments, &plan, "1", draws, &mut |_| true);
    let whole: Value = serde_json::from_str(&whole.unwrap()).unwrap();
    assert_eq!(whole["robustness"]["nodes"], stopped["robustness"]["nodes"]);
}
