//! Which charts are made of which result?
//!
//! Each function takes a result and makes a [`Chart`] of it: a table for programs and people, the
//! form in which it is drawn, its finding as a caption, and its figures in words for readers who do
//! not see it.

mod answers;
mod draws;
mod gains;
mod question;
mod rounds;
mod scores;
mod words;

pub use answers::answers;
pub use draws::{pairs, rank_intervals};
pub use gains::gains;
pub use question::ChartOption;
pub use rounds::{changes, panels, slopes};
pub use scores::{gaps, heat, scores, strips};
pub use words::FindingWord;

use crate::nodes::of_level;
use crate::write::{DASH, shown};
use crate::{Cell, Chart, ChartForm, Column, Context, ReportError, Table};
use cpi_model::language::Value;
use cpi_scoring::compare;
use cpi_scoring::document::{Content, Document};
use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($kind:ident: $name:literal, $title:literal;)+) => {
        /// The kinds of charts.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum ChartKind {
            $(#[doc = concat!($title, ".")] $kind,)+
        }

        impl ChartKind {
            /// Every kind, with its name and what it shows.
            pub const ALL: &[(Self, &str, &str)] = &[$((Self::$kind, $name, $title)),+];
        }
    };
}

kinds! {
    Scores: "scores", "The score of each country, within what missing answers still allow";
    Strips: "strips", "For each section, or node of a level, where the countries stand";
    Gaps: "gaps", "Law against practice: of the countries, or of one country";
    Heat: "heat", "The cells of a view in one country, or its groups in all";
    Answers: "answers", "How many answers are of each kind, by section or level";
    RankIntervals: "rank-intervals", "The rank of each country, within those that draws gave";
    Pairs: "pairs", "How often each country is above each other one";
    Slopes: "slopes", "The scores over rounds, in one picture";
    Panels: "panels", "The scores over rounds, a picture for each country";
    Changes: "changes", "What changed in the latest step of each country, and where it comes from";
    Gains: "gains", "The better answers by which the index of a country gains the most";
}

/// What a chart shows, beyond the result.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChartShown<'a> {
    /// The node; the index itself if absent.
    pub node: Option<&'a str>,
    /// The level of the nodes that have a row; if absent, those directly beneath the index.
    pub level: Option<&'a str>,
    /// The view of cells; the framework's first if absent.
    pub view: Option<&'a str>,
    /// The country that is highlighted, or that the chart is about.
    pub country: Option<&'a str>,
}

/// A chart of a document.
///
/// # Errors
///
/// [`ReportError`] where the framework lacks what is to be shown, or the document holds another
/// result than the kind of chart is made of.
pub fn chart(
    document: &Document,
    kind: ChartKind,
    asked: &ChartShown<'_>,
    context: &Context<'_>,
) -> Result<Chart, ReportError> {
    match (kind, &document.content) {
        (ChartKind::Scores, Content::Scores { scorecards }) => {
            let comparisons = compare(context.framework, scorecards)?;
            scores(scorecards, &comparisons, asked, context)
        }
        (ChartKind::Strips, Content::Scores { scorecards }) => strips(scorecards, asked, context),
        (ChartKind::Gaps, Content::Scores { scorecards }) => {
            let comparisons = compare(context.framework, scorecards)?;
            gaps(scorecards, &comparisons, asked, context)
        }
        (ChartKind::Heat, Content::Scores { scorecards }) => heat(scorecards, asked, context),
        (ChartKind::Answers, Content::Scores { scorecards }) => answers(scorecards, asked, context),
        (ChartKind::RankIntervals, Content::Robustness { robustness }) => {
            rank_intervals(robustness, asked, context)
        }
        (ChartKind::Pairs, Content::Robustness { robustness }) => pairs(robustness, asked, context),
        (ChartKind::Slopes, Content::Trend { trend, .. }) => Ok(slopes(trend, asked, context)),
        (ChartKind::Panels, Content::Trend { trend, .. }) => Ok(panels(trend, asked, context)),
        (ChartKind::Changes, Content::Trend { trend, .. }) => Ok(changes(trend, asked, context)),
        (ChartKind::Gains, Content::Plan { plan }) => gains(plan, context),
        _ => Err(ReportError::NoResult),
    }
}

impl ChartShown<'_> {
    /// The code of the node.
    fn node(&self, context: &Context<'_>) -> String {
        let framework = context.framework;
        let root = framework.nodes()[framework.root()].code();
        self.node.unwrap_or(root).to_owned()
    }
}

/// The codes of the nodes of a level, without the index itself.
fn rows(asked: &ChartShown<'_>, context: &Context<'_>) -> Result<Vec<String>, ReportError> {
    let framework = context.framework;
    let nodes = of_level(framework, asked.level)?.into_iter();
    let nodes = nodes.filter(|node| *node != framework.root());
    Ok(nodes
        .map(|node| framework.nodes()[node].code().to_string())
        .collect())
}

/// A node or group: its code for programs, its name for people.
fn part_cell(code: &str, context: &Context<'_>) -> Cell {
    Cell::named(code, called(code, context))
}

/// The name of a node, group or indicator, or else its code.
fn called(code: &str, context: &Context<'_>) -> String {
    let name = context.name(code);
    if name.is_empty() {
        code.to_owned()
    } else {
        name
    }
}

/// What a cell shows, as a part of a finding.
fn said(cell: &Cell, context: &Context<'_>) -> String {
    shown(cell, context.words).to_string()
}

/// A chart whose alternative text is its finding and the figures of its first rows.
fn finished(form: ChartForm, table: Table, finding: String, context: &Context<'_>) -> Chart {
    const MOST: usize = 40;
    let read: Vec<usize> = (0..table.columns.len())
        .filter(|at| table.columns[*at].heading.is_some())
        .collect();
    let row = |cells: &Vec<Cell>| {
        let mut parts = Vec::new();
        for at in &read {
            let heading = table.columns[*at].heading.clone().unwrap_or_default();
            match &cells[*at] {
                Cell::Empty => {}
                Cell::Missing => parts.push(format!("{heading} {DASH}")),
                cell @ Cell::Figure { .. } => {
                    parts.push(format!("{heading} {}", said(cell, context)));
                }
                cell => parts.push(said(cell, context)),
            }
        }
        parts.join(", ")
    };
    let mut rows: Vec<String> = table.rows.iter().take(MOST).map(row).collect();
    let more = table.rows.len().saturating_sub(MOST);
    if 0 < more {
        let count = [("count", Value::number(more))];
        rows.push(context.sentence(FindingWord::More, &count));
    }
    let alternative = format!("{finding}. {}.", rows.join("; "));
    Chart::new(form, table, finding, alternative)
}

/// Columns of a table for programs; people see all but the hidden ones.
fn columns(
    fields: &[&'static crate::vocabulary::Field],
    hidden: &[crate::vocabulary::Field],
    context: &Context<'_>,
) -> Vec<Column> {
    let column = |field: &&'static crate::vocabulary::Field| {
        if hidden.contains(field) {
            Column::data(field)
        } else {
            context.column(field)
        }
    };
    fields.iter().map(column).collect()
}
