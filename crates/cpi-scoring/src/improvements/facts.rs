//! What can each answer score, and what is scored of which answers?

use crate::aggregate::aggregate_limit;
use crate::item::{Item, failed};
use crate::normalise;
use cpi_model::Framework;
use cpi_model::draft::{Aggregation, Direction, ViewOver};
use cpi_model::framework::{Aggregate, Condition, IndicatorMeasure, Member, Method};
use cpi_model::number::Rounding;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What an indicator is in a complete assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// Its condition fails.
    Fails,
    /// It applies, and is answered as not applicable.
    Out,
    /// The value of a quantity that scores least.
    Least,
    /// The value of a quantity that scores most.
    Most,
    Option(u8),
}

/// A member of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    Item(usize),
    Part(usize),
}

/// A node, a cell or a group.
pub(super) struct Part<'f> {
    pub(super) aggregate: Aggregate,
    pub(super) method: &'f Method,
    pub(super) members: Vec<(Of, Decimal)>,
    /// The indicators whose scores reach it, in rising order.
    pub(super) beneath: Vec<usize>,
    /// Its direction, where it is that of all indicators beneath it (methodology 7.4).
    pub(super) direction: Option<Direction>,
    /// Whether an indicator reaches it on several ways.
    pub(super) overlaps: bool,
}

pub(super) struct Facts<'f> {
    pub(super) framework: &'f Framework,
    /// What each indicator can be where it applies.
    pub(super) answers: Vec<Vec<State>>,
    /// What each indicator becomes where it begins to apply.
    pub(super) lowest: Vec<Vec<State>>,
    /// What a quantity scores at least and at most; an end that is open is that of the range.
    ends: Vec<(Decimal, Decimal)>,
    /// Quantities of which an end is open.
    pub(super) open: Vec<bool>,
    /// Of each indicator: those whose condition rests on it, near or far.
    pub(super) dependents: Vec<BTreeSet<usize>>,
    /// The conditions that ask about each indicator.
    pub(super) askers: Vec<Vec<&'f Condition>>,
    /// The place of each indicator in the order of conditions.
    pub(super) order: Vec<usize>,
    /// Every part, members before what they are members of.
    pub(super) parts: Vec<Part<'f>>,
    /// The positions of the parts, those with few indicators first.
    pub(super) by_size: Vec<usize>,
}

impl<'f> Facts<'f> {
    pub(super) fn new(framework: &'f Framework) -> Self {
        let count = framework.indicators().len();
        let mut facts = Self {
            framework,
            answers: Vec::with_capacity(count),
            lowest: Vec::with_capacity(count),
            ends: Vec::with_capacity(count),
            open: Vec::with_capacity(count),
            dependents: vec![BTreeSet::new(); count],
            askers: vec![Vec::new(); count],
            order: vec![0; count],
            parts: Vec::new(),
            by_size: Vec::new(),
        };
        for i in 0..count {
            facts.indicator(i);
        }
        for (place, i) in framework.condition_order().iter().enumerate() {
            facts.order[*i] = place + 1;
        }
        for &i in framework.condition_order().iter().rev() {
            let further = facts.dependents[i].clone();
            for condition in framework.indicators()[i].conditions() {
                facts.askers[condition.indicator].push(condition);
                let asked = &mut facts.dependents[condition.indicator];
                asked.insert(i);
                asked.extend(&further);
            }
        }
        facts.parts();
        let mut by_size: Vec<usize> = (0..facts.parts.len()).collect();
        by_size.sort_by_key(|part| facts.parts[*part].beneath.len());
        facts.by_size = by_size;
        facts
    }

    /// Whether everything beneath one part is beneath another, too.
    pub(super) fn holds(&self, part: usize, other: usize) -> bool {
        let beneath = &self.parts[part].beneath;
        let mut others = self.parts[other].beneath.iter();
        others.all(|i| beneath.binary_search(i).is_ok())
    }

