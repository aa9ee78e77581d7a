//! What may name something?
//!
//! Codes are text and are never read as numbers: `0010`, `4.1.a` and `NA` stay as they are.

use thiserror::Error;

/// Whether a text is a code: 1 to 64 ASCII letters, digits, `.`, `_` or `-`, of which the
/// first is a letter or a digit.
///
/// # Examples
///
/// ```
/// assert!(cpi_model::code::is_code("4.1.a"));
/// assert!(cpi_model::code::is_code("0010"));
/// assert!(!cpi_model::code::is_code("4.1 a"));
/// ```
pub fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() <= 64
        && bytes.first().is_some_and(u8::is_ascii_alphanumeric)
        && bytes
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// What [`is_code`] allows, for messages.
pub const CODE_GRAMMAR: &str =
    "1 to 64 letters, digits, `.`, `_` or `-`, starting with a letter or a digit";

/// Why a code cannot be the name of a file on every system, where that is so: Windows keeps
/// some words for devices, with any ending too, and drops a dot at the end.
///
/// # Examples
///
/// ```
/// use cpi_model::code::no_file_name;
/// assert_eq!(no_file_name("XAA"), None);
/// assert!(no_file_name("NUL").is_some() && no_file_name("con.2026").is_some());
/// assert!(no_file_name("2026.").is_some());
/// ```
pub fn no_file_name(code: &str) -> Option<&'static str> {
    let stem = code.split('.').next().unwrap_or_default();
    let upper = stem.to_ascii_uppercase();
    let numbered = |word: &str| {
        let number = upper.strip_prefix(word).map(str::as_bytes);
        number.is_some_and(|number| matches!(number, [digit] if digit.is_ascii_digit()))
    };
    if matches!(&*upper, "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT") {
        Some("Windows keeps this word for a device")
    } else if code.ends_with('.') {
        Some("Windows drops the dot at the end")
    } else {
        None
    }
}

/// Whether a text may be the name of a person: 1 to 100 letters of any script, digits,
/// spaces between words, `.`, `'`, `’`, `_` or `-`, of which the first is a letter or a digit.
///
/// # Examples
///
/// ```
/// assert!(cpi_model::code::is_name("Ana-Maria Ștefănescu"));
/// assert!(!cpi_model::code::is_name("ana@example.org"));
/// ```
pub fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphanumeric)
        && chars.all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '\'' | '’' | '_' | '-'))
        && text.chars().count() <= 100
        && !text.ends_with(' ')
        && !text.contains("  ")
}

/// What [`is_name`] allows, for messages.
pub const NAME_GRAMMAR: &str =
    "1 to 100 letters, digits, spaces, `.`, `'`, `_` or `-`, starting with a letter or a digit";

/// Why a text may not stand for an assessor, a reviewer or an office: it is no pseudonym, or,
/// where the framework allows names, no name either.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{found}` is no {}", if *.names { "name" } else { "pseudonym" })]
pub struct NotAPseudonym {
    found: String,
    names: bool,
}

impl NotAPseudonym {
    /// What to do about it.
    pub fn hint(&self) -> String {
        if self.names {
            format!("use {NAME_GRAMMAR}")
        } else {
            format!("use {CODE_GRAMMAR}, and no one's name")
        }
    }
}

/// The rule of pseudonyms, the same at every door: a [code](is_code), so that no name of a
/// person, no address and no path fits; with `names` also a [name](is_name).
///
/// # Errors
///
/// [`NotAPseudonym`] for any other text.
///
/// # Examples
///
/// ```
/// use cpi_model::code::pseudonym;
/// assert!(pseudonym("expert-1", false).is_ok());
/// assert!(pseudonym("Ana Ștefănescu", false).is_err());
/// assert!(pseudonym("Ana Ștefănescu", true).is_ok());
/// assert!(pseudonym("/../../escaped", true).is_err());
/// ```
pub fn pseudonym(text: &str, names: bool) -> Result<&str, NotAPseudonym> {
    if is_code(text) || (names && is_name(text)) {
        return Ok(text);
    }
    Err(NotAPseudonym {
        found: crate::check::shorten(text),
        names,
    })
}

/// Words that mean something to every answer and so cannot be the code of an option.
pub const RESERVED_ANSWERS: [&str; 2] = [NOT_APPLICABLE, MISSING];

/// The answer of an indicator that does not apply.
pub const NOT_APPLICABLE: &str = "not-applicable";

/// What [`NOT_APPLICABLE`] is called in questionnaires, in the languages that they have words
/// for.
pub const NOT_APPLICABLE_LABELS: [&str; 3] = ["Not applicable", "არ ეხება", "Nu se aplică"];

/// The answer of an indicator that nobody has answered.
pub const MISSING: &str = "missing";

/// The primary subtag of a language tag: `sr` of `sr-Latn`.
pub fn primary_subtag(tag: &str) -> &str {
    tag.split_once('-').map_or(tag, |(primary, _)| primary)
}

/// Whether two tags are of one language, whatever its region, script or case: `pt` and `pt-BR`.
///
/// # Examples
///
/// ```
/// use cpi_model::code::same_language;
/// assert!(same_language("pt", "PT-BR") && !same_language("pt", "ptx"));
/// ```
pub fn same_language(one: &str, other: &str) -> bool {
    primary_subtag(one).eq_ignore_ascii_case(primary_subtag(other))
}

/// Whether a text is an ISO 3166-1 alpha-3 code, or one of those that ISO 3166-1 leaves to
/// its users: `AAA`–`AAZ`, `QMA`–`QZZ`, `XAA`–`XZZ`, `ZZA`–`ZZZ` (such as `XKX`).
///
/// # Examples
///
/// ```
/// assert!(cpi_model::code::is_iso_country("MDA"));
/// assert!(cpi_model::code::is_iso_country("XKX"));
/// assert!(!cpi_model::code::is_iso_country("MD"));
/// ```
pub fn is_iso_country(text: &str) -> bool {
    let &[a, b, c] = text.as_bytes() else {
        return false;
    };
    if ![a, b, c].iter().all(u8::is_ascii_uppercase) {
        return false;
    }
    let user_assigned = match a {
        b'A' => b == b'A',
        b'Q' => b'M' <= b,
        b'X' => true,
        b'Z' => b == b'Z',
        _ => false,
    };
    user_assigned || rust_iso3166::ALL_ALPHA3.contains(&text)
}
