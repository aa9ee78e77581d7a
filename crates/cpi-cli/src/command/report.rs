//! `cpi report`.

pub(super) mod own;

use super::{open, publish};
use crate::args::{ComposedFormat, ComposedReport, Format};
use crate::failure::Failure;
use crate::output;
use cpi_io::folder::OwnText;
use cpi_io::publication::PreparedPublication;
use cpi_io::{FolderError, IndexFolder, folder, handbook, publication, read};
use cpi_model::draft::{PeersDraft, TargetsDraft};
use cpi_model::{Framework, Index, Round};
use cpi_report::composed::{self, ReportRequest, Scope, Sources};
use cpi_report::{Context, CountryNames};
use cpi_scoring::query::{Selection, not_assessed};
use cpi_scoring::robustness::RobustnessQuery;
use cpi_scoring::{Document, Inputs, Query};
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
    // Reports know nothing but what may be published.
    let Some(public) = public(&asked.index, &index, &round, &texts)? else {
        output::note("nothing was written");
        return Ok(ExitCode::from(1));
    };
    let public = composed::up_to(&public.index, &round);
    let own = own::read(&texts)?;
    let documents = documents(asked, &public, &round, scope)?;
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
        let parts = composed::outline(scope, &sources, &context)?;
        return own::write_outline(&asked.index, &round, scope, language, &parts);
    }
    let report = match scope {
        Scope::Country(country) if asked.brief => composed::brief(country, &sources, &context)?,
        Scope::Country(country) => composed::country(country, &sources, &context)?,
        Scope::Regional => composed::regional(&sources, &context)?,
    };
    match asked.format {
        ComposedFormat::Html => output::page(&report)?,
        ComposedFormat::Markdown => output::report(Format::Markdown, &report)?,
        ComposedFormat::Docx => output::report(Format::Docx, &report)?,
        ComposedFormat::Pdf => output::report(Format::Pdf, &report)?,
    }
    Ok(ExitCode::SUCCESS)
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
    let known = composed::up_to(index, round);
    let is_published = known.rounds.iter().all(Round::is_public);
    let mut prepared = if is_published {
        PreparedPublication {
            index: index.clone(),
            full: Vec::new(),
            files: Vec::new(),
            cleared: std::collections::BTreeSet::new(),
            exceptions: Vec::new(),
            warnings: cpi_model::Problems::new(),
        }
    } else {
        publish::prepared(path, index, &known.assessed_rounds())?
    };
    let texts = texts
        .iter()
        .map(|text| (text.path.clone(), text.text.clone()));
    // They are searched with the rest, and are no files of a publication.
    let published = prepared.files.len();
    prepared.files.extend(texts);
    let found = publication::personal(&prepared);
    prepared.files.truncate(published);
    if found.any_error() {
        output::problems(&found);
        return Ok(None);
    }
    output::warnings(&found, "`cpi check --publication` lists them all");
    Ok(Some(prepared))
}

/// The results that the report is composed of.
fn documents(
    asked: &ComposedReport,
    index: &Index,
    round: &str,
    scope: Scope<'_>,
) -> Result<Vec<Document>, Failure> {
    let framework = &index.framework;
    let targets = asked.targets.as_deref();
    let targets = targets
        .map(|file| targets_of(framework, file))
        .transpose()?;
    let peers = asked.settings.as_deref();
    let peers = peers.map(|file| settings_of(framework, file)).transpose()?;
    let queries = composed::questions(&ReportRequest {
        scope,
        round,
        targets: targets.as_ref(),
        peers: peers.as_ref(),
    });
    let mut documents = Vec::with_capacity(queries.len() + 1);
    for query in queries {
        documents.push(query.run(index)?);
    }
    if let (Some(plan), Some(seed), Some(draws)) = (&asked.plan, asked.seed, asked.draws) {
        documents.push(robustness(index, round, plan, (seed, draws))?);
    }
    Ok(documents)
}

/// What the scores of a round can bear, by a plan.
pub(super) fn robustness(
    index: &Index,
    round: &str,
    plan: &Path,
    (seed, draws): (u64, u32),
) -> Result<Document, Failure> {
    let name = plan.display().to_string();
    let read = read::uncertainty(&name, &folder::bytes(plan)?).map_err(FolderError::from)?;
    let query = Query::Robustness(Box::new(RobustnessQuery {
        round: Some(round.to_owned()),
        plan: read.draft.clone(),
        seed,
        draws,
        interrupted: None,
    }));
    let inputs = Inputs {
        threads: super::robustness::processors(),
        ..Inputs::of(index)
    };
    let document = query.run_with(&inputs, &mut |_| true);
    Ok(document.map_err(|error| error.located(|it| read.places.locate(it)))?)
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
        None => super::language(framework, asked),
    }
}
