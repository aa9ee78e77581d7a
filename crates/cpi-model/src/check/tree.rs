//! The tree: one root, no cycles, no node without indicators.

mod parents;

pub(super) use parents::no_parent;

use super::choices::{code, optional_decimal, shorten, texts};
use super::field::Field;
use super::framework::listed;
use super::method::{self, MethodKeys};
use super::{Report, provisions};
use crate::pointer::Pointer;
use parents::{cycles, too_deep};

use crate::draft::{Direction, FrameworkDraft, Weights};
use crate::framework::{Member, Node};
use crate::number::Weight;
use crate::problem::{ProblemKind, suggest};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The tree while it is read.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) positions: BTreeMap<String, usize>,
    pub(super) parents: Vec<Option<usize>>,
    pub(super) children: Vec<Vec<Member>>,
    pub(super) methods: Vec<MethodKeys>,
    pub(super) directions: Vec<Direction>,
    pub(super) weights: Vec<Field<Weight>>,
    pub(super) indicator_weights: Vec<Field<Weight>>,
    pub(super) indicator_parents: Vec<Option<usize>>,
    pub(super) root: Option<usize>,
    /// Whether parents lead nowhere or in a circle, which was reported.
    pub(super) torn: bool,
    pub(super) scoring_order: Vec<usize>,
    pub(super) nodes: Vec<Option<Node>>,
}

/// Reads the nodes and who belongs to whom.
pub(super) fn read(report: &mut Report, draft: &FrameworkDraft) -> Tree {
    let mut tree = Tree::default();
    let count = draft.nodes.len();
    tree.children = vec![Vec::new(); count];
    tree.parents = vec![None; count];
    for (i, node) in draft.nodes.iter().enumerate() {
        let path = Pointer::entry("nodes", i);
        texts(report, &path, "label", &node.label, &draft.languages);
        texts(
            report,
            &path,
            "description",
            &node.description,
            &draft.languages,
        );
        provisions::provision(report, draft, &path.key("source"), node.source.as_ref());
        let method = method::keys(report, &path, &node.method, false);
        tree.methods.push(method);
        tree.weights
            .push(weight(report, &path, node.weight.as_ref()));
        code(report, &path, "code", node.code.as_ref());
        // Also a wrong code is what its children call their parent.
        if let Some(code) = node.code.clone() {
            match tree.positions.entry(code) {
                Entry::Vacant(free) => {
                    free.insert(i);
                }
                Entry::Occupied(taken) => report.error(
                    ProblemKind::Duplicate,
                    path.key("code"),
                    format!("the node `{}` is declared twice", taken.key()),
                    "give each node its own code",
                ),
            }
        }
    }
    let mut roots = Vec::new();
    for (i, node) in draft.nodes.iter().enumerate() {
        let Some(parent) = &node.parent else {
            roots.push(i);
            continue;
        };
        if let Some(&parent) = tree.positions.get(parent) {
            tree.parents[i] = Some(parent);
            tree.children[parent].push(Member::Node(i));
        } else {
            no_parent(report, &Pointer::entry("nodes", i), parent, &mut tree);
        }
    }
    let rings = cycles(report, draft, &tree);
    tree.torn |= !rings.is_empty();
    for (i, parent) in tree.parents.iter().enumerate() {
        if let Some(parent) = parent.filter(|parent| i < *parent && !rings.contains(&i)) {
            tree.torn = true;
            report.error(
                ProblemKind::Orphan,
                Pointer::entry("nodes", i).key("parent"),
                format!(
                    "the node `{}` stands before its parent `{}`",
                    name(draft, i),
                    name(draft, parent)
                ),
                "list every node after its parent; the first is the index itself",
            );
        }
    }
    tree.torn |= roots.len() != 1;
    match roots.as_slice() {
        [root] => tree.root = Some(*root),
        [] if !rings.is_empty() => {}
        [] => report.error(
            ProblemKind::Orphan,
            Pointer::from(["nodes"]),
            "no node is the index itself: every node has a parent, or there are no nodes",
            "declare exactly one node without `parent`",
        ),
        [_, others @ ..] => {
            for other in others {
                report.error(
                    ProblemKind::Orphan,
                    Pointer::entry("nodes", *other),
                    format!(
                        "the node `{}` has no parent, and neither has another before it",
                        name(draft, *other)
                    ),
                    "declare its `parent`; exactly one node is the index itself",
                );
            }
        }
    }
    tree
}

