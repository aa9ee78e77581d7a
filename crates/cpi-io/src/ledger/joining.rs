//! How are two copies of an index joined, in which offices worked apart?

use super::{Ledger, Lock};
use crate::folder::{FolderError, IndexFolder};
use cpi_model::draft::DecidedDraft;
use cpi_model::history::{JoinedHistory, Relation};
use cpi_model::provenance::FrameworkIdentity;
use cpi_model::review::Actor;
use cpi_scoring::query::Selection;
use std::path::Path;

/// What is joined, and by whom.
#[derive(Debug, Clone, Copy)]
pub struct JoinOptions<'a> {
    /// One round. Default: all.
    pub round: Option<&'a str>,
    /// One country. Default: all.
    pub country: Option<&'a str>,
    /// What stands of an indicator that both copies changed.
    pub decided: &'a [DecidedDraft],
    /// Why it is decided so.
    pub reason: Option<&'a str>,
    /// Whether to write what can be joined.
    pub apply: bool,
    /// Who joins.
    pub hand: Actor<'a>,
}

/// What became of the assessment of one country.
#[derive(Debug)]
pub struct JoinedAssessment {
    /// The ids of its round, separated by commas.
    pub round: String,
    /// Its country.
    pub country: String,
    /// The two histories put together.
    pub joined: JoinedHistory,
    /// What was written, in a word.
    pub state: &'static str,
}

/// What became of all of them.
#[derive(Debug, Default)]
pub struct Joining {
    /// The assessments, up to the one where writing failed.
    pub assessments: Vec<JoinedAssessment>,
    /// Why it ended before the last one.
    pub failed: Option<FolderError>,
}

/// Joins the work in another copy of an index into this one. Each has the name of its folder.
///
/// # Errors
///
/// [`FolderError`] where the folders are no copies of one index, a history cannot be read, or the
/// decisions do not fit. What is written until then stays.
pub fn join(
    (here, index): (&Path, &IndexFolder),
    (elsewhere, other): (&Path, &IndexFolder),
    options: &JoinOptions<'_>,
) -> Result<Joining, FolderError> {
    let refused = |why: &dyn std::fmt::Display| FolderError::Refused(why.to_string());
    if FrameworkIdentity::of(&index.framework) != FrameworkIdentity::of(&other.framework) {
        return Err(refused(&format!(
            "{} and {} have different frameworks; only copies of one index are joined",
            here.display(),
            elsewhere.display()
        )));
    }
    let mut joining = Joining::default();
    for (folder, round) in index.folders.iter().zip(&index.rounds) {
        let ids: Vec<&str> = round.rounds().iter().map(|(id, _)| id.as_str()).collect();
        if options.round.is_some_and(|id| !ids.contains(&id)) || !round.tables().is_empty() {
            continue;
        }
        if let Some(country) = options.country {
            Selection::takes_part(round, country).map_err(|error| refused(&error))?;
        }
        let there = ids.first().and_then(|id| other.round_folder(id));
        let ids = ids.join(", ");
        for country in round.countries() {
            if options.country.is_some_and(|only| only != country) {
                continue;
            }
            let (other_folder, other_round) = there.ok_or_else(|| {
                refused(&format!("{}: it has no round `{ids}`", elsewhere.display()))
            })?;
            Selection::takes_part(other_round, country).map_err(|error| refused(&error))?;
            let theirs = Ledger::read(other_folder, country, other_round, &other.framework)?;
            let lock = options.apply.then(|| Lock::take(folder)).transpose()?;
            let hand = options.hand;
            let mut ledger = match &lock {
                Some(lock) => Ledger::open(lock, country, round, &index.framework, hand)?,
                None => Ledger::read(folder, country, round, &index.framework)?,
            };
            let joined = ledger
                .history()
                .join(
                    theirs.history(),
                    options.decided,
                    options.reason,
                    (hand.at, hand.by),
                    &hand.seed,
                )
                .map_err(|why| refused(&format!("{country} {ids}: {why}")))?;
            let written = write(index, lock.as_ref(), &mut ledger, &joined);
            let (state, failed) = match written {
                Ok(word) => (word, None),
                Err(error @ FolderError::Unfinished { .. }) => ("log-only", Some(error)),
                Err(error) => ("not written", Some(error)),
            };
            joining.assessments.push(JoinedAssessment {
                round: ids.clone(),
                country: country.clone(),
                joined,
                state,
            });
            joining.failed = failed;
            if joining.failed.is_some() {
                return Ok(joining);
            }
        }
    }
    Ok(joining)
}

/// Writes a joined history if it is to be written, and says in a word what became of it.
fn write(
    index: &IndexFolder,
    lock: Option<&Lock>,
    ledger: &mut Ledger,
    joined: &JoinedHistory,
) -> Result<&'static str, FolderError> {
    let Some(history) = &joined.history else {
        return Ok("undecided");
    };
    let word = match joined.relation {
        Relation::Same => "same",
        Relation::Behind if joined.redacted == 0 => "nothing new",
        Relation::Behind => "redactions",
        Relation::Ahead => "continued",
        Relation::Apart => "joined",
    };
    let changes = !matches!(word, "same" | "nothing new") || 0 < joined.redacted;
    if let (Some(lock), true) = (lock, changes) {
        ledger.take_joined(lock, &index.framework, history.clone())?;
    }
    Ok(word)
}
