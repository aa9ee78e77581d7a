//! Which characters does a text stand for, what in it is a reference, and how is it masked?

use super::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// What stands in place of a byte that has been dealt with: it is no part of any pattern.
const HIDDEN: u8 = 1;

/// Hides what has been dealt with, and leaves everything else where it is.
pub(super) fn hide(text: &mut String, ranges: Vec<Range<usize>>) {
    let mut bytes = std::mem::take(text).into_bytes();
    for range in ranges {
        bytes[range].fill(HIDDEN);
    }
    *text = String::from_utf8(bytes).expect("matches begin and end between characters");
}

/// A text in plain characters: compatibility forms (full-width digits and signs) as what they
/// stand for, digits of every script as ASCII, one kind of space and hyphen, nothing invisible,
/// and percent-encoded and HTML-encoded signs decoded.
pub(super) fn plain(text: &str) -> String {
    if text.is_ascii() {
        let signs = text.bytes().map(|byte| match byte {
            b'\n' | b'\r' | b'\t' | 0xb | 0xc => '\n',
            HIDDEN => ' ',
            other => char::from(other),
        });
        return decoded(signs.collect());
    }
    let visible = if is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        plain_signs(text.chars())
    } else {
        plain_signs(text.nfkc())
    };
    decoded(visible)
}

/// Signs without compatibility forms, each as the plain one that it stands for.
fn plain_signs(signs: impl Iterator<Item = char>) -> String {
    signs
        .filter(|c| !is_invisible(*c))
        .map(|c| match c {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => '\n',
            '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
            '\u{1}' => ' ',
            c if c.is_whitespace() => ' ',
            c if c.is_ascii() || !c.is_numeric() => c,
            c => digit(c).unwrap_or(c),
        })
        .collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// A decimal digit of another script as an ASCII one. Each script has its ten in a row.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 66] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
        0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
        0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
        0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0,
        0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50,
        0x11da0, 0x11de0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1,
        0x1e950,
    ];
    let code = u32::from(c);
    let zero = ZEROS
        .into_iter()
        .find(|zero| (*zero..*zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// Signs that links and HTML write with a number, as themselves.
fn decoded(text: String) -> String {
    static ENCODED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"%(?<percent>[2-7][0-9A-Fa-f])|&#(?<decimal>[0-9]{2,3});|&#[xX](?<hexadecimal>[0-9A-Fa-f]{2});|&(?<named>commat|period|plus|nbsp|lowbar|hyphen);",
        )
    });
    if !text.contains(['%', '&']) {
        return text;
    }
    let once = ENCODED.replace_all(&text, |found: &regex::Captures<'_>| {
        let number = |name: &str, radix| {
            let digits = found.name(name)?;
            u32::from_str_radix(digits.as_str(), radix).ok()
        };
        let named = found.name("named").map(|name| match name.as_str() {
            "commat" => '@',
            "period" => '.',
            "plus" => '+',
            "lowbar" => '_',
            "hyphen" => '-',
            _ => ' ',
        });
        let numbered = number("percent", 16)
            .or_else(|| number("hexadecimal", 16))
            .or_else(|| number("decimal", 10))
            .and_then(char::from_u32)
            .filter(|c| !c.is_control());
        match named.or(numbered) {
            Some(c) => c.to_string(),
            None => found[0].to_owned(),
        }
    });
    once.into_owned()
}

/// Hides what has digits and is no number of a person: links, DOI, ISBN and ISSN, dates and
/// times, amounts, and references to documents.
pub(super) fn hide_references(text: &mut String) {
    static REFERENCES: LazyLock<[Regex; 7]> = LazyLock::new(|| {
        [
            pattern(r"(?i)\b(?:https?://|www\.)[^\s<>\x22]+"),
            pattern(r"(?i)\b(?:doi:?\s*)?10\.\d{4,9}/[^\s<>\x22]+"),
            pattern(
                r"(?i)\b(?:ISBN|ISSN|ISMN|EAN|ORCID|CELEX|ISO|ELI)(?:-1[03])?[:\s]*[0-9][0-9X -]{6,20}",
            ),
            pattern(r"\b97[89][- ]?(?:\d[- ]?){9}\d\b"),
            // A year of two digits only with dots or strokes: `12-34-56` is how telephone
            // numbers are grouped.
            pattern(
                r"(?x)\b(?:
                    (?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01]) |
                    (?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?:19|20)\d\d |
                    (?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)\d\d |
                    (?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./]\d\d
                )(?:[T\x20]\d{1,2}:\d{2}(?::\d{2})?)?\b",
            ),
            // Thousands with a currency or a unit behind or before them.
            pattern(
                r"(?i)(?:\b(?:EUR|USD|MDL|GEL|ALL|RSD|BAM|RON|BGN|AMD|UAH|GBP|CHF|MKD|AZN)\s*|[€$£₾₴֏]\s*)\+?\d[\d .,]*|\+?\d[\d .,]*\s*(?:%|‰|€|₾|₴|֏|\b(?:EUR|USD|MDL|GEL|ALL|RSD|BAM|RON|BGN|AMD|UAH|MKD|lei|leu|lari|lek|lekë|denars?|dinars?|drams?|hryvnias?|euros?|dollars?|million|billion|thousand|mln|mld|bn|children|people|persons|families|households|inhabitants|km|kg|млн|тыс|лв|грн|леев|ლარი)\b)",
            ),
            // Numbers of laws and decisions: behind "No.", with a year or a stroke.
            pattern(
                r"(?i)(?:\b(?:no|nr|br|num|law|act|decree|decision|resolution|order|regulation|case|ref|protocol|application|ligj|zakon|lege|legea|hg|hotărârea|закон|наредба|№)\b\.?|№|[§#])[\s.:-]*(?:no\.?|nr\.?|№)?\s*[A-Z]{0,4}-?\d{1,6}(?:[-/.]\d{1,4}){0,3}\b",
            ),
        ]
    });
    for references in REFERENCES.iter() {
        let ranges = references.find_iter(text).map(|it| it.range()).collect();
        hide(text, ranges);
    }
}

/// Whether two texts are the same but for spaces, hyphens, dots between digits, case, and
/// characters that stand for each other.
pub fn same(one: &str, other: &str) -> bool {
    let bare = |text: &str| -> String {
        let kept = plain(text);
        let kept = kept.chars().filter(|c| !c.is_whitespace() && *c != '-');
        kept.flat_map(char::to_lowercase).collect()
    };
    bare(one) == bare(other)
}

/// A text of which only the ends of its parts can be read.
pub(super) fn mask(text: &str) -> String {
    if text.contains('@') {
        let parts: Vec<String> = text.split('@').map(ends).collect();
        return parts.join("@");
    }
    ends(text)
}

fn ends(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    match characters.as_slice() {
        [] => String::new(),
        [first, .., last] if 4 < characters.len() => format!("{first}…{last}"),
        [first, ..] => format!("{first}…"),
    }
}
