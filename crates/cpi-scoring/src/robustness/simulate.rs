//! How are draws made and scored, on one processor or several? Methodology 11.2.
//!
//! Draws are made in chunks of fixed size. A chunk finds its place in the stream of the
//! generator by a jump, so that who computes it does not matter.

use super::bands::Bands;
use super::centre::{Shifts, add};
use super::evaluate::{Lanes, Workspace, draw_weights, score_group};
use super::exact;
use super::inputs::{Inputs, float};
use super::program::{Program, TOGETHER};
use super::quantiles::{Bins, Chunk, Moments, Wanted};
use super::random_words::Words;
use super::rank_counts::RankCounts;
use super::ranks::{Keys, Ranker};
use super::views::Views;
use crate::ScoreError;
use crate::random::Pcg64;
use cpi_model::assessment::Assessment;
use cpi_model::draft::Direction;
use cpi_model::framework::Node;
use cpi_model::uncertainty::Uncertainty;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// How many draws a chunk has; fewer if it would hold more than [`MOST_OF_CHUNK`] scores.
pub(crate) const CHUNK: usize = 512;
/// The most scores that a chunk holds, 64 MiB; each processor works on one chunk.
const MOST_OF_CHUNK: usize = 1 << 23;

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
    /// By position.
    directions: Vec<Direction>,
    /// The positions of the reported nodes, groups and cells; the index itself is the first.
    pub(crate) nodes: Vec<usize>,
    /// The doubled published ranks at the index; 0 without a score.
    pub(crate) published: Vec<u32>,
    pub(crate) bands: Bands,
    /// What moves the scores of draws, where the plan centres them (methodology 11.16).
    pub(crate) shifts: Option<Shifts>,
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

/// What a run made.
pub(crate) struct RunOutput {
    pub(crate) kept: RetainedScores,
    pub(crate) tally: RankCounts,
    /// How many draws.
    pub(crate) done: usize,
}

/// What is kept of the scores.
pub(crate) enum RetainedScores {
    /// All.
    All(Vec<Chunk>),
    /// How many there are where, and by lane their sums.
    Counted { bins: Bins, sums: Vec<f64> },
}

/// Which draws are made, and how.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RunConfig {
    pub(crate) seed: u64,
    pub(crate) draws: usize,
    pub(crate) threads: usize,
}

