//! What does a JSON document say, and what of it is no part of its format?
//!
//! `serde_json::from_str` refuses a draft at the first thing that is wrong. [`json`], and
//! `from_json` of every document, report all unknown keys and keys that stand twice, and the first
//! value of a wrong type, each with its line and column.

mod keys;
mod places;
mod unique;
mod words;

pub use places::{LineIndex, Positions, count_values, json_places, json_places_of};
pub use unique::{unique_map, unique_map_of_maps};

use crate::draft::SCHEMA_VERSION;
use crate::problem::{Place, Problem, ProblemKind, Problems, Severity, near};
use serde::de::DeserializeOwned;
use serde_json::Value;
use words::Message;

/// Reads a JSON document; `file` is what messages call it.
///
/// # Errors
///
/// All problems of the syntax and the keys.
///
/// # Examples
///
/// ```
/// use cpi_model::FrameworkDraft;
/// let text = "{ \"schema_version\": 1,\n  \"licens\": \"CC-BY-4.0\", \"scales\": { \"s\": { \"option\": [] } } }";
/// let problems = cpi_model::read::json::<FrameworkDraft>("framework.json", text).unwrap_err();
/// assert_eq!(
///     problems.to_string().lines().next().unwrap(),
///     "framework.json:2:3: error[unknown-key]: the key `licens` is not known here"
/// );
/// assert_eq!(problems.len(), 2);
/// ```
pub fn json<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Problems> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(syntax(
            file,
            ProblemKind::Empty,
            (1, 1),
            (
                "the file is empty".to_owned(),
                "write the document, or name another file".to_owned(),
            ),
        ));
    }
    let document: Value = serde_json::from_str(text).map_err(|error| {
        let at = LineIndex::new(text).at(offset(text, error.line(), error.column()));
        syntax(
            file,
            ProblemKind::Syntax,
            at,
            words::json_syntax(&complaint(&error)),
        )
    })?;
    let mut problems = Problems::new();
    let draft = value(&document, &mut problems);
    let foreign = |problem: &Problem| problem.kind == ProblemKind::WrongSchemaVersion;
    if !problems.iter().any(foreign) {
        for (key, line, column) in places::json_duplicates(text) {
            let message = format!(
                "the key `{}` stands twice in one group of keys",
                words::shorten(&key)
            );
            let (kind, severity) = (ProblemKind::Duplicate, Severity::Error);
            let problem = Problem::new(kind, severity, message, "keep one of them");
            problems.push(problem.at_place(place(file, (line, column))));
        }
    }
    match draft {
        Some(draft) if problems.is_empty() => Ok(draft),
        _ => {
            let pointers = problems.iter().map(|problem| &problem.path);
            let positions = json_places_of(text, pointers);
            problems.locate(|pointer| {
                let at = places::nearest(&positions, pointer)?;
                Some(place(file, at))
            });
            problems.sort_by_place();
            Err(problems)
        }
    }
}

/// The draft of a document that was parsed from JSON, or from another format with the same
/// values. Every key that the draft does not know is a problem at its JSON pointer; so is a
/// value of the wrong type, and then there is no draft. A document of another version is not
/// judged by the keys of this one.
pub fn value<T: DeserializeOwned>(document: &Value, problems: &mut Problems) -> Option<T> {
    let version = document.get("schema_version").and_then(Value::as_u64);
    if let Some(found) = version.filter(|found| *found != u64::from(SCHEMA_VERSION)) {
        problems.wrong_schema_version(found);
        return None;
    }
    let (draft, found) = keys::read::<T>(document);
    if let Some((pointer, complaint)) = &found.wrong_type {
        let (message, hint) =
            words::wrong_type(complaint, pointer, document.pointer(pointer.as_str()));
        problems.error(ProblemKind::WrongType, pointer.clone(), message, hint);
    }
    if found.unknown.is_empty() {
        return draft;
    }
    let elsewhere = keys::every_key::<T>();
    for unknown in found.unknown {
        let group = document
            .pointer(unknown.group.as_str())
            .and_then(Value::as_object);
        let there = |key: &str| group.is_some_and(|group| group.contains_key(key));
        // A key that is known elsewhere was put under another heading.
        let moved = !unknown.group.is_root() && elsewhere.contains(unknown.key.as_str());
        let mend = if moved {
            "move it to where it belongs (in TOML the keys of the document itself stand above the first `[…]`), or remove it"
        } else {
            "correct or remove it"
        };
        let free = unknown.known.iter().filter(|key| !there(key)).copied();
        // Beside the key that is meant, a list of forty is noise.
        let hint = if let Some(meant) = near(&unknown.key, free) {
            format!("did you mean `{meant}`? If not, {mend}")
        } else {
            let known = unknown.known.iter().map(|key| format!("`{key}`"));
            let known: Vec<String> = known.collect();
            format!("{mend}; known here are {}", known.join(", "))
        };
        problems.error(
            ProblemKind::UnknownKey,
            unknown.group.key(&unknown.key),
            format!(
                "the key `{}` is not known here",
                words::shorten(&unknown.key)
            ),
            hint,
        );
    }
    draft
}

/// The key under which a value stands that JSON has not, such as the number `nan` of TOML: the
/// value as it is written.
pub const NO_JSON: &str = "$__cpi_no_json";

/// A single problem of a text that is no document.
fn syntax(file: &str, kind: ProblemKind, at: (u32, u32), said: Message) -> Problems {
    let mut problems = Problems::new();
    problems.push(Problem::new(kind, Severity::Error, said.0, said.1).at_place(place(file, at)));
    problems
}

fn place(file: &str, (line, column): (u32, u32)) -> Place {
    Place {
        file: file.to_owned(),
        sheet: None,
        line: Some(line),
        column: Some(column),
    }
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

/// Gives a document the reader of its JSON.
macro_rules! from_json {
    ($($document:ident),+ $(,)?) => {$(
        impl crate::draft::$document {
            /// Reads the document from JSON; `file` is what messages call it.
            ///
            /// # Errors
            ///
            /// All problems of the syntax and the keys, with line and column: see
            /// [`read::json`](crate::read::json).
            pub fn from_json(file: &str, text: &str) -> Result<Self, Problems> {
                json(file, text)
            }
        }
    )+};
}
from_json!(
    AssessmentDraft,
    CrosswalkDraft,
    EntryDraft,
    FrameworkDraft,
    PeersDraft,
    PublicAssessmentDraft,
    PublicationDraft,
    RoundDraft,
    SubmissionDraft,
    TargetsDraft,
    UncertaintyDraft,
);
