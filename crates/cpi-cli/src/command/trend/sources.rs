//! Which editions, crosswalks and earlier states does a trend use?

use crate::failure::Failure;
use crate::output;
use cpi_io::crosswalks::{self, Editions, NamedCrosswalk};
use cpi_io::{FolderError, IndexFolder, folder};
use cpi_model::Index;
use cpi_scoring::{Document, Inputs, Query};
use serde_json::Value;
use std::path::PathBuf;

/// The editions of an index with their crosswalks, and earlier states of them.
pub(in crate::command) struct Sources {
    editions: Editions,
    before: Vec<Index>,
}

impl Sources {
    /// With the crosswalks that are named, or those of the newer of two editions.
    pub(in crate::command) fn of(
        indices: Vec<IndexFolder>,
        folders: &[PathBuf],
        named: &[PathBuf],
        before: Vec<IndexFolder>,
    ) -> Result<Self, Failure> {
        let named = named.iter().map(|file| {
            let name = file.display().to_string();
            folder::crosswalk(file).map(|read| NamedCrosswalk { name, read })
        });
        let named = named.collect::<Result<_, FolderError>>()?;
        let indices = indices.into_iter().map(|it| it.index).collect();
        let found = crosswalks::editions(indices, named, |newer, _| {
            folder::crosswalk(&folders[newer]).map_err(Failure::from)
        })?;
        let Some(found) = found else {
            return Err(Failure::NotThere("name one index or more".to_owned()));
        };
        output::problems(&found.warnings);
        Ok(Self {
            editions: found.value,
            before: before.into_iter().map(|it| it.index).collect(),
        })
    }

    /// The newest edition.
    pub(in crate::command) fn newest(&self) -> &Index {
        &self.editions.newest
    }

    /// The result of a query for a trend.
    pub(in crate::command) fn ask(&self, query: &Query) -> Result<Document, Failure> {
        let inputs = Inputs {
            older: &self.editions.older,
            before: &self.before,
            ..Inputs::of(&self.editions.newest)
        };
        Ok(query.run_with(&inputs, &mut |_| true)?)
    }
}

/// The sources of a trend that is verified: the indices in the order in which it names them.
pub(in crate::command) fn named_by(
    mut indices: Vec<IndexFolder>,
    folders: &[PathBuf],
    crosswalks: &[PathBuf],
    stated: &Value,
) -> Result<Sources, Failure> {
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
    Sources::of(indices, &folders[..editions], crosswalks, before)
}
