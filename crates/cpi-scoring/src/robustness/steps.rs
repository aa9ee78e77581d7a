//! How are indicators summed whose answers are drawn, and their weights are not?
//!
//! What an answer adds is a whole number of units, and has at most three outcomes. So whole
//! numbers are counted: the sixteen-bit parts of many countries are compared with two
//! thresholds each, and masks take the steps, without a branch. Four draws share the
//! thresholds that were read. Where all steps down are one unit, and all steps up, as with
//! the points 0, 0.5 and 1, the comparisons alone are counted.

use super::inputs::{Inputs, float};
use super::program::{Contribution, NodeProgram, Program, TOGETHER};
use super::random_words::Parts;
use cpi_model::framework::{IndicatorMeasure, Member};
use cpi_model::uncertainty::ODDS_PARTS;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::ops::Range;

/// Draws that share what is read.
const DRAWS: usize = 4;

/// The indicators of a node.
#[derive(Debug, Clone)]
pub(crate) struct Steps {
    /// Whose answers are drawn.
    rows: Vec<usize>,
    tables: Tables,
    unit: f64,
    /// Σ *ws* without any step, and Σ *w*, by country.
    scores: Vec<f64>,
    pub(crate) weights: Vec<f64>,
}

/// Tables for as many countries together as fill the registers.
#[derive(Debug, Clone)]
enum Tables {
    Few(Table<16>),
    Many(Table<32>),
}

/// Thresholds and steps, block by block of countries, row by row.
#[derive(Debug, Clone)]
struct Table<const LANES: usize> {
    /// Below the first threshold the first step is taken, above the second the second.
    thresholds: Vec<[[u16; LANES]; 2]>,
    by: Vec<[[i16; LANES]; 2]>,
    /// Whether every first step is down by one, and every second up by one.
    even: bool,
}

/// What one drawn answer may add: thresholds, and steps against the base.
struct ThreeOutcomes {
    base: Decimal,
    thresholds: [u16; 2],
    steps: [Decimal; 2],
}

/// No part is below the first or above the second.
const NEVER: [u16; 2] = [0, u16::MAX];

