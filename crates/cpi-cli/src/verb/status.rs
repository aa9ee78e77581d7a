//! `cpi status`.

use super::ask;
use crate::args::{Per, StatusFormat};
use crate::failure::Failure;
use crate::output;
use cpi_io::handbook;
use cpi_io::write::status_book;
use cpi_report::write::csv;
use cpi_report::{Names, status as report};
use cpi_scoring::document::{Content, Document};
use cpi_scoring::status::StatusQuery;
use cpi_scoring::{Query, Status, status};
use std::path::Path;

/// What is asked for.
pub(super) struct Asked<'a> {
    pub(super) folder: &'a Path,
    pub(super) round: Option<&'a str>,
    pub(super) country: Option<&'a str>,
    pub(super) per: Per,
    pub(super) format: StatusFormat,
    pub(super) language: Option<&'a str>,
}

pub(super) fn run(asked: &Asked<'_>) -> Result<(), Failure> {
    let index = super::open_quietly(asked.folder)?;
    index.needs_full("a status", asked.round)?;
    output::problems(&super::doubts(&index));
    let document = |per: Per| {
        let query = StatusQuery {
            round: asked.round.map(str::to_owned),
            country: asked.country.map(str::to_owned),
            per: match per {
                Per::Country => status::Per::Country,
                Per::Section => status::Per::Section,
                Per::Assessor => status::Per::Assessor,
            },
        };
        ask(&Query::Status(query), &index)
    };
    let language = handbook::language(&index.framework, asked.language);
    let language = language.map_err(Failure::NotThere)?;
    if asked.language.is_some() && asked.format != StatusFormat::Xlsx {
        return Err(Failure::NotThere(
            "`--language` chooses the words of the workbook; add `--format xlsx`, or leave it out"
                .to_owned(),
        ));
    }
    let text = match asked.format {
        StatusFormat::Xlsx => {
            let parts = [
                rows(document(Per::Country)?),
                rows(document(Per::Section)?),
                rows(document(Per::Assessor)?),
            ];
            let bytes = status_book::workbook(&index.framework, &parts, language)?;
            return output::workbook(&bytes);
        }
        StatusFormat::Json => document(asked.per)?.to_json(),
        StatusFormat::Csv | StatusFormat::Table | StatusFormat::Markdown => {
            let document = document(asked.per)?;
            let provenance = document.provenance.clone();
            let rows = rows(document);
            let names = Names::default();
            let context = super::context(&index.framework, &names);
            if asked.format == StatusFormat::Csv {
                csv(&report::table(&rows, &context))
            } else {
                let report = report::report(&rows, &context).with_provenance(provenance);
                output::written(asked.format == StatusFormat::Markdown, &report)
            }
        }
    };
    if matches!(asked.format, StatusFormat::Table | StatusFormat::Markdown) {
        output::result(&text)
    } else {
        output::exact(&text)
    }
}

fn rows(document: Document) -> Vec<Status> {
    match document.content {
        Content::Status { status } => status,
        _ => Vec::new(),
    }
}
