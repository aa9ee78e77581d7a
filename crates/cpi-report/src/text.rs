//! What is a text made of, so that each writer can escape it once?

use cpi_model::escape::code_spans;
use serde::Serialize;
use std::fmt;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Run {
    /// Words.
    Plain(String),
    /// Words that stand out.
    Strong(String),
    /// Words that are emphasised.
    Emphasis(String),
    /// Words in another language than the report, since there is no translation.
    Foreign {
        /// The words.
        text: String,
        /// Their language, as a tag such as `en`.
        language: String,
    },
    /// A code of a framework, or what a person types.
    Code(String),
    /// Words that lead to an address: `http`, `https`, or `#` and the name of an anchor of the
    /// report. Any other address leads nowhere.
    Link {
        /// The words.
        text: String,
        /// Where they lead.
        address: String,
    },
    /// Words that lead to another page of the same site. Only a page of HTML leads there; every other
    /// format has the words alone.
    Page {
        /// The words.
        text: String,
        /// Where the other page is, seen from this one.
        path: String,
        /// The language of the words, where it is another than that of the report.
        language: Option<String>,
    },
}

/// A text: runs one after another, not yet escaped for any format.
///
/// # Examples
///
/// ```
/// use cpi_report::Text;
/// let text = Text::prose("answered `yes`, which scores 1");
/// assert_eq!(text.runs().len(), 3);
/// assert_eq!(text.to_string(), "answered `yes`, which scores 1");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(Vec<Run>);

impl Text {
    /// Words as they are: labels, questions, comments, whatever comes from a file.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::default().and(text)
    }

    /// Words that stand out.
    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Run::Strong(text.into())])
    }

    /// Words that are emphasised.
    pub fn emphasis(text: impl Into<String>) -> Self {
        Self(vec![Run::Emphasis(text.into())])
    }

    /// Words in another language than the report: every format says in which, as `(en)`.
    pub fn foreign(text: impl Into<String>, language: impl Into<String>) -> Self {
        Self(vec![Run::Foreign {
            text: text.into(),
            language: language.into(),
        }])
    }

    /// A code.
    pub fn code(code: impl Into<String>) -> Self {
        Self(vec![Run::Code(code.into())])
    }

    /// A sentence of the project's own, in which codes stand between backticks.
    pub fn prose(text: &str) -> Self {
        let spans = code_spans(text).into_iter();
        let runs = spans.map(|(is_code, part)| {
            if is_code {
                Run::Code(part.to_owned())
            } else {
                Run::Plain(part.to_owned())
            }
        });
        Self(runs.collect())
    }

    /// Adds words as they are.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            // Escapes look at neighbouring characters, so words that belong together stay so.
            Some(Run::Plain(last)) => last.push_str(&text),
            _ => self.0.push(Run::Plain(text)),
        }
        self
    }

    /// Adds another text.
    #[must_use]
    pub fn then(mut self, other: impl Into<Self>) -> Self {
        for run in other.into().0 {
            match run {
                Run::Plain(text) => self = self.and(text),
                other => self.0.push(other),
            }
        }
        self
    }

    /// Adds words that lead to an address.
    #[must_use]
    pub fn link(mut self, text: impl Into<String>, address: impl Into<String>) -> Self {
        self.0.push(Run::Link {
            text: text.into(),
            address: address.into(),
        });
        self
    }

    /// Adds words that lead to another page of the same site.
    #[must_use]
    pub fn page(mut self, text: impl Into<String>, path: impl Into<String>) -> Self {
        self.0.push(Run::Page {
            text: text.into(),
            path: path.into(),
            language: None,
        });
        self
    }

    /// The same words, all of which lead to another page of the same site.
    #[must_use]
    pub fn leading_to(self, path: &str) -> Self {
        let runs = self.0.into_iter().map(|run| {
            let (text, language) = match run {
                Run::Foreign { text, language } => (text, Some(language)),
                Run::Plain(text)
                | Run::Strong(text)
                | Run::Emphasis(text)
                | Run::Code(text)
                | Run::Link { text, .. }
                | Run::Page { text, .. } => (text, None),
            };
            let path = path.to_owned();
            Run::Page {
                text,
                path,
                language,
            }
        });
        Self(runs.collect())
    }

    /// The runs, to be changed where they stand.
    pub(crate) fn runs_mut(&mut self) -> &mut Vec<Run> {
        &mut self.0
    }

    /// The runs, in order.
    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

/// The text without marks: codes between backticks, an address after the words that lead
/// there.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for run in &self.0 {
            match run {
                Run::Plain(text)
                | Run::Strong(text)
                | Run::Emphasis(text)
                | Run::Page { text, .. } => f.write_str(text)?,
                Run::Foreign { text, language } => write!(f, "{text} ({language})")?,
                Run::Code(text) => write!(f, "`{text}`")?,
                Run::Link { text, address } if text.is_empty() => f.write_str(address)?,
                Run::Link { text, address } if address.starts_with('#') => f.write_str(text)?,
                Run::Link { text, address } => write!(f, "{text}, {address}")?,
            }
        }
        Ok(())
    }
}