impl Steps {
    /// `None` where the answers of a node are not of this kind.
    pub(crate) fn new(program: &Program<'_>, node: &NodeProgram, inputs: &Inputs) -> Option<Self> {
        let countries = program.countries;
        let mut found = Self {
            rows: Vec::new(),
            tables: Tables::Few(Table::new(&[], 0, Decimal::ONE)?),
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
        let mut rows: Vec<(usize, Vec<Cell>)> = Vec::new();
        let (mut unit, mut reach) = (Decimal::ZERO, vec![Decimal::ZERO; countries]);
        for (m, member) in node.members.iter().enumerate() {
            let Some(i) = of_indicator(member.member) else {
                continue;
            };
            if member.drawn.is_some() {
                return None;
            }
            let weight = member.declared;
            let mut row = Vec::new();
            for c in 0..countries {
                let drawn = row_of(i).map(|row| inputs.cells[row * countries + c]);
                let outcomes = drawn.map_or(&[][..], |cell| inputs.outcomes(cell));
                let mut cell = (NEVER, [Decimal::ZERO; 2]);
                match node.enters[m * countries + c] {
                    Contribution::Own if !outcomes.is_empty() => {
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
                    Contribution::Own => {
                        found.scores[c] += member.weight * program.values[i * countries + c];
                        found.weights[c] += member.weight;
                    }
                    Contribution::Zero => {
                        found.scores[c] += member.weight * program.zero;
                        found.weights[c] += member.weight;
                    }
                    Contribution::Not => {}
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
        rows.sort_by_key(|(row, _)| *row);
        found.unit = float(unit);
        found.tables = if countries <= 16 {
            Tables::Few(Table::new(&rows, countries, unit)?)
        } else {
            Tables::Many(Table::new(&rows, countries, unit)?)
        };
        found.rows = rows.into_iter().map(|(row, _)| row).collect();
        Some(found)
    }

    /// The counts that [`Self::count`] adds to.
    pub(crate) fn width(&self, countries: usize) -> usize {
        let lanes = match self.tables {
            Tables::Few(_) => 16,
            Tables::Many(_) => 32,
        };
        countries.div_ceil(lanes) * lanes * TOGETHER
    }

    /// Adds the steps of some rows, whose parts stand there.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn count(
        &self,
        countries: usize,
        rows: Range<usize>,
        parts: &Parts,
        counts: &mut [i16],
    ) {
        let first = self.rows.partition_point(|row| *row < rows.start);
        let last = self.rows.partition_point(|row| *row < rows.end);
        let own = first..last;
        match &self.tables {
            Tables::Few(table) => table.count(countries, &self.rows, own, parts, counts),
            Tables::Many(table) => table.count(countries, &self.rows, own, parts, counts),
        }
    }

    /// Σ *ws* of a country in every draw.
    #[inline]
    pub(crate) fn sum(&self, country: usize, counts: &[i16]) -> [f64; TOGETHER] {
        let lanes = match self.tables {
            Tables::Few(_) => 16,
            Tables::Many(_) => 32,
        };
        let start = country / lanes * TOGETHER * lanes + country % lanes;
        std::array::from_fn(|d| {
            self.scores[country] + self.unit * f64::from(counts[start + d * lanes])
        })
    }
}

/// The thresholds and steps of a country.
type Cell = ([u16; 2], [Decimal; 2]);

impl<const LANES: usize> Table<LANES> {
    fn new(rows: &[(usize, Vec<Cell>)], countries: usize, unit: Decimal) -> Option<Self> {
        let mut table = Self {
            thresholds: Vec::new(),
            by: Vec::new(),
            even: true,
        };
        for block in 0..countries.div_ceil(LANES) {
            for (_, row) in rows {
                let mut thresholds = NEVER.map(|never| [never; LANES]);
                let mut steps = [[0; LANES]; 2];
                for lane in 0..LANES {
                    let Some((of, by)) = row.get(block * LANES + lane) else {
                        break;
                    };
                    for (k, even) in [-1, 1].into_iter().enumerate() {
                        let step = (by[k] / unit).to_i16()?;
                        if step != 0 {
                            thresholds[k][lane] = of[k];
                            steps[k][lane] = step;
                            table.even &= step == even;
                        }
                    }
                }
                table.thresholds.push(thresholds);
                table.by.push(steps);
            }
        }
        Some(table)
    }

    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    fn count(
        &self,
        countries: usize,
        all: &[usize],
        own: Range<usize>,
        parts: &Parts,
        counts: &mut [i16],
    ) {
        let (counts, _) = counts.as_chunks_mut::<LANES>();
        for (block, counts) in counts.chunks_exact_mut(TOGETHER).enumerate() {
            let span = block * all.len() + own.start..block * all.len() + own.end;
            let (thresholds, by) = (&self.thresholds[span.clone()], &self.by[span]);
            let places = all[own.clone()]
                .iter()
                .map(|row| row * countries + block * LANES - parts.start);
            for (group, counts) in counts.chunks_exact_mut(DRAWS).enumerate() {
                let of_draw: [&[u16]; DRAWS] = std::array::from_fn(|d| parts.of(group * DRAWS + d));
                let mut total: [[i16; LANES]; DRAWS] = std::array::from_fn(|d| counts[d]);
                if self.even {
                    for (at, thresholds) in places.clone().zip(thresholds) {
                        for d in 0..DRAWS {
                            let Some(drawn) = of_draw[d][at..].first_chunk::<LANES>() else {
                                continue;
                            };
                            compared(&mut total[d], drawn, thresholds);
                        }
                    }
                } else {
                    for ((at, thresholds), by) in places.clone().zip(thresholds).zip(by) {
                        for d in 0..DRAWS {
                            let Some(drawn) = of_draw[d][at..].first_chunk::<LANES>() else {
                                continue;
                            };
                            stepped(&mut total[d], drawn, thresholds, by);
                        }
                    }
                }
                counts.copy_from_slice(&total);
            }
        }
    }
}

/// Counts who steps up, less who steps down.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
fn compared<const LANES: usize>(
    total: &mut [i16; LANES],
    drawn: &[u16; LANES],
    thresholds: &[[u16; LANES]; 2],
) {
    for lane in 0..LANES {
        let first = i16::from(drawn[lane] < thresholds[0][lane]);
        let second = i16::from(thresholds[1][lane] < drawn[lane]);
        total[lane] = total[lane].wrapping_sub(first).wrapping_add(second);
    }
}

/// Adds the steps that are taken.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
fn stepped<const LANES: usize>(
    total: &mut [i16; LANES],
    drawn: &[u16; LANES],
    thresholds: &[[u16; LANES]; 2],
    by: &[[i16; LANES]; 2],
) {
    for lane in 0..LANES {
        let first = i16::from(drawn[lane] < thresholds[0][lane]).wrapping_neg();
        let second = i16::from(thresholds[1][lane] < drawn[lane]).wrapping_neg();
        let step = (by[0][lane] & first).wrapping_add(by[1][lane] & second);
        total[lane] = total[lane].wrapping_add(step);
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
        thresholds: NEVER,
        steps: [Decimal::ZERO; 2],
    };
    if 1 < real.len() {
        found.thresholds[0] = u16::try_from(real[0].1).ok()?;
        found.steps[0] = real[0].2 - base.2;
    }
    if let Some(last) = real.get(2) {
        debug_assert_eq!(last.1, ODDS_PARTS);
        found.thresholds[1] = u16::try_from(last.0 - 1).ok()?;
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
