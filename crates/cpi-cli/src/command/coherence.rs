//! `cpi coherence`.

use super::index::{ask, open, print};
use crate::args::{Printed, one_of};
use crate::failure::Failure;
use cpi_report::ReportOptions;
use cpi_scoring::Query;
use cpi_scoring::coherence::{CaseSelection, CoherenceQuery};
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
    #[arg(long, default_value = "complete", value_parser = one_of(CaseSelection::ALL.into_iter()))]
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

pub(super) fn run(asked: &Args) -> Result<(), Failure> {
    let index = open(&asked.index)?;
    let language = asked.printed.language(&index.framework)?;
    let document = ask(
        &Query::Coherence(CoherenceQuery {
            round: asked.round.clone(),
            cases: asked.cases,
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
