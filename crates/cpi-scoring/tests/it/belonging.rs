//! Is everything that was checked with one framework refused by another, in every function that
//! takes both? The other framework has the same id and version; its questions stand in another
//! order, so that the answers would be answers to other questions.

use crate::support::fixtures::{assess, draft, framework};
#[allow(dead_code, reason = "each test takes what it needs of it")]
use cpi_model::draft::{
    Activated, CodingsDraft, CrosswalkDraft, PeersDraft, RoundDraft, SourceDraft, SubmissionDraft,
    TargetsDraft,
};
use cpi_model::framework::OtherFramework;
use cpi_model::merge::merge;
use cpi_model::{Assessment, Crosswalk, Framework, Peering, Provenance, Round, Uncertainty};
use cpi_report::plan::recommendations;
use cpi_report::scores::{self, ScoresShown};
use cpi_report::{Context, CountryNames};
use cpi_scoring::agreement::{AgreementOptions, Versions, agreement, coder_odds, units};
use cpi_scoring::{
    CoherenceError, CoherenceOptions, Draws, Edition, Options, RobustnessError, ScoreError,
    Session, SessionError, Simulator, Sources, TrendError, TrendOptions, coherence, compare,
    difference, engine, explain, explain_with, fold_scores, peers, plan, robustness, score,
    score_all, score_all_with, trend,
};
use serde_json::json;
use std::sync::Arc;

fn context<'a>(framework: &'a Framework, countries: &'a CountryNames) -> Context<'a> {
    Context::new(framework, "en", countries)
}

/// The framework, and the one with two questions in the other order.
fn both() -> (Framework, Framework) {
    let weights = |document: &mut serde_json::Value, order: [&str; 3]| {
        document["method"]["weights"] = json!("declared");
        let all = document["indicators"].as_array().unwrap().clone();
        let sorted = order.map(|code| {
            let mut found = all
                .iter()
                .find(|each| each["code"] == code)
                .unwrap()
                .clone();
            found["weight"] = json!(if code == "i1" { "4" } else { "1" });
            found
        });
        document["indicators"] = json!(sorted);
        for node in document["nodes"].as_array_mut().unwrap() {
            node["weight"] = json!("1");
        }
        document["nodes"][0]
            .as_object_mut()
            .unwrap()
            .remove("weight");
    };
    (
        framework(|it| weights(it, ["i1", "i2", "i3"])),
        framework(|it| weights(it, ["i2", "i1", "i3"])),
    )
}

fn answers(framework: &Framework) -> Vec<Assessment> {
    assess(
        framework,
        &[("XAA", ["yes", "no", "yes"]), ("XAB", ["no", "yes", "no"])],
    )
}

fn round(framework: &Framework) -> Round {
    let draft: RoundDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": { "id": "t", "version": "1" },
        "rounds": [{ "id": "2026", "reference_date": "2026-12-31" }], "countries": ["XAA", "XAB"],
    }))
    .unwrap();
    draft.check(framework).unwrap().value
}

fn uncertain(framework: &Framework) -> Uncertainty {
    let draft = draft(json!({ "answers": { "up": "0.1", "down": "0.1" } }));
    draft.check(framework).unwrap().value
}

fn crosswalk(older: &Framework, newer: &Framework) -> Crosswalk {
    let draft: CrosswalkDraft = cpi_scoring::suggest_crosswalk(older, newer);
    draft.check(older, newer).unwrap().value
}

const DRAWS: Draws = Draws {
    seed: 1,
    draws: 10,
    threads: 1,
};

/// That something is refused as of another framework.
fn refused<T>(what: &str, found: Result<T, impl Into<Refusal>>) {
    match found.map_err(Into::into) {
        Err(Refusal::Other) => {}
        Err(Refusal::Else(why)) => panic!("{what}: refused, but because: {why}"),
        Ok(_) => panic!("{what}: accepted"),
    }
}

enum Refusal {
    Other,
    Else(String),
}

impl From<OtherFramework> for Refusal {
    fn from(_: OtherFramework) -> Self {
        Self::Other
    }
}

