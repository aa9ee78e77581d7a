//! What does a node score? Methodology 4.1 to 4.11.

use crate::aggregate::{Refused, Weighted, aggregate};
use crate::item::Item;
use crate::scorecard::{Coverage, State};
use cpi_model::draft::{CoverageOf, MissingRule};
use cpi_model::framework::Method;
use cpi_model::number::{Share, Weight};
use rust_decimal::Decimal;

/// The outcome of a member, a node, a group or a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) state: State,
    pub(crate) score: Option<Decimal>,
    pub(crate) coverage: Coverage,
}

impl Outcome {
    /// The outcome of what has no members yet.
    pub(crate) const NOTHING: Self = Self {
        state: State::NotApplicable,
        score: None,
        coverage: Coverage {
            applicable: 0,
            answered: 0,
            not_applicable: 0,
            switched_off: 0,
        },
    };
}

impl From<Item> for Outcome {
    fn from(item: Item) -> Self {
        let (state, score) = match item {
            Item::Scored(score) => (State::Scored, Some(score)),
            Item::NotApplicable | Item::SwitchedOff => (State::NotApplicable, None),
            Item::Missing => (State::Missing, None),
        };
        Self {
            state,
            score,
            coverage: item.coverage(),
        }
    }
}

/// Why a node cannot be scored: the position of a member, or of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NodeRefused {
    Missing(Vec<usize>),
    NotPositive(usize),
    TooLarge,
}

/// How one member enters (methodology 4.3): with a score, or not at all.
pub(crate) fn enters(method: &Method, zero: Decimal, member: &Outcome) -> Option<Decimal> {
    match (member.state, method.missing()) {
        (State::Scored, _) => member.score,
        (State::Missing | State::TooLittleCoverage, MissingRule::AsZero) => Some(zero),
        (State::NotApplicable | State::Missing | State::TooLittleCoverage, _) => None,
    }
}

/// The outcome of a node from those of its members. `coverage` is that of the indicators
/// beneath it; `zero` is the low end of the range; `scratch` is emptied and used.
pub(crate) fn outcome(
    method: &Method,
    zero: Decimal,
    coverage: Coverage,
    members: impl Iterator<Item = (Outcome, Weight)> + Clone,
    scratch: &mut Vec<Weighted>,
) -> Result<Outcome, NodeRefused> {
    scratch.clear();
    let (mut applicable, mut scored) = (0, 0);
    for (member, weight) in members.clone() {
        applicable += u32::from(member.state != State::NotApplicable);
        scored += u32::from(member.state == State::Scored);
        if let Some(score) = enters(method, zero, &member) {
            scratch.push((score, weight.into()));
        }
    }
    if scored < applicable && method.missing() == MissingRule::Refuse {
        let missing = |(i, (member, _)): (usize, (Outcome, Weight))| {
            matches!(member.state, State::Missing | State::TooLittleCoverage).then_some(i)
        };
        return Err(NodeRefused::Missing(
            members.enumerate().filter_map(missing).collect(),
        ));
    }
    let without = |state| {
        Ok(Outcome {
            state,
            score: None,
            coverage,
        })
    };
    if applicable == 0 {
        return without(State::NotApplicable);
    }
    if scratch.is_empty() {
        return without(State::Missing);
    }
    if method.least_coverage() != Share::ZERO {
        let share = match method.coverage_of() {
            CoverageOf::Indicators => coverage.share(),
            CoverageOf::Members => Share::of(scored, applicable),
        };
        if share < method.least_coverage() {
            return without(State::TooLittleCoverage);
        }
    }
    match aggregate(method, scratch) {
        Ok(score) => Ok(Outcome {
            state: State::Scored,
            score: Some(score),
            coverage,
        }),
        Err(Refused::TooLarge) => Err(NodeRefused::TooLarge),
        Err(Refused::NotPositive(entered)) => {
            // The position among those that entered, as a position among the members.
            let entering = |(i, (member, _)): (usize, (Outcome, Weight))| {
                enters(method, zero, &member).map(|_| i)
            };
            let position = members
                .enumerate()
                .filter_map(entering)
                .nth(entered)
                .unwrap_or(0);
            Err(NodeRefused::NotPositive(position))
        }
    }
}

/// The coverage of several members together.
pub(crate) fn covered(parts: impl Iterator<Item = Coverage>) -> Coverage {
    parts.fold(Coverage::default(), |sum, part| Coverage {
        applicable: sum.applicable + part.applicable,
        answered: sum.answered + part.answered,
        not_applicable: sum.not_applicable + part.not_applicable,
        switched_off: sum.switched_off + part.switched_off,
    })
}
