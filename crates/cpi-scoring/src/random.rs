//! Which random numbers? PCG64 as numpy has it: methodology 10.13 and 11.2.
//!
//! The stream is that of `numpy.random.PCG64(seed).random_raw()`, so that anyone can draw
//! it again.

mod streams;

pub(crate) use streams::{PLACES, Streams};

const MULTIPLIER: u128 = 0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645;

/// O'Neill's PCG XSL RR 128/64, seeded by numpy's `SeedSequence`.
#[derive(Debug, Clone)]
pub(crate) struct Pcg64 {
    state: u128,
    increment: u128,
}

impl Pcg64 {
    /// The generator `PCG64(seed)` of numpy.
    pub(crate) fn new(seed: u64) -> Self {
        let words = seed_sequence(seed);
        let wide = |high: u64, low: u64| u128::from(high) << 64 | u128::from(low);
        let increment = wide(words[2], words[3]) << 1 | 1;
        let state = increment
            .wrapping_add(wide(words[0], words[1]))
            .wrapping_mul(MULTIPLIER)
            .wrapping_add(increment);
        Self { state, increment }
    }

    /// Passes over numbers.
    pub(crate) fn advance(&mut self, steps: u128) {
        self.state = self.jump(steps).after(self.state);
    }

    /// Passes over numbers by a jump that is known.
    pub(crate) fn leap(&mut self, jump: Jump) {
        self.state = jump.after(self.state);
    }

    /// Advances by a number of steps at once (Brown, *Random number generation with arbitrary strides*).
    pub(crate) fn jump(&self, mut steps: u128) -> Jump {
        let (mut multiplier, mut increment) = (MULTIPLIER, self.increment);
        let (mut product, mut sum) = (1_u128, 0_u128);
        while 0 < steps {
            if steps & 1 == 1 {
                product = product.wrapping_mul(multiplier);
                sum = sum.wrapping_mul(multiplier).wrapping_add(increment);
            }
            increment = multiplier.wrapping_add(1).wrapping_mul(increment);
            multiplier = multiplier.wrapping_mul(multiplier);
            steps >>= 1;
        }
        Jump { product, sum }
    }

    /// The next number.
    #[inline]
    pub(crate) fn next(&mut self) -> u64 {
        self.state = self
            .state
            .wrapping_mul(MULTIPLIER)
            .wrapping_add(self.increment);
        let (high, low) = halves(self.state);
        output(high, low)
    }

    /// The next numbers: those of [`Self::next`], sixteen side by side.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes the instructions of its caller"
    )]
    pub(crate) fn fill(&mut self, numbers: &mut [u64]) {
        let (rows, rest) = numbers.as_chunks_mut::<PLACES>();
        if !rows.is_empty() {
            Streams::in_order(self).fill(rows, |row| row);
            self.advance((rows.len() * PLACES) as u128);
        }
        for number in rest {
            *number = self.next();
        }
    }
}

/// Steps of a generator taken as one: *s* becomes *s* · product + sum.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Jump {
    product: u128,
    sum: u128,
}

impl Jump {
    /// The state where a jump from another ends.
    #[inline]
    fn after(self, state: u128) -> u128 {
        state.wrapping_mul(self.product).wrapping_add(self.sum)
    }
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the halves are meant")]
fn halves(state: u128) -> (u64, u64) {
    ((state >> 64) as u64, state as u64)
}

/// The number that a state gives.
#[inline]
fn output(high: u64, low: u64) -> u64 {
    (high ^ low).rotate_right((high >> 58) as u32)
}

/// A number from 0 up to, but not, 1: as numpy's `random()` makes it of one word.
#[inline]
#[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
pub(crate) fn unit(word: u64) -> f64 {
    (word >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
}

/// The state that numpy's `SeedSequence(seed)` generates: four words.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the halves are taken on purpose"
)]
fn seed_sequence(seed: u64) -> [u64; 4] {
    const MULT_A: u32 = 0x931E_8875;
    const MULT_B: u32 = 0x58F3_8DED;
    let mut constant: u32 = 0x43B0_D7E5;
    let mut hash = |value: u32| {
        let value = value ^ constant;
        constant = constant.wrapping_mul(MULT_A);
        let value = value.wrapping_mul(constant);
        value ^ value >> 16
    };
    let mix = |x: u32, y: u32| {
        let mixed = 0xCA01_F9DD_u32
            .wrapping_mul(x)
            .wrapping_sub(0x4973_F715_u32.wrapping_mul(y));
        mixed ^ mixed >> 16
    };
    let mut pool = [seed as u32, (seed >> 32) as u32, 0, 0].map(&mut hash);
    for source in 0..4 {
        for target in 0..4 {
            if source != target {
                pool[target] = mix(pool[target], hash(pool[source]));
            }
        }
    }
    let mut constant: u32 = 0x8B51_F9DD;
    let mut words = [0_u32; 8];
    for (word, from) in words.iter_mut().zip(pool.iter().cycle()) {
        let value = from ^ constant;
        constant = constant.wrapping_mul(MULT_B);
        let value = value.wrapping_mul(constant);
        *word = value ^ value >> 16;
    }
    std::array::from_fn(|i| u64::from(words[2 * i]) | u64::from(words[2 * i + 1]) << 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_numpy() {
        // numpy.random.PCG64(seed).random_raw(3)
        let known = [
            (
                0_u64,
                [
                    11_749_869_230_777_074_271,
                    4_976_686_463_289_251_617,
                    755_828_109_848_996_024,
                ],
            ),
            (
                1_u64,
                [
                    9_441_442_522_235_856_127,
                    17_532_960_557_476_522_086,
                    2_659_275_481_604_167_885,
                ],
            ),
            (
                42_u64,
                [
                    14_276_969_152_011_380_360,
                    8_095_878_257_575_067_585,
                    15_838_336_090_824_644_132,
                ],
            ),
            (
                4_294_967_296_u64,
                [
                    16_412_783_775_159_424_549,
                    10_277_383_025_879_800_780,
                    14_774_146_505_460_541_886,
                ],
            ),
            (
                18_446_744_073_709_551_615_u64,
                [
                    12_544_278_110_101_001_871,
                    15_593_249_672_699_323_225,
                    136_562_751_618_339_402,
                ],
            ),
        ];
        for (seed, expected) in known {
            let mut generator = Pcg64::new(seed);
            assert_eq!([(); 3].map(|()| generator.next()), expected, "seed {seed}");
        }
    }

    #[test]
    fn strides_and_jumps_are_steps() {
        let mut one = Pcg64::new(7);
        let stepped: Vec<u64> = (0..103).map(|_| one.next()).collect();
        let mut filled = vec![0; 103];
        let mut other = Pcg64::new(7);
        other.fill(&mut filled[..50]);
        other.fill(&mut filled[50..53]);
        other.fill(&mut filled[53..]);
        assert_eq!(stepped, filled);
        let mut jumped = Pcg64::new(7);
        jumped.advance(100);
        assert_eq!(jumped.next(), stepped[100]);
        let begin = Pcg64::new(7);
        let mut rows = [[0; PLACES]; 4];
        Streams::apart(&begin, begin.jump(6)).fill(&mut rows, |row| row);
        for (step, row) in rows.iter().enumerate() {
            for (place, number) in row.iter().enumerate() {
                assert_eq!(*number, stepped[6 * place + step]);
            }
        }
    }
}
