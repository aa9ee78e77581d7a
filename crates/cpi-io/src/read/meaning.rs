//! What does a cell of a sheet stand for: which indicator, which answer, which day?
//!
//! A spreadsheet turns what is typed into numbers, dates and truth values, and does not say
//! what was typed: `19.10` and `19.1` are one number, `010` and `10` too. Such a cell stands
//! for a code or a label only where a single one has its value; otherwise the cell is named.

use super::numeral::{Numeral, numeral};
use super::spreadsheet::{Calendar, Value};
use crate::questionnaire::answers::{self, NamePrecedence, RecognisedAnswer, fold};
use cpi_model::framework::IndicatorMeasure;
use cpi_model::matching::{is_invisible, plain};
use cpi_model::{Framework, ProblemKind};

/// What a cell stands for, and why that is not clear, if it is not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) text: String,
    pub(super) unclear: Option<Unclear>,
}

/// Why it is not clear what a cell stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unclear {
    pub(super) kind: ProblemKind,
    pub(super) message: String,
    pub(super) hint: &'static str,
}

impl From<String> for Meaning {
    fn from(text: String) -> Self {
        Self {
            text,
            unclear: None,
        }
    }
}

const AS_TEXT: &str =
    "give the cell the format “text”, and write the code again as it was handed out";

/// The code of the indicator that a cell names. `asked` is the question beside it, if there
/// is one: it tells codes of one value apart.
pub(super) fn indicator(
    framework: &Framework,
    value: &Value,
    asked: impl Fn(usize) -> bool,
) -> Meaning {
    let all = framework.indicators();
    let text = plain(&value.text()).into_owned();
    let codes = |positions: &[usize]| {
        let codes: Vec<&str> = positions.iter().map(|i| all[*i].code()).collect();
        either(&codes)
    };
    match value {
        Value::Number(number) => {
            let is = |i: &usize| same_value(all[*i].code(), number);
            let mut found: Vec<usize> = (0..all.len()).filter(is).collect();
            if 1 < found.len() {
                let of_question: Vec<usize> = found.iter().copied().filter(|i| asked(*i)).collect();
                if of_question.len() == 1 {
                    found = of_question;
                }
            }
            match found.as_slice() {
                [] => text.into(),
                [one] => all[*one].code().to_owned().into(),
                several => Meaning {
                    unclear: Some(Unclear {
                        kind: ProblemKind::WrongType,
                        message: format!(
                            "the code is the number {number}, which may be {}; the row is not taken",
                            codes(several)
                        ),
                        hint: AS_TEXT,
                    }),
                    text,
                },
            }
        }
        Value::Date(shown) | Value::DateTime(shown)
            if framework.indicator_position(&text).is_none() =>
        {
            let day = day_of(shown);
            let was: Vec<usize> = (0..all.len())
                .filter(|i| may_be_day(all[*i].code(), day))
                .collect();
            let perhaps = match was.len() {
                0 => String::new(),
                1..=5 => format!(" of {}", codes(&was)),
                _ => " of a code".to_owned(),
            };
            Meaning {
                unclear: Some(Unclear {
                    kind: ProblemKind::WrongType,
                    message: format!(
                        "the code is the day {day}, which a spreadsheet made{perhaps}; the row is not taken"
                    ),
                    hint: AS_TEXT,
                }),
                text,
            }
        }
        Value::Truth(_) => {
            let found: Vec<&str> = all
                .iter()
                .map(cpi_model::framework::Indicator::code)
                .filter(|code| fold(code) == fold(&text))
                .collect();
            match found.as_slice() {
                [one] => (*one).to_owned().into(),
                _ => text.into(),
            }
        }
        _ => text.into(),
    }
}

/// An answer as a cell says it: the code of an option for its label, a number as it is. What
/// is no answer keeps the words that say why.
pub(super) fn answer(
    framework: &Framework,
    code: &str,
    value: &Value,
    first: NamePrecedence,
) -> Meaning {
    let Some(position) = framework.indicator_position(code) else {
        return value.text().into();
    };
    let quantity = matches!(
        framework.indicators()[position].measure(),
        IndicatorMeasure::Quantity(_)
    );
    let text = value.text();
    match value {
        Value::Percentage(number) if quantity => format!("{number} (shown as a percentage)").into(),
        Value::Date(day) | Value::DateTime(day) if quantity => format!("{day} (a date)").into(),
        Value::Time(time) if quantity => format!("{time} (a time of day)").into(),
        Value::Text(text) if quantity => {
            // An invisible character between digits may have been any sign.
            let trimmed = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
            worded(framework, position, trimmed, first)
        }
        _ if quantity => text.into(),
        Value::Number(number) => {
            numbered(framework, position, &text, Numeral::plain(number), first)
        }
        Value::Percentage(number) => {
            let share = Numeral::percentage(number);
            let shown = format!("{text} (shown as a percentage)");
            numbered(framework, position, &shown, share, first)
        }
        Value::Date(shown) | Value::DateTime(shown) => {
            match worded(framework, position, &text, first) {
                Meaning { text, unclear } if text == *shown && unclear.is_none() => {
                    let day = day_of(shown);
                    let options = options(framework, position);
                    let mut was: Vec<&str> = options
                        .iter()
                        .flat_map(Named::names)
                        .filter(|name| may_be_day(name, day))
                        .collect();
                    was.dedup();
                    let offered = framework.indicators()[position].measure();
                    let is_code = matches!(offered, IndicatorMeasure::Checklist(list) if list.position(day).is_some());
                    if is_code {
                        return text.into();
                    }
                    let perhaps = if was.is_empty() {
                        String::new()
                    } else {
                        format!(" of {}", either(&was))
                    };
                    Meaning {
                        unclear: Some(Unclear {
                            kind: ProblemKind::WrongType,
                            message: format!(
                                "the answer to `{code}` is the day {day}, which a spreadsheet made{perhaps}"
                            ),
                            hint: "give the cell the format “text”, and choose the answer again",
                        }),
                        text,
                    }
                }
                found => found,
            }
        }
        _ => worded(framework, position, &text, first),
    }
}

