//! `cpi redact`.

use super::index::{open_quietly, plain, round_of};
use crate::args::Redact;
use crate::failure::Failure;
use crate::{chance, clock, output};
use cpi_io::folder::mentions;
use cpi_io::{FolderError, Ledger, Lock};
use cpi_model::history::{History, TextPlace};
use cpi_model::review::Actor;
use cpi_scoring::query::Selection;
use std::collections::BTreeSet;
use std::process::ExitCode;

pub(super) fn run(asked: &Redact) -> Result<ExitCode, Failure> {
    let index = open_quietly(&asked.one.index)?;
    let (folder, round) = round_of(&index, asked.one.round.as_deref())?;
    let country = &asked.one.country;
    Selection::takes_part(round, country)?;
    let at = clock::moment(asked.hand.at.as_deref())?;
    let hand = Actor {
        by: clock::pseudonym("--by", &asked.hand.by, &index.framework)?,
        at: &at,
        seed: chance::seed()?,
    };
    if asked.reason.trim().is_empty() {
        return Err(Failure::NotThere(
            "--reason: the history keeps why a text was removed; say it, without repeating the text"
                .to_owned(),
        ));
    }
    plain("--reason", &asked.reason)?;
    let lock = if asked.apply {
        Some(Lock::take(folder)?)
    } else {
        None
    };
    let mut ledger = match &lock {
        Some(lock) => Ledger::open(lock, country, round, &index.framework, hand)?,
        None => Ledger::read(folder, country, round, &index.framework)?,
    };
    output::problems(ledger.unfinished());
    let all = ledger.history().texts();
    let chosen = chosen(ledger.history(), &all, asked)?;
    if chosen
        .iter()
        .any(|text| asked.reason.contains(text.as_str()))
    {
        return Err(Failure::NotThere(
            "--reason: it repeats a text that is to be removed, and would be recorded; word it without"
                .to_owned(),
        ));
    }
    let cell = |place: &TextPlace| {
        vec![
            place.entry.to_string(),
            place.indicator.clone().unwrap_or_default(),
            place.path.clone(),
            place.text.clone(),
        ]
    };
    let removed = all.iter().filter(|place| chosen.contains(&place.text));
    let rows: Vec<Vec<String>> = removed.map(cell).collect();
    let header = ["entry", "indicator", "where", "text"];
    let table = output::table(&header, &rows, header.len());
    if let Some(lock) = &lock {
        ledger.redact(lock, &index.framework, &chosen, &asked.reason, hand)?;
        output::done(&table)?;
        output::note(&format!(
            "redacted: {} in the history and the document of {country}; history {} entries, head {}",
            rows.len(),
            ledger.history().entries().len(),
            ledger.history().head()
        ));
    } else {
        output::result(&table)?;
        output::note("dry run: nothing was removed; `--apply` removes these texts for good");
    }
    elsewhere(asked, &all, &chosen, &ledger)?;
    Ok(ExitCode::SUCCESS)
}

/// The texts that were asked for.
fn chosen(
    history: &History,
    all: &[TextPlace],
    asked: &Redact,
) -> Result<BTreeSet<String>, Failure> {
    let refuse = |why: String| Err(Failure::NotThere(why));
    if history.entries().is_empty() {
        return refuse(format!(
            "the assessment of `{}` has no history, so no text is recorded; correct its document",
            asked.one.country
        ));
    }
    let mut chosen = BTreeSet::new();
    if let Some(entry) = asked.entry {
        let of_entry: Vec<&TextPlace> = all.iter().filter(|it| it.entry == entry).collect();
        let paths: Vec<&str> = of_entry.iter().map(|it| it.path.as_str()).collect();
        let found = match &asked.text {
            Some(path) => of_entry.iter().find(|it| it.path == *path),
            None if of_entry.len() == 1 => of_entry.first(),
            None => None,
        };
        match found {
            Some(place) => chosen.insert(place.text.clone()),
            None if paths.is_empty() => {
                return refuse(format!("entry {entry} has no text of a person"));
            }
            None => {
                return refuse(format!(
                    "name one of the texts of entry {entry} with --text: {}",
                    paths.join(", ")
                ));
            }
        };
    }
    if let Some(part) = asked.containing.as_deref().filter(|part| !part.is_empty()) {
        let contain = all.iter().filter(|it| it.text.contains(part));
        chosen.extend(contain.map(|it| it.text.clone()));
    }
    if chosen.is_empty() {
        return refuse("no text of a person in this history contains this".to_owned());
    }
    Ok(chosen)
}

/// Says where else the texts may stand.
fn elsewhere(
    asked: &Redact,
    all: &[TextPlace],
    chosen: &BTreeSet<String>,
    ledger: &Ledger,
) -> Result<(), FolderError> {
    let mut lines = Vec::new();
    for place in all.iter().filter(|place| !chosen.contains(&place.text)) {
        if chosen.iter().any(|text| place.text.contains(text.as_str())) {
            lines.push(format!(
                "entry {} at {} contains it as a part, and keeps it: {}",
                place.entry, place.path, place.text
            ));
        }
    }
    let own = ledger.files();
    let mut searched = chosen.clone();
    searched.extend(asked.containing.clone());
    for file in mentions(&asked.one.index, &searched)? {
        if !own.contains(&file) {
            lines.push(format!("{} contains it", file.display()));
        }
    }
    lines.push(
        "not searched: workbooks and other archives, published folders, files that came in or were sent out, mail and backups; look there too".to_owned(),
    );
    output::note(&format!("elsewhere:\n- {}", lines.join("\n- ")));
    Ok(())
}
