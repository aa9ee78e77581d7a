//! How are many indicators summed for many draws? The two loops that take the time.

use super::inputs::{Inputs, float};
use super::program::{Enters, NodeProgram, Program, TOGETHER};
use cpi_model::framework::{IndicatorMeasure, Member};
use cpi_model::uncertainty::ODDS_PARTS;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Columns that are summed together.
const WIDTH: usize = 4;
/// Countries whose sixteen-bit parts are compared together.
const PARTS: usize = 16;

/// Indicators whose weights are drawn and whose scores are not: Σ *ws* and Σ *w* are
/// products of the drawn weights with fixed columns.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The words that draw the weights.
    words: Vec<usize>,
    /// Weight times score for each country, then the weights that enter: block by block of
    /// columns, row by row.
    columns: Vec<f64>,
    blocks: usize,
    /// Whether every country has the same Σ *w*.
    pub(crate) shared: bool,
    /// The column of each country's Σ *w*: countries with the same answers missing share one.
    pub(crate) totals: Vec<usize>,
    /// What the indicators whose weights are fixed add.
    pub(crate) scores: Vec<f64>,
    pub(crate) weights: Vec<f64>,
}

impl Block {
    pub(crate) fn new(program: &Program<'_>, node: &NodeProgram) -> Self {
        let countries = program.countries;
        let (mut scores, mut weights) = (vec![0.0; countries], vec![0.0; countries]);
        let mut rows: Vec<(usize, Vec<f64>, Vec<f64>)> = Vec::new();
        for (m, member) in node.members.iter().enumerate() {
            let Member::Indicator(i) = member.member else {
                continue;
            };
            let (mut of_scores, mut of_weights) = (vec![0.0; countries], vec![0.0; countries]);
            for c in 0..countries {
                let value = match node.enters[m * countries + c] {
                    Enters::Own => program.values[i * countries + c],
                    Enters::Zero => program.zero,
                    Enters::Not => continue,
                };
                of_scores[c] = member.weight * value;
                of_weights[c] = member.weight;
            }
            if let Some(word) = member.drawn {
                rows.push((word, of_scores, of_weights));
            } else {
                for c in 0..countries {
                    scores[c] += of_scores[c];
                    weights[c] += of_weights[c];
                }
            }
        }
        let same = |each: &[f64]| {
            each.windows(2)
                .all(|two| two[0].to_bits() == two[1].to_bits())
        };
        let shared = same(&weights) && rows.iter().all(|(_, _, weights)| same(weights));
        let mut distinct: Vec<Vec<u64>> = Vec::new();
        let mut totals = Vec::with_capacity(countries);
        for c in 0..countries {
            let column: Vec<u64> = rows.iter().map(|row| row.2[c].to_bits()).collect();
            let known = distinct.iter().position(|each| *each == column);
            totals.push(countries + known.unwrap_or(distinct.len()));
            if known.is_none() {
                distinct.push(column);
            }
        }
        let width = countries + distinct.len();
        let blocks = width.div_ceil(WIDTH);
        let mut columns = vec![0.0; blocks * rows.len() * WIDTH];
        for (r, (_, scores, _)) in rows.iter().enumerate() {
            let of_weights = distinct.iter().map(|column| f64::from_bits(column[r]));
            let all = scores.iter().copied().chain(of_weights).enumerate();
            for (column, value) in all {
                let at = (column / WIDTH * rows.len() + r) * WIDTH + column % WIDTH;
                columns[at] = value;
            }
        }
        Self {
            words: rows.into_iter().map(|(word, _, _)| word).collect(),
            columns,
            blocks,
            shared,
            totals,
            scores,
            weights,
        }
    }

    /// The columns that [`Self::multiply`] writes.
    pub(crate) fn width(&self) -> usize {
        self.blocks * WIDTH
    }

