//! What was done to an assessment, by whom and why, and what stands since?
//!
//! A history is a chain of entries, each of which holds the hash of the entry before it. The
//! document of the assessment follows from its entries; it is written after them, and names
//! the last one it knows. Where two offices worked apart on copies of one history, a join has
//! two entries before it, the last of each branch.

mod apply;
mod join;
mod joining;
mod redact;
mod texts;

pub use join::Conflict;
pub use joining::{JoinError, Joined, Relation};
pub use redact::TextPlace;
pub use texts::{REDACTED, Seed, without_texts};

use crate::draft::{
    Action, AssessmentDraft, Choice, CodingDraft, EntryDraft, HistoryReference, SourceDraft,
    StandingDraft,
};
use crate::provenance::sha256;
use apply::{apply, into_codings};
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
pub enum Broken {
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
    document: AssessmentDraft,
    /// Branches that no join has closed.
    branches: Vec<Branch>,
    /// The document that the history will begin with.
    unwritten: Option<Box<AssessmentDraft>>,
}

/// A branch beside the main line: its last entry, and the document that follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Branch {
    last: usize,
    document: AssessmentDraft,
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
        let mut history = Self {
            document: document.clone(),
            unwritten: Some(Box::new(document)),
            ..Self::default()
        };
        history.document.answers.iter_mut().for_each(into_codings);
        history
    }

    /// The entries in the order of the file, with their texts and with what stood before.
    pub fn entries(&self) -> &[EntryDraft] {
        &self.entries
    }

    /// The lines of the file, without line ends.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
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

    /// The number of the entry with a hash; 0 of [`NOTHING_BEFORE`], which is before the first.
    pub fn entry_with(&self, hash: &str) -> Option<u64> {
        if hash == NOTHING_BEFORE {
            return Some(0);
        }
        self.entries.get(self.position(hash)?)?.seq
    }

    /// The document that follows from the entries: codings and decisions, without the
    /// settled answers, which the check of the document finds.
    pub fn document(&self) -> &AssessmentDraft {
        &self.document
    }

    /// How many branches no join has closed; a history of which everything was written has none.
    pub fn open_branches(&self) -> usize {
        self.branches.len()
    }

    /// The history up to an entry, by its hash: the entry and all it follows from.
    ///
    /// # Errors
    ///
    /// [`Broken`] where there is no such entry; never for another, since the chain holds.
    pub fn up_to(&self, hash: &str) -> Result<Self, Broken> {
        let at = self.position(hash).ok_or(Broken::Chain)?;
        let before = self.ancestors(at);
        Self::of_lines((0..=at).filter(|i| before[*i]).map(|i| &*self.lines[i]))
    }

    /// The history of the first lines of the file.
    ///
    /// # Errors
    ///
    /// [`Broken`] never, since the chain holds.
    pub fn first(&self, lines: usize) -> Result<Self, Broken> {
        Self::of_lines(self.lines().take(lines))
    }

    fn of_lines<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Self, Broken> {
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

    /// Adds a line that was written earlier.
    ///
    /// # Errors
    ///
    /// [`Broken`] where it does not continue the chain; then nothing is added.
    pub fn read_line(&mut self, line: &str) -> Result<(), Broken> {
        let sealed: EntryDraft =
            serde_json::from_str(line).map_err(|error| Broken::NoEntry(unlike(&error)))?;
        if to_line(&sealed) != line {
            return Err(Broken::NoEntry(
                "it has other keys, or another order of keys, than this program writes".to_owned(),
            ));
        }
        let hash = hash_of(&sealed, line);
        let mut entry = sealed;
        let mut missing = Vec::new();
        match entry.version {
            None if entry.original.is_some() => missing.push(Missing::Line(sha256(line))),
            None => {}
            Some(FORMAT) => {
                if entry.from.is_some() || entry.original.is_some() {
                    return Err(Broken::NoEntry("it has keys of an older format".to_owned()));
                }
                missing.extend(
                    texts::open(&mut entry)?
                        .into_iter()
                        .map(Missing::Commitment),
                );
            }
            Some(other) => return Err(Broken::Version(other)),
        }
        self.push(entry, hash, line.into(), missing)
    }

    /// Adds changes that are written together, and gives their lines, without line ends.
    ///
    /// # Errors
    ///
    /// [`Broken`] where a change does not fit what stands; then nothing is added.
    pub fn add(
        &mut self,
        changes: Vec<Change>,
        at: &str,
        by: &str,
        seed: &Seed,
    ) -> Result<Vec<String>, Broken> {
        let mut after = self.clone();
        let before = after.lines.len();
        let begin = after.unwritten.take().map(beginning);
        let mut more = (changes.len() + usize::from(begin.is_some())) as u64;
        for change in begin.into_iter().chain(changes) {
            more -= 1;
            let (from, fits) = (change.from, change.action != Action::Begin);
            let entry = EntryDraft {
                action: Some(Choice::Known(change.action)),
                indicator: change.indicator,
                to: change.to,
                reason: change.reason,
                source: change.source,
                more,
                ..after.next(at, by)
            };
            after.write(entry, seed)?;
            if fits && after.entries.last().is_some_and(|entry| entry.from != from) {
                return Err(Broken::From);
            }
        }
        let lines = after.lines().skip(before).map(str::to_owned).collect();
        *self = after;
        Ok(lines)
    }

    /// The entry that follows the last one, without anything in it.
    fn next(&self, at: &str, by: &str) -> EntryDraft {
        let count = self
            .last
            .map_or(0, |last| self.entries[last].seq.unwrap_or(0));
        EntryDraft {
            version: Some(FORMAT),
            seq: Some(count + 1),
            previous: Some(self.head().to_owned()),
            at: Some(at.to_owned()),
            by: Some(by.to_owned()),
            ..EntryDraft::default()
        }
    }

    /// Seals a new entry and adds it.
    fn write(&mut self, entry: EntryDraft, seed: &Seed) -> Result<(), Broken> {
        let mut sealed = entry.clone();
        texts::seal(&mut sealed, seed);
        let line = to_line(&sealed);
        let hash = hash_of(&sealed, &line);
        self.push(entry, hash, line.into(), Vec::new())
    }

    /// Adds an entry where it belongs: to the main line, to a branch, or as a new branch.
    fn push(
        &mut self,
        mut entry: EntryDraft,
        hash: String,
        line: Arc<str>,
        missing: Vec<Missing>,
    ) -> Result<(), Broken> {
        let previous = entry.previous.as_deref().unwrap_or_default();
        let found = entry.seq.unwrap_or(0);
        let number = |expected: u64| {
            if found == expected {
                Ok(())
            } else {
                Err(Broken::Number { found, expected })
            }
        };
        let parent = if previous == NOTHING_BEFORE {
            None
        } else {
            let found = self.position(previous);
            if found.is_none() {
                number(self.lines.len() as u64 + 1)?;
                return Err(Broken::Chain);
            }
            found
        };
        let is_join = entry.action == Some(Choice::Known(Action::Join));
        let other = match (&entry.other, is_join) {
            (None, false) => None,
            (Some(other), true) => Some(self.position(other).ok_or(Broken::Chain)?),
            _ => return Err(Broken::Incomplete(Action::Join)),
        };
        if entry.version.is_none()
            && parent.is_some_and(|parent| self.entries[parent].version.is_some())
        {
            return Err(Broken::Older);
        }
        let on_main = parent == self.last && (parent.is_some() || self.lines.is_empty());
        // An entry cannot follow from itself, so on the main line no hash comes twice.
        if !on_main && self.position(&hash).is_some() {
            number(self.lines.len() as u64 + 1)?;
            return Err(Broken::Chain);
        }
        number(self.count_before(parent, other) + 1)?;
        let branch = |branches: &[Branch], at: Option<usize>| {
            branches.iter().position(|branch| Some(branch.last) == at)
        };
        let mut document = if on_main {
            std::mem::take(&mut self.document)
        } else if let Some(at) = branch(&self.branches, parent) {
            self.branches[at].document.clone()
        } else if let Some(parent) = parent {
            self.up_to(&self.hashes[parent])?.document
        } else {
            AssessmentDraft::default()
        };
        if let Err(why) = self.advance(&mut document, &mut entry, parent, other) {
            if on_main {
                self.document = document;
            }
            return Err(why);
        }
        let at = self.lines.len();
        document.history = Some(HistoryReference {
            entries: entry.seq,
            head: Some(hash.clone()),
        });
        let joins_main = other.is_some() && other == self.last;
        if let Some(other) = branch(&self.branches, other) {
            self.branches.remove(other);
        }
        if on_main || joins_main {
            if !on_main && let Some(at) = branch(&self.branches, parent) {
                self.branches.remove(at);
            }
            self.last = Some(at);
            self.document = document;
        } else if let Some(position) = branch(&self.branches, parent) {
            self.branches[position] = Branch { last: at, document };
        } else {
            self.branches.push(Branch { last: at, document });
        }
        self.missing.extend(missing.into_iter().map(|it| (at, it)));
        self.parents.push([parent, other]);
        self.hashes.push(hash);
        self.lines.push(line);
        self.entries.push(entry);
        Ok(())
    }

    /// Takes the document before an entry to the one after it.
    fn advance(
        &self,
        document: &mut AssessmentDraft,
        entry: &mut EntryDraft,
        parent: Option<usize>,
        other: Option<usize>,
    ) -> Result<(), Broken> {
        if let (Some(parent), Some(other)) = (parent, other) {
            let there = self.up_to(&self.hashes[other])?.document;
            let before = self.parted(parent, other)?;
            *document = join::joined(&before, document, &there, &entry.decided)?;
            return Ok(());
        }
        if parent.is_none() && !self.lines.is_empty() && !self.begins_alike(entry) {
            return Err(Broken::Beginning);
        }
        let stood = apply(document, entry)?;
        if entry.version.is_some() {
            entry.from = stood;
        }
        Ok(())
    }

    /// How many entries one or two entries follow from, with themselves.
    fn count_before(&self, one: Option<usize>, other: Option<usize>) -> u64 {
        // Without open branches everything before the last entry precedes it.
        if one == self.last && other.is_none() && self.branches.is_empty() {
            return self.lines.len() as u64;
        }
        let mut known = vec![false; self.lines.len()];
        for at in [one, other].into_iter().flatten() {
            for (i, found) in self.ancestors(at).into_iter().enumerate() {
                known[i] |= found;
            }
        }
        known.iter().filter(|it| **it).count() as u64
    }

    /// The document from which two branches parted.
    fn parted(&self, one: usize, other: usize) -> Result<AssessmentDraft, Broken> {
        let (first, second) = (self.ancestors(one), self.ancestors(other));
        let common = (0..first.len().min(second.len())).filter(|i| first[*i] && second[*i]);
        if let Some(at) = common.max_by_key(|i| self.entries[*i].seq) {
            return Ok(self.up_to(&self.hashes[at])?.document);
        }
        let mut document = self.beginning().cloned().unwrap_or_default();
        document.answers.iter_mut().for_each(into_codings);
        Ok(document)
    }

    /// Whether an entry begins the history as its first one does, but for redacted texts.
    fn begins_alike(&self, entry: &EntryDraft) -> bool {
        let document = entry.to.as_ref().and_then(|to| to.document.as_deref());
        match (document, self.beginning()) {
            (Some(one), Some(other)) => alike(one, other),
            _ => false,
        }
    }
}

