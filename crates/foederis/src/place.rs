//! Places, and the areas in which treaties speak of them.

use crate::date::{Dated, Span};
use crate::id::{InstrumentId, PlaceId, StateId};
use crate::vocab::{PlaceKind, Seen};

/// Somewhere an incident can happen; or a region that contains such places.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    /// The state.
    pub by: StateId,
    /// When.
    pub span: Span,
}

/// The geographic clause of one instrument.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq, Default)]
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
#[derive(Debug, Clone, PartialEq, Default)]
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
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceReadings {
    /// The place.
    pub place: PlaceId,
    /// While the dispute lasts.
    pub span: Span,
    /// Who read the clause how.
    pub readings: Vec<Reading>,
}

/// One reading of a clause.
#[derive(Debug, Clone, PartialEq)]
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
