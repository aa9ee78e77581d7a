//! Which nodes, groups and indicators go together? Methodology 12.3 and 12.9.

use super::{Column, Table, moments, ranks};
use crate::coherence::{Correlation, Pairing, Reading, Statistic};
use cpi_model::framework::{Framework, Member};
use rust_decimal::Decimal;

/// Below this, and above minus this, a correlation is weak (methodology 12.9).
const WEAK: Decimal = Decimal::from_parts(3, 0, 0, false, 1);
/// Above this, two say nearly the same (methodology 12.9).
const REDUNDANT: Decimal = Decimal::from_parts(92, 0, 0, false, 2);

/// Every correlation that is asked for, parents before children.
pub(super) fn correlations(
    framework: &Framework,
    table: &Table,
    of_indicators: bool,
) -> Vec<Correlation> {
    let mut found = Vec::new();
    let root = framework.root();
    for (position, node) in framework.nodes().iter().enumerate() {
        let members: Vec<(&str, &Column, bool)> = node
            .members()
            .iter()
            .map(|(member, _)| {
                let code = framework.member_code(*member);
                match member {
                    Member::Node(n) => (code, &table.nodes[*n], true),
                    Member::Indicator(i) => (code, &table.indicators[*i], false),
                }
            })
            .collect();
        for (code, column, _) in members.iter().filter(|(_, _, node)| *node) {
            let parent = (&**node.code(), &table.nodes[position]);
            found.push(pair(None, Pairing::WithParent, (code, column), parent));
            if position != root {
                let index = (&**framework.nodes()[root].code(), &table.nodes[root]);
                found.push(pair(None, Pairing::WithIndex, (code, column), index));
            }
        }
        for (i, (code, column, is_node)) in members.iter().enumerate() {
            for (other, other_column, other_is_node) in &members[i + 1..] {
                if (*is_node && *other_is_node) || of_indicators {
                    let other = (*other, *other_column);
                    found.push(pair(None, Pairing::Siblings, (code, column), other));
                }
            }
        }
    }
    for (view, (groups, _)) in framework.views().iter().zip(&table.views) {
        for (i, one) in view.groups().iter().enumerate() {
            for (j, other) in view.groups().iter().enumerate().skip(i + 1) {
                found.push(pair(
                    Some(view.code()),
                    Pairing::Siblings,
                    (one.code(), &groups[i]),
                    (other.code(), &groups[j]),
                ));
            }
        }
    }
    found
}

fn pair(
    view: Option<&str>,
    pairing: Pairing,
    (one, x): (&str, &Column),
    (other, y): (&str, &Column),
) -> Correlation {
    let (x, y) = moments::both(x, y);
    let pearson = moments::pearson(&x, &y);
    let formed = pearson.value.is_some();
    Correlation {
        view: view.map(str::to_owned),
        pairing,
        one: one.to_owned(),
        other: other.to_owned(),
        spearman: formed.then(|| ranks::spearman(&x, &y)).flatten(),
        kendall: formed.then(|| ranks::kendall(&x, &y)).flatten(),
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

/// Whether it is read alike whichever country is left out (methodology 12.10).
pub(super) fn firm(statistic: &Statistic) -> bool {
    match (statistic.value, statistic.without_one) {
        (Some(value), Some(span)) => {
            let read = reading(value.into());
            reading(span.low.into()) == read && reading(span.high.into()) == read
        }
        _ => false,
    }
}
