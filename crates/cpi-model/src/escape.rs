//! Which texts would a format obey, and how do they stay text?
//!
//! Control characters, which a terminal obeys, are shown by [`characters`](crate::characters).

mod formula;
mod markdown;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

pub use formula::{escape_formula, unescape_formula};
pub use markdown::{
    code_spans, escape_markdown, escape_markdown_within, markdown_link, markdown_prose,
};

/// JSON that can stand in a script of a page: no text in it ends the script or begins a comment.
///
/// # Examples
///
/// ```
/// use cpi_model::escape::json_in_html;
/// assert_eq!(json_in_html(r#"{"a":"</script>"}"#), r#"{"a":"\u003c/script>"}"#);
/// ```
pub fn json_in_html(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// A path as part of an address: all but letters, digits, `-._~` and `/` in its percent form.
///
/// # Examples
///
/// ```
/// use cpi_model::escape::address_path;
/// assert_eq!(address_path("2024 #1/en"), "2024%20%231/en");
/// ```
pub fn address_path(path: &str) -> String {
    const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~')
        .remove(b'/');
    utf8_percent_encode(path, ENCODED).to_string()
}

/// An address with everything in its percent form that no address may hold (RFC 3986). What is encoded already stays
/// as it is.
///
/// # Examples
///
/// ```
/// use cpi_model::escape::address;
/// assert_eq!(address("https://example.org/a b%20<c>?d=[e]"), "https://example.org/a%20b%20%3Cc%3E?d=%5Be%5D");
/// ```
pub fn address(address: &str) -> String {
    const ENCODED: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'[')
        .add(b'\\')
        .add(b']')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    utf8_percent_encode(address, ENCODED).to_string()
}
