//! Is a text a date, and if it is none, which day may it stand for?

use super::Report;
use super::choices::shorten;
use crate::pointer::Pointer;
use crate::problem::ProblemKind;
use chrono::NaiveDate;

/// A required calendar date.
pub(super) fn date(
    report: &mut Report,
    path: &Pointer,
    key: &str,
    text: Option<&String>,
) -> Option<NaiveDate> {
    let Some(text) = text else {
        report.missing(path, key, "write a date as `YYYY-MM-DD`");
        return None;
    };
    let date = calendar_date(text);
    if date.is_none() {
        report.error(
            ProblemKind::InvalidDate,
            path.key(key),
            not_a_date(text),
            match readings(text).as_slice() {
                [date] => format!("write `{date}`: year, month, day"),
                [_, _, ..] => "write the one that is meant, as year, month, day".to_owned(),
                [] => {
                    "write year, month and day of the calendar as `YYYY-MM-DD`, such as `2026-03-12`"
                        .to_owned()
                }
            },
        );
    }
    date
}

/// A date of four, two and two digits.
fn calendar_date(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split('-').collect();
    let digits =
        |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        _ => None,
    }
}

/// What is wrong with a text that is no date as dates are written here.
fn not_a_date(text: &str) -> String {
    match readings(text).as_slice() {
        [day_first, month_first, ..] => format!(
            "`{}` may be `{day_first}`, the day first, or `{month_first}`, the month first",
            shorten(text),
        ),
        _ => format!("`{}` is no date", shorten(text)),
    }
}

/// The days that three numbers in another order may stand for. With points the day stands first;
/// with strokes it may be the month.
fn readings(text: &str) -> Vec<NaiveDate> {
    let parts: Vec<&str> = text.trim().split(['.', '/', '-', ' ']).collect();
    let [first, second, third] = parts.as_slice() else {
        return Vec::new();
    };
    let day = |year: &str, month: &str, day: &str| {
        (year.len() == 4 && month.len() <= 2 && day.len() <= 2)
            .then(|| calendar_date(&format!("{year}-{month:0>2}-{day:0>2}")))
            .flatten()
    };
    if first.len() == 4 {
        return day(first, second, third).into_iter().collect();
    }
    let day_first = day(third, second, first);
    let month_first = day(third, first, second);
    let month_first = month_first.filter(|_| day_first.is_none() || !text.contains('.'));
    let mut found: Vec<NaiveDate> = day_first.into_iter().chain(month_first).collect();
    found.dedup();
    found
}
