//! What do the formulas give in a draw? Sections 4.4 to 4.9 on numbers of 64 bits.

use super::evaluate::Lanes;
use super::program::Formula;
use cpi_model::draft::{Aggregation, RoundingMode};

/// Limits and rounding on the way (methodology 4.8, 4.9).
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
pub(crate) fn finish(formula: &Formula, scores: &mut Lanes) {
    let (low, high) = formula.limits;
    for score in scores.iter_mut() {
        // A NaN stays one.
        *score = if *score < low { low } else { *score };
        *score = if high < *score { high } else { *score };
    }
    if let Some((scale, mode)) = formula.round_to {
        for score in scores.iter_mut() {
            *score = rounded(*score, scale, mode);
        }
    }
}

/// A number rounded to decimals. What is within 10⁻⁹ of a tie counts as the tie, since a
/// number of 64 bits seldom is one.
pub(crate) fn rounded(number: f64, scale: f64, mode: RoundingMode) -> f64 {
    let scaled = number.abs() * scale;
    let whole = scaled.floor();
    let rest = scaled - whole;
    let up = match mode {
        RoundingMode::HalfUp => 0.5 - 1e-9 <= rest,
        RoundingMode::HalfEven if (rest - 0.5).abs() <= 1e-9 => whole % 2.0 != 0.0,
        RoundingMode::HalfEven => 0.5 < rest,
        RoundingMode::Down => 1.0 - 1e-9 <= rest,
    };
    let magnitude = if up { whole + 1.0 } else { whole } / scale;
    if number < 0.0 { -magnitude } else { magnitude }
}

/// The formulas of methodology 4.4 and 4.5; NaN outside their domain.
pub(crate) fn join(formula: &Formula, list: &mut [(f64, f64)]) -> f64 {
    let mean = |list: &[(f64, f64)], of: &dyn Fn(f64) -> f64| {
        let (mut sum, mut total) = (0.0, 0.0);
        for (score, weight) in list {
            sum += weight * of(*score);
            total += weight;
        }
        sum / total
    };
    let positive = |list: &[(f64, f64)]| list.iter().all(|(score, _)| 0.0 < *score);
    let any_nan = list.iter().any(|(score, _)| score.is_nan());
    let defined = match formula.aggregation {
        Aggregation::Geometric | Aggregation::Harmonic | Aggregation::Generalised => positive(list),
        _ => !any_nan,
    };
    if !defined || list.is_empty() {
        return f64::NAN;
    }
    match formula.aggregation {
        Aggregation::Arithmetic => mean(list, &|score| score),
        Aggregation::Geometric => libm::exp(mean(list, &libm::log)),
        Aggregation::Harmonic => 1.0 / mean(list, &|score| 1.0 / score),
        Aggregation::Generalised => generalised(formula.exponent, list),
        Aggregation::Minimum => list
            .iter()
            .fold(f64::INFINITY, |least, (s, _)| least.min(*s)),
        Aggregation::Maximum => list
            .iter()
            .fold(f64::NEG_INFINITY, |most, (s, _)| most.max(*s)),
        Aggregation::Median => median(list),
        Aggregation::Sum => list.iter().map(|(score, weight)| score * weight).sum(),
    }
}

/// The generalised mean of positive scores. With *m* the highest score, or the lowest for *p*
/// below 0, it is *m* · exp(ln *A* / *p*), where *A* = Σ *w* exp(*p* ln(*s*/*m*)) / Σ *w* is at
/// most 1: no power is too large. Near 1 the difference of *A* from 1 is summed instead, so
/// that an exponent near 0 costs no digits.
fn generalised(p: f64, list: &[(f64, f64)]) -> f64 {
    let scores = list.iter().map(|(score, _)| *score);
    let m = if p < 0.0 {
        scores.fold(f64::INFINITY, f64::min)
    } else {
        scores.fold(0.0, f64::max)
    };
    let (mut sum, mut difference, mut total) = (0.0, 0.0, 0.0);
    for (score, weight) in list {
        let exponent = p * libm::log(score / m);
        sum += weight * libm::exp(exponent);
        difference += weight * libm::expm1(exponent);
        total += weight;
    }
    let logarithm = if -0.5 < difference / total {
        libm::log1p(difference / total)
    } else {
        libm::log(sum / total)
    };
    m * libm::exp(logarithm / p)
}

fn median(list: &mut [(f64, f64)]) -> f64 {
    list.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let total: f64 = list.iter().map(|(_, weight)| weight).sum();
    let mut cumulative = 0.0;
    for (i, (score, weight)) in list.iter().enumerate() {
        cumulative += weight;
        let distance = 2.0 * cumulative - total;
        // Within rounding, exactly half.
        if distance.abs() <= 1e-12 * total {
            let next = list.get(i + 1).map_or(*score, |(next, _)| *next);
            return (score + next) / 2.0;
        }
        if 0.0 < distance {
            return *score;
        }
    }
    list.last().map_or(f64::NAN, |(score, _)| *score)
}
