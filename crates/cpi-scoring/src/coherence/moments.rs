//! How do two columns vary together? Methodology 12.3.

use crate::arithmetic::{Fraction, wholes};
use crate::coherence::{NoValue, Span, Statistic};
use cpi_model::number::{Carry, Coefficient};
use num_bigint::{BigInt, Sign};
use rust_decimal::Decimal;

/// The fewest countries of which a correlation is formed (methodology 12.3).
pub(super) const FEWEST: usize = 3;

/// The sums of two columns of whole numbers, each less its first value: exact.
#[derive(Debug, Clone)]
struct Sums {
    n: BigInt,
    x: BigInt,
    y: BigInt,
    xx: BigInt,
    yy: BigInt,
    xy: BigInt,
}

impl Sums {
    fn of(x: &[BigInt], y: &[BigInt]) -> Self {
        let products = |a: &[BigInt], b: &[BigInt]| a.iter().zip(b).map(|(a, b)| a * b).sum();
        Self {
            n: BigInt::from(x.len().min(y.len())),
            x: x.iter().sum(),
            y: y.iter().sum(),
            xx: products(x, x),
            yy: products(y, y),
            xy: products(x, y),
        }
    }

    /// With one country less.
    fn without(&self, x: &BigInt, y: &BigInt) -> Self {
        Self {
            n: &self.n - 1,
            x: &self.x - x,
            y: &self.y - y,
            xx: &self.xx - x * x,
            yy: &self.yy - y * y,
            xy: &self.xy - x * y,
        }
    }

    /// *n* Σ*xy* − Σ*x* Σ*y*.
    fn together(&self) -> BigInt {
        &self.n * &self.xy - &self.x * &self.y
    }

    fn pearson(&self) -> Option<Decimal> {
        let xy = self.together();
        let xx = &self.n * &self.xx - &self.x * &self.x;
        let yy = &self.n * &self.yy - &self.y * &self.y;
        let size = Fraction::new(&xy * &xy, xx * yy)?.root(Carry::SCORE)?;
        Some(if xy.sign() == Sign::Minus {
            -size
        } else {
            size
        })
    }
}

/// Each value less the first: smaller numbers, the same differences.
pub(super) fn shifted(values: &[BigInt]) -> Vec<BigInt> {
    let first = values.first().cloned().unwrap_or_default();
    values.iter().map(|value| value - &first).collect()
}

/// *n* times the sum of squared deviations of a shifted column.
pub(super) fn spread(values: &[BigInt]) -> BigInt {
    cross(values, values)
}

/// *n* times the sum of products of deviations of two shifted columns.
pub(super) fn cross(x: &[BigInt], y: &[BigInt]) -> BigInt {
    Sums::of(x, y).together()
}

/// Whether all values are the same.
pub(super) fn constant<T: PartialEq>(values: &[T]) -> bool {
    values.windows(2).all(|pair| pair[0] == pair[1])
}

/// The one place whose value differs, if all others are the same.
pub(super) fn lonely<T: PartialEq>(values: &[T]) -> Option<usize> {
    let [first, second, rest @ ..] = values else {
        return None;
    };
    let common = if first == second || rest.contains(first) {
        first
    } else {
        second
    };
    let mut others = values.iter().enumerate().filter(|(_, v)| *v != common);
    match (others.next(), others.next()) {
        (Some((place, _)), None) => Some(place),
        _ => None,
    }
}

/// The values of the countries that have both.
pub(super) fn both(x: &[Option<Decimal>], y: &[Option<Decimal>]) -> (Vec<Decimal>, Vec<Decimal>) {
    x.iter().zip(y).filter_map(|(x, y)| (*x).zip(*y)).unzip()
}

/// Pearson's correlation of two columns over the countries that have both, with the lowest
/// and highest as each country in turn is left out (methodology 12.3, 12.10).
pub(super) fn pearson(x: &[Decimal], y: &[Decimal]) -> Statistic {
    pearson_of(&wholes(x), &wholes(y))
}

/// As [`pearson`], of whole numbers.
pub(super) fn pearson_of(x: &[BigInt], y: &[BigInt]) -> Statistic {
    let countries = u32::try_from(x.len()).unwrap_or(u32::MAX);
    let none = |reason| Statistic::none(countries, reason);
    if x.len() < FEWEST {
        return none(NoValue::TooFewCountries);
    }
    if constant(x) || constant(y) {
        return none(NoValue::NeverVaries);
    }
    let pivotal = [lonely(x), lonely(y)];
    let (x, y) = (shifted(x), shifted(y));
    let sums = Sums::of(&x, &y);
    let Some(value) = sums.pearson() else {
        return none(NoValue::TooLarge);
    };
    let mut span: Option<(Decimal, Decimal)> = None;
    for i in 0..x.len() {
        if x.len() <= FEWEST || pivotal.contains(&Some(i)) {
            continue;
        }
        widen(&mut span, sums.without(&x[i], &y[i]).pearson());
    }
    Statistic {
        countries,
        value: Some(value.into()),
        without_one: self::span(span),
        no_value: None,
    }
}

/// Widens a span by a value.
pub(super) fn widen(span: &mut Option<(Decimal, Decimal)>, value: Option<Decimal>) {
    let Some(value) = value else { return };
    *span = Some(match *span {
        None => (value, value),
        Some((low, high)) => (low.min(value), high.max(value)),
    });
}

/// A span as results give it.
pub(super) fn span(found: Option<(Decimal, Decimal)>) -> Option<Span> {
    found.map(|(low, high)| Span {
        low: Coefficient::from(low),
        high: Coefficient::from(high),
    })
}
