//! What of the scores is kept, so that quantiles are exact? Methodology 11.9.
//!
//! A run of few draws keeps every score. One of many keeps none: it counts into bins how
//! many there are, then makes its draws again, and keeps the scores of those bins alone in
//! which a quantile lies. Both give the same bytes: sums are formed chunk by chunk, and what
//! has a place in the rising order has it, however it is found.

use super::program::TOGETHER;
use super::rank_counts::bounds;
use std::collections::BTreeMap;

/// The most bins of a lane.
const MOST_BINS: usize = 4096;
/// The fewest.
const FEWEST_BINS: usize = 64;
/// The most bins of all lanes: 16 MiB on each processor.
const ALL_BINS: usize = 1 << 22;

/// The scores of one chunk: for every reported node and country, a lane, draw by draw.
pub(crate) struct Chunk {
    pub(crate) draws: usize,
    scores: Vec<f64>,
}

impl Chunk {
    pub(crate) fn new(lanes: usize, draws: usize) -> Self {
        Self {
            draws,
            scores: vec![0.0; lanes * Self::stride(draws)],
        }
    }

    /// The numbers from one lane to the next: a few more than the draws, since addresses
    /// that lie powers of two apart share the same few places of a cache.
    fn stride(draws: usize) -> usize {
        draws + TOGETHER
    }

    /// The scores of a lane; NaN where there is none.
    pub(crate) fn lane(&self, lane: usize) -> &[f64] {
        &self.scores[lane * Self::stride(self.draws)..][..self.draws]
    }

    pub(crate) fn lane_mut(&mut self, lane: usize) -> &mut [f64] {
        &mut self.scores[lane * Self::stride(self.draws)..][..self.draws]
    }

    /// The scores that a lane has.
    fn scores(&self, lane: usize) -> impl Iterator<Item = f64> {
        let scores = self.lane(lane).iter().copied();
        scores.filter(|score| !score.is_nan())
    }

    /// How many scores a lane has.
    pub(crate) fn scored(&self, lane: usize) -> u32 {
        let scores = self.lane(lane).iter();
        scores.map(|score| u32::from(!score.is_nan())).sum()
    }

    /// What a lane adds to its mean.
    pub(crate) fn sum(&self, lane: usize) -> f64 {
        side_by_side(self.lane(lane), |score| score)
    }

    /// What a lane adds to its variance.
    pub(crate) fn squares(&self, lane: usize, mean: f64) -> f64 {
        side_by_side(self.lane(lane), |score| (score - mean) * (score - mean))
    }
}

/// Adds up what scores come to, every eighth after the other, so that none waits for all.
fn side_by_side(scores: &[f64], of: impl Fn(f64) -> f64) -> f64 {
    let mut sums = [0.0; 8];
    let (eights, rest) = scores.as_chunks::<8>();
    for eight in eights {
        for (sum, score) in sums.iter_mut().zip(eight) {
            *sum += if score.is_nan() { 0.0 } else { of(*score) };
        }
    }
    for (sum, score) in sums.iter_mut().zip(rest) {
        *sum += if score.is_nan() { 0.0 } else { of(*score) };
    }
    sums.iter().sum()
}

/// Mean, deviation and quantiles of the scores of a lane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Moments {
    pub(crate) scored: u32,
    pub(crate) mean: f64,
    pub(crate) deviation: f64,
    pub(crate) quantiles: [f64; 3],
}

/// The moments of a lane whose scores are all kept; `None` without any.
fn of_lane(chunks: &[Chunk], lane: usize, shares: [f64; 3]) -> Option<Moments> {
    let mut scores: Vec<f64> = Vec::with_capacity(chunks.iter().map(|chunk| chunk.draws).sum());
    for chunk in chunks {
        scores.extend_from_slice(chunk.lane(lane));
    }
    let scored = chunks.iter().map(|chunk| chunk.scored(lane)).sum();
    if scored == 0 {
        return None;
    }
    if scored as usize != scores.len() {
        scores.retain(|score| !score.is_nan());
    }
    let n = f64::from(scored);
    let mean = chunks.iter().map(|chunk| chunk.sum(lane)).sum::<f64>() / n;
    let squares = chunks.iter().map(|chunk| chunk.squares(lane, mean));
    Some(Moments {
        scored,
        mean,
        deviation: (squares.sum::<f64>() / n).sqrt(),
        quantiles: quantiles(&mut scores, shares),
    })
}

