//! Which answers are chosen together, and in which ways?

use super::MOST_WAYS;
use super::facts::{Facts, Of, State};
use super::steps::{Change, Step, changes, holds};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// One way in which indicators that hang together can be answered: what is fixed, and what is chosen
/// one by one since conditions see no difference.
#[derive(Debug, Clone, Default)]
pub(super) struct Way {
    pub(super) fixed: Vec<(usize, Change)>,
    pub(super) leaves: Vec<(usize, Vec<Change>)>,
}

/// What to look at when ways are listed.
pub(super) struct Listing<'s, 'f> {
    pub(super) facts: &'s Facts<'f>,
    pub(super) step: &'s Step,
    /// The indicators that are scored.
    pub(super) scored: &'s BTreeSet<usize>,
    /// Whether every score of an answer matters, not its ends alone.
    pub(super) all: bool,
}

/// What is open while ways are listed.
#[derive(Clone, Default)]
struct Open {
    way: Way,
    /// Of each indicator a change that stands for all that conditions cannot tell apart.
    states: BTreeMap<usize, Change>,
}

impl Listing<'_, '_> {
    /// Every way in which the indicators of a list can be answered, each after those it asks
    /// about, with what conditions see of it; `None` where there are too many.
    pub(super) fn ways(
        &self,
        list: &[usize],
        given: &BTreeMap<usize, Change>,
    ) -> Option<Vec<(Way, BTreeMap<usize, Change>)>> {
        let mut found = Vec::new();
        let open = Open {
            way: Way::default(),
            states: given.clone(),
        };
        self.extend(list, open, &mut found)?;
        let found = found.into_iter();
        Some(found.map(|open| (open.way, open.states)).collect())
    }

    fn extend(&self, list: &[usize], mut open: Open, found: &mut Vec<Open>) -> Option<()> {
        let Some((&i, rest)) = list.split_first() else {
            if MOST_WAYS <= found.len() {
                return None;
            }
            found.push(open);
            return Some(());
        };
        let applies = self.applies(i, &open.states);
        if i == self.step.asked {
            if !applies.0 {
                // Its answer cannot improve.
                return Some(());
            }
            open.states.insert(i, self.step.change);
            open.way.fixed.push((i, self.step.change));
            return self.extend(rest, open, found);
        }
        let mut classes: BTreeMap<Vec<(bool, bool)>, Vec<Change>> = BTreeMap::new();
        for change in changes(self.facts, i, applies) {
            if self.step.allows(i, change.0) {
                let seen = self.facts.askers[i]
                    .iter()
                    .map(|condition| (holds(condition, change.0), holds(condition, change.1)));
                classes.entry(seen.collect()).or_default().push(change);
            }
        }
        let mut classes = classes.into_values().peekable();
        while let Some(class) = classes.next() {
            let mut next = if classes.peek().is_some() {
                open.clone()
            } else {
                std::mem::take(&mut open)
            };
            next.states.insert(i, class[0]);
            if self.scored.contains(&i) {
                match self.telling(i, applies, class).as_slice() {
                    [only] => next.way.fixed.push((i, *only)),
                    several => next.way.leaves.push((i, several.to_vec())),
                }
            } else {
                next.way.fixed.push((i, class[0]));
            }
            self.extend(rest, next, found)?;
        }
        Some(())
    }

    fn applies(&self, i: usize, states: &BTreeMap<usize, Change>) -> (bool, bool) {
        let mut applies = (true, true);
        for condition in self.facts.conditions(i) {
            if let Some((before, after)) = states.get(&condition.indicator) {
                applies.0 &= holds(condition, *before);
                applies.1 &= holds(condition, *after);
            }
        }
        applies
    }

