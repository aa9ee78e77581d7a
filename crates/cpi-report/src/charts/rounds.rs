//! Charts over rounds: scores, and what changed.

use super::{ChartShown, FindingWord, columns, finished, said};
use crate::chart::ChartWords;
use crate::vocabulary::{self as of, TREND_SERIES, TREND_STEPS};
use crate::{Axis, Cell, Chart, ChartForm, Context, Part, Table};
use cpi_model::language::Value;
use cpi_model::number::Score;
use cpi_scoring::Trend;
use cpi_scoring::trend::{Change, Direction};
use rust_decimal::Decimal;

/// The scores at a node over rounds, in one picture. Where editions of the framework differ, the
/// scores are those on common indicators, so that no line goes across a change of method.
pub fn slopes(trend: &Trend, asked: &ChartShown<'_>, context: &Context<'_>) -> Chart {
    let (table, value) = series(trend, asked, context);
    let form = ChartForm::Slopes {
        label: of::COUNTRY.name,
        round: of::ROUND.name,
        value,
        axis: axis(context),
    };
    finished(form, table, finding(trend, asked, context), context).with_accent(asked.country)
}

/// The same as [`slopes`], with a picture for each country.
pub fn panels(trend: &Trend, asked: &ChartShown<'_>, context: &Context<'_>) -> Chart {
    let (table, value) = series(trend, asked, context);
    let form = ChartForm::Panels {
        label: of::COUNTRY.name,
        round: of::ROUND.name,
        value,
        axis: axis(context),
    };
    finished(form, table, finding(trend, asked, context), context).with_accent(asked.country)
}

fn axis(context: &Context<'_>) -> Axis {
    let name = context.word(ChartWords::Score);
    Axis::of_scores(context.framework, name, context.words)
}

/// A row a country and round, and the column that is drawn.
fn series(trend: &Trend, asked: &ChartShown<'_>, context: &Context<'_>) -> (Table, &'static str) {
    let node = asked.node(context);
    let is_comparable = !trend.relations.is_empty();
    let unused = if is_comparable {
        of::SCORE
    } else {
        of::COMPARABLE_SCORE
    };
    let hidden = [of::VIEW, of::GROUP, of::NODE, unused];
    let mut table = Table::with(
        &TREND_SERIES,
        columns(TREND_SERIES.fields, &hidden, context),
    );
    // By round first, so that rounds are in order even if a country was not assessed in the first.
    for round in &trend.rounds {
        for country in &trend.countries {
            let mut series = country.series.iter();
            let at_node = series.find(|each| each.view.is_none() && each.code == node);
            let points = at_node.map_or(&[][..], |series| &series.points);
            let point = points.iter().find(|point| point.round == round.label);
            let mut row = vec![
                round.label.as_str().into(),
                context.country_cell(&country.country),
                Cell::Empty,
                Cell::Empty,
                node.as_str().into(),
            ];
            let scores = [
                point.and_then(|point| point.full),
                point.and_then(|point| point.comparable),
            ];
            row.extend(scores.map(|score| context.score(score)));
            table.rows.push(row);
        }
    }
    let value = if is_comparable {
        of::COMPARABLE_SCORE
    } else {
        of::SCORE
    };
    (table, value.name)
}

/// Of one country its score in the first and last of its rounds; of all, how many got better, got
/// worse and stayed the same in the latest step.
fn finding(trend: &Trend, asked: &ChartShown<'_>, context: &Context<'_>) -> String {
    let (Some(first), Some(last)) = (trend.rounds.iter().rev().nth(1), trend.rounds.last()) else {
        let only = trend
            .rounds
            .first()
            .map_or("–", |round| round.label.as_str());
        return context.sentence(FindingWord::OneRound, &[("round", only.into())]);
    };
    let node = asked.node(context);
    if let Some(country) = asked.country {
        let (table, value) = series(trend, asked, context);
        let of_value = table.columns.iter().position(|it| it.key == Some(value));
        let own = |row: &&Vec<Cell>| {
            let is_own = matches!(&row[1], Cell::Named { code, .. } if code == country);
            is_own && of_value.is_some_and(|at| row[at] != Cell::Missing)
        };
        let mut scored = table.rows.iter().filter(own);
        let (was, is) = (scored.next(), scored.next_back());
        if let (Some(was), Some(is), Some(at)) = (was, is, of_value) {
            let arguments = [
                ("name", context.country(country).into()),
                ("from", said(&was[0], context).into()),
                ("was", said(&was[at], context).into()),
                ("to", said(&is[0], context).into()),
                ("is", said(&is[at], context).into()),
            ];
            return context.sentence(FindingWord::FromTo, &arguments);
        }
    }
    let (mut up, mut down, mut same) = (0, 0, 0);
    for country in &trend.countries {
        let mut steps = country.steps.iter();
        let Some(step) = steps.find(|step| step.from == first.label && step.to == last.label)
        else {
            continue;
        };
        match at(&step.changes, &node).map(|change| change.direction) {
            Some(Direction::Forward) => up += 1,
            Some(Direction::Back) => down += 1,
            _ => same += 1,
        }
    }
    context.sentence(
        FindingWord::Rounds,
        &[
            ("from", first.label.as_str().into()),
            ("to", last.label.as_str().into()),
            ("up", Value::number(up)),
            ("down", Value::number(down)),
            ("same", Value::number(same)),
        ],
    )
}

