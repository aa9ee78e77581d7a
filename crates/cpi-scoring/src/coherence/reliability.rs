//! Do the members of a node move together? Methodology 12.4: Cronbach's α.

use super::Column;
use super::moments::{FEWEST, constant, deviations, error, shifted, small_at, span, spread, widen};
use crate::arithmetic::{Ball, Fraction, resolve_as, scaled, wholes_of};
use crate::coherence::{NoValue, Statistic};
use cpi_model::number::{Carry, Coefficient};
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
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
    let mut raw = Statistic::of(n, value);
    if FEWEST < n {
        match sums.without_one() {
            Some(found) => {
                raw.without_one = span(found);
                raw.standard_error = sums.error().map(Coefficient::from);
            }
            None => raw.rests_on_one = true,
        }
    }
    Alpha {
        raw,
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

    /// The lowest and highest α as each country in turn is left out; none where it has no value
    /// without one of them.
    #[expect(
        clippy::option_option,
        reason = "none at all, and none that is not too large"
    )]
    fn without_one(&self) -> Option<Option<(Decimal, Decimal)>> {
        let n = self.total.len();
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
        for c in 0..n {
            let of_sum = spread_without(&of_total, &self.total[c]);
            if of_sum.sign() == Sign::NoSign {
                return None;
            }
            let members = self.members.iter().zip(&of_members);
            let variances: BigInt = members
                .map(|(member, sums)| spread_without(sums, &member[c]))
                .sum();
            if let Some(value) = formula(self.members.len(), &variances, &of_sum) {
                widen(&mut found, value);
            }
        }
        Some(found)
    }

    /// The standard error of α (methodology 12.10).
    fn error(&self) -> Option<Decimal> {
        let (n, k) = (self.total.len(), self.members.len());
        let variances: BigInt = self.spreads.iter().sum();
        let mut of_members = vec![BigInt::ZERO; n];
        for member in &self.members {
            for (sum, deviation) in of_members.iter_mut().zip(deviations(member)) {
                *sum += &deviation * &deviation;
            }
        }
        let influences = deviations(&self.total).into_iter().zip(of_members);
        let influences = influences.map(|(of_total, of_members)| {
            (&variances * &of_total * &of_total - &self.of_total * of_members) * BigInt::from(k)
        });
        let divisor = BigInt::from(n * (k - 1)) * &self.of_total * &self.of_total;
        error(influences, &divisor)
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
    let columns = Columns::of(members);
    let mut fewest = usize::MAX;
    let mut pairs = Vec::with_capacity(k * (k + 1) / 2);
    // n (n − 1) of each pair divides this, so that covariances are whole numbers.
    let mut common = BigInt::from(1);
    for i in 0..k {
        for j in 0..=i {
            let (countries, covariance) = columns.covariance(i, j);
            fewest = fewest.min(countries);
            if countries < FEWEST {
                return none(fewest, NoValue::TooFewCountries);
            }
            let divisor = BigInt::from(countries * (countries - 1));
            common = common.lcm(&divisor);
            pairs.push((i, j, covariance, divisor));
        }
    }
    // By member: its variance, and its covariances with every member, itself among them.
    let mut variances = vec![BigInt::ZERO; k];
    let mut sums = vec![BigInt::ZERO; k];
    for (i, j, covariance, divisor) in pairs {
        let covariance = covariance * (&common / divisor);
        sums[i] += &covariance;
        if i == j {
            variances[i] = covariance;
        } else {
            sums[j] += covariance;
        }
    }
    let of_all: BigInt = sums.iter().sum();
    let of_variances: BigInt = variances.iter().sum();
    let alpha_of = |members: usize, variances: &BigInt, all: &BigInt| {
        // Of pairs the whole may come out below its parts.
        (all.sign() == Sign::Plus)
            .then(|| formula(members, variances, all))
            .flatten()
    };
    let Some(value) = alpha_of(k, &of_variances, &of_all) else {
        return none(fewest, NoValue::NeverVaries);
    };
    let without = (0..k).map(|i| {
        if k < 3 {
            return None;
        }
        let all = &of_all - &sums[i] * 2 + &variances[i];
        alpha_of(k - 1, &(&of_variances - &variances[i]), &all).map(Coefficient::from)
    });
    Alpha {
        raw: Statistic::of(fewest, value),
        standardised: None,
        without: without.collect(),
    }
}

/// Members as whole numbers of one unit for all, with holes; small ones are added in registers.
enum Columns {
    Small(Vec<Vec<Option<i64>>>),
    Large(Vec<Vec<Option<BigInt>>>),
}

impl Columns {
    fn of(members: &[&Column]) -> Self {
        let scores = members.iter().flat_map(|member| member.iter().flatten());
        let scale = scores.map(Decimal::scale).max().unwrap_or(0);
        if let Some(columns) = converted(members, |score| small_at(score, scale)) {
            return Self::Small(columns);
        }
        let columns = converted(members, |score| Some(scaled(score, scale)));
        Self::Large(columns.unwrap_or_default())
    }

    /// *n* Σ*xy* − Σ*x* Σ*y* over the countries that have both, and how many these are.
    fn covariance(&self, i: usize, j: usize) -> (usize, BigInt) {
        match self {
            Self::Small(columns) => {
                let (mut countries, mut xy, mut of_x, mut of_y) = (0, 0_i128, 0_i128, 0_i128);
                for (x, y) in columns[i].iter().zip(&columns[j]) {
                    if let (Some(x), Some(y)) = (x, y) {
                        let (x, y) = (i128::from(*x), i128::from(*y));
                        countries += 1;
                        xy += x * y;
                        of_x += x;
                        of_y += y;
                    }
                }
                let products = BigInt::from(xy) * BigInt::from(countries);
                (
                    countries,
                    products - BigInt::from(of_x) * BigInt::from(of_y),
                )
            }
            Self::Large(columns) => {
                let (mut countries, mut xy) = (0, BigInt::ZERO);
                let (mut of_x, mut of_y) = (BigInt::ZERO, BigInt::ZERO);
                for (x, y) in columns[i].iter().zip(&columns[j]) {
                    if let (Some(x), Some(y)) = (x, y) {
                        countries += 1;
                        xy += x * y;
                        of_x += x;
                        of_y += y;
                    }
                }
                (countries, xy * BigInt::from(countries) - of_x * of_y)
            }
        }
    }
}

/// The scores of members, each converted; none where one cannot be.
fn converted<N>(
    members: &[&Column],
    convert: impl Fn(Decimal) -> Option<N>,
) -> Option<Vec<Vec<Option<N>>>> {
    let score = |score: &Option<Decimal>| match score {
        Some(score) => convert(*score).map(Some),
        None => Some(None),
    };
    let members = members.iter();
    members
        .map(|member| member.iter().map(score).collect())
        .collect()
}
