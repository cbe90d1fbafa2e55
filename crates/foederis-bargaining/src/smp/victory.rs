//! Victory: which of two coalitions prevails.

use multiversion::multiversion;

use super::Victory;
use super::coalition::Pairs;
use super::lanes::{each, pieces};

/// By how much stronger one must be for a binary victory.
const EDGE: f64 = 1.1;
/// What is left to the loser of a binary victory, of one.
const LEFT: f64 = 1e-6;

impl Victory {
    /// The chances of two coalitions with strengths `a` and `b`, at least one of which is positive; they add up to 1.
    ///
    /// `aᵐ / (aᵐ + bᵐ)` with m = 1, 2, 4 or 8. Binary: all but 10⁻⁶ for who is stronger by a tenth or more; below that linear in
    /// the share of strength, from 0 at 1/2.1 to 1 at 1.1/2.1.
    #[inline(always)]
    pub fn chance(self, a: f64, b: f64) -> (f64, f64) {
        shares(match self {
            Victory::Linear => (a, b),
            Victory::Square => (a * a, b * b),
            Victory::Quartic => (fourth(a), fourth(b)),
            Victory::Octic => (fourth(a) * fourth(a), fourth(b) * fourth(b)),
            Victory::Binary => binary(a, b),
        })
    }

    /// The chances of all pairs from their strengths.
    pub(super) fn chances(self, strengths: &Pairs, into: &mut Pairs) {
        into.shape(strengths.len());
        match self {
            // Each compiled by itself, so that no pair asks again by which rule.
            Victory::Linear => decide(strengths, into, |a, b| Victory::Linear.chance(a, b)),
            Victory::Square => decide(strengths, into, |a, b| Victory::Square.chance(a, b)),
            Victory::Quartic => decide(strengths, into, |a, b| Victory::Quartic.chance(a, b)),
            Victory::Octic => decide(strengths, into, |a, b| Victory::Octic.chance(a, b)),
            Victory::Binary => decide(strengths, into, |a, b| Victory::Binary.chance(a, b)),
        }
    }
}

#[multiversion(targets("x86_64+avx512f+avx512vl+avx512dq", "x86_64+avx2"))]
fn decide<C: Fn(f64, f64) -> (f64, f64) + Copy>(strengths: &Pairs, into: &mut Pairs, chance: C) {
    for a in 1..strengths.len() {
        let (later, earlier) = (into.later.row_mut(a), into.earlier.row_mut(a));
        for piece in 0..pieces(a) {
            let (of_a, of_b) = (&strengths.later.row(a)[piece], &strengths.earlier.row(a)[piece]);
            // What both need is computed once, whatever it looks like.
            let wins = each(|lane| chance(of_a[lane], of_b[lane]).0);
            let loses = each(|lane| chance(of_a[lane], of_b[lane]).1);
            (later[piece], earlier[piece]) = (wins, loses);
        }
    }
}

#[inline(always)]
fn shares((x, y): (f64, f64)) -> (f64, f64) {
    (x / (x + y), y / (x + y))
}

#[inline(always)]
fn fourth(x: f64) -> f64 {
    x * x * x * x
}

fn binary(a: f64, b: f64) -> (f64, f64) {
    if a >= EDGE * b {
        (1.0, LEFT)
    } else if b >= EDGE * a {
        (LEFT, 1.0)
    } else {
        let share = (a / (a + b) * (EDGE + 1.0) - 1.0) / (EDGE - 1.0);
        (share, 1.0 - share)
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
