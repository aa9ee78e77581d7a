//! `cpi framework translation`.

use super::source::refused;
use crate::args::{TranslationArguments, TranslationCommand};
use crate::clock;
use crate::command::incoming;
use crate::failure::Failure;
use crate::output;
use cpi_io::files::{FilePurpose, files};
use cpi_io::translation::{Handout, Translation};
use cpi_io::{FolderError, folder, read, translation, write};
use cpi_model::draft::{FrameworkDraft, TextReviewDraft};
use cpi_model::{Framework, ProblemKind, Problems, lint};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(super) fn run(command: TranslationCommand) -> Result<(), Failure> {
    match command {
        TranslationCommand::Export { arguments, review } => {
            let handout = if review {
                Handout::Review
            } else {
                Handout::Translation
            };
            let (framework, _) = checked(&arguments)?;
            let source = source(&framework, &arguments)?;
            let language = &arguments.language;
            let table = || write::translation::table_for(&framework, source, language, handout);
            if output::file().is_some_and(|file| is_workbook(&file)) {
                let bytes = write::xlsx::translation_for(&framework, source, language, handout)
                    .map_err(Failure::from)?;
                return output::binary(&bytes);
            }
            output::exact(&table())
        }
        TranslationCommand::Import {
            arguments,
            from,
            by,
            on,
        } => import(&arguments, &from, (by.as_deref(), on.as_deref())),
    }
}

/// Whether a file is to be a workbook, by how its name ends.
fn is_workbook(file: &Path) -> bool {
    file.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
}

fn import(
    arguments: &TranslationArguments,
    from: &[PathBuf],
    (by, on): (Option<&str>, Option<&str>),
) -> Result<(), Failure> {
    let (framework, with_language) = checked(arguments)?;
    let source = source(&framework, arguments)?;
    let language = &arguments.language;
    let mut named = files(from, FilePurpose::Translations)?;
    let (mut tables, mut problems) = (Vec::new(), Problems::new());
    for (name, bytes) in incoming::contents(&named)? {
        match read::translation(&name, &bytes, &framework, source, language) {
            Ok(table) => tables.push((name, table)),
            Err(found) => problems.extend(named.pass_over(found)),
        }
    }
    incoming::tell_skipped(&named.skipped);
    if !problems.is_empty() {
        return Err(refused(problems));
    }
    let texts = translation::together(&tables).map_err(refused)?;
    let by = by.map(|by| clock::pseudonym("--by", by, &with_language));
    let review = review(&tables, language, by.transpose()?, clock::day("--on", on)?)?;
    if !texts.is_empty() || review.is_some() {
        let files = folder::with_review(&arguments.framework, language, &texts, review.as_ref())?;
        folder::write_all_atomic(&files)?;
        for (file, _) in &files {
            output::note(&format!("wrote {}", file.display()));
        }
        other_placeholders(arguments)?;
        let is_draft = |draft: &FrameworkDraft| draft.draft_languages.contains(language);
        if is_draft(&framework) && !is_draft(&folder::framework(&arguments.framework)?.draft) {
            output::note(&format!(
                "every text in `{language}` is reviewed; the language is no longer among `draft_languages`"
            ));
        }
    }
    let several = tables.len() != 1;
    let mut told = String::new();
    for (name, table) in &tables {
        if several {
            told.push_str(&format!("{name}: "));
        }
        told.push_str(&format!(
            "{language}: new {}, changed {}, unchanged {}, without translation {}",
            table.new, table.changed, table.unchanged, table.empty
        ));
        if let Some(reviewed) = &table.reviewed {
            told.push_str(&format!(", reviewed {}", reviewed.len()));
        }
        told.push('\n');
    }
    output::result(&told)
}

/// The review that the tables hold, if anything is marked in them.
fn review(
    tables: &[(String, Translation)],
    language: &str,
    by: Option<&str>,
    on: String,
) -> Result<Option<TextReviewDraft>, Failure> {
    let marked = tables
        .iter()
        .filter_map(|(_, table)| table.reviewed.as_ref());
    let texts: BTreeSet<&String> = marked.flatten().collect();
    if texts.is_empty() {
        return Ok(None);
    }
    let Some(by) = by else {
        return Err(Failure::NotThere(format!(
            "texts are marked as reviewed ({}); name the pseudonym of the person with --by",
            texts.len()
        )));
    };
    Ok(Some(TextReviewDraft {
        language: Some(language.to_owned()),
        by: Some(by.to_owned()),
        on: Some(on),
        texts: texts.into_iter().cloned().collect(),
    }))
}

/// Warns of texts in the language that lack a name in braces or a link of the original, or have another.
fn other_placeholders(arguments: &TranslationArguments) -> Result<(), Failure> {
    let read = folder::framework(&arguments.framework)?;
    // Before the language is declared, the framework cannot be checked.
    let Ok(checked) = read.draft.check() else {
        return Ok(());
    };
    let mut problems = Problems::new();
    for finding in lint::findings(&checked.value) {
        let problem = finding.problem;
        let of_language = problem.path.last().as_deref() == Some(&*arguments.language);
        if problem.kind == ProblemKind::OtherPlaceholder && of_language {
            problems.push(problem);
        }
    }
    read.places.locate(&mut problems);
    output::problems(&problems);
    Ok(())
}

/// The draft of a framework that holds together, read in a language that is a tag.
fn checked(arguments: &TranslationArguments) -> Result<(FrameworkDraft, Framework), Failure> {
    let read = folder::framework(&arguments.framework)?;
    let checked = read.check(|draft: &FrameworkDraft| {
        // With the new language declared, so that its tag is checked like any other.
        let mut draft = draft.clone();
        if !draft.languages.contains(&arguments.language) {
            draft.languages.push(arguments.language.clone());
        }
        draft.check()
    });
    let checked = checked.map_err(FolderError::Problems)?;
    Ok((read.draft, checked.value))
}

fn source<'a>(
    framework: &'a FrameworkDraft,
    arguments: &'a TranslationArguments,
) -> Result<&'a str, Failure> {
    let languages = &framework.languages;
    let source = match &arguments.source {
        Some(source) => source.as_str(),
        None => languages.first().map_or("en", String::as_str),
    };
    if !languages.iter().any(|each| each == source) {
        return Err(Failure::NotThere(format!(
            "the framework has no texts in `{source}`; it has {}",
            languages.join(", ")
        )));
    }
    if source == arguments.language {
        return Err(Failure::NotThere(format!(
            "`{source}` cannot be translated into itself; name another language with --language"
        )));
    }
    Ok(source)
}
