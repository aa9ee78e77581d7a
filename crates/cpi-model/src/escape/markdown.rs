//! How does a text stay a text in Markdown?

use crate::characters;

/// A text in which no character means anything to Markdown or HTML, in any place of a line:
/// no link, image, HTML, entity, emphasis, code, heading, list, quotation, rule, table cell,
/// formula, template of a site generator, or address that becomes a link by itself.
///
/// Line breaks become spaces, and characters that nobody sees are shown as on a terminal.
///
/// # Examples
///
/// ```
/// use cpi_model::escape::escape_markdown;
/// assert_eq!(escape_markdown("<b> a_b | [x](y)"), "&lt;b> a\\_b \\| \\[x\\](y)");
/// assert_eq!(escape_markdown("# 1"), "\\# 1");
/// assert_eq!(escape_markdown("https://example.org"), "https\\://example.org");
/// ```
pub fn escape_markdown(text: &str) -> String {
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

/// As [`escape_markdown`], for a text that follows another on its line.
pub fn escape_markdown_within(text: &str) -> String {
    escape(text, false)
}

/// Divides a sentence of the project's own into plain parts and codes, which stand between
/// backticks: `true` where a part is a code. A text with other backticks is one plain part.
///
/// # Examples
///
/// ```
/// use cpi_model::escape::code_spans;
/// assert_eq!(code_spans("answered `yes`"), [(false, "answered "), (true, "yes")]);
/// assert_eq!(code_spans("a ` b"), [(false, "a ` b")]);
/// ```
pub fn code_spans(text: &str) -> Vec<(bool, &str)> {
    let is_code = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | ':' | '/'))
    };
    let parts: Vec<&str> = text.split('`').collect();
    // An odd number of backticks: one of them is part of a text.
    if parts.len().is_multiple_of(2) || !parts.iter().skip(1).step_by(2).all(|part| is_code(part)) {
        return vec![(false, text)];
    }
    let parts = parts.into_iter().enumerate();
    let parts = parts.map(|(at, part)| (at % 2 == 1, part));
    parts.filter(|(_, part)| !part.is_empty()).collect()
}

/// Sentences of the project's own in Markdown: [codes](code_spans) stay code, and everything
/// else is escaped. Lines stay lines.
pub fn markdown_prose(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(line_of_prose).collect();
    lines.join("\n")
}

fn line_of_prose(line: &str) -> String {
    let spans = code_spans(line).into_iter().enumerate();
    spans
        .map(|(at, (is_code, part))| match (is_code, at) {
            (true, _) => format!("`{part}`"),
            (false, 0) => escape(part.trim_start(), true),
            (false, _) => escape(part, false),
        })
        .collect()
}

/// A link to an `http` or `https` address; any other address is text.
pub fn markdown_link(text: &str, address: &str) -> String {
    let lower = address.trim().to_ascii_lowercase();
    if !(lower.starts_with("https://") || lower.starts_with("http://")) {
        return format!("{} {}", escape_markdown(text), escape_markdown(address));
    }
    let encoded = super::address(address.trim()).replace('&', "&amp;");
    format!("[{}](<{encoded}>)", escape_markdown(text))
}
