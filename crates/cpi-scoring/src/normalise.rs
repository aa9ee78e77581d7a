//! What does a quantity score? Methodology section 3.

use crate::arithmetic::{Fraction, ln, mean, resolve, sum, sum_of_squares};
use cpi_model::assessment::{Answer, Applicability, Assessment};
use cpi_model::draft::{Cap, Deviation, Direction, Ties};
use cpi_model::framework::{Framework, IndicatorMeasure, Quantities, Rule};
use cpi_model::number::{Carry, Points};
use rust_decimal::Decimal;
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
    pub(crate) high: Decimal,
    pub(crate) cap: Cap,
    pub(crate) logarithm: bool,
    pub(crate) direction: Direction,
    from_round: bool,
    pub(crate) placed: Placed,
}

/// A mean and a variance before anything was cut off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standard {
    pub(crate) mean: Fraction,
    pub(crate) variance: Fraction,
}

/// Where a value is placed, after logarithms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Placed {
    /// (x − from) / (to − from): goalposts, target and min–max alike.
    Between {
        from: Decimal,
        to: Decimal,
        target: bool,
        /// The two before their logarithms.
        of: (Decimal, Decimal),
    },
    Bands(Vec<(Option<Decimal>, Points)>),
    ZScore {
        mean: Decimal,
        spread: Decimal,
        of_values: Decimal,
        deviation: Decimal,
        exact: Standard,
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
    let verdicts: Vec<BTreeMap<usize, Applicability>> =
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
                verdicts.get(a).and_then(|each| each.get(&position)) == Some(&Applicability::Fails);
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
            high: range.high.into(),
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
        match &self.placed {
            Placed::Between { of: (from, to), .. } => {
                // L + (H − L) · (x − from) / (to − from), divided once (1.2). As logarithms
                // rise with their numbers, ends are recognised before any is taken.
                let higher = from < to;
                let (before, beyond) = if higher {
                    (x < *from, *to < x)
                } else {
                    (*from < x, x < *to)
                };
                if x == *from || (before && matches!(self.cap, Cap::Both | Cap::Low)) {
                    return Some(self.low);
                }
                if x == *to || (beyond && matches!(self.cap, Cap::Both | Cap::High)) {
                    return Some(self.high);
                }
                let (x, from, to) = (x.into(), (*from).into(), (*to).into());
                if self.logarithm {
                    self.between_logarithms(&x, &from, &to)
                } else {
                    self.on_range(&(&x - &from).divided_by(&(&to - &from))?)
                }
            }
            Placed::Bands(bands) => bands
                .iter()
                .rev()
                .find(|(from, _)| from.is_none_or(|from| from <= x))
                .map(|(_, points)| Decimal::from(*points)),
            Placed::ZScore {
                mean,
                spread,
                exact,
                ..
            } => {
                let distance = &Fraction::from(x) - &exact.mean;
                let distance = match self.direction {
                    Direction::HigherIsBetter => distance,
                    Direction::LowerIsBetter => -&distance,
                };
                let (mean, spread) = (Fraction::from(*mean), Fraction::from(*spread));
                let part = &spread * &distance;
                if let Some(deviation) = exact.variance.exact_root() {
                    return (&mean + &part.divided_by(&deviation)?).decimal();
                }
                resolve(|context| {
                    let deviation = context.sqrt(&exact.variance)?;
                    let part = context.quotient(&context.fraction(&part), &deviation)?;
                    Some(context.fraction(&mean).plus(&part))
                })
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
                self.on_range(&Fraction::new(worse.min(others), others)?)
            }
            Placed::Unused { .. } => None,
        }
    }

    /// L + (H − L) · *u*.
    fn on_range(&self, share: &Fraction) -> Option<Decimal> {
        let low = Fraction::from(self.low);
        let width = &Fraction::from(self.high) - &low;
        (&low + &(&width * share)).decimal()
    }

    /// L + (H − L) · ln(x / from) / ln(to / from), for numbers above 0.
    fn between_logarithms(&self, x: &Fraction, from: &Fraction, to: &Fraction) -> Option<Decimal> {
        let (part, whole) = (x.divided_by(from)?, to.divided_by(from)?);
        let low = Fraction::from(self.low);
        let width = &Fraction::from(self.high) - &low;
        resolve(|context| {
            let share = context.quotient(&context.ln(&part)?, &context.ln(&whole)?)?;
            Some(context.fraction(&low).plus(&share.times(&width)))
        })
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
        let (low, high) = self.ends();
        low.zip(high)
    }

    /// Each of these ends; none where it is open.
    pub(crate) fn ends(&self) -> (Option<Decimal>, Option<Decimal>) {
        match &self.placed {
            Placed::Bands(bands) => {
                let points = || bands.iter().map(|(_, points)| Decimal::from(*points));
                (points().min(), points().max())
            }
            Placed::PercentileRank { .. } => (Some(self.low), Some(self.high)),
            Placed::Between { target, .. }
            | Placed::Unused {
                on_range: true,
                target,
            } => {
                let low = matches!(self.cap, Cap::Both | Cap::Low) || self.from_round;
                let high =
                    matches!(self.cap, Cap::Both | Cap::High) || (self.from_round && !target);
                (low.then_some(self.low), high.then_some(self.high))
            }
            Placed::ZScore { .. } | Placed::Rank { .. } | Placed::Unused { .. } => (None, None),
        }
    }

    /// The reference values that the rule uses, by name.
    pub(crate) fn reference(&self) -> Vec<(&'static str, Decimal)> {
        match &self.placed {
            Placed::Between {
                from,
                to,
                target: true,
                ..
            } => vec![("origin", *from), ("target", *to)],
            Placed::Between {
                from,
                to,
                target: false,
                ..
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
                of: (from, to),
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
                of: (from, to),
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
                of: (from, *target),
            }
        }
        Rule::Bands(bands) => Placed::Bands(bands.clone()),
        Rule::ZScore {
            mean,
            spread,
            deviation,
            reference,
        } => {
            let (of_values, sd, exact) = if let Some((mean, sd)) = reference {
                let exact = Standard {
                    mean: (*mean).into(),
                    variance: Fraction::from(*sd).square(),
                };
                (*mean, *sd, exact)
            } else {
                let exact = standard(&values, *deviation)?;
                let mean = exact.mean.carried(Carry::STATISTIC);
                let found = mean.zip(exact.variance.root(Carry::STATISTIC));
                let (mean, sd) = found.ok_or(Reason::TooLarge)?;
                (mean, sd, exact)
            };
            Placed::ZScore {
                mean: *mean,
                spread: *spread,
                of_values,
                deviation: sd,
                exact,
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

/// The mean and the variance of values in rising order.
fn standard(values: &[Decimal], deviation: Deviation) -> Result<Standard, Reason> {
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
    let mean = mean(values).ok_or(Reason::TooLarge)?;
    let sum = sum(values.iter().copied());
    let squares = sum_of_squares(values);
    // Σ (x − mean)² = Σ x² − (Σ x)² / count.
    let count = Fraction::whole(values.len());
    let spread = sum
        .square()
        .divided_by(&count)
        .map(|square| &squares - &square);
    let variance = spread.and_then(|spread| spread.divided_by(&Fraction::whole(n)));
    variance
        .map(|variance| Standard { mean, variance })
        .ok_or(Reason::TooLarge)
}
