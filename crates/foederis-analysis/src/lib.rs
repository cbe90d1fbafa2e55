//! What an architecture would change, measured.
//!
//! In go a [`Record`], architectures and days; out come comparisons, distances and structure, as plain data that
//! names every instrument behind a number. Pure functions: no files, no clock, no printing, and no opinion on whether a change is good.

pub mod agreement;
pub mod capabilities;
pub mod compare;
pub mod defenders;
pub mod distance;
pub mod json;
pub mod positions;
pub mod reliability;
pub mod similarity;
pub mod structure;
pub mod tension;
pub mod typology;

use foederis::casus::{Rules, Scope};
use foederis::date::{Date, Dated};
use foederis::id::StateId;
use foederis::matrix::{Cell, cells};
use foederis::set::StateSet;
use foederis::vocab::Duty;
use foederis::{Architecture, Record};

use crate::structure::{Certainty, Network};

/// An architecture on a day, compiled.
#[derive(Debug)]
pub struct Standpoint<'r> {
    /// The record.
    pub record: &'r Record,
    /// The architecture.
    pub architecture: &'r Architecture,
    /// The day.
    pub day: Date,
    /// What they compile to.
    pub rules: Rules,
}

impl<'r> Standpoint<'r> {
    /// Compiles an architecture on a day.
    pub fn new(record: &'r Record, architecture: &'r Architecture, day: Date) -> Self {
        let rules = Rules::compile(record, architecture, day, Scope::Standing);
        Standpoint { record, architecture, day, rules }
    }

    /// The parties of the instruments that this architecture adds.
    pub fn members(&self) -> StateSet {
        let day = Dated::day(self.day);
        self.architecture.with.iter().flat_map(|id| self.record.parties_of(*id, Some(day)).iter()).collect()
    }

    /// Who owes whom a duty of this kind at all.
    pub fn matrix(&self, duty: Duty) -> Vec<Cell> {
        cells(self.record, &self.rules, duty)
    }

    /// The state that is tied to most of these by a duty to defend, wherever it lies; none where several are tied to as many.
    pub fn hub(&self, among: StateSet) -> Option<StateId> {
        let nodes = structure::members(self.record, self.day);
        let network = Network::of_cells(nodes, &self.matrix(Duty::Defend), Certainty::Bound);
        let partners = |state: StateId| network.partners(state).and(among).len();
        let most = network.nodes().iter().map(partners).max().filter(|most| *most > 0)?;
        let mut busiest = network.nodes().iter().filter(|state| partners(*state) == most);
        busiest.next().filter(|_| busiest.next().is_none())
    }
}
