//! What the demonstration rounds promise: everything checks, three stories can be read off,
//! and nothing in them is real.

use cpi_io::IndexFolder;
use cpi_model::draft::{AnswerDraft, AssessmentDraft, EvidenceDraft};
use cpi_model::framework::IndicatorMeasure;
use cpi_scoring::{Scorecard, State, score_all};
use rust_decimal::Decimal;
use std::path::Path;

fn index() -> IndexFolder {
    open("demonstration")
}

fn open(name: &str) -> IndexFolder {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    IndexFolder::open(&fixtures.join(name)).unwrap_or_else(|error| panic!("{error}"))
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
    assert_eq!(index.framework.version(), "2.0");
    let before = open("demonstration-2022");
    assert!(before.warnings.is_empty(), "{}", before.warnings);
    assert_eq!(before.assessments.len(), 2);
    assert_eq!(before.framework.version(), "1.0");
}

/// The shares of answers are those that one expects in the field: in the first edition half of the
/// answers on practice are *partially*, in the second fewer.
#[test]
fn partially_is_as_frequent_as_in_the_field() {
    let share = |name: &str, law: bool| {
        let index = open(name);
        let framework = index.framework.draft();
        let (mut partially, mut all) = (0, 0);
        for draft in drafts(&index) {
            for answer in &draft.answers {
                let position = index
                    .framework
                    .indicator_position(answer.indicator.as_ref().unwrap());
                let indicator = &framework.indicators[position.unwrap()];
                let dimension = indicator.views.get("dimension");
                let answer = answer.answer.as_deref().unwrap();
                let is_law = dimension.is_some_and(|groups| groups == &["law"]);
                if dimension.is_some() && is_law == law && answer != "missing" {
                    all += 1;
                    partially += usize::from(answer == "partially");
                }
            }
        }
        100 * partially / all
    };
    let [first, second] = ["demonstration-2022", "demonstration"];
    assert!((48..=60).contains(&share(first, false)));
    assert!((40..=50).contains(&share(second, false)));
    assert!((24..=36).contains(&share(first, true)));
    assert!((22..=32).contains(&share(second, true)));
}

/// What a country says in one place holds in the others.
#[test]
fn answers_that_belong_together_agree() {
    let index = index();
    for assessment in &index.assessments {
        let answer = |code: &str| {
            let position = index.framework.indicator_position(code).unwrap();
            assessment.answer_text(position)
        };
        let country = assessment.country();
        let round = index.round(assessment.round()).unwrap();
        let units = round.units(country).unwrap();
        // Children are not punished for life on the street where lawful conduct is not punished.
        if answer("A20S-L05") == "no" {
            assert_ne!(answer("A40-L06"), "yes", "{country}");
        }
        for (list, code) in [
            ("excluded ethnic communities", "A2-S01"),
            ("language minorities", "A2-S03"),
            ("regions with seasonal farm work", "A32-S03"),
            ("towns with child begging", "A36-S01"),
            ("regions with early unions", "A36-S03"),
        ] {
            let asked = answer(code) != "not-applicable";
            assert_eq!(asked, !units[list].is_empty(), "{country}: {code}");
        }
        // A share of nine in ten needs nine children in ten.
        let covered: Decimal = match answer("CV2-Q03").as_str() {
            "missing" => continue,
            value => value.parse().unwrap(),
        };
        assert_eq!(
            answer("A26-S01") == "yes",
            Decimal::from(90) <= covered,
            "{country}"
        );
        // Where care of infants in institutions is forbidden, few are there.
        let infants: Decimal = answer("CV1-Q01").parse().unwrap();
        assert!(infants < Decimal::from(100), "{country}");
    }
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
    // In two years an index moves by hundredths, and so do the articles of a reform.
    assert!(hundredths(2) < change("index") && change("index") < hundredths(5));
    for reformed in ["A40", "A19", "A20", "A39", "SW"] {
        let moved = change(reformed);
        assert!(
            hundredths(4) < moved && moved < hundredths(15),
            "{reformed}: {moved}"
        );
    }
    let mut fallen = Vec::new();
    for node in index.framework.nodes() {
        let is_part = matches!(node.level(), Some("article" | "topic"));
        if is_part && change(node.code()) < hundredths(-3) {
            fallen.push(&**node.code());
        }
    }
    // The benefit for families became one for poor families: the articles, and its figures.
    assert_eq!(fallen, ["CV2", "A26"]);
    assert!(change("A26") < hundredths(-10));
    // Care of children in institutions falls, and no country empties its institutions in two years.
    for country in ["XAA", "XAB", "XAC"] {
        let figure = |round: &str| -> Decimal {
            let mut assessments = index.assessments.iter();
            let of = assessments.find(|it| it.country() == country && it.round() == round);
            let position = index.framework.indicator_position("CV1-Q02").unwrap();
            of.unwrap().answer_text(position).parse().unwrap()
        };
        let (before, after) = (figure("2024"), figure("2026"));
        assert!(
            after < before && hundredths(85) * before < after,
            "{country}"
        );
        assert!(
            before < Decimal::from(330),
            "{country}: more than any country of the region"
        );
    }
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
        let (own, other) = (width(after), width(card(&cards, country, "2026")));
        assert!(hundredths(14) < own - other && Decimal::from(5) * other < own);
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
    for text in [
        include_str!("../../../../fixtures/demonstration/rounds/2026/round.toml"),
        include_str!("../../../../fixtures/demonstration-2022/rounds/2022/round.toml"),
        include_str!("../../../../fixtures/demonstration/README.md"),
        include_str!("../../../../fixtures/demonstration-2022/README.md"),
    ] {
        assert!(text.contains("# Fictional") || text.contains("**Fictional throughout.**"));
    }
    let both = ["demonstration", "demonstration-2022"].map(open);
    for draft in both.iter().flat_map(drafts) {
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
