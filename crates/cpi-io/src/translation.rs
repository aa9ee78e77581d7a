//! How do the texts of a framework go to a translator, and come back?
//!
//! One table, a row a text: what it belongs to, its code and key, the text to translate,
//! and the translation. It comes back the same way: a row whose text has changed meanwhile,
//! or that names nothing of the framework, is a problem, and nothing is taken.

use cpi_model::Pointer;

/// The columns of the table that say which text a row is about.
pub const COLUMNS: [&str; 3] = ["of", "code", "key"];

/// The column of a text in a language.
pub fn column(language: &str) -> String {
    format!("text@{language}")
}

/// A translation that came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Translation {
    /// What is new or changed: the place of the text in the draft without
    /// the language, and the translation.
    pub texts: Vec<(Pointer, String)>,
    /// How many of them stand where no translation was.
    pub new: usize,
    /// How many replace another translation.
    pub changed: usize,
    /// How many are as they were.
    pub unchanged: usize,
    /// How many rows have no translation: what is there stays.
    pub empty: usize,
}
