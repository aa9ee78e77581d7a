//! What do the missing answers still allow? Methodology section 6.
//!
//! A missing indicator that decides a condition is *open*; every other missing indicator
//! only ranges between two ends. Without open indicators one pass over the members
//! suffices, since every aggregation rises with its members. An open indicator is tried
//! answer by answer in the smallest node that holds all it decides.

use crate::aggregate::{Weighted, aggregate_limit};
use crate::item::{self, Item};
use crate::score::Scoring;
use cpi_model::assessment::{Answer, Applies};
use cpi_model::draft::{Aggregation, ViewOver};
use cpi_model::framework::{Indicator, IndicatorMeasure, Member, Method};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The most combinations that are tried in one node (methodology 6.5).
const MOST_COMBINATIONS: usize = 4096;

/// The lowest and highest score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reach {
    pub(crate) low: Decimal,
    pub(crate) high: Decimal,
    pub(crate) exact: bool,
}

/// What completions can make of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Variants {
    /// Under some completion it has no score because nothing in it applies.
    vanishes: bool,
    /// The scores it can have.
    range: Range,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Range {
    /// It never has a score.
    #[default]
    None,
    Between(Reach),
    /// An end is open or undefined.
    Unbounded,
}

impl Variants {
    fn scored(low: Decimal, high: Decimal) -> Self {
        Self {
            vanishes: false,
            range: Range::Between(Reach {
                low,
                high,
                exact: true,
            }),
        }
    }

    fn not_applicable() -> Self {
        Self {
            vanishes: true,
            range: Range::None,
        }
    }

    fn join(&mut self, other: Self) {
        self.vanishes |= other.vanishes;
        self.range = match (self.range, other.range) {
            (Range::None, range) | (range, Range::None) => range,
            (Range::Unbounded, _) | (_, Range::Unbounded) => Range::Unbounded,
            (Range::Between(a), Range::Between(b)) => Range::Between(Reach {
                low: a.low.min(b.low),
                high: a.high.max(b.high),
                exact: a.exact && b.exact,
            }),
        };
    }
}

/// Answers of an open indicator that decide every condition alike, and the ends of what
/// they earn.
#[derive(Debug, Clone)]
struct Class {
    option: u8,
    low: Decimal,
    high: Decimal,
}

/// What the open indicators are taken to be answered: the position of a class.
type Trial = BTreeMap<usize, usize>;

/// Something with members.
#[derive(Debug, Clone, Copy)]
enum Part {
    Item(usize),
    Node(usize),
    Cell { view: usize, cell: usize },
}

/// Searches the bounds of one assessment.
pub(crate) struct Bounder<'a> {
    scoring: &'a Scoring<'a>,
    complete: bool,
    contradictory: bool,
    /// The open indicators with the classes of their possible answers.
    open: BTreeMap<usize, Vec<Class>>,
    /// For each indicator, the open indicators it rests on; empty without open ones.
    rests_on: Vec<BTreeSet<usize>>,
    settled: BTreeMap<usize, Variants>,
}

impl<'a> Bounder<'a> {
    pub(crate) fn new(scoring: &'a Scoring<'a>) -> Self {
        let complete = !scoring.items.contains(&Item::Missing);
        let mut bounder = Self {
            scoring,
            complete,
            contradictory: false,
            open: BTreeMap::new(),
            rests_on: Vec::new(),
            settled: BTreeMap::new(),
        };
        if !complete && !scoring.framework.condition_order().is_empty() {
            bounder.find_open();
        }
        bounder
    }

    pub(crate) fn node(&mut self, node: usize) -> Option<Reach> {
        if self.complete {
            return exact(self.scoring.nodes[node].score);
        }
        let variants = self.part(Part::Node(node), &Trial::new());
        self.found(variants)
    }

    pub(crate) fn group(&mut self, view: usize, group: usize) -> Option<Reach> {
        let declared = &self.scoring.framework.views()[view];
        let members: Vec<(Part, Decimal)> = match declared.over() {
            ViewOver::Indicators => declared.groups()[group]
                .indicators()
                .iter()
                .map(|(i, weight)| (Part::Item(*i), (*weight).into()))
                .collect(),
            ViewOver::Cells => declared
                .cells()
                .iter()
                .enumerate()
                .filter(|(_, cell)| cell.group() == group)
                .map(|(cell, each)| (Part::Cell { view, cell }, each.weight().into()))
                .collect(),
        };
        let variants = self.members(declared.method(), &members, &Trial::new());
        self.found(variants)
    }

    pub(crate) fn cell(&mut self, view: usize, cell: usize) -> Option<Reach> {
        let variants = self.part(Part::Cell { view, cell }, &Trial::new());
        self.found(variants)
    }