/// Whether two documents are the same but for texts of persons.
fn alike(one: &AssessmentDraft, other: &AssessmentDraft) -> bool {
    let (mut one, mut other) = (one.clone(), other.clone());
    without_texts(&mut one);
    without_texts(&mut other);
    one == other
}

fn beginning(document: Box<AssessmentDraft>) -> Change {
    Change {
        action: Action::Begin,
        indicator: None,
        from: None,
        to: Some(StandingDraft {
            document: Some(document),
            ..StandingDraft::default()
        }),
        reason: None,
        source: None,
    }
}

/// An entry as its line has it.
fn to_line(entry: &EntryDraft) -> String {
    serde_json::to_string(entry)
        .expect("the wire types have text keys and no fallible serialisation")
}

/// The hash of a sealed entry: of its line without the texts.
fn hash_of(sealed: &EntryDraft, line: &str) -> String {
    if let Some(original) = &sealed.original {
        return original.clone();
    }
    if sealed.texts.is_empty() {
        return sha256(line);
    }
    sha256(&to_line(&EntryDraft {
        texts: Vec::new(),
        ..sealed.clone()
    }))
}

/// Why a line is no entry, without the words of the parser.
fn unlike(error: &serde_json::Error) -> String {
    let column = error.column();
    match error.classify() {
        serde_json::error::Category::Eof => "it is cut off".to_owned(),
        serde_json::error::Category::Syntax => format!("its JSON is damaged at column {column}"),
        _ if error.to_string().starts_with("unknown field") => {
            "it has other keys, or another order of keys, than this program writes".to_owned()
        }
        _ => format!("it has a value of another kind at column {column}"),
    }
}
