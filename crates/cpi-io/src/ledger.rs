//! How is an assessment changed so that nothing is ever lost?
//!
//! `CODE.history.jsonl` is the log of `CODE.json`. A change takes the lock of the round, is
//! appended to the log, and only then the complete document is written, under a temporary name
//! first. The document names the last entry that it includes. So after an interrupted write the
//! next command can see from the two files where it ended, and nothing is undone that was
//! reported as done:
//!
//! - a document behind its log is completed from the log;
//! - an incomplete write at the end of the log is moved to a file of its own, since it was never
//!   reported as done.

mod compare;
mod histories;
mod joining;
mod log;
#[cfg(feature = "spreadsheet")]
mod opened;
mod reviewing;
mod write;

pub use histories::{CheckedHistory, Histories, HistoryState, check_histories};
pub use joining::{JoinOptions, JoinedAssessment, Joining, join};
#[cfg(feature = "spreadsheet")]
pub use opened::{InterruptedWrite, WriteStatus};
#[cfg(feature = "spreadsheet")]
pub(crate) use opened::{Key, OpenLedgers, source_of};
pub use reviewing::Reviewed;
pub use write::Lock;

use crate::folder::FolderError;
use crate::read::{self, ParsedDraft};
use cpi_model::Pointer;
use cpi_model::draft::{
    AssessmentDraft, FrameworkReference, PublicAssessmentDraft, SCHEMA_VERSION,
};
use cpi_model::history::{Change, History};
use cpi_model::problem::Place;
use cpi_model::review::Actor;
use cpi_model::{Assessment, Checked, Framework, Problem, ProblemKind, Problems, Round, Severity};
use log::Log;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// One assessment with its history.
#[derive(Debug, Clone)]
pub struct Ledger {
    files: Files,
    log: Log,
    assessment: Assessment,
    warnings: Problems,
    unfinished: Problems,
    behind: bool,
}

/// Where the files of one assessment are.
#[derive(Debug, Clone)]
struct Files {
    folder: PathBuf,
    country: String,
}

impl Files {
    fn document(&self) -> PathBuf {
        self.folder.join(format!("{}.json", self.country))
    }
    fn log(&self) -> PathBuf {
        self.folder.join(format!("{}.history.jsonl", self.country))
    }
}

/// The log of a country's assessment in the folder of a round.
pub(crate) fn log_of(folder: &Path, country: &str) -> PathBuf {
    Files {
        folder: folder.to_owned(),
        country: country.to_owned(),
    }
    .log()
}

/// Refuses a published round, which has neither histories nor anything to change.
fn refuse_public(folder: &Path, round: &Round) -> Result<(), FolderError> {
    if !round.is_public() {
        return Ok(());
    }
    Err(FolderError::Public {
        path: folder.to_owned(),
        what: "the history of its answers",
    })
}

impl Ledger {
    /// Reads the assessment of a country from the folder of its round, without changing a
    /// file. Where there is no document yet, nothing is answered.
    ///
    /// # Errors
    ///
    /// [`FolderError`]; as `Problems`, every fault of the document, and of the log where its
    /// chain does not hold or the document is not what follows from it.
    pub fn read(
        folder: &Path,
        country: &str,
        round: &Round,
        framework: &Framework,
    ) -> Result<Self, FolderError> {
        round.belongs_to(framework)?;
        refuse_public(folder, round)?;
        let files = Files {
            folder: folder.to_owned(),
            country: country.to_owned(),
        };
        let mut log = log::read(&files.log())?;
        let path = files.document();
        let file = path.display().to_string();
        let document = match crate::folder::bytes(&path) {
            Ok(bytes) => Some(read::assessment(&file, &bytes)?),
            Err(FolderError::File { source, .. })
                if source.kind() == std::io::ErrorKind::NotFound =>
            {
                None
            }
            Err(other) => return Err(other),
        };
        if let Some(read) = &document {
            belongs(read, round, country)?;
        }
        if let Some(beginning) = log.history.beginning() {
            of_country(beginning, country, &files.log())?;
        }
        let mut behind = false;
        if log.history.entries().is_empty() {
            let begun = document
                .as_ref()
                .is_some_and(|read| read.draft.history.is_some());
            if begun {
                return Err(without_log(&files).into());
            }
            let draft = document.as_ref().map_or_else(
                || empty(country, round, framework),
                |read| read.draft.clone(),
            );
            log.history = History::unwritten(draft);
        } else if let Some(read) = &document {
            behind = compare::is_behind(read, &log.history, framework, &file)?;
        } else {
            behind = true;
        }
        let mut warnings = Problems::new();
        let Checked {
            value,
            warnings: found,
        } = match &document {
            // Where the document holds what the log says, problems get its places.
            Some(read) if !behind => read.check(|draft| {
                let checked = draft.check(framework)?;
                Ok(Checked {
                    value: log.history.document().check(framework)?.value,
                    ..checked
                })
            })?,
            _ => log.history.document().check(framework)?,
        };
        warnings.extend(found);
        let mut unfinished = log.unfinished(&files.log());
        if behind {
            unfinished.push(problem(
                Severity::Warning,
                &file,
                None,
                "the document is behind its log: a write was cut off before it was done",
                "it is read as the log says; the next write finishes it",
            ));
        }
        Ok(Self {
            files,
            log,
            assessment: value,
            warnings,
            unfinished,
            behind,
        })
    }

