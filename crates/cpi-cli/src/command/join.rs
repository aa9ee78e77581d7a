//! `cpi join`.

use super::{open_quietly, plain};
use crate::args::Join;
use crate::failure::Failure;
use crate::{chance, clock, output};
use cpi_io::{FolderError, IndexFolder, Ledger, Lock};
use cpi_model::draft::{AnswerDraft, Choice, DecidedDraft};
use cpi_model::history::{Conflict, JoinedHistory, Relation};
use cpi_model::provenance::FrameworkIdentity;
use cpi_model::review::Actor;
use cpi_scoring::query::Selection;
use std::process::ExitCode;

pub(super) fn run(asked: &Join) -> Result<ExitCode, Failure> {
    let at = clock::moment(asked.at.as_deref())?;
    let (index, other) = (open_quietly(&asked.index)?, open_quietly(&asked.other)?);
    let by = asked.by.as_deref().unwrap_or(super::incoming::NOBODY);
    let hand = Actor {
        by: clock::pseudonym("--by", by, &index.framework)?,
        at: &at,
        seed: chance::seed()?,
    };
    if FrameworkIdentity::of(&index.framework) != FrameworkIdentity::of(&other.framework) {
        return Err(Failure::NotThere(format!(
            "{} and {} have different frameworks; only copies of one index are joined",
            asked.index.display(),
            asked.other.display()
        )));
    }
    let decided = decided(&asked.take)?;
    plain("--reason", asked.reason.as_deref().unwrap_or_default())?;
    let mut rows = Vec::new();
    let mut told = String::new();
    let (mut open, mut failed) = (false, None);
    for (folder, round) in index.folders.iter().zip(&index.rounds) {
        let ids: Vec<&str> = round.rounds().iter().map(|(id, _)| id.as_str()).collect();
        if asked.round.as_deref().is_some_and(|id| !ids.contains(&id)) || !round.tables().is_empty()
        {
            continue;
        }
        if let Some(country) = &asked.country {
            Selection::takes_part(round, country)?;
        }
        let there = ids.first().and_then(|id| other.round_folder(id));
        for country in round.countries() {
            if asked.country.as_ref().is_some_and(|only| only != country) {
                continue;
            }
            let Some((other_folder, other_round)) = there else {
                return Err(Failure::NotThere(format!(
                    "{}: it has no round `{}`",
                    asked.other.display(),
                    ids.join(", ")
                )));
            };
            Selection::takes_part(other_round, country)?;
            let theirs = Ledger::read(other_folder, country, other_round, &other.framework)?;
            let lock = if asked.apply {
                Some(Lock::take(folder)?)
            } else {
                None
            };
            let mut ledger = match &lock {
                Some(lock) => Ledger::open(lock, country, round, &index.framework, hand)?,
                None => Ledger::read(folder, country, round, &index.framework)?,
            };
            let joined = ledger.history().join(
                theirs.history(),
                &decided,
                asked.reason.as_deref(),
                (hand.at, hand.by),
                &hand.seed,
            );
            let joined = joined
                .map_err(|why| Failure::NotThere(format!("{country} {}: {why}", ids.join(", "))))?;
            let mut row = vec![
                ids.join(", "),
                country.clone(),
                joined.common.to_string(),
                joined.here.to_string(),
                joined.there.to_string(),
                joined.conflicts.len().to_string(),
            ];
            open |= joined.history.is_none();
            told.push_str(&told_of(country, &joined));
            let state = written(&index, lock.as_ref(), &mut ledger, joined);
            row.push(match state {
                Ok(word) => word.to_owned(),
                Err(error @ FolderError::Unfinished { .. }) => {
                    failed = Some(error);
                    "log-only".to_owned()
                }
                Err(error) => {
                    failed = Some(error);
                    "not written".to_owned()
                }
            });
            rows.push(row);
            if failed.is_some() {
                break;
            }
        }
    }
    let header = [
        "round",
        "country",
        "common",
        "here",
        "there",
        "conflicts",
        "joined",
    ];
    let print = if asked.apply {
        output::done
    } else {
        output::result
    };
    print(&format!("{}{told}", output::table(&header, &rows, 2)))?;
    if let Some(error) = failed {
        return Err(error.into());
    }
    if !asked.apply {
        output::note("dry run: nothing was written; `--apply --by PSEUDONYM` writes it");
    }
    Ok(if open {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

/// Writes a joined history if it is to be written, and says in a word what became of it.
fn written(
    index: &IndexFolder,
    lock: Option<&Lock>,
    ledger: &mut Ledger,
    joined: JoinedHistory,
) -> Result<&'static str, FolderError> {
    let word = match (joined.relation, &joined.history) {
        (_, None) => return Ok("undecided"),
        (Relation::Same, _) => "same",
        (Relation::Behind, _) if joined.redacted == 0 => "nothing new",
        (Relation::Behind, _) => "redactions",
        (Relation::Ahead, _) => "continued",
        (Relation::Apart, _) => "joined",
    };
    let changes = !matches!(word, "same" | "nothing new") || 0 < joined.redacted;
    if let (Some(lock), Some(history), true) = (lock, joined.history, changes) {
        ledger.take_joined(lock, &index.framework, history)?;
    }
    Ok(word)
}

/// The decisions that were given.
fn decided(takes: &[String]) -> Result<Vec<DecidedDraft>, Failure> {
    let one = |take: &String| {
        let read = take
            .rsplit_once('=')
            .map(|(code, side)| (code, Choice::from_word(side)));
        match read {
            Some((code, side @ Choice::Known(_))) if !code.is_empty() => Ok(DecidedDraft {
                indicator: Some(code.to_owned()),
                take: Some(side),
            }),
            _ => Err(Failure::NotThere(format!(
                "--take {take}: write the code of an indicator and what stands, as `19.1=here`, `19.1=there` or `19.1=both`"
            ))),
        }
    };
    takes.iter().map(one).collect()
}

/// The conflicts of a country, and texts that were redacted here and come again, in words.
fn told_of(country: &str, joined: &JoinedHistory) -> String {
    let mut text = String::new();
    for conflict in &joined.conflicts {
        text.push_str(&of_conflict(country, conflict, joined.history.is_some()));
    }
    for place in &joined.again {
        text.push_str(&format!(
            "{country}: a text that was redacted in one copy is in entry {} of the other, at {}; redact it again\n",
            place.entry, place.path
        ));
    }
    text
}

fn of_conflict(country: &str, conflict: &Conflict, decided: bool) -> String {
    let say =
        |answer: &Option<AnswerDraft>| answer.as_ref().map_or("nothing".to_owned(), described);
    let sides = if conflict.both.is_some() {
        "here|there|both"
    } else {
        "here|there"
    };
    let hint = if decided {
        String::new()
    } else {
        format!(
            "; decide with --country {country} --take {}={sides}",
            conflict.indicator
        )
    };
    format!(
        "{country} {}: both changed it. Before: {}. Here: {}. There: {}{hint}\n",
        conflict.indicator,
        say(&conflict.before),
        say(&conflict.here),
        say(&conflict.there),
    )
}

/// What stands for an indicator, in a few words.
fn described(answer: &AnswerDraft) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut parts: Vec<String> = Vec::new();
    for coding in &answer.codings {
        let back = if coding.rejected.is_some() {
            " (sent back)"
        } else {
            ""
        };
        parts.push(format!(
            "{} {}{back}",
            text(&coding.assessor),
            text(&coding.answer)
        ));
    }
    if let Some(decision) = &answer.adjudication {
        let points = decision.points.as_ref();
        let points = points.map_or_else(String::new, |points| format!(", {points} points"));
        parts.push(format!("decided {}{points}", text(&decision.answer)));
    }
    if answer.accepted.is_some() {
        parts.push("accepted".to_owned());
    }
    if let Some(reply) = &answer.reply {
        parts.push(format!("reply \"{}\"", text(&reply.text)));
    }
    if let Some(assigned) = &answer.assigned {
        let mut all = assigned.assessors.clone();
        all.extend(assigned.reviewer.iter().map(|it| format!("reviewer {it}")));
        parts.push(format!("assigned to {}", all.join(", ")));
    }
    if parts.is_empty() {
        "nothing".to_owned()
    } else {
        parts.join("; ")
    }
}
