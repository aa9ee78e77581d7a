//! What is the best score of a node for each cost? From the indicators upward; an indicator
//! that decides conditions is tried in the smallest node that holds all it decides.
//!
//! Every aggregation rises with its members (4.4), so for a given division of the cost the
//! best score of a node is made of the best scores of its members. The median alone cannot
//! be put together member by member; there the list bounds from above.

mod deciding;
mod join;

use super::frontier::{Choices, NOTHING, Point, prune, thin};
use super::moves::Moves;
use crate::item::Item;
use crate::session::Session;
use cpi_model::framework::Member;
use std::collections::{BTreeMap, BTreeSet};

/// The most combinations of deciding answers that are tried in one node.
const MOST_COMBINATIONS: usize = 4096;

/// What something can come to: the best score for each cost, and the least cost at which it
/// has none because nothing applies, or because answers are missing.
#[derive(Debug, Clone, Default)]
pub(super) struct Variants {
    pub(super) scored: Vec<Point>,
    not_applicable: Option<(u64, u32)>,
    without: Option<(u64, u32)>,
}

/// Answers of a deciding indicator that decide every condition alike: positions in its list
/// of answers, the present one first.
type Class = Vec<usize>;

/// What deciding indicators are taken to be answered: the position of a class.
type Trial = BTreeMap<usize, usize>;

/// Searches the best scores of one country.
pub(super) struct Tree<'a> {
    session: &'a Session,
    at: usize,
    moves: &'a Moves,
    classes: BTreeMap<usize, Vec<Class>>,
    rests_on: Vec<BTreeSet<usize>>,
    settled: BTreeMap<usize, Variants>,
    pub(super) choices: Choices,
    /// Whether a list only bounds what can be reached.
    pub(super) relaxed: bool,
}

impl<'a> Tree<'a> {
    pub(super) fn new(session: &'a Session, at: usize, moves: &'a Moves) -> Self {
        let mut tree = Self {
            session,
            at,
            moves,
            classes: BTreeMap::new(),
            rests_on: Vec::new(),
            settled: BTreeMap::new(),
            choices: Choices::new(),
            relaxed: false,
        };
        tree.find_deciding();
        tree
    }

    /// The best scores of a node; answers outside it that decide conditions in it may move
    /// as well, at their cost.
    pub(super) fn best(&mut self, node: usize) -> Variants {
        let beneath: BTreeSet<usize> = self.session.framework.nodes()[node]
            .indicators()
            .iter()
            .copied()
            .collect();
        let outside: Vec<usize> = self
            .rests(Member::Node(node))
            .into_iter()
            .filter(|decider| !beneath.contains(decider))
            .collect();
        let (outside, combinations) = self.few(outside);
        let mut variants = Variants::default();
        for combination in 0..combinations {
            let trial = self.trial(&outside, combination, &Trial::new());
            let (mut cost, mut choice) = (0, NOTHING);
            for decider in &outside {
                let number = self.classes[decider][trial[decider]][0];
                if 0 < number && self.applies(*decider, &trial) {
                    let cheapest = self.classes[decider][trial[decider]]
                        .iter()
                        .min_by_key(|number| self.moves.of(*decider)[**number - 1].cost);
                    let number = *cheapest.unwrap_or(&number);
                    cost += self.moves.of(*decider)[number - 1].cost;
                    let single = self.choices.single(*decider, number);
                    choice = self.choices.both(choice, single);
                }
            }
            let mut found = self.part(Member::Node(node), &trial);
            for point in &mut found.scored {
                point.cost += cost;
                point.choice = self.choices.both(point.choice, choice);
            }
            found.not_applicable = None;
            found.without = None;
            self.unite(&mut variants, found);
        }
        variants
    }

    /// The indicators that a plan for a node may move.
    pub(super) fn movable(&self, node: usize) -> Vec<usize> {
        let mut all = self.rests(Member::Node(node));
        all.extend(self.session.framework.nodes()[node].indicators());
        all.into_iter()
            .filter(|i| !self.moves.of(*i).is_empty())
            .collect()
    }