/// The answer that a text stands for.
fn worded(framework: &Framework, position: usize, text: &str, first: NamePrecedence) -> Meaning {
    match answers::recognise(framework, position, text, first) {
        RecognisedAnswer::Answer(code) => code.into(),
        RecognisedAnswer::Nothing => text.to_owned().into(),
        RecognisedAnswer::Several(codes) => {
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            Meaning {
                text: text.to_owned(),
                unclear: Some(Unclear {
                    kind: ProblemKind::UnknownOption,
                    message: format!(
                        "`{}` may be {} of `{}`",
                        super::cells::shorten(text),
                        either(&codes),
                        framework.indicators()[position].code()
                    ),
                    hint: "write the code of the option; a check of the framework says which options have the same label",
                }),
            }
        }
    }
}

/// The option that a number stands for: the one whose label it is, or else the only one with
/// a label or a code of its value.
fn numbered(
    framework: &Framework,
    position: usize,
    shown: &str,
    number: Option<Numeral>,
    first: NamePrecedence,
) -> Meaning {
    let Some(number) = number else {
        return shown.to_owned().into();
    };
    let options = options(framework, position);
    let is = |text: &str| numeral(text).is_some_and(|each| each == number);
    let by = |test: &dyn Fn(&Named<'_>) -> bool| -> Vec<&str> {
        let found = options.iter().filter(|option| test(option));
        found.map(|option| option.code).collect()
    };
    // A drop-down list offers labels, an export holds codes.
    let by_own = by(&|option| option.own(first).into_iter().any(is));
    let to_the_letter = by(&|option| option.own(first).contains(&shown));
    let found = if by_own.len() == 1 && to_the_letter.len() == 1 {
        by_own
    } else {
        by(&|option| option.names().any(is))
    };
    match found.as_slice() {
        [] => shown.to_owned().into(),
        [one] => (*one).to_owned().into(),
        several => Meaning {
            text: format!("{shown} (a number)"),
            unclear: Some(Unclear {
                kind: ProblemKind::WrongType,
                message: format!(
                    "the answer to `{}` is the number {shown}, which may be {}",
                    framework.indicators()[position].code(),
                    either(several)
                ),
                hint: "give the cell the format “text”, and write the answer again",
            }),
        },
    }
}

/// An option with everything that it is called.
struct Named<'a> {
    code: &'a str,
    labels: Vec<&'a str>,
}

impl<'a> Named<'a> {
    /// What it is called where these names come first.
    fn own(&self, first: NamePrecedence) -> Vec<&'a str> {
        match first {
            NamePrecedence::Labels => self.labels.clone(),
            NamePrecedence::Codes => vec![self.code],
        }
    }

    fn names(&self) -> impl Iterator<Item = &'a str> {
        self.labels.clone().into_iter().chain([self.code])
    }
}

fn options(framework: &Framework, position: usize) -> Vec<Named<'_>> {
    let scale = answers::scale(framework, position);
    scale
        .into_iter()
        .flat_map(|scale| &scale.options)
        .map(|option| {
            let code = option.code.as_deref().unwrap_or_default();
            let mut labels: Vec<&str> = option.label.values().map(|text| text.trim()).collect();
            labels.retain(|label| !label.is_empty());
            if labels.is_empty() {
                labels.push(code);
            }
            Named { code, labels }
        })
        .collect()
}

/// Codes as a message offers them: "`10` or `010`".
fn either(codes: &[&str]) -> String {
    let quoted: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
    match quoted.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => quoted.concat(),
    }
}

/// Whether a code has the value of a number.
fn same_value(code: &str, number: &str) -> bool {
    let number = Numeral::plain(number);
    number.is_some() && numeral(code) == number
}

/// Whether a spreadsheet may have made a day of a code such as `1-2`, `4.1` or `2026-03`.
fn may_be_day(code: &str, day: &str) -> bool {
    let numbers = |text: &str| -> Option<Vec<u32>> {
        let parts = text.split(['-', '.', '/']);
        parts.map(|part| part.parse().ok()).collect()
    };
    let (Some(code), Some(day)) = (numbers(code), numbers(day)) else {
        return false;
    };
    let [year, month, date] = day[..] else {
        return false;
    };
    match code[..] {
        [a, b] => {
            (a, b) == (month, date)
                || (a, b) == (date, month)
                || date == 1 && [(a, b), (b, a)].contains(&(month, year))
                || date == 1 && a == month && year % 100 == b
        }
        [a, b, c] => {
            let years = [year, year % 100];
            (years.contains(&c) && ((a, b) == (month, date) || (a, b) == (date, month)))
                || (years.contains(&a) && (b, c) == (month, date))
        }
        _ => false,
    }
}

/// The day of a date, with or without a time of day.
fn day_of(shown: &str) -> &str {
    shown.split_once('T').map_or(shown, |(day, _)| day)
}

/// A day as a cell says it. A bare number is not taken for one, but shown with the day that
/// it would be in the calendar of its workbook.
pub(super) fn consulted(value: &Value, calendar: Calendar) -> String {
    match value {
        Value::Number(number) => match calendar.day(number) {
            Some(day) => format!("{number} (as a date: {day})"),
            None => number.clone(),
        },
        Value::Text(_) => plain(&value.text()).into_owned(),
        Value::Time(time) => format!("{time} (a time of day)"),
        Value::DateTime(text) => day_of(text).to_owned(),
        other => other.text(),
    }
}
