//! Which words do sixteen draws take? Methodology 11.2 and 11.3.
//!
//! A draw takes the words of the stream one after the other. Words that each draw something
//! of their own are wanted side by side with those of the other draws, so sixteen places of
//! the stream, each where its draw begins, step together. The words of answers
//! would not fit into the caches of a processor; they are made draw by draw, and where one pass is
//! enough, only as far as that pass has come.

use super::inputs::Inputs;
use super::program::TOGETHER;
use crate::random::{PLACES, Pcg64, Streams};

/// Sixteen-bit parts in a row of words.
const ROW: usize = 4 * PLACES;

/// Parts that may be read beyond those of a draw.
pub(crate) const BEYOND: usize = 32;

/// The words of a group of draws.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// How many draws there are.
    pub(crate) draws: usize,
    /// The words before those of answers, word by word.
    pub(crate) first: Vec<[u64; TOGETHER]>,
    pub(crate) parts: Parts,
    width: usize,
}

/// The sixteen-bit parts of the words of answers.
#[derive(Debug, Clone)]
pub(crate) struct Parts {
    of_draws: Vec<Vec<u16>>,
    /// Which of the parts is the first that stands there, and where they end.
    pub(crate) start: usize,
    end: usize,
    all: usize,
    /// Where the further words come from; nowhere, if all stand there.
    streams: Vec<Streams>,
}

impl Words {
    pub(crate) fn new(inputs: &Inputs) -> Self {
        let answers = inputs.words - inputs.answer_words();
        Self {
            draws: 0,
            first: vec![[0; TOGETHER]; inputs.answer_words()],
            parts: Parts {
                of_draws: vec![vec![0; BEYOND]; TOGETHER],
                start: 0,
                end: 0,
                all: 4 * answers,
                streams: Vec::new(),
            },
            width: inputs.words,
        }
    }

    /// Takes words that are given, draw by draw.
    pub(crate) fn give(&mut self, words: &[&[u64]]) {
        self.draws = words.len();
        self.parts.start = 0;
        self.parts.end = self.parts.all;
        self.parts.streams.clear();
        for parts in &mut self.parts.of_draws {
            parts.resize(self.parts.all + BEYOND, 0);
        }
        let each = self.parts.of_draws.iter_mut().zip(words).enumerate();
        for (d, (parts, words)) in each {
            let (first, answers) = words.split_at(self.first.len());
            for (lanes, word) in self.first.iter_mut().zip(first) {
                lanes[d] = *word;
            }
            let (fours, _) = parts.as_chunks_mut::<4>();
            for (four, word) in fours.iter_mut().zip(answers) {
                *four = parts_of(*word);
            }
        }
    }

    /// Takes the words of `draws` draws from the stream and advances the generator to the end of
    /// the group. Parts are made when they are asked for.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn draw(&mut self, generator: &mut Pcg64, draws: usize) {
        self.draws = draws;
        let apart = generator.jump(self.width as u128);
        Streams::apart(generator, apart).fill(&mut self.first, |row| row);
        self.parts.start = 0;
        self.parts.end = 0;
        self.parts.streams.clear();
        let mut place = generator.clone();
        for _ in 0..TOGETHER {
            if self.parts.all != 0 {
                let mut answers = place.clone();
                answers.advance(self.first.len() as u128);
                self.parts.streams.push(Streams::in_order(&answers));
            }
            place.leap(apart);
        }
        *generator = place;
    }
}

impl Parts {
    /// Makes the parts from one to another, if they do not stand there; those before are
    /// given up.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn require(&mut self, from: usize, to: usize) {
        if to <= self.end {
            return;
        }
        let kept = self.end - from;
        let rows = (to - self.end).div_ceil(ROW);
        let passed = from - self.start;
        for (parts, streams) in self.of_draws.iter_mut().zip(&mut self.streams) {
            parts.copy_within(passed..passed + kept, 0);
            let least = kept + rows * ROW + BEYOND;
            if parts.len() < least {
                parts.resize(least, 0);
            }
            let (made, _) = parts[kept..].as_chunks_mut::<ROW>();
            streams.fill(&mut made[..rows], parts_of_row);
        }
        self.start = from;
        self.end = from + kept + rows * ROW;
    }

    /// Makes all parts.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn require_all(&mut self) {
        self.require(0, self.all);
    }

    /// The parts of a draw from [`Self::start`] on.
    #[inline]
    pub(crate) fn of(&self, draw: usize) -> &[u16] {
        &self.of_draws[draw]
    }
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

#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "it takes the instructions of its caller"
)]
fn parts_of_row(words: [u64; PLACES]) -> [u16; ROW] {
    let mut parts = [0; ROW];
    let (fours, _) = parts.as_chunks_mut::<4>();
    for (four, word) in fours.iter_mut().zip(words) {
        *four = parts_of(word);
    }
    parts
}
