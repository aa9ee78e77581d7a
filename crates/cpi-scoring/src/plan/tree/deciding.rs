//! Which answers decide whether others apply, and what is tried of them together?

use super::parts::Part;
use super::{AnswerClass, MOST_ANSWERS, MOST_COMBINATIONS, ROOT, Tree};
use cpi_model::assessment::{Answer, Applicability};
use cpi_model::framework::{Aggregate, Condition};
use rust_decimal::Decimal;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What deciding indicators are taken to be answered: the position of a class.
#[derive(Debug, Default)]
pub(super) struct Assignment {
    classes: BTreeMap<usize, usize>,
    /// What conditions come to, as far as it was asked.
    verdicts: RefCell<BTreeMap<usize, Applicability>>,
}

impl Assignment {
    pub(super) fn is_empty(&self) -> bool {
        self.classes.is_empty()
    }

    pub(super) fn contains(&self, decider: usize) -> bool {
        self.classes.contains_key(&decider)
    }

    pub(super) fn deciders(&self) -> impl Iterator<Item = usize> {
        self.classes.keys().copied()
    }
}

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
            let mut classes: BTreeMap<Vec<bool>, AnswerClass> = BTreeMap::new();
            for number in 0..=self.moves.of(decider).len() {
                let answer = self.moves.answer(decider, number);
                let pattern = conditions.iter().map(|each| stands(each, answer)).collect();
                classes.entry(pattern).or_default().push(number);
            }
            if 1 < classes.len() {
                let mut classes: Vec<AnswerClass> = classes.into_values().collect();
                classes.sort_unstable();
                self.classes.insert(decider, classes);
            }
        }
        let mut rests_on = vec![BTreeSet::new(); framework.indicators().len()];
        for decider in self.classes.keys() {
            rests_on[*decider].insert(*decider);
        }
        self.may_open = vec![false; framework.indicators().len()];
        for &i in framework.condition_order() {
            let mut on = std::mem::take(&mut rests_on[i]);
            for condition in framework.indicators()[i].conditions() {
                let asked = condition.indicator;
                on.extend(rests_on[asked].iter().copied());
                let missing =
                    |verdict| self.moves.answer_under(asked, 0, verdict) == Answer::Missing;
                self.may_open[i] |= self.may_open[asked] || missing(Applicability::Holds);
            }
            rests_on[i] = on;
        }
        self.rests_on = rests_on.into_iter().map(Rc::new).collect();
    }

    /// As many deciding indicators as can be tried, with the number of combinations. `rests`
    /// is what rests on them, `size` how many indicators that holds.
    pub(super) fn few(
        &mut self,
        deciders: Vec<usize>,
        trial: &Assignment,
        rests: &BTreeSet<usize>,
        size: usize,
    ) -> (Vec<usize>, usize) {
        let ways = |decider: &usize| self.classes[decider].len();
        let product = |all: &mut dyn Iterator<Item = usize>| all.fold(1, usize::saturating_mul);
        let tried = trial.classes.keys().filter(|it| rests.contains(it));
        let above = product(&mut tried.map(ways));
        let all = product(&mut deciders.iter().map(ways));
        if above.saturating_mul(all) <= MOST_COMBINATIONS {
            return (deciders, all);
        }
        self.relaxed = true;
        let most = (MOST_ANSWERS / size.max(1)).min(MOST_COMBINATIONS) / above;
        let (mut kept, mut combinations) = (Vec::new(), 1);
        for decider in deciders {
            let more = combinations * self.classes[&decider].len();
            if most < more {
                self.dropped.insert(decider);
            } else {
                combinations = more;
                kept.push(decider);
            }
        }
        (kept, combinations)
    }

    /// The members, those together that rest on the same answers which are not tried yet.
    pub(super) fn clusters(
        &mut self,
        of: Aggregate,
        members: &[(Part, Decimal)],
        trial: &Assignment,
    ) -> Rc<Vec<Cluster>> {
        let rests = self.rests(Part::Of(of));
        let tried = trial.deciders().filter(|it| rests.contains(it)).collect();
        let hanging = (of, tried);
        if let Some(clusters) = self.clusters.get(&hanging) {
            return Rc::clone(clusters);
        }
        let clusters = Rc::new(self.hanging(members, trial));
        self.clusters.insert(hanging, Rc::clone(&clusters));
        clusters
    }

    fn hanging(&mut self, members: &[(Part, Decimal)], trial: &Assignment) -> Vec<Cluster> {
        let mut resting: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        if !self.classes.is_empty() {
            for (m, (part, _)) in members.iter().enumerate() {
                for &decider in &*self.rests(*part) {
                    if !trial.contains(decider) {
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
    pub(super) fn charge(&mut self, tried: &[usize], trial: &Assignment) -> (u64, u32) {
        let (mut cost, mut choice) = (0, ROOT);
        for decider in tried {
            let class = &self.classes[decider][trial.classes[decider]];
            let free = class[0] == 0
                || self.within.contains(decider)
                || self.dropped.contains(decider)
                || self.rests_on[*decider]
                    .iter()
                    .any(|each| !trial.contains(*each));
            if free || !self.moves.may(*decider, self.verdict(*decider, trial)) {
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

    pub(super) fn trial(
        &self,
        deciders: &[usize],
        combination: usize,
        trial: &Assignment,
    ) -> Assignment {
        let mut classes = trial.classes.clone();
        let mut rest = combination;
        for decider in deciders {
            let count = self.classes[decider].len();
            classes.insert(*decider, rest % count);
            rest /= count;
        }
        Assignment {
            classes,
            verdicts: RefCell::default(),
        }
    }

    /// The answers that a trial leaves to an indicator; nothing if it says none.
    pub(super) fn class(&self, i: usize, trial: &Assignment) -> Option<&AnswerClass> {
        let class = trial.classes.get(&i)?;
        self.classes.get(&i)?.get(*class)
    }

    /// What the condition of an indicator comes to under a trial (2.5, 14.2).
    pub(super) fn verdict(&self, i: usize, trial: &Assignment) -> Applicability {
        let mut known = trial.verdicts.borrow_mut();
        // Without recursion, since chains may be long.
        let mut open = vec![i];
        while let Some(&next) = open.last() {
            let conditions = self.session.framework.indicators()[next].conditions();
            let before = open.len();
            if !known.contains_key(&next) {
                let asked = conditions.iter().map(|condition| condition.indicator);
                open.extend(asked.filter(|asked| !known.contains_key(asked)));
                if open.len() == before {
                    let verdict = self.decided(conditions, trial, &known);
                    known.insert(next, verdict);
                }
            }
            if open.len() == before {
                open.pop();
            }
        }
        known[&i]
    }

    fn decided(
        &self,
        conditions: &[Condition],
        trial: &Assignment,
        known: &BTreeMap<usize, Applicability>,
    ) -> Applicability {
        let mut verdict = Applicability::Holds;
        for condition in conditions {
            let asked = condition.indicator;
            let own = known[&asked];
            let number = self.class(asked, trial).map_or(0, |class| class[0]);
            let answer = self.moves.answer_under(asked, number, own);
            if own == Applicability::Fails || !stands(condition, answer) {
                return Applicability::Fails;
            }
            if own == Applicability::Open || answer == Answer::Missing {
                verdict = Applicability::Open;
            }
        }
        verdict
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
