//! What does a table say that comes back from a translator?

mod rows;

use super::cells::shorten;
use super::numeral::numeral;
use super::text::problem;
use crate::translation::{COLUMNS, REVIEWED, Translation, column};
use cpi_model::matching::plain;
use cpi_model::word_diff;
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
    let kind = if is_other(&table.header, &at) {
        ProblemKind::OtherContent
    } else {
        ProblemKind::MissingKey
    };
    for (name, found) in wanted.iter().zip(&at) {
        if found.is_none() {
            problems.push(problem(
                kind,
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
    let marks = table.header.iter().position(|each| each == REVIEWED);
    let mut reviewed = Vec::new();
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
        let clean = [of, code, key].map(|column| plain(cell(column)));
        let name = (&*clean[0], &*clean[1], &*clean[2]);
        let found = if table.numbers.contains(&(line, code)) {
            // A program has made a number of the code: the text beside it may tell which.
            let is = |(named, at): (&(&str, &str, &str), &usize)| {
                let same =
                    (named.0, named.2) == (name.0, name.2) && numeral(named.1) == numeral(name.1);
                same.then_some(*at)
            };
            let mut found: Vec<usize> = known.iter().filter_map(is).collect();
            if 1 < found.len() {
                let is_text = |at: &usize| {
                    let original = texts[*at].texts.get(source).map_or("", String::as_str);
                    same_text(cell(from), original)
                };
                let by_text: Vec<usize> = found.iter().copied().filter(is_text).collect();
                if by_text.len() == 1 {
                    found = by_text;
                }
            }
            match found.as_slice() {
                [one] => Some(*one),
                [] => None,
                several => {
                    let codes = several.iter().map(|at| format!("`{}`", texts[*at].code));
                    let codes: Vec<String> = codes.collect();
                    problems.push(problem(
                        ProblemKind::WrongType,
                        table.at(line, code),
                        format!(
                            "the code is the number {}, which may be {}",
                            name.1,
                            codes.join(" or ")
                        ),
                        "give the cell the format “text”, and write the code again as it was exported",
                    ));
                    continue;
                }
            }
        } else {
            known.get(&name).copied()
        };
        let Some(position) = found else {
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
        if !same_text(cell(from), original) {
            problems.push(problem(
                ProblemKind::AlteredText,
                table.at(line, from),
                format!(
                    "this is not the text of the framework, which now reads: {}",
                    word_diff::marked(cell(from), original)
                ),
                "the text has changed since it was handed out: export again and translate the new text",
            ));
            continue;
        }
        let translated = cell(to).trim();
        if let Some(column) = marks {
            let there = text.texts.get(language).map_or("", |text| text.trim());
            let read = if translated.is_empty() {
                there
            } else {
                translated
            };
            match mark(cell(column)) {
                Some(false) => {}
                Some(true) if read.is_empty() => problems.push(problem(
                    ProblemKind::Empty,
                    table.at(line, column),
                    "the text is marked as reviewed, and has no translation",
                    "write the translation, or clear the mark",
                )),
                Some(true) => {
                    let first = framework
                        .languages
                        .first()
                        .and_then(|tag| text.texts.get(tag));
                    let first = first.map_or("", String::as_str);
                    reviewed.push(text.review_mark(first, read));
                }
                None => problems.push(problem(
                    ProblemKind::UnknownWord,
                    table.at(line, column),
                    format!("`{}` is neither `yes` nor `no`", shorten(cell(column))),
                    "write `yes` where the translation is good, else `no` or nothing",
                )),
            }
        }
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
    translation.reviewed = marks.map(|_| reviewed);
    if problems.is_empty() {
        Ok(translation)
    } else {
        Err(problems)
    }
}

/// What a reviewer marked: yes, or no; `None` for any other word.
fn mark(cell: &str) -> Option<bool> {
    match plain(cell).to_lowercase().as_str() {
        "yes" | "y" | "x" | "1" | "true" => Some(true),
        "" | "no" | "n" | "0" | "false" => Some(false),
        _ => None,
    }
}

/// Whether a table that lacks wanted columns is no translation, or one into another language.
fn is_other(header: &[String], wanted: &[Option<usize>]) -> bool {
    let [of, code, key, from, to] = wanted else {
        return false;
    };
    let names_texts = [of, code, key].iter().all(|at| at.is_some());
    let names_none = wanted.iter().all(Option::is_none);
    let of_languages = header.iter().filter(|name| name.starts_with(&column("")));
    let elsewhere = from.is_some() && to.is_none() && 1 < of_languages.count();
    names_none || names_texts && elsewhere
}

/// Whether two texts are the same but for what programs change: line ends and other space,
/// letters composed or not, characters that cannot be seen.
fn same_text(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}
