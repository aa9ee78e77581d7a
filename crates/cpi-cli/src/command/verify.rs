//! `cpi verify`.

mod publication;

use super::index::open;
use super::{robustness, trend};
use crate::clock;
use crate::failure::Failure;
use crate::output;
use cpi_io::ledger::check_histories;
use cpi_io::publication::as_published;
use cpi_io::{FolderError, IndexFolder, folder, read};
use cpi_model::review::Actor;
use cpi_model::{Framework, Index};
use cpi_scoring::historical::{self, HeadPosition, HistoryCutoff};
use cpi_scoring::query::query_of;
use cpi_scoring::{Document, Query, verification};
use serde_json::Value;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is verified, and against what.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The result, or the folder of an index
    result: PathBuf,
    /// The folder of the index that a result was computed from. Of a trend of several: the
    /// editions, the oldest first, then the earlier states, each with its own --with
    #[arg(long)]
    with: Vec<PathBuf>,
    /// Of a trend of several editions: a crosswalk that was named
    #[arg(long, value_name = "FILE", requires = "with")]
    crosswalk: Vec<PathBuf>,
    /// Of an index: the head of a history that was written down, or the file of a result
    /// that names the heads it rests on; may be repeated. Tells later work from a past that
    /// was rewritten
    #[arg(long, value_name = "HEAD", conflicts_with = "with")]
    head: Vec<String>,
    /// Of a publication: who may sign it, as `ssh-keygen -Y verify` takes them
    #[arg(long, value_name = "FILE", conflicts_with_all = ["with", "mend"])]
    allowed_signers: Option<PathBuf>,
    /// Of a publication: the only one of the allowed signers who will do
    #[arg(long, value_name = "NAME", requires = "allowed_signers")]
    signer: Option<String>,
    /// Of a publication: the public key with which minisign signed it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["with", "mend"])]
    minisign_key: Option<PathBuf>,
    /// Of an index: finish what a write that was cut off has left
    #[arg(long, requires = "by", conflicts_with = "with")]
    mend: bool,
    /// The pseudonym of who mends
    #[arg(long, requires = "mend")]
    by: Option<String>,
    /// When, as `2026-03-01T12:00:00Z`; now if left out
    #[arg(long, requires = "mend")]
    at: Option<String>,
}

pub(super) fn run(asked: &Args) -> Result<ExitCode, Failure> {
    if !asked.with.is_empty() {
        return result(&asked.result, &asked.with, &asked.crosswalk);
    }
    let index = &asked.result;
    let keys = publication::Keys {
        signers: asked.allowed_signers.as_deref(),
        signer: asked.signer.as_deref(),
        minisign: asked.minisign_key.as_deref(),
    };
    if index.is_file() {
        return Err(Failure::NotThere(format!(
            "{}: a result is held against the index it was computed from; name it with --with",
            index.display()
        )));
    }
    if !asked.mend && publication::is_there(index) {
        if !asked.head.is_empty() {
            return Err(Failure::NotThere(
                "--head: a publication has no histories; look the head up in the index that it was published from"
                    .to_owned(),
            ));
        }
        return publication::run(index, &keys);
    }
    if keys.any() {
        return Err(Failure::NotThere(format!(
            "{}: this is no publication and no site, so there is no signature to check",
            index.display()
        )));
    }
    let at = clock::moment(asked.at.as_deref())?;
    let hand = Actor {
        by: asked.by.as_deref().unwrap_or("nobody"),
        at: &at,
        seed: crate::chance::seed()?,
    };
    histories(index, &asked.head, asked.mend.then_some(hand))
}

