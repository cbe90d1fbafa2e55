//! Where everyone stands, and what follows from that alone.

use multiversion::multiversion;

use super::ballot::Ballot;
use super::lanes::{LANES, Lanes, Rows, each, of_distance};
use super::{Options, Smp};

/// Positions closer than this are the same.
const SAME: f64 = 1e-3;

/// All on scales from 0 to 1.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    dimensions: usize,
    /// Actor by actor.
    pub(super) positions: Vec<f64>,
    pub(super) ideals: Vec<f64>,
    pub(super) risk: Vec<f64>,
    /// From the ideal point of each (row) to the position of each.
    pub(super) apart: Apart,
    /// To the position of each (row) from the ideal point of each.
    pub(super) seen: Apart,
    /// What the position of each (row) is worth to each.
    pub(super) valued: Rows,
    pub(super) voters: Voters,
}

/// Distances, in the two forms that utilities are made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Apart {
    /// 1 − d.
    pub(super) near: Rows,
    /// min(d, 1).
    pub(super) far: Rows,
}

/// Everyone's ideal point and salience, by dimension, and attitude to risk: to value one point after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Voters {
    ideal: Rows,
    salience: Rows,
    /// Σ s².
    squares: Vec<Lanes>,
    pub(super) risk: Vec<Lanes>,
}

impl Voters {
    /// How far a point is from eight ideal points. As [`distance`](super::distance).
    #[inline(always)]
    pub(super) fn distances(&self, piece: usize, point: &[f64]) -> Lanes {
        let mut sums = [0.0; LANES];
        for (dimension, x) in point.iter().enumerate() {
            let (ideal, salience) = (&self.ideal.row(dimension)[piece], &self.salience.row(dimension)[piece]);
            let weighted = each(|lane| (ideal[lane] - x) * salience[lane]);
            sums = each(|lane| sums[lane] + weighted[lane] * weighted[lane]);
        }
        let squares = &self.squares[piece];
        each(|lane| (sums[lane] / squares[lane]).sqrt())
    }
}

impl State {
    pub(super) fn start(smp: &Smp, options: &Options, ballot: &mut Ballot) -> State {
        let (actors, dimensions) = (smp.actors().len(), smp.dimensions().len());
        let mut state = State { dimensions, positions: smp.scaled.positions.clone(), ..State::default() };
        state.ideals = state.positions.clone();
        let voters = &mut state.voters;
        voters.ideal.reset(dimensions, actors, 0.0);
        voters.salience.reset(dimensions, actors, 0.0);
        for (actor, saliences) in smp.scaled.saliences.chunks_exact(dimensions).enumerate() {
            for (dimension, salience) in saliences.iter().enumerate() {
                voters.salience.flat_mut(dimension)[actor] = *salience;
            }
        }
        // Those who are not there are at no distance from anything, rather than at 0 / 0.
        voters.squares = vec![[1.0; LANES]; voters.salience.row(0).len()];
        for (square, saliences) in voters.squares.as_flattened_mut().iter_mut().zip(smp.scaled.saliences.chunks_exact(dimensions))
        {
            *square = saliences.iter().fold(0.0, |all, salience| all + salience * salience);
        }
        voters.risk = vec![[0.0; LANES]; voters.squares.len()];
        for apart in [&mut state.apart, &mut state.seen] {
            apart.near.reset(actors, actors, 1.0);
            apart.far.reset(actors, actors, 0.0);
        }
        state.valued.reset(actors, actors, 0.0);
        state.survey(smp, options, ballot);
        state
    }

    /// Computes anew what follows from positions and ideal points.
    fn survey(&mut self, smp: &Smp, options: &Options, ballot: &mut Ballot) {
        let actors = smp.actors().len();
        for (actor, ideal) in self.ideals.chunks_exact(self.dimensions).enumerate() {
            for (dimension, x) in ideal.iter().enumerate() {
                self.voters.ideal.flat_mut(dimension)[actor] = *x;
            }
        }
        measure(&self.voters, &self.positions, self.dimensions, &mut self.seen, &mut self.apart);
        // To a neutral actor a position is worth 1 − d.
        self.risk.clear();
        self.risk.extend_from_slice(ballot.hold(smp, options, &self.apart.near, actors));
        options.risk_range.spread(&mut self.risk);
        for (own, risk) in self.voters.risk.as_flattened_mut().iter_mut().zip(&self.risk) {
            // The same but for the last bit; so are the original's equals equal here.
            *own = options.risk_guess.of(*risk, *risk);
        }
        value(&self.voters.risk, &self.seen, &mut self.valued, actors);
        self.voters.risk.as_flattened_mut()[..actors].copy_from_slice(&self.risk);
    }

