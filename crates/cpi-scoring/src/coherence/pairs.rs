//! Which nodes, groups and indicators go together? Methodology 12.3 and 12.9.

use super::{Column, Table, moments, ranks};
use crate::arithmetic::wholes;
use crate::coherence::{Correlation, Pairing, Reading, Statistic};
use cpi_model::framework::{Framework, Member};
use cpi_model::threads::in_threads;
use rust_decimal::Decimal;
use std::thread;

/// Below this, and above minus this, a correlation is weak (methodology 12.9).
const WEAK: Decimal = Decimal::from_parts(3, 0, 0, false, 1);
/// Above this, two say nearly the same (methodology 12.9).
const REDUNDANT: Decimal = Decimal::from_parts(92, 0, 0, false, 2);

/// Two columns with their codes, and how they are related.
struct Pair<'a> {
    view: Option<&'a str>,
    pairing: Pairing,
    one: (&'a str, &'a Column),
    other: (&'a str, &'a Column),
}

/// Below this many pairs a part is not worth a thread of its own.
const SMALLEST_PART: usize = 256;

/// Every correlation that is asked for, parents before children.
pub(super) fn correlations(
    framework: &Framework,
    table: &Table,
    of_indicators: bool,
) -> Vec<Correlation> {
    let pairs = pairs(framework, table, of_indicators);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let length = pairs.len().div_ceil(threads).max(SMALLEST_PART);
    if pairs.len() <= length {
        return pairs.iter().map(correlation).collect();
    }
    let all = |part: &[Pair<'_>]| part.iter().map(correlation).collect::<Vec<_>>();
    in_threads(pairs.chunks(length), all).concat()
}

fn pairs<'a>(framework: &'a Framework, table: &'a Table, of_indicators: bool) -> Vec<Pair<'a>> {
    let mut found = Vec::new();
    let root = framework.root();
    let index = (&**framework.nodes()[root].code(), &table.nodes[root]);
    for (position, node) in framework.nodes().iter().enumerate() {
        let members: Vec<((&str, &Column), bool)> = node
            .members()
            .iter()
            .map(|(member, _)| {
                let code = framework.member_code(*member);
                match member {
                    Member::Node(n) => ((code, &table.nodes[*n]), true),
                    Member::Indicator(i) => ((code, &table.indicators[*i]), false),
                }
            })
            .collect();
        let pair = |pairing, one, other| Pair {
            view: None,
            pairing,
            one,
            other,
        };
        for (member, _) in members.iter().filter(|(_, is_node)| *is_node) {
            let parent = (&**node.code(), &table.nodes[position]);
            found.push(pair(Pairing::WithParent, *member, parent));
            if position != root {
                found.push(pair(Pairing::WithIndex, *member, index));
            }
        }
        for (i, (member, is_node)) in members.iter().enumerate() {
            for (other, other_is_node) in &members[i + 1..] {
                if (*is_node && *other_is_node) || of_indicators {
                    found.push(pair(Pairing::Siblings, *member, *other));
                }
            }
        }
    }
    for (view, (groups, _)) in framework.views().iter().zip(&table.views) {
        let groups: Vec<(&str, &Column)> = view
            .groups()
            .iter()
            .map(|group| &**group.code())
            .zip(groups)
            .collect();
        for (i, one) in groups.iter().enumerate() {
            for other in &groups[i + 1..] {
                found.push(Pair {
                    view: Some(view.code()),
                    pairing: Pairing::Siblings,
                    one: *one,
                    other: *other,
                });
            }
        }
    }
    found
}

fn correlation(pair: &Pair<'_>) -> Correlation {
    let (x, y) = moments::both(pair.one.1, pair.other.1);
    let small = moments::small(&x).zip(moments::small(&y));
    let (pearson, (spearman, kendall)) = if let Some((x, y)) = small {
        (moments::pearson_of_small(&x, &y), ranks::of_ranks(&x, &y))
    } else {
        let of_wholes = moments::pearson_of(&wholes(&x), &wholes(&y));
        (of_wholes, ranks::of_ranks(&x, &y))
    };
    Correlation {
        view: pair.view.map(str::to_owned),
        pairing: pair.pairing,
        one: pair.one.0.to_owned(),
        other: pair.other.0.to_owned(),
        spearman,
        kendall,
        reading: pearson.value.map(|r| reading(r.into())),
        firm: firm(&pearson),
        pearson,
    }
}

/// How a correlation is read (methodology 12.9).
pub(super) fn reading(r: Decimal) -> Reading {
    if r < -WEAK {
        Reading::Negative
    } else if r < WEAK {
        Reading::Weak
    } else if r <= REDUNDANT {
        Reading::Fair
    } else {
        Reading::Redundant
    }
}

/// Whether the countries bear the reading (methodology 12.10).
pub(super) fn firm(statistic: &Statistic) -> bool {
    let Some(reach) = statistic.reach() else {
        return false;
    };
    let [low, high] = reach.map(reading);
    low == high
}