/// Holds the assessments of an index against their histories, and if asked finishes what a
/// write that was cut off has left.
fn histories(top: &Path, heads: &[String], mend: Option<Actor<'_>>) -> Result<ExitCode, Failure> {
    let named = heads
        .iter()
        .map(|said| named(said))
        .collect::<Result<Vec<_>, _>>()?;
    let index = match IndexFolder::open(top) {
        Ok(index) => index,
        // A history that is broken is what was to be found out.
        Err(FolderError::Problems(problems)) => {
            output::problems(&problems);
            return Ok(ExitCode::from(1));
        }
        Err(other) => return Err(other.into()),
    };
    if let Some(hand) = mend {
        clock::pseudonym("--by", hand.by, &index.framework)?;
        folder::remove_leftovers_of(top);
    }
    let mut histories = check_histories(&index, mend)?;
    let mut problems = folder::leftovers_of(top);
    problems.extend(std::mem::take(&mut histories.problems));
    let rows = histories.checked.iter().map(|it| {
        let head = it.head.clone().unwrap_or_else(|| "–".to_owned());
        let (entries, state) = (it.entries.to_string(), it.state.word().to_owned());
        vec![it.round.clone(), it.country.clone(), entries, state, head]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let header = ["round", "country", "entries", "history", "head"];
    let print = if mend.is_some() {
        output::done
    } else {
        output::result
    };
    print(&output::table(&header, &rows, header.len()))?;
    output::problems(&problems);
    let hold = histories.hold();
    if let Some(error) = histories.failed {
        return Err(error.into());
    }
    let rewritten = tell_heads(&index, &named)?;
    Ok(if rewritten || !hold {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

/// What a head that was written down is: its hash, or a result that names several.
fn named(said: &str) -> Result<HistoryCutoff, Failure> {
    match trend::meant(said).map_err(Failure::NotThere)? {
        HistoryCutoff::Until(_) => Err(Failure::NotThere(format!(
            "--head {said}: a day is no head; name the hash of an entry, as `cpi verify INDEX` lists it, or the file of a result"
        ))),
        named => Ok(named),
    }
}

/// Says where heads stand that were written down; whether one is not there any more.
fn tell_heads(index: &Index, named: &[HistoryCutoff]) -> Result<bool, Failure> {
    let mut text = String::new();
    let mut rewritten = false;
    for each in named {
        match each {
            HistoryCutoff::Heads(heads) => {
                for head in heads {
                    if let Some(since) = historical::find_head(index, head) {
                        text.push_str(&told(&since));
                    } else {
                        rewritten = true;
                        text.push_str(&format!(
                            "head {head}: no history of this index has it; its past was rewritten, or it is of another index\n"
                        ));
                    }
                }
            }
            HistoryCutoff::Result(named) => {
                let found = historical::since(index, named);
                rewritten |= found.iter().any(|since| since.entry.is_none());
                for since in &found {
                    text.push_str(&told(since));
                }
                for without in named.iter().filter(|it| it.head.is_none()) {
                    text.push_str(&format!(
                        "{} {}: the result names no head, since there was no history\n",
                        without.country, without.round
                    ));
                }
            }
            HistoryCutoff::Until(_) => {}
        }
    }
    output::result(&text)?;
    Ok(rewritten)
}

fn told(since: &HeadPosition) -> String {
    let (country, round, head) = (&since.country, &since.round, &since.head);
    match (since.entry, since.later) {
        (None, _) => format!(
            "{country} {round}: its history does not have the head {head}; its past was rewritten, or it is of another index\n"
        ),
        (Some(entry), 0) => {
            format!(
                "{country} {round}: the head is the last entry, {entry}; nothing was done since\n"
            )
        }
        (Some(entry), later) => format!(
            "{country} {round}: the head is entry {entry}; entries since: {later}; nothing up to it was changed\n"
        ),
    }
}

/// Says whether a result is what the assessments give.
fn result(result: &Path, with: &[PathBuf], crosswalks: &[PathBuf]) -> Result<ExitCode, Failure> {
    let bytes = folder::bytes(result)?;
    let text = read::text(&result.display().to_string(), &bytes).map_err(FolderError::Problems)?;
    let stated: Value = serde_json::from_str(&text).map_err(|error| {
        Failure::NotThere(format!(
            "{}: this is no result in JSON: {error}",
            result.display()
        ))
    })?;
    let code = run_again(result, &stated, with, crosswalks)?;
    if code != ExitCode::SUCCESS && matches!(text, Cow::Owned(_)) {
        output::note(&format!(
            "{}: the file is UTF-16, as PowerShell writes what is redirected with `>`, and that changes letters beyond a to z; write the result with `--output FILE` instead",
            result.display()
        ));
    }
    Ok(code)
}

/// Runs the query of a result again, and compares.
fn run_again(
    result: &Path,
    stated: &Value,
    with: &[PathBuf],
    crosswalks: &[PathBuf],
) -> Result<ExitCode, Failure> {
    let mut indices = with
        .iter()
        .map(|with| open(with))
        .collect::<Result<Vec<_>, _>>()?;
    if stated["kind"].as_str() == Some("trend") {
        let sources = trend::named_by(indices, with, crosswalks, stated)?;
        let query = query(result, stated, &sources.newest().framework)?;
        let framework = &sources.newest().framework;
        return compared(stated, sources.ask(&query)?, framework);
    }
    let (1, Some(mut index)) = (indices.len(), indices.pop()) else {
        return Err(Failure::NotThere(
            "only a trend rests on more than one index; name the one that this result was computed from".to_owned(),
        ));
    };
    // A result is compared with the state at which it was computed; later work is mentioned.
    let named = verification::assessments_of(stated).map_err(|error| {
        Failure::NotThere(format!(
            "{}: the assessments that the result names in its provenance cannot be read: {error}",
            result.display()
        ))
    })?;
    let found = historical::rewind(&mut index, &named).map_err(FolderError::Problems)?;
    let news = found.iter().filter(|it| it.entry.is_none() || 0 < it.later);
    news.for_each(|since| output::note(told(since).trim_end()));
    let mut index = as_published(index, &named)?;
    let query = query(result, stated, &index.framework)?;
    let threads = robustness::processors();
    let recomputed = verification::recompute(stated, &query, &named, &mut index, threads)?;
    compared(stated, recomputed, &index.framework)
}

/// What a result answers: its own query, or of a document of 0.1 the one that its result shows.
fn query(result: &Path, stated: &Value, framework: &Framework) -> Result<Query, Failure> {
    let found = query_of(stated, framework).map_err(|error| {
        Failure::NotThere(format!(
            "{}: what the result answers cannot be read: {error}; was it written by a later version?",
            result.display()
        ))
    })?;
    found.ok_or_else(|| {
        let kind = stated["kind"].as_str();
        Failure::NotThere(format!(
            "{}: its `kind` is {}, and it has no query that can be run again; results are of the kind {} or `table`",
            result.display(),
            kind.map_or_else(|| "absent".to_owned(), |kind| format!("`{kind}`")),
            Query::KINDS.iter().map(|kind| format!("`{kind}`")).collect::<Vec<_>>().join(", "),
        ))
    })
}

/// Says whether a result is the same, or where it differs.
fn compared(
    stated: &Value,
    recomputed: Document,
    framework: &Framework,
) -> Result<ExitCode, Failure> {
    let now = recomputed.provenance.engine.version.clone();
    let found = verification::compare(stated, recomputed, framework).map_err(|error| {
        Failure::NotThere(format!("the recomputed result cannot be read: {error}"))
    })?;
    let then = &found.version;
    if *then != now {
        output::note(&format!(
            "computed by version {then} of the engine, recomputed by {now}"
        ));
    }
    if found.differences.is_empty() {
        output::result("same\n")?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut report = String::new();
    for each in &found.differences {
        report.push_str(&format!(
            "{}: stated {}, recomputed {}\n",
            each.path, each.one, each.other
        ));
    }
    report.push_str(&format!("different: {}\n", found.differences.len()));
    if !found.changes.is_empty() {
        report.push_str(&format!(
            "Changes since {then} that can have moved a figure of this framework, under Scores of the changelog:\n"
        ));
        for change in &found.changes {
            report.push_str(&format!("- {}\n", change.entry));
        }
    }
    output::result(&report)?;
    Ok(ExitCode::from(1))
}
