//! What does a complaint of a parser mean in plain words?

use crate::pointer::Pointer;
use serde_json::Value;

/// A message and a hint.
pub(super) type Message = (String, String);

/// What is wrong with the syntax of a JSON document.
pub(super) fn json_syntax(complaint: &str) -> Message {
    let (message, hint) = if complaint.starts_with("EOF") {
        let inside = [
            ("string", "a text"),
            ("list", "a list"),
            ("object", "a group of keys"),
        ];
        let inside = inside.iter().find(|(word, _)| complaint.ends_with(word));
        return (
            format!(
                "the file ends in the middle of {}",
                inside.map_or("a value", |it| it.1)
            ),
            "complete it; if it was cut off on its way, copy or export it again".to_owned(),
        );
    } else if complaint.starts_with("trailing comma") {
        (
            "there is a comma before the closing bracket",
            "remove the comma",
        )
    } else if complaint.starts_with("trailing characters") {
        (
            "something stands behind the end of the document",
            "keep one document in a file, from `{` to its `}`",
        )
    } else if complaint.starts_with("expected `,`") {
        (
            "a comma or a closing bracket is missing before this",
            "separate entries by commas, and close what was opened",
        )
    } else if complaint.starts_with("expected `:`") {
        ("a key has no colon behind it", "write `\"key\": value`")
    } else if complaint.starts_with("key must be") {
        (
            "a key stands without quotation marks",
            "write `\"key\": value`",
        )
    } else if complaint.starts_with("control character") {
        (
            "a text holds a line break or another control character",
            "close the quotation marks on the same line; a line break is written `\\n`",
        )
    } else if complaint.contains("surrogate") {
        (
            "a text holds half of a character: an escape such as `\\ud83d` without its other half",
            "write the character itself, or both halves",
        )
    } else if complaint.contains("escape") {
        (
            "a backslash stands before something that it cannot stand before",
            "write a backslash itself as `\\\\`",
        )
    } else if complaint.starts_with("recursion") {
        (
            "brackets are nested too deeply",
            "write the document as its schema says",
        )
    } else if complaint.starts_with("invalid number") || complaint.starts_with("number out") {
        (
            "a number is not written as JSON writes numbers",
            "write it as text, in quotation marks",
        )
    } else {
        (
            "a value is missing here, or stands without quotation marks",
            "write a text in quotation marks, `true`, `false`, a list or a group of keys",
        )
    };
    (message.to_owned(), hint.to_owned())
}

/// What stands where something else is expected: the value at a JSON pointer, and what the
/// complaint says of it.
pub(super) fn wrong_type(complaint: &str, pointer: &Pointer, value: Option<&Value>) -> Message {
    let (_, expected) = complaint
        .rsplit_once("expected ")
        .unwrap_or(("", complaint));
    let whole = ["u8", "u16", "u32", "u64", "usize", "i32", "i64"];
    // A word of a list may be any text; the check says which there are.
    let text = expected.starts_with("a string") || expected.starts_with("string");
    let found = value.map(described);
    let (allowed, hint) = if text {
        let hint = match value.and_then(bare) {
            Some(bare) => format!("write it in quotation marks: `\"{bare}\"`"),
            None => "write one text, in quotation marks".to_owned(),
        };
        ("a text", hint)
    } else if whole.contains(&expected) {
        (
            "a whole number from 0",
            "write digits alone, without quotation marks".to_owned(),
        )
    } else if expected.starts_with("a boolean") {
        (
            "`true` or `false`",
            "write `true` or `false`, without quotation marks".to_owned(),
        )
    } else if expected.starts_with("a sequence") || expected.starts_with("sequence") {
        let key = pointer.last().unwrap_or_default();
        let hint = match value {
            Some(Value::Object(_)) if !key.is_empty() => format!(
                "write a list in brackets: `[…]`; in TOML each entry stands under its own `[[{}]]`",
                shorten(&key)
            ),
            Some(Value::String(text)) => {
                format!("write a list in brackets: `[\"{}\"]`", shorten(text))
            }
            _ => "write a list in brackets: `[…]`".to_owned(),
        };
        ("a list", hint)
    } else {
        ("a group of keys", keys_instead(complaint, pointer, value))
    };
    let found = found.unwrap_or_else(|| "something else".to_owned());
    (
        format!("{} is {found}; allowed is {allowed}", named(pointer)),
        hint,
    )
}

/// How a group of keys is written, where something else stands.
fn keys_instead(complaint: &str, pointer: &Pointer, value: Option<&Value>) -> String {
    let key = pointer.last().unwrap_or_default();
    // The position in a list is no key.
    let named = !key.is_empty() && key.parse::<usize>().is_err();
    let by_language = ["title", "label", "text", "question", "guidance"].contains(&&*key);
    match value {
        Some(Value::String(text)) if named && by_language && complaint.ends_with("a map") => {
            let text = shorten(text);
            format!("write the text by its language: `{{ \"en\": \"{text}\" }}`, in TOML `{{ en = \"{text}\" }}`")
        }
        Some(Value::Array(_)) if named && complaint.ends_with("a map") => format!(
            "write each under a name of its own, in braces: `{{ \"name\": … }}`; in TOML under `[{key}]` or `[{key}.name]`, in single brackets",
            key = shorten(&key)
        ),
        Some(Value::Array(_)) if named => format!(
            "there is one of it: write its keys in braces, `{{…}}`; in TOML they stand under `[{key}]`, in single brackets, and not under `[[{key}]]`",
            key = shorten(&key)
        ),
        _ => "write keys with their values in braces: `{ \"key\": \"value\" }`, in TOML `{ key = \"value\" }`".to_owned(),
    }
}

/// The last key of a JSON pointer, or an entry of its list.
fn named(pointer: &Pointer) -> String {
    let mut segments = pointer.segments().rev();
    let Some(last) = segments.next() else {
        return "the document".to_owned();
    };
    match (last.parse::<usize>(), segments.next()) {
        (Ok(entry), Some(within)) => format!("entry {} of `{within}`", entry + 1),
        _ => format!("`{}`", shorten(&last)),
    }
}

fn described(value: &Value) -> String {
    match value {
        Value::Null => "nothing (`null`)".to_owned(),
        Value::Bool(value) => format!("`{value}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("the text `{}`", shorten(text)),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(keys) => match bare(value) {
            Some(number) if keys.contains_key(super::NO_JSON) => format!("the number {number}"),
            Some(date) => format!("the date {date} without quotation marks"),
            None => "a group of keys".to_owned(),
        },
    }
}

/// How a value stands in its file, if it is a number, a word, or a date of TOML.
fn bare(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Object(keys) => {
            // What TOML has and JSON has not.
            let written = keys.get("$__toml_private_datetime");
            let written = written.or_else(|| keys.get(super::NO_JSON))?;
            Some(written.as_str()?.to_owned())
        }
        _ => None,
    }
}

pub(super) fn shorten(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if clean.chars().count() <= 60 {
        clean
    } else {
        clean.chars().take(60).chain(['…']).collect()
    }
}
