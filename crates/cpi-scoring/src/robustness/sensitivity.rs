//! Which source moves what? Sobol' indices: methodology 11.12.

use super::inputs::Source;
use super::program::TOGETHER;
use super::random_words::parts_of;
use super::rank_counts::quantile;
use super::report::estimate;
use super::simulate::{Memory, Simulation, fast, pick};
use super::sobol::{DIMENSIONS, Sequence};
use crate::random::{Pcg64, unit};
use crate::robustness::{Sensitivity, SensitivityOf, SobolIndex, SourceShares};
use cpi_model::uncertainty::SensitivitySize;

/// Two sets of draws, pair by pair: quasi-random in their first words.
#[derive(Debug, Clone)]
pub(crate) struct Pairs {
    sequence: Sequence,
    shifts: Vec<u64>,
    seed: u64,
    words: usize,
    quasi: usize,
}

impl Pairs {
    pub(crate) fn new(seed: u64, words: usize) -> Self {
        let quasi = words.min(DIMENSIONS / 2);
        let mut generator = Pcg64::new(seed);
        Self {
            sequence: Sequence::new(2 * quasi),
            shifts: (0..2 * quasi).map(|_| generator.next()).collect(),
            seed,
            words,
            quasi,
        }
    }

    /// The generator after the words of `pairs` pairs. Their number can exceed 32 bits, the width
    /// of `usize` in WebAssembly.
    fn behind(&self, pairs: u32) -> Pcg64 {
        let mut generator = Pcg64::new(self.seed);
        let beyond = (self.words - self.quasi) as u128;
        generator.advance(self.shifts.len() as u128 + 2 * u128::from(pairs) * beyond);
        generator
    }

    /// The words of the two draws of a pair, one after the other.
    pub(crate) fn pair(&self, position: u32, point: &mut Vec<u32>, pair: &mut [u64]) {
        self.sequence.point(position, point);
        let mut generator = self.behind(position);
        let points = point.chunks(self.quasi.max(1));
        let shifts = self.shifts.chunks(self.quasi.max(1));
        let sides = pair.chunks_exact_mut(self.words.max(1));
        for ((side, point), shift) in sides.zip(points).zip(shifts) {
            let (quasi, rest) = side.split_at_mut(self.quasi);
            for ((word, bits), shift) in quasi.iter_mut().zip(point).zip(shift) {
                *word = (u64::from(*bits) << 32) ^ shift;
            }
            generator.fill(rest);
        }
    }
}

/// The values of one figure: of A, of B, and of every AB.
struct Figure {
    a: Vec<f64>,
    b: Vec<f64>,
    ab: Vec<Vec<f64>>,
}

/// What each pair adds to the two indices of every source, and to the variance.
struct Terms {
    first: Vec<Vec<f64>>,
    total: Vec<Vec<f64>>,
    sum: Vec<f64>,
    squares: Vec<f64>,
}

impl Figure {
    fn terms(&self) -> Terms {
        let all = || self.ab.iter().flatten().chain(&self.a).chain(&self.b);
        let count: f64 = all().map(|_| 1.0).sum();
        let mean = all().sum::<f64>() / count;
        let n = self.a.len();
        let (a, b) = (|i: usize| self.a[i] - mean, |i: usize| self.b[i] - mean);
        let per_pair = |of: &dyn Fn(usize) -> f64| (0..n).map(of).collect::<Vec<f64>>();
        Terms {
            first: self
                .ab
                .iter()
                .map(|ab| per_pair(&|i| b(i) * (ab[i] - self.a[i])))
                .collect(),
            total: self
                .ab
                .iter()
                .map(|ab| per_pair(&|i| (self.a[i] - ab[i]) * (self.a[i] - ab[i])))
                .collect(),
            sum: per_pair(&|i| a(i) + b(i)),
            squares: per_pair(&|i| a(i) * a(i) + b(i) * b(i)),
        }
    }
}

