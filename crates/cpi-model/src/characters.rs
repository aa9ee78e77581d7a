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
    // Most texts hold none, which one look at each byte shows.
    if !may_hold_forbidden(text.as_bytes()) {
        return None;
    }
    text.chars().find(|c| !is_allowed(*c))
}

/// Whether bytes of UTF-8 may hold a character that a text may not hold. Where they do not, nothing
/// further has to be looked at: controls are single bytes, or 0x80 to 0x9F behind 0xC2; code points that
/// are no characters begin with 0xEF or with a byte of four-byte characters.
fn may_hold_forbidden(bytes: &[u8]) -> bool {
    /// Bytes at which one has to look again.
    fn is_suspect(byte: u8) -> bool {
        (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r'))
            || matches!(byte, 0x7F | 0xC2 | 0xEF)
            || 0xF0 <= byte
    }
    // Blocks, since a sum without a branch is what a processor does for many bytes at once.
    let mut blocks = bytes.chunks(64).enumerate();
    blocks.any(|(nth, block)| {
        let suspects: u8 = block
            .iter()
            .fold(0, |all, byte| all | u8::from(is_suspect(*byte)));
        suspects != 0
            && (nth * 64..nth * 64 + block.len()).any(|at| match bytes[at] {
                0xC2 => matches!(bytes.get(at + 1), Some(0x80..=0x9F)),
                0xEF => matches!(bytes.get(at + 1), Some(0xB7 | 0xBF)),
                byte => is_suspect(byte),
            })
    })
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
