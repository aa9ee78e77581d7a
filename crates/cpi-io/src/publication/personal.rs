//! Does a publication hold personal data? Every text of every file is searched, but for
//! results and tables of answers, which hold nothing but codes, figures and what stands in the
//! other files.

use super::{DECLARATION, PreparedPublication, TABLE};
use crate::personal::{self, Finding};
use crate::source_map::SourceMap;
use cpi_model::Pointer;
use cpi_model::draft::PersonalExceptionDraft;
use cpi_model::problem::Place;
use cpi_model::{Problem, ProblemKind, Problems, Severity};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Everything in a publication that looks like personal data and is not excepted, and every
/// exception that excepts nothing.
pub fn personal(prepared: &PreparedPublication) -> Problems {
    let mut search = Search {
        exceptions: &prepared.exceptions,
        used: vec![false; prepared.exceptions.len()],
        problems: Problems::new(),
        clean: BTreeSet::new(),
    };
    for (file, text) in &prepared.files {
        search.file(file, text);
    }
    let Search {
        used,
        mut problems,
        exceptions,
        ..
    } = search;
    for ((file, i, exception), _) in exceptions.iter().zip(used).filter(|(_, used)| !used) {
        let within = exception.file.as_ref();
        let within = within.map_or_else(String::new, |file| format!(" in `{file}`"));
        problems.push(
            Problem::new(
                ProblemKind::UnneededException,
                Severity::Warning,
                format!(
                    "exception {} excepts nothing: its text is not found{within}",
                    i + 1
                ),
                "correct the text or the file, or remove the exception",
            )
            .at_path(Pointer::entry("exceptions", *i))
            .at_place(place(&file.display().to_string(), None)),
        );
    }
    problems
}

fn place(file: &str, at: Option<(u64, usize)>) -> Place {
    Place {
        file: file.to_owned(),
        sheet: None,
        line: at.and_then(|(line, _)| u32::try_from(line).ok()),
        column: at.and_then(|(_, column)| u32::try_from(column).ok()),
    }
}

struct Search<'a> {
    exceptions: &'a [(PathBuf, usize, PersonalExceptionDraft)],
    used: Vec<bool>,
    problems: Problems,
    /// Texts in which nothing was found: keys, and what many answers repeat.
    clean: BTreeSet<String>,
}

