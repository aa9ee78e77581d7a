//! What is a plan to reach, what do changes cost, and what cannot move?

use crate::assessment::Answer;
use crate::draft::{Activated, CostPer, TargetsDraft};
use crate::framework::{Aggregate, Framework, belongs};
use crate::number::{Quantity, Score};
use rust_decimal::Decimal;

/// Checked targets, made by [`TargetsDraft::check`] alone.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "the words of the file")]
pub struct Targets {
    pub(crate) framework: Framework,
    pub(crate) draft: TargetsDraft,
    pub(crate) activated: Activated,
    pub(crate) cost_per: CostPer,
    pub(crate) cost: Decimal,
    pub(crate) costs: Vec<Cost>,
    pub(crate) fixed: Vec<Option<usize>>,
    pub(crate) quantities: Vec<(usize, Quantity, Decimal)>,
    pub(crate) targets: Vec<(Aggregate, Score)>,
}

/// An entry of `costs`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "the words of the file")]
pub(crate) struct Cost {
    pub(crate) cost: Decimal,
    pub(crate) option: Option<String>,
    pub(crate) of: Vec<bool>,
}

belongs!(Targets, |_| "the plan of targets".to_owned());

impl Targets {
    /// The file as declared.
    pub fn draft(&self) -> &TargetsDraft {
        &self.draft
    }
    /// What an indicator is answered when its condition begins to hold (methodology 14.2).
    pub fn activated(&self) -> Activated {
        self.activated
    }
    /// What costs are counted by (methodology 14.4).
    pub fn cost_per(&self) -> CostPer {
        self.cost_per
    }
    /// What it costs to come to an option of an indicator, by its position and the code of
    /// the option.
    pub fn cost(&self, indicator: usize, option: &str) -> Decimal {
        let fits = |cost: &&Cost| {
            cost.of.get(indicator) == Some(&true)
                && cost.option.as_ref().is_none_or(|only| only == option)
        };
        self.costs
            .iter()
            .rev()
            .find(fits)
            .map_or(self.cost, |cost| cost.cost)
    }
    /// Why an indicator does not move; `None` where it may.
    pub fn fixed(&self, indicator: usize) -> Option<&str> {
        let entry = self.fixed.get(indicator).copied().flatten()?;
        self.draft.fixed[entry].reason.as_deref()
    }
    /// The values that quantities may come to, each with its cost.
    pub fn quantities(&self) -> impl Iterator<Item = (usize, Answer, Decimal)> {
        let each =
            |(i, value, cost): &(usize, Quantity, Decimal)| (*i, Answer::Quantity(*value), *cost);
        self.quantities.iter().map(each)
    }
    /// The targets: what is to reach which score.
    pub fn targets(&self) -> &[(Aggregate, Score)] {
        &self.targets
    }
}
