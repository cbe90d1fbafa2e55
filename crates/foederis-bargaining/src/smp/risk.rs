//! Risk attitudes: 1 is eager, 0 neutral, below that averse.

use super::{RiskGuess, RiskRange};

/// Chances closer than this count as equal.
const EQUAL: f64 = 1e-12;

impl RiskRange {
    /// Each actor's attitude from the chance `p` of its position, if all were neutral: who is likely to prevail takes it easy.
    ///
    /// Linear from the least to the greatest p: `(p − min)/(max − min)` in Min, `(3p − max − 2 min)/(2 (max − min))` in Mid,
    /// `(2p − max − min)/(max − min)` in Max. If all are equal, 0.
    pub fn attitudes(self, p: &[f64]) -> Vec<f64> {
        let mut attitudes = p.to_vec();
        self.spread(&mut attitudes);
        attitudes
    }

    /// Puts attitudes in the place of chances.
    pub(super) fn spread(self, p: &mut [f64]) {
        let (min, max) = p.iter().fold((1.0_f64, 0.0_f64), |(min, max), p| (min.min(*p), max.max(*p)));
        if max - min <= EQUAL {
            return p.fill(0.0);
        }
        let attitude = |p: f64| match self {
            RiskRange::Min => (p - min) / (max - min),
            RiskRange::Mid => (3.0 * p - (max + 2.0 * min)) / (2.0 * (max - min)),
            RiskRange::Max => (2.0 * p - (max + min)) / (max - min),
        };
        p.iter_mut().for_each(|p| *p = attitude(*p));
    }
}

impl RiskGuess {
    /// What an actor with an attitude of its own makes of another's.
    pub fn of(self, own: f64, other: f64) -> f64 {
        let [of_own, of_other, all] = self.parts();
        (of_own * own + of_other * other) / all
    }

    /// How many parts of its own attitude it takes, and how many of the other's, of how many.
    #[inline(always)]
    pub(super) fn parts(self) -> [f64; 3] {
        match self {
            RiskGuess::None => [1.0, 0.0, 1.0],
            RiskGuess::OneThird => [2.0, 1.0, 3.0],
            RiskGuess::Half => [1.0, 1.0, 2.0],
            RiskGuess::TwoThirds => [1.0, 2.0, 3.0],
            RiskGuess::Full => [0.0, 1.0, 1.0],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attitudes_of_the_worked_example() {
        let of = |range: RiskRange| range.attitudes(&[0.6, 0.3, 0.1]);
        let near = |ours: Vec<f64>, by_hand: [f64; 3]| ours.iter().zip(by_hand).all(|(x, y)| (x - y).abs() < 1e-12);
        assert!(near(of(RiskRange::Mid), [1.0, 0.1, -0.5]));
        assert!(near(of(RiskRange::Min), [1.0, 0.4, 0.0]));
        assert!(near(of(RiskRange::Max), [1.0, -0.2, -1.0]));
        assert_eq!(RiskRange::Mid.attitudes(&[0.25; 4]), [0.0; 4]);
    }

    #[test]
    fn guesses_go_from_oneself_to_the_other() {
        let guesses: Vec<f64> = RiskGuess::ALL.iter().map(|guess| guess.of(1.0, -0.5)).collect();
        assert!(guesses.iter().zip([1.0, 0.5, 0.25, 0.0, -0.5]).all(|(ours, by_hand)| (ours - by_hand).abs() < 1e-12));
    }
}