fn name(draft: &FrameworkDraft, node: usize) -> &str {
    draft.nodes[node].code.as_deref().unwrap_or("?")
}

/// A weight above 0, where one is declared.
pub(super) fn weight(report: &mut Report, path: &Pointer, text: Option<&String>) -> Field<Weight> {
    optional_decimal(report, path, "weight", text).and_then(|number| {
        let weight = Weight::new(number);
        if weight.is_none() {
            report.error(
                ProblemKind::InvalidWeight,
                path.key("weight"),
                format!("the weight is {number}; allowed is any number above 0"),
                "write a number above 0; what should not count is left out of the tree",
            );
        }
        weight
    })
}

/// Completes the tree once the indicators hang in it.
pub(super) fn finish(
    report: &mut Report,
    draft: &FrameworkDraft,
    shared: &MethodKeys,
    tree: &mut Tree,
) {
    too_deep(report, draft, tree);
    tree.nodes = vec![None; draft.nodes.len()];
    if tree.torn {
        return;
    }
    let Some(root) = tree.root else { return };
    let mut order = Vec::with_capacity(draft.nodes.len());
    let mut stack = vec![root];
    while let Some(node) = stack.pop() {
        order.push(node);
        stack.extend(tree.children[node].iter().filter_map(|child| match child {
            Member::Node(child) => Some(*child),
            Member::Indicator(_) => None,
        }));
    }
    order.reverse();

    let mut beneath: Vec<Vec<usize>> = vec![Vec::new(); draft.nodes.len()];
    for &node in &order {
        let mut own: Vec<usize> = Vec::new();
        for child in &tree.children[node] {
            match child {
                Member::Node(child) => own.extend(&beneath[*child]),
                Member::Indicator(indicator) => own.push(*indicator),
            }
        }
        own.sort_unstable();
        // Where an indicator has no node, a node may seem to have no indicator; and where all
        // beneath it are empty, they are named.
        let hangs =
            !draft.indicators.is_empty() && tree.indicator_parents.iter().all(Option::is_some);
        if own.is_empty() && hangs && tree.children[node].is_empty() {
            report.error(
                ProblemKind::EmptyNode,
                Pointer::entry("nodes", node),
                format!(
                    "the node `{}` has no indicators beneath it",
                    name(draft, node)
                ),
                "give an indicator this node as its parent, or remove the node",
            );
        }
        beneath[node] = own;
    }
    let mut without_level = Vec::new();
    for &node in &order {
        tree.nodes[node] = finish_node(
            report,
            draft,
            tree,
            node,
            std::mem::take(&mut beneath[node]),
            shared,
            &mut without_level,
        );
    }
    unknown_levels(report, draft, &without_level);
    tree.scoring_order = order;
}

/// Nodes that aggregate over a level which is not beneath them; those that inherit it are
/// named where it is declared.
fn unknown_levels(report: &mut Report, draft: &FrameworkDraft, nodes: &[usize]) {
    let levels: BTreeSet<&str> = draft
        .nodes
        .iter()
        .filter_map(|it| it.level.as_deref())
        .collect();
    let mut each: Vec<(Pointer, Vec<usize>)> = Vec::new();
    let mut inheriting = Vec::new();
    for node in (0..draft.nodes.len()).filter(|node| nodes.contains(node)) {
        if draft.nodes[node].method.over.is_some() {
            each.push((Pointer::entry("nodes", node), vec![node]));
        } else {
            inheriting.push(node);
        }
    }
    if !inheriting.is_empty() {
        each.push((Pointer::from(["method"]), inheriting));
    }
    let shared = draft
        .method
        .as_ref()
        .and_then(|method| method.over.as_ref());
    for (path, nodes) in each {
        let own = draft.nodes[nodes[0]].method.over.as_ref();
        let over = own.or(shared).map_or("", String::as_str);
        report.error(
            ProblemKind::UnknownReference,
            path.key("over"),
            format!(
                "`over` is `{}`, and no node of that level is beneath {}",
                shorten(over),
                listed(nodes.iter().map(|node| name(draft, *node)))
            ),
            suggest(
                over,
                levels.iter().copied().chain(["children", "indicators"]),
                &format!(
                    "write `children`, `indicators`, or a level of the nodes beneath: {}",
                    listed(levels.iter())
                ),
            ),
        );
    }
}