    /// Everyone goes somewhere; ideal points follow. By how much all moved: the sum of plain distances.
    pub(super) fn advance(&mut self, smp: &Smp, options: &Options, positions: &[f64], ballot: &mut Ballot) -> f64 {
        let points = positions.chunks_exact(self.dimensions).zip(self.positions.chunks_exact(self.dimensions));
        let moved = points.map(|(to, from)| plain(to, from)).sum();
        self.positions.copy_from_slice(positions);
        self.follow(smp);
        self.survey(smp, options, ballot);
        moved
    }

    /// `Σ_j A_ij x_j + (1 − Σ_j A_ij) ideal_i`.
    fn follow(&mut self, smp: &Smp) {
        for (actor, ideal) in self.ideals.chunks_exact_mut(self.dimensions).enumerate() {
            let Some(shares) = smp.accommodation(actor) else {
                ideal.copy_from_slice(&self.positions[actor * self.dimensions..][..self.dimensions]);
                continue;
            };
            let lag = 1.0 - shares.iter().sum::<f64>().min(1.0);
            for (dimension, ideal) in ideal.iter_mut().enumerate() {
                let others = self.positions[dimension..].iter().step_by(self.dimensions);
                *ideal = shares.iter().zip(others).fold(0.0, |sum, (share, x)| sum + share * x) + lag * *ideal;
            }
        }
    }

    /// Where an actor stands.
    pub(super) fn position(&self, actor: usize) -> &[f64] {
        &self.positions[actor * self.dimensions..][..self.dimensions]
    }

    /// The distinct positions, each by the first actor there, and their chances.
    pub(super) fn distinct(&self, smp: &Smp, options: &Options, ballot: &mut Ballot) -> (Vec<usize>, Vec<f64>) {
        let actors = smp.actors().len();
        let mut distinct: Vec<usize> = Vec::new();
        for actor in 0..actors {
            if !distinct.iter().any(|other| self.same(actor, *other)) {
                distinct.push(actor);
            }
        }
        let mut utilities = Rows::default();
        utilities.reset(actors, distinct.len(), 0.0);
        for actor in 0..actors {
            let worth = utilities.flat_mut(actor).iter_mut().zip(&distinct);
            worth.for_each(|(worth, position)| *worth = self.valued.flat(*position)[actor]);
        }
        let chances = ballot.hold(smp, options, &utilities, distinct.len()).to_vec();
        (distinct, chances)
    }

    /// The chance of each actor's position, given those of distinct ones. Being the same is not transitive; the last counts.
    pub(super) fn chances(&self, distinct: &[usize], chances: &[f64]) -> Vec<f64> {
        let of =
            |actor: usize| distinct.iter().zip(chances).rfind(|(other, _)| self.same(actor, **other)).map_or(0.0, |(_, p)| *p);
        (0..self.risk.len()).map(of).collect()
    }

    fn same(&self, one: usize, other: usize) -> bool {
        plain(self.position(one), self.position(other)) < SAME
    }
}

fn plain(to: &[f64], from: &[f64]) -> f64 {
    to.iter().zip(from).map(|(x, y)| (x - y) * (x - y)).sum::<f64>().sqrt()
}

#[multiversion(targets("x86_64+avx512f+avx512vl+avx512dq", "x86_64+avx2"))]
fn measure(voters: &Voters, positions: &[f64], dimensions: usize, seen: &mut Apart, apart: &mut Apart) {
    for (row, point) in positions.chunks_exact(dimensions).enumerate() {
        for (piece, (near, far)) in seen.near.row_mut(row).iter_mut().zip(seen.far.row_mut(row)).enumerate() {
            let distances = voters.distances(piece, point);
            *near = each(|lane| 1.0 - distances[lane]);
            *far = each(|lane| if distances[lane] < 1.0 { distances[lane] } else { 1.0 });
        }
    }
    let actors = positions.len() / dimensions;
    apart.near.transpose(&seen.near, actors);
    apart.far.transpose(&seen.far, actors);
}

#[multiversion(targets("x86_64+avx512f+avx512vl+avx512dq", "x86_64+avx2"))]
fn value(risk: &[Lanes], seen: &Apart, valued: &mut Rows, actors: usize) {
    for position in 0..actors {
        let distances = seen.near.row(position).iter().zip(seen.far.row(position)).zip(risk);
        for (value, ((near, far), risk)) in valued.row_mut(position).iter_mut().zip(distances) {
            *value = each(|lane| of_distance(near[lane], far[lane], risk[lane]));
        }
    }
}
