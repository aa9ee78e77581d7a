//! Which logarithm, exponential and geometric mean have decimals, at the speed of registers?
//!
//! All are series on whole numbers, read as numbers with 120 binary places (about 36
//! decimal ones): the same on every machine, and far faster than series on numbers of any
//! length. A geometric mean of which this leaves the last digit open is left to those.

use super::ball::{Ball, Digits};
use cpi_model::number::Carry;
use num_bigint::BigInt;
use rust_decimal::Decimal;

const PLACES: u32 = 120;
const ONE: u128 = 1 << PLACES;
/// ln 2 and ln 10, rounded to the nearest.
const LN_2: i128 = 921_350_637_599_661_305_226_344_307_672_478_455;
const LN_10: i128 = 3_060_660_568_284_699_479_708_353_448_060_341_289;

/// 1 / (2i + 1), for the inverse hyperbolic tangent.
const ODD: [u128; 25] = {
    let mut parts = [0; 25];
    let mut i = 0;
    while i < parts.len() {
        parts[i] = ONE / (2 * i as u128 + 1);
        i += 1;
    }
    parts
};

/// 1 / i!, for the exponential.
const FACTORIAL: [u128; 30] = {
    let mut parts = [ONE; 30];
    let mut i = 1;
    while i < parts.len() {
        parts[i] = parts[i - 1] / i as u128;
        i += 1;
    }
    parts
};

/// ⌊a · b / 2^shift⌋, for 1 ≤ shift and a product below 2^(shift + 128).
fn scaled(a: u128, b: u128, shift: u32) -> u128 {
    const LOW: u128 = u64::MAX as u128;
    let (a1, a0, b1, b0) = (a >> 64, a & LOW, b >> 64, b & LOW);
    let low = a0 * b0;
    let middle = a1 * b0 + (low >> 64);
    let (middle, carry) = middle.overflowing_add(a0 * b1);
    let high = a1 * b1 + (middle >> 64) + (u128::from(carry) << 64);
    let low = middle << 64 | low & LOW;
    match shift {
        128.. => high >> (shift - 128),
        _ => high << (128 - shift) | low >> shift,
    }
}

fn times(a: u128, b: u128) -> u128 {
    scaled(a, b, PLACES)
}

/// ⌊part · 2^120 / whole⌋, for part < whole < 2^98.
fn quotient(part: u128, whole: u128) -> u128 {
    const STEP: u32 = PLACES / 4;
    let mut rest = part;
    let mut quotient = 0;
    for _ in 0..4 {
        rest <<= STEP;
        quotient = (quotient << STEP) | (rest / whole);
        rest %= whole;
    }
    quotient
}

/// The natural logarithm of a number above 0, with 120 places; wrong by less than 2^8 units.
///
/// # Formula
///
/// ```text
/// x = m / 10^s,  m = 2^k · y  with y from ⅔ to 1⅓,  z = (y − 1) / (y + 1)
/// ln x = k ln 2 − s ln 10 + 2 (z + z³/3 + z⁵/5 + …)
/// ```
fn ln_raw(x: Decimal) -> Option<i128> {
    let m = x.mantissa().unsigned_abs();
    if x.is_sign_negative() || m == 0 {
        return None;
    }
    let mut k = m.ilog2();
    if (4_u128 << k) < 3 * m {
        k += 1;
    }
    let one = 1_u128 << k;
    let z = quotient(m.abs_diff(one), m + one);
    let square = times(z, z);
    let series = ODD
        .iter()
        .rev()
        .fold(0, |sum, part| part + times(square, sum));
    let series = i128::try_from(2 * times(z, series)).ok()?;
    let series = if m < one { -series } else { series };
    Some(i128::from(k) * LN_2 - i128::from(x.scale()) * LN_10 + series)
}

/// The natural logarithm of a number above 0, to about 27 decimals.
pub(crate) fn ln(x: Decimal) -> Option<Decimal> {
    let ln = ln_raw(x)?;
    // At most 66.6, so that 27 decimals always fit, and 28 below 7.
    let size = ln.unsigned_abs();
    let scale = if size < 7 * ONE { 28 } else { 27 };
    decimal(size, scale, PLACES, ln < 0)
}

