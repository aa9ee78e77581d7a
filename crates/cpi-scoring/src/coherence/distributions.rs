//! How did the countries answer each indicator? Methodology 12.6 and 12.7.

use super::limits::Limits;
use super::{Column, Table, moments};
use crate::coherence::{FloorCeiling, IndicatorAnswers, OptionCount};
use crate::scorecard::{Scorecard, State};
use cpi_model::assessment::{Answer, Assessment};
use cpi_model::framework::{Framework, IndicatorMeasure};
use cpi_model::number::Share;
use rust_decimal::Decimal;

/// Every indicator, in the framework's order.
pub(super) fn answers(
    framework: &Framework,
    assessments: &[Assessment],
    cards: &[Scorecard],
    table: &Table,
    limits: &[Limits],
) -> Vec<IndicatorAnswers> {
    framework
        .indicators()
        .iter()
        .enumerate()
        .map(|(i, indicator)| {
            let of_state = |state| {
                count(cards, |card: &&Scorecard| {
                    let trail = card.trail.as_ref();
                    trail.is_some_and(|trail| trail.indicators[i].state == state)
                })
            };
            let column = &table.indicators[i];
            let scores: Vec<Decimal> = column.iter().copied().flatten().collect();
            IndicatorAnswers {
                code: indicator.code().to_owned(),
                options: options(indicator.measure(), assessments, i),
                scored: of_state(State::Scored),
                not_applicable: of_state(State::NotApplicable),
                missing: of_state(State::Missing),
                ends: ends(column, limits[i]),
                never_varies: 2 <= scores.len() && moments::constant(&scores),
            }
        })
        .collect()
}

fn options(
    measure: &IndicatorMeasure,
    assessments: &[Assessment],
    indicator: usize,
) -> Vec<OptionCount> {
    let IndicatorMeasure::Checklist(checklist) = measure else {
        return Vec::new();
    };
    let chose = |option: Option<u8>| {
        count(assessments, |each: &&Assessment| {
            match each.answers()[indicator] {
                Answer::Option(chosen) => option.is_none_or(|option| option == chosen),
                _ => false,
            }
        })
    };
    let all = chose(None);
    (0..)
        .zip(checklist.options())
        .map(|(position, option)| {
            let countries = chose(Some(position));
            OptionCount {
                option: option.code.clone(),
                countries,
                share: if all == 0 {
                    Share::ZERO
                } else {
                    Share::of(countries, all)
                },
            }
        })
        .collect()
}

/// The scores of a column against the ends of what they can be (methodology 12.6).
pub(super) fn ends(column: &Column, limits: Limits) -> FloorCeiling {
    let scores: Vec<Decimal> = column.iter().copied().flatten().collect();
    let countries = u32::try_from(scores.len()).unwrap_or(u32::MAX);
    let share = |at: &dyn Fn(Decimal) -> bool| {
        let there = count(&scores, |score: &&Decimal| at(**score));
        (0 < countries).then(|| Share::of(there, countries))
    };
    FloorCeiling {
        countries,
        floor: limits.0.and_then(|low| share(&|score| score <= low)),
        ceiling: limits.1.and_then(|high| share(&|score| high <= score)),
    }
}

fn count<T>(values: &[T], keep: impl Fn(&&T) -> bool) -> u32 {
    u32::try_from(values.iter().filter(keep).count()).unwrap_or(u32::MAX)
}
