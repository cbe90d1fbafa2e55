//! One turn.

use super::bargain::{Deal, deals};
use super::challenge::{Arena, Target};
use super::coalition::{Square, strengths};
use super::random::Random;
use super::resolve::{Taken, resolve};
use super::utility::{distance, utility};
use super::{Options, Smp};

/// Positions closer than this are the same.
const SAME: f64 = 1e-3;

/// Where everyone stands, and what follows from that alone. All on scales from 0 to 1, actor by actor.
#[derive(Debug, Clone)]
pub(super) struct State {
    dimensions: usize,
    pub(super) positions: Vec<f64>,
    pub(super) ideals: Vec<f64>,
    /// From the ideal point of each (row) to the position of each.
    pub(super) distances: Square,
    pub(super) risk: Vec<f64>,
    /// What the position of each is worth to each (row).
    worth: Square,
    /// The same by position (row).
    valued: Square,
}

/// What happened in a turn.
#[derive(Debug, Clone)]
pub(super) struct Moves {
    pub(super) targets: Vec<Option<Target>>,
    pub(super) deals: Vec<Deal>,
    pub(super) taken: Vec<Taken>,
}

impl State {
    pub(super) fn start(smp: &Smp, options: &Options) -> State {
        State::of(smp, options, smp.scaled.positions.clone(), smp.scaled.positions.clone())
    }

    fn of(smp: &Smp, options: &Options, positions: Vec<f64>, ideals: Vec<f64>) -> State {
        let (actors, dimensions) = (smp.actors().len(), smp.dimensions().len());
        let point = |of: &[f64], actor: usize| actor * dimensions..(actor * dimensions + dimensions).min(of.len());
        let mut distances = Square::filled(actors, 0.0);
        for a in 0..actors {
            let (ideal, salience) = (&ideals[point(&ideals, a)], &smp.scaled.saliences[point(&positions, a)]);
            for (b, apart) in distances.row_mut(a).iter_mut().enumerate() {
                *apart = distance(ideal, &positions[point(&positions, b)], salience);
            }
        }
        let neutral: Vec<f64> = (0..actors).flat_map(|a| distances.row(a)).map(|apart| utility(*apart, 0.0)).collect();
        let strengths = strengths(options.voting, &smp.scaled.capability, &neutral, actors);
        let risk = options.risk_range.attitudes(&options.distribution.over(options.victory, &strengths));
        let (mut worth, mut valued) = (Square::filled(actors, 0.0), Square::filled(actors, 0.0));
        for a in 0..actors {
            // The same but for the last bit; so are the original's equals equal here.
            let own = options.risk_guess.of(risk[a], risk[a]);
            for b in 0..actors {
                worth[(a, b)] = utility(distances[(a, b)], own);
                valued[(b, a)] = worth[(a, b)];
            }
        }
        State { dimensions, positions, ideals, distances, risk, worth, valued }
    }

    /// Where an actor stands.
    pub(super) fn position(&self, actor: usize) -> &[f64] {
        &self.positions[actor * self.dimensions..][..self.dimensions]
    }

    /// Where it would like to be.
    pub(super) fn ideal(&self, actor: usize) -> &[f64] {
        &self.ideals[actor * self.dimensions..][..self.dimensions]
    }

    /// What an actor's position is worth to each.
    pub(super) fn valued(&self, actor: usize) -> &[f64] {
        self.valued.row(actor)
    }

    /// The state after one turn, and how it came about.
    pub(super) fn step(&self, smp: &Smp, options: &Options, random: &mut Random) -> (State, Moves) {
        let actors = smp.actors().len();
        let mut arena = Arena::default();
        arena.enter(smp, options, self);
        let targets: Vec<Option<Target>> = (0..actors).map(|i| arena.target(smp, options, self, i)).collect();
        let bargain = |(i, target): (usize, &Option<Target>)| target.map(|to| deals(smp, options, self, &mut arena, i, &to));
        let deals: Vec<Deal> = targets.iter().enumerate().filter_map(bargain).flatten().collect();
        let taken = resolve(smp, options, self, &deals, random);
        let place = |(actor, taken): (usize, &Taken)| match taken.taken.map(|at| &deals[at]) {
            None => self.position(actor).to_vec(),
            Some(deal) if deal.by == actor => deal.initiator.clone(),
            Some(deal) => deal.receiver.clone(),
        };
        let positions: Vec<f64> = taken.iter().enumerate().flat_map(place).collect();
        let ideals = self.ideals_after(smp, &positions);
        (State::of(smp, options, positions, ideals), Moves { targets, deals, taken })
    }

    /// `Σ_j A_ij x_j + (1 − Σ_j A_ij) ideal_i`.
    fn ideals_after(&self, smp: &Smp, positions: &[f64]) -> Vec<f64> {
        let ideal = |actor: usize| {
            let own = &positions[actor * self.dimensions..][..self.dimensions];
            let Some(shares) = smp.accommodation(actor) else { return own.to_vec() };
            let mut ideal = vec![0.0; self.dimensions];
            for (share, position) in shares.iter().zip(positions.chunks_exact(self.dimensions)) {
                ideal.iter_mut().zip(position).for_each(|(ideal, x)| *ideal += share * x);
            }
            let lag = 1.0 - shares.iter().sum::<f64>().min(1.0);
            ideal.iter_mut().zip(self.ideal(actor)).for_each(|(ideal, before)| *ideal += lag * before);
            ideal
        };
        (0..smp.actors().len()).flat_map(ideal).collect()
    }

    /// By how much all moved since a state: the sum of plain distances.
    pub(super) fn moved(&self, since: &State) -> f64 {
        let points = self.positions.chunks_exact(self.dimensions).zip(since.positions.chunks_exact(self.dimensions));
        points.map(|(to, from)| apart(to, from)).sum()
    }

    /// The distinct positions, each by the first actor there, and their chances.
    pub(super) fn distinct(&self, smp: &Smp, options: &Options) -> (Vec<usize>, Vec<f64>) {
        let actors = smp.actors().len();
        let mut distinct: Vec<usize> = Vec::new();
        for actor in 0..actors {
            if !distinct.iter().any(|other| self.same(actor, *other)) {
                distinct.push(actor);
            }
        }
        let utilities: Vec<f64> = (0..actors).flat_map(|a| distinct.iter().map(move |b| self.worth[(a, *b)])).collect();
        let strengths = strengths(options.voting, &smp.scaled.capability, &utilities, distinct.len());
        let chances = options.distribution.over(options.victory, &strengths);
        (distinct, chances)
    }

    /// The chance of each actor's position, given those of distinct ones. Being the same is not transitive; the last counts.
    pub(super) fn chances(&self, distinct: &[usize], chances: &[f64]) -> Vec<f64> {
        let of =
            |actor: usize| distinct.iter().zip(chances).rfind(|(other, _)| self.same(actor, **other)).map_or(0.0, |(_, p)| *p);
        (0..self.risk.len()).map(of).collect()
    }

    fn same(&self, one: usize, other: usize) -> bool {
        apart(self.position(one), self.position(other)) < SAME
    }
}

fn apart(to: &[f64], from: &[f64]) -> f64 {
    to.iter().zip(from).map(|(x, y)| (x - y) * (x - y)).sum::<f64>().sqrt()
}
