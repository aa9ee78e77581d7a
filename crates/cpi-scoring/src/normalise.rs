//! What does a quantity score? Methodology section 3.

use crate::arithmetic::ln;
use cpi_model::assessment::{Answer, Applies, Assessment};
use cpi_model::draft::{Cap, Deviation, Direction, Ties};
use cpi_model::framework::{Framework, IndicatorMeasure, Quantities, Rule};
use cpi_model::number::Points;
use rust_decimal::{Decimal, MathematicalOps};
use std::collections::BTreeMap;

/// Why a value has no score, and of which indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Undefined {
    pub(crate) position: usize,
    pub(crate) reason: Reason,
}

/// Why a value has no score (methodology 3.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    Coinciding(&'static str),
    TooLarge,
}

/// The rule of one quantity with every reference value it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Normaliser {
    pub(crate) low: Decimal,
    pub(crate) width: Decimal,
    pub(crate) cap: Cap,
    pub(crate) logarithm: bool,
    pub(crate) direction: Direction,
    from_round: bool,
    pub(crate) placed: Placed,
}

/// Where a value is placed, after logarithms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Placed {
    /// (x − from) / (to − from): goalposts, target and min–max alike.
    Between {
        from: Decimal,
        to: Decimal,
        target: bool,
    },
    Bands(Vec<(Option<Decimal>, Points)>),
    ZScore {
        mean: Decimal,
        spread: Decimal,
        of_values: Decimal,
        deviation: Decimal,
    },
    Rank {
        ties: Ties,
        values: Vec<Decimal>,
    },
    PercentileRank {
        values: Vec<Decimal>,
    },
    /// No value in the round: nothing will be asked but what a missing one could score.
    Unused {
        on_range: bool,
        target: bool,
    },
}

/// Whether any quantity is normalised with the values of its round (methodology 3.9).
pub(crate) fn any_uses_round(framework: &Framework) -> bool {
    framework.indicators().iter().any(|indicator| {
        matches!(indicator.measure(), IndicatorMeasure::Quantity(quantity) if quantity.rule().uses_round())
    })
}

/// The normalisers of one round, by the position of the indicator.
pub(crate) fn normalisers(
    framework: &Framework,
    round: &[&Assessment],
) -> Result<Vec<Option<Normaliser>>, Undefined> {
    let verdicts: Vec<BTreeMap<usize, Applies>> =
        if any_uses_round(framework) && !framework.condition_order().is_empty() {
            round
                .iter()
                .map(|assessment| assessment.applicability())
                .collect()
        } else {
            Vec::new()
        };
    let mut normalisers = Vec::with_capacity(framework.indicators().len());
    for (position, indicator) in framework.indicators().iter().enumerate() {
        let IndicatorMeasure::Quantity(quantity) = indicator.measure() else {
            normalisers.push(None);
            continue;
        };
        let values = round.iter().enumerate().filter_map(|(a, assessment)| {
            let fails =
                verdicts.get(a).and_then(|each| each.get(&position)) == Some(&Applies::Fails);
            match assessment.answers()[position] {
                Answer::Quantity(value) if !fails => Some(Decimal::from(value)),
                _ => None,
            }
        });
        normalisers.push(Some(normaliser(framework, position, quantity, values)?));
    }
    Ok(normalisers)
}

/// The normaliser of one quantity; `values` are those of its round for which it applies.
pub(crate) fn normaliser(
    framework: &Framework,
    position: usize,
    quantity: &Quantities,
    values: impl Iterator<Item = Decimal>,
) -> Result<Normaliser, Undefined> {
    let mut values: Vec<Decimal> = if quantity.rule().uses_round() {
        values.collect()
    } else {
        Vec::new()
    };
    values.sort_unstable();
    Normaliser::new(framework, quantity, values).map_err(|reason| Undefined { position, reason })
}

impl Normaliser {
    fn new(
        framework: &Framework,
        quantity: &Quantities,
        values: Vec<Decimal>,
    ) -> Result<Self, Reason> {
        let range = framework.range();
        let low = Decimal::from(range.low);
        let from_round = quantity.rule().uses_round();
        let placed = if from_round && values.is_empty() {
            Placed::Unused {
                on_range: matches!(
                    quantity.rule(),
                    Rule::MinMax { .. } | Rule::Target { .. } | Rule::PercentileRank { .. }
                ),
                target: matches!(quantity.rule(), Rule::Target { .. }),
            }
        } else {
            placed(quantity, values)?
        };
        Ok(Self {
            low,
            width: Decimal::from(range.high) - low,
            cap: quantity.cap(),
            logarithm: quantity.logarithm(),
            direction: quantity.direction(),
            from_round,
            placed,
        })
    }

