//! What can one indicator score? Methodology 6.1 and 6.3.

use super::open::Mask;
use super::{Assignment, BoundsSearch, End, Outcomes};
use crate::item::{self, Item};
use cpi_model::assessment::Answer;
use cpi_model::framework::{Indicator, IndicatorMeasure};

/// What is looked at on the way through the conditions of an indicator, kept from one way to
/// the next so that nothing is made anew.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The number of the way on which each indicator was looked at last.
    seen: Vec<usize>,
    /// The number of the way on which each open indicator was asked about last, and which of
    /// its classes every condition on the way allows.
    asked: Vec<(usize, Mask)>,
    way: usize,
}

/// Whether an indicator can apply, and whether it can fail to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Verdicts {
    holds: bool,
    fails: bool,
}

impl BoundsSearch<'_> {
    pub(super) fn item(&mut self, position: usize, trial: &Assignment) -> Outcomes {
        let indicator = &self.scoring.framework.indicators()[position];
        let mut variants = Outcomes::default();
        if !self.rests.is_empty() && !indicator.conditions().is_empty() {
            let verdicts = self.verdicts(position, trial);
            if verdicts.fails {
                variants.join(match item::failed(self.scoring.framework, indicator) {
                    Item::Scored(score) => Outcomes::scored(score, score),
                    Item::NotApplicable | Item::SwitchedOff | Item::Missing => {
                        Outcomes::not_applicable()
                    }
                });
            }
            if !verdicts.holds {
                return variants;
            }
        }
        let open = self.open_at.get(position).copied().flatten();
        variants.join(match (self.scoring.items[position], open) {
            (_, Some(open)) => self.open(open, trial),
            (Item::Scored(score), None) => Outcomes::scored(score, score),
            (Item::NotApplicable | Item::SwitchedOff, None) => Outcomes::not_applicable(),
            (Item::Missing, None) => self.missing(position, indicator),
        });
        variants
    }

    /// What the answers of an open indicator earn that a trial allows.
    fn open(&self, open: usize, trial: &Assignment) -> Outcomes {
        let mut variants = Outcomes::default();
        for (class, at) in self.open[open].classes.iter().zip(0_u8..) {
            if trial.class(open).is_none_or(|tried| tried == at) {
                variants.join(Outcomes::scored(class.low, class.high));
            }
        }
        variants
    }

    /// The ends of a missing answer (methodology 6.1, 6.3).
    fn missing(&self, position: usize, indicator: &Indicator) -> Outcomes {
        let ends =
            match indicator.measure() {
                IndicatorMeasure::Checklist(checklist) => {
                    Some((checklist.low().into(), checklist.high().into()))
                }
                IndicatorMeasure::Quantity(_) => self.scoring.normalisers[position]
                    .as_ref()
                    .and_then(|rule| match (self.only, rule.ends()) {
                        (Some(End::Low), (Some(low), None)) => Some((low, low)),
                        (Some(End::High), (None, Some(high))) => Some((high, high)),
                        (_, (low, high)) => low.zip(high),
                    }),
            };
        ends.map_or(Outcomes::unbounded(), |(low, high)| {
            Outcomes::scored(low, high)
        })
    }

    /// Whether an indicator can apply, and whether it can fail to, by the answers that a trial
    /// allows. It applies if every indicator on the way through its conditions is answered as
    /// every condition on that way asks; these are independent of each other, so it can apply
    /// if each can be.
    fn verdicts(&mut self, position: usize, trial: &Assignment) -> Verdicts {
        const FAILS: Verdicts = Verdicts {
            holds: false,
            fails: true,
        };
        let framework = self.scoring.framework;
        let answers = self.scoring.assessment.answers();
        let walk = &mut self.walk;
        walk.seen.resize(framework.indicators().len(), 0);
        walk.asked.resize(self.open.len(), (0, Mask::NONE));
        walk.way += 1;
        let mut asked_about = Vec::new();
        let mut ahead = vec![position];
        while let Some(next) = ahead.pop() {
            for condition in framework.indicators()[next].conditions() {
                let asked = condition.indicator;
                if let Some(open) = self.open_at[asked] {
                    let allowed = self.open[open].allowed_by(&condition.options);
                    let (way, mask) = &mut walk.asked[open];
                    if *way == walk.way {
                        *mask = mask.and(allowed);
                    } else {
                        (*way, *mask) = (walk.way, allowed);
                        asked_about.push(open);
                    }
                } else {
                    let holds = match answers[asked] {
                        Answer::Option(option) => condition.options.contains(&option),
                        Answer::Missing | Answer::NotApplicable | Answer::Quantity(_) => false,
                    };
                    if !holds {
                        return FAILS;
                    }
                }
                if walk.seen[asked] != walk.way {
                    walk.seen[asked] = walk.way;
                    ahead.push(asked);
                }
            }
        }
        let mut fails = false;
        for open in asked_about {
            let allowed = walk.asked[open].1;
            let holds = match trial.class(open) {
                Some(class) => allowed.contains(class),
                None => !allowed.is_empty(),
            };
            if !holds {
                return FAILS;
            }
            let all = self.open[open].all();
            fails |= trial.class(open).is_none() && allowed != all;
        }
        Verdicts { holds: true, fails }
    }
}
