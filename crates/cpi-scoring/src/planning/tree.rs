//! What is the best score of a node for each cost? From the indicators upward; an indicator
//! that decides conditions is tried in the smallest node that holds all it decides.
//!
//! Every aggregation rises with its members (4.4), so for a given division of the cost the
//! best score of a node is made of the best scores of its members. The median alone cannot
//! be put together member by member; there the list bounds from above.

use super::frontier::{Choices, NOTHING, Point, merge, prune, thin};
use super::moves::Moves;
use crate::aggregate::{aggregate, finish};
use crate::arithmetic::{exp, ln, power, root};
use crate::item::Item;
use crate::session::Session;
use cpi_model::assessment::Answer;
use cpi_model::draft::{Aggregation, CoverageOf, MissingRule};
use cpi_model::framework::{Condition, Member, Method};
use cpi_model::number::Share;
use cpi_model::scorecard::State;
use rust_decimal::Decimal;
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

    /// The indicators whose movement decides conditions, and what rests on each.
    fn find_deciding(&mut self) {
        let framework = &*self.session.framework;
        let mut asking: BTreeMap<usize, Vec<&Condition>> = BTreeMap::new();
        for &i in framework.condition_order() {
            for condition in framework.indicators()[i].conditions() {
                asking
                    .entry(condition.indicator)
                    .or_default()
                    .push(condition);
            }
        }
        for (decider, conditions) in asking {
            let mut classes: BTreeMap<Vec<bool>, Class> = BTreeMap::new();
            for number in 0..=self.moves.of(decider).len() {
                let answer = self.moves.answer(decider, number);
                let pattern = conditions.iter().map(|each| stands(each, answer)).collect();
                classes.entry(pattern).or_default().push(number);
            }
            if 1 < classes.len() {
                let mut classes: Vec<Class> = classes.into_values().collect();
                classes.sort_unstable();
                self.classes.insert(decider, classes);
            }
        }
        self.rests_on = vec![BTreeSet::new(); framework.indicators().len()];
        for decider in self.classes.keys() {
            self.rests_on[*decider].insert(*decider);
        }
        for &i in framework.condition_order() {
            let mut rests_on = std::mem::take(&mut self.rests_on[i]);
            for condition in framework.indicators()[i].conditions() {
                rests_on.extend(self.rests_on[condition.indicator].iter().copied());
            }
            self.rests_on[i] = rests_on;
        }
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

    /// As many deciding indicators as can be tried, with the number of combinations.
    fn few(&mut self, deciders: Vec<usize>) -> (Vec<usize>, usize) {
        let (mut kept, mut combinations) = (Vec::new(), 1);
        for decider in deciders {
            let more = combinations * self.classes[&decider].len();
            if MOST_COMBINATIONS < more {
                self.relaxed = true;
            } else {
                combinations = more;
                kept.push(decider);
            }
        }
        (kept, combinations)
    }

    fn trial(&self, deciders: &[usize], combination: usize, trial: &Trial) -> Trial {
        let mut trial = trial.clone();
        let mut rest = combination;
        for decider in deciders {
            let classes = self.classes[decider].len();
            trial.insert(*decider, rest % classes);
            rest /= classes;
        }
        trial
    }

    /// Whether an indicator applies under a trial.
    fn applies(&self, i: usize, trial: &Trial) -> bool {
        let conditions = self.session.framework.indicators()[i].conditions();
        conditions.iter().all(|condition| {
            let asked = condition.indicator;
            let class = trial
                .get(&asked)
                .and_then(|class| self.classes[&asked].get(*class));
            let number = class.map_or(0, |class| class[0]);
            self.applies(asked, trial) && stands(condition, self.moves.answer(asked, number))
        })
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

    /// Joins members that no longer depend on each other.
    fn combine(&mut self, position: usize, trial: &Trial) -> Variants {
        let session = self.session;
        let node = &session.framework.nodes()[position];
        let method = node.method();
        let zero = Decimal::from(session.framework.range().low);
        let stable = self.covered(position);
        if method.aggregation() == Aggregation::Median {
            return self.median(position, trial);
        }
        // By the weight that entered, whether anything did, and whether something has no score.
        let start = Point {
            cost: 0,
            value: Decimal::ZERO,
            choice: NOTHING,
        };
        let mut states = BTreeMap::from([((Decimal::ZERO, false, false), vec![start])]);
        for (member, weight) in node.members() {
            let found = self.part(*member, trial);
            let weight = Decimal::from(*weight);
            let mut scored = Vec::with_capacity(found.scored.len());
            let mut enter = |point: Point| {
                if let Some(value) = brought(method, point.value, weight) {
                    scored.push(Point { value, ..point });
                }
            };
            found.scored.into_iter().for_each(&mut enter);
            let mut without = None;
            match (method.missing(), found.without) {
                (MissingRule::AsZero, Some((cost, choice))) => {
                    enter(Point {
                        cost,
                        value: zero,
                        choice,
                    });
                }
                (MissingRule::LeaveOut, found) => without = found,
                (MissingRule::Refuse, _) | (_, None) => {}
            }
            prune(&mut scored);
            let mut next: BTreeMap<_, Vec<Point>> = BTreeMap::new();
            for ((total, any, missing), points) in states {
                if !scored.is_empty() {
                    let joined = merge(&points, &scored, &mut self.choices, |a, b| {
                        join(method, any, a, b)
                    });
                    let total = if weighs(method) {
                        total + weight
                    } else {
                        total
                    };
                    next.entry((total, true, false)).or_default().extend(joined);
                }
                let choices = &mut self.choices;
                let mut pass = |(cost, choice), missing| {
                    let passed = points.iter().map(|point| Point {
                        cost: point.cost + cost,
                        choice: choices.both(point.choice, choice),
                        ..*point
                    });
                    next.entry((total, any, missing))
                        .or_default()
                        .extend(passed);
                };
                if let Some(found) = found.not_applicable {
                    pass(found, missing);
                }
                if let Some(found) = without {
                    pass(found, !any);
                }
            }
            for points in next.values_mut() {
                prune(points);
                self.relaxed |= thin(points);
            }
            states = next;
        }
        let mut variants = Variants::default();
        for ((total, any, missing), points) in states {
            let least = points.first().map(|point| (point.cost, point.choice));
            if !any {
                let kind = if missing {
                    &mut variants.without
                } else {
                    &mut variants.not_applicable
                };
                cheaper(kind, least);
                continue;
            }
            if stable != Some(true) {
                cheaper(&mut variants.without, least);
                self.relaxed |= stable.is_none();
            }
            if stable != Some(false) {
                variants
                    .scored
                    .extend(points.into_iter().filter_map(|point| {
                        let value = finish(method, ended(method, point.value, total)?);
                        Some(Point { value, ..point })
                    }));
            }
        }
        prune(&mut variants.scored);
        variants
    }

    /// The median, from above: as if each member could spend the whole cost.
    fn median(&mut self, position: usize, trial: &Trial) -> Variants {
        let session = self.session;
        let node = &session.framework.nodes()[position];
        let zero = Decimal::from(session.framework.range().low);
        let mut costs = BTreeSet::from([0]);
        let mut members = Vec::new();
        let mut variants = Variants::default();
        for (member, weight) in node.members() {
            let mut found = self.part(*member, trial);
            let fixed = found.not_applicable.is_none() || found.scored.is_empty();
            self.relaxed |= !fixed || 1 < found.scored.len();
            if let (Some((cost, choice)), MissingRule::AsZero) =
                (found.without, node.method().missing())
            {
                found.scored.push(Point {
                    cost,
                    value: zero,
                    choice,
                });
                prune(&mut found.scored);
            }
            costs.extend(found.scored.iter().map(|point| point.cost));
            if !found.scored.is_empty() {
                members.push((found.scored, Decimal::from(*weight), fixed));
            }
        }
        let optional = members.iter().any(|(.., fixed)| !fixed);
        for cost in costs {
            let mut entering = Vec::new();
            let mut choice = NOTHING;
            for (points, weight, _) in &members {
                let Some(point) = points.iter().rev().find(|point| point.cost <= cost) else {
                    continue;
                };
                entering.push((point.value, *weight));
                choice = self.choices.both(choice, point.choice);
            }
            // Where members may be left out, no more is known than the best of them.
            let value = if optional {
                entering.iter().map(|(value, _)| *value).max()
            } else if entering.is_empty() {
                None
            } else {
                aggregate(node.method(), &entering).ok()
            };
            variants.scored.extend(value.map(|value| Point {
                cost,
                value,
                choice,
            }));
        }
        if members.is_empty() || optional {
            variants.not_applicable = Some((0, NOTHING));
        }
        prune(&mut variants.scored);
        if self.covered(position) != Some(true) {
            variants.without = Some((0, NOTHING));
            self.relaxed = true;
        }
        variants
    }

    /// Whether a node reaches its least coverage (4.7) whatever moves; nothing where that
    /// depends.
    fn covered(&self, position: usize) -> Option<bool> {
        let session = self.session;
        let node = &session.framework.nodes()[position];
        let method = node.method();
        if method.least_coverage() == Share::ZERO {
            return Some(true);
        }
        if self.rests(Member::Node(position)).is_empty() {
            let state = session.countries[self.at].nodes[position].state;
            return Some(state != State::TooLittleCoverage);
        }
        let (mut answered, mut missing) = (0, 0);
        for &i in node.indicators() {
            match self.moves.present(i) {
                Item::Missing => missing += 1,
                Item::Scored(_) if self.rests_on[i].is_empty() => answered += 1,
                Item::Scored(_) | Item::NotApplicable => {}
            }
        }
        let enough = method.coverage_of() == CoverageOf::Indicators
            && method.least_coverage() <= Share::of(answered, answered + missing);
        (missing == 0 || enough).then_some(true)
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

/// Whether an answer satisfies a condition or leaves it open (2.5).
fn stands(condition: &Condition, answer: Answer) -> bool {
    match answer {
        Answer::Missing => true,
        Answer::Option(option) => condition.options.contains(&option),
        Answer::NotApplicable | Answer::Quantity(_) => false,
    }
}

fn weighs(method: &Method) -> bool {
    !matches!(
        method.aggregation(),
        Aggregation::Sum | Aggregation::Minimum | Aggregation::Maximum
    )
}

/// What a member brings into the sum behind an aggregation, rising with its score.
fn brought(method: &Method, score: Decimal, weight: Decimal) -> Option<Decimal> {
    let positive = Some(score).filter(|score| Decimal::ZERO < *score);
    match method.aggregation() {
        Aggregation::Arithmetic | Aggregation::Sum => score.checked_mul(weight),
        Aggregation::Minimum | Aggregation::Maximum | Aggregation::Median => Some(score),
        Aggregation::Geometric => ln(positive?)?.checked_mul(weight),
        Aggregation::Harmonic => weight.checked_div(positive?).map(|share| -share),
        Aggregation::Generalised => {
            let p = method.exponent()?;
            let powered = power(positive?, p)?.checked_mul(weight)?;
            Some(if p < Decimal::ZERO { -powered } else { powered })
        }
    }
}

fn join(method: &Method, any: bool, sum: Decimal, brought: Decimal) -> Option<Decimal> {
    match method.aggregation() {
        _ if !any => Some(brought),
        Aggregation::Minimum => Some(sum.min(brought)),
        Aggregation::Maximum => Some(sum.max(brought)),
        _ => sum.checked_add(brought),
    }
}

/// The score from the sum of what members brought and of their weights.
fn ended(method: &Method, sum: Decimal, total: Decimal) -> Option<Decimal> {
    match method.aggregation() {
        Aggregation::Arithmetic => sum.checked_div(total),
        Aggregation::Geometric => exp(sum.checked_div(total)?),
        Aggregation::Harmonic => total.checked_div(-sum),
        Aggregation::Generalised => {
            let p = method.exponent()?;
            let sum = if p < Decimal::ZERO { -sum } else { sum };
            root(sum.checked_div(total)?, p)
        }
        Aggregation::Minimum | Aggregation::Maximum | Aggregation::Median | Aggregation::Sum => {
            Some(sum)
        }
    }
}