    /// What an indicator may do, as far as it matters, of changes that conditions cannot tell
    /// apart: where it no longer applies, the best answer loses the most.
    fn telling(&self, i: usize, applies: (bool, bool), mut class: Vec<Change>) -> Vec<Change> {
        let facts = self.facts;
        let before: Vec<State> = class.iter().map(|(before, _)| *before).collect();
        match applies {
            (false, _) => {
                class.truncate(1);
                class
            }
            (true, true) => same(facts.telling(i, &before, self.all)),
            (true, false) => {
                let states = facts.telling(i, &before, false);
                let enters = |state: &&State| facts.score(i, **state).is_some();
                // The highest stands first.
                let best = if facts.is_higher_better(i) {
                    states.iter().find(enters).copied()
                } else {
                    states.iter().rev().find(enters).copied()
                };
                let out = states.iter().find(|state| !enters(state)).copied();
                let both = best.into_iter().chain(out);
                both.map(|state| (state, State::Fails)).collect()
            }
        }
    }
}

/// The same before and after.
pub(super) fn same(states: Vec<State>) -> Vec<Change> {
    states.into_iter().map(|state| (state, state)).collect()
}

/// What a part can score of which nothing changes: at least and at most, with answers that come
/// to it, as if no condition joined them.
#[derive(Debug, Clone)]
pub(super) struct Reach {
    pub(super) ends: Vec<(Decimal, Vec<(usize, State)>)>,
    /// Answers with which it has no score, if there are any.
    pub(super) out: Option<Vec<(usize, State)>>,
}

pub(super) fn reach(facts: &Facts<'_>, part: usize) -> Reach {
    let of: Vec<Reach> = facts.parts[part]
        .members
        .iter()
        .map(|(member, _)| match member {
            Of::Part(part) => reach(facts, *part),
            Of::Item(i) => {
                let states = facts.telling(*i, &facts.states(*i), false);
                let scored = |state: &State| Some((facts.score(*i, *state)?, vec![(*i, *state)]));
                let out = states.iter().find(|state| scored(state).is_none());
                Reach {
                    ends: states.iter().filter_map(scored).collect(),
                    out: out.map(|state| vec![(*i, *state)]),
                }
            }
        })
        .collect();
    let ends = [true, false].into_iter();
    Reach {
        ends: ends
            .filter_map(|high| end(facts, part, &of, high))
            .collect(),
        out: of
            .iter()
            .map(|member| member.out.clone())
            .collect::<Option<Vec<_>>>()
            .map(|members| members.concat()),
    }
}

/// The highest or lowest score of a part: of members that may be left out, the best come first.
fn end(
    facts: &Facts<'_>,
    part: usize,
    of: &[Reach],
    high: bool,
) -> Option<(Decimal, Vec<(usize, State)>)> {
    let end_of = |member: &Reach| {
        let ends = member.ends.iter();
        if high {
            ends.max_by_key(|(score, _)| *score).cloned()
        } else {
            ends.min_by_key(|(score, _)| *score).cloned()
        }
    };
    let ends: Vec<Option<_>> = of.iter().map(end_of).collect();
    let mut optional: Vec<usize> = (0..of.len())
        .filter(|m| of[*m].out.is_some() && ends[*m].is_some())
        .collect();
    optional.sort_by_key(|m| ends[*m].as_ref().map(|(score, _)| *score));
    if high {
        optional.reverse();
    }
    let mut best: Option<(Decimal, usize)> = None;
    for taken in 0..=optional.len() {
        let mut at = 0;
        let score = facts.value(part, &mut |_| {
            let member = at;
            at += 1;
            let entering = of[member].out.is_none() || optional[..taken].contains(&member);
            ends[member]
                .as_ref()
                .filter(|_| entering)
                .map(|(score, _)| *score)
        });
        let Some(score) = score else { continue };
        let better = best.is_none_or(|(found, _)| if high { found < score } else { score < found });
        if better {
            best = Some((score, taken));
        }
    }
    let (score, taken) = best?;
    let mut answers = Vec::new();
    for (member, reach) in of.iter().enumerate() {
        let entering = reach.out.is_none() || optional[..taken].contains(&member);
        let chosen = if entering {
            ends[member].as_ref().map(|(_, answers)| answers)
        } else {
            reach.out.as_ref()
        };
        answers.extend(chosen.into_iter().flatten().copied());
    }
    Some((score, answers))
}
