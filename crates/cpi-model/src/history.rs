//! What was done to an assessment, by whom and why, and what stands since?
//!
//! A history is a chain of entries, each of which holds the hash of the entry before it. The
//! document of the assessment follows from its entries; it is written after them, and names
//! the last one it knows. Where two offices worked apart on copies of one history, a join has
//! two entries before it, the last of each branch.

mod apply;
mod chain;
mod join;
mod joining;
mod redact;
mod stands;
mod texts;

pub use join::Conflict;
pub use joining::{JoinError, JoinedHistory, Relation};
pub use redact::TextPlace;
pub use texts::{REDACTED, Seed, without_texts};

use crate::draft::{
    Action, AssessmentDraft, Choice, CodingDraft, EntryDraft, SourceDraft, StandingDraft,
};
use apply::into_codings;
use chain::{alike, to_line};
use stands::Stands;
use std::collections::BTreeMap;
use std::sync::Arc;
use thiserror::Error;

/// What the first entry has in place of the hash of an entry before it.
pub const NOTHING_BEFORE: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The pseudonym of an assessor whom a document did not name.
pub const UNNAMED: &str = "unnamed";

/// The version of the format of new entries. Entries of version 1 are read and continued.
pub const FORMAT: u32 = 2;

/// Something to be done to an assessment: an entry without its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What is done.
    pub action: Action,
    /// The code of the indicator, where one is concerned.
    pub indicator: Option<String>,
    /// What stood before.
    pub from: Option<StandingDraft>,
    /// What stands since.
    pub to: Option<StandingDraft>,
    /// Why.
    pub reason: Option<String>,
    /// The file it came from.
    pub source: Option<SourceDraft>,
}

/// Why a line does not continue a history.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum BrokenChain {
    /// It is no entry as this program writes one.
    #[error("it is no entry of a history: {0}")]
    NoEntry(String),
    /// It is of a format that this program does not read.
    #[error(
        "its version is {0}; this program reads entries without a version, and of version {FORMAT}"
    )]
    Version(u32),
    /// An entry of an older format after a newer one.
    #[error("it is of an older format than the entry before it")]
    Older,
    /// Its number does not follow.
    #[error("its number is {found}; {expected} follows")]
    Number {
        /// What it says.
        found: u64,
        /// What follows.
        expected: u64,
    },
    /// The entry that it was chained to is not there.
    #[error("the line before it is not the one that it was chained to")]
    Chain,
    /// A text is not the one that was committed.
    #[error("the text at `{0}` is not the one that its entry commits to")]
    Text(String),
    /// It says that something else stood before than did.
    #[error("it says that something else stood before than did")]
    From,
    /// It lacks what its action needs, or has more.
    #[error("it lacks what the action `{0}` needs")]
    Incomplete(Action),
    /// A second beginning with another document.
    #[error("it begins the history a second time, with another document")]
    Beginning,
    /// A join of branches that leaves a conflict undecided.
    #[error("it joins two branches that both changed `{0}`, and does not say what stands")]
    Undecided(String),
    /// A join that decides what is no conflict, twice, or in a way that is not possible.
    #[error(
        "what it decides of `{0}` is not possible: only what both branches changed is decided, once, and `both` only where they changed different parts"
    )]
    Decision(String),
}

/// A history whose chain holds, and the document that follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    entries: Vec<EntryDraft>,
    lines: Vec<Arc<str>>,
    hashes: Vec<String>,
    /// The entries that each follows from.
    parents: Vec<[Option<usize>; 2]>,
    /// Texts that are not there, by entry, as commitments; of an entry of format 1 from which
    /// texts were removed, the hash of its line.
    missing: Vec<(usize, Missing)>,
    /// The last entry of the main line.
    last: Option<usize>,
    /// What follows from the main line.
    stands: Stands,
    /// Branches that no join has closed.
    branches: Vec<Branch>,
    /// The document that the history will begin with.
    unwritten: Option<Box<AssessmentDraft>>,
}

/// A branch beside the main line: its last entry, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Branch {
    last: usize,
    stands: Stands,
}

/// A text that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Missing {
    Commitment(String),
    Line(String),
}

impl History {
    /// The history of a document that has none yet; the first changes that are
    /// [added](Self::add) begin it. What the document answers becomes the coding of the
    /// assessor it names.
    pub fn unwritten(document: AssessmentDraft) -> Self {
        let unwritten = Some(Box::new(document.clone()));
        let mut document = document;
        document.answers.iter_mut().for_each(into_codings);
        Self {
            stands: document.into(),
            unwritten,
            ..Self::default()
        }
    }

    /// The entries in the order of the file, with their texts and with what stood before.
    pub fn entries(&self) -> &[EntryDraft] {
        &self.entries
    }

