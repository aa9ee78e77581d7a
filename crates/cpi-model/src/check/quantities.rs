//! How quantities become scores: methodology section 3.

mod limits;

use super::Report;
use super::choices::{choice, decimal, optional_choice, score};
use super::framework::listed;
use crate::draft::{
    Cap, Deviation, Direction, IndicatorDraft, NormalisationDraft, NormalisationRule, Statistics,
};
use crate::framework::{Quantities, Rule};
use crate::number::Points;
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, suggest};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Checks a named rule: each key it needs is there, and none that it does not.
pub(super) fn normalisation(report: &mut Report, path: &Pointer, draft: &NormalisationDraft) {
    use NormalisationRule as R;
    let Some(rule) = choice(report, path, "rule", draft.rule.as_ref()) else {
        return;
    };
    let has_share = matches!(rule, R::Goalposts | R::Target | R::MinMax);
    let has_reference = !matches!(rule, R::Goalposts | R::Bands);

    if has_share {
        choice(report, path, "cap", draft.cap.as_ref());
    } else {
        unwanted(report, path, "cap", draft.cap.is_some(), rule);
        unwanted(report, path, "logarithm", draft.logarithm, rule);
    }
    let statistics = if has_reference {
        choice(report, path, "statistics", draft.statistics.as_ref())
    } else {
        unwanted(report, path, "statistics", draft.statistics.is_some(), rule);
        None
    };
    if rule == R::ZScore {
        score(report, path, "mean", draft.mean.as_ref());
        let spread = decimal(report, path, "spread", draft.spread.as_ref());
        if spread.is_some_and(|spread| spread <= Decimal::ZERO) {
            report.error(
                ProblemKind::OutOfRange,
                path.key("spread"),
                format!(
                    "`spread` is {}; a standard deviation is above 0",
                    spread.unwrap_or_default()
                ),
                "write a number above 0",
            );
        }
        if statistics == Some(Statistics::Frozen) {
            optional_choice(report, path, "deviation", draft.deviation.as_ref());
        } else {
            choice(report, path, "deviation", draft.deviation.as_ref());
        }
    } else {
        unwanted(report, path, "mean", draft.mean.is_some(), rule);
        unwanted(report, path, "spread", draft.spread.is_some(), rule);
        unwanted(report, path, "deviation", draft.deviation.is_some(), rule);
    }
    if rule == R::Rank {
        choice(report, path, "ties", draft.ties.as_ref());
    } else {
        unwanted(report, path, "ties", draft.ties.is_some(), rule);
    }
    if rule == R::Bands {
        bands(report, path, draft);
    } else {
        unwanted(report, path, "bands", !draft.bands.is_empty(), rule);
    }
}

fn unwanted(
    report: &mut Report,
    path: &Pointer,
    key: &str,
    present: bool,
    rule: NormalisationRule,
) {
    if present {
        report.contradiction(path, key, &format!("the rule `{rule}` does not use it"));
    }
}

fn bands(report: &mut Report, path: &Pointer, draft: &NormalisationDraft) {
    if draft.bands.is_empty() {
        report.missing(path, "bands", "declare at least one band with `points`");
    }
    let mut previous = None;
    for (i, band) in draft.bands.iter().enumerate() {
        let path = path.key("bands").index(i);
        score(report, &path, "points", band.points.as_ref());
        threshold(report, &path, i, band.from.as_ref(), &mut previous);
    }
}

/// A threshold of a list of bands: none in the first, rising in the others.
pub(super) fn threshold(
    report: &mut Report,
    path: &Pointer,
    position: usize,
    from: Option<&String>,
    previous: &mut Option<Decimal>,
) -> Option<Decimal> {
    if position == 0 {
        if from.is_some() {
            report.error(
                ProblemKind::InvalidBands,
                path.key("from"),
                "the first band has a threshold, so that nothing would be in a band below it",
                "remove `from` of the first band",
            );
        }
        return None;
    }
    let from = decimal(report, path, "from", from)?;
    if previous.is_some_and(|previous| from <= previous) {
        report.error(
            ProblemKind::InvalidBands,
            path.key("from"),
            format!(
                "the threshold {from} is not above the one before it, {}",
                previous.unwrap_or_default()
            ),
            "list the bands in rising order",
        );
    }
    *previous = Some(from);
    Some(from)
}