impl Search<'_> {
    fn file(&mut self, file: &str, text: &str) {
        let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
        let table = file.ends_with(&format!("/{TABLE}"));
        let before = self.problems.len();
        match extension {
            "json" => {
                let value = serde_json::from_str(text).unwrap_or(Value::Null);
                self.value(file, &value, &Pointer::root(), "");
                if before < self.problems.len() {
                    SourceMap::json(file, text).locate(&mut self.problems);
                }
            }
            "toml" => {
                match toml::from_str::<toml::Table>(text).map(serde_json::to_value) {
                    Ok(Ok(value)) => self.value(file, &value, &Pointer::root(), ""),
                    // What cannot be read is searched line by line.
                    _ => self.lines(file, text.lines().enumerate()),
                }
                // Comments of a file that is published as it is.
                let comments = text.lines().enumerate();
                let comments = comments.filter_map(|(i, line)| Some((i, line.split_once('#')?.1)));
                self.lines(file, comments);
                if before < self.problems.len() {
                    SourceMap::toml(file, text).locate(&mut self.problems);
                }
            }
            // What a coalition writes itself.
            "md" => self.lines(file, text.lines().enumerate()),
            "csv" if !table => self.cells(file, text),
            _ => {}
        }
        self.problems.locate(|_| Some(place(file, None)));
    }

    fn lines<'t>(&mut self, file: &str, lines: impl Iterator<Item = (usize, &'t str)>) {
        for (i, line) in lines {
            self.text(
                file,
                line,
                &Pointer::root(),
                &|| "the line".to_owned(),
                Some((i as u64 + 1, 1)),
            );
        }
    }

    /// The texts of a document. `owner` names the answer, indicator or node they belong to.
    fn value(&mut self, file: &str, value: &Value, path: &Pointer, owner: &str) {
        match value {
            Value::Object(keys) => {
                let mut code = ["indicator", "code"].into_iter();
                let code = code.find_map(|key| keys.get(key)?.as_str());
                let owner = code.map_or(owner.to_owned(), |code| format!("`{code}`: "));
                for (key, value) in keys {
                    let at = path.key(key);
                    // A key may be a text too, such as a word of a table.
                    self.text(file, key, &at, &|| format!("{owner}a key"), None);
                    if !(FIGURES.contains(&key.as_str()) && value.is_string()) {
                        self.value(file, value, &at, &owner);
                    }
                }
            }
            Value::Array(values) => {
                for (i, value) in values.iter().enumerate() {
                    self.value(file, value, &path.index(i), owner);
                }
            }
            Value::String(text) => {
                let what = || format!("{owner}{}", in_words(path));
                self.text(file, text, path, &what, None);
            }
            _ => {}
        }
    }

    fn cells(&mut self, file: &str, text: &str) {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut header: Vec<String> = Vec::new();
        for record in reader.records().flatten() {
            let line = record.position().map_or(1, csv::Position::line);
            if header.is_empty() {
                header = record.iter().map(str::to_owned).collect();
            }
            for (column, cell) in record.iter().enumerate() {
                let named = header.get(column).map_or("", String::as_str);
                let what = || format!("`{}`: `{named}`", record.get(0).unwrap_or_default());
                self.text(
                    file,
                    cell,
                    &Pointer::root(),
                    &what,
                    Some((line, column + 1)),
                );
            }
        }
    }

    fn text(
        &mut self,
        file: &str,
        text: &str,
        path: &Pointer,
        what: &dyn Fn() -> String,
        at: Option<(u64, usize)>,
    ) {
        if self.clean.contains(text) {
            return;
        }
        let found = personal::search(text);
        if found.is_empty() {
            self.clean.insert(text.to_owned());
        }
        for finding in found {
            if self.is_excepted(file, &finding) {
                continue;
            }
            let what = what();
            let message = format!(
                "{what} holds what looks like {}: `{}`",
                finding.kind,
                finding.masked()
            );
            let hint = format!(
                "remove it in the index, withhold the part in `{DECLARATION}`, or, if it may be published, except it there with the reason"
            );
            let severity = finding.kind.severity();
            let problem = Problem::new(ProblemKind::PersonalData, severity, message, hint);
            // Of a document, its places say where a path leads.
            let found_at = at.map(|_| place(file, at));
            self.problems.push(problem.at_path(path).at_place(found_at));
        }
    }

    /// Whether an exception covers what was found. All that do are used.
    fn is_excepted(&mut self, file: &str, finding: &Finding) -> bool {
        let mut excepted = false;
        for ((_, _, exception), used) in self.exceptions.iter().zip(&mut self.used) {
            let here = exception.file.as_ref().is_none_or(|only| only == file);
            let text = exception.text.as_deref().unwrap_or_default();
            if here && personal::same(text, &finding.text) {
                *used = true;
                excepted = true;
            }
        }
        excepted
    }
}

/// Keys whose texts are codes, figures, dates and hashes.
const FIGURES: [&str; 15] = [
    "answer",
    "points",
    "indicator",
    "country",
    "round",
    "consulted",
    "at",
    "state",
    "head",
    "kind",
    "reference_date",
    "weight",
    "low",
    "high",
    "id",
];

/// A place in a document in words: `evidence 2: title`.
fn in_words(path: &Pointer) -> String {
    let mut words: Vec<String> = Vec::new();
    for part in path.segments() {
        match (part.parse::<usize>(), words.last_mut()) {
            (Ok(number), Some(last)) => last.push_str(&format!(" {}", number + 1)),
            _ => words.push(part.into_owned()),
        }
    }
    let from = words.len().saturating_sub(2);
    let words: Vec<&str> = words[from..]
        .iter()
        .map(String::as_str)
        .filter(|word| !word.starts_with("answers "))
        .collect();
    format!("`{}`", words.join(": "))
}
