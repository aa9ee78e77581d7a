//! What does a table say that comes back from a translator?

mod rows;

use super::cells::shorten;
use super::text::problem;
use crate::translation::{COLUMNS, Translation, column};
use crate::write::framework_difference::words;
use cpi_model::{FrameworkDraft, ProblemKind, Problems};
use rows::Rows;
use std::collections::BTreeMap;

/// Reads the translation of a framework from `source` into `language`: a table in CSV, or a
/// workbook in XLSX or ODS.
///
/// # Errors
///
/// All problems: a column that is missing, a row that names no text of the framework or
/// stands twice, a text that is no longer what was translated.
pub fn translation(
    file: &str,
    bytes: &[u8],
    framework: &FrameworkDraft,
    source: &str,
    language: &str,
) -> Result<Translation, Problems> {
    let table = Rows::read(file, bytes)?;
    let mut problems = Problems::new();
    let wanted: Vec<String> = COLUMNS
        .iter()
        .map(|name| (*name).to_owned())
        .chain([column(source), column(language)])
        .collect();
    let at: Vec<Option<usize>> = wanted
        .iter()
        .map(|name| table.header.iter().position(|each| each == name))
        .collect();
    for (name, found) in wanted.iter().zip(&at) {
        if found.is_none() {
            problems.push(problem(
                ProblemKind::MissingKey,
                table.head(),
                format!("there is no column `{name}`"),
                format!(
                    "keep the columns as they were exported: {}",
                    wanted.join(", ")
                ),
            ));
        }
    }
    let at: Vec<usize> = at.into_iter().flatten().collect();
    let &[of, code, key, from, to] = at.as_slice() else {
        return Err(problems);
    };
    let texts = framework.texts();
    let known: BTreeMap<(&str, &str, &str), usize> = texts
        .iter()
        .enumerate()
        .map(|(i, text)| ((text.of, text.code.as_str(), text.key.as_str()), i))
        .collect();
    let mut seen: BTreeMap<usize, u32> = BTreeMap::new();
    let mut translation = Translation::default();
    for (line, cells) in &table.lines {
        let line = *line;
        let cell = |column: usize| cells.get(column).map_or("", String::as_str);
        let name = (cell(of), cell(code), cell(key));
        let Some(&position) = known.get(&name) else {
            problems.push(problem(
                ProblemKind::UnknownReference,
                table.at(line, code),
                format!(
                    "the framework has no text `{}` of the {} `{}`",
                    shorten(name.2),
                    shorten(name.0),
                    shorten(name.1)
                ),
                "restore `of`, `code` and `key` as they were exported; if the text was removed from the framework, remove the row",
            ));
            continue;
        };
        if let Some(first) = seen.insert(position, line) {
            problems.push(problem(
                ProblemKind::Duplicate,
                table.at(line, code),
                format!("the text stands twice, first on line {first}"),
                "keep one of the rows",
            ));
            continue;
        }
        let text = &texts[position];
        let original = text.texts.get(source).map_or("", String::as_str);
        if plain(cell(from)) != plain(original) {
            problems.push(problem(
                ProblemKind::AlteredText,
                table.at(line, from),
                format!(
                    "this is not the text of the framework, which now reads: {}",
                    words(cell(from), original)
                ),
                "the text has changed since it was handed out: export again and translate the new text",
            ));
            continue;
        }
        let translated = cell(to).trim();
        match text.texts.get(language).map(|text| text.trim()) {
            _ if translated.is_empty() => translation.empty += 1,
            Some(before) if before == translated => translation.unchanged += 1,
            before => {
                let replaces = before.is_some_and(|before| !before.is_empty());
                translation.changed += usize::from(replaces);
                translation.new += usize::from(!replaces);
                translation
                    .texts
                    .push((text.path.clone(), translated.to_owned()));
            }
        }
    }
    if problems.is_empty() {
        Ok(translation)
    } else {
        Err(problems)
    }
}

/// A text without what spreadsheets change: line ends and space at its ends.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}
