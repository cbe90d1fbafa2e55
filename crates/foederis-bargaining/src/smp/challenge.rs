//! Challenges: whom to take on.

use multiversion::multiversion;

use super::lanes::{LANES, Lanes, each, greatest, negative, of_distance, pieces, positive};
use super::state::State;
use super::vote::Voting;
use super::{MOST_ACTORS, Options, Smp, ThirdParties};

/// What each side of a contest has, so that two empty ones compare as equals.
const LEAST: f64 = 1e-10;
/// A gain up to this is none.
const SMALL: f64 = 1e-5;
/// By how much rounding could at most lift a gain over its bound, and far more.
const SLACK: f64 = 1e-9;

/// A target that promises most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target {
    pub(super) of: usize,
    /// The initiator's chance to win and what it gains, as the initiator sees it.
    pub(super) prospect: Prospect,
}

/// What a challenge promises its initiator.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prospect {
    pub(super) chance: f64,
    pub(super) gain: f64,
}

/// All contests of a turn.
///
/// Targets stand in the order of their positions (on the first dimension), eight in a piece. Far targets promise most, and so whole pieces
/// of near ones need no contest at all.
#[derive(Debug, Default)]
pub(super) struct Arena {
    actors: usize,
    /// Whether third parties take sides.
    semi: bool,
    /// Who stands where in the order of targets, and where each actor stands.
    order: Vec<usize>,
    place: Vec<usize>,
    /// 1 − d and min(d, 1) from the ideal point of each actor to the targets of a piece, piece by piece.
    near: Vec<Lanes>,
    far: Vec<Lanes>,
    /// The same from each actor's to its own position.
    near_own: Vec<Lanes>,
    far_own: Vec<Lanes>,
    /// The weight of each actor as a third party, 0 where it is the target; piece by piece.
    weight: Vec<Lanes>,
    /// S c and S of targets.
    influence: Vec<Lanes>,
    attention: Vec<Lanes>,
    view: View,
}

/// What an actor i would challenge, as someone sees it.
#[derive(Debug, Default)]
struct View {
    i: usize,
    /// S c of i.
    influence: f64,
    /// Everyone's attitude to risk.
    risk: Vec<Lanes>,
    /// What i's position is worth to each, what its own is, and what each has if i wins with its help or alone.
    of_i: Vec<Lanes>,
    of_own: Vec<Lanes>,
    helped: Vec<Lanes>,
    alone: Vec<Lanes>,
    /// What i's position is worth to each target, and what its own is, in the order of targets.
    target_of_i: Vec<Lanes>,
    target_of_own: Vec<Lanes>,
}

impl Arena {
    /// Makes ready for a turn.
    pub(super) fn enter(&mut self, smp: &Smp, options: &Options, state: &State) {
        let actors = smp.actors().len();
        self.actors = actors;
        self.semi = options.third_parties == ThirdParties::SemiCommit;
        if self.order.len() != actors {
            self.order = (0..actors).collect();
        }
        // Between turns few change places, and a stable sort makes use of that. Among equals any order will do.
        self.order.sort_by(|a, b| state.position(*a)[0].total_cmp(&state.position(*b)[0]));
        self.place.resize(actors, 0);
        self.order.iter().enumerate().for_each(|(place, actor)| self.place[*actor] = place);
        let View { risk, of_i, of_own, helped, alone, target_of_i, target_of_own, .. } = &mut self.view;
        let of_view = [risk, of_i, of_own, helped, alone, target_of_i, target_of_own];
        let own = [&mut self.near_own, &mut self.far_own, &mut self.influence, &mut self.attention];
        for numbers in of_view.into_iter().chain(own) {
            numbers.resize(pieces(actors), [0.0; LANES]);
        }
        // What is beyond the last target is worth as much as one's own position: nobody gains by it.
        for (table, beyond) in [(&mut self.near, 1.0), (&mut self.far, 0.0), (&mut self.weight, 0.0)] {
            table.resize(pieces(actors) * actors, [beyond; LANES]);
        }
        for (place, target) in self.order.iter().enumerate() {
            let (piece, lane) = (place / LANES, place % LANES);
            self.influence[piece][lane] = smp.scaled.influence[*target];
            self.attention[piece][lane] = smp.scaled.attention[*target];
            let to = piece * actors..(piece + 1) * actors;
            let (near, far) = (state.seen.near.flat(*target), state.seen.far.flat(*target));
            self.near_own[target / LANES][target % LANES] = near[*target];
            self.far_own[target / LANES][target % LANES] = far[*target];
            self.near[to.clone()].iter_mut().zip(near).for_each(|(to, near)| to[lane] = *near);
            self.far[to.clone()].iter_mut().zip(far).for_each(|(to, far)| to[lane] = *far);
            let weight = &mut self.weight[to];
            weight.iter_mut().zip(&smp.scaled.influence).for_each(|(to, weight)| to[lane] = *weight);
            weight[*target][lane] = 0.0;
        }
    }