    /// Adds up each column with the drawn weights, sixteen draws side by side.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn multiply(&self, drawn: &[[f64; TOGETHER]], sums: &mut [[f64; TOGETHER]]) {
        let rows = self.words.len();
        let (sums, _) = sums.as_chunks_mut::<WIDTH>();
        if rows == 0 {
            for sum in &mut sums[..self.blocks] {
                *sum = [[0.0; TOGETHER]; WIDTH];
            }
            return;
        }
        let blocks = self.columns.chunks_exact(rows * WIDTH);
        for (block, sum) in blocks.zip(sums) {
            let mut total = [[0.0; TOGETHER]; WIDTH];
            let (fours, _) = block.as_chunks::<WIDTH>();
            for (four, word) in fours.iter().zip(&self.words) {
                let weights = &drawn[*word];
                for column in 0..WIDTH {
                    for draw in 0..TOGETHER {
                        total[column][draw] += weights[draw] * four[column];
                    }
                }
            }
            *sum = total;
        }
    }
}

/// Indicators whose answers are drawn and whose weights are not. What an answer adds is a
/// whole number of units, and has at most three outcomes: so whole numbers are added, by
/// comparing sixteen-bit parts with two thresholds.
#[derive(Debug, Clone)]
pub(crate) struct Steps {
    rows: Vec<usize>,
    /// Block by block of countries, row by row: up to the first threshold the first step is
    /// taken, from the second on the second.
    thresholds: Vec<[[u16; PARTS]; 2]>,
    by: Vec<[[i16; PARTS]; 2]>,
    pub(crate) unit: f64,
    /// Σ *ws* without any step, and Σ *w*, by country.
    pub(crate) scores: Vec<f64>,
    pub(crate) weights: Vec<f64>,
}

/// What one drawn answer may add: thresholds, and steps against the base.
struct ThreeOutcomes {
    base: Decimal,
    thresholds: [u16; 2],
    steps: [Decimal; 2],
}

impl Steps {
    /// `None` where the answers of a node are not of this kind.
    pub(crate) fn new(program: &Program<'_>, node: &NodeProgram, inputs: &Inputs) -> Option<Self> {
        let countries = program.countries;
        let mut found = Self {
            rows: Vec::new(),
            thresholds: Vec::new(),
            by: Vec::new(),
            unit: 1.0,
            scores: vec![0.0; countries],
            weights: vec![0.0; countries],
        };
        let of_indicator = |member: Member| match member {
            Member::Indicator(i) => Some(i),
            Member::Node(_) => None,
        };
        let leaves: Vec<usize> = node
            .members
            .iter()
            .filter_map(|member| of_indicator(member.member))
            .collect();
        let row_of = |i: usize| inputs.rows.binary_search(&i).ok();
        if node.dynamic || leaves.iter().any(|i| inputs.dynamic[*i]) {
            return None;
        }
        if !node.linear {
            return leaves.iter().all(|i| row_of(*i).is_none()).then_some(found);
        }
        let mut rows: Vec<(usize, Vec<([u16; 2], [Decimal; 2])>)> = Vec::new();
        let (mut unit, mut reach) = (Decimal::ZERO, vec![Decimal::ZERO; countries]);
        for (m, member) in node.members.iter().enumerate() {
            let Some(i) = of_indicator(member.member) else {
                continue;
            };
            if member.drawn.is_some() {
                return None;
            }
            let weight = program.framework.nodes()[node.position].members()[m].1;
            let mut row = Vec::new();
            for c in 0..countries {
                let drawn = row_of(i).map(|row| inputs.cells[row * countries + c]);
                let outcomes = drawn.map_or(&[][..], |cell| inputs.outcomes(cell));
                let mut cell = ([0, u16::MAX], [Decimal::ZERO; 2]);
                match node.enters[m * countries + c] {
                    Enters::Own if !outcomes.is_empty() => {
                        let three = three_outcomes(program, i, outcomes)?;
                        let steps = three.steps.map(|step| step.checked_mul(weight.into()));
                        cell = (three.thresholds, [steps[0]?, steps[1]?]);
                        for step in cell.1 {
                            unit = common_unit(unit, step)?;
                            reach[c] += step.abs();
                        }
                        found.scores[c] += member.weight * float(three.base);
                        found.weights[c] += member.weight;
                    }
                    Enters::Own => {
                        found.scores[c] += member.weight * program.values[i * countries + c];
                        found.weights[c] += member.weight;
                    }
                    Enters::Zero => {
                        found.scores[c] += member.weight * program.zero;
                        found.weights[c] += member.weight;
                    }
                    Enters::Not => {}
                }
                row.push(cell);
            }
            rows.extend(row_of(i).map(|r| (r, row)));
        }
        if unit.is_zero() {
            unit = Decimal::ONE;
        }
        let most = Decimal::from(i16::MAX);
        if reach.iter().any(|reach| most < *reach / unit) {
            return None;
        }
        found.unit = float(unit);
        for block in 0..countries.div_ceil(PARTS) {
            for (_, row) in &rows {
                let (mut thresholds, mut steps) = ([[0; PARTS]; 2], [[0; PARTS]; 2]);
                for lane in 0..PARTS {
                    let Some((of, by)) = row.get(block * PARTS + lane) else {
                        break;
                    };
                    for k in 0..2 {
                        thresholds[k][lane] = of[k];
                        steps[k][lane] = (by[k] / unit).to_i16()?;
                    }
                }
                found.thresholds.push(thresholds);
                found.by.push(steps);
            }
        }
        found.rows = rows.into_iter().map(|(row, _)| row).collect();
        Some(found)
    }

