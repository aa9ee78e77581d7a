//! What must a person mend in a file, where, and how?

mod kind;
mod suggest;

pub use kind::ProblemKind;
pub use suggest::{listed, near, suggest};

use crate::characters::{visible, visible_line};
use crate::pointer::Pointer;
use serde::Serialize;
use std::fmt;

/// Where something stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// The file, as the caller named it.
    pub file: String,
    /// The sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The column, from 1: of characters in a text, of cells in a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible_line(&self.file))?;
        if let Some(sheet) = &self.sheet {
            write!(f, ": {}", visible_line(sheet))?;
            return match (self.column, self.line) {
                (Some(column), Some(row)) => write!(f, "!{}{row}", column_letters(column)),
                (None, Some(row)) => write!(f, "!{row}:{row}"),
                _ => Ok(()),
            };
        }
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{number}")?;
        }
        Ok(())
    }
}

/// The letters of a spreadsheet's column: 1 is `A`, 27 is `AA`.
///
/// # Examples
///
/// ```
/// assert_eq!(cpi_model::problem::column_letters(3), "C");
/// assert_eq!(cpi_model::problem::column_letters(16_384), "XFD");
/// ```
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while 0 < rest {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Whether a problem stops the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It must be mended.
    Error,
    /// It should be looked at.
    Warning,
}

/// Something a person must mend, or look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Problem {
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// Whether it stops the work.
    pub severity: Severity,
    /// Where it stands in the draft, as a JSON pointer (RFC 6901).
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub path: Pointer,
    /// Where it stands in a file, where a reader knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What was found, and what is allowed.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// The country whose assessment it is about; none where it is about the index or several.
    #[serde(skip)]
    pub country: Option<String>,
}

impl Problem {
    /// A problem without a path or a place.
    pub fn new(
        kind: ProblemKind,
        severity: Severity,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            severity,
            path: Pointer::root(),
            place: None,
            message: message.into(),
            hint: hint.into(),
            country: None,
        }
    }

    /// The problem with another path.
    #[must_use]
    pub fn at_path(self, path: impl Into<Pointer>) -> Self {
        Self {
            path: path.into(),
            ..self
        }
    }

    /// The problem with another place, or with none.
    #[must_use]
    pub fn at_place(self, place: impl Into<Option<Place>>) -> Self {
        Self {
            place: place.into(),
            ..self
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => write!(f, "{place}: ")?,
            None if !self.path.is_root() => {
                write!(f, "{}: ", visible_line(self.path.as_str()))?;
            }
            None => {}
        }
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let message = visible_line(&self.message);
        write!(f, "{severity}[{}]: {message}", self.kind)?;
        if !self.hint.is_empty() {
            write!(f, "\n  hint: {}", visible(&self.hint))?;
        }
        Ok(())
    }
}

/// Problems, in the order of what they are about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// No problems yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Adds an error found at a path.
    pub fn error(
        &mut self,
        kind: ProblemKind,
        path: impl Into<Pointer>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.push(Problem::new(kind, Severity::Error, message, hint).at_path(path));
    }

    /// Adds a warning found at a path.
    pub fn warning(
        &mut self,
        kind: ProblemKind,
        path: impl Into<Pointer>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.error(kind, path, message, hint);
        if let Some(last) = self.0.last_mut() {
            last.severity = Severity::Warning;
        }
    }

    /// Says of the problems from a position on that they are about the assessment of a country.
    pub fn of_country(&mut self, from: usize, country: &str) {
        for problem in self.0.iter_mut().skip(from) {
            problem.country = Some(country.to_owned());
        }
    }

    /// Adds that a document is of a version which this program does not read.
    pub fn wrong_schema_version(&mut self, found: u64) {
        let current = crate::draft::SCHEMA_VERSION;
        self.error(
            ProblemKind::WrongSchemaVersion,
            Pointer::from(["schema_version"]),
            format!("`schema_version` is {found}; this program reads version {current}"),
            "use the program that wrote this file, or convert it",
        );
    }

    /// Whether any of them stops the work.
    pub fn any_error(&self) -> bool {
        self.0
            .iter()
            .any(|problem| problem.severity == Severity::Error)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Each in turn.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// Gives each a place, by its path.
    pub fn locate(&mut self, mut place_of: impl FnMut(&Pointer) -> Option<Place>) {
        for problem in &mut self.0 {
            if problem.place.is_none() {
                problem.place = place_of(&problem.path);
            }
        }
    }

    /// Words messages anew, where there is another wording.
    pub(crate) fn reword(&mut self, other: impl Fn(&Problem) -> Option<String>) {
        for problem in &mut self.0 {
            if let Some(message) = other(problem) {
                problem.message = message;
            }
        }
    }

    /// Sorts them by place; those without one keep their order, after the others.
    pub fn sort_by_place(&mut self) {
        self.0.sort_by(|a, b| match (&a.place, &b.place) {
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => std::cmp::Ordering::Equal,
        });
    }
}

impl Extend<Problem> for Problems {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        self.0.extend(problems);
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, problem) in self.0.iter().enumerate() {
            if 0 < position {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

/// A checked value and what should be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<T> {
    /// The checked value.
    pub value: T,
    /// Warnings; never errors.
    pub warnings: Problems,
}
