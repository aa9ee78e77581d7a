//! Which characters may a text hold, and how are those shown that nobody sees?

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a text may hold a character: anything but control characters and code points that
/// are no characters. Tabs and line breaks are allowed.
///
/// XML, and so every workbook, cannot hold the characters that are refused; terminals obey
/// them; and nobody types them on purpose.
///
/// # Examples
///
/// ```
/// use cpi_model::characters::is_allowed;
/// assert!("Straße, سنة, 年\n\t".chars().all(is_allowed));
/// assert!(!is_allowed('\u{1B}') && !is_allowed('\u{9B}') && !is_allowed('\u{FFFE}'));
/// ```
pub fn is_allowed(c: char) -> bool {
    let no_character = matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE;
    matches!(c, '\t' | '\n' | '\r') || !(c.is_control() || no_character)
}

/// The first character of a text that it may not hold.
pub fn forbidden(text: &str) -> Option<char> {
    // Most texts are ASCII, for which one look at each byte is enough.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return None;
    }
    text.chars().find(|c| !is_allowed(*c))
}

/// A character as people name it: `U+001B`.
pub fn name(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// A text for a terminal: what a terminal would obey, what turns the direction of a line and
/// what nobody sees is shown as `<U+202E>`. Line breaks and tabs stay, and so do the joiners
/// that Persian and the scripts of India need between letters.
///
/// # Examples
///
/// ```
/// use cpi_model::characters::visible;
/// assert_eq!(visible("red \u{1B}[31m"), "red <U+001B>[31m");
/// assert_eq!(visible("Act of 2019\nand 2020"), "Act of 2019\nand 2020");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    replaced(text, |c| !matches!(c, '\n' | '\t') && is_hidden(c))
}

/// A text for one line of a terminal, as [`visible`] shows it: a line break is shown as `¶`.
///
/// # Examples
///
/// ```
/// use cpi_model::characters::visible_line;
/// assert_eq!(visible_line("one\r\ntwo\tthree"), "one ¶ two three");
/// ```
pub fn visible_line(text: &str) -> Cow<'_, str> {
    if !text.contains(['\r', '\n', '\t']) {
        return visible(text);
    }
    let text = text.replace("\r\n", "\n").replace('\t', " ");
    let lines: Vec<&str> = text.split(['\r', '\n']).collect();
    Cow::Owned(visible(&lines.join(" ¶ ")).into_owned())
}

fn replaced(text: &str, is_replaced: impl Fn(char) -> bool) -> Cow<'_, str> {
    // Of ASCII nothing but control characters is ever replaced.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return Cow::Borrowed(text);
    }
    if !text.chars().any(&is_replaced) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        // Both together are one line break.
        if c == '\r' && chars.peek() == Some(&'\n') {
            continue;
        }
        if is_replaced(c) {
            let _ = write!(shown, "<{}>", name(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Whether a character does something without being seen. Zero-width joiners are not among
/// these: words of some languages are spelt with them.
fn is_hidden(c: char) -> bool {
    !is_allowed(c)
        || c == '\r'
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E007F}')
}
