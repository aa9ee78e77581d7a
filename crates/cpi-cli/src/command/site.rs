//! `cpi site`.

mod earlier;

use super::index::open;
use super::robustness::by_plan;
use super::{own, publish, report};
use crate::args;
use crate::failure::Failure;
use crate::output;
use cpi_io::publication;
use cpi_io::publication::manifest::{MANIFEST, manifest};
use cpi_io::{IndexFolder, handbook};
use cpi_model::{Framework, Index};
use cpi_report::composed::{self, ERRATUM, Scope};
use cpi_report::site::{self, Entry, Language, Sources};
use cpi_scoring::Document;
use cpi_scoring::query::Selection;
use earlier::Published;
use std::collections::BTreeMap;
use std::process::ExitCode;

pub(super) fn run(asked: &args::Site) -> Result<ExitCode, Failure> {
    if let Some(base) = asked.base_url.as_deref() {
        base_url(base)?;
    }
    let index = open(&asked.index)?;
    let round = match asked.round.as_deref() {
        Some(round) => Selection(&index).one_round(Some(round))?[0]
            .round()
            .to_owned(),
        None => latest(&index)?,
    };
    let languages = languages(&index.framework, &asked.languages)?;
    let countries = countries(&index, &round);
    let mut texts = own::files(&asked.index, &index.framework, &round, Scope::Regional)?;
    let own = own::read(&texts)?;
    let earlier = earlier(asked, &index, &round, own.has(ERRATUM))?;
    let mut own_of = BTreeMap::new();
    for country in &countries {
        let scope = Scope::Country(country);
        let of_country = own::files(&asked.index, &index.framework, &round, scope)?;
        own_of.insert(country.clone(), own::read(&of_country)?);
        texts.extend(of_country);
    }
    // Pages know nothing but what may be published.
    let Some(prepared) = report::public(&asked.index, &index, &round, &texts)? else {
        output::note("nothing was written");
        return Ok(ExitCode::from(1));
    };
    let public = composed::up_to(&prepared.index, &round);
    // An index that is public already is a publication itself.
    let publication = if prepared.full.is_empty() {
        Vec::new()
    } else {
        let mut files = publish::files(&prepared)?;
        files.push((MANIFEST.to_owned(), manifest(&files)));
        files
    };
    let documents = documents(asked, &public, &round)?;
    let sources = Sources {
        index: &public,
        round: &round,
        documents: &documents,
        publication: &publication,
        languages: &languages,
        own: &own,
        own_of: &own_of,
        earlier: earlier.as_ref().map(|it| &it.earlier),
        base_url: asked.base_url.as_deref(),
    };
    let files = site::files(&sources)?;
    let count = files.len();
    let mut paths: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
    paths.sort();
    let is_final = public
        .round(&round)
        .is_some_and(|it| it.declared_final(&round).is_some());
    let framework = index.framework.id();
    let written = publication::write_site(&asked.into, framework, files)?;
    let listed = format!(
        "{}: {count} files and their manifest {MANIFEST}; open index.html\n",
        asked.into.display()
    );
    let mut told = publish::written("site", written, &listed);
    if let Some(earlier) = &earlier {
        if is_final {
            told.push_str(&earlier.mark(&round, &paths)?);
        } else {
            // A draft supersedes nothing.
            output::note(&format!(
                "the earlier edition does not name this one until `round.toml` declares the round {round} final and the site is made again"
            ));
        }
    }
    output::result(&told)?;
    Ok(ExitCode::SUCCESS)
}

/// The published edition that is named, if it can come before this one.
fn earlier(
    asked: &args::Site,
    index: &IndexFolder,
    round: &str,
    has_erratum: bool,
) -> Result<Option<Published>, Failure> {
    let found = match &asked.supersedes {
        Some(path) => {
            let found = Published::open(path, &asked.into, index)?;
            if let Some(of) = index.round(round) {
                found.fits(of, round, has_erratum)?;
            }
            Some(found)
        }
        None => None,
    };
    let is_shown = found.as_ref().is_some_and(|it| it.is_corrected_by(round));
    if has_erratum && !is_shown {
        output::note(&format!(
            "`reports/{round}/erratum` is shown by the site of a correction alone; name the edition that is corrected with --supersedes"
        ));
    }
    Ok(found)
}

/// Refuses an address that could not stand before the paths of pages.
fn base_url(base: &str) -> Result<(), Failure> {
    let lower = base.to_ascii_lowercase();
    let host = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    let is_web = host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric()));
    let is_plain = base
        .chars()
        .all(|c| c.is_ascii_graphic() && !"\"<>\\^`{|}?#".contains(c));
    if is_web && is_plain {
        return Ok(());
    }
    Err(Failure::NotThere(format!(
        "`{base}` is no address of a site; give one such as `https://example.org/index`, without `?` and `#`"
    )))
}

/// The latest round that has answers.
fn latest(index: &IndexFolder) -> Result<String, Failure> {
    let latest = index.assessed_rounds().pop();
    latest.ok_or_else(|| Selection(index).nothing_assessed(None).into())
}

/// The countries that were assessed in the round.
fn countries(index: &Index, round: &str) -> Vec<String> {
    let assessed = index.assessments.iter();
    let assessed = assessed.filter(|it| it.round() == round);
    assessed.map(|it| it.country().to_owned()).collect()
}

/// The languages of the pages, each once.
fn languages(framework: &Framework, asked: &[String]) -> Result<Vec<Language>, Failure> {
    let mut tags: Vec<&str> = Vec::new();
    if asked.is_empty() {
        tags.push(report::language(framework, None)?);
    }
    for tag in asked {
        let tag = report::language(framework, Some(tag.trim()))?;
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let weights = cpi_scoring::effective_weights(framework, framework.root());
    let languages = tags.into_iter().map(|tag| {
        let reader = handbook::Reader::new(framework, tag, &weights);
        let entries = (0..framework.indicators().len()).map(|at| {
            let entry = reader.entry(at);
            Entry {
                code: entry.code,
                question: entry.question,
                facts: entry.facts,
            }
        });
        Language {
            tag: tag.to_owned(),
            method: handbook::sentences(&reader, handbook::Marks::NONE),
            handbook: entries.collect(),
        }
    });
    Ok(languages.collect())
}

/// The results that the pages are composed of.
fn documents(asked: &args::Site, index: &Index, round: &str) -> Result<Vec<Document>, Failure> {
    let queries = site::questions(index, round);
    let mut documents = Vec::with_capacity(queries.len() + 1);
    for query in queries {
        documents.push(query.run(index)?);
    }
    if let (Some(plan), Some(seed), Some(draws)) = (&asked.plan, asked.seed, asked.draws) {
        documents.push(by_plan(index, plan, Some(round), (seed, draws))?);
    }
    Ok(documents)
}
