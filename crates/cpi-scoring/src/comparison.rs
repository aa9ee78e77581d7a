//! Who stands where, and how far apart? Methodology section 7.

mod query;
mod result;

use crate::ScoreError;
use crate::score::twice;
pub use query::{ComparisonQuery, DifferenceQuery};
pub use result::{Comparison, Difference, NodeDifference, Place, Ranking};

use crate::scorecard::Scorecard;
use cpi_model::draft::RankTies;
use cpi_model::framework::{Framework, OtherFramework};
use cpi_model::number::{Rank, Score};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The countries of each round by rank, node by node; rounds in the order of their first
/// scorecard.
///
/// # Method
///
/// Methodology 7.1 to 7.3.
///
/// # Errors
///
/// [`ScoreError::Twice`] where a country stands twice in a round, and
/// [`ScoreError::OtherFramework`] for a scorecard of another framework.
pub fn compare(
    framework: &Framework,
    scorecards: &[Scorecard],
) -> Result<Vec<Comparison>, ScoreError> {
    for card in scorecards {
        card.belongs_to(framework)?;
    }
    let mut rounds: Vec<(&str, Vec<&Scorecard>)> = Vec::new();
    let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
    for card in scorecards {
        let position = *positions.entry(&card.round).or_insert_with(|| {
            rounds.push((&card.round, Vec::new()));
            rounds.len() - 1
        });
        rounds[position].1.push(card);
    }
    for (round, cards) in &rounds {
        if let Some(country) = twice(cards.iter().map(|card| card.country.as_str())) {
            return Err(ScoreError::Twice {
                country: country.to_owned(),
                round: (*round).to_owned(),
            });
        }
    }
    Ok(rounds
        .into_iter()
        .map(|(round, cards)| Comparison {
            round: round.to_owned(),
            nodes: framework
                .nodes()
                .iter()
                .enumerate()
                .map(|(position, node)| Ranking {
                    code: node.code().to_string(),
                    places: places(framework, &cards, position),
                })
                .collect(),
        })
        .collect())
}

fn places(framework: &Framework, cards: &[&Scorecard], node: usize) -> Vec<Place> {
    let scores = cards.iter().map(|card| {
        let score = card.nodes[node].result.score.map(Decimal::from);
        (card.country.as_str(), score)
    });
    let scores: Vec<_> = scores.collect();
    let ranked = ranks(framework, node, &scores).into_iter();
    let place = |(at, rank): (usize, Option<Rank>)| {
        let card = cards[at];
        let result = &card.nodes[node].result;
        Place {
            country: card.country.clone(),
            rank,
            score: result.score,
            display: result.display,
        }
    };
    ranked.map(place).collect()
}

/// The ranks at a node of countries with their exact scores (methodology 7.1 and 7.2): the position
/// of each among those given, those without a score last, by code.
pub(crate) fn ranks(
    framework: &Framework,
    node: usize,
    scores: &[(&str, Option<Decimal>)],
) -> Vec<(usize, Option<Rank>)> {
    let policy = framework.ranking();
    let direction = framework.nodes()[node].direction();
    let mut sorted: Vec<(Option<Decimal>, usize)> = scores
        .iter()
        .enumerate()
        .map(|(at, (_, score))| (score.map(|it| policy.compared.apply(it)), at))
        .collect();
    sorted.sort_by(|(a, one), (b, other)| {
        let by_score = match (a, b) {
            (Some(a), Some(b)) => direction.improvement(*b).cmp(&direction.improvement(*a)),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        by_score.then_with(|| scores[*one].0.cmp(scores[*other].0))
    });
    let mut found = Vec::with_capacity(sorted.len());
    let mut start = 0;
    let mut ties_before = 0;
    while start < sorted.len() {
        let tied = sorted[start..]
            .iter()
            .take_while(|(score, _)| *score == sorted[start].0)
            .count();
        let first = Decimal::from(start + 1);
        let last = Decimal::from(start + tied);
        let rank = match policy.ties {
            RankTies::Lowest => first,
            RankTies::Highest => last,
            RankTies::Average => (first + last) / Decimal::TWO,
            RankTies::Dense => Decimal::from(ties_before + 1),
        };
        let tied_here = sorted[start..start + tied].iter();
        found.extend(tied_here.map(|(score, at)| (*at, score.map(|_| Rank::from(rank)))));
        start += tied;
        ties_before += 1;
    }
    found
}

/// One country against another, node by node: the scores of the first minus those of the
/// other, which is of the same framework.
///
/// # Method
///
/// Methodology 7.3.
///
/// # Errors
///
/// [`OtherFramework`] where the two are of different frameworks.
pub fn difference(card: &Scorecard, other: &Scorecard) -> Result<Difference, OtherFramework> {
    if let Some(framework) = card.framework.framework() {
        other.belongs_to(framework)?;
    }
    Ok(Difference {
        country: card.country.clone(),
        other: other.country.clone(),
        round: card.round.clone(),
        nodes: card
            .nodes
            .iter()
            .map(|node| {
                let score = node.result.score;
                let against = other.node(&node.code).and_then(|result| result.score);
                NodeDifference {
                    code: node.code.to_string(),
                    score,
                    other: against,
                    difference: score
                        .zip(against)
                        .map(|(a, b)| Score::from(Decimal::from(a) - Decimal::from(b))),
                }
            })
            .collect(),
    })
}