    fn indicator(&mut self, i: usize) {
        let indicator = &self.framework.indicators()[i];
        let range = self.framework.range();
        let mut ends = (Decimal::from(range.low), Decimal::from(range.high));
        let (mut answers, mut lowest, mut open) = (Vec::new(), Vec::new(), false);
        let mut out = self.framework.allows_not_applicable(i);
        let higher = self.is_higher_better(i);
        match indicator.measure() {
            IndicatorMeasure::Checklist(checklist) => {
                let worst = checklist.worst(self.framework.item_direction(i));
                for (option, position) in checklist.options().iter().zip(0_u8..) {
                    let Some(points) = option.points else {
                        out = true;
                        continue;
                    };
                    answers.push(State::Option(position));
                    if points == worst {
                        lowest.push(State::Option(position));
                    }
                }
            }
            IndicatorMeasure::Quantity(quantity) => {
                let none = std::iter::empty();
                let normaliser = normalise::normaliser(self.framework, i, quantity, none);
                match normaliser.ok().and_then(|rule| rule.reach()) {
                    Some(reach) => ends = reach,
                    None => open = true,
                }
                answers.extend([State::Least, State::Most]);
                lowest.push(if higher { State::Least } else { State::Most });
            }
        }
        if out {
            answers.push(State::Out);
        }
        self.answers.push(answers);
        self.lowest.push(lowest);
        self.ends.push(ends);
        self.open.push(open);
    }

    fn parts(&mut self) {
        let framework = self.framework;
        let mut place = vec![0; framework.nodes().len()];
        for &node in framework.scoring_order() {
            place[node] = self.parts.len();
            let declared = &framework.nodes()[node];
            let members = declared.members().iter().map(|(member, weight)| {
                let of = match member {
                    Member::Indicator(i) => Of::Item(*i),
                    Member::Node(node) => Of::Part(place[*node]),
                };
                (of, Decimal::from(*weight))
            });
            let members = members.collect();
            self.part(Aggregate::Node(node), declared.method(), members);
        }
        for (v, view) in framework.views().iter().enumerate() {
            let items = |listed: &[(usize, cpi_model::number::Weight)]| {
                let items = listed.iter();
                let member = |(i, weight): &(usize, _)| (Of::Item(*i), Decimal::from(*weight));
                items.map(member).collect::<Vec<_>>()
            };
            let mut cells = Vec::with_capacity(view.cells().len());
            for (c, cell) in view.cells().iter().enumerate() {
                cells.push(self.parts.len());
                self.part(
                    Aggregate::Cell(v, c),
                    view.method(),
                    items(cell.indicators()),
                );
            }
            for (g, group) in view.groups().iter().enumerate() {
                let members = match view.over() {
                    ViewOver::Indicators => items(group.indicators()),
                    ViewOver::Cells => {
                        let of_group = view.cells().iter().zip(&cells);
                        let of_group = of_group.filter(|(cell, _)| cell.group() == g);
                        of_group
                            .map(|(cell, part)| (Of::Part(*part), cell.weight().into()))
                            .collect()
                    }
                };
                self.part(Aggregate::Group(v, g), view.method(), members);
            }
        }
    }

    fn part(&mut self, aggregate: Aggregate, method: &'f Method, members: Vec<(Of, Decimal)>) {
        let mut beneath = Vec::new();
        let mut overlaps = false;
        for (member, _) in &members {
            match member {
                Of::Item(i) => beneath.push(*i),
                Of::Part(part) => {
                    let part = &self.parts[*part];
                    beneath.extend(&part.beneath);
                    overlaps |= part.overlaps;
                }
            }
        }
        let all = beneath.len();
        beneath.sort_unstable();
        beneath.dedup();
        overlaps |= beneath.len() < all;
        let own = self.framework.direction(aggregate);
        let of = |i: &usize| self.framework.item_direction(*i);
        let direction = beneath.iter().all(|i| of(i) == own).then_some(own);
        self.parts.push(Part {
            aggregate,
            method,
            members,
            beneath,
            direction,
            overlaps,
        });
    }

    /// Indicators with all that their conditions ask about, near and far, but for some; each
    /// after those it asks about.
    pub(super) fn with_asked(
        &self,
        of: impl Iterator<Item = usize>,
        but: &BTreeSet<usize>,
    ) -> Vec<usize> {
        let mut all = BTreeSet::new();
        let mut ahead: Vec<usize> = of.collect();
        while let Some(i) = ahead.pop() {
            if !but.contains(&i) && all.insert(i) {
                let asked = self.conditions(i).iter();
                ahead.extend(asked.map(|condition| condition.indicator));
            }
        }
        let mut all: Vec<usize> = all.into_iter().collect();
        all.sort_by_key(|i| (self.order[*i], *i));
        all
    }

