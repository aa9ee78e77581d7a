//! Why is a text no decimal, and what is to be written instead?

use super::{DECIMAL_GRAMMAR, MAX_DIGITS, MAX_WHOLE_DIGITS, parse_decimal};

/// What is wrong with a text that [`parse_decimal`] refuses, to stand behind the text, and
/// what to write instead.
///
/// # Examples
///
/// ```
/// let (what, instead) = cpi_model::number::refused("1,5");
/// assert_eq!(what, "has a decimal comma; the decimal sign is a point");
/// assert_eq!(instead, "write `1.5`");
/// ```
pub fn refused(text: &str) -> (String, String) {
    let trimmed = text.trim();
    let lower = trimmed.to_ascii_lowercase();
    let bare = lower.trim_start_matches(['+', '-']);
    if trimmed.is_empty() {
        return ("is empty".into(), format!("write {DECIMAL_GRAMMAR}"));
    }
    if ["nan", "inf", "infinity", "∞"].contains(&bare) {
        return (
            "stands for no number".into(),
            "write a number in digits".into(),
        );
    }
    if let Some(fault) = too_long(trimmed) {
        return fault;
    }
    let write = |what: &str, text: &str| {
        parse_decimal(text).map(|_| (what.to_owned(), format!("write `{text}`")))
    };
    let known = write("has a space before or after it", trimmed)
        .or_else(|| write("begins with `+`", trimmed.strip_prefix('+')?))
        .or_else(|| write("begins with its point", &pointed(trimmed)))
        .or_else(|| write("ends in its point", trimmed.strip_suffix('.')?))
        .or_else(|| {
            let number = trimmed.strip_suffix('%')?.trim_end();
            write("has a percent sign; the unit stands elsewhere", number)
        })
        .or_else(|| {
            let hyphen = trimmed.replacen(['\u{2212}', '\u{2013}'], "-", 1);
            write("has a minus sign that is not the hyphen `-`", &hyphen)
        })
        .or_else(|| write("has an underscore", &trimmed.replace('_', "")))
        .or_else(|| exponent(&lower))
        .or_else(|| separated(trimmed));
    known.unwrap_or_else(|| ("is no decimal".into(), format!("write {DECIMAL_GRAMMAR}")))
}

/// A number such as `.5`, with a digit before its point.
fn pointed(text: &str) -> String {
    match text.strip_prefix('-') {
        Some(rest) => format!("-0{rest}"),
        None => format!("0{text}"),
    }
}

fn too_long(text: &str) -> Option<(String, String)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let only_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !only_digits(whole) || !only_digits(fraction) {
        return None;
    }
    let all = whole.len() + digits.len().saturating_sub(whole.len() + 1);
    if MAX_WHOLE_DIGITS < whole.len() {
        let found = whole.len();
        return Some((
            format!("has {found} digits before the point; allowed are {MAX_WHOLE_DIGITS}"),
            "count in a larger unit, such as millions".into(),
        ));
    }
    (MAX_DIGITS < all).then(|| {
        (
            format!("has {all} digits; allowed are {MAX_DIGITS}"),
            format!("round it to {} decimals or fewer", MAX_DIGITS - whole.len()),
        )
    })
}

fn exponent(text: &str) -> Option<(String, String)> {
    let (number, power) = text.split_once('e')?;
    let number = number.strip_prefix('+').unwrap_or(number);
    let power: i32 = power.strip_prefix('+').unwrap_or(power).parse().ok()?;
    parse_decimal(number)?;
    let instead = match in_full(number, power).filter(|full| parse_decimal(full).is_some()) {
        Some(full) => {
            format!("write it in full, such as `{full}`; a spreadsheet may have cut digits off")
        }
        None => format!("write it in full: {DECIMAL_GRAMMAR}"),
    };
    Some(("is written with an exponent".into(), instead))
}

/// A decimal with its point moved; `None` where that makes it longer than any number may be.
fn in_full(number: &str, power: i32) -> Option<String> {
    let digits = number.strip_prefix('-').unwrap_or(number);
    let sign = &number[..number.len() - digits.len()];
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let point = i32::try_from(whole.len()).ok()? + power;
    let most = i32::try_from(MAX_DIGITS).ok()?;
    if !(-most..=most).contains(&point) {
        return None;
    }
    let mut all = format!("{whole}{fraction}");
    let before = usize::try_from(-point.min(0)).ok()?;
    all.insert_str(0, &"0".repeat(before + 1));
    let point = usize::try_from(point.max(0)).ok()? + 1;
    while all.len() < point {
        all.push('0');
    }
    let (whole, fraction) = all.split_at(point);
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{fraction}"))
}

/// A number with commas, spaces, apostrophes or several points.
fn separated(text: &str) -> Option<(String, String)> {
    const SEPARATORS: [char; 7] = [',', '.', ' ', '\u{a0}', '\u{202f}', '\'', '\u{2019}'];
    let digits = text.strip_prefix('-').unwrap_or(text);
    let sign = &text[..text.len() - digits.len()];
    let groups: Vec<&str> = digits.split(SEPARATORS).collect();
    let digits_alone =
        |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    if groups.len() < 2 || !groups.iter().all(digits_alone) {
        return None;
    }
    let found: Vec<char> = digits.matches(SEPARATORS).flat_map(str::chars).collect();
    let (last, before) = found.split_last()?;
    let thousands = groups[1..].iter().all(|group| group.len() == 3);
    let together = format!("{sign}{}", groups.concat());
    let (decimals, whole) = groups.split_last()?;
    let decimal = format!("{sign}{}.{decimals}", whole.concat());
    let fits = |text: &str| parse_decimal(text).is_some();
    if !fits(&together) || !fits(&decimal) {
        return None;
    }
    Some(match (last, before) {
        (',', []) if thousands => (
            "has a comma, which may stand before decimals or between thousands".into(),
            format!("write `{together}` or `{decimal}`, whichever is meant"),
        ),
        (',', []) => (
            "has a decimal comma; the decimal sign is a point".into(),
            format!("write `{decimal}`"),
        ),
        (',' | '.', [one, ..]) if one != last => (
            "has separators between thousands".into(),
            format!("write `{decimal}`"),
        ),
        _ if thousands => (
            "has separators between thousands".into(),
            format!("write `{together}`"),
        ),
        _ => return None,
    })
}
