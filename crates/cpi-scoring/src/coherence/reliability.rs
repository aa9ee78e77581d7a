//! Do the members of a node move together? Methodology 12.4: Cronbach's α.

use super::Column;
use super::moments::{FEWEST, both, constant, cross, lonely, shifted, span, spread, widen};
use crate::arithmetic::{Ball, Fraction, resolve_as, scaled, wholes_of};
use crate::coherence::{NoValue, Statistic};
use cpi_model::number::{Carry, Coefficient};
use num_bigint::{BigInt, Sign};
use rust_decimal::Decimal;

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
fn formula(k: usize, variances: &BigInt, of_sum: &BigInt) -> Option<Decimal> {
    let upper = (of_sum - variances) * BigInt::from(k);
    Fraction::new(upper, of_sum * BigInt::from(k - 1))?.carried(Carry::STATISTIC)
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
    let sums = Sums::of(members);
    if constant(&sums.total) {
        return none(NoValue::NeverVaries);
    }
    let variances = sums.spreads.iter().sum();
    let Some(value) = formula(k, &variances, &sums.of_total) else {
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

/// Whole numbers of one unit for all members: exact.
struct Sums {
    /// The members, shifted.
    members: Vec<Vec<BigInt>>,
    /// *n* Σ*x*² − (Σ*x*)² of each.
    spreads: Vec<BigInt>,
    /// Their sum, country by country.
    total: Vec<BigInt>,
    of_total: BigInt,
}

impl Sums {
    fn of(members: &[Vec<Decimal>]) -> Self {
        let members: Vec<Vec<BigInt>> = wholes_of(members)
            .iter()
            .map(|member| shifted(member))
            .collect();
        let mut total = vec![BigInt::ZERO; members[0].len()];
        for member in &members {
            for (sum, value) in total.iter_mut().zip(member) {
                *sum += value;
            }
        }
        Self {
            spreads: members.iter().map(|member| spread(member)).collect(),
            of_total: spread(&total),
            members,
            total,
        }
    }

    fn without_member(&self, i: usize) -> Option<Decimal> {
        let k = self.members.len();
        if k < 3 {
            return None;
        }
        let own = &self.members[i];
        let rest: Vec<BigInt> = self
            .total
            .iter()
            .zip(own)
            .map(|(sum, own)| sum - own)
            .collect();
        if constant(&rest) {
            return None;
        }
        let variances = self.spreads.iter().sum::<BigInt>() - &self.spreads[i];
        formula(k - 1, &variances, &spread(&rest))
    }

    fn without_one(&self) -> Option<(Decimal, Decimal)> {
        let n = self.total.len();
        if n <= FEWEST {
            return None;
        }
        let pivotal = lonely(&self.total);
        let moments = |values: &[BigInt]| -> (BigInt, BigInt) {
            let squares = values.iter().map(|value| value * value).sum();
            (values.iter().sum(), squares)
        };
        let of_members: Vec<_> = self.members.iter().map(|member| moments(member)).collect();
        let of_total = moments(&self.total);
        let left = BigInt::from(n - 1);
        let spread_without = |(sum, squares): &(BigInt, BigInt), value: &BigInt| {
            let sum = sum - value;
            &left * (squares - value * value) - &sum * &sum
        };
        let mut found = None;
        for c in (0..n).filter(|c| Some(*c) != pivotal) {
            let members = self.members.iter().zip(&of_members);
            let variances: BigInt = members
                .map(|(member, sums)| spread_without(sums, &member[c]))
                .sum();
            let of_sum = spread_without(&of_total, &self.total[c]);
            widen(&mut found, formula(self.members.len(), &variances, &of_sum));
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
        let n = BigInt::from(self.total.len());
        let k_whole = Fraction::whole(k);
        let factor = Fraction::new(k, k - 1)?;
        resolve_as(Carry::STATISTIC, |context| {
            let mut standard = vec![Ball::new(BigInt::ZERO, 0_u32); self.total.len()];
            for (member, spread) in self.members.iter().zip(&self.spreads) {
                let sum: BigInt = member.iter().sum();
                // (nx − Σx) / √spread, for a spread that does not depend on the unit.
                let root = context.sqrt(&Fraction::whole(spread.clone()))?;
                for (total, value) in standard.iter_mut().zip(member) {
                    let deviation = context.fraction(&Fraction::whole(&n * value - &sum));
                    *total = total.plus(&context.quotient(&deviation, &root)?);
                }
            }
            let mut of_sum = Ball::new(BigInt::ZERO, 0_u32);
            for total in &standard {
                of_sum = of_sum.plus(&total.square(context));
            }
            let of_sum = of_sum.times(&Fraction::new(1, n.clone())?);
            let part = context.quotient(&context.fraction(&k_whole), &of_sum)?;
            let rest = context.fraction(&Fraction::whole(1)).less(&part);
            Some(rest.times(&factor))
        })
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
    let mut pairs = Vec::new();
    // n (n − 1) of each pair divides this, so that covariances are whole numbers.
    let mut common = BigInt::from(1);
    for i in 0..k {
        for j in 0..=i {
            let (x, y) = both(members[i], members[j]);
            fewest = fewest.min(x.len());
            if x.len() < FEWEST {
                return none(fewest, NoValue::TooFewCountries);
            }
            let divisor = BigInt::from(x.len() * (x.len() - 1));
            let shared = gcd(common.clone(), divisor.clone());
            common = common / shared * &divisor;
            pairs.push((i, j, x, y, divisor));
        }
    }
    let scale = pairs.iter().flat_map(|(_, _, x, y, _)| x.iter().chain(y));
    let scale = scale.map(Decimal::scale).max().unwrap_or(0);
    let mut matrix = vec![vec![BigInt::ZERO; k]; k];
    for (i, j, x, y, divisor) in pairs {
        let column = |values: &[Decimal]| {
            let wholes: Vec<BigInt> = values.iter().map(|each| scaled(*each, scale)).collect();
            shifted(&wholes)
        };
        let covariance = cross(&column(&x), &column(&y)) * (&common / divisor);
        matrix[j][i].clone_from(&covariance);
        matrix[i][j] = covariance;
    }
    let alpha_of = |kept: &[usize]| {
        let variances: BigInt = kept.iter().map(|i| &matrix[*i][*i]).sum();
        let all: BigInt = kept
            .iter()
            .flat_map(|i| kept.iter().map(move |j| (*i, *j)))
            .map(|(i, j)| &matrix[i][j])
            .sum();
        // Of pairs the whole may come out below its parts.
        (all.sign() == Sign::Plus)
            .then(|| formula(kept.len(), &variances, &all))
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

fn gcd(mut a: BigInt, mut b: BigInt) -> BigInt {
    while b.sign() != Sign::NoSign {
        (a, b) = (b.clone(), a % b);
    }
    a
}
