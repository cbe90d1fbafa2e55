//! Coalitions: how strong those are who prefer one option to another.

use std::ops::{Index, IndexMut};

use multiversion::multiversion;

use super::VotingRule;
use super::lanes::{LANES, Rows, negative, pieces, positive};
use super::vote::Voting;

/// What every coalition has, so that two empty ones compare as equals.
pub(super) const LEAST: f64 = 1e-8;

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

/// Two numbers for each pair of options, one for each side: for a later option `a` and an earlier `b`, row a has in column b what
/// is of `a` against `b`, and what is of `b` against `a`.
#[derive(Debug, Clone, Default)]
pub(super) struct Pairs {
    options: usize,
    pub(super) later: Rows,
    pub(super) earlier: Rows,
}

impl Pairs {
    /// Makes room for so many options, with whatever stood there before.
    pub(super) fn shape(&mut self, options: usize) {
        self.options = options;
        self.later.shape(options, options);
        self.earlier.shape(options, options);
    }

    /// How many options there are.
    pub(super) fn len(&self) -> usize {
        self.options
    }

    /// As one matrix, with a value of an option against itself.
    pub(super) fn square(&self, diagonal: f64) -> Square {
        let mut square = Square::filled(self.options, diagonal);
        for a in 1..self.options {
            for b in 0..a {
                square[(a, b)] = self.later.flat(a)[b];
                square[(b, a)] = self.earlier.flat(a)[b];
            }
        }
        square
    }
}

/// For each pair of options the strength of those who vote for the one against the other: `10⁻⁸ + Σ_k max(0, v(w_k, u_ka − u_kb))`.
///
/// As in the original, each pair is put to the vote once, the later option against the earlier: who prefers the earlier adds
/// `−v(w_k, u_ka − u_kb)`. That is the same for all rules but ASymProsp, under which the order of options counts: votes for the later
/// are gains and weigh two thirds.
///
/// `utilities` has what each option is worth to each actor, actor by actor.
pub(super) fn strengths(rule: VotingRule, weights: &[f64], utilities: &Rows, options: usize, into: &mut Pairs) {
    into.shape(options);
    rule.apply(Strengths { weights, utilities, into });
}

struct Strengths<'a> {
    weights: &'a [f64],
    utilities: &'a Rows,
    into: &'a mut Pairs,
}

impl Voting for Strengths<'_> {
    type Output = ();

    fn by(self, vote: impl Fn(f64, f64) -> f64 + Copy) {
        add(self.weights, self.utilities, self.into, vote);
    }
}

#[multiversion(targets("x86_64+avx512f+avx512vl+avx512dq", "x86_64+avx2"))]
fn add<V: Fn(f64, f64) -> f64 + Copy>(weights: &[f64], utilities: &Rows, into: &mut Pairs, vote: V) {
    for a in 1..into.options {
        for piece in 0..pieces(a) {
            let (mut favour, mut against) = ([LEAST; LANES], [LEAST; LANES]);
            for (k, weight) in weights.iter().enumerate() {
                let (of_a, of_b) = (utilities.flat(k)[a], &utilities.row(k)[piece]);
                for lane in 0..LANES {
                    let v = vote(*weight, of_a - of_b[lane]);
                    favour[lane] += positive(v);
                    against[lane] -= negative(v);
                }
            }
            into.later.row_mut(a)[piece] = favour;
            into.earlier.row_mut(a)[piece] = against;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strengths_are_sums_of_votes() {
        let (weights, utilities) = ([3.0, 1.0, 2.0], [1.0, 0.5, 0.2, 0.1, 1.0, 0.4, 0.3, 0.3, 1.0]);
        let (mut rows, mut pairs) = (Rows::default(), Pairs::default());
        rows.reset(3, 3, 0.0);
        utilities.chunks_exact(3).enumerate().for_each(|(k, of_k)| rows.flat_mut(k)[..3].copy_from_slice(of_k));
        for rule in VotingRule::ALL {
            strengths(*rule, &weights, &rows, 3, &mut pairs);
            let ours = pairs.square(LEAST);
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
