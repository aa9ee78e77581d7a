//! How are draws made and scored, on one processor or several? Methodology 11.2.
//!
//! Draws are made in chunks of fixed size. A chunk finds its place in the stream of the
//! generator by a jump, so that who computes it does not matter.

use super::evaluate::{Lanes, Workspace, draw_weights, score_group};
use super::inputs::{Inputs, float};
use super::program::{Program, TOGETHER};
use super::tally::{Ranker, Tally};
use crate::ScoreError;
use crate::random::Pcg64;
use cpi_model::assessment::Assessment;
use cpi_model::uncertainty::Uncertainty;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Draws of a chunk.
pub(crate) const CHUNK: usize = 512;

/// Sixteen-bit parts that may be read beyond those of a draw.
const BEYOND: usize = 8;

/// Everything a draw needs.
#[derive(Debug, Clone)]
pub(crate) struct Simulation<'a> {
    pub(crate) inputs: Inputs,
    /// One for every combination of method alternatives.
    pub(crate) programs: Vec<Program<'a>>,
    pub(crate) ranker: Ranker,
    /// The positions of the reported nodes; the index itself is the first.
    pub(crate) nodes: Vec<usize>,
    /// The doubled published ranks at the index; 0 without a score.
    pub(crate) published: Vec<u32>,
}

/// Memory of one processor.
#[derive(Debug, Clone)]
pub(crate) struct Memory {
    spaces: Vec<Workspace>,
    drawn: Vec<Lanes>,
    scores: Vec<Lanes>,
    parts: Vec<Vec<u16>>,
    keys: Vec<[i64; TOGETHER]>,
    pub(crate) ranks: Vec<[u32; TOGETHER]>,
    of_draw: Vec<u16>,
}

/// The scores of one chunk: for every reported node and country, draw by draw.
pub(crate) struct Chunk {
    pub(crate) position: usize,
    pub(crate) scores: Vec<f64>,
}

/// Runs something with the best instructions of the processor. The results are the same
/// with any.
#[inline]
pub(crate) fn fast<R>(run: impl FnOnce() -> R) -> R {
    #[cfg(target_arch = "x86_64")]
    return pulp::Arch::new().dispatch(run);
    #[cfg(not(target_arch = "x86_64"))]
    run()
}

impl<'a> Simulation<'a> {
    pub(crate) fn new(
        plan: &'a Uncertainty,
        assessments: &[&Assessment],
        nodes: Vec<usize>,
        published: Vec<u32>,
        largest: f64,
    ) -> Result<Self, ScoreError> {
        let framework = &plan.combinations()[0].framework;
        let inputs = Inputs::new(framework, assessments, plan);
        let mut programs = Vec::with_capacity(plan.combinations().len());
        for combination in plan.combinations() {
            let framework = &combination.framework;
            programs.push(Program::new(framework, assessments, &inputs, plan)?);
        }
        Ok(Self {
            ranker: Ranker::new(framework, largest),
            inputs,
            programs,
            nodes,
            published,
        })
    }

    pub(crate) fn memory(&self) -> Memory {
        let countries = self.inputs.countries;
        let nodes = self.programs[0].framework.nodes().len();
        let programs = self.programs.iter();
        Memory {
            spaces: programs
                .map(|program| Workspace::new(program, &self.inputs))
                .collect(),
            drawn: vec![[0.0; TOGETHER]; self.inputs.weights.len()],
            scores: vec![[f64::NAN; TOGETHER]; nodes * countries],
            parts: vec![Vec::new(); TOGETHER],
            keys: vec![[0; TOGETHER]; countries],
            ranks: vec![[0; TOGETHER]; countries],
            of_draw: vec![0; countries],
        }
    }

    /// The combination of method alternatives that a draw takes: the first factor varies
    /// slowest.
    fn combination(&self, words: &[u64]) -> usize {
        let factors = self.inputs.factors.iter().zip(words);
        factors.fold(0, |combination, (alternatives, word)| {
            combination * alternatives + pick(*word, *alternatives)
        })
    }

