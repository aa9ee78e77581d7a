//! Do the assessments of an index stand as their histories say?

use super::{Ledger, Lock};
use crate::folder::{FolderError, IndexFolder};
use cpi_model::Problems;
use cpi_model::review::Actor;

/// How the history of an assessment was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HistoryState {
    /// There is none.
    Absent,
    /// The document is what follows from it.
    Holds,
    /// A write was cut off, and was completed now.
    Mended,
    /// A write was cut off.
    Unfinished,
    /// A write was cut off, and could not be completed.
    NotMended,
    /// Its chain is broken, or the document is not what follows from it.
    Broken,
}

impl HistoryState {
    /// The state in a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Absent => "no history",
            Self::Holds => "holds",
            Self::Mended => "mended",
            Self::Unfinished => "unfinished",
            Self::NotMended => "not mended",
            Self::Broken => "broken",
        }
    }
}

/// The history of one assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedHistory {
    /// The ids of its round, separated by commas.
    pub round: String,
    /// Its country.
    pub country: String,
    /// How many entries it has.
    pub entries: usize,
    /// The hash of the last entry, if there is one.
    pub head: Option<String>,
    /// How it was found.
    pub state: HistoryState,
}

/// The histories of an index.
#[derive(Debug, Default)]
pub struct Histories {
    /// Round by round, country by country.
    pub checked: Vec<CheckedHistory>,
    /// What is wrong with them.
    pub problems: Problems,
    /// Why the first one could not be mended. The others were all the same.
    pub failed: Option<FolderError>,
}

impl Histories {
    /// Whether none is broken, and no write is cut off.
    pub fn hold(&self) -> bool {
        use HistoryState::{Broken, Unfinished};
        let open = |it: &CheckedHistory| matches!(it.state, Broken | Unfinished);
        !self.checked.iter().any(open)
    }
}

/// Holds every assessment of an index that has a document against its history, and completes for an actor,
/// if one is given, what a write that was cut off has left.
///
/// # Errors
///
/// [`FolderError`] where a file cannot be read, or the lock of a round is taken.
pub fn check_histories(
    index: &IndexFolder,
    mend: Option<Actor<'_>>,
) -> Result<Histories, FolderError> {
    let mut found = Histories::default();
    for (folder, round) in index.folders.iter().zip(&index.rounds) {
        if !round.tables().is_empty() || round.is_public() {
            continue;
        }
        let ids: Vec<&str> = round.rounds().iter().map(|(id, _)| id.as_str()).collect();
        for country in round.countries() {
            let framework = &index.framework;
            let ledger = match mend {
                Some(hand) => Ledger::open(&Lock::take(folder)?, country, round, framework, hand),
                None => Ledger::read(folder, country, round, framework),
            };
            let (entries, head, state) = match ledger {
                Ok(ledger) => {
                    let cut = !ledger.unfinished().is_empty();
                    found.problems.extend(ledger.unfinished().clone());
                    let entries = ledger.history().entries().len();
                    let state = match (entries, cut, mend) {
                        (0, false, _) => HistoryState::Absent,
                        (_, false, _) => HistoryState::Holds,
                        (_, true, Some(_)) => HistoryState::Mended,
                        (_, true, None) => HistoryState::Unfinished,
                    };
                    let head = (0 < entries).then(|| ledger.history().head().to_owned());
                    (entries, head, state)
                }
                Err(FolderError::Problems(problems)) => {
                    found.problems.extend(problems);
                    (0, None, HistoryState::Broken)
                }
                Err(error @ FolderError::Unfinished { .. }) => {
                    found.failed.get_or_insert(error);
                    (0, None, HistoryState::NotMended)
                }
                Err(other) => return Err(other),
            };
            found.checked.push(CheckedHistory {
                round: ids.join(", "),
                country: country.clone(),
                entries,
                head,
                state,
            });
        }
    }
    Ok(found)
}
