//! What do the workbooks of reviewers change in the assessments of an index?

use super::words::ReviewWord;
use super::{Returned, ReviewedRow, Row, knows, read};
use crate::files::{Files, SkippedFile};
use crate::folder::{FolderError, IndexFolder};
use crate::ledger::{InterruptedWrite, Key, Ledger, OpenLedgers, WriteStatus, source_of};
use cpi_model::Pointer;
use cpi_model::draft::{Action, Choice, EntryDraft, SCHEMA_VERSION};
use cpi_model::history::Change;
use cpi_model::review::{Actor, ReviewAction, review_change};
use cpi_model::{Problem, ProblemKind, Problems, Severity};
use serde::Serialize;

/// How workbooks are taken in.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Whether to write. Otherwise it is only said what would change.
    pub apply: bool,
    /// Who reviewed, and when it is taken in.
    pub hand: Actor<'a>,
    /// Whether the pseudonym stands for nobody yet, in a dry run.
    pub anybody: bool,
}

/// What became of the workbooks of reviewers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI review"))]
pub struct ReviewImport {
    /// The version of this format: 1.
    pub schema_version: u32,
    /// Whether it was written; otherwise it is what would be.
    pub applied: bool,
    /// Why writing ended before all workbooks were written; absent where all were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped: Option<InterruptedWrite>,
    /// The workbooks, in the order in which they were taken.
    pub workbooks: Vec<ImportedWorkbook>,
    /// The files that were passed over, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<SkippedFile>,
    /// What is wrong with them, and what must be decided since they came in.
    pub problems: Problems,
}

impl ReviewImport {
    /// Lists the files that were passed over, among them those that were found in a folder and
    /// are no workbooks of a review.
    pub fn pass_over(&mut self, mut files: Files) {
        self.problems = files.pass_over(std::mem::take(&mut self.problems));
        self.skipped = files.skipped;
    }
}

/// What became of one workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportedWorkbook {
    /// The file, without folders.
    pub file: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// The country.
    pub country: String,
    /// The round.
    pub round: String,
    /// How far its changes are written; absent in a dry run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<WriteStatus>,
    /// What became of each thing that was done in it, in the order of the rows.
    pub rows: Vec<ImportedRow>,
}

impl ImportedWorkbook {
    /// How much was done so.
    pub fn count(&self, action: Option<Action>, outcome: RowOutcome) -> usize {
        let of = |row: &&ImportedRow| {
            row.outcome == outcome && action.is_none_or(|action| row.action == Some(action))
        };
        self.rows.iter().filter(of).count()
    }
}

/// What became of one thing that a reviewer did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportedRow {
    /// The code of the indicator, as the row has it.
    pub indicator: String,
    /// What was to be done; absent where the row does not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// What became of it.
    pub outcome: RowOutcome,
}

/// What became of something that a reviewer did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RowOutcome {
    /// It is done.
    New,
    /// It stands so already.
    Same,
    /// The answer has moved since the workbook was written, so it is not done.
    Behind,
    /// It is not done, and a problem says why.
    Faulty,
}

/// Takes in workbooks: a name and bytes each. What is sound is done, and the rest is a
/// problem with its cell. A row about an answer that has moved since its workbook was written
/// is not done.
///
/// # Errors
///
/// [`FolderError`] where the files of the index cannot be used, or nothing could be written.
/// Faults of the workbooks are in what is returned, and where writing ended after some of them
/// were written.
pub fn import_reviews(
    index: &IndexFolder,
    files: &[(String, Vec<u8>)],
    options: &Options<'_>,
) -> Result<ReviewImport, FolderError> {
    index.holds_together()?;
    let mut taking = Taking {
        index,
        options,
        opened: OpenLedgers::new(index, options.apply, options.hand),
        taken: ReviewImport {
            schema_version: SCHEMA_VERSION,
            applied: options.apply,
            stopped: None,
            workbooks: Vec::new(),
            skipped: Vec::new(),
            problems: Problems::new(),
        },
    };
    for (name, bytes) in files {
        match read(name, bytes, &index.framework) {
            Ok(returned) => taking.workbook(name, bytes, &returned)?,
            Err(problems) => taking.taken.problems.extend(problems),
        }
    }
    let news = taking.opened.news();
    taking.taken.problems.extend(news);
    Ok(taking.taken)
}

struct Taking<'a> {
    index: &'a IndexFolder,
    options: &'a Options<'a>,
    opened: OpenLedgers<'a>,
    taken: ReviewImport,
}

