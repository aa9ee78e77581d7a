//! Do public assessments score as the full ones do, in every figure (methodology 16)?

use cpi_io::{IndexFolder, read};
use cpi_model::draft::{AssessmentDraft, Clearance, FrameworkDraft, PublicationDraft};
use cpi_model::provenance::{AssessmentIdentity, canonical_json};
use cpi_model::{Assessment, Framework, Publication};
use cpi_scoring::{CoherenceOptions, Options, Scorecard, coherence, compare, score_all_with};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;

/// A public assessment, through its document as text.
fn public(framework: &Framework, full: &Assessment, publication: &Publication) -> Assessment {
    let draft = full.to_public(publication).unwrap();
    let text = canonical_json(&draft);
    let read = read::public_assessment("public.json", text.as_bytes()).unwrap();
    let public = read.check(|draft| draft.check(framework)).unwrap();
    assert!(public.warnings.is_empty(), "{}", public.warnings);
    let public = public.value;
    // The document is canonical: the checked type writes the same bytes.
    assert_eq!(canonical_json(&public.public_document().unwrap()), text);
    public
}

fn clearing(cleared: &[Clearance], framework: &Framework) -> Publication {
    let draft = PublicationDraft {
        schema_version: Some(1),
        cleared: cleared.iter().map(|part| (*part).into()).collect(),
        ..PublicationDraft::default()
    };
    draft.check(framework).unwrap().value
}

const ALL: [Clearance; 9] = [
    Clearance::NotApplicableReasons,
    Clearance::Evidence,
    Clearance::EvidenceNotes,
    Clearance::Replies,
    Clearance::ReplyOffices,
    Clearance::DecisionReasons,
    Clearance::Comments,
    Clearance::Codings,
    Clearance::Pseudonyms,
];

/// Every figure of scorecards: scores, bounds, coverage, bands, on what they rest, and with
/// it the trail of each.
fn cards(framework: &Framework, assessments: &[Assessment]) -> Vec<Scorecard> {
    score_all_with(framework, assessments, &Options { trail: true }).unwrap()
}

fn same(framework: &Framework, full: &[Assessment]) {
    let before = cards(framework, full);
    for cleared in [&[][..], &ALL] {
        let publication = clearing(cleared, framework);
        let public: Vec<Assessment> = full
            .iter()
            .map(|each| public(framework, each, &publication))
            .collect();
        let after = cards(framework, &public);
        for (before, after) in before.iter().zip(&after) {
            // Values are compared before texts: a large index has many scorecards.
            if before != after {
                let [before, after] = [before, after].map(|it| serde_json::to_value(it).unwrap());
                let found = cpi_model::json_diff::differences(&before, &after);
                panic!("{:?}", &found[..found.len().min(5)]);
            }
        }
        assert_eq!(before.len(), after.len());
        assert_eq!(
            compare(framework, &before).unwrap(),
            compare(framework, &after).unwrap()
        );
    }
}

#[test]
fn every_index_scores_the_same_from_what_is_published() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let mut folders = vec![root.join("demonstration"), root.join("demonstration-2022")];
    for group in ["indices", "editions"] {
        let entries = std::fs::read_dir(root.join(group)).unwrap();
        folders.extend(entries.map(|entry| entry.unwrap().path()));
    }
    let mut assessed = 0;
    for folder in folders.iter().filter(|it| it.join("rounds").is_dir()) {
        let index = IndexFolder::open(folder).unwrap();
        // Of the long panel the last rounds, which differ from the others in nothing but years.
        let last = index.assessments.len().saturating_sub(200);
        let chosen: Vec<Assessment> = index
            .assessments
            .iter()
            .enumerate()
            .filter(|(i, each)| last <= *i || each.round() >= "2018")
            .map(|(_, each)| each.clone())
            .collect();
        assessed += chosen.len();
        same(&index.framework, &chosen);
    }
    assert!(800 < assessed, "{assessed}");
}

#[test]
fn other_results_are_the_same_too() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/demonstration");
    let index = IndexFolder::open(&root).unwrap();
    let framework = &index.framework;
    let publication = Publication::nothing(framework);
    let public: Vec<Assessment> = index
        .assessments
        .iter()
        .map(|each| public(framework, each, &publication))
        .collect();
    let of = |all: &[Assessment]| -> Vec<Assessment> {
        let round = all.iter().filter(|it| it.round() == "2026");
        round.cloned().collect()
    };
    let (full, public) = (of(&index.assessments), of(&public));
    let coherences = [&full, &public]
        .map(|all| coherence(framework, all, &CoherenceOptions::default()).unwrap());
    assert_eq!(coherences[0], coherences[1]);
    let before = AssessmentIdentity::of(&full[0]);
    let after = AssessmentIdentity::of(&public[0]);
    assert_ne!(before.sha256, after.sha256);
    assert!(!before.public && after.public);
}

