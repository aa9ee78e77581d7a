//! Where in a file does a value of a draft stand?
//!
//! Checks report JSON pointers (RFC 6901). A map from pointers to lines and columns is made
//! only when there is something to report.

#[cfg(feature = "spreadsheet")]
pub(crate) use cpi_model::read::json_places;
use cpi_model::read::json_places_of;
use cpi_model::read::token;
pub(crate) use cpi_model::read::{Lines, Positions};
use cpi_model::{Place, Problems};
use std::collections::BTreeMap;

/// The files that a draft was read from.
#[derive(Debug, Clone, Default)]
pub struct Places {
    sources: Vec<Source>,
}

#[derive(Debug, Clone)]
enum Source {
    Text {
        file: String,
        text: String,
        /// How places are found in it: a function pointer, so that builds that never read TOML do
        /// not link its parser.
        positions: fn(&str, &Problems) -> Positions,
    },
    Rows {
        file: String,
        prefix: String,
        columns: Vec<String>,
        lines: Vec<u32>,
    },
    Cells {
        file: String,
        sheets: Vec<String>,
        cells: BTreeMap<String, Cell>,
    },
}

/// A cell of a workbook: the position of its sheet among those of the file, row and column
/// from 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell {
    /// The position of its sheet.
    pub sheet: usize,
    /// The row, from 1.
    pub row: u32,
    /// The column, from 1.
    pub column: u32,
}

impl Places {
    pub(crate) fn json(file: &str, text: &str) -> Self {
        Self {
            sources: vec![Source::Text {
                file: file.to_owned(),
                text: text.to_owned(),
                positions: places_in_json,
            }],
        }
    }

    pub(crate) fn toml(file: &str, text: &str) -> Self {
        Self {
            sources: vec![Source::Text {
                file: file.to_owned(),
                text: text.to_owned(),
                positions: |text, _| toml_places(text),
            }],
        }
    }

    /// Adds a table: row *i* holds what stands at `prefix/i`, and each column a key of it.
    pub(crate) fn add_rows(
        &mut self,
        file: &str,
        prefix: &str,
        columns: Vec<String>,
        lines: Vec<u32>,
    ) {
        let (file, prefix) = (file.to_owned(), prefix.to_owned());
        self.sources.push(Source::Rows {
            file,
            prefix,
            columns,
            lines,
        });
    }

    /// The cells of a workbook, by JSON pointer. In a file without sheets, as a CSV, there
    /// are no names of sheets.
    pub fn cells(file: &str, sheets: Vec<String>, cells: BTreeMap<String, Cell>) -> Self {
        let file = file.to_owned();
        Self {
            sources: vec![Source::Cells {
                file,
                sheets,
                cells,
            }],
        }
    }

    /// Gives each problem its place and sorts them by it.
    pub fn locate(&self, problems: &mut Problems) {
        if problems.is_empty() {
            return;
        }
        let mut maps: Vec<(Positions, &str)> = Vec::new();
        for source in &self.sources {
            match source {
                Source::Text {
                    file,
                    text,
                    positions,
                } => maps.push((positions(text, problems), file)),
                Source::Rows { .. } | Source::Cells { .. } => {}
            }
        }
        problems.locate(|pointer| {
            let mut sources = self.sources.iter();
            let in_table = sources.find_map(|source| {
                row_place(source, pointer).or_else(|| cell_place(source, pointer))
            });
            in_table.or_else(|| {
                // The nearest that exists: a missing key is placed where it belongs.
                let mut at = pointer;
                loop {
                    for (map, file) in &maps {
                        if let Some((line, column)) = map.get(at) {
                            let (line, column) = (Some(*line), Some(*column));
                            return Some(Place {
                                file: (*file).to_owned(),
                                sheet: None,
                                line,
                                column,
                            });
                        }
                    }
                    at = &at[..at.rfind('/')?];
                }
            })
        });
        problems.sort_by_place();
    }
}

fn row_place(source: &Source, pointer: &str) -> Option<Place> {
    let Source::Rows {
        file,
        prefix,
        columns,
        lines,
    } = source
    else {
        return None;
    };
    if pointer == prefix {
        // What is said of all rows is said of the table.
        return Some(Place {
            file: file.clone(),
            sheet: None,
            line: Some(1),
            column: None,
        });
    }
    let rest = pointer.strip_prefix(prefix.as_str())?.strip_prefix('/')?;
    let (row, key) = rest.split_once('/').unwrap_or((rest, ""));
    let line = lines.get(row.parse::<usize>().ok()?)?;
    // The column whose key is the longest that begins the pointer's key.
    let begins = |column: &&String| key == **column || key.starts_with(&format!("{column}/"));
    let column = columns
        .iter()
        .filter(begins)
        .max_by_key(|column| column.len());
    let column = column.and_then(|found| columns.iter().position(|each| each == found));
    Some(Place {
        file: file.clone(),
        sheet: None,
        line: Some(*line),
        column: column.and_then(|column| u32::try_from(column + 1).ok()),
    })
}

/// The cell of a value, or of the nearest that it belongs to.
fn cell_place(source: &Source, pointer: &str) -> Option<Place> {
    let Source::Cells {
        file,
        sheets,
        cells,
    } = source
    else {
        return None;
    };
    let mut at = pointer;
    let cell = loop {
        match cells.get(at) {
            Some(cell) => break cell,
            None => at = &at[..at.rfind('/')?],
        }
    };
    Some(Place {
        file: file.clone(),
        sheet: sheets.get(cell.sheet).cloned(),
        line: Some(cell.row),
        column: Some(cell.column),
    })
}

fn places_in_json(text: &str, problems: &Problems) -> Positions {
    json_places_of(text, problems.iter().map(|problem| problem.path.as_str()))
}

pub(crate) fn toml_places(text: &str) -> Positions {
    use toml::de::{DeTable, DeValue};
    fn value(each: &DeValue<'_>, at: &str, lines: &Lines<'_>, map: &mut Positions) {
        match each {
            DeValue::Table(inner) => table(inner, at, lines, map),
            DeValue::Array(array) => {
                for (i, element) in array.iter().enumerate() {
                    let at = format!("{at}/{i}");
                    map.insert(at.clone(), lines.at(element.span().start));
                    value(element.get_ref(), &at, lines, map);
                }
            }
            _ => {}
        }
    }
    fn table(each: &DeTable<'_>, at: &str, lines: &Lines<'_>, map: &mut Positions) {
        for (key, inner) in each {
            let at = format!("{at}/{}", token(key.get_ref()));
            map.insert(at.clone(), lines.at(key.span().start));
            value(inner.get_ref(), &at, lines, map);
        }
    }
    let mut map = BTreeMap::from([(String::new(), (1, 1))]);
    if let Ok(parsed) = DeTable::parse(text) {
        table(parsed.get_ref(), "", &Lines::new(text), &mut map);
    }
    map
}
