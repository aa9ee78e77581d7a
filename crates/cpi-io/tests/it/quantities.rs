//! Which values can a quantity have, and which are doubtful? Methodology 3.11 and 3.12.

#![cfg(feature = "words")]

use cpi_io::questionnaire::answers::possible;
use cpi_io::read;
use cpi_model::draft::{AssessmentDraft, FrameworkDraft, SubmissionDraft};
use cpi_model::framework::PossibleValues;
use cpi_model::number::{Quantity, parse_decimal};
use cpi_model::plausibility::implausible;
use cpi_model::{Answer, Assessment, Framework, Problems};
use serde_json::{Value, json};

fn draft(quantity: &Value) -> FrameworkDraft {
    let mut indicator = json!({
        "code": "q", "parent": "index", "kind": "quantity", "direction": "lower-is-better",
        "normalisation": "n", "goalposts": {"low": "0", "high": "50"}
    });
    for (key, value) in quantity.as_object().expect("it is an object") {
        indicator[key] = value.clone();
    }
    serde_json::from_value(json!({
        "schema_version": 1, "id": "f", "version": "1", "languages": ["en"], "countries": "iso-3166",
        "range": {"low": "0", "high": "1"}, "display": {"digits": 2, "rounding": "half-up"},
        "ranking": {"scores": "rounded", "order": "highest-first", "ties": "lowest"},
        "method": {"aggregation": "arithmetic", "over": "children", "weights": "equal",
                   "missing": "leave-out", "least_coverage": "0", "coverage_of": "indicators"},
        "normalisations": {"n": {"rule": "goalposts", "cap": "both"}},
        "nodes": [{"code": "index"}], "indicators": [indicator]
    }))
    .expect("it is a framework")
}

fn framework(quantity: &Value) -> Framework {
    draft(quantity)
        .check()
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

fn assessment(framework: &Framework, round: &str, answers: &Value) -> Result<Assessment, Problems> {
    let draft: AssessmentDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "f", "version": "1"}, "country": "XAA",
        "round": round, "answers": answers
    }))
    .expect("it is an assessment");
    draft.check(framework).map(|checked| checked.value)
}

