//! How are draws made and scored, on one processor or several? Methodology 11.2.
//!
//! Draws are made in chunks of fixed size. A chunk finds its place in the stream of the
//! generator by a jump, so that who computes it does not matter.

use super::evaluate::{Lanes, Workspace, draw_weights, score_group};
use super::inputs::{Inputs, float};
use super::program::{Program, TOGETHER};
use super::ranks::{Keys, Ranker};
use super::tally::Tally;
use super::views::Views;
use super::words::Words;
use crate::ScoreError;
use crate::random::Pcg64;
use cpi_model::assessment::Assessment;
use cpi_model::uncertainty::Uncertainty;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Draws of a chunk.
pub(crate) const CHUNK: usize = 512;

/// Everything a draw needs.
#[derive(Debug, Clone)]
pub(crate) struct Simulation<'a> {
    pub(crate) inputs: Inputs,
    /// One for every combination of method alternatives.
    pub(crate) programs: Vec<Program<'a>>,
    pub(crate) ranker: Ranker,
    /// The same for groups and cells, whose scores may be larger.
    pub(crate) view_ranker: Ranker,
    pub(crate) views: Views,
    /// The positions of the reported nodes, groups and cells; the index itself is the first.
    pub(crate) nodes: Vec<usize>,
    /// The doubled published ranks at the index; 0 without a score.
    pub(crate) published: Vec<u32>,
}

/// Memory of one processor.
#[derive(Debug, Clone)]
pub(crate) struct Memory {
    pub(crate) words: Words,
    pub(crate) ranking: Ranking,
    spaces: Vec<Workspace>,
    drawn: Vec<Lanes>,
    scores: Vec<Lanes>,
}

/// Memory for the ranks of a group of draws.
#[derive(Debug, Clone)]
pub(crate) struct Ranking {
    keys: Keys,
    /// The doubled ranks of the countries; 0 without a score.
    pub(crate) ranks: Vec<[u32; TOGETHER]>,
}

/// The scores of one chunk: for every reported node and country, draw by draw.
pub(crate) struct Chunk {
    pub(crate) position: usize,
    pub(crate) draws: usize,
    scores: Vec<f64>,
}

impl Chunk {
    /// The numbers from one lane to the next: a few more than the draws, since addresses
    /// that lie powers of two apart share the same few places of a cache.
    fn stride(draws: usize) -> usize {
        draws + TOGETHER
    }

    /// The scores of a reported node and country.
    pub(crate) fn lane(&self, lane: usize) -> &[f64] {
        &self.scores[lane * Self::stride(self.draws)..][..self.draws]
    }
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
        (nodes, views): (Vec<usize>, Views),
        published: Vec<u32>,
        (largest, largest_of_views): (f64, f64),
    ) -> Result<Self, ScoreError> {
        let framework = &plan.combinations()[0].framework;
        let inputs = Inputs::new(framework, assessments, plan);
        let mut programs = Vec::with_capacity(plan.combinations().len());
        for combination in plan.combinations() {
            let framework = &combination.framework;
            let program = Program::new(framework, assessments, &inputs, (plan, &views))?;
            programs.push(program);
        }
        Ok(Self {
            ranker: Ranker::new(framework, largest),
            view_ranker: Ranker::new(framework, largest_of_views),
            views,
            inputs,
            programs,
            nodes,
            published,
        })
    }

    pub(crate) fn memory(&self) -> Memory {
        let countries = self.inputs.countries;
        let positions = self.views.positions();
        let programs = self.programs.iter();
        Memory {
            spaces: programs
                .map(|program| Workspace::new(program, &self.inputs))
                .collect(),
            words: Words::new(&self.inputs),
            ranking: Ranking {
                keys: Keys::new(countries),
                ranks: vec![[0; TOGETHER]; countries],
            },
            drawn: vec![[0.0; TOGETHER]; self.inputs.weights.len()],
            scores: vec![[f64::NAN; TOGETHER]; positions * countries],
        }
    }

    /// The combination of method alternatives that a draw takes: the first factor varies
    /// slowest.
    fn combination(&self, words: &Words, d: usize) -> usize {
        let factors = self.inputs.factors.iter().zip(&words.first);
        factors.fold(0, |combination, (alternatives, word)| {
            combination * alternatives + pick(word[d], *alternatives)
        })
    }

    /// Scores a group of draws from the words that stand in the memory; returns the scores
    /// of all nodes by `node * countries + country`, and where asked those of groups and cells
    /// of views behind them.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn score<'m>(
        &self,
        memory: &'m mut Memory,
        with_views: bool,
    ) -> (&'m [Lanes], &'m mut Ranking) {
        let scored = |program: &Program<'_>| {
            if with_views {
                program.nodes.len()
            } else {
                program.tree
            }
        };
        let (words, ranking) = (&mut memory.words, &mut memory.ranking);
        draw_weights(&self.inputs, &words.first, &mut memory.drawn);
        if let [program] = self.programs.as_slice() {
            let space = &mut memory.spaces[0];
            if program.values_drawn {
                words.parts.require_all();
            }
            score_group(
                program,
                &self.inputs,
                words,
                &memory.drawn,
                (scored(program), &mut *space),
            );
            return (&space.scores, ranking);
        }
        words.parts.require_all();
        let mut taken = [usize::MAX; TOGETHER];
        for (d, taken) in taken.iter_mut().enumerate().take(words.draws) {
            *taken = self.combination(words, d);
        }
        for (combination, program) in self.programs.iter().enumerate() {
            if !taken.contains(&combination) {
                continue;
            }
            let space = &mut memory.spaces[combination];
            score_group(
                program,
                &self.inputs,
                words,
                &memory.drawn,
                (scored(program), &mut *space),
            );
            for (to, from) in memory.scores.iter_mut().zip(&space.scores) {
                for d in 0..TOGETHER {
                    if taken[d] == combination {
                        to[d] = from[d];
                    }
                }
            }
        }
        (&memory.scores, ranking)
    }

    /// Ranks the countries by a node whose scores are given; says whether any are tied.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn rank(&self, node: usize, scores: &[Lanes], ranking: &mut Ranking) -> bool {
        let countries = self.inputs.countries;
        let of_node = &scores[node * countries..(node + 1) * countries];
        let tree = node < self.programs[0].tree;
        let ranker = if tree {
            &self.ranker
        } else {
            &self.view_ranker
        };
        ranker.rank(node, of_node, &mut ranking.keys, &mut ranking.ranks)
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
        let mut generator = Pcg64::new(seed);
        generator.advance((position * CHUNK * self.inputs.words) as u128);
        let stride = Chunk::stride(draws);
        let mut stored = vec![0.0; self.nodes.len() * countries * stride];
        let mut done = 0;
        while done < draws {
            let together = TOGETHER.min(draws - done);
            fast(
                #[inline(always)]
                || {
                    memory.words.draw(&mut generator, together);
                    let (scores, ranking) = self.score(memory, true);
                    for (k, node) in self.nodes.iter().enumerate() {
                        let tied = self.rank(*node, scores, ranking);
                        tally.count(k, &ranking.ranks, together);
                        if k == 0 {
                            tally.count_index(&ranking.ranks, together, &self.published, tied);
                        }
                        for c in 0..countries {
                            let start = (k * countries + c) * stride + done;
                            let lanes = &scores[node * countries + c];
                            stored[start..start + together].copy_from_slice(&lanes[..together]);
                        }
                    }
                },
            );
            done += together;
        }
        Chunk {
            position,
            draws,
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
