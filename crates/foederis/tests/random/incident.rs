//! Random incidents: one or several on each side, states already fighting beside them, attackers that are no state.

use foederis::Incident;
use foederis::id::{PlaceId, StateId};
use foederis::vocab::{Form, Object, Provoked};
use proptest::prelude::*;
use proptest::sample::select;

use super::Size;

/// What a state does in an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Aside,
    Attacks,
    Attacked,
    BesideAttackers,
    BesideAttacked,
}

pub(super) fn incidents(size: Size) -> impl Strategy<Value = Incident> {
    let part = prop_oneof![
        8 => Just(Part::Aside),
        2 => Just(Part::Attacks),
        2 => Just(Part::Attacked),
        1 => Just(Part::BesideAttackers),
        1 => Just(Part::BesideAttacked),
    ];
    let parts = prop::collection::vec(part, size.states);
    // One state is attacked for certain, and one or somebody else attacks it.
    let principals = (0..size.states, 1..size.states, 0..8u8);
    let form = prop_oneof![Just(Form::ArmedAttack), select(Form::ALL)];
    let provoked = prop_oneof![2 => Just(Provoked::No), 1 => select(Provoked::ALL)];
    (parts, principals, 0..size.places, select(Object::ALL), form, provoked).prop_map(
        move |(mut parts, (target, further, outsider), place, object, form, provoked)| {
            parts[target] = Part::Attacked;
            if outsider > 0 {
                parts[(target + further) % size.states] = Part::Attacks;
            }
            let of = |part: Part| size.states().filter(|s| parts[s.index()] == part).collect::<foederis::set::StateSet>();
            let mut incident = Incident::new(of(Part::Attacks), of(Part::Attacked), PlaceId::new(place));
            if outsider <= 1 {
                incident.attackers.insert(StateId::NON_STATE);
            }
            incident.beside_attackers = of(Part::BesideAttackers);
            incident.beside_targets = of(Part::BesideAttacked);
            Incident { object, form, provoked, ..incident }
        },
    )
}
