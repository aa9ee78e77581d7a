//! Which missing answers decide conditions, and what may each of them be? Methodology 6.1.

use super::Bounder;
use crate::item::Item;
use cpi_model::framework::IndicatorMeasure;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Answers of an open indicator that decide every condition alike, and the ends of what
/// they earn.
#[derive(Debug, Clone)]
pub(super) struct Class {
    pub(super) option: u8,
    pub(super) low: Decimal,
    pub(super) high: Decimal,
}

impl Bounder<'_> {
    /// Finds the missing indicators that decide conditions, and what each may be answered
    /// without contradicting an answer that has been given (methodology 6.1).
    pub(super) fn find_open(&mut self) {
        let framework = self.scoring.framework;
        let mut allowed: BTreeMap<usize, BTreeSet<u8>> = BTreeMap::new();
        for (position, indicator) in framework.indicators().iter().enumerate() {
            if self.scoring.items[position] == Item::Missing
                && indicator.decides()
                && let IndicatorMeasure::Checklist(checklist) = indicator.measure()
            {
                let options = checklist.options().iter().zip(0_u8..);
                let earning = options.filter(|(option, _)| option.points.is_some());
                allowed.insert(position, earning.map(|(_, option)| option).collect());
            }
        }
        // An answered indicator must apply, and so must what its condition asks about.
        for &position in framework.condition_order().iter().rev() {
            if self.binds(position) || self.must_be_answered(position, &allowed) {
                for condition in framework.indicators()[position].conditions() {
                    if let Some(options) = allowed.get_mut(&condition.indicator) {
                        options.retain(|option| condition.options.contains(option));
                        self.contradictory |= options.is_empty();
                    }
                }
            }
        }
        self.open = allowed
            .into_iter()
            .map(|(position, options)| (position, self.classes(position, &options)))
            .collect();
        self.rests_on = vec![BTreeSet::new(); framework.indicators().len()];
        for position in self.open.keys() {
            self.rests_on[*position].insert(*position);
        }
        for &position in framework.condition_order() {
            let mut rests_on = std::mem::take(&mut self.rests_on[position]);
            for condition in framework.indicators()[position].conditions() {
                rests_on.extend(self.rests_on[condition.indicator].iter().copied());
            }
            self.rests_on[position] = rests_on;
        }
    }

    /// Whether an answer that has been given must apply. One that comes from codings need
    /// not: where its condition fails it is set aside (methodology 10.5).
    fn binds(&self, position: usize) -> bool {
        let assessment = self.scoring.assessment;
        let settled = assessment
            .record(position)
            .is_some_and(cpi_model::assessment::Record::is_settled);
        !settled && assessment.is_answered(position)
    }

    /// Whether an open indicator has to apply because an answered one rests on it.
    fn must_be_answered(&self, position: usize, allowed: &BTreeMap<usize, BTreeSet<u8>>) -> bool {
        allowed.contains_key(&position)
            && self
                .scoring
                .framework
                .indicators()
                .iter()
                .enumerate()
                .any(|(other, indicator)| {
                    let mut conditions = indicator.conditions().iter();
                    conditions.any(|condition| condition.indicator == position)
                        && (self.binds(other) || self.must_be_answered(other, allowed))
                })
    }

    fn classes(&self, position: usize, options: &BTreeSet<u8>) -> Vec<Class> {
        let framework = self.scoring.framework;
        let IndicatorMeasure::Checklist(checklist) = framework.indicators()[position].measure()
        else {
            return Vec::new();
        };
        let deciding: Vec<&[u8]> = framework
            .condition_order()
            .iter()
            .flat_map(|i| framework.indicators()[*i].conditions())
            .filter(|condition| condition.indicator == position)
            .map(|condition| condition.options.as_slice())
            .collect();
        let mut classes: BTreeMap<Vec<bool>, Class> = BTreeMap::new();
        for &option in options {
            let Some(points) = checklist.options()[usize::from(option)]
                .points
                .map(Decimal::from)
            else {
                continue;
            };
            let pattern = deciding
                .iter()
                .map(|options| options.contains(&option))
                .collect();
            let class = classes.entry(pattern).or_insert(Class {
                option,
                low: points,
                high: points,
            });
            class.low = class.low.min(points);
            class.high = class.high.max(points);
        }
        classes.into_values().collect()
    }
}
