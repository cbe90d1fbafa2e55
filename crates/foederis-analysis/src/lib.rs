//! What an architecture would change, measured.
//!
//! In go a [`Record`], architectures and days; out come comparisons, distances and structure, as plain data that
//! names every instrument behind a number. Pure functions: no files, no clock, no printing, and no opinion on whether a change is good.

pub mod compare;
pub mod distance;
pub mod json;
pub mod positions;
pub mod structure;
pub mod tension;

use foederis::casus::{Rules, Scope};
use foederis::date::Date;
use foederis::id::{InstrumentId, StateId};
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
        let parties = |id: &InstrumentId| {
            let instrument = &self.record.instruments[*id];
            let on = move |p: &&foederis::instrument::Party| instrument.party_on(p, self.day) != foederis::Verdict::No;
            instrument.parties.iter().filter(on).map(|p| p.state)
        };
        self.architecture.with.iter().flat_map(parties).filter(|s| self.record.states[*s].is_state()).collect()
    }

    /// The state that is tied to most of these by a duty to defend, wherever it lies; none where several are tied to as many.
    pub fn hub(&self, among: StateSet) -> Option<StateId> {
        let network = Network::on(self.record, self.architecture, self.day, Duty::Defend, None, Certainty::Bound);
        let partners = |state: StateId| network.partners(state).and(among).len();
        let most = network.nodes().iter().map(partners).max().filter(|most| *most > 0)?;
        let mut busiest = network.nodes().iter().filter(|state| partners(*state) == most);
        busiest.next().filter(|_| busiest.next().is_none())
    }
}
