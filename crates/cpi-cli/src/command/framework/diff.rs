//! `cpi framework diff`.

use super::source::open;
use crate::args::{Format, ReportFormat};
use crate::command::index::{language, takes_language};
use crate::failure::Failure;
use crate::output;
use cpi_model::provenance::canonical_json;
use cpi_report::{Context, CountryNames, framework_difference};
use cpi_scoring::framework_diff;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(
    one: &Path,
    other: &Path,
    format: ReportFormat,
    asked: Option<&str>,
) -> Result<ExitCode, Failure> {
    let (one, other) = (open(one)?, open(other)?);
    let language = match format {
        ReportFormat::Json => {
            takes_language(Format::Json, asked)?;
            ""
        }
        ReportFormat::Table => language(&other, asked)?,
    };
    let difference = framework_diff(&one, &other);
    match format {
        ReportFormat::Json => output::exact(&canonical_json(&difference))?,
        ReportFormat::Table => {
            let names = CountryNames::default();
            let context = Context::new(&other, language, &names);
            let report = framework_difference::report(&difference, &context);
            output::report(Format::Table, &report)?;
        }
    }
    let same = one.draft() == other.draft();
    Ok(ExitCode::from(u8::from(!same)))
}
