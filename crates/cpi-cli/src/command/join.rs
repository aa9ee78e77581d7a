//! `cpi join`.

use super::index::{open_quietly, plain};
use crate::args::Join;
use crate::failure::Failure;
use crate::{chance, clock, output};
use cpi_io::ledger::{JoinOptions, JoinedAssessment, join};
use cpi_model::draft::{AnswerDraft, Choice, DecidedDraft};
use cpi_model::history::{Conflict, JoinedHistory};
use cpi_model::review::Actor;
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
    let decided = decided(&asked.take)?;
    plain("--reason", asked.reason.as_deref().unwrap_or_default())?;
    let options = JoinOptions {
        round: asked.round.as_deref(),
        country: asked.country.as_deref(),
        decided: &decided,
        reason: asked.reason.as_deref(),
        apply: asked.apply,
        hand,
    };
    let joining = join((&asked.index, &index), (&asked.other, &other), &options)?;
    let rows = joining.assessments.iter().map(|it| {
        let joined = &it.joined;
        let counts = [joined.common, joined.here, joined.there];
        let counts = counts.into_iter().chain([joined.conflicts.len()]);
        let names = [it.round.clone(), it.country.clone()].into_iter();
        let row = names.chain(counts.map(|count| count.to_string()));
        row.chain([it.state.to_owned()]).collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let told = joining.assessments.iter();
    let told: String = told.map(|it| told_of(&it.country, &it.joined)).collect();
    let open = |it: &JoinedAssessment| it.joined.history.is_none();
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
    let has_open = joining.assessments.iter().any(open);
    if let Some(error) = joining.failed {
        return Err(error.into());
    }
    if !asked.apply {
        output::note("dry run: nothing was written; `--apply --by PSEUDONYM` writes it");
    }
    Ok(if has_open {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
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
