//! Where the engine and the declarative rules still read `record/SCHEMA.md` differently: each is stated as a test in
//! `tests/agreement/disagreements.rs`, and kept out of random worlds here until it is settled. To settle one, delete its
//! function.

use std::collections::BTreeSet;

use foederis::Verdict;
use foederis::date::Span;
use foederis::id::StateId;
use foederis::instrument::{Instrument, Provision, Selector};
use foederis::place::Holder;
use foederis::set::StateSet;
use foederis::vocab::{Clause, Duty, Object, Trigger};

use super::{Draft, today};

pub(super) fn settle(mut draft: Draft) -> Draft {
    doubtful_readings(&mut draft);
    doubtful_wordings(&mut draft);
    doubtful_bases(&mut draft);
    doubtful_parties_as_holders(&mut draft);
    two_holders(&mut draft);
    classes_of_a_peace(&mut draft);
    first_of_several_victims(&mut draft);
    waiting(&mut draft);
    doubtful_force_and_party(&mut draft);
    outsiders_as_enemies(&mut draft);
    draft
}

/// A sweep lets an attacker owe the peace of an area that it breaks against a stranger, where the duty is to refrain or abstain.
pub(super) fn settle_for_sweep(mut draft: Draft) -> Draft {
    for provision in draft.instruments.iter_mut().flat_map(|i| &mut i.provisions) {
        if matches!(provision.duty, Duty::Refrain | Duty::Abstain) {
            provision.protects.iter_mut().for_each(|limb| limb.anyone = false);
        }
    }
    draft
}

fn doubtful(span: Span) -> bool {
    span.covers(today()) == Verdict::Contested
}

fn certain(span: &mut Span) {
    if doubtful(*span) {
        *span = Span::ALWAYS;
    }
}

fn guards_a_peace(provision: &Provision) -> bool {
    provision.protects.iter().any(|limb| limb.anyone)
}

/// A reading that may or may not speak: the engine lets it decide.
fn doubtful_readings(draft: &mut Draft) {
    let by_name = |selectors: &mut Vec<Selector>| {
        for selector in selectors {
            if matches!(selector, Selector::Group(_) | Selector::Parties | Selector::NonParties) {
                *selector = Selector::State(StateId::new(0));
            }
        }
    };
    for effect in draft.instruments.iter_mut().flat_map(|i| &mut i.interpretations).filter_map(|i| i.effect.as_mut()) {
        certain(&mut effect.span);
        by_name(&mut effect.owed_by);
        by_name(&mut effect.owed_to);
        by_name(&mut effect.attackers);
    }
}

/// A wording of an area that may or may not apply: the engine applies it.
fn doubtful_wordings(draft: &mut Draft) {
    draft.areas.iter_mut().for_each(|area| certain(&mut area.span));
}

/// A base in a place that the state attacked may or may not hold: the engine sees no attack on territory.
fn doubtful_bases(draft: &mut Draft) {
    for incident in &mut draft.incidents {
        let doubt = draft.places[incident.place.index()].administration.iter().any(|h| doubtful(h.span));
        if incident.object == Object::Base && doubt {
            incident.object = Object::Forces;
        }
    }
}

/// A place held by a state that may or may not be a party: the engine counts it as held by a party.
fn doubtful_parties_as_holders(draft: &mut Draft) {
    for area in &mut draft.areas {
        if draft.instruments[area.instrument.index()].parties.iter().any(|p| doubtful(p.span)) {
            area.rules.retain(|rule| rule.holder != Holder::Parties);
        }
    }
}

/// Two states that may hold one place: the engine counts a place as metropolitan for either.
fn two_holders(draft: &mut Draft) {
    for place in &mut draft.places {
        let mut holders = place.administration.iter().filter(|h| h.span.covers(today()) != Verdict::No);
        if holders.next().is_some() && holders.next().is_some() {
            place.administration.truncate(1);
        }
    }
}

/// A peace whose guardians are not all alike: the engine answers for each class of them by itself.
fn classes_of_a_peace(draft: &mut Draft) {
    for instrument in draft.instruments.iter_mut().filter(|i| i.provisions.iter().any(guards_a_peace)) {
        instrument.parties.iter_mut().for_each(|p| certain(&mut p.span));
        instrument.suspensions.clear();
        for effect in instrument.interpretations.iter_mut().filter_map(|i| i.effect.as_mut()) {
            effect.owed_by.clear();
            effect.owed_to.clear();
        }
        for provision in instrument.provisions.iter_mut().filter(|p| guards_a_peace(p)) {
            provision.owed_by.retain(|s| !matches!(s, Selector::Group(_)));
            provision.owed_to.retain(|s| !matches!(s, Selector::Group(_)));
        }
    }
}

/// Several victims where the peace of an area is protected: the engine looks at the first.
fn first_of_several_victims(draft: &mut Draft) {
    if draft.instruments.iter().flat_map(|i| &i.provisions).any(guards_a_peace) {
        for incident in &mut draft.incidents {
            incident.targets = incident.targets.iter().take(1).collect();
        }
    }
}

/// Duties that wait for others: the engine asks whether any duty has arisen under the other instrument, not for whom; not on
/// which side; not over the peace of an area; and never on the attackers' side.
fn waiting(draft: &mut Draft) {
    let awaited: BTreeSet<usize> =
        draft.instruments.iter().flat_map(|i| &i.provisions).flat_map(|p| &p.when.duty_under).map(|i| i.index()).collect();
    if awaited.is_empty() {
        return;
    }
    for incident in &mut draft.incidents {
        incident.targets = incident.targets.iter().take(1).collect();
    }
    for (number, instrument) in draft.instruments.iter_mut().enumerate() {
        for provision in &mut instrument.provisions {
            if guards_a_peace(provision) || awaited.contains(&number) {
                provision.when.duty_under.clear();
            }
            if awaited.contains(&number) {
                provision.protects.iter_mut().for_each(|limb| limb.anyone = false);
                if provision.trigger == Trigger::StateOfWar {
                    provision.trigger = Trigger::ArmedAttack;
                }
            }
        }
    }
}

/// Both force and membership in doubt, and a reading of the membership: the engine forgets the doubt about the force.
fn doubtful_force_and_party(draft: &mut Draft) {
    for instrument in draft.instruments.iter_mut().filter(|i| i.in_force_on(today()) == Verdict::Contested) {
        instrument.interpretations.retain(|i| i.effect.as_ref().is_none_or(|e| e.clause != Clause::Party));
    }
}

/// Attackers that are no state: the engine counts them among the states at war.
fn outsiders_as_enemies(draft: &mut Draft) {
    let counts = |p: &Provision| p.when.enemies_at_least.is_some() || p.when.enemies_at_most.is_some();
    if draft.instruments.iter().flat_map(|i: &Instrument| &i.provisions).any(counts) {
        for incident in &mut draft.incidents {
            incident.attackers = incident.attackers.minus(StateSet::one(StateId::NON_STATE));
            if incident.attackers.is_empty() {
                draft.instruments.iter_mut().flat_map(|i| &mut i.provisions).for_each(|p| {
                    (p.when.enemies_at_least, p.when.enemies_at_most) = (None, None);
                });
                incident.attackers.insert(StateId::NON_STATE);
            }
        }
    }
}
