//! `cpi verify`.

pub(super) mod publication;

use super::{
    agreement, coherence, compare, only, open, peers, plan, robustness, score, scorecards, status,
    trend,
};
use crate::clock;
use crate::failure::Failure;
use crate::output;
use cpi_io::document::{Content, Document};
use cpi_io::published::{self, Published, Since};
use cpi_io::{FolderError, Index, Ledger, Lock, folder};
use cpi_model::Assessment;
use cpi_model::Provenance;
use cpi_model::draft::{PeersDraft, TargetsDraft};
use cpi_model::json_diff::differences;
use cpi_model::review::Hand;
use cpi_scoring::Sources;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// Holds the assessments of an index against their histories, and if asked finishes what a
/// write that was cut off has left.
pub(super) fn histories(
    top: &Path,
    heads: &[String],
    mend: Option<Hand<'_>>,
) -> Result<ExitCode, Failure> {
    let named = heads
        .iter()
        .map(|said| named(said))
        .collect::<Result<Vec<_>, _>>()?;
    let index = match Index::open(top) {
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
    let mut rows = Vec::new();
    let mut failed = None;
    let mut problems = folder::leftovers_of(top);
    for (folder, round) in index.folders.iter().zip(&index.rounds) {
        if !round.tables().is_empty() || round.is_public() {
            continue;
        }
        for country in round.countries() {
            let ledger = match mend {
                Some(hand) => {
                    Ledger::open(&Lock::take(folder)?, country, round, &index.framework, hand)
                }
                None => Ledger::read(folder, country, round, &index.framework),
            };
            let ids: Vec<&str> = round.rounds().iter().map(|(id, _)| id.as_str()).collect();
            let (entries, head, holds) = match ledger {
                Ok(ledger) => {
                    let cut = !ledger.unfinished().is_empty();
                    problems.extend(ledger.unfinished().clone());
                    let entries = ledger.history().entries().len();
                    let word = match (entries, cut, mend) {
                        (0, false, _) => "no history",
                        (_, false, _) => "holds",
                        (_, true, Some(_)) => "mended",
                        (_, true, None) => "unfinished",
                    };
                    let head = if entries == 0 {
                        "–"
                    } else {
                        ledger.history().head()
                    };
                    (entries, head.to_owned(), word)
                }
                Err(FolderError::Problems(found)) => {
                    problems.extend(found);
                    (0, "–".to_owned(), "broken")
                }
                // The other countries are mended all the same.
                Err(error @ FolderError::Unfinished { .. }) => {
                    failed.get_or_insert(error);
                    (0, "–".to_owned(), "not mended")
                }
                Err(other) => return Err(other.into()),
            };
            rows.push(vec![
                ids.join(", "),
                country.clone(),
                entries.to_string(),
                holds.to_owned(),
                head,
            ]);
        }
    }
    let header = ["round", "country", "entries", "history", "head"];
    let print = if mend.is_some() {
        output::done
    } else {
        output::result
    };
    print(&output::table(&header, &rows, header.len()))?;
    output::problems(&problems);
    if let Some(error) = failed {
        return Err(error.into());
    }
    let rewritten = tell_heads(&index, &named)?;
    let open = |row: &Vec<String>| ["broken", "unfinished"].contains(&row[3].as_str());
    Ok(if rewritten || rows.iter().any(open) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

/// What a head that was written down is: its hash, or a result that names several.
fn named(said: &str) -> Result<Published, Failure> {
    match Published::read(said).map_err(Failure::NotThere)? {
        Published::Until(_) => Err(Failure::NotThere(format!(
            "--head {said}: a day is no head; name the hash of an entry, as `cpi verify INDEX` lists it, or the file of a result"
        ))),
        named => Ok(named),
    }
}

/// Says where heads stand that were written down; whether one is not there any more.
fn tell_heads(index: &Index, named: &[Published]) -> Result<bool, Failure> {
    let mut text = String::new();
    let mut rewritten = false;
    for each in named {
        match each {
            Published::Heads(heads) => {
                for head in heads {
                    if let Some(since) = published::find_head(index, head)? {
                        text.push_str(&told(&since));
                    } else {
                        rewritten = true;
                        text.push_str(&format!(
                            "head {head}: no history of this index has it; its past was rewritten, or it is of another index\n"
                        ));
                    }
                }
            }
            Published::Result(named) => {
                let found = published::since(index, named)?;
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
            Published::Until(_) => {}
        }
    }
    output::result(&text)?;
    Ok(rewritten)
}

fn told(since: &Since) -> String {
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

pub(super) fn run(
    result: &Path,
    with: &[PathBuf],
    crosswalks: &[PathBuf],
) -> Result<ExitCode, Failure> {
    let bytes = folder::bytes(result)?;
    let stated: Value = serde_json::from_slice(&bytes).map_err(|error| {
        Failure::NotThere(format!(
            "{}: this is no result in JSON: {error}",
            result.display()
        ))
    })?;
    let mut indices = with
        .iter()
        .map(|with| open(with))
        .collect::<Result<Vec<_>, _>>()?;
    if stated["kind"].as_str() == Some("trend") {
        let recomputed = trend::again(indices, with, crosswalks, &stated)?;
        return compared(&stated, &recomputed);
    }
    let (1, Some(mut index)) = (indices.len(), indices.pop()) else {
        return Err(Failure::NotThere(
            "only a trend rests on more than one index; name the one that this result was computed from".to_owned(),
        ));
    };
    // A result is compared with the state at which it was computed; later work is mentioned.
    if let Some(named) = published::identities(&stated["provenance"]) {
        let found = published::rewind(&mut index, &named)?;
        let news = found.iter().filter(|it| it.entry.is_none() || 0 < it.later);
        news.for_each(|since| output::note(told(since).trim_end()));
    }
    let index = as_published(index, &with[0], &stated)?;
    let text = |value: &Value, key: &str| value[key].as_str().map(str::to_owned);
    let recomputed = match stated["kind"].as_str() {
        Some("scores") => {
            let listed = stated["scorecards"].as_array().cloned().unwrap_or_default();
            let trail = listed.iter().any(|card| card.get("trail").is_some());
            let mut cards = scorecards(&index, None, trail)?;
            let named: Vec<_> = listed
                .iter()
                .map(|card| (text(card, "country"), text(card, "round")))
                .collect();
            cards.retain(|card| {
                named.contains(&(Some(card.country.clone()), Some(card.round.clone())))
            });
            score::document(&index, cards)?
        }
        Some("comparison") => {
            let listed = stated["comparisons"]
                .as_array()
                .cloned()
                .unwrap_or_default();
            let rounds: Vec<_> = listed
                .iter()
                .filter_map(|each| text(each, "round"))
                .collect();
            let mut cards = scorecards(&index, None, false)?;
            cards.retain(|card| rounds.contains(&card.round));
            let comparisons = cpi_scoring::compare(&index.framework, &cards)?;
            compare::document(&index, &cards, Content::Comparison { comparisons })?
        }
        Some("robustness") => robustness::recompute(&index, &stated["robustness"])?,
        Some("explanation") => {
            let explanation = &stated["explanation"];
            let (country, round) = (text(explanation, "country"), text(explanation, "round"));
            let node = text(&explanation["lines"][0], "code").unwrap_or_default();
            let mut cards = scorecards(&index, round.as_deref(), true)?;
            only(&mut cards, Some(country.as_deref().unwrap_or_default()))?;
            let mut assessments = index.assessments.iter();
            let card = &cards[0];
            let assessment =
                assessments.find(|it| it.country() == card.country && it.round() == card.round);
            let said = |language| {
                let sources = Sources {
                    assessment,
                    language,
                };
                let found = cpi_scoring::explain_with(&index.framework, card, &node, &sources);
                found.ok().flatten()
            };
            // In the language whose labels it has, and as deep as it goes.
            let label = text(&explanation["lines"][0], "label");
            let languages = index.framework.draft().languages.iter();
            let mut found = languages.filter_map(|language| said(Some(language)));
            let found = found.find(|found| found.lines[0].label == label);
            let mut again = found
                .or_else(|| said(None))
                .ok_or_else(|| Failure::NotThere(format!("the framework has no node `{node}`")))?;
            let lines = explanation["lines"].as_array().into_iter().flatten();
            let depth = lines.filter_map(|line| line["depth"].as_u64()).max();
            again
                .lines
                .retain(|line| depth.is_none_or(|depth| line.depth as u64 <= depth));
            let explanation = again;
            compare::document(&index, &cards, Content::Explanation { explanation })?
        }
        Some("table") => {
            let assessments = rested_on(&index, &stated);
            let sha256 = text(&stated, "sha256").unwrap_or_default();
            let provenance = Provenance::of(cpi_scoring::engine(), &index.framework, &assessments)?;
            Document::new(provenance, Content::Table { sha256 })
        }
        Some("difference") => {
            let difference = &stated["difference"];
            let cards = scorecards(&index, text(difference, "round").as_deref(), false)?;
            let find = |key| {
                let country = text(difference, key).unwrap_or_default();
                cards
                    .iter()
                    .find(|card| card.country == country)
                    .ok_or_else(|| {
                        Failure::NotThere(format!(
                            "the index has no assessment of `{country}` in this round"
                        ))
                    })
            };
            let found = cpi_scoring::difference(find("country")?, find("other")?)?;
            compare::document(&index, &cards, Content::Difference { difference: found })?
        }
        Some("status") => status::again(&index, &stated, &rested_on(&index, &stated))?,
        Some("agreement") => {
            agreement::again(&index, &stated["agreement"], &rested_on(&index, &stated))?
        }
        Some("coherence") => coherence::again(&index, &stated["coherence"])?,
        Some(kind @ ("what-if" | "plan")) => planned(&index, kind, &stated)?,
        Some("peers") => beside(&index, &stated["peers"])?,
        other => {
            return Err(Failure::NotThere(format!(
                "{}: its `kind` is {}; results are of the kind `scores`, `comparison`, `difference`, `explanation`, `table`, `coherence`, `what-if`, `plan`, `peers`, `robustness`, `status`, `agreement` or `trend`",
                result.display(),
                other.map_or_else(|| "absent".to_owned(), |kind| format!("`{kind}`")),
            )));
        }
    };
    compared(&stated, &recomputed)
}

/// What an index would publish, if a result rests on public assessments and the index has the
/// full ones.
fn as_published(index: Index, path: &Path, stated: &Value) -> Result<Index, Failure> {
    let named = stated["provenance"]["assessments"].as_array();
    let public = named
        .into_iter()
        .flatten()
        .filter(|each| each["public"] == Value::Bool(true));
    let rounds: BTreeSet<String> = public
        .filter_map(|each| each["round"].as_str().map(str::to_owned))
        .collect();
    let full = |round: &cpi_model::Round| {
        let asked = rounds.iter().any(|id| round.reference_date(id).is_some());
        asked && !round.is_public()
    };
    if !index.rounds.iter().any(full) {
        return Ok(index);
    }
    let rounds: Vec<String> = rounds.into_iter().collect();
    Ok(super::publish::prepared(path, &index, &rounds)?.index)
}

/// Says whether a result is the same, or where it differs.
fn compared(stated: &Value, recomputed: &Document) -> Result<ExitCode, Failure> {
    let recomputed: Value = serde_json::from_str(&recomputed.to_json()).map_err(|error| {
        Failure::NotThere(format!("the recomputed result cannot be read: {error}"))
    })?;
    let found = differences(stated, &recomputed);
    if found.is_empty() {
        output::result("same\n")?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut report = String::new();
    for each in &found {
        report.push_str(&format!(
            "{}: stated {}, recomputed {}\n",
            each.path, each.one, each.other
        ));
    }
    report.push_str(&format!("different: {}\n", found.len()));
    output::result(&report)?;
    Ok(ExitCode::from(1))
}

/// The assessments that a result says it rests on.
fn rested_on(index: &Index, stated: &Value) -> Vec<Assessment> {
    let listed = stated["provenance"]["assessments"].as_array();
    let named: BTreeSet<_> = listed
        .into_iter()
        .flatten()
        .map(|each| (each["country"].as_str(), each["round"].as_str()))
        .collect();
    let all = index.assessments.iter();
    all.filter(|each| named.contains(&(Some(each.country()), Some(each.round()))))
        .cloned()
        .collect()
}

/// A what-if or a plan, from what it says it was computed with.
fn planned(index: &Index, kind: &str, stated: &Value) -> Result<Document, Failure> {
    let unusable = |error: &dyn std::fmt::Display| {
        Failure::NotThere(format!("the stated result cannot be recomputed: {error}"))
    };
    let held = if kind == "plan" {
        &stated["plan"]
    } else {
        &stated["what_if"]
    };
    let country = held["country"].as_str().unwrap_or_default();
    let round = plan::one_round(index, held["round"].as_str(), country)?;
    let framework = Arc::new(index.framework.clone());
    let content = if kind == "plan" {
        let declared: TargetsDraft =
            serde_json::from_value(held["declared"].clone()).map_err(|error| unusable(&error))?;
        let targets = declared
            .check(&framework)
            .map_err(FolderError::Problems)?
            .value;
        let plan = cpi_scoring::plan(&framework, round.clone(), country, &targets)?;
        Content::Plan {
            plan: Box::new(plan),
        }
    } else {
        let activated = serde_json::from_value(held["activated"].clone());
        let activated = activated.map_err(|error| unusable(&error))?;
        let listed = held["answers"].as_array().cloned().unwrap_or_default();
        let changes: Vec<(&str, &str)> = listed
            .iter()
            .filter_map(|each| Some((each["indicator"].as_str()?, each["to"].as_str()?)))
            .collect();
        let what_if = plan::what_if(&framework, &round, country, &changes, activated)?;
        Content::WhatIf {
            what_if: Box::new(what_if),
        }
    };
    plan::document(&framework, &round, content)
}

/// Countries beside each other, from what the result says it was computed with.
fn beside(index: &Index, stated: &Value) -> Result<Document, Failure> {
    let declared: PeersDraft =
        serde_json::from_value(stated["declared"].clone()).map_err(|error| {
            Failure::NotThere(format!("the stated result cannot be recomputed: {error}"))
        })?;
    let listed = stated["countries"].as_array().cloned().unwrap_or_default();
    let countries: Vec<String> = listed
        .iter()
        .filter_map(|each| each["country"].as_str().map(str::to_owned))
        .collect();
    let round = stated["round"].as_str().unwrap_or_default();
    let found = peers::found(index, round, &countries, &declared)?;
    peers::document(index, found)
}
