//! Where do two JSON documents differ?

use crate::pointer::Pointer;
use serde_json::Value;

/// One place at which two documents differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonDifference {
    /// The JSON pointer.
    pub path: Pointer,
    /// What the one says; `nothing` if it says nothing.
    pub one: String,
    /// What the other says.
    pub other: String,
}

/// Every place at which two JSON documents differ, in order: keys by their bytes, entries of lists
/// by position.
///
/// # Examples
///
/// ```
/// use cpi_model::json_diff::differences;
/// use serde_json::json;
///
/// let one = json!({ "scores": [1, 2], "id": "a" });
/// let other = json!({ "scores": [1], "id": "a" });
/// let found = differences(&one, &other);
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].path.as_str(), found[0].other.as_str()), ("/scores/1", "nothing"));
/// ```
pub fn differences(one: &Value, other: &Value) -> Vec<JsonDifference> {
    let mut found = Vec::new();
    walk(Some(one), Some(other), Pointer::root(), &mut found);
    found
}

fn walk(
    one: Option<&Value>,
    other: Option<&Value>,
    path: Pointer,
    found: &mut Vec<JsonDifference>,
) {
    match (one, other) {
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            let mut keys: Vec<&String> = one.keys().chain(other.keys()).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                let at = path.key(key);
                walk(one.get(key), other.get(key), at, found);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) => {
            for i in 0..one.len().max(other.len()) {
                walk(one.get(i), other.get(i), path.index(i), found);
            }
        }
        (one, other) if one == other => {}
        (one, other) => {
            let say = |value: Option<&Value>| match value {
                None => "nothing".to_owned(),
                Some(Value::Object(_)) => "an object".to_owned(),
                Some(Value::Array(values)) => format!("a list of {}", values.len()),
                Some(value) => value.to_string(),
            };
            found.push(JsonDifference {
                path,
                one: say(one),
                other: say(other),
            });
        }
    }
}
