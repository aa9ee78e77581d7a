//! `cpi chart`.

use super::index::{language, open};
use super::robustness::by_plan;
use crate::args::{ChartFormat, Charted};
use crate::failure::Failure;
use crate::output;
use cpi_io::IndexFolder;
use cpi_report::chart::{Options, png, svg};
use cpi_report::charts::{ChartKind, ChartOption, ChartShown, chart};
use cpi_report::write::csv;
use cpi_report::{Context, CountryNames};
use cpi_scoring::Document;
use cpi_scoring::query::{Selection, not_assessed};

pub(super) fn run(asked: &Charted) -> Result<(), Failure> {
    refuse_what_has_no_effect(asked)?;
    let index = open(&asked.index)?;
    let language = language(&index.framework, asked.language.as_deref())?;
    let node = Selection(&index).node(asked.node.as_deref())?;
    if let Some(country) = &asked.country {
        let chosen = Selection(&index).rounds(asked.round.as_deref())?;
        if !chosen.iter().any(|each| each.country() == country) {
            return Err(not_assessed(country, &chosen).into());
        }
    }
    let document = document(asked, &index)?;
    let names = CountryNames::in_language(&index, language);
    let context = Context::new(&index.framework, language, &names);
    let shown = ChartShown {
        node: Some(&node),
        level: asked.level.as_deref(),
        view: asked.view.as_deref(),
        country: asked.country.as_deref(),
    };
    let chart = chart(&document, asked.kind, &shown, &context)?;
    match asked.format {
        ChartFormat::Svg | ChartFormat::Png => {
            let source = source(&document, &index, &context);
            let options = Options::file(context.words, Some(&source));
            if asked.format == ChartFormat::Png {
                return output::binary(&png(&chart, &options));
            }
            output::exact(&svg(&chart, &options))
        }
        ChartFormat::Csv => output::exact(&csv(&chart.table)),
    }
}

/// Of more rounds than these the first and the last are named.
const MOST: usize = 4;

/// What a picture that is passed on says of its figures: the framework, its version and the rounds.
fn source(document: &Document, index: &IndexFolder, context: &Context<'_>) -> String {
    let framework = &index.framework;
    let title = framework
        .draft()
        .text_in(&framework.draft().title, context.language);
    let title = title.map_or(framework.id(), |(_, title)| title);
    let mut rounds: Vec<&str> = Vec::new();
    for assessment in &document.provenance.assessments {
        if !rounds.contains(&assessment.round.as_str()) {
            rounds.push(&assessment.round);
        }
    }
    let rounds = match rounds.as_slice() {
        [first, .., last] if MOST < rounds.len() => format!("{first} – {last}"),
        rounds => rounds.join(", "),
    };
    format!("{title} · {} · {rounds}", framework.version())
}

/// The result that the chart is made of.
fn document(asked: &Charted, index: &IndexFolder) -> Result<Document, Failure> {
    let round = if asked.kind.looks_at(ChartOption::Round) {
        let declared = Selection(index).declared(asked.round.as_deref())?;
        let only = || declared.rounds().first().map(|(id, _)| id.clone());
        asked.round.clone().or_else(only)
    } else {
        None
    };
    let Some(query) = asked.kind.question(round, asked.country.as_deref()) else {
        return draws(asked, index);
    };
    Ok(query.run(index)?)
}

/// The run of draws that the chart is made of.
fn draws(asked: &Charted, index: &IndexFolder) -> Result<Document, Failure> {
    let (Some(file), Some(seed), Some(draws)) =
        (&asked.drawn.plan, asked.drawn.seed, asked.drawn.draws)
    else {
        return Err(Failure::NotThere(
            "this chart rests on draws; name the plan of what is uncertain with --plan FILE, and --seed and --draws, as for `cpi robustness`"
                .to_owned(),
        ));
    };
    by_plan(index, file, asked.round.as_deref(), (seed, draws))
}

/// Options that a kind of chart does not look at are refused, and so is a kind without the country
/// that it is about.
fn refuse_what_has_no_effect(asked: &Charted) -> Result<(), Failure> {
    let options = [
        ("--round", asked.round.is_some(), ChartOption::Round),
        ("--node", asked.node.is_some(), ChartOption::Node),
        ("--level", asked.level.is_some(), ChartOption::Level),
        ("--view", asked.view.is_some(), ChartOption::View),
        ("--plan", asked.drawn.plan.is_some(), ChartOption::Plan),
    ];
    for (name, is_given, option) in options {
        if is_given && !asked.kind.looks_at(option) {
            return Err(Failure::NotThere(format!(
                "{name} has no effect on this kind of chart; leave it out"
            )));
        }
    }
    if asked.kind == ChartKind::Gains && asked.country.is_none() {
        return Err(Failure::NotThere(
            "gains are those of one country; name it with --country".to_owned(),
        ));
    }
    if asked.format == ChartFormat::Csv && asked.language.is_some() {
        return Err(Failure::NotThere(
            "--language belongs to the picture; the table has codes, so leave it out".to_owned(),
        ));
    }
    Ok(())
}
