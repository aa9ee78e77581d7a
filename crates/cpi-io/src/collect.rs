//! What do the files that came in change in the assessments of an index?

mod collecting;
mod merges;
mod reading;
mod sound;
mod warnings;

use crate::files::{Files, SkippedFile};
use crate::folder::{FolderError, IndexFolder};
use crate::ledger::{InterruptedWrite, WriteStatus, source_of};
use crate::submission::ReadSubmission;
use collecting::Collecting;
use cpi_model::Problems;
use cpi_model::draft::{SCHEMA_VERSION, SourceDraft};
use cpi_model::merge::{Outcome, moment};
use cpi_model::review::Actor;
use serde::Serialize;
use sound::Sound;

/// How files are collected.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Whether to write. Otherwise it is only said what would change.
    pub apply: bool,
    /// Who collects, and when.
    pub hand: Actor<'a>,
    /// The assessor of files that name none.
    pub assessor: Option<&'a str>,
    /// Whether answers that stood before are taken again ([`Outcome::Revert`]).
    pub take_reverts: bool,
    /// Whether texts are recorded although they may be ones that were redacted.
    pub take_redacted: bool,
}

/// What became of the files that came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI collection"))]
pub struct Collection {
    /// The version of this format: 1.
    pub schema_version: u32,
    /// Whether it was written; otherwise it is what would be.
    pub applied: bool,
    /// Why writing ended before all submissions were written; absent where all were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped: Option<InterruptedWrite>,
    /// The submissions, in the order in which they were taken.
    pub submissions: Vec<SubmissionOutcome>,
    /// The files that were passed over, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<SkippedFile>,
    /// What is wrong with the files, and what must be decided since they came in.
    pub problems: Problems,
}

impl Collection {
    /// Lists the files that were passed over, among them those that were found in a folder and
    /// hold no answers.
    pub fn pass_over(&mut self, mut files: Files) {
        self.problems = files.pass_over(std::mem::take(&mut self.problems));
        self.skipped = files.skipped;
    }
}

/// What became of one submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubmissionOutcome {
    /// The file, without folders.
    pub file: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// The country.
    pub country: String,
    /// The round.
    pub round: String,
    /// The assessors, in the order of the file.
    pub assessors: Vec<String>,
    /// How far its changes are written; absent in a dry run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<WriteStatus>,
    /// How many answers say nothing, and so take nothing back.
    pub empty: usize,
    /// What became of each answer.
    pub answers: Vec<AnswerOutcome>,
}

impl SubmissionOutcome {
    /// How many answers have an outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        let has = |answer: &&AnswerOutcome| answer.outcome == outcome;
        self.answers.iter().filter(has).count()
    }
}

/// What became of one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnswerOutcome {
    /// The code of the indicator; absent where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// The assessor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessor: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// What the assessor had answered before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What came in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Of an answer that stood before, whether or not it is taken again: the number of the
    /// entry of the history by which it did; 0 for the document with which it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reverts_to: Option<u64>,
}

/// Collects files: a name and bytes each. What is sound is taken, and the rest is a problem
/// with its place.
///
/// All files are merged first, each into what those before it have left; then each country is
/// written, its log and its document once. If writing is interrupted, a country has either
/// everything that came in for it or nothing of it.
///
/// # Errors
///
/// [`FolderError`] where the files of the index cannot be used, or nothing could be written.
/// Faults of the files that came in are in the collection, and where writing ended after some
/// of them were written.
pub fn collect(
    index: &IndexFolder,
    files: &[(String, Vec<u8>)],
    options: &Options<'_>,
) -> Result<Collection, FolderError> {
    index.holds_together()?;
    let mut collection = Collection {
        schema_version: SCHEMA_VERSION,
        applied: options.apply,
        stopped: None,
        submissions: Vec::new(),
        skipped: Vec::new(),
        problems: Problems::new(),
    };
    let mut arrivals: Vec<(ReadSubmission, SourceDraft)> = Vec::new();
    for ((name, bytes), read) in files.iter().zip(reading::all(files, &index.framework)) {
        match read {
            Ok(incoming) => {
                collection.problems.extend(incoming.problems);
                let source = source_of(name, bytes);
                let found = incoming.submissions.into_iter();
                arrivals.extend(found.map(|arrival| (arrival, source.clone())));
            }
            Err(problems) => collection.problems.extend(problems),
        }
    }
    let mut collecting = Collecting::new(index, options, collection);
    let mut checked = Vec::new();
    for (arrival, source) in in_order(arrivals) {
        let mut problems = Problems::new();
        let sound = Sound::of(index, options, arrival, &source, &mut problems);
        if let Some(sound) = &sound {
            collecting.open(sound, &mut problems)?;
        }
        checked.push((sound, problems));
    }
    collecting.merge(checked)?;
    collecting.write()
}

/// Puts the submissions that say when they were handed in in the order of their times, so
/// that the newest is taken last whichever file is named first. The others stay where they
/// are: of two of these, the one in the file that is named later is the newer.
fn in_order(
    mut arrivals: Vec<(ReadSubmission, SourceDraft)>,
) -> Vec<(ReadSubmission, SourceDraft)> {
    let moment = |arrival: &ReadSubmission| moment(arrival.read.draft.submitted.as_deref()?);
    let slots: Vec<usize> = (0..arrivals.len())
        .filter(|at| moment(&arrivals[*at].0).is_some())
        .collect();
    let mut timed = slots.clone();
    timed.sort_by_key(|at| moment(&arrivals[*at].0));
    let mut taken: Vec<Option<(ReadSubmission, SourceDraft)>> =
        arrivals.drain(..).map(Some).collect();
    let mut sources: Vec<usize> = (0..taken.len()).collect();
    for (slot, from) in slots.into_iter().zip(timed) {
        sources[slot] = from;
    }
    sources
        .into_iter()
        .filter_map(|from| taken[from].take())
        .collect()
}
