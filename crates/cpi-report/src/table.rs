//! What does a table hold, so that programs read exact figures and people rounded ones?

use crate::vocabulary::{Field, TableSchema};
use crate::{Note, Text};
use cpi_model::language::Words;
use cpi_model::number::{Rounding, Score};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

/// A table. Programs read its columns by key with exact figures, people by heading with rounded
/// ones; a column may be for one of the two alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The name of its schema; none of a table for people alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'static str>,
    /// What it shows.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub caption: Text,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows people are shown; all if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<usize>,
    /// Between which ends its scores are shaded; nothing is shaded if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shading: Option<Shading>,
    /// What must be read with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// How the scores of a heat table are shaded, where a format has colours: the figures stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Shading {
    /// The score with the first shade.
    pub low: Score,
    /// The score with the last shade.
    pub high: Score,
}

impl Shading {
    /// How many shades there are.
    pub const SHADES: u8 = 10;

    /// The shade of a score, from 0 at the low end on: the range is divided into equal parts, and
    /// what lies beyond an end has the shade of that end.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::{Decimal, number::Score};
    /// use cpi_report::Shading;
    /// let score = |text: &str| Score::from(Decimal::from_str_exact(text).unwrap());
    /// let shading = Shading { low: score("0"), high: score("1") };
    /// let shades = ["0", "0.0999", "0.1", "1", "2"].map(|text| shading.shade(score(text)));
    /// assert_eq!(shades, [0, 0, 1, 9, 9]);
    /// ```
    pub fn shade(self, score: Score) -> u8 {
        let [low, high, score] = [self.low, self.high, score].map(Decimal::from);
        let part = (score - low)
            .checked_mul(Decimal::from(Self::SHADES))
            .and_then(|part| part.checked_div(high - low))
            .map_or(Decimal::ZERO, |part| part.floor());
        let last = Decimal::from(Self::SHADES - 1);
        let shade = part.clamp(Decimal::ZERO, last);
        shade.to_u8().unwrap_or_default()
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its name for programs, by the [vocabulary](crate::vocabulary).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<&'static str>,
    /// Its name for people, in the language of the report or marked as another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<Text>,
    /// What its cells are.
    pub kind: Kind,
    /// Where its cells stand.
    pub align: Align,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Words.
    Text,
    /// A code of the framework, of a country or of a round, or a word of a closed list.
    Code,
    /// How many.
    Count,
    /// A number without a range of its own.
    Number,
    /// A score, between 0 and 1.
    Score,
    /// A part of a whole, between 0 and 1.
    Share,
    /// A day.
    Date,
}

/// Where the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// At the left, as words.
    Left,
    /// At the right, as numbers.
    Right,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cell {
    /// Nothing belongs here.
    Empty,
    /// A figure that is not there: people see a dash, programs nothing.
    Missing,
    /// Words.
    Text(Text),
    /// A code, which programs read, and the name that people read instead.
    Named {
        /// The code.
        code: String,
        /// The name.
        name: Text,
    },
    /// A number.
    Figure {
        /// With every digit.
        exact: String,
        /// As people read it, with `.` as its decimal sign: a writer writes it as the language
        /// of the report writes numbers.
        shown: String,
    },
}

impl Kind {
    fn align(self) -> Align {
        match self {
            Self::Text | Self::Code | Self::Date => Align::Left,
            Self::Count | Self::Number | Self::Score | Self::Share => Align::Right,
        }
    }
}

impl Column {
    /// A column for programs, and for people in a language.
    pub fn of(field: &Field, words: Words<'_>) -> Self {
        Self {
            heading: Some(words.text(field.heading).into()),
            ..Self::data(field)
        }
    }

    /// A column for programs alone.
    pub fn data(field: &Field) -> Self {
        Self {
            key: Some(field.name),
            heading: None,
            kind: field.kind,
            align: field.kind.align(),
        }
    }

    /// A column for people alone.
    pub fn shown(heading: impl Into<Text>, kind: Kind) -> Self {
        Self {
            key: None,
            heading: Some(heading.into()),
            kind,
            align: kind.align(),
        }
    }

