//! How far do assessors agree who answered the same (methodology 10.8 to 10.15)?

pub mod words;

use crate::vocabulary::{self as of, AGREEMENTS};
use crate::{Cell, Column, Context, Kind, List, ListMarkers, Report, Table, Text};
use cpi_model::draft::RoundingMode;
use cpi_model::language::Value;
use cpi_model::number::{Coefficient, Rounding, Share};
use cpi_scoring::agreement::{Agreement, Disagreement, Estimate, PairAgreement, ScopeAgreement};
use rust_decimal::Decimal;
use words::Word;

/// Three digits, as the literature gives coefficients.
const DIGITS: Rounding = Rounding::new(3, RoundingMode::HalfUp);

/// The figures of the index and its parts and of each pair of assessors, and the widest
/// disagreements in words, as many as are asked for.
pub fn report(agreement: &Agreement, widest: usize, context: &Context<'_>) -> Report {
    let mut report = Report::new(context.word(Word::Title), context.language);
    if agreement.index.units == 0 {
        report.note(context.word(Word::Nothing));
        return report;
    }
    report.table(table(agreement, context));
    let all = &agreement.disagreements;
    if !all.is_empty() && 0 < widest {
        let count = [("count", all.len().into())];
        report.heading(3, context.sentence(Word::Disagreements, &count));
        let texts = all.iter().take(widest);
        let texts = texts.map(|each| Text::prose(&disagreement(each, context)));
        report.list(List::of(ListMarkers::Bullets, texts));
    }
    report
}

/// Where assessors disagree, and how far.
fn disagreement(disagreement: &Disagreement, context: &Context<'_>) -> String {
    let answers = disagreement.said.iter().map(|said| {
        let answer = context.answer_in_sentence(&disagreement.indicator, &said.answer);
        let says = [
            ("who", said.assessor.as_str().into()),
            ("answer", answer.into()),
        ];
        context.sentence(Word::Says, &says)
    });
    let answers: Vec<String> = answers.collect();
    let share = Decimal::from(disagreement.distance);
    let how = if share == Decimal::ONE {
        "whole"
    } else if share.is_zero() {
        "nothing"
    } else {
        "part"
    };
    let distance = Value::number(DIGITS.apply(share).normalize());
    let apart = [("how", how.into()), ("distance", distance)];
    context.sentence(
        Word::Disagreement,
        &[
            ("indicator", format!("`{}`", disagreement.indicator).into()),
            ("country", context.country(&disagreement.country).into()),
            ("answers", answers.join(", ").into()),
            ("apart", context.sentence(Word::Apart, &apart).into()),
        ],
    )
}

/// A row for the index, each section, group and indicator, and each pair of assessors.
pub fn table(agreement: &Agreement, context: &Context<'_>) -> Table {
    let interval = || context.shown(Word::Interval, Kind::Number);
    let columns = vec![
        context.column(&of::WHAT),
        context.shown(Word::Code, Kind::Code),
        Column::data(&of::VIEW),
        Column::data(&of::GROUP),
        Column::data(&of::NODE),
        Column::data(&of::INDICATOR),
        Column::data(&of::ASSESSOR),
        Column::data(&of::OTHER_ASSESSOR),
        context.column(&of::UNITS),
        context.column(&of::CODERS),
        context.column(&of::AGREEMENT),
        context.column(&of::KAPPA),
        context.column(&of::KAPPA_LINEAR),
        context.column(&of::KAPPA_QUADRATIC),
        context.column(&of::ALPHA_NOMINAL),
        interval(),
        Column::data(&of::ALPHA_NOMINAL_INTERVAL_LOW),
        Column::data(&of::ALPHA_NOMINAL_INTERVAL_HIGH),
        context.column(&of::ALPHA_ORDINAL),
        interval(),
        Column::data(&of::ALPHA_ORDINAL_INTERVAL_LOW),
        Column::data(&of::ALPHA_ORDINAL_INTERVAL_HIGH),
    ];
    let index = std::iter::once(&agreement.index);
    let nodes = |name: Word| move |scope| row("node", name, Part::Node(scope), context);
    Table::with(&AGREEMENTS, columns)
        .with_rows(index.map(nodes(Word::Index)))
        .with_rows(agreement.sections.iter().map(nodes(Word::Section)))
        .with_rows(
            (agreement.groups.iter())
                .map(|scope| row("group", Word::Group, Part::Group(scope), context)),
        )
        .with_rows((agreement.indicators.iter()).map(|scope| {
            row(
                "indicator",
                Word::Indicator,
                Part::Indicator(scope),
                context,
            )
        }))
        .with_rows(
            (agreement.pairs.iter()).map(|pair| row("pair", Word::Pair, Part::Pair(pair), context)),
        )
}

