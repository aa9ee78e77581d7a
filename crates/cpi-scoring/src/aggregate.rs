//! How do several scores become one? Methodology 4.4 and 4.5.

use crate::arithmetic::{exp, ln, power, root};
use cpi_model::draft::Aggregation;
use cpi_model::framework::Method;
use cpi_model::number::Rounding;
use rust_decimal::Decimal;

/// A score with its weight.
pub(crate) type Weighted = (Decimal, Decimal);

/// Why scores cannot be joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The score at this position is not above 0.
    NotPositive(usize),
    TooLarge,
}

/// Whether an aggregation is defined for scores above 0 only.
pub(crate) const fn needs_positive(aggregation: Aggregation) -> bool {
    matches!(
        aggregation,
        Aggregation::Geometric | Aggregation::Harmonic | Aggregation::Generalised
    )
}

/// The aggregated score of at least one entering member, held within limits and rounded
/// on the way (methodology 4.4, 4.8, 4.9).
pub(crate) fn aggregate(method: &Method, entering: &[Weighted]) -> Result<Decimal, Refused> {
    if needs_positive(method.aggregation())
        && let Some(position) = entering
            .iter()
            .position(|(score, _)| *score <= Decimal::ZERO)
    {
        return Err(Refused::NotPositive(position));
    }
    let joined = formula(method, entering).ok_or(Refused::TooLarge)?;
    Ok(finish(method, joined))
}

/// As [`aggregate`], but with the limit where a member is 0 (methodology 6.3); `None`
/// below 0 or where a number does not fit.
pub(crate) fn aggregate_limit(method: &Method, entering: &[Weighted]) -> Option<Decimal> {
    Some(finish(method, formula_limit(method, entering)?))
}

/// As [`aggregate_limit`], before limits and rounding: it lies between its members, but for a
/// sum.
pub(crate) fn formula_limit(method: &Method, entering: &[Weighted]) -> Option<Decimal> {
    if needs_positive(method.aggregation()) {
        let lowest = entering.iter().map(|(score, _)| *score).min()?;
        if lowest < Decimal::ZERO {
            return None;
        }
        let vanishes = method.exponent().is_none_or(|p| p < Decimal::ZERO);
        if lowest.is_zero() && (vanishes || entering.iter().all(|(score, _)| score.is_zero())) {
            return Some(Decimal::ZERO);
        }
    }
    formula(method, entering)
}

/// Rounds what cannot be exact, holds within limits, rounds on the way.
pub(crate) fn finish(method: &Method, joined: Decimal) -> Decimal {
    let mut score = match method.aggregation() {
        Aggregation::Geometric | Aggregation::Generalised | Aggregation::Harmonic => {
            Rounding::IRRATIONAL.apply(joined)
        }
        _ => joined,
    };
    if let Some(low) = method.low_limit() {
        score = score.max(low.into());
    }
    if let Some(high) = method.high_limit() {
        score = score.min(high.into());
    }
    method
        .round_to()
        .map_or(score, |rounding| rounding.apply(score))
}

fn formula(method: &Method, entering: &[Weighted]) -> Option<Decimal> {
    match method.aggregation() {
        Aggregation::Arithmetic => match plain_sum(entering) {
            Some(sum) => sum.checked_div(Decimal::from(entering.len())),
            None => mean_of(entering, Some),
        },
        Aggregation::Geometric => exp(mean_of(entering, ln)?),
        Aggregation::Harmonic => {
            Decimal::ONE.checked_div(mean_of(entering, |score| Decimal::ONE.checked_div(score))?)
        }
        Aggregation::Generalised => {
            let p = method.exponent()?;
            let powered = |score: Decimal| {
                if score.is_zero() {
                    Some(score)
                } else {
                    power(score, p)
                }
            };
            root(mean_of(entering, powered)?, p)
        }
        Aggregation::Minimum => entering.iter().map(|(score, _)| *score).min(),
        Aggregation::Maximum => entering.iter().map(|(score, _)| *score).max(),
        Aggregation::Median => median(entering),
        Aggregation::Sum => entering
            .iter()
            .try_fold(Decimal::ZERO, |sum, (score, weight)| {
                sum.checked_add(weighted(*score, *weight)?)
            }),
    }
}

/// Σ *w* f(*s*) / Σ *w*: summed first, divided once.
fn mean_of(entering: &[Weighted], f: impl Fn(Decimal) -> Option<Decimal>) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    let mut total = Decimal::ZERO;
    for (score, weight) in entering {
        sum = sum.checked_add(weighted(f(*score)?, *weight)?)?;
        total = total.checked_add(*weight)?;
    }
    sum.checked_div(total)
}

/// The sum of scores of weight 1, where it is a matter of whole numbers: they are small, with
/// few decimals, as points are. It is what adding them one by one gives.
fn plain_sum(entering: &[Weighted]) -> Option<Decimal> {
    /// So many scores of the largest magnitude still fit into a decimal.
    const MOST: usize = 1 << 24;
    const LARGEST: i128 = 1 << 70;
    // To add 0 does not lengthen a decimal.
    let entered = entering.iter().map(|(score, _)| score);
    let longest = entered.filter(|score| !score.is_zero());
    let scale = longest.map(Decimal::scale).max().unwrap_or(0);
    if MOST < entering.len() {
        return None;
    }
    let mut sum = 0_i128;
    for (score, weight) in entering {
        if weight.scale() != 0 || weight.mantissa() != 1 {
            return None;
        }
        let whole = score.mantissa();
        if whole == 0 {
            continue;
        }
        let power = *POWERS.get((scale - score.scale()) as usize)?;
        let whole = whole.checked_mul(power)?;
        if !(0..=LARGEST).contains(&whole) {
            return None;
        }
        sum += whole;
    }
    Decimal::try_from_i128_with_scale(sum, scale).ok()
}

/// Powers of ten.
const POWERS: [i128; 7] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

fn weighted(score: Decimal, weight: Decimal) -> Option<Decimal> {
    if weight == Decimal::ONE {
        Some(score)
    } else {
        score.checked_mul(weight)
    }
}

fn median(entering: &[Weighted]) -> Option<Decimal> {
    let mut sorted = entering.to_vec();
    sorted.sort_unstable();
    let total = sorted
        .iter()
        .try_fold(Decimal::ZERO, |sum, (_, weight)| sum.checked_add(*weight))?;
    let mut cumulative = Decimal::ZERO;
    for (i, (score, weight)) in sorted.iter().enumerate() {
        cumulative = cumulative.checked_add(*weight)?;
        let doubled = cumulative.checked_add(cumulative)?;
        if total < doubled {
            return Some(*score);
        }
        if total == doubled {
            let next = sorted.get(i + 1).map_or(*score, |(next, _)| *next);
            return score.checked_add(next)?.checked_div(Decimal::TWO);
        }
    }
    sorted.last().map(|(score, _)| *score)
}
