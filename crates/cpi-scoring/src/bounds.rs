//! What do the missing answers still allow? Methodology section 6.
//!
//! A missing indicator that decides a condition is *open*; every other missing indicator
//! only ranges between two ends. Without open indicators one pass over the members
//! suffices, since every aggregation rises with its members. An open indicator is tried
//! answer by answer in the smallest node that holds all it decides.

mod join;
mod leaf;
mod open;

use crate::item::Item;
use crate::score::Scoring;
use cpi_model::draft::ViewOver;
use cpi_model::framework::{Member, Method};
use open::Class;
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
}

fn exact(score: Option<Decimal>) -> Option<Reach> {
    score.map(|score| Reach {
        low: score,
        high: score,
        exact: true,
    })
}
