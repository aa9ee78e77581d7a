//! Where does a framework fall short, and is any indicator out of all proportion?

use crate::weights::effective_weights;
use cpi_model::Framework;
use cpi_model::Pointer;
use cpi_model::lint::{self, Finding, Lint, Terms};
use cpi_model::number::{Rounding, Share};
use cpi_model::problem::ProblemKind;
use rust_decimal::Decimal;

/// How far an effective weight may lie from the mean, before it is a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tolerance {
    /// The most, as a multiple of the mean weight. Default: 10, the project's choice.
    pub heaviest: u32,
    /// The least, as a divisor of the mean weight. Default: 10, the project's choice.
    pub lightest: u32,
}

impl Default for Tolerance {
    fn default() -> Self {
        Self {
            heaviest: 10,
            lightest: 10,
        }
    }
}

/// What the lints of a framework find: those of `cpi_model::lint`, effective weights in the index
/// (methodology 4.12) far from their mean, and better answers that lower a score (17.1).
pub fn lint_framework(framework: &Framework, tolerance: Tolerance) -> Lint {
    lint_framework_with(framework, tolerance, None)
}

/// As [`lint_framework`], with the terms that translations are to use.
pub fn lint_framework_with(
    framework: &Framework,
    tolerance: Tolerance,
    terms: Option<&Terms>,
) -> Lint {
    let mut found = lint::findings(framework);
    found.extend(
        terms
            .into_iter()
            .flat_map(|terms| lint::find_terms(framework, terms)),
    );
    weights(framework, tolerance, &mut found);
    crate::improvements::find(framework, &mut found);
    lint::excuse(framework, found)
}

/// The lightest and the heaviest indicator of the index, by position, with their effective
/// weights.
pub fn extreme_weights(framework: &Framework) -> Option<[(usize, Share); 2]> {
    let weights = effective_weights(framework, framework.root());
    let all = || weights.iter().copied().enumerate();
    // The first of equals on both sides.
    let lightest = all().min_by_key(|(_, weight)| *weight)?;
    let heaviest = all().rev().max_by_key(|(_, weight)| *weight)?;
    Some([lightest, heaviest])
}

fn weights(framework: &Framework, tolerance: Tolerance, found: &mut Vec<Finding>) {
    let weights = effective_weights(framework, framework.root());
    let count = Decimal::from(weights.len());
    // Compared as they are written, so that a last digit that was cut off decides nothing.
    let written = |number: Decimal| Rounding::WRITTEN.apply(number);
    let sum: Decimal = weights.iter().map(|weight| Decimal::from(*weight)).sum();
    let sum = written(sum);
    for (i, weight) in weights.iter().enumerate() {
        let weight = Decimal::from(*weight);
        // weight against sum / count, without dividing.
        let against = written(weight * count);
        let (times, what) = if sum * Decimal::from(tolerance.heaviest) < against {
            (tolerance.heaviest, "more than {} times")
        } else if against * Decimal::from(tolerance.lightest) < sum {
            (tolerance.lightest, "less than a {}th of")
        } else {
            continue;
        };
        let code = framework.indicators()[i].code();
        let percent = weights[i].percent(3);
        found.push(Finding::new(
            ProblemKind::UnbalancedWeight,
            vec![i],
            Pointer::entry("indicators", i),
            format!(
                "`{code}` carries {percent} % of the index, {} what an indicator carries on average",
                what.replace("{}", &times.to_string())
            ),
            "ask more, or fewer, questions beside it, declare weights, or write the exception `unbalanced-weight: why`",
        ));
    }
}
