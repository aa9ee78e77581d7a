//! How does an index of 0.1 become one of 0.2?
//!
//! Of what 0.1 accepted and 0.2 refuses, one thing can be declared without a person: 0.1 took *not
//! applicable* as an answer to any indicator, and 0.2 takes it where the framework says so
//! (methodology 2.7). Everything else that is refused needs someone who knows the answers.
//! Histories and answers are not touched.

use crate::folder::{self, FolderError, FrameworkFiles, IndexFolder};
use crate::{read, write};
use cpi_model::draft::FrameworkDraft;
use cpi_model::{ProblemKind, Problems};
use std::path::{Path, PathBuf};

/// What 0.1 did without a declaration.
const KEY: &str = "not_applicable";
const ANYWHERE: &str = "not_applicable = { allowed = \"anywhere\" }";

/// What an upgrade would change, and what is left for a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Upgrade {
    /// The files that change: name, what they will hold, and the change in words.
    pub changes: Vec<(PathBuf, Vec<u8>, String)>,
    /// What 0.2 still refuses after the changes.
    pub left: Problems,
}

impl Upgrade {
    /// Finds what an index of 0.1 needs; changes nothing.
    ///
    /// # Errors
    ///
    /// [`FolderError`] where a file cannot be read.
    pub fn of(path: &Path) -> Result<Self, FolderError> {
        let problems = match IndexFolder::open(path) {
            Ok(_) => return Ok(Self::default()),
            Err(FolderError::Problems(problems)) => problems,
            Err(other) => return Err(other),
        };
        let refused = |problems: &Problems| {
            let mut all = problems.iter();
            all.any(|problem| problem.kind == ProblemKind::NotApplicable)
        };
        let draft = folder::framework(path)?.draft;
        if !refused(&problems) || draft.not_applicable.is_some() {
            return Ok(Self {
                changes: Vec::new(),
                left: problems,
            });
        }
        let (file, content, words, draft) = declared(path, draft)?;
        let framework = draft.check()?.value;
        let left = match IndexFolder::open_with(path, framework) {
            Ok(_) => Problems::new(),
            Err(FolderError::Problems(problems)) => problems,
            Err(other) => return Err(other),
        };
        Ok(Self {
            changes: vec![(file, content, words)],
            left,
        })
    }

    /// Writes the changes: all files, or none.
    ///
    /// # Errors
    ///
    /// [`FolderError`] with the name of the file and what to do.
    pub fn apply(&self) -> Result<(), FolderError> {
        let files: Vec<(PathBuf, Vec<u8>)> = self
            .changes
            .iter()
            .map(|(file, content, _)| (file.clone(), content.clone()))
            .collect();
        folder::write_all_atomic(&files)
    }
}

/// A file of the framework with the declaration, the change in words, and the framework that it
/// declares.
fn declared(
    path: &Path,
    mut draft: FrameworkDraft,
) -> Result<(PathBuf, Vec<u8>, String, FrameworkDraft), FolderError> {
    match folder::framework_files(path)? {
        FrameworkFiles::Toml { toml, table } => {
            let before = folder::bytes(&toml)?;
            let changed = with_line(&read::text(&toml.display().to_string(), &before)?)?;
            let read = read::framework_toml(
                (&toml.display().to_string(), changed.as_bytes()),
                Some((&table.display().to_string(), &folder::bytes(&table)?)),
            )?;
            let words = format!("add the line `{ANYWHERE}`");
            Ok((toml, changed.into_bytes(), words, read.draft))
        }
        FrameworkFiles::Json(file) => {
            let line: FrameworkDraft =
                read::framework_toml(("line.toml", ANYWHERE.as_bytes()), None)?.draft;
            draft.not_applicable = line.not_applicable;
            let text = cpi_model::provenance::canonical_json(&draft);
            let words = "set `not_applicable` to `{ \"allowed\": \"anywhere\" }`; the file is written anew in its canonical form";
            Ok((file, text.into_bytes(), words.to_owned(), draft))
        }
    }
}

/// A framework in TOML with the declaration among the keys of the document itself; comments and
/// all else as they were.
fn with_line(text: &str) -> Result<String, FolderError> {
    let unusable = |error: toml_edit::TomlError| {
        let mut problems = Problems::new();
        problems.error(
            ProblemKind::Syntax,
            cpi_model::Pointer::root(),
            format!("framework.toml: {error}"),
            "correct it",
        );
        FolderError::Problems(problems)
    };
    let mut document: toml_edit::DocumentMut = text.parse().map_err(unusable)?;
    let line: toml_edit::DocumentMut = ANYWHERE.parse().map_err(unusable)?;
    document.insert(KEY, line[KEY].clone());
    let written = document.to_string();
    Ok(write::with_line_ends_of(text, written))
}
