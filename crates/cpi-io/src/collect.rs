//! What do the files that came in change in the assessments of an index?

use crate::folder::{FolderError, Index};
use crate::ledger::{Opened, Stopped, Written, source_of};
use crate::submission::{self, Arrival};
use cpi_model::draft::{SCHEMA_VERSION, SourceDraft};
use cpi_model::merge::{self, Outcome};
use cpi_model::review::Hand;
use cpi_model::{ProblemKind, Problems, Severity, Submission};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How files are collected.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Whether to write. Otherwise it is only said what would change.
    pub apply: bool,
    /// Who collects, and when.
    pub hand: Hand<'a>,
    /// The assessor of files that name none.
    pub assessor: Option<&'a str>,
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
    pub stopped: Option<Stopped>,
    /// The submissions, in the order in which they were taken.
    pub submissions: Vec<Arrived>,
    /// What is wrong with the files, and what must be decided since they came in.
    pub problems: Problems,
}

/// What became of one submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Arrived {
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
    pub written: Option<Written>,
    /// How many answers say nothing, and so take nothing back.
    pub empty: usize,
    /// What became of each answer.
    pub answers: Vec<ArrivedAnswer>,
}

impl Arrived {
    /// How many answers have an outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        let has = |answer: &&ArrivedAnswer| answer.outcome == outcome;
        self.answers.iter().filter(has).count()
    }
}

/// What became of one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ArrivedAnswer {
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
}

/// Collects files: a name and bytes each. What is sound is taken, and the rest is a problem
/// with its place.
///
/// # Errors
///
/// [`FolderError`] where the files of the index cannot be used, or nothing could be written.
/// Faults of the files that came in are in the collection, and where writing ended after some
/// of them were written.
pub fn collect(
    index: &Index,
    files: &[(String, Vec<u8>)],
    options: &Options<'_>,
) -> Result<Collection, FolderError> {
    index.holds_together()?;
    let mut collecting = Collecting {
        index,
        options,
        opened: Opened::new(index, options.apply, options.hand),
        collection: Collection {
            schema_version: SCHEMA_VERSION,
            applied: options.apply,
            stopped: None,
            submissions: Vec::new(),
            problems: Problems::new(),
        },
    };
    for (name, bytes) in files {
        match submission::read(name, bytes, &index.framework) {
            Ok(incoming) => {
                collecting.collection.problems.extend(incoming.problems);
                let source = source_of(name, bytes);
                for arrival in incoming.submissions {
                    collecting.arrival(name, arrival, &source)?;
                }
            }
            Err(problems) => collecting.collection.problems.extend(problems),
        }
    }
    let news = collecting.opened.news();
    collecting.collection.problems.extend(news);
    Ok(collecting.collection)
}

struct Collecting<'a> {
    index: &'a Index,
    options: &'a Options<'a>,
    opened: Opened<'a>,
    collection: Collection,
}

