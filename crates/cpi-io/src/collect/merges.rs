//! What does each submission change, after those before it?

use super::sound::Sound;
use super::warnings::{Whose, alike, doubtful, pseudonyms_of, told_reverts, two_files};
use super::{AnswerOutcome, Options, SubmissionOutcome};
use crate::folder::{FolderError, IndexFolder};
use crate::ledger::{Key, Ledger};
use cpi_model::Problems;
use cpi_model::draft::AnswerDraft;
use cpi_model::history::Change;
use cpi_model::merge::{self, Merging, Outcome};
use std::collections::BTreeMap;

/// The submissions that are merged into the assessments of an index.
pub(super) struct Merges<'a> {
    index: &'a IndexFolder,
    options: merge::Options,
    ledgers: &'a BTreeMap<Key, Ledger>,
    merging: BTreeMap<Key, Merging<'a>>,
    /// The answers that this collection has taken: the file, and when it was handed in.
    taken: BTreeMap<Whose, (String, Option<String>)>,
    /// The assessors of each round, by their pseudonyms as they are compared.
    pseudonyms: BTreeMap<(String, String), String>,
}

impl<'a> Merges<'a> {
    /// None yet.
    pub(super) fn new(
        index: &'a IndexFolder,
        options: &Options<'_>,
        ledgers: &'a BTreeMap<Key, Ledger>,
    ) -> Self {
        Self {
            index,
            options: merge::Options {
                take_reverts: options.take_reverts,
                take_redacted: options.take_redacted,
            },
            ledgers,
            merging: BTreeMap::new(),
            taken: BTreeMap::new(),
            pseudonyms: pseudonyms_of(index),
        }
    }

    /// Merges a submission whose assessment was opened, and says what became of it and what it
    /// changes. What should be looked at is added to the problems.
    pub(super) fn add(
        &mut self,
        sound: Sound,
        problems: &mut Problems,
    ) -> Result<(SubmissionOutcome, Vec<Change>), FolderError> {
        let mut arrived = sound.arrived();
        let Sound {
            read,
            submission,
            source,
            key,
            unsound,
            faults: mut found,
        } = sound;
        let ledger = &self.ledgers[&key];
        let merging = self.merging.entry(key.clone());
        let merging =
            merging.or_insert_with(|| Merging::new(ledger.history(), ledger.assessment()));
        let assessor =
            |answer: &AnswerDraft| answer.assessor.clone().or(read.draft.assessor.clone());
        let before: Vec<Option<String>> = read
            .draft
            .answers
            .iter()
            .map(|answer| {
                let assessor = assessor(answer)?;
                let standing = merging.standing(&assessor, answer.indicator.as_deref()?);
                standing?.answer.clone()
            })
            .collect();
        let mut merge = merging.merge(&submission, &source, &self.options)?;
        found.extend(std::mem::take(&mut merge.problems));
        two_files(
            &mut self.taken,
            &key,
            &arrived.file,
            &submission,
            &merge.outcomes,
            &self.index.framework,
            &mut found,
        );
        told_reverts(&merge, &mut found);
        alike(&mut self.pseudonyms, &submission, &mut found);
        doubtful(self.index, &submission, &mut found);
        read.places.locate(&mut found);
        problems.extend(found);
        let outcomes = merge.outcomes.iter();
        let outcomes: BTreeMap<usize, Outcome> = outcomes
            .map(|(listed, _, outcome)| (*listed, *outcome))
            .chain(unsound.into_iter().map(|listed| (listed, Outcome::Faulty)))
            .collect();
        for (listed, outcome) in outcomes {
            let Some(draft) = read.draft.answers.get(listed) else {
                continue;
            };
            let assessor = assessor(draft);
            if let Some(assessor) = &assessor
                && !arrived.assessors.contains(assessor)
            {
                arrived.assessors.push(assessor.clone());
            }
            arrived.answers.push(AnswerOutcome {
                indicator: draft.indicator.clone(),
                assessor,
                outcome,
                from: before[listed].clone(),
                to: draft.answer.clone(),
                reverts_to: merge.reverts.get(&listed).copied(),
            });
        }
        if arrived.assessors.is_empty() {
            arrived.assessors.extend(read.draft.assessor.clone());
        }
        Ok((arrived, merge.changes))
    }
}
