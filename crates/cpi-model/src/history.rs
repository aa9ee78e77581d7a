//! What was done to an assessment, by whom and why, and what stands since?
//!
//! A history is a chain of entries, each of which holds the hash of the line before it. The
//! document of the assessment follows from its entries; it is written after them, and names
//! the last one it knows.

use crate::draft::{
    Action, AnswerDraft, AssessmentDraft, Choice, CodingDraft, EntryDraft, HistoryReference,
    SourceDraft, StandingDraft,
};
use crate::provenance::sha256;
use std::collections::BTreeMap;
use thiserror::Error;

/// What the first entry has in place of the hash of a line before it.
pub const NOTHING_BEFORE: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The pseudonym of an assessor whom a document did not name.
pub const UNNAMED: &str = "unnamed";

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
    /// Its number does not follow.
    #[error("its number is {found}; {expected} follows")]
    Number {
        /// What it says.
        found: u64,
        /// What follows.
        expected: u64,
    },
    /// The line before it is not the one that it was chained to.
    #[error("the line before it is not the one that it was chained to")]
    Chain,
    /// It says that something else stood before than did.
    #[error("it says that something else stood before than did")]
    From,
    /// It lacks what its action needs, or has more.
    #[error("it lacks what the action `{0}` needs")]
    Incomplete(Action),
}

/// A history whose chain holds, and the document that follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    entries: Vec<EntryDraft>,
    hashes: Vec<String>,
    document: AssessmentDraft,
    /// The document that the history will begin with.
    unwritten: Option<Box<AssessmentDraft>>,
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

    /// The entries, in order.
    pub fn entries(&self) -> &[EntryDraft] {
        &self.entries
    }

    /// The hash of the last entry.
    pub fn head(&self) -> &str {
        self.hashes.last().map_or(NOTHING_BEFORE, String::as_str)
    }

    /// The hash of an entry, by its number.
    pub fn hash(&self, seq: u64) -> Option<&str> {
        let at = usize::try_from(seq.checked_sub(1)?).ok()?;
        self.hashes.get(at).map(String::as_str)
    }

    /// The document that follows from the entries: codings and decisions, without the
    /// settled answers, which the check of the document finds.
    pub fn document(&self) -> &AssessmentDraft {
        &self.document
    }

    /// The history up to an entry, by its number.
    ///
    /// # Errors
    ///
    /// [`Broken`] never, for a history whose chain holds.
    pub fn up_to(&self, seq: u64) -> Result<Self, Broken> {
        let mut history = Self::default();
        for entry in self
            .entries
            .iter()
            .take_while(|it| it.seq.unwrap_or(0) <= seq)
        {
            history.read_line(&to_line(entry))?;
        }
        Ok(history)
    }

    /// The document with which the history began, as it was then.
    pub fn beginning(&self) -> Option<&AssessmentDraft> {
        let first = self.entries.first()?.to.as_ref()?;
        first.document.as_deref()
    }

    /// The entries that concern an indicator, in order; of the document with which the history
    /// began only what it says of this indicator.
    pub fn of(&self, indicator: &str) -> Vec<EntryDraft> {
        let concerns = |code: &Option<String>| code.as_deref() == Some(indicator);
        let of = |entry: &EntryDraft| {
            if concerns(&entry.indicator) {
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
        let entry: EntryDraft =
            serde_json::from_str(line).map_err(|error| Broken::NoEntry(unlike(&error)))?;
        if to_line(&entry) != line {
            return Err(Broken::NoEntry(
                "it has other keys, or another order of keys, than this program writes".to_owned(),
            ));
        }
        let (found, expected) = (entry.seq.unwrap_or(0), self.entries.len() as u64 + 1);
        if found != expected {
            return Err(Broken::Number { found, expected });
        }
        if entry.previous.as_deref() != Some(self.head()) {
            return Err(Broken::Chain);
        }
        apply(&mut self.document, &entry)?;
        self.hashes.push(sha256(line));
        self.entries.push(entry);
        self.name_head();
        Ok(())
    }

    /// Adds changes that are written together, and gives their lines, without line ends.
    ///
    /// # Errors
    ///
    /// [`Broken`] where a change does not fit what stands; then nothing is added.
    pub fn add(&mut self, changes: Vec<Change>, at: &str, by: &str) -> Result<Vec<String>, Broken> {
        let mut after = self.clone();
        let before = after.entries.len();
        let begin = after.unwritten.take().map(beginning);
        let mut more = (changes.len() + usize::from(begin.is_some())) as u64;
        for change in begin.into_iter().chain(changes) {
            more -= 1;
            let entry = after.entry(change, more, at, by);
            apply(&mut after.document, &entry)?;
            after.seal(entry);
        }
        after.name_head();
        let lines = after.entries[before..].iter().map(to_line).collect();
        *self = after;
        Ok(lines)
    }

    fn entry(&self, change: Change, more: u64, at: &str, by: &str) -> EntryDraft {
        EntryDraft {
            seq: Some(self.entries.len() as u64 + 1),
            previous: Some(self.head().to_owned()),
            at: Some(at.to_owned()),
            by: Some(by.to_owned()),
            action: Some(Choice::Known(change.action)),
            indicator: change.indicator,
            from: change.from,
            to: change.to,
            reason: change.reason,
            source: change.source,
            more,
        }
    }

    fn seal(&mut self, entry: EntryDraft) {
        self.hashes.push(sha256(&to_line(&entry)));
        self.entries.push(entry);
    }

    fn name_head(&mut self) {
        self.document.history = Some(HistoryReference {
            entries: Some(self.entries.len() as u64),
            head: Some(self.head().to_owned()),
        });
    }
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

/// What stands for an indicator: its answer in the document, added if there is none.
fn standing<'a>(document: &'a mut AssessmentDraft, indicator: &str) -> &'a mut AnswerDraft {
    let listed = document
        .answers
        .iter()
        .position(|answer| answer.indicator.as_deref() == Some(indicator));
    let at = listed.unwrap_or_else(|| {
        document.answers.push(AnswerDraft {
            indicator: Some(indicator.to_owned()),
            ..AnswerDraft::default()
        });
        document.answers.len() - 1
    });
    &mut document.answers[at]
}

