//! After any change of answers a session has, to the digit, what scoring the changed
//! assessments anew gives: on every conformance case, every real index and the reference
//! framework (methodology 14.1).

use cpi_io::IndexFolder;
use cpi_model::draft::{Activated, AssessmentDraft, FrameworkDraft};
use cpi_model::framework::IndicatorMeasure;
use cpi_model::{Assessment, Framework};
use cpi_scoring::plan::ScoreSummary;
use cpi_scoring::{NodeScore, Session, SessionError, compare};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A small generator, so that a failure repeats.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

fn same(now: &ScoreSummary, anew: &NodeScore, at: &str) {
    assert_eq!(now.state, anew.state, "{at}");
    assert_eq!(now.score, anew.score, "{at}");
    assert_eq!(
        now.score.map(|s| s.to_string()),
        anew.score.map(|s| s.to_string()),
        "{at}"
    );
    assert_eq!(now.display, anew.display, "{at}");
    assert_eq!(now.band, anew.band, "{at}");
    assert_eq!(now.coverage, anew.coverage, "{at}");
}

fn agrees(session: &Session, name: &str) {
    let countries: Vec<String> = session.countries().map(str::to_owned).collect();
    let cards = session.scorecards().unwrap();
    let compared = compare(session.framework(), &cards).unwrap();
    for (country, anew) in countries.into_iter().zip(&cards) {
        // Bounds and ranks are those of the scorecards.
        let places = session.places(&country).unwrap();
        assert_eq!(places.len(), anew.nodes.len(), "{name} {country}");
        for (n, (place, node)) in places.iter().zip(&anew.nodes).enumerate() {
            let at = format!("{name} {country} {}", node.code);
            assert_eq!(place.code, node.code, "{at}");
            assert_eq!(place.bounds, node.result.bounds, "{at}");
            let all = &compared[0].nodes[n].places;
            let own = all.iter().find(|it| it.country == country).unwrap();
            assert_eq!(place.rank, own.rank, "{at}");
            let ranked = all.iter().filter(|it| it.rank.is_some()).count();
            assert_eq!(place.ranked, ranked, "{at}");
        }
        let now = session.standings(&country).unwrap();
        for (one, other) in now.nodes.iter().zip(&anew.nodes) {
            same(
                one,
                &other.result,
                &format!("{name} {country} {}", other.code),
            );
        }
        for (v, view) in anew.views.iter().enumerate() {
            for (one, other) in now.groups[v].iter().zip(&view.groups) {
                same(
                    one,
                    &other.result,
                    &format!("{name} {country} {}", other.code),
                );
            }
            for (one, other) in now.cells[v].iter().zip(&view.cells) {
                same(
                    one,
                    &other.result,
                    &format!("{name} {country} {} × {}", other.row, other.group),
                );
            }
        }
        assert_eq!(now.gaps, anew.gaps, "{name} {country}");
    }
}

/// An answer that an indicator allows.
fn any_answer(framework: &Framework, i: usize, draw: &mut Draw) -> String {
    match (framework.indicators()[i].measure(), draw.below(8)) {
        (_, 0) => "missing".to_owned(),
        (_, 1) => "not-applicable".to_owned(),
        (IndicatorMeasure::Checklist(checklist), _) => {
            let options = checklist.options();
            options[draw.below(options.len())].code.clone()
        }
        // From 1 on, up to what is possible (methodology 3.11) or 121.
        (IndicatorMeasure::Quantity(quantity), _) => {
            let possible = quantity.possible();
            let most = possible
                .most()
                .and_then(|most| most.to_string().parse().ok());
            let whole = 1 + draw.below(most.map_or(120, |most: usize| most.clamp(2, 121) - 1));
            if possible.whole() {
                return whole.to_string();
            }
            format!("{whole}.{}", draw.below(100))
        }
    }
}

