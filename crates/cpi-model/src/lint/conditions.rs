//! Can the conditions of each indicator hold at all, and does a question that may be not applicable
//! take points away?
//!
//! A condition holds where the indicator it asks about is answered so and does itself
//! apply (methodology 2.5). So what that indicator depends on must hold as well, and so on
//! up: where two of these ask for different options of one indicator, none can hold.
//!
//! Where a condition fails, `lowest` scores the indicator as the worst answer (2.6). A condition also
//! fails where the question it asks about is not applicable (2.5), and then a country earns the
//! lowest points for what it is not asked.

use super::Finding;
use crate::draft::Otherwise;
use crate::framework::{Condition, Framework, IndicatorMeasure};
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
        lowest_without_cause(framework, i, found);
    }
}

/// The finding of an indicator that `lowest` scores where another one is not applicable.
fn lowest_without_cause(framework: &Framework, i: usize, found: &mut Vec<Finding>) {
    let indicator = &framework.indicators()[i];
    if indicator.otherwise() != Some(Otherwise::Lowest) {
        return;
    }
    let mut conditions = indicator.conditions().iter();
    let Some((asked, why)) = conditions.find_map(|it| Some((it, may_be_out(framework, it)?)))
    else {
        return;
    };
    let asked = framework.indicators()[asked.indicator].code();
    found.push(Finding::new(
        ProblemKind::LowestWithoutCause,
        vec![i],
        Pointer::entry("indicators", i).key("otherwise"),
        format!(
            "`{}` scores its lowest where `{asked}` is not applicable, {why}: a country loses points for what it is not asked",
            indicator.code(),
        ),
        "let it hang on a question that always applies, or write `leave-out`",
    ));
}

/// How the question that a condition asks about can be not applicable, if it can.
fn may_be_out(framework: &Framework, condition: &Condition) -> Option<&'static str> {
    let asked = &framework.indicators()[condition.indicator];
    let out_by_option = match asked.measure() {
        IndicatorMeasure::Checklist(checklist) => {
            let options = (0_u8..).zip(checklist.options());
            let mut others = options.filter(|(at, _)| !condition.options.contains(at));
            others.any(|(_, option)| option.points.is_none())
        }
        IndicatorMeasure::Quantity(_) => false,
    };
    if out_by_option {
        Some("which one of its options means")
    } else if framework.allows_not_applicable(condition.indicator) {
        Some("as its answer may be")
    } else if !asked.conditions().is_empty() && asked.otherwise() == Some(Otherwise::LeaveOut) {
        Some("as its own condition may leave it")
    } else {
        None
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