fn finish_node(
    report: &mut Report,
    draft: &FrameworkDraft,
    tree: &mut Tree,
    node: usize,
    indicators: Vec<usize>,
    shared: &MethodKeys,
    without_level: &mut Vec<usize>,
) -> Option<Node> {
    let own = &draft.nodes[node];
    let resolved = tree.methods[node].resolve(shared)?;
    let members: Vec<Member> = match resolved.over.as_str() {
        "children" => tree.children[node].clone(),
        "indicators" => indicators.iter().map(|i| Member::Indicator(*i)).collect(),
        level => at_level(draft, tree, node, level),
    };
    if members.is_empty() && !indicators.is_empty() {
        without_level.push(node);
    }
    if resolved.weights == Weights::Declared && none_weighs(draft, &members) {
        report.error(
            ProblemKind::MissingKey,
            Pointer::entry("nodes", node).key("weights"),
            format!(
                "`weights` is `declared` for `{}`, and none of its {} members declares a weight",
                name(draft, node),
                members.len()
            ),
            "declare a weight above 0 for each, or `weights = \"equal\"`",
        );
        tree.methods[node].weights = Field::Faulty;
        return None;
    }
    let mut weighted = Vec::with_capacity(members.len());
    for member in members {
        let weight = match (resolved.weights, member) {
            (Weights::Equal, _) => Some(Weight::ONE),
            (Weights::Declared, Member::Node(member)) => require(
                report,
                &Pointer::entry("nodes", member),
                &mut tree.weights[member],
            ),
            (Weights::Declared, Member::Indicator(member)) => require(
                report,
                &Pointer::entry("indicators", member),
                &mut tree.indicator_weights[member],
            ),
        };
        weighted.extend(weight.map(|weight| (member, weight)));
    }
    Some(Node {
        code: own.code.as_deref()?.into(),
        level: own.level.clone(),
        parent: tree.parents[node],
        children: tree.children[node].clone(),
        members: weighted,
        indicators,
        method: resolved.method,
        direction: tree.directions[node],
    })
}

/// Whether not one of several members declares a weight.
fn none_weighs(draft: &FrameworkDraft, members: &[Member]) -> bool {
    1 < members.len()
        && members.iter().all(|member| match member {
            Member::Node(node) => draft.nodes[*node].weight.is_none(),
            Member::Indicator(indicator) => draft.indicators[*indicator].weight.is_none(),
        })
}

/// A weight that the declared method asks for. One that is absent is reported once.
fn require(report: &mut Report, path: &Pointer, weight: &mut Field<Weight>) -> Option<Weight> {
    if *weight == Field::Absent {
        report.missing(
            path,
            "weight",
            "declare a weight above 0, or `weights = \"equal\"` where it is aggregated",
        );
        *weight = Field::Faulty;
    }
    weight.there()
}

/// The nearest nodes of a level beneath a node.
fn at_level(draft: &FrameworkDraft, tree: &Tree, node: usize, level: &str) -> Vec<Member> {
    let mut found = Vec::new();
    for child in &tree.children[node] {
        if let Member::Node(child) = child {
            if draft.nodes[*child].level.as_deref() == Some(level) {
                found.push(Member::Node(*child));
            } else {
                found.extend(at_level(draft, tree, *child, level));
            }
        }
    }
    found
}
