//! Documents whose every key is known.

mod words;

use super::cells::shorten;
use super::text::{one, place, problem};
use crate::places::{Lines, Places, Positions, json_duplicates, json_places, toml_places};
use cpi_model::draft::SCHEMA_VERSION;
use cpi_model::problem::suggest;
use cpi_model::{ProblemKind, Problems};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;
use words::Said;

/// Keys that a draft leaves out when they hold nothing, so that their absence from the
/// document it writes does not make them unknown.
const MAY_BE_EMPTY: &[&str] = &[
    "alternatives",
    "answers",
    "applies_if",
    "assessors",
    "bands",
    "cleared",
    "codings",
    "costs",
    "confirmed",
    "countries",
    "criteria",
    "denominator",
    "description",
    "from",
    "public",
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
    "settled",
    "quantities",
    "tables",
    "targets",
    "title",
    "values",
    "views",
    "weights",
    "withheld",
    "without",
    "words",
];

/// Keys of which an entry holds one, so that the others are absent from the document that a
/// draft writes.
const ONE_OF: &[&str] = &["cell", "group", "node"];

/// Reads a JSON document.
pub(super) fn json<T: DeserializeOwned + Serialize>(file: &str, text: &str) -> Result<T, Problems> {
    let lines = Lines::new(text);
    let at = |error: &serde_json::Error| lines.at(offset(text, error.line(), error.column()));
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let said = words::json_syntax(&complaint(&error));
        faulty(file, ProblemKind::Syntax, at(&error), said)
    })?;
    let places = Places::json(file, text);
    version(&value, &places)?;
    let mut problems = Problems::new();
    for (key, line, column) in json_duplicates(text) {
        let at = place(file, line as usize, column as usize);
        problems.push(problem(
            ProblemKind::Duplicate,
            at,
            format!(
                "the key `{}` stands twice in one group of keys",
                shorten(&key)
            ),
            "keep one of them",
        ));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let draft: T = serde_json::from_str(text).map_err(|error| {
        wrong_type(
            file,
            &complaint(&error),
            at(&error),
            &json_places(text),
            &value,
        )
    })?;
    unknown_keys(&draft, &value, &mut problems);
    finish(draft, problems, &places)
}

/// Reads a TOML document.
pub(super) fn toml<T: DeserializeOwned + Serialize>(file: &str, text: &str) -> Result<T, Problems> {
    let lines = Lines::new(text);
    let at = |error: &::toml::de::Error| lines.at(error.span().map_or(0, |span| span.start));
    let table: ::toml::Table = ::toml::from_str(text).map_err(|error| {
        let (line, column) = at(&error);
        let said = words::toml_syntax(error.message(), lines.line(line));
        faulty(file, ProblemKind::Syntax, (line, column), said)
    })?;
    let places = Places::toml(file, text);
    let value = serde_json::to_value(&table).unwrap_or(Value::Null);
    version(&value, &places)?;
    let draft: T = ::toml::from_str(text).map_err(|error| {
        wrong_type(
            file,
            error.message(),
            at(&error),
            &toml_places(text),
            &value,
        )
    })?;
    let mut problems = Problems::new();
    unknown_keys(&draft, &value, &mut problems);
    finish(draft, problems, &places)
}

/// What the JSON parser complains of, without the place that it says.
fn complaint(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let bare = said
        .rsplit_once(" at line ")
        .map(|(bare, _)| bare.to_owned());
    bare.unwrap_or(said)
}

/// The byte that a line and a column of the JSON parser stand for. It knows no line end but
/// LF, and counts bytes up to and with the one that it does not like.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before = text.split_inclusive('\n').take(line.saturating_sub(1));
    before.map(str::len).sum::<usize>() + column.saturating_sub(1)
}

fn faulty(file: &str, kind: ProblemKind, at: (u32, u32), said: Said) -> Problems {
    one(
        kind,
        place(file, at.0 as usize, at.1 as usize),
        said.0,
        said.1,
    )
}

