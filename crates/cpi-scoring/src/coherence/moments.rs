//! How do two columns vary together? Methodology 12.3 and 12.10.

use crate::arithmetic::Fraction;
use crate::coherence::{NoValue, Span, Statistic};
use cpi_model::number::{Carry, Coefficient};
use num_bigint::{BigInt, Sign};
use rust_decimal::Decimal;
use std::cmp::Ordering;

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

    /// The same of small numbers.
    fn of_small(x: &[i64], y: &[i64]) -> Self {
        let sum = |a: &[i64]| -> BigInt { a.iter().map(|a| i128::from(*a)).sum::<i128>().into() };
        let products = |a: &[i64], b: &[i64]| -> BigInt {
            let pairs = a.iter().zip(b);
            let products = pairs.map(|(a, b)| i128::from(*a) * i128::from(*b));
            products.sum::<i128>().into()
        };
        Self {
            n: BigInt::from(x.len().min(y.len())),
            x: sum(x),
            y: sum(y),
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

    /// *n* Σ*x*² − (Σ*x*)², and the same of *y*.
    fn spreads(&self) -> (BigInt, BigInt) {
        (
            &self.n * &self.xx - &self.x * &self.x,
            &self.n * &self.yy - &self.y * &self.y,
        )
    }

    fn correlation(&self) -> Squared {
        let xy = self.together();
        let (xx, yy) = self.spreads();
        Squared {
            negative: xy.sign() == Sign::Minus,
            upper: &xy * &xy,
            lower: xx * yy,
        }
    }

    /// The standard error of *r* (methodology 12.10), from the shifted columns, of which each pair
    /// of values is in `distinct` with the number of its countries.
    fn error(&self, distinct: &[(BigInt, BigInt, usize)]) -> Option<Decimal> {
        let xy = self.together();
        let (xx, yy) = self.spreads();
        let twice = BigInt::from(2) * &xx * &yy;
        let influence = |x: &BigInt, y: &BigInt| {
            let (a, b) = (&self.n * x - &self.x, &self.n * y - &self.y);
            &twice * &a * &b - &xy * (&a * &a * &yy + &b * &b * &xx)
        };
        let squares: BigInt = distinct
            .iter()
            .map(|(x, y, countries)| {
                let influence = influence(x, y);
                &influence * &influence * BigInt::from(*countries)
            })
            .sum();
        let twice_n = BigInt::from(2) * &self.n;
        Fraction::new(squares, &twice_n * &twice_n * (xx * yy).pow(3))?.root(Carry::STATISTIC)
    }
}

/// The square of a correlation with the sign of that: such are compared without roots.
#[derive(Debug, Clone)]
struct Squared {
    negative: bool,
    upper: BigInt,
    /// 0 where a column never varies.
    lower: BigInt,
}

impl Squared {
    fn is_formed(&self) -> bool {
        self.lower.sign() == Sign::Plus
    }

    fn root(&self) -> Option<Decimal> {
        let size = Fraction::new(self.upper.clone(), self.lower.clone())?.root(Carry::SCORE)?;
        Some(if self.negative { -size } else { size })
    }

    fn compared(&self, other: &Self) -> Ordering {
        let sizes = || (&self.upper * &other.lower).cmp(&(&other.upper * &self.lower));
        match (self.negative, other.negative) {
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => sizes(),
            (true, true) => sizes().reverse(),
        }
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
    let products: BigInt = x.iter().zip(y).map(|(x, y)| x * y).sum();
    let (x_sum, y_sum): (BigInt, BigInt) = (x.iter().sum(), y.iter().sum());
    products * BigInt::from(x.len().min(y.len())) - x_sum * y_sum
}

/// *n* times each value less the sum of all: *n* times its deviation from the mean.
pub(super) fn deviations(values: &[BigInt]) -> Vec<BigInt> {
    let (n, sum): (BigInt, BigInt) = (BigInt::from(values.len()), values.iter().sum());
    values.iter().map(|value| &n * value - &sum).collect()
}

/// The root of a sum of squared influences over *n* times a divisor (methodology 12.10).
pub(super) fn error(influences: impl Iterator<Item = BigInt>, divisor: &BigInt) -> Option<Decimal> {
    let squares: BigInt = influences.map(|influence| &influence * &influence).sum();
    Fraction::new(squares, divisor * divisor)?.root(Carry::STATISTIC)
}

/// Whether all values are the same.
pub(super) fn constant<T: PartialEq>(values: &[T]) -> bool {
    values.windows(2).all(|pair| pair[0] == pair[1])
}

/// The values of the countries that have both.
pub(super) fn both(x: &[Option<Decimal>], y: &[Option<Decimal>]) -> (Vec<Decimal>, Vec<Decimal>) {
    x.iter().zip(y).filter_map(|(x, y)| (*x).zip(*y)).unzip()
}

/// The largest magnitude of a small number: the squares of a round of them fit 128 bits.
const SMALL: i64 = 1 << 40;

/// A decimal times 10 to the power of `scale`, if that is a small number.
pub(super) fn small_at(value: Decimal, scale: u32) -> Option<i64> {
    let power = 10_i128.checked_pow(scale.checked_sub(value.scale())?)?;
    let whole = i64::try_from(value.mantissa().checked_mul(power)?).ok()?;
    (1 - SMALL..SMALL).contains(&whole).then_some(whole)
}

/// Decimals as small whole numbers of one unit; none where they are too large.
pub(super) fn small(values: &[Decimal]) -> Option<Vec<i64>> {
    let scale = values.iter().map(Decimal::scale).max().unwrap_or(0);
    values.iter().map(|value| small_at(*value, scale)).collect()
}

/// Pearson's correlation of two columns of whole numbers, with its standard error, and the lowest
/// and highest as each country in turn is left out (methodology 12.3, 12.10).
pub(super) fn pearson_of(x: &[BigInt], y: &[BigInt]) -> Statistic {
    let small = |values: &[BigInt]| -> Option<Vec<i64>> {
        let values = values.iter().map(|value| i64::try_from(value).ok());
        values
            .map(|value| value.filter(|value| (1 - SMALL..SMALL).contains(value)))
            .collect()
    };
    if let Some((x, y)) = small(x).zip(small(y)) {
        return pearson_of_small(&x, &y);
    }
    if let Some(none) = no_value(x, y) {
        return none;
    }
    let (x, y) = (shifted(x), shifted(y));
    correlation(&Sums::of(&x, &y), x.len(), &distinct(&x, &y))
}

/// The share of a column of whole numbers in the variance of a sum that it is part of
/// (methodology 12.8), with its standard error and the lowest and highest as each country in turn is
/// left out (methodology 12.10).
pub(super) fn share_of(own: &[BigInt], total: &[BigInt]) -> Statistic {
    if let Some(none) = no_value(total, total) {
        return none;
    }
    let (own, total) = (shifted(own), shifted(total));
    let sums = Sums::of(&own, &total);
    let share =
        |sums: &Sums| Fraction::new(sums.together(), sums.spreads().1)?.carried(Carry::STATISTIC);
    let n = own.len();
    let Some(value) = share(&sums) else {
        let countries = u32::try_from(n).unwrap_or(u32::MAX);
        return Statistic::none(countries, NoValue::TooLarge);
    };
    let mut found = Statistic::of(n, value);
    if n <= FEWEST {
        return found;
    }
    let (together, whole) = (sums.together(), sums.spreads().1);
    let both = deviations(&own).into_iter().zip(deviations(&total));
    let influences = both.map(|(own, total)| &whole * own * &total - &together * &total * &total);
    found.standard_error =
        error(influences, &(&whole * &whole * BigInt::from(n))).map(Coefficient::from);
    let mut ends = None;
    for (x, y) in own.iter().zip(&total) {
        let without = sums.without(x, y);
        if without.spreads().1.sign() == Sign::NoSign {
            found.rests_on_one = true;
            return found;
        }
        let Some(without) = share(&without) else {
            return found;
        };
        widen(&mut ends, without);
    }
    found.without_one = span(ends);
    found
}

/// As [`pearson_of`], of small numbers.
pub(super) fn pearson_of_small(x: &[i64], y: &[i64]) -> Statistic {
    if let Some(none) = no_value(x, y) {
        return none;
    }
    correlation(&Sums::of_small(x, y), x.len(), &distinct(x, y))
}

/// The statistic of two columns that do not correlate, if they do not.
fn no_value<N: PartialEq>(x: &[N], y: &[N]) -> Option<Statistic> {
    let countries = u32::try_from(x.len()).unwrap_or(u32::MAX);
    if x.len() < FEWEST {
        return Some(Statistic::none(countries, NoValue::TooFewCountries));
    }
    (constant(x) || constant(y)).then(|| Statistic::none(countries, NoValue::NeverVaries))
}

/// The correlation of *n* countries, with what it owes to single ones.
fn correlation(sums: &Sums, n: usize, distinct: &[(BigInt, BigInt, usize)]) -> Statistic {
    let Some(value) = sums.correlation().root() else {
        let countries = u32::try_from(n).unwrap_or(u32::MAX);
        return Statistic::none(countries, NoValue::TooLarge);
    };
    let mut found = Statistic::of(n, value);
    if n <= FEWEST {
        return found;
    }
    // Countries with the same two scores change it alike when they are left out.
    let mut ends: Option<(Squared, Squared)> = None;
    for (x, y, _) in distinct {
        let without = sums.without(x, y).correlation();
        if !without.is_formed() {
            found.rests_on_one = true;
            return found;
        }
        ends = Some(match ends {
            None => (without.clone(), without),
            Some((low, high)) if without.compared(&low).is_lt() => (without, high),
            Some((low, high)) if without.compared(&high).is_gt() => (low, without),
            Some(same) => same,
        });
    }
    found.without_one = ends.and_then(|(low, high)| {
        Some(Span {
            low: low.root()?.into(),
            high: high.root()?.into(),
        })
    });
    found.standard_error = sums.error(distinct).map(Coefficient::from);
    found
}

/// The distinct pairs of values, each with the number of its countries.
fn distinct<N: Ord + Clone + Into<BigInt>>(x: &[N], y: &[N]) -> Vec<(BigInt, BigInt, usize)> {
    let mut pairs: Vec<(&N, &N)> = x.iter().zip(y).collect();
    pairs.sort_unstable();
    let alike = pairs.chunk_by(|one, other| one == other);
    alike
        .map(|pairs| {
            let (x, y) = pairs[0];
            (x.clone().into(), y.clone().into(), pairs.len())
        })
        .collect()
}

/// Widens a span by a value.
pub(super) fn widen(span: &mut Option<(Decimal, Decimal)>, value: Decimal) {
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
