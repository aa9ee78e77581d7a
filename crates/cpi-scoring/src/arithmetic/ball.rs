//! Between which numbers does a logarithm, an exponential or a root lie?
//!
//! Ball arithmetic: every number is a midpoint with a bound of its error, both whole
//! numbers of units of 2^−places. Every step adds the error that it makes, so the exact
//! value is always inside. If a ball is too wide to tell the digits of the value, it is
//! computed anew with more places (Ziv's strategy).

use super::fraction::{Fraction, ten_to};
use cpi_model::number::Carry;
use num_bigint::{BigInt, BigUint, Sign};
use rust_decimal::Decimal;
use std::sync::OnceLock;

/// The places with which a value is tried, one after the other.
const PLACES: [u64; 4] = [192, 320, 640, 1280];
/// From this number of places on, a value whose ball contains a decimal is that decimal, if the
/// ball is narrower than the decimal's last digit by this many bits.
const SETTLING: u64 = 640;
const SETTLED_BITS: u64 = 400;

/// The decimal that goes on of a value that `compute` encloses with any number of places;
/// none where it is too large.
///
/// A value that has so few decimals is recognised when it agrees with them to more than a
/// hundred further digits (methodology 1.3).
pub(crate) fn resolve(compute: impl Fn(&Context) -> Option<Ball>) -> Option<Decimal> {
    resolve_as(Carry::SCORE, compute)
}

/// As [`resolve`], of any number.
pub(crate) fn resolve_as(
    carry: Carry,
    compute: impl Fn(&Context) -> Option<Ball>,
) -> Option<Decimal> {
    static CONTEXTS: [OnceLock<Context>; PLACES.len()] = [const { OnceLock::new() }; PLACES.len()];
    for (places, context) in PLACES.into_iter().zip(&CONTEXTS) {
        let Some(ball) = compute(context.get_or_init(|| Context::new(places))) else {
            continue;
        };
        match ball.decimal(carry, places) {
            Digits::Certain(found) => return found,
            Digits::Open if places < SETTLING => {}
            Digits::Open => match ball.nearest(carry, places) {
                Digits::Certain(found) => return found,
                Digits::Open => {}
            },
        }
    }
    None
}

/// A number of places, with ln 2 to that many.
pub(crate) struct Context {
    places: u64,
    one: BigInt,
    ln_2: Ball,
}

/// A midpoint and the most by which the value may lie beside it.
#[derive(Debug, Clone)]
pub(crate) struct Ball {
    middle: BigInt,
    error: BigUint,
}

/// What a ball says of the decimal that goes on.
pub(super) enum Digits {
    /// Every value inside has the same digits; none where it is too large.
    Certain(Option<Decimal>),
    Open,
}

impl Ball {
    /// A ball of a midpoint and an error in units of 2^−places.
    pub(crate) fn new(middle: BigInt, error: impl Into<BigUint>) -> Self {
        let error = error.into();
        Self { middle, error }
    }

    /// The decimal that goes on, if the ball leaves no doubt.
    pub(super) fn decimal(&self, carry: Carry, places: u64) -> Digits {
        let error = BigInt::from(self.error.clone());
        let (low, high) = (&self.middle - &error, &self.middle + &error);
        if low.sign() != high.sign() || low.sign() == Sign::NoSign {
            return Digits::Open;
        }
        let negative = low.sign() == Sign::Minus;
        let (near, far) = if negative { (high, low) } else { (low, high) };
        let whole = |number: &BigInt| u128::try_from(number.magnitude() >> places).ok();
        let (Some(least), Some(most)) = (whole(&near), whole(&far)) else {
            return Digits::Certain(None);
        };
        let decimals = carry.decimals(least);
        if decimals != carry.decimals(most) {
            return Digits::Open;
        }
        let Some(decimals) = decimals else {
            return Digits::Certain(None);
        };
        let power = ten_to(decimals);
        let (near, far) = (near.magnitude() * &power, far.magnitude() * &power);
        let digits: BigUint = &near >> places;
        // Strictly between two neighbours: something follows the digits, whichever it is.
        if digits != &far >> places || &digits << places == near {
            return Digits::Open;
        }
        let digits = u128::try_from(digits).ok();
        Digits::Certain(digits.and_then(|digits| carry.number(negative, digits, decimals, true)))
    }

