//! How do the texts of a language get into the files of a framework?

use super::{FolderError, FrameworkFiles, bytes, framework_files, name};
use crate::{read, write};
use cpi_model::Pointer;
use cpi_model::draft::{FrameworkDraft, TextReviewDraft};
use std::path::{Path, PathBuf};

/// The byte order marks of UTF-8 and UTF-16.
const MARKS: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];

/// The files of the framework that a path names, as [`framework`](super::framework()) finds them, with texts of
/// a language added; nothing is written.
///
/// # Errors
///
/// [`FolderError`] where they cannot be read, or do not hold one of the places.
pub fn with_texts(
    path: &Path,
    language: &str,
    texts: &[(Pointer, String)],
) -> Result<Vec<(PathBuf, Vec<u8>)>, FolderError> {
    with_review(path, language, texts, None)
}

/// The same, and with a review of texts in the language. Where the review leaves no draft among them, the language
/// is taken off the list of drafts.
///
/// # Errors
///
/// As of [`with_texts`].
pub fn with_review(
    path: &Path,
    language: &str,
    texts: &[(Pointer, String)],
    review: Option<&TextReviewDraft>,
) -> Result<Vec<(PathBuf, Vec<u8>)>, FolderError> {
    let lost = |file: &Path| FolderError::NotHeld {
        path: file.to_owned(),
    };
    let (toml, table) = match framework_files(path)? {
        FrameworkFiles::Toml { toml, table } => (toml, table),
        FrameworkFiles::Json(file) => {
            let read = read::framework_json(&name(&file), &bytes(&file)?)?;
            let mut draft = add_texts(&read.draft, language, texts).ok_or_else(|| lost(&file))?;
            draft.text_reviews.extend(review.cloned());
            if review.is_some() && is_reviewed(&draft, language) {
                draft.draft_languages.retain(|tag| tag != language);
            }
            let written = cpi_model::provenance::canonical_json(&draft);
            return Ok(vec![(file, written.into_bytes())]);
        }
    };
    let (in_table, in_toml): (Vec<_>, Vec<_>) = texts
        .iter()
        .cloned()
        .partition(|(path, _)| path.entry_of("indicators").is_some());
    let (of_toml, of_table) = (bytes(&toml)?, bytes(&table)?);
    let before = read::text(&name(&toml), &of_toml)?;
    let first = write::translation::toml_with(&before, language, &in_toml);
    let before = read::text(&name(&table), &of_table)?;
    let second = write::translation::csv_with(&before, language, &in_table);
    let mut first = first.ok_or_else(|| lost(&toml))?;
    let mut second = second.ok_or_else(|| lost(&table))?.into_bytes();
    if MARKS.iter().any(|mark| of_table.starts_with(mark)) {
        // Spreadsheets took it for Unicode by its mark, and need one further on.
        second.splice(..0, *b"\xEF\xBB\xBF");
    }
    // What is about to be written must still hold together.
    let table_name = name(&table);
    let rows = Some((&*table_name, second.as_slice()));
    if let Some(review) = review {
        let reviewed = write::translation::toml_with_review(&first, review);
        first = reviewed.ok_or_else(|| lost(&toml))?;
        let read = read::framework_toml((&name(&toml), first.as_bytes()), rows)?;
        if is_reviewed(&read.draft, language) {
            let without = write::translation::toml_without_draft(&first, language);
            first = without.ok_or_else(|| lost(&toml))?;
        }
    }
    let first = first.into_bytes();
    read::framework_toml((&name(&toml), &first), rows)?.check(FrameworkDraft::check)?;
    Ok(vec![(toml, first), (table, second)])
}

/// Whether a language is on the list of drafts although a person has reviewed every text that is there in it.
fn is_reviewed(draft: &FrameworkDraft, language: &str) -> bool {
    let reviews = draft.text_reviews_in(language);
    reviews.is_draft() && reviews.count(&draft.texts()).unreviewed == 0
}

/// A draft with texts of a language added; `None` where it does not hold one of the places.
fn add_texts(
    draft: &FrameworkDraft,
    language: &str,
    texts: &[(Pointer, String)],
) -> Option<FrameworkDraft> {
    let mut value = serde_json::to_value(draft).ok()?;
    for (path, text) in texts {
        let by_language = value.pointer_mut(path.as_str())?.as_object_mut()?;
        by_language.insert(language.to_owned(), text.clone().into());
    }
    let mut draft: FrameworkDraft = serde_json::from_value(value).ok()?;
    if !draft.languages.iter().any(|each| each == language) {
        draft.languages.push(language.to_owned());
    }
    Some(draft)
}