impl From<ScoreError> for Refusal {
    fn from(error: ScoreError) -> Self {
        match error {
            ScoreError::OtherFramework(_) => Self::Other,
            other => Self::Else(other.to_string()),
        }
    }
}

macro_rules! by_score {
    ($($error:ident),+) => {$(
        impl From<$error> for Refusal {
            fn from(error: $error) -> Self {
                match error {
                    $error::Score(error) => error.into(),
                    other => Self::Else(other.to_string()),
                }
            }
        }
    )+};
}
impl From<cpi_report::ReportError> for Refusal {
    fn from(error: cpi_report::ReportError) -> Self {
        match error {
            cpi_report::ReportError::OtherFramework(error) => error.into(),
            other => Self::Else(other.to_string()),
        }
    }
}
by_score!(SessionError, CoherenceError, RobustnessError, TrendError);

#[test]
fn scores_and_what_is_made_of_them() {
    let (own, other) = both();
    let given = answers(&own);
    let trail = Options { trail: true };
    let cards = score_all_with(&own, &given, &trail).unwrap();
    assert_eq!(cards[0].index().score.unwrap().to_string(), "0.9");

    refused("score", score(&other, &given[0]));
    refused("score_all", score_all(&other, &given));
    refused("score_all_with", score_all_with(&other, &given, &trail));
    let folded = fold_scores(&other, &given, &trail, || 0, |count, _| *count += 1);
    refused("fold_scores", folded);
    refused("compare", compare(&other, &cards));
    refused("scores::wide", scores::wide(&other, &cards));
    let names = CountryNames::default();
    let context = context(&other, &names);
    let shown = ScoresShown::default();
    let report = scores::report(&cards, &[], &shown, &context);
    refused("scores::report", report);
    refused("explain", explain(&other, &cards[0], "index"));
    let others = answers(&other);
    let sources = Sources {
        assessment: Some(&others[0]),
        language: None,
    };
    let explained = explain_with(&own, &cards[0], "index", &sources);
    refused("explain_with", explained);
    let theirs = score_all(&other, &others).unwrap();
    refused("difference", difference(&cards[0], &theirs[1]));
    refused("Provenance::of", Provenance::of(engine(), &other, &given));
    // One among many is enough.
    let mixed = [given[0].clone(), others[1].clone()];
    refused("score_all, mixed", score_all(&own, &mixed));
    for belongs in [given[0].belongs_to(&other), cards[0].belongs_to(&other)] {
        refused("belongs_to", belongs);
    }
}

#[test]
fn analyses_of_a_round() {
    let (own, other) = both();
    let (given, others) = (answers(&own), answers(&other));
    let (arc, arc_other) = (Arc::new(own.clone()), Arc::new(other.clone()));
    let session = |framework: &Arc<Framework>, given: &[Assessment]| {
        Session::new(Arc::clone(framework), given.to_vec(), Activated::Lowest)
    };
    assert!(session(&arc, &given).is_ok());
    refused("Session::new", session(&arc_other, &given));

    let options = CoherenceOptions::default();
    refused("coherence", coherence(&other, &given, &options));

    let targets = |framework| {
        TargetsDraft::fewest(framework)
            .check(framework)
            .unwrap()
            .value
    };
    let planned = plan(&arc, given.clone(), "XAA", &targets(&own)).unwrap();
    refused("Plan::belongs_to", planned.belongs_to(&other));
    let names = CountryNames::default();
    let context = context(&other, &names);
    refused("recommendations", recommendations(&planned, &context));
    refused(
        "plan, round",
        plan(&arc, others.clone(), "XAA", &targets(&own)),
    );
    refused(
        "plan, targets",
        plan(&arc, given.clone(), "XAA", &targets(&other)),
    );
    refused("Targets::belongs_to", targets(&own).belongs_to(&other));

    let peering = |framework| PeersDraft::plain(framework).check(framework).unwrap().value;
    let beside = |given: &[Assessment], peering: &Peering| {
        peers(&arc, given, &["2026".to_owned()], "2026", &[], peering)
    };
    assert!(beside(&given, &peering(&own)).is_ok());
    refused("peers, round", beside(&others, &peering(&own)));
    refused("peers, peering", beside(&given, &peering(&other)));

    let run =
        |plan: &Uncertainty, given: &[Assessment]| robustness(plan, given, DRAWS, &mut |_| true);
    let found = run(&uncertain(&own), &given).unwrap();
    refused("Robustness::belongs_to", found.belongs_to(&other));
    let report = cpi_report::robustness::report(&found, "index", &context);
    refused("robustness::report", report);
    refused("robustness", run(&uncertain(&other), &given));
    refused("Simulator::new", Simulator::new(&uncertain(&other), &given));
}

