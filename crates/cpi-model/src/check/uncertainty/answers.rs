//! Answers, what is missing, and the points of options.

use super::super::Report;
use super::super::choices::{decimal, shorten};
use super::super::framework::listed;
use super::{unknown, unknown_indicator};
use crate::draft::{AnswerUncertaintyDraft, CompletionDraft, OptionUncertaintyDraft, ScaleDraft};
use crate::framework::{Framework, IndicatorMeasure};
use crate::number::{Points, Rounding, Share};
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, suggest};
use crate::uncertainty::{Completions, ODDS_PARTS, OptionValue, Steps};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// A decimal from 0 to 1.
fn odds(report: &mut Report, path: &Pointer, key: &str, found: Option<&String>) -> Option<Decimal> {
    let number = decimal(report, path, key, found)?;
    if Share::new(number).is_some() {
        return Some(number);
    }
    report.error(
        ProblemKind::OutOfRange,
        path.key(key),
        format!("the odds of `{key}` are {number}; allowed is 0 to 1"),
        "write a share, such as `\"0.1\"` for one in ten",
    );
    None
}

/// A share in 65,536ths, to the nearest.
fn parts(share: Decimal) -> u32 {
    let whole = Rounding::new(0, crate::draft::RoundingMode::HalfUp);
    u32::try_from(whole.apply(share * Decimal::from(ODDS_PARTS))).unwrap_or(ODDS_PARTS)
}

fn step(
    report: &mut Report,
    path: &Pointer,
    up: Option<&String>,
    down: Option<&String>,
) -> Option<Steps> {
    let up = odds(report, path, "up", up);
    let down = odds(report, path, "down", down);
    let (up, down) = (up?, down?);
    if Decimal::ONE < up + down {
        report.error(
            ProblemKind::InvalidOdds,
            path,
            format!(
                "the odds of a step up and of a step down are {} together; they are at most 1",
                up + down
            ),
            "lower one of them; what is left is the odds that the answer stays",
        );
        return None;
    }
    let down = parts(down);
    Some(Steps {
        down,
        up: parts(up).min(ODDS_PARTS - down),
    })
}

pub(super) fn steps(
    report: &mut Report,
    framework: &Framework,
    draft: &AnswerUncertaintyDraft,
) -> Vec<Steps> {
    let path = &Pointer::from(["answers"]);
    let otherwise = draft.codings.is_some() || !draft.confusion.is_empty();
    let all = if otherwise && draft.up.is_none() && draft.down.is_none() {
        Steps::default()
    } else {
        step(report, path, draft.up.as_ref(), draft.down.as_ref()).unwrap_or_default()
    };
    let checklist = |position: usize| {
        matches!(
            framework.indicators()[position].measure(),
            IndicatorMeasure::Checklist(_)
        )
    };
    let mut steps: Vec<Steps> = (0..framework.indicators().len())
        .map(|position| {
            if checklist(position) {
                all
            } else {
                Steps::default()
            }
        })
        .collect();
    for (code, own) in &draft.indicators {
        let path = path.key("indicators").key(code);
        let found = step(report, &path, own.up.as_ref(), own.down.as_ref());
        match framework.indicator_position(code) {
            Some(position) if checklist(position) => {
                steps[position] = found.unwrap_or_default();
            }
            Some(_) => report.error(
                ProblemKind::Contradiction,
                path,
                format!("`{code}` is a quantity, which has no steps"),
                "declare its error under `quantities`",
            ),
            None => unknown_indicator(report, path, code, framework),
        }
    }
    steps
}

/// The odds of the options of a scale, in 65,536ths that add up to the whole.
pub(super) fn shares<'a>(
    report: &mut Report,
    path: &Pointer,
    (name, scale): (&str, &ScaleDraft),
    declared: &'a BTreeMap<String, String>,
) -> Option<BTreeMap<&'a str, u32>> {
    let mut sum = Decimal::ZERO;
    let mut whole = true;
    let mut shares = BTreeMap::new();
    for (option, text) in declared {
        let share = odds(report, path, option, Some(text));
        whole &= share.is_some();
        let known = scale
            .options
            .iter()
            .find(|each| each.code.as_deref() == Some(option));
        match known {
            Some(known) if known.not_applicable => report.error(
                ProblemKind::Contradiction,
                path.key(option),
                format!(
                    "`{option}` means not applicable, which completes nothing (methodology 6.1)"
                ),
                "leave it out, and give its odds to the others",
            ),
            Some(_) => {}
            None => unknown_option(report, path.key(option), (name, scale), option),
        }
        sum += share.unwrap_or_default();
        shares.insert(option.as_str(), parts(share.unwrap_or_default()));
    }
    if whole && sum != Decimal::ONE {
        report.error(
            ProblemKind::InvalidOdds,
            path,
            format!(
                "the odds of the options are {} together, not 1",
                sum.normalize()
            ),
            "change them so that they add up to 1; an option without odds has 0",
        );
        return None;
    }
    // Rounded parts add up to the whole: the likeliest option bears the difference.
    let total: u32 = shares.values().sum();
    if let Some(largest) = shares.values_mut().max() {
        *largest = (*largest + ODDS_PARTS).saturating_sub(total);
    }
    Some(shares)
}

