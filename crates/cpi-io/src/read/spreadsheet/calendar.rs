//! Which day does a number of a workbook stand for?

use super::Value;
use chrono::{Datelike, NaiveDate, TimeDelta};

/// How the numbers of a workbook stand for days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Calendar {
    /// Day 1 is 1 January 1900, and day 60 is a 29 February 1900 that never was: the first
    /// spreadsheets held 1900 for a leap year.
    #[default]
    From1900,
    /// Day 0 is this day.
    From(NaiveDate),
}

/// The number after the last day, 31 December 9999.
const AFTER_LAST: f64 = 2_958_466.0;

impl Calendar {
    /// Day 0 is 1 January 1904, as in workbooks of old Macintosh programs.
    pub fn from_1904() -> Self {
        NaiveDate::from_ymd_opt(1904, 1, 1).map_or(Self::From1900, Self::From)
    }

    /// The day of a number, without its time of day.
    pub(crate) fn day(self, serial: &str) -> Option<String> {
        let serial: f64 = serial.trim().parse().ok()?;
        if !(0.0..AFTER_LAST).contains(&serial) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "within the range above")]
        let mut days = serial.trunc() as i64;
        let first = match self {
            Self::From(first) => first,
            Self::From1900 => {
                match days {
                    0 => return None,
                    1..60 => days += 1,
                    // As the program shows it; no calendar has it.
                    60 => return Some("1900-02-29".to_owned()),
                    _ => {}
                }
                NaiveDate::from_ymd_opt(1899, 12, 30)?
            }
        };
        first
            .checked_add_signed(TimeDelta::days(days))
            .filter(|date| date.year() <= 9999)
            .map(|date| date.to_string())
    }

    /// What a number is that is shown as a date: a day, with its time of day if it has one; a
    /// time of day alone, where it is less than one day. A number that is within half a second of the next day is that day, as
    /// programs show it.
    pub(super) fn shown(self, serial: &str) -> Option<Value> {
        let number: f64 = serial.trim().parse().ok()?;
        let (whole, seconds) = split(number)?;
        if whole <= 0.0 && 0.0 < seconds {
            return Some(time(seconds));
        }
        let day = self.day(&whole.to_string())?;
        Some(if 0.0 < seconds {
            Value::DateTime(format!("{day}T{}", clock(seconds)))
        } else {
            Value::Date(day)
        })
    }
}

/// What a number is that is shown as a time alone: its part of a day.
pub(super) fn time_of(serial: &str) -> Option<Value> {
    let (_, seconds) = split(serial.trim().parse().ok()?)?;
    Some(time(seconds))
}

/// Whole days, and the seconds of the day that is left.
fn split(number: f64) -> Option<(f64, f64)> {
    if !(0.0..AFTER_LAST).contains(&number) {
        return None;
    }
    let seconds = (number.fract() * 86_400.0).round();
    Some(if 86_400.0 <= seconds {
        (number.trunc() + 1.0, 0.0)
    } else {
        (number.trunc(), seconds)
    })
}

fn time(seconds: f64) -> Value {
    Value::Time(clock(seconds))
}

/// Seconds of a day as `HH:MM:SS`.
fn clock(seconds: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number of seconds within a day"
    )]
    let seconds = seconds as u32;
    format!(
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}
