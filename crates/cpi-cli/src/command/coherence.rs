//! `cpi coherence`.

use super::{ask, open, print};
use crate::args::Printed;
use crate::failure::Failure;
use clap::ValueEnum;
use cpi_report::ReportOptions;
use cpi_scoring::Query;
use cpi_scoring::coherence::CoherenceQuery;
use std::path::PathBuf;

/// What is asked about coherence.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index
    index: PathBuf,
    /// The round; may be left out if there is one
    #[arg(long)]
    round: Option<String>,
    /// Which countries count where scores are missing
    #[arg(long, value_enum, default_value = "complete")]
    cases: CaseSelection,
    /// Correlate every pair of indicators of a node, too
    #[arg(long)]
    pairs: bool,
    /// Table and Markdown: list every indicator, with the share of each answer
    #[arg(long)]
    indicators: bool,
    #[command(flatten)]
    printed: Printed,
}

/// Which countries count where scores are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CaseSelection {
    /// Those in which every member of the node has a score
    Complete,
    /// For each pair of members, those in which both have one
    Pairwise,
}

pub(super) fn run(asked: &Args) -> Result<(), Failure> {
    let index = open(&asked.index)?;
    let language = asked.printed.language(&index.framework)?;
    let document = ask(
        &Query::Coherence(CoherenceQuery {
            round: asked.round.clone(),
            cases: match asked.cases {
                CaseSelection::Complete => cpi_scoring::coherence::CaseSelection::Complete,
                CaseSelection::Pairwise => cpi_scoring::coherence::CaseSelection::Pairwise,
            },
            pairs: asked.pairs,
        }),
        &index,
    )?;
    let shown = ReportOptions {
        indicators: asked.indicators,
        ..ReportOptions::default()
    };
    print(&document, &index, asked.printed.format, language, &shown)
}
