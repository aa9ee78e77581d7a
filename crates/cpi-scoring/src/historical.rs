//! What did the assessments of an index hold at an earlier time? Their histories say.

use chrono::{DateTime, FixedOffset, NaiveDate};
use cpi_model::draft::EntryDraft;
use cpi_model::history::History;
use cpi_model::provenance::AssessmentIdentity;
use cpi_model::{Assessment, Framework, Index, Pointer, ProblemKind, Problems};
use serde::{Deserialize, Serialize};

/// Up to where histories are read (methodology 13.9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum HistoryCutoff {
    /// Up to a day, to its end in universal time, or to a date-time.
    Until(String),
    /// Up to entries, by their hashes.
    Heads(Vec<String>),
    /// As a result names them.
    Result(Vec<AssessmentIdentity>),
}

/// An earlier state of the assessments of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoricalState {
    /// The assessments as they stood; those whose history does not reach so far back as they
    /// stand now.
    pub assessments: Vec<Assessment>,
    /// What the histories do not say, in words.
    pub notes: Vec<String>,
}

impl HistoryCutoff {
    /// Up to a day such as `2026-06-15` or a date-time such as `2026-06-15T12:00:00Z`; `None` for
    /// anything else.
    pub fn until(text: &str) -> Option<Self> {
        Moment::read(text).map(|_| Self::Until(text.to_owned()))
    }

    /// The assessments of an index as they stood then.
    ///
    /// # Errors
    ///
    /// [`Problems`] where the framework does not accept the earlier state, or the index does not
    /// hold together.
    pub fn state(&self, index: &Index) -> Result<HistoricalState, Problems> {
        index.holds_together()?;
        if let Self::Until(until) = self {
            moment(until)?;
        }
        let mut state = HistoricalState {
            assessments: Vec::new(),
            notes: Vec::new(),
        };
        let mut unsaid = Vec::new();
        for assessment in &index.assessments {
            let (country, round) = (assessment.country(), assessment.round());
            let found = match index.history(assessment) {
                Some(history) => self.find(history, assessment, &index.framework)?,
                None => self.without_history(assessment),
            };
            match found {
                Found::Stood(found) => state.assessments.push(*found),
                Found::NotYet => {}
                Found::Unsaid => {
                    unsaid.push(format!("{country} {round}"));
                    state.assessments.push(assessment.clone());
                }
            }
        }
        if state.assessments.is_empty() {
            state.notes.push(
                "by then nothing had been assessed, so nothing can have been revised".to_owned(),
            );
        }
        if !unsaid.is_empty() {
            state.notes.push(format!(
                "revisions cannot be told for these, whose histories do not reach back to the publication: {}",
                unsaid.join(", ")
            ));
        }
        Ok(state)
    }

    fn find(
        &self,
        history: &History,
        now: &Assessment,
        framework: &Framework,
    ) -> Result<Found, Problems> {
        let entries = history.entries();
        let last = match self {
            Self::Until(until) => {
                let moment = moment(until)?;
                let line = history.main_line();
                let until = line.iter().take_while(|at| moment.includes(&entries[**at]));
                match until.last() {
                    Some(at) => Some(&history.hashes()[*at]),
                    None => return Ok(Found::NotYet),
                }
            }
            Self::Heads(heads) => {
                let mut hashes = history.hashes().iter();
                hashes.rfind(|hash| heads.contains(hash))
            }
            Self::Result(named) => {
                let named = match of(named, now) {
                    Ok(named) => named,
                    Err(found) => return Ok(found),
                };
                match &named.head {
                    Some(head) => history.hashes().iter().find(|hash| *hash == head),
                    None => return Ok(began(history, named, framework)),
                }
            }
        };
        let Some(last) = last else {
            return Ok(Found::Unsaid);
        };
        // A history whose chain held holds up to each of its entries.
        let Ok(until) = history.up_to(last) else {
            return Ok(Found::Unsaid);
        };
        Ok(Found::Stood(Box::new(
            until.document().check(framework)?.value,
        )))
    }

    fn without_history(&self, now: &Assessment) -> Found {
        let Self::Result(named) = self else {
            return Found::Unsaid;
        };
        match of(named, now) {
            Err(found) => found,
            Ok(named) if *named == AssessmentIdentity::of(now) => {
                Found::Stood(Box::new(now.clone()))
            }
            Ok(_) => Found::Unsaid,
        }
    }
}

/// A point in time up to which a history is read.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// The end of a day in universal time.
    Day(NaiveDate),
    /// A date-time.
    Time(DateTime<FixedOffset>),
}

impl Moment {
    fn read(text: &str) -> Option<Self> {
        let day = text.parse().map(Self::Day);
        day.or_else(|_| DateTime::parse_from_rfc3339(text).map(Self::Time))
            .ok()
    }