impl Terms {
    /// The variance of the figure over A and B, and the two indices of every source, each
    /// pair taken so many times.
    fn indices(&self, times: &[f64]) -> (f64, Vec<(f64, f64)>) {
        let weighted = |terms: &[f64]| {
            let pairs = terms.iter().zip(times);
            pairs.map(|(term, times)| term * times).sum::<f64>()
        };
        let n: f64 = times.iter().sum();
        let mean = weighted(&self.sum) / (2.0 * n);
        let variance = weighted(&self.squares) / (2.0 * n) - mean * mean;
        let sources = self.first.iter().zip(&self.total);
        let indices = sources
            .map(|(first, total)| {
                (
                    weighted(first) / n / variance,
                    weighted(total) / (2.0 * n) / variance,
                )
            })
            .collect();
        (variance, indices)
    }
}

/// The Sobol' indices of any function of numbers from 0 to 1, first-order and total, by the
/// sampler and the estimators that [`robustness`](fn@crate::robustness) uses.
///
/// # Method
///
/// Methodology 11.12, every input a source of its own.
///
/// # Examples
///
/// ```
/// // x + 2y: the second explains four fifths of the variance.
/// let indices = cpi_scoring::sobol_indices(2, 1024, 1, &mut |x| x[0] + 2.0 * x[1]);
/// assert!((indices[1].0 - 0.8).abs() < 0.01 && (indices[1].1 - 0.8).abs() < 0.01);
/// ```
pub fn sobol_indices(
    inputs: usize,
    samples: u32,
    seed: u64,
    f: &mut dyn FnMut(&[f64]) -> f64,
) -> Vec<(f64, f64)> {
    let pairs = Pairs::new(seed, inputs);
    let (mut point, mut pair) = (Vec::new(), vec![0; 2 * inputs]);
    let mut figure = Figure {
        a: Vec::new(),
        b: Vec::new(),
        ab: vec![Vec::new(); inputs],
    };
    for position in 0..samples {
        pairs.pair(position, &mut point, &mut pair);
        let units: Vec<f64> = pair.iter().map(|word| unit(*word)).collect();
        let (a, b) = units.split_at(inputs);
        figure.a.push(f(a));
        figure.b.push(f(b));
        for (i, values) in figure.ab.iter_mut().enumerate() {
            let mut mixed = a.to_vec();
            mixed[i] = b[i];
            values.push(f(&mixed));
        }
    }
    figure.terms().indices(&vec![1.0; samples as usize]).1
}

/// What the sensitivity analysis needs beside the simulation.
pub(crate) struct Analysis<'a> {
    pub(crate) simulation: &'a Simulation<'a>,
    pub(crate) size: SensitivitySize,
    pub(crate) seed: u64,
    pub(crate) threads: usize,
    /// The share outside an interval, at each end.
    pub(crate) tail: f64,
    /// The published scores at the index, in the order of the assessments.
    pub(crate) scores: Vec<Option<f64>>,
    pub(crate) countries: Vec<String>,
    /// The countries in the order of the published table.
    pub(crate) order: Vec<usize>,
}

