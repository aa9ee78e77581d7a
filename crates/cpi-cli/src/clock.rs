//! What time is it? Asked only where the caller did not say: the libraries have no clock.

use crate::failure::Failure;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use cpi_model::Framework;

/// The moment that was said, or now, as a date-time of RFC 3339.
pub(crate) fn moment(said: Option<&str>) -> Result<String, Failure> {
    if let Some(said) = said {
        return match DateTime::parse_from_rfc3339(said) {
            Ok(_) => Ok(said.to_owned()),
            Err(_) => Err(Failure::NotThere(format!(
                "--at {said}: this is no date-time; write one such as 2026-03-01T12:00:00Z"
            ))),
        };
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "the door may look at the clock; it passes the moment on"
    )]
    let now = std::time::SystemTime::now();
    Ok(DateTime::<Utc>::from(now).to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// The day of an option, or today.
pub(crate) fn day(option: &str, said: Option<&str>) -> Result<String, Failure> {
    let Some(said) = said else {
        return Ok(moment(None)?.chars().take("2026-11-30".len()).collect());
    };
    match NaiveDate::parse_from_str(said, "%Y-%m-%d") {
        Ok(day) if day.to_string() == said => Ok(said.to_owned()),
        _ => Err(Failure::NotThere(format!(
            "{option} {said}: this is no day; write one such as 2026-11-30: year, month, day"
        ))),
    }
}

/// A pseudonym that was given with an option; a name, where the framework allows names.
pub(crate) fn pseudonym<'s>(
    option: &str,
    said: &'s str,
    framework: &Framework,
) -> Result<&'s str, Failure> {
    framework.pseudonym(said).map_err(|why| {
        let hint = why.hint();
        Failure::NotThere(format!("{option}: {why}; {hint}"))
    })
}
