//! What do the countries score in a draw? The steps of the methodology on numbers of 64
//! bits, for sixteen draws side by side.

use super::block::Block;
use super::formulas::{finish, join};
use super::inputs::{Inputs, WeightDraw};
use super::items::draw_values;
use super::patterns;
use super::program::{
    Contribution, ItemState, Leaves, MemberProgram, NodeProgram, Program, TOGETHER, enters, stands,
};
use super::random_words::Words;
use crate::random::unit;
use cpi_model::draft::Aggregation;
use cpi_model::framework::Member;

/// Sixteen-bit parts of a draw that are made and counted at once.
const SOME_PARTS: usize = 1024;

/// One number for each of the draws.
pub(crate) type Lanes = [f64; TOGETHER];

/// Memory of one program, used again and again.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    /// The item scores by cell, where draws change them.
    pub(super) values: Vec<Lanes>,
    pub(super) points: Vec<f64>,
    pub(super) options: Vec<u8>,
    /// Standings and coverage by draw, where conditions may change them.
    pub(super) standings: Vec<[ItemState; TOGETHER]>,
    node_standings: Vec<[ItemState; TOGETHER]>,
    coverage: Vec<[(u32, u32); TOGETHER]>,
    /// The scores of nodes, groups and cells: `position * countries + country`. Without a
    /// score, NaN.
    pub(crate) scores: Vec<Lanes>,
    sums: Vec<Lanes>,
    patterns: Box<patterns::Sums>,
    /// The steps of drawn answers, by node.
    counts: Vec<Vec<i16>>,
    of_scores: Vec<Lanes>,
    of_weights: Vec<Lanes>,
    list: Vec<(f64, f64)>,
}

impl Workspace {
    pub(crate) fn new(program: &Program<'_>, inputs: &Inputs) -> Self {
        let countries = program.countries;
        let dynamic = inputs.dynamic.contains(&true);
        let by_draw = |each: &[ItemState]| {
            if dynamic {
                each.iter().map(|standing| [*standing; TOGETHER]).collect()
            } else {
                Vec::new()
            }
        };
        let width = program
            .nodes
            .iter()
            .map(|node| match &node.leaves {
                Leaves::Weights(block) => block.width(),
                _ => 0,
            })
            .max();
        Self {
            values: if program.values_drawn {
                program
                    .values
                    .iter()
                    .map(|value| [*value; TOGETHER])
                    .collect()
            } else {
                Vec::new()
            },
            points: program.points.clone(),
            options: program.options.clone(),
            standings: by_draw(&program.standings),
            node_standings: by_draw(&program.node_standings),
            coverage: if dynamic {
                program
                    .coverage
                    .iter()
                    .map(|each| [*each; TOGETHER])
                    .collect()
            } else {
                Vec::new()
            },
            scores: vec![[f64::NAN; TOGETHER]; program.positions * countries],
            sums: vec![[0.0; TOGETHER]; width.unwrap_or(0)],
            patterns: patterns::sums(),
            counts: program
                .nodes
                .iter()
                .map(|node| match &node.leaves {
                    Leaves::Answers(steps) => vec![0; steps.width(countries)],
                    _ => Vec::new(),
                })
                .collect(),
            of_scores: vec![[0.0; TOGETHER]; countries],
            of_weights: vec![[0.0; TOGETHER]; countries],
            list: Vec::new(),
        }
    }
}

/// The drawn weights of a group of draws, by word.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
pub(crate) fn draw_weights(inputs: &Inputs, words: &[[u64; TOGETHER]], drawn: &mut [Lanes]) {
    let mut at = 0;
    for alike in inputs.weights.chunk_by(|one, other| one.draw == other.draw) {
        let words = &words[inputs.weight_words() + at..][..alike.len()];
        // One long loop over numbers that lie side by side.
        let both = drawn[at..][..alike.len()].as_flattened_mut().iter_mut();
        let both = both.zip(words.as_flattened());
        match alike[0].draw {
            WeightDraw::Spread { low, width } => {
                for (weight, word) in both {
                    *weight = low + width * unit(*word);
                }
            }
            WeightDraw::Free => {
                for (weight, word) in both {
                    *weight = -libm::log(1.0 - unit(*word));
                }
            }
        }
        at += alike.len();
    }
}

