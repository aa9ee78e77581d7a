//! Records of JSON, of the sheets of a workbook, and of CSV files.

use super::super::spreadsheet::{Spreadsheet, Value};
use super::fields::{Field, field, is_identity};
use super::{Export, Record};
use crate::questionnaire::names::{EVIDENCE, EVIDENCE_FIELDS};
use crate::source_map::{Cell, json_places};
use cpi_model::Framework;
use cpi_model::Pointer;
use std::collections::{BTreeMap, BTreeSet};

/// Whether a header is one of submissions to a form of ours.
pub(in crate::read) fn is_record_header<'h>(header: impl IntoIterator<Item = &'h str>) -> bool {
    header.into_iter().any(is_identity)
}

/// Adds a field to a record. A field that has a value already keeps it; another value is
/// noted, to be reported.
fn put(record: &mut Record, name: &str, value: Value, cell: Cell, framework: &Framework) {
    if value.text().is_empty() {
        return;
    }
    match field(name, framework) {
        Field::Named(name) => {
            if name.is_empty() || name == EVIDENCE {
                return;
            }
            match record.fields.get(&name) {
                None => {
                    record.fields.insert(name, (value, cell));
                }
                Some((known, _)) if known.text() == value.text() => {}
                Some(_) => record.twice.push((name, value, cell)),
            }
        }
        other => record
            .unclear
            .push((name.trim().to_owned(), other, value, cell)),
    }
}

/// The records of a workbook, or of the tables of an archive: those of every sheet with
/// fields of ours, and of the sheets of their repeats.
pub(in crate::read) fn from_sheets(book: &Spreadsheet, framework: &Framework) -> Option<Export> {
    let mut export = Export::default();
    let mut repeats: Vec<Record> = Vec::new();
    let mut found = false;
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
        let is_repeat = names.values().any(|name| {
            matches!(field(name, framework), Field::Named(end) if EVIDENCE_FIELDS.contains(&end.as_str()))
        });
        if !is_main && !is_repeat {
            continue;
        }
        let rows = sheet.rows.iter().skip(1).map(|line| {
            let cell = |column| Cell {
                sheet: s,
                row: line.number,
                column,
            };
            let mut record = Record {
                cell: cell(1),
                ..Record::default()
            };
            for (column, value) in &line.cells {
                if let Some(name) = names.get(column) {
                    put(&mut record, name, value.clone(), cell(*column), framework);
                }
            }
            record
        });
        if is_main {
            found = true;
            export.records.extend(rows);
        } else {
            repeats.extend(rows);
        }
    }
    if !found {
        return None;
    }
    let parents = Parents::new(book, &export.records);
    let belong: Vec<_> = repeats.iter().map(|repeat| parents.of(repeat)).collect();
    for (repeat, of) in repeats.into_iter().zip(belong) {
        match of {
            Ok(all) => {
                for at in all {
                    export.records[at].evidence.push(repeat.clone());
                }
            }
            Err(why) => export.orphans.push((repeat, why)),
        }
    }
    Some(export)
}

/// The submissions by what a repeat may call its own.
struct Parents<'a> {
    records: &'a [Record],
    /// Their positions by a kind of id and the id.
    by: BTreeMap<(&'static str, String), Vec<usize>>,
    /// The names of all sheets.
    sheets: Vec<&'a str>,
    /// Of those, the sheets of submissions.
    mains: BTreeSet<usize>,
}

/// What a repeat may name, and the fields of a submission that hold it.
const LINKS: [(&str, &[&str]); 4] = [
    ("_submission__uuid", &["_uuid", "instanceID"]),
    ("PARENT_KEY", &["KEY", "instanceID"]),
    ("_submission__id", &["_id"]),
    ("_parent_index", &["_index"]),
];

