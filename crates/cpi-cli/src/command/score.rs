//! `cpi score`.

use super::{ask, open, print};
use crate::args::{Format, Printing, Selection, Shown};
use crate::failure::Failure;
use crate::output;
use cpi_io::{FolderError, IndexFolder, folder};
use cpi_model::Provenance;
use cpi_model::provenance::sha256;
use cpi_report::ReportOptions;
use cpi_report::scores;
use cpi_report::vocabulary::SCORES;
use cpi_report::write::Rows;
use cpi_scoring::document::{Content, Document};
use cpi_scoring::{Query, Scorecard, ScoresQuery, engine, fold_scores, query};
use std::io::Read;
use std::path::{Path, PathBuf};

pub(super) fn run(
    selection: &Selection,
    printing: &Printing,
    shown: &Shown,
) -> Result<(), Failure> {
    let format = printing.printed.format;
    let for_people = format.is_for_people();
    let without_effect = [
        (
            "--trail",
            printing.trail && format != Format::Json,
            "`--format json`",
        ),
        (
            "--long",
            printing.long && format != Format::Csv,
            "`--format csv`",
        ),
        (
            "--level",
            shown.level.is_some() && !for_people,
            "tables for people",
        ),
        (
            "--view",
            shown.view.is_some() && !for_people,
            "tables for people",
        ),
    ];
    if let Some((option, _, of)) = without_effect.iter().find(|(_, given, _)| *given) {
        return Err(Failure::NotThere(format!(
            "{option} belongs to {of}, and has no effect here; leave it out, or choose that format"
        )));
    }
    if printing.provenance.is_some() && format != Format::Csv {
        return Err(Failure::NotThere(
            "--provenance belongs to `--format csv`; JSON holds its provenance, Markdown names it in its last line, and DOCX on its first page".to_owned(),
        ));
    }
    let index = if printing.answers.is_empty() {
        open(&selection.index)?
    } else {
        of_documents(&selection.index, &printing.answers)?
    };
    let language = printing.printed.language(&index.framework)?;
    if format == Format::Csv {
        return rows_alone(index, selection, printing);
    }
    if let Some(country) = &selection.country {
        let chosen = query::Selection(&index).rounds(selection.round.as_deref())?;
        if !chosen.iter().any(|it| it.country() == country) {
            return Err(query::not_assessed(country, &chosen).into());
        }
    }
    // A table says how each country stands among all, so it is made from the whole round.
    let document = ask(
        &Query::Scores(ScoresQuery {
            round: selection.round.clone(),
            country: selection.country.clone().filter(|_| format == Format::Json),
            trail: printing.trail,
        }),
        &index,
    )?;
    let shown = ReportOptions {
        level: shown.level.clone(),
        view: shown.view.clone(),
        country: selection.country.clone(),
        ..ReportOptions::default()
    };
    print(&document, &index, format, language, &shown)
}

/// A row a country or, if asked for, a row a score, without ever holding all scorecards.
fn rows_alone(
    index: IndexFolder,
    selection: &Selection,
    printing: &Printing,
) -> Result<(), Failure> {
    let framework = &index.framework;
    let chosen = query::Selection(&index).rounds(selection.round.as_deref())?;
    let wanted = selection.country.as_deref();
    if let Some(wanted) = wanted
        && !chosen.iter().any(|it| it.country() == wanted)
    {
        return Err(query::not_assessed(wanted, &chosen).into());
    }
    let is_wanted = |card: &Scorecard| wanted.is_none_or(|wanted| wanted == card.country);
    // The trail has the scores of indicators.
    let trail = printing.long;
    let options = cpi_scoring::Options { trail };
    let (header, parts) = if printing.long {
        let add = |rows: &mut Rows, card: Scorecard| {
            if is_wanted(&card) {
                scores::add_rows(rows, &card);
            }
        };
        let parts = fold_scores(framework, &chosen, &options, Rows::continued, add)?;
        let parts: Vec<String> = parts.into_iter().map(Rows::finish).collect();
        (Rows::new(&SCORES).finish(), parts)
    } else {
        let add = |text: &mut String, card: Scorecard| {
            if is_wanted(&card) {
                scores::add_wide_row(text, &card);
            }
        };
        let parts = fold_scores(framework, &chosen, &options, String::new, add)?;
        (scores::wide_header(framework), parts)
    };
    let table: Vec<&str> = std::iter::once(&header)
        .chain(&parts)
        .map(String::as_str)
        .collect();
    if let Some(file) = &printing.provenance {
        let provenance = Provenance::of(engine(), framework, chosen.iter())?;
        let provenance = provenance.with_units(&index.rounds);
        let query = Query::Scores(ScoresQuery {
            round: selection.round.clone(),
            country: selection.country.clone(),
            trail,
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
    Ok(folder::write_atomic(file, document.to_json().as_bytes())?)
}