    /// Whom actor i gains most by challenging, by its own view; of equals the first.
    pub(super) fn target(&mut self, smp: &Smp, options: &Options, state: &State, i: usize) -> Option<Target> {
        self.look(smp, options, state, i, i);
        options.voting.apply(Search { arena: self })
    }

    /// What the challenge of a target by actor i promises i, as the target sees it.
    pub(super) fn as_target_sees(&mut self, smp: &Smp, options: &Options, state: &State, i: usize, target: usize) -> Prospect {
        self.look(smp, options, state, target, i);
        options.voting.apply(Single { arena: self, target })
    }

    /// Sees actor i with the eyes of `view`.
    fn look(&mut self, smp: &Smp, options: &Options, state: &State, view: usize, i: usize) {
        (self.view.i, self.view.influence) = (i, smp.scaled.influence[i]);
        guess(self, state, options.risk_guess.parts(), state.risk[view]);
        let View { of_i, of_own, target_of_i, target_of_own, .. } = &mut self.view;
        let (of_i, of_own) = (of_i.as_flattened(), of_own.as_flattened());
        let targets = target_of_i.as_flattened_mut().iter_mut().zip(target_of_own.as_flattened_mut());
        for ((to_i, to_own), target) in targets.zip(&self.order) {
            (*to_i, *to_own) = (of_i[*target], of_own[*target]);
        }
    }

    /// What the targets of a piece are worth to i.
    #[inline(always)]
    fn worth(&self, piece: usize) -> Lanes {
        let at = piece * self.actors + self.view.i;
        let (near, far) = (&self.near[at], &self.far[at]);
        let risk = self.view.risk.as_flattened()[self.view.i];
        each(|lane| of_distance(near[lane], far[lane], risk))
    }

    /// What i could gain at most from a target of a piece.
    ///
    /// The gain is `(u_ii − u_ij)(1 − 2 S_j (1 − p))` but for rounding, p being from 0 to 1.
    #[inline(always)]
    fn most(&self, piece: usize) -> f64 {
        let stays = self.view.of_own.as_flattened()[self.view.i];
        let (worth, resists) = (self.worth(piece), &self.attention[piece]);
        let gains = each(|lane| {
            let more = stays - worth[lane];
            if more > 0.0 { more } else { more * (1.0 - 2.0 * resists[lane]) }
        });
        greatest(&gains) + SLACK
    }

    /// The strengths of i and of each target of a piece: the sums of the votes for them.
    ///
    /// First the two themselves, with weights S c; then each third party n asks
    /// what its help would be worth. It sees the chance `p` of i with the two and its own first vote `v(u_ni − u_nj)`; helping i
    /// it expects `p (2 u_ni + u_nn) + (1 − p) 3 u_nj`, helping j `p 3 u_ni + (1 − p)(2 u_nj + u_nn)`, and votes on the difference:
    /// the winner's position is adopted by the loser and by n if it helped the loser.
    #[inline(always)]
    fn strengths(&self, piece: usize, vote: impl Fn(f64, f64) -> f64 + Copy) -> [Lanes; 2] {
        let view = &self.view;
        let worth = self.worth(piece);
        let (target_of_i, target_of_own) = (&view.target_of_i[piece], &view.target_of_own[piece]);
        let own = view.of_own.as_flattened()[view.i];
        let (mut two_for, mut two_against) = ([LEAST; LANES], [LEAST; LANES]);
        for lane in 0..LANES {
            let of_i = vote(view.influence, own - worth[lane]);
            let of_j = vote(self.influence[piece][lane], target_of_i[lane] - target_of_own[lane]);
            two_for[lane] = two_for[lane] + positive(of_i) + positive(of_j);
            two_against[lane] = two_against[lane] - negative(of_i) - negative(of_j);
        }
        let (mut favour, mut against) = (two_for, two_against);
        let third_parties = if self.semi { self.actors } else { 0 };
        let [risk, of_i, of_own, helped, alone] =
            [&view.risk, &view.of_i, &view.of_own, &view.helped, &view.alone].map(|of| &of.as_flattened()[..self.actors]);
        let rows = piece * self.actors..(piece + 1) * self.actors;
        let (near, far, weight) = (&self.near[rows.clone()], &self.far[rows.clone()], &self.weight[rows]);
        for parties in [0..view.i.min(third_parties), view.i + 1..third_parties] {
            for n in parties {
                let (near, far, weight) = (&near[n], &far[n], &weight[n]);
                let (risk, of_i, of_own, helped, alone) = (risk[n], of_i[n], of_own[n], helped[n], alone[n]);
                for lane in 0..LANES {
                    let of_j = of_distance(near[lane], far[lane], risk);
                    let first = vote(weight[lane], of_i - of_j);
                    let (with_i, with_j) = (two_for[lane] + positive(first), two_against[lane] - negative(first));
                    let p = with_i / (with_i + with_j);
                    let q = 1.0 - p;
                    // Three times a number is the same as its sum by threes, to the last bit, and quicker.
                    let helping_i = p * helped + q * (3.0 * of_j);
                    let helping_j = p * alone + q * (of_j + of_j + of_own);
                    let v = vote(weight[lane], helping_i - helping_j);
                    favour[lane] += positive(v);
                    against[lane] -= negative(v);
                }
            }
        }
        [favour, against]
    }