    /// Adds up the steps of one draw, by country; `parts` are its sixteen-bit parts, and
    /// at least a block more.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn add(&self, countries: usize, parts: &[u16], sums: &mut [i16]) {
        let rows = self.rows.len();
        let (sums, _) = sums.as_chunks_mut::<PARTS>();
        for (block, sum) in sums.iter_mut().enumerate() {
            let mut total = [0_i16; PARTS];
            let span = block * rows..(block + 1) * rows;
            let tables = self.thresholds[span.clone()].iter().zip(&self.by[span]);
            for (row, (thresholds, steps)) in self.rows.iter().zip(tables) {
                let at = row * countries + block * PARTS;
                let Some(drawn) = parts[at..].first_chunk::<PARTS>() else {
                    continue;
                };
                // Masks instead of branches, so that all lanes go together.
                for lane in 0..PARTS {
                    let first = i16::from(drawn[lane] <= thresholds[0][lane]).wrapping_neg();
                    let second = i16::from(thresholds[1][lane] <= drawn[lane]).wrapping_neg();
                    let step = (steps[0][lane] & first).wrapping_add(steps[1][lane] & second);
                    total[lane] = total[lane].wrapping_add(step);
                }
            }
            *sum = total;
        }
    }
}

/// The outcomes of a drawn answer as a base and two steps; `None` if there are more.
fn three_outcomes(
    program: &Program<'_>,
    indicator: usize,
    outcomes: &[(u32, u8)],
) -> Option<ThreeOutcomes> {
    let IndicatorMeasure::Checklist(checklist) =
        program.framework.indicators()[indicator].measure()
    else {
        return None;
    };
    let points = |option: u8| {
        let points = checklist.options()[usize::from(option)].points;
        points.map_or(Decimal::ZERO, Decimal::from)
    };
    // Without those that never happen, the middle one is the base.
    let mut from = 0;
    let mut real: Vec<(u32, u32, Decimal)> = Vec::new();
    for (to, option) in outcomes {
        if from < *to {
            real.push((from, *to, points(*option)));
        }
        from = *to;
    }
    let base = match real.as_slice() {
        [one] => *one,
        [_, two] | [_, two, _] => *two,
        _ => return None,
    };
    let mut found = ThreeOutcomes {
        base: base.2,
        thresholds: [0, u16::MAX],
        steps: [Decimal::ZERO; 2],
    };
    if 1 < real.len() {
        found.thresholds[0] = u16::try_from(real[0].1 - 1).ok()?;
        found.steps[0] = real[0].2 - base.2;
    }
    if let Some(last) = real.get(2) {
        debug_assert_eq!(last.1, ODDS_PARTS);
        found.thresholds[1] = u16::try_from(last.0).ok()?;
        found.steps[1] = last.2 - base.2;
    }
    Some(found)
}

/// The largest number of which both are whole multiples.
fn common_unit(unit: Decimal, step: Decimal) -> Option<Decimal> {
    let (mut a, mut b) = (unit, step.abs());
    while !b.is_zero() {
        (a, b) = (b, a.checked_rem(b)?);
    }
    Some(a)
}
