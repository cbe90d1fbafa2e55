//! How far the standing instruments are from a pact: rung by rung, year by year, pair by pair. Never one number.
//!
//! For each rung the share of ordered pairs of members that already have it on the last day of a year: (a) a duty to defend at least
//! as strong as the pact's, (b) some duty to defend, (c) a duty to consult, (d) access or bases, (e) logistics, (f) intelligence,
//! (g) exercises or dialogue. Rungs (a) to (c) are read from provisions, those of defence only where they reach the regions that the
//! pact's areas name; (d) from duties to permit, or, where an instrument on access
//! states none, from its layers; a duty to settle disputes among the parties themselves is no consultation in this sense; (e) to (g) from the layers of instruments. Binding and political instruments both count.

use std::collections::BTreeMap;

use foederis::casus::{Rules, Scope};
use foederis::date::Date;
use foederis::id::{InstrumentId, PlaceId, StateId};
use foederis::instrument::{Instrument, Selector};
use foederis::set::{PlaceSet, StateSet};
use foederis::vocab::{Duty, Layer, Rung, Status, Strength};
use foederis::{Architecture, Record, Verdict};

/// A pact to measure the distance to: its members and what it promises between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Its members, in the order of the record.
    pub members: Vec<StateId>,
    /// The duty to defend that it promises, by ordered pair; pairs without one are left out.
    pub promised: BTreeMap<(StateId, StateId), Strength>,
    /// The places inside the regions that its areas name; none: everywhere.
    pub places: Option<PlaceSet>,
}

/// How a rung is reached between two states on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// For certain, or contested.
    pub answer: Verdict,
    /// Every instrument that gives it, in the order of the record.
    pub instruments: Vec<InstrumentId>,
}

/// What stands between the members on a day: by rung, who owes, to whom.
pub type Web = BTreeMap<(Rung, StateId, StateId), Step>;

/// How many ordered pairs have a rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// For certain.
    pub certain: usize,
    /// Contested.
    pub contested: usize,
}

/// The shares of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Year {
    /// The day they were counted on: the last of the year, or the last day asked about.
    pub day: Date,
    /// By rung, in the order of [`Rung::ALL`].
    pub shares: [Share; Rung::ALL.len()],
}

impl Goal {
    /// What these instruments promise between their parties on a day.
    pub fn of(record: &Record, pact: &[InstrumentId], day: Date) -> Goal {
        let without = record.instruments.iter().map(|(id, _)| id).filter(|id| !pact.contains(id)).collect();
        let alone = Architecture { with: pact.to_vec(), without, ..Architecture::standing() };
        let standpoint = crate::Standpoint::new(record, &alone, day);
        let mut promised = BTreeMap::new();
        for row in standpoint.rules.rows.iter().filter(|r| r.duty == Duty::Defend) {
            for (ower, owed) in pairs(row.owers, row.beneficiaries) {
                let strength = row.strength.unwrap_or(Strength::Act);
                let best = promised.entry((ower, owed)).or_insert(strength);
                *best = strength.max(*best);
            }
        }
        let areas = record.areas.iter().filter(|(_, area)| pact.contains(&area.instrument));
        let named: Vec<PlaceId> =
            areas.flat_map(|(_, area)| area.includes.iter().chain(area.rules.iter().flat_map(|r| &r.within)).copied()).collect();
        let places = (!named.is_empty()).then(|| record.atlas.inside(&named));
        Goal { members: standpoint.members().iter().collect(), promised, places }
    }

    /// The rungs that lead to this pact: a pact that promises no defence has none as strong as its own.
    pub fn rungs(&self) -> impl Iterator<Item = Rung> {
        let defends = !self.promised.is_empty();
        Rung::ALL.iter().copied().filter(move |rung| defends || *rung != Rung::AsStrong)
    }

    /// How many ordered pairs of members there are.
    pub fn pairs(&self) -> usize {
        self.members.len() * self.members.len().saturating_sub(1)
    }

