//! Where are the texts that a coalition writes itself for its reports?
//!
//! `reports/ROUND/PART.LANGUAGE.md` for the report on all countries of a round, and
//! `reports/ROUND/COUNTRY/PART.LANGUAGE.md` for that of one.

use super::{FolderError, bytes};
use crate::read;
use cpi_model::{Place, Problem, ProblemKind, Problems, Severity, problem};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of an index that holds them.
const REPORTS: &str = "reports";

/// A text that a coalition writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnText {
    /// The file, as messages name it.
    pub file: String,
    /// Its path within the index, with `/`.
    pub path: String,
    /// The part that it is of: a word such as `summary`, or the code of a node.
    pub part: String,
    /// Its language, as a tag.
    pub language: String,
    /// What it says, in Markdown.
    pub text: String,
}

/// The folder of the texts for a report: of a country, or of all countries of a round.
pub fn of_report(index: &Path, round: &str, country: Option<&str>) -> PathBuf {
    let of_round = index.join(REPORTS).join(round);
    country.map_or_else(|| of_round.clone(), |country| of_round.join(country))
}

/// The texts for a report, by file name. `is_part` says which parts the report has, and `parts`
/// lists some of them for a message. A file whose name is not understood is a problem: what
/// somebody wrote must not be lacking in silence.
///
/// # Errors
///
/// [`FolderError`] where a file cannot be read, has a name that is not understood, or is not in
/// UTF-8.
pub fn own_texts(
    index: &Path,
    round: &str,
    country: Option<&str>,
    is_part: &dyn Fn(&str) -> bool,
    parts: &[&str],
) -> Result<Vec<OwnText>, FolderError> {
    let folder = of_report(index, round, country);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let failed = |source| FolderError::File {
        path: folder.clone(),
        source,
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let is_folder = entry.path().is_dir();
        // Beside the texts of a round stand the folders of its countries.
        if is_folder && country.is_none() {
            continue;
        }
        let name = entry.file_name().to_string_lossy().into_owned();
        // Files that systems and editors leave behind.
        if !name.starts_with('.') && !name.ends_with('~') {
            names.push((name, is_folder));
        }
    }
    names.sort();
    let mut problems = Problems::new();
    let mut texts = Vec::new();
    for (name, is_folder) in names {
        let path = folder.join(&name);
        let file = path.display().to_string();
        let part_and_language = name
            .strip_suffix(".md")
            .and_then(|name| name.rsplit_once('.'));
        let understood = part_and_language
            .filter(|_| !is_folder)
            .map(|(part, language)| {
                let is_language = oxilangtag::LanguageTag::parse(language).is_ok();
                (part, language, is_language && is_part(part))
            });
        let Some((part, language, true)) = understood else {
            problems.push(not_understood(&file, part_and_language, is_part, parts));
            continue;
        };
        let bytes = bytes(&path)?;
        let read = read::text(&file, &bytes);
        match read {
            Ok(text) => {
                let within = country.map_or_else(String::new, |country| format!("{country}/"));
                texts.push(OwnText {
                    path: format!("{REPORTS}/{round}/{within}{name}"),
                    part: part.to_owned(),
                    language: language.to_owned(),
                    text: text.into_owned(),
                    file: file.clone(),
                });
            }
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        Ok(texts)
    } else {
        Err(problems.into())
    }
}

fn not_understood(
    file: &str,
    named: Option<(&str, &str)>,
    is_part: &dyn Fn(&str) -> bool,
    parts: &[&str],
) -> Problem {
    let (message, hint) = match named {
        Some((part, language)) if is_part(part) => (
            format!("`{language}` is no language tag, so this text is in no report"),
            "name the file PART.LANGUAGE.md, such as `summary.en.md`".to_owned(),
        ),
        Some((part, _)) => (
            format!("the report has no part `{part}`, so this text is in no report"),
            problem::suggest(
                part,
                parts.iter().copied(),
                &format!("the parts are {}, and the codes of nodes", parts.join(", ")),
            ),
        ),
        None => (
            "this is no text of a report".to_owned(),
            "name texts PART.LANGUAGE.md, such as `summary.en.md`, and move other files away"
                .to_owned(),
        ),
    };
    let place = Place {
        file: file.to_owned(),
        sheet: None,
        line: None,
        column: None,
    };
    Problem::new(
        ProblemKind::UnknownReference,
        Severity::Error,
        message,
        hint,
    )
    .at_place(place)
}
