//! A framework: TOML with a table of indicators, or one JSON document.

use super::text::{one, place};
use super::{ParsedDraft, indicators, keys, text};
use crate::source_map::SourceMap;
use cpi_model::draft::FrameworkDraft;
use cpi_model::{ProblemKind, Problems};

/// Reads a framework from its canonical JSON.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn framework_json(file: &str, bytes: &[u8]) -> Result<ParsedDraft<FrameworkDraft>, Problems> {
    let text = text::text(file, bytes)?;
    Ok(ParsedDraft {
        draft: keys::json(file, &text)?,
        places: SourceMap::json(file, &text),
    })
}

/// Reads a framework from `framework.toml` and `indicators.csv`, each with the name that
/// messages give it. Without the table the indicators stand in the TOML.
///
/// # Errors
///
/// All problems of the syntax, the keys and the columns.
pub fn framework_toml(
    toml: (&str, &[u8]),
    indicators: Option<(&str, &[u8])>,
) -> Result<ParsedDraft<FrameworkDraft>, Problems> {
    let (file, bytes) = toml;
    let text = text::text(file, bytes)?;
    let mut draft: FrameworkDraft = keys::toml(file, &text)?;
    let places = SourceMap::toml(file, &text);
    let Some((table, rows)) = indicators else {
        return Ok(ParsedDraft { draft, places });
    };
    if !draft.indicators.is_empty() {
        return Err(one(
            ProblemKind::Contradiction,
            place(file, 1, 1),
            format!("the indicators stand here and in {table}"),
            "keep them in one place",
        ));
    }
    let mut places = places;
    draft.indicators = indicators::indicators(table, rows, &draft.languages, &mut places)?;
    Ok(ParsedDraft { draft, places })
}
