//! Who stands where in a round, and how far apart are two countries (methodology 7)?

use crate::nodes::of_level;
use crate::vocabulary::{self as of, DIFFERENCE_OF_TWO, RANKING};
use crate::{Cell, Column, Context, Report, ReportError, Table};
use cpi_scoring::comparison::{NodeDifference, Place};
use cpi_scoring::{Comparison, Difference};

/// The countries of each round by their rank at one node.
pub fn report(comparisons: &[Comparison], node: &str, context: &Context<'_>) -> Report {
    let mut report = Report::new(context.named(node), context.language);
    let columns = vec![
        context.column(&of::ROUND),
        context.column(&of::COUNTRY),
        Column::data(&of::NODE),
        context.column(&of::RANK),
        context.column(&of::SCORE).headed(node),
        Column::data(&of::DISPLAY),
    ];
    let mut table = Table::with(&RANKING, columns);
    for comparison in comparisons {
        let places = comparison.node(node).into_iter();
        let places = places.flat_map(|ranking| &ranking.places);
        let rows = places.map(|place| row(&comparison.round, node, place, context));
        table.rows.extend(rows);
    }
    report.table(context.explain_dashes(table));
    if let Some(lower) = context.lower_is_better(node) {
        report.note(lower);
    }
    report
}

/// A row a round, node and country.
pub fn table(comparisons: &[Comparison], context: &Context<'_>) -> Table {
    let mut table = context.table(&RANKING);
    for comparison in comparisons {
        for ranking in &comparison.nodes {
            let places = ranking.places.iter();
            let rows = places.map(|place| row(&comparison.round, &ranking.code, place, context));
            table.rows.extend(rows);
        }
    }
    table
}

fn row(round: &str, node: &str, place: &Place, context: &Context<'_>) -> Vec<Cell> {
    let display = place.display.map(|display| display.to_string());
    let score = place.score.zip(display.clone());
    vec![
        round.into(),
        context.country_cell(&place.country),
        node.into(),
        Cell::figure(place.rank, |rank| rank.to_string()),
        score.map_or(Cell::Missing, |(score, shown)| Cell::Figure {
            exact: score.to_string(),
            shown,
        }),
        display.map_or(Cell::Missing, |display| Cell::Figure {
            exact: display.clone(),
            shown: display,
        }),
    ]
}

/// Two countries of a round against each other: the index with the nodes of a level, or with
/// those directly beneath it.
///
/// # Errors
///
/// [`ReportError::Level`] where no node has the level.
pub fn difference(
    difference: &Difference,
    level: Option<&str>,
    context: &Context<'_>,
) -> Result<Report, ReportError> {
    let [one, other] = [&difference.country, &difference.other].map(|code| context.country(code));
    let title = format!("{one} · {other} · {}", difference.round);
    let mut report = Report::new(title, context.language);
    let mut columns: Vec<Column> = vec![
        context.column(&of::NODE),
        context.column(&of::LABEL),
        context.column(&of::SCORE).headed(one),
        context.column(&of::OTHER_SCORE).headed(other),
        context.column(&of::DIFFERENCE),
    ];
    for column in &mut columns {
        column.key = None;
    }
    let shown = of_level(context.framework, level)?;
    let rows = shown.iter().filter_map(|node| {
        let code = context.framework.nodes()[*node].code();
        let found = difference.nodes.iter().find(|it| *it.code == **code)?;
        let scores = [found.score, found.other, found.difference];
        let named = [Cell::text(code.to_string()), context.name(code).into()];
        let scores = scores.map(|score| context.score(score));
        Some(named.into_iter().chain(scores).collect())
    });
    report.table(context.explain_dashes(Table::shown(columns).with_rows(rows)));
    Ok(report)
}

/// A row a node.
pub fn difference_table(difference: &Difference, context: &Context<'_>) -> Table {
    let row = |node: &NodeDifference| {
        vec![
            difference.round.as_str().into(),
            context.country_cell(&difference.country),
            context.country_cell(&difference.other),
            node.code.as_str().into(),
            context.score(node.score),
            context.score(node.other),
            context.difference(node.difference),
        ]
    };
    context
        .table(&DIFFERENCE_OF_TWO)
        .with_rows(difference.nodes.iter().map(row))
}