/// Scores a group of draws; the scores stand in the workspace. Of the program's nodes, the
/// first `nodes` are scored: those of the tree, or groups and cells of views as well.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
pub(crate) fn score_group(
    program: &Program<'_>,
    inputs: &Inputs,
    words: &mut Words,
    drawn: &[Lanes],
    (nodes, space): (usize, &mut Workspace),
) {
    let nodes = &program.nodes[..nodes];
    if program.values_drawn {
        for d in 0..words.draws {
            draw_values(program, inputs, words, d, space);
        }
    } else {
        count_steps(
            (nodes, program.countries),
            inputs.rows.len(),
            words,
            &mut space.counts,
        );
    }
    for (n, node) in nodes.iter().enumerate() {
        if node.linear {
            linear(program, n, drawn, space);
        } else {
            for d in 0..words.draws {
                general(program, node, drawn, d, space);
            }
        }
    }
}

/// Counts the steps of drawn answers, some rows after the other, while their words stand
/// in the nearest cache.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
fn count_steps(
    (nodes, countries): (&[NodeProgram], usize),
    rows: usize,
    words: &mut Words,
    counts: &mut [Vec<i16>],
) {
    let some = (SOME_PARTS / countries).max(1);
    for counts in counts.iter_mut() {
        counts.fill(0);
    }
    for start in (0..rows).step_by(some) {
        let end = rows.min(start + some);
        words.parts.require(start * countries, end * countries);
        for (node, counts) in nodes.iter().zip(counts.iter_mut()) {
            if let Leaves::Answers(steps) = &node.leaves {
                steps.count(countries, start..end, &words.parts, counts);
            }
        }
    }
}

#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
fn weight_of(member: &MemberProgram, drawn: &[Lanes]) -> Lanes {
    member.drawn.map_or([member.weight; TOGETHER], |word| {
        let mut lanes = drawn[word];
        for lane in &mut lanes {
            *lane *= member.weight;
        }
        lanes
    })
}

/// A sum or an arithmetic mean whose members stand as they are.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
fn linear(program: &Program<'_>, n: usize, drawn: &[Lanes], space: &mut Workspace) {
    let node = &program.nodes[n];
    let countries = program.countries;
    let (of_scores, of_weights) = (&mut space.of_scores, &mut space.of_weights);
    let mut shared = false;
    match &node.leaves {
        Leaves::Each => {
            of_scores.fill([0.0; TOGETHER]);
            of_weights.fill([0.0; TOGETHER]);
        }
        Leaves::Weights(block) => {
            block.multiply(drawn, &mut space.patterns, &mut space.sums);
            shared = block.shared;
            finish_block(block, countries, &space.sums, of_scores, of_weights);
        }
        Leaves::Answers(steps) => {
            for c in 0..countries {
                of_scores[c] = steps.sum(c, &space.counts[n]);
            }
            for c in 0..countries {
                of_weights[c] = [steps.weights[c]; TOGETHER];
            }
        }
    }
    let each = matches!(node.leaves, Leaves::Each);
    for (m, member) in node.members.iter().enumerate() {
        let of = match member.member {
            Member::Indicator(_) if !each => continue,
            Member::Indicator(i) => i,
            Member::Node(n) => n,
        };
        shared = false;
        let weight = weight_of(member, drawn);
        for c in 0..countries {
            let at = of * countries + c;
            let value = match (node.enters[m * countries + c], member.member) {
                (Contribution::Own, Member::Node(_)) => space.scores[at],
                (Contribution::Own, Member::Indicator(_)) if program.values_drawn => {
                    space.values[at]
                }
                (Contribution::Own, Member::Indicator(_)) => [program.values[at]; TOGETHER],
                (Contribution::Zero, _) => [program.zero; TOGETHER],
                (Contribution::Not, _) => continue,
            };
            for d in 0..TOGETHER {
                of_scores[c][d] += weight[d] * value[d];
                of_weights[c][d] += weight[d];
            }
        }
    }
    let sum = node.formula.aggregation == Aggregation::Sum;
    let mut once = [0.0; TOGETHER];
    if shared {
        for d in 0..TOGETHER {
            once[d] = 1.0 / of_weights[0][d];
        }
    }
    for c in 0..countries {
        let at = node.position * countries + c;
        let score = &mut space.scores[at];
        if program.node_standings[at] != ItemState::Scored {
            *score = [f64::NAN; TOGETHER];
            continue;
        }
        for d in 0..TOGETHER {
            let joined = if sum {
                of_scores[c][d]
            } else if shared {
                of_scores[c][d] * once[d]
            } else {
                of_scores[c][d] / of_weights[c][d]
            };
            score[d] = joined;
        }
        finish(&node.formula, score);
    }
}

