//! What a pact is worth to a state.

use super::game::Game;
use super::members::Members;
use super::parameters::Parameters;
use super::terms::Terms;

/// What a state gains by a pact, against none, as a member or from outside. In fights lost: 1 is the certain loss of a fight with one
/// rival that has a quarrel.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Gain {
    /// How much less likely it loses its own fights, with threats as they are; at least 0 but for rounding.
    pub cover: f64,
    /// Less what it newly has to fight for others, with threats as they are. Above 0 where others now share duties that it had.
    pub exposure: f64,
    /// Less what raised threats to members add to both; at most 0.
    pub provocation: f64,
}

impl Gain {
    /// All three together.
    pub fn total(self) -> f64 {
        self.cover + self.exposure + self.provocation
    }
}

impl Game {
    /// What each candidate gains by a pact of these members, against none, in the order of candidates. All 0 for fewer than two.
    ///
    /// # Panics
    /// If a member is no candidate.
    pub fn gains(&self, parameters: &Parameters, members: Members) -> Vec<Gain> {
        self.check(members);
        let terms = Terms::new(self, parameters);
        let mut gains = terms.row();
        terms.gains(members, &mut gains);
        (0..self.candidates()).map(|candidate| gains.of(candidate)).collect()
    }
}
