//! What does a run count in every draw? Ranks, pairs, and the scores that intervals need.
//!
//! Of every two countries it is counted how often one ranks above the other. The ranks of
//! some hundred draws are collected, country by country, and then compared two rows at a
//! time, unless one was above the other in all of them. Without ties, "not above" means
//! "below", so one count per pair suffices.

use super::program::TOGETHER;

/// Draws that are collected; fewer than a number of 16 bits counts.
const RECENT: usize = 512;

/// Ranks that are compared together.
const WIDTH: usize = 32;

/// Counts over draws; sums of whole numbers, so their order does not matter.
#[derive(Debug, Clone)]
pub(crate) struct RankCounts {
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
    /// For every country: how often each band, at the index.
    pub(crate) bands: Vec<u32>,
    /// The doubled ranks of the last draws, by country; 0 without a score.
    recent: Vec<[u16; RECENT]>,
    recent_draws: usize,
    /// Whether any of these may have ties or lack a score.
    recent_ties: bool,
}

impl RankCounts {
    pub(crate) fn new(countries: usize, nodes: usize, bands: usize) -> Self {
        Self {
            countries,
            ranks: vec![0; nodes * countries * (2 * countries + 1)],
            above: vec![0; countries * countries],
            lacking: vec![0; countries * countries],
            order_holds: 0,
            shifts: 0,
            shifted: 0,
            bands: vec![0; countries * bands],
            recent: vec![[0; RECENT]; countries],
            recent_draws: 0,
            recent_ties: false,
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

    /// Counts what only the index itself is asked for, from the ranks among all countries, and
    /// from those among the countries with a published score. `ties` says that a draw may have
    /// some, or lack a score.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn count_index(
        &mut self,
        (ranks, own): (&[[u32; TOGETHER]], &[[u32; TOGETHER]]),
        draws: usize,
        published: &[u32],
        ties: bool,
    ) {
        let mut moved = [0_u32; TOGETHER];
        let mut ranked = [0_u32; TOGETHER];
        let mut differ = [0_u32; TOGETHER];
        for (rank, published) in own.iter().zip(published) {
            for d in 0..TOGETHER {
                let both = u32::from(rank[d] != 0 && *published != 0);
                moved[d] += both * rank[d].abs_diff(*published);
                ranked[d] += both;
                differ[d] |= rank[d] ^ published;
            }
        }
        for d in 0..draws {
            self.shifts += u64::from(moved[d]);
            self.shifted += u64::from(ranked[d]);
            self.order_holds += u32::from(differ[d] == 0);
        }
        for (recent, rank) in self.recent.iter_mut().zip(ranks) {
            let (recent, _) = recent[self.recent_draws..].as_chunks_mut::<TOGETHER>();
            for d in 0..TOGETHER {
                recent[0][d] = u16::try_from(rank[d]).unwrap_or(u16::MAX);
            }
        }
        self.recent_ties |= ties;
        self.recent_draws += draws;
        // Draws come sixteen at a time; fewer are the last of a chunk.
        if RECENT < self.recent_draws + TOGETHER {
            self.settle();
        }
    }

    /// Compares the ranks of the last draws.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    fn settle(&mut self) {
        let (n, draws) = (self.countries, self.recent_draws);
        if draws < RECENT {
            for recent in &mut self.recent {
                recent[draws..].fill(0);
            }
        }
        let all = u32::try_from(draws).unwrap_or(u32::MAX);
        let ends = |recent: &[u16; RECENT]| {
            let ranks = recent[..draws].iter();
            ranks.fold((u16::MAX, 0), |(low, high), rank| {
                (low.min(*rank), high.max(*rank))
            })
        };
        let ends: Vec<(u16, u16)> = self.recent.iter().map(ends).collect();
        for i in 0..n {
            for j in i + 1..n {
                let (there, back) = (i * n + j, j * n + i);
                // Both have ranks, and always the same is above.
                if ends[i].1 < ends[j].0 && ends[i].0 != 0 {
                    self.above[there] += all;
                    continue;
                }
                if ends[j].1 < ends[i].0 && ends[j].0 != 0 {
                    self.above[back] += all;
                    continue;
                }
                let (one, other) = (&self.recent[i], &self.recent[j]);
                if !self.recent_ties {
                    let above = times(one, other, |one, other| one < other);
                    self.above[there] += above;
                    self.above[back] += all - above;
                    continue;
                }
                self.above[there] += times(one, other, |one, other| one != 0 && one < other);
                self.above[back] += times(one, other, |one, other| other != 0 && other < one);
                let either = times(one, other, |one, other| one != 0 && other != 0);
                let lacking = all - either;
                self.lacking[there] += lacking;
                self.lacking[back] += lacking;
            }
        }
        self.recent_draws = 0;
        self.recent_ties = false;
    }

    /// The counts of all processors, in the memory of the first: of many countries and nodes they are large.
    pub(crate) fn joined(mut counted: impl Iterator<Item = Self>) -> Self {
        let first = counted.next();
        let mut total = first.unwrap_or_else(|| Self::new(0, 0, 0));
        total.settle();
        for each in counted {
            total.join(each);
        }
        total
    }

    fn join(&mut self, mut other: Self) {
        other.settle();
        self.settle();
        for (mine, others) in [
            (&mut self.ranks, &other.ranks),
            (&mut self.above, &other.above),
            (&mut self.lacking, &other.lacking),
            (&mut self.bands, &other.bands),
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

/// In how many draws something holds for two countries.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
fn times(one: &[u16; RECENT], other: &[u16; RECENT], of: impl Fn(u16, u16) -> bool) -> u32 {
    let (ones, _) = one.as_chunks::<WIDTH>();
    let (others, _) = other.as_chunks::<WIDTH>();
    let mut counts = [0_u16; WIDTH];
    for (one, other) in ones.iter().zip(others) {
        for lane in 0..WIDTH {
            counts[lane] += u16::from(of(one[lane], other[lane]));
        }
    }
    counts.iter().map(|count| u32::from(*count)).sum()
}

/// The position of a quantile among sorted numbers: the place of the number below it, and the
/// fraction of the way to the next.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "an index; counts are below 2⁵³"
)]
pub(crate) fn bounds(count: usize, share: f64) -> (usize, f64) {
    let at = share * (count - 1) as f64;
    (at.floor() as usize, at - at.floor())
}

/// The number at a share of sorted numbers, between two of them in proportion: numpy's
/// `quantile`. The numbers are reordered.
pub(crate) fn quantile(numbers: &mut [f64], share: f64) -> f64 {
    let (below, part) = bounds(numbers.len(), share);
    let (_, low, rest) = numbers.select_nth_unstable_by(below, f64::total_cmp);
    let low = *low;
    if part == 0.0 {
        return low;
    }
    let high = rest.iter().copied().fold(f64::INFINITY, f64::min);
    low + (high - low) * part
}
