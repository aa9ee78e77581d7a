//! `cpi trend`.

use super::{node_code, open};
use crate::args::{Format, TrendAsked};
use crate::failure::Failure;
use crate::output;
use cpi_io::Index;
use cpi_io::document::{Content, Document, Others};
use cpi_io::folder;
use cpi_io::write::trend as write;
use cpi_scoring::crosswalk::Crosswalk;
use cpi_scoring::provenance::{canonical_json, sha256};
use cpi_scoring::{Edition, Provenance, TrendOptions, engine, trend};
use std::path::Path;

pub(super) fn run(asked: &TrendAsked, format: Format) -> Result<(), Failure> {
    let (older, newest) = match asked.index.as_slice() {
        [older, newest] => (Some(open(older)?), newest),
        [newest] => (None, newest),
        _ => return Err(Failure::NotThere("name one index or two".to_owned())),
    };
    let index = open(newest)?;
    let node = node_code(&index, asked.node.as_deref())?;
    let crosswalk = match &older {
        Some(older) => Some(crosswalk(
            older,
            &index,
            newest,
            asked.crosswalk.as_deref(),
        )?),
        None => None,
    };
    let before = asked.revised_from.as_deref().map(open).transpose()?;
    let mut document = document(
        &index,
        older.as_ref().zip(crosswalk.as_ref()),
        before.as_ref(),
        asked.strict,
        format == Format::Json,
    )?;
    let Content::Trend { trend, .. } = &mut document.content else {
        return Ok(());
    };
    if let Some(country) = &asked.country {
        trend.countries.retain(|each| each.country == *country);
        trend.back.retain(|each| each.country == *country);
        trend.revisions.retain(|each| each.country == *country);
        if trend.countries.is_empty() {
            return Err(Failure::NotThere(format!(
                "`{country}` was not assessed in any of these rounds"
            )));
        }
    }
    let beside = beside(&index);
    let shown = write::Shown {
        node: &node,
        beside: &beside,
        rounding: index.framework.display(),
        all: asked.all,
    };
    let text = match format {
        Format::Csv if asked.series => write::series_csv(trend),
        Format::Csv => write::steps_csv(trend),
        Format::Markdown => shown.to_markdown(trend),
        Format::Table => {
            let mut text = String::new();
            for (title, lines) in [
                ("Steps back", shown.back(trend)),
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
            let (header, rows) = shown.steps(trend);
            if !rows.is_empty() {
                let header: Vec<&str> = header.iter().map(String::as_str).collect();
                text.push_str(&output::table(&header, &rows, 3));
            }
            text
        }
        Format::Json => document.to_json(),
    };
    output::result(&text)
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
        .flat_map(cpi_scoring::framework::View::groups);
    children
        .map(|node| node.code().to_string())
        .chain(groups.map(|group| group.code().to_string()))
        .take(MOST_COLUMNS)
        .collect()
}

/// The crosswalk between two indices: the file that is named, or that of the newer index.
pub(super) fn crosswalk(
    older: &Index,
    newer: &Index,
    folder: &Path,
    file: Option<&Path>,
) -> Result<Crosswalk, Failure> {
    let read = folder::crosswalk(file.unwrap_or(folder))?;
    let checked = read
        .check(|draft| draft.check(&older.framework, &newer.framework))
        .map_err(cpi_io::FolderError::from)?;
    output::problems(&checked.warnings);
    Ok(checked.value)
}

fn edition(index: &Index) -> Edition<'_> {
    Edition {
        framework: &index.framework,
        rounds: &index.rounds,
        assessments: &index.assessments,
    }
}

fn provenance(index: &Index) -> Provenance {
    Provenance::of(engine(), &index.framework, &index.assessments)
}

/// The result document; without provenance of the assessments where nobody reads it.
fn document(
    index: &Index,
    older: Option<(&Index, &Crosswalk)>,
    before: Option<&Index>,
    strict: bool,
    whole: bool,
) -> Result<Document, Failure> {
    let older_edition = older.map(|(index, crosswalk)| (edition(index), crosswalk));
    let found = trend(
        &edition(index),
        older_edition
            .as_ref()
            .map(|(edition, crosswalk)| (edition, *crosswalk)),
        before.map(edition).as_ref(),
        &TrendOptions { strict },
    )?;
    let others = whole.then(|| {
        Box::new(Others {
            older: older.map(|(index, _)| provenance(index)),
            crosswalk: older.map(|(_, crosswalk)| sha256(&canonical_json(crosswalk.draft()))),
            before: before.map(provenance),
        })
    });
    let own = if whole {
        provenance(index)
    } else {
        Provenance::of(engine(), &index.framework, &[])
    };
    Ok(Document::new(
        own,
        Content::Trend {
            trend: found,
            others: others.filter(|others| **others != Others::default()),
        },
    ))
}

/// The trend of one index computed again.
pub(super) fn again(index: &Index, stated: &serde_json::Value) -> Result<Document, Failure> {
    if stated.get("others").is_some() {
        return Err(Failure::NotThere(
            "a trend over two frameworks, or with revisions, rests on more than one index; run `cpi trend` again with the same folders and compare the two results".to_owned(),
        ));
    }
    document(index, None, None, false, true)
}
