//! `cpi plan`.

mod said;

use super::shown::{NONE, Numbers};
use super::{ask, open};
use crate::args::{Format, Planned};
use crate::failure::Failure;
use crate::output;
use cpi_io::write::recommendations::recommendations;
use cpi_io::write::{csv, markdown};
use cpi_io::{FolderError, IndexFolder, folder, read};
use cpi_model::draft::{TargetDraft, TargetsDraft};
use cpi_model::number::Score;
use cpi_model::{Framework, Place, Problems};
use cpi_scoring::Query;
use cpi_scoring::document::Content;
use cpi_scoring::plan::{ChangedAnswer, Plan, PlanQuery, Standing, WhatIf, WhatIfQuery};
use said::said;

pub(super) fn run(asked: &Planned, format: Format) -> Result<(), Failure> {
    let index = open(&asked.index)?;
    if !asked.set.is_empty() {
        return changed(asked, &index, format);
    }
    let targets = targets(&index.framework, asked)?;
    let document = ask(
        &Query::Plan(Box::new(PlanQuery {
            country: asked.country.clone(),
            round: asked.round.clone(),
            targets: Some(targets),
        })),
        &index,
    )?;
    let Content::Plan { plan } = &document.content else {
        return Ok(());
    };
    let framework = &index.framework;
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
            None => languages.first().map(String::as_str).unwrap_or_default(),
        };
        return output::result(&recommendations(framework, plan, language)?);
    }
    let text = match format {
        Format::Json => document.to_json(),
        Format::Csv => {
            let numbers = Numbers::new(framework, format);
            let (header, rows) = improvements(framework, plan, usize::MAX, numbers);
            let header: Vec<&str> = header.iter().map(String::as_str).collect();
            csv::table(&header, &rows)
        }
        Format::Table => said(framework, plan, format),
        Format::Markdown => said(framework, plan, format) + &markdown::footer(&document.provenance),
    };
    output::printed(format, &text)
}

/// What changed answers of a country would score.
fn changed(asked: &Planned, index: &IndexFolder, format: Format) -> Result<(), Failure> {
    let answers = pairs(&asked.set, "INDICATOR=ANSWER")?.into_iter();
    let answers = answers.map(|(indicator, answer)| ChangedAnswer {
        indicator: indicator.to_owned(),
        answer: answer.to_owned(),
    });
    let activated = match &asked.targets {
        Some(_) => targets(&index.framework, asked)?.activated,
        None => None,
    };
    let document = ask(
        &Query::WhatIf(WhatIfQuery {
            country: asked.country.clone(),
            round: asked.round.clone(),
            answers: answers.collect(),
            activated,
        }),
        index,
    )?;
    let Content::WhatIf { what_if } = &document.content else {
        return Ok(());
    };
    let (header, rows) = before_and_after(what_if, Numbers::new(&index.framework, format));
    let text = match format {
        Format::Json => document.to_json(),
        Format::Csv => csv::table(&header, &rows),
        Format::Markdown => {
            markdown::table(&header, &rows) + &markdown::footer(&document.provenance)
        }
        Format::Table => {
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
    output::printed(format, &text)
}

/// The targets that were asked for, checked where their problems have a place.
fn targets(framework: &Framework, asked: &Planned) -> Result<TargetsDraft, Failure> {
    let (draft, checked) = if let Some(file) = &asked.targets {
        let read = read::targets(&file.display().to_string(), &folder::bytes(file)?)
            .map_err(FolderError::Problems)?;
        let checked = read.check(|draft| draft.check(framework));
        (read.draft, checked)
    } else {
        let mut draft = TargetsDraft::fewest(framework);
        for (name, score) in pairs(&asked.reach, "NAME=SCORE")? {
            draft.targets.push(TargetDraft::named(name, score));
        }
        let checked = draft.check(framework);
        (draft, checked)
    };
    let checked = checked.map_err(|mut problems| {
        place(&mut problems, asked);
        FolderError::Problems(problems)
    })?;
    let mut warnings = checked.warnings;
    place(&mut warnings, asked);
    output::problems(&warnings);
    Ok(draft)
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