#[test]
fn without_clearance_nothing_of_a_person_is_published() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/demonstration");
    let index = IndexFolder::open(&root).unwrap();
    let framework = &index.framework;
    for assessment in &index.assessments {
        let text = canonical_json(
            &assessment
                .to_public(&Publication::nothing(framework))
                .unwrap(),
        );
        for word in [
            "evidence", "comment", "assessor", "reviewer", "reason", "codings", "reply",
        ] {
            assert!(!text.contains(&format!("\"{word}\"")), "{word}");
        }
        for pseudonym in ["-expert-", "-lawyer", "-reviewer"] {
            assert!(!text.contains(pseudonym), "{pseudonym}");
        }
    }
}

/// Six questions: one that decides about two others, one of which decides about a third; a
/// scale on which an option means not applicable; and a quantity.
fn framework(missing: &str, otherwise: &str) -> Framework {
    let condition = |on: &str| json!([{ "indicator": on, "answers": ["yes", "partially"] }]);
    let question = |code: &str, parent: &str| {
        json!({ "code": code, "parent": parent, "kind": "checklist", "scale": "s",
                "weight": "1", "question": { "en": code } })
    };
    let mut decided = question("q2", "a");
    decided["applies_if"] = condition("q1");
    decided["otherwise"] = otherwise.into();
    let mut further = question("q3", "b");
    further["applies_if"] = condition("q2");
    further["otherwise"] = otherwise.into();
    let draft = json!({
        "schema_version": 1, "id": "any", "version": "1", "title": { "en": "Any" },
        "not_applicable": { "allowed": "anywhere" },
        "languages": ["en"], "countries": "iso-3166",
        "range": { "low": "0", "high": "100" },
        "display": { "digits": 1, "rounding": "half-up" },
        "ranking": { "scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest" },
        "scales": { "s": { "options": [
            { "code": "yes", "points": "1" }, { "code": "partially", "points": "0.4" },
            { "code": "no", "points": "0" }, { "code": "none", "not_applicable": true } ] } },
        "normalisations": { "span": { "rule": "goalposts", "cap": "both" } },
        "method": { "aggregation": "arithmetic", "over": "children", "weights": "declared",
                    "missing": missing, "least_coverage": "0", "coverage_of": "indicators" },
        "nodes": [ { "code": "index" }, { "code": "a", "parent": "index", "weight": "1" },
                   { "code": "b", "parent": "index", "weight": "2" } ],
        "indicators": [ question("q1", "a"), decided, further, question("q4", "b"),
            { "code": "n", "parent": "b", "kind": "quantity", "weight": "1", "unit": "%",
              "question": { "en": "n" },
              "direction": "higher-is-better", "normalisation": "span",
              "goalposts": { "low": "0", "high": "100" } } ]
    });
    let read = read::framework_json("framework.json", draft.to_string().as_bytes());
    read.unwrap_or_else(|it| panic!("{it}"))
        .check(FrameworkDraft::check)
        .unwrap_or_else(|it| panic!("{it}"))
        .value
}

/// What may stand at one question: nothing, a plain answer, codings, a decision.
#[derive(Debug, Clone)]
enum Said {
    Nothing,
    Plain(usize, bool),
    Coded(Vec<(usize, bool)>, Option<(usize, Option<u8>)>, bool),
    Assigned,
}

const WORDS: [&str; 6] = [
    "yes",
    "partially",
    "no",
    "none",
    "not-applicable",
    "missing",
];

fn said() -> impl Strategy<Value = Said> {
    let word = 0..WORDS.len();
    let codings = prop::collection::vec((word.clone(), prop::bool::weighted(0.2)), 1..4);
    let decision = prop::option::weighted(0.4, (0..3_usize, prop::option::of(0..=100_u8)));
    prop_oneof![
        Just(Said::Nothing),
        Just(Said::Assigned),
        (word, any::<bool>()).prop_map(|(word, reviewed)| Said::Plain(word, reviewed)),
        (codings, decision, any::<bool>())
            .prop_map(|(codings, decision, accepted)| Said::Coded(codings, decision, accepted)),
    ]
}

