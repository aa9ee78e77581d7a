//! In which steps are files collected?
//!
//! Every assessment that a submission belongs to is opened; then the submissions are merged, each
//! into what those before it have left; and at the end each assessment is written once.

use super::merges::Merges;
use super::sound::Sound;
use super::{Collection, Options};
use crate::folder::{FolderError, IndexFolder};
use crate::ledger::{InterruptedWrite, Key, OpenLedgers, WriteStatus};
use cpi_model::Problems;
use cpi_model::history::Change;
use std::collections::BTreeMap;

pub(super) struct Collecting<'a> {
    index: &'a IndexFolder,
    options: &'a Options<'a>,
    opened: OpenLedgers<'a>,
    collection: Collection,
    /// How many submissions can be merged: those before one whose assessment cannot be opened.
    mergeable: usize,
    /// The assessments in the order in which they are written.
    order: Vec<Key>,
    /// What each submission changes, and its place in the collection.
    changes: BTreeMap<Key, Vec<(usize, Vec<Change>)>>,
}

impl<'a> Collecting<'a> {
    pub(super) fn new(
        index: &'a IndexFolder,
        options: &'a Options<'a>,
        collection: Collection,
    ) -> Self {
        Self {
            index,
            options,
            opened: OpenLedgers::new(index, options.apply, options.hand),
            collection,
            mergeable: 0,
            order: Vec::new(),
            changes: BTreeMap::new(),
        }
    }

    /// Opens the assessment of a submission, unless an earlier one could not be opened.
    pub(super) fn open(
        &mut self,
        sound: &Sound,
        problems: &mut Problems,
    ) -> Result<(), FolderError> {
        if self.collection.stopped.is_some() {
            return Ok(());
        }
        match self.opened.open(&sound.key, problems) {
            Ok(_) => self.mergeable += 1,
            Err(error) => {
                let of = (sound.submission.country(), sound.submission.round());
                self.stop(error, of, 0 < self.mergeable)?;
            }
        }
        Ok(())
    }

    /// Merges the submissions, in their order. Each comes with what is wrong with it already.
    pub(super) fn merge(
        &mut self,
        checked: Vec<(Option<Sound>, Problems)>,
    ) -> Result<(), FolderError> {
        let mut merges = Merges::new(self.index, self.options, self.opened.ledgers());
        for (sound, mut problems) in checked {
            if let Some(sound) = sound {
                let submissions = &mut self.collection.submissions;
                if submissions.len() < self.mergeable {
                    let key = sound.key.clone();
                    let (arrived, changes) = merges.add(sound, &mut problems)?;
                    if !self.changes.contains_key(&key) {
                        self.order.push(key.clone());
                    }
                    let of_key = self.changes.entry(key).or_default();
                    of_key.push((submissions.len(), changes));
                    submissions.push(arrived);
                } else {
                    let mut arrived = sound.arrived();
                    arrived.assessors.extend(sound.read.draft.assessor);
                    arrived.written = Some(WriteStatus::No);
                    submissions.push(arrived);
                }
            }
            self.collection.problems.extend(problems);
        }
        Ok(())
    }

    /// Writes the assessments, each once; after the first that cannot be written, no other.
    pub(super) fn write(mut self) -> Result<Collection, FolderError> {
        let mut ended = false;
        for key in std::mem::take(&mut self.order) {
            let of_key = self.changes.remove(&key).unwrap_or_default();
            let (at, changes): (Vec<usize>, Vec<Vec<Change>>) = of_key.into_iter().unzip();
            let written = if ended {
                vec![WriteStatus::No; at.len()]
            } else {
                let (written, error) = self.write_one(&key, &changes);
                if let Some(error) = error {
                    ended = true;
                    let submissions = &self.collection.submissions;
                    let (country, round) = (&submissions[at[0]].country, &submissions[at[0]].round);
                    let of = (country.clone(), round.clone());
                    let earlier = submissions.iter().filter_map(|it| it.written);
                    let mut earlier = earlier.chain(written.iter().copied());
                    let earlier = earlier.any(|it| it != WriteStatus::No);
                    self.stop(error, (&of.0, &of.1), earlier)?;
                }
                written
            };
            if self.opened.applies() {
                for (at, written) in at.into_iter().zip(written) {
                    self.collection.submissions[at].written = Some(written);
                }
            }
        }
        let news = self.opened.news();
        self.collection.problems.extend(news);
        Ok(self.collection)
    }

    /// Writes one assessment: how far each list of changes is written, and why not further.
    fn write_one(
        &mut self,
        key: &Key,
        changes: &[Vec<Change>],
    ) -> (Vec<WriteStatus>, Option<FolderError>) {
        let all = |written: WriteStatus| vec![written; changes.len()];
        let error = match self.opened.change(key, changes.concat()) {
            Ok(()) => return (all(WriteStatus::Complete), None),
            Err(error) => error,
        };
        if !matches!(error, FolderError::Problems(_)) {
            return (all(WriteStatus::by(&error)), Some(error));
        }
        // A document that would not hold together: the submissions before the one by which that
        // begins are written.
        let (fitting, why) = self.opened.fitting(key, changes);
        let error = why.map_or(error, FolderError::Problems);
        let before = changes[..fitting].concat();
        let mut written = vec![WriteStatus::No; changes.len()];
        match self.opened.change(key, before) {
            Ok(()) => written[..fitting].fill(WriteStatus::Complete),
            Err(error) => {
                written[..fitting].fill(WriteStatus::by(&error));
                return (written, Some(error));
            }
        }
        (written, Some(error))
    }

    /// Ends the writing at an error, so that it is clear what is written already. Where nothing is,
    /// the error says all there is to say.
    fn stop(
        &mut self,
        error: FolderError,
        (country, round): (&str, &str),
        earlier: bool,
    ) -> Result<(), FolderError> {
        let stopped = InterruptedWrite::by(&error, country, round);
        let earlier = earlier && self.opened.applies();
        if stopped.written == WriteStatus::No && !earlier {
            return Err(error);
        }
        self.collection.stopped = Some(stopped);
        Ok(())
    }
}
