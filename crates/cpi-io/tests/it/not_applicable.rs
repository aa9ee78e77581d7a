//! Where may *not applicable* be answered, and does it have its reason? Methodology 2.7, at
//! every door through which answers come.

#![cfg(feature = "words")]

use cpi_io::questionnaire::answers::answer_options;
use cpi_io::read;
use cpi_model::draft::{AssessmentDraft, FrameworkDraft, Otherwise, SourceDraft, SubmissionDraft};
use cpi_model::history::History;
use cpi_model::merge::Outcome;
use cpi_model::review::{Actor, ReviewAction, review_change};
use cpi_model::{Answer, Assessment, Framework, Problems, Severity};
use serde_json::{Value, json};

/// Indicator `a` says when it does not apply, `b` does not; `c` has a condition on `b`, and
/// `d` has an option that means not applicable.
fn draft(declared: &Value) -> FrameworkDraft {
    let mut draft = json!({
        "schema_version": 1, "id": "f", "version": "1", "languages": ["en"], "countries": "iso-3166",
        "range": {"low": "0", "high": "1"}, "display": {"digits": 2, "rounding": "half-up"},
        "ranking": {"scores": "rounded", "order": "highest-first", "ties": "lowest"},
        "method": {"aggregation": "arithmetic", "over": "children", "weights": "equal",
                   "missing": "leave-out", "least_coverage": "0", "coverage_of": "indicators"},
        "scales": {
            "yn": {"options": [{"code": "yes", "points": "1"}, {"code": "no", "points": "0"}]},
            "yno": {"options": [{"code": "yes", "points": "1"}, {"code": "no", "points": "0"},
                                {"code": "none", "not_applicable": true}]}},
        "nodes": [{"code": "index"}],
        "indicators": [
            {"code": "a", "parent": "index", "kind": "checklist", "scale": "yn",
             "not_applicable_when": {"en": "There is no such office."}},
            {"code": "b", "parent": "index", "kind": "checklist", "scale": "yn"},
            {"code": "c", "parent": "index", "kind": "checklist", "scale": "yn",
             "applies_if": [{"indicator": "b", "answers": ["yes"]}], "otherwise": "leave-out"},
            {"code": "d", "parent": "index", "kind": "checklist", "scale": "yno"}]
    });
    if !declared.is_null() {
        draft["not_applicable"] = declared.clone();
    }
    serde_json::from_value(draft).expect("it is a framework")
}

fn framework(declared: &Value) -> Framework {
    draft(declared).check().expect("it is sound").value
}

fn assessment(framework: &Framework, answers: &Value) -> Result<Assessment, Problems> {
    let draft: AssessmentDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "f", "version": "1"}, "country": "XAA",
        "round": "2026", "answers": answers
    }))
    .expect("it is an assessment");
    draft.check(framework).map(|checked| checked.value)
}

