//! Which cells would a spreadsheet take for a formula, and how are they kept text?
//!
//! A table that people open in a spreadsheet is *guarded*: an apostrophe stands before every
//! text that could run as a formula. A reader of a guarded table takes it away again, so
//! that nothing is lost on the way.

use cpi_model::number::parse_decimal;
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

/// The text of a cell as a guarded table has it. Decimals stay as they are.
///
/// # Examples
///
/// ```
/// use cpi_io::guard::{guard, unguard};
/// assert_eq!(guard("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
/// assert_eq!(guard("  =1+1"), "'  =1+1");
/// assert_eq!(guard("-12.5"), "-12.5");
/// assert_eq!(guard("a law of 2019"), "a law of 2019");
/// assert_eq!(unguard(&guard("'tis + so")), "'tis + so");
/// ```
pub fn guard(text: &str) -> Cow<'_, str> {
    if (may_run(text) && parse_decimal(text).is_none()) || text.starts_with('\'') {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that a cell of a guarded table stands for. An apostrophe before anything else
/// than a guarded text is part of the text.
pub fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if may_run(text) || text.starts_with('\'') => text,
        _ => cell,
    }
}
