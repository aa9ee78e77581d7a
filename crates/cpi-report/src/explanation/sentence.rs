//! What does the sentence of a line say?

use super::words::Word;
use crate::{Context, Text};
use cpi_model::draft::{Aggregation, CoverageOf, MissingRule};
use cpi_model::language::Value;
use cpi_model::number::{Rounding, Score};
use cpi_scoring::Line;
use cpi_scoring::explanation::{
    Basis, IndicatorBasis, IndicatorReason, LeastCoverage, NodeBasis, Weights,
};
use cpi_scoring::scorecard::State;
use rust_decimal::Decimal;

/// How the score came about, what it adds to the node above, and the paragraphs behind it.
pub(super) fn of(line: &Line, is_public: bool, context: &Context<'_>) -> Text {
    let mut text = match &line.basis {
        Some(Basis::Node(basis)) => of_node(basis, context),
        Some(Basis::Indicator(basis)) => of_indicator(basis, line, context),
        // A document of 0.1 has the sentence alone.
        None => line.text.clone(),
    };
    // Where every member counts the same, weights say nothing.
    if let Some(weight) = line.weight.map(Decimal::from)
        && weight != Decimal::ONE
    {
        let weight = [("weight", Value::number(weight.normalize()))];
        text.push_str(&context.sentence(Word::Weight, &weight));
    }
    if let Some(adds) = line.contribution {
        // One digit more than a score has, so that small parts of it can be seen.
        let display = context.framework.display();
        let finer = Rounding::new(display.digits() + 1, display.mode());
        let adds = [("adds", Value::number(finer.show(adds.into())))];
        text.push_str(&context.sentence(Word::Adds, &adds));
    }
    if line.depth == 0
        && let Some(Basis::Indicator(basis)) = &line.basis
        && let Some(carries) = basis.effective_weight
    {
        let share = [("share", context.percent(carries, 2).into())];
        text.push_str(&context.sentence(Word::Carries, &share));
    }
    if !is_public && !line.paragraphs.is_empty() {
        let paragraphs = line.paragraphs.join(", ");
        let arguments = [("text", text.into()), ("paragraphs", paragraphs.into())];
        text = context.sentence(Word::Paragraphs, &arguments);
    }
    Text::prose(&text)
}

fn of_node(basis: &NodeBasis, context: &Context<'_>) -> String {
    let mut text = match (basis.state, &basis.least) {
        (State::Scored, _) => context.sentence(
            Word::Node,
            &[
                ("mean", mean(basis, context).into()),
                ("members", basis.entered.into()),
                (
                    "weights",
                    Value::text(match basis.weights {
                        Weights::Unused => "unused",
                        Weights::Equal => "equal",
                        Weights::Differ => "differ",
                    }),
                ),
            ],
        ),
        (State::TooLittleCoverage, Some(least)) => too_little(least, context),
        (state, _) => {
            let why = match state {
                State::NotApplicable => "not-applicable",
                State::TooLittleCoverage => "too-little",
                State::Missing | State::Scored => "missing",
            };
            context.sentence(Word::NoScore, &[("why", why.into())])
        }
    };
    if 0 < basis.missing {
        let rule = match basis.missing_rule {
            MissingRule::AsZero => "as-zero",
            MissingRule::LeaveOut | MissingRule::Refuse => "leave-out",
        };
        let missing = [("rule", rule.into()), ("count", basis.missing.into())];
        text.push_str(&context.sentence(Word::Missing, &missing));
    }
    if 0 < basis.not_applicable {
        let count = [("count", basis.not_applicable.into())];
        text.push_str(&context.sentence(Word::NotApplicable, &count));
    }
    let coverage = basis.coverage;
    if 0 < coverage.not_applicable {
        let share = context.percent(coverage.not_applicable_share(), 1);
        let declared = [
            ("count", coverage.not_applicable.into()),
            ("asked", coverage.asked().into()),
            ("share", share.into()),
        ];
        text.push_str(&context.sentence(Word::Declared, &declared));
    }
    text
}

fn too_little(least: &LeastCoverage, context: &Context<'_>) -> String {
    let of = match least.of {
        CoverageOf::Indicators => "indicators",
        CoverageOf::Members => "members",
    };
    context.sentence(
        Word::TooLittle,
        &[
            ("found", least.found.into()),
            ("applicable", least.applicable.into()),
            ("of", of.into()),
            ("least", Value::number(least.least)),
        ],
    )
}

fn mean(basis: &NodeBasis, context: &Context<'_>) -> String {
    let kind = match (basis.aggregation, basis.exponent) {
        (Aggregation::Arithmetic, _) => "arithmetic",
        (Aggregation::Geometric, _) => "geometric",
        (Aggregation::Harmonic, _) => "harmonic",
        (Aggregation::Generalised, Some(_)) => "generalised-with-exponent",
        (Aggregation::Generalised, None) => "generalised",
        (Aggregation::Minimum, _) => "minimum",
        (Aggregation::Maximum, _) => "maximum",
        (Aggregation::Median, _) => "median",
        (Aggregation::Sum, _) => "sum",
    };
    let exponent = basis.exponent.map(|it| it.to_string()).unwrap_or_default();
    context.sentence(
        Word::Mean,
        &[("kind", kind.into()), ("exponent", Value::number(exponent))],
    )
}

fn of_indicator(basis: &IndicatorBasis, line: &Line, context: &Context<'_>) -> String {
    let answer = (
        "answer",
        context.answer_in_sentence(&line.code, &basis.answer).into(),
    );
    let score = line.score.map(|score: Score| score.to_string());
    let score = ("score", Value::number(score.unwrap_or_default()));
    match basis.reason {
        IndicatorReason::Answered if basis.reference.is_empty() => {
            context.sentence(Word::Answered, &[answer, score])
        }
        IndicatorReason::Answered => {
            let reference = basis.reference.iter().map(|each| {
                let named = [
                    ("name", each.name.as_str().into()),
                    ("value", Value::number(each.value)),
                ];
                context.sentence(Word::Reference, &named)
            });
            let reference: Vec<String> = reference.collect();
            let reference = ("reference", reference.join(", ").into());
            context.sentence(Word::AnsweredWithReference, &[answer, score, reference])
        }
        IndicatorReason::Adjudicated => context.sentence(Word::Adjudicated, &[answer, score]),
        IndicatorReason::ConditionScoresLowest => {
            context.sentence(Word::ScoresLowest, &[answer, score])
        }
        IndicatorReason::ConditionLeavesOut => context.word(Word::ConditionFails).to_owned(),
        IndicatorReason::NotApplicable => context.sentence(Word::LeftOut, &[answer]),
        IndicatorReason::Missing => context.word(Word::NoAnswer).to_owned(),
    }
}
