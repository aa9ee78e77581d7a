//! Do the parents lead up to one root?

use super::{Tree, name};
use crate::check::Report;
use crate::check::choices::shorten;
use crate::check::framework::listed;
use crate::draft::FrameworkDraft;
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, suggest};
use std::collections::BTreeSet;

/// A parent that is not there.
pub(in crate::check) fn no_parent(
    report: &mut Report,
    path: &Pointer,
    parent: &str,
    tree: &mut Tree,
) {
    tree.torn = true;
    let nodes = || tree.positions.keys();
    report.error(
        ProblemKind::Orphan,
        path.key("parent"),
        format!("the parent `{}` does not exist", shorten(parent)),
        suggest(
            parent,
            nodes().map(String::as_str),
            &format!("name one of the nodes: {}", listed(nodes())),
        ),
    );
}

/// Reports nodes that are their own ancestors, and returns them.
pub(super) fn cycles(report: &mut Report, draft: &FrameworkDraft, tree: &Tree) -> BTreeSet<usize> {
    let mut rings = BTreeSet::new();
    let mut settled = vec![false; tree.parents.len()];
    for start in 0..tree.parents.len() {
        let mut path = Vec::new();
        let mut on_path = BTreeSet::new();
        let mut at = Some(start);
        while let Some(node) = at {
            if settled[node] {
                break;
            }
            if !on_path.insert(node) {
                let first = path.iter().position(|each| *each == node).unwrap_or(0);
                rings.extend(&path[first..]);
                let ring: Vec<&str> = path[first..]
                    .iter()
                    .map(|each| name(draft, *each))
                    .collect();
                report.error(
                    ProblemKind::Cycle,
                    Pointer::entry("nodes", node).key("parent"),
                    format!(
                        "the parents lead back to `{}`: {} → {}",
                        name(draft, node),
                        ring.join(" → "),
                        ring[0]
                    ),
                    "correct the `parent` of one of these nodes",
                );
                break;
            }
            path.push(node);
            at = tree.parents[node];
        }
        for node in path {
            settled[node] = true;
        }
    }
    rings
}

/// The most levels a tree may have, far beyond any index; every walk of it is that deep.
const MOST_LEVELS: usize = 64;

pub(super) fn too_deep(report: &mut Report, draft: &FrameworkDraft, tree: &Tree) {
    let mut depth = vec![1_usize; tree.parents.len()];
    for node in 0..tree.parents.len() {
        // Parents stand first, so theirs is known; where they do not, that was reported.
        depth[node] = tree.parents[node].map_or(1, |parent| depth[parent] + 1);
        if depth[node] == MOST_LEVELS + 1 {
            report.error(
                ProblemKind::OutOfRange,
                Pointer::entry("nodes", node).key("parent"),
                format!(
                    "the node `{}` is on level {}; allowed are {MOST_LEVELS}",
                    name(draft, node),
                    MOST_LEVELS + 1
                ),
                "make the tree flatter",
            );
        }
    }
}