/// The keys of an indicator that belong to quantities.
pub(super) fn quantity(
    report: &mut Report,
    path: &Pointer,
    draft: &IndicatorDraft,
    normalisations: &BTreeMap<String, NormalisationDraft>,
) -> Option<Quantities> {
    if draft.unit.is_none() {
        report.missing(
            path,
            "unit",
            "declare the unit, such as `children per 100,000 aged 0–2`",
        );
    }
    let direction = choice(report, path, "direction", draft.direction.as_ref());
    let Some(name) = &draft.normalisation else {
        report.missing(
            path,
            "normalisation",
            "name one of the framework's `normalisations`",
        );
        return None;
    };
    let Some(shared) = normalisations.get(name) else {
        report.error(
            ProblemKind::UnknownReference,
            path.key("normalisation"),
            format!(
                "no normalisation is called `{}`; there are {}",
                name,
                listed(normalisations.keys())
            ),
            suggest(
                name,
                normalisations.keys().map(String::as_str),
                "correct the name, or declare the normalisation",
            ),
        );
        return None;
    };
    let (possible, plausible) = limits::limits(report, path, draft);
    let rule = rule(report, path, draft, shared, direction)?;
    let known = |cap: Option<&crate::draft::Choice<Cap>>| match cap {
        Some(crate::draft::Choice::Known(cap)) => *cap,
        _ => Cap::None,
    };
    Some(Quantities {
        direction: direction?,
        logarithm: shared.logarithm,
        cap: known(shared.cap.as_ref()),
        rule,
        possible,
        plausible,
    })
}

/// Reads the rule with the indicator's own reference points.
fn rule(
    report: &mut Report,
    path: &Pointer,
    draft: &IndicatorDraft,
    shared: &NormalisationDraft,
    direction: Option<Direction>,
) -> Option<Rule> {
    use NormalisationRule as R;
    let kind = known(shared.rule.as_ref())?;
    let frozen = known(shared.statistics.as_ref()) == Some(Statistics::Frozen);
    for (key, present, wanted) in [
        ("goalposts", draft.goalposts.is_some(), kind == R::Goalposts),
        ("target", draft.target.is_some(), kind == R::Target),
        ("reference", draft.reference.is_some(), frozen),
    ] {
        if present && !wanted {
            report.contradiction(
                path,
                key,
                &format!("its normalisation `{kind}` does not use it"),
            );
        }
    }
    let at = path.key("reference");
    let frozen_values = draft.reference.clone().unwrap_or_default();
    let rule = match kind {
        R::Goalposts => {
            let goalposts = draft.goalposts.clone().unwrap_or_default();
            let path = path.key("goalposts");
            let low = decimal(report, &path, "low", goalposts.low.as_ref());
            let high = decimal(report, &path, "high", goalposts.high.as_ref());
            let (low, high) = rising(report, &path, low?, high?)?;
            positive(report, &path, shared.logarithm, &[low, high])?;
            Rule::Goalposts { low, high }
        }
        R::Bands => {
            let number =
                |text: Option<&String>| text.and_then(|text| crate::number::parse_decimal(text));
            Rule::Bands(
                shared
                    .bands
                    .iter()
                    .map(|band| {
                        Some((
                            number(band.from.as_ref()),
                            Points::from(number(band.points.as_ref())?),
                        ))
                    })
                    .collect::<Option<Vec<_>>>()?,
            )
        }
        R::Target => {
            let target = decimal(report, path, "target", draft.target.as_ref())?;
            positive(report, path, shared.logarithm, &[target])?;
            let origin = if frozen {
                let origin = match direction? {
                    Direction::HigherIsBetter => {
                        decimal(report, &at, "low", frozen_values.low.as_ref())
                    }
                    Direction::LowerIsBetter => {
                        decimal(report, &at, "high", frozen_values.high.as_ref())
                    }
                }?;
                positive(report, &at, shared.logarithm, &[origin])?;
                if origin == target {
                    rising(report, &at, origin, target)?;
                }
                Some(origin)
            } else {
                None
            };
            Rule::Target { target, origin }
        }
        R::MinMax if frozen => {
            let low = decimal(report, &at, "low", frozen_values.low.as_ref());
            let high = decimal(report, &at, "high", frozen_values.high.as_ref());
            let (low, high) = rising(report, &at, low?, high?)?;
            positive(report, &at, shared.logarithm, &[low, high])?;
            Rule::MinMax {
                reference: Some((low, high)),
            }
        }
        R::MinMax => Rule::MinMax { reference: None },
        R::ZScore => {
            let reference = if frozen {
                let mean = decimal(report, &at, "mean", frozen_values.mean.as_ref());
                let deviation = decimal(report, &at, "deviation", frozen_values.deviation.as_ref());
                if deviation.is_some_and(|deviation| deviation <= Decimal::ZERO) {
                    report.error(
                        ProblemKind::OutOfRange,
                        at.key("deviation"),
                        format!(
                            "the standard deviation is {}; it must be above 0",
                            deviation.unwrap_or_default()
                        ),
                        "give the standard deviation of the earlier round",
                    );
                    return None;
                }
                Some((mean?, deviation?))
            } else {
                None
            };
            let number =
                |text: Option<&String>| text.and_then(|text| crate::number::parse_decimal(text));
            Rule::ZScore {
                mean: number(shared.mean.as_ref())?,
                spread: number(shared.spread.as_ref())?,
                deviation: known(shared.deviation.as_ref()).unwrap_or(Deviation::Sample),
                reference,
            }
        }
        R::Rank => Rule::Rank {
            ties: known(shared.ties.as_ref())?,
            reference: if frozen {
                Some(values(report, &at, &frozen_values.values, 1)?)
            } else {
                None
            },
        },
        R::PercentileRank => Rule::PercentileRank {
            reference: if frozen {
                Some(values(report, &at, &frozen_values.values, 2)?)
            } else {
                None
            },
        },
    };
    Some(rule)
}