impl<'a> Parents<'a> {
    fn new(book: &'a Spreadsheet, records: &'a [Record]) -> Self {
        let mut by: BTreeMap<(&'static str, String), Vec<usize>> = BTreeMap::new();
        for (at, record) in records.iter().enumerate() {
            for (link, names) in LINKS {
                let ids: BTreeSet<String> = names.iter().filter_map(|it| record.id(it)).collect();
                for id in ids {
                    by.entry((link, id)).or_default().push(at);
                }
            }
        }
        Self {
            records,
            by,
            sheets: book
                .sheets
                .iter()
                .map(|sheet| sheet.name.as_str())
                .collect(),
            mains: records.iter().map(|record| record.cell.sheet).collect(),
        }
    }

    /// The records to which a repeat belongs: one, or one submission that stands several
    /// times. Its id decides; the number of a row only where there is no id, and it must not
    /// say otherwise.
    fn of(&self, repeat: &Record) -> Result<Vec<usize>, String> {
        let found = |link: &'static str, id: &str| -> &[usize] {
            let found = self.by.get(&(link, id.to_owned()));
            found.map_or(&[], Vec::as_slice)
        };
        let [ids @ .., (index_link, _)] = LINKS;
        let mut known: Option<&[usize]> = None;
        for (link, _) in ids {
            let Some(id) = repeat.id(link) else { continue };
            let now = found(link, &id);
            if now.is_empty() {
                return Err(format!("no submission is the `{id}` of its `{link}`"));
            }
            let agrees = known.is_none_or(|known| known.iter().any(|at| now.contains(at)));
            if !agrees {
                return Err(format!(
                    "its ids are those of two submissions; `{link}` is `{id}`"
                ));
            }
            known = Some(now);
        }
        let table = repeat.text("_parent_table_name").unwrap_or_default();
        let of_table = self.sheets.iter().position(|name| *name == table);
        if of_table.is_some_and(|at| !self.mains.contains(&at)) {
            return Err(format!(
                "its `_parent_table_name`, `{table}`, is no sheet of submissions"
            ));
        }
        let Some(index) = repeat.id(index_link) else {
            let known = known.map(<[usize]>::to_vec);
            return known.ok_or_else(|| "it names no submission".to_owned());
        };
        // With several sheets of submissions, the number of a row is that of its own sheet.
        let on = |at: &&usize| of_table.is_none_or(|sheet| self.records[**at].cell.sheet == sheet);
        let numbered: Vec<usize> = found(index_link, &index)
            .iter()
            .filter(on)
            .copied()
            .collect();
        let told = format!("its `{index_link}` is `{index}`");
        match known {
            Some(known) if numbered.is_empty() || known.iter().any(|at| numbered.contains(at)) => {
                Ok(known.to_vec())
            }
            Some(_) => Err(format!(
                "{told}, the `_index` of another submission than its id names"
            )),
            None if numbered.is_empty() => Err(format!("{told}, the `_index` of no submission")),
            None => {
                let uuid = self.records[numbered[0]].uuid();
                let same = |at: &usize| self.records[*at].uuid() == uuid;
                if numbered.len() == 1 || uuid.is_some() && numbered.iter().all(same) {
                    Ok(numbered)
                } else {
                    Err(format!(
                        "{told}, the `_index` of {} submissions",
                        numbered.len()
                    ))
                }
            }
        }
    }
}

/// The records of a table with a header: names, and per row its line and cells.
pub(in crate::read) fn from_rows(
    header: &[String],
    rows: &[(u32, Vec<String>)],
    framework: &Framework,
) -> Export {
    let records = rows.iter().map(|(line, cells)| {
        let cell = |column: usize| Cell {
            sheet: 0,
            row: *line,
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
        };
        let mut record = Record {
            cell: cell(0),
            ..Record::default()
        };
        for (i, (name, text)) in header.iter().zip(cells).enumerate() {
            let value = Value::Text(text.clone());
            put(&mut record, name, value, cell(i), framework);
        }
        record
    });
    Export {
        records: records.collect(),
        ..Export::default()
    }
}

