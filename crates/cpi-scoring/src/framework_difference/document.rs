//! What differs outside the indicators, by path?

use crate::framework_difference::{Change, ChangeKind};
use cpi_model::FrameworkDraft;
use serde_json::Value;
use std::collections::BTreeSet;

/// Keys that hold what explains and moves no score.
const EXPLAIN: [&str; 13] = [
    "attribution",
    "description",
    "instruments",
    "label",
    "languages",
    "licence",
    "names",
    "schema_version",
    "source",
    "title",
    "version",
    "id",
    "without",
];

pub(super) fn changes(one: &FrameworkDraft, other: &FrameworkDraft) -> Vec<Change> {
    let without_indicators = |draft: &FrameworkDraft| {
        serde_json::to_value(draft.without_indicators()).unwrap_or_default()
    };
    let mut changes = Vec::new();
    compare(
        Some(&without_indicators(one)),
        Some(&without_indicators(other)),
        "",
        &mut changes,
    );
    changes
}

fn compare(one: Option<&Value>, other: Option<&Value>, at: &str, changes: &mut Vec<Change>) {
    if one == other {
        return;
    }
    let inside = |key: &str| {
        if at.is_empty() {
            key.to_owned()
        } else {
            format!("{at}/{key}")
        }
    };
    match (one, other) {
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            for key in keys {
                compare(one.get(key), other.get(key), &inside(key), changes);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(other)))
            if one.iter().chain(other).all(|value| name(value).is_some()) =>
        {
            let find = |all: &'_ [Value], name: &str| -> Option<Value> {
                all.iter()
                    .find(|value| self::name(value).as_deref() == Some(name))
                    .cloned()
            };
            let names = |all: &[Value]| -> Vec<String> { all.iter().filter_map(name).collect() };
            let (mine, theirs) = (names(one), names(other));
            for name in mine
                .iter()
                .filter(|name| !theirs.contains(name))
                .chain(&theirs)
            {
                compare(
                    find(one, name).as_ref(),
                    find(other, name).as_ref(),
                    &inside(name),
                    changes,
                );
            }
            let kept = |names: &[String], among: &[String]| -> Vec<String> {
                names
                    .iter()
                    .filter(|name| among.contains(name))
                    .cloned()
                    .collect()
            };
            let (before, after) = (kept(&mine, &theirs), kept(&theirs, &mine));
            if before != after {
                changes.push(Change {
                    kind: ChangeKind::Moved,
                    key: inside("order"),
                    one: Some(before.join("; ")),
                    other: Some(after.join("; ")),
                });
            }
        }
        _ => changes.push(Change {
            kind: kind(at, one.is_some() && other.is_some()),
            key: at.to_owned(),
            one: one.map(text),
            other: other.map(text),
        }),
    }
}

/// What tells an element of a list from the others: its code, or the cell it is about.
fn name(value: &Value) -> Option<String> {
    let key = |key: &str| value.get(key).and_then(Value::as_str);
    match (key("code"), key("row"), key("group")) {
        (Some(code), _, _) => Some(code.to_owned()),
        (None, Some(row), Some(group)) => Some(format!("{row} × {group}")),
        _ => None,
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn kind(path: &str, both: bool) -> ChangeKind {
    let mut parts = path.split('/');
    if path.ends_with("/weight") {
        ChangeKind::Reweighted
    } else if path.ends_with("/parent") {
        ChangeKind::Moved
    } else if parts.any(|part| part == "label") && both {
        ChangeKind::Reworded
    } else if path.split('/').any(|part| EXPLAIN.contains(&part)) {
        ChangeKind::Explained
    } else {
        ChangeKind::Method
    }
}
