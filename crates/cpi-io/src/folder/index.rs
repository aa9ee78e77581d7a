//! What do the files of an index hold?

use super::{FolderError, bytes, framework, links, name};
use crate::ledger::{self, Ledger};
use crate::read::{self, ParsedDraft};
use cpi_model::Pointer;
use cpi_model::draft::{AssessmentDraft, FrameworkDraft};
use cpi_model::{Assessment, Framework, Index, Problems, Round};
use std::fs;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};

/// The folder of an index, loaded and checked.
#[derive(Debug, Clone)]
pub struct IndexFolder {
    /// What its files hold.
    pub index: Index,
    /// The folder of each round, beside `index.rounds`.
    pub folders: Vec<PathBuf>,
    /// What should be looked at.
    pub warnings: Problems,
}

impl Deref for IndexFolder {
    type Target = Index;

    fn deref(&self) -> &Index {
        &self.index
    }
}

impl DerefMut for IndexFolder {
    fn deref_mut(&mut self) -> &mut Index {
        &mut self.index
    }
}

impl IndexFolder {
    /// Loads the index in a folder.
    ///
    /// # Errors
    ///
    /// [`FolderError`]; as `Problems`, all problems of the framework, or else all problems
    /// of all rounds.
    pub fn open(folder: &Path) -> Result<Self, FolderError> {
        let checked = framework(folder)?.into_checked(FrameworkDraft::into_checked)?;
        let mut index = Self::open_with(folder, checked.value)?;
        // Those of the framework come first.
        let of_rounds = std::mem::replace(&mut index.warnings, checked.warnings);
        index.warnings.extend(of_rounds);
        Ok(index)
    }

    /// Loads the rounds of an index in a folder, with a framework in place of its own.
    ///
    /// # Errors
    ///
    /// As [`Self::open`].
    pub(crate) fn open_with(folder: &Path, framework: Framework) -> Result<Self, FolderError> {
        let mut index = Self {
            index: Index::new(framework),
            folders: Vec::new(),
            warnings: Problems::new(),
        };
        let mut problems = Problems::new();
        for folder in round_folders(folder)? {
            match index.add_round(&folder) {
                Ok(()) => {}
                Err(FolderError::Problems(found)) => problems.extend(found),
                Err(other) => return Err(other),
            }
        }
        if problems.is_empty() {
            Ok(index)
        } else {
            Err(problems.into())
        }
    }

    /// A round by its id, with its folder.
    pub fn round_folder(&self, id: &str) -> Option<(&Path, &Round)> {
        let mut rounds = self.folders.iter().zip(&self.rounds);
        let (folder, round) = rounds.find(|(_, round)| round.reference_date(id).is_some())?;
        Some((folder, round))
    }

    /// Refuses what needs full assessments, if a round that was asked for, or any round if
    /// none was, is published.
    ///
    /// # Errors
    ///
    /// [`FolderError::Public`], with what was to be done, such as "a review".
    pub fn needs_full(&self, what: &'static str, asked: Option<&str>) -> Result<(), FolderError> {
        let rounds = self.folders.iter().zip(&self.rounds);
        let mut public = rounds.filter(|(_, round)| {
            round.is_public() && asked.is_none_or(|id| round.reference_date(id).is_some())
        });
        match public.next() {
            Some((folder, _)) => Err(FolderError::Public {
                path: folder.clone(),
                what,
            }),
            None => Ok(()),
        }
    }

    /// A framework, at a path as for [`framework`](super::framework()), and assessments in JSON, each with a name
    /// for messages. No round needs to be declared.
    ///
    /// # Errors
    ///
    /// [`FolderError`]; as `Problems`, all problems of the framework, or else all problems
    /// of all documents.
    pub fn of_documents(path: &Path, documents: &[(String, Vec<u8>)]) -> Result<Self, FolderError> {
        let checked = framework(path)?.into_checked(FrameworkDraft::into_checked)?;
        let mut index = Self {
            index: Index::new(checked.value),
            folders: Vec::new(),
            warnings: checked.warnings,
        };
        let mut problems = Problems::new();
        for (name, bytes) in documents {
            match read::any_assessment(name, bytes, &index.framework) {
                Ok(checked) => {
                    index.assessments.push(checked.value);
                    index.warnings.extend(checked.warnings);
                }
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() {
            Ok(index)
        } else {
            Err(problems.into())
        }
    }

    fn add_round(&mut self, folder: &Path) -> Result<(), FolderError> {
        let file = folder.join("round.toml");
        let read = read::round(&name(&file), &bytes(&file)?)?;
        let checked = read.check(|draft| draft.check(&self.framework))?;
        self.warnings.extend(checked.warnings);
        let round = checked.value;
        let mut problems = Problems::new();
        for table in round.tables() {
            let file = folder.join(table.file.as_deref().unwrap_or_default());
            match read::table(&name(&file), &bytes(&file)?, table, &round, &self.framework) {
                Ok(panel) if round.is_public() => {
                    self.warnings.extend(panel.warnings);
                    match public_rows(&name(&file), panel.assessments) {
                        Ok(assessments) => self.assessments.extend(assessments),
                        Err(found) => problems.extend(found),
                    }
                }
                Ok(panel) => {
                    self.assessments.extend(panel.assessments);
                    self.warnings.extend(panel.warnings);
                }
                Err(found) => problems.extend(found),
            }
        }
        if round.tables().is_empty() {
            for country in round.countries() {
                let before = self.warnings.len();
                let added = self.add_assessment(folder, &round, country);
                self.warnings.of_country(before, country);
                match added {
                    Ok(()) => {}
                    Err(FolderError::Problems(found)) => problems.extend(found),
                    Err(other) => return Err(other),
                }
            }
        }
        self.rounds.push(round);
        self.folders.push(folder.to_owned());
        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems.into())
        }
    }

