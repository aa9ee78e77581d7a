//! Which answers decide whether others apply, and what is tried of them together?

use super::{Class, MOST_COMBINATIONS, Tree, Trial};
use cpi_model::assessment::Answer;
use cpi_model::framework::Condition;
use std::collections::{BTreeMap, BTreeSet};

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
            } else {
                combinations = more;
                kept.push(decider);
            }
        }
        (kept, combinations)
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
