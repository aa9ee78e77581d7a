//! Documents whose every key is known.

use super::text::{one, place, problem};
use crate::places::{Lines, Places, json_duplicates};
use cpi_model::{ProblemKind, Problems};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Keys that a draft leaves out when they hold nothing, so that their absence from the
/// document it writes does not make them unknown.
const MAY_BE_EMPTY: &[&str] = &[
    "alternatives",
    "answers",
    "applies_if",
    "assessors",
    "bands",
    "codings",
    "costs",
    "confirmed",
    "countries",
    "criteria",
    "denominator",
    "description",
    "from",
    "relations",
    "to",
    "evidence",
    "exceptions",
    "fixed",
    "goalposts",
    "goalposts_reason",
    "groups",
    "guidance",
    "ignore",
    "indicators",
    "instruments",
    "label",
    "languages",
    "late",
    "law",
    "leave_out",
    "logarithm",
    "method",
    "nodes",
    "normalisations",
    "not_applicable",
    "not_applicable_when",
    "numerator",
    "odds",
    "off",
    "options",
    "points",
    "practice",
    "publisher",
    "quantities",
    "question",
    "reference",
    "references",
    "requires_evidence",
    "reversed",
    "rounds",
    "scales",
    "quantities",
    "tables",
    "targets",
    "title",
    "values",
    "views",
    "weights",
    "without",
    "words",
];

const TEXT_HINT: &str = "decimals, dates and codes are written as text: \"0.5\", \"2026-12-31\"; digits are whole numbers";

/// Reads a JSON document.
pub(super) fn json<T: DeserializeOwned + Serialize>(file: &str, text: &str) -> Result<T, Problems> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let at = place(file, error.line(), error.column().max(1));
        one(
            ProblemKind::Syntax,
            at,
            format!("the JSON does not end as it should: {}", plain(&error)),
            "correct the syntax, or export the file again",
        )
    })?;
    let mut problems = Problems::new();
    for (key, line, column) in json_duplicates(text) {
        let at = place(file, line as usize, column as usize);
        problems.push(problem(
            ProblemKind::Duplicate,
            at,
            format!("the key `{key}` stands twice in one object"),
            "keep one of them",
        ));
    }
    let draft: T = serde_json::from_str(text).map_err(|error| {
        let at = place(file, error.line(), error.column().max(1));
        one(ProblemKind::WrongType, at, plain(&error), TEXT_HINT)
    })?;
    unknown_keys(&draft, &value, &mut problems);
    finish(draft, problems, &Places::json(file, text))
}

/// Reads a TOML document.
pub(super) fn toml<T: DeserializeOwned + Serialize>(file: &str, text: &str) -> Result<T, Problems> {
    let located = |kind, error: &::toml::de::Error, hint: &str| {
        let (line, column) = Lines::new(text).at(error.span().map_or(0, |span| span.start));
        one(
            kind,
            place(file, line as usize, column as usize),
            error.message().replace('\n', "; "),
            hint,
        )
    };
    let value: ::toml::Table = ::toml::from_str(text)
        .map_err(|error| located(ProblemKind::Syntax, &error, "correct the TOML syntax"))?;
    let draft: T = ::toml::from_str(text)
        .map_err(|error| located(ProblemKind::WrongType, &error, TEXT_HINT))?;
    let mut problems = Problems::new();
    if let Ok(value) = serde_json::to_value(&value) {
        unknown_keys(&draft, &value, &mut problems);
    }
    finish(draft, problems, &Places::toml(file, text))
}

fn finish<T>(draft: T, mut problems: Problems, places: &Places) -> Result<T, Problems> {
    if problems.is_empty() {
        return Ok(draft);
    }
    places.locate(&mut problems);
    Err(problems)
}

/// The message of a JSON error without its place, which stands in front already.
fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message
        .rsplit_once(" at line ")
        .map_or(message.clone(), |(message, _)| message.to_owned())
}

/// Every key of the document that the draft, written again, does not have.
fn unknown_keys<T: Serialize>(draft: &T, document: &Value, problems: &mut Problems) {
    if let Ok(written) = serde_json::to_value(draft) {
        compare(document, &written, "", problems);
    }
}

fn compare(document: &Value, written: &Value, at: &str, problems: &mut Problems) {
    match (document, written) {
        (Value::Object(document), Value::Object(written)) => {
            for (key, value) in document {
                let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                if let Some(written) = written.get(key) {
                    compare(value, written, &at, problems);
                } else if !may_be_absent(key, value) {
                    let known: Vec<String> = written.keys().map(|key| format!("`{key}`")).collect();
                    problems.error(
                        ProblemKind::UnknownKey,
                        at,
                        format!("the key `{key}` is not known here"),
                        format!("correct or remove it; beside it stand {}", known.join(", ")),
                    );
                }
            }
        }
        (Value::Array(document), Value::Array(written)) => {
            for (i, (document, written)) in document.iter().zip(written).enumerate() {
                compare(document, written, &format!("{at}/{i}"), problems);
            }
        }
        _ => {}
    }
}

/// Whether a draft that is written again leaves a key out because it holds nothing.
fn may_be_absent(key: &str, value: &Value) -> bool {
    let nothing = match value {
        Value::Null => return true,
        Value::Bool(value) => !value,
        Value::Array(values) => values.is_empty(),
        Value::Object(values) => values.is_empty(),
        _ => false,
    };
    nothing && MAY_BE_EMPTY.contains(&key)
}
