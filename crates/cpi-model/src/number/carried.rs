//! With how many digits does a score go on to the next formula?
//!
//! A quotient or a root seldom ends. It is cut off after 28 digits, and its last digit then
//! says that something was cut off: it is never 0 or 5. So rounding it once more, in any
//! mode and to any number of digits shown, gives what the exact value gives (methodology
//! 1.2). In the literature this is rounding to prepare for shorter precision.

use super::WRITTEN_DECIMALS;
use rust_decimal::{Decimal, RoundingStrategy};

/// The digits with which a number goes on: before and after the point together.
const CARRIED_DIGITS: u32 = 28;
/// The decimals of a carried number that the rounding of its parts may have changed.
const UNCERTAIN_DECIMALS: u32 = 6;

/// All scores and points are nearer to 0 than this, so that differences of written scores
/// are exact.
pub const SCORES_BELOW: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
/// From here on a number that was cut off does not enter another score: too few of its
/// decimals would be left for 18 certain ones.
const CUT_BELOW: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Which numbers may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carry {
    most_whole_digits: u32,
    fewest_decimals: u32,
}

impl Carry {
    /// Scores: at most nine digits before the point, and so at least one decimal more than
    /// is written.
    pub const SCORE: Self = Self {
        most_whole_digits: 9,
        fewest_decimals: WRITTEN_DECIMALS + 1,
    };

    /// Statistics of quantities, which no score is computed from: any number of 28 digits.
    pub const STATISTIC: Self = Self {
        most_whole_digits: CARRIED_DIGITS,
        fewest_decimals: 0,
    };

    /// The decimals with which a number goes on that has this whole part: as many as 28
    /// digits in all allow. None if the number is too large.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::number::Carry;
    /// assert_eq!(Carry::SCORE.decimals(0), Some(28));
    /// assert_eq!(Carry::SCORE.decimals(55), Some(26));
    /// assert_eq!(Carry::SCORE.decimals(1_000_000_000), None);
    /// ```
    pub fn decimals(self, whole: u128) -> Option<u32> {
        let digits = whole.checked_ilog10().map_or(0, |log| log + 1);
        (digits <= self.most_whole_digits).then(|| CARRIED_DIGITS - digits)
    }

    /// The number that goes on: `digits` are its digits up to the last that is carried,
    /// without the point; `more` says whether something other than 0 follows them. None
    /// where that leaves too few decimals.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::number::Carry;
    /// // A third, and a number a little above a half.
    /// let third = Carry::SCORE.number(false, 3_333_333_333_333_333_333_333, 22, true).unwrap();
    /// assert_eq!(third.to_string(), "0.3333333333333333333333");
    /// let half = Carry::SCORE.number(false, 5_000_000_000_000_000_000_000, 22, true).unwrap();
    /// assert_eq!(half.to_string(), "0.5000000000000000000001");
    /// assert_eq!(Carry::SCORE.number(true, 50, 2, false).unwrap().to_string(), "-0.5");
    /// assert_eq!(Carry::SCORE.number(false, 33, 2, true), None);
    /// ```
    pub fn number(
        self,
        negative: bool,
        digits: u128,
        decimals: u32,
        more: bool,
    ) -> Option<Decimal> {
        if more && decimals < self.fewest_decimals {
            return None;
        }
        let last = u128::from(more && digits.is_multiple_of(5));
        let digits = i128::try_from(digits + last).ok()?;
        let digits = if negative { -digits } else { digits };
        let number = Decimal::try_from_i128_with_scale(digits, decimals).ok()?;
        Some(if more { number } else { number.normalize() })
    }
}

/// Whether a number has enough decimals that some may have been cut off.
pub fn is_cut(number: Decimal) -> bool {
    if number.scale() <= Carry::SCORE.fewest_decimals - UNCERTAIN_DECIMALS {
        return false;
    }
    Carry::SCORE
        .decimals(number.trunc().mantissa().unsigned_abs())
        .is_none_or(|decimals| decimals - UNCERTAIN_DECIMALS < number.normalize().scale())
}

/// Whether a number keeps enough certain decimals where it enters a score.
pub fn may_enter(number: Decimal) -> bool {
    number.abs() < CUT_BELOW || !is_cut(number)
}

/// A number that was formed from others of which some were cut off, `largest` being the
/// size of the largest of them: where it comes within 100 units of the last digit to one
/// with six decimals fewer, it is that one. So three carried thirds make one whole.
///
/// # Examples
///
/// ```
/// use cpi_model::number::{parse_decimal, settled};
/// let nearly = parse_decimal("0.999999999999999999999999999").unwrap();
/// assert_eq!(settled(nearly, nearly).to_string(), "1");
/// let other = parse_decimal("0.999999999999999999999").unwrap();
/// assert_eq!(settled(other, other), other);
/// ```
pub fn settled(number: Decimal, largest: Decimal) -> Decimal {
    let size = number.abs().max(largest.abs()).trunc();
    let Some(decimals) = Carry::SCORE.decimals(size.mantissa().unsigned_abs()) else {
        return number;
    };
    let Some(kept) = decimals.checked_sub(UNCERTAIN_DECIMALS) else {
        return number;
    };
    let near = number.round_dp_with_strategy(kept, RoundingStrategy::MidpointAwayFromZero);
    let tolerance = Decimal::new(100, decimals);
    if (number - near).abs() <= tolerance {
        near.normalize()
    } else {
        number
    }
}
