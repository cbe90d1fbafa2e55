//! Places, and the areas in which treaties speak of them.

use serde::{Deserialize, Serialize};

use crate::date::{Dated, Span};
use crate::id::{InstrumentId, PlaceId, StateId};
use crate::set::PlaceSet;
use crate::vocab::{PlaceKind, Seen};

/// Somewhere an incident can happen; or a region that contains such places.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The id.
    pub id: String,
    /// The common name.
    pub name: String,
    /// Every other name it may be asked by.
    pub names: Vec<String>,
    /// What kind of place.
    pub kind: PlaceKind,
    /// Latitude and longitude of a representative point, decimal degrees; regions have none.
    pub point: Option<(f64, f64)>,
    /// The places and regions that contain it directly.
    pub within: Vec<PlaceId>,
    /// The recognised sovereign; none when disputed.
    pub sovereign: Option<StateId>,
    /// Whose metropolitan territory it is.
    pub metropolitan_of: Option<StateId>,
    /// Who held it when.
    pub administration: Vec<Held>,
    /// Who claims it.
    pub claims: Vec<Held>,
    /// Where this is from.
    pub source: String,
    /// How it was checked.
    pub seen: Seen,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// A state's spell of administering or claiming a place.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// The state.
    pub by: StateId,
    /// When.
    pub span: Span,
}

/// The geographic clause of one instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// The id.
    pub id: String,
    /// Whose clause it is.
    pub instrument: InstrumentId,
    /// Which article.
    pub article: Option<String>,
    /// The clause's own words.
    pub words: Option<String>,
    /// While the wording applies.
    pub span: Span,
    /// Whether listed places count only while the state attacked holds them.
    pub held: bool,
    /// In, with all they contain.
    pub includes: Vec<PlaceId>,
    /// Out.
    pub excludes: Vec<PlaceId>,
    /// What decides places that are not listed; alternatives.
    pub rules: Vec<AreaRule>,
    /// Places whose cover is disputed, with the readings.
    pub contested: Vec<PlaceReadings>,
    /// Places once argued about and settled: kept for the explanation.
    pub settled: Vec<PlaceReadings>,
    /// Where this is from.
    pub source: String,
    /// How it was checked.
    pub seen: Seen,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// A rule of an area: all its conditions must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct AreaRule {
    /// Who must hold the place on the day.
    pub holder: Holder,
    /// Only metropolitan territory of the holder.
    pub metropolitan: bool,
    /// Only places of these kinds; empty: any.
    pub kinds: Vec<PlaceKind>,
    /// Only inside these; empty: anywhere.
    pub within: Vec<PlaceId>,
}

/// Who must hold a place for it to count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub enum Holder {
    /// Anyone, or no one.
    #[default]
    Anyone,
    /// The state to which the duty is owed.
    Beneficiary,
    /// Any party of the day.
    Parties,
    /// One of these states.
    States(Vec<StateId>),
}

/// What has been said about one place under one clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceReadings {
    /// The place.
    pub place: PlaceId,
    /// While the dispute lasts.
    pub span: Span,
    /// Who read the clause how.
    pub readings: Vec<Reading>,
}

/// One reading of a clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Who said it.
    pub by: String,
    /// When.
    pub date: Option<Dated>,
    /// What it affirms or denies.
    pub what: String,
    /// Where it can be read.
    pub source: Option<String>,
}

/// Which place contains which: worked out once for a record.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Atlas {
    /// For each place: itself and what contains it, nearest first, with the distance in steps.
    containers: Vec<Vec<(PlaceId, u8)>>,
    /// For each place: itself and what lies inside it, with the distance in steps.
    contents: Vec<Vec<(PlaceId, u8)>>,
}

impl Atlas {
    /// The atlas of these places, which stand in the order of their ids.
    pub fn new(places: &[Place]) -> Self {
        let containers: Vec<Vec<(PlaceId, u8)>> = (0..places.len()).map(|n| chain(places, PlaceId::new(n))).collect();
        let mut contents = vec![Vec::new(); places.len()];
        for (n, chain) in containers.iter().enumerate() {
            chain.iter().for_each(|(outer, steps)| contents[outer.index()].push((PlaceId::new(n), *steps)));
        }
        Atlas { containers, contents }
    }

    /// A place and everything that contains it, nearest first, each once, with its distance in steps.
    pub fn containers(&self, place: PlaceId) -> &[(PlaceId, u8)] {
        &self.containers[place.index()]
    }

    /// A place and everything inside it, with its distance in steps.
    pub fn contents(&self, place: PlaceId) -> &[(PlaceId, u8)] {
        &self.contents[place.index()]
    }

    /// Everything inside one of these places or regions, themselves included.
    pub fn inside(&self, outer: &[PlaceId]) -> PlaceSet {
        outer.iter().flat_map(|o| self.contents(*o)).map(|(place, _)| *place).collect()
    }
}

fn chain(places: &[Place], place: PlaceId) -> Vec<(PlaceId, u8)> {
    let mut chain = vec![(place, 0u8)];
    let mut next = 0;
    while let Some(&(inner, steps)) = chain.get(next) {
        for &outer in &places[inner.index()].within {
            if chain.iter().all(|(known, _)| *known != outer) {
                chain.push((outer, steps.saturating_add(1)));
            }
        }
        next += 1;
    }
    chain
}
