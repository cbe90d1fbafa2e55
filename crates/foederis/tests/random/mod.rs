//! Random small records and incidents, dense enough that every clause of every duty is met, contested and failed somewhere.

mod apart;
pub(crate) mod blank;
mod incident;
mod instrument;
mod place;
mod provision;
mod show;

use std::collections::BTreeMap;

use foederis::date::{Date, Dated, Span};
use foederis::id::{AreaId, GroupId, InstrumentId, PlaceId, StateId};
use foederis::instrument::{Instrument, Provision};
use foederis::place::{Area, Atlas, Place};
use foederis::record::Table;
use foederis::state::{Group, Membership};
use foederis::vocab::Duty;
use foederis::{Incident, Record};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::RngSeed;

/// A record and some incidents, all asked of [`today`].
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) record: Record,
    pub(crate) incidents: Vec<Incident>,
}

/// How big a record is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) states: usize,
    pub(crate) groups: usize,
    pub(crate) places: usize,
    pub(crate) areas: usize,
    pub(crate) instruments: usize,
}

impl Size {
    pub(crate) fn states(self) -> impl Iterator<Item = StateId> {
        (0..self.states).map(StateId::new)
    }
}

/// The day of every question. The dates of [`spans`] lie before, after and around it.
pub(crate) fn today() -> Date {
    date("1960-06-15").earliest
}

pub(crate) fn date(text: &str) -> Dated {
    Dated::parse(text).expect("the dates of the tests are dates")
}

impl World {
    /// The same world with other instruments.
    pub(crate) fn with_instruments(&self, edit: impl FnOnce(&mut Vec<Instrument>)) -> World {
        let mut world = self.clone();
        let mut instruments = world.record.instruments.rows().to_vec();
        edit(&mut instruments);
        world.record.instruments = table(instruments, InstrumentId::new);
        world
    }
}

/// A world before its tables are built.
#[derive(Debug, Clone)]
struct Draft {
    groups: Vec<Group>,
    places: Vec<Place>,
    areas: Vec<Area>,
    instruments: Vec<Instrument>,
    incidents: Vec<Incident>,
}

/// How often a property is tried: as often as it says, on the same worlds in every run; or `CASES` times, on other worlds each time.
pub(crate) fn tries(cases: u32) -> ProptestConfig {
    let asked = std::env::var("CASES").ok().and_then(|n| n.parse().ok());
    let rng_seed = if asked.is_some() { RngSeed::Random } else { RngSeed::Fixed(1_815) };
    ProptestConfig { cases: asked.unwrap_or(cases), failure_persistence: None, rng_seed, ..ProptestConfig::default() }
}

/// Worlds that a record may describe.
pub(crate) fn worlds() -> impl Strategy<Value = World> {
    sizes().prop_flat_map(|size| drafts(size).prop_map(move |draft| build(size, apart::settle(draft))))
}

/// A world, and a duty to defend that one of its instruments might contain besides.
pub(crate) fn worlds_and_promises() -> impl Strategy<Value = (World, usize, Provision)> {
    sizes().prop_flat_map(|size| {
        let worlds = drafts(size).prop_map(move |draft| build(size, apart::settle(draft)));
        let promise = provision::provisions(size, Vec::new(), Vec::new()).prop_map(|p| Provision { duty: Duty::Defend, ..p });
        (worlds, 0..size.instruments, promise)
    })
}

fn sizes() -> impl Strategy<Value = Size> {
    (4..=6usize, 1..=2usize, 4..=7usize, 1..=3usize, 2..=4usize).prop_map(|(states, groups, places, areas, instruments)| Size {
        states,
        groups,
        places,
        areas,
        instruments,
    })
}

fn drafts(size: Size) -> impl Strategy<Value = Draft> {
    let groups = prop::collection::vec(groups(size), size.groups);
    let incidents = prop::collection::vec(incident::incidents(size), 1..=4);
    let areas = prop::collection::vec(place::areas(size), size.areas);
    // A provision can only speak of the areas of its own instrument.
    let areas = areas.prop_flat_map(move |areas| {
        let instruments = instrument::instruments(size, &areas);
        (Just(areas), instruments)
    });
    (groups, place::places(size), areas, incidents).prop_map(|(groups, places, (areas, instruments), incidents)| Draft {
        groups,
        places,
        areas,
        instruments,
        incidents,
    })
}

fn build(size: Size, draft: Draft) -> World {
    let record = Record {
        atlas: Atlas::new(&draft.places),
        states: table(size.states().map(|_| blank::state()).collect(), StateId::new),
        groups: table(draft.groups, GroupId::new),
        places: table(draft.places, PlaceId::new),
        areas: table(draft.areas, AreaId::new),
        instruments: table(draft.instruments, InstrumentId::new),
        ..Record::default()
    };
    World { record, incidents: draft.incidents }
}

/// A table whose rows are known by their numbers.
pub(crate) fn table<Id: Copy, T>(rows: Vec<T>, id: impl Fn(usize) -> Id) -> Table<Id, T> {
    let keys: BTreeMap<String, Id> = (0..rows.len()).map(|n| (n.to_string(), id(n))).collect();
    Table::new(rows, keys)
}

fn groups(size: Size) -> impl Strategy<Value = Group> {
    let member = (states(size), spans()).prop_map(|(state, span)| Membership { state, span });
    prop::collection::vec(member, 1..=3).prop_map(|members| Group { members, ..blank::group() })
}

pub(crate) fn states(size: Size) -> impl Strategy<Value = StateId> {
    (0..size.states).prop_map(StateId::new)
}

/// Spells: mostly without dates; else over, not begun, current, or beginning or ending on a day that is not known.
pub(crate) fn spans() -> impl Strategy<Value = Span> {
    let dated = |from: Option<&str>, to: Option<&str>| Span { from: from.map(date), to: to.map(date) };
    prop_oneof![
        6 => Just(Span::ALWAYS),
        4 => select(vec![
            dated(Some("1950"), Some("1970")),
            dated(Some("1960-06-15"), None),
            dated(Some("1950"), Some("1960-06-16")),
            dated(Some("1950"), Some("1960-06-15")),
            dated(Some("1960-06-16"), None),
            dated(None, Some("1955-03")),
            dated(Some("1960"), None),
            dated(Some("1950"), Some("1960-06")),
            dated(Some("1959/1961"), Some("1970")),
        ]),
    ]
}

/// Some of these, none oftenest.
pub(crate) fn few<T: Clone + std::fmt::Debug + 'static>(items: Vec<T>) -> impl Strategy<Value = Vec<T>> {
    let most = items.len().min(2);
    prop_oneof![2 => Just(Vec::new()), 1 => subsequence(items, 0..=most)]
}

/// Some words of a list, as bits; 0 oftenest.
pub(crate) fn bits(count: usize) -> impl Strategy<Value = u16> {
    few((0..count).collect()).prop_map(|numbers| numbers.into_iter().fold(0, |bits, n| bits | 1 << n))
}