/// Does to a document what an entry says.
fn apply(document: &mut AssessmentDraft, entry: &EntryDraft) -> Result<(), Broken> {
    let Some(Choice::Known(action)) = entry.action else {
        return Err(Broken::NoEntry("its action is not known".to_owned()));
    };
    let incomplete = || Broken::Incomplete(action);
    let to = entry.to.clone().unwrap_or_default();
    if (action == Action::Begin) != (entry.seq == Some(1)) {
        return Err(incomplete());
    }
    match action {
        Action::Begin => {
            *document = *to.document.ok_or_else(incomplete)?;
            document.answers.iter_mut().for_each(into_codings);
            return Ok(());
        }
        Action::Mend => return Ok(()),
        _ => {}
    }
    let indicator = entry.indicator.as_ref().ok_or_else(incomplete)?;
    let answer = standing(document, indicator);
    let from = entry.from.clone().unwrap_or_default();
    match action {
        Action::Begin | Action::Mend => {}
        Action::Answer | Action::Reject => {
            let coding = to.coding.ok_or_else(incomplete)?;
            let listed = answer
                .codings
                .iter()
                .position(|each| each.assessor == coding.assessor);
            let before = listed.map(|at| &answer.codings[at]);
            if before != from.coding.as_ref() {
                return Err(Broken::From);
            }
            answer.accepted = None;
            answer.reviewer = None;
            match listed {
                Some(at) => answer.codings[at] = coding,
                None => answer.codings.push(coding),
            }
        }
        Action::Accept => {
            if from.accepted != answer.accepted {
                return Err(Broken::From);
            }
            answer.accepted = Some(to.accepted.ok_or_else(incomplete)?);
        }
        Action::Adjudicate => {
            if from.adjudication != answer.adjudication {
                return Err(Broken::From);
            }
            answer.adjudication = Some(to.adjudication.ok_or_else(incomplete)?);
            answer.codings.iter_mut().for_each(|it| it.late = false);
        }
        Action::Reopen => {
            if from.adjudication != answer.adjudication || from.accepted != answer.accepted {
                return Err(Broken::From);
            }
            answer.adjudication = None;
            answer.accepted = None;
            answer.reviewer = None;
            answer.codings.iter_mut().for_each(|it| it.late = false);
        }
        Action::Reply => {
            if from.reply != answer.reply {
                return Err(Broken::From);
            }
            answer.reply = Some(to.reply.ok_or_else(incomplete)?);
        }
        Action::Assign => {
            if from.assigned != answer.assigned {
                return Err(Broken::From);
            }
            answer.assigned = to.assigned;
        }
    }
    Ok(())
}

/// Turns an answer that stands alone into the coding of its assessor.
fn into_codings(answer: &mut AnswerDraft) {
    let alone = answer.codings.is_empty()
        && (answer.answer.as_deref() != Some(crate::code::MISSING)
            || answer.comment.is_some()
            || !answer.evidence.is_empty());
    let given = answer.answer.take();
    let undecided = |it: &&mut crate::draft::AdjudicationDraft| it.answer.is_none();
    if let Some(decision) = answer.adjudication.as_mut().filter(undecided) {
        decision.answer.clone_from(&given);
    }
    if alone {
        answer.codings.push(CodingDraft {
            assessor: Some(answer.assessor.take().unwrap_or_else(|| UNNAMED.to_owned())),
            answer: given,
            evidence: std::mem::take(&mut answer.evidence),
            comment: answer.comment.take(),
            ..CodingDraft::default()
        });
    }
    answer.assessor = None;
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
