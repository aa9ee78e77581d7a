//! How are indicators summed whose weights are drawn, and their scores are not?
//!
//! For each country Σ *ws* and Σ *w* are products of the drawn weights with fixed columns.
//! Five columns are summed at once for sixteen draws, which stay in registers; the weights
//! are read in spans that fit into the nearest cache. Where few answers are missing, Σ *w*
//! is the sum of all weights less those that do not enter; not where a draw may make the
//! rest so small that the difference would lose digits. Countries that lack the same answers
//! share their Σ *w*. Where countries are many, Σ *ws* are sums of patterns instead.

use super::inputs::{Inputs, WeightDraw};
use super::patterns::{Patterns, Sums};
use super::program::{Contribution, NodeProgram, Program, TOGETHER};
use cpi_model::framework::Member;

/// Columns that are summed together.
const WIDTH: usize = 5;
/// Weights that are read together.
const SPAN: usize = 128;
/// The least share of a weight that a draw must leave for sums to be differences.
const LEAST_LEFT: f64 = 0.1;
/// How many steps of a product take as long as one that is looked up.
const LOOKED_UP: usize = 4;

/// The indicators of a node.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The words that draw the weights.
    words: Vec<usize>,
    /// Weight times score for each country.
    patterns: Option<Patterns>,
    /// Where the first of the products stands.
    before: usize,
    /// Weight times score for each country, without patterns, then weights: block by block
    /// of columns, row by row.
    columns: Vec<f64>,
    /// Where the first of the sums stands that are not products.
    after: usize,
    /// The sum of all weights, of which differences are.
    all: usize,
    differences: Vec<Difference>,
    /// Whether every country has the same Σ *w*.
    pub(crate) shared: bool,
    /// The sum of each country's weights.
    pub(crate) totals: Vec<usize>,
    /// What the indicators whose weights are fixed add.
    pub(crate) scores: Vec<f64>,
    pub(crate) weights: Vec<f64>,
}

/// All weights less some; or these alone.
#[derive(Debug, Clone)]
struct Difference {
    less: bool,
    /// Words, and the weights that they draw.
    rows: Vec<(usize, f64)>,
}

impl Block {
    pub(crate) fn new(program: &Program<'_>, node: &NodeProgram, inputs: &Inputs) -> Self {
        let countries = program.countries;
        let (mut scores, mut weights) = (vec![0.0; countries], vec![0.0; countries]);
        let mut words = Vec::new();
        let mut of_scores: Vec<Vec<f64>> = vec![Vec::new(); countries];
        let mut of_weights: Vec<Vec<f64>> = vec![Vec::new(); countries];
        let mut declared = Vec::new();
        for (m, member) in node.members.iter().enumerate() {
            let Member::Indicator(i) = member.member else {
                continue;
            };
            words.extend(member.drawn);
            declared.extend(member.drawn.map(|_| member.weight));
            for c in 0..countries {
                let (score, weight) = match node.enters[m * countries + c] {
                    Contribution::Own => (program.values[i * countries + c], member.weight),
                    Contribution::Zero => (program.zero, member.weight),
                    Contribution::Not => (0.0, 0.0),
                };
                if member.drawn.is_some() {
                    of_scores[c].push(weight * score);
                    of_weights[c].push(weight);
                } else {
                    scores[c] += weight * score;
                    weights[c] += weight;
                }
            }
        }
        let mut distinct: Vec<Vec<f64>> = Vec::new();
        let mut totals = Vec::with_capacity(countries);
        for column in of_weights {
            let known = distinct.iter().position(|each| *each == column);
            totals.push(known.unwrap_or(distinct.len()));
            if known.is_none() {
                distinct.push(column);
            }
        }
        let shared = distinct.len() <= 1
            && weights
                .windows(2)
                .all(|two| two[0].to_bits() == two[1].to_bits());
        let mut differences: Vec<Difference> = distinct
            .iter()
            .map(|column| Difference::new(&words, &declared, column))
            .collect();
        let looked_up: usize = differences.iter().map(|each| each.rows.len()).sum();
        let bounded = words.iter().all(|word| match inputs.weights[*word].draw {
            WeightDraw::Spread { low, .. } => LEAST_LEFT <= low,
            WeightDraw::Free => false,
        });
        let differ = bounded && looked_up * LOOKED_UP < distinct.len() * words.len();
        let mut columns = of_scores;
        if !differ {
            columns.extend(distinct);
            differences.clear();
        }
        let patterns = Patterns::new(&columns, words.len());
        let mut before = 0;
        if patterns.is_some() {
            before = columns.len();
            columns.clear();
        }
        // Where the weights that enter are summed: each, or first all of them.
        let mut first = countries;
        if differ {
            if patterns.is_some() {
                differences.insert(0, Difference::all(&words, &declared));
                first = before + 1;
            } else {
                columns.push(declared);
                first = columns.len().div_ceil(WIDTH) * WIDTH;
            }
        }
        let after = before + columns.len().div_ceil(WIDTH) * WIDTH;
        for total in &mut totals {
            *total += first;
        }
        Self {
            columns: laid_out(&columns, words.len()),
            words,
            patterns,
            before,
            after,
            all: countries,
            differences,
            shared,
            totals,
            scores,
            weights,
        }
    }

