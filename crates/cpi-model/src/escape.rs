//! Which texts would a format obey, and how do they stay text?
//!
//! Control characters, which a terminal obeys, are shown by [`characters`](crate::characters).

mod formula;
mod markdown;

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