fn outcome(quantity: &Value, value: &str) -> String {
    let answers = json!([{"indicator": "q", "answer": value}]);
    match assessment(&framework(quantity), "2026", &answers) {
        Ok(_) => "accepted".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn a_unit_implies_what_is_possible() {
    for (unit, wanted) in [
        ("%", "0 to 100"),
        ("% of children aged 0–17", "0 to 100"),
        ("percent", "0 to 100"),
        ("per cent", "0 to 100"),
        ("per cent of households", "0 to 100"),
        ("% of GDP", "any number"),
        ("% reduction", "any number"),
        ("% growth", "any number"),
        ("children", "whole numbers of 0 or more"),
        ("Children in residential care", "whole numbers of 0 or more"),
        ("children per 100,000", "0 or more"),
        ("cases", "whole numbers of 0 or more"),
        ("thousand persons", "any number"),
        ("USD", "any number"),
        ("years", "any number"),
    ] {
        assert_eq!(PossibleValues::of_unit(unit).to_string(), wanted, "{unit}");
    }
}

#[test]
fn what_is_impossible_is_refused() {
    let percent = json!({"unit": "%"});
    insta::assert_snapshot!(outcome(&percent, "250"), @"
    /answers/0/answer: error[impossible]: `q` cannot be 250: possible values are 0 to 100, as its unit `%` implies
      hint: correct the value, or answer `missing`; if it is right, the framework must say so: `possible_least`, `possible_most` and `possible_whole` of the indicator
    ");
    for (value, wanted) in [
        ("0", true),
        ("-0.01", false),
        ("100", true),
        ("100.01", false),
    ] {
        assert_eq!(outcome(&percent, value) == "accepted", wanted, "{value}");
    }
    insta::assert_snapshot!(outcome(&json!({"unit": "children"}), "-5"), @"
    /answers/0/answer: error[impossible]: `q` cannot be -5: possible values are whole numbers of 0 or more, as its unit `children` implies
      hint: correct the value, or answer `missing`; if it is right, the framework must say so: `possible_least`, `possible_most` and `possible_whole` of the indicator
    ");
    assert_ne!(outcome(&json!({"unit": "children"}), "12.5"), "accepted");
    assert_eq!(outcome(&json!({"unit": "children"}), "12.0"), "accepted");
    // A declaration replaces what the unit implies, as a whole.
    let growth = json!({"unit": "%", "possible": {}});
    assert_eq!(
        (outcome(&growth, "-2"), outcome(&growth, "250")),
        ("accepted".to_owned(), "accepted".to_owned())
    );
    let declared = json!({"unit": "%", "possible": {"least": "0", "most": "160"}});
    insta::assert_snapshot!(outcome(&declared, "160.1"), @"
    /answers/0/answer: error[impossible]: `q` cannot be 160.1: possible values are 0 to 160
      hint: correct the value, or answer `missing`; if it is right, the framework must say so: `possible_least`, `possible_most` and `possible_whole` of the indicator
    ");
}

#[test]
fn every_door_refuses_it() {
    let framework = framework(&json!({"unit": "%"}));
    // A coding, a decision.
    for answers in [
        json!([{"indicator": "q", "codings": [{"assessor": "A", "answer": "250"}]}]),
        json!([{"indicator": "q", "adjudication": {"answer": "250", "reason": "The census."}}]),
    ] {
        assert!(
            assessment(&framework, "2026", &answers).is_err(),
            "{answers}"
        );
    }
    // A submission.
    let submission: SubmissionDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "f", "version": "1"}, "country": "XAA",
        "round": "2026", "assessor": "A", "answers": [{"indicator": "q", "answer": "250"}]
    }))
    .expect("it is a submission");
    assert!(
        submission
            .check(&framework)
            .expect("it says whose it is")
            .value
            .faults()
            .any_error()
    );
    // What is tried, in words and as a value.
    assert!(Answer::read(&framework, "q", "250").is_err());
    let sound = assessment(&framework, "2026", &json!([])).expect("it is sound");
    let value = Answer::Quantity(Quantity::from(
        parse_decimal("250").expect("it is a number"),
    ));
    assert!(sound.with_answers(&[(0, value)]).is_err());
    // Tables.
    for (shape, text) in [
        ("wide", "country,round,q\nXAA,2026,250\n"),
        ("long", "country,round,indicator,answer\nXAA,2026,q,250\n"),
    ] {
        let declared = format!(
            "schema_version = 1\nframework = {{ id = \"f\", version = \"1\" }}\ncountries = [\"XAA\"]\n\
             rounds = [{{ id = \"2026\", reference_date = \"2026-12-31\" }}]\n\
             [[tables]]\nfile = \"t.csv\"\nshape = \"{shape}\"\nround = \"round\"\n"
        );
        let round = read::round("round.toml", declared.as_bytes())
            .and_then(|read| read.check(|draft| draft.check(&framework)))
            .expect("the round is sound")
            .value;
        let found = read::table(
            "t.csv",
            text.as_bytes(),
            &round.tables()[0],
            &round,
            &framework,
        );
        assert!(found.is_err(), "{shape}");
    }
}

#[test]
fn a_declaration_must_hold_together() {
    for quantity in [
        json!({"unit": "%", "possible": {"least": "10", "most": "5"}}),
        json!({"unit": "%", "plausible": {"least": "10", "most": "5"}}),
        json!({"unit": "%", "plausible": {"change": "-1"}}),
    ] {
        let problems = draft(&quantity)
            .check()
            .expect_err("it does not hold together");
        assert_eq!(problems.iter().count(), 1, "{problems}");
    }
}

#[test]
fn what_is_declared_is_written_and_read_back() {
    for possible in [
        json!({}),
        json!({"least": "0"}),
        json!({"most": "5", "whole": true}),
    ] {
        let quantity = json!({
            "unit": "%", "possible": possible,
            "plausible": {"least": "1", "most": "9", "change": "3", "change_share": "0.5"}
        });
        let draft = draft(&quantity);
        let table = cpi_io::write::indicators_csv(&draft);
        let toml = cpi_io::write::framework_toml(&draft);
        let read = read::framework_toml(
            ("framework.toml", toml.as_bytes()),
            Some(("indicators.csv", table.as_bytes())),
        );
        assert_eq!(read.expect("it was written").draft, draft, "{table}");
        let text = serde_json::to_string(&draft).expect("it is JSON");
        assert_eq!(
            read::framework_json("f.json", text.as_bytes())
                .expect("it was written")
                .draft,
            draft
        );
    }
}

/// The values of three rounds, and what is doubtful.
fn doubtful(plausible: &Value, values: [&str; 3]) -> String {
    let framework = framework(&json!({"unit": "beds", "plausible": plausible}));
    let rounds: Vec<String> = ["2024", "2025", "2026"].map(str::to_owned).to_vec();
    let all: Vec<Assessment> = rounds
        .iter()
        .zip(values)
        .map(|(round, value)| {
            let answers = json!([{"indicator": "q", "answer": value}]);
            assessment(&framework, round, &answers).expect("it is possible")
        })
        .collect();
    implausible(&all, &rounds).to_string()
}

#[test]
fn what_is_implausible_is_a_warning_with_its_figures() {
    let range = json!({"least": "0", "most": "1000"});
    insta::assert_snapshot!(doubtful(&range, ["0", "1000", "1000.5"]), @"
    warning[implausible]: `q` of XAA in 2026 is 1000.5; plausible values are 0 to 1000
      hint: check the source and the unit; if the figure is right, leave it as it is
    ");
    // The example of 3.12.
    let change = json!({"change": "100", "change_share": "0.6"});
    assert_eq!(doubtful(&change, ["95", "20", "20"]), "");
    assert_eq!(doubtful(&change, ["300", "150", "150"]), "");
    insta::assert_snapshot!(doubtful(&change, ["300", "100", "100"]), @"
    warning[implausible]: `q` of XAA in 2025 is 100, after 300 in 2024; a change of more than 100 and more than 60 % is not plausible
      hint: check the source and the unit; if the figure is right, leave it as it is
    ");
    // One of them alone; after a round without a value, the one before it.
    insta::assert_snapshot!(doubtful(&json!({"change": "100"}), ["300", "missing", "150"]), @"
    warning[implausible]: `q` of XAA in 2026 is 150, after 300 in 2024; a change of more than 100 is not plausible
      hint: check the source and the unit; if the figure is right, leave it as it is
    ");
    insta::assert_snapshot!(doubtful(&json!({"change_share": "0.5"}), ["10", "15", "4"]), @"
    warning[implausible]: `q` of XAA in 2026 is 4, after 15 in 2025; a change of more than 50 % is not plausible
      hint: check the source and the unit; if the figure is right, leave it as it is
    ");
}

#[test]
fn questionnaires_say_what_is_possible() {
    for (quantity, wanted) in [
        (json!({"unit": "%"}), Some("0 – 100")),
        (
            json!({"unit": "children"}),
            Some("whole numbers, 0 or more"),
        ),
        (json!({"unit": "USD"}), None),
        (
            json!({"unit": "USD", "possible": {"most": "0"}}),
            Some("0 or less"),
        ),
    ] {
        assert_eq!(
            possible(&framework(&quantity), 0, "en").as_deref(),
            wanted,
            "{quantity}"
        );
    }
}