    /// Scores some draws, each from its words; returns the scores of all nodes by
    /// `node * countries + country`.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn score<'m>(&self, words: &[&[u64]], memory: &'m mut Memory) -> &'m [Lanes] {
        draw_weights(&self.inputs, words, &mut memory.drawn);
        if !self.inputs.rows.is_empty() {
            let first = self.inputs.answer_words();
            for (parts, words) in memory.parts.iter_mut().zip(words) {
                let words = &words[first..];
                parts.resize(4 * words.len() + 2 * BEYOND, 0);
                let (fours, _) = parts.as_chunks_mut::<4>();
                for (four, word) in fours.iter_mut().zip(words) {
                    *four = parts_of(*word);
                }
            }
        }
        let parts: [&[u16]; TOGETHER] = std::array::from_fn(|d| memory.parts[d].as_slice());
        let parts = &parts[..words.len()];
        if let [program] = self.programs.as_slice() {
            let space = &mut memory.spaces[0];
            score_group(program, &self.inputs, words, parts, &memory.drawn, space);
            return &space.scores;
        }
        let mut taken = [usize::MAX; TOGETHER];
        for (taken, words) in taken.iter_mut().zip(words) {
            *taken = self.combination(words);
        }
        for (combination, program) in self.programs.iter().enumerate() {
            if !taken.contains(&combination) {
                continue;
            }
            let space = &mut memory.spaces[combination];
            score_group(program, &self.inputs, words, parts, &memory.drawn, space);
            for (to, from) in memory.scores.iter_mut().zip(&space.scores) {
                for d in 0..TOGETHER {
                    if taken[d] == combination {
                        to[d] = from[d];
                    }
                }
            }
        }
        &memory.scores
    }

    /// Ranks the countries by a node whose scores are given.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn rank(
        &self,
        node: usize,
        scores: &[Lanes],
        keys: &mut [[i64; TOGETHER]],
        ranks: &mut [[u32; TOGETHER]],
    ) {
        let countries = self.inputs.countries;
        let of_node = &scores[node * countries..(node + 1) * countries];
        self.ranker.rank(of_node, keys, ranks);
    }

    /// Makes and scores the draws of a chunk.
    fn chunk(
        &self,
        seed: u64,
        position: usize,
        draws: usize,
        memory: &mut Memory,
        tally: &mut Tally,
    ) -> Chunk {
        let countries = self.inputs.countries;
        let width = self.inputs.words;
        let mut generator = Pcg64::new(seed);
        generator.advance((position * CHUNK * width) as u128);
        let mut words = vec![0; width * TOGETHER];
        let mut stored = vec![0.0; self.nodes.len() * countries * draws];
        let mut done = 0;
        while done < draws {
            let together = TOGETHER.min(draws - done);
            let words = &mut words[..width * together];
            fast(
                #[inline(always)]
                || {
                    generator.fill(words);
                    let mut each: [&[u64]; TOGETHER] = [&[]; TOGETHER];
                    for (d, each) in each.iter_mut().enumerate().take(together) {
                        *each = &words[d * width..(d + 1) * width];
                    }
                    // The borrow of the scores ends before the ranks need the memory.
                    let mut keys = std::mem::take(&mut memory.keys);
                    let mut ranks = std::mem::take(&mut memory.ranks);
                    let mut of_draw = std::mem::take(&mut memory.of_draw);
                    let scores = self.score(&each[..together], memory);
                    for (k, node) in self.nodes.iter().enumerate() {
                        self.rank(*node, scores, &mut keys, &mut ranks);
                        tally.count(k, &ranks, together);
                        if k == 0 {
                            tally.count_index(&ranks, together, &self.published, &mut of_draw);
                        }
                        for c in 0..countries {
                            let start = (k * countries + c) * draws + done;
                            let lanes = &scores[node * countries + c];
                            stored[start..start + together].copy_from_slice(&lanes[..together]);
                        }
                    }
                    memory.keys = keys;
                    memory.ranks = ranks;
                    memory.of_draw = of_draw;
                },
            );
            done += together;
        }
        Chunk {
            position,
            scores: stored,
        }
    }

    /// Makes all draws, on so many threads. `watch` hears of the draws that are done, and
    /// stops the run by answering `false`; the chunks begun are then finished.
    pub(crate) fn run(
        &self,
        seed: u64,
        draws: usize,
        threads: usize,
        watch: &mut dyn FnMut(usize) -> bool,
    ) -> (Vec<Chunk>, Tally, usize) {
        let countries = self.inputs.countries;
        let tally = || Tally::new(countries, self.nodes.len());
        let chunks = draws.div_ceil(CHUNK);
        let size = |position: usize| CHUNK.min(draws - position * CHUNK);
        let mut total = tally();
        let mut found = Vec::with_capacity(chunks);
        let mut done = 0;
        if threads <= 1 || chunks <= 1 || cfg!(target_family = "wasm") {
            let mut memory = self.memory();
            for position in 0..chunks {
                let size = size(position);
                found.push(self.chunk(seed, position, size, &mut memory, &mut total));
                done += size;
                if !watch(done) {
                    break;
                }
            }
            total.join(tally());
            return (found, total, done);
        }
        let next = AtomicUsize::new(0);
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let (report, reports) = std::sync::mpsc::channel();
            let workers: Vec<_> = (0..threads.min(chunks))
                .map(|_| {
                    let (report, next, stop) = (report.clone(), &next, &stop);
                    scope.spawn(move || {
                        let mut memory = self.memory();
                        let mut tally = Tally::new(countries, self.nodes.len());
                        while !stop.load(Ordering::Relaxed) {
                            let position = next.fetch_add(1, Ordering::Relaxed);
                            if chunks <= position {
                                break;
                            }
                            let size = CHUNK.min(draws - position * CHUNK);
                            let chunk = self.chunk(seed, position, size, &mut memory, &mut tally);
                            if report.send((chunk, size)).is_err() {
                                break;
                            }
                        }
                        tally
                    })
                })
                .collect();
            drop(report);
            for (chunk, size) in reports {
                found.push(chunk);
                done += size;
                if !watch(done) {
                    stop.store(true, Ordering::Relaxed);
                }
            }
            for worker in workers {
                total.join(worker.join().expect("a worker that scores does not panic"));
            }
        });
        found.sort_by_key(|chunk| chunk.position);
        (found, total, done)
    }
}

/// One of so many, all equally likely: the whole part of so many times the number that
/// numpy's `random()` makes of the word.
pub(crate) fn pick(word: u64, alternatives: usize) -> usize {
    let product = (u128::from(word >> 11) * alternatives as u128) >> 53;
    usize::try_from(product).unwrap_or(0)
}

/// The four sixteen-bit parts of a word, the lowest first.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    reason = "the parts are taken on purpose"
)]
pub(crate) fn parts_of(word: u64) -> [u16; 4] {
    [
        word as u16,
        (word >> 16) as u16,
        (word >> 32) as u16,
        (word >> 48) as u16,
    ]
}

/// The largest magnitude that a score can have, roughly: for the digits of ranks.
pub(crate) fn largest(
    framework: &cpi_model::Framework,
    scores: impl Iterator<Item = rust_decimal::Decimal>,
) -> f64 {
    let range = framework.range();
    let ends = [range.low.into(), range.high.into()];
    let largest = scores.chain(ends).map(|each| float(each).abs());
    8.0 * largest.fold(1.0, f64::max)
}
