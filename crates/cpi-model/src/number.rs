//! Which numbers are there, how are they read, written and rounded?
//!
//! Every number is a decimal in a type that says what it is. All are written as text with
//! up to 18 decimals (methodology 1.2), and this module is the only place that rounds.

mod carried;
mod refused;

pub use carried::{Carry, SCORES_BELOW, is_cut, may_enter, settled};
pub use refused::refused;

use crate::draft::RoundingMode;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The decimals with which numbers are written (methodology 1.2).
pub const WRITTEN_DECIMALS: u32 = 18;

/// The most digits before the point that a number in a file may have (methodology 1.1).
const MAX_WHOLE_DIGITS: usize = 15;
/// The most digits in all that a number in a file may have (methodology 1.1).
const MAX_DIGITS: usize = 28;

/// What is allowed where a decimal is expected, for messages.
pub const DECIMAL_GRAMMAR: &str = "a decimal such as `12.5`: an optional `-`, digits, and \
     optionally `.` and digits; at most 28 digits, 15 of them before the point";

/// Reads a decimal by the grammar of methodology 1.1; `None` for anything else.
///
/// # Examples
///
/// ```
/// use cpi_model::number::parse_decimal;
/// assert_eq!(parse_decimal("12.50").unwrap().to_string(), "12.50");
/// for other in ["1e3", "1_000", "+1", ".5", "5.", "NaN", "", "1,5", " 1"] {
///     assert!(parse_decimal(other).is_none(), "{other}");
/// }
/// ```
pub fn parse_decimal(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (digits, ""),
    };
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    if whole.len() > MAX_WHOLE_DIGITS || whole.len() + fraction.len() > MAX_DIGITS {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}

/// Rounding to a number of digits after the point (methodology 1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounding {
    digits: u32,
    mode: RoundingMode,
}

impl Rounding {
    /// The rounding with which numbers are written.
    pub const WRITTEN: Self = Self {
        digits: WRITTEN_DECIMALS,
        mode: RoundingMode::HalfUp,
    };

    /// A rounding to at most 18 digits; more are cut to 18.
    pub const fn new(digits: u32, mode: RoundingMode) -> Self {
        let digits = if digits < WRITTEN_DECIMALS {
            digits
        } else {
            WRITTEN_DECIMALS
        };
        Self { digits, mode }
    }

    /// The rounding of differences between numbers that this one shows: two digits more, so
    /// that small steps show.
    #[must_use]
    pub const fn of_differences(self) -> Self {
        Self::new(self.digits + 2, self.mode)
    }

    /// Digits after the point.
    pub const fn digits(self) -> u32 {
        self.digits
    }

    /// How ties go.
    pub const fn mode(self) -> RoundingMode {
        self.mode
    }

    /// The rounded number.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::draft::RoundingMode;
    /// use cpi_model::number::{Rounding, parse_decimal};
    /// let one_digit = Rounding::new(1, RoundingMode::HalfUp);
    /// assert_eq!(one_digit.apply(parse_decimal("-26.25").unwrap()).to_string(), "-26.3");
    /// ```
    #[must_use]
    pub fn apply(self, number: Decimal) -> Decimal {
        let strategy = match self.mode {
            RoundingMode::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            RoundingMode::HalfEven => RoundingStrategy::MidpointNearestEven,
            RoundingMode::Down => RoundingStrategy::ToZero,
        };
        number.round_dp_with_strategy(self.digits, strategy)
    }

    /// The rounded number, with exactly these digits after the point.
    pub fn show(self, number: Decimal) -> RoundedScore {
        let mut rounded = self.apply(number);
        if rounded.is_zero() {
            rounded.set_sign_positive(true);
        }
        rounded.rescale(self.digits);
        RoundedScore(rounded)
    }
}

/// A score as it is shown: rounded, with a fixed number of digits (methodology 9.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundedScore(Decimal);

impl fmt::Display for RoundedScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_string())
    }
}

impl From<RoundedScore> for Decimal {
    fn from(shown: RoundedScore) -> Self {
        shown.0
    }
}

impl RoundedScore {
    /// The floating-point number closest to what is shown, for charts; published figures stay text.
    pub fn to_f64(self) -> f64 {
        nearest_f64(&self.0.to_string())
    }
}

impl Serialize for RoundedScore {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RoundedScore {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        written(deserializer).map(Self)
    }
}

/// The floating-point number closest to a decimal: parsing rounds correctly, dividing would round twice.
fn nearest_f64(written: &str) -> f64 {
    written.parse().expect("digits, a point and a sign")
}

/// A decimal as it was written into a result.
fn written<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse_decimal(&text)
        .ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not {DECIMAL_GRAMMAR}")))
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for RoundedScore {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Displayed".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": r"^-?[0-9]+(\.[0-9]{1,18})?$" })
    }
}

/// A number as it is written: 18 decimals at most, without trailing zeros or `-0`.
struct Written {
    text: [u8; Self::LONGEST],
    length: usize,
}

impl Written {
    /// A sign, 29 digits and a point, with room to spare.
    const LONGEST: usize = 40;

    fn of(number: Decimal) -> Self {
        let rounded = if number.scale() <= WRITTEN_DECIMALS {
            number
        } else {
            Rounding::WRITTEN.apply(number)
        };
        let (digits, first) = digits(rounded.mantissa().unsigned_abs());
        let point = digits.len() - rounded.scale() as usize;
        let whole = &digits[first.min(point - 1)..point];
        let zeros = digits[point..].iter().rev();
        let zeros = zeros.take_while(|digit| **digit == b'0').count();
        let decimals = &digits[point..digits.len() - zeros];
        let negative = rounded.is_sign_negative() && !rounded.is_zero();
        let mut written = Self {
            text: [0; Self::LONGEST],
            length: 0,
        };
        written.push(if negative { b"-" } else { b"" });
        written.push(whole);
        written.push(if decimals.is_empty() { b"" } else { b"." });
        written.push(decimals);
        written
    }