    /// Whether anything of a node depends on answers that may move.
    fn rests(&self, part: Member) -> BTreeSet<usize> {
        match part {
            Member::Indicator(i) => self.rests_on[i].clone(),
            Member::Node(node) if !self.classes.is_empty() => {
                let beneath = self.session.framework.nodes()[node].indicators().iter();
                beneath
                    .flat_map(|i| self.rests_on[*i].iter().copied())
                    .collect()
            }
            Member::Node(_) => BTreeSet::new(),
        }
    }

    fn part(&mut self, part: Member, trial: &Trial) -> Variants {
        let position = match part {
            Member::Indicator(i) => return self.item(i, trial),
            Member::Node(position) => position,
        };
        let touched = !trial.is_empty()
            && self
                .rests(part)
                .iter()
                .any(|decider| trial.contains_key(decider));
        if !touched && let Some(variants) = self.settled.get(&position) {
            return variants.clone();
        }
        let variants = self.node(position, trial);
        if !touched {
            self.settled.insert(position, variants.clone());
        }
        variants
    }

    fn item(&mut self, i: usize, trial: &Trial) -> Variants {
        if let Some(&decider) = self.rests_on[i]
            .iter()
            .find(|each| !trial.contains_key(each))
        {
            // Nothing else here rests on it; or else the answer bounds from above.
            self.relaxed |= decider != i;
            let mut variants = Variants::default();
            for class in 0..self.classes[&decider].len() {
                let mut trial = trial.clone();
                trial.insert(decider, class);
                let found = self.item(i, &trial);
                self.unite(&mut variants, found);
            }
            return variants;
        }
        let mut variants = Variants::default();
        if !self.applies(i, trial) {
            variants.add(self.moves.failed(i), 0, NOTHING);
            return variants;
        }
        let every: Class = (0..=self.moves.of(i).len()).collect();
        let class = trial
            .get(&i)
            .and_then(|class| self.classes.get(&i)?.get(*class));
        for &number in class.unwrap_or(&every) {
            match number.checked_sub(1).map(|at| &self.moves.of(i)[at]) {
                None => variants.add(self.moves.present(i), 0, NOTHING),
                Some(one) => {
                    let choice = self.choices.single(i, number);
                    variants.add(Item::Scored(one.score), one.cost, choice);
                }
            }
        }
        prune(&mut variants.scored);
        variants
    }

    fn unite(&mut self, variants: &mut Variants, other: Variants) {
        variants.scored.extend(other.scored);
        prune(&mut variants.scored);
        self.relaxed |= thin(&mut variants.scored);
        cheaper(&mut variants.not_applicable, other.not_applicable);
        cheaper(&mut variants.without, other.without);
    }

    fn node(&mut self, position: usize, trial: &Trial) -> Variants {
        let session = self.session;
        let members = session.framework.nodes()[position].members();
        let mut seen = BTreeMap::new();
        if !self.classes.is_empty() {
            for (member, _) in members {
                for decider in self.rests(*member) {
                    *seen.entry(decider).or_insert(0) += 1;
                }
            }
        }
        let shared = seen
            .into_iter()
            .filter(|(decider, n)| 1 < *n && !trial.contains_key(decider));
        let (shared, combinations) = self.few(shared.map(|(decider, _)| decider).collect());
        let mut variants = Variants::default();
        for combination in 0..combinations {
            let trial = self.trial(&shared, combination, trial);
            let found = self.combine(position, &trial);
            self.unite(&mut variants, found);
        }
        variants
    }
}

impl Variants {
    fn add(&mut self, item: Item, cost: u64, choice: u32) {
        match item {
            Item::Scored(value) => self.scored.push(Point {
                cost,
                value,
                choice,
            }),
            Item::NotApplicable => cheaper(&mut self.not_applicable, Some((cost, choice))),
            Item::Missing => cheaper(&mut self.without, Some((cost, choice))),
        }
    }
}

fn cheaper(found: &mut Option<(u64, u32)>, other: Option<(u64, u32)>) {
    *found = match (*found, other) {
        (Some(one), Some(other)) => Some(if other.0 < one.0 { other } else { one }),
        (one, other) => one.or(other),
    };
}
