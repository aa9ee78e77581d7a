//! Where is a country stronger or weaker than the others? Methodology 15.3.

use super::{PeerCountry, ReferenceComparison, scored};
use crate::arithmetic::{Fraction, mean, settle};
use crate::session::Session;
use cpi_model::draft::{Direction, ReferenceStatistic};
use cpi_model::peers::Peering;
use rust_decimal::Decimal;

/// Adds the strengths and weaknesses of a country beside those that it is compared with.
pub(super) fn add(now: &Session, at: usize, peering: &Peering, country: &mut PeerCountry) {
    let framework = now.framework();
    let is_other = |other: &usize| {
        let code = now.countries[*other].assessment.country();
        // In the order of the round, so that both lists go side by side.
        country.compared_with.iter().any(|each| each == code)
    };
    let others: Vec<usize> = (0..now.countries.len()).filter(is_other).collect();
    // By how much each is better than the middle, or worse.
    let mut found: Vec<(Decimal, ReferenceComparison)> = Vec::new();
    let mut compare = |code: &str,
                       indicator: bool,
                       direction: Direction,
                       score: &dyn Fn(usize) -> Option<Decimal>| {
        let scores = others.iter().filter_map(|other| score(*other)).collect();
        let beside = beside(code, indicator, score(at), scores, peering.middle());
        found.extend(beside.map(|it| (direction.improvement(it.difference.into()), it)));
    };
    for (n, node) in framework.nodes().iter().enumerate() {
        let score = |at: usize| now.score(at, n);
        compare(node.code(), false, node.direction(), &score);
    }
    for (i, indicator) in framework.indicators().iter().enumerate() {
        let score = |at: usize| scored(now.countries[at].items[i]);
        compare(indicator.code(), true, framework.item_direction(i), &score);
    }
    let threshold = peering.threshold();
    // Nodes before indicators, each the farthest first, in the framework's order where they tie.
    found.sort_by(|(a, one), (b, other)| {
        let by_kind = one.indicator.cmp(&other.indicator);
        by_kind.then_with(|| b.abs().cmp(&a.abs()))
    });
    for (better, beside) in found {
        if threshold <= better {
            country.strengths.push(beside);
        } else if better <= -threshold {
            country.weaknesses.push(beside);
        }
    }
}

/// A score against the middle of others.
fn beside(
    code: &str,
    indicator: bool,
    score: Option<Decimal>,
    mut scores: Vec<Decimal>,
    middle: ReferenceStatistic,
) -> Option<ReferenceComparison> {
    let score = score?;
    scores.sort_unstable();
    let count = scores.len();
    let of: &[Decimal] = match middle {
        ReferenceStatistic::Mean => &scores,
        ReferenceStatistic::Median if count % 2 == 1 => &scores[count / 2..=count / 2],
        ReferenceStatistic::Median => scores.get((count / 2).checked_sub(1)?..=count / 2)?,
    };
    let exact = mean(of)?;
    let difference = (&Fraction::from(score) - &exact).decimal()?;
    let all = || of.iter().copied().chain([score]);
    let middle = settle(exact.decimal()?, all());
    let difference = settle(difference, all());
    Some(ReferenceComparison {
        code: code.to_owned(),
        indicator,
        score: score.into(),
        middle: middle.into(),
        others: u32::try_from(count).unwrap_or(u32::MAX),
        difference: difference.into(),
    })
}