fn known<T: Copy>(choice: Option<&crate::draft::Choice<T>>) -> Option<T> {
    match choice {
        Some(crate::draft::Choice::Known(value)) => Some(*value),
        _ => None,
    }
}

fn rising(
    report: &mut Report,
    path: &Pointer,
    low: Decimal,
    high: Decimal,
) -> Option<(Decimal, Decimal)> {
    if low < high {
        return Some((low, high));
    }
    let (found, hint) = if low == high {
        (
            format!("both reference points are {low}"),
            "two different values are needed to place a value between them",
        )
    } else {
        (
            format!("the low reference point {low} is above the high one {high}"),
            "write the lower value for `low`; which one is better is said by `direction`",
        )
    };
    report.error(ProblemKind::InvalidGoalposts, path, found, hint);
    None
}

fn positive(
    report: &mut Report,
    path: &Pointer,
    logarithm: bool,
    numbers: &[Decimal],
) -> Option<()> {
    let wrong = numbers
        .iter()
        .find(|number| logarithm && **number <= Decimal::ZERO);
    if let Some(number) = wrong {
        report.error(
            ProblemKind::InvalidLogarithm,
            path,
            format!(
                "the normalisation takes logarithms, and the reference point {number} has none"
            ),
            "write a number above 0, or declare a normalisation without `logarithm`",
        );
        return None;
    }
    Some(())
}

fn values(
    report: &mut Report,
    path: &Pointer,
    texts: &[String],
    least: usize,
) -> Option<Vec<Decimal>> {
    let path = path.key("values");
    let mut numbers = Vec::with_capacity(texts.len());
    for (i, text) in texts.iter().enumerate() {
        numbers.push(decimal(report, &path, &i.to_string(), Some(text))?);
    }
    if numbers.len() < least {
        report.error(
            ProblemKind::MissingKey,
            path,
            format!(
                "{} reference values are given; at least {least} are needed",
                numbers.len()
            ),
            "list the values of the earlier round",
        );
        return None;
    }
    numbers.sort_unstable();
    Some(numbers)
}
