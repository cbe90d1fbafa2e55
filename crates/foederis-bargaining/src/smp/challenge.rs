//! Challenges: whom to take on.

use std::ops::Range;

use super::engine::State;
use super::utility::utility;
use super::vote::Voting;
use super::{Options, Smp, ThirdParties};

/// What each side of a contest has, so that two empty ones compare as equals.
const LEAST: f64 = 1e-10;
/// A gain up to this is none.
const SMALL: f64 = 1e-5;

/// A target that promises most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target {
    pub(super) of: usize,
    /// The chance to win, as the initiator and as the target see it.
    pub(super) seen: [f64; 2],
    pub(super) gain: f64,
}

/// Whom actor i gains most by challenging, by its own view; of equals the first.
///
/// The gain over the status quo: `(1 − S_j) 2 u_ii + S_j (p 2 u_ii + (1 − p) 2 u_ij) − (u_ii + u_ij)`: with the chance S_j the target
/// cares enough to resist.
pub(super) fn target(smp: &Smp, options: &Options, state: &State, i: usize) -> Option<Target> {
    let n = smp.actors().len();
    let contests = contests(smp, options, state, i, i, 0..n);
    let own = state.worth(i);
    let gain = |j: usize| {
        let (resists, stays, goes) = (smp.scaled.attention[j], own[i] + own[i], own[j] + own[j]);
        let [wins, loses] = contests[j];
        (1.0 - resists) * stays + resists * (wins * stays + loses * goes) - (own[i] + own[j])
    };
    let mut best: Option<(usize, f64)> = None;
    for j in (0..n).filter(|j| *j != i) {
        let gain = gain(j);
        if gain > SMALL && best.is_none_or(|(_, most)| gain > most) {
            best = Some((j, gain));
        }
    }
    best.map(|(of, gain)| {
        let [as_target, _] = self::contests(smp, options, state, of, i, of..of + 1)[0];
        Target { of, seen: [contests[of][0], as_target], gain }
    })
}

/// The chances of `initiator` to win and to lose against each of a range of targets, as `view` sees it.
fn contests(smp: &Smp, options: &Options, state: &State, view: usize, initiator: usize, targets: Range<usize>) -> Vec<[f64; 2]> {
    let own = state.risk[view];
    let risk = state.risk.iter().map(|other| options.risk_guess.of(own, *other)).collect();
    let semi = options.third_parties == ThirdParties::SemiCommit;
    let influence = &smp.scaled.influence;
    options.voting.apply(Contests { influence, state, risk, semi, i: initiator, targets })
}

struct Contests<'a> {
    /// S c.
    influence: &'a [f64],
    state: &'a State,
    /// Everyone's attitude in the eyes of who looks.
    risk: Vec<f64>,
    /// Whether third parties take sides.
    semi: bool,
    i: usize,
    targets: Range<usize>,
}

impl Contests<'_> {
    fn worth(&self, actor: usize, of: usize) -> f64 {
        utility(self.state.distances[(actor, of)], self.risk[actor])
    }
}

impl Voting for Contests<'_> {
    type Output = Vec<[f64; 2]>;

    /// The strength of a side is the sum of the votes for it. First the two themselves, with weights S c; then each third party n asks
    /// what its help would be worth. It sees the chance `p` of i with the two and its own first vote `v(u_ni − u_nj)`; helping i
    /// it expects `p (2 u_ni + u_nn) + (1 − p) 3 u_nj`, helping j `p 3 u_ni + (1 − p)(2 u_nj + u_nn)`, and votes on the difference:
    /// the winner's position is adopted by the loser and by n if it helped the loser.
    fn by(self, vote: impl Fn(f64, f64) -> f64 + Copy) -> Vec<[f64; 2]> {
        let i = self.i;
        let many = self.targets.len();
        let (mut two_for, mut two_against) = (vec![LEAST; many], vec![LEAST; many]);
        for ((two_for, two_against), j) in two_for.iter_mut().zip(&mut two_against).zip(self.targets.clone()) {
            let of_i = vote(self.influence[i], self.worth(i, i) - self.worth(i, j));
            let of_j = vote(self.influence[j], self.worth(j, i) - self.worth(j, j));
            *two_for = *two_for + of_i.max(0.0) + of_j.max(0.0);
            *two_against = *two_against + (-of_i).max(0.0) + (-of_j).max(0.0);
        }
        let (mut favour, mut against) = (two_for.clone(), two_against.clone());
        let third_parties = if self.semi { 0..self.influence.len() } else { 0..0 };
        for n in third_parties.filter(|n| *n != i) {
            let is_target = self.targets.contains(&n).then(|| n - self.targets.start);
            let before = is_target.map(|at| (favour[at], against[at]));
            let (weight, risk) = (self.influence[n], self.risk[n]);
            let (of_i, of_n) = (self.worth(n, i), self.worth(n, n));
            let (helped_i, i_alone) = (of_i + of_i + of_n, of_i + of_i + of_i);
            let distances = &self.state.distances.row(n)[self.targets.clone()];
            let two = two_for.iter().zip(&two_against);
            for (((favour, against), (two_for, two_against)), distance) in
                favour.iter_mut().zip(&mut against).zip(two).zip(distances)
            {
                let of_j = utility(*distance, risk);
                let first = vote(weight, of_i - of_j);
                let (with_i, with_j) = (two_for + first.max(0.0), two_against + (-first).max(0.0));
                let p = with_i / (with_i + with_j);
                let q = 1.0 - p;
                let helping_i = p * helped_i + q * (of_j + of_j + of_j);
                let helping_j = p * i_alone + q * (of_j + of_j + of_n);
                let v = vote(weight, helping_i - helping_j);
                *favour += v.max(0.0);
                *against += (-v).max(0.0);
            }
            if let (Some(at), Some(before)) = (is_target, before) {
                (favour[at], against[at]) = before;
            }
        }
        favour.iter().zip(&against).map(|(favour, against)| [favour / (favour + against), against / (favour + against)]).collect()
    }
}
