//! `cpi plan`.

mod said;

use super::shown::{NONE, Numbers};
use super::{chosen, not_assessed, open};
use crate::args::{Format, Planned};
use crate::failure::Failure;
use crate::output;
use cpi_io::document::{Content, Document};
use cpi_io::write::recommendations::recommendations;
use cpi_io::write::{csv, markdown};
use cpi_io::{FolderError, Index, folder, read};
use cpi_model::draft::{Activated, TargetDraft, TargetsDraft};
use cpi_model::number::Score;
use cpi_model::{Assessment, Framework, Place, Problems, Provenance, Targets};
use cpi_scoring::plan::{Plan, Standing, WhatIf};
use cpi_scoring::{Session, engine, plan};
use said::said;
use std::sync::Arc;

pub(super) fn run(asked: &Planned, format: Format) -> Result<(), Failure> {
    let index = open(&asked.index)?;
    let round = one_round(&index, asked.round.as_deref(), &asked.country)?;
    let targets = targets(&index.framework, asked)?;
    let framework = Arc::new(index.framework);
    let numbers = Numbers::new(&framework, format);
    if !asked.set.is_empty() {
        let changes = pairs(&asked.set, "INDICATOR=ANSWER")?;
        let what_if = what_if(
            &framework,
            &round,
            &asked.country,
            &changes,
            targets.activated(),
        )?;
        let text = match format {
            Format::Json => {
                let what_if = Box::new(what_if);
                document(&framework, &round, Content::WhatIf { what_if })?.to_json()
            }
            Format::Csv => {
                let (header, rows) = before_and_after(&what_if, numbers);
                csv::table(&header, &rows)
            }
            Format::Markdown => {
                let (header, rows) = before_and_after(&what_if, numbers);
                markdown::table(&header, &rows) + &footer(&framework, &round)?
            }
            Format::Table => {
                let (header, rows) = before_and_after(&what_if, numbers);
                let mut text = String::new();
                for each in &what_if.followed {
                    text.push_str(&format!(
                        "{}: {} → {}, since its condition {}\n",
                        each.indicator,
                        each.from,
                        each.to,
                        if each.to == "not-applicable" {
                            "fails"
                        } else {
                            "holds"
                        }
                    ));
                }
                text.push_str(&output::table(&header, &rows, 1));
                text
            }
        };
        return output::printed(format, &text);
    }
    let plan = plan(&framework, round.clone(), &asked.country, &targets)?;
    if asked.recommendations {
        if !matches!(format, Format::Table | Format::Markdown) {
            return Err(Failure::NotThere(
                "recommendations are written in Markdown; leave --format out, or --recommendations for the plan itself".to_owned(),
            ));
        }
        let languages = &framework.draft().languages;
        let language = match &asked.language {
            Some(language) if languages.contains(language) => language.as_str(),
            Some(language) => {
                return Err(Failure::NotThere(format!(
                    "the framework has no texts in `{language}`; its languages are {}",
                    languages.join(", ")
                )));
            }
            None => languages.first().map_or("en", String::as_str),
        };
        return output::result(&recommendations(&framework, &plan, language)?);
    }
    let text = match format {
        Format::Json => {
            let plan = Box::new(plan);
            document(&framework, &round, Content::Plan { plan })?.to_json()
        }
        Format::Csv => {
            let (header, rows) = improvements(&framework, &plan, usize::MAX, numbers);
            let header: Vec<&str> = header.iter().map(String::as_str).collect();
            csv::table(&header, &rows)
        }
        Format::Table => said(&framework, &plan, format),
        Format::Markdown => said(&framework, &plan, format) + &footer(&framework, &round)?,
    };
    output::printed(format, &text)
}

/// What changed answers of a country would score.
pub(super) fn what_if(
    framework: &Arc<Framework>,
    round: &[Assessment],
    country: &str,
    changes: &[(&str, &str)],
    activated: Activated,
) -> Result<WhatIf, Failure> {
    let mut session = Session::new(Arc::clone(framework), round.to_vec(), activated)?;
    Ok(session.set(country, changes)?)
}

/// The assessments of the round that a country is planned in.
pub(super) fn one_round(
    index: &Index,
    round: Option<&str>,
    country: &str,
) -> Result<Vec<Assessment>, Failure> {
    let chosen = chosen(index, round)?;
    let mut rounds: Vec<&str> = chosen
        .iter()
        .filter(|each| each.country() == country)
        .map(Assessment::round)
        .collect();
    rounds.dedup();
    match rounds.as_slice() {
        [] => Err(not_assessed(
            country,
            chosen.iter().map(Assessment::country),
        )),
        [round] => {
            let of_round = chosen.iter().filter(|each| each.round() == *round);
            Ok(of_round.cloned().collect())
        }
        several => Err(Failure::NotThere(format!(
            "`{country}` was assessed in several rounds; name one with --round: {}",
            several.join(", ")
        ))),
    }
}