    /// The signed instruments that name two or more members, as parties or in a duty; no other can tie them.
    fn relevant(&self, record: &Record) -> Vec<InstrumentId> {
        let members: StateSet = self.members.iter().copied().collect();
        let selected = |selector: &Selector| match selector {
            Selector::State(state) => StateSet::one(*state),
            Selector::Group(group) => record.groups[*group].members.iter().map(|m| m.state).collect(),
            Selector::NonParties | Selector::AllStates => members,
            Selector::Parties | Selector::NonState => StateSet::EMPTY,
        };
        let named = |i: &Instrument| {
            let parties: StateSet = i.parties.iter().map(|p| p.state).collect();
            let selectors = i.provisions.iter().flat_map(|p| p.owed_by.iter().chain(&p.owed_to));
            selectors.fold(parties, |all, s| all.or(selected(s)))
        };
        record.signed().filter(|(_, i)| named(i).and(members).len() > 1).map(|(id, _)| id).collect()
    }

    /// What stands between the members on a day.
    pub fn web(&self, record: &Record, architecture: &Architecture, day: Date) -> Web {
        let relevant = self.relevant(record);
        self.web_of(record, architecture, day, &relevant)
    }

    fn web_of(&self, record: &Record, architecture: &Architecture, day: Date, relevant: &[InstrumentId]) -> Web {
        let members: StateSet = self.members.iter().copied().collect();
        let added = architecture.with.iter().copied();
        let kept: Vec<InstrumentId> =
            relevant.iter().copied().chain(added).filter(|id| !architecture.without.contains(id)).collect();
        let without = record.instruments.iter().map(|(id, _)| id).filter(|id| !kept.contains(id)).collect();
        let narrowed = Architecture { with: architecture.with.clone(), without, ..Architecture::standing() };
        let rules = Rules::compile(record, &narrowed, day, Scope::Standing);
        let mut web = Web::new();
        for row in rules.rows.iter().filter(|row| row.looks_outward()) {
            for (ower, owed) in pairs(row.owers.and(members), row.beneficiaries.and(members)) {
                // A promise that ends where the pact begins brings nobody closer to it.
                let fights = row.duty == Duty::Defend;
                if fights && self.places.is_some_and(|places| !rules.reaches(row, owed, &places)) {
                    continue;
                }
                for rung in self.reached(row.duty, row.strength, ower, owed) {
                    note(&mut web, (rung, ower, owed), rules.stands(row), row.instrument);
                }
            }
        }
        for id in kept {
            layers(record, id, architecture, day, members, &mut web);
        }
        web
    }

    fn reached(&self, duty: Duty, strength: Option<Strength>, ower: StateId, owed: StateId) -> Vec<Rung> {
        match duty {
            Duty::Defend => {
                let wanted = self.promised.get(&(ower, owed)).copied();
                let enough = wanted.is_some() && strength >= wanted;
                if enough { vec![Rung::AsStrong, Rung::Defend] } else { vec![Rung::Defend] }
            }
            Duty::Consult => vec![Rung::Consult],
            Duty::Permit => vec![Rung::Access],
            _ => Vec::new(),
        }
    }

    /// The shares of every year from `first` to the year of `last`.
    pub fn years(&self, record: &Record, architecture: &Architecture, first: i16, last: Date) -> Vec<Year> {
        let relevant = self.relevant(record);
        (first..=last.year())
            .map(|year| {
                let day = Date::constant(year, 12, 31).min(last);
                let web = self.web_of(record, architecture, day, &relevant);
                let mut shares = [Share::default(); Rung::ALL.len()];
                for ((rung, _, _), step) in &web {
                    let share = &mut shares[*rung as usize];
                    match step.answer {
                        Verdict::Yes => share.certain += 1,
                        _ => share.contested += 1,
                    }
                }
                Year { day, shares }
            })
            .collect()
    }
}

