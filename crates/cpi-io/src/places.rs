//! Where in a file does a value of a draft stand?
//!
//! Checks report JSON pointers (RFC 6901). A map from pointers to lines and columns is made
//! only when there is something to report.

mod json;
mod lines;
mod rows;
mod toml;

pub(crate) use lines::Lines;

use cpi_model::{Place, Problems};
use rows::Rows;
use std::collections::BTreeMap;

/// A map from JSON pointers to lines and columns.
type Map = BTreeMap<String, (u32, u32)>;

/// The files that a draft was read from.
#[derive(Debug, Clone, Default)]
pub struct Places {
    sources: Vec<Source>,
}

#[derive(Debug, Clone)]
enum Source {
    Json { file: String, text: String },
    Toml { file: String, text: String },
    Rows(Rows),
}

impl Places {
    pub(crate) fn json(file: &str, text: &str) -> Self {
        let (file, text) = (file.to_owned(), text.to_owned());
        Self {
            sources: vec![Source::Json { file, text }],
        }
    }

    pub(crate) fn toml(file: &str, text: &str) -> Self {
        let (file, text) = (file.to_owned(), text.to_owned());
        Self {
            sources: vec![Source::Toml { file, text }],
        }
    }

    /// Adds a table: row *i* holds what stands at `prefix/i`, and each column a key of it.
    pub(crate) fn add_rows(
        &mut self,
        file: &str,
        prefix: &str,
        columns: Vec<String>,
        lines: Vec<usize>,
    ) {
        self.sources.push(Source::Rows(Rows {
            file: file.to_owned(),
            prefix: prefix.to_owned(),
            columns,
            lines,
        }));
    }

    /// Gives each problem its place and sorts them by it. A value that is absent is placed
    /// where the nearest thing around it stands.
    pub fn locate(&self, problems: &mut Problems) {
        if problems.is_empty() {
            return;
        }
        let maps: Vec<(Map, &str)> = self
            .sources
            .iter()
            .filter_map(|source| match source {
                Source::Json { file, text } => Some((json::places(text), file.as_str())),
                Source::Toml { file, text } => Some((toml::places(text), file.as_str())),
                Source::Rows(_) => None,
            })
            .collect();
        problems.locate(|pointer| {
            let in_rows = self.sources.iter().find_map(|source| match source {
                Source::Rows(rows) => rows.place(pointer),
                _ => None,
            });
            in_rows.or_else(|| nearest(&maps, pointer))
        });
        problems.sort_by_place();
    }
}

/// The place of the longest beginning of a pointer that has one.
fn nearest(maps: &[(Map, &str)], pointer: &str) -> Option<Place> {
    let mut at = pointer;
    loop {
        for (map, file) in maps {
            if let Some((line, column)) = map.get(at) {
                return Some(Place {
                    file: (*file).to_owned(),
                    line: Some(*line),
                    column: Some(*column),
                });
            }
        }
        at = &at[..at.rfind('/')?];
    }
}

/// A key as it stands in a JSON pointer.
pub(crate) fn token(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