/// Hears of the draws that are done, and stops by answering `false`.
type DrawsCallback<'w> = &'w mut dyn FnMut(usize) -> bool;

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
        let nodes_of_tree = framework.nodes().iter().map(Node::direction);
        let parts = views.parts().map(|(_, part)| part.direction(framework));
        Ok(Self {
            directions: nodes_of_tree.chain(parts).collect(),
            ranker: Ranker::new(framework, largest),
            view_ranker: Ranker::new(framework, largest_of_views),
            views,
            bands: Bands::new(framework),
            inputs,
            programs,
            nodes,
            published,
            shifts: None,
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

    /// The scores of the `k`-th of what is reported: as drawn, or moved where the plan centres
    /// them.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn reported<'s>(
        &self,
        k: usize,
        scores: &'s [Lanes],
        moved: &'s mut Vec<Lanes>,
    ) -> &'s [Lanes] {
        let countries = self.inputs.countries;
        let drawn = &scores[self.nodes[k] * countries..][..countries];
        match &self.shifts {
            None => drawn,
            Some(shifts) => {
                shifts.moved(k, drawn, moved);
                moved
            }
        }
    }

    /// Ranks the countries by their scores at a node; says whether any are tied.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn rank(&self, node: usize, of_node: &[Lanes], ranking: &mut Ranking) -> bool {
        let tree = node < self.programs[0].tree;
        let ranker = if tree {
            &self.ranker
        } else {
            &self.view_ranker
        };
        let by = (node, self.direction(node));
        ranker.rank(by, of_node, &mut ranking.keys, &mut ranking.ranks)
    }

    /// Doubled ranks among the countries with a published score, draw by draw; none where all
    /// countries have one, so that these are the ranks.
    pub(crate) fn among_published(
        &self,
        ranks: &[[u32; TOGETHER]],
        draws: usize,
    ) -> Option<Vec<[u32; TOGETHER]>> {
        if self.published.iter().all(|rank| *rank != 0) {
            return None;
        }
        let ties = self.programs[0].framework.ranking().ties;
        let mut own = vec![[0; TOGETHER]; ranks.len()];
        for d in 0..draws {
            let drawn: Vec<u32> = ranks.iter().map(|rank| rank[d]).collect();
            let drawn = exact::among_published(&self.published, &drawn, ties);
            for (own, rank) in own.iter_mut().zip(drawn) {
                own[d] = rank;
            }
        }
        Some(own)
    }

    /// Which scores at a position are the better ones (methodology 7.4).
    pub(crate) fn direction(&self, position: usize) -> Direction {
        self.directions[position]
    }

    /// Lanes: a reported node and a country each.
    pub(crate) fn lanes(&self) -> usize {
        self.nodes.len() * self.inputs.countries
    }

    /// How many draws a chunk has: it depends on how many scores are reported alone, so that every machine adds in one order.
    fn chunk_size(&self) -> usize {
        let most = MOST_OF_CHUNK / self.lanes().max(1);
        (most / TOGETHER * TOGETHER).clamp(TOGETHER, CHUNK)
    }

    /// Makes and scores the draws of a chunk; counts ranks and bands, where asked.
    pub(super) fn chunk(
        &self,
        seed: u64,
        (position, draws): (usize, usize),
        memory: &mut Memory,
        mut tally: Option<&mut RankCounts>,
    ) -> Chunk {
        let countries = self.inputs.countries;
        let mut generator = Pcg64::new(seed);
        // More than 32 bits hold, which is what places have in WebAssembly.
        generator.advance((position * self.chunk_size()) as u128 * self.inputs.words as u128);
        let mut chunk = Chunk::new(self.lanes(), draws);
        let mut moved = Vec::new();
        let mut done = 0;
        while done < draws {
            let together = TOGETHER.min(draws - done);
            fast(
                #[inline(always)]
                || {
                    memory.words.draw(&mut generator, together);
                    let (scores, ranking) = self.score(memory, true);
                    for (k, node) in self.nodes.iter().enumerate() {
                        let scores = self.reported(k, scores, &mut moved);
                        if let Some(tally) = tally.as_deref_mut() {
                            let tied = self.rank(*node, scores, ranking);
                            tally.count(k, &ranking.ranks, together);
                            if k == 0 {
                                let (ranks, published) = (&ranking.ranks, &self.published);
                                let own = self.among_published(ranks, together);
                                let own = own.as_deref().unwrap_or(ranks);
                                tally.count_index((ranks, own), together, published, tied);
                            }
                        }
                        for (c, lanes) in scores.iter().enumerate() {
                            chunk.lane_mut(k * countries + c)[done..done + together]
                                .copy_from_slice(&lanes[..together]);
                        }
                    }
                },
            );
            done += together;
        }
        if let Some(tally) = tally {
            self.bands.count(&chunk, &mut tally.bands);
        }
        chunk
    }

    fn tally(&self) -> RankCounts {
        RankCounts::new(self.inputs.countries, self.nodes.len(), self.bands.len())
    }

    /// Makes all draws and counts them; keeps all scores, or how many there are where.
    /// `watch` hears of the draws that are done, and stops the run by answering `false`; the
    /// chunks begun are then finished.
    pub(crate) fn run(
        &self,
        config: RunConfig,
        keep_all: bool,
        watch: DrawsCallback<'_>,
    ) -> RunOutput {
        let lanes = self.lanes();
        if keep_all {
            let mut chunks = Vec::with_capacity(config.draws.div_ceil(self.chunk_size()));
            let (tallies, done) = self.each_chunk(
                config,
                &|| self.tally(),
                &|tally, memory, place| self.chunk(config.seed, place, memory, Some(tally)),
                &mut |chunk| chunks.push(chunk),
                watch,
            );
            return RunOutput {
                kept: RetainedScores::All(chunks),
                tally: RankCounts::joined(tallies.into_iter()),
                done,
            };
        }
        let size = self.chunk_size().min(config.draws);
        let first = self.chunk(config.seed, (0, size), &mut self.memory(), None);
        let mut bins = Bins::about(&first, lanes);
        drop(first);
        let empty = bins.clone();
        let mut sums = vec![0.0; lanes];
        let (found, done) = self.each_chunk(
            config,
            &|| (self.tally(), empty.clone()),
            &|(tally, bins), memory, place| {
                let chunk = self.chunk(config.seed, place, memory, Some(tally));
                bins.count(&chunk);
                (0..lanes).map(|lane| chunk.sum(lane)).collect::<Vec<f64>>()
            },
            &mut |of_chunk| add(&mut sums, &of_chunk),
            watch,
        );
        let tallies = found.into_iter().map(|(tally, counted)| {
            bins.join(&counted);
            tally
        });
        RunOutput {
            tally: RankCounts::joined(tallies),
            kept: RetainedScores::Counted { bins, sums },
            done,
        }
    }

    /// Makes the draws again whose scores were counted, for deviations and quantiles; `None`
    /// if `watch` stops it.
    pub(crate) fn again(
        &self,
        config: RunConfig,
        (bins, sums): (&Bins, &[f64]),
        shares: [f64; 3],
        watch: DrawsCallback<'_>,
    ) -> Option<Vec<Option<Moments>>> {
        let lanes = self.lanes();
        let means: Vec<f64> = sums
            .iter()
            .enumerate()
            .map(|(lane, sum)| sum / f64::from(bins.scored(lane)))
            .collect();
        let mut wanted = Wanted::new(bins, shares);
        let empty = wanted.clone();
        let mut squares = vec![0.0; lanes];
        let (found, done) = self.each_chunk(
            config,
            &|| empty.clone(),
            &|wanted, memory, place| {
                let chunk = self.chunk(config.seed, place, memory, None);
                wanted.keep(bins, &chunk);
                let of_lane = |lane: usize| chunk.squares(lane, means[lane]);
                (0..lanes).map(of_lane).collect::<Vec<f64>>()
            },
            &mut |of_chunk| add(&mut squares, &of_chunk),
            watch,
        );
        if done < config.draws {
            return None;
        }
        for found in found {
            wanted.join(found);
        }
        let of_lane = |lane: usize| {
            let scored = bins.scored(lane);
            (scored != 0).then(|| Moments {
                scored,
                mean: means[lane],
                deviation: (squares[lane] / f64::from(scored)).sqrt(),
                quantiles: wanted.quantiles(lane, scored),
            })
        };
        Some((0..lanes).map(of_lane).collect())
    }

    /// Runs `take` on every chunk, on several threads, and `receive` on its results, chunk by
    /// chunk in order.
    pub(super) fn each_chunk<W: Send, R: Send>(
        &self,
        config: RunConfig,
        gathered: &(impl Fn() -> W + Sync),
        take: &(impl Fn(&mut W, &mut Memory, (usize, usize)) -> R + Sync),
        receive: &mut dyn FnMut(R),
        watch: DrawsCallback<'_>,
    ) -> (Vec<W>, usize) {
        let most = self.chunk_size();
        let chunks = config.draws.div_ceil(most);
        let size = |position: usize| most.min(config.draws - position * most);
        let mut done = 0;
        if config.threads <= 1 || chunks <= 1 || cfg!(target_family = "wasm") {
            let (mut own, mut memory) = (gathered(), self.memory());
            for position in 0..chunks {
                receive(take(&mut own, &mut memory, (position, size(position))));
                done += size(position);
                if !watch(done) {
                    break;
                }
            }
            return (vec![own], done);
        }
        let next = AtomicUsize::new(0);
        let stop = AtomicBool::new(false);
        let gathered = std::thread::scope(|scope| {
            let (report, reports) = std::sync::mpsc::channel();
            let workers: Vec<_> = (0..config.threads.min(chunks))
                .map(|_| {
                    let (report, next, stop) = (report.clone(), &next, &stop);
                    scope.spawn(move || {
                        let (mut own, mut memory) = (gathered(), self.memory());
                        while !stop.load(Ordering::Relaxed) {
                            let position = next.fetch_add(1, Ordering::Relaxed);
                            if chunks <= position {
                                break;
                            }
                            let found = take(&mut own, &mut memory, (position, size(position)));
                            if report.send((position, found)).is_err() {
                                break;
                            }
                        }
                        own
                    })
                })
                .collect();
            drop(report);
            let mut waiting = BTreeMap::new();
            let mut expected = 0;
            for (position, found) in reports {
                waiting.insert(position, found);
                while let Some(found) = waiting.remove(&expected) {
                    receive(found);
                    expected += 1;
                }
                done += size(position);
                if !watch(done) {
                    stop.store(true, Ordering::Relaxed);
                }
            }
            let joined = workers
                .into_iter()
                .map(|worker| worker.join().expect("a worker that scores does not panic"));
            joined.collect()
        });
        (gathered, done)
    }
}

/// A uniform whole number below `alternatives`: floor(alternatives × u), with u as numpy's
/// `random()` makes it of the word.
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
