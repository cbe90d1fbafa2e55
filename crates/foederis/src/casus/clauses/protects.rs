//! `object` and `area`: what was attacked must be something the provision protects, where it protects it.
//!
//! **Law.** "… on the territory of any of the Parties in Europe or North America …; on the forces, vessels, or aircraft of any of the
//! Parties, when in or over these territories …" (North Atlantic Treaty, Art. 6, 34 UNTS 243): alternatives, each an object with
//! an area of its own. An attack on a base is one on forces, and on territory where the state attacked holds the place.
//! **Fails** on the object when no alternative names it, on the area when one does but not there.
//! **Contested** when the record marks the object or the place as disputed, or its holder on the day is not known.

use crate::casus::compile::Rules;
use crate::casus::row::{LimbRow, Row, Whose};
use crate::id::StateId;
use crate::incident::Incident;
use crate::verdict::Verdict;
use crate::vocab::{Clause, Duty, Object};

/// The objects bitset that names every object.
pub(crate) const ANY_OBJECT: u16 = (1 << Object::ALL.len()) - 1;

/// The verdicts on object and area, of the alternative that comes nearest to being met.
///
/// Asked about an attack on a stranger, only the alternatives that protect the peace of an area count.
#[inline]
pub(in crate::casus) fn protects(
    row: &Row,
    rules: &Rules,
    incident: &Incident,
    holder: StateId,
    whose: Whose,
) -> (Verdict, Verdict) {
    let limbs = &rules.limbs[row.limbs.clone()];
    if limbs.is_empty() {
        let object =
            rules.read(row, Clause::Object, named(row, ANY_OBJECT, 0, attacked(rules, incident, holder), incident), incident);
        return (object, rules.read(row, Clause::Area, Verdict::Yes, incident));
    }
    let attacked = attacked(rules, incident, holder);
    let mut nearest = (Verdict::No, Verdict::No);
    let (mut some_named, mut some_not) = (false, false);
    for limb in limbs.iter().filter(|limb| limb.anyone || whose == Whose::Beneficiary) {
        let object = named(row, limb.objects, limb.contested, attacked, incident);
        let object = rules.read(row, Clause::Object, object, incident);
        let area = rules.read(row, Clause::Area, lies(rules, limb, incident, holder), incident);
        some_named |= object == Verdict::Yes;
        some_not |= object == Verdict::No;
        if object.and(area) > nearest.0.and(nearest.1) {
            nearest = (object, area);
        }
    }
    if nearest.0.and(nearest.1) != Verdict::No {
        return nearest;
    }
    let unnamed = !some_named && some_not;
    (Verdict::from(!unnamed), Verdict::from(unnamed))
}

/// The objects that are attacked for certain, and those that may be.
#[inline]
fn attacked(rules: &Rules, incident: &Incident, holder: StateId) -> Attacked {
    let own = incident.object.bit();
    let land = Object::Territory.bit();
    match incident.object {
        Object::Base => {
            let base = own | Object::Forces.bit();
            match rules.ground.holds(holder, incident.place) {
                Verdict::Yes => Attacked { certainly: base | land, perhaps: base | land },
                Verdict::Contested => Attacked { certainly: base, perhaps: base | land },
                Verdict::No => Attacked { certainly: base, perhaps: base },
            }
        }
        Object::Government | Object::Infrastructure => Attacked { certainly: own | land, perhaps: own | land },
        _ => Attacked { certainly: own, perhaps: own },
    }
}

/// What was attacked, as bits of [`Object`].
#[derive(Clone, Copy)]
struct Attacked {
    certainly: u16,
    perhaps: u16,
}

#[inline]
fn named(row: &Row, objects: u16, contested: u16, attacked: Attacked, incident: &Incident) -> Verdict {
    // A clause that protects "a Party" as such says nothing of its merchantmen; whether an attack on one is an attack on the
    // state is argued (ICJ, Oil Platforms, 2003, para. 64).
    let merchantman = incident.object == Object::CivilianVessel && objects == ANY_OBJECT;
    if merchantman && matches!(row.duty, Duty::Defend | Duty::Attack) {
        Verdict::Contested
    } else if objects & attacked.certainly != 0 {
        Verdict::Yes
    } else if (objects | contested) & attacked.perhaps != 0 {
        Verdict::Contested
    } else {
        Verdict::No
    }
}

#[inline]
fn lies(rules: &Rules, limb: &LimbRow, incident: &Incident, holder: StateId) -> Verdict {
    let Some(cover) = rules.cover(limb) else { return Verdict::Yes };
    let (ground, place) = (&rules.ground, incident.place);
    let covered = ground.reaches(&cover.yes, holder, place);
    if covered != Verdict::No {
        return covered;
    }
    let disputed = cover.disputed.has(place) && (ground.holds(holder, place) != Verdict::No || ground.claims(holder, place));
    let contested = disputed || ground.reaches(&cover.contested, holder, place) != Verdict::No;
    if contested { Verdict::Contested } else { Verdict::No }
}