fn refused(declared: &Value, answers: &Value) -> String {
    match assessment(&framework(declared), answers) {
        Ok(_) => "taken".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

/// Which of the four indicators may be answered *not applicable*, with `b` at an answer.
fn taken(declared: &Value, b: &str) -> String {
    let mut taken = String::new();
    for code in ["a", "b", "c"] {
        let mut answers =
            vec![json!({"indicator": code, "answer": "not-applicable", "comment": "So it is."})];
        if code != "b" {
            answers.push(json!({"indicator": "b", "answer": b}));
        }
        if assessment(&framework(declared), &json!(answers)).is_ok() {
            taken.push_str(code);
        }
    }
    taken
}

#[test]
fn a_framework_declares_where() {
    let nowhere = json!({"allowed": "nowhere"});
    let stated = json!({"allowed": "where-stated", "requires_reason": true});
    let anywhere = json!({"allowed": "anywhere"});
    // With `b` at no the condition of `c` fails, so that it may be not applicable anyway.
    for (declared, holds, fails, open) in [
        (&Value::Null, "", "c", ""),
        (&nowhere, "", "c", ""),
        (&stated, "a", "ac", "a"),
        (&anywhere, "abc", "abc", "abc"),
    ] {
        let found = [
            taken(declared, "yes"),
            taken(declared, "no"),
            taken(declared, "missing"),
        ];
        assert_eq!(found, [holds, fails, open], "{declared}");
    }
    // An option that means it is declared by the scale.
    let option = json!([{"indicator": "d", "answer": "none"}]);
    assert_eq!(refused(&Value::Null, &option), "taken");
}

#[test]
fn a_refusal_says_what_to_add() {
    let plain = json!([{"indicator": "b", "answer": "not-applicable"}]);
    insta::assert_snapshot!(refused(&Value::Null, &plain), @r#"
    /answers/0/answer: error[not-applicable]: `b` cannot be answered `not-applicable`: the framework does not declare where it is allowed, so it is allowed nowhere
      hint: answer it, or write `missing`; if the framework means to allow it, add the line `not_applicable = { allowed = "anywhere" }` to framework.toml, above its first line that begins with `[`
    "#);
    let stated = json!([{"indicator": "a", "answer": "not-applicable"}]);
    insta::assert_snapshot!(refused(&Value::Null, &stated), @r#"
    /answers/0/answer: error[not-applicable]: `a` cannot be answered `not-applicable`: the framework does not declare where it is allowed, so it is allowed nowhere
      hint: answer it, or write `missing`; if the framework means to allow it, add the line `not_applicable = { allowed = "where-stated" }` to framework.toml, above its first line that begins with `[`
    "#);
    insta::assert_snapshot!(refused(&json!({"allowed": "nowhere"}), &stated), @"
    /answers/0/answer: error[not-applicable]: `a` cannot be answered `not-applicable`: the framework allows it nowhere
      hint: answer it, or write `missing`; `allowed` under `not_applicable` of the framework says where it is an answer
    ");
    insta::assert_snapshot!(refused(&json!({"allowed": "where-stated"}), &plain), @"
    /answers/0/answer: error[not-applicable]: `b` cannot be answered `not-applicable`: the framework allows it where an indicator has a `not_applicable_when`, and this one has none
      hint: answer it, or write `missing`; if it is right here, say when in `not_applicable_when` of the indicator
    ");
    let under = json!([{"indicator": "b", "answer": "yes"}, {"indicator": "c", "answer": "not-applicable"}]);
    insta::assert_snapshot!(refused(&json!({"allowed": "where-stated"}), &under), @"
    /answers/1/answer: error[not-applicable]: `c` cannot be answered `not-applicable`: the framework allows it where an indicator has a `not_applicable_when`, and this one has none; its condition holds, since `b` is `yes`
      hint: answer it, or write `missing`; if it is right here, say when in `not_applicable_when` of the indicator
    ");
    let open = json!([{"indicator": "c", "answer": "not-applicable"}]);
    insta::assert_snapshot!(refused(&json!({"allowed": "where-stated"}), &open), @"
    /answers/0/answer: error[not-applicable]: `c` cannot be answered `not-applicable`: the framework allows it where an indicator has a `not_applicable_when`, and this one has none; whether its condition fails is not known, since `b` is `missing`
      hint: answer it, or write `missing`; if it is right here, say when in `not_applicable_when` of the indicator
    ");
}

#[test]
fn the_line_of_the_hint_mends_a_framework() {
    let refused = refused(
        &Value::Null,
        &json!([{"indicator": "b", "answer": "not-applicable"}]),
    );
    let line = refused
        .split('`')
        .find(|part| part.starts_with("not_applicable = {"))
        .expect("there is a line");
    let mut without = draft(&Value::Null);
    let table = cpi_io::write::indicators_csv(&without);
    without.indicators.clear();
    let toml = cpi_io::write::framework_toml(&without).replacen("\n[", &format!("\n{line}\n["), 1);
    let read = read::framework_toml(
        ("framework.toml", toml.as_bytes()),
        Some(("indicators.csv", table.as_bytes())),
    );
    let framework = read
        .expect("the line is TOML")
        .check(FrameworkDraft::check)
        .expect("it is sound")
        .value;
    let plain = json!([{"indicator": "b", "answer": "not-applicable"}]);
    assert!(assessment(&framework, &plain).is_ok());
}

#[test]
fn a_reason_stands_in_the_comment() {
    let declared = json!({"allowed": "anywhere", "requires_reason": true});
    let plain = json!([{"indicator": "b", "answer": "not-applicable"}]);
    insta::assert_snapshot!(refused(&declared, &plain), @"
    /answers/0/comment: error[missing-reason]: `b` is answered as not applicable without a reason, which the framework requires
      hint: say in the comment why it does not apply
    ");
    let blank = json!([{"indicator": "d", "answer": "none", "comment": "  "}]);
    insta::assert_snapshot!(refused(&declared, &blank), @"
    /answers/0/comment: error[missing-reason]: `d` is answered as not applicable without a reason, which the framework requires
      hint: say in the comment why it does not apply
    ");
    let coded =
        json!([{"indicator": "b", "codings": [{"assessor": "A", "answer": "not-applicable"}]}]);
    insta::assert_snapshot!(refused(&declared, &coded), @"
    /answers/0/codings/0/comment: error[missing-reason]: `b` is answered as not applicable without a reason, which the framework requires
      hint: say in the comment why it does not apply
    ");
    // A failing condition is the reason, and a decision has its own.
    for answers in [
        json!([{"indicator": "b", "answer": "no"}, {"indicator": "c", "answer": "not-applicable"}]),
        json!([{"indicator": "b", "codings": [{"assessor": "A", "answer": "not-applicable"}],
                "adjudication": {"answer": "not-applicable", "reason": "No such office."}}]),
        json!([{"indicator": "b", "codings": [{"assessor": "A", "answer": "not-applicable", "comment": "No such office."}]}]),
    ] {
        assert_eq!(refused(&declared, &answers), "taken");
    }
}

fn table(framework: &Framework, shape: &str, text: &str) -> String {
    let declared = format!(
        "schema_version = 1\nframework = {{ id = \"f\", version = \"1\" }}\ncountries = [\"XAA\"]\n\
         rounds = [{{ id = \"2026\", reference_date = \"2026-12-31\" }}]\n\
         [[tables]]\nfile = \"t.csv\"\nshape = \"{shape}\"\nround = \"round\"\n"
    );
    let round = read::round("round.toml", declared.as_bytes())
        .and_then(|read| read.check(|draft| draft.check(framework)))
        .expect("the round is sound")
        .value;
    match read::table(
        "t.csv",
        text.as_bytes(),
        &round.tables()[0],
        &round,
        framework,
    ) {
        Ok(_) => "taken".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn tables_obey_as_documents_do() {
    let stated = framework(&json!({"allowed": "where-stated", "requires_reason": true}));
    let wide = "country,round,a,b,c,d\nXAA,2026,yes,not-applicable,,\n";
    insta::assert_snapshot!(table(&stated, "wide", wide), @"
    t.csv:2:4: error[not-applicable]: `b` cannot be answered `not-applicable`: the framework allows it where an indicator has a `not_applicable_when`, and this one has none
      hint: answer it, or write `missing`; if it is right here, say when in `not_applicable_when` of the indicator
    ");
    let wide = "country,round,a,b,c,d\nXAA,2026,not-applicable,yes,not-applicable,\n";
    insta::assert_snapshot!(table(&stated, "wide", wide), @"
    t.csv:2:5: error[not-applicable]: `c` cannot be answered `not-applicable`: the framework allows it where an indicator has a `not_applicable_when`, and this one has none; its condition holds, since `b` is `yes`
      hint: answer it, or write `missing`; if it is right here, say when in `not_applicable_when` of the indicator
    t.csv:2:3: error[missing-reason]: `a` is answered as not applicable without a reason, which the framework requires and this table has no place for
      hint: give the answers of this country in a table of the shape `long` with a column `comment`, or in a document
    ");
    let long =
        "country,round,indicator,answer,comment\nXAA,2026,a,not-applicable,No such office.\n";
    assert_eq!(table(&stated, "long", long), "taken");
    let long = "country,round,indicator,answer,comment\nXAA,2026,a,not-applicable,\n";
    insta::assert_snapshot!(table(&stated, "long", long), @"
    t.csv:2:1: error[missing-reason]: `a` is answered as not applicable without a reason, which the framework requires
      hint: say in the comment why it does not apply
    ");
    let long = "country,round,indicator,answer,comment\nXAA,2026,b,not-applicable,Because.\n";
    insta::assert_snapshot!(table(&stated, "long", long), @"
    t.csv:2:4: error[not-applicable]: `b` cannot be answered `not-applicable`: the framework allows it where an indicator has a `not_applicable_when`, and this one has none
      hint: answer it, or write `missing`; if it is right here, say when in `not_applicable_when` of the indicator
    ");
}

/// What becomes of a submission, with the problems.
fn handed_in(framework: &Framework, standing: &Value, answers: &Value) -> (Vec<Outcome>, String) {
    let document: AssessmentDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "f", "version": "1"}, "country": "XAA",
        "round": "2026", "answers": standing
    }))
    .expect("it is an assessment");
    let assessment = document.check(framework).expect("it is sound").value;
    let history = History::unwritten(document.clone());
    let draft: SubmissionDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "f", "version": "1"}, "country": "XAA",
        "round": "2026", "assessor": "B", "answers": answers
    }))
    .expect("it is a submission");
    let submission = draft.check(framework).expect("it says whose it is").value;
    let source = SourceDraft::default();
    let merge = cpi_model::merge::merge(&history, &assessment, &submission, &source)
        .expect("all belong to one framework");
    let mut problems = submission.faults().clone();
    problems.extend(merge.problems);
    (
        merge
            .outcomes
            .iter()
            .map(|(_, _, outcome)| *outcome)
            .collect(),
        problems.to_string(),
    )
}

#[test]
fn what_comes_in_obeys() {
    let stated = framework(&json!({"allowed": "where-stated", "requires_reason": true}));
    let (outcomes, problems) = handed_in(
        &stated,
        &json!([]),
        &json!([
            {"indicator": "a", "answer": "not-applicable"}, {"indicator": "b", "answer": "not-applicable", "comment": "So."}
        ]),
    );
    assert_eq!(outcomes, []);
    insta::assert_snapshot!(problems, @"
    /answers/0/comment: error[missing-reason]: `a` is answered as not applicable without a reason, which the framework requires
      hint: say in the comment why it does not apply
    /answers/1/answer: error[not-applicable]: `b` cannot be answered `not-applicable`: the framework allows it where an indicator has a `not_applicable_when`, and this one has none
      hint: answer it, or write `missing`; if it is right here, say when in `not_applicable_when` of the indicator
    ");
    // What decides the condition is the assessor's own answer, or else the settled one.
    let c = json!([{"indicator": "c", "answer": "not-applicable"}]);
    let (outcomes, problems) =
        handed_in(&stated, &json!([{"indicator": "b", "answer": "yes"}]), &c);
    assert_eq!(outcomes, [Outcome::Faulty]);
    insta::assert_snapshot!(problems, @"
    /answers/0/answer: error[not-applicable]: `c` cannot be answered `not-applicable`: the framework allows it where an indicator has a `not_applicable_when`, and this one has none; its condition holds, since `b` is `yes`
      hint: answer it, or write `missing`; if it is right here, say when in `not_applicable_when` of the indicator
    ");
    let (outcomes, problems) = handed_in(&stated, &json!([{"indicator": "b", "answer": "no"}]), &c);
    assert_eq!(
        (outcomes.as_slice(), problems.as_str()),
        ([Outcome::New].as_slice(), "")
    );
    let both =
        json!([{"indicator": "b", "answer": "no"}, {"indicator": "c", "answer": "not-applicable"}]);
    let (outcomes, _) = handed_in(
        &stated,
        &json!([{"indicator": "b", "answer": "yes"}]),
        &both,
    );
    assert_eq!(outcomes, [Outcome::New, Outcome::New]);
}

#[test]
fn decisions_obey() {
    let stated = framework(&json!({"allowed": "where-stated", "requires_reason": true}));
    let decide = |standing: &Value, indicator: &str| {
        let document: AssessmentDraft = serde_json::from_value(json!({
            "schema_version": 1, "framework": {"id": "f", "version": "1"}, "country": "XAA",
            "round": "2026", "answers": standing
        }))
        .expect("it is an assessment");
        let assessment = document.check(&stated).expect("it is sound").value;
        let adjudicate = ReviewAction::Adjudicate {
            answer: Some("not-applicable".to_owned()),
            points: None,
            reason: "It does not apply.".to_owned(),
        };
        let hand = Actor {
            by: "R",
            at: "2026-03-01T12:00:00Z",
            seed: cpi_model::history::Seed::new([7; 32]),
        };
        match review_change(
            &History::unwritten(document.clone()),
            &assessment,
            indicator,
            &adjudicate,
            hand,
        ) {
            Ok(_) => "taken".to_owned(),
            Err(problems) => problems.to_string(),
        }
    };
    assert_eq!(decide(&json!([]), "a"), "taken");
    insta::assert_snapshot!(decide(&json!([]), "b"), @"
    /adjudication/answer: error[not-applicable]: `b` cannot be answered `not-applicable`: the framework allows it where an indicator has a `not_applicable_when`, and this one has none
      hint: answer it, or write `missing`; if it is right here, say when in `not_applicable_when` of the indicator
    ");
    assert_eq!(
        decide(&json!([{"indicator": "b", "answer": "no"}]), "c"),
        "taken"
    );
    insta::assert_snapshot!(decide(&json!([{"indicator": "b", "answer": "yes"}]), "c"), @"
    error[not-applicable]: `c` cannot be answered `not-applicable`: the framework allows it where an indicator has a `not_applicable_when`, and this one has none; its condition holds, since `b` is `yes`
      hint: decide for an answer, or decide first about what its condition asks
    ");
}

/// A coding was right as long as the condition failed; what decides it has been settled anew.
#[test]
fn what_was_settled_and_is_no_longer_allowed_counts_as_missing() {
    let stated = framework(&json!({"allowed": "where-stated"}));
    let draft: AssessmentDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "f", "version": "1"}, "country": "XAA", "round": "2026",
        "answers": [{"indicator": "b", "codings": [{"assessor": "A", "answer": "yes"}]},
                    {"indicator": "c", "codings": [{"assessor": "B", "answer": "not-applicable"}]}]
    }))
    .expect("it is an assessment");
    let checked = draft.check(&stated).expect("it is sound");
    assert_eq!(checked.value.answers()[2], Answer::Missing);
    assert!(
        checked
            .warnings
            .iter()
            .all(|problem| problem.severity == Severity::Warning)
    );
    insta::assert_snapshot!(checked.warnings, @"
    /answers/1: warning[not-applicable]: `c` cannot be answered `not-applicable`: the framework allows it where an indicator has a `not_applicable_when`, and this one has none; its condition holds, since `b` is `yes`; it counts as missing
      hint: decide anew, or send it back to an assessor
    ");
}

#[test]
fn it_is_offered_where_it_is_allowed() {
    for (declared, wanted) in [
        (Value::Null, ["yes no", "yes no", "yes no", "yes no none"]),
        (
            json!({"allowed": "where-stated"}),
            ["yes no not-applicable", "yes no", "yes no", "yes no none"],
        ),
        (
            json!({"allowed": "anywhere"}),
            [
                "yes no not-applicable",
                "yes no not-applicable",
                "yes no not-applicable",
                "yes no none",
            ],
        ),
    ] {
        let framework = framework(&declared);
        let found: Vec<String> = (0..4)
            .map(|i| {
                answer_options(&framework, i, "en")
                    .into_iter()
                    .map(|each| each.code)
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        assert_eq!(found, wanted, "{declared}");
    }
    assert_eq!(
        framework(&Value::Null).indicators()[2].otherwise(),
        Some(Otherwise::LeaveOut)
    );
}