/// The records of JSON as a server exports it: `results` of KoboToolbox, `value` of `OData`, a
/// list, or one submission.
pub(in crate::read) fn from_json(
    text: &str,
    value: &serde_json::Value,
    framework: &Framework,
) -> Export {
    use serde_json::Value::{Array, Object};
    let reader = Json {
        places: json_places(text),
        framework,
    };
    let mut export = Export::default();
    let (list, listed) = match value {
        Array(all) => (Pointer::root(), all.as_slice()),
        Object(object) => match (object.get("results"), object.get("value")) {
            (Some(Array(all)), _) => (Pointer::from(["results"]), all.as_slice()),
            (_, Some(Array(all))) => (Pointer::from(["value"]), all.as_slice()),
            _ => (Pointer::root(), std::slice::from_ref(value)),
        },
        _ => return export,
    };
    let single = list.is_root() && value.is_object();
    for (i, each) in listed.iter().enumerate() {
        let at = if single {
            Pointer::root()
        } else {
            list.index(i)
        };
        export.records.push(reader.record(each, &at));
    }
    for next in ["next", "@odata.nextLink"] {
        if value.get(next).is_some_and(|link| !link.is_null()) {
            export.incomplete = Some((reader.cell(&Pointer::from([next])), next));
        }
    }
    export
}

struct Json<'a> {
    places: cpi_model::read::Positions,
    framework: &'a Framework,
}

impl Json<'_> {
    fn cell(&self, pointer: &Pointer) -> Cell {
        let (row, column) = self.places.get(pointer).copied().unwrap_or((1, 1));
        Cell {
            sheet: 0,
            row,
            column,
        }
    }

    fn record(&self, value: &serde_json::Value, at: &Pointer) -> Record {
        let mut record = Record {
            cell: self.cell(at),
            ..Record::default()
        };
        let Some(object) = value.as_object() else {
            return record;
        };
        for (key, value) in object {
            self.entry(&mut record, key, value, &at.key(key));
        }
        record
    }

    fn entry(&self, record: &mut Record, key: &str, value: &serde_json::Value, pointer: &Pointer) {
        let cell = self.cell(pointer);
        if let Some((name, annotation)) = key.split_once("@odata.") {
            if annotation == "navigationLink" && is_evidence(name) {
                record.linked = Some(cell);
            }
            return;
        }
        let scalar = |record: &mut Record, name: &str, value: Value| {
            put(record, name, value, cell, self.framework);
        };
        match value {
            serde_json::Value::Array(repeats) if is_evidence(key) => {
                record.expanded = true;
                for (i, repeat) in repeats.iter().enumerate() {
                    let inner = self.record(repeat, &pointer.index(i));
                    record.evidence.push(inner);
                }
            }
            serde_json::Value::Object(inner) if key == "_validation_status" => {
                let mut known = ["uid", "label"].into_iter();
                let status = known.find_map(|it| inner.get(it)?.as_str());
                if let Some(status) = status {
                    scalar(record, key, Value::Text(status.to_owned()));
                }
            }
            serde_json::Value::Object(inner) if key == "__system" => {
                for (key, name) in [
                    ("submissionDate", "SubmissionDate"),
                    ("reviewState", "ReviewState"),
                    ("deletedAt", "_deleted"),
                ] {
                    if let Some(text) = inner.get(key).and_then(serde_json::Value::as_str) {
                        let cell = self.cell(&pointer.key(key));
                        let value = Value::Text(text.to_owned());
                        put(record, name, value, cell, self.framework);
                    }
                }
            }
            // ODK nests groups; Kobo writes them into the name.
            serde_json::Value::Object(_) => record.absorb(self.record(value, pointer)),
            serde_json::Value::String(text) => scalar(record, key, Value::Text(text.clone())),
            // A program that makes a number of `19.10` or `01` leaves `19.1` and `1`.
            serde_json::Value::Number(number) => {
                scalar(record, key, Value::Number(number.to_string()));
            }
            serde_json::Value::Bool(truth) => {
                scalar(record, key, Value::Text(truth.to_string()));
            }
            _ => {}
        }
    }
}

/// Whether a key is that of the repeat for evidence, whatever groups it is in.
fn is_evidence(key: &str) -> bool {
    key.strip_suffix(EVIDENCE)
        .is_some_and(|before| before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric()))
}
