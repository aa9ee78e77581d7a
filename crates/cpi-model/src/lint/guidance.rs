//! Does each indicator say what earns which answer, on what evidence, by which provision?
//!
//! What no indicator of a framework says is one finding; what some say and others do not
//! is one for each of these.

use super::Finding;
use crate::draft::{IndicatorDraft, Texts};
use crate::framework::{Framework, IndicatorMeasure};
use crate::pointer::Pointer;
use crate::problem::ProblemKind;

/// A part of the guidance: what it is called, and for which indicators it is lacking.
type Part = (&'static str, fn(&Framework, usize) -> Vec<String>);

const PARTS: [Part; 6] = [
    ("criteria", criteria),
    ("expected evidence", |framework, i| {
        lacks(
            draft(framework, i).evidence.is_empty(),
            "no expected evidence",
        )
    }),
    ("a source", |framework, i| {
        lacks(draft(framework, i).source.is_none(), "no source")
    }),
    ("a numerator", |framework, i| {
        let lacking = is_quantity(framework, i) && draft(framework, i).numerator.is_empty();
        lacks(lacking, "no numerator")
    }),
    ("a reason for the goalposts", |framework, i| {
        let draft = draft(framework, i);
        let lacking = draft.goalposts.is_some() && draft.goalposts_reason.is_empty();
        lacks(lacking, "no reason for the goalposts")
    }),
    ("a publisher of the figures", |framework, i| {
        let lacking = is_quantity(framework, i) && draft(framework, i).publisher.is_empty();
        lacks(lacking, "no publisher of the figures")
    }),
];

pub(super) fn find(framework: &Framework, found: &mut Vec<Finding>) {
    let indicators = framework.draft().indicators.len();
    let mut lacking: Vec<Vec<String>> = vec![Vec::new(); indicators];
    for (name, missing) in PARTS {
        let all: Vec<Vec<String>> = (0..indicators).map(|i| missing(framework, i)).collect();
        let concerned = (0..indicators).filter(|i| concerns(framework, name, *i));
        if 1 < concerned.clone().count() && concerned.clone().all(|i| !all[i].is_empty()) {
            found.push(Finding::new(
                ProblemKind::MissingGuidance,
                Vec::new(),
                Pointer::from(["indicators"]),
                format!("no indicator has {name}"),
                "write it for each indicator, so that two assessors answer alike",
            ));
            continue;
        }
        for (lacking, more) in lacking.iter_mut().zip(all) {
            lacking.extend(more);
        }
    }
    for (i, lacking) in lacking.iter().enumerate() {
        if !lacking.is_empty() {
            let code = draft(framework, i).code.as_deref().unwrap_or_default();
            found.push(Finding::new(
                ProblemKind::MissingGuidance,
                vec![i],
                Pointer::entry("indicators", i),
                format!("`{code}` has {}", lacking.join(", ")),
                "write it, so that two assessors answer alike",
            ));
        }
    }
}

/// Whether an indicator can have that part at all.
fn concerns(framework: &Framework, part: &str, i: usize) -> bool {
    match part {
        "criteria" => !is_quantity(framework, i),
        "a numerator" | "a publisher of the figures" => is_quantity(framework, i),
        "a reason for the goalposts" => draft(framework, i).goalposts.is_some(),
        _ => true,
    }
}

fn criteria(framework: &Framework, i: usize) -> Vec<String> {
    let IndicatorMeasure::Checklist(checklist) = framework.indicators()[i].measure() else {
        return Vec::new();
    };
    let draft = draft(framework, i);
    if draft.criteria.is_empty() && !draft.guidance.is_empty() {
        return Vec::new();
    }
    checklist
        .options()
        .iter()
        .filter(|option| option.points.is_some())
        .filter(|option| draft.criteria.get(&option.code).is_none_or(Texts::is_empty))
        .map(|option| format!("no criteria for `{}`", option.code))
        .collect()
}

fn lacks(lacking: bool, what: &str) -> Vec<String> {
    lacking.then(|| what.to_owned()).into_iter().collect()
}

fn draft(framework: &Framework, i: usize) -> &IndicatorDraft {
    &framework.draft().indicators[i]
}

fn is_quantity(framework: &Framework, i: usize) -> bool {
    matches!(
        framework.indicators()[i].measure(),
        IndicatorMeasure::Quantity(_)
    )
}
