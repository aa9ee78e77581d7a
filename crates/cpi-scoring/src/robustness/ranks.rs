//! Who ranks above whom in a draw? Sixteen draws side by side.
//!
//! A country's rank is one more than the number of countries above it, so countries are compared,
//! sixteen draws at once: with few countries every pair, with many only those whose scores
//! overlap in these draws. A country that is above another in all of them need not be compared.
//! Scores are compared as whole numbers of 32 bits that keep their order as far as these go;
//! where two of them are alike, which is rare but for real ties, the draw is ranked again by
//! all digits.

use super::evaluate::Lanes;
use super::exact::doubled_ranks;
use super::program::{TOGETHER, power_of_ten};
use cpi_model::draft::{Direction, RankTies};
use cpi_model::framework::{Framework, RankPolicy};
use std::ops::Range;

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

/// From this number of countries on, those that overlap are found first.
const MANY: usize = 32;

/// Countries that are compared with the same others.
const OWN: usize = 2;

/// Memory for the scores that are compared.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    /// As whole numbers; without a score, the least.
    whole: Vec<[i64; TOGETHER]>,
    short: Vec<[i32; TOGETHER]>,
    /// The countries of each node, roughly from the highest to the lowest.
    orders: Vec<Vec<usize>>,
    /// What is in this order: scores, their ends, the lowest so far and the highest from
    /// there on.
    ordered: Vec<[i32; TOGETHER]>,
    ends: Vec<[i32; 2]>,
    lowest_to: Vec<i32>,
    highest_from: Vec<i32>,
}

impl Keys {
    pub(crate) fn new(countries: usize) -> Self {
        Self {
            whole: vec![[0; TOGETHER]; countries],
            short: vec![[0; TOGETHER]; countries],
            orders: Vec::new(),
            ordered: vec![[0; TOGETHER]; countries],
            ends: vec![[0; 2]; countries],
            lowest_to: vec![0; countries],
            highest_from: vec![0; countries],
        }
    }

