//! `cpi report`.

use super::index::open;
use super::robustness::by_plan;
use super::{own, publish};
use crate::args::{ComposedFormat, ComposedReport, Format};
use crate::failure::Failure;
use crate::output;
use cpi_io::folder::OwnText;
use cpi_io::publication::PreparedPublication;
use cpi_io::{FolderError, IndexFolder, folder, handbook, publication, read};
use cpi_model::draft::{PeersDraft, TargetsDraft};
use cpi_model::threads::{both, in_threads};
use cpi_model::{Framework, Index, Round};
use cpi_report::composed::{self, ReportRequest, Scope, Sources};
use cpi_report::{Context, CountryNames};
use cpi_scoring::query::{Selection, not_assessed};
use cpi_scoring::{Document, Query};
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(asked: &ComposedReport) -> Result<ExitCode, Failure> {
    let index = open(&asked.index)?;
    let framework = &index.framework;
    let assessed = Selection(&index).one_round(asked.round.as_deref())?;
    let round = assessed[0].round().to_owned();
    let scope = match asked.country.as_deref() {
        Some(country) if !assessed.iter().any(|it| it.country() == country) => {
            return Err(not_assessed(country, &assessed).into());
        }
        Some(country) => Scope::Country(country),
        None => Scope::Regional,
    };
    let language = language(framework, asked.language.as_deref())?;
    let texts = own::files(&asked.index, framework, &round, scope)?;
    let own = own::read(&texts)?;
    let targets = asked.targets.as_deref();
    let targets = targets
        .map(|file| targets_of(framework, file))
        .transpose()?;
    let peers = asked.settings.as_deref();
    let peers = peers.map(|file| settings_of(framework, file)).transpose()?;
    // Reports know nothing but what may be published. While it is searched for personal data, the report is
    // composed; nothing leaves before both are done.
    let prepared = prepared_rounds(&asked.index, &index, &round, &texts)?;
    let public = composed::up_to(&prepared.index, &round);
    let search = || {
        let prepared = with_framework(&asked.index, prepared)?;
        Ok::<_, Failure>(publication::personal(&prepared))
    };
    let made = || -> Result<Made, Failure> {
        let queries = composed::questions(&ReportRequest {
            scope,
            round: &round,
            targets: targets.as_ref(),
            peers: peers.as_ref(),
        });
        let documents = documents(asked, &public, &round, &queries)?;
        let reader = handbook::Reader::new(framework, language, &[]);
        let method = handbook::sentences(&reader, handbook::Marks::NONE);
        let names = CountryNames::in_language(&public, language);
        let context = Context::new(&public.framework, language, &names);
        let sources = Sources {
            documents: &documents,
            round: declared(&public, &round)?,
            round_id: &round,
            own: &own,
            method: &method,
        };
        if asked.outline {
            return Ok(Made::Outline(composed::outline(scope, &sources, &context)?));
        }
        let report = match scope {
            Scope::Country(country) if asked.brief => composed::brief(country, &sources, &context)?,
            Scope::Country(country) => composed::country(country, &sources, &context)?,
            Scope::Regional => composed::regional(&sources, &context)?,
        };
        Ok(Made::Report(Box::new(report)))
    };
    let (found, made) = both(search, made);
    if !may_be_published(&found?) {
        output::note("nothing was written");
        return Ok(ExitCode::from(1));
    }
    let report = match made? {
        Made::Outline(parts) => {
            return own::write_outline(&asked.index, &round, scope, language, &parts);
        }
        Made::Report(report) => report,
    };
    match asked.format {
        ComposedFormat::Html => output::page(&report)?,
        ComposedFormat::Markdown => output::report(Format::Markdown, &report)?,
        ComposedFormat::Docx => output::report(Format::Docx, &report)?,
        ComposedFormat::Pdf => output::report(Format::Pdf, &report)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// What was composed.
enum Made {
    /// The parts that the coalition may write: their names and texts.
    Outline(Vec<(String, String)>),
    Report(Box<cpi_report::Report>),
}

fn declared<'a>(index: &'a Index, round: &str) -> Result<&'a Round, Failure> {
    Ok(Selection(index).declared(Some(round))?)
}

