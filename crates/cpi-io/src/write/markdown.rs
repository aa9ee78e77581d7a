//! Tables for people who read Markdown.

use cpi_model::Provenance;
use cpi_model::characters;
use cpi_model::provenance::{canonical_json, sha256};
use cpi_scoring::comparison::Comparison;

/// A table: a header and rows of text.
pub fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut line = "|".to_owned();
        for cell in cells {
            line.push_str(&format!(" {} |", plain(cell)));
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

/// The line beneath a table that says what it rests on.
pub fn footer(provenance: &Provenance) -> String {
    let framework = &provenance.framework;
    format!(
        "\nComputed by {} {} from the framework {} {} (SHA-256 {}) and {} assessments; provenance SHA-256 {}\n",
        provenance.engine.name,
        provenance.engine.version,
        plain(&framework.id),
        plain(&framework.version),
        framework.sha256,
        provenance.assessments.len(),
        sha256(&canonical_json(provenance)),
    )
}

/// A text in which no character means anything to Markdown or HTML, in any place of a line:
/// no link, image, HTML, entity, emphasis, code, heading, list, quotation, rule, table cell,
/// formula, template of a site generator, or address that becomes a link by itself.
///
/// Line breaks become spaces, and characters that nobody sees are shown as on a terminal.
///
/// # Examples
///
/// ```
/// use cpi_io::write::markdown::plain;
/// assert_eq!(plain("<b> a_b | [x](y)"), "&lt;b> a\\_b \\| \\[x\\](y)");
/// assert_eq!(plain("# 1"), "\\# 1");
/// assert_eq!(plain("https://example.org"), "https\\://example.org");
/// ```
pub fn plain(text: &str) -> String {
    escape(text.trim_start(), true)
}

/// Escapes a text; `first` where it may be the first of a line.
fn escape(text: &str, first: bool) -> String {
    let shown = characters::visible(text);
    let text = &*shown;
    let mut out = String::with_capacity(text.len() + 8);
    // What begins a block is escaped where the text may begin a line.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ends_marker = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    let numbered = first
        && 0 < digits
        && text[digits..].starts_with(['.', ')'])
        && ends_marker(&text[digits + 1..]);
    let begins_block = first
        && match text.chars().next() {
            Some('#' | '=' | '>') => true,
            Some(c @ ('-' | '+')) => text[1..].starts_with(c) || ends_marker(&text[1..]),
            _ => false,
        };
    let mut before = if first { ' ' } else { '`' };
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        match c {
            '\n' | '\r' | '\t' => {
                if before != ' ' {
                    out.push(' ');
                }
                before = ' ';
                continue;
            }
            '<' => out.push_str("&lt;"),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' | '$' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            // Not an entity, nor a heading or its end, nor the scheme of an address.
            '&' if rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#') => {
                out.push_str("&amp;");
            }
            // Generators of sites look for this pair before Markdown does.
            '%' if before == '{' => out.push_str("\\%"),
            '#' if before == ' ' => out.push_str("\\#"),
            ':' if rest.starts_with("//")
                || (rest.starts_with(|c: char| !c.is_whitespace())
                    && SCHEMES.iter().any(|scheme| ends_with(&text[..at], scheme))) =>
            {
                out.push_str("\\:");
            }
            '.' if ends_with(&text[..at], "www") => out.push_str("\\."),
            // An address of electronic mail becomes a link even if the sign is escaped.
            '@' if !matches!(before, ' ') && rest.starts_with(|c: char| c.is_alphanumeric()) => {
                out.push_str("@<!-- -->");
            }
            _ if (at == 0 && begins_block) || (numbered && at == digits) => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
        before = c;
    }
    out
}

/// Schemes of addresses that some renderers make links of, or run.
const SCHEMES: [&str; 6] = ["mailto", "xmpp", "javascript", "data", "vbscript", "tel"];

/// Whether a text ends with an ASCII word, in upper or lower case.
fn ends_with(text: &str, word: &str) -> bool {
    text.len()
        .checked_sub(word.len())
        .and_then(|from| text.get(from..))
        .is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// Sentences in which the project's own words set codes in backticks: those stay code, and
/// everything else is [`plain`]. Lines stay lines.
pub fn prose(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(line_of_prose).collect();
    lines.join("\n")
}

fn line_of_prose(line: &str) -> String {
    let is_span = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | ':' | '/'))
    };
    let parts: Vec<&str> = line.split('`').collect();
    // An odd number of backticks: one of them is part of a text.
    if parts.len().is_multiple_of(2) || !parts.iter().skip(1).step_by(2).all(|part| is_span(part)) {
        return plain(line);
    }
    let mut out = String::new();
    for (i, part) in parts.iter().enumerate() {
        if i % 2 == 1 {
            out.push_str(&format!("`{part}`"));
            continue;
        }
        out.push_str(&escape(part, i == 0));
    }
    out
}

/// A link to an `http` or `https` address; any other address is text.
pub fn link(text: &str, address: &str) -> String {
    let lower = address.trim().to_ascii_lowercase();
    if !(lower.starts_with("https://") || lower.starts_with("http://")) {
        return format!("{} {}", plain(text), plain(address));
    }
    let mut encoded = String::with_capacity(address.len());
    for c in address.trim().chars() {
        match c {
            '&' => encoded.push_str("&amp;"),
            '<' | '>' | '\\' | '`' | '|' | '"' | '[' | ']' | '{' | '}' | ' ' => {
                encoded.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c if c.is_ascii_graphic() => encoded.push(c),
            c => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    encoded.push_str(&format!("%{byte:02X}"));
                }
            }
        }
    }
    format!("[{}](<{encoded}>)", plain(text))
}

/// Rankings at one node, a table a round.
pub fn ranking(comparisons: &[Comparison], node: &str) -> String {
    let mut out = String::new();
    for comparison in comparisons {
        let Some(ranking) = comparison.node(node) else {
            continue;
        };
        out.push_str(&format!(
            "## {} · {}\n\n",
            plain(node),
            plain(&comparison.round)
        ));
        let rows: Vec<Vec<String>> = ranking
            .places
            .iter()
            .map(|place| {
                vec![
                    place.rank.map(|rank| rank.to_string()).unwrap_or_default(),
                    place.country.clone(),
                    place
                        .display
                        .map(|score| score.to_string())
                        .unwrap_or_else(|| "–".to_owned()),
                ]
            })
            .collect();
        out.push_str(&table(&["rank", "country", "score"], &rows));
        out.push('\n');
    }
    out
}
