//! Promises of the method, for indices that are built from bytes.

use super::build;
use cpi_model::Framework;
use cpi_scoring::{Options, Scorecard, score_all_with};
use rust_decimal::Decimal;

/// The low bound is no higher than the high one, and with nothing missing both are the score
/// (methodology 6.4); if not, the documents are shown.
pub(crate) fn bounded(card: &Scorecard, documents: impl Fn() -> String) {
    let complete = card.nodes.first().is_some_and(|node| {
        let coverage = node.result.coverage;
        coverage.answered == coverage.applicable
    });
    for node in &card.nodes {
        let Some(bounds) = node.result.bounds else {
            continue;
        };
        let score = node.result.score.filter(|_| complete);
        assert!(
            bounds.low <= bounds.high
                && score.is_none_or(|score| bounds.low == score && score == bounds.high),
            "{}: {:?} has {bounds:?}\n{}",
            node.code,
            node.result.score,
            documents()
        );
    }
}

/// The scores of a completion lie within the bounds of what was completed (methodology 6.2).
fn completed(built: &build::Built, framework: &Framework, card: &Scorecard) {
    let Some(completion) = built.completed(framework) else {
        return;
    };
    let Ok(cards) = score_all_with(framework, &[completion], &Options::default()) else {
        return;
    };
    for (before, after) in card.nodes.iter().zip(&cards[0].nodes) {
        if let (Some(bounds), Some(score)) = (before.result.bounds, after.result.score) {
            assert!(
                bounds.low <= score && score <= bounds.high,
                "{}: a completion has {score:?}, outside {bounds:?}\n{}\n{}",
                before.code,
                built.documents(),
                built.completion()
            );
        }
    }
}

/// Any framework, any answers: scores keep their promises.
pub fn scoring(data: &[u8]) {
    let Some(built) = build::Built::of(data) else {
        return;
    };
    let Some((framework, assessment)) = built.checked("1", false) else {
        return;
    };
    let all = Options { trail: true };
    let Ok(cards) = score_all_with(&framework, std::slice::from_ref(&assessment), &all) else {
        return;
    };
    bounded(&cards[0], || built.documents());
    completed(&built, &framework, &cards[0]);
    let (low, high) = built.range();
    for node in &cards[0].nodes {
        if let Some(score) = node.result.score {
            let score = Decimal::from(score);
            assert!(
                low <= score && score <= high,
                "{}: {score} is off the range\n{}",
                node.code,
                built.documents()
            );
        }
        assert!(
            cpi_scoring::explain(&framework, &cards[0], &node.code)
                .is_ok_and(|explanation| explanation.is_some()),
            "{} cannot be explained",
            node.code
        );
    }
    // Multiplying all weights by one number changes nothing (methodology 4.2).
    if let Some((other, same)) = built.checked(build::FACTOR, false) {
        let multiplied = score_all_with(&other, &[same], &Options::default())
            .expect("what scores with one set of weights scores with its multiple");
        for (one, two) in cards[0].nodes.iter().zip(&multiplied[0].nodes) {
            assert_eq!(
                one.result.score,
                two.result.score,
                "{}: weights × {}
{}",
                one.code,
                build::FACTOR,
                built.documents()
            );
        }
    }
    // The order of the answers changes nothing.
    if let Some((_, turned)) = built.checked("1", true) {
        let again = score_all_with(&framework, &[turned], &all).expect("it scored before");
        assert_eq!(
            cpi_model::provenance::canonical_json(&cards),
            cpi_model::provenance::canonical_json(&again)
        );
    }
}

/// Any index: analyses end without a panic, and a session agrees with a score from scratch.
pub fn analyses(data: &[u8]) {
    let Some(built) = build::Built::of(data) else {
        return;
    };
    let Some((framework, assessment)) = built.checked("1", false) else {
        return;
    };
    let json = cpi_model::provenance::canonical_json(framework.draft());
    let assessments = format!(
        "[{}]",
        cpi_model::provenance::canonical_json(&assessment.to_draft())
    );
    let country = assessment.country().to_string();
    let Ok(index) = cpi_wasm::Index::new(&json, &assessments) else {
        return;
    };
    for query in [
        serde_json::json!({ "kind": "coherence", "cases": "pairwise", "pairs": true }),
        serde_json::json!({ "kind": "plan", "country": country }),
        serde_json::json!({ "kind": "robustness", "plan": built.plan(), "seed": "7", "draws": 16 }),
    ] {
        let _ = index.run(&query.to_string());
    }
    let Ok(mut session) = cpi_wasm::Session::new(&index, Some("as-answered".to_owned())) else {
        return;
    };
    for (indicator, answer) in built.changes() {
        let answers = serde_json::json!({ indicator: answer });
        let _ = session.set(&country, &answers.to_string());
    }
    let Some((_, changed)) = built.changed() else {
        return;
    };
    if let (Ok(card), Ok(cards)) = (
        session.scorecard(&country),
        score_all_with(&framework, &[changed], &Options::default()),
    ) {
        assert_eq!(
            card,
            cpi_model::provenance::canonical_json(&cards[0]),
            "a session differs from a score from scratch\n{}",
            built.documents()
        );
    }
}
