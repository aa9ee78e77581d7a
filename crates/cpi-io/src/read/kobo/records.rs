//! Records of JSON, of the sheets of a workbook, and of a CSV file.

use super::super::spreadsheet::{Spreadsheet, Value};
use super::Record;
use crate::places::{Cell, json_places};
use crate::questionnaire::names::{EVIDENCE, EVIDENCE_FIELDS, FORM_IDENTITY};
use std::collections::BTreeMap;

/// The last part of a field's name: groups stand before it, separated by `/`, by `-` in
/// exports of ODK, whose names of ours have none.
fn last_part(name: &str) -> &str {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.rsplit('-').next().unwrap_or(name)
}

/// Whether a header is one of submissions to a form of ours.
pub(in crate::read) fn is_record_header<'h>(header: impl IntoIterator<Item = &'h str>) -> bool {
    header
        .into_iter()
        .any(|name| FORM_IDENTITY.contains(&last_part(name.trim())))
}

/// Adds the fields of a row; a header that is empty has none.
fn row<'r>(cells: impl Iterator<Item = (&'r str, Value, Cell)>, at: Cell) -> Record {
    let mut record = Record {
        cell: at,
        ..Record::default()
    };
    for (name, value, cell) in cells {
        let name = last_part(name.trim());
        if !name.is_empty() && !value.text().is_empty() {
            let entry = record.fields.entry(name.to_owned());
            entry.or_insert((value, cell));
        }
    }
    record
}

/// The records of a workbook: the first sheet with fields of ours, and the sheets of its
/// repeats, which say to which row they belong.
pub(in crate::read) fn from_sheets(book: &Spreadsheet) -> Option<Vec<Record>> {
    let mut main: Option<Vec<Record>> = None;
    let mut repeats: Vec<Record> = Vec::new();
    for (s, sheet) in book.sheets.iter().enumerate() {
        let Some(header) = sheet.rows.first() else {
            continue;
        };
        let names: BTreeMap<u32, String> = header
            .cells
            .iter()
            .map(|(column, value)| (*column, value.text()))
            .collect();
        let is_main = is_record_header(names.values().map(String::as_str));
        let is_repeat = names
            .values()
            .any(|name| EVIDENCE_FIELDS.contains(&last_part(name)));
        if !is_main && !is_repeat {
            continue;
        }
        let rows = sheet.rows.iter().skip(1).map(|line| {
            let cell = |column| Cell {
                sheet: s,
                row: line.number,
                column,
            };
            let cells = line.cells.iter().filter_map(|(column, value)| {
                let name = names.get(column)?;
                Some((name.as_str(), value.clone(), cell(*column)))
            });
            row(cells, cell(1))
        });
        if is_main && main.is_none() {
            main = Some(rows.collect());
        } else if is_repeat {
            repeats.extend(rows);
        }
    }
    let mut main = main?;
    join(&mut main, repeats);
    Some(main)
}

/// Gives each repeat to its submission: by the number of its row, or else by the id of the
/// submission. One that belongs to none becomes a record of its own, to be reported.
fn join(main: &mut Vec<Record>, repeats: Vec<Record>) {
    let of = |record: &Record, names: &[&str]| -> Option<String> {
        let mut names = names.iter();
        names.find_map(|name| record.fields.get(*name).map(|(value, _)| value.text()))
    };
    let mut by: BTreeMap<String, usize> = BTreeMap::new();
    for (i, record) in main.iter().enumerate() {
        for (kind, names) in [("index", &["_index"][..]), ("id", &["_uuid", "KEY"][..])] {
            if let Some(id) = of(record, names) {
                by.insert(format!("{kind} {id}"), i);
            }
        }
    }
    for repeat in repeats {
        let index = of(&repeat, &["_parent_index"]).map(|id| format!("index {id}"));
        let id = of(&repeat, &["_submission__uuid", "PARENT_KEY"]).map(|id| format!("id {id}"));
        let at = id
            .and_then(|id| by.get(&id))
            .or_else(|| index.and_then(|index| by.get(&index)));
        if let Some(at) = at {
            main[*at].evidence.push(repeat);
        } else {
            main.push(Record {
                cell: repeat.cell,
                evidence: vec![repeat],
                ..Record::default()
            });
        }
    }
}

/// The records of a table with a header: names, and per row its line and cells.
pub(in crate::read) fn from_rows(header: &[String], rows: &[(u32, Vec<String>)]) -> Vec<Record> {
    rows.iter()
        .map(|(line, cells)| {
            let cell = |column: usize| Cell {
                sheet: 0,
                row: *line,
                column: u32::try_from(column + 1).unwrap_or(u32::MAX),
            };
            let named = header.iter().zip(cells).enumerate();
            let cells =
                named.map(|(i, (name, text))| (name.as_str(), Value::Text(text.clone()), cell(i)));
            row(cells, cell(0))
        })
        .collect()
}

/// The records of JSON as the server exports it: `results`, a list, or one submission.
pub(in crate::read) fn from_json(text: &str, value: &serde_json::Value) -> Vec<Record> {
    let places = json_places(text);
    let (prefix, listed) = match value {
        serde_json::Value::Array(all) => ("", all.as_slice()),
        serde_json::Value::Object(object) => match object.get("results") {
            Some(serde_json::Value::Array(all)) => ("/results", all.as_slice()),
            _ => return vec![object_record(value, "", &places)],
        },
        _ => return Vec::new(),
    };
    listed
        .iter()
        .enumerate()
        .map(|(i, each)| object_record(each, &format!("{prefix}/{i}"), &places))
        .collect()
}

fn object_record(
    value: &serde_json::Value,
    at: &str,
    places: &BTreeMap<String, (u32, u32)>,
) -> Record {
    let cell = |pointer: &str| {
        let (row, column) = places.get(pointer).copied().unwrap_or((1, 1));
        Cell {
            sheet: 0,
            row,
            column,
        }
    };
    let mut record = Record {
        cell: cell(at),
        ..Record::default()
    };
    let Some(object) = value.as_object() else {
        return record;
    };
    for (key, value) in object {
        let pointer = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
        let name = last_part(key);
        match value {
            serde_json::Value::Array(repeats) if name == EVIDENCE => {
                for (i, repeat) in repeats.iter().enumerate() {
                    let pointer = format!("{pointer}/{i}");
                    record
                        .evidence
                        .push(object_record(repeat, &pointer, places));
                }
            }
            serde_json::Value::Object(inner) if name == "_validation_status" => {
                if let Some(uid) = inner.get("uid").and_then(serde_json::Value::as_str) {
                    let value = Value::Text(uid.to_owned());
                    record
                        .fields
                        .insert(name.to_owned(), (value, cell(&pointer)));
                }
            }
            // ODK nests groups; Kobo writes them into the name.
            serde_json::Value::Object(_) => {
                let inner = object_record(value, &pointer, places);
                for (name, found) in inner.fields {
                    record.fields.entry(name).or_insert(found);
                }
                record.evidence.extend(inner.evidence);
            }
            serde_json::Value::String(text) => put(&mut record, name, text.clone(), cell(&pointer)),
            serde_json::Value::Number(number) => {
                put(&mut record, name, number.to_string(), cell(&pointer));
            }
            serde_json::Value::Bool(truth) => {
                put(&mut record, name, truth.to_string(), cell(&pointer));
            }
            _ => {}
        }
    }
    record
}

fn put(record: &mut Record, name: &str, text: String, cell: Cell) {
    let entry = record.fields.entry(name.to_owned());
    entry.or_insert((Value::Text(text), cell));
}
