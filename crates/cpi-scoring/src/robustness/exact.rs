//! What do other methods give, and what if a part were left out? Exactly: methodology 11.8
//! and 11.11.

use super::RobustnessError;
use super::report::estimate;
use crate::item::Item;
use crate::node::{self, Outcome};
use crate::robustness::{AlternativeScores, CountryRank, LeftOut};
use crate::score::{Options, Scoring, scorecards};
use crate::scorecard::Scorecard;
use crate::{ScoreError, normalise};
use cpi_model::assessment::Assessment;
use cpi_model::draft::{Direction, RankTies};
use cpi_model::framework::{Framework, Member};
use cpi_model::number::{Rank, Score};
use cpi_model::uncertainty::{Part, Uncertainty};
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// The doubled ranks of keys, of which the largest is first; 0 without a key.
pub(crate) fn doubled_ranks<K: Ord + Copy>(keys: &[Option<K>], ties: RankTies) -> Vec<u32> {
    let mut sorted: Vec<(K, usize)> = keys
        .iter()
        .enumerate()
        .filter_map(|(i, key)| key.map(|key| (key, i)))
        .collect();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let mut ranks = vec![0; keys.len()];
    let (mut start, mut groups) = (0, 0);
    while start < sorted.len() {
        let rest = sorted[start..].iter();
        let tied = rest.take_while(|(key, _)| *key == sorted[start].0).count();
        let (first, last) = (start + 1, start + tied);
        groups += 1;
        let doubled = match ties {
            RankTies::Lowest => 2 * first,
            RankTies::Highest => 2 * last,
            RankTies::Average => first + last,
            RankTies::Dense => 2 * groups,
        };
        for (_, i) in &sorted[start..start + tied] {
            ranks[*i] = u32::try_from(doubled).unwrap_or(u32::MAX);
        }
        start += tied;
    }
    ranks
}

/// The doubled ranks of exact scores, of which some are the better ones (methodology 7).
pub(crate) fn ranks(
    framework: &Framework,
    direction: Direction,
    scores: &[Option<Decimal>],
) -> Vec<u32> {
    let policy = framework.ranking();
    let keys: Vec<Option<Decimal>> = scores
        .iter()
        .map(|score| score.map(|score| direction.improvement(policy.compared.apply(score))))
        .collect();
    doubled_ranks(&keys, policy.ties)
}

/// The doubled ranks of scores of the index.
fn index_ranks(framework: &Framework, scores: &[Option<Decimal>]) -> Vec<u32> {
    let direction = framework.nodes()[framework.root()].direction();
    ranks(framework, direction, scores)
}

/// The doubled published ranks at the index, in the order of the scorecards.
pub(crate) fn published(framework: &Framework, cards: &[Scorecard]) -> Vec<u32> {
    index_ranks(framework, &index_scores(framework, cards))
}

fn index_scores(framework: &Framework, cards: &[Scorecard]) -> Vec<Option<Decimal>> {
    let root = framework.root();
    let cards = cards.iter();
    cards
        .map(|card| card.nodes[root].result.score.map(Decimal::from))
        .collect()
}

/// A doubled rank as it is written.
pub(crate) fn rank(doubled: u32) -> Option<Rank> {
    (doubled != 0).then(|| Rank::from(Decimal::from(doubled) / Decimal::TWO))
}

/// The countries in the order of the published table: by rank, then by code.
pub(crate) fn table_order(published: &[u32], countries: &[&str]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..published.len()).collect();
    order.sort_by(|a, b| {
        let key = |i: usize| (published[i] == 0, published[i], countries[i]);
        key(*a).cmp(&key(*b))
    });
    order
}

/// Doubled ranks among the countries that have a published one, so that a country without a
/// published score moves no other (methodology 11.10); 0 for it.
pub(crate) fn among_published(published: &[u32], ranks: &[u32], ties: RankTies) -> Vec<u32> {
    if published.iter().all(|rank| *rank != 0) {
        return ranks.to_vec();
    }
    let keys = published.iter().zip(ranks);
    let keys: Vec<Option<Reverse<u32>>> = keys
        .map(|(published, rank)| (*published != 0 && *rank != 0).then_some(Reverse(*rank)))
        .collect();
    doubled_ranks(&keys, ties)
}

/// The sum, number and largest of the shifts of rank, doubled, of the countries that have both
/// ranks.
fn shifts(published: &[u32], found: &[u32], ties: RankTies) -> (u64, u64, u32) {
    let found = among_published(published, found, ties);
    let both = published.iter().zip(&found);
    both.filter(|(one, other)| **one != 0 && **other != 0).fold(
        (0, 0, 0),
        |(sum, count, largest), (one, other)| {
            let shift = one.abs_diff(*other);
            (sum + u64::from(shift), count + 1, largest.max(shift))
        },
    )
}

