//! How much did each country declare not applicable, and whose share stands out? Methodology
//! 4.13 and 4.14.

use crate::scorecard::Coverage;
use cpi_model::Pointer;
use cpi_model::assessment::{Answer, Applicability, Assessment};
use cpi_model::number::Share;
use cpi_model::{ProblemKind, Problems};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A share stands out only if it is more than this above the median: five in a hundred.
const LEAST_DIFFERENCE: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// Three times 1.4826, which makes the median absolute deviation comparable to a standard
/// deviation where values are normal (Leys et al. 2013).
const DEVIATIONS: Decimal = Decimal::from_parts(44_478, 0, 0, false, 4);

/// The coverage of a whole assessment, without scoring it: what applies, what is answered, what
/// is declared not applicable and what conditions leave out.
///
/// # Method
///
/// Methodology 4.6 and 4.13.
pub fn applicability_of(assessment: &Assessment) -> Coverage {
    let framework = assessment.framework();
    let verdicts = assessment.applicability();
    let mut coverage = Coverage::default();
    for (position, answer) in assessment.answers().iter().enumerate() {
        let part = if verdicts.get(&position) == Some(&Applicability::Fails) {
            crate::item::failed(framework, &framework.indicators()[position]).coverage()
        } else if answer.takes_out(framework, position) {
            crate::item::Item::NotApplicable.coverage()
        } else {
            Coverage {
                applicable: 1,
                answered: u32::from(*answer != Answer::Missing),
                ..Coverage::default()
            }
        };
        coverage = crate::node::covered([coverage, part].into_iter());
    }
    coverage
}

/// A warning for each country of a round whose share of *not applicable* stands out from those
/// of the other countries, in the order given.
///
/// # Method
///
/// Methodology 4.14.
pub fn standing_out(assessments: &[Assessment]) -> Problems {
    let mut rounds: BTreeMap<&str, Vec<(usize, Coverage)>> = BTreeMap::new();
    for (i, assessment) in assessments.iter().enumerate() {
        let coverage = applicability_of(assessment);
        let round = rounds.entry(assessment.round()).or_default();
        round.push((i, coverage));
    }
    let mut found: BTreeMap<usize, String> = BTreeMap::new();
    for (round, countries) in &rounds {
        let mut sorted: Vec<Decimal> = countries
            .iter()
            .map(|(_, coverage)| coverage.not_applicable_share().into())
            .collect();
        sorted.sort_unstable();
        for (i, coverage) in countries {
            let Some(middle) = stands_out(&sorted, *coverage) else {
                continue;
            };
            found.insert(
                *i,
                format!(
                    "{} declared {} of {} indicators not applicable in {round} ({} %); the median of the other countries is {} %",
                    assessments[*i].country(),
                    coverage.not_applicable,
                    coverage.asked(),
                    coverage.not_applicable_share().percent(1),
                    middle.percent(1)
                ),
            );
        }
    }
    let mut problems = Problems::new();
    for (i, message) in found {
        let before = problems.len();
        problems.warning(
            ProblemKind::StandsOut,
            Pointer::root(),
            message,
            "read the reasons of these answers: each one takes an indicator out of the score",
        );
        problems.of_country(before, assessments[i].country());
    }
    problems
}

/// The median of the others, if a share stands out from them. `sorted` holds the shares of all.
fn stands_out(sorted: &[Decimal], coverage: Coverage) -> Option<Share> {
    let share = Decimal::from(coverage.not_applicable_share());
    let mut others = sorted.to_vec();
    others.remove(sorted.iter().position(|each| *each == share)?);
    let middle = median(&others)?;
    let above = share - middle;
    let indicators = above * Decimal::from(coverage.asked());
    if above <= LEAST_DIFFERENCE || indicators <= Decimal::ONE {
        return None;
    }
    let mut deviations: Vec<Decimal> = others.iter().map(|it| (it - middle).abs()).collect();
    deviations.sort_unstable();
    if above <= DEVIATIONS * median(&deviations)? {
        return None;
    }
    Share::new(middle)
}

/// The middle of sorted numbers, or the mean of the two in the middle.
fn median(sorted: &[Decimal]) -> Option<Decimal> {
    let half = sorted.len() / 2;
    let upper = *sorted.get(half)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    Some((sorted.get(half.checked_sub(1)?)? + upper) / Decimal::TWO)
}
