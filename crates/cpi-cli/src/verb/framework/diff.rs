//! `cpi framework diff`.

use super::open;
use crate::args::ReportFormat;
use crate::failure::Failure;
use crate::output;
use cpi_io::write::framework_difference;
use cpi_model::provenance::canonical_json;
use cpi_scoring::framework_diff;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(one: &Path, other: &Path, format: ReportFormat) -> Result<ExitCode, Failure> {
    let (one, other) = (open(one)?, open(other)?);
    let difference = framework_diff(&one, &other);
    let text = match format {
        ReportFormat::Json => canonical_json(&difference),
        ReportFormat::Table => framework_difference::text(&difference),
    };
    match format {
        ReportFormat::Json => output::exact(&text)?,
        ReportFormat::Table => output::result(&text)?,
    }
    let same = one.draft() == other.draft();
    Ok(ExitCode::from(u8::from(!same)))
}
