//! The functions for scores give the documents of the command, and refusals in words.

use cpi_wasm::{Index, Refusal, Session, check, check_assessments};
use serde_json::{Value, json as value};

/// A framework and the assessments of two countries in one round.
fn given() -> (String, String) {
    let case = include_str!("../../../../fixtures/conformance/cases/001-example-1-2-thirds.json");
    let case: Value = serde_json::from_str(case).expect("the case is JSON");
    (
        case["framework"].to_string(),
        case["assessments"].to_string(),
    )
}

/// What a query gives of a framework and assessments.
fn run(framework: &str, assessments: &str, query: &Value) -> Result<String, Refusal> {
    Index::new(framework, assessments)?.run(&query.to_string())
}

fn score(framework: &str, assessments: &str, trail: bool) -> Result<String, Refusal> {
    let query = value!({ "kind": "scores", "trail": trail });
    run(framework, assessments, &query)
}

/// The explanation of a node of a country in a round.
fn explain(
    framework: &str,
    assessments: &str,
    country: &str,
    round: Option<&str>,
    node: Option<&str>,
) -> Result<String, String> {
    let query = value!({ "kind": "explanation", "country": country, "round": round, "node": node });
    run(framework, assessments, &query).map_err(message)
}

fn message(refusal: Refusal) -> String {
    refusal.message
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the answer is JSON")
}

#[test]
fn a_framework_without_problems_gives_an_empty_list() {
    let (framework, _) = given();
    assert_eq!(check(&framework), "[]\n");
}

#[test]
fn problems_of_a_framework_have_their_place() {
    let (framework, _) = given();
    let wrong = framework.replace("\"arithmetic\"", "\"arithmetical\"");
    let problems = json(&check(&wrong));
    assert_eq!(problems[0]["severity"], "error");
    assert_eq!(problems[0]["place"]["file"], "framework.json");
}

#[test]
fn scores_are_a_document_with_what_it_rests_on() {
    let (framework, assessments) = given();
    let document = json(&score(&framework, &assessments, false).unwrap());
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
    let document = json(&score(&framework, &assessments, true).unwrap());
    assert!(document["scorecards"][0].get("trail").is_some());
}

#[test]
fn a_comparison_ranks() {
    let (framework, assessments) = given();
    let document = json(&run(&framework, &assessments, &value!({ "kind": "comparison" })).unwrap());
    assert_eq!(document["kind"], "comparison");
    let places = &document["comparisons"][0]["nodes"][0]["places"];
    assert_eq!(places[0]["country"], "XAB");
    assert_eq!(places[0]["rank"], "1");
}

#[test]
fn an_explanation_begins_at_the_index_unless_a_node_is_named() {
    let (framework, assessments) = given();
    let whole = explain(&framework, &assessments, "XAA", None, None).unwrap();
    let named = explain(&framework, &assessments, "XAA", Some("2020"), Some("index"));
    let explanation = |document: &str| json(document)["explanation"].clone();
    assert_eq!(json(&whole)["kind"], "explanation");
    assert_eq!(explanation(&whole)["lines"][0]["code"], "index");
    assert_eq!(explanation(&whole), explanation(&named.unwrap()));
}

#[test]
fn what_is_not_there_is_named() {
    let (framework, assessments) = given();
    let refused =
        |country, round, node| explain(&framework, &assessments, country, round, node).unwrap_err();
    assert_eq!(
        refused("XAA", None, Some("other")),
        "the framework has no node or indicator `other`"
    );
    let nobody = "`XZZ` was not assessed in this round; assessed were XAA, XAB";
    assert_eq!(refused("XZZ", None, None), nobody);
    let never = "nothing was assessed in the round `1999`; the rounds with assessments are 2020";
    assert_eq!(refused("XAA", Some("1999"), None), never);
}

#[test]
fn several_rounds_must_be_told_apart() {
    let (framework, assessments) = given();
    let other = assessments.replacen("\"2020\"", "\"2021\"", 1);
    let one = |text: &str| json(text)[0].to_string();
    let both = format!("[{},{}]", one(&assessments), one(&other));
    assert_eq!(
        explain(&framework, &both, "XAA", None, None).unwrap_err(),
        "`XAA` was assessed in several rounds; name one: 2020, 2021"
    );
    assert!(explain(&framework, &both, "XAA", Some("2021"), None).is_ok());
}

