//! Which missing answers decide conditions, and what may each of them be? Methodology 6.1.

use super::BoundsSearch;
use super::set::Set;
use crate::item::Item;
use cpi_model::framework::IndicatorMeasure;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// A missing indicator that decides conditions.
#[derive(Debug, Clone)]
pub(super) struct Open {
    pub(super) classes: Vec<AnswerClass>,
    /// The class of each option; none where it cannot be the answer.
    class_of: Vec<Option<u8>>,
}

/// Answers of an open indicator that decide every condition alike, and the ends of what
/// they earn.
#[derive(Debug, Clone)]
pub(super) struct AnswerClass {
    pub(super) low: Decimal,
    pub(super) high: Decimal,
}

impl Open {
    /// The classes that a condition allows which is satisfied by these options.
    pub(super) fn allowed_by(&self, options: &[u8]) -> Mask {
        let mut mask = Mask::NONE;
        for option in options {
            if let Some(class) = self.class_of.get(usize::from(*option)).copied().flatten() {
                mask.insert(class);
            }
        }
        mask
    }

    /// All its classes.
    pub(super) fn all(&self) -> Mask {
        let mut mask = Mask::NONE;
        for (_, class) in self.classes.iter().zip(0_u8..) {
            mask.insert(class);
        }
        mask
    }
}

/// Some classes of an open indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mask([u64; 4]);

impl Mask {
    pub(super) const NONE: Self = Self([0; 4]);

    fn insert(&mut self, class: u8) {
        self.0[usize::from(class / 64)] |= 1 << (class % 64);
    }

    pub(super) fn contains(self, class: u8) -> bool {
        self.0[usize::from(class / 64)] >> (class % 64) & 1 == 1
    }

    pub(super) fn and(self, other: Self) -> Self {
        let mut both = self.0;
        for (word, other) in both.iter_mut().zip(other.0) {
            *word &= other;
        }
        Self(both)
    }

    pub(super) fn is_empty(self) -> bool {
        self == Self::NONE
    }
}

impl<'a> BoundsSearch<'a> {
    /// Finds the missing indicators that decide conditions, and what each may be answered
    /// without contradicting an answer that has been given (methodology 6.1).
    pub(super) fn find_open(&mut self) {
        let framework = self.scoring.framework;
        let count = framework.indicators().len();
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
        // An answered indicator must apply, and so must what its conditions ask about.
        let mut must_apply = vec![false; count];
        for &position in framework.condition_order().iter().rev() {
            if !must_apply[position] && !self.binds(position) {
                continue;
            }
            for condition in framework.indicators()[position].conditions() {
                let asked = condition.indicator;
                if let Some(options) = allowed.get_mut(&asked) {
                    must_apply[asked] = true;
                    options.retain(|option| condition.options.contains(option));
                    self.contradictory |= options.is_empty();
                }
            }
        }
        let deciding = self.deciding();
        self.open_at = vec![None; count];
        for (position, options) in allowed {
            self.open_at[position] = Some(self.open.len());
            let conditions = deciding.get(&position).map_or(&[][..], Vec::as_slice);
            self.open.push(self.classes(position, &options, conditions));
        }
        self.rests = vec![Set::new(); count];
        for (position, open) in self.open_at.iter().enumerate() {
            if let Some(open) = open {
                self.rests[position].insert(*open);
            }
        }
        for &position in framework.condition_order() {
            let mut rests = std::mem::take(&mut self.rests[position]);
            for condition in framework.indicators()[position].conditions() {
                rests.add(&self.rests[condition.indicator]);
            }
            self.rests[position] = rests;
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

    /// The options by which each indicator satisfies the conditions that ask about it.
    fn deciding(&self) -> BTreeMap<usize, Vec<&'a [u8]>> {
        let framework = self.scoring.framework;
        let mut deciding: BTreeMap<usize, Vec<&'a [u8]>> = BTreeMap::new();
        for position in framework.condition_order() {
            for condition in framework.indicators()[*position].conditions() {
                let of_asked = deciding.entry(condition.indicator).or_default();
                // The same condition again divides no class.
                if !of_asked.contains(&condition.options.as_slice()) {
                    of_asked.push(&condition.options);
                }
            }
        }
        deciding
    }

    fn classes(&self, position: usize, options: &BTreeSet<u8>, deciding: &[&[u8]]) -> Open {
        let framework = self.scoring.framework;
        let IndicatorMeasure::Checklist(checklist) = framework.indicators()[position].measure()
        else {
            return Open {
                classes: Vec::new(),
                class_of: Vec::new(),
            };
        };
        let mut classes: BTreeMap<Vec<bool>, (AnswerClass, Vec<u8>)> = BTreeMap::new();
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
            let ends = AnswerClass {
                low: points,
                high: points,
            };
            let (class, members) = classes.entry(pattern).or_insert((ends, Vec::new()));
            class.low = class.low.min(points);
            class.high = class.high.max(points);
            members.push(option);
        }
        let mut class_of = vec![None; checklist.options().len()];
        for ((_, members), class) in classes.values().zip(0_u8..) {
            for option in members {
                class_of[usize::from(*option)] = Some(class);
            }
        }
        Open {
            classes: classes.into_values().map(|(class, _)| class).collect(),
            class_of,
        }
    }
}
