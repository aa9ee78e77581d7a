//! Who answers better, who is alike, and who can help whom (methodology 15)?

use cpi_io::IndexFolder;
use cpi_model::draft::{Activated, AssessmentDraft, FrameworkDraft, PeersDraft};
use cpi_model::number::Score;
use cpi_model::{Assessment, Framework};
use cpi_scoring::{Peers, Session, peers};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

fn framework() -> Arc<Framework> {
    let indicators: Vec<Value> = (0..6)
        .map(|i| {
            json!({"code": format!("i{i}"), "parent": format!("art{}", i / 3), "kind": "checklist", "scale": "ynp"})
        })
        .collect();
    let draft: FrameworkDraft = serde_json::from_value(json!({
        "schema_version": 1, "id": "p", "version": "1", "languages": ["en"], "countries": "iso-3166",
        "range": {"low": "0", "high": "1"}, "display": {"digits": 2, "rounding": "half-up"},
        "ranking": {"scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest"},
        "method": {"aggregation": "arithmetic", "over": "children", "weights": "equal",
                   "missing": "leave-out", "least_coverage": "0", "coverage_of": "indicators"},
        "scales": {"ynp": {"options": [{"code": "yes", "points": "1"},
                   {"code": "partially", "points": "0.5"}, {"code": "no", "points": "0"}]}},
        "nodes": [{"code": "index"}, {"code": "art0", "parent": "index", "level": "article"},
                  {"code": "art1", "parent": "index", "level": "article"}],
        "indicators": indicators
    }))
    .unwrap();
    Arc::new(
        draft
            .check()
            .unwrap_or_else(|problems| panic!("{problems}"))
            .value,
    )
}

/// Answers by letter: y, p, n, `-` missing; the evidence stands at every `y`.
fn assessment(framework: &Framework, country: &str, round: &str, letters: &str) -> Assessment {
    let answers: Vec<Value> = letters
        .chars()
        .enumerate()
        .map(|(i, letter)| {
            let answer = match letter {
                'y' => "yes",
                'p' => "partially",
                'n' => "no",
                _ => "missing",
            };
            let evidence = if letter == 'y' {
                json!([{"title": "Act 1"}])
            } else {
                json!([])
            };
            json!({"indicator": format!("i{i}"), "answer": answer, "evidence": evidence})
        })
        .collect();
    let draft: AssessmentDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "p", "version": "1"}, "country": country,
        "round": round, "answers": answers
    }))
    .unwrap();
    draft
        .check(framework)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

fn beside(framework: &Arc<Framework>, all: &[Assessment], draft: &Value) -> Peers {
    let mut settings = serde_json::to_value(PeersDraft::plain(framework)).unwrap();
    for (key, value) in draft.as_object().unwrap() {
        settings[key] = value.clone();
    }
    let draft: PeersDraft = serde_json::from_value(settings).unwrap();
    let peering = draft
        .check(framework)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value;
    let rounds = ["2022", "2024", "2026"].map(str::to_owned);
    peers(framework, all, &rounds, "2026", &[], &peering).unwrap()
}

fn three(framework: &Framework) -> Vec<Assessment> {
    vec![
        assessment(framework, "XAA", "2026", "nnpyy-"),
        assessment(framework, "XAB", "2026", "ynyyyy"),
        assessment(framework, "XAC", "2026", "ppyynn"),
        assessment(framework, "XAB", "2024", "ynyyyy"),
        assessment(framework, "XAC", "2024", "nppyyn"),
        assessment(framework, "XAB", "2022", "nnnnnn"),
        assessment(framework, "XAC", "2022", "pppppp"),
    ]
}

/// A coding that was overruled supports another answer, and one that was sent back none.
#[test]
fn evidence_is_that_of_the_codings_that_give_the_answer() {
    let framework = framework();
    let coding = |assessor: &str, answer: &str, title: &str| json!({"assessor": assessor, "answer": answer, "evidence": [{"title": title}]});
    let draft: AssessmentDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "p", "version": "1"}, "country": "XAB",
        "round": "2026", "answers": [{
            "indicator": "i0",
            "codings": [coding("a-1", "yes", "Act 1"), coding("a-2", "no", "Report 2")],
            "adjudication": {"answer": "yes", "by": "r-1", "reason": "The act is in force."}
        }]
    }))
    .unwrap();
    let overruled = draft
        .check(&framework)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value;
    let all = [assessment(&framework, "XAA", "2026", "nnpyy-"), overruled];
    let found = beside(&framework, &all, &json!({}));
    let better = &found.countries[0].behind[0].better;
    let titles: Vec<_> = better[0]
        .evidence
        .iter()
        .map(|each| each.title.as_deref())
        .collect();
    assert_eq!(titles, [Some("Act 1")]);
}