impl Collecting<'_> {
    fn arrival(
        &mut self,
        file: &str,
        mut arrival: Arrival,
        source: &SourceDraft,
    ) -> Result<(), FolderError> {
        let framework = &self.index.framework;
        if arrival.read.draft.assessor.is_none() {
            arrival.read.draft.assessor = self.options.assessor.map(str::to_owned);
        }
        let Arrival { read, problems } = arrival;
        let faulty_listed: BTreeSet<usize> = problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error)
            .filter_map(|problem| listed(&problem.path))
            .collect();
        // Where the reader has said why it is not clear what a cell means, the check adds nothing.
        let unclear: BTreeSet<String> = problems
            .iter()
            .filter(|problem| problem.path.ends_with("/answer"))
            .map(|problem| problem.path.clone())
            .collect();
        self.collection.problems.extend(problems);
        let checked = match read.check(|draft| draft.check(framework)) {
            Ok(checked) => checked,
            Err(problems) => {
                self.collection.problems.extend(problems);
                return Ok(());
            }
        };
        self.collection.problems.extend(checked.warnings);
        let mut found = Problems::new();
        let of_check = checked.value.faults().iter();
        let clear = of_check.filter(|problem| !unclear.contains(&problem.path));
        found.extend(clear.cloned());
        let faulty: BTreeSet<usize> = found
            .iter()
            .filter(|problem| problem.severity == Severity::Error)
            .filter_map(|problem| listed(&problem.path))
            .chain(faulty_listed.iter().copied())
            .collect();
        let submission = checked.value.without(&faulty_listed);
        let Some(at) = self.round_of(&submission, &mut found) else {
            read.places.locate(&mut found);
            self.collection.problems.extend(found);
            return Ok(());
        };
        let source = SourceDraft {
            id: submission.id().map(str::to_owned),
            ..source.clone()
        };
        let key = (at, submission.country().to_owned());
        let source_file = source.file.clone().unwrap_or_else(|| file.to_owned());
        let mut arrived = Arrived {
            file: source_file,
            sha256: source.sha256.clone().unwrap_or_default(),
            country: submission.country().to_owned(),
            round: submission.round().to_owned(),
            assessors: Vec::new(),
            written: None,
            empty: submission.empty(),
            answers: Vec::new(),
        };
        if self.collection.stopped.is_none()
            && let Err(error) = self.opened.open(&key, &mut self.collection.problems)
        {
            self.stop(error, &arrived)?;
        }
        if self.collection.stopped.is_some() {
            arrived.assessors.extend(read.draft.assessor.clone());
            arrived.written = Some(Written::No);
            self.collection.submissions.push(arrived);
            return Ok(());
        }
        let ledger = self.opened.open(&key, &mut self.collection.problems)?;
        let merge = merge::merge(ledger.history(), ledger.assessment(), &submission, &source)?;
        found.extend(merge.problems);
        read.places.locate(&mut found);
        self.collection.problems.extend(found);
        let outcomes: BTreeMap<usize, Outcome> = merge
            .outcomes
            .iter()
            .map(|(listed, _, outcome)| (*listed, *outcome))
            .chain(faulty.into_iter().map(|listed| (listed, Outcome::Faulty)))
            .collect();
        for (listed, outcome) in outcomes {
            let Some(draft) = read.draft.answers.get(listed) else {
                continue;
            };
            let assessor = draft.assessor.as_ref().or(read.draft.assessor.as_ref());
            if let Some(assessor) = assessor
                && !arrived.assessors.contains(assessor)
            {
                arrived.assessors.push(assessor.clone());
            }
            let before = ledger
                .history()
                .document()
                .answers
                .iter()
                .find(|answer| answer.indicator == draft.indicator)
                .and_then(|answer| {
                    let mut codings = answer.codings.iter();
                    codings.find(|coding| coding.assessor.as_ref() == assessor)
                });
            arrived.answers.push(ArrivedAnswer {
                indicator: draft.indicator.clone(),
                assessor: assessor.cloned(),
                outcome,
                from: before.and_then(|coding| coding.answer.clone()),
                to: draft.answer.clone(),
            });
        }
        if arrived.assessors.is_empty() {
            arrived.assessors.extend(read.draft.assessor.clone());
        }
        arrived.written = self.opened.applies().then_some(Written::Complete);
        if let Err(error) = self.opened.change(&key, merge.changes) {
            arrived.written = Some(self.stop(error, &arrived)?);
        }
        self.collection.submissions.push(arrived);
        Ok(())
    }

    /// Ends the writing at an error, so that what is written already is not lost from sight.
    /// Where nothing is, the error says all there is to say.
    fn stop(&mut self, error: FolderError, at: &Arrived) -> Result<Written, FolderError> {
        let stopped = Stopped::by(&error, &at.country, &at.round);
        let written = stopped.written;
        let before = self.collection.submissions.iter();
        if written == Written::No && before.clone().all(|it| it.written.is_none()) {
            return Err(error);
        }
        self.collection.stopped = Some(stopped);
        Ok(written)
    }

    /// The position of the round of a submission, whose country it must declare.
    fn round_of(&self, submission: &Submission, found: &mut Problems) -> Option<usize> {
        let rounds = self.index.rounds.iter();
        let at = rounds
            .clone()
            .position(|round| round.reference_date(submission.round()).is_some());
        let Some(at) = at else {
            let ids: Vec<&str> = rounds
                .flat_map(|round| round.rounds().iter().map(|(id, _)| id.as_str()))
                .collect();
            found.error(
                ProblemKind::UnknownRound,
                "/round",
                format!(
                    "the index has no round `{}`; it has {}",
                    submission.round(),
                    ids.join(", ")
                ),
                "correct the round, or begin it with a `round.toml`",
            );
            return None;
        };
        let round = &self.index.rounds[at];
        let declared = round.countries().iter();
        if !declared.clone().any(|code| code == submission.country()) {
            found.error(
                ProblemKind::UnknownCountry,
                "/country",
                format!(
                    "`{}` does not take part in the round `{}`",
                    submission.country(),
                    submission.round()
                ),
                "correct the country, or declare it in `round.toml`",
            );
            return None;
        }
        if !round.tables().is_empty() {
            found.error(
                ProblemKind::Contradiction,
                "/round",
                format!(
                    "the answers of the round `{}` stand in tables, into which nothing is collected",
                    submission.round()
                ),
                "convert it to a document a country first, with `cpi convert --to assessment-json`",
            );
            return None;
        }
        Some(at)
    }
}

/// The place among the answers of a draft that a path points to.
fn listed(path: &str) -> Option<usize> {
    let rest = path.strip_prefix("/answers/")?;
    rest.split('/').next()?.parse().ok()
}
