//! Who ranks above whom in a draw? Sixteen draws side by side.
//!
//! Whoever has so many countries above has the rank after them, so every two countries are
//! compared; below some hundreds of them that is faster than to sort, as sixteen draws are
//! compared at once and none waits for another. Scores are compared as whole numbers of 32
//! bits that keep their order as far as these go; where two of them are alike, which is
//! rare but for real ties, the draw is ranked again by all digits.

use super::evaluate::Lanes;
use super::exact::doubled_ranks;
use super::program::{TOGETHER, power_of_ten};
use cpi_model::draft::{RankOrder, RankTies};
use cpi_model::framework::{Framework, RankPolicy};

/// 1.5 · 2⁵²: a number added to it is rounded to a whole one, and its bits stand in order.
const MAGIC: f64 = 6_755_399_441_055_744.0;

/// The most digits at which simulated scores are compared (methodology 11.2).
const MOST_DIGITS: u32 = 12;

/// How far scores of 32 bits reach to either side.
const REACH: i64 = 1 << 30;

/// Stands for a score of 32 bits that is lacking: below all.
const LACKING: i32 = i32::MIN;

/// How simulated scores are ranked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ranker {
    scale: f64,
    /// How many bits a score of 32 bits lacks at its end.
    short: u32,
    ties: RankTies,
}

/// Memory for the scores that are compared.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    /// As whole numbers; without a score, the least.
    whole: Vec<[i64; TOGETHER]>,
    short: Vec<[i32; TOGETHER]>,
}

impl Keys {
    pub(crate) fn new(countries: usize) -> Self {
        Self {
            whole: vec![[0; TOGETHER]; countries],
            short: vec![[0; TOGETHER]; countries],
        }
    }
}

impl Ranker {
    pub(crate) fn new(framework: &Framework, largest: f64) -> Self {
        let policy: RankPolicy = framework.ranking();
        let mut scale = power_of_ten(policy.compared.digits().min(MOST_DIGITS));
        // Whole numbers of a scaled score must fit.
        while 1.0 < scale && 2_000_000_000_000_000.0 < largest * scale {
            scale /= 10.0;
        }
        let (mut short, mut reach) = (0, largest * scale);
        #[expect(clippy::cast_precision_loss, reason = "a power of two")]
        while (REACH as f64) < reach && short < 32 {
            short += 1;
            reach /= 2.0;
        }
        Self {
            scale: match policy.order {
                RankOrder::HighestFirst => scale,
                RankOrder::LowestFirst => -scale,
            },
            short,
            ties: policy.ties,
        }
    }

    /// The doubled ranks of the countries for each draw; 0 without a score. Says whether any
    /// draw may have ties or lack a score.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn rank(
        &self,
        scores: &[Lanes],
        keys: &mut Keys,
        ranks: &mut [[u32; TOGETHER]],
    ) -> bool {
        let both = keys.whole.iter_mut().zip(&mut keys.short);
        for ((whole, short), score) in both.zip(scores) {
            self.keys(score, whole, short);
        }
        let mut sum = [0_u32; TOGETHER];
        let (pairs, rest) = keys.short.as_chunks::<2>();
        let (pair_ranks, rest_ranks) = ranks.as_chunks_mut::<2>();
        for (own, ranks) in pairs.iter().zip(pair_ranks) {
            compare(own, &keys.short, ranks, &mut sum);
        }
        for (own, ranks) in rest.iter().zip(rest_ranks) {
            compare(&[*own], &keys.short, std::array::from_mut(ranks), &mut sum);
        }
        let least = keys.short.iter().fold([i32::MAX; TOGETHER], |least, key| {
            std::array::from_fn(|d| least[d].min(key[d]))
        });
        // Without ties the better ones add up to 0 + 1 + 2 + …
        let countries = scores.len();
        let expected = countries * countries.saturating_sub(1) / 2;
        let mut any = false;
        for d in 0..TOGETHER {
            if sum[d] as usize != expected || least[d] == LACKING {
                any = true;
                self.with_ties(d, &keys.whole, ranks);
            }
        }
        any
    }

    /// What is compared, of one country.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    #[expect(
        clippy::cast_possible_wrap,
        clippy::cast_possible_truncation,
        reason = "the bits are compared as they are; what is short was made to fit"
    )]
    fn keys(&self, score: &Lanes, whole: &mut [i64; TOGETHER], short: &mut [i32; TOGETHER]) {
        for d in 0..TOGETHER {
            let number = (score[d] * self.scale + MAGIC).to_bits() as i64 - MAGIC.to_bits() as i64;
            let lacking = score[d].is_nan();
            whole[d] = if lacking { i64::MIN } else { number };
            let cut = (number >> self.short).clamp(-REACH, REACH);
            short[d] = if lacking { LACKING } else { cut as i32 };
        }
    }

    #[cold]
    #[inline(never)]
    fn with_ties(&self, d: usize, keys: &[[i64; TOGETHER]], ranks: &mut [[u32; TOGETHER]]) {
        let keys: Vec<Option<i64>> = keys
            .iter()
            .map(|key| Some(key[d]).filter(|key| *key != i64::MIN))
            .collect();
        for (rank, doubled) in ranks.iter_mut().zip(doubled_ranks(&keys, self.ties)) {
            rank[d] = doubled;
        }
    }
}

/// Ranks some countries by how many are better, and adds these numbers up. They are counted
/// in floating point, exactly: sums of whole numbers the compiler would reorder, to collect
/// single numbers from many countries instead of all draws of one.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole numbers, at most the countries"
)]
fn compare<const OWN: usize>(
    own: &[[i32; TOGETHER]; OWN],
    keys: &[[i32; TOGETHER]],
    ranks: &mut [[u32; TOGETHER]; OWN],
    sum: &mut [u32; TOGETHER],
) {
    let mut better = [[0.0_f32; TOGETHER]; OWN];
    for key in keys {
        for i in 0..OWN {
            for d in 0..TOGETHER {
                better[i][d] += if own[i][d] < key[d] { 1.0 } else { 0.0 };
            }
        }
    }
    for i in 0..OWN {
        for d in 0..TOGETHER {
            let better = better[i][d] as u32;
            sum[d] += better;
            ranks[i][d] = 2 * (better + 1);
        }
    }
}
