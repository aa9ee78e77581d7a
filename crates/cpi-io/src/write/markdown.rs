//! Tables of the handbook.

use cpi_model::escape::escape_markdown;

/// A table: a header and rows of text.
pub(super) fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut line = "|".to_owned();
        for cell in cells {
            line.push_str(&format!(" {} |", escape_markdown(cell)));
        }
        line + "\n"
    };
    let mut out = line(&mut header.iter().copied());
    out.push_str(&format!("|{}\n", " --- |".repeat(header.len())));
    for row in rows {
        out.push_str(&line(&mut row.iter().map(String::as_str)));
    }
    out
}
