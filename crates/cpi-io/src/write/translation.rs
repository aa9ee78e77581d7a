//! A table for a translator, and the files of a framework with the translation in them.

use crate::read::is_blank;
use crate::translation::{COLUMNS, Handout, REVIEWED, column};
use cpi_model::draft::TextReviewDraft;
use cpi_model::escape::escape_formula;
use cpi_model::texts::{FrameworkText, TextState};
use cpi_model::{FrameworkDraft, Pointer};
use csv::{Terminator, Writer, WriterBuilder};
use std::borrow::Cow;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

/// The header of the table, and its rows: a text each, with what there is in the source
/// language and what is translated already. A text that the source lacks is left out, and for a reviewer
/// also one that lacks a translation or whose translation was reviewed.
pub(super) fn rows(
    framework: &FrameworkDraft,
    source: &str,
    language: &str,
    handout: Handout,
) -> (Vec<String>, Vec<Vec<String>>) {
    let [of, code, key] = COLUMNS.map(str::to_owned);
    let mut header = vec![of, code, key, column(source), column(language)];
    let reviews = framework.text_reviews_in(language);
    let for_review = handout == Handout::Review;
    if for_review {
        header.push(REVIEWED.to_owned());
    }
    let is_wanted = |text: &FrameworkText<'_>| {
        let state = reviews.state(text);
        !for_review || matches!(state, TextState::Draft | TextState::Given)
    };
    let texts = framework.texts().into_iter().filter(is_wanted);
    let rows = texts.filter_map(|text| {
        let mut row = vec![
            text.of.to_owned(),
            text.code.clone(),
            text.key.clone(),
            text.texts.get(source)?.clone(),
            text.texts.get(language).cloned().unwrap_or_default(),
        ];
        row.resize(header.len(), String::new());
        Some(row)
    });
    let rows = rows.collect();
    (header, rows)
}

/// The table for a translator in CSV, a row a text. It is guarded against formulas, and
/// begins with a byte order mark, by which spreadsheets know that it is UTF-8.
pub fn table(framework: &FrameworkDraft, source: &str, language: &str) -> String {
    table_for(framework, source, language, Handout::Translation)
}

/// The same for a translator or for a reviewer.
pub fn table_for(
    framework: &FrameworkDraft,
    source: &str,
    language: &str,
    handout: Handout,
) -> String {
    let mut writer = Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    let (header, rows) = rows(framework, source, language, handout);
    for row in std::iter::once(&header).chain(&rows) {
        writer
            .write_record(row.iter().map(|cell| escape_formula(cell).into_owned()))
            .expect("writing to memory does not fail, and every row is as wide as the header");
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

/// The file `framework.toml` with a review of texts behind everything else; all else stays as it is. `None`
/// where reviews stand there in another form than tables.
pub fn toml_with_review(text: &str, review: &TextReviewDraft) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let mut table = Table::new();
    for (key, value) in [
        ("language", &review.language),
        ("by", &review.by),
        ("on", &review.on),
    ] {
        table.insert(key, toml_edit::value(value.clone()?));
    }
    let mut texts = Array::new();
    for text in &review.texts {
        texts.push_formatted(Value::from(text.as_str()).decorated("\n  ", ""));
    }
    texts.set_trailing("\n");
    texts.set_trailing_comma(true);
    table.insert("texts", toml_edit::value(texts));
    let reviews = document
        .entry("text_reviews")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    reviews.as_array_of_tables_mut()?.push(table);
    Some(super::with_line_ends_of(text, document.to_string()))
}

/// The file `framework.toml` with a language taken off the list of drafts. `None` where it holds no such list.
pub fn toml_without_draft(text: &str, language: &str) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let drafts = document.get_mut("draft_languages")?.as_array_mut()?;
    drafts.retain(|tag| tag.as_str() != Some(language));
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
