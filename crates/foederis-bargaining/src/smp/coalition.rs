//! Coalitions: how strong those are who prefer one option to another.

use std::ops::{Index, IndexMut};

use super::VotingRule;
use super::vote::Voting;

/// What every coalition has, so that two empty ones compare as equals.
const LEAST: f64 = 1e-8;

/// A square matrix, row by row.
#[derive(Debug, Clone, Default)]
pub(super) struct Square {
    size: usize,
    values: Vec<f64>,
}

impl Square {
    /// One value everywhere.
    pub(super) fn filled(size: usize, value: f64) -> Square {
        Square { size, values: vec![value; size * size] }
    }

    /// How many rows, and columns.
    pub(super) fn len(&self) -> usize {
        self.size
    }

    /// A row.
    pub(super) fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.size..][..self.size]
    }

    /// A row to write.
    pub(super) fn row_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.values[row * self.size..][..self.size]
    }
}

impl Index<(usize, usize)> for Square {
    type Output = f64;
    fn index(&self, (row, column): (usize, usize)) -> &f64 {
        &self.values[row * self.size + column]
    }
}

impl IndexMut<(usize, usize)> for Square {
    fn index_mut(&mut self, (row, column): (usize, usize)) -> &mut f64 {
        &mut self.values[row * self.size + column]
    }
}

/// For each pair of options the strength of those who vote for the one against the other: `10⁻⁸ + Σ_k max(0, v(w_k, u_ka − u_kb))`.
///
/// As in the original, each pair is put to the vote once, the later option against the earlier: who prefers the earlier adds
/// `−v(w_k, u_ka − u_kb)`. That is the same for all rules but ASymProsp, under which the order of options counts: votes for the later
/// are gains and weigh two thirds.
///
/// `utilities` has what each option is worth to each actor, actor by actor.
pub(super) fn strengths(rule: VotingRule, weights: &[f64], utilities: &[f64], options: usize) -> Square {
    rule.apply(Strengths { weights, utilities, options })
}

struct Strengths<'a> {
    weights: &'a [f64],
    utilities: &'a [f64],
    options: usize,
}

impl Voting for Strengths<'_> {
    type Output = Square;

    fn by(self, vote: impl Fn(f64, f64) -> f64 + Copy) -> Square {
        let mut strengths = Square::filled(self.options, LEAST);
        let mut against = vec![0.0; self.options];
        for a in 1..self.options {
            let against = &mut against[..a];
            against.fill(LEAST);
            let favour = &mut strengths.row_mut(a)[..a];
            for (weight, utility) in self.weights.iter().zip(self.utilities.chunks_exact(self.options)) {
                let of_a = utility[a];
                for ((favour, against), of_b) in favour.iter_mut().zip(&mut *against).zip(utility) {
                    let v = vote(*weight, of_a - of_b);
                    *favour += v.max(0.0);
                    *against += (-v).max(0.0);
                }
            }
            for (b, against) in against.iter().enumerate() {
                strengths[(b, a)] = *against;
            }
        }
        strengths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strengths_are_sums_of_votes() {
        let (weights, utilities) = ([3.0, 1.0, 2.0], [1.0, 0.5, 0.2, 0.1, 1.0, 0.4, 0.3, 0.3, 1.0]);
        for rule in VotingRule::ALL {
            let ours = strengths(*rule, &weights, &utilities, 3);
            for (a, b) in (0..3).flat_map(|a| (0..3).map(move |b| (a, b))) {
                let (later, earlier) = (a.max(b), a.min(b));
                let vote = |k: usize| rule.vote(weights[k], utilities[3 * k + later] - utilities[3 * k + earlier]);
                let vote = |k: usize| {
                    if a > b {
                        vote(k).max(0.0)
                    } else if a < b {
                        (-vote(k)).max(0.0)
                    } else {
                        0.0
                    }
                };
                assert!((ours[(a, b)] - 1e-8 - (0..3).map(vote).sum::<f64>()).abs() < 1e-12, "{rule:?} {a} {b}");
            }
        }
    }
}
