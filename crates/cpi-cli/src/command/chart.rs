//! `cpi chart`.

use super::{language, open};
use crate::args::{ChartFormat, Charted, ChartedKind as Kind};
use crate::failure::Failure;
use crate::output;
use cpi_io::{FolderError, IndexFolder, folder, read};
use cpi_report::chart::{Options, png, svg};
use cpi_report::charts::{ChartShown, chart};
use cpi_report::write::csv;
use cpi_report::{Context, CountryNames};
use cpi_scoring::plan::PlanQuery;
use cpi_scoring::query::{Selection, not_assessed};
use cpi_scoring::robustness::RobustnessQuery;
use cpi_scoring::trend::TrendQuery;
use cpi_scoring::{Document, Query, ScoresQuery};

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
    let chart = chart(&document, asked.kind.of_report(), &shown, &context)?;
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
    let round = || -> Result<Option<String>, Failure> {
        let declared = Selection(index).declared(asked.round.as_deref())?;
        let only = || declared.rounds().first().map(|(id, _)| id.clone());
        Ok(asked.round.clone().or_else(only))
    };
    let query = match asked.kind {
        Kind::Scores | Kind::Strips | Kind::Gaps | Kind::Heat | Kind::Answers => {
            Query::Scores(ScoresQuery {
                round: round()?,
                country: None,
                trail: asked.kind == Kind::Answers,
            })
        }
        Kind::Slopes | Kind::Panels | Kind::Changes => Query::Trend(TrendQuery::default()),
        Kind::Gains => Query::Plan(Box::new(PlanQuery {
            country: asked.country.clone().unwrap_or_default(),
            round: round()?,
            targets: None,
        })),
        Kind::RankIntervals | Kind::Pairs => return draws(asked, index),
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
    let name = file.display().to_string();
    let read = read::uncertainty(&name, &folder::bytes(file)?).map_err(FolderError::from)?;
    let query = Query::Robustness(Box::new(RobustnessQuery {
        round: asked.round.clone(),
        plan: read.draft.clone(),
        seed,
        draws,
        interrupted: None,
    }));
    let document = query.run(index);
    Ok(document.map_err(|error| error.located(|it| read.places.locate(it)))?)
}

/// Options that a kind of chart does not look at are refused, and so is a kind without the country
/// that it is about.
fn refuse_what_has_no_effect(asked: &Charted) -> Result<(), Failure> {
    use Kind::{
        Answers, Changes, Gains, Gaps, Heat, Pairs, Panels, RankIntervals, Scores, Slopes, Strips,
    };
    let options: [(&str, bool, &[Kind]); 5] = [
        (
            "--round",
            asked.round.is_some(),
            &[
                Scores,
                Strips,
                Gaps,
                Heat,
                Answers,
                RankIntervals,
                Pairs,
                Gains,
            ],
        ),
        (
            "--node",
            asked.node.is_some(),
            &[Scores, RankIntervals, Slopes, Panels, Changes],
        ),
        ("--level", asked.level.is_some(), &[Strips, Answers]),
        ("--view", asked.view.is_some(), &[Heat]),
        (
            "--plan",
            asked.drawn.plan.is_some(),
            &[RankIntervals, Pairs],
        ),
    ];
    for (option, is_given, kinds) in options {
        if is_given && !kinds.contains(&asked.kind) {
            return Err(Failure::NotThere(format!(
                "{option} has no effect on this kind of chart; leave it out"
            )));
        }
    }
    if asked.kind == Gains && asked.country.is_none() {
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