/// A document of another version is not judged by the keys of this one.
fn version(value: &Value, places: &Places) -> Result<(), Problems> {
    match value.get("schema_version").and_then(Value::as_u64) {
        Some(found) if found != u64::from(SCHEMA_VERSION) => {
            let mut problems = Problems::new();
            problems.wrong_schema_version(found);
            places.locate(&mut problems);
            Err(problems)
        }
        _ => Ok(()),
    }
}

/// A complaint about the type of a value: the last that begins where it is placed.
fn wrong_type(
    file: &str,
    complaint: &str,
    at: (u32, u32),
    positions: &Positions,
    value: &Value,
) -> Problems {
    // A group of keys of TOML has its place at its name, behind the bracket.
    let behind = (at.0, at.1 + 1);
    let heads = |(pointer, begins): &(&String, &(u32, u32))| {
        **begins == behind && value.pointer(pointer).is_some_and(Value::is_object)
    };
    let before = positions.iter().filter(|(_, begins)| **begins <= at);
    let found = before.max_by_key(|(pointer, begins)| (**begins, pointer.len()));
    let found = positions.iter().find(heads).or(found);
    let (pointer, at) = found.map_or(("", (1, 1)), |(pointer, at)| (pointer, *at));
    let said = words::wrong_type(complaint, pointer, value.pointer(pointer));
    faulty(file, ProblemKind::WrongType, at, said)
}

fn finish<T>(draft: T, mut problems: Problems, places: &Places) -> Result<T, Problems> {
    if problems.is_empty() {
        return Ok(draft);
    }
    places.locate(&mut problems);
    Err(problems)
}

/// Every key of the document that the draft, written again, does not have.
fn unknown_keys<T: Serialize>(draft: &T, document: &Value, problems: &mut Problems) {
    if let Ok(written) = serde_json::to_value(draft) {
        let mut known = MAY_BE_EMPTY.iter().chain(ONE_OF).copied().collect();
        keys_of(&written, &mut known);
        compare(document, &written, "", &known, problems);
    }
}

/// The keys that stand anywhere in a document.
fn keys_of<'v>(value: &'v Value, keys: &mut BTreeSet<&'v str>) {
    match value {
        Value::Object(values) => {
            for (key, value) in values {
                keys.insert(key);
                keys_of(value, keys);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| keys_of(value, keys)),
        _ => {}
    }
}

fn compare(
    document: &Value,
    written: &Value,
    at: &str,
    anywhere: &BTreeSet<&str>,
    problems: &mut Problems,
) {
    match (document, written) {
        (Value::Object(document), Value::Object(written)) => {
            for (key, value) in document {
                let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                if let Some(written) = written.get(key) {
                    compare(value, written, &at, anywhere, problems);
                } else if !may_be_absent(key, value) {
                    let known: Vec<String> = written.keys().map(|key| format!("`{key}`")).collect();
                    // A key that is known elsewhere was put under another heading.
                    let mend = if at.matches('/').count() == 1 || !anywhere.contains(&**key) {
                        "correct or remove it"
                    } else {
                        "move it to where it belongs (in TOML the keys of the document itself stand above the first `[…]`), or remove it"
                    };
                    let beside = format!("{mend}; beside it stand {}", known.join(", "));
                    let near = anywhere
                        .iter()
                        .filter(|near| !document.contains_key(**near));
                    problems.error(
                        ProblemKind::UnknownKey,
                        at,
                        format!("the key `{}` is not known here", shorten(key)),
                        suggest(key, near.copied(), &beside),
                    );
                }
            }
        }
        (Value::Array(document), Value::Array(written)) => {
            for (i, (document, written)) in document.iter().zip(written).enumerate() {
                compare(document, written, &format!("{at}/{i}"), anywhere, problems);
            }
        }
        // A list is taken for keys in their order, which nobody means.
        (Value::Array(_), Value::Object(_)) => {
            let (message, hint) = words::list_for_keys(at);
            problems.error(ProblemKind::WrongType, at, message, hint);
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
