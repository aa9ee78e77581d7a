//! `cpi agreement`.

use super::{ask, open_quietly, print};
use crate::args::Agree;
use crate::failure::Failure;
use cpi_report::ReportOptions;
use cpi_scoring::Query;
use cpi_scoring::agreement::{AgreementQuery, Versions};

pub(super) fn run(asked: &Agree) -> Result<(), Failure> {
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
