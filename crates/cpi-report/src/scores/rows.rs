//! Scores for programs: a matrix with a column a node, or a row a score.
//!
//! Both are written scorecard by scorecard, so that no table of cells stands in memory.

use crate::vocabulary::SCORES;
use crate::write::Rows;
use crate::{Cell, Table};
use cpi_model::Framework;
use cpi_model::framework::OtherFramework;
use cpi_scoring::scorecard::{GapScore, ItemTrail};
use cpi_scoring::{NodeScore, Scorecard};
use std::fmt::Write;

/// A row a country and round, a column a node: the scores in full.
///
/// # Errors
///
/// [`OtherFramework`] where a scorecard is of another framework.
pub fn wide(framework: &Framework, cards: &[Scorecard]) -> Result<String, OtherFramework> {
    let mut text = wide_header(framework);
    for card in cards {
        card.belongs_to(framework)?;
        add_wide_row(&mut text, card);
    }
    Ok(text)
}

/// The header of [`wide`]. Codes need no quotation marks.
pub fn wide_header(framework: &Framework) -> String {
    let mut text = "round,country".to_owned();
    for node in framework.nodes() {
        text.push(',');
        text.push_str(node.code());
    }
    text.push('\n');
    text
}

/// Adds a row of [`wide`].
pub fn add_wide_row(text: &mut String, card: &Scorecard) {
    text.push_str(&card.round);
    text.push(',');
    text.push_str(&card.country);
    for node in &card.nodes {
        text.push(',');
        if let Some(score) = node.result.score {
            write!(text, "{score}").expect("writing to memory does not fail");
        }
    }
    text.push('\n');
}

/// A row a score: of nodes, groups, cells and gaps, with coverage and bounds, and of indicators
/// where the scorecards have their trail.
pub fn rows(cards: &[Scorecard]) -> String {
    let mut rows = Rows::new(&SCORES);
    for card in cards {
        add_rows(&mut rows, card);
    }
    rows.finish()
}

/// As [`rows`], held as cells.
pub fn table(cards: &[Scorecard]) -> Table {
    let mut table = Table::data(&SCORES);
    for card in cards {
        each_row(card, &mut |row| table.rows.push(row));
    }
    table
}

/// Adds the rows of one scorecard.
pub fn add_rows(rows: &mut Rows, card: &Scorecard) {
    each_row(card, &mut |row| rows.add(&row));
}

fn each_row(card: &Scorecard, add: &mut dyn FnMut(Vec<Cell>)) {
    for node in &card.nodes {
        add(scored(
            card,
            "node",
            [None, None, Some(&node.code)],
            &node.result,
        ));
    }
    for view in &card.views {
        for group in &view.groups {
            let at = [Some(&*view.code), Some(&*group.code), None];
            add(scored(card, "group", at, &group.result));
        }
        for cell in &view.cells {
            let at = [Some(&*view.code), Some(&*cell.group), Some(&*cell.row)];
            add(scored(card, "cell", at, &cell.result));
        }
    }
    for gap in &card.gaps {
        add(gap_row(card, gap));
    }
    for indicator in card.trail.iter().flat_map(|trail| &trail.indicators) {
        add(indicator_row(card, indicator));
    }
}

/// The columns that all rows begin with: round, country, what, view, group, node, indicator.
fn beginning(
    card: &Scorecard,
    what: &str,
    [view, group, node]: [Option<&str>; 3],
    indicator: Option<&str>,
) -> Vec<Cell> {
    let code = |code: Option<&str>| code.map_or(Cell::Empty, Cell::from);
    vec![
        card.round.as_str().into(),
        card.country.as_str().into(),
        what.into(),
        code(view),
        code(group),
        code(node),
        code(indicator),
    ]
}

fn scored(card: &Scorecard, what: &str, at: [Option<&str>; 3], result: &NodeScore) -> Vec<Cell> {
    let coverage = result.coverage;
    let display = result.display.map(|display| display.to_string());
    let mut row = beginning(card, what, at, None);
    row.extend([
        result.state.word().into(),
        Cell::Empty,
        number(result.score),
        display.map_or(Cell::Empty, |display| Cell::Figure {
            exact: display.clone(),
            shown: display,
        }),
        Cell::text(result.band.as_deref().unwrap_or_default()),
        Cell::count(coverage.applicable),
        Cell::count(coverage.answered),
        Cell::exact(coverage.share()),
        Cell::count(coverage.not_applicable),
        Cell::exact(coverage.not_applicable_share()),
        Cell::count(coverage.switched_off),
        number(result.bounds.map(|bounds| bounds.low)),
        number(result.bounds.map(|bounds| bounds.high)),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
    ]);
    row
}

fn gap_row(card: &Scorecard, gap: &GapScore) -> Vec<Cell> {
    let mut row = beginning(card, "gap", [None, None, Some(&gap.node)], None);
    row.resize(SCORES.fields.len() - 3, Cell::Empty);
    row.extend([number(gap.law), number(gap.practice), number(gap.gap)]);
    row
}

fn indicator_row(card: &Scorecard, indicator: &ItemTrail) -> Vec<Cell> {
    let mut row = beginning(card, "indicator", [None; 3], Some(&indicator.code));
    row.extend([
        indicator.state.word().into(),
        indicator.answer.as_str().into(),
        number(indicator.score),
    ]);
    row.resize(SCORES.fields.len(), Cell::Empty);
    row
}

fn number<N: ToString + Copy>(number: Option<N>) -> Cell {
    number.map_or(Cell::Empty, Cell::exact)
}