/// What may be published of the rounds up to one; none where it holds personal data, which is
/// reported. An index whose rounds are public already is taken as it is.
pub(super) fn public(
    path: &Path,
    index: &IndexFolder,
    round: &str,
    texts: &[OwnText],
) -> Result<Option<PreparedPublication>, Failure> {
    let prepared = with_framework(path, prepared_rounds(path, index, round, texts)?)?;
    let found = publication::personal(&prepared);
    Ok(may_be_published(&found).then_some(prepared))
}

/// The same before it is searched for personal data, without the files of the framework.
fn prepared_rounds(
    path: &Path,
    index: &IndexFolder,
    round: &str,
    texts: &[OwnText],
) -> Result<PreparedPublication, Failure> {
    let known = composed::up_to(index, round);
    if !known.rounds.iter().all(Round::is_public) {
        return publish::prepared_rounds(path, index, &known.assessed_rounds());
    }
    let texts = texts.iter();
    let texts = texts.map(|text| (text.path.clone(), text.text.clone()));
    Ok(PreparedPublication {
        index: index.clone(),
        full: Vec::new(),
        files: texts.collect(),
        cleared: std::collections::BTreeSet::new(),
        exceptions: Vec::new(),
        warnings: cpi_model::Problems::new(),
    })
}

/// The same with the files of the framework, which of a published index were searched when it was published.
fn with_framework(
    path: &Path,
    mut prepared: PreparedPublication,
) -> Result<PreparedPublication, Failure> {
    if !prepared.full.is_empty() {
        prepared.add_framework(path)?;
    }
    Ok(prepared)
}

/// Whether nothing was found that stops a publication; reports what was.
fn may_be_published(found: &cpi_model::Problems) -> bool {
    if found.any_error() {
        output::problems(found);
        return false;
    }
    output::warnings(found, "`cpi check --publication` lists them all");
    true
}

/// The results that the report is composed of, each computed in a thread of its own.
fn documents(
    asked: &ComposedReport,
    index: &Index,
    round: &str,
    queries: &[Query],
) -> Result<Vec<Document>, Failure> {
    let computed = in_threads(queries, |query| query.run(index)).into_iter();
    let mut documents: Vec<Document> = computed.collect::<Result<_, _>>()?;
    if let (Some(plan), Some(seed), Some(draws)) = (&asked.plan, asked.seed, asked.draws) {
        documents.push(by_plan(index, plan, Some(round), (seed, draws))?);
    }
    Ok(documents)
}

fn targets_of(framework: &Framework, file: &Path) -> Result<TargetsDraft, Failure> {
    let read = read::targets(&file.display().to_string(), &folder::bytes(file)?)
        .map_err(FolderError::from)?;
    let checked = read.check(|draft| draft.check(framework));
    output::problems(&checked.map_err(FolderError::from)?.warnings);
    Ok(read.draft)
}

fn settings_of(framework: &Framework, file: &Path) -> Result<PeersDraft, Failure> {
    let read = read::peers(&file.display().to_string(), &folder::bytes(file)?)
        .map_err(FolderError::from)?;
    let checked = read.check(|draft| draft.check(framework));
    output::problems(&checked.map_err(FolderError::from)?.warnings);
    Ok(read.draft)
}

/// The language that was asked for, if the framework has texts or reports have words in it.
pub(super) fn language<'a>(
    framework: &'a Framework,
    asked: Option<&'a str>,
) -> Result<&'a str, Failure> {
    let is_of_framework = |asked: &&str| {
        let mut all = framework.draft().languages.iter();
        all.any(|each| each == asked)
    };
    match asked.filter(is_of_framework) {
        Some(asked) => Ok(asked),
        None => super::index::language(framework, asked),
    }
}