impl Analysis<'_> {
    /// The figures of a draw: the mean shift, then score and rank of every country.
    fn figures(&self) -> usize {
        1 + 2 * self.countries.len()
    }

    /// How many numbers are kept.
    pub(crate) fn numbers(&self) -> u64 {
        let draws = self.simulation.inputs.sources.len() + 2;
        u64::from(self.size.samples) * (draws * self.figures()) as u64
    }

    /// Everything; `None` if `watch`, who hears how many pairs are done, ends it.
    pub(crate) fn run(&self, watch: &mut dyn FnMut(u32) -> bool) -> Option<Sensitivity> {
        const PAIRS: u32 = 64;
        let inputs = &self.simulation.inputs;
        let pairs = Pairs::new(self.seed, inputs.words);
        let chunks: Vec<u32> = (0..self.size.samples).step_by(PAIRS as usize).collect();
        let mut values: Vec<Vec<f64>> = Vec::with_capacity(chunks.len());
        let threads = if cfg!(target_family = "wasm") {
            1
        } else {
            self.threads.max(1)
        };
        for some in chunks.chunks(threads) {
            if threads == 1 {
                values.push(self.some_pairs(&pairs, some[0], PAIRS));
            } else {
                std::thread::scope(|scope| {
                    let run = |start: &u32| {
                        let start = *start;
                        let pairs = &pairs;
                        scope.spawn(move || self.some_pairs(pairs, start, PAIRS))
                    };
                    let workers: Vec<_> = some.iter().map(run).collect();
                    values.extend(
                        workers.into_iter().map(|worker| {
                            worker.join().expect("a worker that scores does not panic")
                        }),
                    );
                });
            }
            if !watch(some[some.len() - 1] + PAIRS) {
                return None;
            }
        }
        let values = values.concat();
        Some(self.finish(&pairs, &values))
    }

    /// The figures of some pairs: pair by pair, draw by draw.
    fn some_pairs(&self, pairs: &Pairs, start: u32, count: u32) -> Vec<f64> {
        let inputs = &self.simulation.inputs;
        let width = inputs.words;
        let draws = inputs.sources.len() + 2;
        let mut memory = self.simulation.memory();
        let mut words = vec![0_u64; width * draws];
        let mut point = Vec::new();
        let mut values = Vec::with_capacity(count as usize * draws * self.figures());
        for position in start..start + count {
            pairs.pair(position, &mut point, &mut words[..2 * width]);
            for source in 0..inputs.sources.len() {
                let (sides, mixed) = words.split_at_mut(2 * width);
                let (a, b) = sides.split_at(width);
                let mixed = &mut mixed[source * width..(source + 1) * width];
                mixed.copy_from_slice(a);
                self.mix(source, mixed, b);
            }
            let mut each: Vec<&[u64]> = words.chunks_exact(width.max(1)).collect();
            each.resize(draws, &[]);
            for group in each.chunks(TOGETHER) {
                self.group(group, &mut memory, &mut values);
            }
        }
        values
    }

    /// Replaces the words of a source by those of another draw.
    fn mix(&self, source: usize, words: &mut [u64], other: &[u64]) {
        let inputs = &self.simulation.inputs;
        let (_, kind, range) = &inputs.sources[source];
        let missing = match kind {
            Source::Answers => false,
            Source::Missing => true,
            _ => {
                words[range.clone()].copy_from_slice(&other[range.clone()]);
                return;
            }
        };
        // Answers and what is missing share words: part by part.
        let cells = inputs.missing.chunks(4);
        let both = words[range.clone()].iter_mut().zip(&other[range.clone()]);
        for ((word, other), cells) in both.zip(cells) {
            let (mut parts, others) = (parts_of(*word), parts_of(*other));
            for (i, of_missing) in cells.iter().enumerate() {
                if *of_missing == missing {
                    parts[i] = others[i];
                }
            }
            *word = parts
                .iter()
                .rev()
                .fold(0, |word, part| (word << 16) | u64::from(*part));
        }
    }

    fn group(&self, words: &[&[u64]], memory: &mut Memory, values: &mut Vec<f64>) {
        let simulation = self.simulation;
        let countries = self.countries.len();
        let root = simulation.nodes[0];
        memory.words.give(words);
        let mut moved = Vec::new();
        let (scores, ranks) = fast(|| {
            let (scores, ranking) = simulation.score(memory, false);
            let of_root = simulation.reported(0, scores, &mut moved);
            simulation.rank(root, of_root, ranking);
            (of_root, &ranking.ranks)
        });
        let has_rank = |rank: &&u32| **rank != 0;
        let ranked = simulation
            .published
            .iter()
            .filter(has_rank)
            .map(|_| 2.0)
            .sum::<f64>();
        let ranked = ranked.max(1.0);
        let own = simulation.among_published(ranks, words.len());
        let own = own.as_deref().unwrap_or(ranks);
        for d in 0..words.len() {
            let or_published = |rank: u32, c: usize| match rank {
                0 => simulation.published[c],
                rank => rank,
            };
            let rank = |c: usize| or_published(ranks[c][d], c);
            let shift = (0..countries)
                .map(|c| or_published(own[c][d], c).abs_diff(simulation.published[c]));
            values.push(f64::from(shift.sum::<u32>()) / ranked);
            for c in 0..countries {
                let score = scores[c][d];
                values.push(if score.is_nan() {
                    self.scores[c].unwrap_or(0.0)
                } else {
                    score
                });
                values.push(f64::from(rank(c)) / 2.0);
            }
        }
    }

    fn finish(&self, pairs: &Pairs, values: &[f64]) -> Sensitivity {
        let inputs = &self.simulation.inputs;
        let samples = self.size.samples as usize;
        let mut generator = pairs.behind(self.size.samples);
        let resamples: Vec<Vec<f64>> = (0..self.size.resamples)
            .map(|_| {
                let mut times = vec![0.0; samples];
                for _ in 0..samples {
                    times[pick(generator.next(), samples)] += 1.0;
                }
                times
            })
            .collect();
        // The mean shift, then score and rank, country by country of the published table.
        let mut asked = vec![(0, "mean-rank-shift", None)];
        for c in &self.order {
            if self.scores[*c].is_some() {
                asked.push((1 + 2 * c, "score", Some(*c)));
                asked.push((2 + 2 * c, "rank", Some(*c)));
            }
        }
        let of = |(figure, name, country): &(usize, &str, Option<usize>)| {
            let name = (*name).to_owned();
            let country = country.map(|c| self.countries[c].clone());
            self.explained(values, *figure, name, country, &resamples)
        };
        let threads = self.threads.clamp(1, asked.len());
        let outputs = if threads == 1 || cfg!(target_family = "wasm") {
            asked.iter().map(of).collect()
        } else {
            let span = asked.len().div_ceil(threads);
            std::thread::scope(|scope| {
                let of = &of;
                let workers: Vec<_> = asked
                    .chunks(span)
                    .map(|part| scope.spawn(move || part.iter().map(of).collect::<Vec<_>>()))
                    .collect();
                let joined = workers
                    .into_iter()
                    .map(|worker| worker.join().expect("a worker that adds does not panic"));
                joined.flatten().collect()
            })
        };
        let draws = inputs.sources.len() + 2;
        Sensitivity {
            samples: self.size.samples,
            evaluations: u32::try_from(samples * draws).unwrap_or(u32::MAX),
            resamples: self.size.resamples,
            quasi_random_words: u32::try_from(pairs.quasi).unwrap_or(u32::MAX),
            outputs,
        }
    }

    fn explained(
        &self,
        values: &[f64],
        figure: usize,
        name: String,
        country: Option<String>,
        resamples: &[Vec<f64>],
    ) -> SensitivityOf {
        let inputs = &self.simulation.inputs;
        let draws = inputs.sources.len() + 2;
        let of_draw = |draw: usize| -> Vec<f64> {
            let per_pair = values.chunks_exact(draws * self.figures());
            per_pair
                .map(|pair| pair[draw * self.figures() + figure])
                .collect()
        };
        let figure = Figure {
            a: of_draw(0),
            b: of_draw(1),
            ab: (2..draws).map(of_draw).collect(),
        };
        let terms = figure.terms();
        let (variance, found) = terms.indices(&vec![1.0; figure.a.len()]);
        let mut output = SensitivityOf {
            figure: name,
            country,
            variance: estimate(variance.max(0.0)),
            sources: Vec::new(),
        };
        // Rounding alone makes a variance of about 10⁻³², and no figure of it.
        if variance < 1e-24 {
            return output;
        }
        let mut resampled = vec![(Vec::new(), Vec::new()); found.len()];
        for times in resamples {
            let (variance, found) = terms.indices(times);
            if variance < 1e-24 {
                continue;
            }
            for ((first, total), (one, other)) in resampled.iter_mut().zip(found) {
                first.push(one);
                total.push(other);
            }
        }
        let sources = inputs.sources.iter().zip(found).zip(&mut resampled);
        output.sources = sources
            .map(
                |(((source, _, _), (first, total)), (firsts, totals))| SourceShares {
                    source: source.clone(),
                    first: self.index(first, firsts),
                    total: self.index(total, totals),
                },
            )
            .collect();
        output
    }

    fn index(&self, found: f64, resampled: &mut [f64]) -> SobolIndex {
        let mut end = |share: f64| {
            if resampled.is_empty() {
                found
            } else {
                quantile(resampled, share)
            }
        };
        SobolIndex {
            estimate: estimate(found),
            low: estimate(end(self.tail)),
            high: estimate(end(1.0 - self.tail)),
        }
    }
}