    /// The item score of a value.
    pub(crate) fn score(&self, x: Decimal) -> Result<Decimal, Reason> {
        self.score_checked(x).ok_or(Reason::TooLarge)
    }

    fn score_checked(&self, x: Decimal) -> Option<Decimal> {
        let x = if self.logarithm { ln(x)? } else { x };
        match &self.placed {
            Placed::Between { from, to, .. } => {
                // L + (H − L) · (x − from) / (to − from), divided once (1.2).
                let part = x.checked_sub(*from)?;
                let whole = to.checked_sub(*from)?;
                let (part, whole) = if whole.is_sign_negative() {
                    (-part, -whole)
                } else {
                    (part, whole)
                };
                let below = matches!(self.cap, Cap::Both | Cap::Low) && part < Decimal::ZERO;
                let above = matches!(self.cap, Cap::Both | Cap::High) && whole < part;
                let part = if below {
                    Decimal::ZERO
                } else if above {
                    whole
                } else {
                    part
                };
                self.on_range(part, whole)
            }
            Placed::Bands(bands) => bands
                .iter()
                .rev()
                .find(|(from, _)| from.is_none_or(|from| from <= x))
                .map(|(_, points)| Decimal::from(*points)),
            Placed::ZScore {
                mean,
                spread,
                of_values,
                deviation,
            } => {
                let distance = x.checked_sub(*of_values)?;
                let distance = match self.direction {
                    Direction::HigherIsBetter => distance,
                    Direction::LowerIsBetter => -distance,
                };
                mean.checked_add(spread.checked_mul(distance)?.checked_div(*deviation)?)
            }
            Placed::Rank { ties, values } => {
                let (worse, equal) = self.standing(values, x);
                Some(match ties {
                    Ties::Lowest => Decimal::from(worse + 1),
                    Ties::Highest => Decimal::from(worse + equal.max(1)),
                    Ties::Average => {
                        Decimal::from(worse) + Decimal::from(equal.max(1) + 1) / Decimal::TWO
                    }
                })
            }
            Placed::PercentileRank { values } => {
                let (worse, _) = self.standing(values, x);
                let others = values.len() - 1;
                self.on_range(Decimal::from(worse.min(others)), Decimal::from(others))
            }
            Placed::Unused { .. } => None,
        }
    }

    /// L + (H − L) · part / whole.
    fn on_range(&self, part: Decimal, whole: Decimal) -> Option<Decimal> {
        self.low
            .checked_add(self.width.checked_mul(part)?.checked_div(whole)?)
    }

    /// How many reference values are worse than a value, and how many equal it.
    fn standing(&self, values: &[Decimal], x: Decimal) -> (usize, usize) {
        let below = values.partition_point(|value| *value < x);
        let up_to = values.partition_point(|value| *value <= x);
        let worse = match self.direction {
            Direction::HigherIsBetter => below,
            Direction::LowerIsBetter => values.len() - up_to,
        };
        (worse, up_to - below)
    }

    /// The lowest and highest score that a missing value can have (methodology 6.3).
    pub(crate) fn reach(&self) -> Option<(Decimal, Decimal)> {
        let ends = (self.low, self.low + self.width);
        match &self.placed {
            Placed::Bands(bands) => {
                let points = || bands.iter().map(|(_, points)| Decimal::from(*points));
                Some((points().min()?, points().max()?))
            }
            Placed::PercentileRank { .. } => Some(ends),
            Placed::Between { target, .. }
            | Placed::Unused {
                on_range: true,
                target,
            } => {
                let low = matches!(self.cap, Cap::Both | Cap::Low) || self.from_round;
                let high =
                    matches!(self.cap, Cap::Both | Cap::High) || (self.from_round && !target);
                (low && high).then_some(ends)
            }
            Placed::ZScore { .. } | Placed::Rank { .. } | Placed::Unused { .. } => None,
        }
    }

