//! A ratio of whole numbers, as the exact coefficients are.

use crate::arithmetic::Fraction;
use cpi_model::number::{Carry, Coefficient};
use num_bigint::BigInt;

/// A whole number over another; `None` if the lower one is 0.
pub(super) fn ratio(upper: impl Into<BigInt>, lower: impl Into<BigInt>) -> Option<Coefficient> {
    let ratio = Fraction::new(upper, lower)?.carried(Carry::STATISTIC)?;
    Some(Coefficient::from(ratio))
}
