//! How does an entry join the chain, and what does its hash cover?

use super::apply::{apply, into_codings};
use super::stands::Stands;
use super::{
    Branch, BrokenChain, Change, FORMAT, History, Missing, NOTHING_BEFORE, Seed, join, texts,
    without_texts,
};
use crate::draft::{Action, AssessmentDraft, Choice, EntryDraft, HistoryReference, StandingDraft};
use crate::provenance::sha256;
use std::sync::Arc;

impl History {
    /// Adds a line that was written earlier.
    ///
    /// # Errors
    ///
    /// [`BrokenChain`] where it does not continue the chain; then nothing is added.
    pub fn read_line(&mut self, line: &str) -> Result<(), BrokenChain> {
        let sealed: EntryDraft =
            serde_json::from_str(line).map_err(|error| BrokenChain::NoEntry(unlike(&error)))?;
        if to_line(&sealed) != line {
            return Err(BrokenChain::NoEntry(
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
                    return Err(BrokenChain::NoEntry(
                        "it has keys of an older format".to_owned(),
                    ));
                }
                missing.extend(
                    texts::open(&mut entry)?
                        .into_iter()
                        .map(Missing::Commitment),
                );
            }
            Some(other) => return Err(BrokenChain::Version(other)),
        }
        self.push(entry, hash, line.into(), missing)
    }

    /// Adds changes that are written together, and gives their lines, without line ends.
    ///
    /// # Errors
    ///
    /// [`BrokenChain`] where a change does not fit what stands; then nothing is added.
    pub fn add(
        &mut self,
        changes: Vec<Change>,
        at: &str,
        by: &str,
        seed: &Seed,
    ) -> Result<Vec<String>, BrokenChain> {
        let before = self.lines.len();
        let unwritten = self.unwritten.take();
        let begin = unwritten.clone().map(beginning);
        let added = self.add_all(begin.into_iter().chain(changes).collect(), (at, by), seed);
        if let Err(why) = added {
            self.take_back(before, unwritten)?;
            return Err(why);
        }
        Ok(self.lines().skip(before).map(str::to_owned).collect())
    }

    fn add_all(
        &mut self,
        changes: Vec<Change>,
        (at, by): (&str, &str),
        seed: &Seed,
    ) -> Result<(), BrokenChain> {
        let mut more = changes.len() as u64;
        for change in changes {
            more -= 1;
            let (from, fits) = (change.from, change.action != Action::Begin);
            let entry = EntryDraft {
                action: Some(Choice::Known(change.action)),
                indicator: change.indicator,
                to: change.to,
                reason: change.reason,
                source: change.source,
                more,
                ..self.next(at, by)
            };
            self.write(entry, seed)?;
            if fits && self.entries.last().is_some_and(|entry| entry.from != from) {
                return Err(BrokenChain::From);
            }
        }
        Ok(())
    }

    /// Takes back all entries after the first lines: what they did to the document is not kept, so
    /// the document is put together anew.
    fn take_back(
        &mut self,
        lines: usize,
        unwritten: Option<Box<AssessmentDraft>>,
    ) -> Result<(), BrokenChain> {
        *self = match unwritten {
            Some(document) => Self::unwritten(*document),
            None => self.first(lines)?,
        };
        Ok(())
    }