/// What a row is about.
#[derive(Clone, Copy)]
enum Part<'a> {
    Node(&'a ScopeAgreement),
    Group(&'a ScopeAgreement),
    Indicator(&'a ScopeAgreement),
    Pair(&'a PairAgreement),
}

fn row(code: &str, name: Word, part: Part<'_>, context: &Context<'_>) -> Vec<Cell> {
    let mut row = vec![Cell::named(code, context.word(name))];
    let mut names = [const { Cell::Empty }; 6];
    match part {
        Part::Node(scope) => names[2] = scope.code.as_str().into(),
        Part::Group(scope) => {
            names[0] = Cell::text(scope.view.clone().unwrap_or_default());
            names[1] = scope.code.as_str().into();
        }
        Part::Indicator(scope) => names[3] = scope.code.as_str().into(),
        Part::Pair(pair) => {
            names[4] = pair.one.as_str().into();
            names[5] = pair.other.as_str().into();
        }
    }
    row.push(match part {
        Part::Pair(pair) => Cell::text(format!("{} {}", pair.one, pair.other)),
        Part::Node(scope) | Part::Group(scope) | Part::Indicator(scope) => {
            scope.code.as_str().into()
        }
    });
    row.extend(names);
    match part {
        Part::Node(of) | Part::Group(of) | Part::Indicator(of) => {
            row.extend([
                Cell::count(of.units),
                Cell::count(of.coders),
                share(of.percent),
            ]);
            row.extend([of.kappa, of.kappa_linear, of.kappa_quadratic].map(coefficient));
            row.extend(
                [of.alpha_nominal, of.alpha_ordinal]
                    .into_iter()
                    .flat_map(|it| estimate(it, context)),
            );
        }
        Part::Pair(of) => {
            row.extend([
                Cell::count(of.units),
                Cell::count(2),
                share(Some(of.percent)),
            ]);
            row.extend([of.kappa, of.kappa_linear, of.kappa_quadratic].map(coefficient));
            row.extend(
                [of.alpha_nominal, of.alpha_ordinal]
                    .into_iter()
                    .flat_map(|it| estimate(it, context)),
            );
        }
    }
    row
}

fn share(share: Option<Share>) -> Cell {
    Cell::rounded(share, DIGITS)
}

fn coefficient(coefficient: Option<Coefficient>) -> Cell {
    Cell::rounded(coefficient, DIGITS)
}

/// The value, its interval for people, and the ends of the interval.
fn estimate(estimate: Option<Estimate>, context: &Context<'_>) -> [Cell; 4] {
    let (low, high) = (
        estimate.and_then(|it| it.low),
        estimate.and_then(|it| it.high),
    );
    let show = |end: Coefficient| DIGITS.show(end.into());
    let interval = low.zip(high).map_or(Cell::Empty, |(low, high)| {
        Cell::text(context.range([low, high].map(show)))
    });
    [
        coefficient(estimate.map(|it| it.value)),
        interval,
        coefficient(low),
        coefficient(high),
    ]
}
