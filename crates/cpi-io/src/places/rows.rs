//! Places in a table whose rows are the entries of a list.

use cpi_model::Place;

/// A table: row *i* holds what stands at `prefix/i`, and each column a key of it.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    pub(super) file: String,
    pub(super) prefix: String,
    pub(super) columns: Vec<String>,
    pub(super) lines: Vec<usize>,
}

impl Rows {
    pub(super) fn place(&self, pointer: &str) -> Option<Place> {
        let rest = pointer.strip_prefix(self.prefix.as_str())?;
        let (line, column) = match rest.strip_prefix('/') {
            None if rest.is_empty() => (1, None),
            None => return None,
            Some(rest) => {
                let (row, key) = rest.split_once('/').unwrap_or((rest, ""));
                (
                    *self.lines.get(row.parse::<usize>().ok()?)?,
                    self.column(key),
                )
            }
        };
        Some(Place {
            file: self.file.clone(),
            line: u32::try_from(line).ok(),
            column: column.and_then(|column| u32::try_from(column + 1).ok()),
        })
    }

    /// The column whose key is the longest that begins a key.
    fn column(&self, key: &str) -> Option<usize> {
        let begins = |column: &str| {
            key.strip_prefix(column)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        (0..self.columns.len())
            .filter(|i| begins(&self.columns[*i]))
            .max_by_key(|i| self.columns[*i].len())
    }
}
