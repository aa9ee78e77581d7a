//! `cpi history`.

use super::index::{open_quietly, round_of};
use crate::args::{One, ReportFormat};
use crate::failure::Failure;
use crate::output;
use cpi_io::Ledger;
use cpi_model::draft::{Action, Choice, DecidedDraft, EntryDraft, StandingDraft};
use cpi_model::provenance::canonical_json;
use cpi_scoring::query::Selection;

/// Whose history is shown.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    one: One,
    /// The code of an indicator; all if left out
    indicator: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: ReportFormat,
}

pub(super) fn run(asked: &Args) -> Result<(), Failure> {
    let (one, indicator) = (&asked.one, asked.indicator.as_deref());
    let index = open_quietly(&one.index)?;
    let (folder, round) = round_of(&index, one.round.as_deref())?;
    Selection::takes_part(round, &one.country)?;
    if let Some(code) = indicator
        && index.framework.indicator_position(code).is_none()
    {
        return Err(Failure::NotThere(format!(
            "the framework has no indicator `{code}`"
        )));
    }
    let ledger = Ledger::read(folder, &one.country, round, &index.framework)?;
    output::problems(ledger.unfinished());
    let entries: Vec<EntryDraft> = match indicator {
        None => ledger.history().entries().to_vec(),
        Some(code) => ledger.history().of(code),
    };
    if asked.format == ReportFormat::Json {
        return output::exact(&canonical_json(&entries));
    }
    let rows: Vec<Vec<String>> = entries.iter().map(row).collect();
    let header = [
        "entry",
        "at",
        "by",
        "action",
        "indicator",
        "from",
        "to",
        "why",
    ];
    output::result(&output::table(&header, &rows, header.len()))?;
    let count = ledger.history().entries().len();
    output::note(&format!(
        "entries: {count}; head {}",
        ledger.history().head()
    ));
    Ok(())
}

fn row(entry: &EntryDraft) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let done: Vec<String> = entry.decided.iter().map(decided).collect();
    let mut to = entry.to.as_ref().map_or_else(String::new, said);
    if !done.is_empty() {
        to = done.join(", ");
    } else if !entry.redacted.is_empty() {
        to = format!("texts: {}", entry.redacted.len());
    }
    let source = entry.source.as_ref().and_then(|source| source.file.clone());
    vec![
        entry.seq.unwrap_or(0).to_string(),
        text(&entry.at),
        text(&entry.by),
        entry.action.as_ref().map_or_else(String::new, action),
        text(&entry.indicator),
        entry.from.as_ref().map_or_else(String::new, said),
        to,
        entry.reason.clone().or(source).unwrap_or_default(),
    ]
}

fn action(action: &Choice<Action>) -> String {
    match action {
        Choice::Known(action) => action.word().to_owned(),
        Choice::Unknown(word) => word.clone(),
    }
}

/// What was decided of an indicator in a join.
fn decided(decided: &DecidedDraft) -> String {
    let side = match &decided.take {
        Some(Choice::Known(side)) => side.word(),
        _ => "",
    };
    format!("{} {side}", decided.indicator.clone().unwrap_or_default())
}

/// What stood or stands, in a few words.
fn said(standing: &StandingDraft) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    if let Some(document) = &standing.document {
        match document.answers.as_slice() {
            [only] => text(&only.answer),
            all => format!("answers: {}", all.len()),
        }
    } else if let Some(coding) = &standing.coding {
        let back = if coding.rejected.is_some() {
            ", sent back"
        } else {
            ""
        };
        format!("{}: {}{back}", text(&coding.assessor), text(&coding.answer))
    } else if let Some(decision) = &standing.adjudication {
        let points = decision.points.as_ref();
        let points = points.map_or_else(String::new, |points| format!(", {points} points"));
        format!("{}{points}", text(&decision.answer))
    } else if standing.accepted.is_some() {
        "accepted".to_owned()
    } else if let Some(reply) = &standing.reply {
        text(&reply.text)
    } else if let Some(assigned) = &standing.assigned {
        let reviewer = assigned.reviewer.iter().map(|it| format!("reviewer {it}"));
        let all: Vec<String> = assigned.assessors.iter().cloned().chain(reviewer).collect();
        all.join(", ")
    } else {
        String::new()
    }
}
