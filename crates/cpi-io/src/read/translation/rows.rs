//! Which rows does a table from a translator have, whether it is CSV or a workbook?

#[cfg(feature = "spreadsheet")]
mod sheets;

use super::super::cells::{Cells, delimiter};
use super::super::text::{place, text};
use cpi_model::escape::unescape_formula;
use cpi_model::{Place, Problems};
use csv::StringRecord;
use std::collections::BTreeSet;

/// A table, and where its cells stand.
pub(super) struct Rows<'a> {
    file: &'a str,
    sheet: Option<String>,
    /// The line of the header.
    line: u32,
    pub(super) header: Vec<String>,
    /// Each row with its line; cells that are not there are empty.
    pub(super) lines: Vec<(u32, Vec<String>)>,
    /// The lines and columns, from 0, of cells that hold a number.
    pub(super) numbers: BTreeSet<(u32, usize)>,
}

impl<'a> Rows<'a> {
    /// Reads a table: CSV, or a workbook that is known by how it begins.
    pub(super) fn read(file: &'a str, bytes: &[u8]) -> Result<Self, Problems> {
        #[cfg(feature = "spreadsheet")]
        if crate::read::spreadsheet::is_spreadsheet(bytes) {
            return sheets::read(file, bytes);
        }
        let content = text(file, bytes)?;
        let mut cells = Cells::new(file, &content, delimiter(&content))?;
        let mut rows = Vec::new();
        let mut record = StringRecord::new();
        while let Some(line) = cells.next(&mut record)? {
            let cells = record.iter().map(|cell| unescape_formula(cell).to_owned());
            rows.push((line, cells.collect()));
        }
        Ok(Self {
            file,
            sheet: None,
            line: cells.line,
            header: cells.header,
            lines: rows,
            numbers: BTreeSet::new(),
        })
    }

    /// A cell as a place; columns count from 0.
    pub(super) fn at(&self, line: u32, column: usize) -> Place {
        Place {
            sheet: self.sheet.clone(),
            ..place(self.file, line as usize, column + 1)
        }
    }

    /// The header as a place.
    pub(super) fn head(&self) -> Place {
        self.at(self.line, 0)
    }
}
