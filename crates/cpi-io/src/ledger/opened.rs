//! Which assessments of an index do files that came in touch?
//!
//! Each is opened once, under the lock of its round if anything is to be written. At the end the
//! warnings are reported that were not there before.

use super::{Ledger, Lock};
use crate::folder::{FolderError, IndexFolder};
use cpi_model::Problems;
use cpi_model::characters::visible_line;
use cpi_model::draft::SourceDraft;
use cpi_model::history::Change;
use cpi_model::problem::Place;
use cpi_model::provenance::sha256_of;
use cpi_model::review::Actor;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// An assessment of an index: the position of its round, and its country.
pub(crate) type Key = (usize, String);

/// The assessments that were opened.
pub(crate) struct OpenLedgers<'a> {
    index: &'a IndexFolder,
    apply: bool,
    hand: Actor<'a>,
    ledgers: BTreeMap<Key, Ledger>,
    locks: BTreeMap<usize, Lock>,
    /// What was to be looked at before.
    before: BTreeMap<Key, BTreeSet<String>>,
}

impl<'a> OpenLedgers<'a> {
    /// None yet. Without `apply` nothing will be written.
    pub(crate) fn new(index: &'a IndexFolder, apply: bool, hand: Actor<'a>) -> Self {
        Self {
            index,
            apply,
            hand,
            ledgers: BTreeMap::new(),
            locks: BTreeMap::new(),
            before: BTreeMap::new(),
        }
    }

    /// Opens an assessment, unless that was done before. What a write that was cut off has left is
    /// added to the problems.
    pub(crate) fn open(
        &mut self,
        key: &Key,
        problems: &mut Problems,
    ) -> Result<&Ledger, FolderError> {
        if !self.ledgers.contains_key(key) {
            let (at, country) = key;
            let (folder, round) = (&self.index.folders[*at], &self.index.rounds[*at]);
            let framework = &self.index.framework;
            // Before the lock, which would leave its file in a publication.
            super::refuse_public(folder, round)?;
            let ledger = if self.apply {
                if !self.locks.contains_key(at) {
                    self.locks.insert(*at, Lock::take(folder)?);
                }
                Ledger::open(&self.locks[at], country, round, framework, self.hand)?
            } else {
                Ledger::read(folder, country, round, framework)?
            };
            problems.extend(ledger.unfinished().clone());
            let messages = ledger.warnings().iter().map(|it| it.message.clone());
            self.before.insert(key.clone(), messages.collect());
            self.ledgers.insert(key.clone(), ledger);
        }
        Ok(&self.ledgers[key])
    }

    /// Writes changes of an assessment that was opened, or takes them down only.
    pub(crate) fn change(&mut self, key: &Key, changes: Vec<Change>) -> Result<(), FolderError> {
        let framework = &self.index.framework;
        let Some(ledger) = self.ledgers.get_mut(key) else {
            return Ok(());
        };
        match self.locks.get(&key.0) {
            Some(lock) => ledger.commit(lock, framework, changes, self.hand)?,
            None => {
                ledger.stage(framework, changes, self.hand)?;
            }
        }
        Ok(())
    }

    /// The assessments that were opened.
    pub(crate) fn ledgers(&self) -> &BTreeMap<Key, Ledger> {
        &self.ledgers
    }

    /// How many of the lists of changes, from the first on, can be made one after the other. The
    /// problem of the next one is the problem of making all of them, so this looks for it by
    /// halves: making all of them again and again would take time that grows with the square.
    pub(crate) fn fitting(&self, key: &Key, lists: &[Vec<Change>]) -> (usize, Option<Problems>) {
        let Some(ledger) = self.ledgers.get(key) else {
            return (0, None);
        };
        let refusal = |lists: &[Vec<Change>]| {
            let mut staged = ledger.clone();
            staged
                .stage(&self.index.framework, lists.concat(), self.hand)
                .err()
        };
        let (mut fit, mut next, mut why) = (0, lists.len(), refusal(lists));
        while fit + 1 < next {
            let middle = fit + (next - fit) / 2;
            match refusal(&lists[..middle]) {
                None => fit = middle,
                found => (next, why) = (middle, found),
            }
        }
        (if why.is_some() { fit } else { next }, why)
    }

    /// Whether changes of these assessments are written: the lock of their round was taken.
    pub(crate) fn applies(&self) -> bool {
        self.apply
    }

    /// What must be looked at since they were opened, each at its document.
    pub(crate) fn news(&self) -> Problems {
        let mut news = Problems::new();
        for (key, ledger) in &self.ledgers {
            let file = self.index.folders[key.0].join(format!("{}.json", key.1));
            for warning in ledger.warnings() {
                if !self.before[key].contains(&warning.message) {
                    news.push(warning.clone().at_place(Place {
                        file: file.display().to_string(),
                        sheet: None,
                        line: None,
                        column: None,
                    }));
                }
            }
        }
        news
    }
}

/// How far the changes of one file that came in are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WriteStatus {
    /// In the log and in the document.
    Complete,
    /// In the log; the document could not be written and is completed later.
    LogOnly,
    /// Not at all: collect the file again.
    No,
}

impl WriteStatus {
    /// How far changes are written after an error.
    pub(crate) fn by(error: &FolderError) -> Self {
        match error {
            FolderError::Unfinished { earlier: false, .. } => Self::LogOnly,
            _ => Self::No,
        }
    }

    /// The word that stands for this value in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::LogOnly => "log-only",
            Self::No => "no",
        }
    }
}

/// Why writing ended before all files that came in were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InterruptedWrite {
    /// The country at which it ended.
    pub country: String,
    /// Its round.
    pub round: String,
    /// How far its changes are written.
    pub written: WriteStatus,
    /// Why.
    pub message: String,
}

impl InterruptedWrite {
    /// What an error means for files that came in.
    pub(crate) fn by(error: &FolderError, country: &str, round: &str) -> Self {
        Self {
            country: country.to_owned(),
            round: round.to_owned(),
            written: WriteStatus::by(error),
            message: error.to_string(),
        }
    }
}

/// A file that came in, as the history names it: without its folder.
pub(crate) fn source_of(name: &str, bytes: &[u8]) -> SourceDraft {
    let base = Path::new(name).file_name().unwrap_or_default();
    SourceDraft {
        file: Some(visible_line(&base.to_string_lossy()).into_owned()),
        sha256: Some(sha256_of(bytes)),
        id: None,
    }
}
