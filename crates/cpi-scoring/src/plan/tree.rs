//! What is the best score of a node, group or cell for each cost? From the indicators upward;
//! an indicator that decides conditions is tried with what rests on it, in the smallest part
//! that holds all it decides.
//!
//! Every aggregation rises with its members (4.4), so for a given division of the cost the
//! best score of a part is made of the best scores of its members. The median alone cannot
//! be put together member by member; there the list bounds from above.
//!
//! The value of a point is its score where higher is better, and the opposite of its score where
//! lower is (7.4), so that the best of a list is always the largest. What is better is asked of
//! the score that is planned for, not of its parts.

mod deciding;
mod join;
mod parts;

use super::frontier::{Backpointers, ParetoPoint, ROOT, prune, thin};
use super::moves::Moves;
use crate::item::Item;
use crate::session::Session;
use cpi_model::assessment::Applicability;
use cpi_model::draft::Direction;
use cpi_model::framework::Aggregate;
use deciding::{Assignment, Cluster};
use parts::Part;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The most combinations of deciding answers that are tried of members that hang together,
/// those of what is above them counted with them (methodology 14.6).
const MOST_COMBINATIONS: usize = 4096;

/// Where there are more, as many deciding answers are tried as come to no more than this many
/// combinations times indicators.
const MOST_ANSWERS: usize = 512;

/// What something can come to: the best score for each cost, and the least cost at which it
/// has none because nothing applies, or because answers are missing.
#[derive(Debug, Clone, Default)]
pub(super) struct Outcomes {
    pub(super) scored: Vec<ParetoPoint>,
    not_applicable: Option<(u64, u32)>,
    without: Option<(u64, u32)>,
}

/// Answers of a deciding indicator that decide every condition alike: positions in its list
/// of answers, the present one first.
type AnswerClass = Vec<usize>;

/// Where clusters were looked for: of what, and with which deciding indicators tried already.
type Hanging = (Aggregate, Vec<usize>);

/// Searches the best scores of one country.
pub(super) struct Tree<'a> {
    session: &'a Session,
    at: usize,
    moves: &'a Moves,
    classes: BTreeMap<usize, Vec<AnswerClass>>,
    rests_on: Vec<Rc<BTreeSet<usize>>>,
    /// By indicator: whether its condition can come to be open.
    may_open: Vec<bool>,
    /// Which scores of what is planned for are the better ones.
    better: Direction,
    rests: BTreeMap<Aggregate, Rc<BTreeSet<usize>>>,
    clusters: BTreeMap<Hanging, Rc<Vec<Cluster>>>,
    /// The indicators that the score is made of; others that decide conditions are paid for
    /// where they are tried.
    within: BTreeSet<usize>,
    /// Deciding indicators that are not tried together: what rests on them moves for nothing.
    dropped: BTreeSet<usize>,
    /// By cell: the indicators that an earlier cell of the same group pays for.
    repeats: BTreeMap<Aggregate, BTreeSet<usize>>,
    settled: BTreeMap<Aggregate, Outcomes>,
    pub(super) choices: Backpointers,
    /// Whether a list only bounds what can be reached.
    pub(super) relaxed: bool,
}

impl<'a> Tree<'a> {
    pub(super) fn new(
        session: &'a Session,
        at: usize,
        moves: &'a Moves,
        better: Direction,
    ) -> Self {
        let mut tree = Self {
            session,
            at,
            moves,
            classes: BTreeMap::new(),
            rests_on: Vec::new(),
            may_open: Vec::new(),
            better,
            rests: BTreeMap::new(),
            clusters: BTreeMap::new(),
            within: BTreeSet::new(),
            dropped: BTreeSet::new(),
            repeats: BTreeMap::new(),
            settled: BTreeMap::new(),
            choices: Backpointers::new(),
            relaxed: false,
        };
        tree.find_deciding();
        tree
    }

    /// The best scores of a node, group or cell; answers outside it that decide conditions in
    /// it may move as well, at their cost.
    pub(super) fn best(&mut self, of: Aggregate) -> Vec<ParetoPoint> {
        self.within = self.made_of(of);
        self.repeats = self.repeats(of);
        self.part(Part::Of(of), &Assignment::default()).scored
    }

    /// The indicators that a plan may move.
    pub(super) fn movable(&mut self, of: Aggregate) -> Vec<usize> {
        let mut all = BTreeSet::clone(&self.rests(Part::Of(of)));
        all.extend(self.indicators(of));
        all.into_iter()
            .filter(|i| !self.moves.of(*i).is_empty())
            .collect()
    }

