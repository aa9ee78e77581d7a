//! What do results of 0.1 not have, or word otherwise? `docs/stability.md` has the list.

use serde_json::Value;

/// Figures of a coherence that came later.
const OF_COHERENCE: &[&str] = &[
    "complete",
    "rests_on_one",
    "standard_error",
    "variance_share_error",
    "variance_share_without_one",
];

/// What a trend says since, of moves and of what could not be told apart.
const OF_TREND: &[&str] = &["condition", "refusals"];

/// What a round may have declared since: its lists of units.
const OF_PROVENANCE: &[&str] = &["units"];

/// Reduces a result of 0.1 and its recomputation to the fields that both have, so that only figures are compared.
pub(super) fn align(stated: &mut Value, recomputed: &mut Value) {
    without_sentences(stated);
    without_sentences(recomputed);
    without_silent_countries(recomputed);
    for (part, later) in [
        ("coherence", OF_COHERENCE),
        ("trend", OF_TREND),
        ("provenance", OF_PROVENANCE),
    ] {
        if let Some(recomputed) = recomputed.get_mut(part) {
            leave_out(&stated[part], recomputed, later);
        }
    }
    let findings = stated.pointer("/coherence/findings");
    let own = recomputed.pointer_mut("/coherence/findings");
    if let (Some(findings), Some(own)) = (findings, own) {
        // Those of 0.1 are sentences, made from the figures that are compared.
        own.clone_from(findings);
    }
    if let (Some(asked), Some("trend"), Some(object)) = (
        stated.get("asked"),
        stated["kind"].as_str(),
        recomputed.as_object_mut(),
    ) {
        // The options of a trend of 0.1 are those of the query that was run.
        object.insert("asked".to_owned(), asked.clone());
    }
}

/// Leaves out keys of a recomputed result that the stated one does not have in the same place.
fn leave_out(stated: &Value, recomputed: &mut Value, keys: &[&str]) {
    match (stated, recomputed) {
        (Value::Object(stated), Value::Object(recomputed)) => {
            recomputed.retain(|key, _| stated.contains_key(key) || !keys.contains(&key.as_str()));
            for (key, own) in recomputed {
                if let Some(stated) = stated.get(key) {
                    leave_out(stated, own, keys);
                }
            }
        }
        (Value::Array(stated), Value::Array(recomputed)) => {
            for (stated, own) in stated.iter().zip(recomputed) {
                leave_out(stated, own, keys);
            }
        }
        _ => {}
    }
}

/// Leaves out the countries that have sent nothing, which had no row in a status.
fn without_silent_countries(document: &mut Value) {
    let named = document["provenance"]["assessments"].clone();
    let is_named = |row: &Value| {
        let mut named = named.as_array().into_iter().flatten();
        named.any(|it| it["country"] == row["country"] && it["round"] == row["round"])
    };
    let rows = document.pointer_mut("/status");
    if let Some(rows) = rows.and_then(Value::as_array_mut) {
        rows.retain(is_named);
    }
}

/// Leaves out the wording of the sentences of an explanation, and the weights and figures behind them.
fn without_sentences(document: &mut Value) {
    let lines = document.pointer_mut("/explanation/lines");
    let lines = lines.and_then(Value::as_array_mut).into_iter().flatten();
    for line in lines.filter_map(Value::as_object_mut) {
        for key in ["text", "basis", "weight"] {
            line.remove(key);
        }
    }
}
