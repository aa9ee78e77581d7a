//! Do the parts of an index go together (methodology 12)?

mod figures;

pub use figures::table;

use crate::{Cell, Column, Context, Kind, List, Marks, Report, Table, Text};
use cpi_model::draft::RoundingMode;
use cpi_model::number::Rounding;
use cpi_scoring::Coherence;
use cpi_scoring::coherence::{
    Composite, Correlation, IndicatorAnswers, Pairing, Reading, Statistic,
};
use rust_decimal::Decimal;

/// What limits the figures and what stands out, in words, then the figures; those of indicators
/// only if asked for.
pub fn report(coherence: &Coherence, with_indicators: bool, context: &Context<'_>) -> Report {
    let title = format!("Coherence · {}", coherence.round);
    let mut report = Report::new(title.clone(), context.language);
    report.heading(2, title);
    let findings = coherence.findings.iter().map(|finding| {
        let paragraphs = finding.paragraphs.join(", ");
        Text::prose(&format!("{} (methodology {paragraphs}).", finding.text))
    });
    report.list(List::of(Marks::Bullets, findings));
    let mut part = |title: &str, table: Table| {
        if !table.rows.is_empty() {
            report.heading(3, title);
            report.table(table);
        }
    };
    part("Nodes and groups", composites(&coherence.composites));
    part("Members", members(&coherence.composites));
    part("Correlations", correlations(&coherence.correlations));
    if with_indicators {
        part("Indicators", indicators(&coherence.indicators));
    }
    report
}

/// Columns for people, of words.
fn words<const N: usize>(headings: [&str; N]) -> impl Iterator<Item = Column> {
    headings.map(|it| Column::shown(it, Kind::Text)).into_iter()
}

/// Columns for people, of numbers.
fn numbers<const N: usize>(headings: [&str; N]) -> impl Iterator<Item = Column> {
    let headings = headings.map(|it| Column::shown(it, Kind::Number));
    headings.into_iter()
}

/// Two digits.
fn shown<N: Into<Decimal> + ToString + Copy>(value: Option<N>) -> Cell {
    Cell::rounded(value, Rounding::new(2, RoundingMode::HalfUp))
}

/// A share in per cent, with one digit.
fn percent<N: Into<Decimal> + ToString + Copy>(value: Option<N>) -> Cell {
    Cell::figure(value, |share| in_percent(share.into()))
}

fn in_percent(share: Decimal) -> String {
    let digit = Rounding::new(1, RoundingMode::HalfUp);
    digit.show(share * Decimal::ONE_HUNDRED).to_string()
}

/// The value of a statistic, with its span as each country is left out.
fn statistic(statistic: &Statistic) -> Cell {
    let two = Rounding::new(2, RoundingMode::HalfUp);
    match (statistic.value, statistic.without_one, statistic.no_value) {
        (Some(value), Some(span), _) => {
            let [value, low, high] = [value, span.low, span.high].map(|it| two.show(it.into()));
            format!("{value} ({low} to {high})").into()
        }
        (Some(value), None, _) => shown(Some(value)),
        (None, _, Some(reason)) => format!("– {}", word(&reason)).into(),
        (None, _, None) => Cell::Missing,
    }
}

/// The word of a value that is written as a text.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn code(view: Option<&str>, code: &str) -> Cell {
    match view {
        Some(view) => format!("{view}: {code}").into(),
        None => code.into(),
    }
}

fn composites(composites: &[Composite]) -> Table {
    let columns = words(["node"])
        .chain(numbers(["members", "countries"]))
        .chain(words(["α"]))
        .chain(numbers(["α stand.", "floor %", "ceiling %"]));
    let rows = composites.iter().map(|composite| {
        vec![
            code(composite.view.as_deref(), &composite.code),
            Cell::count(composite.members.len()),
            Cell::count(composite.alpha.countries),
            statistic(&composite.alpha),
            shown(composite.standardised_alpha),
            percent(composite.ends.floor),
            percent(composite.ends.ceiling),
        ]
    });
    Table::shown(columns.collect()).with_rows(rows)
}

fn members(composites: &[Composite]) -> Table {
    let columns = words(["node", "member", "item–rest"]).chain(numbers([
        "α without",
        "weight %",
        "variance %",
        "in index %",
        "in effect %",
    ]));
    let mut table = Table::shown(columns.collect());
    for composite in composites {
        table.rows.extend(composite.members.iter().map(|member| {
            vec![
                code(composite.view.as_deref(), &composite.code),
                member.code.as_str().into(),
                statistic(&member.item_rest),
                shown(member.alpha_without),
                percent(Some(member.weights.declared)),
                percent(member.weights.variance_share),
                percent(member.weights.declared_in_index),
                percent(member.weights.effective_in_index),
            ]
        }));
    }
    table
}

fn correlations(correlations: &[Correlation]) -> Table {
    let columns = words(["one", "other", "which is"])
        .chain(numbers(["countries"]))
        .chain(words(["r"]))
        .chain(numbers(["ρ", "τ-b"]))
        .chain(words(["reading"]));
    let rows = correlations.iter().map(|correlation| {
        let pairing = match correlation.pairing {
            Pairing::Siblings => "beside",
            Pairing::WithParent => "above",
            Pairing::WithIndex => "index",
        };
        vec![
            code(correlation.view.as_deref(), &correlation.one),
            correlation.other.as_str().into(),
            pairing.into(),
            Cell::count(correlation.pearson.countries),
            statistic(&correlation.pearson),
            shown(correlation.spearman),
            shown(correlation.kendall),
            match correlation.reading {
                None | Some(Reading::Fair) => Cell::Empty,
                Some(reading) if correlation.firm => word(&reading).into(),
                Some(reading) => format!("{}, not firm", word(&reading)).into(),
            },
        ]
    });
    Table::shown(columns.collect()).with_rows(rows)
}

fn indicators(indicators: &[IndicatorAnswers]) -> Table {
    let columns = words(["indicator", "share of each answer"])
        .chain(numbers([
            "scored",
            "missing",
            "n/a",
            "floor %",
            "ceiling %",
        ]))
        .chain(words(["varies"]));
    let rows = indicators.iter().map(|indicator| {
        let options: Vec<String> = indicator
            .options
            .iter()
            .map(|option| format!("{} {} %", option.option, in_percent(option.share.into())))
            .collect();
        let varies = if indicator.never_varies { "never" } else { "" };
        vec![
            indicator.code.as_str().into(),
            options.join(", ").into(),
            Cell::count(indicator.scored),
            Cell::count(indicator.missing),
            Cell::count(indicator.not_applicable),
            percent(indicator.ends.floor),
            percent(indicator.ends.ceiling),
            varies.into(),
        ]
    });
    Table::shown(columns.collect()).with_rows(rows)
}
