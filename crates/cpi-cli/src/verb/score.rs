//! `cpi score`.

mod tables;

use super::shown::explain_dashes;
use super::{only, open, scorecards};
use crate::args::{Format, Printing, Selection, Shown};
use crate::failure::Failure;
use crate::output;
use cpi_io::document::{Content, Document};
use cpi_io::write::{csv, markdown};
use cpi_io::{FolderError, Index, folder};
use cpi_model::Provenance;
use cpi_model::provenance::sha256;
use cpi_scoring::{Scorecard, compare, engine};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use tables::{Tables, standing};

pub(super) fn run(
    selection: &Selection,
    printing: &Printing,
    shown: &Shown,
) -> Result<(), Failure> {
    let format = printing.format;
    if printing.provenance.is_some() && format != Format::Csv {
        return Err(Failure::NotThere(
            "--provenance belongs to `--format csv`; JSON holds its provenance, and Markdown names it in its last line".to_owned(),
        ));
    }
    let index = if printing.answers.is_empty() {
        open(&selection.index)?
    } else {
        of_documents(&selection.index, &printing.answers)?
    };
    if format == Format::Csv && !printing.long {
        return rows_alone(index, selection, printing.provenance.as_deref());
    }
    let mut cards = scorecards(&index, selection.round.as_deref(), printing.trail)?;
    let comparisons = match format {
        Format::Table | Format::Markdown => compare(&index.framework, &cards)?,
        Format::Json | Format::Csv => Vec::new(),
    };
    only(&mut cards, selection.country.as_deref())?;
    let text = match format {
        Format::Json => document(&index, cards)?.to_json(),
        Format::Csv => {
            let text = csv::scores_long(&cards);
            if let Some(file) = &printing.provenance {
                beside(file, provenance(&index, &cards)?, &[&text])?;
            }
            text
        }
        Format::Table | Format::Markdown => {
            let tables = Tables {
                framework: &index.framework,
                standing: standing(&comparisons, &cards),
                format,
            };
            let text = tables.write(shown)?;
            output::result(&text)?;
            if format == Format::Markdown {
                output::result(&markdown::footer(&provenance(&index, &cards)?))?;
            }
            explain_dashes(&text);
            return Ok(());
        }
    };
    output::exact(&text)
}

/// A row a country, without ever holding all scorecards.
fn rows_alone(index: Index, selection: &Selection, file: Option<&Path>) -> Result<(), Failure> {
    let chosen = super::chosen(&index, selection.round.as_deref())?;
    let wanted = selection.country.as_deref();
    let parts = cpi_scoring::fold_scores(
        &index.framework,
        &chosen,
        &cpi_scoring::Options::default(),
        String::new,
        |text, card| {
            if wanted.is_none_or(|wanted| wanted == card.country) {
                csv::score_row(text, &card);
            }
        },
    )?;
    if parts.iter().all(String::is_empty) {
        let assessed = chosen.iter().map(cpi_model::Assessment::country);
        return Err(super::not_assessed(wanted.unwrap_or_default(), assessed));
    }
    let header = csv::score_header(&index.framework);
    let table: Vec<&str> = std::iter::once(&header)
        .chain(&parts)
        .map(String::as_str)
        .collect();
    if let Some(file) = file {
        let provenance = Provenance::of(engine(), &index.framework, &chosen)?;
        beside(file, provenance, &table)?;
    }
    for part in &table {
        output::exact(part)?;
    }
    drop(chosen);
    // The process ends here, and the system takes the memory back at once.
    std::mem::forget(index);
    Ok(())
}

/// An index of the assessments that were named alone.
fn of_documents(framework: &Path, files: &[PathBuf]) -> Result<Index, Failure> {
    let mut documents = Vec::new();
    for file in files {
        if file.as_os_str() == "-" {
            let mut bytes = Vec::new();
            let read = std::io::stdin().lock().read_to_end(&mut bytes);
            read.map_err(|source| FolderError::File {
                path: "the standard input".into(),
                source,
            })?;
            documents.push(("standard input".to_owned(), bytes));
        } else {
            documents.push((file.display().to_string(), folder::bytes(file)?));
        }
    }
    let index = Index::of_documents(framework, &documents)?;
    output::problems(&index.warnings);
    Ok(index)
}

/// Writes what a table rests on into a file beside it.
fn beside(file: &Path, provenance: Provenance, table: &[&str]) -> Result<(), Failure> {
    let sha256 = sha256(&table.concat());
    let document = Document::new(provenance, Content::Table { sha256 });
    Ok(folder::write_whole(file, document.to_json().as_bytes())?)
}

/// The result document of scorecards.
pub(super) fn document(index: &Index, cards: Vec<Scorecard>) -> Result<Document, Failure> {
    let provenance = provenance(index, &cards)?;
    Ok(Document::new(
        provenance,
        Content::Scores { scorecards: cards },
    ))
}

/// What scorecards rest on: every assessment of their rounds, since each may be a reference
/// value of the others.
pub(super) fn provenance(index: &Index, cards: &[Scorecard]) -> Result<Provenance, Failure> {
    let rounds: BTreeSet<&str> = cards.iter().map(|card| card.round.as_str()).collect();
    let assessments: Vec<_> = index
        .assessments
        .iter()
        .filter(|assessment| rounds.contains(assessment.round()))
        .cloned()
        .collect();
    Ok(Provenance::of(engine(), &index.framework, &assessments)?)
}
