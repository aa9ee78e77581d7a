//! `cpi status`.

use super::ask;
use crate::args::{Format, StatusFormat, StatusGrouping};
use crate::failure::Failure;
use crate::output;
use cpi_io::write::status_book;
use cpi_report::ReportOptions;
use cpi_scoring::status::StatusQuery;
use cpi_scoring::{Query, status};
use std::path::Path;

/// What is asked for.
pub(super) struct StatusRequest<'a> {
    pub(super) folder: &'a Path,
    pub(super) round: Option<&'a str>,
    pub(super) country: Option<&'a str>,
    pub(super) per: StatusGrouping,
    pub(super) format: StatusFormat,
    pub(super) language: Option<&'a str>,
}

pub(super) fn run(asked: &StatusRequest<'_>) -> Result<(), Failure> {
    let index = super::open_quietly(asked.folder)?;
    index.needs_full("a status", asked.round)?;
    output::problems(&super::doubts(&index));
    let query = |per| StatusQuery {
        round: asked.round.map(str::to_owned),
        country: asked.country.map(str::to_owned),
        per,
    };
    let language = super::language(&index.framework, asked.language)?;
    let format = match asked.format {
        StatusFormat::Xlsx => {
            let rows = |per| query(per).rows(&index);
            let parts = [
                rows(status::StatusGrouping::Country)?,
                rows(status::StatusGrouping::Section)?,
                rows(status::StatusGrouping::Assessor)?,
            ];
            let bytes = status_book::workbook(&index.framework, &parts, language)?;
            return output::binary(&bytes);
        }
        StatusFormat::Json => Format::Json,
        StatusFormat::Csv => Format::Csv,
        StatusFormat::Table => Format::Table,
        StatusFormat::Markdown => Format::Markdown,
        StatusFormat::Docx => Format::Docx,
        StatusFormat::Pdf => Format::Pdf,
    };
    let per = match asked.per {
        StatusGrouping::Country => status::StatusGrouping::Country,
        StatusGrouping::Section => status::StatusGrouping::Section,
        StatusGrouping::Assessor => status::StatusGrouping::Assessor,
    };
    super::takes_language(format, asked.language)?;
    let document = ask(&Query::Status(query(per)), &index)?;
    let shown = ReportOptions::default();
    super::print(&document, &index, format, language, &shown)
}
