//! `cpi coherence`.

use super::{ask, context, names, open};
use crate::args::{Cases, CoherenceAsked, Format};
use crate::failure::Failure;
use crate::output;
use cpi_report::ReportOptions;
use cpi_scoring::Query;
use cpi_scoring::coherence::CoherenceQuery;
use std::path::Path;

pub(super) fn run(folder: &Path, asked: &CoherenceAsked, format: Format) -> Result<(), Failure> {
    let index = open(folder)?;
    let document = ask(
        &Query::Coherence(CoherenceQuery {
            round: asked.round.clone(),
            cases: match asked.cases {
                Cases::Complete => cpi_scoring::coherence::Cases::Complete,
                Cases::Pairwise => cpi_scoring::coherence::Cases::Pairwise,
            },
            pairs: asked.pairs,
        }),
        &index,
    )?;
    let names = names(&index);
    let context = context(&index.framework, &names);
    let shown = ReportOptions {
        indicators: asked.indicators,
        ..ReportOptions::default()
    };
    output::document(&document, format, &shown, &context)
}