/// Every combination of the method's alternatives, scored by the exact engine.
pub(crate) fn alternatives(
    plan: &Uncertainty,
    assessments: &[Assessment],
) -> Result<Vec<AlternativeScores>, RobustnessError> {
    if plan.factors().is_empty() {
        return Ok(Vec::new());
    }
    let countries: Vec<&str> = assessments.iter().map(Assessment::country).collect();
    let ties = plan.framework().ranking().ties;
    let mut published = Vec::new();
    let mut rows = Vec::new();
    for combination in plan.combinations() {
        let chosen = combination.choices.iter().zip(plan.factors());
        let choices: std::collections::BTreeMap<String, String> = chosen
            .map(|(choice, factor)| (factor.name.clone(), factor.alternatives[*choice].clone()))
            .collect();
        let cards = scorecards(&combination.framework, assessments, &Options::default()).map_err(
            |source| {
                let named: Vec<String> = choices
                    .iter()
                    .map(|(factor, name)| format!("{factor} = {name}"))
                    .collect();
                RobustnessError::Alternative {
                    alternative: named.join(", "),
                    source,
                }
            },
        )?;
        let scores = index_scores(&combination.framework, &cards);
        let ranks = index_ranks(&combination.framework, &scores);
        if published.is_empty() {
            published.clone_from(&ranks);
        }
        let (sum, count, _) = shifts(&published, &ranks, ties);
        rows.push(AlternativeScores {
            choices,
            mean_rank_shift: mean_shift(sum, count),
            countries: table_order(&published, &countries)
                .into_iter()
                .map(|c| CountryRank {
                    country: countries[c].to_owned(),
                    score: scores[c].map(Score::from),
                    rank: rank(ranks[c]),
                })
                .collect(),
        });
    }
    Ok(rows)
}

/// A mean of doubled shifts.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of draws times countries are below 2⁵³"
)]
pub(crate) fn mean_shift(doubled: u64, count: u64) -> cpi_model::number::SimulatedValue {
    estimate(doubled as f64 / (2 * count.max(1)) as f64)
}

/// The index without each part that the plan names; `None` if `watch`, who hears how many are
/// done, ends it.
pub(crate) fn left_out(
    framework: &Framework,
    plan: &Uncertainty,
    assessments: &[&Assessment],
    watch: &mut dyn FnMut(usize) -> bool,
) -> Result<Option<Vec<LeftOut>>, ScoreError> {
    if plan.leave_out().is_empty() {
        return Ok(Some(Vec::new()));
    }
    let normalisers = normalise::normalisers(framework, assessments).map_err(|undefined| {
        let first = assessments[0];
        crate::score::refused_value(framework, first.country(), first.round(), undefined)
    })?;
    let scorings = assessments
        .iter()
        .map(|assessment| Scoring::new(framework, assessment, &normalisers))
        .collect::<Result<Vec<_>, _>>()?;
    let root = framework.root();
    let ties = framework.ranking().ties;
    let scores: Vec<Option<Decimal>> = scorings.iter().map(|each| each.nodes[root].score).collect();
    let published = index_ranks(framework, &scores);
    let countries: Vec<&str> = assessments.iter().map(|each| each.country()).collect();
    let order = table_order(&published, &countries);
    let mut rows = Vec::with_capacity(plan.leave_out().len());
    for (done, part) in plan.leave_out().iter().enumerate() {
        if !watch(done) {
            return Ok(None);
        }
        let found = scorings
            .iter()
            .map(|scoring| without(scoring, part))
            .collect::<Result<Vec<_>, _>>()?;
        let new_ranks = index_ranks(framework, &found);
        let (sum, count, largest) = shifts(&published, &new_ranks, ties);
        let changes = scores.iter().zip(&found);
        let changes =
            changes.filter_map(|(one, other)| Some((one.as_ref()? - other.as_ref()?).abs()));
        rows.push(LeftOut {
            part: part.kind.clone(),
            code: part.code.clone(),
            mean_rank_shift: mean_shift(sum, count),
            largest_rank_shift: Rank::from(Decimal::from(largest) / Decimal::TWO),
            largest_change: Score::from(changes.max().unwrap_or_default()),
            countries: order
                .iter()
                .filter(|c| scores[**c] != found[**c] || published[**c] != new_ranks[**c])
                .map(|c| CountryRank {
                    country: countries[*c].to_owned(),
                    score: found[*c].map(Score::from),
                    rank: rank(new_ranks[*c]),
                })
                .collect(),
        });
    }
    Ok(Some(rows))
}

/// The score of the index where some indicators are not applicable. Conditions and
/// reference values stay as they are.
fn without(scoring: &Scoring<'_>, part: &Part) -> Result<Option<Decimal>, ScoreError> {
    let framework = scoring.framework;
    let mut affected = vec![false; framework.nodes().len()];
    for i in &part.indicators {
        let mut node = Some(framework.indicators()[*i].parent());
        while let Some(position) = node.filter(|position| !affected[*position]) {
            affected[position] = true;
            node = framework.nodes()[position].parent();
        }
    }
    let mut nodes = scoring.nodes.clone();
    let member = |nodes: &[Outcome], member: Member| match member {
        Member::Node(n) => nodes[n],
        Member::Indicator(i) if part.indicators.contains(&i) => Item::NotApplicable.into(),
        Member::Indicator(i) => scoring.items[i].into(),
    };
    let mut scratch = Vec::new();
    for &position in framework.scoring_order() {
        if !affected[position] {
            continue;
        }
        let node = &framework.nodes()[position];
        let children = node.children().iter();
        let coverage = node::covered(children.map(|child| member(&nodes, *child).coverage));
        let code = |i: usize| framework.member_code(node.members()[i].0);
        let members = node.members().iter();
        nodes[position] = scoring.outcome(
            (node.code(), &code),
            node.method(),
            coverage,
            members.map(|(each, weight)| (member(&nodes, *each), *weight)),
            &mut scratch,
        )?;
    }
    Ok(nodes[framework.root()].score)
}
