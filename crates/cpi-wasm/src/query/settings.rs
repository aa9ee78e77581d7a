//! What does a query declare beyond words and numbers?

use super::Values;
use crate::Refusal;
use crate::read::document_text;
use cpi_io::read::{self, ParsedDraft};
use cpi_io::source_map::SourceMap;
use cpi_model::Problems;
use cpi_scoring::plan::ChangedAnswer;
use serde::Serialize;
use serde_json::value::to_raw_value;

/// Reads the settings of a query, and puts what they declare in their place; gives where their
/// values stand.
pub(super) fn read(kind: &str, keys: &mut Values) -> Result<Option<SourceMap>, Refusal> {
    match kind {
        "robustness" => declared(keys, "plan", read::uncertainty),
        "plan" => declared(keys, "targets", read::targets),
        "peers" => declared(keys, "settings", read::peers),
        "what-if" => answers(keys),
        _ => Ok(None),
    }
}

fn declared<T: Serialize>(
    keys: &mut Values,
    key: &str,
    read: impl FnOnce(&str, &[u8]) -> Result<ParsedDraft<T>, Problems>,
) -> Result<Option<SourceMap>, Refusal> {
    let Some(raw) = keys.get(key).filter(|raw| raw.get() != "null") else {
        return Ok(None);
    };
    let text = document_text(raw);
    // No TOML begins with a brace.
    let json = text.trim_start().starts_with('{');
    let name = format!("{key}.{}", if json { "json" } else { "toml" });
    let read = read(&name, text.as_bytes())?;
    let written = to_raw_value(&read.draft).map_err(Refusal::because)?;
    keys.insert(key.to_owned(), written);
    Ok(Some(read.places))
}

/// Turns the answers of a what-if from an object of indicators and answers into the list that the
/// query holds; they have no place.
fn answers(keys: &mut Values) -> Result<Option<SourceMap>, Refusal> {
    let Some(raw) = keys.get("answers") else {
        return Ok(None);
    };
    let text = document_text(raw);
    if text.trim_start().starts_with('[') {
        return Ok(None);
    }
    let answers = crate::session::read_answers(&text)?;
    let answers = answers
        .into_iter()
        .map(|(indicator, answer)| ChangedAnswer { indicator, answer });
    let listed: Vec<ChangedAnswer> = answers.collect();
    let written = to_raw_value(&listed).map_err(Refusal::because)?;
    keys.insert("answers".to_owned(), written);
    Ok(None)
}
