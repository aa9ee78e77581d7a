//! Which answer would another coder have given? Methodology 11.13.

use super::super::Report;
use super::super::choices::choice;
use super::answers::{shares, unknown_option};
use super::unknown;
use crate::draft::{AnswerUncertaintyDraft, CodingScope, CodingsDraft, ConfusionDraft};
use crate::framework::{Framework, IndicatorMeasure};
use crate::pointer::Pointer;
use crate::problem::ProblemKind;
use std::collections::BTreeMap;

/// For an indicator and an option the odds of each option, in the order of its scale.
pub(super) fn confusion(
    report: &mut Report,
    framework: &Framework,
    draft: &AnswerUncertaintyDraft,
) -> BTreeMap<(usize, u8), Vec<u32>> {
    let mut found = BTreeMap::new();
    if let Some(declared) = &draft.codings {
        codings(report, declared);
        if draft.confusion.is_empty() {
            report.error(
                ProblemKind::Empty,
                Pointer::from(["answers", "codings"]),
                "no answer of the round was given by two assessors, so their disagreement has no odds",
                "declare the odds of a step, `up` and `down`, or `confusion`",
            );
        }
    }
    for (i, each) in draft.confusion.iter().enumerate() {
        one(
            report,
            framework,
            &Pointer::from(["answers", "confusion"]).index(i),
            each,
            &mut found,
        );
    }
    found
}

fn codings(report: &mut Report, declared: &CodingsDraft) {
    let path = &Pointer::from(["answers", "codings"]);
    let per = choice(report, path, "per", declared.per.as_ref());
    if declared.least.is_none() && per.is_some_and(|per| per != CodingScope::Scale) {
        report.missing(
            path,
            "least",
            "say from how many codings of an option on its odds are its own; with fewer they are those of the whole scale",
        );
    }
}

fn one(
    report: &mut Report,
    framework: &Framework,
    path: &Pointer,
    declared: &ConfusionDraft,
    found: &mut BTreeMap<(usize, u8), Vec<u32>>,
) {
    let scales = &framework.draft().scales;
    let Some(name) = &declared.scale else {
        return report.missing(path, "scale", "name the scale");
    };
    let Some(scale) = scales.get(name) else {
        let names = scales.keys().map(String::as_str);
        return unknown(report, path.key("scale"), "scale", name, names);
    };
    let Some(of) = &declared.of else {
        return report.missing(path, "of", "name the option that was answered");
    };
    if scale
        .options
        .iter()
        .all(|each| each.code.as_ref() != Some(of))
    {
        return unknown_option(report, path.key("of"), (name, scale), of);
    }
    let Some(shares) = shares(report, &path.key("odds"), (name, scale), &declared.odds) else {
        return;
    };
    let indicators: Vec<usize> = match &declared.beneath {
        None => (0..framework.indicators().len()).collect(),
        Some(code) => match (
            framework.node_position(code),
            framework.indicator_position(code),
        ) {
            (Some(node), _) => framework.nodes()[node].indicators().to_vec(),
            (None, Some(indicator)) => vec![indicator],
            (None, None) => {
                let codes = framework.nodes().iter().map(|node| &**node.code());
                return unknown(
                    report,
                    path.key("beneath"),
                    "node or indicator",
                    code,
                    codes,
                );
            }
        },
    };
    for position in indicators {
        let IndicatorMeasure::Checklist(checklist) = framework.indicators()[position].measure()
        else {
            continue;
        };
        if framework.draft().indicators[position].scale.as_deref() != Some(name) {
            continue;
        }
        if let Some(option) = checklist.position(of) {
            let options = checklist.options().iter();
            let parts = options.map(|each| shares.get(each.code.as_str()).copied().unwrap_or(0));
            found.insert((position, option), parts.collect());
        }
    }
}
