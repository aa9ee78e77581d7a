//! What can a better answer do to the indicators that hang on it?

use super::facts::{Facts, Of, State};
use cpi_model::framework::{Condition, IndicatorMeasure};
use std::collections::{BTreeMap, BTreeSet};

/// Before and after.
pub(super) type Change = (State, State);

/// One answer moves to a better option.
pub(super) struct Step {
    pub(super) asked: usize,
    pub(super) change: Change,
    /// What each indicator that hangs on it may do, more rather than less: conditions are taken
    /// as if they were independent of each other.
    may: BTreeMap<usize, BTreeSet<Change>>,
    /// The options with which an indicator must be answered so that the answer applies that
    /// improves.
    needed: BTreeMap<usize, BTreeSet<u8>>,
}

/// Whether a condition holds for what the indicator is that it asks about (methodology 2.5).
pub(super) fn holds(condition: &Condition, state: State) -> bool {
    matches!(state, State::Option(option) if condition.options.contains(&option))
}

/// What an indicator may do, by whether it applies before and after.
pub(super) fn changes(facts: &Facts<'_>, i: usize, applies: (bool, bool)) -> Vec<Change> {
    match applies {
        (false, false) => vec![(State::Fails, State::Fails)],
        (false, true) => {
            let lowest = facts.lowest[i].iter();
            lowest.map(|state| (State::Fails, *state)).collect()
        }
        (true, false) => {
            let answers = facts.answers[i].iter();
            answers.map(|state| (*state, State::Fails)).collect()
        }
        (true, true) => {
            let answers = facts.answers[i].iter();
            answers.map(|state| (*state, *state)).collect()
        }
    }
}

impl Step {
    /// Every step to a better answer, from the worst on.
    pub(super) fn all(facts: &Facts<'_>, asked: usize) -> Vec<Self> {
        let IndicatorMeasure::Checklist(checklist) = facts.framework.indicators()[asked].measure()
        else {
            return Vec::new();
        };
        let mut options: Vec<_> = checklist
            .options()
            .iter()
            .zip(0_u8..)
            .filter_map(|(option, position)| Some((option.points?, position)))
            .collect();
        options.sort_by_key(|(points, position)| (*points, *position));
        if !facts.is_higher_better(asked) {
            options.reverse();
        }
        let mut steps = Vec::new();
        for (at, (points, from)) in options.iter().enumerate() {
            for (better, to) in &options[at..] {
                if points != better {
                    let change = (State::Option(*from), State::Option(*to));
                    steps.push(Self::new(facts, asked, change));
                }
            }
        }
        steps
    }

    fn new(facts: &Facts<'_>, asked: usize, change: Change) -> Self {
        let mut may = BTreeMap::from([(asked, BTreeSet::from([change]))]);
        for &i in facts.framework.condition_order() {
            if !facts.dependents[asked].contains(&i) {
                continue;
            }
            let mut applies = BTreeSet::from([(true, true)]);
            for condition in facts.conditions(i) {
                let free = || {
                    let states = facts.states(condition.indicator).into_iter();
                    states.map(|state| (state, state)).collect()
                };
                let of = may.get(&condition.indicator).cloned().unwrap_or_else(free);
                let mut both = BTreeSet::new();
                for (before, after) in of {
                    let one = (holds(condition, before), holds(condition, after));
                    both.extend(applies.iter().map(|all| (all.0 && one.0, all.1 && one.1)));
                }
                applies = both;
            }
            let all = applies.into_iter();
            let all = all.flat_map(|applies| changes(facts, i, applies));
            may.insert(i, all.collect());
        }
        Self {
            asked,
            change,
            may,
            needed: needed(facts, asked),
        }
    }

    /// Whether an indicator may be what it is before the step.
    pub(super) fn allows(&self, i: usize, state: State) -> bool {
        self.needed.get(&i).is_none_or(
            |options| matches!(state, State::Option(option) if options.contains(&option)),
        )
    }

    /// Whether a part may fall: a member that is an indicator loses, or members come in or leave.
    /// Where neither can be, the part rises with its members, none of which falls.
    pub(super) fn may_lower(&self, facts: &Facts<'_>, part: usize) -> bool {
        facts.parts[part].members.iter().any(|(of, _)| match of {
            Of::Item(i) => self
                .may
                .get(i)
                .is_some_and(|changes| changes.iter().any(|change| is_loss(facts, *i, *change))),
            Of::Part(part) => self.may_come_or_go(facts, *part),
        })
    }

    fn may_come_or_go(&self, facts: &Facts<'_>, part: usize) -> bool {
        !self.is_anchored(facts, part)
            && facts.parts[part].members.iter().any(|(of, _)| match of {
                Of::Item(i) => self.may.get(i).is_some_and(|changes| {
                    changes.iter().any(|(before, after)| {
                        facts.score(*i, *before).is_some() != facts.score(*i, *after).is_some()
                    })
                }),
                Of::Part(part) => self.may_come_or_go(facts, *part),
            })
    }

    /// Whether a part has a score before and after, whatever the answers are.
    fn is_anchored(&self, facts: &Facts<'_>, part: usize) -> bool {
        facts.parts[part].members.iter().any(|(of, _)| match of {
            Of::Item(i) => {
                let enters = |state: &State| facts.score(*i, *state).is_some();
                if let Some(changes) = self.may.get(i) {
                    changes
                        .iter()
                        .all(|(before, after)| enters(before) && enters(after))
                } else {
                    facts.states(*i).iter().all(enters)
                }
            }
            Of::Part(part) => self.is_anchored(facts, *part),
        })
    }
}

fn needed(facts: &Facts<'_>, asked: usize) -> BTreeMap<usize, BTreeSet<u8>> {
    let mut needed: BTreeMap<usize, BTreeSet<u8>> = BTreeMap::new();
    let mut seen = BTreeSet::from([asked]);
    let mut ahead = vec![asked];
    while let Some(i) = ahead.pop() {
        for condition in facts.conditions(i) {
            let options: BTreeSet<u8> = condition.options.iter().copied().collect();
            let of = condition.indicator;
            let both = match needed.get(&of) {
                Some(earlier) => earlier.intersection(&options).copied().collect(),
                None => options,
            };
            needed.insert(of, both);
            if seen.insert(of) {
                ahead.push(of);
            }
        }
    }
    needed
}

/// Whether a change can lower what it is part of: the score falls, or it comes in or leaves.
pub(super) fn is_loss(facts: &Facts<'_>, i: usize, change: Change) -> bool {
    match (facts.score(i, change.0), facts.score(i, change.1)) {
        (Some(before), Some(after)) if facts.is_higher_better(i) => after < before,
        (Some(before), Some(after)) => before < after,
        (None, None) => false,
        _ => true,
    }
}
