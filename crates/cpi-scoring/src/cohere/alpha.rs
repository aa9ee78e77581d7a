//! Do the members of a node move together? Methodology 12.4: Cronbach's α.

use super::Column;
use super::moments::{FEWEST, both, constant, cross, lonely, shifted, span, spread, widen};
use cpi_model::coherence::{NoValue, Statistic};
use cpi_model::number::{Coefficient, Rounding};
use rust_decimal::{Decimal, MathematicalOps};

/// α of members, standardised and without each.
pub(super) struct Alpha {
    pub(super) raw: Statistic,
    pub(super) standardised: Option<Coefficient>,
    pub(super) without: Vec<Option<Coefficient>>,
}

impl Alpha {
    fn none(members: usize, countries: usize, reason: NoValue) -> Self {
        Self {
            raw: Statistic::none(u32::try_from(countries).unwrap_or(u32::MAX), reason),
            standardised: None,
            without: vec![None; members],
        }
    }
}

/// *k* / (*k* − 1) · (1 − Σ variances / variance of the sum).
fn formula(k: usize, variances: Decimal, of_sum: Decimal) -> Option<Decimal> {
    let part = variances.checked_div(of_sum)?;
    let alpha = Decimal::from(k)
        .checked_mul(Decimal::ONE.checked_sub(part)?)?
        .checked_div(Decimal::from(k - 1))?;
    Some(Rounding::IRRATIONAL.apply(alpha))
}

/// α over the countries in which every member has a score; `members` are columns of equal
/// length without holes.
pub(super) fn complete(members: &[Vec<Decimal>]) -> Alpha {
    let k = members.len();
    let n = members.first().map_or(0, Vec::len);
    let none = |reason| Alpha::none(k, n, reason);
    if k < 2 {
        return none(NoValue::TooFewMembers);
    }
    if n < FEWEST {
        return none(NoValue::TooFewCountries);
    }
    let Some(sums) = Sums::of(members) else {
        return none(NoValue::TooLarge);
    };
    if constant(&sums.total) {
        return none(NoValue::NeverVaries);
    }
    let variances = sums.spreads.iter().sum();
    let Some(value) = formula(k, variances, sums.of_total) else {
        return none(NoValue::TooLarge);
    };
    let without = (0..k).map(|i| sums.without_member(i).map(Coefficient::from));
    Alpha {
        raw: Statistic {
            countries: u32::try_from(n).unwrap_or(u32::MAX),
            value: Some(value.into()),
            without_one: span(sums.without_one()),
            no_value: None,
        },
        standardised: sums.standardised().map(Coefficient::from),
        without: without.collect(),
    }
}

struct Sums {
    /// The members, shifted.
    members: Vec<Vec<Decimal>>,
    /// *n* Σ*x*² − (Σ*x*)² of each.
    spreads: Vec<Decimal>,
    /// Their sum, country by country.
    total: Vec<Decimal>,
    of_total: Decimal,
}

impl Sums {
    fn of(members: &[Vec<Decimal>]) -> Option<Self> {
        let members: Vec<Vec<Decimal>> = members
            .iter()
            .map(|member| shifted(member))
            .collect::<Option<_>>()?;
        let spreads = members
            .iter()
            .map(|member| spread(member))
            .collect::<Option<_>>()?;
        let mut total = vec![Decimal::ZERO; members[0].len()];
        for member in &members {
            for (sum, value) in total.iter_mut().zip(member) {
                *sum = sum.checked_add(*value)?;
            }
        }
        Some(Self {
            of_total: spread(&total)?,
            members,
            spreads,
            total,
        })
    }

    fn without_member(&self, i: usize) -> Option<Decimal> {
        let k = self.members.len();
        if k < 3 {
            return None;
        }
        let rest: Vec<Decimal> = self
            .total
            .iter()
            .zip(&self.members[i])
            .map(|(sum, own)| sum - own)
            .collect();
        if constant(&rest) {
            return None;
        }
        let variances = self.spreads.iter().sum::<Decimal>() - self.spreads[i];
        formula(k - 1, variances, spread(&rest)?)
    }

