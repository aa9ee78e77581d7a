//! Which numbers does a formula need beyond the four operations?
//!
//! Everything is checked: a number that does not fit is `None`, never a panic. Logarithms
//! and exponentials are series on whole numbers, the same on every machine (methodology 1.3).

mod fixed;

pub(crate) use fixed::{exp, ln};
use rust_decimal::{Decimal, MathematicalOps};

/// *x* to the power *p*, for *x* above 0: by multiplication where *p* is a small whole
/// number, by the square root where it is a half, otherwise by logarithm.
pub(crate) fn power(x: Decimal, p: Decimal) -> Option<Decimal> {
    const LARGEST_BY_MULTIPLICATION: i64 = 16;
    let whole = i64::try_from(p).ok().filter(|_| p.is_integer());
    if let Some(exponent) = whole.filter(|n| n.abs() <= LARGEST_BY_MULTIPLICATION) {
        let mut result = Decimal::ONE;
        for _ in 0..exponent.abs() {
            result = result.checked_mul(x)?;
        }
        return if exponent < 0 {
            Decimal::ONE.checked_div(result)
        } else {
            Some(result)
        };
    }
    exp(p.checked_mul(ln(x)?)?)
}

/// The *p*-th root of *x* above 0.
pub(crate) fn root(x: Decimal, p: Decimal) -> Option<Decimal> {
    if p == Decimal::ONE {
        Some(x)
    } else if p == -Decimal::ONE {
        Decimal::ONE.checked_div(x)
    } else if p == Decimal::TWO {
        x.sqrt()
    } else {
        exp(ln(x)?.checked_div(p)?)
    }
}