    /// The sums that [`Self::multiply`] writes.
    pub(crate) fn width(&self) -> usize {
        self.after + self.differences.len()
    }

    /// Adds up each column with the drawn weights; `patterns` is memory for them.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn multiply(
        &self,
        drawn: &[[f64; TOGETHER]],
        patterns: &mut Sums,
        sums: &mut [[f64; TOGETHER]],
    ) {
        let rows = self.words.len();
        let (sums, differences) = sums.split_at_mut(self.after);
        let (scores, products) = sums.split_at_mut(self.before);
        if let Some(known) = &self.patterns {
            known.add(&self.words, drawn, patterns, scores);
        }
        products.fill([0.0; TOGETHER]);
        let (blocks, _) = products.as_chunks_mut::<WIDTH>();
        for (span, words) in self.words.chunks(SPAN).enumerate() {
            for (block, sum) in blocks.iter_mut().enumerate() {
                let start = (block * rows + span * SPAN) * WIDTH;
                let (columns, _) =
                    self.columns[start..][..words.len() * WIDTH].as_chunks::<WIDTH>();
                let mut total = *sum;
                for (column, word) in columns.iter().zip(words) {
                    let weights = &drawn[*word];
                    for of in 0..WIDTH {
                        for draw in 0..TOGETHER {
                            total[of][draw] += weights[draw] * column[of];
                        }
                    }
                }
                *sum = total;
            }
        }
        let mut all = sums.get(self.all).copied().unwrap_or([0.0; TOGETHER]);
        for (place, (difference, sum)) in self.differences.iter().zip(differences).enumerate() {
            let mut some = [0.0; TOGETHER];
            for (word, weight) in &difference.rows {
                let weights = &drawn[*word];
                for draw in 0..TOGETHER {
                    some[draw] += weights[draw] * weight;
                }
            }
            if difference.less {
                for draw in 0..TOGETHER {
                    some[draw] = all[draw] - some[draw];
                }
            } else if self.after + place == self.all {
                all = some;
            }
            *sum = some;
        }
    }
}

impl Difference {
    /// `column` is `declared`, or 0 where a weight does not enter.
    fn new(words: &[usize], declared: &[f64], column: &[f64]) -> Self {
        let whole: f64 = declared.iter().sum();
        let enters: f64 = column.iter().sum();
        let less = whole < 2.0 * enters;
        let of_row = |((word, weight), enters): ((&usize, &f64), &f64)| {
            let entering = *enters != 0.0;
            (entering != less).then_some((*word, *weight))
        };
        let rows = words.iter().zip(declared).zip(column);
        Self {
            less,
            rows: rows.filter_map(of_row).collect(),
        }
    }

    /// All weights.
    fn all(words: &[usize], declared: &[f64]) -> Self {
        let rows = words.iter().zip(declared);
        Self {
            less: false,
            rows: rows.map(|(word, weight)| (*word, *weight)).collect(),
        }
    }
}

/// Columns block by block, row by row.
fn laid_out(columns: &[Vec<f64>], rows: usize) -> Vec<f64> {
    let mut flat = vec![0.0; columns.len().div_ceil(WIDTH) * rows * WIDTH];
    for (c, column) in columns.iter().enumerate() {
        for (r, value) in column.iter().enumerate() {
            flat[(c / WIDTH * rows + r) * WIDTH + c % WIDTH] = *value;
        }
    }
    flat
}
