//! Which category does an answer belong to? Methodology 10.8.

use super::{Metric, Unit};
use cpi_model::assessment::Answer;
use cpi_model::code::NOT_APPLICABLE;
use cpi_model::framework::{Framework, IndicatorMeasure};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The categories of units that are compared together.
pub(super) enum Categories<'a> {
    /// Options by code, and *not applicable*.
    Nominal(&'a Framework, BTreeMap<&'a str, usize>),
    /// The points that options earn, in rising order.
    Ordinal(&'a Framework, BTreeMap<Decimal, usize>),
}

impl<'a> Categories<'a> {
    pub(super) fn of(framework: &'a Framework, units: &[&Unit], metric: Metric) -> Self {
        let asked: BTreeSet<usize> = units.iter().map(|unit| unit.indicator).collect();
        let options = asked.iter().filter_map(|indicator| {
            match framework.indicators()[*indicator].measure() {
                IndicatorMeasure::Checklist(checklist) => Some(checklist.options()),
                IndicatorMeasure::Quantity(_) => None,
            }
        });
        let options = options.flatten();
        match metric {
            Metric::Nominal => {
                let earning = options.filter(|option| option.points.is_some());
                let codes: BTreeSet<&str> = earning
                    .map(|option| option.code.as_str())
                    .chain([NOT_APPLICABLE])
                    .collect();
                Self::Nominal(framework, codes.into_iter().zip(0..).collect())
            }
            Metric::Ordinal => {
                let points: BTreeSet<Decimal> = options
                    .filter_map(|option| option.points.map(Decimal::from))
                    .collect();
                Self::Ordinal(framework, points.into_iter().zip(0..).collect())
            }
        }
    }

    /// The position of the category of an answer; `None` where it has none.
    pub(super) fn position(&self, indicator: usize, answer: Answer) -> Option<usize> {
        let (Self::Nominal(framework, _) | Self::Ordinal(framework, _)) = self;
        let IndicatorMeasure::Checklist(checklist) = framework.indicators()[indicator].measure()
        else {
            return None;
        };
        let option = match answer {
            Answer::Option(option) => Some(&checklist.options()[usize::from(option)]),
            Answer::NotApplicable => None,
            Answer::Missing | Answer::Quantity(_) => return None,
        };
        let earning = option.filter(|option| option.points.is_some());
        match self {
            Self::Nominal(_, codes) => {
                let code = earning.map_or(NOT_APPLICABLE, |option| option.code.as_str());
                codes.get(code).copied()
            }
            Self::Ordinal(_, points) => points.get(&earning?.points?.into()).copied(),
        }
    }
}

/// Whether two answers to an indicator are the same: the same option or number, or both that
/// it does not apply.
pub(super) fn same(framework: &Framework, indicator: usize, one: Answer, other: Answer) -> bool {
    let plain = |answer: Answer| match (answer, framework.indicators()[indicator].measure()) {
        (Answer::Option(option), IndicatorMeasure::Checklist(checklist))
            if checklist.options()[usize::from(option)].points.is_none() =>
        {
            Answer::NotApplicable
        }
        (answer, _) => answer,
    };
    plain(one) == plain(other)
}