/// Changes answers at random and compares; refusals must leave everything as it was.
#[expect(clippy::needless_pass_by_value, reason = "the session takes its own")]
fn shake(framework: &Framework, round: Vec<Assessment>, name: &str, times: usize) -> usize {
    let mut changed = 0;
    for activated in [Activated::Lowest, Activated::AsAnswered] {
        let framework = Arc::new(framework.clone());
        let Ok(mut session) = Session::new(Arc::clone(&framework), round.clone(), activated) else {
            return 0;
        };
        let countries: Vec<String> = session.countries().map(str::to_owned).collect();
        let mut draw = Draw(0x9E37_79B9_7F4A_7C15);
        agrees(&session, name);
        for time in 0..times {
            let country = &countries[draw.below(countries.len())];
            let answers: Vec<(String, String)> = (0..=draw.below(3))
                .map(|_| {
                    let i = draw.below(framework.indicators().len());
                    (
                        framework.indicators()[i].code().to_owned(),
                        any_answer(&framework, i, &mut draw),
                    )
                })
                .collect();
            let answers: Vec<(&str, &str)> = answers
                .iter()
                .map(|(i, a)| (i.as_str(), a.as_str()))
                .collect();
            let before = session.standings(country).unwrap();
            match session.set(country, &answers) {
                Ok(effect) => {
                    changed += effect.nodes.len();
                    for node in &effect.nodes {
                        let at = framework.node_position(&node.code).unwrap();
                        assert_eq!(node.before, before.nodes[at], "{name}");
                    }
                    agrees(&session, name);
                }
                Err(SessionError::Score(_)) => {
                    assert_eq!(session.standings(country).unwrap(), before, "{name}");
                }
                // Values at or below 0 for a logarithm, and the like.
                Err(SessionError::Answer(problems)) => assert!(!problems.is_empty(), "{name}"),
                Err(other) => panic!("{name}: {other}"),
            }
            if time % 5 == 4 {
                // Other answers and no others: as if those before had never been set.
                let mut fresh = session.clone();
                fresh.reset(country).unwrap();
                let before = session.standings(country).unwrap();
                let replaced = session.replace(country, &answers);
                assert_eq!(replaced, fresh.set(country, &answers), "{name}");
                let wanted = match replaced {
                    Ok(_) => fresh.standings(country).unwrap(),
                    Err(_) => before,
                };
                assert_eq!(session.standings(country).unwrap(), wanted, "{name}");
                agrees(&session, name);
            }
            if time % 7 == 6 {
                session.reset(country).unwrap();
                agrees(&session, name);
            }
        }
    }
    changed
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

#[test]
fn every_conformance_case_under_random_changes() {
    let mut changed = 0;
    let mut files: Vec<PathBuf> = fs::read_dir(fixtures().join("conformance/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let case: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        let draft: FrameworkDraft = serde_json::from_value(case["framework"].clone()).unwrap();
        let framework = draft.check().unwrap().value;
        let assessments = case["assessments"].as_array().unwrap().iter().map(|each| {
            let draft: AssessmentDraft = serde_json::from_value(each.clone()).unwrap();
            draft.check(&framework).unwrap().value
        });
        let mut rounds: Vec<Vec<Assessment>> = Vec::new();
        for assessment in assessments {
            match rounds
                .iter_mut()
                .find(|round| round[0].round() == assessment.round())
            {
                Some(round) => round.push(assessment),
                None => rounds.push(vec![assessment]),
            }
        }
        for round in rounds {
            changed += shake(&framework, round, &file.display().to_string(), 21);
        }
    }
    assert!(5_000 < changed, "only {changed} nodes changed");
}

#[test]
fn every_real_index_under_random_changes() {
    for (name, times) in [
        ("godi-2015", 7),
        ("hdi", 7),
        ("rdr-2022", 7),
        ("wbl", 7),
        ("asem", 14),
        ("asem-rank", 14),
        ("asem-zscore", 14),
        ("asem-target", 14),
        ("asem-geometric", 14),
        ("asem-threshold", 14),
    ] {
        let index = IndexFolder::open(&fixtures().join("indices").join(name)).unwrap();
        let last = index.assessments.last().unwrap().round().to_owned();
        let round = index
            .assessments
            .iter()
            .filter(|each| each.round() == last)
            .cloned();
        let changed = shake(&index.framework, round.take(40).collect(), name, times);
        assert!(0 < changed, "{name}");
    }
}

fn reference(answer: impl Fn(usize) -> &'static str) -> (Framework, Assessment) {
    let framework = cpi_io::reference::framework()
        .check(FrameworkDraft::check)
        .unwrap()
        .value;
    let mut answers = Vec::new();
    for (i, indicator) in framework.indicators().iter().enumerate() {
        let text = match indicator.measure() {
            IndicatorMeasure::Checklist(_) => answer(i).to_owned(),
            IndicatorMeasure::Quantity(_) => "12".to_owned(),
        };
        answers.push(serde_json::json!({"indicator": indicator.code(), "answer": text}));
    }
    let mut draft: AssessmentDraft = serde_json::from_value(serde_json::json!({
        "schema_version": 1, "framework": {"id": framework.id(), "version": framework.version()},
        "country": "XAA", "round": "2026", "answers": answers
    }))
    .unwrap();
    // What does not apply cannot be answered.
    while let Err(problems) = draft.check(&framework) {
        for problem in &problems {
            let (at, _) = problem.path.entry_of("answers").unwrap();
            draft.answers[at].answer = Some("not-applicable".to_owned());
        }
    }
    let assessment = draft.check(&framework).unwrap().value;
    (framework, assessment)
}

#[test]
fn the_reference_framework_under_random_changes() {
    let (framework, assessment) =
        reference(|i| ["no", "partially", "yes", "no", "missing"][i * 7 % 5]);
    assert!(0 < shake(&framework, vec![assessment], "reference", 14));
}

#[test]
fn what_begins_to_apply_is_lowest_and_what_ceases_is_set_aside() {
    let (framework, assessment) = reference(|_| "no");
    let framework = Arc::new(framework);
    let new = |activated| {
        Session::new(Arc::clone(&framework), vec![assessment.clone()], activated).unwrap()
    };
    let mut session = new(Activated::Lowest);
    let effect = session.set("XAA", &[("A4-L08", "yes")]).unwrap();
    assert_eq!(effect.answers[0].to, "yes");
    assert!(
        effect
            .followed
            .iter()
            .any(|each| each.indicator == "A4-C04" && each.to == "no")
    );
    // Answered yes, it is set aside as soon as the condition fails again, and comes back.
    session.set("XAA", &[("A4-C04", "yes")]).unwrap();
    let effect = session.set("XAA", &[("A4-L08", "no")]).unwrap();
    assert!(
        effect
            .followed
            .iter()
            .any(|each| each.indicator == "A4-C04" && each.from == "yes")
    );
    let effect = session.set("XAA", &[("A4-L08", "partially")]).unwrap();
    assert!(
        effect
            .followed
            .iter()
            .any(|each| each.indicator == "A4-C04" && each.to == "yes")
    );
    let effect = session.reset("XAA").unwrap();
    // Both are as they were given: not applicable, since the condition fails.
    assert_eq!(effect.answers.len(), 2);
    let mut session = new(Activated::AsAnswered);
    let effect = session.set("XAA", &[("A4-L08", "yes")]).unwrap();
    assert!(effect.followed.is_empty());
}

#[test]
fn what_does_not_exist_is_named() {
    let (framework, assessment) = reference(|_| "no");
    let mut session =
        Session::new(Arc::new(framework), vec![assessment], Activated::Lowest).unwrap();
    let said = |error: SessionError| error.to_string();
    assert_eq!(
        said(session.set("XAB", &[]).unwrap_err()),
        "`XAB` was not assessed in this round; assessed were XAA"
    );
    let message = said(session.set("XAA", &[("A4-L08", "perhaps")]).unwrap_err());
    assert!(
        message.contains("`perhaps` is no answer to `A4-L08`; allowed are"),
        "{message}"
    );
    let message = said(session.set("XAA", &[("A4-L99", "yes")]).unwrap_err());
    assert!(
        message.contains("the framework has no indicator `A4-L99`"),
        "{message}"
    );
}
