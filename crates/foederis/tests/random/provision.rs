//! Random provisions: every duty, with adversaries, alternatives, exceptions, requirements and circumstances.

use foederis::Verdict;
use foederis::date::Span;
use foederis::id::{AreaId, GroupId, InstrumentId};
use foederis::instrument::{Adversary, Limb, Provision, Requirement, Selector, When};
use foederis::vocab::{Duty, Modality, Object, Strength, Trigger};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{Size, bits, blank, few, spans, states};

/// The articles of every instrument.
pub(super) const ARTICLES: [&str; 3] = ["I", "II", "III"];

/// A provision that may speak of these areas and wait for these instruments.
pub(super) fn provisions(size: Size, areas: Vec<AreaId>, earlier: Vec<InstrumentId>) -> impl Strategy<Value = Provision> {
    let words = (select(&ARTICLES[..]), select(Duty::ALL), modality(), select(Strength::ALL), select(Trigger::ALL));
    let runs = (subjects(size), subjects(size), prop_oneof![4 => Just(Span::ALWAYS), 1 => spans()]);
    let protects = prop::collection::vec(limb(areas), 0..=2);
    let conditions = (unless(), any::<bool>(), requires(), when(size, earlier));
    (words, runs, protects, adversary(size), conditions).prop_map(
        |((article, duty, modality, strength, trigger), (owed_by, owed_to, span), protects, adversary, conditions)| {
            let (if_provoked, saves_self_defence, requires, when) = conditions;
            Provision {
                article: article.into(),
                modality,
                strength: matches!(duty, Duty::Defend | Duty::Attack).then_some(strength),
                owed_by,
                owed_to,
                span,
                protects,
                adversary,
                if_provoked,
                saves_self_defence,
                requires,
                when,
                ..blank::provision(duty, trigger)
            }
        },
    )
}

fn modality() -> impl Strategy<Value = Modality> {
    prop_oneof![9 => Just(Modality::Shall), 1 => Just(Modality::May)]
}

/// Who owes, and to whom: the parties, or states and groups by name.
fn subjects(size: Size) -> impl Strategy<Value = Vec<Selector>> {
    prop_oneof![3 => Just(vec![Selector::Parties]), 2 => prop::collection::vec(named(size), 1..=2)]
}

fn named(size: Size) -> impl Strategy<Value = Selector> {
    let group = (0..size.groups).prop_map(|g| Selector::Group(GroupId::new(g)));
    prop_oneof![3 => states(size).prop_map(Selector::State), 1 => group]
}

/// Whoever a clause may speak of as an attacker.
pub(super) fn attackers(size: Size) -> impl Strategy<Value = Selector> {
    prop_oneof![
        3 => named(size),
        1 => Just(Selector::Parties),
        1 => Just(Selector::NonParties),
        1 => Just(Selector::NonState),
    ]
}

fn adversary(size: Size) -> impl Strategy<Value = Adversary> {
    let some = |size, most| prop::collection::vec(attackers(size), 0..=most);
    let none = || Just(Vec::new());
    let only = prop_oneof![3 => Just(None), 2 => prop::collection::vec(attackers(size), 1..=3).prop_map(Some)];
    let not = prop_oneof![3 => none(), 1 => some(size, 1)];
    let contested = prop_oneof![3 => none(), 1 => some(size, 1)];
    let at_least = prop_oneof![4 => Just(1), 1 => Just(2u8)];
    (only, not, contested, at_least).prop_map(|(only, not, contested, at_least)| Adversary { only, not, contested, at_least })
}

fn limb(areas: Vec<AreaId>) -> impl Strategy<Value = Limb> {
    let any = (1 << Object::ALL.len()) - 1;
    let objects =
        prop_oneof![Just(any), subsequence(Object::ALL.to_vec(), 1..=4).prop_map(|some| some.iter().fold(0, |b, o| b | o.bit()))];
    let most = areas.len();
    let anyone = prop_oneof![3 => Just(false), 1 => Just(true)];
    (objects, bits(Object::ALL.len()), subsequence(areas, 0..=most), anyone)
        .prop_map(|(objects, contested, areas, anyone)| Limb { objects, contested, areas, anyone, ..Limb::default() })
}

pub(super) fn verdicts() -> impl Strategy<Value = Verdict> {
    select(vec![Verdict::No, Verdict::Contested, Verdict::Yes])
}

fn unless() -> impl Strategy<Value = Verdict> {
    prop_oneof![2 => Just(Verdict::Yes), 1 => verdicts()]
}

fn requires() -> impl Strategy<Value = Vec<Requirement>> {
    let requirement = prop_oneof![2 => Just(Verdict::Yes), 1 => Just(Verdict::Contested), 1 => Just(Verdict::No)]
        .prop_map(|presumed| Requirement { what: String::new(), presumed });
    prop_oneof![4 => Just(Vec::new()), 1 => prop::collection::vec(requirement, 1..=2)]
}

fn when(size: Size, earlier: Vec<InstrumentId>) -> impl Strategy<Value = When> {
    let fighting = prop_oneof![5 => Just(Vec::new()), 1 => prop::collection::vec(states(size), 1..=2)];
    let duty_under = prop_oneof![3 => Just(Vec::new()), 1 => few(earlier)];
    let count = || prop_oneof![5 => Just(None), 1 => (0..=2u8).prop_map(Some)];
    (fighting, duty_under, count(), count()).prop_map(|(fighting, duty_under, enemies_at_least, enemies_at_most)| When {
        fighting,
        duty_under,
        enemies_at_least,
        enemies_at_most,
    })
}
