//! What has to be looked at to see whether a part can fall?

use super::facts::{Of, State};
use super::search::Search;
use cpi_model::draft::Aggregation;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

impl Search<'_, '_> {
    pub(super) fn is_flat(&self) -> bool {
        self.within.len() == 1
    }

    fn affects(&self, i: usize) -> bool {
        i == self.step.asked || self.facts.dependents[self.step.asked].contains(&i)
    }

    /// The answer that improves, what hangs on it beneath this part, and all that decides these.
    pub(super) fn hang(&mut self) {
        let beneath = &self.facts.parts[self.part].beneath;
        let affected = beneath.iter().copied().filter(|i| self.affects(*i));
        let hanging = self
            .facts
            .with_asked(affected.chain([self.step.asked]), &BTreeSet::new());
        self.hanging = hanging;
    }

    pub(super) fn descend(&mut self, part: usize, all: bool) {
        if !self.within.insert(part) {
            return;
        }
        for (of, weight) in &self.facts.parts[part].members {
            match of {
                Of::Item(i) => {
                    self.scored.insert(*i);
                    let member_of = self.member_of.entry(*i).or_default();
                    member_of.push((part, *weight));
                }
                Of::Part(member) => {
                    let beneath = &self.facts.parts[*member].beneath;
                    if all || beneath.iter().any(|i| self.hanging.contains(i)) {
                        self.descend(*member, all);
                    } else if !self.whole.contains(member) {
                        self.whole.push(*member);
                    }
                }
            }
        }
    }

    /// Whether the ends of what each other member can score do as much as anything between them.
    /// One formula throughout is linear in transformed scores (their logarithms, their powers), and so
    /// is what decides whether it falls; minima and maxima only compare.
    pub(super) fn ends_suffice(&self) -> bool {
        let mut kinds = self.within.iter().map(|part| {
            let method = self.facts.parts[*part].method;
            match method.aggregation() {
                Aggregation::Sum => Aggregation::Arithmetic,
                Aggregation::Maximum => Aggregation::Minimum,
                other => other,
            }
        });
        let exponents: BTreeSet<Option<Decimal>> = self
            .within
            .iter()
            .map(|part| self.facts.parts[*part].method.exponent())
            .collect();
        let Some(kind) = kinds.next() else {
            return true;
        };
        kind != Aggregation::Median
            && kinds.all(|other| other == kind)
            && exponents.len() < 2
            && !self.within.iter().any(|part| self.facts.is_bent(*part))
    }

    /// Sorts what is scored one by one, and not by the step, into lists that hang together.
    pub(super) fn join_others(&mut self) {
        let hanging: BTreeSet<usize> = self.hanging.iter().copied().collect();
        let free = self.scored.difference(&hanging).copied();
        let all = self.facts.with_asked(free, &hanging);
        let mut list_of: BTreeMap<usize, usize> = BTreeMap::new();
        let mut lists: Vec<Vec<usize>> = Vec::new();
        for i in all {
            let asked = self.facts.conditions(i).iter();
            let joined: BTreeSet<usize> = asked
                .filter_map(|condition| list_of.get(&condition.indicator).copied())
                .collect();
            let Some(&first) = joined.first() else {
                list_of.insert(i, lists.len());
                lists.push(vec![i]);
                continue;
            };
            for &other in joined.iter().skip(1) {
                let moved = std::mem::take(&mut lists[other]);
                for each in &moved {
                    list_of.insert(*each, first);
                }
                lists[first].extend(moved);
            }
            lists[first].push(i);
            list_of.insert(i, first);
        }
        for list in &mut lists {
            list.sort_by_key(|i| (self.facts.order[*i], *i));
        }
        lists.retain(|list| !list.is_empty());
        self.others = lists;
    }

    pub(super) fn take_stock(&mut self) {
        let facts = self.facts;
        let sum = self.is_flat()
            && facts.parts[self.part].method.aggregation() == Aggregation::Sum
            && self.ends;
        let quantity = |i: &usize| facts.answers[*i].contains(&State::Least);
        for &part in &self.whole {
            let beneath = &facts.parts[part].beneath;
            self.wide |= beneath.iter().any(|i| {
                !facts.conditions(*i).is_empty() || facts.framework.indicators()[*i].decides()
            });
            self.sampled |= !sum && (!self.ends || beneath.iter().any(|i| facts.open[*i]));
        }
        self.wide |= facts.parts[self.part].overlaps && !self.whole.is_empty();
        let mut scored = self.scored.iter();
        self.sampled |= !sum && scored.any(|i| facts.open[*i] || !self.ends && quantity(i));
    }
}