    /// The lines of the file, without line ends.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = &str> {
        self.lines.iter().map(|line| &**line)
    }

    /// The hash of each entry, in the order of the file.
    pub fn hashes(&self) -> &[String] {
        &self.hashes
    }

    /// The hash of the last entry.
    pub fn head(&self) -> &str {
        self.last.map_or(NOTHING_BEFORE, |at| &self.hashes[at])
    }

    /// Where an entry stands in the file, by its hash.
    pub fn position(&self, hash: &str) -> Option<usize> {
        self.hashes.iter().rposition(|each| each == hash)
    }

    /// The number that the entry of the next change gets. If the history is not begun, the entry
    /// that begins it comes before that one.
    pub fn next_number(&self) -> u64 {
        let last = self.last.and_then(|at| self.entries[at].seq).unwrap_or(0);
        last + 1 + u64::from(self.unwritten.is_some())
    }

    /// The document that follows from the entries: codings and decisions, without the
    /// settled answers, which the check of the document finds.
    pub fn document(&self) -> &AssessmentDraft {
        &self.stands.document
    }

    /// How many branches no join has closed; a history of which everything was written has none.
    pub fn open_branches(&self) -> usize {
        self.branches.len()
    }

    /// The history up to an entry, by its hash: the entry and all it follows from.
    ///
    /// # Errors
    ///
    /// [`BrokenChain`] where there is no such entry; never for another, since the chain holds.
    pub fn up_to(&self, hash: &str) -> Result<Self, BrokenChain> {
        let at = self.position(hash).ok_or(BrokenChain::Chain)?;
        let before = self.ancestors(at);
        Self::of_lines((0..=at).filter(|i| before[*i]).map(|i| &*self.lines[i]))
    }

    /// The history of the first lines of the file.
    ///
    /// # Errors
    ///
    /// [`BrokenChain`] never, since the chain holds.
    pub fn first(&self, lines: usize) -> Result<Self, BrokenChain> {
        Self::of_lines(self.lines().take(lines))
    }

    fn of_lines<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Self, BrokenChain> {
        let mut history = Self::default();
        for line in lines {
            history.read_line(line)?;
        }
        Ok(history)
    }

    /// Of each entry up to one, whether that one follows from it.
    fn ancestors(&self, at: usize) -> Vec<bool> {
        let mut found = vec![false; at + 1];
        found[at] = true;
        for i in (0..=at).rev() {
            if found[i] {
                for parent in self.parents[i].iter().flatten() {
                    found[*parent] = true;
                }
            }
        }
        found
    }

    /// The entries that were added after one, by its hash: those it does not follow from.
    /// `None` where there is no such entry.
    pub fn after(&self, hash: &str) -> Option<Vec<&EntryDraft>> {
        let known = self.ancestors(self.position(hash)?);
        let since = |at: &usize| !known.get(*at).copied().unwrap_or(false);
        let entries = (0..self.entries.len()).filter(since);
        Some(entries.map(|at| &self.entries[at]).collect())
    }

    /// The hashes along the main line: each entry that was the last one of this very history,
    /// oldest first. Entries of branches that were joined are not among them.
    pub fn main_line(&self) -> Vec<usize> {
        let mut line = Vec::new();
        let mut at = self.last;
        while let Some(position) = at {
            line.push(position);
            at = self.parents[position][0];
        }
        line.reverse();
        line
    }

    /// The document with which the history began, as it was then.
    pub fn beginning(&self) -> Option<&AssessmentDraft> {
        let first = self.entries.first()?.to.as_ref()?;
        first.document.as_deref()
    }

    /// Whether the history began with a document; of one from which texts were redacted, whether
    /// it began with it but for its texts.
    pub fn begins_with(&self, document: &AssessmentDraft) -> bool {
        self.beginning().is_some_and(|beginning| {
            beginning == document || (0 < self.redactions() && alike(beginning, document))
        })
    }

    /// The entries that concern an indicator, in order; of the document with which the history
    /// began only what it says of this indicator.
    pub fn of(&self, indicator: &str) -> Vec<EntryDraft> {
        let concerns = |code: &Option<String>| code.as_deref() == Some(indicator);
        let of = |entry: &EntryDraft| {
            let decided = entry.decided.iter().any(|it| concerns(&it.indicator));
            if concerns(&entry.indicator) || decided {
                return Some(entry.clone());
            }
            let mut document = entry.to.as_ref()?.document.clone()?;
            document
                .answers
                .retain(|answer| concerns(&answer.indicator));
            (!document.answers.is_empty()).then(|| EntryDraft {
                to: Some(StandingDraft {
                    document: Some(document),
                    ..StandingDraft::default()
                }),
                ..entry.clone()
            })
        };
        self.entries.iter().filter_map(of).collect()
    }

    /// The first answer of each assessor to each indicator, by its code: before anybody was
    /// asked to look again.
    pub fn first_codings(&self) -> BTreeMap<String, Vec<CodingDraft>> {
        let mut first: BTreeMap<String, Vec<CodingDraft>> = BTreeMap::new();
        let mut add = |indicator: &Option<String>, coding: &CodingDraft| {
            let codings = first
                .entry(indicator.clone().unwrap_or_default())
                .or_default();
            let says = coding.answer.as_deref() != Some(crate::code::MISSING);
            if says && codings.iter().all(|it| it.assessor != coding.assessor) {
                codings.push(coding.clone());
            }
        };
        if let Some(document) = self.beginning() {
            for answer in &document.answers {
                let mut answer = answer.clone();
                into_codings(&mut answer);
                for coding in &answer.codings {
                    add(&answer.indicator, coding);
                }
            }
        }
        for entry in &self.entries {
            let coding = entry.to.as_ref().and_then(|to| to.coding.as_ref());
            if let (Some(Choice::Known(Action::Answer)), Some(coding)) = (&entry.action, coding) {
                add(&entry.indicator, coding);
            }
        }
        first
    }
}
