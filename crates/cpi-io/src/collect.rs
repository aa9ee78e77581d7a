//! What do the files that came in change in the assessments of an index?

use crate::folder::{FolderError, IndexFolder};
use crate::ledger::{Key, Opened, Stopped, Written, source_of};
use crate::submission::{self, Arrival};
use cpi_model::draft::{SCHEMA_VERSION, SourceDraft};
use cpi_model::matching::fold;
use cpi_model::merge::{self, Merge, Outcome, moment};
use cpi_model::plausibility;
use cpi_model::review::Hand;
use cpi_model::submission::Coded;
use cpi_model::{Answer, Framework, ProblemKind, Problems, Round, Severity, Submission};
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
    /// Whether answers that stood before are taken again ([`Outcome::Revert`]).
    pub take_reverts: bool,
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
    /// Of an answer that stood before, whether or not it is taken again: the number of the
    /// entry of the history by which it did; 0 for the document with which it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reverts_to: Option<u64>,
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
    index: &IndexFolder,
    files: &[(String, Vec<u8>)],
    options: &Options<'_>,
) -> Result<Collection, FolderError> {
    index.holds_together()?;
    let mut collecting = Collecting {
        index,
        options,
        opened: Opened::new(index, options.apply, options.hand),
        changed: BTreeMap::new(),
        pseudonyms: pseudonyms_of(index),
        collection: Collection {
            schema_version: SCHEMA_VERSION,
            applied: options.apply,
            stopped: None,
            submissions: Vec::new(),
            problems: Problems::new(),
        },
    };
    let mut arrivals: Vec<(Arrival, SourceDraft)> = Vec::new();
    for (name, bytes) in files {
        match submission::read(name, bytes, &index.framework) {
            Ok(incoming) => {
                collecting.collection.problems.extend(incoming.problems);
                let source = source_of(name, bytes);
                let found = incoming.submissions.into_iter();
                arrivals.extend(found.map(|arrival| (arrival, source.clone())));
            }
            Err(problems) => collecting.collection.problems.extend(problems),
        }
    }
    for (arrival, source) in in_order(arrivals) {
        collecting.arrival(arrival, &source)?;
    }
    let news = collecting.opened.news();
    collecting.collection.problems.extend(news);
    Ok(collecting.collection)
}

/// Puts the submissions that say when they were handed in in the order of their times, so
/// that the newest is taken last whichever file is named first. The others stay where they
/// are: of two of these, the one in the file that is named later is the newer.
fn in_order(mut arrivals: Vec<(Arrival, SourceDraft)>) -> Vec<(Arrival, SourceDraft)> {
    let moment = |arrival: &Arrival| moment(arrival.read.draft.submitted.as_deref()?);
    let slots: Vec<usize> = (0..arrivals.len())
        .filter(|at| moment(&arrivals[*at].0).is_some())
        .collect();
    let mut timed = slots.clone();
    timed.sort_by_key(|at| moment(&arrivals[*at].0));
    let mut taken: Vec<Option<(Arrival, SourceDraft)>> = arrivals.drain(..).map(Some).collect();
    let mut sources: Vec<usize> = (0..taken.len()).collect();
    for (slot, from) in slots.into_iter().zip(timed) {
        sources[slot] = from;
    }
    sources
        .into_iter()
        .filter_map(|from| taken[from].take())
        .collect()
}

/// Who answered what in this collection: the round and country, the assessor, the indicator.
type Whose = (Key, String, String);

struct Collecting<'a> {
    index: &'a IndexFolder,
    options: &'a Options<'a>,
    opened: Opened<'a>,
    collection: Collection,
    /// The answers that this collection has taken: the file, and when it was handed in.
    changed: BTreeMap<Whose, (String, Option<String>)>,
    /// The assessors of each round, by their pseudonyms as they are compared.
    pseudonyms: BTreeMap<(String, String), String>,
}