    /// The reference values that the rule uses, by name.
    pub(crate) fn reference(&self) -> Vec<(&'static str, Decimal)> {
        match &self.placed {
            Placed::Between {
                from,
                to,
                target: true,
            } => vec![("origin", *from), ("target", *to)],
            Placed::Between {
                from,
                to,
                target: false,
            } => {
                vec![("low", *from.min(to)), ("high", *from.max(to))]
            }
            Placed::ZScore {
                of_values,
                deviation,
                ..
            } => {
                vec![("mean", *of_values), ("deviation", *deviation)]
            }
            Placed::Rank { values, .. } | Placed::PercentileRank { values } => {
                vec![("values", Decimal::from(values.len()))]
            }
            Placed::Bands(_) | Placed::Unused { .. } => Vec::new(),
        }
    }
}

/// Completes a rule with the values of the round, which are in rising order.
fn placed(quantity: &Quantities, values: Vec<Decimal>) -> Result<Placed, Reason> {
    let scale = |x: Decimal| -> Result<Decimal, Reason> {
        if quantity.logarithm() {
            ln(x).ok_or(Reason::TooLarge)
        } else {
            Ok(x)
        }
    };
    let ends = || match (values.first(), values.last()) {
        (Some(low), Some(high)) => (*low, *high),
        _ => (Decimal::ZERO, Decimal::ZERO),
    };
    let directed = |low: Decimal, high: Decimal| match quantity.direction() {
        Direction::HigherIsBetter => (low, high),
        Direction::LowerIsBetter => (high, low),
    };
    Ok(match quantity.rule() {
        Rule::Goalposts { low, high } => {
            let (from, to) = directed(*low, *high);
            Placed::Between {
                from: scale(from)?,
                to: scale(to)?,
                target: false,
            }
        }
        Rule::MinMax { reference } => {
            let (low, high) = reference.unwrap_or_else(ends);
            if low == high {
                return Err(Reason::Coinciding("all reference values are the same"));
            }
            let (from, to) = directed(low, high);
            Placed::Between {
                from: scale(from)?,
                to: scale(to)?,
                target: false,
            }
        }
        Rule::Target { target, origin } => {
            let (low, high) = ends();
            let from = origin.unwrap_or(directed(low, high).0);
            if from == *target {
                return Err(Reason::Coinciding(
                    "the target is the worst reference value",
                ));
            }
            Placed::Between {
                from: scale(from)?,
                to: scale(*target)?,
                target: true,
            }
        }
        Rule::Bands(bands) => Placed::Bands(bands.clone()),
        Rule::ZScore {
            mean,
            spread,
            deviation,
            reference,
        } => {
            let (of_values, sd) = match reference {
                Some(reference) => *reference,
                None => mean_and_deviation(&values, *deviation)?,
            };
            Placed::ZScore {
                mean: *mean,
                spread: *spread,
                of_values,
                deviation: sd,
            }
        }
        Rule::Rank { ties, reference } => Placed::Rank {
            ties: *ties,
            values: reference.clone().unwrap_or(values),
        },
        Rule::PercentileRank { reference } => {
            let values = reference.clone().unwrap_or(values);
            if values.len() < 2 {
                return Err(Reason::Coinciding(
                    "a percentile rank needs at least two reference values",
                ));
            }
            Placed::PercentileRank { values }
        }
    })
}

fn mean_and_deviation(
    values: &[Decimal],
    deviation: Deviation,
) -> Result<(Decimal, Decimal), Reason> {
    let n = match deviation {
        Deviation::Sample => values.len() - 1,
        Deviation::Population => values.len(),
    };
    if n == 0 {
        return Err(Reason::Coinciding(
            "a sample standard deviation needs at least two reference values",
        ));
    }
    if values.first() == values.last() {
        return Err(Reason::Coinciding("all reference values are the same"));
    }
    let computed = || {
        let sum = values
            .iter()
            .try_fold(Decimal::ZERO, |sum, x| sum.checked_add(*x))?;
        let mean = sum.checked_div(Decimal::from(values.len()))?;
        let squares = values.iter().try_fold(Decimal::ZERO, |sum, x| {
            let distance = x.checked_sub(mean)?;
            sum.checked_add(distance.checked_mul(distance)?)
        })?;
        Some((mean, squares.checked_div(Decimal::from(n))?.sqrt()?))
    };
    computed().ok_or(Reason::TooLarge)
}
