//! The site of an index: a folder of plain pages and data that opens from any host or a stick.
//!
//! It is composed of results; all that it computes are the scores of earlier rounds, for their tables. [`questions`] gives the queries that it needs, the
//! caller runs them on what may be published, and [`files`] makes every file of the folder of them,
//! as bytes. The same sources give the same bytes.

mod address;
mod app;
mod article;
mod compare;
mod country;
mod data;
mod dimension;
mod downloads;
mod earlier;
mod edition;
mod editions;
mod fixed;
mod framework;
mod home;
mod overviews;
mod package;
mod page;
mod pages;
mod ranks;
mod resolve;
mod share;
mod tools;
mod words;
#[cfg(feature = "xlsx")]
mod workbook;

pub use app::{APP, APP_STYLE, AppWord, DECIMAL, ENGINE, ENGINE_NOTICES, REACH, app_words};
pub use earlier::{EDITIONS, ERRATUM, Earlier, Editions, PublishedEdition};

use crate::ReportError;
use crate::composed::OwnTexts;
use cpi_model::Index;
use cpi_scoring::comparison::ComparisonQuery;
use cpi_scoring::explanation::ExplanationQuery;
use cpi_scoring::peers::{PeerPart, PeersQuery};
use cpi_scoring::plan::PlanQuery;
use cpi_scoring::trend::TrendQuery;
use cpi_scoring::{Document, Query, ScoresQuery};
use std::collections::BTreeMap;

/// What a site is made of.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// What may be published of the index, without the rounds after the one that is shown.
    pub index: &'a Index,
    /// The id of the round that the pages show.
    pub round: &'a str,
    /// The results that [`questions`] asks for, in any order. A robustness run may be added.
    pub documents: &'a [Document],
    /// The files that `cpi publish` writes, by their paths; none where the index is a publication
    /// itself.
    pub publication: &'a [(String, String)],
    /// The languages of the pages, the first one that of the home page of the folder.
    pub languages: &'a [Language],
    /// What the coalition writes on all countries.
    pub own: &'a OwnTexts,
    /// What it writes on single ones, by their codes.
    pub own_of: &'a BTreeMap<String, OwnTexts>,
    /// The published edition that this one comes after.
    pub earlier: Option<&'a Earlier>,
    /// Where the site will stand, if that is known: links within it are relative all the same.
    pub base_url: Option<&'a str>,
}

/// What the pages of one language need besides the words of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// Its tag.
    pub tag: String,
    /// The method that the framework declares, in sentences.
    pub method: Vec<String>,
    /// The handbook: what is read of each indicator, in the order of the framework.
    pub handbook: Vec<Entry>,
}

/// What a handbook says about an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its code.
    pub code: String,
    /// Its question.
    pub question: String,
    /// Everything else: what it is called, and what it says.
    pub facts: Vec<(String, String)>,
}

/// The queries whose documents a site is composed of, for the countries that were assessed in the
/// round.
pub fn questions(index: &Index, round: &str) -> Vec<Query> {
    let of_round = Some(round.to_owned());
    let assessed = index.assessments.iter().filter(|it| it.round() == round);
    let countries: Vec<&str> = assessed.map(cpi_model::Assessment::country).collect();
    let scores = |trail| {
        Query::Scores(ScoresQuery {
            round: of_round.clone(),
            trail,
            ..ScoresQuery::default()
        })
    };
    let mut queries = vec![
        scores(false),
        scores(true),
        Query::Comparison(ComparisonQuery {
            round: of_round.clone(),
        }),
        Query::Trend(TrendQuery::default()),
        Query::Peers(Box::new(PeersQuery {
            round: of_round.clone(),
            parts: vec![PeerPart::Behind, PeerPart::Cooperation],
            ..PeersQuery::default()
        })),
    ];
    if let Some(first) = countries.first() {
        queries.push(Query::Explanation(ExplanationQuery {
            country: (*first).to_owned(),
            round: of_round.clone(),
            node: Some(traced(index)),
            ..ExplanationQuery::default()
        }));
    }
    queries.extend(countries.into_iter().map(|country| {
        Query::Plan(Box::new(PlanQuery {
            country: country.to_owned(),
            round: of_round.clone(),
            targets: None,
        }))
    }));
    queries
}

/// The node whose score is traced to its answers on the page on the method: the first one that has
/// only indicators below it.
fn traced(index: &Index) -> String {
    let nodes = index.framework.nodes();
    let is_lowest = |node: &usize| {
        let mut all = nodes.iter();
        !all.any(|each| each.parent() == Some(*node))
    };
    let node = (0..nodes.len()).find(is_lowest);
    nodes[node.unwrap_or(index.framework.root())]
        .code()
        .to_string()
}

/// Every file of the site: its path within the folder, with `/`, and what it holds, in the order of
/// the paths.
///
/// # Errors
///
/// [`ReportError::Lacks`] where the documents lack what [`questions`] asks for, and
/// [`ReportError::OtherFramework`] where they are of another framework.
pub fn files(sources: &Sources<'_>) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    let edition = edition::Edition::of(sources)?;
    let mut files = data::files(&edition)?;
    files.push(("assets/site.css".to_owned(), page::style()));
    files.push(("assets/page.js".to_owned(), downloads::script()));
    let assets = [
        ("compare.js", compare::SCRIPT),
        ("decimal.js", DECIMAL),
        ("reach.js", REACH),
        ("search.js", page::SEARCH),
        ("app.js", APP),
        ("app.css", APP_STYLE),
        ("engine.js", ENGINE),
        ("engine-notices.txt", ENGINE_NOTICES),
    ];
    files.extend(assets.map(|(name, text)| (format!("assets/{name}"), text.to_owned())));
    let publication = sources.publication.iter();
    files
        .extend(publication.map(|(path, text)| (format!("data/publication/{path}"), text.clone())));
    let files = files.into_iter();
    let mut files: Vec<_> = files
        .map(|(path, text)| (path, text.into_bytes()))
        .collect();
    for language in sources.languages {
        files.extend(pages::of_language(&edition, language)?);
    }
    #[cfg(feature = "xlsx")]
    files.extend(workbook::files(&edition)?);
    files.extend(data::described(&edition, &files));
    files.sort();
    Ok(files)
}
