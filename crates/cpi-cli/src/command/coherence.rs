//! `cpi coherence`.

use super::{ask, open, print};
use crate::args::{CaseSelection, CoherenceArgs, Printed};
use crate::failure::Failure;
use cpi_report::ReportOptions;
use cpi_scoring::Query;
use cpi_scoring::coherence::CoherenceQuery;
use std::path::Path;

pub(super) fn run(folder: &Path, asked: &CoherenceArgs, printed: &Printed) -> Result<(), Failure> {
    let index = open(folder)?;
    let language = printed.language(&index.framework)?;
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
    print(&document, &index, printed.format, language, &shown)
}