/// Says that a scale has no such option.
pub(super) fn unknown_option(
    report: &mut Report,
    path: Pointer,
    (name, scale): (&str, &ScaleDraft),
    option: &str,
) {
    let codes = scale.options.iter().filter_map(|each| each.code.as_deref());
    report.error(
        ProblemKind::UnknownOption,
        path,
        format!(
            "the scale `{name}` has no option `{}`; it has {}",
            shorten(option),
            listed(codes.clone())
        ),
        suggest(option, codes, "write the code of an option"),
    );
}

pub(super) fn completions(
    report: &mut Report,
    framework: &Framework,
    draft: &CompletionDraft,
) -> Completions {
    let path = &Pointer::from(["missing"]);
    if draft.odds.is_empty() && !draft.quantities {
        report.error(
            ProblemKind::Empty,
            path,
            "nothing that is missing is completed",
            "declare the odds of each option in `odds.SCALE`, or `quantities = true`",
        );
    }
    let scales = &framework.draft().scales;
    let mut by_scale: BTreeMap<&str, BTreeMap<&str, u32>> = BTreeMap::new();
    for (name, declared) in &draft.odds {
        let path = path.key("odds").key(name);
        let Some(scale) = scales.get(name) else {
            let names = scales.keys().map(String::as_str);
            unknown(report, path, "scale", name, names);
            continue;
        };
        let Some(shares) = shares(report, &path, (name, scale), declared) else {
            continue;
        };
        by_scale.insert(name, shares);
    }
    let of_indicator = |position: usize| {
        let IndicatorMeasure::Checklist(checklist) = framework.indicators()[position].measure()
        else {
            return None;
        };
        let scale = framework.draft().indicators[position].scale.as_deref()?;
        let shares = by_scale.get(scale)?;
        let options = checklist.options().iter();
        Some(
            options
                .map(|option| shares.get(option.code.as_str()).copied().unwrap_or(0))
                .collect(),
        )
    };
    Completions {
        odds: (0..framework.indicators().len())
            .map(of_indicator)
            .collect(),
        quantities: draft.quantities,
    }
}

pub(super) fn options(
    report: &mut Report,
    framework: &Framework,
    drafts: &[OptionUncertaintyDraft],
) -> Vec<OptionValue> {
    let mut values = Vec::new();
    let mut seen = BTreeSet::new();
    for (i, draft) in drafts.iter().enumerate() {
        if draft.off {
            continue;
        }
        let path = Pointer::entry("options", i);
        for (key, found) in [("scale", &draft.scale), ("option", &draft.option)] {
            if found.is_none() {
                report.missing(&path, key, format!("name the {key}"));
            }
        }
        let low = decimal(report, &path, "low", draft.low.as_ref());
        let high = decimal(report, &path, "high", draft.high.as_ref());
        let (Some(scale), Some(option)) = (&draft.scale, &draft.option) else {
            continue;
        };
        let scales = &framework.draft().scales;
        let Some(declared) = scales.get(scale) else {
            let names = scales.keys().map(String::as_str);
            unknown(report, path.key("scale"), "scale", scale, names);
            continue;
        };
        let earns = declared.options.iter().filter(|each| !each.not_applicable);
        let codes: Vec<&str> = earns.filter_map(|each| each.code.as_deref()).collect();
        if !codes.contains(&option.as_str()) {
            report.error(
                ProblemKind::UnknownOption,
                path.key("option"),
                format!(
                    "the scale `{scale}` has no option `{}` that earns points; such are {}",
                    shorten(option),
                    listed(codes.iter())
                ),
                suggest(
                    option,
                    codes.iter().copied(),
                    "write the code of one of them",
                ),
            );
            continue;
        }
        if !seen.insert((scale, option)) {
            report.error(
                ProblemKind::Duplicate,
                &path,
                format!("the points of `{option}` are drawn twice"),
                "keep one of them",
            );
        }
        let (Some(low), Some(high)) = (low, high) else {
            continue;
        };
        if high <= low {
            report.error(
                ProblemKind::OutOfRange,
                &path,
                format!("the fewest points {low} are not below the most points {high}"),
                "write the lower number for `low`",
            );
            continue;
        }
        let indicators = concerned(framework, scale, option);
        let beyond = indicators.iter().find(|(position, _, _)| {
            let IndicatorMeasure::Checklist(checklist) =
                framework.indicators()[*position].measure()
            else {
                return false;
            };
            low < checklist.low().into() || Decimal::from(checklist.high()) < high
        });
        if let Some((position, _, _)) = beyond {
            report.error(
                ProblemKind::OutOfRange,
                &path,
                format!(
                    "{low} to {high} reaches beyond the lowest or highest points of `{}`",
                    framework.indicators()[*position].code()
                ),
                "keep the option between the others; its lowest and highest points turn reversed items (methodology 2.3)",
            );
        }
        values.push(OptionValue {
            name: format!("{scale}.{option}"),
            low: Points::from(low),
            high: Points::from(high),
            indicators,
        });
    }
    values
}

/// The indicators whose points of an option are those of the scale.
fn concerned(framework: &Framework, scale: &str, option: &str) -> Vec<(usize, u8, bool)> {
    let drafts = framework.draft().indicators.iter().enumerate();
    drafts
        .filter(|(_, draft)| {
            draft.scale.as_deref() == Some(scale) && !draft.points.contains_key(option)
        })
        .filter_map(
            |(position, draft)| match framework.indicators()[position].measure() {
                IndicatorMeasure::Checklist(checklist) => {
                    Some((position, checklist.position(option)?, draft.reversed))
                }
                IndicatorMeasure::Quantity(_) => None,
            },
        )
        .collect()
}