#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
fn finish_block(
    block: &Block,
    countries: usize,
    sums: &[Lanes],
    of_scores: &mut [Lanes],
    of_weights: &mut [Lanes],
) {
    for c in 0..countries {
        let weights = block.totals[c];
        for d in 0..TOGETHER {
            of_scores[c][d] = block.scores[c] + sums[c][d];
            of_weights[c][d] = block.weights[c] + sums[weights][d];
        }
    }
}

/// Any node, for one draw.
fn general(
    program: &Program<'_>,
    node: &NodeProgram,
    drawn: &[Lanes],
    d: usize,
    space: &mut Workspace,
) {
    let countries = program.countries;
    let by_draw = !space.standings.is_empty();
    for c in 0..countries {
        let at = node.position * countries + c;
        let standing = |member: Member| match (member, by_draw) {
            (Member::Node(n), true) => space.node_standings[n * countries + c][d],
            (Member::Node(n), false) => program.node_standings[n * countries + c],
            (Member::Indicator(i), true) => space.standings[i * countries + c][d],
            (Member::Indicator(i), false) => program.standings[i * countries + c],
        };
        let stands_as = if node.dynamic {
            let coverage = node.children.iter().fold((0, 0), |sum, child| {
                let part = match (child, standing(*child)) {
                    (Member::Node(n), _) => space.coverage[n * countries + c][d],
                    (_, ItemState::NotApplicable) => (0, 0),
                    (_, ItemState::Missing) => (1, 0),
                    (_, ItemState::Scored) => (1, 1),
                };
                (sum.0 + part.0, sum.1 + part.1)
            });
            let members = node.members.iter().map(|member| standing(member.member));
            let found = stands(&node.formula, members, coverage);
            space.coverage[at][d] = coverage;
            found
        } else {
            program.node_standings[at]
        };
        space.list.clear();
        for member in &node.members {
            let own = standing(member.member);
            let value = match (enters(node.formula.missing, own), member.member) {
                (Contribution::Own, Member::Node(n)) => space.scores[n * countries + c][d],
                (Contribution::Own, Member::Indicator(i)) if program.values_drawn => {
                    space.values[i * countries + c][d]
                }
                (Contribution::Own, Member::Indicator(i)) => program.values[i * countries + c],
                (Contribution::Zero, _) => program.zero,
                (Contribution::Not, _) => continue,
            };
            let weight = member
                .drawn
                .map_or(member.weight, |word| member.weight * drawn[word][d]);
            space.list.push((value, weight));
        }
        if node.dynamic {
            space.node_standings[at][d] = stands_as;
        }
        let score = if stands_as == ItemState::Scored {
            let mut lanes = [join(&node.formula, &mut space.list); TOGETHER];
            finish(&node.formula, &mut lanes);
            lanes[0]
        } else {
            f64::NAN
        };
        space.scores[at][d] = score;
    }
}