    /// Reads as [`read`](Self::read) does, and finishes what a write that was cut off has
    /// left.
    ///
    /// # Errors
    ///
    /// As for `read`, and where a file cannot be written.
    pub fn open(
        lock: &Lock,
        country: &str,
        round: &Round,
        framework: &Framework,
        hand: Actor<'_>,
    ) -> Result<Self, FolderError> {
        let mut ledger = Self::read(lock.folder(), country, round, framework)?;
        if ledger.log.is_cut() {
            write::mend(
                &ledger.files.folder,
                &ledger.files.log(),
                &mut ledger.log,
                country,
                hand,
            )?;
            ledger.behind = !ledger.log.history.entries().is_empty();
        }
        if ledger.behind {
            ledger.assessment = ledger.log.history.document().check(framework)?.value;
            let written = ledger.write_document();
            written.map_err(|error| ledger.unfinished_by(error, true))?;
            ledger.behind = false;
        }
        Ok(ledger)
    }

    /// Does changes, all or none of them: log first, document second.
    ///
    /// # Errors
    ///
    /// [`FolderError`]; as `Problems`, where the changes do not fit what stands. Then both
    /// files are as they were; except with [`FolderError::Unfinished`], where the log has the
    /// changes and the next command that opens them completes the document. After an error other
    /// than `Problems` the ledger must be opened anew.
    pub fn commit(
        &mut self,
        _lock: &Lock,
        framework: &Framework,
        changes: Vec<Change>,
        hand: Actor<'_>,
    ) -> Result<(), FolderError> {
        self.assessment.belongs_to(framework)?;
        let before = self.log.length;
        let lines = self.stage(framework, changes, hand)?;
        if lines.is_empty() {
            return Ok(());
        }
        let document = self.files.document();
        write::append(&self.files.log(), &document, before, &lines)
            .map_err(|error| self.after_append(error, before))?;
        let written = self.write_document();
        written.map_err(|error| self.unfinished_by(error, false))
    }

    /// What a failed append has left: nothing, a part that does not count, or, where only the
    /// flush failed, everything.
    fn after_append(&self, error: FolderError, before: u64) -> FolderError {
        let path = self.files.log();
        let found = std::fs::metadata(&path);
        let grown = |file: &std::fs::Metadata| file.is_file() && before < file.len();
        if !found.is_ok_and(|file| grown(&file)) {
            return error;
        }
        let recorded = log::read(&path).is_ok_and(|log| log.length == self.log.length);
        match error {
            FolderError::File { .. } if recorded => self.unfinished_by(error, false),
            FolderError::File { source, .. } => FolderError::Torn { path, source },
            other => other,
        }
    }

