//! Which words choose between forms, formats and documents?

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people; may change
    Table,
    /// The result document; stable
    Json,
    /// For machines; stable
    Csv,
    /// For reports
    Markdown,
    /// A document that can be edited, for Word and LibreOffice; into a file
    Docx,
    /// A document that is printed or read aloud, by the program cpi-pdf; into a file
    Pdf,
}

impl Format {
    /// Whether people read it.
    pub(crate) fn is_for_people(self) -> bool {
        matches!(self, Self::Table | Self::Markdown | Self::Docx | Self::Pdf)
    }
}

/// How a result is printed, and in which language people read it.
#[derive(Debug, Clone, Args)]
pub(crate) struct Printed {
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: Format,
    /// The language of tables and Markdown, such as `ro`; the framework's first if left out. A text
    /// of the framework that it lacks is marked
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
}

/// How reports are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people; may change
    Table,
    /// Stable
    Json,
}

/// The forms of a conversion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// The framework as one canonical JSON document
    FrameworkJson,
    /// The file framework.toml
    FrameworkToml,
    /// The file indicators.csv
    IndicatorsCsv,
    /// An assessment as a canonical JSON document
    AssessmentJson,
    /// Assessments as one list in JSON, for JavaScript
    AssessmentsJson,
    /// The rounds with their dates as one list in JSON, for JavaScript
    RoundsJson,
    /// The crosswalk of a newer edition as one JSON document
    CrosswalkJson,
    /// The answers, a row an answer
    AnswersLong,
    /// The answers, a row a country and round
    AnswersWide,
    /// The whole index as a new folder: framework.toml, indicators.csv, a folder a round
    /// with a document a country
    Folder,
}

/// A parser of the words that choose one of a library's values, each with a word and what it is.
pub(crate) fn one_of<T: Copy + Send + Sync + 'static>(
    all: impl Iterator<Item = (T, &'static str, &'static str)> + Clone + Send + Sync + 'static,
) -> impl TypedValueParser<Value = T> {
    let words = all.clone();
    let words = words.map(|(_, word, help)| PossibleValue::new(word).help(help));
    PossibleValuesParser::new(words).try_map(move |chosen| {
        let mut all = all.clone();
        all.find(|(_, word, _)| *word == chosen)
            .map(|(value, ..)| value)
            .ok_or("no such word")
    })
}