/// The moments of all lanes whose scores are kept. Each is computed by itself, so threads
/// change nothing.
pub(crate) fn of_lanes(
    chunks: &[Chunk],
    lanes: usize,
    shares: [f64; 3],
    threads: usize,
) -> Vec<Option<Moments>> {
    let threads = threads.clamp(1, lanes.max(1));
    let mut found = vec![None; lanes];
    if threads == 1 || cfg!(target_family = "wasm") {
        for (lane, found) in found.iter_mut().enumerate() {
            *found = of_lane(chunks, lane, shares);
        }
        return found;
    }
    let span = lanes.div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        for (part, found) in found.chunks_mut(span).enumerate() {
            scope.spawn(move || {
                for (i, found) in found.iter_mut().enumerate() {
                    *found = of_lane(chunks, part * span + i, shares);
                }
            });
        }
    });
    found
}

/// The numbers at some shares; the numbers are reordered.
fn quantiles(numbers: &mut [f64], shares: [f64; 3]) -> [f64; 3] {
    let last = numbers.len() - 1;
    let places = shares.map(|share| bounds(numbers.len(), share));
    let mut wanted: Vec<usize> = Vec::new();
    for (below, _) in places {
        wanted.extend([below, (below + 1).min(last)]);
    }
    wanted.sort_unstable();
    wanted.dedup();
    settle(numbers, 0, &wanted);
    places.map(|(below, part)| between(part, numbers[below], || numbers[(below + 1).min(last)]))
}

/// A number between two.
fn between(part: f64, low: f64, high: impl FnOnce() -> f64) -> f64 {
    if part == 0.0 {
        return low;
    }
    low + (high() - low) * part
}

/// Brings the numbers of some places of the rising order to these, the middle one first: each
/// is then sought among the numbers alone that it can be.
fn settle(numbers: &mut [f64], start: usize, places: &[usize]) {
    let Some(place) = places.get(places.len() / 2) else {
        return;
    };
    let (before, after) = places.split_at(places.len() / 2);
    let (low, _, high) = numbers.select_nth_unstable_by(place - start, f64::total_cmp);
    settle(low, start, before);
    settle(high, place + 1, &after[1..]);
}

/// How many scores are where, lane by lane.
#[derive(Debug, Clone)]
pub(crate) struct Bins {
    of_lane: usize,
    /// The lower end of the second bin and how many bins go into 1; the first and the last
    /// are open.
    places: Vec<(f64, f64)>,
    counts: Vec<u32>,
    scored: Vec<u32>,
}

