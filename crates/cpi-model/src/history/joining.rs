//! How are two copies of one history put together that were continued apart?

use super::join::{self, Conflict};
use super::{BrokenChain, History, Seed, TextPlace, alike, to_line};
use crate::draft::{Action, Choice, DecidedDraft, EntryDraft};
use std::collections::BTreeSet;
use thiserror::Error;

/// How two copies of a history stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// They have the same entries.
    Same,
    /// The other copy has nothing that is not here.
    Behind,
    /// The other copy continues this one.
    Ahead,
    /// Both were continued.
    Apart,
}

/// Two copies of a history, put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedHistory {
    /// How they stood to each other.
    pub relation: Relation,
    /// How many entries they have in common.
    pub common: usize,
    /// How many entries only this copy has.
    pub here: usize,
    /// How many entries only the other copy has.
    pub there: usize,
    /// What both changed.
    pub conflicts: Vec<Conflict>,
    /// The history with the entries of both, verbatim; `None` where a conflict is not decided.
    pub history: Option<History>,
    /// How many texts of this copy are removed, since the other copy has redacted them.
    pub redacted: usize,
    /// Where texts that one copy has redacted stand in entries that only the other has.
    pub again: Vec<TextPlace>,
}

/// Why two histories are no copies of one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum JoinError {
    /// They have no entry in common and begin with different documents.
    #[error(
        "the two histories have no entry in common and begin with different documents, so they are no copies of one"
    )]
    Strangers,
    /// A decision that is not possible, or entries that do not fit.
    #[error(transparent)]
    Broken(#[from] BrokenChain),
}

impl History {
    /// This history with the entries of a copy that was continued elsewhere. The entries of both
    /// stay as they are; where both were continued, an entry joins the two ends. `decided` says
    /// what stands of each indicator that both changed.
    ///
    /// # Errors
    ///
    /// [`JoinError`] where the two are no copies of one history, or a decision is not possible.
    pub fn join(
        &self,
        other: &Self,
        decided: &[DecidedDraft],
        reason: Option<&str>,
        (at, by): (&str, &str),
        seed: &Seed,
    ) -> Result<JoinedHistory, JoinError> {
        let has = |history: &Self, hash: &str| history.position(hash).is_some();
        let common = self.hashes.iter().filter(|it| has(other, it)).count();
        let news: Vec<usize> = (0..other.lines.len())
            .filter(|at| !has(self, &other.hashes[*at]))
            .collect();
        let (here, there) = (self.lines.len() - common, news.len());
        if common == 0 && !self.begins_as(other) {
            return Err(JoinError::Strangers);
        }
        let (mut history, redacted, removed) = self.with_redactions_of(other)?;
        for at in &news {
            history.read_line(&other.lines[*at])?;
        }
        let relation = match (here, there) {
            (0, 0) => Relation::Same,
            (_, 0) => Relation::Behind,
            (0, _) => Relation::Ahead,
            (_, _) => Relation::Apart,
        };
        let mut joined = JoinedHistory {
            relation,
            common,
            here,
            there,
            conflicts: Vec::new(),
            history: None,
            redacted,
            again: history
                .texts()
                .into_iter()
                .filter(|place| removed.contains(&place.text))
                .collect(),
        };
        if let Some(end) = history.branches.first().map(|branch| branch.last)
            && let Some(last) = history.last
        {
            let before = history.parted(last, end)?;
            let there = history.branches[0].stands.document.clone();
            joined.conflicts = join::conflicts(&before, history.document(), &there);
            let open = |it: &Conflict| {
                let mut decided = decided.iter();
                decided.all(|each| each.indicator.as_ref() != Some(&it.indicator))
            };
            if joined.conflicts.iter().any(open) {
                return Ok(joined);
            }
            let mut entry = EntryDraft {
                action: Some(Choice::Known(Action::Join)),
                other: Some(history.hashes[end].clone()),
                decided: decided.to_vec(),
                reason: reason.map(str::to_owned),
                ..history.next(at, by)
            };
            entry.seq = Some(history.lines.len() as u64 + 1);
            history.write(entry, seed)?;
        } else if let Some(each) = decided.iter().find_map(|it| it.indicator.clone()) {
            return Err(BrokenChain::Decision(each).into());
        }
        joined.history = Some(history);
        Ok(joined)
    }

    /// Whether a history that has nothing in common with this one may still be a copy: one of
    /// them is not begun, or both begin with the same document.
    fn begins_as(&self, other: &Self) -> bool {
        let document = |history: &Self| match &history.unwritten {
            Some(document) => Some((**document).clone()),
            None => history.beginning().cloned(),
        };
        match (document(self), document(other)) {
            (Some(one), Some(other)) => alike(&one, &other),
            _ => false,
        }
    }

    /// This history, with texts removed that the other copy has redacted; how many; and the
    /// texts that only one of the two has redacted.
    fn with_redactions_of(
        &self,
        other: &Self,
    ) -> Result<(Self, usize, BTreeSet<String>), BrokenChain> {
        let mut history = Self::default();
        let mut redacted = 0;
        let mut removed = BTreeSet::new();
        for (position, line) in self.lines.iter().enumerate() {
            let theirs = other.position(&self.hashes[position]);
            let theirs = theirs.map(|at| &other.lines[at]);
            let (Some(theirs), true) = (theirs, theirs != Some(line)) else {
                history.read_line(line)?;
                continue;
            };
            let parse = |line: &str| {
                let parsed: Result<EntryDraft, _> = serde_json::from_str(line);
                parsed.map_err(|why| BrokenChain::NoEntry(why.to_string()))
            };
            let (mut mine, theirs) = (parse(line)?, parse(theirs)?);
            if mine.version.is_none() {
                // The replaced line is the one from which texts were removed.
                if mine.original.is_none() {
                    redacted += 1;
                    mine = theirs;
                }
            } else {
                for (mine, theirs) in mine.texts.iter_mut().zip(&theirs.texts) {
                    let had = if theirs.is_none() { mine.take() } else { None };
                    redacted += usize::from(had.is_some());
                    let lost = if mine.is_none() { theirs.clone() } else { None };
                    let texts = [had, lost].into_iter().flatten();
                    removed.extend(texts.filter_map(|it| it.text));
                }
            }
            history.read_line(&to_line(&mine))?;
        }
        Ok((history, redacted, removed))
    }
}