    fn without_one(&self) -> Option<(Decimal, Decimal)> {
        let n = self.total.len();
        if n <= FEWEST {
            return None;
        }
        let pivotal = lonely(&self.total);
        let moments = |values: &[Decimal]| {
            let mut sums = (Decimal::ZERO, Decimal::ZERO);
            for value in values {
                sums = (
                    sums.0.checked_add(*value)?,
                    sums.1.checked_add(value.checked_mul(*value)?)?,
                );
            }
            Some(sums)
        };
        let of_members: Vec<_> = self
            .members
            .iter()
            .map(|member| moments(member))
            .collect::<Option<_>>()?;
        let of_total = moments(&self.total)?;
        let left = Decimal::from(n - 1);
        let spread_without = |(sum, squares): (Decimal, Decimal), value: Decimal| {
            let sum = sum.checked_sub(value)?;
            let squares = squares.checked_sub(value.checked_mul(value)?)?;
            left.checked_mul(squares)?
                .checked_sub(sum.checked_mul(sum)?)
        };
        let mut found = None;
        for c in (0..n).filter(|c| Some(*c) != pivotal) {
            let without = || {
                let mut variances = Decimal::ZERO;
                for (member, sums) in self.members.iter().zip(&of_members) {
                    variances = variances.checked_add(spread_without(*sums, member[c])?)?;
                }
                formula(
                    self.members.len(),
                    variances,
                    spread_without(of_total, self.total[c])?,
                )
            };
            widen(&mut found, without());
        }
        found
    }

    /// α of the standardised members: Σ of all correlations from the spread of the summed
    /// standard scores.
    fn standardised(&self) -> Option<Decimal> {
        let k = self.members.len();
        if self.members.iter().any(|member| constant(member)) {
            return None;
        }
        let n = Decimal::from(self.total.len());
        let mut standard = vec![Decimal::ZERO; self.total.len()];
        for (member, spread) in self.members.iter().zip(&self.spreads) {
            let sum: Decimal = member.iter().sum();
            let root = spread.sqrt()?;
            for (total, value) in standard.iter_mut().zip(member) {
                let deviation = n.checked_mul(*value)?.checked_sub(sum)?;
                *total = total.checked_add(deviation.checked_div(root)?)?;
            }
        }
        let mut squares = Decimal::ZERO;
        for value in &standard {
            squares = squares.checked_add(value.checked_mul(*value)?)?;
        }
        formula(k, Decimal::from(k), squares.checked_div(n)?)
    }
}

/// α from the covariances of each pair over the countries that have both.
pub(super) fn pairwise(members: &[&Column]) -> Alpha {
    let k = members.len();
    let none = |countries, reason| Alpha::none(k, countries, reason);
    if k < 2 {
        return none(0, NoValue::TooFewMembers);
    }
    let mut fewest = usize::MAX;
    let mut matrix = vec![vec![Decimal::ZERO; k]; k];
    for i in 0..k {
        for j in 0..=i {
            let (x, y) = both(members[i], members[j]);
            fewest = fewest.min(x.len());
            if x.len() < FEWEST {
                return none(fewest, NoValue::TooFewCountries);
            }
            let covariance = || {
                let n = Decimal::from(x.len());
                cross(&shifted(&x)?, &shifted(&y)?)?.checked_div(n.checked_mul(n - Decimal::ONE)?)
            };
            let Some(covariance) = covariance() else {
                return none(fewest, NoValue::TooLarge);
            };
            matrix[i][j] = covariance;
            matrix[j][i] = covariance;
        }
    }
    let alpha_of = |kept: &[usize]| {
        let variances: Decimal = kept.iter().map(|i| matrix[*i][*i]).sum();
        let all: Decimal = kept
            .iter()
            .flat_map(|i| kept.iter().map(move |j| (*i, *j)))
            .map(|(i, j)| matrix[i][j])
            .sum();
        // Of pairs the whole may come out below its parts.
        (Decimal::ZERO < all)
            .then(|| formula(kept.len(), variances, all))
            .flatten()
    };
    let every: Vec<usize> = (0..k).collect();
    let Some(value) = alpha_of(&every) else {
        return none(fewest, NoValue::NeverVaries);
    };
    let without = (0..k).map(|left_out| {
        let kept: Vec<usize> = every.iter().copied().filter(|i| *i != left_out).collect();
        (2 <= kept.len())
            .then(|| alpha_of(&kept))
            .flatten()
            .map(Coefficient::from)
    });
    Alpha {
        raw: Statistic {
            countries: u32::try_from(fewest).unwrap_or(u32::MAX),
            value: Some(value.into()),
            without_one: None,
            no_value: None,
        },
        standardised: None,
        without: without.collect(),
    }
}
