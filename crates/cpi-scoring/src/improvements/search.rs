//! Can one part fall by one step, and with which other answers?

use super::example::{Example, example};
use super::facts::{Facts, Of, State};
use super::slots::{Listing, Way, reach, same};
use super::steps::{Change, Step, is_loss};
use super::weigh::{Choice, Judge, Sides, Slot, answers, bound, choose};
use super::{Found, MOST_WAYS};
use crate::arithmetic::Fraction;
use cpi_model::draft::{Aggregation, Direction};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The most indicators of a part that are tried one by one where every score matters.
const MOST_SINGLY: usize = 32;

/// An indicator with what it scores before and after.
type Scored = (usize, Option<Decimal>, Option<Decimal>);

/// Looks for answers with which a part falls, among choices that were made.
type Try<'c, 't, S> = dyn FnMut(&S, &[&'c Choice]) -> Option<Vec<(usize, Change)>> + 't;

pub(super) struct Search<'s, 'f> {
    pub(super) facts: &'s Facts<'f>,
    pub(super) step: &'s Step,
    pub(super) part: usize,
    /// What decides what the step does here, in the order of conditions.
    pub(super) hanging: Vec<usize>,
    /// Parts of which nothing changes; each is chosen as a whole.
    pub(super) whole: Vec<usize>,
    /// Parts of which something changes, this one included.
    pub(super) within: BTreeSet<usize>,
    /// The parts and weights with which an indicator is a member.
    pub(super) member_of: BTreeMap<usize, Vec<(usize, Decimal)>>,
    /// All other indicators that are scored one by one, with what decides their conditions; each
    /// list hangs together.
    pub(super) others: Vec<Vec<usize>>,
    pub(super) scored: BTreeSet<usize>,
    /// Whether the ends of what an answer scores are all that matters.
    pub(super) ends: bool,
    /// Whether more is taken to be possible than is, so that only an example decides.
    pub(super) wide: bool,
    /// Whether not all is tried that is possible, so that only an example decides.
    pub(super) sampled: bool,
    pub(super) left: usize,
}

impl<'s, 'f> Search<'s, 'f> {
    pub(super) fn new(facts: &'s Facts<'f>, step: &'s Step, part: usize) -> Self {
        let mut search = Self {
            facts,
            step,
            part,
            hanging: Vec::new(),
            whole: Vec::new(),
            within: BTreeSet::new(),
            member_of: BTreeMap::new(),
            others: Vec::new(),
            scored: BTreeSet::new(),
            ends: false,
            wide: false,
            sampled: false,
            left: MOST_WAYS,
        };
        search.hang();
        search.descend(part, false);
        search.ends = search.ends_suffice();
        if !search.ends && facts.parts[part].beneath.len() <= MOST_SINGLY {
            // Every score of the other parts can matter, so they are not taken as wholes.
            search.within.clear();
            search.member_of.clear();
            search.whole.clear();
            search.descend(part, true);
        }
        search.join_others();
        search.take_stock();
        search
    }

    pub(super) fn run(mut self) -> Found {
        let facts = self.facts;
        let scored = self.scored.clone();
        let listing = Listing {
            facts,
            step: self.step,
            scored: &scored,
            all: !self.ends,
        };
        let Some(ways) = listing.ways(&self.hanging, &BTreeMap::new()) else {
            return Found::TooMany;
        };
        let mut undecided = self.sampled;
        let steady = self.steady(&listing);
        for (way, given) in ways {
            let fixed = way.fixed.iter().copied();
            let leaves = way.leaves.iter();
            let leaves = leaves.flat_map(|(i, changes)| changes.iter().map(|each| (*i, *each)));
            let mut lost = fixed.chain(leaves);
            if !lost.any(|(i, change)| scored.contains(&i) && is_loss(facts, i, change)) {
                continue;
            }
            let mut slots = steady.clone();
            self.add_others(&listing, &given, &mut slots);
            let fixed = Way {
                fixed: way.fixed.clone(),
                leaves: Vec::new(),
            };
            slots.extend(self.slot(vec![fixed]));
            for leaf in &way.leaves {
                slots.extend(self.slot(vec![Way {
                    fixed: Vec::new(),
                    leaves: vec![leaf.clone()],
                }]));
            }
            match self.fall(&slots) {
                Some(answers) => match self.verified(&answers) {
                    Some(example) => return Found::Fall(Box::new(example)),
                    None => undecided = true,
                },
                None => undecided |= self.left == 0,
            }
        }
        if undecided {
            Found::Undecided
        } else {
            Found::Nothing
        }
    }

    /// The slots that do not depend on what hangs on the step.
    fn steady(&mut self, listing: &Listing<'_, '_>) -> Vec<Slot> {
        let mut slots = Vec::new();
        for &part in &self.whole {
            let reach = reach(self.facts, part);
            let weight = self.within.iter().find_map(|of| {
                let members = self.facts.parts[*of].members.iter();
                let mut members = members.filter(|(member, _)| *member == Of::Part(part));
                members.next().map(|(_, weight)| (*of, *weight))
            });
            let Some((of, weight)) = weight else { continue };
            let ends = reach.ends.into_iter();
            let ends = ends.map(|(score, answers)| (Some(score), answers));
            let choices = ends.chain(reach.out.map(|answers| (None, answers)));
            let choice = |(score, answers): (Option<Decimal>, Vec<(usize, State)>)| Choice {
                answers: answers
                    .into_iter()
                    .map(|(i, state)| (i, (state, state)))
                    .collect(),
                part: Some((part, score)),
                entering: vec![(score, score, weight)],
            };
            slots.push(Slot {
                choices: choices.map(choice).collect(),
                member_of: Some(of),
            });
        }
        let others = std::mem::take(&mut self.others);
        for list in others {
            let hangs = list.iter().any(|i| {
                let mut asked = self.facts.conditions(*i).iter();
                asked.any(|condition| self.hanging.contains(&condition.indicator))
            });
            if hangs {
                self.others.push(list);
            } else {
                self.list(listing, &list, &BTreeMap::new(), &mut slots);
            }
        }
        slots
    }

    fn add_others(
        &mut self,
        listing: &Listing<'_, '_>,
        given: &BTreeMap<usize, Change>,
        slots: &mut Vec<Slot>,
    ) {
        for list in self.others.clone() {
            self.list(listing, &list, given, slots);
        }
    }

    /// The slots of a list that hangs together; where it has too many ways, each of its members
    /// is taken by itself, as if no condition joined them.
    fn list(
        &mut self,
        listing: &Listing<'_, '_>,
        list: &[usize],
        given: &BTreeMap<usize, Change>,
        slots: &mut Vec<Slot>,
    ) {
        let ways = listing.ways(list, given);
        let ways = ways.map(|ways| ways.into_iter().map(|(way, _)| way).collect());
        if let Some(slot) = ways.and_then(|ways| self.slot(ways)) {
            slots.push(slot);
            return;
        }
        self.wide = true;
        for i in list {
            if self.scored.contains(i) {
                let states = self.facts.telling(*i, &self.facts.states(*i), !self.ends);
                slots.extend(self.slot(vec![Way {
                    fixed: Vec::new(),
                    leaves: vec![(*i, same(states))],
                }]));
            }
        }
    }

    /// The choices of ways; `None` where there are too many.
    fn slot(&self, ways: Vec<Way>) -> Option<Slot> {
        let mut choices: BTreeMap<Vec<Scored>, Choice> = BTreeMap::new();
        let mut single = None;
        for way in ways {
            let mut open = vec![way.fixed];
            for (i, changes) in way.leaves {
                let mut longer = Vec::with_capacity(open.len() * changes.len());
                for answers in &open {
                    for change in &changes {
                        let mut answers = answers.clone();
                        answers.push((i, *change));
                        longer.push(answers);
                    }
                }
                open = longer;
                if MOST_WAYS < open.len() {
                    return None;
                }
            }
            for answers in open {
                let scored = answers.iter().filter(|(i, _)| self.scored.contains(i));
                let key: Vec<_> = scored
                    .map(|(i, (before, after))| {
                        let score = |state| self.facts.score(*i, state);
                        (*i, score(*before), score(*after))
                    })
                    .collect();
                if let [(i, _, _)] = key[..]
                    && let [(part, _)] = self.member_of[&i][..]
                {
                    single = Some(part);
                } else {
                    single = None;
                }
                let entering = key.iter().flat_map(|(i, before, after)| {
                    let weights = self.member_of[i].iter();
                    weights.map(|(_, weight)| (*before, *after, *weight))
                });
                let entering = entering.collect();
                choices.entry(key).or_insert(Choice {
                    answers,
                    part: None,
                    entering,
                });
                if MOST_WAYS < choices.len() {
                    return None;
                }
            }
        }
        Some(Slot {
            choices: choices.into_values().rev().collect(),
            member_of: single,
        })
    }

    /// Answers with which the part falls, if any do.
    fn fall(&mut self, slots: &[Slot]) -> Option<Vec<(usize, Change)>> {
        let method = self.facts.parts[self.part].method;
        let (affected, steady): (Vec<&Slot>, Vec<&Slot>) =
            slots.iter().partition(|slot| slot.is_affected());
        let best: Option<Judge> = match method.aggregation() {
            _ if !self.is_flat() || !self.ends => None,
            Aggregation::Arithmetic => Some(Sides::adds),
            Aggregation::Sum => Some(|_, _| Fraction::whole(0)),
            Aggregation::Minimum => Some(|_, choice| bound(choice, true)),
            Aggregation::Maximum => Some(|_, choice| bound(choice, false)),
            _ => None,
        };
        let Some(best) = best else {
            let all: Vec<&Slot> = slots.iter().collect();
            return self.each(&all, &mut |search, chosen| {
                search.falls(chosen).then(|| answers(chosen))
            });
        };
        self.each(&affected, &mut |search, chosen| {
            let mut sides = Sides::of(chosen);
            if search.facts.parts[search.part].direction == Some(Direction::LowerIsBetter) {
                sides.turn();
            }
            let mut all: Vec<&Choice> = chosen.to_vec();
            all.extend(steady.iter().filter_map(|slot| choose(best, &sides, slot)));
            if search.falls(&all) {
                return Some(answers(&all));
            }
            if !sides.is_empty() {
                return None;
            }
            // Some other member has to enter, so that there is a score on both sides.
            for at in 0..steady.len() {
                let mut entering: Vec<&Choice> = steady[at]
                    .choices
                    .iter()
                    .filter(|choice| choice.entering.iter().any(|(score, ..)| score.is_some()))
                    .collect();
                entering.sort_by_key(|choice| Reverse(choice.entering.clone()));
                for forced in entering {
                    all[chosen.len() + at] = forced;
                    if search.falls(&all) {
                        return Some(answers(&all));
                    }
                }
                all[chosen.len() + at] = choose(best, &sides, steady[at])?;
            }
            None
        })
    }

    /// Tries every choice of slots; of slots that are alike only how many choose what.
    fn each<'c>(
        &mut self,
        slots: &[&'c Slot],
        found: &mut Try<'c, '_, Self>,
    ) -> Option<Vec<(usize, Change)>> {
        let mut alike: BTreeMap<_, Vec<&'c Slot>> = BTreeMap::new();
        for (at, slot) in slots.iter().enumerate() {
            let entering = slot.choices.iter().map(|choice| choice.entering.clone());
            let unlike = slot.member_of.is_none().then_some(at);
            alike
                .entry((slot.member_of, unlike, entering.collect::<Vec<_>>()))
                .or_default()
                .push(slot);
        }
        let classes: Vec<Vec<&'c Slot>> = alike.into_values().collect();
        self.class(&classes, &mut Vec::new(), found)
    }

    fn class<'c>(
        &mut self,
        classes: &[Vec<&'c Slot>],
        chosen: &mut Vec<&'c Choice>,
        found: &mut Try<'c, '_, Self>,
    ) -> Option<Vec<(usize, Change)>> {
        let Some((class, rest)) = classes.split_first() else {
            self.left = self.left.checked_sub(1)?;
            return found(self, chosen);
        };
        self.member(class, 0, rest, chosen, found)
    }

    /// Chooses for the slots of a class, each at or behind the choice of the one before.
    fn member<'c>(
        &mut self,
        class: &[&'c Slot],
        from: usize,
        rest: &[Vec<&'c Slot>],
        chosen: &mut Vec<&'c Choice>,
        found: &mut Try<'c, '_, Self>,
    ) -> Option<Vec<(usize, Change)>> {
        let Some((slot, others)) = class.split_first() else {
            return self.class(rest, chosen, found);
        };
        for at in from..slot.choices.len() {
            chosen.push(&slot.choices[at]);
            let fall = self.member(others, at, rest, chosen, found);
            chosen.pop();
            if fall.is_some() || self.left == 0 {
                return fall;
            }
        }
        None
    }

    /// Whether the part falls with these choices.
    fn falls(&self, chosen: &[&Choice]) -> bool {
        let mut states: BTreeMap<usize, Change> = BTreeMap::new();
        let mut wholes: BTreeMap<usize, Option<Decimal>> = BTreeMap::new();
        for choice in chosen {
            match choice.part {
                Some((part, score)) => {
                    wholes.insert(part, score);
                }
                None => states.extend(choice.answers.iter().copied()),
            }
        }
        let before = self.value(self.part, &wholes, &|i| Some(states.get(&i)?.0));
        let after = self.value(self.part, &wholes, &|i| Some(states.get(&i)?.1));
        self.facts.gets_worse(self.part, before, after)
    }

    fn value(
        &self,
        part: usize,
        wholes: &BTreeMap<usize, Option<Decimal>>,
        state: &dyn Fn(usize) -> Option<State>,
    ) -> Option<Decimal> {
        self.facts.value(part, &mut |of| match of {
            Of::Item(i) => self.facts.score(i, state(i)?),
            Of::Part(part) => match wholes.get(&part) {
                Some(score) => *score,
                None => self.value(part, wholes, state),
            },
        })
    }

    /// The example that answers make, if it is one; where more was taken to be possible than is,
    /// it may be none.
    fn verified(&self, answers: &[(usize, Change)]) -> Option<Example> {
        let example = example(self.facts, self.step, self.part, answers);
        debug_assert!(self.wide || example.is_some(), "what was found is possible");
        example
    }
}