#[test]
fn every_assessment_with_problems_is_named() {
    let (framework, assessments) = given();
    let wrong = assessments
        .replace("\"yes\"", "\"maybe\"")
        .replace("\"XAB\"", "\"XAA\"");
    let message = message(score(&framework, &wrong, false).unwrap_err());
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
        let message = message(score(&framework, text, false).unwrap_err());
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
    let refusal = score(&framework, &case["assessments"].to_string(), false).unwrap_err();
    assert!(refusal.problems.is_empty());
    let message = refusal.message;
    assert!(message.contains("(methodology "), "{message}");
}

#[test]
fn problems_stand_in_the_refusal_too() {
    let (framework, assessments) = given();
    let wrong = assessments.replace("\"yes\"", "\"maybe\"");
    let refusal = score(&framework, &wrong, false).unwrap_err();
    let kinds: Vec<String> = refusal
        .problems
        .iter()
        .map(|it| it.kind.to_string())
        .collect();
    assert!(kinds.contains(&"unknown-option".to_owned()), "{kinds:?}");
    assert_eq!(refusal.message, refusal.problems.to_string());
}

#[test]
fn assessments_are_checked_with_their_framework() {
    let (framework, assessments) = given();
    assert_eq!(check_assessments(&framework, &assessments), "[]\n");
    let wrong = assessments.replace("\"yes\"", "\"maybe\"");
    let problems = json(&check_assessments(&framework, &wrong));
    assert_eq!(problems[0]["kind"], "unknown-option");
    assert_eq!(problems[0]["place"]["file"], "assessments[0]");
    let problems = json(&check_assessments("{}", &assessments));
    assert_eq!(problems[0]["place"]["file"], "framework.json");
}

#[test]
fn a_list_may_hold_texts_of_documents() {
    let (framework, assessments) = given();
    let listed = json(&assessments);
    let texts: Vec<String> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(Value::to_string)
        .collect();
    let texts = Value::from(texts).to_string();
    assert_eq!(
        score(&framework, &texts, true),
        score(&framework, &assessments, true)
    );
    let refusal = score(&framework, "[\"{\"]", false).unwrap_err();
    assert!(
        refusal
            .message
            .starts_with("assessments[0]:1:1: error[syntax]"),
        "{refusal}"
    );
}

#[test]
fn a_session_names_what_a_change_touches() {
    let (framework, assessments) = given();
    let index = Index::new(&framework, &assessments).unwrap();
    let mut session = Session::new(&index, None).unwrap();
    let indicator = json(&framework)["indicators"][0]["code"]
        .as_str()
        .unwrap()
        .to_owned();
    let answers = |answer: &str| format!("{{\"{indicator}\": \"{answer}\"}}");
    let card = session.scorecard("XAA").unwrap();
    let effect = json(&session.set("XAA", &answers("no")).unwrap());
    assert_eq!(effect["answers"][0]["from"], "yes");
    let before = &effect["nodes"][0]["before"]["score"];
    assert_eq!(*before, json(&card)["nodes"][0]["score"]);
    let refused = message(session.set("XAA", &answers("perhaps")).unwrap_err());
    assert!(refused.contains("`perhaps` is no answer"), "{refused}");
    let standing = json(&session.standing("XAA").unwrap());
    assert_eq!(
        standing["scorecard"],
        json(&session.scorecard("XAA").unwrap())
    );
    let places = standing["comparison"]["nodes"][0]["places"]
        .as_array()
        .unwrap();
    let own = places.iter().find(|place| place["country"] == "XAA");
    let after = &effect["nodes"][0]["after"]["score"];
    assert_eq!(own.unwrap()["score"], *after);
    let refused = message(session.standing("XZZ").unwrap_err());
    assert!(refused.contains("`XZZ` was not assessed"), "{refused}");
    // The same answers alone, with bounds and ranks, whatever was changed before.
    let tried = json(&session.what_if("XAA", &answers("no")).unwrap());
    assert_eq!(tried["effect"], effect);
    let place = &tried["places"][0];
    assert_eq!(place["rank"], own.unwrap()["rank"]);
    let ranked = places.iter().filter(|it| it["rank"].is_string()).count();
    assert_eq!(place["ranked"], ranked);
    assert_eq!(place["bounds"], standing["scorecard"]["nodes"][0]["bounds"]);
    let refused = message(session.what_if("XAA", &answers("perhaps")).unwrap_err());
    assert!(refused.contains("`perhaps` is no answer"), "{refused}");
    let nothing = json(&session.what_if("XAA", "{}").unwrap());
    assert_eq!(nothing["effect"]["answers"], value!([]));
    assert_eq!(session.scorecard("XAA").unwrap(), card);
    session.reset("XAA").unwrap();
    assert_eq!(session.scorecard("XAA").unwrap(), card);
    let refused = Session::new(&index, Some("best".to_owned())).unwrap_err();
    assert!(
        refused
            .message
            .contains("allowed are `lowest`, `as-answered`"),
        "{refused}"
    );
}