fn at<'a>(changes: &'a [Change], node: &str) -> Option<&'a Change> {
    changes
        .iter()
        .find(|change| change.view.is_none() && change.code == node)
}

/// What changed at a node in the latest step of each country, and where it comes from. A part that
/// is 0 in every country is left out of the picture.
pub fn changes(trend: &Trend, asked: &ChartShown<'_>, context: &Context<'_>) -> Chart {
    let node = asked.node(context);
    let hidden = [
        of::VIEW,
        of::GROUP,
        of::NODE,
        of::SCORE_BEFORE,
        of::SCORE,
        of::DIRECTION,
    ];
    let mut table = Table::with(&TREND_STEPS, columns(TREND_STEPS.fields, &hidden, context));
    let mut all: Vec<Decimal> = Vec::new();
    let mut present = [true, false, false, false, false];
    let mut largest: Option<(Decimal, String, Cell)> = None;
    for country in &trend.countries {
        let Some(step) = country.steps.last() else {
            continue;
        };
        let change = at(&step.changes, &node);
        let nothing = step.refused.is_none().then(|| Score::from(Decimal::ZERO));
        let parts = change.map_or([nothing; 5], |change| {
            [
                change.change,
                change.answers,
                change.weights,
                change.framework,
                change.coverage,
            ]
        });
        for (part, present) in parts.iter().zip(&mut present) {
            *present |= part.is_some_and(|part| !Decimal::from(part).is_zero());
            all.extend(part.map(Decimal::from));
        }
        let shown = parts.map(|part| signed(part, context));
        if let Some(by) = parts[0].map(Decimal::from)
            && !by.is_zero()
            && largest.as_ref().is_none_or(|(most, _, _)| *most < by.abs())
        {
            largest = Some((
                by.abs(),
                context.country(&country.country),
                shown[0].clone(),
            ));
        }
        let mut row = vec![
            step.to.as_str().into(),
            context.country_cell(&country.country),
            Cell::Empty,
            Cell::Empty,
            node.as_str().into(),
            step.from.as_str().into(),
        ];
        let scores = [
            change.and_then(|change| change.from),
            change.and_then(|change| change.to),
        ];
        row.extend(scores.map(|score| context.score(score)));
        row.extend(shown);
        let direction = change.map_or(Direction::Unchanged, |change| change.direction);
        row.push(direction.word().into());
        table.rows.push(row);
    }
    let parts = [
        (of::CHANGE, FindingWord::ChangeName),
        (of::CHANGE_ANSWERS, FindingWord::FromAnswers),
        (of::CHANGE_WEIGHTS, FindingWord::FromWeights),
        (of::CHANGE_FRAMEWORK, FindingWord::FromFramework),
        (of::CHANGE_COVERAGE, FindingWord::FromCoverage),
    ];
    let parts = parts.into_iter().zip(present);
    let parts = parts.filter(|(_, present)| *present);
    let form = ChartForm::Parts {
        label: of::COUNTRY.name,
        parts: parts
            .map(|((field, name), _)| Part::new(field.name, context.word(name)))
            .collect(),
        axis: Axis::around(&all, context.word(FindingWord::ChangeName), context.words),
    };
    let finding = largest.map_or_else(
        || context.word(FindingWord::NoChange).to_owned(),
        |(_, name, change)| {
            let change = said(&change, context);
            let arguments = [("name", name.as_str().into()), ("change", change.into())];
            context.sentence(FindingWord::Change, &arguments)
        },
    );
    finished(form, table, finding, context).with_accent(asked.country)
}

/// A difference with its sign.
fn signed(difference: Option<Score>, context: &Context<'_>) -> Cell {
    let rounding = context.framework.display().of_differences();
    Cell::figure(difference, |difference| {
        let shown = rounding.show(difference.into()).to_string();
        if Decimal::ZERO < Decimal::from(difference) {
            format!("+{shown}")
        } else {
            shown
        }
    })
}