    /// Adds the assessment of a country: its document, or where a write was cut off what its
    /// log says.
    fn add_assessment(
        &mut self,
        folder: &Path,
        round: &Round,
        country: &str,
    ) -> Result<(), FolderError> {
        let file = folder.join(format!("{country}.json"));
        if round.is_public() && links::is_file(&file)? {
            let read = read::public_assessment(&name(&file), &bytes(&file)?)?;
            let checked = read.check(|draft| draft.check(&self.framework))?;
            ledger::belongs(&read, round, country)?;
            self.assessments.push(checked.value);
            self.warnings.extend(checked.warnings);
            return Ok(());
        }
        let log = ledger::log_of(folder, country);
        let logged = !round.is_public() && links::is_file(&log)?;
        let written = links::is_file(&file)?;
        if !logged && !written {
            self.warnings.warning(
                cpi_model::ProblemKind::Empty,
                Pointer::root(),
                format!(
                    "{}: the declared country `{country}` has no answers yet",
                    name(&file)
                ),
                "collect its answers, or remove it from `countries`",
            );
            return Ok(());
        }
        let read = if written {
            Some(read::assessment(&name(&file), &bytes(&file)?)?)
        } else {
            None
        };
        match read {
            Some(read) if !logged && read.draft.history.is_none() => {
                self.add_document(&read, round, country)
            }
            // The document is what its log says, or it is refused: whoever reads an index
            // sees an answer that was changed beside its log.
            _ => {
                let ledger = Ledger::read(folder, country, round, &self.framework)?;
                let assessment = ledger.assessment().clone();
                if assessment.history().is_some() {
                    let of = (country.to_owned(), assessment.round().to_owned());
                    self.histories.insert(of, ledger.history().clone());
                }
                self.assessments.push(assessment);
                self.warnings.extend(ledger.warnings().clone());
                self.warnings.extend(ledger.unfinished().clone());
                Ok(())
            }
        }
    }

    fn add_document(
        &mut self,
        read: &ParsedDraft<AssessmentDraft>,
        round: &Round,
        country: &str,
    ) -> Result<(), FolderError> {
        let checked = read.check(|draft| draft.check(&self.framework))?;
        ledger::belongs(read, round, country)?;
        self.assessments.push(checked.value);
        self.warnings.extend(checked.warnings);
        Ok(())
    }
}

/// The rows of a published table, which holds nothing beyond answers.
fn public_rows(file: &str, rows: Vec<Assessment>) -> Result<Vec<Assessment>, Problems> {
    let mut problems = Problems::new();
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        match row.into_public() {
            Ok(row) => found.push(row),
            Err(row) => problems.error(
                cpi_model::ProblemKind::Contradiction,
                Pointer::root(),
                format!(
                    "{file}: the round is published, but the answers of `{}` have comments, names or points beside them",
                    row.country()
                ),
                "publish the index anew, or remove `public = true`",
            ),
        }
    }
    if problems.is_empty() {
        Ok(found)
    } else {
        Err(problems)
    }
}

fn round_folders(folder: &Path) -> Result<Vec<PathBuf>, FolderError> {
    let rounds = folder.join("rounds");
    let none = || FolderError::NoRounds {
        path: rounds.clone(),
    };
    let entries = fs::read_dir(&rounds).map_err(|_| none())?;
    let mut folders = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|source| FolderError::File {
            path: rounds.clone(),
            source,
        })?;
        if entry.path().join("round.toml").is_file() {
            folders.push(entry.path());
        }
    }
    folders.sort();
    if folders.is_empty() {
        Err(none())
    } else {
        Ok(folders)
    }
}
