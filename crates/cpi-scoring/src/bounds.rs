//! What do the missing answers still allow? Methodology section 6.
//!
//! A missing indicator that decides a condition is *open*; every other missing indicator
//! only ranges between two ends. Without open indicators one pass over the members
//! suffices, since every aggregation rises with its members. An open indicator is tried
//! answer by answer in the smallest node that holds all it decides. What a node comes to
//! depends on those of the tried answers alone that something in it rests on, so it is
//! computed once for each of their combinations, and for no more than
//! [`MOST_COMBINATIONS`].

mod join;
mod leaf;
mod open;
mod set;

use crate::item::Item;
use crate::score::Scoring;
use cpi_model::draft::ViewOver;
use cpi_model::framework::{Member, Method};
use open::Open;
use rust_decimal::Decimal;
use set::Set;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The most combinations that are tried in one node (methodology 6.5).
const MOST_COMBINATIONS: usize = 4096;

/// The lowest and highest score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Attainable {
    pub(crate) low: Decimal,
    pub(crate) high: Decimal,
    pub(crate) exact: bool,
}

/// What completions can make of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Outcomes {
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
    Between(Attainable),
    /// An end is open or undefined.
    Unbounded,
}

impl Outcomes {
    fn scored(low: Decimal, high: Decimal) -> Self {
        Self {
            vanishes: false,
            range: Range::Between(Attainable {
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

    fn unbounded() -> Self {
        Self {
            vanishes: false,
            range: Range::Unbounded,
        }
    }

    fn join(&mut self, other: Self) {
        self.vanishes |= other.vanishes;
        self.range = match (self.range, other.range) {
            (Range::None, range) | (range, Range::None) => range,
            (Range::Unbounded, _) | (_, Range::Unbounded) => Range::Unbounded,
            (Range::Between(a), Range::Between(b)) => Range::Between(Attainable {
                low: a.low.min(b.low),
                high: a.high.max(b.high),
                exact: a.exact && b.exact,
            }),
        };
    }
}

/// Open indicators that are tried, each with the class of its answer.
#[derive(Debug, Default)]
struct Assignment {
    tried: Vec<usize>,
    /// Of every open indicator.
    classes: Vec<Option<u8>>,
}

impl Assignment {
    /// The class that an open indicator is tried with, if it is.
    fn class(&self, open: usize) -> Option<u8> {
        self.classes.get(open).copied().flatten()
    }

    /// What of it something rests on.
    fn of(&self, rests: &Set) -> Vec<(usize, u8)> {
        let tried = self.tried.iter().filter(|open| rests.contains(**open));
        let tried = tried.filter_map(|open| Some((*open, self.class(*open)?)));
        let mut tried: Vec<_> = tried.collect();
        tried.sort_unstable();
        tried
    }
}

/// Something that has a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Item(usize),
    Node(usize),
    Group(usize, usize),
    Cell(usize, usize),
}

/// Something with members, made ready for its trials.
#[derive(Debug)]
struct Whole {
    members: Vec<(Part, Decimal)>,
    /// The open indicators that something in it rests on.
    rests: Set,
    /// Those that more than one member rests on.
    shared: Vec<usize>,
}

/// What parts come to, by the tried answers that they rest on.
type Known = BTreeMap<(Part, Vec<(usize, u8)>), Outcomes>;

/// Searches the bounds of one assessment.
pub(crate) struct BoundsSearch<'a> {
    scoring: &'a Scoring<'a>,
    complete: bool,
    contradictory: bool,
    open: Vec<Open>,
    /// The position among the open of each indicator.
    open_at: Vec<Option<usize>>,
    /// For each indicator the open ones that it rests on; empty without open ones.
    rests: Vec<Set>,
    wholes: BTreeMap<Part, Rc<Whole>>,
    known: Known,
    walk: leaf::Walk,
    /// Where one end alone is asked for: a quantity that is open at the other is no obstacle, since
    /// every formula rises with its members.
    only: Option<End>,
}

/// An end of what can be scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Low,
    High,
}

impl<'a> BoundsSearch<'a> {
    pub(crate) fn new(scoring: &'a Scoring<'a>) -> Self {
        let complete = !scoring.items.contains(&Item::Missing);
        let mut search = Self {
            scoring,
            complete,
            contradictory: false,
            open: Vec::new(),
            open_at: Vec::new(),
            rests: Vec::new(),
            wholes: BTreeMap::new(),
            known: Known::new(),
            walk: leaf::Walk::default(),
            only: None,
        };
        if !complete && !scoring.framework.condition_order().is_empty() {
            search.find_open();
        }
        search
    }

    /// A search of which one end alone counts; what it finds at the other means nothing.
    pub(crate) fn of_end(scoring: &'a Scoring<'a>, end: End) -> Self {
        Self {
            only: Some(end),
            ..Self::new(scoring)
        }
    }

    pub(crate) fn node(&mut self, node: usize) -> Option<Attainable> {
        if self.complete {
            return exact(self.scoring.nodes[node].score);
        }
        self.found(Part::Node(node))
    }

    pub(crate) fn group(&mut self, view: usize, group: usize) -> Option<Attainable> {
        self.found(Part::Group(view, group))
    }

    pub(crate) fn cell(&mut self, view: usize, cell: usize) -> Option<Attainable> {
        self.found(Part::Cell(view, cell))
    }

