//! Krippendorff's α with bootstrap intervals. Methodology 10.12 and 10.13.

use super::ratio::ratio;
use crate::agreement::Estimate;
use crate::random::Pcg64;
use cpi_model::number::Coefficient;
use num_bigint::BigInt;
use num_integer::Integer;
use std::collections::BTreeMap;

/// How far two categories are apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// They differ or they do not.
    Nominal,
    /// By how many values rank between them.
    Ordinal,
}

/// Krippendorff's α over units, each with the positions of the categories that its coders
/// chose; `None` where nothing could disagree.
///
/// # Formula
///
/// ```text
/// α = 1 − (n − 1) Σ o(c, k) δ²(c, k) / Σ n(c) n(k) δ²(c, k)
/// ```
///
/// # Method
///
/// Methodology 10.12.
///
/// # Examples
///
/// ```
/// use cpi_scoring::agreement::{Metric, krippendorff_alpha};
/// // Krippendorff 2011, section A: two coders, ten units, two values.
/// let one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
/// let other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
/// let units: Vec<_> = one.iter().zip(other).map(|(a, b)| vec![*a, b]).collect();
/// let alpha = krippendorff_alpha(&units, Metric::Nominal).unwrap();
/// assert_eq!(alpha.to_string()[..5], *"0.095");
/// assert_eq!(krippendorff_alpha(&[vec![0, 0]], Metric::Nominal), None);
/// ```
///
/// # References
///
/// K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011.
pub fn krippendorff_alpha(units: &[Vec<usize>], metric: Metric) -> Option<Coefficient> {
    let patterns = Patterns::new(units);
    patterns.alpha(&patterns.times, metric)
}

/// Units by what their coders chose: many units are alike.
pub(super) struct Patterns {
    /// How many coders chose each category.
    counts: Vec<Vec<i128>>,
    /// How many units are of each pattern.
    times: Vec<i128>,
    /// The pattern of each unit that more than one coder rated.
    of: Vec<usize>,
    categories: usize,
    /// The least common multiple of (coders of a unit − 1).
    common: i128,
}

impl Patterns {
    pub(super) fn new(units: &[Vec<usize>]) -> Self {
        let categories = units.iter().flatten().max().map_or(0, |most| most + 1);
        let mut known: BTreeMap<Vec<i128>, usize> = BTreeMap::new();
        let mut patterns = Self {
            counts: Vec::new(),
            times: Vec::new(),
            of: Vec::new(),
            categories,
            common: 1,
        };
        for unit in units.iter().filter(|unit| 1 < unit.len()) {
            let mut counts = vec![0; categories];
            for category in unit {
                counts[*category] += 1;
            }
            let at = *known.entry(counts.clone()).or_insert_with(|| {
                patterns.counts.push(counts);
                patterns.times.push(0);
                let others = i128::try_from(unit.len() - 1).unwrap_or(1);
                patterns.common = patterns.common.lcm(&others);
                patterns.counts.len() - 1
            });
            patterns.times[at] += 1;
            patterns.of.push(at);
        }
        patterns
    }

    /// Krippendorff's α of patterns with their frequencies.
    fn alpha(&self, times: &[i128], metric: Metric) -> Option<Coefficient> {
        let size = self.categories;
        // How often each category was chosen, and how often each two met in a unit, the
        // latter times the common multiple.
        let mut chosen = vec![0_i128; size];
        let mut met = vec![0_i128; size * size];
        for (counts, times) in self.counts.iter().zip(times) {
            let coders: i128 = counts.iter().sum();
            let share = self.common / (coders - 1) * times;
            for (c, count) in counts.iter().enumerate() {
                chosen[c] += count * times;
                for (k, other) in counts.iter().enumerate().skip(c + 1) {
                    met[c * size + k] += count * other * share;
                }
            }
        }
        let all: i128 = chosen.iter().sum();
        let (mut observed, mut expected) = (0_i128, 0_i128);
        for c in 0..size {
            let mut between = 0;
            for k in c + 1..size {
                between += chosen[k - 1];
                // Twice the number of values that rank between the two.
                let apart = match metric {
                    Metric::Nominal => 1,
                    Metric::Ordinal => 2 * (between + chosen[k]) - chosen[c] - chosen[k],
                };
                observed += met[c * size + k] * apart * apart;
                expected += chosen[c] * chosen[k] * apart * apart;
            }
        }
        let expected = BigInt::from(expected) * self.common;
        ratio(&expected - BigInt::from(all - 1) * observed, expected)
    }

    /// α with the interval that 95 % of the resamples of units fill.
    pub(super) fn estimate(&self, metric: Metric, seed: u64, resamples: u32) -> Option<Estimate> {
        let value = self.alpha(&self.times, metric)?;
        let mut generator = Pcg64::new(seed);
        let units = u128::try_from(self.of.len()).ok()?;
        let mut found = Vec::new();
        for _ in 0..resamples {
            let mut times = vec![0; self.counts.len()];
            for _ in 0..self.of.len() {
                let drawn = (u128::from(generator.next()) * units) >> 64;
                times[self.of[usize::try_from(drawn).unwrap_or(0)]] += 1;
            }
            found.extend(self.alpha(&times, metric));
        }
        found.sort_unstable();
        let defined = found.len();
        // The value that the share p of the resamples does not exceed.
        let at = |per_mille: usize| {
            let rank = (per_mille * defined).div_ceil(1000);
            found.get(rank.checked_sub(1)?).copied()
        };
        Some(Estimate {
            value,
            low: at(25),
            high: at(975),
            defined: u32::try_from(defined).unwrap_or(u32::MAX),
        })
    }
}
