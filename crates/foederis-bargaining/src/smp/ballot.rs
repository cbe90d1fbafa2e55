//! A vote of all on options: from what they are worth to the chance of each.

use super::coalition::{Pairs, strengths};
use super::lanes::Rows;
use super::{Options, Smp};

/// What is needed for a vote, kept for the next.
#[derive(Debug, Default)]
pub(super) struct Ballot {
    strengths: Pairs,
    wins: Pairs,
    chances: Vec<f64>,
}

impl Ballot {
    /// The chances of so many options from what each is worth to each actor, actor by actor.
    pub(super) fn hold(&mut self, smp: &Smp, options: &Options, utilities: &Rows, many: usize) -> &[f64] {
        strengths(options.voting, &smp.scaled.capability, utilities, many, &mut self.strengths);
        options.victory.chances(&self.strengths, &mut self.wins);
        options.distribution.over(&self.strengths, &self.wins, &mut self.chances);
        &self.chances
    }
}
