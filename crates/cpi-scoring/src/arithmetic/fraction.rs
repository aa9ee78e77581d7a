//! Which exact quotient do whole numbers of any length have?

use cpi_model::number::Carry;
use num_bigint::{BigInt, BigUint, Sign};
use rust_decimal::Decimal;
use std::ops::{Add, Mul, Neg, Sub};

/// A fraction of whole numbers of any length. It is not reduced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fraction {
    upper: BigInt,
    /// Above 0.
    lower: BigInt,
}

impl Fraction {
    /// `upper / lower`, for a `lower` above 0; none for 0.
    pub(crate) fn new(upper: impl Into<BigInt>, lower: impl Into<BigInt>) -> Option<Self> {
        let (upper, lower) = (upper.into(), lower.into());
        match lower.sign() {
            Sign::NoSign => None,
            Sign::Plus => Some(Self { upper, lower }),
            Sign::Minus => Some(Self {
                upper: -upper,
                lower: -lower,
            }),
        }
    }

    pub(crate) fn whole(number: impl Into<BigInt>) -> Self {
        Self {
            upper: number.into(),
            lower: BigInt::from(1),
        }
    }

    pub(crate) fn upper(&self) -> &BigInt {
        &self.upper
    }

    pub(crate) fn lower(&self) -> &BigInt {
        &self.lower
    }

    pub(crate) fn sign(&self) -> Sign {
        self.upper.sign()
    }

    /// None for a divisor of 0.
    pub(crate) fn divided_by(&self, other: &Self) -> Option<Self> {
        Self::new(&self.upper * &other.lower, &self.lower * &other.upper)
    }

    pub(crate) fn square(&self) -> Self {
        self * self
    }

    /// The root of the square of a fraction; none where there is no such fraction.
    pub(crate) fn exact_root(&self) -> Option<Self> {
        let product = (&self.upper * &self.lower).to_biguint()?;
        let root = product.sqrt();
        if &root * &root != product {
            return None;
        }
        Self::new(BigInt::from(root), self.lower.clone())
    }

    /// The score that goes on (methodology 1.2); none where it is too large.
    pub(crate) fn decimal(&self) -> Option<Decimal> {
        self.carried(Carry::SCORE)
    }

    /// The square root of a fraction that is not below 0, as the decimal that goes on.
    pub(crate) fn root(&self, carry: Carry) -> Option<Decimal> {
        let (upper, lower) = (self.upper.to_biguint()?, self.lower.magnitude());
        let decimals = carry.decimals(u128::try_from((&upper / lower).sqrt()).ok()?)?;
        let shifted = upper * ten_to(2 * decimals);
        // The whole part of a root is the root of the whole part, cut off.
        let digits = (&shifted / lower).sqrt();
        let more = &digits * &digits * lower != shifted;
        carry.number(false, u128::try_from(digits).ok()?, decimals, more)
    }

    /// The decimal that goes on.
    pub(crate) fn carried(&self, carry: Carry) -> Option<Decimal> {
        let negative = self.sign() == Sign::Minus;
        let (size, lower) = (self.upper.magnitude(), self.lower.magnitude());
        let small = u128::try_from(size).ok().zip(u64::try_from(lower).ok());
        if let Some((upper, lower)) = small {
            return quotient(carry, negative, upper, 0, lower);
        }
        let decimals = carry.decimals(u128::try_from(size / lower).ok()?)?;
        let shifted = size * ten_to(decimals);
        let digits = &shifted / lower;
        let more = &digits * lower != shifted;
        carry.number(negative, u128::try_from(digits).ok()?, decimals, more)
    }
}

/// `upper / 10^scale / lower` as the decimal that goes on, for a `lower` above 0, where
/// registers hold it; with the same result as [`Fraction::decimal`].
pub(crate) fn quotient(
    carry: Carry,
    negative: bool,
    upper: u128,
    scale: u32,
    lower: u64,
) -> Option<Decimal> {
    /// As many digits at once as 128 bits bear beside a divisor of 64.
    const AT_ONCE: u32 = 19;
    let lower = u128::from(lower);
    let (mut digits, mut rest) = (upper.checked_div(lower)?, upper.checked_rem(lower)?);
    let decimals = carry.decimals(digits / 10_u128.pow(scale))?;
    if let Some(beyond) = scale.checked_sub(decimals) {
        let power = 10_u128.pow(beyond);
        let more = rest != 0 || !digits.is_multiple_of(power);
        return carry.number(negative, digits / power, decimals, more);
    }
    // What is exact has no further digits.
    let mut found = scale;
    while found < decimals && rest != 0 {
        let step = (decimals - found).min(AT_ONCE);
        let power = 10_u128.pow(step);
        rest *= power;
        digits = digits * power + rest / lower;
        rest %= lower;
        found += step;
    }
    carry.number(negative, digits, found, rest != 0)
}

/// 1 / 10^scale.
pub(crate) fn unit(scale: u32) -> Fraction {
    Fraction {
        upper: BigInt::from(1),
        lower: BigInt::from(ten_to(scale)),
    }
}

/// A power of ten.
pub(crate) fn ten_to(digits: u32) -> BigUint {
    BigUint::from(10_u32).pow(digits)
}

/// A decimal times 10 to the power of `scale`, which is not below its own.
pub(crate) fn scaled(number: Decimal, scale: u32) -> BigInt {
    let whole = BigInt::from(number.mantissa());
    match scale - number.scale() {
        0 => whole,
        shift => whole * BigInt::from(ten_to(shift)),
    }
}

impl From<Decimal> for Fraction {
    fn from(number: Decimal) -> Self {
        Self {
            upper: BigInt::from(number.mantissa()),
            lower: BigInt::from(10_u128.pow(number.scale())),
        }
    }
}

impl Add for &Fraction {
    type Output = Fraction;
    fn add(self, other: Self) -> Fraction {
        let upper = if self.lower == other.lower {
            return Fraction {
                upper: &self.upper + &other.upper,
                lower: self.lower.clone(),
            };
        } else {
            &self.upper * &other.lower + &other.upper * &self.lower
        };
        Fraction {
            upper,
            lower: &self.lower * &other.lower,
        }
    }
}

impl Neg for &Fraction {
    type Output = Fraction;
    fn neg(self) -> Fraction {
        Fraction {
            upper: -&self.upper,
            lower: self.lower.clone(),
        }
    }
}

impl Sub for &Fraction {
    type Output = Fraction;
    fn sub(self, other: Self) -> Fraction {
        self + &-other
    }
}

impl Mul for &Fraction {
    type Output = Fraction;
    fn mul(self, other: Self) -> Fraction {
        Fraction {
            upper: &self.upper * &other.upper,
            lower: &self.lower * &other.lower,
        }
    }
}
