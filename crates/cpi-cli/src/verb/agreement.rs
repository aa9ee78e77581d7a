//! `cpi agreement`.

use super::{ask, context, names, open_quietly};
use crate::args::Agree;
use crate::failure::Failure;
use crate::output;
use cpi_report::ReportOptions;
use cpi_scoring::Query;
use cpi_scoring::agreement::{AgreementQuery, Versions};

pub(super) fn run(asked: &Agree) -> Result<(), Failure> {
    let index = open_quietly(&asked.index)?;
    index.needs_full("agreement of assessors", asked.round.as_deref())?;
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
    let names = names(&index);
    let context = context(&index.framework, &names);
    let shown = ReportOptions {
        disagreements: asked.worst,
        ..ReportOptions::default()
    };
    output::document(&document, asked.format, &shown, &context)
}
