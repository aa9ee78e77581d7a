//! Can the conditions of each indicator hold at all?
//!
//! A condition holds where the indicator it asks about is answered so and does itself
//! apply (methodology 2.5). So what that indicator depends on must hold as well, and so on
//! up: where two of these ask for different options of one indicator, none can hold.

use super::Finding;
use crate::framework::{Framework, IndicatorMeasure};
use crate::pointer::Pointer;
use crate::problem::ProblemKind;
use std::collections::{BTreeMap, BTreeSet};

/// The options that each indicator on the way must be answered with.
type Needed = BTreeMap<usize, BTreeSet<u8>>;

pub(super) fn find(framework: &Framework, found: &mut Vec<Finding>) {
    let mut needed: BTreeMap<usize, Needed> = BTreeMap::new();
    for &i in framework.condition_order() {
        let indicator = &framework.indicators()[i];
        let mut mine = Needed::new();
        let mut clash = None;
        for condition in indicator.conditions() {
            let asked = condition.indicator;
            let options: BTreeSet<u8> = condition.options.iter().copied().collect();
            let further = needed.get(&asked).cloned().unwrap_or_default();
            for (on, options) in std::iter::once((asked, options)).chain(further) {
                let both: BTreeSet<u8> = match mine.get(&on) {
                    Some(earlier) => earlier.intersection(&options).copied().collect(),
                    None => options.clone(),
                };
                if both.is_empty() && clash.is_none() {
                    let earlier = mine.get(&on).cloned().unwrap_or_default();
                    clash = Some((on, earlier, options));
                }
                mine.insert(on, both);
            }
        }
        if let Some((on, one, other)) = clash {
            let code = |i: usize| framework.indicators()[i].code();
            found.push(Finding::new(
                ProblemKind::ImpossibleCondition,
                vec![i],
                Pointer::entry("indicators", i).key("applies_if"),
                format!(
                    "`{}` never applies: what it depends on asks that `{}` be answered {} and also {}",
                    code(i),
                    code(on),
                    listed(framework, on, &one),
                    listed(framework, on, &other)
                ),
                "remove one of the conditions, also of those that it asks about",
            ));
            // What depends on it never applies either; one finding is enough.
            mine.clear();
        }
        needed.insert(i, mine);
    }
}

fn listed(framework: &Framework, indicator: usize, options: &BTreeSet<u8>) -> String {
    let IndicatorMeasure::Checklist(checklist) = framework.indicators()[indicator].measure() else {
        return String::new();
    };
    let words: Vec<String> = options
        .iter()
        .map(|option| format!("`{}`", checklist.options()[usize::from(*option)].code))
        .collect();
    words.join(" or ")
}
