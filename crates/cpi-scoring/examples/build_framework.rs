//! Builds a framework in code and scores one answer sheet:
//! `cargo run -p cpi-scoring --example build_framework`.

#![allow(clippy::print_stdout, reason = "an example shows its result")]

use cpi_model::draft::{
    Aggregation, AnswerDraft, AssessmentDraft, CountryCodes, CoverageOf, DisplayDraft,
    FrameworkDraft, FrameworkReference, IndicatorDraft, IndicatorKind, MethodDraft, MissingRule,
    NodeDraft, OptionDraft, RangeDraft, RankOrder, RankScores, RankTies, RankingDraft,
    RoundingMode, SCHEMA_VERSION, ScaleDraft, Weights,
};
use cpi_scoring::score;
use std::error::Error;

#[allow(
    clippy::unnecessary_wraps,
    reason = "every key of a draft is an option"
)]
fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

fn framework() -> FrameworkDraft {
    let option = |code, points| OptionDraft {
        code: text(code),
        points: text(points),
        ..Default::default()
    };
    let indicator = |code, weight| IndicatorDraft {
        code: text(code),
        parent: text("index"),
        kind: Some(IndicatorKind::Checklist.into()),
        scale: text("compliance"),
        weight: text(weight),
        ..Default::default()
    };
    FrameworkDraft {
        schema_version: Some(SCHEMA_VERSION),
        id: text("built-in-code"),
        version: text("1"),
        languages: vec!["en".to_owned()],
        countries: Some(CountryCodes::Iso3166.into()),
        range: Some(RangeDraft {
            low: text("0"),
            high: text("100"),
        }),
        display: Some(DisplayDraft {
            digits: Some(1),
            rounding: Some(RoundingMode::HalfUp.into()),
        }),
        ranking: Some(RankingDraft {
            scores: Some(RankScores::Rounded.into()),
            digits: None,
            order: Some(RankOrder::HighestFirst.into()),
            ties: Some(RankTies::Lowest.into()),
        }),
        method: Some(MethodDraft {
            aggregation: Some(Aggregation::Median.into()),
            over: text("children"),
            weights: Some(Weights::Declared.into()),
            missing: Some(MissingRule::LeaveOut.into()),
            least_coverage: text("0.5"),
            coverage_of: Some(CoverageOf::Members.into()),
            ..Default::default()
        }),
        scales: [(
            "compliance".to_owned(),
            ScaleDraft {
                options: vec![
                    option("yes", "100"),
                    option("partially", "50"),
                    option("no", "0"),
                ],
            },
        )]
        .into(),
        nodes: vec![NodeDraft {
            code: text("index"),
            ..Default::default()
        }],
        indicators: vec![
            indicator("a", "1"),
            indicator("b", "1"),
            indicator("c", "2"),
        ],
        ..Default::default()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let framework = framework().check()?.value;
    let answer = |code, option| AnswerDraft {
        indicator: text(code),
        answer: text(option),
        ..Default::default()
    };
    let answers = AssessmentDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: Some(FrameworkReference {
            id: text("built-in-code"),
            version: text("1"),
        }),
        country: text("XAA"),
        round: text("2026"),
        history: None,
        answers: vec![
            answer("a", "no"),
            answer("b", "partially"),
            answer("c", "yes"),
        ],
        ..Default::default()
    };
    let card = score(&framework, &answers.check(&framework)?.value)?;
    let shown = card.index().display.ok_or("too little is answered")?;
    println!("weighted median: {shown}");
    Ok(())
}
