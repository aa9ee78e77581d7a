//! `cpi status`.

use super::{declared, round_of};
use crate::args::{Format, Per};
use crate::failure::Failure;
use crate::output;
use cpi_io::document::{Content, Document};
use cpi_io::write::{csv, markdown};
use cpi_scoring::{Provenance, Status, engine, status, status_by_assessor, status_by_section};
use std::path::Path;

/// The columns of the counts, as the document names them.
const COUNTS: [&str; 9] = [
    "indicators",
    "answered",
    "with_evidence",
    "reviewed",
    "adjudicated",
    "conflict",
    "rejected",
    "late",
    "open",
];

pub(super) fn run(
    folder: &Path,
    round: Option<&str>,
    country: Option<&str>,
    per: Per,
    format: Format,
) -> Result<(), Failure> {
    let index = super::open_quietly(folder)?;
    if let Some(country) = country
        && let Ok((_, only)) = round_of(&index, round)
    {
        declared(only, country)?;
    }
    let chosen: Vec<_> = index
        .assessments
        .iter()
        .filter(|it| round.is_none_or(|round| round == it.round()))
        .filter(|it| country.is_none_or(|country| country == it.country()))
        .cloned()
        .collect();
    let rows: Vec<Status> = chosen
        .iter()
        .flat_map(|assessment| match per {
            Per::Country => vec![status(&index.framework, assessment)],
            Per::Section => status_by_section(&index.framework, assessment),
            Per::Assessor => status_by_assessor(&index.framework, assessment),
        })
        .collect();
    if format == Format::Json {
        let provenance = Provenance::of(engine(), &index.framework, &chosen);
        let content = Content::Status { status: rows };
        return output::result(&Document::new(provenance, content).to_json());
    }
    let own = match per {
        Per::Country => None,
        Per::Section => Some("section"),
        Per::Assessor => Some("assessor"),
    };
    let mut header = vec!["round", "country"];
    header.extend(own);
    let left = header.len();
    header.extend(COUNTS);
    let rows: Vec<Vec<String>> = rows.iter().map(|row| cells(row, per)).collect();
    output::result(&match format {
        Format::Csv => csv::table(&header, &rows),
        Format::Markdown => markdown::table(&header, &rows),
        _ => output::table(&header, &rows, left),
    })
}

fn cells(row: &Status, per: Per) -> Vec<String> {
    let mut cells = vec![row.round.clone(), row.country.clone()];
    cells.extend(match per {
        Per::Country => None,
        Per::Section => row.section.clone(),
        Per::Assessor => row.assessor.clone(),
    });
    cells.extend(
        [
            row.indicators,
            row.answered,
            row.with_evidence,
            row.reviewed,
            row.adjudicated,
            row.conflict,
            row.rejected,
            row.late,
            row.open,
        ]
        .map(|count| count.to_string()),
    );
    cells
}
