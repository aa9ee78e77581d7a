//! What do all pages of a site share, in every language?

use super::Sources;
use super::address::Paths;
use super::earlier::{self, Correction};
use crate::composed::results::Results;
use crate::composed::texts::Composer;
use crate::composed::{self, OwnTexts};
use crate::{Context, CountryNames, ReportError};
use cpi_model::draft::AnswerDraft;
use cpi_model::provenance::{canonical_json, sha256};
use cpi_model::{Assessment, Framework, Round};
use cpi_scoring::document::Content;
use cpi_scoring::scorecard::{ItemTrail, Scorecard};
use cpi_scoring::{Document, Plan};
use std::collections::BTreeMap;

/// The round that a site shows, with its results found.
pub(super) struct Edition<'a> {
    pub(super) sources: &'a Sources<'a>,
    pub(super) framework: &'a Framework,
    pub(super) round: &'a Round,
    pub(super) results: Results<'a>,
    /// The scorecards with their trails.
    pub(super) trails: &'a [Scorecard],
    plans: BTreeMap<&'a str, &'a Plan>,
    pub(super) assessments: BTreeMap<&'a str, &'a Assessment>,
    pub(super) paths: Paths,
    /// What the scores were computed from, as one hash.
    pub(super) hash: String,
    /// What it corrects in the edition before, where that one is of the same round.
    pub(super) correction: Option<Correction<'a>>,
}

impl<'a> Edition<'a> {
    pub(super) fn of(sources: &'a Sources<'a>) -> Result<Self, ReportError> {
        let index = sources.index;
        let framework = &index.framework;
        let round = index.round(sources.round).ok_or(ReportError::Lacks)?;
        let results = Results::of(sources.documents)?;
        for card in results.cards {
            card.belongs_to(framework)?;
        }
        let contents = || sources.documents.iter().map(|document| &document.content);
        let trails = contents().find_map(|content| match content {
            Content::Scores { scorecards } if scorecards.iter().all(|it| it.trail.is_some()) => {
                Some(scorecards.as_slice())
            }
            _ => None,
        });
        let plans = contents().filter_map(|content| match content {
            Content::Plan { plan } => Some((plan.country.as_str(), &**plan)),
            _ => None,
        });
        let assessments = index.assessments.iter();
        let assessments = assessments.filter(|it| it.round() == sources.round);
        let hash = sha256(&canonical_json(&results.scores.provenance));
        let mut edition = Self {
            sources,
            framework,
            round,
            results,
            trails: trails.ok_or(ReportError::Lacks)?,
            plans: plans.collect(),
            assessments: assessments.map(|it| (it.country(), it)).collect(),
            paths: Paths::default(),
            hash,
            correction: None,
        };
        edition.correction = earlier::correction(&edition)?;
        let (names, none) = (CountryNames::default(), OwnTexts::default());
        let context = Context::new(framework, "en", &names);
        let of = edition.composed(&none, &[]);
        edition.paths = Paths::of(&edition.composer(&of, &context));
        Ok(edition)
    }

    /// The sources of a composed report.
    pub(super) fn composed<'s>(
        &self,
        own: &'s OwnTexts,
        method: &'s [String],
    ) -> composed::Sources<'s>
    where
        'a: 's,
    {
        composed::Sources {
            documents: self.sources.documents,
            round: self.round,
            round_id: self.sources.round,
            own,
            method,
        }
    }

    /// A page on all countries, to be composed.
    pub(super) fn composer<'s>(
        &self,
        of: &'s composed::Sources<'s>,
        context: &'s Context<'s>,
    ) -> Composer<'s>
    where
        'a: 's,
    {
        Composer::with_results(of, context, self.results, BTreeMap::new())
    }

    /// A page on one country, to be composed.
    pub(super) fn composer_of<'s>(
        &self,
        card: &Scorecard,
        of: &'s composed::Sources<'s>,
        context: &'s Context<'s>,
    ) -> Composer<'s>
    where
        'a: 's,
    {
        let mut results = self.results;
        results.plan = self.plans.get(card.country.as_str()).copied();
        results.items = self.items(&card.country);
        let answers = self.answers(&card.country);
        Composer::with_results(of, context, results, answers)
    }

    /// The plan of each country.
    pub(super) fn plans(&self) -> impl Iterator<Item = (&'a str, &'a Plan)> {
        self.plans.iter().map(|(country, plan)| (*country, *plan))
    }

    /// The published ranks, by country and node.
    pub(super) fn ranks(&self) -> BTreeMap<(&'a str, &'a str), String> {
        let nodes = self.results.comparison.nodes.iter();
        let ranks = nodes.flat_map(|node| {
            let places = node.places.iter();
            places.filter_map(|place| {
                let at = (place.country.as_str(), &*node.code);
                Some((at, place.rank?.to_string()))
            })
        });
        ranks.collect()
    }

    /// The answers of a country with their evidence and comments, by indicator.
    pub(super) fn answers(&self, country: &str) -> BTreeMap<&'a str, &'a AnswerDraft> {
        let assessment = self.assessments.get(country);
        assessment.map(|it| answers(it)).unwrap_or_default()
    }

    /// What every indicator earned in a country.
    pub(super) fn items(&self, country: &str) -> &'a [ItemTrail] {
        let mut cards = self.trails.iter();
        let card = cards.find(|card| card.country == country);
        let trail = card.and_then(|card| card.trail.as_ref());
        trail.map_or(&[], |trail| &trail.indicators)
    }

    /// The document of the scores that the pages show.
    pub(super) fn scores(&self) -> &'a Document {
        self.results.scores
    }
}

/// The answers with their evidence and comments, by indicator.
fn answers(assessment: &Assessment) -> BTreeMap<&str, &AnswerDraft> {
    let indicators = assessment.framework().indicators().iter().enumerate();
    indicators
        .filter_map(|(at, indicator)| Some((indicator.code(), assessment.record(at)?.draft())))
        .collect()
}
