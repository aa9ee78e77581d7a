//! Which cells would a spreadsheet take for a formula, and how are they kept text?
//!
//! In a table that people open in a spreadsheet, an apostrophe is put before every text that
//! could run as a formula. A reader of such a table removes it again, so that nothing is lost.

use crate::number::parse_decimal;
use std::borrow::Cow;

/// The characters with which spreadsheets begin a formula; the wide forms are read alike in
/// East Asian locales.
const BEGINNINGS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet may take a text for a formula. Imports drop blanks, control
/// characters and characters without width before it, so these are looked past; a tab or line
/// break at the beginning is reason enough, since it may divide cells.
fn may_run(text: &str) -> bool {
    let is_dropped = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    };
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(is_dropped).starts_with(BEGINNINGS)
}

/// The text of a cell in which no spreadsheet sees a formula. Decimals stay as they are.
///
/// # Examples
///
/// ```
/// use cpi_model::escape::{escape_formula, unescape_formula};
/// assert_eq!(escape_formula("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
/// assert_eq!(escape_formula("  =1+1"), "'  =1+1");
/// assert_eq!(escape_formula("-12.5"), "-12.5");
/// assert_eq!(escape_formula("a law of 2019"), "a law of 2019");
/// assert_eq!(unescape_formula(&escape_formula("'tis + so")), "'tis + so");
/// ```
pub fn escape_formula(text: &str) -> Cow<'_, str> {
    if (may_run(text) && parse_decimal(text).is_none()) || text.starts_with('\'') {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Undoes [`escape_formula`]. An apostrophe before anything that needed no escape is part of
/// the text.
pub fn unescape_formula(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if may_run(text) || text.starts_with('\'') => text,
        _ => cell,
    }
}
