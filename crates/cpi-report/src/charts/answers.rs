//! How many answers are of each kind?

use super::{ChartShown, FindingWord, columns, finished, part_cell, rows};
use crate::answers::best_options;
use crate::vocabulary::{self as of, ANSWERS_COUNTED};
use crate::{AnswerKind, AnswerMark, Cell, Chart, ChartForm, Context, ReportError, Table};
use cpi_model::code::{MISSING, NOT_APPLICABLE};
use cpi_model::framework::{Indicator, IndicatorMeasure};
use cpi_model::language::Value;
use cpi_scoring::{Scorecard, State};
use rust_decimal::Decimal;

/// For each node of a level, how many answers to checklist questions are of each kind, over all
/// scorecards or in one country. The scorecards need their trails.
///
/// # Errors
///
/// [`ReportError`] where the framework has no such level or no question that is answered on a scale,
/// or a scorecard is of another framework.
pub fn answers(
    cards: &[Scorecard],
    asked: &ChartShown<'_>,
    context: &Context<'_>,
) -> Result<Chart, ReportError> {
    for card in cards {
        card.belongs_to(context.framework)?;
    }
    let framework = context.framework;
    let mut indicators = framework.indicators().iter();
    if !indicators.any(|each| matches!(each.measure(), IndicatorMeasure::Checklist(_))) {
        return Err(ReportError::NoScales);
    }
    let kinds = kinds(context);
    let counted: Vec<&Scorecard> = cards
        .iter()
        .filter(|card| asked.country.is_none_or(|country| card.country == country))
        .collect();
    let hidden = [of::ROUND, of::COUNTRY];
    let mut table = Table::with(
        &ANSWERS_COUNTED,
        columns(ANSWERS_COUNTED.fields, &hidden, context),
    );
    let round = counted.first().map_or("", |card| card.round.as_str());
    let country = asked
        .country
        .map_or(Cell::Empty, |code| context.country_cell(code));
    let (mut best, mut all) = (0_u64, 0_u64);
    for code in rows(asked, context)? {
        let node = framework.node_position(&code);
        let beneath = node.map_or(&[][..], |node| framework.nodes()[node].indicators());
        let mut counts = vec![0_u64; kinds.len()];
        for card in &counted {
            let trail = card.trail.iter().flat_map(|trail| &trail.indicators);
            for (position, item) in trail.enumerate() {
                let is_checklist = matches!(
                    framework.indicators().get(position).map(Indicator::measure),
                    Some(IndicatorMeasure::Checklist(_))
                );
                if !is_checklist || !beneath.contains(&position) {
                    continue;
                }
                let answer = match item.state {
                    State::NotApplicable => NOT_APPLICABLE,
                    State::Missing => MISSING,
                    _ => item.answer.as_str(),
                };
                if let Some(at) = kinds.iter().position(|kind| kind.code == answer) {
                    counts[at] += 1;
                    all += u64::from(item.state != State::NotApplicable);
                    best += u64::from(best_options(framework, position).any(|it| it == answer));
                }
            }
        }
        // A node without checklist questions has no bar.
        if counts.iter().all(|count| *count == 0) {
            continue;
        }
        table
            .rows
            .extend(kinds.iter().zip(counts).map(|(kind, count)| {
                vec![
                    round.into(),
                    country.clone(),
                    part_cell(&code, context),
                    Cell::named(kind.code.as_str(), kind.name.as_str()),
                    Cell::count(count),
                ]
            }));
    }
    let mut arguments = vec![("count", Value::number(best)), ("all", Value::number(all))];
    let finding = match asked.country {
        Some(country) => {
            let country = context.country(country);
            arguments.push(("country", country.into()));
            context.sentence(FindingWord::AnswersOf, &arguments)
        }
        None => context.sentence(FindingWord::Answers, &arguments),
    };
    let form = ChartForm::Answers {
        row: of::NODE.name,
        answer: of::ANSWER.name,
        count: of::INDICATORS.name,
        kinds,
    };
    Ok(finished(form, table, finding, context))
}

/// The options of the framework that earn points, the best first, then what is missing and what
/// does not apply. Options of several scales that have one code are one kind.
fn kinds(context: &Context<'_>) -> Vec<AnswerKind> {
    let draft = context.framework.draft();
    let mut options: Vec<(Decimal, AnswerKind)> = Vec::new();
    for (position, indicator) in context.framework.indicators().iter().enumerate() {
        let IndicatorMeasure::Checklist(checklist) = indicator.measure() else {
            continue;
        };
        let [low, high] = [checklist.low(), checklist.high()].map(Decimal::from);
        for option in checklist.options() {
            let Some(points) = option.points else {
                continue;
            };
            if options.iter().any(|(_, kind)| kind.code == option.code) {
                continue;
            }
            let mut scales = draft.scales.values().flat_map(|scale| &scale.options);
            let label = scales.find(|each| each.code.as_deref() == Some(&*option.code));
            let name = label.and_then(|each| context.text(&each.label));
            // How far it is from the worst option to the best one.
            let direction = context.framework.item_direction(position);
            let share = direction.distance_from_worst(points.into(), low, high);
            let kind = AnswerKind {
                code: option.code.clone(),
                name: name.unwrap_or_else(|| option.code.clone()),
                mark: AnswerMark::of(share, high - low),
            };
            let share = share.checked_div(high - low).unwrap_or_default();
            options.push((share, kind));
        }
    }
    options.sort_by_key(|(share, _)| std::cmp::Reverse(*share));
    let mut kinds: Vec<AnswerKind> = options.into_iter().map(|(_, kind)| kind).collect();
    let others = [
        (MISSING, FindingWord::Missing, AnswerMark::Missing),
        (
            NOT_APPLICABLE,
            FindingWord::NotApplicable,
            AnswerMark::NotApplicable,
        ),
    ];
    kinds.extend(others.map(|(code, name, mark)| AnswerKind {
        code: code.to_owned(),
        name: context.word(name).to_owned(),
        mark,
    }));
    kinds
}
