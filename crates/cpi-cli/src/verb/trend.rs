//! `cpi trend`.

mod sources;

use super::{node_code, open};
use crate::args::{Format, TrendAsked};
use crate::failure::Failure;
use crate::output;
use chrono::{DateTime, NaiveDate};
use cpi_io::write::{markdown, trend as write};
use cpi_io::{IndexFolder, folder};
use cpi_model::Index;
use cpi_scoring::Query;
use cpi_scoring::document::Content;
use cpi_scoring::historical::Published;
use cpi_scoring::trend::TrendQuery;
use serde_json::Value;
use sources::Sources;
use std::path::{Path, PathBuf};

pub(super) use sources::named_by;

pub(super) fn run(asked: &TrendAsked, format: Format) -> Result<(), Failure> {
    let indices = opened(&asked.index)?;
    let before = opened(&asked.revised_from)?;
    let sources = Sources::of(indices, &asked.index, &asked.crosswalk, before)?;
    let node = node_code(sources.newest(), asked.node.as_deref())?;
    let query = Query::Trend(TrendQuery {
        strict: asked.strict,
        country: asked.country.clone(),
        published: published(&asked.published)?,
    });
    let document = sources.ask(&query)?;
    let Content::Trend { trend, .. } = &document.content else {
        return Ok(());
    };
    let index = sources.newest();
    let beside = beside(index);
    let shown = write::Shown {
        framework: &index.framework,
        node: &node,
        beside: &beside,
        all: asked.all,
    };
    let text = match format {
        Format::Csv if asked.series => write::series_csv(trend),
        Format::Csv => write::steps_csv(trend),
        Format::Markdown => shown.to_markdown(trend) + &markdown::footer(&document.provenance),
        Format::Table => {
            let mut text = String::new();
            let back = shown.back(trend);
            if !back.is_empty() {
                text.push_str(&format!("Steps back. {}\n", write::BACK));
                for (head, lines) in back {
                    text.push_str(&format!("- {head}\n"));
                    for line in lines {
                        text.push_str(&format!("  {line}\n"));
                    }
                }
                text.push('\n');
            }
            for (title, lines) in [
                ("To be read with this", trend.notes.clone()),
                ("Revisions of earlier rounds", shown.revisions(trend)),
            ] {
                if !lines.is_empty() {
                    text.push_str(&format!("{title}\n"));
                    for line in lines {
                        text.push_str(&format!("- {line}\n"));
                    }
                    text.push('\n');
                }
            }
            let table = |(header, rows): &write::Table, right: usize| {
                let header: Vec<&str> = header.iter().map(String::as_str).collect();
                output::table(&header, rows, right)
            };
            let steps = shown.steps(trend);
            if !steps.1.is_empty() {
                text.push_str(&table(&steps, 3));
                if !beside.is_empty() {
                    text.push('\n');
                    text.push_str(&table(&shown.directions(trend), 2));
                    text.push_str(&format!("{}\n", write::SIGNS));
                }
            }
            if let Some(unchanged) = shown.unchanged(trend) {
                text.push_str(&format!("\n{unchanged}\n"));
            }
            text
        }
        Format::Json => document.to_json(),
    };
    output::printed(format, &text)
}

/// The nodes beneath the index and the groups of views, as many as fit.
fn beside(index: &Index) -> Vec<String> {
    const MOST_COLUMNS: usize = 12;
    let framework = &index.framework;
    let nodes = framework.nodes().iter();
    let children = nodes.filter(|node| node.parent() == Some(framework.root()));
    let groups = framework
        .views()
        .iter()
        .flat_map(cpi_model::framework::View::groups);
    children
        .map(|node| node.code().to_string())
        .chain(groups.map(|group| group.code().to_string()))
        .take(MOST_COLUMNS)
        .collect()
}

fn opened(folders: &[PathBuf]) -> Result<Vec<IndexFolder>, Failure> {
    folders.iter().map(|folder| open(folder)).collect()
}

/// What was published, if it was asked for.
fn published(said: &[String]) -> Result<Option<Published>, Failure> {
    let mut read = Vec::new();
    for said in said {
        let found = meant(said);
        read.push(found.map_err(|why| Failure::NotThere(format!("--published: {why}")))?);
    }
    if read.len() < 2 {
        return Ok(read.pop());
    }
    let heads = read.into_iter().map(|each| match each {
        Published::Heads(heads) => Ok(heads),
        Published::Until(_) | Published::Result(_) => Err(Failure::NotThere(
            "--published: several are heads of histories; name one day, date-time or result alone"
                .to_owned(),
        )),
    });
    let heads: Vec<Vec<String>> = heads.collect::<Result<_, _>>()?;
    Ok(Some(Published::Heads(heads.concat())))
}

/// What a word on the command line means: a day, a moment, the hash of an entry, or the file of a
/// result in JSON.
///
/// # Errors
///
/// What it may be, as a sentence.
pub(super) fn meant(said: &str) -> Result<Published, String> {
    if said.parse::<NaiveDate>().is_ok() || DateTime::parse_from_rfc3339(said).is_ok() {
        return Ok(Published::Until(said.to_owned()));
    }
    if said.len() == 64 && said.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(Published::Heads(vec![said.to_ascii_lowercase()]));
    }
    let path = Path::new(said);
    if !path.is_file() {
        return Err(format!(
            "`{said}` is no day such as 2026-06-15, no date-time such as 2026-06-15T12:00:00Z, no head of a history (64 hexadecimal digits, as `cpi verify INDEX` lists them), and no file of a result"
        ));
    }
    let bytes = folder::bytes(path).map_err(|error| error.to_string())?;
    let result: Value = serde_json::from_slice(&bytes)
        .map_err(|error| format!("{said}: this is no result in JSON: {error}"))?;
    match serde_json::from_value(result["provenance"]["assessments"].clone()).ok() {
        Some(named) => Ok(Published::Result(named)),
        None => Err(format!(
            "{said}: it does not name the assessments that it was computed from; results of `cpi score --format json` do"
        )),
    }
}
