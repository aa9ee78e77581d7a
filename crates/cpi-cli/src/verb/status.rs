//! `cpi status`.

use super::{declared, round_of};
use crate::args::{Per, StatusFormat};
use crate::failure::Failure;
use crate::output;
use cpi_io::document::{Content, Document};
use cpi_io::write::status_book;
use cpi_io::{Index, folder};
use cpi_model::{Assessment, Provenance};
use cpi_report::write::csv;
use cpi_report::{Names, status as report};
use cpi_scoring::{Status, engine, status, status_by_assessor, status_by_section};
use serde_json::Value;
use std::path::Path;

/// What is asked for.
pub(super) struct Asked<'a> {
    pub(super) folder: &'a Path,
    pub(super) round: Option<&'a str>,
    pub(super) country: Option<&'a str>,
    pub(super) per: Per,
    pub(super) format: StatusFormat,
    pub(super) output: Option<&'a Path>,
}

pub(super) fn run(asked: &Asked<'_>) -> Result<(), Failure> {
    let index = super::open_quietly(asked.folder)?;
    index.needs_full("a status", asked.round)?;
    output::problems(&super::doubts(&index));
    if let Some(country) = asked.country
        && let Ok((_, only)) = round_of(&index, asked.round)
    {
        declared(only, country)?;
    }
    let chosen: Vec<_> = index
        .assessments
        .iter()
        .filter(|it| asked.round.is_none_or(|round| round == it.round()))
        .filter(|it| asked.country.is_none_or(|country| country == it.country()))
        .cloned()
        .collect();
    let text = match asked.format {
        StatusFormat::Xlsx => {
            let parts = [Per::Country, Per::Section, Per::Assessor].map(|per| rows(&chosen, per));
            let bytes = status_book::workbook(&index.framework, &parts)?;
            return match asked.output {
                Some(file) => Ok(folder::write_whole(file, &bytes)?),
                None => Ok(()),
            };
        }
        StatusFormat::Json => document(&index, &chosen, asked.per)?.to_json(),
        _ => {
            let rows = rows(&chosen, asked.per);
            let names = Names::default();
            let context = super::context(&index.framework, &names);
            if asked.format == StatusFormat::Csv {
                csv(&report::table(&rows, &context))
            } else {
                let provenance = Provenance::of(engine(), &index.framework, &chosen)?;
                let report = report::report(&rows, &context).with_provenance(provenance);
                output::written(asked.format == StatusFormat::Markdown, &report)
            }
        }
    };
    match asked.output {
        Some(file) => Ok(folder::write_whole(file, text.as_bytes())?),
        None if matches!(asked.format, StatusFormat::Table | StatusFormat::Markdown) => {
            output::result(&text)
        }
        None => output::exact(&text),
    }
}

/// The status that a result states, computed again.
pub(super) fn again(
    index: &Index,
    stated: &Value,
    chosen: &[Assessment],
) -> Result<Document, Failure> {
    let listed = stated["status"].as_array();
    let first = listed.and_then(|rows| rows.first());
    let has = |key: &str| first.is_some_and(|row| row.get(key).is_some());
    // Only of assessors there may be none.
    let per = if has("section") {
        Per::Section
    } else if has("assessor") || first.is_none() {
        Per::Assessor
    } else {
        Per::Country
    };
    document(index, chosen, per)
}

fn document(index: &Index, chosen: &[Assessment], per: Per) -> Result<Document, Failure> {
    let status = rows(chosen, per);
    let provenance = Provenance::of(engine(), &index.framework, chosen)?;
    Ok(Document::new(provenance, Content::Status { status }))
}

fn rows(chosen: &[Assessment], per: Per) -> Vec<Status> {
    let of = |assessment: &Assessment| match per {
        Per::Country => vec![status(assessment)],
        Per::Section => status_by_section(assessment),
        Per::Assessor => status_by_assessor(assessment),
    };
    chosen.iter().flat_map(of).collect()
}