    /// Whether an entry was written by then.
    fn includes(self, entry: &EntryDraft) -> bool {
        let at = entry.at.as_deref().unwrap_or_default();
        DateTime::parse_from_rfc3339(at).is_ok_and(|at| match self {
            Self::Day(day) => at.to_utc().date_naive() <= day,
            Self::Time(moment) => at <= moment,
        })
    }
}

fn moment(text: &str) -> Result<Moment, Problems> {
    Moment::read(text).ok_or_else(|| {
        let mut problems = Problems::new();
        problems.error(
            ProblemKind::InvalidDate,
            Pointer::root().key("published").key("until"),
            format!("`{text}` is no day and no date-time"),
            "write a day such as 2026-06-15, or a date-time such as 2026-06-15T12:00:00Z",
        );
        problems
    })
}

/// What was found of one assessment.
enum Found {
    Stood(Box<Assessment>),
    NotYet,
    Unsaid,
}

/// What a result names of an assessment. A result of other rounds says nothing of this one.
fn of<'a>(
    named: &'a [AssessmentIdentity],
    now: &Assessment,
) -> Result<&'a AssessmentIdentity, Found> {
    let mut of_round = named
        .iter()
        .filter(|each| each.round == now.round())
        .peekable();
    if of_round.peek().is_none() {
        return Err(Found::Stood(Box::new(now.clone())));
    }
    of_round
        .find(|each| each.country == now.country())
        .ok_or(Found::NotYet)
}

/// What was published before there was a history: the document with which it began, if that
/// is what the result names.
fn began(history: &History, named: &AssessmentIdentity, framework: &Framework) -> Found {
    let beginning = history
        .beginning()
        .and_then(|draft| draft.check(framework).ok());
    match beginning {
        Some(checked) if AssessmentIdentity::of(&checked.value) == *named => {
            Found::Stood(Box::new(checked.value))
        }
        _ => Found::Unsaid,
    }
}

/// Where the head that was written down of an assessment stands in its history today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadPosition {
    /// The country.
    pub country: String,
    /// The round.
    pub round: String,
    /// The head.
    pub head: String,
    /// The number of its entry; `None` where the history does not have it, so that its past was
    /// rewritten or it is of another index.
    pub entry: Option<u64>,
    /// How many entries were added since.
    pub later: usize,
}

/// Where the heads that a result names stand in the histories of an index. Assessments whose
/// identity has no head, since they had no history, are left out.
pub fn since(index: &Index, named: &[AssessmentIdentity]) -> Vec<HeadPosition> {
    let mut found = Vec::new();
    for identity in named {
        let Some(head) = &identity.head else {
            continue;
        };
        let mut assessments = index.assessments.iter();
        let now =
            assessments.find(|it| it.country() == identity.country && it.round() == identity.round);
        let history = match now {
            // A publication has no histories.
            Some(assessment) if assessment.is_public() => continue,
            Some(assessment) => index.history(assessment),
            None => None,
        };
        found.push(since_head(history, identity, head));
    }
    found
}

fn since_head(
    history: Option<&History>,
    identity: &AssessmentIdentity,
    head: &str,
) -> HeadPosition {
    let at = history.and_then(|it| Some((it, it.position(head)?)));
    HeadPosition {
        country: identity.country.clone(),
        round: identity.round.clone(),
        head: head.to_owned(),
        entry: at.and_then(|(history, at)| history.entries()[at].seq),
        later: at.map_or(0, |(history, _)| {
            history.after(head).map_or(0, |it| it.len())
        }),
    }
}

/// Finds the entry of a head that was written down, in whichever history has it.
pub fn find_head(index: &Index, head: &str) -> Option<HeadPosition> {
    let mut with_history = index
        .assessments
        .iter()
        .filter_map(|it| Some((it, index.history(it)?)));
    let (assessment, history) =
        with_history.find(|(_, history)| history.position(head).is_some())?;
    let identity = AssessmentIdentity::of(assessment);
    Some(since_head(Some(history), &identity, head))
}

/// Takes the assessments that a result names back to their state when it was computed, where
/// their histories have the heads that it names, and returns where each head stands. Redacted
/// texts stay redacted: no score rests on them.
///
/// # Errors
///
/// [`Problems`] where the framework does not accept the earlier state.
pub fn rewind(
    index: &mut Index,
    named: &[AssessmentIdentity],
) -> Result<Vec<HeadPosition>, Problems> {
    let found = since(index, named);
    for each in &found {
        if each.later == 0 || each.entry.is_none() {
            continue;
        }
        let at = index
            .assessments
            .iter()
            .position(|it| it.country() == each.country && it.round() == each.round);
        let Some(at) = at else {
            continue;
        };
        let Some(history) = index.history(&index.assessments[at]) else {
            continue;
        };
        // A history whose chain held holds up to each of its entries.
        if let Ok(then) = history.up_to(&each.head) {
            index.assessments[at] = then.document().check(&index.framework)?.value;
            // Agreement and the odds of coders come from the history, not from the document.
            let of = (each.country.clone(), each.round.clone());
            index.histories.insert(of, then);
        }
    }
    Ok(found)
}
