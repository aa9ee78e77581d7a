//! `cpi plan`.

use super::{ask, open_for, print};
use crate::args::{Format, PlanArgs, Printed};
use crate::failure::Failure;
use crate::output;
use cpi_io::{FolderError, IndexFolder, folder, read};
use cpi_model::draft::{TargetDraft, TargetsDraft};
use cpi_model::{Framework, Place, Problems};
use cpi_report::plan::recommendations;
use cpi_report::{Context, CountryNames, ReportOptions};
use cpi_scoring::Query;
use cpi_scoring::document::Content;
use cpi_scoring::plan::{ChangedAnswer, PlanQuery, WhatIfQuery};
use std::path::Path;

pub(super) fn run(asked: &PlanArgs, printed: &Printed) -> Result<(), Failure> {
    let index = open_for(&asked.index, Some(&asked.country))?;
    let language = printed.language(&index.framework)?;
    if !asked.set.is_empty() {
        return changed(asked, &index, printed, language);
    }
    let targets = targets(&index.framework, asked)?;
    let declared = asked.targets.is_some() || !asked.reach.is_empty();
    let document = ask(
        &Query::Plan(Box::new(PlanQuery {
            country: asked.country.clone(),
            round: asked.round.clone(),
            targets: declared.then_some(targets),
        })),
        &index,
    )?;
    let Content::Plan { plan } = &document.content else {
        return Ok(());
    };
    if asked.recommendations {
        if !printed.format.is_for_people() {
            return Err(Failure::NotThere(
                "recommendations are written in Markdown, DOCX or PDF; leave --format out, or --recommendations for the plan itself".to_owned(),
            ));
        }
        let names = CountryNames::in_language(&index, language);
        let context = Context::new(&index.framework, language, &names);
        let report = recommendations(plan, &context)?;
        let format = match printed.format {
            Format::Docx | Format::Pdf => printed.format,
            _ => Format::Markdown,
        };
        return output::report(format, &report);
    }
    let shown = ReportOptions::default();
    print(&document, &index, printed.format, language, &shown)
}

/// What changed answers of a country would score.
fn changed(
    asked: &PlanArgs,
    index: &IndexFolder,
    printed: &Printed,
    language: &str,
) -> Result<(), Failure> {
    let answers = changes(&asked.set)?.into_iter();
    let answers = answers.map(|(indicator, answer)| ChangedAnswer { indicator, answer });
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
    let shown = ReportOptions::default();
    print(&document, index, printed.format, language, &shown)
}

/// The targets that were asked for, checked where their problems have a place.
fn targets(framework: &Framework, asked: &PlanArgs) -> Result<TargetsDraft, Failure> {
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
fn place(problems: &mut Problems, asked: &PlanArgs) {
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

/// Answers by indicator: `INDICATOR=ANSWER`, or `@FILE` with one a line.
fn changes(asked: &[String]) -> Result<Vec<(String, String)>, Failure> {
    let mut found = Vec::new();
    for each in asked {
        if let Some(file) = each.strip_prefix('@') {
            let bytes = folder::bytes(Path::new(file))?;
            found.extend(read::changed_answers(file, &bytes)?);
        } else {
            let pair = pairs(std::slice::from_ref(each), "INDICATOR=ANSWER")?;
            found.extend(pair.into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())));
        }
    }
    Ok(found)
}

fn pairs<'a>(texts: &'a [String], form: &str) -> Result<Vec<(&'a str, &'a str)>, Failure> {
    let split = |text: &'a String| {
        text.split_once('=')
            .ok_or_else(|| Failure::NotThere(format!("`{text}` is not of the form {form}")))
    };
    texts.iter().map(split).collect()
}