    /// Removes texts of persons wherever they stand in the log and in the document, and records
    /// that they were removed. The hashes of all entries stay as they are.
    ///
    /// # Errors
    ///
    /// [`FolderError`]; as `Problems`, where none of the texts is there.
    pub fn redact(
        &mut self,
        _lock: &Lock,
        framework: &Framework,
        remove: &BTreeSet<String>,
        reason: &str,
        hand: Actor<'_>,
    ) -> Result<(), FolderError> {
        let file = self.files.log().display().to_string();
        let history = self
            .log
            .history
            .redact(remove, reason, hand.at, hand.by, &hand.seed);
        let history = history
            .map_err(|why| broken(&file, None, &format!("nothing can be redacted: {why}")))?;
        self.rewrite(framework, history)
    }

    /// Takes over a history that was put together from this one and a copy of it.
    ///
    /// # Errors
    ///
    /// [`FolderError`]; as `Problems`, where the document that follows does not hold together.
    pub fn take_joined(
        &mut self,
        _lock: &Lock,
        framework: &Framework,
        history: History,
    ) -> Result<(), FolderError> {
        self.rewrite(framework, history)
    }

    /// Writes the log anew, completely or not at all, and then the document.
    fn rewrite(&mut self, framework: &Framework, history: History) -> Result<(), FolderError> {
        self.assessment.belongs_to(framework)?;
        let Checked { value, warnings } = history.document().check(framework)?;
        let mut text = String::new();
        for line in history.lines() {
            text.push_str(line);
            text.push('\n');
        }
        let (log, document) = (self.files.log(), self.files.document());
        if let Err(error) = crate::folder::write_like(&log, text.as_bytes(), Some(&document)) {
            let written = log::read(&log).is_ok_and(|log| log.history.head() == history.head());
            return Err(if written {
                self.unfinished_by(error, false)
            } else {
                error
            });
        }
        self.log = Log {
            history,
            length: text.len() as u64,
            ..Log::default()
        };
        self.assessment = value;
        self.warnings = warnings;
        let written = self.write_document();
        written.map_err(|error| self.unfinished_by(error, false))
    }

    fn unfinished_by(&self, error: FolderError, earlier: bool) -> FolderError {
        match error {
            FolderError::File { source, .. } => FolderError::Unfinished {
                path: self.files.document(),
                log: self.files.log(),
                earlier,
                source,
            },
            other => other,
        }
    }

    /// Does changes without writing them: what [`commit`](Self::commit) would do. Gives the
    /// lines that the log would gain.
    ///
    /// # Errors
    ///
    /// All problems, where the changes do not fit what stands; then nothing is done.
    pub fn stage(
        &mut self,
        framework: &Framework,
        changes: Vec<Change>,
        hand: Actor<'_>,
    ) -> Result<Vec<String>, Problems> {
        self.assessment.belongs_to(framework)?;
        if changes.is_empty() {
            return Ok(Vec::new());
        }
        let file = self.files.log().display().to_string();
        if let Err(why) = framework.pseudonym(hand.by) {
            let mut problems = Problems::new();
            problems.error(
                ProblemKind::InvalidCode,
                Pointer::from(["by"]),
                why.to_string(),
                why.hint(),
            );
            return Err(problems);
        }
        let history = &mut self.log.history;
        let before = history.lines().len();
        let refused = |why| broken(&file, None, &format!("this cannot be added: {why}"));
        let lines = history.add(changes, hand.at, hand.by, &hand.seed);
        let lines = lines.map_err(refused)?;
        let Checked { value, warnings } = match history.document().check(framework) {
            Ok(checked) => checked,
            Err(problems) => {
                *history = match (before, history.beginning()) {
                    (0, Some(document)) => History::unwritten(document.clone()),
                    _ => history.first(before).map_err(refused)?,
                };
                return Err(problems);
            }
        };
        self.log.length += lines.iter().map(|line| line.len() as u64 + 1).sum::<u64>();
        self.assessment = value;
        self.warnings = warnings;
        Ok(lines)
    }

    fn write_document(&self) -> Result<(), FolderError> {
        let text = cpi_model::provenance::canonical_json(&self.assessment.to_draft());
        // A document that is written anew gets the permissions of its log.
        let log = self.files.log();
        crate::folder::write_like(&self.files.document(), text.as_bytes(), Some(&log))
    }