    fn found(&mut self, part: Part) -> Option<Attainable> {
        let mut nothing_tried = Assignment {
            tried: Vec::new(),
            classes: vec![None; self.open.len()],
        };
        let variants = self.part(part, &mut nothing_tried);
        match variants.range {
            Range::Between(reach) if !self.contradictory => Some(reach),
            _ => None,
        }
    }

    /// What completions that agree with a trial can make of a part.
    fn part(&mut self, part: Part, trial: &mut Assignment) -> Outcomes {
        if let Part::Item(item) = part {
            if self.rests.get(item).is_none_or(Set::is_empty) {
                return self.item(item, trial);
            }
            let key = (part, trial.of(&self.rests[item]));
            if let Some(variants) = self.known.get(&key) {
                return *variants;
            }
            let variants = self.item(item, trial);
            self.known.insert(key, variants);
            return variants;
        }
        let whole = self.whole(part);
        let key = (part, trial.of(&whole.rests));
        if let Some(variants) = self.known.get(&key) {
            return *variants;
        }
        let variants = self.members(self.method(part), &whole, &key.1, trial);
        self.known.insert(key, variants);
        variants
    }

    fn method(&self, part: Part) -> &'a Method {
        let framework = self.scoring.framework;
        match part {
            Part::Node(node) => framework.nodes()[node].method(),
            Part::Group(view, _) | Part::Cell(view, _) => framework.views()[view].method(),
            Part::Item(item) => framework.nodes()[framework.indicators()[item].parent()].method(),
        }
    }

    fn whole(&mut self, part: Part) -> Rc<Whole> {
        if let Some(whole) = self.wholes.get(&part) {
            return Rc::clone(whole);
        }
        let members = self.members_of(part);
        let (mut rests, mut shared) = (Set::new(), Set::new());
        if !self.open.is_empty() {
            for (member, _) in &members {
                let of_member = match member {
                    Part::Item(item) => self.rests[*item].clone(),
                    other => self.whole(*other).rests.clone(),
                };
                shared.add(&rests.and(&of_member));
                rests.add(&of_member);
            }
        }
        let whole = Rc::new(Whole {
            members,
            rests,
            shared: shared.iter().collect(),
        });
        self.wholes.insert(part, Rc::clone(&whole));
        whole
    }

    fn members_of(&self, part: Part) -> Vec<(Part, Decimal)> {
        let framework = self.scoring.framework;
        let items = |listed: &[(usize, cpi_model::number::Weight)]| -> Vec<(Part, Decimal)> {
            let items = listed.iter();
            items
                .map(|(i, weight)| (Part::Item(*i), (*weight).into()))
                .collect()
        };
        match part {
            Part::Item(_) => Vec::new(),
            Part::Node(node) => framework.nodes()[node]
                .members()
                .iter()
                .map(|(member, weight)| {
                    let part = match member {
                        Member::Node(node) => Part::Node(*node),
                        Member::Indicator(indicator) => Part::Item(*indicator),
                    };
                    (part, (*weight).into())
                })
                .collect(),
            Part::Cell(view, cell) => items(framework.views()[view].cells()[cell].indicators()),
            Part::Group(view, group) => {
                let declared = &framework.views()[view];
                match declared.over() {
                    ViewOver::Indicators => items(declared.groups()[group].indicators()),
                    ViewOver::Cells => declared
                        .cells()
                        .iter()
                        .enumerate()
                        .filter(|(_, cell)| cell.group() == group)
                        .map(|(cell, each)| (Part::Cell(view, cell), each.weight().into()))
                        .collect(),
                }
            }
        }
    }

    /// What members come to under a trial, of which `tried` is what they rest on.
    fn members(
        &mut self,
        method: &Method,
        whole: &Whole,
        tried: &[(usize, u8)],
        trial: &mut Assignment,
    ) -> Outcomes {
        let shared = whole.shared.iter().copied();
        let untried: Vec<usize> = shared.filter(|open| trial.class(*open).is_none()).collect();
        let classes = |open: usize| self.open[open].classes.len();
        let within = |product: usize, count: usize| {
            let product = product.checked_mul(count)?;
            (product <= MOST_COMBINATIONS).then_some(product)
        };
        // Those of the nodes above count, too: this node is computed for each of them.
        let above = tried.iter().map(|(open, _)| classes(*open));
        let combinations = untried
            .iter()
            .map(|open| classes(*open))
            .try_fold(1, within)
            .filter(|own| *own == 1 || above.clone().try_fold(*own, within).is_some());
        let Some(combinations) = combinations else {
            return self.combine(method, whole, trial).outer();
        };
        let mut variants = Outcomes::default();
        let before = trial.tried.len();
        trial.tried.extend(&untried);
        for combination in 0..combinations {
            let mut rest = combination;
            for open in &untried {
                let classes = self.open[*open].classes.len();
                trial.classes[*open] = u8::try_from(rest % classes).ok();
                rest /= classes;
            }
            variants.join(self.combine(method, whole, trial));
        }
        trial.tried.truncate(before);
        for open in untried {
            trial.classes[open] = None;
        }
        variants
    }
}

fn exact(score: Option<Decimal>) -> Option<Attainable> {
    score.map(|score| Attainable {
        low: score,
        high: score,
        exact: true,
    })
}