    fn found(&self, variants: Variants) -> Option<Reach> {
        match variants.range {
            Range::Between(reach) if !self.contradictory => Some(reach),
            _ => None,
        }
    }

    /// Finds the missing indicators that decide conditions, and what each may be answered
    /// without contradicting an answer that has been given (methodology 6.1).
    fn find_open(&mut self) {
        let framework = self.scoring.framework;
        let mut allowed: BTreeMap<usize, BTreeSet<u8>> = BTreeMap::new();
        for (position, indicator) in framework.indicators().iter().enumerate() {
            if self.scoring.items[position] == Item::Missing
                && indicator.decides()
                && let IndicatorMeasure::Checklist(checklist) = indicator.measure()
            {
                let options = checklist.options().iter().zip(0_u8..);
                let earning = options.filter(|(option, _)| option.points.is_some());
                allowed.insert(position, earning.map(|(_, option)| option).collect());
            }
        }
        // An answered indicator must apply, and so must what its condition asks about.
        for &position in framework.condition_order().iter().rev() {
            if self.binds(position) || self.must_be_answered(position, &allowed) {
                for condition in framework.indicators()[position].conditions() {
                    if let Some(options) = allowed.get_mut(&condition.indicator) {
                        options.retain(|option| condition.options.contains(option));
                        self.contradictory |= options.is_empty();
                    }
                }
            }
        }
        self.open = allowed
            .into_iter()
            .map(|(position, options)| (position, self.classes(position, &options)))
            .collect();
        self.rests_on = vec![BTreeSet::new(); framework.indicators().len()];
        for position in self.open.keys() {
            self.rests_on[*position].insert(*position);
        }
        for &position in framework.condition_order() {
            let mut rests_on = std::mem::take(&mut self.rests_on[position]);
            for condition in framework.indicators()[position].conditions() {
                rests_on.extend(self.rests_on[condition.indicator].iter().copied());
            }
            self.rests_on[position] = rests_on;
        }
    }

    /// Whether an answer that has been given must apply. One that comes from codings need
    /// not: where its condition fails it is set aside (methodology 10.5).
    fn binds(&self, position: usize) -> bool {
        let assessment = self.scoring.assessment;
        let settled = assessment
            .record(position)
            .is_some_and(cpi_model::assessment::Record::is_settled);
        !settled && assessment.is_answered(self.scoring.framework, position)
    }

    /// Whether an open indicator has to apply because an answered one rests on it.
    fn must_be_answered(&self, position: usize, allowed: &BTreeMap<usize, BTreeSet<u8>>) -> bool {
        allowed.contains_key(&position)
            && self
                .scoring
                .framework
                .indicators()
                .iter()
                .enumerate()
                .any(|(other, indicator)| {
                    let mut conditions = indicator.conditions().iter();
                    conditions.any(|condition| condition.indicator == position)
                        && (self.binds(other) || self.must_be_answered(other, allowed))
                })
    }

    fn classes(&self, position: usize, options: &BTreeSet<u8>) -> Vec<Class> {
        let framework = self.scoring.framework;
        let IndicatorMeasure::Checklist(checklist) = framework.indicators()[position].measure()
        else {
            return Vec::new();
        };
        let deciding: Vec<&[u8]> = framework
            .condition_order()
            .iter()
            .flat_map(|i| framework.indicators()[*i].conditions())
            .filter(|condition| condition.indicator == position)
            .map(|condition| condition.options.as_slice())
            .collect();
        let mut classes: BTreeMap<Vec<bool>, Class> = BTreeMap::new();
        for &option in options {
            let Some(points) = checklist.options()[usize::from(option)]
                .points
                .map(Decimal::from)
            else {
                continue;
            };
            let pattern = deciding
                .iter()
                .map(|options| options.contains(&option))
                .collect();
            let class = classes.entry(pattern).or_insert(Class {
                option,
                low: points,
                high: points,
            });
            class.low = class.low.min(points);
            class.high = class.high.max(points);
        }
        classes.into_values().collect()
    }

    /// What completions that agree with a trial can make of a part.
    fn part(&mut self, part: Part, trial: &Trial) -> Variants {
        match part {
            Part::Item(item) => self.item(item, trial),
            Part::Cell { view, cell } => {
                let view = &self.scoring.framework.views()[view];
                let members: Vec<(Part, Decimal)> = view.cells()[cell]
                    .indicators()
                    .iter()
                    .map(|(i, weight)| (Part::Item(*i), (*weight).into()))
                    .collect();
                self.members(view.method(), &members, trial)
            }
            Part::Node(position) => {
                let touched = !trial.is_empty()
                    && self.rests(part).iter().any(|open| trial.contains_key(open));
                if !touched && let Some(variants) = self.settled.get(&position) {
                    return *variants;
                }
                let node = &self.scoring.framework.nodes()[position];
                let members: Vec<(Part, Decimal)> = node
                    .members()
                    .iter()
                    .map(|(member, weight)| {
                        let part = match member {
                            Member::Node(node) => Part::Node(*node),
                            Member::Indicator(indicator) => Part::Item(*indicator),
                        };
                        (part, (*weight).into())
                    })
                    .collect();
                let variants = self.members(node.method(), &members, trial);
                if !touched {
                    self.settled.insert(position, variants);
                }
                variants
            }
        }
    }

