//! Victory: which of two coalitions prevails.

use super::Victory;
use super::coalition::Square;

/// By how much stronger one must be for a binary victory.
const EDGE: f64 = 1.1;
/// What is left to the loser of a binary victory, of one.
const LEFT: f64 = 1e-6;

impl Victory {
    /// The chances of two coalitions with strengths `a` and `b`, at least one of which is positive; they add up to 1.
    ///
    /// `aᵐ / (aᵐ + bᵐ)` with m = 1, 2, 4 or 8. Binary: all but 10⁻⁶ for who is stronger by a tenth or more; below that linear in
    /// the share of strength, from 0 at 1/2.1 to 1 at 1.1/2.1.
    pub fn chance(self, a: f64, b: f64) -> (f64, f64) {
        let fourth = |x: f64| x * x * x * x;
        let (x, y) = match self {
            Victory::Linear => (a, b),
            Victory::Square => (a * a, b * b),
            Victory::Quartic => (fourth(a), fourth(b)),
            Victory::Octic => (fourth(a) * fourth(a), fourth(b) * fourth(b)),
            Victory::Binary if a >= EDGE * b => (1.0, LEFT),
            Victory::Binary if b >= EDGE * a => (LEFT, 1.0),
            Victory::Binary => {
                let share = (a / (a + b) * (EDGE + 1.0) - 1.0) / (EDGE - 1.0);
                (share, 1.0 - share)
            }
        };
        (x / (x + y), y / (x + y))
    }

    /// Each option's chance against each other, ½ against itself.
    pub(super) fn chances(self, strengths: &Square) -> Square {
        let mut chances = Square::filled(strengths.len(), 0.5);
        for a in 0..strengths.len() {
            for b in 0..a {
                let (wins, loses) = self.chance(strengths[(a, b)], strengths[(b, a)]);
                chances[(a, b)] = wins;
                chances[(b, a)] = loses;
            }
        }
        chances
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_model_by_hand() {
        let twice: Vec<f64> = Victory::ALL.iter().map(|model| model.chance(2.0, 1.0).0).collect();
        let by_hand = [2.0 / 3.0, 4.0 / 5.0, 16.0 / 17.0, 256.0 / 257.0, 1.0 / (1.0 + 1e-6)];
        assert!(twice.iter().zip(by_hand).all(|(ours, by_hand)| (ours - by_hand).abs() < 1e-12));
        // 5 % more: a share of 1.05 / 2.05, rescaled.
        let (wins, loses) = Victory::Binary.chance(1.05, 1.0);
        assert!((wins - (1.05 / 2.05 * 2.1 - 1.0) / 0.1).abs() < 1e-12 && (wins + loses - 1.0).abs() < 1e-12);
        assert_eq!(Victory::Binary.chance(1.0, 1.0), (0.5, 0.5));
    }
}
