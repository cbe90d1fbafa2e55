//! Random places, one inside another, and areas that list them.

use foederis::id::{InstrumentId, PlaceId, StateId};
use foederis::place::{Area, AreaRule, Held, Holder, Place, PlaceReadings};
use foederis::vocab::PlaceKind;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{Size, blank, few, spans, states};

const KINDS: [PlaceKind; 3] = [PlaceKind::Homeland, PlaceKind::Island, PlaceKind::Region];

/// Places of which each lies in at most two of those before it.
pub(super) fn places(size: Size) -> impl Strategy<Value = Vec<Place>> {
    (0..size.places).map(|n| place(size, n)).collect::<Vec<_>>()
}

fn place(size: Size, n: usize) -> impl Strategy<Value = Place> {
    let within = subsequence((0..n).map(PlaceId::new).collect::<Vec<_>>(), 0..=n.min(2));
    let administration = prop::collection::vec(held(size), 0..=2);
    let claims = prop::collection::vec(held(size), 0..=1);
    (within, select(&KINDS[..]), prop::option::of(states(size)), administration, claims).prop_map(
        |(within, kind, metropolitan_of, administration, claims)| Place {
            kind,
            within,
            metropolitan_of,
            administration,
            claims,
            ..blank::place()
        },
    )
}

fn held(size: Size) -> impl Strategy<Value = Held> {
    (states(size), spans()).prop_map(|(by, span)| Held { by, span })
}

/// The geographic clause of some instrument.
pub(super) fn areas(size: Size) -> impl Strategy<Value = Area> {
    let all: Vec<PlaceId> = (0..size.places).map(PlaceId::new).collect();
    let listed = move |most: usize| subsequence(all.clone(), 0..=most);
    let disputed = (0..size.places, spans()).prop_map(|(place, span)| PlaceReadings {
        place: PlaceId::new(place),
        span,
        readings: Vec::new(),
    });
    let lists = (listed(2), listed(1), prop::collection::vec(disputed, 0..=1));
    let rules = prop::collection::vec(rule(size), 0..=2);
    (0..size.instruments, spans(), any::<bool>(), lists, rules).prop_map(
        |(instrument, span, held, (includes, excludes, contested), rules)| Area {
            span,
            held,
            includes,
            excludes,
            rules,
            contested,
            ..blank::area(InstrumentId::new(instrument))
        },
    )
}

fn rule(size: Size) -> impl Strategy<Value = AreaRule> {
    let listed = prop::collection::vec(states(size), 1..=2).prop_map(|states: Vec<StateId>| Holder::States(states));
    let holder = prop_oneof![1 => Just(Holder::Anyone), 2 => Just(Holder::Beneficiary), 2 => Just(Holder::Parties), 1 => listed];
    let within = few((0..size.places).map(PlaceId::new).collect());
    (holder, any::<bool>(), few(KINDS.to_vec()), within).prop_map(|(holder, metropolitan, kinds, within)| AreaRule {
        holder,
        metropolitan,
        kinds,
        within,
    })
}
