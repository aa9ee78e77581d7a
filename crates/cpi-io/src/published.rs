//! What stood in the assessments of an index when it was published? Their histories say.

use crate::folder::{self, FolderError, Index};
use crate::ledger::Ledger;
use chrono::{DateTime, NaiveDate};
use cpi_model::draft::EntryDraft;
use cpi_model::history::History;
use cpi_model::provenance::AssessmentIdentity;
use cpi_model::{Assessment, Framework};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::Path;

/// Up to where histories are read (methodology 13.9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Published {
    /// Up to a day, to its end in universal time, or to a date-time.
    Until(String),
    /// Up to entries, by their hashes.
    Heads(Vec<String>),
    /// As a result names them.
    Result(Vec<AssessmentIdentity>),
}

/// An earlier state of the assessments of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The assessments as they stood; those whose history does not reach so far back as they
    /// stand now.
    pub assessments: Vec<Assessment>,
    /// What the histories do not say, in words.
    pub notes: Vec<String>,
}

impl Published {
    /// What a word on the command line means: a day, a moment, the hash of an entry, or the
    /// file of a result in JSON.
    ///
    /// # Errors
    ///
    /// What it may be, as a sentence.
    pub fn read(said: &str) -> Result<Self, String> {
        if said.parse::<NaiveDate>().is_ok() || DateTime::parse_from_rfc3339(said).is_ok() {
            return Ok(Self::Until(said.to_owned()));
        }
        if said.len() == 64 && said.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(Self::Heads(vec![said.to_ascii_lowercase()]));
        }
        let path = Path::new(said);
        if !path.is_file() {
            return Err(format!(
                "`{said}` is no day such as 2026-06-15, no date-time such as 2026-06-15T12:00:00Z, no head of a history (64 hexadecimal digits, as `cpi verify INDEX` lists them), and no file of a result"
            ));
        }
        let bytes = folder::bytes(path).map_err(|error| error.to_string())?;
        let result: Value = serde_json::from_slice(&bytes)
            .map_err(|error| format!("{said}: this is no result in JSON: {error}"))?;
        match identities(&result["provenance"]) {
            Some(named) => Ok(Self::Result(named)),
            None => Err(format!(
                "{said}: it does not name the assessments that it was computed from; results of `cpi score --format json` do"
            )),
        }
    }

    /// What stood then.
    ///
    /// # Errors
    ///
    /// [`FolderError`] where a history cannot be read or its chain does not hold.
    pub fn state(&self, index: &Index) -> Result<State, FolderError> {
        index.holds_together()?;
        let mut state = State {
            assessments: Vec::new(),
            notes: Vec::new(),
        };
        let mut unsaid = Vec::new();
        for assessment in &index.assessments {
            let (country, round) = (assessment.country(), assessment.round());
            let found = match history(index, assessment)? {
                Some(history) => self.find(&history, assessment, &index.framework)?,
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
                "their histories do not say what stood when they were published, so nothing is said of revisions: {}",
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
    ) -> Result<Found, FolderError> {
        let entries = history.entries();
        let last = match self {
            Self::Until(until) => {
                let line = history.main_line();
                let until = line
                    .iter()
                    .take_while(|at| is_before(&entries[**at], until));
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

/// Whether an entry was written until then.
fn is_before(entry: &EntryDraft, until: &str) -> bool {
    let at = DateTime::parse_from_rfc3339(entry.at.as_deref().unwrap_or_default());
    let Ok(at) = at else {
        return false;
    };
    match DateTime::parse_from_rfc3339(until) {
        Ok(moment) => at <= moment,
        Err(_) => until
            .parse::<NaiveDate>()
            .is_ok_and(|day| at.to_utc().date_naive() <= day),
    }
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
pub struct Since {
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

/// Where the heads stand that a result names of the assessments of an index. Those that name
/// none, since they had no history, are left out.
///
/// # Errors
///
/// [`FolderError`] where a history cannot be read or its chain does not hold.
pub fn since(index: &Index, named: &[AssessmentIdentity]) -> Result<Vec<Since>, FolderError> {
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
            Some(assessment) => history(index, assessment)?,
            None => None,
        };
        found.push(stands(history.as_ref(), identity, head));
    }
    Ok(found)
}

fn stands(history: Option<&History>, identity: &AssessmentIdentity, head: &str) -> Since {
    let at = history.and_then(|it| Some((it, it.position(head)?)));
    Since {
        country: identity.country.clone(),
        round: identity.round.clone(),
        head: head.to_owned(),
        entry: at.and_then(|(history, at)| history.entries()[at].seq),
        later: at.map_or(0, |(history, _)| {
            history.after(head).map_or(0, |it| it.len())
        }),
    }
}

/// Where a head that was written down stands: in the history of which assessment, if of any.
///
/// # Errors
///
/// [`FolderError`] where a history cannot be read or its chain does not hold.
pub fn find_head(index: &Index, head: &str) -> Result<Option<Since>, FolderError> {
    for assessment in &index.assessments {
        let Some(history) = history(index, assessment)? else {
            continue;
        };
        if history.position(head).is_some() {
            let identity = AssessmentIdentity::of(assessment);
            return Ok(Some(stands(Some(&history), &identity, head)));
        }
    }
    Ok(None)
}

/// Takes the assessments that a result names back to what they were when it was computed, where
/// their histories have the heads that it names; says of each head where it stands. Redacted
/// texts stay redacted: no score rests on them.
///
/// # Errors
///
/// [`FolderError`] where a history cannot be read or its chain does not hold.
pub fn rewind(index: &mut Index, named: &[AssessmentIdentity]) -> Result<Vec<Since>, FolderError> {
    let found = since(index, named)?;
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
        let Some(history) = history(index, &index.assessments[at])? else {
            continue;
        };
        // A history whose chain held holds up to each of its entries.
        if let Ok(then) = history.up_to(&each.head) {
            index.assessments[at] = then.document().check(&index.framework)?.value;
        }
    }
    Ok(found)
}

/// The history of an assessment, if it has one.
fn history(index: &Index, assessment: &Assessment) -> Result<Option<History>, FolderError> {
    if assessment.history().is_none() {
        return Ok(None);
    }
    let Some((folder, round)) = index.round(assessment.round()) else {
        return Ok(None);
    };
    let ledger = Ledger::read(folder, assessment.country(), round, &index.framework)?;
    Ok(Some(ledger.history().clone()))
}

/// The assessments that the provenance of a result names.
pub fn identities(provenance: &Value) -> Option<Vec<AssessmentIdentity>> {
    serde_json::from_value(provenance["assessments"].clone()).ok()
}