#[test]
fn better_answers_come_with_their_evidence_and_since_when() {
    let framework = framework();
    let found = beside(&framework, &three(&framework), &json!({}));
    assert_eq!(found.earlier, ["2024", "2022"]);
    let own = &found.countries[0];
    let codes: Vec<&str> = own
        .behind
        .iter()
        .map(|each| each.indicator.as_str())
        .collect();
    assert_eq!(
        codes,
        ["i0", "i1", "i2"],
        "what is missing is behind nobody"
    );
    assert_eq!(own.unanswered, ["i5"]);
    let better = |at: usize| -> Vec<(&str, &str, &str, usize)> {
        let each = own.behind[at].better.iter();
        each.map(|it| {
            (
                it.country.as_str(),
                it.answer.as_str(),
                it.since.as_str(),
                it.evidence.len(),
            )
        })
        .collect()
    };
    // XAB was better in 2024 and not in 2022; XAC was not in 2024, though it was in 2022.
    assert_eq!(
        better(0),
        [("XAB", "yes", "2024", 1), ("XAC", "partially", "2026", 0)]
    );
    assert_eq!(better(1), [("XAC", "partially", "2022", 0)]);
    assert_eq!(
        better(2),
        [("XAB", "yes", "2024", 1), ("XAC", "yes", "2026", 1)]
    );
}

