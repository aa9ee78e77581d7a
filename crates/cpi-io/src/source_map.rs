//! Where in a file does a value of a draft stand?
//!
//! Checks report JSON pointers (RFC 6901). A map from pointers to lines and columns is made
//! only when there is something to report.

#[cfg(feature = "spreadsheet")]
pub(crate) use cpi_model::read::json_places;
use cpi_model::read::json_places_of;
pub(crate) use cpi_model::read::{LineIndex, Positions};
use cpi_model::{Place, Pointer, Problems};
use std::collections::BTreeMap;

/// The files that a draft was read from.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
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
        /// The list whose entries are the rows.
        list: Pointer,
        columns: Vec<Pointer>,
        lines: Vec<u32>,
    },
    Cells {
        file: String,
        sheets: Vec<String>,
        cells: BTreeMap<Pointer, Cell>,
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

impl SourceMap {
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

    /// Adds a table: row *i* holds entry *i* of a list of the document, and each column what stands
    /// there from the entry on.
    pub(crate) fn add_rows(
        &mut self,
        file: &str,
        list: &str,
        columns: Vec<Pointer>,
        lines: Vec<u32>,
    ) {
        let (file, list) = (file.to_owned(), Pointer::root().key(list));
        self.sources.push(Source::Rows {
            file,
            list,
            columns,
            lines,
        });
    }

    /// The cells of a workbook, by JSON pointer. In a file without sheets, as a CSV, there
    /// are no names of sheets.
    pub fn cells(file: &str, sheets: Vec<String>, cells: BTreeMap<Pointer, Cell>) -> Self {
        let file = file.to_owned();
        Self {
            sources: vec![Source::Cells {
                file,
                sheets,
                cells,
            }],
        }
    }

    /// A result of a check with the places of its problems or warnings.
    ///
    /// # Errors
    ///
    /// Those of the result.
    pub fn located<C>(
        &self,
        found: Result<cpi_model::Checked<C>, Problems>,
    ) -> Result<cpi_model::Checked<C>, Problems> {
        match found {
            Ok(mut checked) => {
                self.locate(&mut checked.warnings);
                Ok(checked)
            }
            Err(mut problems) => {
                self.locate(&mut problems);
                Err(problems)
            }
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
                let mut at = pointer.ancestors();
                let nearest = at.find_map(|at| {
                    let mut maps = maps.iter();
                    maps.find_map(|(map, file)| Some((map.get(at)?, file)))
                });
                let ((line, column), file) = nearest?;
                Some(Place {
                    file: (*file).to_owned(),
                    sheet: None,
                    line: Some(*line),
                    column: Some(*column),
                })
            })
        });
        problems.sort_by_place();
    }
}

fn row_place(source: &Source, pointer: &Pointer) -> Option<Place> {
    let Source::Rows {
        file,
        list,
        columns,
        lines,
    } = source
    else {
        return None;
    };
    if pointer == list {
        // What is said of all rows is said of the table.
        return Some(Place {
            file: file.clone(),
            sheet: None,
            line: Some(1),
            column: None,
        });
    }
    let (row, value) = pointer.from_below(list)?.split_index()?;
    let line = lines.get(row)?;
    // The column that is nearest to the value.
    let mut nearest = value.ancestors();
    let column = nearest.find_map(|at| columns.iter().position(|column| column == at));
    Some(Place {
        file: file.clone(),
        sheet: None,
        line: Some(*line),
        column: column.and_then(|column| u32::try_from(column + 1).ok()),
    })
}

/// The cell of a value, or of the nearest that it belongs to.
fn cell_place(source: &Source, pointer: &Pointer) -> Option<Place> {
    let Source::Cells {
        file,
        sheets,
        cells,
    } = source
    else {
        return None;
    };
    let cell = pointer.ancestors().find_map(|at| cells.get(at))?;
    Some(Place {
        file: file.clone(),
        sheet: sheets.get(cell.sheet).cloned(),
        line: Some(cell.row),
        column: Some(cell.column),
    })
}

fn places_in_json(text: &str, problems: &Problems) -> Positions {
    json_places_of(text, problems.iter().map(|problem| &problem.path))
}

pub(crate) fn toml_places(text: &str) -> Positions {
    use toml::de::{DeTable, DeValue};
    fn value(each: &DeValue<'_>, at: &Pointer, lines: &LineIndex<'_>, map: &mut Positions) {
        match each {
            DeValue::Table(inner) => table(inner, at, lines, map),
            DeValue::Array(array) => {
                for (i, element) in array.iter().enumerate() {
                    let at = at.index(i);
                    map.insert(at.clone(), lines.at(element.span().start));
                    value(element.get_ref(), &at, lines, map);
                }
            }
            _ => {}
        }
    }
    fn table(each: &DeTable<'_>, at: &Pointer, lines: &LineIndex<'_>, map: &mut Positions) {
        for (key, inner) in each {
            let at = at.key(key.get_ref());
            map.insert(at.clone(), lines.at(key.span().start));
            value(inner.get_ref(), &at, lines, map);
        }
    }
    let mut map = BTreeMap::from([(Pointer::root(), (1, 1))]);
    if let Ok(parsed) = DeTable::parse(text) {
        table(
            parsed.get_ref(),
            &Pointer::root(),
            &LineIndex::new(text),
            &mut map,
        );
    }
    map
}
