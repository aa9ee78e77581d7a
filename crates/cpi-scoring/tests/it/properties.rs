//! What must hold for every framework and every answer sheet.

use cpi_model::Framework;
use cpi_model::draft::{AssessmentDraft, FrameworkDraft};
use cpi_scoring::{Options, Scorecard, explain, score_all_with};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};

const OPTIONS: [&str; 5] = ["yes", "partially", "no", "not-applicable", "missing"];
const MEANS: [&str; 5] = ["arithmetic", "minimum", "maximum", "median", "geometric"];

/// A framework of three articles; scores are on 1–100, so that every mean is defined.
fn framework(aggregation: &str, missing: &str, weights: &[u32], factor: u32) -> Framework {
    let nodes: Vec<Value> = std::iter::once(json!({"code": "index"}))
        .chain((0..3).map(|a| {
            json!({
                "code": format!("art{a}"), "parent": "index", "level": "article",
                "weight": (weights[a] * factor).to_string()
            })
        }))
        .collect();
    let indicators: Vec<Value> = (0..9)
        .map(|i| {
            json!({
                "code": format!("i{i}"), "parent": format!("art{}", i % 3), "kind": "checklist",
                "scale": "ynp", "weight": (weights[i % weights.len()] * factor).to_string()
            })
        })
        .collect();
    let draft: FrameworkDraft = serde_json::from_value(json!({
        "schema_version": 1, "id": "p", "version": "1", "languages": ["en"], "countries": "iso-3166",
        "not_applicable": {"allowed": "anywhere"}, "range": {"low": "1", "high": "100"}, "display": {"digits": 2, "rounding": "half-up"},
        "ranking": {"scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest"},
        "method": {"aggregation": aggregation, "over": "children", "weights": "declared",
                   "missing": missing, "least_coverage": "0", "coverage_of": "indicators"},
        "scales": {"ynp": {"options": [{"code": "yes", "points": "100"},
                   {"code": "partially", "points": "50"}, {"code": "no", "points": "1"}]}},
        "nodes": nodes, "indicators": indicators
    }))
    .unwrap();
    draft
        .check()
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

fn card(framework: &Framework, answers: &[usize]) -> Scorecard {
    let order: Vec<usize> = (0..answers.len()).collect();
    card_in_order(framework, answers, &order)
}

fn card_in_order(framework: &Framework, answers: &[usize], order: &[usize]) -> Scorecard {
    let listed: Vec<Value> = order
        .iter()
        .map(|i| json!({"indicator": format!("i{i}"), "answer": OPTIONS[answers[*i]]}))
        .collect();
    let draft: AssessmentDraft = serde_json::from_value(json!({
        "schema_version": 1, "framework": {"id": "p", "version": "1"}, "country": "XAA",
        "round": "2026", "answers": listed
    }))
    .unwrap();
    let assessment = draft
        .check(framework)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value;
    score_all_with(framework, &[assessment], &Options { trail: true })
        .unwrap()
        .remove(0)
}

fn index(card: &Scorecard) -> Option<Decimal> {
    card.index().score.map(Decimal::from)
}

proptest! {
    #[test]
    fn scores_stay_in_the_range_and_within_their_bounds(
        answers in prop::collection::vec(0_usize..5, 9), mean in 0_usize..5, weights in prop::collection::vec(1_u32..9, 4),
    ) {
        let framework = framework(MEANS[mean], "leave-out", &weights, 1);
        for node in card(&framework, &answers).nodes {
            if let Some(score) = node.result.score {
                prop_assert!(Decimal::ONE <= score.into() && Decimal::from(score) <= Decimal::from(100));
                let bounds = node.result.bounds.unwrap();
                prop_assert!(bounds.low <= score && score <= bounds.high, "{:?}", node);
            }
        }
    }

    #[test]
    fn bounds_hold_for_every_completion(
        answers in prop::collection::vec(0_usize..5, 9), completion in prop::collection::vec(0_usize..3, 9), mean in 0_usize..5,
    ) {
        let framework = framework(MEANS[mean], "leave-out", &[1, 2, 3], 1);
        let complete: Vec<usize> =
            answers.iter().zip(&completion).map(|(answer, other)| if *answer == 4 { *other } else { *answer }).collect();
        if let (Some(bounds), Some(score)) = (card(&framework, &answers).index().bounds, card(&framework, &complete).index().score) {
            prop_assert!(bounds.low <= score && score <= bounds.high);
        }
    }

    #[test]
    fn a_better_answer_never_lowers_a_score(
        answers in prop::collection::vec(0_usize..3, 9), at in 0_usize..9, mean in 0_usize..5,
    ) {
        let framework = framework(MEANS[mean], "leave-out", &[1, 2, 3], 1);
        let mut better = answers.clone();
        better[at] = better[at].saturating_sub(1);
        let (before, after) = (card(&framework, &answers), card(&framework, &better));
        for (one, other) in before.nodes.iter().zip(&after.nodes) {
            prop_assert!(one.result.score <= other.result.score);
        }
    }

    #[test]
    fn unanimity(answer in 0_usize..3, mean in 0_usize..5, weights in prop::collection::vec(1_u32..9, 4)) {
        let framework = framework(MEANS[mean], "leave-out", &weights, 1);
        let expected = [100, 50, 1][answer];
        prop_assert_eq!(index(&card(&framework, &[answer; 9])), Some(Decimal::from(expected)));
    }

    #[test]
    fn the_order_of_answers_and_a_factor_on_all_weights_change_nothing(
        answers in prop::collection::vec(0_usize..5, 9), order in Just((0..9).collect::<Vec<usize>>()).prop_shuffle(),
        mean in 0_usize..5, factor in 1_u32..50, as_zero in any::<bool>(),
    ) {
        let missing = if as_zero { "as-zero" } else { "leave-out" };
        let plain = card(&framework(MEANS[mean], missing, &[1, 2, 3], 1), &answers);
        let scaled = card_in_order(&framework(MEANS[mean], missing, &[1, 2, 3], factor), &answers, &order);
        for (one, other) in plain.nodes.iter().zip(&scaled.nodes) {
            prop_assert_eq!(one.result.score.map(|s| s.to_string()), other.result.score.map(|s| s.to_string()));
        }
    }

    #[test]
    fn an_answer_touches_only_what_stands_above_it(
        answers in prop::collection::vec(0_usize..5, 9), at in 0_usize..9, other in 0_usize..5,
    ) {
        let framework = framework("arithmetic", "leave-out", &[1, 2, 3], 1);
        let mut changed = answers.clone();
        changed[at] = other;
        let (before, after) = (card(&framework, &answers), card(&framework, &changed));
        for article in (0..3).filter(|article| *article != at % 3) {
            let code = format!("art{article}");
            prop_assert_eq!(before.node(&code), after.node(&code));
        }
    }

    #[test]
    fn an_explanation_adds_up_to_the_score(answers in prop::collection::vec(0_usize..5, 9)) {
        let framework = framework("arithmetic", "leave-out", &[1, 2, 3], 1);
        let card = card(&framework, &answers);
        let lines = explain(&framework, &card, "index").unwrap().unwrap().lines;
        for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.code.starts_with(['a', 'x']) || line.code == "index") {
            let beneath = lines[i + 1..].iter().take_while(|each| line.depth < each.depth);
            let sum: Decimal = beneath
                .filter(|each| each.depth == line.depth + 1)
                .filter_map(|each| each.contribution.map(Decimal::from))
                .sum();
            if let Some(score) = line.score {
                let error = (sum - Decimal::from(score)).abs();
                prop_assert!(error < Decimal::new(1, 18), "{}: {} against {}", line.code, sum, score);
            }
        }
    }
}
