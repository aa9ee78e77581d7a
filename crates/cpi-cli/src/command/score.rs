//! `cpi score`.

use super::index::{ask, open, print};
use crate::args::{Format, Printed};
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

/// Which assessments are scored, what is read beyond the index, and how scores are printed.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index
    index: PathBuf,
    /// One round; all if left out
    #[arg(long)]
    round: Option<String>,
    /// One country; all if left out. It keeps its rank among the others of its round
    #[arg(long)]
    country: Option<String>,
    /// Score these assessments in JSON (`-`: the standard input) instead of the index's own;
    /// those of the same round are ranked against each other. INDEX may then be a framework alone
    #[arg(long, value_name = "FILE")]
    answers: Vec<PathBuf>,
    #[command(flatten)]
    printed: Printed,
    /// CSV: a row a score, with coverage and bounds, instead of a row a country
    #[arg(long)]
    long: bool,
    /// JSON: how each score came about, down to the answers
    #[arg(long)]
    trail: bool,
    /// CSV: write what the table rests on into this file, as JSON that `verify` reads
    #[arg(long, value_name = "FILE")]
    provenance: Option<PathBuf>,
    /// In tables: the nodes of this level, such as `article`, instead of those directly
    /// beneath the index
    #[arg(long)]
    level: Option<String>,
    /// In tables: the groups of this view, such as `dimension`, and the gap; with --level the
    /// cells, node by node
    #[arg(long)]
    view: Option<String>,
}

pub(super) fn run(asked: &Args) -> Result<(), Failure> {
    let format = asked.printed.format;
    let for_people = format.is_for_people();
    let without_effect = [
        (
            "--trail",
            asked.trail && format != Format::Json,
            "`--format json`",
        ),
        (
            "--long",
            asked.long && format != Format::Csv,
            "`--format csv`",
        ),
        (
            "--level",
            asked.level.is_some() && !for_people,
            "tables for people",
        ),
        (
            "--view",
            asked.view.is_some() && !for_people,
            "tables for people",
        ),
    ];
    if let Some((option, _, of)) = without_effect.iter().find(|(_, given, _)| *given) {
        return Err(Failure::NotThere(format!(
            "{option} belongs to {of}, and has no effect here; leave it out, or choose that format"
        )));
    }
    if asked.provenance.is_some() && format != Format::Csv {
        return Err(Failure::NotThere(
            "--provenance belongs to `--format csv`; JSON holds its provenance, Markdown names it in its last line, and DOCX on its first page".to_owned(),
        ));
    }
    let index = if asked.answers.is_empty() {
        open(&asked.index)?
    } else {
        of_documents(&asked.index, &asked.answers)?
    };
    let language = asked.printed.language(&index.framework)?;
    if format == Format::Csv {
        return rows_alone(index, asked);
    }
    if let Some(country) = &asked.country {
        let chosen = query::Selection(&index).rounds(asked.round.as_deref())?;
        if !chosen.iter().any(|it| it.country() == country) {
            return Err(query::not_assessed(country, &chosen).into());
        }
    }
    let mut query = ScoresQuery {
        round: asked.round.clone(),
        country: None,
        trail: asked.trail,
    };
    if format == Format::Json {
        query.country.clone_from(&asked.country);
        return as_json(&query, &index);
    }
    // A table says how each country stands among all, so it is made from the whole round.
    let document = ask(&Query::Scores(query), &index)?;
    let shown = ReportOptions {
        level: asked.level.clone(),
        view: asked.view.clone(),
        country: asked.country.clone(),
        ..ReportOptions::default()
    };
    print(&document, &index, format, language, &shown)
}

/// The document, whose trails are computed while it is written. A refusal comes before anything is printed.
fn as_json(query: &ScoresQuery, index: &IndexFolder) -> Result<(), Failure> {
    let mut refused = None;
    let printed = output::streamed(|to| match query.write_json(index, to) {
        Ok(written) => written,
        Err(error) => {
            refused = Some(error);
            Err(std::io::ErrorKind::Other.into())
        }
    });
    match refused {
        Some(refused) => Err(refused.into()),
        None => printed,
    }
}

/// A row a country or, if asked for, a row a score, without ever holding all scorecards.
fn rows_alone(index: IndexFolder, asked: &Args) -> Result<(), Failure> {
    let framework = &index.framework;
    let chosen = query::Selection(&index).rounds(asked.round.as_deref())?;
    let wanted = asked.country.as_deref();
    if let Some(wanted) = wanted
        && !chosen.iter().any(|it| it.country() == wanted)
    {
        return Err(query::not_assessed(wanted, &chosen).into());
    }
    let is_wanted = |card: &Scorecard| wanted.is_none_or(|wanted| wanted == card.country);
    // The trail has the scores of indicators.
    let trail = asked.long;
    let options = cpi_scoring::Options { trail };
    let (header, parts) = if asked.long {
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
    if let Some(file) = &asked.provenance {
        let provenance = Provenance::of(engine(), framework, chosen.iter())?;
        let provenance = provenance.with_units(&index.rounds);
        let query = Query::Scores(ScoresQuery {
            round: asked.round.clone(),
            country: asked.country.clone(),
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