impl Taking<'_> {
    fn workbook(
        &mut self,
        name: &str,
        bytes: &[u8],
        returned: &Returned,
    ) -> Result<(), FolderError> {
        let mut problems = returned.problems.clone();
        let Some(key) = self.round_of(returned, &mut problems) else {
            problems.sort_by_place();
            self.taken.problems.extend(problems);
            return Ok(());
        };
        let source = source_of(name, bytes);
        let mut book = ImportedWorkbook {
            file: source.file.clone().unwrap_or_default(),
            sha256: source.sha256.clone().unwrap_or_default(),
            country: returned.country.clone(),
            round: returned.round.clone(),
            written: None,
            rows: Vec::new(),
        };
        if self.taken.stopped.is_none()
            && let Err(error) = self.opened.open(&key, &mut self.taken.problems)
        {
            self.stop(error, &book)?;
        }
        if self.taken.stopped.is_some() {
            book.written = Some(WriteStatus::No);
            self.taken.workbooks.push(book);
            return Ok(());
        }
        let ledger = self.opened.open(&key, &mut self.taken.problems)?;
        if !knows(ledger.history(), returned.entries, &returned.head) {
            problems.push(at_file(
                returned,
                ProblemKind::OutOfDate,
                format!(
                    "this workbook was written from another history of `{}` than the one that is here, so nothing of it is taken",
                    returned.country
                ),
                "write a new workbook, and copy the yellow cells into it",
            ));
            problems.sort_by_place();
            self.taken.problems.extend(problems);
            return Ok(());
        }
        let mut changes = Vec::new();
        for row in &returned.rows {
            for (action, outcome, change) in
                self::row(ledger, returned, row, self.options, &mut problems)
            {
                changes.extend(change.map(|change| Change {
                    source: Some(source.clone()),
                    ..change
                }));
                book.rows.push(ImportedRow {
                    indicator: row.indicator.clone(),
                    action,
                    outcome,
                });
            }
        }
        problems.sort_by_place();
        self.taken.problems.extend(problems);
        book.written = self.opened.applies().then_some(WriteStatus::Complete);
        if let Err(error) = self.opened.change(&key, changes) {
            book.written = Some(self.stop(error, &book)?);
        }
        self.taken.workbooks.push(book);
        Ok(())
    }

    /// Ends the writing at an error, as [`collect`](crate::collect::collect) does.
    fn stop(
        &mut self,
        error: FolderError,
        at: &ImportedWorkbook,
    ) -> Result<WriteStatus, FolderError> {
        let stopped = InterruptedWrite::by(&error, &at.country, &at.round);
        let written = stopped.written;
        let before = self.taken.workbooks.iter();
        if written == WriteStatus::No && before.clone().all(|it| it.written.is_none()) {
            return Err(error);
        }
        self.taken.stopped = Some(stopped);
        Ok(written)
    }

    /// The round and country of a workbook, which the index must have.
    fn round_of(&self, returned: &Returned, problems: &mut Problems) -> Option<Key> {
        let mut rounds = self.index.rounds.iter();
        let at = rounds.position(|round| round.reference_date(&returned.round).is_some());
        let Some(at) = at else {
            problems.push(at_file(
                returned,
                ProblemKind::UnknownRound,
                format!("the index has no round `{}`", returned.round),
                "take it in with the index that it was written from",
            ));
            return None;
        };
        let declared = self.index.rounds[at].countries();
        if !declared.contains(&returned.country) {
            problems.push(at_file(
                returned,
                ProblemKind::UnknownCountry,
                format!(
                    "`{}` does not take part in the round `{}`",
                    returned.country, returned.round
                ),
                "take it in with the index that it was written from",
            ));
            return None;
        }
        Some((at, returned.country.clone()))
    }
}

type Done = (Option<Action>, RowOutcome, Option<Change>);

/// What becomes of everything that a row does.
fn row(
    ledger: &Ledger,
    returned: &Returned,
    row: &Row,
    options: &Options<'_>,
    problems: &mut Problems,
) -> Vec<Done> {
    let history = ledger.history();
    let of_indicator = history.of(&row.indicator);
    // Of a history that was joined, also the entries of the other branch are news.
    let news = history.after(&returned.head);
    let is_news = |entry: &EntryDraft| match &news {
        Some(news) => news.contains(&entry),
        None => returned.entries < entry.seq.unwrap_or(0),
    };
    let since: Vec<&EntryDraft> = of_indicator
        .iter()
        .filter(|entry| is_news(entry))
        .filter(|entry| action_of(entry).is_some_and(|it| it != Action::Begin))
        .collect();
    let by = (!options.anybody).then_some(options.hand.by);
    let own = |entry: &EntryDraft| row.said.iter().any(|said| is_this(entry, &said.act, by));
    let mut done: Vec<Done> = Vec::new();
    for said in &row.said {
        let action = Some(action(&said.act));
        if since.iter().any(|entry| is_this(entry, &said.act, by)) {
            done.push((action, RowOutcome::Same, None));
            continue;
        }
        // A reply moves other replies; a decision rests on everything, the answer first.
        let moved = |reply: bool| {
            let mut entries = since.iter().rev();
            entries.find(|entry| !own(entry) && reply == (action_of(entry) == Some(Action::Reply)))
        };
        let newer = match action {
            Some(Action::Reply) => moved(true),
            _ => moved(false).or_else(|| moved(true)),
        };
        let found = review_change(
            history,
            ledger.assessment(),
            &row.indicator,
            &said.act,
            options.hand,
        );
        let outcome = match (found, newer) {
            (Ok(None), _) => (action, RowOutcome::Same, None),
            (_, Some(newer)) => {
                problems.push(behind(row, said, newer));
                (action, RowOutcome::Behind, None)
            }
            (Ok(change), None) => (action, RowOutcome::New, change),
            (Err(mut found), None) => {
                found.locate(|path| Some(said.place(path)));
                problems.extend(found);
                (action, RowOutcome::Faulty, None)
            }
        };
        if matches!(outcome.1, RowOutcome::Behind | RowOutcome::Faulty) {
            left_behind(row, said, problems);
        }
        done.push(outcome);
    }
    done.extend((0..row.faulty).map(|_| (None, RowOutcome::Faulty, None)));
    done
}