    fn part(&mut self, part: Part, trial: &Assignment) -> Outcomes {
        let of = match part {
            Part::Indicator(i) => return self.item(i, trial, false),
            Part::Again(i) => return self.item(i, trial, true),
            Part::Of(of) => of,
        };
        let touched = !trial.is_empty() && {
            let rests = self.rests(part);
            trial.deciders().any(|decider| rests.contains(&decider))
        };
        if !touched && let Some(variants) = self.settled.get(&of) {
            return variants.clone();
        }
        let variants = self.combine(of, trial);
        if !touched {
            self.settled.insert(of, variants.clone());
        }
        variants
    }

    /// An indicator; `paid` where another place of it pays for its moves.
    fn item(&mut self, i: usize, trial: &Assignment, paid: bool) -> Outcomes {
        let every = || (0..=self.moves.of(i).len()).collect::<AnswerClass>();
        let rests_on = Rc::clone(&self.rests_on[i]);
        let open = rests_on.iter().filter(|decider| !trial.contains(**decider));
        let open: Vec<usize> = open.copied().collect();
        if !open.is_empty() {
            let most = open.len();
            let (tried, combinations) = self.few(open, trial, &rests_on, 1);
            let mut variants = Outcomes::default();
            if tried.len() < most {
                // As if it could apply or not at no cost.
                self.add(&mut variants, self.moves.failed(i), 0, ROOT);
                if self.may_open[i] {
                    self.answered(i, &every(), Applicability::Open, paid, &mut variants);
                }
                self.answered(i, &every(), Applicability::Holds, paid, &mut variants);
                return variants;
            }
            for combination in 0..combinations {
                let trial = self.trial(&tried, combination, trial);
                let mut found = self.item(i, &trial, paid);
                let (cost, choice) = self.charge(&tried, &trial);
                found.dearer(cost, choice, &mut self.choices);
                self.unite(&mut variants, found);
            }
            return variants;
        }
        let mut variants = Outcomes::default();
        let verdict = self.verdict(i, trial);
        if verdict == Applicability::Fails {
            self.add(&mut variants, self.moves.failed(i), 0, ROOT);
            return variants;
        }
        let class = self.class(i, trial).cloned().unwrap_or_else(every);
        self.answered(i, &class, verdict, paid, &mut variants);
        variants
    }

    fn answered(
        &mut self,
        i: usize,
        class: &AnswerClass,
        verdict: Applicability,
        paid: bool,
        variants: &mut Outcomes,
    ) {
        self.relaxed |= paid && !self.moves.of(i).is_empty();
        let may = self.moves.may(i, verdict);
        for &number in class {
            let one = number.checked_sub(1).filter(|_| may);
            match one.map(|at| &self.moves.of(i)[at]) {
                None => self.add(variants, self.moves.present(i, verdict), 0, ROOT),
                Some(one) => {
                    let choice = self.choices.single(i, number);
                    let cost = if paid { 0 } else { one.cost };
                    self.add(variants, Item::Scored(one.score), cost, choice);
                }
            }
        }
        prune(&mut variants.scored);
    }

    fn add(&self, variants: &mut Outcomes, item: Item, cost: u64, choice: u32) {
        match item {
            Item::Scored(score) => variants.scored.push(ParetoPoint {
                cost,
                value: self.better.improvement(score),
                choice,
            }),
            Item::NotApplicable | Item::SwitchedOff => {
                cheaper(&mut variants.not_applicable, Some((cost, choice)));
            }
            Item::Missing => cheaper(&mut variants.without, Some((cost, choice))),
        }
    }

    fn unite(&mut self, variants: &mut Outcomes, other: Outcomes) {
        variants.scored.extend(other.scored);
        prune(&mut variants.scored);
        self.relaxed |= thin(&mut variants.scored);
        cheaper(&mut variants.not_applicable, other.not_applicable);
        cheaper(&mut variants.without, other.without);
    }
}

impl Outcomes {
    /// With what is paid beside it.
    fn dearer(&mut self, cost: u64, choice: u32, choices: &mut Backpointers) {
        if choice == ROOT {
            return;
        }
        for point in &mut self.scored {
            point.cost += cost;
            point.choice = choices.both(point.choice, choice);
        }
        for (own, also) in [&mut self.not_applicable, &mut self.without]
            .into_iter()
            .flatten()
        {
            *own += cost;
            *also = choices.both(*also, choice);
        }
    }
}

fn cheaper(found: &mut Option<(u64, u32)>, other: Option<(u64, u32)>) {
    *found = match (*found, other) {
        (Some(one), Some(other)) => Some(if other.0 < one.0 { other } else { one }),
        (one, other) => one.or(other),
    };
}
