//! Which cells of a row are filled in?

use super::super::super::spreadsheet::{Row as Line, Value};
use super::super::Layout;
use crate::review_book::words::{Column, OPEN, ReviewWord};
use cpi_model::Place;
use std::collections::{BTreeMap, BTreeSet};

/// The filled cells of a row.
pub(super) struct Cells<'a> {
    pub(super) line: &'a Line,
    pub(super) layout: &'a Layout<'a>,
    pub(super) covered: &'a BTreeSet<(u32, u32)>,
    pub(super) places: BTreeMap<Column, Place>,
}

impl Cells<'_> {
    pub(super) fn value(&self, column: Column) -> Option<&Value> {
        let at = self.layout.at(column)?;
        if self.covered.contains(&(self.line.number, at)) {
            return None;
        }
        self.line.value(at)
    }
    pub(super) fn text(&self, word: ReviewWord) -> Option<String> {
        self.value(Column::Review(word)).map(Value::text)
    }
    pub(super) fn place(&self, column: Column) -> Place {
        self.places[&column].clone()
    }
    pub(super) fn filled(&self) -> Vec<Column> {
        let all = OPEN.into_iter();
        all.filter(|column| self.value(*column).is_some()).collect()
    }
}
