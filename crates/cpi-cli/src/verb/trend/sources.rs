//! On which indices does a trend rest, and what is it of them?

use crate::failure::Failure;
use crate::output;
use cpi_io::crosswalks::{self, Named};
use cpi_io::document::{Content, Document, Others, TrendAsked};
use cpi_io::published::State;
use cpi_io::{FolderError, Index, folder};
use cpi_model::crosswalk::Crosswalk;
use cpi_model::{Assessment, Framework, Provenance};
use cpi_scoring::{Edition, TrendOptions, engine, trend};
use serde_json::Value;
use std::path::PathBuf;

/// The editions of an index, what stands between them, and earlier states of them.
pub(super) struct Sources {
    /// The oldest first; never empty.
    pub(super) indices: Vec<Index>,
    crosswalks: Vec<Crosswalk>,
    before: Vec<Index>,
}

impl Sources {
    /// With the crosswalks that are named, or those of the newer of two editions.
    pub(super) fn of(
        indices: Vec<Index>,
        folders: &[PathBuf],
        named: &[PathBuf],
        before: Vec<Index>,
    ) -> Result<Self, Failure> {
        if indices.is_empty() {
            return Err(Failure::NotThere("name one index or more".to_owned()));
        }
        let named = named.iter().map(|file| {
            let name = file.display().to_string();
            folder::crosswalk(file).map(|read| Named { name, read })
        });
        let named = named.collect::<Result<_, FolderError>>()?;
        let editions: Vec<&Framework> = indices.iter().map(|index| &index.framework).collect();
        let steps = crosswalks::between(&editions, named)?
            .into_iter()
            .zip(folders.iter().skip(1))
            .map(|(step, newer)| step.map_or_else(|| folder::crosswalk(newer), Ok))
            .collect::<Result<Vec<_>, FolderError>>()?;
        let checked = crosswalks::checked(&editions, &steps).map_err(FolderError::from)?;
        output::problems(&checked.warnings);
        let crosswalks = checked.value;
        Ok(Self {
            indices,
            crosswalks,
            before,
        })
    }

    /// The newest edition.
    pub(super) fn newest(&self) -> &Index {
        &self.indices[self.indices.len() - 1]
    }

    /// The result document; without provenance of the assessments where nobody reads it.
    pub(super) fn document(&self, asked: TrendAsked, whole: bool) -> Result<Document, Failure> {
        let newest = self.newest();
        let older = &self.indices[..self.indices.len() - 1];
        let editions: Vec<_> = older.iter().map(edition).zip(&self.crosswalks).collect();
        let published: Vec<State> = match &asked.published {
            Some(published) => {
                let states = self.indices.iter().map(|index| published.state(index));
                states.collect::<Result<_, _>>()?
            }
            None => Vec::new(),
        };
        let states = self.indices.iter().zip(&published);
        let before: Vec<Edition<'_>> = states
            .map(|(index, state)| Edition {
                assessments: &state.assessments,
                ..edition(index)
            })
            .chain(self.before.iter().map(edition))
            .collect();
        let options = TrendOptions {
            strict: asked.strict,
        };
        let mut found = trend(&edition(newest), &editions, &before, &options)?;
        let notes = published.iter().flat_map(|state| state.notes.clone());
        found.notes.extend(notes);
        if let Some(country) = &asked.country
            && !found.keep(country)
        {
            return Err(Failure::NotThere(format!(
                "`{country}` was not assessed in any of these rounds"
            )));
        }
        let others = if whole {
            let of = |index: &Index| provenance(index, &index.assessments);
            let states = self.indices.iter().zip(&published);
            Some(Others {
                older: older.iter().map(of).collect::<Result<_, _>>()?,
                crosswalks: Others::hashes(&self.crosswalks),
                before: self.before.iter().map(of).collect::<Result<_, _>>()?,
                published: states
                    .map(|(index, state)| provenance(index, &state.assessments))
                    .collect::<Result<_, _>>()?,
            })
        } else {
            None
        };
        let rests_on: &[Assessment] = if whole { &newest.assessments } else { &[] };
        Ok(Document::new(
            provenance(newest, rests_on)?,
            Content::trend(found, asked, others),
        ))
    }
}

fn edition(index: &Index) -> Edition<'_> {
    Edition {
        framework: &index.framework,
        rounds: &index.rounds,
        assessments: &index.assessments,
    }
}

fn provenance(index: &Index, assessments: &[Assessment]) -> Result<Provenance, Failure> {
    Ok(Provenance::of(engine(), &index.framework, assessments)?)
}

/// A trend computed again, from the indices in the order in which it names them.
pub(in crate::verb) fn again(
    mut indices: Vec<Index>,
    folders: &[PathBuf],
    crosswalks: &[PathBuf],
    stated: &Value,
) -> Result<Document, Failure> {
    let list = |key: &str| {
        let listed = stated["others"][key].as_array();
        listed.map_or(&[] as &[Value], Vec::as_slice)
    };
    let name = |provenance: &Value| {
        let text = |key: &str| provenance["framework"][key].as_str().unwrap_or("?");
        format!("{} {}", text("id"), text("version"))
    };
    let (older, before) = (list("older"), list("before"));
    let mut needed: Vec<String> = older.iter().map(name).collect();
    needed.push(name(&stated["provenance"]));
    let editions = needed.len();
    needed.extend(
        before
            .iter()
            .map(|each| format!("an earlier state of {}", name(each))),
    );
    if indices.len() != needed.len() {
        return Err(Failure::NotThere(format!(
            "this trend rests on {}: name {} with --with, in this order; {} given",
            needed.join(", "),
            if needed.len() == 1 { "it" } else { "each" },
            indices.len()
        )));
    }
    let before = indices.split_off(editions);
    let sources = Sources::of(indices, &folders[..editions], crosswalks, before)?;
    let asked = TrendAsked {
        strict: stated["asked"]["strict"].as_bool().unwrap_or_default(),
        country: stated["asked"]["country"].as_str().map(str::to_owned),
        published: serde_json::from_value(stated["asked"]["published"].clone()).ok(),
    };
    sources.document(asked, true)
}