impl Bins {
    /// Bins about the scores of some draws.
    pub(crate) fn about(first: &Chunk, lanes: usize) -> Self {
        let of_lane = (ALL_BINS / lanes.max(1)).clamp(FEWEST_BINS, MOST_BINS);
        #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
        let bins = of_lane as f64;
        let place = |lane: usize| {
            let ends = first.scores(lane);
            let (low, high) = ends
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), score| {
                    (low.min(score), high.max(score))
                });
            // Others may lie further out than these.
            let width = 2.0 * (high - low);
            if 0.0 < width && width.is_finite() {
                (f64::midpoint(low, high) - width / 2.0, bins / width)
            } else {
                (0.0, bins)
            }
        };
        Self {
            of_lane,
            places: (0..lanes).map(place).collect(),
            counts: vec![0; lanes * of_lane],
            scored: vec![0; lanes],
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what is outside falls into the bins at the ends"
    )]
    fn bin(&self, lane: usize, score: f64) -> usize {
        let (low, scale) = self.places[lane];
        (((score - low) * scale) as usize).min(self.of_lane - 1)
    }

    /// Counts the scores of a chunk.
    pub(crate) fn count(&mut self, chunk: &Chunk) {
        for lane in 0..self.scored.len() {
            for score in chunk.scores(lane) {
                let bin = self.bin(lane, score);
                self.counts[lane * self.of_lane + bin] += 1;
            }
            self.scored[lane] += chunk.scored(lane);
        }
    }

    pub(crate) fn join(&mut self, other: &Self) {
        let counts = self.counts.iter_mut().zip(&other.counts);
        let scored = self.scored.iter_mut().zip(&other.scored);
        for (mine, others) in counts.chain(scored) {
            *mine += others;
        }
    }

    /// How many scores a lane has.
    pub(crate) fn scored(&self, lane: usize) -> u32 {
        self.scored[lane]
    }
}

/// The scores in which the quantiles lie.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    shares: [f64; 3],
    lanes: Vec<Vec<Bin>>,
}

/// The scores of one bin.
#[derive(Debug, Clone)]
struct Bin {
    position: usize,
    /// How many scores are in those before.
    before: usize,
    /// How often each score; as whole numbers in the same order.
    scores: BTreeMap<i64, u32>,
}

impl Wanted {
    /// The bins in which some shares lie.
    pub(crate) fn new(bins: &Bins, shares: [f64; 3]) -> Self {
        let of_lane = |lane: usize| {
            let counts = &bins.counts[lane * bins.of_lane..][..bins.of_lane];
            let Some(last) = (bins.scored[lane] as usize).checked_sub(1) else {
                return Vec::new();
            };
            let mut wanted: Vec<usize> = Vec::new();
            for share in shares {
                let (below, _) = bounds(last + 1, share);
                wanted.extend([below, (below + 1).min(last)]);
            }
            let mut before = 0;
            let mut found = Vec::new();
            for (position, count) in counts.iter().enumerate() {
                let end = before + *count as usize;
                if wanted.iter().any(|each| before <= *each && *each < end) {
                    found.push(Bin {
                        position,
                        before,
                        scores: BTreeMap::new(),
                    });
                }
                before = end;
            }
            found
        };
        Self {
            shares,
            lanes: (0..bins.scored.len()).map(of_lane).collect(),
        }
    }

    /// Keeps those of a chunk that lie in the bins.
    pub(crate) fn keep(&mut self, bins: &Bins, chunk: &Chunk) {
        for (lane, wanted) in self.lanes.iter_mut().enumerate() {
            for score in chunk.scores(lane) {
                let position = bins.bin(lane, score);
                if let Some(bin) = wanted.iter_mut().find(|bin| bin.position == position) {
                    *bin.scores.entry(in_order(score)).or_insert(0) += 1;
                }
            }
        }
    }

    pub(crate) fn join(&mut self, other: Self) {
        for (mine, others) in self.lanes.iter_mut().zip(other.lanes) {
            for (mine, others) in mine.iter_mut().zip(others) {
                for (score, times) in others.scores {
                    *mine.scores.entry(score).or_insert(0) += times;
                }
            }
        }
    }

    /// The quantiles of a lane that has so many scores.
    pub(crate) fn quantiles(&self, lane: usize, scored: u32) -> [f64; 3] {
        self.shares.map(|share| {
            let (below, part) = bounds(scored as usize, share);
            between(part, self.at(lane, below), || self.at(lane, below + 1))
        })
    }

    /// The score at a place of the rising order; NaN where it is not kept.
    fn at(&self, lane: usize, place: usize) -> f64 {
        let Some(bin) = self.lanes[lane].iter().rfind(|bin| bin.before <= place) else {
            return f64::NAN;
        };
        let mut passed = bin.before;
        let found = bin.scores.iter().find(|(_, times)| {
            passed += **times as usize;
            place < passed
        });
        found.map_or(f64::NAN, |(score, _)| out_of_order(*score))
    }
}