    /// The document and the log of this assessment.
    pub fn files(&self) -> [PathBuf; 2] {
        [self.files.document(), self.files.log()]
    }

    /// The history.
    pub fn history(&self) -> &History {
        &self.log.history
    }

    /// The assessment that follows from the history.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// What should be looked at in the answers: undecided conflicts, answers set aside.
    pub fn warnings(&self) -> &Problems {
        &self.warnings
    }

    /// What a write that was cut off has left; warnings.
    pub fn unfinished(&self) -> &Problems {
        &self.unfinished
    }
}

/// A document of one country in one round.
pub(crate) trait Whose {
    /// The codes of the country and the round.
    fn whose(&self) -> (Option<&String>, Option<&String>);
}

impl Whose for AssessmentDraft {
    fn whose(&self) -> (Option<&String>, Option<&String>) {
        (self.country.as_ref(), self.round.as_ref())
    }
}

impl Whose for PublicAssessmentDraft {
    fn whose(&self) -> (Option<&String>, Option<&String>) {
        (self.country.as_ref(), self.round.as_ref())
    }
}

/// Refuses a document of another country or round than its file is named for.
pub(crate) fn belongs<T: Whose>(
    read: &ParsedDraft<T>,
    round: &Round,
    country: &str,
) -> Result<(), Problems> {
    let mut problems = Problems::new();
    let mut refuse = |kind, key: &str, found: &str| {
        problems.error(
            kind,
            Pointer::root().key(key),
            format!("the {key} is `{found}`, which does not belong here"),
            "correct it, or move the file; it is named by its country and stands in the folder of its round",
        );
    };
    if let Some(found) = read.draft.whose().0
        && found != country
    {
        refuse(ProblemKind::UnknownCountry, "country", found);
    }
    if let Some(found) = read.draft.whose().1
        && round.reference_date(found).is_none()
    {
        refuse(ProblemKind::UnknownRound, "round", found);
    }
    if problems.is_empty() {
        return Ok(());
    }
    read.places.locate(&mut problems);
    Err(problems)
}

/// Refuses a log of another country.
fn of_country(beginning: &AssessmentDraft, country: &str, log: &Path) -> Result<(), Problems> {
    match &beginning.country {
        Some(found) if found != country => Err(broken(
            &log.display().to_string(),
            Some(1),
            &format!("this is the log of `{found}`, not of `{country}`"),
        )),
        _ => Ok(()),
    }
}

/// That a document names a history of which nothing is there.
fn without_log(files: &Files) -> Problems {
    let log = files.log();
    let is = if log.exists() {
        "has no complete entry"
    } else {
        "is not there"
    };
    let mut problems = Problems::new();
    problems.push(problem(
        Severity::Error,
        &files.document().display().to_string(),
        None,
        &format!(
            "the document has a history, but its log {} {is}",
            log.display()
        ),
        "restore the log from a copy: without it nobody can tell who answered and decided what",
    ));
    problems
}

/// A document in which nothing is answered.
fn empty(country: &str, round: &Round, framework: &Framework) -> AssessmentDraft {
    let only = match round.rounds() {
        [only] => Some(only),
        _ => None,
    };
    AssessmentDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: Some(FrameworkReference {
            id: Some(framework.id().to_owned()),
            version: Some(framework.version().to_owned()),
        }),
        country: Some(country.to_owned()),
        round: only.map(|(id, _)| id.clone()),
        reference_date: only.map(|(_, date)| date.to_string()),
        ..AssessmentDraft::default()
    }
}

fn place(file: &str, line: Option<u32>) -> Place {
    Place {
        file: file.to_owned(),
        sheet: None,
        line,
        column: None,
    }
}

fn broken(file: &str, line: Option<u32>, why: &str) -> Problems {
    let mut problems = Problems::new();
    problems.push(problem(
        Severity::Error,
        file,
        line,
        why,
        "restore the file from a copy; a document that is removed is written anew from its log",
    ));
    problems
}

fn problem(severity: Severity, file: &str, line: Option<u32>, what: &str, hint: &str) -> Problem {
    Problem::new(ProblemKind::BrokenHistory, severity, what, hint).at_place(place(file, line))
}