    /// The decimal inside a ball that is very much narrower than the decimal's last digit.
    fn nearest(&self, carry: Carry, places: u64) -> Digits {
        let half = BigUint::from(1_u32) << (places - 1);
        let size = self.middle.magnitude();
        let whole = u128::try_from((size + &self.error) >> places).ok();
        let Some(decimals) = whole.and_then(|whole| carry.decimals(whole)) else {
            return Digits::Certain(None);
        };
        let power = ten_to(decimals);
        let (size, error) = (size * &power, &self.error * &power);
        let digits: BigUint = (&size + &half) >> places;
        let at = &digits << places;
        let distance = if at < size { size - at } else { at - size };
        let narrow = error.bits() + SETTLED_BITS <= places;
        if !narrow || error < distance {
            return Digits::Open;
        }
        let negative = self.middle.sign() == Sign::Minus;
        let digits = u128::try_from(digits).ok();
        Digits::Certain(digits.and_then(|digits| carry.number(negative, digits, decimals, false)))
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self {
            middle: &self.middle + &other.middle,
            error: &self.error + &other.error,
        }
    }

    pub(crate) fn less(&self, other: &Self) -> Self {
        Self {
            middle: &self.middle - &other.middle,
            error: &self.error + &other.error,
        }
    }

    /// The square.
    pub(crate) fn square(&self, context: &Context) -> Self {
        let error = (self.middle.magnitude() * 2_u32 + &self.error) * &self.error;
        Self {
            middle: (&self.middle * &self.middle) >> context.places,
            error: (error >> context.places) + 2_u32,
        }
    }

    /// Times a fraction.
    pub(crate) fn times(&self, factor: &Fraction) -> Self {
        let lower = factor.lower();
        Self {
            middle: (&self.middle * factor.upper()) / lower,
            error: (&self.error * factor.upper().magnitude()) / lower.magnitude() + 2_u32,
        }
    }
}

impl Context {
    pub(crate) fn new(places: u64) -> Self {
        let one = BigInt::from(1) << places;
        // ln 2 = 2 artanh 1/3 = 2 Σ 1 / ((2i + 1) 3^(2i + 1)); each term is cut off twice.
        let mut power: BigInt = &one / 3_u32;
        let (mut sum, mut odd) = (BigInt::ZERO, 1_u32);
        while power.sign() != Sign::NoSign {
            sum += &power / odd;
            power /= 9_u32;
            odd += 2;
        }
        let ln_2 = Ball::new(sum * 2, 4 * odd + 4);
        Self { places, one, ln_2 }
    }

    pub(crate) fn fraction(&self, number: &Fraction) -> Ball {
        Ball::new((number.upper() << self.places) / number.lower(), 1_u32)
    }

    /// The natural logarithm of a fraction above 0.
    ///
    /// # Formula
    ///
    /// ```text
    /// x = 2^k · y  with y from ⅔ to 1⅓,  z = (y − 1) / (y + 1)
    /// ln x = k ln 2 + 2 (z + z³/3 + z⁵/5 + …)
    /// ```
    pub(crate) fn ln(&self, x: &Fraction) -> Option<Ball> {
        if x.sign() != Sign::Plus {
            return None;
        }
        let bits = |number: &BigInt| i64::try_from(number.bits()).ok();
        let mut k = bits(x.upper())? - bits(x.lower())?;
        // 2^k · y = x, so y is x with the point moved by k places; it is from ½ to 2.
        let shift = i64::try_from(self.places).ok()? - k;
        let mut y = match u64::try_from(shift) {
            Ok(shift) => (x.upper() << shift) / x.lower(),
            Err(_) => x.upper() / (x.lower() << shift.unsigned_abs()),
        };
        let mut error = 1_u32;
        if &y * 3 < &self.one * 2 {
            y *= 2;
            error = 2;
            k -= 1;
        } else if &self.one * 4 < &y * 3 {
            y /= 2;
            k += 1;
        }
        let series = self.ln_near_one(&y);
        let own = Ball::new(series.middle, series.error + error * 3);
        Some(own.plus(&self.ln_2.times(&Fraction::whole(k))))
    }

