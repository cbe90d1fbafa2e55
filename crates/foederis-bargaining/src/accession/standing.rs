//! Why a coalition is stable or not.

use super::game::Game;
use super::members::Members;
use super::parameters::Parameters;
use super::stable::less;
use super::terms::Terms;

/// One who is better off on the other side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// Whose: its place in the game.
    pub candidate: usize,
    /// How much more it gains there than where it is, above 0.
    pub by: f64,
}

/// One who would enter and is not let in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Refused {
    /// Who, and how much better off it would be.
    pub candidate: Move,
    /// The members who would be worse off with it.
    pub refuse: Members,
}

/// Who would leave a coalition, who would enter, and who may not. Each in the order of candidates.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The coalition.
    pub members: Members,
    /// Members who gain more if they leave and all others stay.
    pub leave: Vec<Move>,
    /// Others who gain more inside, and whom no member refuses.
    pub enter: Vec<Move>,
    /// Others who gain more inside, and whom a member refuses.
    pub refused: Vec<Refused>,
}

impl Standing {
    /// Whether two or more are members, nobody leaves and nobody enters: the same as being among [`Game::stable`].
    pub fn is_stable(&self) -> bool {
        self.members.len() >= 2 && self.leave.is_empty() && self.enter.is_empty()
    }
}

impl Game {
    /// Who would leave a coalition, who would enter, and who may not. Of fewer than two members there is no pact to leave, but one may
    /// be entered with one who is there.
    ///
    /// # Panics
    /// If a member is no candidate.
    pub fn standing(&self, parameters: &Parameters, members: Members) -> Standing {
        self.check(members);
        let terms = Terms::new(self, parameters);
        let gains = |members: Members| -> Vec<f64> {
            let mut row = terms.row();
            terms.gains(members, &mut row);
            (0..self.candidates()).map(|i| row.of(i).total()).collect()
        };
        let here = gains(members);
        let better = |there: &[f64], candidate: usize| {
            let by = there[candidate] - here[candidate];
            less(here[candidate], there[candidate]).then_some(Move { candidate, by })
        };
        let leave = members.iter().filter_map(|i| better(&gains(members.without(i)), i)).collect();
        let (mut enter, mut refused) = (Vec::new(), Vec::new());
        for j in members.others(self.candidates()) {
            let there = gains(members.with(j));
            let Some(candidate) = better(&there, j) else { continue };
            let refuse: Members = members.iter().filter(|i| less(there[*i], here[*i])).collect();
            if refuse.is_empty() {
                enter.push(candidate);
            } else {
                refused.push(Refused { candidate, refuse });
            }
        }
        Standing { members, leave, enter, refused }
    }
}
