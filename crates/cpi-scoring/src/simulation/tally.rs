//! What is counted of every draw? Ranks, pairs, and the scores that intervals need.

use super::evaluate::Lanes;
use super::exact::doubled_ranks;
use super::program::{TOGETHER, power_of_ten};
use cpi_model::draft::{RankOrder, RankTies};
use cpi_model::framework::{Framework, RankPolicy};

/// 1.5 · 2⁵²: a number added to it is rounded to a whole one, and its bits stand in order.
const MAGIC: f64 = 6_755_399_441_055_744.0;

/// The most digits at which simulated scores are compared (methodology 11.2).
const MOST_DIGITS: u32 = 12;

/// How simulated scores are ranked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ranker {
    scale: f64,
    ties: RankTies,
}

impl Ranker {
    pub(crate) fn new(framework: &Framework, largest: f64) -> Self {
        let policy: RankPolicy = framework.ranking();
        let mut scale = power_of_ten(policy.compared.digits().min(MOST_DIGITS));
        // Whole numbers of a scaled score must fit.
        while 1.0 < scale && 2_000_000_000_000_000.0 < largest * scale {
            scale /= 10.0;
        }
        Self {
            scale: match policy.order {
                RankOrder::HighestFirst => scale,
                RankOrder::LowestFirst => -scale,
            },
            ties: policy.ties,
        }
    }

    /// The doubled ranks of the countries for each draw; 0 without a score.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn rank(
        &self,
        scores: &[Lanes],
        keys: &mut [[i64; TOGETHER]],
        ranks: &mut [[u32; TOGETHER]],
    ) {
        let countries = i64::try_from(scores.len()).unwrap_or(i64::MAX);
        for (key, score) in keys.iter_mut().zip(scores) {
            for d in 0..TOGETHER {
                #[expect(
                    clippy::cast_possible_wrap,
                    reason = "the bits are compared as they are"
                )]
                let whole = (score[d] * self.scale + MAGIC).to_bits() as i64;
                key[d] = if score[d].is_nan() { i64::MIN } else { whole };
            }
        }
        let mut sum = [0_i64; TOGETHER];
        for (i, rank) in ranks.iter_mut().enumerate() {
            let own = keys[i];
            let mut better = [0_i64; TOGETHER];
            for key in keys.iter() {
                for d in 0..TOGETHER {
                    better[d] += i64::from(own[d] < key[d]);
                }
            }
            for d in 0..TOGETHER {
                sum[d] += better[d];
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "at most the countries"
                )]
                let doubled = 2 * (better[d] as u32 + 1);
                rank[d] = doubled;
            }
        }
        for d in 0..TOGETHER {
            // Without ties the better ones add up to 0 + 1 + 2 + …
            if sum[d] != countries * (countries - 1) / 2 {
                self.with_ties(d, keys, ranks);
            }
            for (key, rank) in keys.iter().zip(ranks.iter_mut()) {
                if key[d] == i64::MIN {
                    rank[d] = 0;
                }
            }
        }
    }

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

/// Counts over draws; sums of whole numbers, so their order does not matter.
#[derive(Debug, Clone)]
pub(crate) struct Tally {
    countries: usize,
    /// For every reported node and country: how often each doubled rank.
    pub(crate) ranks: Vec<u32>,
    /// For every two countries: how often the first is above, at the index.
    pub(crate) above: Vec<u32>,
    /// For every two countries: how often one of them has no score.
    pub(crate) lacking: Vec<u32>,
    pub(crate) order_holds: u32,
    /// Doubled shifts of rank, and of how many countries and draws.
    pub(crate) shifts: u64,
    pub(crate) shifted: u64,
    recent: Vec<u16>,
    recent_draws: u16,
}

impl Tally {
    pub(crate) fn new(countries: usize, nodes: usize) -> Self {
        Self {
            countries,
            ranks: vec![0; nodes * countries * (2 * countries + 1)],
            above: vec![0; countries * countries],
            lacking: vec![0; countries * countries],
            order_holds: 0,
            shifts: 0,
            shifted: 0,
            recent: vec![0; countries * countries],
            recent_draws: 0,
        }
    }

    /// Counts the ranks of a reported node.
    #[inline]
    pub(crate) fn count(&mut self, node: usize, ranks: &[[u32; TOGETHER]], draws: usize) {
        let width = 2 * self.countries + 1;
        for (c, rank) in ranks.iter().enumerate() {
            let start = (node * self.countries + c) * width;
            let counts = &mut self.ranks[start..start + width];
            for rank in &rank[..draws] {
                counts[*rank as usize] += 1;
            }
        }
    }

    /// Counts what only the index itself is asked for.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn count_index(
        &mut self,
        ranks: &[[u32; TOGETHER]],
        draws: usize,
        published: &[u32],
        of_draw: &mut [u16],
    ) {
        let countries = self.countries;
        for d in 0..draws {
            let mut holds = true;
            let mut all = true;
            for c in 0..countries {
                let rank = ranks[c][d];
                of_draw[c] = u16::try_from(rank).unwrap_or(u16::MAX);
                holds &= rank == published[c];
                all &= rank != 0;
                if rank != 0 && published[c] != 0 {
                    self.shifts += u64::from(rank.abs_diff(published[c]));
                    self.shifted += 1;
                }
            }
            self.order_holds += u32::from(holds);
            let of_draw = &of_draw[..countries];
            for (counts, own) in self.recent.chunks_exact_mut(countries).zip(of_draw) {
                if *own == 0 {
                    continue;
                }
                for (count, other) in counts.iter_mut().zip(of_draw) {
                    *count += u16::from(*own < *other);
                }
            }
            if !all {
                for i in 0..countries {
                    for j in 0..countries {
                        self.lacking[i * countries + j] +=
                            u32::from(of_draw[i] == 0 || of_draw[j] == 0);
                    }
                }
            }
            self.recent_draws += 1;
            if self.recent_draws == u16::MAX {
                self.settle();
            }
        }
    }

    /// Moves the small counts to the large ones.
    fn settle(&mut self) {
        for (total, recent) in self.above.iter_mut().zip(&mut self.recent) {
            *total += u32::from(*recent);
            *recent = 0;
        }
        self.recent_draws = 0;
    }

    pub(crate) fn join(&mut self, mut other: Self) {
        other.settle();
        self.settle();
        for (mine, others) in [
            (&mut self.ranks, &other.ranks),
            (&mut self.above, &other.above),
            (&mut self.lacking, &other.lacking),
        ] {
            for (one, more) in mine.iter_mut().zip(others) {
                *one += more;
            }
        }
        self.order_holds += other.order_holds;
        self.shifts += other.shifts;
        self.shifted += other.shifted;
    }
}

/// The number at a share of sorted numbers, between two of them in proportion: numpy's
/// `quantile`. The numbers are reordered.
pub(crate) fn quantile(numbers: &mut [f64], share: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts are below 2⁵³")]
    let at = share * (numbers.len() - 1) as f64;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index"
    )]
    let below = at.floor() as usize;
    let part = at - at.floor();
    let (_, low, rest) = numbers.select_nth_unstable_by(below, f64::total_cmp);
    let low = *low;
    if part == 0.0 {
        return low;
    }
    let high = rest.iter().copied().fold(f64::INFINITY, f64::min);
    low + (high - low) * part
}
