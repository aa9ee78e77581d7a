//! How do the texts of a framework go to a translator, and come back?
//!
//! One table, a row a text: what it belongs to, its code and key, the text to translate,
//! and the translation. It comes back the same way: a row whose text has changed meanwhile,
//! or that names nothing of the framework, is a problem, and nothing is taken.

use cpi_model::{Pointer, ProblemKind, Problems};
use std::collections::BTreeMap;

/// The columns of the table that say which text a row is about.
pub const COLUMNS: [&str; 3] = ["of", "code", "key"];

/// The column in which a reviewer marks the translations that are good.
pub const REVIEWED: &str = "reviewed";

/// For whom a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handout {
    /// For a translator: every text, with what is translated already.
    Translation,
    /// For a reviewer: the translations that nobody has reviewed as they read now, with a column to mark
    /// those that are good.
    Review,
}

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
    /// The texts that a reviewer marked as good, as a review names them; none where the table has no such
    /// column.
    pub reviewed: Option<Vec<String>>,
}

/// The new and changed texts of several tables, each with its name.
///
/// # Errors
///
/// A problem for each text that two tables translate in different ways.
pub fn together(tables: &[(String, Translation)]) -> Result<Vec<(Pointer, String)>, Problems> {
    let mut first: BTreeMap<&Pointer, (&str, &str)> = BTreeMap::new();
    let mut texts = Vec::new();
    let mut problems = Problems::new();
    for (name, table) in tables {
        for (path, text) in &table.texts {
            match first.get(path) {
                None => {
                    first.insert(path, (name, text));
                    texts.push((path.clone(), text.clone()));
                }
                Some((_, same)) if same == text => {}
                Some((other, before)) => problems.error(
                    ProblemKind::Contradiction,
                    path.clone(),
                    format!(
                        "`{other}` translates this text as “{before}”, and `{name}` as “{text}”"
                    ),
                    "ask the translators, and keep one translation",
                ),
            }
        }
    }
    if problems.is_empty() {
        Ok(texts)
    } else {
        Err(problems)
    }
}
