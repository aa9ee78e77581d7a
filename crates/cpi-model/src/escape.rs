//! Which texts would a format obey, and how do they stay text?
//!
//! Control characters, which a terminal obeys, are shown by [`characters`](crate::characters).

mod formula;
mod markdown;

pub use formula::{escape_formula, unescape_formula};
pub use markdown::{
    code_spans, escape_markdown, escape_markdown_within, markdown_link, markdown_prose,
};
