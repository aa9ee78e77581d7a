//! What do the assessments score?

mod rows;
mod shown;
pub mod words;

pub use rows::{add_rows, add_wide_row, rows, table, wide, wide_header};

use crate::nodes::of_level;
use crate::{Cell, Context, Report, ReportError};
use cpi_model::framework::View;
use cpi_scoring::{Comparison, Scorecard};
use shown::Shown;
use words::Word;

/// More columns of scores than this do not fit a screen.
const MOST_COLUMNS: usize = 10;

/// Which scores are shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct ScoresShown<'a> {
    /// The nodes of this level instead of those directly beneath the index.
    pub level: Option<&'a str>,
    /// The groups of this view and the gap instead of nodes; with a level the cells, node by
    /// node.
    pub view: Option<&'a str>,
}

/// A scorecard and its rank at the index.
#[derive(Debug, Clone)]
struct Ranked<'a> {
    card: &'a Scorecard,
    rank: Cell,
}

/// A row a country, round by round in the order of rank; a row a node where the nodes are many
/// and the countries few; or the groups and cells of a view.
///
/// # Errors
///
/// [`ReportError`] where the framework has no such level, view or cells, or a scorecard is of
/// another framework.
pub fn report(
    cards: &[Scorecard],
    comparisons: &[Comparison],
    asked: &ScoresShown<'_>,
    context: &Context<'_>,
) -> Result<Report, ReportError> {
    let framework = context.framework;
    for card in cards {
        card.belongs_to(framework)?;
    }
    let title = context.sentence(
        Word::Title,
        &[
            ("framework", framework.id().into()),
            ("version", framework.version().into()),
        ],
    );
    let mut report = Report::new(title, context.language);
    let shown = Shown {
        context,
        ranked: ranked(comparisons, cards),
    };
    if let Some(code) = asked.view {
        let view = view(context, code)?;
        match asked.level {
            None => report.table(shown.groups(view)),
            Some(level) => shown.cells(view, level, &mut report)?,
        }
        return Ok(report);
    }
    let nodes = of_level(framework, asked.level)?;
    if MOST_COLUMNS < nodes.len() && shown.ranked.len() <= MOST_COLUMNS {
        report.table(shown.by_node(&nodes));
        lower_is_better(&mut report, context);
        return Ok(report);
    }
    // Where there are many of both, the nodes are divided between tables that fit a page.
    let mut parts = nodes.chunks(MOST_COLUMNS);
    report.table(shown.by_country(parts.next().unwrap_or_default()));
    for part in parts {
        report.table(shown.further_nodes(part));
    }
    lower_is_better(&mut report, context);
    Ok(report)
}

/// Says that lower scores of the index are better, where they are.
fn lower_is_better(report: &mut Report, context: &Context<'_>) {
    let framework = context.framework;
    let index = framework.nodes()[framework.root()].code();
    if let Some(lower) = context.lower_is_better(index) {
        report.note(lower);
    }
}

/// The scorecards, round by round in the order of rank.
fn ranked<'a>(comparisons: &[Comparison], cards: &'a [Scorecard]) -> Vec<Ranked<'a>> {
    let mut ranked = Vec::new();
    for comparison in comparisons {
        let places = comparison.nodes.first().into_iter();
        for place in places.flat_map(|node| &node.places) {
            let is_it =
                |card: &&Scorecard| card.country == place.country && card.round == comparison.round;
            ranked.extend(cards.iter().find(is_it).map(|card| Ranked {
                card,
                rank: Cell::figure(place.rank, |rank| rank.to_string()),
            }));
        }
    }
    ranked
}

fn view<'a>(context: &Context<'a>, code: &str) -> Result<&'a View, ReportError> {
    let mut views = context.framework.views().iter();
    views
        .find(|view| &**view.code() == code)
        .ok_or_else(|| ReportError::View {
            view: code.to_owned(),
            views: (context.framework.views().iter())
                .map(|view| view.code().to_string())
                .collect(),
        })
}
