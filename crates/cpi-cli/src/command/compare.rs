//! `cpi compare`.

use super::index::{ask, open, print};
use crate::args::Printed;
use crate::failure::Failure;
use cpi_report::ReportOptions;
use cpi_scoring::comparison::{ComparisonQuery, DifferenceQuery};
use cpi_scoring::{Query, query};
use std::path::PathBuf;

/// What is compared.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index
    index: PathBuf,
    /// One round; all if left out
    #[arg(long)]
    round: Option<String>,
    /// The node to rank by; the index itself if left out
    #[arg(long)]
    node: Option<String>,
    /// Between two countries, in tables: the nodes of this level instead of those directly
    /// beneath the index
    #[arg(long, requires = "between")]
    level: Option<String>,
    /// Two countries, whose scores are subtracted node by node
    #[arg(long, num_args = 2, value_names = ["COUNTRY", "OTHER"], conflicts_with = "node")]
    between: Option<Vec<String>>,
    #[command(flatten)]
    printed: Printed,
}

/// The countries of each round by rank, or two countries of a round, node by node.
pub(super) fn run(asked: &Args) -> Result<(), Failure> {
    let index = open(&asked.index)?;
    let language = asked.printed.language(&index.framework)?;
    let round = asked.round.clone();
    let (query, shown) = if let Some([one, other]) = asked.between.as_deref() {
        let query = Query::Difference(DifferenceQuery {
            round,
            country: one.clone(),
            other: other.clone(),
        });
        let shown = ReportOptions {
            level: asked.level.clone(),
            ..ReportOptions::default()
        };
        (query, shown)
    } else {
        let node = query::Selection(&index).node(asked.node.as_deref())?;
        let shown = ReportOptions {
            node: Some(node),
            ..ReportOptions::default()
        };
        (Query::Comparison(ComparisonQuery { round }), shown)
    };
    let document = ask(&query, &index)?;
    print(&document, &index, asked.printed.format, language, &shown)
}