/// The result document: it names every assessment of the round.
pub(super) fn document(
    framework: &Framework,
    round: &[Assessment],
    content: Content,
) -> Result<Document, Failure> {
    let provenance = Provenance::of(engine(), framework, round)?;
    Ok(Document::new(provenance, content))
}

/// The line beneath a report that says what it rests on.
fn footer(framework: &Framework, round: &[Assessment]) -> Result<String, Failure> {
    let provenance = Provenance::of(engine(), framework, round)?;
    Ok(markdown::footer(&provenance))
}

fn targets(framework: &Framework, asked: &Planned) -> Result<Targets, Failure> {
    let checked = if let Some(file) = &asked.targets {
        let read = read::targets(&file.display().to_string(), &folder::bytes(file)?)
            .map_err(FolderError::Problems)?;
        read.check(|draft| draft.check(framework))
    } else {
        let mut draft = TargetsDraft::fewest(framework);
        for (name, score) in pairs(&asked.reach, "NAME=SCORE")? {
            draft.targets.push(TargetDraft::named(name, score));
        }
        draft.check(framework)
    };
    let checked = checked.map_err(|mut problems| {
        place(&mut problems, asked);
        FolderError::Problems(problems)
    })?;
    let mut warnings = checked.warnings;
    place(&mut warnings, asked);
    output::problems(&warnings);
    Ok(checked.value)
}

/// What was asked for in the command stands in no file.
fn place(problems: &mut Problems, asked: &Planned) {
    problems.locate(|path| {
        let at = path.strip_prefix("/targets/")?.split('/').next()?;
        let target = asked.reach.get(at.parse::<usize>().ok()?)?;
        Some(Place {
            file: format!("--reach {target}"),
            sheet: None,
            line: None,
            column: None,
        })
    });
}

fn pairs<'a>(texts: &'a [String], form: &str) -> Result<Vec<(&'a str, &'a str)>, Failure> {
    let split = |text: &'a String| {
        text.split_once('=')
            .ok_or_else(|| Failure::NotThere(format!("`{text}` is not of the form {form}")))
    };
    texts.iter().map(split).collect()
}

/// Every node, group and gap that was touched.
fn before_and_after(what_if: &WhatIf, numbers: Numbers) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let show = |standing: &Standing| {
        let text = standing.score.map(|score| numbers.score(score));
        text.unwrap_or_else(|| standing.state.word().to_owned())
    };
    let show_gap = |gap: Option<Score>| gap.map(|gap| numbers.score(gap)).unwrap_or_default();
    let difference = |difference: Option<Score>| {
        let text = difference.map(|difference| numbers.difference(difference));
        text.unwrap_or_default()
    };
    let mut rows = Vec::new();
    for node in &what_if.nodes {
        rows.push(vec![
            node.code.to_string(),
            show(&node.before),
            show(&node.after),
            difference(node.difference),
        ]);
    }
    for group in &what_if.groups {
        let row = group
            .row
            .as_ref()
            .map_or(String::new(), |row| format!("{row}/"));
        rows.push(vec![
            format!("{row}{}:{}", group.view, group.group),
            show(&group.before),
            show(&group.after),
            difference(group.difference),
        ]);
    }
    for gap in &what_if.gaps {
        rows.push(vec![
            format!("gap of {}", gap.before.node),
            show_gap(gap.before.gap),
            show_gap(gap.after.gap),
            String::new(),
        ]);
    }
    for other in &what_if.others {
        rows.push(vec![
            format!("{} of {}", other.node.code, other.country),
            show(&other.node.before),
            show(&other.node.after),
            difference(other.node.difference),
        ]);
    }
    (vec!["what", "before", "after", "difference"], rows)
}

/// What each single improvement adds to the node beneath the index and to the index.
fn improvements(
    framework: &Framework,
    plan: &Plan,
    most: usize,
    numbers: Numbers,
) -> (Vec<String>, Vec<Vec<String>>) {
    let text = |gain: Option<Score>| gain.map_or(NONE.to_owned(), |gain| numbers.difference(gain));
    let root = framework.nodes()[framework.root()].code();
    let header = ["indicator", "from", "to", "cost", "node", "gain of node"].map(str::to_owned);
    let mut header = header.to_vec();
    header.push(format!("gain of {root}"));
    header.extend(["groups", "gain of groups"].map(str::to_owned));
    let several = |each: &mut dyn Iterator<Item = String>| each.collect::<Vec<_>>().join("; ");
    let rows = plan.improvements.iter().take(most).map(|each| {
        let beneath = each.nodes.iter().rev().nth(1).or(each.nodes.last());
        vec![
            each.change.indicator.clone(),
            each.change.from.clone(),
            each.change.to.clone(),
            each.cost.to_string(),
            beneath
                .map(|node| node.node.to_string())
                .unwrap_or_default(),
            text(beneath.and_then(|node| node.gain)),
            text(each.gain),
            several(&mut each.groups.iter().map(|of| of.group.clone())),
            several(&mut each.groups.iter().map(|of| text(of.gain))),
        ]
    });
    (header, rows.collect())
}
