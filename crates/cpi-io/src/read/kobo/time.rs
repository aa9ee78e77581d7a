//! When was a submission handed in?

use chrono::{DateTime, NaiveDate, NaiveDateTime};

/// A time as servers export it, as RFC 3339: servers leave out that it is in UTC, and some
/// write a blank for the `T`, no seconds, or a zone without a colon. A day stays a day; what
/// is no time stays as it is, for the check to refuse.
pub(super) fn rfc3339(text: &str) -> String {
    let text = text.trim().replacen(' ', "T", 1);
    if text.parse::<NaiveDate>().is_ok() || DateTime::parse_from_rfc3339(&text).is_ok() {
        return text;
    }
    for format in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"] {
        if let Ok(local) = NaiveDateTime::parse_from_str(&text, format) {
            return format!("{}Z", local.format("%Y-%m-%dT%H:%M:%S%.f"));
        }
        let zoned = format!("{format}%#z");
        if let Ok(moment) = DateTime::parse_from_str(&text.replacen("T+", "+", 1), &zoned) {
            return moment.to_rfc3339();
        }
    }
    text
}