    /// The entry that follows the last one, without anything in it.
    pub(super) fn next(&self, at: &str, by: &str) -> EntryDraft {
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
    pub(super) fn write(&mut self, entry: EntryDraft, seed: &Seed) -> Result<(), BrokenChain> {
        let mut sealed = entry.clone();
        texts::seal(&mut sealed, seed);
        let line = to_line(&sealed);
        let hash = hash_of(&sealed, &line);
        self.push(entry, hash, line.into(), Vec::new())
    }

    /// Adds an entry where it belongs: to the main line, to a branch, or as a new branch.
    pub(super) fn push(
        &mut self,
        mut entry: EntryDraft,
        hash: String,
        line: Arc<str>,
        missing: Vec<Missing>,
    ) -> Result<(), BrokenChain> {
        let previous = entry.previous.as_deref().unwrap_or_default();
        let found = entry.seq.unwrap_or(0);
        let number = |expected: u64| {
            if found == expected {
                Ok(())
            } else {
                Err(BrokenChain::Number { found, expected })
            }
        };
        let parent = if previous == NOTHING_BEFORE {
            None
        } else {
            let found = self.position(previous);
            if found.is_none() {
                number(self.lines.len() as u64 + 1)?;
                return Err(BrokenChain::Chain);
            }
            found
        };
        let is_join = entry.action == Some(Choice::Known(Action::Join));
        let other = match (&entry.other, is_join) {
            (None, false) => None,
            (Some(other), true) => Some(self.position(other).ok_or(BrokenChain::Chain)?),
            _ => return Err(BrokenChain::Incomplete(Action::Join)),
        };
        if entry.version.is_none()
            && parent.is_some_and(|parent| self.entries[parent].version.is_some())
        {
            return Err(BrokenChain::Older);
        }
        let on_main = parent == self.last && (parent.is_some() || self.lines.is_empty());
        // An entry cannot follow from itself, so on the main line no hash comes twice.
        if !on_main && self.position(&hash).is_some() {
            number(self.lines.len() as u64 + 1)?;
            return Err(BrokenChain::Chain);
        }
        number(self.count_before(parent, other) + 1)?;
        let branch = |branches: &[Branch], at: Option<usize>| {
            branches.iter().position(|branch| Some(branch.last) == at)
        };
        let on_branch = branch(&self.branches, parent).filter(|_| !on_main);
        let mut stands = if on_main {
            std::mem::take(&mut self.stands)
        } else if let Some(at) = on_branch {
            std::mem::take(&mut self.branches[at].stands)
        } else if let Some(parent) = parent {
            self.up_to(&self.hashes[parent])?.stands
        } else {
            Stands::default()
        };
        if let Err(why) = self.advance(&mut stands, &mut entry, parent, other) {
            if on_main {
                self.stands = stands;
            } else if let Some(at) = on_branch {
                self.branches[at].stands = stands;
            }
            return Err(why);
        }
        let at = self.lines.len();
        stands.document.history = Some(HistoryReference {
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
            self.stands = stands;
        } else if let Some(position) = branch(&self.branches, parent) {
            self.branches[position] = Branch { last: at, stands };
        } else {
            self.branches.push(Branch { last: at, stands });
        }
        self.missing.extend(missing.into_iter().map(|it| (at, it)));
        self.parents.push([parent, other]);
        self.hashes.push(hash);
        self.lines.push(line);
        self.entries.push(entry);
        Ok(())
    }

    /// Takes the document before an entry to the one after it.
    pub(super) fn advance(
        &self,
        stands: &mut Stands,
        entry: &mut EntryDraft,
        parent: Option<usize>,
        other: Option<usize>,
    ) -> Result<(), BrokenChain> {
        if let (Some(parent), Some(other)) = (parent, other) {
            let there = self.up_to(&self.hashes[other])?.stands.document;
            let before = self.parted(parent, other)?;
            *stands = join::joined(&before, &stands.document, &there, &entry.decided)?.into();
            return Ok(());
        }
        if parent.is_none() && !self.lines.is_empty() && !self.begins_alike(entry) {
            return Err(BrokenChain::Beginning);
        }
        let stood = apply(stands, entry)?;
        if entry.version.is_some() {
            entry.from = stood;
        }
        Ok(())
    }

    /// How many entries one or two entries follow from, with themselves.
    pub(super) fn count_before(&self, one: Option<usize>, other: Option<usize>) -> u64 {
        // The number of an entry is how many it follows from, with itself.
        let (Some(one), Some(other)) = (one, other) else {
            let only = one.or(other);
            return only.map_or(0, |at| self.entries[at].seq.unwrap_or(0));
        };
        let mut known = vec![false; self.lines.len()];
        for at in [one, other] {
            for (i, found) in self.ancestors(at).into_iter().enumerate() {
                known[i] |= found;
            }
        }
        known.iter().filter(|it| **it).count() as u64
    }

    /// The document from which two branches parted.
    pub(super) fn parted(&self, one: usize, other: usize) -> Result<AssessmentDraft, BrokenChain> {
        let (first, second) = (self.ancestors(one), self.ancestors(other));
        let common = (0..first.len().min(second.len())).filter(|i| first[*i] && second[*i]);
        if let Some(at) = common.max_by_key(|i| self.entries[*i].seq) {
            return Ok(self.up_to(&self.hashes[at])?.stands.document);
        }
        let mut document = self.beginning().cloned().unwrap_or_default();
        document.answers.iter_mut().for_each(into_codings);
        Ok(document)
    }

    /// Whether an entry begins the history as its first one does, but for redacted texts.
    pub(super) fn begins_alike(&self, entry: &EntryDraft) -> bool {
        let document = entry.to.as_ref().and_then(|to| to.document.as_deref());
        match (document, self.beginning()) {
            (Some(one), Some(other)) => alike(one, other),
            _ => false,
        }
    }
}

/// Whether two documents are the same but for texts of persons.
pub(super) fn alike(one: &AssessmentDraft, other: &AssessmentDraft) -> bool {
    let (mut one, mut other) = (one.clone(), other.clone());
    without_texts(&mut one);
    without_texts(&mut other);
    one == other
}

pub(super) fn beginning(document: Box<AssessmentDraft>) -> Change {
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
pub(super) fn to_line(entry: &EntryDraft) -> String {
    serde_json::to_string(entry)
        .expect("the wire types have text keys and no fallible serialisation")
}

/// The hash of a sealed entry: of its line without the texts.
pub(super) fn hash_of(sealed: &EntryDraft, line: &str) -> String {
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