/// A whole number for each score, in the order of `f64::total_cmp`.
#[expect(
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "the bits are compared as they are"
)]
fn in_order(score: f64) -> i64 {
    let bits = score.to_bits() as i64;
    bits ^ (((bits >> 63) as u64) >> 1) as i64
}

#[expect(
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "the bits are compared as they are"
)]
fn out_of_order(whole: i64) -> f64 {
    f64::from_bits((whole ^ (((whole >> 63) as u64) >> 1) as i64) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Pcg64, unit};

    const SHARES: [f64; 3] = [0.05, 0.5, 0.95];

    /// Chunks of one lane.
    fn chunks(scores: &[f64]) -> Vec<Chunk> {
        let of_some = |some: &[f64]| {
            let mut chunk = Chunk::new(1, some.len());
            chunk.lane_mut(0).copy_from_slice(some);
            chunk
        };
        scores.chunks(512).map(of_some).collect()
    }

    /// What numpy's `quantile` gives.
    fn sorted(scores: &[f64]) -> [f64; 3] {
        let mut scores: Vec<f64> = scores
            .iter()
            .copied()
            .filter(|score| !score.is_nan())
            .collect();
        scores.sort_unstable_by(f64::total_cmp);
        SHARES.map(|share| {
            let (below, part) = bounds(scores.len(), share);
            between(part, scores[below], || scores[below + 1])
        })
    }

    fn twice(chunks: &[Chunk]) -> [f64; 3] {
        let mut bins = Bins::about(&chunks[0], 1);
        let mut others = bins.clone();
        for (c, chunk) in chunks.iter().enumerate() {
            if c % 3 == 1 { &mut others } else { &mut bins }.count(chunk);
        }
        bins.join(&others);
        let mut wanted = Wanted::new(&bins, SHARES);
        let mut others = wanted.clone();
        for (c, chunk) in chunks.iter().enumerate() {
            if c % 2 == 1 { &mut others } else { &mut wanted }.keep(&bins, chunk);
        }
        wanted.join(others);
        wanted.quantiles(0, bins.scored(0))
    }

    #[test]
    fn quantiles_are_those_of_sorted_scores_however_they_are_found() {
        let mut generator = Pcg64::new(3);
        let mut next = move || unit(generator.next());
        let mut lists: Vec<Vec<f64>> = vec![
            vec![0.25],
            vec![0.5, 0.25],
            vec![0.5; 3000],
            vec![f64::NAN, 1.0, -1.0, 0.0, -0.0],
        ];
        for length in [3, 19, 20, 21, 511, 512, 513, 5000, 20_000] {
            lists.push((0..length).map(|_| next()).collect());
            // A few values each often; some none; a few far away from the first chunk.
            lists.push((0..length).map(|_| (next() * 7.0).floor() / 7.0).collect());
            let lacking = |score: f64| if score < 0.3 { f64::NAN } else { score };
            lists.push((0..length).map(|_| lacking(next())).chain([1.0]).collect());
            let far = |d: usize, score: f64| if d < 600 { score } else { score * 1e6 - 5e5 };
            lists.push((0..length).map(|d| far(d, next())).collect());
        }
        lists.push(
            std::iter::repeat_n(f64::NAN, 600)
                .chain((0..5000).map(|_| next()))
                .collect(),
        );
        for scores in lists {
            let chunks = chunks(&scores);
            let expected = sorted(&scores).map(f64::to_bits);
            let all = of_lanes(&chunks, 1, SHARES, 1)[0].unwrap_or_else(|| panic!("{scores:?}"));
            assert_eq!(
                all.quantiles.map(f64::to_bits),
                expected,
                "{}",
                scores.len()
            );
            assert_eq!(
                twice(&chunks).map(f64::to_bits),
                expected,
                "{}",
                scores.len()
            );
        }
    }
}