#[test]
fn public_assessments_are_scored_as_full_ones() {
    let (framework, assessments) = given();
    let mut public = json(&assessments);
    for assessment in public.as_array_mut().unwrap() {
        assessment["kind"] = "public-assessment".into();
        assessment["cleared"] = value!([]);
    }
    let nodes = |assessments: &str| {
        let document = json(&score(&framework, assessments, false).unwrap());
        document["scorecards"][0]["nodes"].clone()
    };
    let public = public.to_string();
    assert_eq!(nodes(&public), nodes(&assessments));
    assert_eq!(check_assessments(&framework, &public), "[]\n");
    let document = json(&score(&framework, &public, false).unwrap());
    assert_eq!(document["provenance"]["assessments"][0]["public"], true);

    let index = Index::new(&framework, &public).unwrap();
    let mut session = Session::new(&index, None).unwrap();
    let indicator = json(&framework)["indicators"][0]["code"].clone();
    let answers = format!("{{{indicator}: \"no\"}}");
    let effect = json(&session.set("XAA", &answers).unwrap());
    assert_eq!(effect["answers"][0]["to"], "no");
}

#[test]
fn an_answer_that_stands_twice_is_refused() {
    let (framework, assessments) = given();
    let index = Index::new(&framework, &assessments).unwrap();
    let mut session = Session::new(&index, None).unwrap();
    let twice = r#"{ "1": "yes", "1": "no" }"#;
    let refused = message(session.set("XAA", twice).unwrap_err());
    assert!(refused.contains("the key `1` stands twice"), "{refused}");
}

#[test]
fn an_index_answers_any_number_of_queries() {
    let (framework, assessments) = given();
    let index = Index::new(&framework, &assessments).unwrap();
    let scores = index.run(r#"{ "kind": "scores" }"#).unwrap();
    let query = value!({ "kind": "comparison", "round": "2020" });
    let comparison = json(&index.run(&query.to_string()).unwrap());
    assert_eq!(comparison["query"], query);
    assert_eq!(index.run(r#"{ "kind": "scores" }"#).unwrap(), scores);
}

#[test]
fn what_is_no_query_is_refused_in_words() {
    let (framework, assessments) = given();
    let index = Index::new(&framework, &assessments).unwrap();
    let refused = |query: &str| message(index.run(query).unwrap_err());
    for (query, reason) in [
        ("", "EOF while parsing"),
        ("{}", "missing field `kind`"),
        (
            r#"{ "kind": "score" }"#,
            "unknown variant `score`, expected",
        ),
        (
            r#"{ "kind": "scores", "trial": true }"#,
            "unknown field `trial`",
        ),
        (
            r#"{ "kind": "scores", "kind": "comparison" }"#,
            "the key `kind` stands twice",
        ),
    ] {
        let message = refused(query);
        assert!(
            message.starts_with("the query cannot be read: "),
            "{message}"
        );
        assert!(message.contains(reason), "{message}");
    }
}
