//! Where the engine and the declarative rules once read `record/SCHEMA.md` differently: the smallest example of each, kept.

use foederis::date::Span;
use foederis::id::{AreaId, InstrumentId, PlaceId, StateId};
use foederis::instrument::{Effect, Instrument, Interpretation, Limb, Provision, Reading};
use foederis::place::{Area, AreaRule, Atlas, Held, Holder, Place};
use foederis::set::StateSet;
use foederis::vocab::{Clause, Duty, Object, Trigger};
use foederis::{Architecture, Incident, Record, Verdict};

use crate::random::{blank, date, table, today};
use crate::{Rules, Scope, declarative, lines};

const A: usize = 0;
const B: usize = 1;
const C: usize = 2;
const D: usize = 3;
const E: usize = 4;

fn state(n: usize) -> StateId {
    StateId::new(n)
}

fn states(numbers: &[usize]) -> StateSet {
    numbers.iter().map(|n| state(*n)).collect()
}

/// Since some day of the year of the question.
fn since_this_year() -> Span {
    Span { from: Some(date("1960")), to: None }
}

fn until_this_year() -> Span {
    Span { from: None, to: Some(date("1960")) }
}

fn treaty(parties: &[usize], provisions: Vec<Provision>) -> Instrument {
    let parties = parties.iter().map(|n| blank::party(state(*n), Span::ALWAYS)).collect();
    Instrument { parties, provisions, ..blank::instrument() }
}

/// Protects these objects in the only area, for its own sake or that of the beneficiary.
fn limb(objects: u16, areas: &[AreaId]) -> Limb {
    Limb { objects, areas: areas.to_vec(), ..Limb::default() }
}

fn peace(areas: &[AreaId]) -> Limb {
    Limb { anyone: true, ..limb((1 << Object::ALL.len()) - 1, areas) }
}

fn reading(clause: Clause, verdict: Verdict, span: Span) -> Interpretation {
    Interpretation {
        reading: Reading { by: String::new(), date: None, what: String::new(), source: None },
        effect: Some(Effect {
            clause,
            verdict,
            articles: Vec::new(),
            owed_by: Vec::new(),
            owed_to: Vec::new(),
            attackers: Vec::new(),
            places: Vec::new(),
            objects: 0,
            forms: 0,
            provoked: 0,
            span,
        }),
        note: None,
    }
}

fn held(by: usize, span: Span) -> Held {
    Held { by: state(by), span }
}

/// An attack on territory at the only place.
fn attack(attackers: &[usize], targets: &[usize]) -> Incident {
    Incident::new(states(attackers), states(targets), PlaceId::new(0))
}

fn check(place: Place, areas: Vec<Area>, instruments: Vec<Instrument>, incident: Incident) {
    let places = vec![place];
    let record = Record {
        states: table((A..=E).map(|_| blank::state()).collect(), StateId::new),
        atlas: Atlas::new(&places),
        places: table(places, PlaceId::new),
        areas: table(areas, AreaId::new),
        instruments: table(instruments, InstrumentId::new),
        ..Record::default()
    };
    let standing = Architecture::standing();
    let by_the_rules = declarative::answers(&record, &standing, today(), &[incident]).remove(0);
    let by_the_engine = lines(&Rules::compile(&record, &standing, today(), Scope::Standing), &incident);
    assert_eq!(by_the_engine, by_the_rules, "left: by the engine; right: by the rules");
}

/// Dates: "a question that falls inside the imprecision is answered contested". A reading of 1960 against the duty may not have
/// been made by June.
#[test]
fn a_reading_that_may_not_have_been_made_yet() {
    let mut treaty = treaty(&[A, B], vec![blank::provision(Duty::Defend, Trigger::ArmedAttack)]);
    treaty.interpretations.push(reading(Clause::Adversary, Verdict::No, since_this_year()));
    check(blank::place(), vec![], vec![treaty], attack(&[C], &[B]));
}