/// Years on end in which one state had a rung towards another by the same instruments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spell {
    /// Which rung.
    pub rung: Rung,
    /// Who owes.
    pub state: StateId,
    /// To whom.
    pub owed_to: StateId,
    /// The first year at whose end it stood.
    pub from: i16,
    /// The last.
    pub to: i16,
    /// For certain, or contested.
    pub answer: Verdict,
    /// What gave it.
    pub instruments: Vec<InstrumentId>,
}

impl Goal {
    /// What tied two members, by rung, direction and time.
    pub fn spells(
        &self,
        record: &Record,
        architecture: &Architecture,
        first: i16,
        last: Date,
        a: StateId,
        b: StateId,
    ) -> Vec<Spell> {
        let relevant = self.relevant(record);
        let mut spells: Vec<Spell> = Vec::new();
        for year in first..=last.year() {
            let day = Date::constant(year, 12, 31).min(last);
            for ((rung, state, owed_to), step) in self.web_of(record, architecture, day, &relevant) {
                if (state, owed_to) != (a, b) && (state, owed_to) != (b, a) {
                    continue;
                }
                let goes_on = |s: &&mut Spell| {
                    (s.rung, s.state, s.owed_to, s.to) == (rung, state, owed_to, year - 1)
                        && (s.answer, &s.instruments) == (step.answer, &step.instruments)
                };
                match spells.iter_mut().find(goes_on) {
                    Some(spell) => spell.to = year,
                    None => spells.push(Spell {
                        rung,
                        state,
                        owed_to,
                        from: year,
                        to: year,
                        answer: step.answer,
                        instruments: step.instruments,
                    }),
                }
            }
        }
        spells.sort_by_key(|s| (s.rung, s.state, s.owed_to, s.from));
        spells
    }
}

/// Ordered pairs of one of each.
fn pairs(owers: StateSet, owed: StateSet) -> impl Iterator<Item = (StateId, StateId)> {
    owers.iter().flat_map(move |a| owed.iter().filter(move |b| *b != a).map(move |b| (a, b)))
}

fn note(web: &mut Web, key: (Rung, StateId, StateId), answer: Verdict, instrument: InstrumentId) {
    let step = web.entry(key).or_insert(Step { answer, instruments: Vec::new() });
    step.answer = step.answer.max(answer);
    if !step.instruments.contains(&instrument) {
        step.instruments.push(instrument);
    }
}

/// The rungs that an instrument gives by what it is about.
fn layers(record: &Record, id: InstrumentId, architecture: &Architecture, day: Date, members: StateSet, web: &mut Web) {
    let instrument = &record.instruments[id];
    let added = architecture.with.contains(&id);
    let in_force = if added { Verdict::Yes } else { instrument.in_force_on(day) };
    if in_force == Verdict::No || instrument.status == Status::Proposed && !added {
        return;
    }
    let has = |layers: &[Layer]| layers.iter().any(|l| instrument.layers.contains(l));
    let permits = instrument.provisions.iter().any(|p| p.duty == Duty::Permit);
    let rungs = [
        (Rung::Access, has(&[Layer::Access, Layer::Basing]) && !permits),
        (Rung::Logistics, has(&[Layer::Logistics])),
        (Rung::Intelligence, has(&[Layer::Intelligence])),
        (Rung::Dialogue, has(&[Layer::Exercises, Layer::Dialogue])),
    ];
    let on = |p: &foederis::instrument::Party| match added {
        true => instrument.party_on(p, day),
        false => p.span.covers(day),
    };
    let parties: Vec<(StateId, Verdict)> =
        instrument.parties.iter().filter(|p| members.has(p.state)).map(|p| (p.state, on(p))).collect();
    for (rung, _) in rungs.into_iter().filter(|(_, given)| *given) {
        for (a, first) in &parties {
            for (b, second) in parties.iter().filter(|(b, _)| b != a) {
                let answer = in_force.and(*first).and(*second);
                if answer != Verdict::No {
                    note(web, (rung, *a, *b), answer, id);
                }
            }
        }
    }
}
