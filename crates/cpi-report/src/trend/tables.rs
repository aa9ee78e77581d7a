//! A trend for programs.

use crate::vocabulary::{TREND_SERIES, TREND_STEPS};
use crate::{Cell, Context, Table};
use cpi_scoring::Trend;
use cpi_scoring::trend::Change;

/// A row a country, step and score that changed. Revisions have the same round twice.
pub fn steps(trend: &Trend, context: &Context<'_>) -> Table {
    let mut table = context.table(&TREND_STEPS);
    let mut add = |country: &str, [from, to]: [&str; 2], changes: &[Change]| {
        for change in changes {
            let mut row = vec![to.into(), context.country_cell(country)];
            row.extend(place(change.view.as_deref(), &change.code));
            row.push(from.into());
            row.extend([change.from, change.to].map(|score| context.score(score)));
            let parts = [
                change.change,
                change.answers,
                change.weights,
                change.framework,
                change.coverage,
            ];
            row.extend(parts.map(|part| context.difference(part)));
            row.push(change.direction.word().into());
            table.rows.push(row);
        }
    };
    for country in &trend.countries {
        for step in &country.steps {
            add(&country.country, [&step.from, &step.to], &step.changes);
        }
    }
    for revision in &trend.revisions {
        let rounds = [&*revision.round; 2];
        add(&revision.country, rounds, &revision.step.changes);
    }
    table
}

/// A row a country, round and node or group.
pub fn series(trend: &Trend, context: &Context<'_>) -> Table {
    let mut table = context.table(&TREND_SERIES);
    for country in &trend.countries {
        for series in &country.series {
            let rows = series.points.iter().map(|point| {
                let mut row = vec![
                    point.round.as_str().into(),
                    context.country_cell(&country.country),
                ];
                row.extend(place(series.view.as_deref(), &series.code));
                row.extend([point.full, point.comparable].map(|score| context.score(score)));
                row
            });
            table.rows.extend(rows);
        }
    }
    table
}

/// The cells of view, group and node.
fn place(view: Option<&str>, code: &str) -> [Cell; 3] {
    match view {
        Some(view) => [view.into(), code.into(), Cell::Empty],
        None => [Cell::Empty, Cell::Empty, code.into()],
    }
}
