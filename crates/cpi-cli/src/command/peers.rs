//! `cpi peers`.

use super::index::{ask, open_for, print};
use crate::args::{Format, Printed, one_of};
use crate::failure::Failure;
use crate::output;
use cpi_io::{FolderError, IndexFolder, folder, read};
use cpi_model::draft::{Choice, LikenessDraft, PeersDraft};
use cpi_report::{Context, CountryNames, ReportOptions, peers as report, write};
use cpi_scoring::Query;
use cpi_scoring::document::Content;
use cpi_scoring::peers::{PeerPart, PeersQuery};
use std::path::PathBuf;

/// Which countries are compared.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index
    index: PathBuf,
    /// One country; all if left out
    #[arg(long)]
    country: Option<String>,
    /// The round; the latest if left out. Earlier ones say since when an answer is better
    #[arg(long)]
    round: Option<String>,
    /// What to list; `cooperation` if left out. JSON has that part alone, or all of it if left out
    #[arg(long, value_parser = one_of(PeerPart::ALL.into_iter()))]
    table: Option<PeerPart>,
    /// A file with groups of countries, threshold and so on
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// Compare with the `mean` or the `median` of the others
    #[arg(long, value_name = "WORD")]
    middle: Option<String>,
    /// From which difference on something is a strength or a weakness
    #[arg(long, value_name = "DIFFERENCE")]
    threshold: Option<String>,
    /// The level of the cooperation table and of profiles; the nodes beneath the index if left
    /// out
    #[arg(long)]
    level: Option<String>,
    /// Compare within groups of like profile, this many
    #[arg(long, value_name = "GROUPS")]
    alike: Option<u32>,
    #[command(flatten)]
    printed: Printed,
}

pub(super) fn run(asked: &Args) -> Result<(), Failure> {
    let index = open_for(&asked.index, asked.country.as_deref())?;
    let language = asked.printed.language(&index.framework)?;
    let settings = settings(&index, asked)?;
    let document = ask(
        &Query::Peers(Box::new(PeersQuery {
            round: asked.round.clone(),
            countries: asked.country.iter().cloned().collect(),
            settings,
            parts: parts(asked.table, asked.printed.format),
        })),
        &index,
    )?;
    let table = asked.table.unwrap_or_default();
    let shown = ReportOptions {
        peers: table,
        ..ReportOptions::default()
    };
    if let (Format::Csv, Content::Peers { peers }) = (asked.printed.format, &document.content) {
        // The rows grow with the square of the countries, so they are printed part by part.
        let names = CountryNames::in_language(&index, language);
        let context = Context::new(&index.framework, language, &names);
        let mut parts = report::table_in_parts(peers, table, &context);
        output::exact(&parts.next().map_or_else(String::new, |it| write::csv(&it)))?;
        for part in parts {
            let mut rows = write::Rows::continued();
            part.rows.iter().for_each(|row| rows.add(row));
            output::exact(&rows.finish())?;
        }
        return Ok(());
    }
    print(&document, &index, asked.printed.format, language, &shown)
}

/// What is looked for: no more than is printed.
fn parts(table: Option<PeerPart>, format: Format) -> Vec<PeerPart> {
    match table {
        None if format == Format::Json => Vec::new(),
        _ => vec![table.unwrap_or_default()],
    }
}

/// What was declared; none where the defaults of the query hold.
fn settings(index: &IndexFolder, asked: &Args) -> Result<Option<PeersDraft>, Failure> {
    let mut draft = match &asked.settings {
        Some(file) => {
            let read = read::peers(&file.display().to_string(), &folder::bytes(file)?)
                .map_err(FolderError::Problems)?;
            // Checked here so that problems have their places.
            read.check(|draft| draft.check(&index.framework))
                .map_err(FolderError::Problems)?;
            read.draft
        }
        None => PeersDraft::plain(&index.framework),
    };
    if let Some(middle) = &asked.middle {
        draft.middle = Some(Choice::from_word(middle));
    }
    if let Some(threshold) = &asked.threshold {
        draft.threshold = Some(threshold.clone());
    }
    if let Some(level) = &asked.level {
        draft.level = Some(level.clone());
    }
    if let Some(groups) = asked.alike {
        draft.groups.clear();
        draft.likeness = Some(LikenessDraft {
            groups: Some(groups),
            distance: None,
        });
    }
    let plain = PeersDraft::plain(&index.framework);
    Ok(Some(draft).filter(|draft| *draft != plain))
}
