//! One turn.

use super::ballot::Ballot;
use super::bargain::Deals;
use super::challenge::{Arena, Target};
use super::random::Random;
use super::resolve::{Taken, Values};
use super::state::State;
use super::{Options, Smp, Transition};

/// A run between two turns, with room for what is computed in a turn: nothing is allocated after the first.
#[derive(Debug)]
pub(super) struct Engine<'a> {
    pub(super) smp: &'a Smp,
    pub(super) options: &'a Options,
    pub(super) state: State,
    /// None if nothing is left to chance.
    pub(super) random: Option<Random>,
    pub(super) arena: Arena,
    pub(super) ballot: Ballot,
    pub(super) values: Values,
    /// What each does in this turn.
    pub(super) targets: Vec<Option<Target>>,
    pub(super) deals: Deals,
    pub(super) taken: Vec<Option<usize>>,
    /// The same with each list and its chances, if it is to be kept.
    pub(super) lists: Option<Vec<Taken>>,
    positions: Vec<f64>,
}

impl<'a> Engine<'a> {
    /// At the start.
    pub(super) fn new(smp: &'a Smp, options: &'a Options, keep: bool) -> Engine<'a> {
        let mut ballot = Ballot::default();
        let state = State::start(smp, options, &mut ballot);
        let random = match options.transition {
            Transition::Stochastic { seed } => Some(Random::new(seed)),
            Transition::Deterministic => None,
        };
        Engine {
            smp,
            options,
            state,
            random,
            ballot,
            arena: Arena::default(),
            values: Values::default(),
            targets: Vec::new(),
            deals: Deals::default(),
            taken: Vec::new(),
            lists: keep.then(Vec::new),
            positions: Vec::new(),
        }
    }

    /// What all do in this turn.
    pub(super) fn consider(&mut self) {
        let (smp, options, state, arena) = (self.smp, self.options, &self.state, &mut self.arena);
        arena.enter(smp, options, state);
        self.targets.clear();
        self.deals.clear(smp.dimensions().len());
        for i in 0..smp.actors().len() {
            let target = arena.target(smp, options, state, i);
            self.targets.push(target);
            if let Some(target) = target {
                self.deals.strike(smp, options, state, arena, i, &target);
            }
        }
        self.resolve();
    }

    /// Nobody does anything more.
    pub(super) fn rest(&mut self) {
        self.targets.clear();
        self.deals.clear(self.smp.dimensions().len());
        self.lists = None;
    }

    /// Does it. By how much all moved: the sum of plain distances.
    pub(super) fn advance(&mut self) -> f64 {
        self.positions.clear();
        for (actor, taken) in self.taken.iter().enumerate() {
            let place = taken.map_or(self.state.position(actor), |deal| self.deals.place_of(deal, actor));
            self.positions.extend_from_slice(place);
        }
        self.state.advance(self.smp, self.options, &self.positions, &mut self.ballot)
    }
}
