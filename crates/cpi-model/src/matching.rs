//! When do two texts say the same?
//!
//! A label, a header or a question comes back from other programs in other bytes: letters
//! composed or decomposed, in capitals, with a no-break space or a direction mark. Such texts
//! are compared by [`fold`]; codes and words that are kept are cleaned by [`plain`]. What a
//! person wrote as evidence or comment is never changed by either.

use std::borrow::Cow;
use unicase::UniCase;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text as it is compared: canonically equivalent letters are equal, and so are letters that
/// differ in case; space is one space between words; characters that cannot be seen are
/// passed over.
///
/// # Method
///
/// Canonical decomposition (Unicode Standard Annex 15), then full case folding (Unicode
/// Standard, section 3.13), then decomposition again. The dotted and the dotless *i* of Turkish
/// are equal to *i*, since capitals do not tell which of them was written.
///
/// # Examples
///
/// ```
/// use cpi_model::matching::fold;
/// assert_eq!(fold("  Parțial\u{200B} "), fold("PART\u{326}IAL"));
/// assert_eq!(fold("Ναι, πλήρως"), fold("ΝΑΙ, ΠΛΉΡΩΣ"));
/// assert_eq!(fold("größtenteils"), fold("GRÖSSTENTEILS"));
/// assert_eq!(fold("KISMEN"), fold("Kısmen"));
/// assert_ne!(fold("Parțial"), fold("Partial"));
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut word = |each: &str| {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(each);
    };
    if text.is_ascii() {
        let lower = text.to_ascii_lowercase();
        lower.split_whitespace().for_each(&mut word);
        return folded;
    }
    let decomposed = decompose(text).into_iter();
    let seen: String = decomposed.filter(|c| !is_invisible(*c)).collect();
    let cased = UniCase::unicode(seen).to_folded_case();
    let mut letters = String::with_capacity(cased.len());
    for c in decompose(&cased) {
        match c {
            'ı' => letters.push('i'),
            // What is left of a capital `İ`.
            '\u{307}' if letters.ends_with('i') => {}
            c => letters.push(c),
        }
    }
    letters.split_whitespace().for_each(&mut word);
    folded
}

/// Whether two texts say the same, as [`fold`] compares them. Texts that are equal to the letter, as
/// nearly all are that come back unchanged, are not folded.
///
/// # Examples
///
/// ```
/// use cpi_model::matching::same;
/// assert!(same("Parțial", "PART\u{326}IAL "));
/// assert!(!same("Parțial", "Partial"));
/// ```
pub fn same(one: &str, other: &str) -> bool {
    one == other || fold(one) == fold(other)
}

/// The canonical decomposition of a text: each character by itself, then the marks behind a letter
/// in the order of their classes. The iterator of `unicode_normalization` brings the tables of the
/// compatibility decomposition along, which nobody needs here and a browser would load.
fn decompose(text: &str) -> Vec<char> {
    let mut decomposed = Vec::with_capacity(text.len());
    for c in text.chars() {
        decompose_canonical(c, |part| decomposed.push(part));
    }
    let is_mark = |c: &char| canonical_combining_class(*c) != 0;
    for marks in decomposed.chunk_by_mut(|one, other| is_mark(one) == is_mark(other)) {
        if marks.first().is_some_and(is_mark) {
            marks.sort_by_key(|c| canonical_combining_class(*c));
        }
    }
    decomposed
}

/// A code, a name or a label without what cannot be seen: letters composed, space one space
/// between words, invisible characters passed over. Case is kept.
///
/// # Examples
///
/// ```
/// use cpi_model::matching::plain;
/// assert_eq!(plain("\u{FEFF}19.1\u{A0}"), "19.1");
/// assert_eq!(plain("S\u{326}tefan  Ana"), "Ștefan Ana");
/// ```
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Cow::Borrowed(text);
    }
    let spaced = |text: &str| {
        text.starts_with(char::is_whitespace)
            || text.ends_with(char::is_whitespace)
            || text.contains("  ")
            || text.contains(|c: char| c != ' ' && c.is_whitespace())
    };
    let composed = text.is_ascii()
        || is_nfc_quick(text.chars()) == IsNormalized::Yes && !text.contains(is_invisible);
    if composed && !spaced(text) {
        return Cow::Borrowed(text);
    }
    let composed: String = text.chars().filter(|c| !is_invisible(*c)).nfc().collect();
    let words: Vec<&str> = composed.split_whitespace().collect();
    Cow::Owned(words.join(" "))
}

/// Whether a character is one that cannot be seen and changes no word: the code points that
/// the Unicode Standard lets a program ignore where it cannot show them (zero width, byte
/// order mark, directions, soft hyphen, variation selectors, fillers, tags), and the empty
/// Braille pattern. Spaces are none of them.
pub const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// A text in which a character that cannot be seen is named by its code point. Joiners and
/// variation selectors stay as they are after a letter of a script that needs them.
///
/// # Examples
///
/// ```
/// assert_eq!(cpi_model::matching::visible("yes\u{200B}"), "yes⟨U+200B⟩");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(|c| is_invisible(c) || is_line(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for c in text.chars() {
        let joins = matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}');
        let needed = joins && !before.is_ascii() && !is_invisible(before);
        if (is_invisible(c) || is_line(c)) && !needed {
            shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
        } else {
            shown.push(c);
        }
        before = c;
    }
    Cow::Owned(shown)
}

/// Whether a character separates lines or paragraphs without being a line end of a file.
const fn is_line(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}
