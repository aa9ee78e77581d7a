//! What the demonstration rounds promise: everything checks, three stories can be read off,
//! and nothing in them is real.

use cpi_io::IndexFolder;
use cpi_model::draft::{AnswerDraft, AssessmentDraft, EvidenceDraft};
use cpi_model::framework::IndicatorMeasure;
use cpi_scoring::{Scorecard, State, score_all};
use rust_decimal::Decimal;
use std::path::Path;

fn index() -> IndexFolder {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/demonstration");
    IndexFolder::open(&folder).unwrap_or_else(|error| panic!("{error}"))
}

fn drafts(index: &IndexFolder) -> Vec<AssessmentDraft> {
    let assessments = index.assessments.iter();
    assessments.map(cpi_model::Assessment::to_draft).collect()
}

fn cards(index: &IndexFolder) -> Vec<Scorecard> {
    score_all(&index.framework, &index.assessments).expect("nothing is refused")
}

fn card<'a>(cards: &'a [Scorecard], country: &str, round: &str) -> &'a Scorecard {
    let mut cards = cards.iter();
    cards
        .find(|card| card.country == country && card.round == round)
        .expect("every country was assessed twice")
}

fn score(card: &Scorecard, node: &str) -> Decimal {
    let result = card.node(node).expect("a node of the framework");
    Decimal::from(result.score.unwrap_or_else(|| panic!("{node}: no score")))
}

fn gap(card: &Scorecard) -> Decimal {
    Decimal::from(card.gaps[0].gap.expect("law and practice have scores"))
}

fn hundredths(number: i64) -> Decimal {
    Decimal::new(number, 2)
}

#[test]
fn everything_checks_without_a_problem() {
    let index = index();
    assert!(index.warnings.is_empty(), "{}", index.warnings);
    assert_eq!(index.assessments.len(), 6);
}

#[test]
fn velmora_is_strong_on_law_and_weak_on_practice() {
    let cards = cards(&index());
    for round in ["2024", "2026"] {
        let velmora = card(&cards, "XAA", round);
        assert!(hundredths(30) < gap(velmora));
        for other in ["XAB", "XAC"] {
            assert!(hundredths(20) < gap(velmora) - gap(card(&cards, other, round)));
        }
        let law = velmora.group("dimension", "law").unwrap();
        assert!(hundredths(75) < Decimal::from(law.score.unwrap()));
        // Of the articles on which it acts, it does least for children with disabilities.
        let lowest = ["A19", "A20", "A21", "A22", "A25", "A26", "A40"];
        for article in lowest {
            assert!(score(velmora, "A23") < score(velmora, article), "{article}");
        }
    }
}

#[test]
fn kestria_reforms_with_one_step_back() {
    let index = index();
    let cards = cards(&index);
    let [before, after] = ["2024", "2026"].map(|round| card(&cards, "XAB", round));
    let change = |node: &str| score(after, node) - score(before, node);
    assert!(hundredths(5) < change("index"));
    for reformed in ["A40", "A19", "A20", "A39", "SW"] {
        assert!(hundredths(15) < change(reformed), "{reformed}");
    }
    let mut fallen = Vec::new();
    for node in index.framework.nodes() {
        if node.level() == Some("article") && change(node.code()) < hundredths(-3) {
            fallen.push(&**node.code());
        }
    }
    // The benefit for families became one for poor families: the articles, and its figures.
    assert_eq!(fallen, ["CV2", "A26"]);
    assert!(change("A26") < hundredths(-20));
}

#[test]
fn dorvenia_has_poor_data() {
    let index = index();
    let cards = cards(&index);
    let [before, after] = ["2024", "2026"].map(|round| card(&cards, "XAC", round));
    assert_eq!(before.index().state, State::TooLittleCoverage);
    assert_eq!(after.index().state, State::Scored);
    for country in ["XAA", "XAB"] {
        let width = |card: &Scorecard| {
            let bounds = card.index().bounds.unwrap();
            Decimal::from(bounds.high) - Decimal::from(bounds.low)
        };
        assert!(hundredths(15) < width(after) - width(card(&cards, country, "2026")));
    }
    let quantities = |round: &str| {
        let assessment = index
            .assessments
            .iter()
            .find(|it| it.country() == "XAC" && it.round() == round)
            .unwrap();
        let indicators = index.framework.indicators().iter().enumerate();
        indicators
            .filter(|(position, indicator)| {
                matches!(indicator.measure(), IndicatorMeasure::Quantity(_))
                    && assessment.is_answered(*position)
            })
            .count()
    };
    assert!(quantities("2024") < quantities("2026"));
    assert!(quantities("2026") < 9);
}

#[test]
fn nothing_in_it_is_real() {
    let index = index();
    let toml = include_str!("../../../../fixtures/demonstration/rounds/2026/round.toml");
    let readme = include_str!("../../../../fixtures/demonstration/README.md");
    assert!(toml.contains("Fictional") && readme.contains("**Fictional throughout.**"));
    for draft in drafts(&index) {
        let country = draft.country.unwrap();
        assert!(["XAA", "XAB", "XAC"].contains(&country.as_str()));
        let own = format!("{}-", country.to_lowercase());
        for answer in &draft.answers {
            for evidence in evidence(answer) {
                let (title, link) = (evidence.title.as_ref(), evidence.link.as_ref());
                assert!(title.unwrap().ends_with("(fictional)"), "{title:?}");
                assert!(link.unwrap().starts_with("https://example.org/"));
            }
            for person in people(answer) {
                assert!(person.starts_with(&own), "{person}");
            }
        }
    }
}

#[test]
fn every_answer_rests_on_something_and_every_decision_has_a_reason() {
    let index = index();
    let mut seen = [0; 5];
    for draft in drafts(&index) {
        for answer in &draft.answers {
            let code = answer.indicator.as_deref().unwrap();
            let said = answer.answer.as_deref().unwrap();
            let position = index.framework.indicator_position(code).unwrap();
            let indicator = &index.framework.draft().indicators[position];
            if said == "missing" {
                seen[0] += 1;
                continue;
            }
            if said == "not-applicable" {
                seen[1] += 1;
                assert!(!indicator.not_applicable_when.is_empty(), "{code}");
                assert!(answer.comment.is_some(), "{code}");
            }
            assert!(evidence(answer).next().is_some(), "{code}");
            seen[2] += usize::from(!answer.codings.is_empty());
            if let Some(decision) = &answer.adjudication {
                seen[3] += 1;
                seen[4] += usize::from(decision.points.is_some());
                assert!(decision.reason.is_some(), "{code}");
            }
        }
    }
    assert!(seen.iter().all(|count| 0 < *count), "{seen:?}");
}

fn evidence(answer: &AnswerDraft) -> impl Iterator<Item = &EvidenceDraft> {
    let codings = answer.codings.iter().flat_map(|coding| &coding.evidence);
    answer.evidence.iter().chain(codings)
}

fn people(answer: &AnswerDraft) -> Vec<&str> {
    let codings = answer.codings.iter().map(|coding| &coding.assessor);
    let accepted = answer.accepted.iter().map(|accepted| &accepted.by);
    let decided = answer.adjudication.iter().map(|decision| &decision.by);
    let all = codings.chain(accepted).chain(decided);
    let all = all.chain([&answer.assessor, &answer.reviewer]);
    all.flatten().map(String::as_str).collect()
}