#[test]
fn strengths_and_weaknesses_are_against_the_others() {
    let framework = framework();
    let found = beside(&framework, &three(&framework), &json!({"threshold": "0.3"}));
    let own = &found.countries[0];
    assert_eq!(own.compared_with, ["XAB", "XAC"]);
    let said = |listed: &[cpi_scoring::peers::ReferenceComparison]| -> Vec<String> {
        let each = listed.iter();
        each.map(|it| format!("{} {} {} {}", it.code, it.score, it.middle, it.difference))
            .collect()
    };
    insta::assert_snapshot!(said(&own.strengths).join("\n"), @r"
    art1 1 0.666666666666666667 0.333333333333333333
    i4 1 0.5 0.5
    ");
    insta::assert_snapshot!(said(&own.weaknesses).join("\n"), @r"
    art0 0.166666666666666667 0.666666666666666667 -0.5
    i0 0 0.75 -0.75
    i2 0.5 1 -0.5
    ");
    let grouped =
        json!({"groups": [{"code": "a", "countries": ["XAA", "XAC"]}], "middle": "median"});
    let found = beside(&framework, &three(&framework), &grouped);
    assert_eq!(found.countries[0].compared_with, ["XAC"]);
    assert_eq!(
        found.countries[1].group, None,
        "in no group: beside the whole round"
    );
    assert_eq!(found.countries[1].compared_with, ["XAA", "XAC"]);
}

/// The worked example of methodology 15.3: beside 0.2, 0.4 and 0.9.
#[test]
fn a_strength_beside_the_median_is_none_beside_the_mean() {
    let mut draft = framework().draft().clone();
    let options = [("a", "0.2"), ("b", "0.4"), ("c", "0.9"), ("own", "0.65")];
    let options = options.map(|(code, points)| json!({"code": code, "points": points}));
    draft.scales.get_mut("ynp").unwrap().options = serde_json::from_value(json!(options)).unwrap();
    let framework = Arc::new(draft.check().unwrap().value);
    let given = [("XAA", "own"), ("XAB", "a"), ("XAC", "b"), ("XAD", "c")];
    let all = given.map(|(country, answer)| {
        let draft: AssessmentDraft = serde_json::from_value(json!({
            "schema_version": 1, "framework": {"id": "p", "version": "1"}, "country": country,
            "round": "2026", "answers": [{"indicator": "i0", "answer": answer}]
        }))
        .unwrap();
        draft.check(&framework).unwrap().value
    });
    for (middle, of_others) in [("median", Some("0.4 0.25")), ("mean", None)] {
        let settings = json!({"middle": middle, "threshold": "0.2"});
        let found = beside(&framework, &all, &settings);
        let mut strengths = found.countries[0].strengths.iter();
        let item = strengths.find(|it| it.code == "i0");
        let told = item.map(|it| format!("{} {}", it.middle, it.difference));
        assert_eq!(told.as_deref(), of_others);
    }
}

#[test]
fn a_helper_is_ranked_by_what_its_better_answers_would_add() {
    let framework = framework();
    let all = three(&framework);
    let found = beside(&framework, &all, &json!({}));
    let first = &found.cooperation[0];
    // XAC could take i4 and i5 of art1 from XAB: art1 from 1/3 to 1, the index by half of that.
    assert_eq!(
        (&*first.country, &*first.node, &*first.helper),
        ("XAC", "art1", "XAB")
    );
    assert_eq!((first.better, first.with_evidence), (2, 2));
    assert_eq!(
        first.gain_of_node.unwrap().to_string(),
        "0.666666666666666667"
    );
    assert_eq!(first.gain.unwrap().to_string(), "0.333333333333333333");
    for each in &found.cooperation {
        let round = all
            .iter()
            .filter(|one| one.round() == "2026")
            .cloned()
            .collect();
        let mut session = Session::new(Arc::clone(&framework), round, Activated::Lowest).unwrap();
        let helper = session.assessment(&each.helper).unwrap();
        let own = session.assessment(&each.country).unwrap();
        let node = framework.node_position(&each.node).unwrap();
        let points = ["yes", "partially", "no"];
        let rank = |answer: &str| points.iter().position(|each| *each == answer);
        let taken: Vec<(String, String)> = framework.nodes()[node]
            .indicators()
            .iter()
            .map(|i| (*i, helper.answer_text(*i), own.answer_text(*i)))
            .filter(|(_, theirs, own)| {
                own != "missing" && theirs != "missing" && rank(theirs) < rank(own)
            })
            .map(|(i, theirs, _)| (framework.indicators()[i].code().to_owned(), theirs))
            .collect();
        assert_eq!(taken.len(), each.better as usize);
        let set: Vec<(&str, &str)> = taken
            .iter()
            .map(|(i, a)| (i.as_str(), a.as_str()))
            .collect();
        let effect = session.set(&each.country, &set).unwrap();
        assert_eq!(effect.nodes[0].difference, each.gain);
    }
}

#[test]
fn likeness_joins_the_nearest_whatever_the_order() {
    let framework = framework();
    let of = |codes: &[(&str, &str)]| -> Vec<Assessment> {
        codes
            .iter()
            .map(|(c, letters)| assessment(&framework, c, "2026", letters))
            .collect()
    };
    let listed = [
        ("XAA", "yyynnn"),
        ("XAB", "yypnnn"),
        ("XAC", "nnnyyy"),
        ("XAD", "npnyyp"),
    ];
    let mut turned = listed;
    turned.reverse();
    let two = json!({"likeness": {"groups": 2}});
    let found = beside(&framework, &of(&listed), &two);
    let again = beside(&framework, &of(&turned), &two);
    assert_eq!(found.groups, again.groups);
    assert_eq!(found.joined, again.joined);
    let groups: Vec<Vec<String>> = found
        .groups
        .iter()
        .map(|each| each.countries.clone())
        .collect();
    assert_eq!(groups, [["XAA", "XAB"], ["XAC", "XAD"]]);
    // |1 − 5/6| and 0, so 1/12; |0 − 1/6| and |1 − 5/6|, so 1/6.
    let distances: Vec<String> = found
        .joined
        .iter()
        .map(|each| each.distance.to_string())
        .collect();
    assert_eq!(distances, ["0.083333333333333333", "0.166666666666666667"]);
    let all = beside(
        &framework,
        &of(&listed),
        &json!({"likeness": {"groups": 1}}),
    );
    // Of the four pairs between them: XAA–XAC 1, XAA–XAD 5/6, XAB–XAC 11/12, XAB–XAD 3/4.
    assert_eq!(all.joined[2].distance.to_string(), "0.875");
    let near = beside(
        &framework,
        &of(&listed),
        &json!({"likeness": {"distance": "0.1"}}),
    );
    assert_eq!(near.groups.len(), 3);
}

#[test]
fn one_country_or_all_alike_say_nothing_and_do_not_fail() {
    let framework = framework();
    let alone = beside(
        &framework,
        &[assessment(&framework, "XAA", "2026", "npy---")],
        &json!({}),
    );
    assert!(alone.cooperation.is_empty() && alone.countries[0].compared_with.is_empty());
    assert!(alone.countries[0].strengths.is_empty() && alone.countries[0].weaknesses.is_empty());
    assert!(
        alone.countries[0]
            .behind
            .iter()
            .all(|each| each.better.is_empty())
    );
    let alike: Vec<Assessment> = ["XAB", "XAA", "XAC"]
        .iter()
        .map(|country| assessment(&framework, country, "2026", "npynpy"))
        .collect();
    let found = beside(&framework, &alike, &json!({"likeness": {"groups": 2}}));
    assert!(found.cooperation.is_empty());
    assert_eq!(
        found.groups[0].countries,
        ["XAA", "XAB"],
        "ties go by the codes"
    );
    assert_eq!(found.joined[0].distance, Score::from(Decimal::ZERO));
}

#[test]
fn real_indices_stand_beside_each_other() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    for (name, round) in [("indices/asem", None), ("demonstration", Some("2026"))] {
        let index = IndexFolder::open(&fixtures.join(name)).unwrap();
        let framework = Arc::new(index.framework.clone());
        let round = round.unwrap_or_else(|| index.assessments[0].round());
        let peering = PeersDraft::plain(&framework)
            .check(&framework)
            .unwrap()
            .value;
        let rounds: Vec<String> = ["2024", "2026"]
            .iter()
            .filter(|id| index.assessments.iter().any(|each| each.round() == **id))
            .map(|id| (*id).to_owned())
            .collect();
        let found = peers(
            &framework,
            &index.assessments,
            &rounds,
            round,
            &[],
            &peering,
        )
        .unwrap();
        assert!(!found.cooperation.is_empty(), "{name}");
        assert!(
            found
                .countries
                .iter()
                .all(|each| !each.compared_with.is_empty()),
            "{name}"
        );
    }
}
