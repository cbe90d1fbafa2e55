//! Which coalitions are stable in how many of many draws.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::montecarlo::Draws;

use super::chance::Chance;
use super::game::Game;
use super::members::Members;
use super::parameters::Parameters;

/// Draws of games with more candidates follow one another, each on all threads: their tables would not fit in memory side by side.
const SIDE_BY_SIDE: usize = 16;

/// What makes a coalition enough for the pact to come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Aim {
    /// Who must be a member.
    pub required: Members,
    /// How many there must be at least; two in any case.
    pub quorum: usize,
}

impl Aim {
    /// Whether a coalition is enough.
    pub fn met_by(&self, members: Members) -> bool {
        members.holds(self.required) && members.len() >= self.quorum.max(2)
    }
}

/// A coalition and how often it is stable.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frequent {
    /// Who is in.
    pub members: Members,
    /// The share of draws in which it is stable, above 0 to 1.
    pub share: f64,
}

/// What is stable in how many draws. All shares are of all draws, 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// How many draws there were, at least one.
    pub draws: u32,
    /// For each candidate, the share of draws in which some stable coalition has it.
    pub belongs: Vec<f64>,
    /// The share of draws in which some stable coalition meets the aim: the pact can come about and last.
    pub adopted: f64,
    /// For each number from 0 to that of candidates, the share of draws in which the largest stable coalition has so many members; 0
    /// where none is stable. They add up to 1.
    pub largest: Vec<f64>,
    /// All that were ever stable, the most frequent first; of those as frequent the larger, then that of the lower bits.
    pub coalitions: Vec<Frequent>,
}

/// Of one game over the ranges of all [parameters](Parameters::draw). None of no draws.
pub fn survey(game: &Game, draws: Draws, aim: Aim) -> Option<Survey> {
    survey_with(draws, aim, |chance| (Parameters::draw(chance), game.clone()))
}

/// As [`survey`], of games and parameters that a function draws from the random numbers of each draw. Candidates of all its games are told
/// apart by their places. None of no draws.
///
/// Each draw has a stream of its own, so that the number of threads changes nothing; on as many as rayon has. More than 16 candidates are
/// looked at one draw after another: twenty take about a second each. Where a pact promises nothing, every coalition is stable, and the
/// list of them long.
pub fn survey_with(draws: Draws, aim: Aim, case: impl Fn(&mut Chance) -> (Parameters, Game) + Sync) -> Option<Survey> {
    let stable = |draw: u32| {
        let (parameters, game) = case(&mut Chance::new(draws.seed, u64::from(draw)));
        (game.candidates(), game.stable(&parameters))
    };
    if draws.count == 0 {
        return None;
    }
    let candidates = case(&mut Chance::new(draws.seed, 0)).1.candidates();
    let tally = if candidates > SIDE_BY_SIDE {
        (0..draws.count).fold(Tally::default(), |tally, draw| tally.count(stable(draw), &aim))
    } else {
        let parts = (0..draws.count).into_par_iter().fold(Tally::default, |tally, draw| tally.count(stable(draw), &aim));
        parts.reduce(Tally::default, Tally::merge)
    };
    Some(tally.survey(draws.count))
}

/// Counts of draws. Whole numbers, so that it does not matter in which order they are added.
#[derive(Default)]
struct Tally {
    belongs: Vec<u32>,
    adopted: u32,
    largest: Vec<u32>,
    coalitions: HashMap<Members, u32>,
}

impl Tally {
    fn count(mut self, (candidates, stable): (usize, Vec<Members>), aim: &Aim) -> Tally {
        self.room_for(candidates);
        let some: Members = stable.iter().flat_map(|members| members.iter()).collect();
        some.iter().for_each(|candidate| self.belongs[candidate] += 1);
        self.adopted += u32::from(stable.iter().any(|members| aim.met_by(*members)));
        self.largest[stable.last().map_or(0, |members| members.len())] += 1;
        stable.into_iter().for_each(|members| *self.coalitions.entry(members).or_default() += 1);
        self
    }

    fn room_for(&mut self, candidates: usize) {
        self.belongs.resize(self.belongs.len().max(candidates), 0);
        self.largest.resize(self.largest.len().max(candidates + 1), 0);
    }

    fn merge(mut self, other: Tally) -> Tally {
        self.room_for(other.belongs.len());
        self.belongs.iter_mut().zip(other.belongs).for_each(|(count, more)| *count += more);
        self.largest.iter_mut().zip(other.largest).for_each(|(count, more)| *count += more);
        self.adopted += other.adopted;
        other.coalitions.into_iter().for_each(|(members, more)| *self.coalitions.entry(members).or_default() += more);
        self
    }

    fn survey(self, draws: u32) -> Survey {
        let share = |count: u32| f64::from(count) / f64::from(draws);
        let shares = |counts: Vec<u32>| counts.into_iter().map(share).collect();
        let mut coalitions: Vec<(Members, u32)> = self.coalitions.into_iter().collect();
        coalitions.sort_unstable_by(|(a, often), (b, other)| other.cmp(often).then(b.len().cmp(&a.len())).then(a.cmp(b)));
        Survey {
            draws,
            belongs: shares(self.belongs),
            adopted: share(self.adopted),
            largest: shares(self.largest),
            coalitions: coalitions.into_iter().map(|(members, count)| Frequent { members, share: share(count) }).collect(),
        }
    }
}