fn action(act: &ReviewAction) -> Action {
    match act {
        ReviewAction::Accept { .. } => Action::Accept,
        ReviewAction::Reject { .. } => Action::Reject,
        ReviewAction::Adjudicate { .. } => Action::Adjudicate,
        ReviewAction::Reopen { .. } => Action::Reopen,
        ReviewAction::Reply { .. } => Action::Reply,
        ReviewAction::Assign { .. } => Action::Assign,
    }
}

fn action_of(entry: &EntryDraft) -> Option<Action> {
    match entry.action {
        Some(Choice::Known(Action::Assign | Action::Mend | Action::Redact)) => None,
        Some(Choice::Known(action)) => Some(action),
        _ => None,
    }
}

/// Whether an entry is what an act has done.
fn is_this(entry: &EntryDraft, act: &ReviewAction, by: Option<&str>) -> bool {
    if action_of(entry) != Some(action(act)) || by.is_some_and(|by| entry.by.as_deref() != Some(by))
    {
        return false;
    }
    let to = entry.to.clone().unwrap_or_default();
    let given = |text: &str| Some(text.to_owned());
    match act {
        ReviewAction::Accept { comment } => entry.reason == *comment,
        ReviewAction::Reject { assessor, comment } => {
            let whose = to.coding.and_then(|coding| coding.assessor);
            (assessor.is_none() || whose == *assessor) && entry.reason == given(comment)
        }
        ReviewAction::Adjudicate {
            answer,
            points,
            reason,
        } => {
            let decided = to.adjudication.unwrap_or_default();
            (answer.is_none() || decided.answer == *answer)
                && decided.points == *points
                && decided.reason == given(reason)
        }
        ReviewAction::Reopen { reason } => entry.reason == given(reason),
        ReviewAction::Reply {
            text,
            evidence,
            office,
        } => {
            let reply = to.reply.unwrap_or_default();
            reply.text == given(text)
                && reply.evidence == *evidence
                && (office.is_none() || reply.by == *office)
        }
        ReviewAction::Assign { .. } => false,
    }
}

/// That documents on another sheet belong to a reply that is not taken.
fn left_behind(row: &Row, said: &ReviewedRow, problems: &mut Problems) {
    for place in said.elsewhere() {
        problems.push(
            Problem::new(
                ProblemKind::NotRead,
                Severity::Error,
                format!(
                    "the document belongs to the reply to `{}`, which is not taken",
                    row.indicator
                ),
                "mend the reply first",
            )
            .at_place(place),
        );
    }
}

/// That an answer has moved since the workbook was written.
fn behind(row: &Row, said: &ReviewedRow, newer: &EntryDraft) -> Problem {
    let by = newer.by.clone().unwrap_or_default();
    let to = newer.to.clone().unwrap_or_default();
    let whose = to.coding.and_then(|coding| coding.assessor);
    let whose = whose.unwrap_or_default();
    let what = match action_of(newer) {
        Some(Action::Answer) => format!("`{whose}` answered"),
        Some(Action::Reject) => format!("`{by}` sent the answer of `{whose}` back"),
        Some(Action::Accept) => format!("`{by}` accepted it"),
        Some(Action::Adjudicate) => format!("`{by}` decided it"),
        Some(Action::Reopen) => format!("`{by}` opened it again"),
        Some(Action::Reply) => "a reply of the government came in".to_owned(),
        _ => "it was changed".to_owned(),
    };
    let message = format!(
        "`{}` has moved since this workbook was written: {what} (entry {} of the history); the row is not taken",
        row.indicator,
        newer.seq.unwrap_or(0)
    );
    let hint = format!(
        "look at it in a new workbook, and choose under `{}` there",
        ReviewWord::Decision.text("en")
    );
    Problem::new(ProblemKind::OutOfDate, Severity::Error, message, hint)
        .at_place(said.place(&Pointer::root()))
}

fn at_file(returned: &Returned, kind: ProblemKind, message: String, hint: &str) -> Problem {
    Problem::new(kind, Severity::Error, message, hint).at_place(returned.place.clone())
}
