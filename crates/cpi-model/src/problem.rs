//! What must a person mend in a file, where, and how?

use serde::{Serialize, Serializer};
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
        f.write_str(&self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, ": {sheet}")?;
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

macro_rules! kinds {
    ($($(#[$meta:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        /// What kind of problem it is. The word is stable and safe to match on.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum ProblemKind { $($(#[$meta])* $variant),+ }

        impl ProblemKind {
            /// Every kind, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable word of this kind.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

kinds! {
    /// A required key or cell is absent.
    MissingKey = "missing-key",
    /// A key or column that the format does not have.
    UnknownKey = "unknown-key",
    /// A value of the wrong type.
    WrongType = "wrong-type",
    /// A word that is not on the list.
    UnknownWord = "unknown-word",
    /// A `schema_version` that this program does not read.
    WrongSchemaVersion = "wrong-schema-version",
    /// A text that is no code.
    InvalidCode = "invalid-code",
    /// A text that is no language tag.
    InvalidLanguage = "invalid-language",
    /// A text that is no decimal.
    InvalidNumber = "invalid-number",
    /// A text that is no date.
    InvalidDate = "invalid-date",
    /// A text that is no web address.
    InvalidLink = "invalid-link",
    /// A number outside what is allowed.
    OutOfRange = "out-of-range",
    /// A weight of 0 or below.
    InvalidWeight = "invalid-weight",
    /// The same code, column or answer twice.
    Duplicate = "duplicate",
    /// A node whose parent does not exist, or a second root.
    Orphan = "orphan",
    /// A tree or conditions that lead back to themselves.
    Cycle = "cycle",
    /// A node without indicators beneath it.
    EmptyNode = "empty-node",
    /// A scale without options that earn points.
    EmptyScale = "empty-scale",
    /// A code that refers to nothing.
    UnknownReference = "unknown-reference",
    /// An indicator code that the framework does not have.
    UnknownIndicator = "unknown-indicator",
    /// An option that the scale does not have.
    UnknownOption = "unknown-option",
    /// A country code that is not allowed.
    UnknownCountry = "unknown-country",
    /// A round that is not declared.
    UnknownRound = "unknown-round",
    /// Reference points that are equal or reversed.
    InvalidGoalposts = "invalid-goalposts",
    /// Thresholds that do not rise.
    InvalidBands = "invalid-bands",
    /// A logarithm of a number that is not above 0.
    InvalidLogarithm = "invalid-logarithm",
    /// A condition that can never hold, or asks about itself.
    InvalidCondition = "invalid-condition",
    /// A key that has no meaning here.
    Contradiction = "contradiction",
    /// An answer where the condition fails.
    ConditionFails = "condition-fails",
    /// An adjudication that the methodology does not allow.
    InvalidAdjudication = "invalid-adjudication",
    /// Assessors who differ, and nobody has decided.
    UndecidedConflict = "undecided-conflict",
    /// A settled answer whose condition fails.
    SetAside = "set-aside",
    /// An answer without the evidence that the framework requires.
    MissingEvidence = "missing-evidence",
    /// A history that was cut off or changed, or a document that is not what it says.
    BrokenHistory = "broken-history",
    /// Something done on the ground of what has changed since.
    OutOfDate = "out-of-date",
    /// Odds that do not add up.
    InvalidOdds = "invalid-odds",
    /// Answers to another framework.
    OtherFramework = "other-framework",
    /// A relation of a crosswalk that its codes do not fit.
    InvalidRelation = "invalid-relation",
    /// An indicator for which a crosswalk has no relation.
    NotRelated = "not-related",
    /// Relations that nobody has confirmed.
    Unconfirmed = "unconfirmed",
    /// A text that is absent in a declared language.
    MissingText = "missing-text",
    /// A file that does not follow its syntax.
    Syntax = "syntax",
    /// A table whose rows do not fit its header.
    RaggedRow = "ragged-row",
    /// Bytes that are not UTF-8.
    Encoding = "encoding",
    /// Nothing where something is needed.
    Empty = "empty",
    /// A text that is not as it was handed out.
    AlteredText = "altered-text",
    /// Cells of a sheet that were merged.
    MergedCells = "merged-cells",
    /// A file, or a part of it, that is larger than is read.
    TooLarge = "too-large",
    /// Something that stands where nothing is read.
    NotRead = "not-read",
    /// A question that asks two things.
    DoubleBarrelled = "double-barrelled",
    /// Two questions that ask nearly the same.
    NearDuplicate = "near-duplicate",
    /// A question that is too long to be read at once.
    LongQuestion = "long-question",
    /// An indicator that does not say what earns which answer, on what evidence, by which
    /// provision.
    MissingGuidance = "missing-guidance",
    /// A cell of a view without indicators and without a reason.
    EmptyCell = "empty-cell",
    /// Conditions that no answers can satisfy together.
    ImpossibleCondition = "impossible-condition",
    /// An indicator that weighs far more, or far less, than the others.
    UnbalancedWeight = "unbalanced-weight",
    /// A code that a spreadsheet turns into something else.
    SpreadsheetCode = "spreadsheet-code",
    /// Something that is declared and that nothing refers to.
    Unused = "unused",
    /// An exception for a word that is no lint, or without a reason.
    InvalidException = "invalid-exception",
    /// An exception that excuses nothing.
    UnneededException = "unneeded-exception",
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Serialize for ProblemKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ProblemKind {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ProblemKind".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let words: Vec<&str> = Self::ALL.iter().map(|kind| kind.word()).collect();
        schemars::json_schema!({ "type": "string", "enum": words })
    }
}

/// Something a person must mend, or look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// Whether it stops the work.
    pub severity: Severity,
    /// Where it stands in the draft, as a JSON pointer (RFC 6901).
    pub path: String,
    /// Where it stands in a file, where a reader knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What was found, and what is allowed.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => write!(f, "{place}: ")?,
            None if !self.path.is_empty() => write!(f, "{}: ", self.path)?,
            None => {}
        }
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{severity}[{}]: {}", self.kind, self.message)?;
        if !self.hint.is_empty() {
            write!(f, "\n  hint: {}", self.hint)?;
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
        path: impl Into<String>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.push(Problem {
            kind,
            severity: Severity::Error,
            path: path.into(),
            place: None,
            message: message.into(),
            hint: hint.into(),
        });
    }

    /// Adds a warning found at a path.
    pub fn warning(
        &mut self,
        kind: ProblemKind,
        path: impl Into<String>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.error(kind, path, message, hint);
        if let Some(last) = self.0.last_mut() {
            last.severity = Severity::Warning;
        }
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
    pub fn locate(&mut self, mut place_of: impl FnMut(&str) -> Option<Place>) {
        for problem in &mut self.0 {
            if problem.place.is_none() {
                problem.place = place_of(&problem.path);
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
