//! The indicators: what each asks, what each answer earns, and when it applies.

mod conditions;

use super::choices::{choice, code, score, shorten, texts};
use super::framework::listed;
use super::tree::{Tree, no_parent, weight};
use super::{Report, provisions, quantities};
use crate::draft::{FrameworkDraft, IndicatorDraft, IndicatorKind, OptionDraft, ScaleDraft};
use crate::framework::{Checklist, Indicator, IndicatorMeasure, Member, OptionPoints};
use crate::number::{Points, parse_decimal};
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, suggest};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The indicators while they are read.
pub(super) struct Indicators {
    pub(super) read: Vec<Option<Indicator>>,
    pub(super) positions: BTreeMap<String, usize>,
    pub(super) condition_order: Vec<usize>,
}

/// Reads the indicators and hangs them into the tree.
pub(super) fn read(report: &mut Report, draft: &FrameworkDraft, tree: &mut Tree) -> Indicators {
    let mut positions = BTreeMap::new();
    for (i, indicator) in draft.indicators.iter().enumerate() {
        let path = Pointer::entry("indicators", i);
        tree.indicator_weights
            .push(weight(report, &path, indicator.weight.as_ref()));
        code(report, &path, "code", indicator.code.as_ref());
        // Also a wrong code is what conditions ask about.
        if let Some(code) = indicator.code.clone() {
            if tree.positions.contains_key(&code) || positions.contains_key(&code) {
                report.error(
                    ProblemKind::Duplicate,
                    path.key("code"),
                    format!("the code `{code}` is declared twice"),
                    "give each node and each indicator its own code",
                );
            } else {
                positions.insert(code, i);
            }
        }
        let parent = parent(report, &path, indicator, tree);
        tree.indicator_parents.push(parent);
        if let Some(parent) = parent {
            tree.children[parent].push(Member::Indicator(i));
        }
    }
    if draft.indicators.is_empty() {
        report.missing(
            &Pointer::root(),
            "indicators",
            "declare at least one indicator",
        );
    }
    let mut indicators = Vec::with_capacity(draft.indicators.len());
    for (i, indicator) in draft.indicators.iter().enumerate() {
        let parent = tree.indicator_parents[i];
        indicators.push(self::indicator(report, draft, i, indicator, parent));
    }
    let condition_order = conditions::conditions(report, draft, &positions, &mut indicators);
    Indicators {
        read: indicators,
        positions,
        condition_order,
    }
}

fn parent(
    report: &mut Report,
    path: &Pointer,
    draft: &IndicatorDraft,
    tree: &mut Tree,
) -> Option<usize> {
    let Some(parent) = &draft.parent else {
        report.missing(
            path,
            "parent",
            "name the node that the indicator belongs to",
        );
        return None;
    };
    let found = tree.positions.get(parent).copied();
    if found.is_none() {
        no_parent(report, path, parent, tree);
    }
    found
}

/// The lists of units that an indicator names: each has a name, and none stands twice.
fn lists(report: &mut Report, path: &Pointer, lists: &[String]) {
    for (at, list) in lists.iter().enumerate() {
        let path = path.key("lists").index(at);
        let folded = crate::matching::fold(list);
        if folded.is_empty() {
            report.error(
                ProblemKind::Empty,
                path,
                "a list has no name",
                "name it as the round file does, such as `regions`, or take it away",
            );
        } else if lists[..at]
            .iter()
            .any(|earlier| crate::matching::fold(earlier) == folded)
        {
            report.error(
                ProblemKind::Duplicate,
                path,
                format!("the list `{}` is named twice", shorten(list)),
                "keep one of them",
            );
        }
    }
}

fn indicator(
    report: &mut Report,
    framework: &FrameworkDraft,
    position: usize,
    draft: &IndicatorDraft,
    parent: Option<usize>,
) -> Option<Indicator> {
    let path = Pointer::entry("indicators", position);
    provisions::indicator(report, framework, &path, draft);
    lists(report, &path, &draft.lists);
    for (key, by_language) in draft.texts() {
        texts(report, &path, key, by_language, &framework.languages);
    }
    let measure = match choice::<IndicatorKind>(report, &path, "kind", draft.kind.as_ref())? {
        IndicatorKind::Checklist => {
            let why = "only a quantity has one";
            for (key, present) in [
                ("unit", draft.unit.is_some()),
                ("direction", draft.direction.is_some()),
                ("normalisation", draft.normalisation.is_some()),
                ("goalposts", draft.goalposts.is_some()),
                ("target", draft.target.is_some()),
                ("reference", draft.reference.is_some()),
                ("possible", draft.possible.is_some()),
                ("plausible", draft.plausible.is_some()),
                ("numerator", !draft.numerator.is_empty()),
                ("denominator", !draft.denominator.is_empty()),
                ("goalposts_reason", !draft.goalposts_reason.is_empty()),
                ("publisher", !draft.publisher.is_empty()),
            ] {
                if present {
                    report.contradiction(&path, key, why);
                }
            }
            IndicatorMeasure::Checklist(checklist(report, framework, &path, draft)?)
        }
        IndicatorKind::Quantity => {
            let why = "only a checklist indicator has one";
            for (key, present) in [
                ("scale", draft.scale.is_some()),
                ("points", !draft.points.is_empty()),
                ("reversed", draft.reversed),
                ("criteria", !draft.criteria.is_empty()),
            ] {
                if present {
                    report.contradiction(&path, key, why);
                }
            }
            IndicatorMeasure::Quantity(quantities::quantity(
                report,
                &path,
                draft,
                &framework.normalisations,
            )?)
        }
    };
    Some(Indicator {
        code: draft.code.clone()?,
        parent: parent?,
        measure,
        conditions: Vec::new(),
        otherwise: None,
        decides: false,
        requires_evidence: draft.requires_evidence == Some(true),
    })
}

