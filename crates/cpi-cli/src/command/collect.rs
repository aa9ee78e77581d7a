//! `cpi collect`.

use super::incoming;
use super::index::open_quietly;
use crate::args::Collect;
use crate::clock;
use crate::failure::Failure;
use crate::output;
use cpi_io::collect::{Collection, Options, collect};
use cpi_io::files::{FilePurpose, files};
use cpi_model::merge::Outcome;
use cpi_model::review::Actor;
use std::process::ExitCode;

pub(super) fn run(asked: &Collect) -> Result<ExitCode, Failure> {
    let at = clock::moment(asked.at.as_deref())?;
    let index = open_quietly(&asked.index)?;
    let by = clock::pseudonym(
        "--by",
        asked.by.as_deref().unwrap_or(incoming::NOBODY),
        &index.framework,
    )?;
    let assessor = match &asked.assessor {
        Some(assessor) => Some(clock::pseudonym("--assessor", assessor, &index.framework)?),
        None => None,
    };
    let named = files(&asked.files, FilePurpose::Answers)?;
    let contents = incoming::contents(&named)?;
    let options = Options {
        apply: asked.apply,
        hand: Actor {
            by,
            at: &at,
            seed: crate::chance::seed()?,
        },
        assessor,
        take_reverts: asked.take_reverts,
        take_redacted: asked.take_redacted,
    };
    let mut collection = collect(&index, &contents, &options)?;
    collection.pass_over(named);
    incoming::tell(
        asked.format,
        &collection,
        &table(&collection),
        (&collection.problems, &collection.skipped),
        collection.applied,
        collection.stopped.as_ref(),
    )
}

fn table(collection: &Collection) -> String {
    let mut header = vec!["file", "country", "round", "assessor"];
    header.extend(Outcome::ALL.map(Outcome::word));
    header.push("empty");
    let mut rows: Vec<Vec<String>> = collection
        .submissions
        .iter()
        .map(|arrived| {
            let mut row = vec![
                arrived.file.clone(),
                arrived.country.clone(),
                arrived.round.clone(),
                arrived.assessors.join(", "),
            ];
            row.extend(Outcome::ALL.map(|outcome| arrived.count(outcome).to_string()));
            row.push(arrived.empty.to_string());
            row
        })
        .collect();
    let written = collection.submissions.iter().map(|arrived| arrived.written);
    let stopped = collection.stopped.as_ref();
    incoming::add_written(stopped, &mut header, rows.iter_mut().zip(written));
    let mut text = output::table(&header, &rows, 4);
    for arrived in &collection.submissions {
        for answer in &arrived.answers {
            let say = |text: &Option<String>| text.clone().unwrap_or_default();
            if matches!(answer.outcome, Outcome::Changed | Outcome::Revert) {
                let revert = match (answer.reverts_to, answer.outcome) {
                    (None, _) => String::new(),
                    (Some(entry), Outcome::Revert) => {
                        format!(" (revert to entry {entry}, not taken)")
                    }
                    (Some(entry), _) => format!(" (revert to entry {entry})"),
                };
                text.push_str(&format!(
                    "{} {} {}: {} -> {}{revert}\n",
                    arrived.country,
                    say(&answer.indicator),
                    say(&answer.assessor),
                    say(&answer.from),
                    say(&answer.to)
                ));
            }
        }
    }
    text
}
