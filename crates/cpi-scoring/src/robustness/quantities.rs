//! What does a drawn quantity score? Methodology 11.3, with section 3.
//!
//! A drawn value is the answered one with a small change. Its distances from the reference
//! points are those of the answered value, taken from the exact decimals, with that change
//! added: a difference of two large numbers of 64 bits would have few digits left.

use super::inputs::float;
use super::program::power_of_ten;
use crate::arithmetic::Fraction;
use crate::normalise::{Normaliser, Placed};
use cpi_model::draft::{Cap, Direction, Ties};
use cpi_model::number::Carry;
use rust_decimal::Decimal;

/// An answered quantity, seen from its reference points.
#[derive(Debug, Clone)]
pub(crate) struct Anchor {
    value: f64,
    /// How far it is from where the rule begins: from the origin (of logarithms, the
    /// logarithm of the ratio), or from the mean.
    from: f64,
    /// How far it is from there to the other end, or the standard deviation.
    whole: f64,
    /// How far it is above each threshold of a band, or each reference value.
    above: Vec<f64>,
}

impl Anchor {
    /// None where the differences leave the digits of a decimal.
    pub(crate) fn new(normaliser: &Normaliser, value: Decimal) -> Option<Self> {
        let above = |numbers: &mut dyn Iterator<Item = Decimal>| -> Option<Vec<f64>> {
            numbers.map(|number| apart(number, value)).collect()
        };
        let mut anchor = Self {
            value: float(value),
            from: 0.0,
            whole: 1.0,
            above: Vec::new(),
        };
        match &normaliser.placed {
            Placed::Between { of: (from, to), .. } if normaliser.logarithm => {
                anchor.from = logarithm_of_ratio(*from, value)?;
                anchor.whole = logarithm_of_ratio(*from, *to)?;
            }
            Placed::Between { of: (from, to), .. } => {
                anchor.from = apart(*from, value)?;
                anchor.whole = apart(*from, *to)?;
            }
            Placed::ZScore { exact, .. } => {
                anchor.from = near(&(&Fraction::from(value) - &exact.mean))?;
                anchor.whole = deviation(&exact.variance)?;
            }
            Placed::Bands(bands) => {
                let thresholds = bands.iter().map(|(from, _)| from.unwrap_or(value));
                anchor.above = above(&mut { thresholds })?;
            }
            Placed::Rank { values, .. } | Placed::PercentileRank { values } => {
                anchor.above = above(&mut values.iter().copied())?;
            }
            Placed::Unused { .. } => {}
        }
        Some(anchor)
    }

    /// The item score of the value times 1 + `change`, against the reference values as they
    /// are; NaN where the rule has none.
    pub(crate) fn score(&self, normaliser: &Normaliser, change: f64) -> f64 {
        let low = float(normaliser.low);
        let width = float(normaliser.high) - low;
        let more = self.value * change;
        // A change that no number of 64 bits shows takes no value over a threshold.
        let shown = if (1.0 + change).to_bits() == 1.0_f64.to_bits() {
            0.0
        } else {
            more
        };
        match &normaliser.placed {
            Placed::Between { .. } => {
                let more = if normaliser.logarithm {
                    libm::log1p(change)
                } else {
                    more
                };
                let mut share = (self.from + more) / self.whole;
                if matches!(normaliser.cap, Cap::Both | Cap::Low) && share < 0.0 {
                    share = 0.0;
                }
                if matches!(normaliser.cap, Cap::Both | Cap::High) && 1.0 < share {
                    share = 1.0;
                }
                low + width * share
            }
            Placed::Bands(bands) => {
                let reached = bands.iter().zip(&self.above).rev();
                reached
                    .filter(|((from, _), above)| from.is_none() || 0.0 <= *above + shown)
                    .map(|((_, points), _)| float((*points).into()))
                    .next()
                    .unwrap_or(f64::NAN)
            }
            Placed::ZScore { mean, spread, .. } => {
                let distance = self.from + more;
                let distance = match normaliser.direction {
                    Direction::HigherIsBetter => distance,
                    Direction::LowerIsBetter => -distance,
                };
                float(*mean) + float(*spread) * distance / self.whole
            }
            Placed::Rank { ties, .. } => {
                let (worse, equal, _) = self.standing(normaliser.direction, shown);
                match ties {
                    Ties::Lowest => worse + 1.0,
                    Ties::Highest => worse + equal.max(1.0),
                    Ties::Average => worse + f64::midpoint(equal.max(1.0), 1.0),
                }
            }
            Placed::PercentileRank { .. } => {
                let (worse, _, all) = self.standing(normaliser.direction, shown);
                low + width * (worse / (all - 1.0)).min(1.0)
            }
            Placed::Unused { .. } => f64::NAN,
        }
    }

    /// How many reference values are worse, how many are equal, and how many there are.
    fn standing(&self, direction: Direction, more: f64) -> (f64, f64, f64) {
        let (mut below, mut equal, mut all) = (0.0, 0.0, 0.0);
        for above in &self.above {
            let above = above + more;
            below += f64::from(u8::from(0.0 < above));
            equal += f64::from(u8::from(above.abs() <= 0.0));
            all += 1.0;
        }
        match direction {
            Direction::HigherIsBetter => (below, equal, all),
            Direction::LowerIsBetter => (all - below - equal, equal, all),
        }
    }
}

/// An exact number as one of 64 bits, also one with more zeros after the point than a decimal
/// bears.
fn near(number: &Fraction) -> Option<f64> {
    let shift = |digits: u32| {
        let shifted = number * &Fraction::whole(10_u128.pow(digits));
        let found = shifted.carried(Carry::STATISTIC)?;
        Some((found, power_of_ten(digits)))
    };
    let (found, power) = shift(0)?;
    if found.abs() < Decimal::ONE {
        let (found, power) = shift(22)?;
        return Some(float(found) / power);
    }
    Some(float(found) / power)
}

/// The square root of a variance, likewise.
fn deviation(variance: &Fraction) -> Option<f64> {
    let shifted = variance * &Fraction::whole(10_u128.pow(36));
    if let Some(found) = shifted.root(Carry::STATISTIC) {
        return Some(float(found) / power_of_ten(18));
    }
    variance.root(Carry::STATISTIC).map(float)
}

/// to − from.
fn apart(from: Decimal, to: Decimal) -> Option<f64> {
    to.checked_sub(from).map(float)
}

/// ln (to / from), for numbers above 0.
fn logarithm_of_ratio(from: Decimal, to: Decimal) -> Option<f64> {
    let ratio = float(to) / float(from);
    Some(if (0.5..=2.0).contains(&ratio) {
        libm::log1p(apart(from, to)? / float(from))
    } else {
        libm::log(ratio)
    })
}
