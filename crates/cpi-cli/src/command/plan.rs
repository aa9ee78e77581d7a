//! `cpi plan`.

use super::index::{ask, open_for, print};
use crate::args::{Format, Printed};
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
use std::path::{Path, PathBuf};

/// What is planned, and for whom.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index
    index: PathBuf,
    /// The country
    #[arg(long)]
    country: String,
    /// The round; may be left out if there is one
    #[arg(long)]
    round: Option<String>,
    /// Only say what these answers would score, before and after; `@FILE` names a file with one a
    /// line, such as the what-if page of a site saves
    #[arg(long, num_args = 1.., value_name = "INDICATOR=ANSWER", conflicts_with = "reach")]
    set: Vec<String>,
    /// The fewest changes by which something reaches a score: a node (`art19=0.6`), a group
    /// (`dimension:law=0.6`) or a cell (`art19/dimension:law=0.6`)
    #[arg(long, num_args = 1.., value_name = "NAME=SCORE", conflicts_with = "targets")]
    reach: Vec<String>,
    /// A file of targets, with costs and what cannot move
    #[arg(long, value_name = "FILE")]
    targets: Option<PathBuf>,
    /// Write the skeleton of recommendations instead, in Markdown
    #[arg(long, conflicts_with = "set")]
    recommendations: bool,
    #[command(flatten)]
    printed: Printed,
}

pub(super) fn run(asked: &Args) -> Result<(), Failure> {
    let index = open_for(&asked.index, Some(&asked.country))?;
    let language = asked.printed.language(&index.framework)?;
    if !asked.set.is_empty() {
        return changed(asked, &index, language);
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
        if !asked.printed.format.is_for_people() {
            return Err(Failure::NotThere(
                "recommendations are written in Markdown, DOCX or PDF; leave --format out, or --recommendations for the plan itself".to_owned(),
            ));
        }
        let names = CountryNames::in_language(&index, language);
        let context = Context::new(&index.framework, language, &names);
        let report = recommendations(plan, &context)?;
        let format = match asked.printed.format {
            Format::Docx | Format::Pdf => asked.printed.format,
            _ => Format::Markdown,
        };
        return output::report(format, &report);
    }
    let shown = ReportOptions::default();
    print(&document, &index, asked.printed.format, language, &shown)
}

/// What changed answers of a country would score.
fn changed(asked: &Args, index: &IndexFolder, language: &str) -> Result<(), Failure> {
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
    print(&document, index, asked.printed.format, language, &shown)
}

/// The targets that were asked for, checked where their problems have a place.
fn targets(framework: &Framework, asked: &Args) -> Result<TargetsDraft, Failure> {
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
fn place(problems: &mut Problems, asked: &Args) {
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
