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
    /// The initiator's chance to win and what it gains, as the initiator sees it.
    pub(super) to_initiator: Prospect,
    /// The same as the target sees it.
    pub(super) to_target: Prospect,
}

/// What a challenge promises its initiator.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prospect {
    pub(super) chance: f64,
    pub(super) gain: f64,
}

/// Whom actor i gains most by challenging, by its own view; of equals the first.
pub(super) fn target(smp: &Smp, options: &Options, state: &State, i: usize) -> Option<Target> {
    let prospects = prospects(smp, options, state, i, i, 0..smp.actors().len());
    let mut best: Option<(usize, Prospect)> = None;
    for (j, prospect) in prospects.into_iter().enumerate().filter(|(j, _)| *j != i) {
        if prospect.gain > SMALL && best.is_none_or(|(_, most)| prospect.gain > most.gain) {
            best = Some((j, prospect));
        }
    }
    best.map(|(of, to_initiator)| Target {
        of,
        to_initiator,
        to_target: self::prospects(smp, options, state, of, i, of..of + 1)[0],
    })
}

/// What challenging each of a range of targets promises `i`, as `view` sees it.
///
/// The gain over the status quo: `(1 − S_j) 2 u_ii + S_j (p 2 u_ii + (1 − p) 2 u_ij) − (u_ii + u_ij)`: with the chance S_j the target
/// cares enough to resist.
fn prospects(smp: &Smp, options: &Options, state: &State, view: usize, i: usize, targets: Range<usize>) -> Vec<Prospect> {
    let own = state.risk[view];
    let risk: Vec<f64> = state.risk.iter().map(|other| options.risk_guess.of(own, *other)).collect();
    let worth = |j: usize| utility(state.distances[(i, j)], risk[i]);
    let semi = options.third_parties == ThirdParties::SemiCommit;
    let contests = Contests { influence: &smp.scaled.influence, state, risk: &risk, semi, i, targets: targets.clone() };
    let prospect = |(j, [wins, loses]): (usize, [f64; 2])| {
        let (resists, stays, goes) = (smp.scaled.attention[j], worth(i) + worth(i), worth(j) + worth(j));
        let gain = (1.0 - resists) * stays + resists * (wins * stays + loses * goes) - (worth(i) + worth(j));
        Prospect { chance: wins, gain }
    };
    targets.zip(options.voting.apply(contests)).map(prospect).collect()
}

struct Contests<'a> {
    /// S c.
    influence: &'a [f64],
    state: &'a State,
    /// Everyone's attitude in the eyes of who looks.
    risk: &'a [f64],
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
