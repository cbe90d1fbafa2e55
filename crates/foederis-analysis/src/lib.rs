//! What an architecture would change, measured.
//!
//! In go a [`Record`](foederis::Record), architectures and days; out come comparisons, distances and structure, as plain data that
//! names every instrument behind a number. Pure functions: no files, no clock, no printing, and no opinion on whether a change is good.

pub mod compare;
pub mod distance;
pub mod json;
pub mod positions;
pub mod tension;

use foederis::casus::{Rules, Scope};
use foederis::date::Date;
use foederis::id::{InstrumentId, StateId};
use foederis::set::StateSet;
use foederis::vocab::{Duty, PlaceKind};
use foederis::{Architecture, Record};

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

    /// Among these states, the one bound to defend, or defended by, the most others; the first of the record among equals.
    pub fn hub(&self, among: StateSet) -> Option<StateId> {
        let mut partners: Vec<(StateId, StateSet)> = among.iter().map(|s| (s, StateSet::EMPTY)).collect();
        for row in self.rules.rows.iter().filter(|row| row.duty == Duty::Defend) {
            for (state, others) in &mut partners {
                if row.owers.has(*state) {
                    *others = others.or(row.beneficiaries.and(among));
                }
                if row.beneficiaries.has(*state) {
                    *others = others.or(row.owers.and(among));
                }
            }
        }
        let count = |(state, others): &(StateId, StateSet)| others.minus(StateSet::one(*state)).len();
        partners.iter().rev().filter(|p| count(p) > 0).max_by_key(|p| count(p)).map(|(state, _)| *state)
    }
}

/// The states whose homeland lies in one of these regions, and that exist on the day.
pub fn at_home_in(record: &Record, regions: &[foederis::id::PlaceId], day: Date) -> StateSet {
    let inside = record.atlas.inside(regions);
    let homes = record.places.iter().filter(|(id, p)| p.kind == PlaceKind::Homeland && inside.has(*id));
    let states = homes.filter_map(|(_, p)| p.metropolitan_of);
    states.filter(|s| record.states[*s].is_state() && record.states[*s].exists(day)).collect()
}
