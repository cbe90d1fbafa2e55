//! The original's random numbers: MT19937-64, then a permutation of the 64-bit words.
//!
//! **Source**: Nishimura 2000, "Tables of 64-bit Mersenne Twisters", *ACM Transactions on Modeling and Computer Simulation* 10: 348–357.

const WORDS: usize = 312;
const MIDDLE: usize = 156;
const TWIST: u64 = 0xB502_6F5A_A966_19E9;
const UPPER: u64 = !0 << 31;
/// The constant of the permutation.
const SHIFT: u64 = 0xE08C_1D66_8B75_6F83;

/// A stream of draws.
#[derive(Debug, Clone)]
pub(super) struct Random {
    state: Vec<u64>,
    used: usize,
}

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        let mut state = Vec::with_capacity(WORDS);
        state.push(seed);
        for at in 1..WORDS {
            let last: u64 = state[at - 1];
            state.push((last ^ (last >> 62)).wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(at as u64));
        }
        Random { state, used: WORDS }
    }

    /// The next 64 bits of MT19937-64.
    fn word(&mut self) -> u64 {
        if self.used == WORDS {
            for at in 0..WORDS {
                let word = (self.state[at] & UPPER) | (self.state[(at + 1) % WORDS] & !UPPER);
                let twist = if word & 1 == 1 { TWIST } else { 0 };
                self.state[at] = self.state[(at + MIDDLE) % WORDS] ^ (word >> 1) ^ twist;
            }
            self.used = 0;
        }
        let mut word = self.state[self.used];
        self.used += 1;
        word ^= (word >> 29) & 0x5555_5555_5555_5555;
        word ^= (word << 17) & 0x71D6_7FFF_EDA6_0000;
        word ^= (word << 37) & 0xFFF7_EEE0_0000_0000;
        word ^ (word >> 43)
    }

    /// A number from 0 to 1.
    pub(super) fn unit(&mut self) -> f64 {
        let word = self.word();
        let mixed = word.wrapping_add(SHIFT).wrapping_mul(word.wrapping_mul(2).wrapping_add(3));
        mixed as f64 / u64::MAX as f64
    }

    /// One of the options, each with its chance.
    pub(super) fn choose(&mut self, chances: &[f64]) -> usize {
        let drawn = self.unit();
        let mut sum = 0.0;
        let reached = chances.iter().position(|chance| {
            sum += chance;
            drawn <= sum
        });
        reached.unwrap_or(chances.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ten_thousandth_word_is_that_of_the_cpp_standard() {
        // [rand.predef] of the C++ standard: seed 5489.
        let mut random = Random::new(5489);
        assert_eq!((0..10_000).map(|_| random.word()).last(), Some(9_981_545_732_273_789_042));
    }

    #[test]
    fn options_are_drawn_by_their_chances() {
        let mut random = Random::new(1);
        let mut drawn = [0; 3];
        (0..10_000).for_each(|_| drawn[random.choose(&[0.2, 0.0, 0.8])] += 1);
        assert!((1900..2100).contains(&drawn[0]) && drawn[1] == 0, "{drawn:?}");
    }
}