    /// The chance of i against each target of a piece, and its gain over the status quo.
    ///
    /// The gain: `(1 − S_j) 2 u_ii + S_j (p 2 u_ii + (1 − p) 2 u_ij) − (u_ii + u_ij)`: with the chance S_j the target
    /// cares enough to resist.
    #[inline(always)]
    fn prospects(&self, piece: usize, vote: impl Fn(f64, f64) -> f64 + Copy) -> [Lanes; 2] {
        let own = self.view.of_own.as_flattened()[self.view.i];
        let worth = self.worth(piece);
        let [favour, against] = self.strengths(piece, vote);
        let resists = &self.attention[piece];
        let wins = each(|lane| favour[lane] / (favour[lane] + against[lane]));
        let loses = each(|lane| against[lane] / (favour[lane] + against[lane]));
        let gains = each(|lane| {
            let (stays, goes) = (own + own, worth[lane] + worth[lane]);
            (1.0 - resists[lane]) * stays + resists[lane] * (wins[lane] * stays + loses[lane] * goes) - (own + worth[lane])
        });
        [wins, gains]
    }
}

/// What everyone's attitude is in the eyes of one whose own is `own`, and what follows.
#[multiversion(targets("x86_64+avx512f+avx512vl+avx512dq", "x86_64+avx2"))]
fn guess(arena: &mut Arena, state: &State, [of_own, of_other, all]: [f64; 3], own: f64) {
    let view = &mut arena.view;
    let (near, far) = (state.seen.near.row(view.i), state.seen.far.row(view.i));
    for piece in 0..near.len() {
        let [risks, near, far] = [&state.voters.risk[piece], &near[piece], &far[piece]];
        let [near_own, far_own] = [&arena.near_own[piece], &arena.far_own[piece]];
        let risk = each(|lane| (of_own * own + of_other * risks[lane]) / all);
        let of_i = each(|lane| of_distance(near[lane], far[lane], risk[lane]));
        let of_self = each(|lane| of_distance(near_own[lane], far_own[lane], risk[lane]));
        view.helped[piece] = each(|lane| of_i[lane] + of_i[lane] + of_self[lane]);
        view.alone[piece] = each(|lane| of_i[lane] + of_i[lane] + of_i[lane]);
        (view.risk[piece], view.of_i[piece], view.of_own[piece]) = (risk, of_i, of_self);
    }
}

/// The best target of all.
struct Search<'a> {
    arena: &'a Arena,
}

impl Voting for Search<'_> {
    type Output = Option<Target>;

    fn by(self, vote: impl Fn(f64, f64) -> f64 + Copy) -> Option<Target> {
        search(self.arena, vote)
    }
}

#[multiversion(targets("x86_64+avx512f+avx512vl+avx512dq", "x86_64+avx2"))]
fn search<V: Fn(f64, f64) -> f64 + Copy>(arena: &Arena, vote: V) -> Option<Target> {
    let mut best: Option<Target> = None;
    let mut least = SMALL;
    let mut bounds = [f64::NEG_INFINITY; pieces(MOST_ACTORS)];
    let bounds = &mut bounds[..pieces(arena.actors)];
    bounds.iter_mut().enumerate().for_each(|(piece, bound)| *bound = arena.most(piece));
    loop {
        let most = bounds.iter().enumerate().fold(
            (0, f64::NEG_INFINITY),
            |most, (piece, bound)| {
                if *bound > most.1 { (piece, *bound) } else { most }
            },
        );
        let (piece, bound) = most;
        if bound < least {
            return best;
        }
        bounds[piece] = f64::NEG_INFINITY;
        let [chances, gains] = arena.prospects(piece, vote);
        if greatest(&gains) < least {
            continue;
        }
        for (lane, j) in arena.order[piece * LANES..].iter().take(LANES).enumerate() {
            let gain = gains[lane];
            let first = gain == least && best.is_some_and(|best| *j < best.of);
            if *j != arena.view.i && (gain > least || first) {
                least = gain;
                best = Some(Target { of: *j, prospect: Prospect { chance: chances[lane], gain } });
            }
        }
    }
}

/// One target.
struct Single<'a> {
    arena: &'a Arena,
    target: usize,
}

impl Voting for Single<'_> {
    type Output = Prospect;

    fn by(self, vote: impl Fn(f64, f64) -> f64 + Copy) -> Prospect {
        let place = self.arena.place[self.target];
        let [chances, gains] = self.arena.prospects(place / LANES, vote);
        Prospect { chance: chances[place % LANES], gain: gains[place % LANES] }
    }
}
