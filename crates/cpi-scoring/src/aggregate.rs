//! How do several scores become one? Methodology 4.4 and 4.5.

use crate::arithmetic::{Distinct, Fraction, quotient, scaled, settle, unit};
use cpi_model::draft::Aggregation;
use cpi_model::framework::Method;
use cpi_model::number::{Carry, may_enter};
use num_bigint::BigInt;
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

/// Holds a score within limits, and rounds it on the way.
pub(crate) fn finish(method: &Method, joined: Decimal) -> Decimal {
    let mut score = joined;
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

/// The formulas, each evaluated exactly and cut off once (methodology 1.2, 4.4).
fn formula(method: &Method, entering: &[Weighted]) -> Option<Decimal> {
    let scores = entering.iter().map(|(score, _)| *score);
    let joined = match method.aggregation() {
        Aggregation::Minimum => return scores.min(),
        Aggregation::Maximum => return scores.max(),
        Aggregation::Arithmetic => plain_mean(entering).or_else(|| {
            let distinct = Distinct::new(entering);
            distinct.only().or_else(|| distinct.arithmetic())
        })?,
        Aggregation::Geometric => {
            let distinct = Distinct::new(entering);
            distinct.only().or_else(|| distinct.geometric())?
        }
        Aggregation::Harmonic => {
            let distinct = Distinct::new(entering);
            distinct.only().or_else(|| distinct.harmonic())?
        }
        Aggregation::Generalised => {
            let p = method.exponent()?;
            let distinct = Distinct::new(entering);
            distinct.only().or_else(|| distinct.generalised(p))?
        }
        Aggregation::Median => median(entering)?,
        Aggregation::Sum => weighted_sum(entering).decimal()?,
    };
    // A score is never too large to be written with 18 decimals.
    let certain = scores.clone().all(may_enter);
    Carry::SCORE.decimals(joined.trunc().mantissa().unsigned_abs())?;
    certain.then(|| settle(joined, scores))
}

/// Σ *ws*.
fn weighted_sum(entering: &[Weighted]) -> Fraction {
    let scale = |scales: &mut dyn Iterator<Item = u32>| scales.max().unwrap_or(0);
    let scores = scale(&mut entering.iter().map(|(score, _)| score.scale()));
    let weights = scale(&mut entering.iter().map(|(_, weight)| weight.scale()));
    let terms = entering.iter();
    let sum: BigInt = terms
        .map(|(score, weight)| scaled(*score, scores) * scaled(*weight, weights))
        .sum();
    let units = &unit(scores) * &unit(weights);
    &Fraction::whole(sum) * &units
}

/// The arithmetic mean where registers hold it, with the same result as of [`Distinct`].
fn plain_mean(entering: &[Weighted]) -> Option<Decimal> {
    // To add 0 does not lengthen a decimal.
    let longest = |scale: u32, number: &Decimal| match number.mantissa() {
        0 => scale,
        _ => scale.max(number.scale()),
    };
    let (_, first) = entering.first()?;
    let (mut scale, mut decimals, mut equal) = (0, 0, true);
    for (score, weight) in entering {
        scale = longest(scale, score);
        decimals = longest(decimals, weight);
        equal &= weight == first;
    }
    let whole = |number: &Decimal, scale: u32| match number.mantissa() {
        0 => Some(0),
        whole => whole.checked_mul(POWERS[(scale - number.scale()) as usize]),
    };
    let (mut sum, mut total) = (0_i128, 0_i128);
    for (score, weight) in entering {
        let score = whole(score, scale)?;
        let weight = if equal { 1 } else { whole(weight, decimals)? };
        sum = sum.checked_add(score.checked_mul(weight)?)?;
        total = total.checked_add(weight)?;
    }
    let total = u64::try_from(total).ok()?;
    quotient(Carry::SCORE, sum < 0, sum.unsigned_abs(), scale, total)
}

/// Powers of ten, for every scale of a decimal.
const POWERS: [i128; 29] = {
    let mut powers = [1; 29];
    let mut i = 1;
    while i < powers.len() {
        powers[i] = powers[i - 1] * 10;
        i += 1;
    }
    powers
};

/// Methodology 4.5.
fn median(entering: &[Weighted]) -> Option<Decimal> {
    let mut sorted = entering.to_vec();
    sorted.sort_unstable();
    let scale = sorted.iter().map(|(_, weight)| weight.scale()).max()?;
    let whole: Vec<BigInt> = sorted
        .iter()
        .map(|(_, weight)| scaled(*weight, scale))
        .collect();
    let total: BigInt = whole.iter().sum();
    let mut cumulative = BigInt::ZERO;
    for (i, (score, _)) in sorted.iter().enumerate() {
        cumulative += &whole[i];
        let doubled = &cumulative + &cumulative;
        if total < doubled {
            return Some(*score);
        }
        if total == doubled {
            let next = sorted.get(i + 1).map_or(*score, |(next, _)| *next);
            return crate::arithmetic::mean(&[*score, next])?.decimal();
        }
    }
    sorted.last().map(|(score, _)| *score)
}
