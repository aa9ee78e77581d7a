//! What does the sentence of a line say in English?

use super::{IndicatorBasis, IndicatorReason, NodeBasis, Weights};
use crate::scorecard::State;
use cpi_model::draft::{Aggregation, CoverageOf, MissingRule};
use cpi_model::number::Score;

pub(super) fn of_node(basis: &NodeBasis) -> String {
    let mut text = match basis.state {
        State::Scored => {
            let members = match basis.entered {
                1 => "1 member".to_owned(),
                several => format!("{several} members"),
            };
            let weights = match basis.weights {
                Weights::Unused => "",
                Weights::Equal => ", equal weights",
                Weights::Differ => ", weighted",
            };
            format!("{} of {members}{weights}", mean(basis))
        }
        State::NotApplicable => "no score: nothing beneath it applies".to_owned(),
        State::Missing => "no score: nothing beneath it is answered".to_owned(),
        State::TooLittleCoverage => too_little(basis),
    };
    if 0 < basis.missing {
        let rule = match basis.missing_rule {
            MissingRule::AsZero => "entered as zero",
            MissingRule::LeaveOut | MissingRule::Refuse => "left out",
        };
        text.push_str(&format!("; missing and {rule}: {}", basis.missing));
    }
    if 0 < basis.not_applicable {
        text.push_str(&format!("; not applicable: {}", basis.not_applicable));
    }
    let coverage = basis.coverage;
    if 0 < coverage.not_applicable {
        text.push_str(&format!(
            "; declared not applicable: {} of {} asked beneath it, {} %",
            coverage.not_applicable,
            coverage.asked(),
            coverage.not_applicable_share().percent(1)
        ));
    }
    text
}

fn too_little(basis: &NodeBasis) -> String {
    let Some(least) = &basis.least else {
        return "no score: too little beneath it is answered".to_owned();
    };
    let what = match least.of {
        CoverageOf::Indicators => "answered",
        CoverageOf::Members => "members with a score",
    };
    format!(
        "no score: {what} {} of {}, which is less than the least coverage of {}",
        least.found, least.applicable, least.least
    )
}

fn mean(basis: &NodeBasis) -> String {
    let exponent = basis.exponent.map_or_else(String::new, |exponent| {
        format!(" with the exponent {exponent}")
    });
    match basis.aggregation {
        Aggregation::Arithmetic => "arithmetic mean".to_owned(),
        Aggregation::Geometric => "geometric mean".to_owned(),
        Aggregation::Harmonic => "harmonic mean".to_owned(),
        Aggregation::Generalised => format!("generalised mean{exponent}"),
        Aggregation::Minimum => "the smallest".to_owned(),
        Aggregation::Maximum => "the largest".to_owned(),
        Aggregation::Median => "weighted median".to_owned(),
        Aggregation::Sum => "sum".to_owned(),
    }
}

pub(super) fn of_indicator(basis: &IndicatorBasis, score: Option<Score>) -> String {
    let score = score.map_or_else(String::new, |score| score.to_string());
    let answer = format!("answered `{}`", basis.answer);
    match basis.reason {
        IndicatorReason::Adjudicated => format!("{answer}, adjudicated to {score}"),
        IndicatorReason::ConditionScoresLowest => {
            format!("{answer}; its condition fails, so it scores the lowest, {score}")
        }
        IndicatorReason::Answered if basis.reference.is_empty() => {
            format!("{answer}, which scores {score}")
        }
        IndicatorReason::Answered => {
            let reference = basis.reference.iter();
            let reference: Vec<String> = reference
                .map(|each| format!("{} {}", each.name, each.value))
                .collect();
            format!(
                "{answer}, which scores {score} (reference: {})",
                reference.join(", ")
            )
        }
        IndicatorReason::ConditionLeavesOut => {
            "its condition fails, so it is not applicable".to_owned()
        }
        IndicatorReason::NotApplicable => format!("{answer}: left out"),
        IndicatorReason::Missing => "missing".to_owned(),
    }
}