/// The exponential 2^n · y of a number with 120 places: n, and y from 1 to 2 with 120 places,
/// wrong by less than 2^8 units.
///
/// # Formula
///
/// ```text
/// x = n ln 2 + r  with r from 0 to ln 2
/// exp x = 2^n (1 + r + r²/2! + r³/3! + …)
/// ```
fn exp_raw(x: i128) -> Option<(i32, u128)> {
    let n = i32::try_from(x.div_euclid(LN_2)).ok()?;
    let r = x.rem_euclid(LN_2).unsigned_abs();
    let series = FACTORIAL
        .iter()
        .rev()
        .fold(0, |sum, part| part + times(r, sum));
    Some((n, series))
}

/// exp(Σ *w* ln *s* / Σ *w*) of scores above 0, as the decimal that goes on; none where its
/// last digit is open, or where it is too large.
pub(super) fn geometric(scores: &[(Decimal, BigInt)], total: &BigInt) -> Option<Decimal> {
    // The mean of the logarithms is wrong by less than 2^8 units as they are, and 1; the
    // series doubles that at most and adds 2^8 of its own.
    const ERROR: u32 = 1 << 10;
    let mut sum = BigInt::ZERO;
    for (score, weight) in scores {
        sum += weight * ln_raw(*score)?;
    }
    let (n, series) = exp_raw(i128::try_from(sum / total).ok()?)?;
    let places = u64::try_from(i64::from(PLACES) - i64::from(n)).ok()?;
    match Ball::new(series.into(), ERROR).decimal(Carry::SCORE, places) {
        Digits::Certain(found) => found,
        Digits::Open => None,
    }
}

/// The exponential; 0 where it is smaller than the smallest decimal, and none where it is
/// larger than the largest.
pub(crate) fn exp(x: Decimal) -> Option<Decimal> {
    const LARGEST: u128 = 67;
    let negative = x.is_sign_negative();
    let m = x.mantissa().unsigned_abs();
    let unit = 10_u128.pow(x.scale());
    if LARGEST <= m / unit {
        return negative.then_some(Decimal::ZERO);
    }
    let size = i128::try_from((m / unit) << PLACES | quotient(m % unit, unit)).ok()?;
    let x = if negative { -size } else { size };
    let (n, series) = exp_raw(x)?;
    // As many decimals as fit, since exp x < 2^(n + 1): log10 2 is a little above 0.301.
    let room = u32::try_from(95 - n).ok()?;
    let scale = (room * 301 / 1000).min(28);
    let shift = u32::try_from(120 - n).ok()?;
    decimal(series, scale, shift, false)
}

/// *x* to the power *p*, for *x* above 0, to about 24 digits.
pub(crate) fn power(x: Decimal, p: Decimal) -> Option<Decimal> {
    exp(p.checked_mul(ln(x)?)?)
}

/// size · 10^scale / 2^shift, rounded to the nearest, as a decimal of this scale.
fn decimal(size: u128, scale: u32, shift: u32, negative: bool) -> Option<Decimal> {
    let doubled = scaled(size, 10_u128.pow(scale), shift - 1);
    let mantissa = i128::try_from((doubled >> 1) + (doubled & 1)).ok()?;
    let mantissa = if negative { -mantissa } else { mantissa };
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::{exp, ln};
    use rust_decimal::Decimal;

    /// Logarithms and exponentials by Python's `decimal` with 80 digits, which rounds both
    /// correctly: `function argument value`.
    const VECTORS: &str = include_str!("vectors.txt");

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn every_vector_holds_to_its_last_digit() {
        for line in VECTORS.lines().filter(|line| !line.starts_with('#')) {
            let [function, argument, value] = line.split(' ').collect::<Vec<_>>()[..] else {
                panic!("{line}");
            };
            let found = match function {
                "ln" => ln(decimal(argument)),
                _ => exp(decimal(argument)),
            };
            let found = found.unwrap_or_else(|| panic!("{line}"));
            let difference = (found - decimal(value)).abs();
            let last = Decimal::new(1, found.scale());
            assert!(difference <= last, "{line}: {found}");
        }
    }

    #[test]
    fn what_is_no_decimal_is_refused() {
        assert_eq!(ln(Decimal::ZERO), None);
        assert_eq!(ln(-Decimal::ONE), None);
        assert_eq!(ln(Decimal::ONE).unwrap(), Decimal::ZERO);
        assert_eq!(exp(Decimal::ZERO).unwrap(), Decimal::ONE);
        assert_eq!(exp(decimal("66.6")), None);
        assert_eq!(exp(Decimal::MAX), None);
        assert_eq!(exp(Decimal::MIN).unwrap(), Decimal::ZERO);
        assert_eq!(exp(decimal("-66.9")).unwrap(), Decimal::ZERO);
    }
}
