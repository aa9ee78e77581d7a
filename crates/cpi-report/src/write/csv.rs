//! Tables for programs (RFC 4180): the columns that have a key, every digit.

use crate::vocabulary::TableSchema;
use crate::{Cell, Table};
use cpi_model::escape::escape_formula;

/// A table for programs. No text in it runs as a formula where it is opened in a spreadsheet.
///
/// # Examples
///
/// ```
/// use cpi_report::{Table, vocabulary, write};
/// let table = Table::data(&vocabulary::STATUS);
/// assert!(write::csv(&table).starts_with("round,country,node,assessor,indicators,"));
/// ```
pub fn csv(table: &Table) -> String {
    let at: Vec<usize> = (0..table.columns.len())
        .filter(|at| table.columns[*at].key.is_some())
        .collect();
    let mut rows = Rows::with_header(at.iter().filter_map(|at| table.columns[*at].key));
    for row in &table.rows {
        rows.record(at.iter().map(|at| &row[*at]));
    }
    rows.finish()
}

/// The rows of a table that is too large to be held as cells.
#[derive(Debug)]
pub struct Rows(::csv::Writer<Vec<u8>>);

impl Rows {
    /// A table with its header.
    pub fn new(schema: &TableSchema) -> Self {
        Self::with_header(schema.fields.iter().map(|field| field.name))
    }

    /// Rows that follow others, without a header.
    pub fn continued() -> Self {
        Self(::csv::Writer::from_writer(Vec::new()))
    }

    fn with_header<'a>(header: impl Iterator<Item = &'a str>) -> Self {
        let mut rows = Self::continued();
        rows.write(header);
        rows
    }

    /// Adds a row.
    pub fn add(&mut self, row: &[Cell]) {
        self.record(row.iter());
    }

    fn record<'a>(&mut self, row: impl Iterator<Item = &'a Cell>) {
        let cells: Vec<String> = row.map(exact).collect();
        self.write(cells.iter().map(String::as_str));
    }

    fn write<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        self.0
            .write_record(cells)
            .expect("writing to memory does not fail, and every row has the header's length");
    }

    /// The text of the table.
    pub fn finish(self) -> String {
        let bytes = self.0.into_inner();
        let bytes = bytes.expect("writing to memory does not fail");
        String::from_utf8(bytes).expect("every cell was text")
    }
}

fn exact(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Missing => String::new(),
        Cell::Text(text) => escape_formula(&text.to_string()).into_owned(),
        Cell::Named { code, .. } => escape_formula(code).into_owned(),
        Cell::Figure { exact, .. } => exact.clone(),
    }
}
