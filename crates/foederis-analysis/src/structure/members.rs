//! Which states a network is made of.

use foederis::Record;
use foederis::date::Date;
use foederis::id::PlaceId;
use foederis::set::StateSet;
use foederis::vocab::{PlaceKind, StateKind};

/// Every state of the record that exists on `day`: no territories, no organisations.
pub fn members(record: &Record, day: Date) -> StateSet {
    let member = record.states.iter().filter(|(_, state)| state.kind == StateKind::State && state.exists(day));
    member.map(|(id, _)| id).collect()
}

/// Every state, past or present, with a homeland in this region: metropolitan territory, not islands or possessions overseas.
pub fn at_home_in(record: &Record, region: PlaceId) -> StateSet {
    let inside = record.atlas.contents(region).iter().map(|(place, _)| &record.places[*place]);
    inside.filter(|place| place.kind == PlaceKind::Homeland).filter_map(|place| place.metropolitan_of).collect()
}
