//! Can one part fall by one step, and with which other answers?

use super::example::{Example, example};
use super::facts::{Facts, Of, State};
use super::slots::{Listing, Way, reach, same};
use super::steps::{Change, Step, is_loss};
use super::{Found, MOST_WAYS};
use crate::arithmetic::Fraction;
use cpi_model::draft::{Aggregation, Direction};
use num_bigint::Sign;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The most indicators of a part that are tried one by one where every score matters.
const MOST_SINGLY: usize = 32;

/// What one choice answers, and what a part scores that is chosen as a whole.
#[derive(Debug, Clone, Default)]
struct Choice {
    answers: Vec<(usize, Change)>,
    part: Option<(usize, Option<Decimal>)>,
    /// What enters by it before and after, with its weight, where all are members of one part.
    entering: Vec<(Option<Decimal>, Option<Decimal>, Decimal)>,
}

/// Choices of which one is made, whatever is chosen elsewhere.
#[derive(Debug, Clone, Default)]
struct Slot {
    choices: Vec<Choice>,
    /// The part whose member it is, where it is one member.
    member_of: Option<usize>,
}

impl Slot {
    fn is_affected(&self) -> bool {
        let mut entering = self.choices.iter().flat_map(|choice| &choice.entering);
        entering.any(|(before, after, _)| before != after)
    }
}

pub(super) struct Search<'s, 'f> {
    facts: &'s Facts<'f>,
    step: &'s Step,
    part: usize,
    /// What decides what the step does here, in the order of conditions.
    hanging: Vec<usize>,
    /// Parts of which nothing changes; each is chosen as a whole.
    whole: Vec<usize>,
    /// Parts of which something changes, this one included.
    within: BTreeSet<usize>,
    /// The parts and weights with which an indicator is a member.
    member_of: BTreeMap<usize, Vec<(usize, Decimal)>>,
    /// All other indicators that are scored one by one, with what decides their conditions; each
    /// list hangs together.
    others: Vec<Vec<usize>>,
    scored: BTreeSet<usize>,
    /// Whether the ends of what an answer scores are all that matters.
    ends: bool,
    /// Whether more is taken to be possible than is, so that only an example decides.
    wide: bool,
    /// Whether not all is tried that is possible, so that only an example decides.
    sampled: bool,
    left: usize,
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

    fn is_flat(&self) -> bool {
        self.within.len() == 1
    }

    fn affects(&self, i: usize) -> bool {
        i == self.step.asked || self.facts.dependents[self.step.asked].contains(&i)
    }

    /// The answer that improves, what hangs on it beneath this part, and all that decides these.
    fn hang(&mut self) {
        let beneath = &self.facts.parts[self.part].beneath;
        let affected = beneath.iter().copied().filter(|i| self.affects(*i));
        let hanging = self
            .facts
            .with_asked(affected.chain([self.step.asked]), &BTreeSet::new());
        self.hanging = hanging;
    }

    fn descend(&mut self, part: usize, all: bool) {
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
    fn ends_suffice(&self) -> bool {
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
    fn join_others(&mut self) {
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

    fn take_stock(&mut self) {
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
        let mut choices: BTreeMap<Vec<(usize, Option<Decimal>, Option<Decimal>)>, Choice> =
            BTreeMap::new();
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
        found: &mut dyn FnMut(&Self, &[&'c Choice]) -> Option<Vec<(usize, Change)>>,
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
        found: &mut dyn FnMut(&Self, &[&'c Choice]) -> Option<Vec<(usize, Change)>>,
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
        found: &mut dyn FnMut(&Self, &[&'c Choice]) -> Option<Vec<(usize, Change)>>,
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

fn answers(chosen: &[&Choice]) -> Vec<(usize, Change)> {
    let answers = chosen.iter().flat_map(|choice| &choice.answers);
    answers.copied().collect()
}

/// What a choice adds to a fall, beside what changes.
type Judge = fn(&Sides, &Choice) -> Fraction;

/// The choice that adds most to a fall; the first of equals.
fn choose<'c>(best: Judge, sides: &Sides, slot: &'c Slot) -> Option<&'c Choice> {
    slot.choices.iter().rev().max_by(|one, other| {
        let more = &best(sides, one) - &best(sides, other);
        match more.sign() {
            Sign::Minus => std::cmp::Ordering::Less,
            Sign::NoSign => std::cmp::Ordering::Equal,
            Sign::Plus => std::cmp::Ordering::Greater,
        }
    })
}

/// How high the least score of a choice is, or how low the greatest; one that does not enter is
/// best.
fn bound(choice: &Choice, least: bool) -> Fraction {
    let scores = choice.entering.iter().filter_map(|(score, ..)| *score);
    let (most, end) = (
        Decimal::MAX,
        if least { scores.min() } else { scores.max() },
    );
    let end = end.map_or(most, |end| if least { end } else { -end });
    end.into()
}

/// The weighted sums of what changes, before and after.
struct Sides {
    /// How much a member adds to the fall for each unit of weight.
    each: Fraction,
    /// How much more, for each unit of its score.
    score: Fraction,
    weights: (Fraction, Fraction),
}

impl Sides {
    /// A mean falls where *B* / *V* > *A* / *W*, with the sums of what enters before and after.
    /// A member of weight *w* and score *s* on both sides adds *w* ((*B* − *A*) + *s* (*W* − *V*))
    /// to *BW* − *AV*, whatever the other members are.
    fn of(chosen: &[&Choice]) -> Self {
        let mut sums = (Fraction::whole(0), Fraction::whole(0));
        let mut weights = (Fraction::whole(0), Fraction::whole(0));
        for (before, after, weight) in chosen.iter().flat_map(|choice| &choice.entering) {
            let weight_of = Fraction::from(*weight);
            if let Some(score) = before {
                sums.0 = &sums.0 + &(&weight_of * &(*score).into());
                weights.0 = &weights.0 + &weight_of;
            }
            if let Some(score) = after {
                sums.1 = &sums.1 + &(&weight_of * &(*score).into());
                weights.1 = &weights.1 + &weight_of;
            }
        }
        Self {
            each: &sums.0 - &sums.1,
            score: &weights.1 - &weights.0,
            weights,
        }
    }

    /// To get worse is to rise where lower is better.
    fn turn(&mut self) {
        self.each = -&self.each;
        self.score = -&self.score;
    }

    fn is_empty(&self) -> bool {
        self.weights.0.sign() == Sign::NoSign || self.weights.1.sign() == Sign::NoSign
    }

    fn adds(&self, choice: &Choice) -> Fraction {
        let mut sum = Fraction::whole(0);
        for (score, _, weight) in &choice.entering {
            if let Some(score) = score {
                let of = &self.each + &(&self.score * &(*score).into());
                sum = &sum + &(&of * &(*weight).into());
            }
        }
        sum
    }
}
