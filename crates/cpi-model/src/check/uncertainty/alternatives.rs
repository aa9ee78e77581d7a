//! Alternatives of the method, and the frameworks that follow from them.

use super::super::Report;
use super::{nodes, shorten};
use crate::draft::{AlternativeDraft, FactorDraft, FrameworkDraft, MethodDraft};
use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, Severity};
use crate::uncertainty::{Combination, Factor};
use std::collections::BTreeSet;

/// What the framework declares is called this among the alternatives.
const DECLARED: &str = "declared";

/// The most combinations of alternatives.
const MOST_COMBINATIONS: usize = 64;

pub(super) fn read(
    report: &mut Report,
    framework: &Framework,
    drafts: &[FactorDraft],
) -> (Vec<Factor>, Vec<Combination>) {
    let mut factors: Vec<Factor> = Vec::new();
    let mut on: Vec<(usize, &FactorDraft)> = Vec::new();
    for (i, draft) in drafts.iter().enumerate() {
        if draft.off {
            continue;
        }
        let path = Pointer::entry("method", i);
        let Some(name) = &draft.factor else {
            report.missing(&path, "factor", "name the factor, such as `aggregation`");
            continue;
        };
        if factors.iter().any(|factor| factor.name == *name) {
            twice(report, path.key("factor"), "factor", name);
        }
        if draft.alternatives.is_empty() {
            report.error(
                ProblemKind::Empty,
                path.key("alternatives"),
                format!("the factor `{}` has no alternatives", shorten(name)),
                "declare at least one under `alternatives`; what the framework declares is always one more",
            );
        }
        let mut names = vec![DECLARED.to_owned()];
        for (j, alternative) in draft.alternatives.iter().enumerate() {
            let path = path.key("alternatives").index(j);
            match &alternative.name {
                None => report.missing(&path, "name", "name the alternative, such as `geometric`"),
                Some(name) if names.contains(name) => {
                    twice(report, path.key("name"), "alternative", name);
                }
                Some(name) => names.push(name.clone()),
            }
            nodes(report, framework, &path.key("nodes"), &alternative.nodes);
            if alternative.method == MethodDraft::default() && alternative.normalisations.is_empty()
            {
                report.error(
                    ProblemKind::Empty,
                    &path,
                    "the alternative changes nothing",
                    "declare what is other than in the framework, such as `aggregation = \"geometric\"` or `missing = \"as-zero\"`",
                );
            }
            for name in alternative.normalisations.keys() {
                if !framework.draft().normalisations.contains_key(name) {
                    let names = framework.draft().normalisations.keys();
                    super::unknown(
                        report,
                        path.key("normalisations").key(name),
                        "normalisation",
                        name,
                        names.map(String::as_str),
                    );
                }
            }
        }
        on.push((i, draft));
        factors.push(Factor {
            name: name.clone(),
            alternatives: names,
        });
    }
    let combinations = if report.problems.any_error() {
        Vec::new()
    } else {
        combine(report, framework, &on)
    };
    (factors, combinations)
}

fn twice(report: &mut Report, path: Pointer, noun: &str, name: &str) {
    report.error(
        ProblemKind::Duplicate,
        path,
        format!("the {noun} `{}` stands twice", shorten(name)),
        format!("give each {noun} its own name; `{DECLARED}` is the framework's"),
    );
}

/// Every combination of choices with its framework.
fn combine(
    report: &mut Report,
    framework: &Framework,
    on: &[(usize, &FactorDraft)],
) -> Vec<Combination> {
    let count = on.iter().try_fold(1_usize, |count, (_, draft)| {
        count.checked_mul(draft.alternatives.len() + 1)
    });
    let Some(count) = count.filter(|count| *count <= MOST_COMBINATIONS) else {
        report.error(
            ProblemKind::OutOfRange,
            Pointer::from(["method"]),
            format!("the alternatives make more than {MOST_COMBINATIONS} combinations"),
            "switch some of them off, and run them on their own",
        );
        return Vec::new();
    };
    let mut combinations = Vec::with_capacity(count);
    let mut blamed = BTreeSet::new();
    for number in 0..count {
        let mut choices = vec![0; on.len()];
        let mut rest = number;
        for (choice, (_, draft)) in choices.iter_mut().zip(on).rev() {
            let width = draft.alternatives.len() + 1;
            *choice = rest % width;
            rest /= width;
        }
        let mut draft = framework.draft().clone();
        let mut last = Pointer::from(["method"]);
        for (choice, (i, factor)) in choices.iter().zip(on) {
            if *choice != 0 {
                apply(&mut draft, framework, &factor.alternatives[*choice - 1]);
                last = Pointer::entry("method", *i)
                    .key("alternatives")
                    .index(choice - 1);
            }
        }
        if number == 0 {
            combinations.push(Combination {
                choices,
                framework: framework.clone(),
            });
            continue;
        }
        match draft.check() {
            Ok(checked) => combinations.push(Combination {
                choices,
                framework: checked.value,
            }),
            Err(problems) => {
                let errors = problems.into_iter();
                for problem in errors.filter(|each| each.severity == Severity::Error) {
                    // Where several nodes lack the same, the first is named.
                    if blamed.insert((last.clone(), problem.kind, problem.hint.clone())) {
                        report.error(
                            problem.kind,
                            last.clone(),
                            format!("with this alternative {}", problem.message),
                            problem.hint,
                        );
                    }
                }
            }
        }
    }
    combinations
}

/// Changes what an alternative changes: of the nodes it names, or of the method of all nodes
/// and views (methodology 11.7).
fn apply(draft: &mut FrameworkDraft, framework: &Framework, alternative: &AlternativeDraft) {
    for (name, normalisation) in &alternative.normalisations {
        draft
            .normalisations
            .insert(name.clone(), normalisation.clone());
    }
    let all = alternative.nodes.is_empty();
    for (position, node) in draft.nodes.iter_mut().enumerate() {
        let code = framework.nodes()[position].code();
        if all || alternative.nodes.iter().any(|named| **named == **code) {
            replace(&mut node.method, &alternative.method);
        }
    }
    if all {
        // What a view reads its groups over has words of its own.
        let mut other = alternative.method.clone();
        other.over = None;
        for view in &mut draft.views {
            replace(&mut view.method, &other);
        }
    }
}

fn replace(method: &mut MethodDraft, other: &MethodDraft) {
    if other.aggregation.is_some() {
        method.aggregation.clone_from(&other.aggregation);
        method.exponent.clone_from(&other.exponent);
    }
    macro_rules! keys {
        ($($key:ident),+) => {$(
            if other.$key.is_some() {
                method.$key.clone_from(&other.$key);
            }
        )+};
    }
    keys!(
        over,
        weights,
        missing,
        least_coverage,
        coverage_of,
        limits,
        round_to
    );
}