    /// The open indicators that a part rests on.
    fn rests(&self, part: Part) -> BTreeSet<usize> {
        let of = |indicators: &mut dyn Iterator<Item = usize>| {
            indicators
                .flat_map(|i| self.rests_on[i].iter().copied())
                .collect()
        };
        if self.open.is_empty() {
            return BTreeSet::new();
        }
        let framework = self.scoring.framework;
        match part {
            Part::Item(item) => self.rests_on[item].clone(),
            Part::Node(node) => of(&mut framework.nodes()[node].indicators().iter().copied()),
            Part::Cell { view, cell } => of(&mut framework.views()[view].cells()[cell]
                .indicators()
                .iter()
                .map(|(i, _)| *i)),
        }
    }

    fn members(&mut self, method: &Method, members: &[(Part, Decimal)], trial: &Trial) -> Variants {
        let shared = self.shared(members, trial);
        let combinations = shared
            .iter()
            .try_fold(1_usize, |product, open| {
                product.checked_mul(self.open[open].len())
            })
            .filter(|combinations| *combinations <= MOST_COMBINATIONS);
        let Some(combinations) = combinations else {
            return self.outer(method, members, trial);
        };
        let mut variants = Variants::default();
        for combination in 0..combinations {
            let mut trial = trial.clone();
            let mut rest = combination;
            for open in &shared {
                let classes = self.open[open].len();
                trial.insert(*open, rest % classes);
                rest /= classes;
            }
            match self.combine(method, members, &trial) {
                Some(found) => variants.join(found),
                None => return self.outer(method, members, &trial),
            }
        }
        variants
    }

    /// The open indicators, not yet tried, that more than one member rests on.
    fn shared(&self, members: &[(Part, Decimal)], trial: &Trial) -> Vec<usize> {
        let mut seen = BTreeMap::new();
        if !self.open.is_empty() {
            for (part, _) in members {
                for open in self.rests(*part) {
                    *seen.entry(open).or_insert(0) += 1;
                }
            }
        }
        seen.into_iter()
            .filter(|(open, members)| 1 < *members && !trial.contains_key(open))
            .map(|(open, _)| open)
            .collect()
    }

