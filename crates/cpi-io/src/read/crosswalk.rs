//! A crosswalk: TOML with a table of relations, or one JSON document.

use super::cells::{Cells, shorten};
use super::text::{one, place, problem, text};
use super::{ParsedDraft, keys};
use crate::source_map::SourceMap;
use cpi_model::Pointer;
use cpi_model::draft::{Choice, CrosswalkDraft, RelationDraft};
use cpi_model::escape::unescape_formula;
use cpi_model::{ProblemKind, Problems};
use csv::StringRecord;

/// The columns of `crosswalk.csv`.
pub(crate) const CROSSWALK_COLUMNS: [&str; 6] =
    ["relation", "from", "to", "confirmed", "similarity", "note"];

/// Reads a crosswalk from its JSON.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn crosswalk_json(file: &str, bytes: &[u8]) -> Result<ParsedDraft<CrosswalkDraft>, Problems> {
    let text = text(file, bytes)?;
    Ok(ParsedDraft {
        draft: keys::json(file, &text)?,
        places: SourceMap::json(file, &text),
    })
}

/// Reads a crosswalk from `crosswalk.toml` and `crosswalk.csv`, each with the name that
/// messages give it. Without the table the relations stand in the TOML.
///
/// # Errors
///
/// All problems of the syntax, the keys and the columns.
pub fn crosswalk_toml(
    toml: (&str, &[u8]),
    relations: Option<(&str, &[u8])>,
) -> Result<ParsedDraft<CrosswalkDraft>, Problems> {
    let (file, bytes) = toml;
    let text = text(file, bytes)?;
    let mut draft: CrosswalkDraft = keys::toml(file, &text)?;
    let mut places = SourceMap::toml(file, &text);
    if let Some((table, rows)) = relations {
        if !draft.relations.is_empty() {
            return Err(one(
                ProblemKind::Contradiction,
                place(file, 1, 1),
                format!("the relations stand here and in {table}"),
                "keep them in one place",
            ));
        }
        draft.relations = self::relations(table, rows, &mut places)?;
    }
    Ok(ParsedDraft { draft, places })
}

fn relations(
    file: &str,
    bytes: &[u8],
    places: &mut SourceMap,
) -> Result<Vec<RelationDraft>, Problems> {
    let text = text(file, bytes)?;
    let mut cells = Cells::new(file, &text, b',')?;
    cells.only(
        |name| CROSSWALK_COLUMNS.contains(&name),
        &CROSSWALK_COLUMNS.join(", "),
        &["relation", "from", "to"],
    )?;
    let mut problems = Problems::new();
    let mut drafts = Vec::new();
    let mut lines = Vec::new();
    let mut record = StringRecord::new();
    while let Some(line) = cells.next(&mut record)? {
        let mut draft = RelationDraft::default();
        for (i, (name, cell)) in cells.header.iter().zip(record.iter()).enumerate() {
            let cell = unescape_formula(cell);
            match name.as_str() {
                _ if cell.is_empty() => {}
                "relation" => draft.relation = Some(Choice::from_word(cell)),
                "from" => draft.from = list(cell),
                "to" => draft.to = list(cell),
                "similarity" => draft.similarity = Some(cell.to_owned()),
                "note" => draft.note = Some(cell.to_owned()),
                _ => match cell {
                    "yes" => draft.confirmed = true,
                    "no" => draft.confirmed = false,
                    other => problems.push(problem(
                        ProblemKind::UnknownWord,
                        place(file, line as usize, i + 1),
                        format!(
                            "`confirmed` is `{}`; allowed are yes and no",
                            shorten(other)
                        ),
                        "write whether a person has confirmed the row",
                    )),
                },
            }
        }
        drafts.push(draft);
        lines.push(line);
    }
    let columns = cells.header.iter().map(|name| Pointer::root().key(name));
    places.add_rows(file, "relations", columns.collect(), lines);
    if problems.is_empty() {
        Ok(drafts)
    } else {
        Err(problems)
    }
}

fn list(cell: &str) -> Vec<String> {
    let codes = cell.split(';').map(str::trim);
    codes
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect()
}
