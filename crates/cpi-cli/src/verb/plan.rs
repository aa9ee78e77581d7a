//! `cpi plan`.

use super::{ask, context, names, open};
use crate::args::{Format, Planned};
use crate::failure::Failure;
use crate::output;
use cpi_io::{FolderError, IndexFolder, folder, handbook, read};
use cpi_model::draft::{TargetDraft, TargetsDraft};
use cpi_model::{Framework, Place, Problems};
use cpi_report::plan::recommendations;
use cpi_report::{Context, ReportOptions};
use cpi_scoring::Query;
use cpi_scoring::document::Content;
use cpi_scoring::plan::{ChangedAnswer, PlanQuery, WhatIfQuery};

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
    let names = names(&index);
    let context = context(framework, &names);
    if asked.recommendations {
        if !matches!(format, Format::Table | Format::Markdown) {
            return Err(Failure::NotThere(
                "recommendations are written in Markdown; leave --format out, or --recommendations for the plan itself".to_owned(),
            ));
        }
        let language = handbook::language(framework, asked.language.as_deref());
        let language = language.map_err(Failure::NotThere)?;
        let context = Context {
            language,
            ..context
        };
        let report = recommendations(plan, &context)?;
        return output::report(Format::Markdown, &report);
    }
    output::document(&document, format, &ReportOptions::default(), &context)
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
    let names = names(index);
    let context = context(&index.framework, &names);
    output::document(&document, format, &ReportOptions::default(), &context)
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
        let (at, _) = path.entry_of("targets")?;
        let target = asked.reach.get(at)?;
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