    /// Another heading than the usual one.
    #[must_use]
    pub fn headed(mut self, heading: impl Into<Text>) -> Self {
        self.heading = Some(heading.into());
        self
    }
}

impl Table {
    /// A table with the columns of a schema, for programs, and for people in a language.
    pub fn of(schema: &TableSchema, words: Words<'_>) -> Self {
        let columns = schema.fields.iter();
        let columns = columns.map(|field| Column::of(field, words));
        Self {
            name: Some(schema.name),
            ..Self::shown(columns.collect())
        }
    }

    /// A table with the columns of a schema, for programs alone.
    pub fn data(schema: &TableSchema) -> Self {
        let columns = schema.fields.iter().map(|field| Column::data(field));
        Self {
            name: Some(schema.name),
            ..Self::shown(columns.collect())
        }
    }

    /// A table for people alone.
    pub fn shown(columns: Vec<Column>) -> Self {
        Self {
            name: None,
            caption: Text::default(),
            columns,
            rows: Vec::new(),
            most: None,
            shading: None,
            notes: Vec::new(),
        }
    }

    /// A table of a schema, of which some columns are for programs alone, with further columns
    /// for people.
    pub fn with(schema: &TableSchema, columns: Vec<Column>) -> Self {
        let keys = columns.iter().filter_map(|column| column.key);
        debug_assert!(
            keys.eq(schema.fields.iter().map(|field| field.name)),
            "the columns of `{}` are those of its schema",
            schema.name
        );
        Self {
            name: Some(schema.name),
            ..Self::shown(columns)
        }
    }

    /// Says what the table shows.
    #[must_use]
    pub fn captioned(mut self, caption: impl Into<Text>) -> Self {
        self.caption = caption.into();
        self
    }

    /// Shades the scores between two ends.
    #[must_use]
    pub fn shaded(mut self, low: Score, high: Score) -> Self {
        self.shading = Some(Shading { low, high });
        self
    }

    /// Adds rows.
    #[must_use]
    pub fn with_rows(mut self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// Shows people some of the rows alone; a remark says how many more there are.
    #[must_use]
    pub fn at_most(mut self, most: usize, left_out: impl FnOnce(usize) -> Note) -> Self {
        if most < self.rows.len() {
            self.notes.push(left_out(self.rows.len() - most));
            self.most = Some(most);
        }
        self
    }

    /// Whether some cell that people see lacks its figure.
    pub fn lacks_figures(&self) -> bool {
        let mut cells = self.rows.iter().flatten();
        cells.any(|cell| *cell == Cell::Missing)
    }
}

impl Cell {
    /// Words; nothing if there are none.
    pub fn text(text: impl Into<Text>) -> Self {
        let text = text.into();
        if text.is_empty() {
            return Self::Empty;
        }
        Self::Text(text)
    }

    /// How many.
    pub fn count<N: ToString + Copy>(count: N) -> Self {
        Self::exact(count)
    }

    /// A number that people read as programs do.
    pub fn exact<N: ToString + Copy>(number: N) -> Self {
        let exact = number.to_string();
        Self::Figure {
            shown: exact.clone(),
            exact,
        }
    }

    /// A number that people read rounded; missing if there is none.
    pub fn rounded<N>(number: Option<N>, rounding: Rounding) -> Self
    where
        N: Into<Decimal> + ToString + Copy,
    {
        Self::figure(number, |number| rounding.show(number.into()).to_string())
    }

    /// A number that people read in another form; missing if there is none.
    pub fn figure<N: ToString + Copy>(number: Option<N>, show: impl FnOnce(N) -> String) -> Self {
        number.map_or(Self::Missing, |number| Self::Figure {
            exact: number.to_string(),
            shown: show(number),
        })
    }

    /// A code and the name that people read instead.
    pub fn named(code: impl Into<String>, name: impl Into<Text>) -> Self {
        Self::Named {
            code: code.into(),
            name: name.into(),
        }
    }
}

impl<T: Into<Text>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::text(text)
    }
}