    /// The logarithm of a ball above 0; none where it may reach 0.
    pub(crate) fn ln_of(&self, x: &Ball) -> Option<Ball> {
        let least = &x.middle - BigInt::from(x.error.clone());
        if least.sign() != Sign::Plus {
            return None;
        }
        let middle = Fraction::new(x.middle.clone(), self.one.clone())?;
        let found = self.ln(&middle)?;
        // |ln a − ln b| ≤ |a − b| / min(a, b).
        let spread = (&x.error << self.places) / least.magnitude() + 1_u32;
        Some(Ball::new(found.middle, found.error + spread))
    }

    /// 2 artanh((y − 1) / (y + 1)) for an exact y from ⅔ to 1⅓.
    fn ln_near_one(&self, y: &BigInt) -> Ball {
        let z = ((y - &self.one) << self.places) / (y + &self.one);
        let square = (&z * &z) >> self.places;
        let (mut power, mut sum, mut odd) = (z, BigInt::ZERO, 1_u32);
        // Shifting rounds towards −∞, so a negative power stops at −1.
        while 1 < power.bits() {
            sum += &power / odd;
            power = (&power * &square) >> self.places;
            odd += 2;
        }
        // Every term is wrong by less than 4 units: z by 1, its powers by 2, the division
        // by 1; what is left out is below 2.
        Ball::new(sum * 2, 4 * odd + 16)
    }

    /// The exponential; none where the ball is wider than 1 or the value above 2^200.
    ///
    /// # Formula
    ///
    /// ```text
    /// x = n ln 2 + r  with r from 0 to ln 2
    /// exp x = 2^n (1 + r + r²/2! + r³/3! + …)
    /// ```
    pub(crate) fn exp(&self, x: &Ball) -> Option<Ball> {
        let (mut n, mut r) = (&x.middle / &self.ln_2.middle, &x.middle % &self.ln_2.middle);
        if r.sign() == Sign::Minus {
            r += &self.ln_2.middle;
            n -= 1;
        }
        let n_size = n.magnitude();
        let wide = &x.error + n_size * &self.ln_2.error;
        let n = match i64::try_from(&n) {
            Ok(n) => n,
            Err(_) if n.sign() == Sign::Minus => i64::MIN,
            Err(_) => return None,
        };
        let least = -i64::try_from(self.places).ok()?;
        if n < least - 4 && wide.bits() <= self.places {
            // Between 0 and one unit.
            return Some(Ball::new(BigInt::ZERO, 1_u32));
        }
        if self.places <= wide.bits() || 200 < n {
            return None;
        }
        let (mut term, mut sum, mut i) = (self.one.clone(), BigInt::ZERO, 1_u32);
        while term.sign() != Sign::NoSign {
            sum += &term;
            term = ((&term * &r) >> self.places) / i;
            i += 1;
        }
        // Every term is wrong by less than 4 units. exp(r + d) − exp r < 2d(1 + d) exp r,
        // for d below 1, so below 8d.
        let error = wide * 8_u32 + (4 * i + 8);
        Some(if let Ok(n) = u64::try_from(n) {
            Ball::new(sum << n, error << n)
        } else {
            let shift = n.unsigned_abs();
            Ball::new(sum >> shift, (error >> shift) + 2_u32)
        })
    }

    /// The square root of a fraction that is not below 0.
    pub(crate) fn sqrt(&self, x: &Fraction) -> Option<Ball> {
        let scaled = (x.upper() << (2 * self.places)) / x.lower();
        Some(Ball::new(scaled.to_biguint()?.sqrt().into(), 2_u32))
    }

    /// A quotient; none where the divisor may be 0.
    pub(crate) fn quotient(&self, upper: &Ball, lower: &Ball) -> Option<Ball> {
        let size = lower.middle.magnitude();
        if *size <= lower.error {
            return None;
        }
        let least = size - &lower.error;
        let middle = (&upper.middle << self.places) / &lower.middle;
        // |a/b − a'/b'| ≤ (|a − a'| + |a/b| |b − b'|) / |b'|.
        let error = (&upper.error << self.places) + (middle.magnitude() + 1_u32) * &lower.error;
        Some(Ball::new(middle, error / least + 2_u32))
    }
}
