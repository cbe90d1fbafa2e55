//! Rows with nothing in them but what a test must have.

use foederis::Verdict;
use foederis::date::Span;
use foederis::id::{InstrumentId, StateId};
use foederis::instrument::{Adversary, Instrument, Party, Provision, Selector, Suspension, When};
use foederis::place::{Area, Place};
use foederis::state::{Group, State};
use foederis::vocab::{Duty, InstrumentForm, Modality, PlaceKind, Seen, StateKind, Status, Trigger};

pub(crate) fn state() -> State {
    State {
        id: String::new(),
        name: String::new(),
        names: Vec::new(),
        kind: StateKind::State,
        cow: None,
        gw: None,
        since: None,
        member: Vec::new(),
        source: String::new(),
        seen: None,
        note: None,
    }
}

pub(crate) fn group() -> Group {
    Group { id: String::new(), name: String::new(), members: Vec::new(), source: String::new(), seen: None, note: None }
}

pub(crate) fn place() -> Place {
    Place {
        id: String::new(),
        name: String::new(),
        names: Vec::new(),
        kind: PlaceKind::Homeland,
        point: None,
        within: Vec::new(),
        sovereign: None,
        metropolitan_of: None,
        administration: Vec::new(),
        claims: Vec::new(),
        source: String::new(),
        seen: Seen::Text,
        note: None,
    }
}

pub(crate) fn area(instrument: InstrumentId) -> Area {
    Area {
        id: String::new(),
        instrument,
        article: None,
        words: None,
        span: Span::ALWAYS,
        held: false,
        includes: Vec::new(),
        excludes: Vec::new(),
        rules: Vec::new(),
        contested: Vec::new(),
        settled: Vec::new(),
        source: String::new(),
        seen: Seen::Text,
        note: None,
    }
}

/// An instrument always in force, without parties or provisions.
pub(crate) fn instrument() -> Instrument {
    Instrument {
        id: String::new(),
        aliases: Vec::new(),
        atop: Vec::new(),
        atop_with: Vec::new(),
        title: String::new(),
        short: String::new(),
        form: InstrumentForm::Treaty,
        binding: None,
        layers: Vec::new(),
        signed: None,
        in_force: None,
        ended: None,
        ended_how: None,
        status: Status::InForce,
        term: None,
        institution: None,
        known_until: None,
        seen: Seen::Text,
        note: None,
        parties: Vec::new(),
        sources: Vec::new(),
        provisions: Vec::new(),
        interpretations: Vec::new(),
        suspensions: Vec::new(),
        reservations: Vec::new(),
        composed_from: None,
    }
}

pub(crate) fn party(state: StateId, span: Span) -> Party {
    Party { state, span, signed: None, ratified: None, deposited: None, acceded: None, note: None }
}

/// A duty of the parties to each other, on whatever is attacked wherever and by whomever.
pub(crate) fn provision(duty: Duty, trigger: Trigger) -> Provision {
    Provision {
        article: "I".into(),
        duty,
        modality: Modality::Shall,
        strength: None,
        owed_by: vec![Selector::Parties],
        owed_to: vec![Selector::Parties],
        span: Span::ALWAYS,
        trigger,
        protects: Vec::new(),
        adversary: Adversary { at_least: 1, ..Adversary::default() },
        if_provoked: Verdict::Yes,
        saves_self_defence: false,
        requires: Vec::new(),
        when: When::default(),
        decision: String::new(),
        quote: None,
        sources: Vec::new(),
        note: None,
    }
}

pub(crate) fn suspension(by: StateId, towards: Option<StateId>) -> Suspension {
    Suspension { by, towards, articles: Vec::new(), span: Span::ALWAYS, what: String::new(), source: None }
}
