//! A ratio of whole numbers, as the exact coefficients are.

use cpi_model::number::Coefficient;
use rust_decimal::Decimal;

/// A whole number over one above 0; `None` if the lower one is 0.
pub(super) fn ratio(upper: i128, lower: i128) -> Option<Coefficient> {
    if lower == 0 {
        return None;
    }
    let (negative, upper, lower) = (
        (upper < 0) != (lower < 0),
        upper.unsigned_abs(),
        lower.unsigned_abs(),
    );
    // Divided digit by digit: three more than are written.
    let (mut whole, mut rest) = (upper / lower, upper % lower);
    let mut digits = 0;
    while digits < 21 && whole < 1_000_000_000_000_000_000_000_000 {
        let Some(next) = rest.checked_mul(10) else {
            break;
        };
        whole = whole * 10 + next / lower;
        rest = next % lower;
        digits += 1;
    }
    let whole = i128::try_from(whole).ok()?;
    let number = Decimal::try_from_i128_with_scale(whole, digits).ok()?;
    Some(Coefficient::from(if negative { -number } else { number }))
}
