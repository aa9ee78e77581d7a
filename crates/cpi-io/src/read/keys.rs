//! Documents whose every key is known: how they are read by `cpi_model::read`, and TOML besides.

mod words;

use super::text::{few_values, of_document, one, place};
use crate::source_map::{LineIndex, SourceMap};
use cpi_model::read::NO_JSON;
use cpi_model::{ProblemKind, Problems};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// Reads a JSON document.
pub(super) fn json<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Problems> {
    of_document(file, text)?;
    few_values(file, text)?;
    cpi_model::read::json(file, text)
}

/// Reads a TOML document.
pub(super) fn toml<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Problems> {
    of_document(file, text)?;
    let table: ::toml::Table = ::toml::from_str(text).map_err(|error| {
        let lines = LineIndex::new(text);
        let (line, column) = lines.at(error.span().map_or(0, |span| span.start));
        let (message, hint) = words::toml_syntax(error.message(), lines.line(line));
        let at = place(file, line as usize, column as usize);
        one(ProblemKind::Syntax, at, message, hint)
    })?;
    let mut problems = Problems::new();
    let draft = cpi_model::read::value(&of_table(table), &mut problems);
    match draft {
        Some(draft) if problems.is_empty() => Ok(draft),
        _ => {
            SourceMap::toml(file, text).locate(&mut problems);
            Err(problems)
        }
    }
}

fn of_table(table: ::toml::Table) -> Value {
    let keys = table.into_iter().map(|(key, value)| (key, of(value)));
    Value::Object(keys.collect::<Map<String, Value>>())
}

/// A value of TOML as one of JSON. Dates and numbers that are none have no counterpart; no
/// document holds them, and they must not pass for an absent key.
fn of(value: ::toml::Value) -> Value {
    use ::toml::Value as Toml;
    match value {
        Toml::String(text) => Value::String(text),
        Toml::Integer(number) => Value::from(number),
        Toml::Float(number) => serde_json::Number::from_f64(number)
            .map_or_else(|| json!({ NO_JSON: number.to_string() }), Value::Number),
        Toml::Boolean(value) => Value::Bool(value),
        Toml::Datetime(date) => json!({ "$__toml_private_datetime": date.to_string() }),
        Toml::Array(values) => Value::Array(values.into_iter().map(of).collect()),
        Toml::Table(table) => of_table(table),
    }
}
