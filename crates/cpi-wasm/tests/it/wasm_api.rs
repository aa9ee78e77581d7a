//! The functions for scores give the documents of the command, and refusals in words.

use cpi_wasm::{Session, check_text, compare_text, explain_text, score_text};
use serde_json::Value;

/// A framework and the assessments of two countries in one round.
fn given() -> (String, String) {
    let case = include_str!("../../../../fixtures/conformance/cases/001-example-1-2-thirds.json");
    let case: Value = serde_json::from_str(case).expect("the case is JSON");
    (
        case["framework"].to_string(),
        case["assessments"].to_string(),
    )
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the answer is JSON")
}

#[test]
fn a_framework_without_problems_gives_an_empty_list() {
    let (framework, _) = given();
    assert_eq!(check_text(&framework), "[]\n");
}

#[test]
fn problems_of_a_framework_have_their_place() {
    let (framework, _) = given();
    let wrong = framework.replace("\"arithmetic\"", "\"arithmetical\"");
    let problems = json(&check_text(&wrong));
    assert_eq!(problems[0]["severity"], "error");
    assert_eq!(problems[0]["place"]["file"], "framework.json");
}

#[test]
fn scores_are_a_document_with_what_it_rests_on() {
    let (framework, assessments) = given();
    let document = json(&score_text(&framework, &assessments, false).unwrap());
    assert_eq!(document["kind"], "scores");
    assert_eq!(
        document["provenance"]["assessments"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let card = &document["scorecards"][0];
    assert_eq!(card["nodes"][0]["score"], "0.333333333333333333");
    assert!(card.get("trail").is_none());
    let document = json(&score_text(&framework, &assessments, true).unwrap());
    assert!(document["scorecards"][0].get("trail").is_some());
}

#[test]
fn a_comparison_ranks() {
    let (framework, assessments) = given();
    let document = json(&compare_text(&framework, &assessments).unwrap());
    assert_eq!(document["kind"], "comparison");
    let places = &document["comparisons"][0]["nodes"][0]["places"];
    assert_eq!(places[0]["country"], "XAB");
    assert_eq!(places[0]["rank"], "1");
}

#[test]
fn an_explanation_begins_at_the_index_unless_a_node_is_named() {
    let (framework, assessments) = given();
    let whole = explain_text(&framework, &assessments, "XAA", None, None).unwrap();
    let named = explain_text(&framework, &assessments, "XAA", Some("2020"), Some("index"));
    assert_eq!(json(&whole)["lines"][0]["code"], "index");
    assert_eq!(Ok(whole), named);
}

#[test]
fn what_is_not_there_is_named() {
    let (framework, assessments) = given();
    let explain = |country, round, node| {
        explain_text(&framework, &assessments, country, round, node).unwrap_err()
    };
    assert_eq!(
        explain("XAA", None, Some("other")),
        "the framework has no node `other`"
    );
    let nobody = "`XZZ` was not assessed in this round; assessed were XAA, XAB";
    assert_eq!(explain("XZZ", None, None), nobody);
    let never = "nothing was assessed in the round `1999`; the rounds with assessments are 2020";
    assert_eq!(explain("XAA", Some("1999"), None), never);
}

#[test]
fn several_rounds_must_be_told_apart() {
    let (framework, assessments) = given();
    let other = assessments.replacen("\"2020\"", "\"2021\"", 1);
    let one = |text: &str| json(text)[0].to_string();
    let both = format!("[{},{}]", one(&assessments), one(&other));
    assert_eq!(
        explain_text(&framework, &both, "XAA", None, None).unwrap_err(),
        "`XAA` was assessed in several rounds; name one: 2020, 2021"
    );
    assert!(explain_text(&framework, &both, "XAA", Some("2021"), None).is_ok());
}

#[test]
fn every_assessment_with_problems_is_named() {
    let (framework, assessments) = given();
    let wrong = assessments
        .replace("\"yes\"", "\"maybe\"")
        .replace("\"XAB\"", "\"XAA\"");
    let message = score_text(&framework, &wrong, false).unwrap_err();
    assert!(message.contains("assessments[0]:"), "{message}");
    assert!(message.contains("assessments[1]:"), "{message}");
}

#[test]
fn what_is_no_list_of_assessments_is_refused() {
    let (framework, assessments) = given();
    let one = json(&assessments)[0].to_string();
    for (text, kind) in [
        ("", "syntax"),
        ("[", "syntax"),
        (one.as_str(), "syntax"),
        ("[]", "empty"),
        (&format!("[{one},{one}]"), "duplicate"),
        ("[1]", "wrong-type"),
        ("[{}]", ""),
    ] {
        let message = score_text(&framework, text, false).unwrap_err();
        assert!(message.starts_with("assessments"), "{message}");
        assert!(
            message.contains(&format!("error[{kind}")),
            "{text}: {message}"
        );
    }
}

#[test]
fn a_refusal_of_the_methodology_is_passed_on() {
    let case =
        include_str!("../../../../fixtures/conformance/cases/035-refused-min-max-coincides.json");
    let case: Value = serde_json::from_str(case).unwrap();
    let framework = case["framework"].to_string();
    let message = score_text(&framework, &case["assessments"].to_string(), false).unwrap_err();
    assert!(message.contains("(methodology "), "{message}");
}

#[test]
fn a_session_says_what_a_change_touches() {
    let (framework, assessments) = given();
    let mut session = Session::open(&framework, &assessments, None).unwrap();
    let indicator = json(&framework)["indicators"][0]["code"]
        .as_str()
        .unwrap()
        .to_owned();
    let card = session.scorecard_text("XAA").unwrap();
    let effect = json(&session.set_text("XAA", &[(&indicator, "no")]).unwrap());
    assert_eq!(effect["answers"][0]["from"], "yes");
    let before = &effect["nodes"][0]["before"]["score"];
    assert_eq!(*before, json(&card)["nodes"][0]["score"]);
    let answers = format!("{{\"{indicator}\": \"perhaps\"}}");
    let message = session.set_all_text("XAA", &answers).unwrap_err();
    assert!(message.contains("`perhaps` is no answer"), "{message}");
    session.reset_text("XAA").unwrap();
    assert_eq!(session.scorecard_text("XAA").unwrap(), card);
    let message = Session::open(&framework, &assessments, Some("best")).unwrap_err();
    assert!(
        message.contains("allowed are `lowest`, `as-answered`"),
        "{message}"
    );
}
