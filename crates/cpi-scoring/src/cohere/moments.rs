//! How do two columns vary together? Methodology 12.3.

use cpi_model::coherence::{NoValue, Span, Statistic};
use cpi_model::number::{Coefficient, Rounding};
use rust_decimal::{Decimal, MathematicalOps};

/// The fewest countries of which a correlation is formed (methodology 12.3).
pub(super) const FEWEST: usize = 3;

/// The sums of two columns, each less its first value.
#[derive(Debug, Clone, Copy)]
struct Sums {
    n: Decimal,
    x: Decimal,
    y: Decimal,
    xx: Decimal,
    yy: Decimal,
    xy: Decimal,
}

impl Sums {
    fn of(x: &[Decimal], y: &[Decimal]) -> Option<Self> {
        let mut sums = Self {
            n: Decimal::ZERO,
            x: Decimal::ZERO,
            y: Decimal::ZERO,
            xx: Decimal::ZERO,
            yy: Decimal::ZERO,
            xy: Decimal::ZERO,
        };
        for (x, y) in x.iter().zip(y) {
            sums = sums.with(*x, *y, Decimal::ONE)?;
        }
        Some(sums)
    }

    /// With one country more (`sign` 1) or less (−1).
    fn with(self, x: Decimal, y: Decimal, sign: Decimal) -> Option<Self> {
        let signed = |a: Decimal, b: Decimal| a.checked_mul(b)?.checked_mul(sign);
        Some(Self {
            n: self.n + sign,
            x: self.x.checked_add(x * sign)?,
            y: self.y.checked_add(y * sign)?,
            xx: self.xx.checked_add(signed(x, x)?)?,
            yy: self.yy.checked_add(signed(y, y)?)?,
            xy: self.xy.checked_add(signed(x, y)?)?,
        })
    }

    /// *n* Σ*xy* − Σ*x* Σ*y*.
    fn together(n: Decimal, xy: Decimal, x: Decimal, y: Decimal) -> Option<Decimal> {
        n.checked_mul(xy)?.checked_sub(x.checked_mul(y)?)
    }

    fn pearson(&self) -> Option<Decimal> {
        let xy = Self::together(self.n, self.xy, self.x, self.y)?;
        let xx = Self::together(self.n, self.xx, self.x, self.x)?;
        let yy = Self::together(self.n, self.yy, self.y, self.y)?;
        let r = xy.checked_div(xx.sqrt()?)?.checked_div(yy.sqrt()?)?;
        Some(
            Rounding::IRRATIONAL
                .apply(r)
                .clamp(-Decimal::ONE, Decimal::ONE),
        )
    }
}

/// Each value less the first: smaller numbers, the same differences.
pub(super) fn shifted(values: &[Decimal]) -> Option<Vec<Decimal>> {
    let first = *values.first()?;
    values
        .iter()
        .map(|value| value.checked_sub(first))
        .collect()
}

/// *n* times the sum of squared deviations of a shifted column.
pub(super) fn spread(values: &[Decimal]) -> Option<Decimal> {
    cross(values, values)
}

/// *n* times the sum of products of deviations of two shifted columns.
pub(super) fn cross(x: &[Decimal], y: &[Decimal]) -> Option<Decimal> {
    let sums = Sums::of(x, y)?;
    Sums::together(sums.n, sums.xy, sums.x, sums.y)
}

/// Whether all values are the same.
pub(super) fn constant(values: &[Decimal]) -> bool {
    values.windows(2).all(|pair| pair[0] == pair[1])
}

/// The one place whose value differs, if all others are the same.
pub(super) fn lonely(values: &[Decimal]) -> Option<usize> {
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
    let countries = u32::try_from(x.len()).unwrap_or(u32::MAX);
    let none = |reason| Statistic::none(countries, reason);
    if x.len() < FEWEST {
        return none(NoValue::TooFewCountries);
    }
    if constant(x) || constant(y) {
        return none(NoValue::NeverVaries);
    }
    let sums = || {
        let (x, y) = (shifted(x)?, shifted(y)?);
        let sums = Sums::of(&x, &y)?;
        Some((sums.pearson()?, sums, x, y))
    };
    let Some((value, sums, shifted_x, shifted_y)) = sums() else {
        return none(NoValue::TooLarge);
    };
    let pivotal = [lonely(x), lonely(y)];
    let mut span: Option<(Decimal, Decimal)> = None;
    for i in 0..x.len() {
        if x.len() <= FEWEST || pivotal.contains(&Some(i)) {
            continue;
        }
        let without = sums
            .with(shifted_x[i], shifted_y[i], -Decimal::ONE)
            .and_then(|sums| sums.pearson());
        widen(&mut span, without);
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
