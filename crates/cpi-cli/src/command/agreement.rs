//! `cpi agreement`.

use super::index::{ask, open_quietly, print};
use crate::args::Printed;
use crate::failure::Failure;
use cpi_report::ReportOptions;
use cpi_scoring::Query;
use cpi_scoring::agreement::{AgreementQuery, Versions};
use std::path::PathBuf;

/// What is asked about agreement.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index
    index: PathBuf,
    /// The round; may be left out if there is one
    #[arg(long)]
    round: Option<String>,
    /// One country; all if left out
    #[arg(long)]
    country: Option<String>,
    /// The seed of the resamples: the same seed gives the same intervals
    #[arg(long)]
    seed: u64,
    /// How many resamples are drawn for each interval; 0 for no intervals
    #[arg(long, default_value_t = 1000)]
    resamples: u32,
    /// Compare what stands now, instead of each assessor's first answer
    #[arg(long)]
    standing: bool,
    /// How many disagreements to tell in words
    #[arg(long, default_value_t = 10)]
    worst: usize,
    #[command(flatten)]
    printed: Printed,
}

pub(super) fn run(asked: &Args) -> Result<(), Failure> {
    let index = open_quietly(&asked.index)?;
    index.needs_full("agreement of assessors", asked.round.as_deref())?;
    let language = asked.printed.language(&index.framework)?;
    let document = ask(
        &Query::Agreement(AgreementQuery {
            round: asked.round.clone(),
            country: asked.country.clone(),
            versions: if asked.standing {
                Versions::Standing
            } else {
                Versions::First
            },
            seed: asked.seed,
            resamples: asked.resamples,
        }),
        &index,
    )?;
    let shown = ReportOptions {
        disagreements: asked.worst,
        ..ReportOptions::default()
    };
    print(&document, &index, asked.printed.format, language, &shown)
}
