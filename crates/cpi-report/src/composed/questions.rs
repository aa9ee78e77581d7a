//! Which results does a report need?

use cpi_model::draft::{PeersDraft, TargetsDraft};
use cpi_model::{Index, Round};
use cpi_scoring::comparison::ComparisonQuery;
use cpi_scoring::explanation::ExplanationQuery;
use cpi_scoring::peers::{PeerPart, PeersQuery};
use cpi_scoring::plan::PlanQuery;
use cpi_scoring::trend::TrendQuery;
use cpi_scoring::{Query, ScoresQuery};

/// What a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope<'a> {
    /// One country, by its code.
    Country(&'a str),
    /// All countries of the round.
    Regional,
}

/// What a report is to show.
#[derive(Debug, Clone, Copy)]
pub struct ReportRequest<'a> {
    /// What it is about.
    pub scope: Scope<'a>,
    /// The id of the round.
    pub round: &'a str,
    /// Of a country: the targets of its plan. Default: none, and each answer that changes costs 1.
    pub targets: Option<&'a TargetsDraft>,
    /// With whom countries are compared. Default: with all others.
    pub peers: Option<&'a PeersDraft>,
}

/// The queries whose documents a report is composed of. A robustness run, which needs a plan and a
/// seed, may be added to them.
pub fn questions(asked: &ReportRequest<'_>) -> Vec<Query> {
    let round = Some(asked.round.to_owned());
    let (countries, part) = match asked.scope {
        Scope::Country(country) => (vec![country.to_owned()], PeerPart::Behind),
        Scope::Regional => (Vec::new(), PeerPart::Cooperation),
    };
    let mut queries = vec![
        Query::Scores(ScoresQuery {
            round: round.clone(),
            ..ScoresQuery::default()
        }),
        Query::Comparison(ComparisonQuery {
            round: round.clone(),
        }),
        Query::Trend(TrendQuery {
            country: countries.first().cloned(),
            ..TrendQuery::default()
        }),
        Query::Peers(Box::new(PeersQuery {
            round: round.clone(),
            countries,
            settings: asked.peers.cloned(),
            parts: vec![part],
        })),
    ];
    if let Scope::Country(country) = asked.scope {
        queries.extend([
            Query::Scores(ScoresQuery {
                round: round.clone(),
                country: Some(country.to_owned()),
                trail: true,
            }),
            Query::Explanation(ExplanationQuery {
                country: country.to_owned(),
                round: round.clone(),
                ..ExplanationQuery::default()
            }),
            Query::Plan(Box::new(PlanQuery {
                country: country.to_owned(),
                round,
                targets: asked.targets.cloned(),
            })),
        ]);
    }
    queries
}

/// An index as it was in a round: without the assessments of later rounds, which a report on the
/// round must not use. Rounds are in the order of their reference dates.
pub fn up_to(index: &Index, round: &str) -> Index {
    let date_of = |id: &str| {
        let mut rounds = index.rounds.iter();
        rounds.find_map(|round| round.reference_date(id))
    };
    let last = date_of(round);
    let is_kept = |id: &str| id == round || date_of(id) < last;
    let mut kept = index.clone();
    kept.assessments.retain(|each| is_kept(each.round()));
    let has_kept = |round: &Round| round.rounds().iter().any(|(id, _)| is_kept(id));
    kept.rounds.retain(has_kept);
    kept
}