    /// Orders the scores of a node: in every group of draws as in its first, so that many
    /// lie near those which they overlap. What is found is the same in any order.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    fn order(&mut self, node: usize) {
        if self.orders.len() <= node {
            self.orders.resize(node + 1, Vec::new());
        }
        let order = &mut self.orders[node];
        if order.is_empty() {
            order.extend(0..self.short.len());
            let sum = |c: &usize| {
                self.short[*c]
                    .iter()
                    .map(|key| i64::from(*key))
                    .sum::<i64>()
            };
            order.sort_by_key(|c| std::cmp::Reverse(sum(c)));
        }
        let mut lowest = i32::MAX;
        let places = self.ordered.iter_mut().zip(&mut self.ends);
        let places = places.zip(&mut self.lowest_to).zip(order);
        for (((ordered, ends), lowest_to), country) in places {
            let key = self.short[*country];
            *ordered = key;
            let (low, high) = (of_all(key, i32::min), of_all(key, i32::max));
            *ends = [low, high];
            lowest = lowest.min(low);
            *lowest_to = lowest;
        }
        let mut highest = i32::MIN;
        for (highest_from, [_, high]) in self.highest_from.iter_mut().zip(&self.ends).rev() {
            highest = highest.max(*high);
            *highest_from = highest;
        }
    }

    /// Who may overlap the countries at some places: those before are above them in all
    /// draws, those after in none. Sought from what was found for others.
    #[inline]
    fn overlapping(&self, places: Range<usize>, near: Range<usize>) -> Range<usize> {
        let (mut low, mut high) = (i32::MAX, i32::MIN);
        for ends in &self.ends[places] {
            low = low.min(ends[0]);
            high = high.max(ends[1]);
        }
        let above = |place: usize| self.lowest_to.get(place).is_some_and(|each| high < *each);
        let below = |place: usize| self.highest_from.get(place).is_none_or(|each| *each <= low);
        let (mut start, mut end) = (near.start, near.end);
        while above(start) {
            start += 1;
        }
        while 0 < start && !above(start - 1) {
            start -= 1;
        }
        while !below(end) {
            end += 1;
        }
        while start < end && below(end - 1) {
            end -= 1;
        }
        start..end.max(start)
    }

    /// Ranks the countries at some places.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    fn rank<const OWN: usize>(
        &self,
        (node, place): (usize, usize),
        near: &mut Range<usize>,
        ranks: &mut [[u32; TOGETHER]],
        sum: &mut [u32; TOGETHER],
    ) {
        let Some(own) = self.ordered[place..].first_chunk::<OWN>() else {
            return;
        };
        *near = self.overlapping(place..place + OWN, near.clone());
        let found = compare(own, &self.ordered[near.clone()], near.start, sum);
        for (country, found) in self.orders[node][place..].iter().zip(found) {
            ranks[*country] = found;
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
            scale,
            short,
            ties: policy.ties,
        }
    }

    /// The doubled ranks of the countries at a node, by its direction, for each draw; 0 without a score.
    /// Says whether any draw may have ties or lack a score.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn rank(
        &self,
        (node, direction): (usize, Direction),
        scores: &[Lanes],
        keys: &mut Keys,
        ranks: &mut [[u32; TOGETHER]],
    ) -> bool {
        let scale = match direction {
            Direction::HigherIsBetter => self.scale,
            Direction::LowerIsBetter => -self.scale,
        };
        let both = keys.whole.iter_mut().zip(&mut keys.short);
        for ((whole, short), score) in both.zip(scores) {
            self.keys(scale, score, whole, short);
        }
        let mut sum = [0_u32; TOGETHER];
        if keys.short.len() < MANY {
            let (pairs, rest) = keys.short.as_chunks::<2>();
            let (pair_ranks, rest_ranks) = ranks.as_chunks_mut::<2>();
            for (own, ranks) in pairs.iter().zip(pair_ranks) {
                *ranks = compare(own, &keys.short, 0, &mut sum);
            }
            for (own, ranks) in rest.iter().zip(rest_ranks) {
                [*ranks] = compare(&[*own], &keys.short, 0, &mut sum);
            }
        } else {
            keys.order(node);
            let (whole, mut near) = (scores.len() / OWN * OWN, 0..0);
            for place in (0..whole).step_by(OWN) {
                keys.rank::<OWN>((node, place), &mut near, ranks, &mut sum);
            }
            for place in whole..scores.len() {
                keys.rank::<1>((node, place), &mut near, ranks, &mut sum);
            }
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
    fn keys(
        &self,
        scale: f64,
        score: &Lanes,
        whole: &mut [i64; TOGETHER],
        short: &mut [i32; TOGETHER],
    ) {
        for d in 0..TOGETHER {
            let number = (score[d] * scale + MAGIC).to_bits() as i64 - MAGIC.to_bits() as i64;
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

/// The least or the greatest of all draws, of halves that lie side by side.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
fn of_all(key: [i32; TOGETHER], of: impl Fn(i32, i32) -> i32) -> i32 {
    let eight: [i32; 8] = std::array::from_fn(|d| of(key[d], key[d + 8]));
    let four: [i32; 4] = std::array::from_fn(|d| of(eight[d], eight[d + 4]));
    of(of(four[0], four[2]), of(four[1], four[3]))
}

/// 2²³: whole numbers added to it stand in the last bits.
const WHOLE: f32 = 8_388_608.0;

/// The doubled ranks of some countries, from the number of countries above them: those that are
/// known to be, plus those of the others that turn out to be. They are counted in floating point,
/// exactly: sums of whole numbers the compiler would reorder, to collect single
/// numbers from many countries instead of all draws of one.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
#[expect(
    clippy::cast_precision_loss,
    reason = "whole numbers, at most the countries"
)]
fn compare<const OWN: usize>(
    own: &[[i32; TOGETHER]; OWN],
    others: &[[i32; TOGETHER]],
    known: usize,
    sum: &mut [u32; TOGETHER],
) -> [[u32; TOGETHER]; OWN] {
    let mut better = [[WHOLE + known as f32; TOGETHER]; OWN];
    for key in others {
        for i in 0..OWN {
            for d in 0..TOGETHER {
                better[i][d] += if own[i][d] < key[d] { 1.0 } else { 0.0 };
            }
        }
    }
    let mut ranks = [[0; TOGETHER]; OWN];
    for i in 0..OWN {
        for d in 0..TOGETHER {
            let better = better[i][d].to_bits() - WHOLE.to_bits();
            sum[d] += better;
            ranks[i][d] = 2 * (better + 1);
        }
    }
    ranks
}