    fn push(&mut self, part: &[u8]) {
        let end = self.length + part.len();
        self.text[self.length..end].copy_from_slice(part);
        self.length = end;
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.text[..self.length]).expect("digits, a point and a sign")
    }
}

/// The digits of a number of at most 29, aligned to the right, and where they begin.
fn digits(number: u128) -> ([u8; Written::LONGEST], usize) {
    /// The largest power of ten that a register holds.
    const PART: u128 = 10_u128.pow(19);
    const PART_DIGITS: usize = 19;
    let mut digits = [b'0'; Written::LONGEST];
    let mut at = digits.len();
    let mut put = |from: usize, mut part: u64| {
        let mut at = from;
        while part != 0 {
            at -= 1;
            digits[at] = b'0' + u8::try_from(part % 10).unwrap_or(0);
            part /= 10;
        }
        at
    };
    if let Ok(small) = u64::try_from(number) {
        at = put(at, small);
    } else {
        let half = |part: u128| u64::try_from(part).unwrap_or(0);
        put(at, half(number % PART));
        at = put(at - PART_DIGITS, half(number / PART));
    }
    (digits, at)
}

macro_rules! decimals {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Decimal);

        impl From<$name> for Decimal {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl $name {
            /// The floating-point number closest to the number as it is written, for charts and other
            /// programs. Compare and publish the number itself: methodology 1.2 forbids floating point there.
            pub fn to_f64(self) -> f64 {
                nearest_f64(Written::of(self.0).as_str())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(Written::of(self.0).as_str())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": r"^-?[0-9]+(\.[0-9]{1,18})?$" })
            }
        }
    )+};
}

decimals! {
    /// A score, on the scale that the framework declares (methodology 1.5).
    Score,
    /// What an option earns, on the scale of the scores (methodology 2.2).
    Points,
    /// A relative weight, above 0 (methodology 4.2).
    Weight,
    /// A share from 0 to 1.
    Share,
    /// A weight over the sum of the weights that entered (methodology 4.12). Beneath a
    /// sum, as elsewhere, it says how the weights are divided, not the score.
    EffectiveWeight,
    /// A rank, from 1; a tie may have a half (methodology 7.2).
    Rank,
    /// The value of a quantity, in its unit.
    Quantity,
    /// A statistic of several countries, such as a correlation; a share of variance may be
    /// below 0 (methodology 12.1).
    Coefficient,
    /// A number from a simulation, with at most 12 decimals (methodology 11.2).
    SimulatedValue,
}

macro_rules! unchecked {
    ($($name:ident),+) => {$(
        impl From<Decimal> for $name {
            fn from(number: Decimal) -> Self {
                Self(number)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                written(deserializer).map(Self)
            }
        }
    )+};
}
unchecked!(
    Score,
    Points,
    EffectiveWeight,
    Rank,
    Quantity,
    Coefficient,
    SimulatedValue
);

macro_rules! checked {
    ($($name:ident: $range:literal),+) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let number = written(deserializer)?;
                Self::new(number).ok_or_else(|| {
                    serde::de::Error::custom(format!("{number} is no {}", $range))
                })
            }
        }
    )+};
}
checked!(Weight: "weight, which is above 0", Share: "share, which is from 0 to 1");

impl Quantity {
    /// The value with all its decimals, without trailing zeros: answers are written so, since
    /// a document must score as what it was written from.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::number::{Quantity, parse_decimal};
    /// let value = Quantity::from(parse_decimal("0.00001122477618627385").unwrap());
    /// assert_eq!(value.in_full(), "0.00001122477618627385");
    /// assert_eq!(value.to_string(), "0.000011224776186274");
    /// ```
    pub fn in_full(self) -> String {
        let number = self.0.normalize();
        if number.is_zero() {
            "0".to_owned()
        } else {
            number.to_string()
        }
    }
}

impl Weight {
    /// The weight of every member where weights are equal.
    pub const ONE: Self = Self(Decimal::ONE);

    /// A weight; `None` unless it is above 0.
    pub fn new(number: Decimal) -> Option<Self> {
        (Decimal::ZERO < number).then_some(Self(number))
    }
}

impl Share {
    /// The whole.
    pub const ONE: Self = Self(Decimal::ONE);
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// A share; `None` unless it is from 0 to 1.
    pub fn new(number: Decimal) -> Option<Self> {
        (Decimal::ZERO <= number && number <= Decimal::ONE).then_some(Self(number))
    }

    /// Several parts of one whole together; at most the whole.
    pub fn together(shares: impl IntoIterator<Item = Self>) -> Self {
        let sum: Decimal = shares.into_iter().map(|share| share.0).sum();
        Self(sum.min(Decimal::ONE))
    }

    /// The share in per cent, as it is shown.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::number::Share;
    /// assert_eq!(Share::of(1, 3).percent(1).to_string(), "33.3");
    /// ```
    pub fn percent(self, digits: u32) -> RoundedScore {
        Rounding::new(digits, RoundingMode::HalfUp).show(self.0 * Decimal::ONE_HUNDRED)
    }

    /// A part of a whole; 1 where the whole is nothing.
    pub fn of(part: u32, whole: u32) -> Self {
        if whole == 0 {
            Self::ONE
        } else {
            Self(Decimal::from(part.min(whole)) / Decimal::from(whole))
        }
    }
}
