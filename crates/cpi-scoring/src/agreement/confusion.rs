//! Which answer would another coder have given? Methodology 11.13.

use super::{Unit, own};
use cpi_model::assessment::Answer;
use cpi_model::draft::{Choice, CodingScope, CodingsDraft, ConfusionDraft, RoundingMode};
use cpi_model::framework::{Framework, IndicatorMeasure, OtherFramework};
use cpi_model::number::Rounding;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Odds are given with this many decimals.
const DECIMALS: Rounding = Rounding::new(6, RoundingMode::HalfUp);

/// A part of a framework: a scale, and in it a section or indicator.
type Scope<'a> = (&'a str, Option<&'a str>);

/// How often one option of a scope stood beside each of the others.
type Counts<'a> = BTreeMap<Scope<'a>, BTreeMap<usize, BTreeMap<usize, Decimal>>>;

/// The odds that an answer would have been another, as the coders of units disagreed; the
/// whole scale first.
///
/// # Method
///
/// Methodology 11.13.
///
/// # Errors
///
/// [`OtherFramework`] where a unit is of another framework.
pub fn coder_odds(
    framework: &Framework,
    units: &[Unit],
    declared: &CodingsDraft,
) -> Result<Vec<ConfusionDraft>, OtherFramework> {
    own(framework, units)?;
    let per = match declared.per {
        Some(Choice::Known(per)) => per,
        _ => CodingScope::Scale,
    };
    let mut counts = Counts::new();
    for unit in units {
        let Some(scale) = framework.draft().indicators[unit.indicator]
            .scale
            .as_deref()
        else {
            continue;
        };
        count(framework, unit, (scale, None), &mut counts);
        if let Some(beneath) = beneath(framework, unit.indicator, per) {
            count(framework, unit, (scale, Some(beneath)), &mut counts);
        }
    }
    let least = Decimal::from(declared.least.unwrap_or_default());
    let mut found: Vec<((bool, Scope<'_>), Vec<ConfusionDraft>)> = counts
        .iter()
        .map(|(scope, counts)| {
            let odds = counts.iter().filter_map(|(option, beside)| {
                let all: Decimal = beside.values().sum();
                let enough = scope.1.is_none() || least <= all;
                enough.then(|| confusion(framework, *scope, *option, beside, all))
            });
            ((scope.1.is_some(), *scope), odds.flatten().collect())
        })
        .collect();
    found.sort_by_key(|(key, _)| *key);
    Ok(found.into_iter().flat_map(|(_, odds)| odds).collect())
}

/// The section or indicator whose codings are taken together.
fn beneath(framework: &Framework, indicator: usize, per: CodingScope) -> Option<&str> {
    match per {
        CodingScope::Scale => None,
        CodingScope::Indicator => Some(framework.indicators()[indicator].code()),
        CodingScope::Section => {
            let nodes = framework.nodes();
            let mut sections = nodes
                .iter()
                .filter(|node| node.parent() == Some(framework.root()));
            let section = sections.find(|node| node.indicators().contains(&indicator))?;
            Some(section.code())
        }
    }
}

/// Each ordered pair of answers to a unit of *m* answers counts 1/(*m* − 1), as in 10.12.
/// Options are counted by their place among those of the scale.
fn count<'a>(framework: &Framework, unit: &Unit, scope: Scope<'a>, counts: &mut Counts<'a>) {
    let IndicatorMeasure::Checklist(checklist) = framework.indicators()[unit.indicator].measure()
    else {
        return;
    };
    let options: Vec<usize> = unit
        .answers
        .iter()
        .filter_map(|(_, answer)| match answer {
            Answer::Option(option) => {
                let option = usize::from(*option);
                checklist.options()[option]
                    .points
                    .is_some()
                    .then_some(option)
            }
            _ => None,
        })
        .collect();
    if options.len() < 2 {
        return;
    }
    let weight = Decimal::ONE / Decimal::from(options.len() - 1);
    for (i, one) in options.iter().enumerate() {
        for (j, other) in options.iter().enumerate() {
            if i != j {
                let of = counts.entry(scope).or_default().entry(*one).or_default();
                *of.entry(*other).or_default() += weight;
            }
        }
    }
}

/// The odds of one option; what rounding leaves is its own.
fn confusion(
    framework: &Framework,
    (scale, beneath): Scope<'_>,
    option: usize,
    beside: &BTreeMap<usize, Decimal>,
    all: Decimal,
) -> Option<ConfusionDraft> {
    let options = &framework.draft().scales.get(scale)?.options;
    let code = |option: usize| options.get(option)?.code.clone();
    let mut own = Decimal::ONE;
    let mut odds = BTreeMap::new();
    for (other, count) in beside.iter().filter(|(other, _)| **other != option) {
        let share = DECIMALS.apply(*count / all);
        own -= share;
        odds.insert(code(*other)?, share.normalize().to_string());
    }
    odds.insert(code(option)?, own.normalize().to_string());
    Some(ConfusionDraft {
        scale: Some(scale.to_owned()),
        beneath: beneath.map(str::to_owned),
        of: code(option),
        odds,
    })
}
