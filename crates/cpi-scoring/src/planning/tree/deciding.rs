//! Which answers decide whether others apply, and what is tried of them together?

use super::parts::Part;
use super::{Class, MOST_COMBINATIONS, NOTHING, Tree, Trial};
use cpi_model::assessment::Answer;
use cpi_model::framework::Condition;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Members that hang together by answers that decide conditions in several of them.
#[derive(Debug, Default)]
pub(super) struct Cluster {
    /// The positions of the members.
    pub(super) members: Vec<usize>,
    /// The deciding indicators.
    pub(super) deciders: Vec<usize>,
}

impl Tree<'_> {
    /// The indicators whose movement decides conditions, and what rests on each.
    pub(super) fn find_deciding(&mut self) {
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

    /// As many deciding indicators as can be tried, with the number of combinations.
    pub(super) fn few(&mut self, deciders: Vec<usize>) -> (Vec<usize>, usize) {
        let (mut kept, mut combinations) = (Vec::new(), 1);
        for decider in deciders {
            let more = combinations * self.classes[&decider].len();
            if MOST_COMBINATIONS < more {
                self.relaxed = true;
                self.dropped.insert(decider);
            } else {
                combinations = more;
                kept.push(decider);
            }
        }
        (kept, combinations)
    }

    /// The members, those together that rest on the same answers which are not tried yet.
    pub(super) fn clusters(&self, members: &[(Part, Decimal)], trial: &Trial) -> Vec<Cluster> {
        let mut resting: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        if !self.classes.is_empty() {
            for (m, (part, _)) in members.iter().enumerate() {
                for decider in self.rests(*part) {
                    if !trial.contains_key(&decider) {
                        resting.entry(decider).or_default().push(m);
                    }
                }
            }
        }
        resting.retain(|_, members| 1 < members.len());
        // Each member has the number of the first that it hangs together with.
        let mut first: Vec<usize> = (0..members.len()).collect();
        for together in resting.values() {
            let least = together.iter().map(|m| first[*m]).min().unwrap_or(0);
            let joined: BTreeSet<usize> = together.iter().map(|m| first[*m]).collect();
            for each in &mut first {
                if joined.contains(each) {
                    *each = least;
                }
            }
        }
        let mut clusters: BTreeMap<usize, Cluster> = BTreeMap::new();
        for (m, first) in first.iter().enumerate() {
            clusters.entry(*first).or_default().members.push(m);
        }
        for (decider, together) in resting {
            let cluster = clusters.entry(first[together[0]]).or_default();
            cluster.deciders.push(decider);
        }
        clusters.into_values().collect()
    }

    /// What the answers that are tried here cost, those of indicators within the score aside:
    /// they pay where they stand.
    pub(super) fn charge(&mut self, tried: &[usize], trial: &Trial) -> (u64, u32) {
        let (mut cost, mut choice) = (0, NOTHING);
        for decider in tried {
            let class = &self.classes[decider][trial[decider]];
            let free = class[0] == 0
                || self.within.contains(decider)
                || self.dropped.contains(decider)
                || self.rests_on[*decider]
                    .iter()
                    .any(|each| !trial.contains_key(each));
            if free || !self.applies(*decider, trial) {
                continue;
            }
            let price = |number: &usize| self.moves.of(*decider)[*number - 1].cost;
            let number = class.iter().copied().min_by_key(price).unwrap_or(class[0]);
            cost += price(&number);
            let single = self.choices.single(*decider, number);
            choice = self.choices.both(choice, single);
        }
        (cost, choice)
    }

    pub(super) fn trial(&self, deciders: &[usize], combination: usize, trial: &Trial) -> Trial {
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
    pub(super) fn applies(&self, i: usize, trial: &Trial) -> bool {
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
}

/// Whether an answer satisfies a condition or leaves it open (2.5).
fn stands(condition: &Condition, answer: Answer) -> bool {
    match answer {
        Answer::Missing => true,
        Answer::Option(option) => condition.options.contains(&option),
        Answer::NotApplicable | Answer::Quantity(_) => false,
    }
}
