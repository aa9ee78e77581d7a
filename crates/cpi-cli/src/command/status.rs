//! `cpi status`.

use super::index::ask;
use crate::args::{Format, one_of};
use crate::failure::Failure;
use crate::output;
use clap::ValueEnum;
use cpi_io::write::status_book;
use cpi_report::ReportOptions;
use cpi_scoring::Query;
use cpi_scoring::status::{StatusGrouping, StatusQuery};
use std::path::PathBuf;

/// What is counted.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index
    index: PathBuf,
    /// One round; all if left out
    #[arg(long)]
    round: Option<String>,
    /// One country; all if left out
    #[arg(long)]
    country: Option<String>,
    /// A row a country, a section of a country, or an assessor of a country
    #[arg(long, default_value = "country", value_parser = one_of(StatusGrouping::ALL.into_iter()))]
    per: StatusGrouping,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: StatusFormat,
    /// The language of tables, Markdown and workbooks, such as `ro`; the framework's first if
    /// left out. A text of the framework that it lacks is marked
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

/// How a status is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum StatusFormat {
    /// For people; may change
    Table,
    /// The result document; stable
    Json,
    /// For machines; stable
    Csv,
    /// For reports
    Markdown,
    /// A document that can be edited, for Word and LibreOffice; into a file
    Docx,
    /// A document that is printed or read aloud, by the program cpi-pdf; into a file
    Pdf,
    /// A workbook with countries, sections and assessors, whatever a row stands for
    Xlsx,
}

pub(super) fn run(asked: &Args) -> Result<(), Failure> {
    let index = super::index::open_quietly(&asked.index)?;
    index.needs_full("a status", asked.round.as_deref())?;
    output::problems(&super::index::doubts(&index));
    let query = |per| StatusQuery {
        round: asked.round.clone(),
        country: asked.country.clone(),
        per,
    };
    let language = super::index::language(&index.framework, asked.language.as_deref())?;
    let format = match asked.format {
        StatusFormat::Xlsx => {
            let rows = |per| query(per).rows(&index);
            let parts = [
                rows(StatusGrouping::Country)?,
                rows(StatusGrouping::Section)?,
                rows(StatusGrouping::Assessor)?,
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
    super::index::takes_language(format, asked.language.as_deref())?;
    let document = ask(&Query::Status(query(asked.per)), &index)?;
    let shown = ReportOptions::default();
    super::index::print(&document, &index, format, language, &shown)
}
