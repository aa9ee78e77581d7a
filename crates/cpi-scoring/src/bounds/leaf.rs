//! What can one indicator score? Methodology 6.1 and 6.3.

use super::{Bounder, Range, Trial, Variants};
use crate::item::{self, Item};
use cpi_model::assessment::{Answer, Applies};
use cpi_model::framework::{Indicator, IndicatorMeasure};

impl Bounder<'_> {
    pub(super) fn item(&self, position: usize, trial: &Trial) -> Variants {
        let indicator = &self.scoring.framework.indicators()[position];
        if !self.rests_on.is_empty() {
            let untried = self.rests_on[position]
                .iter()
                .find(|open| !trial.contains_key(open));
            if let Some(open) = untried {
                // Nothing else here rests on it: try its answers now.
                let mut variants = Variants::default();
                for class in 0..self.open[open].len() {
                    let mut trial = trial.clone();
                    trial.insert(*open, class);
                    variants.join(self.item(position, &trial));
                }
                return variants;
            }
            if self.verdict(position, trial) == Applies::Fails {
                return match item::failed(self.scoring.framework, indicator) {
                    Item::Scored(score) => Variants::scored(score, score),
                    Item::NotApplicable | Item::Missing => Variants::not_applicable(),
                };
            }
            if let Some(class) = trial
                .get(&position)
                .and_then(|class| self.open.get(&position)?.get(*class))
            {
                return Variants::scored(class.low, class.high);
            }
        }
        match self.scoring.items[position] {
            Item::Scored(score) => Variants::scored(score, score),
            Item::NotApplicable => Variants::not_applicable(),
            Item::Missing => self.missing(position, indicator),
        }
    }

    /// The ends of a missing answer (methodology 6.1, 6.3).
    fn missing(&self, position: usize, indicator: &Indicator) -> Variants {
        let ends = match indicator.measure() {
            IndicatorMeasure::Checklist(checklist) => {
                Some((checklist.low().into(), checklist.high().into()))
            }
            IndicatorMeasure::Quantity(_) => self.scoring.normalisers[position]
                .as_ref()
                .and_then(crate::normalise::Normaliser::reach),
        };
        ends.map_or(
            Variants {
                vanishes: false,
                range: Range::Unbounded,
            },
            |(low, high)| Variants::scored(low, high),
        )
    }

    /// Whether an indicator applies under a trial that decides all it rests on.
    fn verdict(&self, position: usize, trial: &Trial) -> Applies {
        for condition in self.scoring.framework.indicators()[position].conditions() {
            let asked = condition.indicator;
            if self.verdict(asked, trial) == Applies::Fails {
                return Applies::Fails;
            }
            let option = match self.scoring.assessment.answers()[asked] {
                Answer::Option(option) => Some(option),
                Answer::Missing => trial
                    .get(&asked)
                    .and_then(|class| self.open.get(&asked)?.get(*class))
                    .map(|class| class.option),
                Answer::NotApplicable | Answer::Quantity(_) => None,
            };
            if !option.is_some_and(|option| condition.options.contains(&option)) {
                return Applies::Fails;
            }
        }
        Applies::Holds
    }
}
