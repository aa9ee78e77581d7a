//! What of a file that came in is sound, and for which assessment is it?

use super::{Options, SubmissionOutcome};
use crate::folder::IndexFolder;
use crate::ledger::Key;
use crate::read::ParsedDraft;
use crate::submission::ReadSubmission;
use cpi_model::Pointer;
use cpi_model::draft::{SourceDraft, SubmissionDraft};
use cpi_model::problem;
use cpi_model::{ProblemKind, Problems, Severity, Submission};
use std::collections::BTreeSet;

/// A submission of which nothing but single answers can be wrong.
pub(super) struct Sound {
    pub(super) read: ParsedDraft<SubmissionDraft>,
    pub(super) submission: Submission,
    /// The file that it came from.
    pub(super) source: SourceDraft,
    /// The assessment that it belongs to.
    pub(super) key: Key,
    /// The places in the draft of the answers that are not sound.
    pub(super) unsound: BTreeSet<usize>,
    /// What is wrong with them. Its places are not found yet.
    pub(super) faults: Problems,
}

impl Sound {
    /// Checks what a reader found. What is wrong with the submission is added to the problems; then
    /// there is none.
    pub(super) fn of(
        index: &IndexFolder,
        options: &Options<'_>,
        mut arrival: ReadSubmission,
        source: &SourceDraft,
        problems: &mut Problems,
    ) -> Option<Self> {
        let framework = &index.framework;
        if arrival.read.draft.assessor.is_none() {
            arrival.read.draft.assessor = options.assessor.map(str::to_owned);
        }
        let ReadSubmission {
            read,
            problems: of_reader,
        } = arrival;
        let is_error = |problem: &&cpi_model::Problem| problem.severity == Severity::Error;
        let unreadable: BTreeSet<usize> = of_reader
            .iter()
            .filter(is_error)
            .filter_map(|problem| listed(&problem.path))
            .collect();
        // Where the reader has said why it is not clear what a cell means, the check adds nothing.
        let unclear: BTreeSet<Pointer> = of_reader
            .iter()
            .filter(|problem| problem.path.last().as_deref() == Some("answer"))
            .map(|problem| problem.path.clone())
            .collect();
        problems.extend(of_reader);
        let checked = match read.check(|draft| draft.check(framework)) {
            Ok(checked) => checked,
            Err(found) => {
                problems.extend(found);
                return None;
            }
        };
        problems.extend(checked.warnings);
        let mut faults = Problems::new();
        let of_check = checked.value.faults().iter();
        let clear = of_check.filter(|problem| !unclear.contains(&problem.path));
        faults.extend(clear.cloned());
        let unsound = faults
            .iter()
            .filter(is_error)
            .filter_map(|problem| listed(&problem.path))
            .chain(unreadable.iter().copied())
            .collect();
        let submission = checked.value.without(&unreadable);
        let Some(at) = round_of(index, &submission, &mut faults) else {
            read.places.locate(&mut faults);
            problems.extend(faults);
            return None;
        };
        Some(Self {
            key: (at, submission.country().to_owned()),
            source: SourceDraft {
                id: submission.id().map(str::to_owned),
                ..source.clone()
            },
            read,
            submission,
            unsound,
            faults,
        })
    }

    /// What is said of it before it is merged.
    pub(super) fn arrived(&self) -> SubmissionOutcome {
        let (submission, source) = (&self.submission, &self.source);
        SubmissionOutcome {
            file: source.file.clone().unwrap_or_default(),
            sha256: source.sha256.clone().unwrap_or_default(),
            country: submission.country().to_owned(),
            round: submission.round().to_owned(),
            assessors: Vec::new(),
            written: None,
            empty: submission.empty(),
            answers: Vec::new(),
        }
    }
}

/// The position of the round of a submission, whose country it must declare.
fn round_of(index: &IndexFolder, submission: &Submission, found: &mut Problems) -> Option<usize> {
    let rounds = index.rounds.iter();
    let at = rounds
        .clone()
        .position(|round| round.reference_date(submission.round()).is_some());
    let Some(at) = at else {
        let ids: Vec<&str> = rounds
            .flat_map(|round| round.rounds().iter().map(|(id, _)| id.as_str()))
            .collect();
        found.error(
            ProblemKind::UnknownRound,
            Pointer::from(["round"]),
            format!(
                "the index has no round `{}`; it has {}",
                submission.round(),
                ids.join(", ")
            ),
            "correct the round, or begin it with a `round.toml`",
        );
        return None;
    };
    let round = &index.rounds[at];
    let declared = round.countries().iter();
    if !declared.clone().any(|code| code == submission.country()) {
        found.error(
            ProblemKind::UnknownCountry,
            Pointer::from(["country"]),
            format!(
                "`{}` does not take part in the round `{}`; its countries are {}",
                submission.country(),
                submission.round(),
                problem::listed(submission.country(), round.countries())
            ),
            "correct the country, or declare it in `round.toml`",
        );
        return None;
    }
    if !round.tables().is_empty() {
        found.error(
            ProblemKind::Contradiction,
            Pointer::from(["round"]),
            format!(
                "the answers of the round `{}` stand in tables, into which nothing is collected",
                submission.round()
            ),
            "convert the table to a document for each country first",
        );
        return None;
    }
    Some(at)
}

/// The place among the answers of a draft that a path points to.
fn listed(path: &Pointer) -> Option<usize> {
    Some(path.entry_of("answers")?.0)
}
