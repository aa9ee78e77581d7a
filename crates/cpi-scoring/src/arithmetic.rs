//! Which numbers does a formula need beyond sums and products of decimals?
//!
//! Quotients are exact fractions of whole numbers of any length; logarithms, exponentials
//! and roots are enclosed until their digits are certain. What goes on is a decimal
//! (methodology 1.2, 1.3). A number that is too large is `None`, never a panic. All of it is
//! whole numbers, the same on every machine.

mod ball;
mod fixed;
mod fraction;
mod means;

pub(crate) use ball::{Ball, resolve, resolve_as};
pub(crate) use fixed::{exp, ln as ln_nearly, power as power_nearly};
pub(crate) use fraction::{Fraction, quotient, scaled, unit};
pub(crate) use means::Distinct;

use cpi_model::number::{is_cut, settled};
use num_bigint::BigInt;
use rust_decimal::Decimal;

/// The natural logarithm of a number above 0.
pub(crate) fn ln(x: Decimal) -> Option<Decimal> {
    if x == Decimal::ONE {
        return Some(Decimal::ZERO);
    }
    resolve(|context| context.ln(&x.into()))
}

/// Decimals as whole numbers of one unit, 10 to the power of minus the most decimals of any.
pub(crate) fn wholes(numbers: &[Decimal]) -> Vec<BigInt> {
    let scale = numbers.iter().map(Decimal::scale).max().unwrap_or(0);
    numbers
        .iter()
        .map(|number| scaled(*number, scale))
        .collect()
}

/// As [`wholes`], with one unit for all columns.
pub(crate) fn wholes_of(columns: &[Vec<Decimal>]) -> Vec<Vec<BigInt>> {
    let scale = columns.iter().flatten().map(Decimal::scale).max();
    let scale = scale.unwrap_or(0);
    let column = |column: &Vec<Decimal>| column.iter().map(|each| scaled(*each, scale)).collect();
    columns.iter().map(column).collect()
}

/// The sum of decimals, exactly.
pub(crate) fn sum(numbers: impl IntoIterator<Item = Decimal>) -> Fraction {
    let mut sum = BigInt::ZERO;
    let mut scale = 0;
    for number in numbers {
        if scale < number.scale() {
            sum *= BigInt::from(10_u128.pow(number.scale() - scale));
            scale = number.scale();
        }
        sum += scaled(number, scale);
    }
    &Fraction::whole(sum) * &unit(scale)
}

/// The sum of the squares of decimals, exactly.
pub(crate) fn sum_of_squares(numbers: &[Decimal]) -> Fraction {
    let scale = numbers.iter().map(Decimal::scale).max().unwrap_or(0);
    let sum: BigInt = numbers.iter().map(|each| scaled(*each, scale).pow(2)).sum();
    let unit = unit(scale);
    &Fraction::whole(sum) * &unit.square()
}

/// The arithmetic mean of decimals; none without any.
pub(crate) fn mean(numbers: &[Decimal]) -> Option<Fraction> {
    sum(numbers.iter().copied()).divided_by(&Fraction::whole(numbers.len()))
}

/// What a formula over scores gives, if some of them were cut off after their last digit:
/// where it comes very near to a number with fewer decimals, it is that one (methodology
/// 1.2).
pub(crate) fn settle(number: Decimal, of: impl IntoIterator<Item = Decimal> + Clone) -> Decimal {
    if !is_cut(number) || !of.clone().into_iter().any(is_cut) {
        return number;
    }
    let largest = of.into_iter().map(|each| each.abs()).max();
    settled(number, largest.unwrap_or(number))
}
