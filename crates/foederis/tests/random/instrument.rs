//! Random instruments: dates, parties, provisions, readings and suspensions.

use foederis::date::{Date, Dated, Span};
use foederis::id::{AreaId, InstrumentId, PlaceId};
use foederis::instrument::{Effect, Instrument, Interpretation, Reading, Suspension};
use foederis::place::Area;
use foederis::vocab::{Clause, Form, Object, Provoked, Status};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::provision::{ARTICLES, attackers, provisions, verdicts};
use super::{Size, bits, blank, date, few, spans, states};

/// Instruments of which each may wait only for those before it, or each only for those after it: never in a circle.
pub(super) fn instruments(size: Size, areas: &[Area]) -> impl Strategy<Value = Vec<Instrument>> + use<> {
    let own = |n: usize| -> Vec<AreaId> {
        areas.iter().enumerate().filter(|(_, a)| a.instrument.index() == n).map(|(a, _)| AreaId::new(a)).collect()
    };
    let areas: Vec<Vec<AreaId>> = (0..size.instruments).map(own).collect();
    any::<bool>().prop_flat_map(move |downwards| {
        let each = |n: usize| {
            let others = if downwards { 0..n } else { n + 1..size.instruments };
            instrument(size, areas[n].clone(), others.map(InstrumentId::new).collect())
        };
        (0..size.instruments).map(each).collect::<Vec<_>>()
    })
}

fn instrument(size: Size, areas: Vec<AreaId>, others: Vec<InstrumentId>) -> impl Strategy<Value = Instrument> {
    let parties = subsequence(size.states().collect::<Vec<_>>(), 2..=size.states)
        .prop_flat_map(|states| {
            let spells = prop::collection::vec(spans(), states.len());
            (Just(states), spells)
        })
        .prop_map(|(states, spells)| states.into_iter().zip(spells).map(|(s, span)| blank::party(s, span)).collect::<Vec<_>>());
    let provisions = prop::collection::vec(provisions(size, areas, others), 1..=4);
    let interpretations = prop_oneof![1 => Just(Vec::new()), 1 => prop::collection::vec(interpretation(size), 1..=3)];
    let suspensions = prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(suspension(size), 1..=2)];
    (dates(), parties, provisions, interpretations, suspensions).prop_map(
        |((status, signed, span, known_until), parties, provisions, interpretations, suspensions)| Instrument {
            signed,
            in_force: span.from,
            ended: span.to,
            known_until,
            status,
            parties,
            provisions,
            interpretations,
            suspensions,
            ..blank::instrument()
        },
    )
}

/// Status, signature, entry into force and end, and until when that is known: mostly in force.
fn dates() -> impl Strategy<Value = (Status, Option<Dated>, Span, Option<Date>)> {
    let status = prop_oneof![6 => Just(Status::InForce), 1 => select(Status::ALL)];
    let signed = select(vec![None, Some(date("1950")), Some(date("1960")), Some(date("1970"))]);
    let known_until = select(vec![None, None, None, Some(date("1950").latest), Some(date("2050").latest)]);
    (status, signed, spans(), known_until)
}

fn articles() -> impl Strategy<Value = Vec<String>> {
    few(ARTICLES.to_vec()).prop_map(|articles| articles.into_iter().map(String::from).collect())
}

fn interpretation(size: Size) -> impl Strategy<Value = Interpretation> {
    let clause = select(vec![
        Clause::InForce,
        Clause::Party,
        Clause::Object,
        Clause::Area,
        Clause::Adversary,
        Clause::Trigger,
        Clause::Provoked,
    ]);
    let states = || prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(attackers(size), 1..=2)];
    let places = few((0..size.places).map(PlaceId::new).collect());
    let scene = (places, bits(Object::ALL.len()), bits(Form::ALL.len()), bits(Provoked::ALL.len()));
    (clause, verdicts(), articles(), (states(), states(), states()), scene, spans()).prop_map(
        |(clause, verdict, articles, (owed_by, owed_to, attackers), (places, objects, forms, provoked), span)| Interpretation {
            reading: Reading { by: String::new(), date: None, what: String::new(), source: None },
            effect: Some(Effect {
                clause,
                verdict,
                articles,
                owed_by,
                owed_to,
                attackers,
                places,
                objects,
                forms,
                provoked,
                span,
            }),
            note: None,
        },
    )
}

fn suspension(size: Size) -> impl Strategy<Value = Suspension> {
    (states(size), prop::option::of(states(size)), articles(), spans()).prop_map(|(by, towards, articles, span)| Suspension {
        articles,
        span,
        ..blank::suspension(by, towards)
    })
}
