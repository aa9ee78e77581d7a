//! How do the members of a node or group go together, and what do they weigh?
//! Methodology 12.4, 12.5 and 12.8.

use super::distributions::ends;
use super::limits::AllLimits;
use super::{Column, Table, moments, reliability};
use crate::arithmetic::{mean, scaled, wholes, wholes_of};
use crate::coherence::{CaseSelection, Composite, Member, NoValue, Statistic, Weights};
use crate::scorecard::{Scorecard, Trail};
use cpi_model::draft::{Aggregation, ViewOver};
use cpi_model::framework::{self, Framework, Method};
use cpi_model::number::EffectiveWeight;
use num_bigint::BigInt;
use rust_decimal::Decimal;

/// What a node or group aggregates.
struct Part<'a> {
    code: &'a str,
    column: &'a Column,
    weight: Decimal,
    in_tree: Option<framework::Member>,
}

/// Every node, in the framework's order, then every group of every view.
pub(super) fn composites(
    framework: &Framework,
    cards: &[Scorecard],
    table: &Table,
    cases: CaseSelection,
    limits: &AllLimits,
) -> Vec<Composite> {
    let declared = DeclaredWeights::of(framework);
    let mut found = Vec::new();
    for (position, node) in framework.nodes().iter().enumerate() {
        let parts: Vec<Part<'_>> = node
            .members()
            .iter()
            .map(|(member, weight)| Part {
                code: framework.member_code(*member),
                column: match member {
                    framework::Member::Node(n) => &table.nodes[*n],
                    framework::Member::Indicator(i) => &table.indicators[*i],
                },
                weight: (*weight).into(),
                in_tree: Some(*member),
            })
            .collect();
        let mut composite = composite(node.code(), node.method(), &parts, cases);
        composite.ends = ends(&table.nodes[position], limits.nodes[position]);
        for (member, part) in composite.members.iter_mut().zip(&parts) {
            in_index(&mut member.weights, part, &declared, cards);
        }
        found.push(composite);
    }
    let views = framework
        .views()
        .iter()
        .zip(&table.views)
        .zip(&limits.groups);
    for ((view, (groups, cells)), limits) in views {
        for (g, group) in view.groups().iter().enumerate() {
            let parts: Vec<Part<'_>> = match view.over() {
                ViewOver::Indicators => group
                    .indicators()
                    .iter()
                    .map(|(i, weight)| Part {
                        code: framework.indicators()[*i].code(),
                        column: &table.indicators[*i],
                        weight: (*weight).into(),
                        in_tree: None,
                    })
                    .collect(),
                ViewOver::Cells => view
                    .cells()
                    .iter()
                    .zip(cells)
                    .filter(|(cell, _)| cell.group() == g)
                    .map(|(cell, column)| Part {
                        code: framework.nodes()[cell.row()].code(),
                        column,
                        weight: cell.weight().into(),
                        in_tree: None,
                    })
                    .collect(),
            };
            let mut composite = composite(group.code(), view.method(), &parts, cases);
            composite.view = Some(view.code().to_string());
            composite.ends = ends(&groups[g], limits[g]);
            found.push(composite);
        }
    }
    found
}