#[test]
fn trends_and_crosswalks() {
    let (own, other) = both();
    let (given, others) = (answers(&own), answers(&other));
    let (rounds, of_other) = ([round(&own)], [round(&other)]);
    let options = TrendOptions::default();
    let edition = |framework, rounds, assessments| Edition {
        framework,
        rounds,
        assessments,
    };
    let newest = edition(&own, &rounds, &given);
    assert!(trend(&newest, &[], &[], &options).is_ok());
    let mixed = edition(&own, &rounds, &others);
    refused("trend, newest", trend(&mixed, &[], &[], &options));
    let mixed = edition(&own, &of_other, &given);
    refused("trend, rounds", trend(&mixed, &[], &[], &options));
    let mixed = edition(&own, &rounds, &others);
    refused("trend, before", trend(&newest, &[], &[mixed], &options));
    let between = crosswalk(&other, &own);
    let mixed = [(edition(&other, &of_other, &given), &between)];
    refused("trend, older", trend(&newest, &mixed, &[], &options));
    // The crosswalk the other way round is between other frameworks, too.
    let reversed = crosswalk(&own, &other);
    let older = [(edition(&other, &of_other, &others), &reversed)];
    let found = trend(&newest, &older, &[], &options);
    assert!(matches!(found, Err(TrendError::OtherCrosswalk { .. })));

    refused("Crosswalk::carry", between.carry(&given[0]));
    let carried = between.carry(&others[0]).unwrap();
    assert_eq!(carried, given[0]);
    refused("Round::belongs_to", rounds[0].belongs_to(&other));
}

#[test]
fn agreement_and_submissions() {
    let (own, other) = both();
    let mut draft = answers(&own)[0].to_draft();
    for answer in &mut draft.answers {
        let coding = |assessor: &str| json!({ "assessor": assessor, "answer": answer.answer });
        answer.codings = serde_json::from_value(json!([coding("A"), coding("B")])).unwrap();
    }
    let coded = draft.check(&own).unwrap().value;
    let units = units(&coded, None);
    let options = AgreementOptions {
        versions: Versions::Standing,
        seed: 1,
        resamples: 0,
    };
    assert!(agreement(&own, &units, &options).is_ok());
    refused("agreement", agreement(&other, &units, &options));
    let declared = CodingsDraft::default();
    refused("coder_odds", coder_odds(&other, &units, &declared));

    let draft: SubmissionDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": { "id": "t", "version": "1" },
        "country": "XAA", "round": "2026", "assessor": "A",
        "answers": [{ "indicator": "i1", "answer": "no" }],
    }))
    .unwrap();
    let history = cpi_model::History::unwritten(coded.to_draft());
    let merged = |framework| {
        let submission = draft.check(framework).unwrap().value;
        merge(&history, &coded, &submission, &SourceDraft::default())
    };
    assert_eq!(merged(&own).unwrap().changes.len(), 1);
    refused("merge", merged(&other));
}

#[test]
fn the_same_content_read_twice_is_the_same_framework() {
    let (own, _) = both();
    let (again, _) = both();
    assert_eq!(
        score(&again, &answers(&own)[0]),
        score(&own, &answers(&own)[0])
    );
}

#[test]
fn the_message_names_both() {
    let (own, other) = both();
    let error = score(&other, &answers(&own)[0]).unwrap_err();
    let hash = |framework: &Framework| framework.sha256()[..12].to_owned();
    assert_eq!(
        error.to_string(),
        format!(
            "the assessment of XAA, round 2026, was checked with the framework t 1 ({}…), and is used with t 1 ({}…); check it with the framework that it is used with",
            hash(&own),
            hash(&other)
        )
    );
}
