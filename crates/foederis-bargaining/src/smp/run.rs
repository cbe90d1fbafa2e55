//! A run: turn after turn until little moves.

use super::bargain::Deals;
use super::challenge::Target;
use super::engine::Engine;
use super::resolve::Taken;
use super::{Options, Smp};

/// How little of the first turn's movement counts as rest.
const LITTLE: f64 = 0.02;
/// Added to the first turn's movement, should that be nothing.
const LEAST: f64 = 1e-4;
/// No run is shorter.
const FEWEST_TURNS: usize = 2;

/// All that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The state at the start, then after each turn: one more than turns were taken.
    pub turns: Vec<Turn>,
    /// Why it ended.
    pub end: End,
}

/// Why a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// After at least two turns, the actors moved by less than 2 % of their first movement.
    Settled,
    /// They still moved at the bound on turns: what stands there is not where they would end.
    Bound,
}

/// Where everyone stands at a time, and what they do next.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// Where each actor stands on each dimension, 0 to 100.
    pub positions: Vec<Vec<f64>>,
    /// Where each would like to be.
    pub ideals: Vec<Vec<f64>>,
    /// The chance of each actor's position. Those who stand closer than 0.1 together share one position, and each shows its chance.
    pub probabilities: Vec<f64>,
    /// The mean of distinct positions by their chances, on each dimension. Not among the original's results.
    pub expected: Vec<f64>,
    /// Each actor's attitude to risk, 1 for eager.
    pub risk: Vec<f64>,
    /// Whom each challenges, if anyone. In the last state nobody does.
    pub challenges: Vec<Option<Challenge>>,
    /// What they bargain for, by initiator.
    pub bargains: Vec<Bargain>,
    /// What each takes.
    pub choices: Vec<Choice>,
}

/// The target that promises an actor most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Challenge {
    /// Who is challenged.
    pub target: usize,
    /// The initiator's chance to win as it sees it.
    pub chance: f64,
    /// What the initiator expects to gain over the status quo, in utility.
    pub gain: f64,
    /// The initiator's chance as the target sees it.
    pub chance_to_target: f64,
    /// The initiator's gain as the target sees it.
    pub gain_to_target: f64,
}

/// Where a challenge could lead.
#[derive(Debug, Clone, PartialEq)]
pub struct Bargain {
    /// Who challenged.
    pub initiator: usize,
    /// Whom.
    pub receiver: usize,
    /// Where the initiator would go, 0 to 100.
    pub initiator_goes: Vec<f64>,
    /// Where the receiver would go.
    pub receiver_goes: Vec<f64>,
}

/// What an actor could take, and took.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The places of the bargains that it was part of; `None` for staying.
    pub options: Vec<Option<usize>>,
    /// The chance of each.
    pub chances: Vec<f64>,
    /// What was taken.
    pub taken: Option<usize>,
}

/// Only where it ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Where each actor stands on each dimension, 0 to 100.
    pub positions: Vec<Vec<f64>>,
    /// The chance of each actor's position.
    pub probabilities: Vec<f64>,
    /// The mean of distinct positions by their chances, on each dimension.
    pub expected: Vec<f64>,
    /// How many turns it took.
    pub turns: usize,
    /// Why it ended.
    pub end: End,
}

impl Smp {
    /// Runs the model and keeps all that happens.
    pub fn run(&self, options: &Options) -> Run {
        let mut turns = Vec::new();
        let mut engine = Engine::new(self, options, true);
        let end = engine.play(|engine| turns.push(engine.turn()));
        engine.rest();
        turns.push(engine.turn());
        Run { turns, end }
    }

    /// Runs the model and keeps only where it ends: for many draws.
    pub fn outcome(&self, options: &Options) -> Outcome {
        let mut turns = 0;
        let mut engine = Engine::new(self, options, false);
        let end = engine.play(|_| turns += 1);
        let (probabilities, expected) = engine.forecast();
        Outcome { positions: engine.percent(&engine.state.positions), probabilities, expected, turns, end }
    }
}

impl Engine<'_> {
    /// Turn after turn, each shown before it is done; why it ends.
    fn play(&mut self, mut show: impl FnMut(&mut Self)) -> End {
        let mut first = None;
        for turn in 1.. {
            self.consider();
            show(self);
            let moved = self.advance();
            let first = *first.get_or_insert(moved + LEAST);
            if turn >= FEWEST_TURNS && moved / first < LITTLE {
                return End::Settled;
            }
            if turn >= self.options.most_turns {
                break;
            }
        }
        End::Bound
    }

    fn turn(&mut self) -> Turn {
        let (probabilities, expected) = self.forecast();
        let Engine { smp, options, state, arena, .. } = self;
        let mut challenge = |(i, target): (usize, &Option<Target>)| {
            let Target { of, prospect: own } = (*target)?;
            let other = arena.as_target_sees(smp, options, state, i, of);
            let (chance_to_target, gain_to_target) = (other.chance, other.gain);
            Some(Challenge { target: of, chance: own.chance, gain: own.gain, chance_to_target, gain_to_target })
        };
        let challenges = self.targets.iter().enumerate().map(&mut challenge).collect();
        let lists = self.lists.iter().flatten().cloned();
        let choice = |taken: Taken| Choice { options: taken.options, chances: taken.chances, taken: taken.taken };
        Turn {
            positions: self.percent(&self.state.positions),
            ideals: self.percent(&self.state.ideals),
            probabilities,
            expected,
            risk: self.state.risk.clone(),
            challenges,
            bargains: (0..self.deals.len()).map(|deal| bargain(&self.deals, deal)).collect(),
            choices: lists.map(choice).collect(),
        }
    }

    /// The chance of each actor's position, and the mean of distinct ones.
    fn forecast(&mut self) -> (Vec<f64>, Vec<f64>) {
        let (distinct, chances) = self.state.distinct(self.smp, self.options, &mut self.ballot);
        let mut expected = vec![0.0; self.smp.dimensions().len()];
        for (actor, chance) in distinct.iter().zip(&chances) {
            expected.iter_mut().zip(self.state.position(*actor)).for_each(|(expected, x)| *expected += chance * x * 100.0);
        }
        (self.state.chances(&distinct, &chances), expected)
    }

    /// Actor by actor, on the scale of the input.
    fn percent(&self, points: &[f64]) -> Vec<Vec<f64>> {
        points.chunks_exact(self.smp.dimensions().len()).map(percent).collect()
    }
}

impl Run {
    /// An actor's way on a dimension, 0 to 100.
    pub fn path(&self, actor: usize, dimension: usize) -> impl Iterator<Item = f64> {
        self.turns.iter().map(move |turn| turn.positions[actor][dimension])
    }

    /// The last state; a run has at least its start.
    pub fn last(&self) -> Option<&Turn> {
        self.turns.last()
    }
}

fn bargain(deals: &Deals, deal: usize) -> Bargain {
    let ([initiator, receiver], [initiator_goes, receiver_goes]) = (deals.parties(deal), deals.places(deal).map(percent));
    Bargain { initiator, receiver, initiator_goes, receiver_goes }
}

fn percent(point: &[f64]) -> Vec<f64> {
    point.iter().map(|x| x * 100.0).collect()
}