fn composite(code: &str, method: &Method, parts: &[Part<'_>], cases: CaseSelection) -> Composite {
    let countries = parts.first().map_or(0, |part| part.column.len());
    let complete: Vec<usize> = (0..countries)
        .filter(|c| parts.iter().all(|part| part.column[*c].is_some()))
        .collect();
    let columns: Vec<Vec<Decimal>> = parts
        .iter()
        .map(|part| complete.iter().filter_map(|c| part.column[*c]).collect())
        .collect();
    let alpha = match cases {
        CaseSelection::Complete => reliability::complete(&columns),
        CaseSelection::Pairwise => {
            let columns: Vec<&Column> = parts.iter().map(|part| part.column).collect();
            reliability::pairwise(&columns)
        }
    };
    let item_rest = match cases {
        CaseSelection::Complete => rest_complete(parts, &columns),
        CaseSelection::Pairwise => rest_of_scored(parts),
    };
    let linear = matches!(
        method.aggregation(),
        Aggregation::Arithmetic | Aggregation::Sum
    );
    let shares = linear.then(|| variance_shares(parts, &columns)).flatten();
    let total: Decimal = parts.iter().map(|part| part.weight).sum();
    let members = parts.iter().zip(item_rest).zip(alpha.without);
    Composite {
        view: None,
        code: code.to_owned(),
        aggregation: method.aggregation(),
        complete: u32::try_from(complete.len()).unwrap_or(u32::MAX),
        ends: ends(&Vec::new(), (None, None)),
        alpha: alpha.raw,
        standardised_alpha: alpha.standardised,
        members: members
            .enumerate()
            .map(|(i, ((part, item_rest), alpha_without))| {
                let scores: Vec<Decimal> = part.column.iter().copied().flatten().collect();
                let share = shares.as_ref().map(|shares| shares[i]);
                Member {
                    code: part.code.to_owned(),
                    countries: u32::try_from(scores.len()).unwrap_or(u32::MAX),
                    never_varies: 2 <= scores.len() && moments::constant(&scores),
                    item_rest,
                    alpha_without,
                    weights: Weights {
                        declared: EffectiveWeight::from(
                            part.weight.checked_div(total).unwrap_or(Decimal::ZERO),
                        ),
                        declared_in_index: None,
                        effective_in_index: None,
                        lowest_in_index: None,
                        highest_in_index: None,
                        variance_share: share.and_then(|share| share.value),
                        variance_share_error: share.and_then(|share| share.standard_error),
                        variance_share_without_one: share.and_then(|share| share.without_one),
                    },
                }
            })
            .collect(),
    }
}

/// Each member against the weighted sum of the others, over complete countries.
fn rest_complete(parts: &[Part<'_>], columns: &[Vec<Decimal>]) -> Vec<Statistic> {
    let countries = columns.first().map_or(0, Vec::len);
    if parts.len() < 2 {
        let countries = u32::try_from(countries).unwrap_or(u32::MAX);
        return vec![Statistic::none(countries, NoValue::TooFewMembers); parts.len()];
    }
    let (weighted, total) = weighted(parts, columns);
    weighted
        .iter()
        .zip(columns)
        .map(|(own, column)| {
            let rest: Vec<BigInt> = total.iter().zip(own).map(|(sum, own)| sum - own).collect();
            moments::pearson_of(&wholes(column), &rest)
        })
        .collect()
}

/// Each member times its weight, and their sum country by country, in one unit for all.
fn weighted(parts: &[Part<'_>], columns: &[Vec<Decimal>]) -> (Vec<Vec<BigInt>>, Vec<BigInt>) {
    let weights: Vec<Decimal> = parts.iter().map(|part| part.weight).collect();
    let mut weighted = wholes_of(columns);
    let mut total = vec![BigInt::ZERO; columns.first().map_or(0, Vec::len)];
    for (member, weight) in weighted.iter_mut().zip(wholes(&weights)) {
        for (sum, value) in total.iter_mut().zip(member) {
            *value *= &weight;
            *sum += &*value;
        }
    }
    (weighted, total)
}

/// Each member against the weighted mean of the others that have a score.
fn rest_of_scored(parts: &[Part<'_>]) -> Vec<Statistic> {
    /// Decimals of a mean: far beyond those that the statistics keep.
    const DECIMALS: u32 = 80;
    let countries = parts.first().map_or(0, |part| part.column.len());
    let scores = || parts.iter().flat_map(|part| part.column.iter().flatten());
    let scale = scores().map(Decimal::scale).max().unwrap_or(0);
    let weights: Vec<Decimal> = parts.iter().map(|part| part.weight).collect();
    let weights = wholes(&weights);
    let mut sums = vec![(BigInt::ZERO, BigInt::ZERO); countries];
    for (part, weight) in parts.iter().zip(&weights) {
        for ((sum, total), score) in sums.iter_mut().zip(part.column) {
            if let Some(score) = score {
                *sum += scaled(*score, scale) * weight;
                *total += weight;
            }
        }
    }
    let shift = BigInt::from(10).pow(DECIMALS);
    parts
        .iter()
        .zip(&weights)
        .map(|(part, weight)| {
            if parts.len() < 2 {
                return Statistic::none(0, NoValue::TooFewMembers);
            }
            let pairs = sums
                .iter()
                .zip(part.column)
                .filter_map(|((sum, total), own)| {
                    let own = scaled((*own)?, scale);
                    let rest = total - weight;
                    // No other has a score.
                    let rest = (rest.bits() != 0).then_some(rest)?;
                    let mean = (sum - &own * weight) * &shift / rest;
                    Some((own, mean))
                });
            let (x, y): (Vec<BigInt>, Vec<BigInt>) = pairs.unzip();
            moments::pearson_of(&x, &y)
        })
        .collect()
}

/// The share of the variance of the weighted sum that comes with each member, and its standard
/// error (methodology 12.8, 12.10).
fn variance_shares(parts: &[Part<'_>], columns: &[Vec<Decimal>]) -> Option<Vec<Statistic>> {
    let (weighted, total) = weighted(parts, columns);
    let shares = weighted.iter().map(|own| moments::share_of(own, &total));
    let shares: Vec<Statistic> = shares.collect();
    shares
        .iter()
        .all(|share| share.value.is_some())
        .then_some(shares)
}

/// What each node and indicator would weigh in the index if everything entered.
struct DeclaredWeights {
    nodes: Vec<Option<Decimal>>,
    indicators: Vec<Option<Decimal>>,
}

impl DeclaredWeights {
    fn of(framework: &Framework) -> Self {
        let mut nodes = vec![None; framework.nodes().len()];
        let mut indicators = vec![None; framework.indicators().len()];
        nodes[framework.root()] = Some(Decimal::ONE);
        for &position in framework.scoring_order().iter().rev() {
            let members = framework.nodes()[position].members();
            let total: Decimal = members.iter().map(|(_, w)| Decimal::from(*w)).sum();
            let Some(own) = nodes[position] else { continue };
            for (member, weight) in members {
                let share = Decimal::from(*weight)
                    .checked_div(total)
                    .and_then(|share| share.checked_mul(own));
                match member {
                    framework::Member::Node(n) => nodes[*n] = share,
                    framework::Member::Indicator(i) => indicators[*i] = share,
                }
            }
        }
        Self { nodes, indicators }
    }
}

fn in_index(
    weights: &mut Weights,
    part: &Part<'_>,
    declared: &DeclaredWeights,
    cards: &[Scorecard],
) {
    let Some(member) = part.in_tree else { return };
    let of_trail = |trail: &Trail| match member {
        framework::Member::Node(n) => trail.nodes[n].effective_weight,
        framework::Member::Indicator(i) => trail.indicators[i].effective_weight,
    };
    weights.declared_in_index = match member {
        framework::Member::Node(n) => declared.nodes[n],
        framework::Member::Indicator(i) => declared.indicators[i],
    }
    .map(EffectiveWeight::from);
    let entered: Vec<Decimal> = cards
        .iter()
        .filter_map(|card| card.trail.as_ref().and_then(of_trail))
        .map(Decimal::from)
        .collect();
    let mean = mean(&entered).and_then(|mean| mean.decimal());
    weights.effective_in_index = mean.map(EffectiveWeight::from);
    weights.lowest_in_index = entered.iter().min().copied().map(EffectiveWeight::from);
    weights.highest_in_index = entered.iter().max().copied().map(EffectiveWeight::from);
}