impl Collecting<'_> {
    fn arrival(&mut self, mut arrival: Arrival, source: &SourceDraft) -> Result<(), FolderError> {
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
        let name = source.file.clone().unwrap_or_default();
        let mut arrived = Arrived {
            file: name.clone(),
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
        let mut merge = merge::merge_with(
            ledger.history(),
            ledger.assessment(),
            &submission,
            &source,
            &merge::Options {
                take_reverts: self.options.take_reverts,
            },
        )?;
        found.extend(std::mem::take(&mut merge.problems));
        two_files(
            &mut self.changed,
            &key,
            &name,
            &submission,
            &merge.outcomes,
            framework,
            &mut found,
        );
        told_reverts(&merge, &mut found);
        alike(&mut self.pseudonyms, &submission, &mut found);
        doubtful(self.index, &submission, &mut found);
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
                reverts_to: merge.reverts.get(&listed).copied(),
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

/// Warns where another file of this collection answered otherwise for the same assessor, and
/// their times do not say which is the newer: two people may answer under one pseudonym.
fn two_files(
    changed: &mut BTreeMap<Whose, (String, Option<String>)>,
    key: &Key,
    file: &str,
    submission: &Submission,
    outcomes: &[(usize, usize, Outcome)],
    framework: &Framework,
    found: &mut Problems,
) {
    for (coded, (listed, _, outcome)) in submission.answers().iter().zip(outcomes) {
        if !matches!(outcome, Outcome::New | Outcome::Changed) {
            continue;
        }
        let assessor = coded.coding().assessor.clone().unwrap_or_default();
        let indicator = framework.indicators()[coded.indicator()].code().to_owned();
        let submitted = coded.coding().submitted.clone();
        let now = (file.to_owned(), submitted.clone());
        let whose = (key.clone(), assessor, indicator);
        let Some((earlier, then)) = changed.insert(whose.clone(), now) else {
            continue;
        };
        let moments = (
            then.as_deref().and_then(moment),
            submitted.as_deref().and_then(moment),
        );
        let in_order = matches!(moments, (Some(then), Some(now)) if then < now);
        if earlier == file || in_order {
            continue;
        }
        let (_, assessor, indicator) = whose;
        found.warning(
            ProblemKind::Contradiction,
            format!("/answers/{listed}/answer"),
            format!(
                "`{indicator}` of `{assessor}` is answered in two files, `{earlier}` and `{file}`, in different ways, and nothing says which is the newer; `{}` stands",
                coded.coding().answer.as_deref().unwrap_or_default()
            ),
            "ask whether two people answer under one pseudonym, or one from two copies; collect the newer file last",
        );
    }
}

/// The assessors of each round, by the round and the pseudonym as it is compared.
fn pseudonyms_of(index: &IndexFolder) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for assessment in &index.assessments {
        let draft = assessment.to_draft();
        let codings = draft.answers.iter().flat_map(|answer| &answer.codings);
        for assessor in codings.filter_map(|coding| coding.assessor.as_ref()) {
            let whose = (assessment.round().to_owned(), fold(assessor));
            found.entry(whose).or_insert_with(|| assessor.clone());
        }
    }
    found
}

/// Warns where a pseudonym differs from another of the round in case alone: one person would
/// count as two assessors.
fn alike(
    pseudonyms: &mut BTreeMap<(String, String), String>,
    submission: &Submission,
    found: &mut Problems,
) {
    let codings = submission.answers().iter().map(Coded::coding);
    let assessors: BTreeSet<&String> = codings
        .filter_map(|coding| coding.assessor.as_ref())
        .collect();
    for assessor in assessors {
        let whose = (submission.round().to_owned(), fold(assessor));
        let known = pseudonyms.entry(whose).or_insert_with(|| assessor.clone());
        if known != assessor {
            found.warning(
                ProblemKind::Duplicate,
                "/assessor",
                format!(
                    "`{assessor}` differs from `{known}`, who answers in this round, in capital letters alone; they count as two assessors"
                ),
                "if they are one person, write the pseudonym as it was written before",
            );
        }
    }
}

/// Warns of answers that stood before and are not taken again.
fn told_reverts(merge: &Merge, found: &mut Problems) {
    let is_revert = |(listed, _, outcome): &&(usize, usize, Outcome)| {
        *outcome == Outcome::Revert && !merge.redacted.contains(listed)
    };
    let count = merge.outcomes.iter().filter(is_revert).count();
    if let Some((listed, ..)) = merge.outcomes.iter().find(is_revert) {
        found.warning(
            ProblemKind::OutOfDate,
            format!("/answers/{listed}/answer"),
            format!(
                "answers that the assessor has replaced since, and that are not taken again: {count}; an old copy may have been saved again"
            ),
            "ask the assessor; if they are meant, collect again with `--take-reverts`",
        );
    }
}

/// The place among the answers of a draft that a path points to.
fn listed(path: &str) -> Option<usize> {
    let rest = path.strip_prefix("/answers/")?;
    rest.split('/').next()?.parse().ok()
}

/// Warns of figures that are not plausible, in themselves or after the last round (methodology
/// 3.12).
fn doubtful(index: &IndexFolder, submission: &Submission, found: &mut Problems) {
    let mut rounds: Vec<_> = index.rounds.iter().flat_map(Round::rounds).collect();
    rounds.sort_by_key(|(_, date)| *date);
    let rounds: Vec<String> = rounds.into_iter().map(|(id, _)| id.clone()).collect();
    let named = (submission.country(), submission.round());
    for coded in submission.answers() {
        let Answer::Quantity(value) = coded.answer() else {
            continue;
        };
        let position = coded.indicator();
        let earlier = plausibility::earlier(&index.assessments, &rounds, named, position);
        for doubt in plausibility::doubts(&index.framework, position, value, earlier) {
            let path = format!("/answers/{}/answer", coded.listed());
            let code = index.framework.indicators()[position].code();
            plausibility::warn(found, &path, &format!("`{code}` {doubt}"));
        }
    }
}
