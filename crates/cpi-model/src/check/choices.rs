//! Codes, words and numbers, wherever they stand.

use super::Report;
use super::field::Field;
use crate::code::{CODE_GRAMMAR, is_code};
use crate::draft::{Choice, Choices, Texts};
use crate::matching::is_invisible;
use crate::number::{DECIMAL_GRAMMAR, SCORES_BELOW, parse_decimal, refused};
use crate::pointer::Pointer;
use crate::problem::ProblemKind;
use rust_decimal::Decimal;

/// A required word of a closed list.
pub(super) fn choice<T: Choices>(
    report: &mut Report,
    path: &Pointer,
    key: &str,
    found: Option<&Choice<T>>,
) -> Option<T> {
    match found {
        Some(Choice::Known(value)) => Some(*value),
        Some(Choice::Unknown(word)) => {
            report.error(
                ProblemKind::UnknownWord,
                path.key(key),
                format!("`{word}` is no {}; allowed are {}", T::NOUN, T::words()),
                format!("write one of these words for `{key}`"),
            );
            None
        }
        None => {
            report.missing(path, key, format!("declare `{key}`: one of {}", T::words()));
            None
        }
    }
}

/// A word that may be absent.
pub(super) fn optional_choice<T: Choices>(
    report: &mut Report,
    path: &Pointer,
    key: &str,
    found: Option<&Choice<T>>,
) -> Field<T> {
    found.map_or(Field::Absent, |found| {
        Field::read(choice(report, path, key, Some(found)))
    })
}

/// A required decimal.
pub(super) fn decimal(
    report: &mut Report,
    path: &Pointer,
    key: &str,
    found: Option<&String>,
) -> Option<Decimal> {
    let Some(text) = found else {
        report.missing(
            path,
            key,
            format!("declare `{key}` as text: {DECIMAL_GRAMMAR}"),
        );
        return None;
    };
    let number = parse_decimal(text);
    if number.is_none() {
        let (what, instead) = refused(text);
        report.error(
            ProblemKind::InvalidNumber,
            path.key(key),
            format!("`{key}` is `{}`, which {what}", shorten(text)),
            instead,
        );
    }
    number
}

/// A required decimal on the scale of the scores: points, an end of the range, a limit
/// (methodology 1.5).
pub(super) fn score(
    report: &mut Report,
    path: &Pointer,
    key: &str,
    found: Option<&String>,
) -> Option<Decimal> {
    let number = decimal(report, path, key, found)?;
    if SCORES_BELOW <= number.abs() {
        report.error(
            ProblemKind::OutOfRange,
            path.key(key),
            format!(
                "`{key}` is {number}; scores and points have at most nine digits before the point"
            ),
            "use a smaller scale, such as 0 to 100, so that every score keeps its 18 decimals",
        );
        return None;
    }
    Some(number)
}

/// A decimal that may be absent.
pub(super) fn optional_decimal(
    report: &mut Report,
    path: &Pointer,
    key: &str,
    found: Option<&String>,
) -> Field<Decimal> {
    found.map_or(Field::Absent, |text| {
        Field::read(decimal(report, path, key, Some(text)))
    })
}

/// A required code. One that is wrong is reported, and none.
pub(super) fn code(
    report: &mut Report,
    path: &Pointer,
    key: &str,
    found: Option<&String>,
) -> Option<String> {
    match found {
        Some(text) if is_code(text) => Some(text.clone()),
        Some(text) => {
            report.error(
                ProblemKind::InvalidCode,
                path.key(key),
                format!("`{}` is no code", shorten(text)),
                if text.contains(is_invisible) {
                    format!("write it anew without the character that cannot be seen; use {CODE_GRAMMAR}")
                } else {
                    format!("use {CODE_GRAMMAR}")
                },
            );
            None
        }
        None => {
            report.missing(path, key, format!("declare `{key}`: {CODE_GRAMMAR}"));
            None
        }
    }
}

/// Texts by language: the tags must be declared ones.
pub(super) fn texts(
    report: &mut Report,
    path: &Pointer,
    key: &str,
    texts: &Texts,
    languages: &[String],
) {
    for tag in texts.keys() {
        if !languages.contains(tag) {
            report.error(
                ProblemKind::InvalidLanguage,
                path.key(key).key(tag),
                format!("the language `{}` of `{key}` is not declared", shorten(tag)),
                "add it to `languages` of the framework, or correct the tag",
            );
        }
    }
}

/// A text that is short enough to stand in a message.
pub(crate) fn shorten(text: &str) -> String {
    const LONGEST: usize = 60;
    let clean: String = crate::matching::visible(text)
        .chars()
        .map(|c| if c.is_control() { '\u{FFFD}' } else { c })
        .collect();
    if clean.chars().count() <= LONGEST {
        clean
    } else {
        clean.chars().take(LONGEST).chain(['…']).collect()
    }
}
