//! Which scores are the better ones: methodology 7.4.

use super::Report;
use super::choices::optional_choice;
use super::field::Field;
use super::tree::Tree;
use crate::draft::{Direction, FrameworkDraft, RankOrder};
use crate::framework::Member;
use crate::number::Weight;
use crate::pointer::Pointer;
use crate::problem::ProblemKind;
use std::collections::BTreeSet;

/// Reads the direction of each node: its own, or that of the nearest node above that declares
/// one, or that of the index.
pub(super) fn read(
    report: &mut Report,
    draft: &FrameworkDraft,
    order: Option<RankOrder>,
    tree: &mut Tree,
) {
    let index = order.map_or(Direction::HigherIsBetter, Direction::from);
    tree.directions = vec![index; draft.nodes.len()];
    let nodes = draft.nodes.iter().enumerate();
    let declared: Vec<Field<Direction>> = nodes
        .map(|(i, node)| {
            let path = Pointer::entry("nodes", i);
            let found = optional_choice(report, &path, "direction", node.direction.as_ref());
            if found != Field::Absent && tree.root == Some(i) {
                report.contradiction(
                    &path,
                    "direction",
                    "the direction of the index follows from `ranking.order`: `highest-first` says that higher is better, `lowest-first` that lower is",
                );
                return Field::Absent;
            }
            found
        })
        .collect();
    if tree.torn {
        return;
    }
    // Parents stand before their children.
    for (node, own) in declared.into_iter().enumerate() {
        let above = tree.parents[node].map(|parent| tree.directions[parent]);
        tree.directions[node] = own.there().or(above).unwrap_or(index);
    }
}

/// The direction that all of some indicators share, or that of a node where they differ.
pub(super) fn shared(
    directions: &[Direction],
    parents: &[Option<usize>],
    indicators: &[(usize, Weight)],
    otherwise: Option<usize>,
) -> Direction {
    let of_parent = |parent: usize| directions.get(parent).copied();
    let mut each = indicators
        .iter()
        .filter_map(|(i, _)| of_parent((*parents.get(*i)?)?));
    let first = each.next();
    let differ = each.any(|direction| Some(direction) != first);
    let otherwise = || otherwise.and_then(of_parent);
    let found = if differ {
        otherwise()
    } else {
        first.or_else(otherwise)
    };
    found.unwrap_or(Direction::HigherIsBetter)
}

/// Warns of members whose better scores are at the other end than those of their node.
pub(super) fn opposite(report: &mut Report, draft: &FrameworkDraft, tree: &Tree) {
    let better = |direction| match direction {
        Direction::HigherIsBetter => "higher",
        Direction::LowerIsBetter => "lower",
    };
    let mut reported = BTreeSet::new();
    for node in tree.nodes.iter().flatten() {
        for (member, _) in &node.members {
            let (at, code) = match *member {
                Member::Node(member) => (member, draft.nodes[member].code.as_deref()),
                Member::Indicator(i) => {
                    let parent = tree.indicator_parents[i];
                    let Some(parent) = parent else { continue };
                    (parent, draft.indicators[i].code.as_deref())
                }
            };
            let of = &node.code;
            if tree.directions[at] == node.direction || !reported.insert((at, of)) {
                continue;
            }
            let (own, other) = (better(node.direction), better(tree.directions[at]));
            report.problems.warning(
                ProblemKind::Contradiction,
                Pointer::entry("nodes", at),
                format!(
                    "in `{}` {other} scores are better, and it counts in `{of}`, in which {own} scores are better: what is better there makes `{of}` worse",
                    code.unwrap_or("?")
                ),
                format!("turn its scores round, by `reversed` or by the `direction` of its quantities, or leave it out of `{of}`"),
            );
        }
    }
}
