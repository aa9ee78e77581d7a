//! What does a term base say?

use super::cells::Cells;
use super::text::{one, place, problem, text};
use cpi_model::escape::unescape_formula;
use cpi_model::lint::{Term, Terms};
use cpi_model::{ProblemKind, Problems};
use csv::StringRecord;

/// Columns without a language.
const PLAIN: [&str; 4] = ["en", "part", "match_en", "note"];
/// What stands before the language in the name of a column.
const PREFIXES: [&str; 3] = ["match_", "avoid_", "source_"];

/// Reads the term base of a framework's translations: `terms.csv`. The columns `match_LANGUAGE` and
/// `avoid_LANGUAGE` are beginnings of words, separated by `|`.
///
/// # Errors
///
/// All problems: a column that is not known, a term without its English words.
pub fn terms(file: &str, bytes: &[u8]) -> Result<Terms, Problems> {
    let text = text(file, bytes)?;
    let mut cells = Cells::new(file, &text, b',')?;
    let languages: Vec<String> = cells
        .header
        .iter()
        .filter(|name| !PLAIN.contains(&name.as_str()))
        .filter(|name| cells.header.contains(&format!("match_{name}")))
        .cloned()
        .collect();
    let is_known = |name: &str| {
        let of_language = |part: &str| languages.iter().any(|language| language == part);
        let variant = name
            .split_once('_')
            .is_some_and(|(part, _)| of_language(part));
        let prefixed = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix));
        PLAIN.contains(&name) || of_language(name) || variant || prefixed.is_some_and(of_language)
    };
    cells.only(
        is_known,
        "en, part, match_en, note, and of each language, such as ro: ro, match_ro, avoid_ro, source_ro and variants such as ro_moldova",
        &["en", "match_en"],
    )?;
    if languages.is_empty() {
        return Err(one(
            ProblemKind::MissingKey,
            place(file, cells.line as usize, 1),
            "no language has a column with its translations and one with the words to look for",
            "name two columns after each language, such as `ro` and `match_ro`",
        ));
    }
    let header = cells.header.clone();
    let mut problems = Problems::new();
    let mut terms = Terms::default();
    let mut record = StringRecord::new();
    while let Some(line) = cells.next(&mut record)? {
        let cell = |name: &str| {
            let at = header.iter().position(|each| each == name);
            let cell = at.and_then(|at| record.get(at)).unwrap_or_default();
            unescape_formula(cell.trim()).to_owned()
        };
        let words = |name: &str| -> Vec<String> {
            let cell = cell(name);
            let words = cell.split('|').map(str::trim);
            let words = words.filter(|word| !word.is_empty());
            words.map(str::to_owned).collect()
        };
        let mut term = Term {
            term: cell("en"),
            found_by: words("match_en"),
            ..Term::default()
        };
        for (name, is_empty) in [
            ("en", term.term.is_empty()),
            ("match_en", term.found_by.is_empty()),
        ] {
            if is_empty {
                let column = header.iter().position(|each| each == name).unwrap_or(0);
                problems.push(problem(
                    ProblemKind::Empty,
                    place(file, line as usize, column + 1),
                    format!("the term has nothing in `{name}`"),
                    "write the English term, and the beginnings of the words by which a text has it",
                ));
            }
        }
        for language in &languages {
            let translated = cpi_model::lint::Translated {
                term: cell(language),
                found_by: words(&format!("match_{language}")),
                avoid: words(&format!("avoid_{language}")),
            };
            term.translations.insert(language.clone(), translated);
        }
        terms.terms.push(term);
    }
    if problems.is_empty() {
        Ok(terms)
    } else {
        Err(problems)
    }
}
