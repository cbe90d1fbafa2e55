//! Which states a network is made of.

use foederis::Record;
use foederis::date::Date;
use foederis::id::PlaceId;
use foederis::set::StateSet;
use foederis::vocab::{PlaceKind, StateKind};

/// Every state of the record that exists on `day` ([`State::exists`](foederis::state::State::exists)): no territories, no organisations.
///
/// They are more than the Correlates of War count, where a state acted before they let it in or while it was occupied: 52 for 45 in
/// 1914, 92 for 84 in 1955; as many as they since 2000.
pub fn members(record: &Record, day: Date) -> StateSet {
    let member = record.states.iter().filter(|(_, state)| state.kind == StateKind::State && state.exists(day));
    member.map(|(id, _)| id).collect()
}

/// Every state, past or present, with a homeland in this region: metropolitan territory, not islands or possessions overseas.
pub fn at_home_in(record: &Record, region: PlaceId) -> StateSet {
    let inside = record.atlas.contents(region).iter().map(|(place, _)| &record.places[*place]);
    inside.filter(|place| place.kind == PlaceKind::Homeland).filter_map(|place| place.metropolitan_of).collect()
}