/// The same for a wording that applies since 1960.
#[test]
fn a_wording_that_may_not_apply_yet() {
    let here = Area { includes: vec![PlaceId::new(0)], span: since_this_year(), ..blank::area(InstrumentId::new(0)) };
    let defend = Provision { protects: vec![limb(1, &[AreaId::new(0)])], ..blank::provision(Duty::Defend, Trigger::ArmedAttack) };
    check(blank::place(), vec![here], vec![treaty(&[A, B], vec![defend])], attack(&[C], &[B]));
}

/// "An attack on a base is an attack … on territory where the state attacked holds the place": whether it holds it is contested.
#[test]
fn a_base_that_the_state_attacked_may_hold() {
    let place = Place { administration: vec![held(B, since_this_year())], ..blank::place() };
    let defend =
        Provision { protects: vec![limb(Object::Territory.bit(), &[])], ..blank::provision(Duty::Defend, Trigger::ArmedAttack) };
    let incident = Incident { object: Object::Base, ..attack(&[C], &[B]) };
    check(place, vec![], vec![treaty(&[A, B], vec![defend])], incident);
}

/// "Held … by any party": whether the holder is a party is contested.
#[test]
fn a_place_held_by_a_state_that_may_be_a_party() {
    let place = Place { administration: vec![held(C, Span::ALWAYS)], ..blank::place() };
    let rule = AreaRule { holder: Holder::Parties, ..AreaRule::default() };
    let area = Area { rules: vec![rule], ..blank::area(InstrumentId::new(0)) };
    let consult = Provision { protects: vec![limb(1, &[AreaId::new(0)])], ..blank::provision(Duty::Consult, Trigger::Threat) };
    let mut treaty = treaty(&[A, B], vec![consult]);
    treaty.parties.push(blank::party(state(C), since_this_year()));
    check(place, vec![area], vec![treaty], attack(&[D], &[B]));
}

/// "Only metropolitan territory of that holder": the place may be held by `B`, but it is metropolitan territory of `C`.
#[test]
fn a_metropolitan_place_with_two_holders() {
    let place = Place {
        metropolitan_of: Some(state(C)),
        administration: vec![held(C, until_this_year()), held(B, since_this_year())],
        ..blank::place()
    };
    let rule = AreaRule { holder: Holder::Beneficiary, metropolitan: true, ..AreaRule::default() };
    let area = Area { rules: vec![rule], ..blank::area(InstrumentId::new(0)) };
    let defend = Provision { protects: vec![limb(1, &[AreaId::new(0)])], ..blank::provision(Duty::Defend, Trigger::ArmedAttack) };
    check(place, vec![area], vec![treaty(&[A, B], vec![defend])], attack(&[D], &[B]));
}

/// The parties of the day owe it to each other: `A` and `B` for certain, `C` if it is one.
#[test]
fn a_peace_guarded_by_a_state_that_may_be_a_party() {
    let consult = Provision { protects: vec![peace(&[])], ..blank::provision(Duty::Consult, Trigger::Threat) };
    let mut treaty = treaty(&[A, B], vec![consult]);
    treaty.parties.push(blank::party(state(C), since_this_year()));
    check(blank::place(), vec![], vec![treaty], attack(&[D], &[E]));
}

/// A suspension between two of three parties leaves each a duty to the third: still one owed to each other.
#[test]
fn a_peace_with_a_suspension_between_two_guardians() {
    let consult = Provision { protects: vec![peace(&[])], ..blank::provision(Duty::Consult, Trigger::Threat) };
    let mut treaty = treaty(&[A, B, C], vec![consult]);
    treaty.suspensions.push(blank::suspension(state(A), Some(state(B))));
    check(blank::place(), vec![], vec![treaty], attack(&[D], &[E]));
}

/// A suspended party is attacked: the attack is on one of the beneficiaries and not on a stranger.
#[test]
fn a_peace_in_which_a_suspended_party_is_attacked() {
    let consult = Provision { protects: vec![peace(&[])], ..blank::provision(Duty::Consult, Trigger::Threat) };
    let mut treaty = treaty(&[A, B, C], vec![consult]);
    treaty.suspensions.push(blank::suspension(state(A), Some(state(B))));
    check(blank::place(), vec![], vec![treaty], attack(&[D], &[B]));
}