fn answer(code: &str, said: &Said) -> Option<Value> {
    let at = "2027-01-01T00:00:00Z";
    let evidence = |word: &str| json!([{ "title": format!("T {word}"), "note": "page 1" }]);
    let mut answer = json!({ "indicator": code });
    match said {
        Said::Nothing => return None,
        Said::Assigned => answer["assigned"] = json!({ "assessors": ["x-1"], "reviewer": "r" }),
        Said::Plain(word, reviewed) => {
            answer["answer"] = WORDS[*word].into();
            answer["evidence"] = evidence(WORDS[*word]);
            answer["assessor"] = "x-1".into();
            if *reviewed {
                answer["reviewer"] = "r".into();
                answer["comment"] = "seen".into();
            }
        }
        Said::Coded(codings, decision, accepted) => {
            let codings = codings.iter().enumerate().map(|(i, (word, rejected))| {
                let mut coding = json!({ "assessor": format!("x-{i}"), "answer": WORDS[*word],
                    "evidence": evidence(WORDS[*word]), "comment": "why" });
                if *rejected {
                    coding["rejected"] = json!({ "by": "r", "at": at, "comment": "look again" });
                }
                coding
            });
            answer["codings"] = codings.collect();
            if let Some((word, points)) = decision {
                answer["adjudication"] =
                    json!({ "answer": WORDS[*word], "reason": "so it is", "by": "r", "at": at });
                if let Some(points) = points {
                    let points = format!("{}.{:02}", points / 100, points % 100);
                    answer["adjudication"]["points"] = points.into();
                }
                answer["reply"] = json!({ "text": "No.", "by": "ministry", "at": at });
            } else if *accepted {
                answer["accepted"] = json!({ "by": "r", "at": at });
            }
        }
    }
    Some(answer)
}

fn assessment(framework: &Framework, country: &str, said: &[Said]) -> Option<Assessment> {
    let codes = ["q1", "q2", "q3", "q4"];
    let mut answers: Vec<Value> = codes
        .iter()
        .zip(said)
        .filter_map(|(code, said)| answer(code, said))
        .collect();
    answers.push(json!({ "indicator": "n", "answer": "12.50" }));
    let draft = json!({ "schema_version": 1, "framework": { "id": "any", "version": "1" },
        "country": country, "round": "2026", "answers": answers });
    let draft: AssessmentDraft = serde_json::from_value(draft).unwrap();
    // What a condition forbids, or what is no decision, is no assessment.
    Some(draft.check(framework).ok()?.value)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn any_assessment_scores_the_same_from_what_is_published(
        one in prop::collection::vec(said(), 4),
        other in prop::collection::vec(said(), 4),
        missing in prop_oneof![Just("leave-out"), Just("as-zero")],
        otherwise in prop_oneof![Just("leave-out"), Just("lowest")],
    ) {
        let framework = framework(missing, otherwise);
        let all: Vec<Assessment> = [("XAA", &one), ("XAB", &other)]
            .into_iter()
            .filter_map(|(country, said)| assessment(&framework, country, said))
            .collect();
        prop_assume!(!all.is_empty());
        same(&framework, &all);
    }
}

#[test]
fn points_between_options_carry_over_and_overruled_evidence_does_not() {
    let framework = framework("leave-out", "leave-out");
    let coded = Said::Coded(vec![(0, false), (1, false)], Some((1, Some(75))), false);
    let full = assessment(
        &framework,
        "XAA",
        &[coded, Said::Nothing, Said::Nothing, Said::Nothing],
    );
    let full = full.unwrap();
    let cleared = [
        Clearance::Evidence,
        Clearance::Codings,
        Clearance::DecisionReasons,
    ];
    let draft = full.to_public(&clearing(&cleared, &framework)).unwrap();
    let answer = serde_json::to_value(&draft.answers[0]).unwrap();
    assert_eq!(
        answer,
        json!({
            "indicator": "q1", "answer": "partially", "state": "adjudicated", "points": "0.75",
            "reason": "so it is", "evidence": [{ "title": "T partially" }],
            "codings": [{ "answer": "partially" }, { "answer": "yes" }],
        })
    );
    let public = draft.check(&framework).unwrap().value;
    assert_eq!(public.adjudicated(0), full.adjudicated(0));
    assert_eq!(public.answer_text(0), "partially");
}
