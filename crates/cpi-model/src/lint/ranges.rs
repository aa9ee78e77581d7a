//! Which declarations of a quantity reach beyond the values that there can be?

use super::Finding;
use crate::framework::{Framework, IndicatorMeasure, Rule};
use crate::number::Quantity;
use crate::pointer::Pointer;
use crate::problem::ProblemKind;

pub(super) fn find(framework: &Framework, found: &mut Vec<Finding>) {
    for (i, indicator) in framework.indicators().iter().enumerate() {
        let IndicatorMeasure::Quantity(quantity) = indicator.measure() else {
            continue;
        };
        let (possible, plausible) = (quantity.possible(), quantity.plausible());
        let within = |value: Quantity| {
            possible.least().is_none_or(|least| least <= value)
                && possible.most().is_none_or(|most| value <= most)
        };
        let mut ends = vec![
            ("plausible", "least plausible value", plausible.least()),
            ("plausible", "most plausible value", plausible.most()),
        ];
        match quantity.rule() {
            Rule::Goalposts { low, high } => ends.extend([
                ("goalposts", "low goalpost", Some(Quantity::from(*low))),
                ("goalposts", "high goalpost", Some(Quantity::from(*high))),
            ]),
            Rule::Target { target, .. } => {
                ends.push(("target", "target", Some(Quantity::from(*target))));
            }
            _ => {}
        }
        for (key, what, value) in ends {
            let Some(value) = value.filter(|value| !within(*value)) else {
                continue;
            };
            let origin = if possible.by_unit() {
                ", as its unit implies"
            } else {
                ""
            };
            found.push(Finding::new(
                ProblemKind::BeyondPossible,
                vec![i],
                Pointer::entry("indicators", i).key(key),
                format!(
                    "the {what} of `{}` is {value}; possible values are {possible}{origin}",
                    indicator.code()
                ),
                "move it within the possible values, or correct `possible` of the indicator",
            ));
        }
    }
}
