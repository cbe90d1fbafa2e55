//! Two states that change places everywhere: in groups, places, areas, instruments and incidents.

use foederis::id::{AreaId, GroupId, InstrumentId, PlaceId, StateId};
use foederis::instrument::{Instrument, Provision, Selector};
use foederis::place::{Area, Holder, Place};
use foederis::set::StateSet;
use foederis::{Incident, Record};

use crate::random::{World, table};

/// The two states.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Swap(pub(crate) StateId, pub(crate) StateId);

impl Swap {
    pub(crate) fn state(self, state: StateId) -> StateId {
        match state {
            s if s == self.0 => self.1,
            s if s == self.1 => self.0,
            other => other,
        }
    }

    pub(crate) fn world(self, world: &World) -> World {
        let record = &world.record;
        let mut groups = record.groups.rows().to_vec();
        groups.iter_mut().flat_map(|g| &mut g.members).for_each(|m| m.state = self.state(m.state));
        let swapped = Record {
            groups: table(groups, GroupId::new),
            places: table(record.places.rows().iter().map(|p| self.place(p)).collect(), PlaceId::new),
            areas: table(record.areas.rows().iter().map(|a| self.area(a)).collect(), AreaId::new),
            instruments: table(record.instruments.rows().iter().map(|i| self.instrument(i)).collect(), InstrumentId::new),
            ..record.clone()
        };
        World { record: swapped, incidents: world.incidents.iter().map(|i| self.incident(i)).collect() }
    }

    fn set(self, states: StateSet) -> StateSet {
        states.iter().map(|s| self.state(s)).collect()
    }

    fn all(self, states: &mut [StateId]) {
        states.iter_mut().for_each(|s| *s = self.state(*s));
    }

    fn named(self, selectors: &mut [Selector]) {
        for selector in selectors {
            if let Selector::State(state) = selector {
                *state = self.state(*state);
            }
        }
    }

    fn place(self, place: &Place) -> Place {
        let mut place = place.clone();
        place.metropolitan_of = place.metropolitan_of.map(|s| self.state(s));
        place.administration.iter_mut().chain(&mut place.claims).for_each(|held| held.by = self.state(held.by));
        place
    }

    fn area(self, area: &Area) -> Area {
        let mut area = area.clone();
        for rule in &mut area.rules {
            if let Holder::States(states) = &mut rule.holder {
                self.all(states);
            }
        }
        area
    }

    fn instrument(self, instrument: &Instrument) -> Instrument {
        let mut instrument = instrument.clone();
        instrument.parties.iter_mut().for_each(|p| p.state = self.state(p.state));
        instrument.provisions.iter_mut().for_each(|p| self.provision(p));
        for effect in instrument.interpretations.iter_mut().filter_map(|i| i.effect.as_mut()) {
            [&mut effect.owed_by, &mut effect.owed_to, &mut effect.attackers].into_iter().for_each(|s| self.named(s));
        }
        for suspension in &mut instrument.suspensions {
            suspension.by = self.state(suspension.by);
            suspension.towards = suspension.towards.map(|s| self.state(s));
        }
        instrument
    }

    fn provision(self, provision: &mut Provision) {
        let adversary = &mut provision.adversary;
        let lists = [&mut provision.owed_by, &mut provision.owed_to, &mut adversary.not, &mut adversary.contested];
        lists.into_iter().chain(&mut adversary.only).for_each(|selectors| self.named(selectors));
        self.all(&mut provision.when.fighting);
    }

    fn incident(self, incident: &Incident) -> Incident {
        Incident {
            attackers: self.set(incident.attackers),
            targets: self.set(incident.targets),
            beside_attackers: self.set(incident.beside_attackers),
            beside_targets: self.set(incident.beside_targets),
            ..*incident
        }
    }
}
