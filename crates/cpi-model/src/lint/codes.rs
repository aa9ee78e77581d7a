//! Which codes would a spreadsheet turn into something else?
//!
//! Typed or pasted into a cell without the format *text*, some codes become dates, numbers
//! or truth values. Which ones is known; digits alone do no harm.

use super::Finding;
use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::ProblemKind;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

pub(super) fn find(framework: &Framework, found: &mut Vec<Finding>) {
    let draft = framework.draft();
    let mut look = |code: Option<&String>, indicators: Vec<usize>, path: Pointer, what: &str| {
        if let Some(code) = code
            && let Some(becomes) = spreadsheet_damage(code)
        {
            found.push(Finding::new(
                ProblemKind::SpreadsheetCode,
                indicators,
                path,
                format!("a spreadsheet turns the code `{code}` of {what} into {becomes}"),
                "begin it with a letter and a hyphen, such as `A-1`",
            ));
        }
    };
    for (i, node) in draft.nodes.iter().enumerate() {
        look(
            node.code.as_ref(),
            Vec::new(),
            Pointer::entry("nodes", i).key("code"),
            "a node",
        );
    }
    for (i, indicator) in draft.indicators.iter().enumerate() {
        let path = Pointer::entry("indicators", i).key("code");
        look(indicator.code.as_ref(), vec![i], path, "an indicator");
    }
    for (name, scale) in &draft.scales {
        for (o, option) in scale.options.iter().enumerate() {
            let path = Pointer::from(["scales"])
                .key(name)
                .key("options")
                .index(o)
                .key("code");
            look(option.code.as_ref(), Vec::new(), path, "an option");
        }
    }
    for (v, view) in draft.views.iter().enumerate() {
        for (g, group) in view.groups.iter().enumerate() {
            let path = Pointer::entry("views", v)
                .key("groups")
                .index(g)
                .key("code");
            look(group.code.as_ref(), Vec::new(), path, "a group");
        }
    }
}

/// What a spreadsheet makes of a code; `None` where it leaves it alone.
///
/// # Examples
///
/// ```
/// use cpi_model::lint::spreadsheet_damage;
/// for code in ["1-2", "2026-03", "4E5", "0010", "TRUE", "MAR1", "19.10", "4.1"] {
///     assert!(spreadsheet_damage(code).is_some(), "{code}");
/// }
/// for code in ["A19-L-01", "19", "40-50", "C4", "E5", "1.A", "MARS1", "yes", "4.13"] {
///     assert!(spreadsheet_damage(code).is_none(), "{code}");
/// }
/// ```
pub fn spreadsheet_damage(code: &str) -> Option<&'static str> {
    let lower = code.to_ascii_lowercase();
    if lower == "true" || lower == "false" {
        return Some("a truth value");
    }
    if let Some(becomes) = numeral(&lower).or_else(|| month(&lower)) {
        return Some(becomes);
    }
    for separator in ['-', '.'] {
        let parts: Option<Vec<u32>> = lower
            .split(separator)
            .map(|part| {
                let digits = !part.is_empty() && part.len() <= 4;
                (digits && part.bytes().all(|b| b.is_ascii_digit()))
                    .then(|| part.parse().ok())
                    .flatten()
            })
            .collect();
        if parts.as_deref().is_some_and(|parts| date(parts, separator)) {
            return Some(if separator == '.' {
                "a date, where dates are written with dots"
            } else {
                "a date"
            });
        }
    }
    None
}

fn numeral(code: &str) -> Option<&'static str> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits(code) {
        return match code.len() {
            1 => None,
            _ if code.starts_with('0') => Some("a number without its leading zeros"),
            2..=11 => None,
            _ => Some("a number in powers of ten"),
        };
    }
    if let Some((mantissa, exponent)) = code.split_once('e') {
        let mantissa: Vec<&str> = mantissa.split('.').collect();
        let exponent = exponent.strip_prefix('-').unwrap_or(exponent);
        let number = mantissa.len() <= 2 && mantissa.iter().all(|part| digits(part));
        return (number && digits(exponent)).then_some("a number in powers of ten");
    }
    let (whole, decimals) = code.split_once('.')?;
    if !digits(whole) || !digits(decimals) {
        return None;
    }
    if decimals.ends_with('0') {
        Some("a number without its last zeros")
    } else if whole.len() != 1 && whole.starts_with('0') {
        Some("a number without its leading zeros")
    } else {
        None
    }
}

/// Whether numbers are read as day and month, month and year, or a whole date.
fn date(parts: &[u32], separator: char) -> bool {
    let (day, month) = (1..=31, 1..=12);
    match *parts {
        // With dots: day and month; also month and year with hyphens.
        [a, b] if separator == '.' => day.contains(&a) && month.contains(&b),
        [a, b] => month.contains(&a) || month.contains(&b) && (day.contains(&a) || 99 < a),
        [a, b, _] if separator == '.' => day.contains(&a) && month.contains(&b),
        [a, b, c] => {
            let day_first = day.contains(&a) && month.contains(&b);
            let month_first = month.contains(&a) && day.contains(&b);
            day_first || month_first || month.contains(&b) && day.contains(&c)
        }
        _ => false,
    }
}

/// The name of a month, or three or more of its letters, with a number on one side.
fn month(code: &str) -> Option<&'static str> {
    let letters: String = code.chars().filter(char::is_ascii_alphabetic).collect();
    let named = 3 <= letters.len()
        && MONTHS.iter().any(|name| {
            *name == letters || name[..3] == letters || *name == "september" && letters == "sept"
        });
    let rest: String = code.replacen(&letters, "", 1);
    let rest = rest.trim_matches(['-', '.']);
    let number = (1..=4).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit());
    (named && code.contains(&letters) && number).then_some("a date")
}
