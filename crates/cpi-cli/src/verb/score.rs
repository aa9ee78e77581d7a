//! `cpi score`.

mod tables;

use super::shown::explain_dashes;
use super::{ask, open};
use crate::args::{Format, Printing, Selection, Shown};
use crate::failure::Failure;
use crate::output;
use cpi_io::write::{csv, markdown};
use cpi_io::{FolderError, IndexFolder, folder};
use cpi_model::Provenance;
use cpi_model::provenance::sha256;
use cpi_scoring::document::{Content, Document};
use cpi_scoring::{Query, Scorecard, ScoresQuery, compare, engine};
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
    // A table says how each country stands among all, so it is made from the whole round.
    let for_people = format.is_for_people();
    let document = ask(
        &Query::Scores(ScoresQuery {
            round: selection.round.clone(),
            country: selection.country.clone().filter(|_| !for_people),
            trail: printing.trail,
        }),
        &index,
    )?;
    if format == Format::Json {
        return output::exact(&document.to_json());
    }
    let Content::Scores { scorecards } = document.content else {
        return Ok(());
    };
    if for_people {
        let comparisons = compare(&index.framework, &scorecards)?;
        let cards = only(scorecards, selection.country.as_deref())?;
        let tables = Tables {
            framework: &index.framework,
            standing: standing(&comparisons, &cards),
            format,
        };
        let text = tables.write(shown)?;
        output::result(&text)?;
        if format == Format::Markdown {
            output::result(&markdown::footer(&document.provenance))?;
        }
        explain_dashes(&text);
        return Ok(());
    }
    let text = csv::scores_long(&scorecards);
    if let Some(file) = &printing.provenance {
        beside(file, document.provenance, document.query, &[&text])?;
    }
    output::exact(&text)
}

/// A row a country, without ever holding all scorecards.
fn rows_alone(
    index: IndexFolder,
    selection: &Selection,
    file: Option<&Path>,
) -> Result<(), Failure> {
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
        let provenance = Provenance::of(engine(), &index.framework, chosen.iter())?;
        let query = Query::Scores(ScoresQuery {
            round: selection.round.clone(),
            country: selection.country.clone(),
            trail: false,
        });
        beside(file, provenance, Some(query), &table)?;
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
fn of_documents(framework: &Path, files: &[PathBuf]) -> Result<IndexFolder, Failure> {
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
    let index = IndexFolder::of_documents(framework, &documents)?;
    output::problems(&index.warnings);
    Ok(index)
}

/// Writes what a table rests on into a file beside it.
fn beside(
    file: &Path,
    provenance: Provenance,
    query: Option<Query>,
    table: &[&str],
) -> Result<(), Failure> {
    let sha256 = sha256(&table.concat());
    let mut document = Document::new(provenance, Content::Table { sha256 });
    document.query = query;
    Ok(folder::write_whole(file, document.to_json().as_bytes())?)
}

/// The scorecards of a country, if one was asked for.
fn only(mut cards: Vec<Scorecard>, country: Option<&str>) -> Result<Vec<Scorecard>, Failure> {
    if let Some(country) = country {
        if !cards.iter().any(|card| card.country == country) {
            let assessed = cards.iter().map(|card| card.country.as_str());
            return Err(super::not_assessed(country, assessed));
        }
        cards.retain(|card| card.country == country);
    }
    Ok(cards)
}
