//! `cpi trend`.

mod sources;

use super::index::{open_for, print};
use crate::args::Printed;
use crate::failure::Failure;
use cpi_io::{IndexFolder, folder, read};
use cpi_report::ReportOptions;
use cpi_scoring::Query;
use cpi_scoring::historical::HistoryCutoff;
use cpi_scoring::query::Selection;
use cpi_scoring::trend::TrendQuery;
use serde_json::Value;
use sources::Sources;
use std::path::{Path, PathBuf};

/// What is asked about a trend.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index; with several editions the oldest first and the newest last
    #[arg(required = true, num_args = 1.., value_name = "INDEX")]
    index: Vec<PathBuf>,
    /// A crosswalk between an edition and the next; that of the newer if left out. Several, if
    /// there are more editions, in any order
    #[arg(long, value_name = "FILE")]
    crosswalk: Vec<PathBuf>,
    /// Compare indicators asked in the same words alone, not reworded ones
    #[arg(long)]
    strict: bool,
    /// An earlier state of an index, to tell revisions of its rounds apart
    #[arg(long, value_name = "INDEX")]
    revised_from: Vec<PathBuf>,
    /// What was published, to tell revisions apart by the histories: a day, a date-time, the head
    /// of a history (may be given several times), or a result in JSON
    #[arg(long, value_name = "WHEN|HEAD|RESULT", conflicts_with = "revised_from")]
    published: Vec<String>,
    /// One country; all if left out
    #[arg(long)]
    country: Option<String>,
    /// Table and Markdown: the node; the index itself if left out
    #[arg(long)]
    node: Option<String>,
    /// Table and Markdown: every step, not the latest of each country alone
    #[arg(long)]
    all: bool,
    /// CSV: the full and the comparable series instead of the steps
    #[arg(long)]
    series: bool,
    #[command(flatten)]
    printed: Printed,
}

pub(super) use sources::named_by;

pub(super) fn run(asked: &Args) -> Result<(), Failure> {
    let country = asked.country.as_deref();
    let indices = opened(&asked.index, country)?;
    let before = opened(&asked.revised_from, country)?;
    let sources = Sources::of(indices, &asked.index, &asked.crosswalk, before)?;
    let index = sources.newest();
    let language = asked.printed.language(&index.framework)?;
    let node = Selection(index).node(asked.node.as_deref())?;
    let query = Query::Trend(TrendQuery {
        strict: asked.strict,
        country: asked.country.clone(),
        published: published(&asked.published)?,
    });
    let document = sources.ask(&query)?;
    let shown = ReportOptions {
        node: Some(node),
        every_step: asked.all,
        series: asked.series,
        ..ReportOptions::default()
    };
    print(&document, index, asked.printed.format, language, &shown)
}

fn opened(folders: &[PathBuf], country: Option<&str>) -> Result<Vec<IndexFolder>, Failure> {
    let folders = folders.iter();
    folders.map(|folder| open_for(folder, country)).collect()
}

/// What was published, if it was asked for.
fn published(said: &[String]) -> Result<Option<HistoryCutoff>, Failure> {
    let mut read = Vec::new();
    for said in said {
        let found = meant(said);
        read.push(found.map_err(|why| Failure::NotThere(format!("--published: {why}")))?);
    }
    if read.len() < 2 {
        return Ok(read.pop());
    }
    let heads = read.into_iter().map(|each| match each {
        HistoryCutoff::Heads(heads) => Ok(heads),
        HistoryCutoff::Until(_) | HistoryCutoff::Result(_) => Err(Failure::NotThere(
            "--published: several are heads of histories; name one day, date-time or result alone"
                .to_owned(),
        )),
    });
    let heads: Vec<Vec<String>> = heads.collect::<Result<_, _>>()?;
    Ok(Some(HistoryCutoff::Heads(heads.concat())))
}

/// What a word on the command line means: a day, a moment, the hash of an entry, or the file of a
/// result in JSON.
///
/// # Errors
///
/// What it may be, as a sentence.
pub(super) fn meant(said: &str) -> Result<HistoryCutoff, String> {
    if let Some(until) = HistoryCutoff::until(said) {
        return Ok(until);
    }
    if said.len() == 64 && said.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(HistoryCutoff::Heads(vec![said.to_ascii_lowercase()]));
    }
    let path = Path::new(said);
    if !path.is_file() {
        return Err(format!(
            "`{said}` is no day such as 2026-06-15, no date-time such as 2026-06-15T12:00:00Z, no head of a history (64 hexadecimal digits, as `cpi verify INDEX` lists them), and no file of a result"
        ));
    }
    let bytes = folder::bytes(path).map_err(|error| error.to_string())?;
    let text = read::text(said, &bytes).map_err(|problems| problems.to_string())?;
    let result: Value = serde_json::from_str(&text)
        .map_err(|error| format!("{said}: this is no result in JSON: {error}"))?;
    match serde_json::from_value(result["provenance"]["assessments"].clone()).ok() {
        Some(named) => Ok(HistoryCutoff::Result(named)),
        None => Err(format!(
            "{said}: it does not name the assessments that it was computed from; results of `cpi score --format json` do"
        )),
    }
}