    pub(super) fn conditions(&self, i: usize) -> &'f [Condition] {
        self.framework.indicators()[i].conditions()
    }

    /// Whether a higher score of an indicator is better (methodology 7.4).
    pub(super) fn is_higher_better(&self, i: usize) -> bool {
        self.framework.item_direction(i) == Direction::HigherIsBetter
    }

    /// What an indicator scores; nothing where it does not enter.
    pub(super) fn score(&self, i: usize, state: State) -> Option<Decimal> {
        let indicator = &self.framework.indicators()[i];
        match (state, indicator.measure()) {
            (State::Least, _) => Some(self.ends[i].0),
            (State::Most, _) => Some(self.ends[i].1),
            (State::Option(option), IndicatorMeasure::Checklist(checklist)) => {
                let option = checklist.options().get(usize::from(option))?;
                option.points.map(Decimal::from)
            }
            (State::Fails, _) => match failed(self.framework, indicator) {
                Item::Scored(score) => Some(score),
                Item::NotApplicable | Item::SwitchedOff | Item::Missing => None,
            },
            (State::Out, _) | (State::Option(_), IndicatorMeasure::Quantity(_)) => None,
        }
    }

    /// What an indicator can be at all, its conditions aside.
    pub(super) fn states(&self, i: usize) -> Vec<State> {
        let mut states = self.answers[i].clone();
        if !self.conditions(i).is_empty() {
            states.push(State::Fails);
        }
        states
    }

    /// The states of those given that can matter where all others are the same: the ones that
    /// score least and most, and one that does not enter. With `all`, one of each score.
    pub(super) fn telling(&self, i: usize, states: &[State], all: bool) -> Vec<State> {
        let mut scored: Vec<(Option<Decimal>, State)> = states
            .iter()
            .map(|state| (self.score(i, *state), *state))
            .collect();
        // An answer stands before a failing condition with the same score.
        scored.sort_by(|(one, first), (other, second)| one.cmp(other).then(second.cmp(first)));
        scored.dedup_by(|later, earlier| later.0 == earlier.0);
        if !all {
            let enters = scored.partition_point(|(score, _)| score.is_none());
            if enters + 2 < scored.len() {
                scored.drain(enters + 1..scored.len() - 1);
            }
        }
        // The highest first, so that an example says "yes" where it is all the same.
        scored.into_iter().rev().map(|(_, state)| state).collect()
    }

    /// What a part scores of its members; nothing where none enters, or below 0 where the
    /// formula has no limit there.
    pub(super) fn value(
        &self,
        part: usize,
        member: &mut dyn FnMut(Of) -> Option<Decimal>,
    ) -> Option<Decimal> {
        let part = &self.parts[part];
        let entering: Vec<(Decimal, Decimal)> = part
            .members
            .iter()
            .filter_map(|(of, weight)| Some((member(*of)?, *weight)))
            .collect();
        if entering.is_empty() {
            return None;
        }
        aggregate_limit(part.method, &entering)
    }

    /// Whether the score of a part gets worse, as both are written (methodology 1.2, 7.4).
    pub(super) fn gets_worse(
        &self,
        part: usize,
        before: Option<Decimal>,
        after: Option<Decimal>,
    ) -> bool {
        let written = |score| Rounding::WRITTEN.apply(score);
        let Some((before, after)) = before.zip(after) else {
            return false;
        };
        let (before, after) = (written(before), written(after));
        match self.parts[part].direction {
            Some(Direction::LowerIsBetter) => before < after,
            _ => after < before,
        }
    }

    /// As [`Facts::value`], from the indicators up.
    pub(super) fn value_of(
        &self,
        part: usize,
        item: &dyn Fn(usize) -> Option<Decimal>,
    ) -> Option<Decimal> {
        self.value(part, &mut |of| match of {
            Of::Item(i) => item(i),
            Of::Part(part) => self.value_of(part, item),
        })
    }

    /// Whether limits or rounding can change what the formula of a part gives.
    pub(super) fn is_bent(&self, part: usize) -> bool {
        let part = &self.parts[part];
        let method = part.method;
        if method.round_to().is_some() {
            return true;
        }
        let (low, high) = (method.low_limit(), method.high_limit());
        if low.is_none() && high.is_none() {
            return false;
        }
        if method.aggregation() == Aggregation::Sum || part.beneath.iter().any(|i| self.open[*i]) {
            return true;
        }
        // Every other formula lies between its members.
        let mut scores = part.beneath.iter().flat_map(|i| {
            let states = self.states(*i);
            states
                .into_iter()
                .filter_map(|state| self.score(*i, state))
                .collect::<Vec<_>>()
        });
        scores.any(|score| {
            low.is_some_and(|low| score < low.into())
                || high.is_some_and(|high| Decimal::from(high) < score)
        })
    }
}
