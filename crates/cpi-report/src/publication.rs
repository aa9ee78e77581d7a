//! Which results does a publication have, beside what they are computed from? Methodology 16.

use crate::{ReportError, scores};
use cpi_model::publication::results_of;
use cpi_model::{Index, round};
use cpi_scoring::document::Content;
use cpi_scoring::{Query, QueryError, Scorecard, ScoresQuery};
use std::collections::BTreeMap;
use thiserror::Error;

/// Why there are no results.
#[derive(Debug, Error)]
pub enum ResultsError {
    /// The assessments cannot be scored.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The scores cannot be shown.
    #[error(transparent)]
    Report(#[from] ReportError),
}

/// What a publication computes from its public assessments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// The result files: their names and texts.
    pub files: Vec<(String, String)>,
    /// The scorecards that they hold.
    pub cards: Vec<Scorecard>,
}

/// The results of a publication, round by round in the order of their dates.
///
/// # Errors
///
/// [`ResultsError`].
pub fn results(index: &Index) -> Result<Results, ResultsError> {
    let mut results = Results::default();
    for round in round::in_time(&index.rounds, &index.assessments) {
        let query = |trail| {
            Query::Scores(ScoresQuery {
                round: Some(round.clone()),
                trail,
                ..ScoresQuery::default()
            })
        };
        // The table has the scores of indicators, which the trail holds; the document has no trail.
        let mut document = query(true).run(index)?;
        document.query = Some(query(false));
        let Content::Scores { scorecards: cards } = &mut document.content else {
            continue;
        };
        let [json, wide, long] = results_of(&round);
        let table = scores::wide(&index.framework, cards).map_err(ReportError::from)?;
        results.files.push((wide, table));
        results.files.push((long, scores::rows(cards)));
        for card in &mut *cards {
            card.trail = None;
        }
        results.cards.extend_from_slice(cards);
        results.files.push((json, document.to_json()));
    }
    Ok(results)
}

/// The round and country of the first public assessment that does not score as the full one. By
/// methodology 16.1 there is none; a publication with one must never leave the house.
pub fn differing(public: &[Scorecard], full: Vec<Scorecard>) -> Option<(String, String)> {
    let of = |card: &Scorecard| (card.round.clone(), card.country.clone());
    let mut full: BTreeMap<_, _> = full.into_iter().map(|card| (of(&card), card)).collect();
    let mut differing = None;
    for card in public {
        if full.remove(&of(card)).as_ref() != Some(card) {
            differing.get_or_insert_with(|| of(card));
        }
    }
    differing.or_else(|| full.into_keys().next())
}