    /// Joins members that no longer depend on each other; `None` if too many of them may
    /// or may not apply.
    fn combine(
        &mut self,
        method: &Method,
        members: &[(Part, Decimal)],
        trial: &Trial,
    ) -> Option<Variants> {
        let mut ranges = Vec::with_capacity(members.len());
        for (part, weight) in members {
            ranges.push((self.part(*part, trial), *weight));
        }
        let optional: Vec<usize> = (0..ranges.len())
            .filter(|i| ranges[*i].0.vanishes && ranges[*i].0.range != Range::None)
            .collect();
        let choices = u32::try_from(optional.len())
            .ok()
            .and_then(|n| 1_usize.checked_shl(n))?;
        if MOST_COMBINATIONS < choices {
            return None;
        }
        let mut variants = Variants::default();
        let (mut lows, mut highs): (Vec<Weighted>, Vec<Weighted>) = (Vec::new(), Vec::new());
        'choice: for choice in 0..choices {
            lows.clear();
            highs.clear();
            let mut all_exact = true;
            for (i, (member, weight)) in ranges.iter().enumerate() {
                let left_out = optional
                    .iter()
                    .position(|o| *o == i)
                    .is_some_and(|bit| choice >> bit & 1 == 1);
                match member.range {
                    Range::None => {}
                    _ if left_out => {}
                    Range::Unbounded => {
                        variants.join(Variants {
                            vanishes: false,
                            range: Range::Unbounded,
                        });
                        continue 'choice;
                    }
                    Range::Between(reach) => {
                        lows.push((reach.low, *weight));
                        highs.push((reach.high, *weight));
                        all_exact &= reach.exact;
                    }
                }
            }
            variants.join(if lows.is_empty() {
                Variants::not_applicable()
            } else {
                match (
                    aggregate_limit(method, &lows),
                    aggregate_limit(method, &highs),
                ) {
                    (Some(low), Some(high)) => Variants {
                        vanishes: false,
                        range: Range::Between(Reach {
                            low,
                            high,
                            exact: all_exact,
                        }),
                    },
                    _ => Variants {
                        vanishes: false,
                        range: Range::Unbounded,
                    },
                }
            });
        }
        Some(variants)
    }

    /// Outer bounds: what any member can reach (methodology 6.5).
    fn outer(&mut self, method: &Method, members: &[(Part, Decimal)], trial: &Trial) -> Variants {
        let mut joined = Variants {
            vanishes: true,
            range: Range::None,
        };
        let (mut least, mut most) = (Decimal::ZERO, Decimal::ZERO);
        for (part, weight) in members {
            let variants = self.part(*part, trial);
            if let Range::Between(reach) = variants.range {
                let (Some(low), Some(high)) = (
                    reach.low.checked_mul(*weight),
                    reach.high.checked_mul(*weight),
                ) else {
                    joined.range = Range::Unbounded;
                    continue;
                };
                least += if variants.vanishes {
                    low.min(Decimal::ZERO)
                } else {
                    low
                };
                most += if variants.vanishes {
                    high.max(Decimal::ZERO)
                } else {
                    high
                };
            }
            joined.join(Variants {
                vanishes: true,
                ..variants
            });
        }
        if let Range::Between(reach) = joined.range {
            let sum = method.aggregation() == Aggregation::Sum;
            let (low, high) = if sum {
                (least, most)
            } else {
                (reach.low, reach.high)
            };
            let held = |score| {
                let held = method
                    .low_limit()
                    .map_or(score, |limit| Decimal::from(limit).max(score));
                let held = method
                    .high_limit()
                    .map_or(held, |limit| Decimal::from(limit).min(held));
                method
                    .round_to()
                    .map_or(held, |rounding| rounding.apply(held))
            };
            joined.range = Range::Between(Reach {
                low: held(low),
                high: held(high),
                exact: false,
            });
        }
        joined
    }

    fn item(&self, position: usize, trial: &Trial) -> Variants {
        let indicator = &self.scoring.framework.indicators()[position];
        if !self.rests_on.is_empty() {
            let untried = self.rests_on[position]
                .iter()
                .find(|open| !trial.contains_key(open));
            if let Some(open) = untried {
                // Nothing else here rests on it: try its answers now.
                let mut variants = Variants::default();
                for class in 0..self.open[open].len() {
                    let mut trial = trial.clone();
                    trial.insert(*open, class);
                    variants.join(self.item(position, &trial));
                }
                return variants;
            }
            if self.verdict(position, trial) == Applies::Fails {
                return match item::failed(self.scoring.framework, indicator) {
                    Item::Scored(score) => Variants::scored(score, score),
                    Item::NotApplicable | Item::Missing => Variants::not_applicable(),
                };
            }
            if let Some(class) = trial
                .get(&position)
                .and_then(|class| self.open.get(&position)?.get(*class))
            {
                return Variants::scored(class.low, class.high);
            }
        }
        match self.scoring.items[position] {
            Item::Scored(score) => Variants::scored(score, score),
            Item::NotApplicable => Variants::not_applicable(),
            Item::Missing => self.missing(position, indicator),
        }
    }

    /// The ends of a missing answer (methodology 6.1, 6.3).
    fn missing(&self, position: usize, indicator: &Indicator) -> Variants {
        let ends = match indicator.measure() {
            IndicatorMeasure::Checklist(checklist) => {
                Some((checklist.low().into(), checklist.high().into()))
            }
            IndicatorMeasure::Quantity(_) => self.scoring.normalisers[position]
                .as_ref()
                .and_then(crate::normalise::Normaliser::reach),
        };
        ends.map_or(
            Variants {
                vanishes: false,
                range: Range::Unbounded,
            },
            |(low, high)| Variants::scored(low, high),
        )
    }

    /// Whether an indicator applies under a trial that decides all it rests on.
    fn verdict(&self, position: usize, trial: &Trial) -> Applies {
        for condition in self.scoring.framework.indicators()[position].conditions() {
            let asked = condition.indicator;
            if self.verdict(asked, trial) == Applies::Fails {
                return Applies::Fails;
            }
            let option = match self.scoring.assessment.answers()[asked] {
                Answer::Option(option) => Some(option),
                Answer::Missing => trial
                    .get(&asked)
                    .and_then(|class| self.open.get(&asked)?.get(*class))
                    .map(|class| class.option),
                Answer::NotApplicable | Answer::Quantity(_) => None,
            };
            if !option.is_some_and(|option| condition.options.contains(&option)) {
                return Applies::Fails;
            }
        }
        Applies::Holds
    }
}

fn exact(score: Option<Decimal>) -> Option<Reach> {
    score.map(|score| Reach {
        low: score,
        high: score,
        exact: true,
    })
}
