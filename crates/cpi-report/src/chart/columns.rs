//! What do the columns of a chart's table hold?

use crate::{Cell, Chart};
use cpi_model::characters::visible_line;
use cpi_model::language::Words;
use std::collections::BTreeSet;

/// A figure: where it is on an axis, and how people read it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    pub(super) at: f64,
    pub(super) shown: String,
}

/// A label: the code, if it has one of its own, and what people read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) code: String,
    pub(super) name: String,
}

/// The cells of a table by the keys of its columns.
pub(super) struct Columns<'a> {
    chart: &'a Chart,
    words: Words<'a>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(chart: &'a Chart, words: Words<'a>) -> Self {
        Self { chart, words }
    }

    /// The cells of a column; none if the table has no such column.
    fn column(&self, key: &str) -> impl Iterator<Item = &'a Cell> + use<'a> {
        let mut columns = self.chart.table.columns.iter();
        let at = columns.position(|column| column.key == Some(key));
        let rows = self.chart.table.rows.iter();
        rows.map(move |row| at.and_then(|at| row.get(at)).unwrap_or(&Cell::Empty))
    }

    pub(super) fn labels(&self, key: &str) -> Vec<Label> {
        let label = |cell: &Cell| match cell {
            Cell::Named { code, name } => Label {
                code: code.clone(),
                name: visible_line(&name.to_string()).into_owned(),
            },
            Cell::Text(text) => Label {
                code: text.to_string(),
                name: visible_line(&text.to_string()).into_owned(),
            },
            Cell::Figure { exact, shown } => Label {
                code: exact.clone(),
                name: visible_line(shown).into_owned(),
            },
            Cell::Empty | Cell::Missing => Label {
                code: String::new(),
                name: String::new(),
            },
        };
        self.column(key).map(label).collect()
    }

    /// The figures of a column, with a gap where there is none.
    pub(super) fn figures(&self, key: &str) -> Vec<Option<Figure>> {
        let figure = |cell: &Cell| match cell {
            Cell::Figure { exact, shown } => {
                let at: f64 = exact.parse().ok()?;
                at.is_finite().then(|| Figure {
                    at,
                    shown: visible_line(&self.words.number(shown)).into_owned(),
                })
            }
            _ => None,
        };
        self.column(key).map(figure).collect()
    }

    /// Whether a label is the highlighted one.
    pub(super) fn is_accent(&self, label: &Label) -> bool {
        self.chart.accent.as_ref() == Some(&label.code)
    }
}

/// Labels in the order in which they first come up, each once.
pub(super) fn distinct(labels: &[Label]) -> Vec<Label> {
    let mut distinct: Vec<Label> = Vec::new();
    let mut seen = BTreeSet::new();
    for label in labels {
        if seen.insert((&label.code, &label.name)) {
            distinct.push(label.clone());
        }
    }
    distinct
}