fn checklist(
    report: &mut Report,
    framework: &FrameworkDraft,
    path: &Pointer,
    draft: &IndicatorDraft,
) -> Option<Checklist> {
    let Some(name) = &draft.scale else {
        report.missing(path, "scale", "name one of the framework's `scales`");
        return None;
    };
    let Some(scale) = framework.scales.get(name) else {
        report.error(
            ProblemKind::UnknownReference,
            path.key("scale"),
            format!(
                "no scale is called `{}`; there are {}",
                shorten(name),
                listed(framework.scales.keys())
            ),
            suggest(
                name,
                framework.scales.keys().map(String::as_str),
                "correct the name, or declare the scale",
            ),
        );
        return None;
    };
    // Where an option stands twice, another may be the one that is missing.
    let mut codes = BTreeSet::new();
    if !scale
        .options
        .iter()
        .all(|option| codes.insert(&option.code))
    {
        return None;
    }
    own_points(report, path, draft, name, scale);
    criteria(report, framework, path, draft, name, scale);
    let mut options = Vec::with_capacity(scale.options.len());
    for option in &scale.options {
        let code = option.code.clone()?;
        let points = match draft.points.get(&code).or(option.points.as_ref()) {
            _ if option.not_applicable => None,
            Some(text) => Some(parse_decimal(text)?),
            None => return None,
        };
        let requires_evidence = draft.requires_evidence.unwrap_or(option.requires_evidence);
        options.push((code, points, requires_evidence));
    }
    let earned: Vec<Decimal> = options
        .iter()
        .filter_map(|(_, points, _)| *points)
        .collect();
    // A scale without points was reported with the scale.
    let (low, high) = (*earned.iter().min()?, *earned.iter().max()?);
    let mut awarded = Vec::with_capacity(options.len());
    for (code, points, requires_evidence) in options {
        let points = match points {
            Some(points) if draft.reversed => Some(turned(low, high, points).or_else(|| {
                report.error(
                    ProblemKind::OutOfRange,
                    path.key("reversed"),
                    format!(
                        "reversed, the option `{code}` would earn {low} + {high} − {points}, which has more than 28 digits"
                    ),
                    "write the points with fewer decimals",
                );
                None
            })?),
            other => other,
        };
        awarded.push(OptionPoints {
            code,
            requires_evidence,
            points: points.map(Points::from),
        });
    }
    let options = awarded;
    Some(Checklist {
        options,
        low: Points::from(low),
        high: Points::from(high),
    })
}

/// low + high − points (methodology 2.3); none where a decimal cannot hold it exactly.
fn turned(low: Decimal, high: Decimal, points: Decimal) -> Option<Decimal> {
    let scale = low.scale().max(high.scale()).max(points.scale());
    let whole = |number: Decimal| {
        let shift = 10_i128.checked_pow(scale - number.scale())?;
        number.mantissa().checked_mul(shift)
    };
    let sum = whole(low)?.checked_add(whole(high)?)?;
    let turned = sum.checked_sub(whole(points)?)?;
    Decimal::try_from_i128_with_scale(turned, scale).ok()
}

fn own_points(
    report: &mut Report,
    path: &Pointer,
    draft: &IndicatorDraft,
    name: &str,
    scale: &ScaleDraft,
) {
    let path = path.key("points");
    for (option, points) in &draft.points {
        score(report, &path, option, Some(points));
        let found = self::option(report, &path, name, scale, option);
        if found.is_some_and(|found| found.not_applicable) {
            report.contradiction(
                &path,
                option,
                "this option means not applicable and earns no points",
            );
        }
    }
}

fn criteria(
    report: &mut Report,
    framework: &FrameworkDraft,
    path: &Pointer,
    draft: &IndicatorDraft,
    name: &str,
    scale: &ScaleDraft,
) {
    let path = path.key("criteria");
    for (option, by_language) in &draft.criteria {
        self::option(report, &path, name, scale, option);
        texts(report, &path, option, by_language, &framework.languages);
    }
}

/// The option of a scale that a key beneath `path` names.
fn option<'a>(
    report: &mut Report,
    path: &Pointer,
    name: &str,
    scale: &'a ScaleDraft,
    option: &str,
) -> Option<&'a OptionDraft> {
    let mut options = scale.options.iter();
    let found = options.find(|each| each.code.as_deref() == Some(option));
    if found.is_none() {
        report.error(
            ProblemKind::UnknownOption,
            path.key(option),
            format!(
                "the scale `{name}` has no option `{}`; it has {}",
                shorten(option),
                listed(scale.options.iter().filter_map(|each| each.code.as_ref()))
            ),
            suggest(
                option,
                scale.options.iter().filter_map(|each| each.code.as_deref()),
                "correct the option",
            ),
        );
    }
    found
}