/// "Listed places count only while held by the state attacked": `E`, one of the two attacked, holds it.
#[test]
fn a_peace_broken_against_two_strangers() {
    let place = Place { administration: vec![held(E, Span::ALWAYS)], ..blank::place() };
    let area = Area { includes: vec![PlaceId::new(0)], held: true, ..blank::area(InstrumentId::new(0)) };
    let consult = Provision { protects: vec![peace(&[AreaId::new(0)])], ..blank::provision(Duty::Consult, Trigger::Threat) };
    check(place, vec![area], vec![treaty(&[A, B], vec![consult])], attack(&[C], &[D, E]));
}

fn waiting(duty: Duty, trigger: Trigger, other: usize) -> Provision {
    let mut provision = blank::provision(duty, trigger);
    provision.when.duty_under.push(InstrumentId::new(other));
    provision
}

/// "The duty arises only when a duty under this other instrument has arisen for the same beneficiary": for `B` it has, for `D`
/// not.
#[test]
fn a_duty_that_waits_for_one_owed_to_another_state_attacked() {
    let first = treaty(&[A, B], vec![blank::provision(Duty::Defend, Trigger::ArmedAttack)]);
    let second = treaty(&[C, D], vec![waiting(Duty::Defend, Trigger::ArmedAttack, 0)]);
    check(blank::place(), vec![], vec![first, second], attack(&[E], &[B, D]));
}

/// `B` must join the attacker `A`, which calls nobody to `B`'s defence against `A`.
#[test]
fn a_duty_that_waits_for_one_on_the_other_side() {
    let first = treaty(&[A, B], vec![blank::provision(Duty::Attack, Trigger::StateOfWar)]);
    let second = treaty(&[B, C], vec![waiting(Duty::Defend, Trigger::ArmedAttack, 0)]);
    check(blank::place(), vec![], vec![first, second], attack(&[A], &[D]));
}

/// "`state-of-war` is met whichever side the beneficiary is on": `C` owes `A` its help once `B` does.
#[test]
fn a_duty_that_waits_on_the_attackers_side() {
    let first = treaty(&[A, B], vec![blank::provision(Duty::Attack, Trigger::StateOfWar)]);
    let second = treaty(&[A, C], vec![waiting(Duty::Attack, Trigger::StateOfWar, 0)]);
    check(blank::place(), vec![], vec![first, second], attack(&[A], &[D]));
}

/// A duty to defend the peace of an area is a duty that has arisen.
#[test]
fn a_duty_that_waits_for_a_peace() {
    let first =
        treaty(&[A, B], vec![Provision { protects: vec![peace(&[])], ..blank::provision(Duty::Defend, Trigger::ArmedAttack) }]);
    let second = treaty(&[A, C], vec![waiting(Duty::Defend, Trigger::ArmedAttack, 0)]);
    check(blank::place(), vec![], vec![first, second], attack(&[D], &[E]));
}

/// A reading that settles who is a party says nothing of whether the treaty is in force, which stays contested.
#[test]
fn a_reading_of_the_membership_where_the_force_is_in_doubt() {
    let defend = blank::provision(Duty::Defend, Trigger::ArmedAttack);
    let mut treaty = Instrument { in_force: Some(date("1960")), ..treaty(&[A], vec![defend]) };
    treaty.parties.push(blank::party(state(B), since_this_year()));
    treaty.interpretations.push(reading(Clause::Party, Verdict::Yes, Span::ALWAYS));
    check(blank::place(), vec![], vec![treaty], attack(&[C], &[B]));
}

/// "At most so many states are at war with the beneficiary": one is; its confederates are no state.
#[test]
fn one_state_and_others_that_are_none() {
    let mut defend = blank::provision(Duty::Defend, Trigger::ArmedAttack);
    defend.when.enemies_at_most = Some(1);
    let mut incident = attack(&[C], &[B]);
    incident.attackers.insert(StateId::NON_STATE);
    check(blank::place(), vec![], vec![treaty(&[A, B], vec![defend])], incident);
}
