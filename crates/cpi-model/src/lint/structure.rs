//! Which cells are empty without a reason, and what is declared that nothing refers to?

use super::Finding;
use crate::draft::NotApplicableAllowed;
use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::ProblemKind;
use std::collections::BTreeSet;

pub(super) fn find(framework: &Framework, found: &mut Vec<Finding>) {
    cells(framework, found);
    unused(framework, found);
    not_applicable_when(framework, found);
}

/// Says of texts on when *not applicable* is right that nobody may give that answer
/// (methodology 2.7).
fn not_applicable_when(framework: &Framework, found: &mut Vec<Finding>) {
    if framework.not_applicable() != NotApplicableAllowed::Nowhere {
        return;
    }
    let drafts = framework.draft().indicators.iter().enumerate();
    let stated: Vec<(usize, &str)> = drafts
        .filter(|(_, draft)| !draft.not_applicable_when.is_empty())
        .map(|(i, draft)| (i, draft.code.as_deref().unwrap_or_default()))
        .collect();
    let Some((first, code)) = stated.first() else {
        return;
    };
    let others = match stated.len() {
        1 => " says".to_owned(),
        n => format!(" and {} more say", n - 1),
    };
    found.push(Finding::new(
        ProblemKind::Unused,
        Vec::new(),
        Pointer::entry("indicators", *first).key("not_applicable_when"),
        format!(
            "`{code}`{others} when *not applicable* is right, but the framework allows it nowhere"
        ),
        "declare `not_applicable = { allowed = \"where-stated\" }`, or remove the texts",
    ));
}

fn cells(framework: &Framework, found: &mut Vec<Finding>) {
    for (v, (view, draft)) in framework
        .views()
        .iter()
        .zip(&framework.draft().views)
        .enumerate()
    {
        for &row in view.rows() {
            let row_code = framework.nodes()[row].code();
            for (g, group) in view.groups().iter().enumerate() {
                let filled = view
                    .cells()
                    .iter()
                    .any(|cell| cell.row() == row && cell.group() == g);
                let reasoned = draft.without.iter().any(|empty| {
                    empty.row.as_deref() == Some(row_code)
                        && empty.group.as_deref() == Some(group.code())
                });
                if !filled && !reasoned {
                    found.push(Finding::new(
                        ProblemKind::EmptyCell,
                        Vec::new(),
                        Pointer::entry("views", v).key("groups").index(g),
                        format!(
                            "the cell of `{row_code}` and `{}` has no indicators and no reason",
                            group.code()
                        ),
                        "write an indicator for it, or say why not in `without` of the view",
                    ));
                }
            }
        }
    }
}

fn unused(framework: &Framework, found: &mut Vec<Finding>) {
    let draft = framework.draft();
    let mut scales = BTreeSet::new();
    let mut normalisations = BTreeSet::new();
    let mut instruments = BTreeSet::new();
    let mut cite = |text: &str| {
        let name = text.split_once(' ').map_or(text, |(name, _)| name);
        instruments.insert(name.to_owned());
    };
    for node in &draft.nodes {
        node.source.iter().for_each(|text| cite(text));
    }
    for indicator in &draft.indicators {
        scales.extend(indicator.scale.clone());
        normalisations.extend(indicator.normalisation.clone());
        let cited = indicator.source.iter().chain(&indicator.references);
        cited.for_each(|text| cite(text));
    }
    let declared = [
        (
            "scales",
            "scale",
            draft.scales.keys().collect::<Vec<_>>(),
            &scales,
        ),
        (
            "normalisations",
            "normalisation",
            draft.normalisations.keys().collect(),
            &normalisations,
        ),
        (
            "instruments",
            "instrument",
            draft.instruments.keys().collect(),
            &instruments,
        ),
    ];
    for (key, noun, names, used) in declared {
        for name in names {
            if !used.contains(name) {
                found.push(Finding::new(
                    ProblemKind::Unused,
                    Vec::new(),
                    Pointer::root().key(key).key(name),
                    format!("no indicator uses the {noun} `{name}`"),
                    "remove it, or use it",
                ));
            }
        }
    }
}
