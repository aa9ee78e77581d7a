//! How are many numbers of the generator made at once?
//!
//! A step of PCG64 multiplies 128 bits and waits for the step before. Jumps reach any place
//! of the stream, so sixteen places step side by side instead, and each number is the one
//! that the generator gives there. The state of a place is kept in two halves, and products
//! are made of pieces of 32 bits, since these are what vector instructions multiply: on
//! x86-64 with AVX2 or AVX-512 two to three times as fast as places that take turns. Other
//! processors, and WebAssembly, take turns.

use super::{Jump, Pcg64, halves, output};

/// Places that step side by side.
pub(crate) const PLACES: usize = 16;

/// Sixteen places in one stream.
#[derive(Debug, Clone)]
pub(crate) struct Streams {
    /// The halves of the states that the next numbers are made of.
    high: [u64; PLACES],
    low: [u64; PLACES],
    step: Jump,
}

impl Streams {
    /// Places that are a jump apart, the first that of the generator; each goes through the
    /// stream from there.
    pub(crate) fn apart(generator: &Pcg64, apart: Jump) -> Self {
        Self::new(generator, apart, generator.jump(1))
    }

    /// The stream from the generator on, sixteen numbers at a time.
    pub(crate) fn in_order(generator: &Pcg64) -> Self {
        Self::new(generator, generator.jump(1), generator.jump(PLACES as u128))
    }

    fn new(generator: &Pcg64, apart: Jump, step: Jump) -> Self {
        let mut state = generator.jump(1).after(generator.state);
        let mut streams = Self {
            high: [0; PLACES],
            low: [0; PLACES],
            step,
        };
        for place in 0..PLACES {
            (streams.high[place], streams.low[place]) = halves(state);
            state = apart.after(state);
        }
        streams
    }

    /// Makes rows of what sixteen numbers give, one for each place.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn fill<T>(&mut self, rows: &mut [T], of: impl Fn([u64; PLACES]) -> T) {
        // States that nobody else can see stay in registers.
        let mut own = self.clone();
        for row in rows {
            *row = of(own.next());
        }
        *self = own;
    }

    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    fn next(&mut self) -> [u64; PLACES] {
        let mut numbers = [0; PLACES];
        let states = self.high.iter_mut().zip(&mut self.low);
        for ((high, low), number) in states.zip(&mut numbers) {
            *number = output(*high, *low);
            (*high, *low) = stepped(self.step, *high, *low);
        }
        numbers
    }
}

/// A state further on, in halves.
#[cfg(not(target_arch = "x86_64"))]
#[inline]
fn stepped(step: Jump, high: u64, low: u64) -> (u64, u64) {
    halves(step.after(u128::from(high) << 64 | u128::from(low)))
}

/// A state further on, in halves, by products of at most 64 bits. No sum overflows: the
/// largest product of pieces of 32 bits leaves room for two pieces more.
#[cfg(target_arch = "x86_64")]
#[inline]
fn stepped(step: Jump, high: u64, low: u64) -> (u64, u64) {
    const PIECE: u64 = 0xFFFF_FFFF;
    let (by_high, by_low) = halves(step.product);
    let (plus_high, plus_low) = halves(step.sum);
    // low · by_low + plus_low, in columns of 32 bits.
    let first = (low & PIECE) * (by_low & PIECE) + (plus_low & PIECE);
    let second = (low >> 32) * (by_low & PIECE) + (first >> 32);
    let third = (low & PIECE) * (by_low >> 32) + (second & PIECE) + (plus_low >> 32);
    let carried = (low >> 32) * (by_low >> 32) + (second >> 32) + (third >> 32);
    (
        carried
            .wrapping_add(high.wrapping_mul(by_low))
            .wrapping_add(low.wrapping_mul(by_high))
            .wrapping_add(plus_high),
        third << 32 | first & PIECE,
    )
}
