//! A table for a translator, and the files of a framework with the translation in them.

use crate::read::is_blank;
use crate::translation::{COLUMNS, column};
use cpi_model::FrameworkDraft;
use cpi_model::Pointer;
use cpi_model::escape::escape_formula;
use csv::{Terminator, Writer, WriterBuilder};
use std::borrow::Cow;
use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

/// The header of the table, and its rows: a text each, with what there is in the source
/// language and what is translated already. A text that the source lacks is left out.
pub(super) fn rows(
    framework: &FrameworkDraft,
    source: &str,
    language: &str,
) -> ([String; 5], Vec<[String; 5]>) {
    let [of, code, key] = COLUMNS.map(str::to_owned);
    let header = [of, code, key, column(source), column(language)];
    let texts = framework.texts().into_iter();
    let rows = texts.filter_map(|text| {
        Some([
            text.of.to_owned(),
            text.code.clone(),
            text.key.clone(),
            text.texts.get(source)?.clone(),
            text.texts.get(language).cloned().unwrap_or_default(),
        ])
    });
    (header, rows.collect())
}

/// The table for a translator in CSV, a row a text. It is guarded against formulas, and
/// begins with a byte order mark, by which spreadsheets know that it is UTF-8.
pub fn table(framework: &FrameworkDraft, source: &str, language: &str) -> String {
    let mut writer = Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    let (header, rows) = rows(framework, source, language);
    for row in std::iter::once(&header).chain(&rows) {
        writer
            .write_record(row.iter().map(|cell| escape_formula(cell).into_owned()))
            .expect("writing to memory does not fail, and every row has five cells");
    }
    let bytes = writer
        .into_inner()
        .expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("every cell was text")
}

/// The file `framework.toml` with texts of a language added; all else stays as it is,
/// comments too. `None` where the file does not hold one of the places.
pub fn toml_with(text: &str, language: &str, texts: &[(Pointer, String)]) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let languages = document.get_mut("languages")?.as_array_mut()?;
    if !languages.iter().any(|each| each.as_str() == Some(language)) {
        languages.push(language);
    }
    for (path, text) in texts {
        let keys: Vec<_> = path.segments().collect();
        in_table(document.as_table_mut(), &keys, language, text)?;
    }
    Some(super::with_line_ends_of(text, document.to_string()))
}

fn in_table(table: &mut Table, keys: &[Cow<'_, str>], language: &str, text: &str) -> Option<()> {
    let (first, rest) = keys.split_first()?;
    in_item(table.get_mut(first)?, rest, language, text)
}

fn in_item(item: &mut Item, keys: &[Cow<'_, str>], language: &str, text: &str) -> Option<()> {
    match item {
        Item::Table(table) if keys.is_empty() => {
            insert(table, language, text);
            Some(())
        }
        Item::Table(table) => in_table(table, keys, language, text),
        Item::ArrayOfTables(tables) => {
            let (first, rest) = keys.split_first()?;
            in_table(tables.get_mut(first.parse().ok()?)?, rest, language, text)
        }
        Item::Value(value) => in_value(value, keys, language, text),
        Item::None => None,
    }
}

fn in_value(value: &mut Value, keys: &[Cow<'_, str>], language: &str, text: &str) -> Option<()> {
    match (value, keys.split_first()) {
        (Value::InlineTable(table), None) => {
            insert(table, language, text);
            table.fmt();
            Some(())
        }
        (Value::InlineTable(table), Some((first, rest))) => {
            in_value(table.get_mut(first)?, rest, language, text)
        }
        (Value::Array(values), Some((first, rest))) => {
            in_value(values.get_mut(first.parse().ok()?)?, rest, language, text)
        }
        _ => None,
    }
}

fn insert(table: &mut dyn TableLike, language: &str, text: &str) {
    table.insert(language, toml_edit::value(text));
}

/// The file `indicators.csv` with texts of a language added: a new column stands behind that
/// of the same text in another language. `None` where the table does not hold one of the
/// places.
pub fn csv_with(text: &str, language: &str, texts: &[(Pointer, String)]) -> Option<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        let record = record.ok()?;
        // A row of empty cells is no indicator, and would be counted as one.
        if !is_blank(record.iter()) {
            rows.push(record.iter().map(str::to_owned).collect());
        }
    }
    for (path, text) in texts {
        let (row, key) = path.entry_of("indicators")?;
        let key: Vec<_> = key.segments().collect();
        let key = match key.as_slice() {
            [list, option] if list == "criteria" => format!("criteria:{option}"),
            keys => keys.join("/"),
        };
        let name = format!("{key}@{language}");
        let header = rows.first()?;
        let at = if let Some(at) = header.iter().position(|each| *each == name) {
            at
        } else {
            let beside = format!("{key}@");
            let at = header.iter().rposition(|each| each.starts_with(&beside))? + 1;
            for (i, row) in rows.iter_mut().enumerate() {
                let cell = if i == 0 { name.clone() } else { String::new() };
                row.insert(at, cell);
            }
            at
        };
        *rows.get_mut(row + 1)?.get_mut(at)? = escape_formula(text).into_owned();
    }
    let header = text.find('\n').map_or("", |end| &text[..end]);
    let terminator = if header.ends_with('\r') {
        Terminator::CRLF
    } else {
        Terminator::Any(b'\n')
    };
    let mut writer = WriterBuilder::new()
        .terminator(terminator)
        .from_writer(Vec::new());
    for row in &rows {
        writer.write_record(row).ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}
