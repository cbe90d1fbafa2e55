use foederis::Incident;
use foederis::date::Date;
use foederis::id::{InstrumentId, PlaceId, StateId};
use foederis::incident::{Case, Contingency, Expect, OwedTo};
use foederis::set::StateSet;
use foederis::verdict::Verdict;
use foederis::vocab::{Clause, Duty, Form, Object, Provoked, Word};

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::reader::Reader;

pub(crate) fn contingency(r: &Reader<'_, '_>, id: &str) -> Contingency {
    let incident = incident_table(r).map(|i| {
        let incident = incident(&i);
        i.finish();
        incident
    });
    Contingency {
        id: id.to_owned(),
        title: r.text("title", "its name"),
        question: r.text("question", "the question that analysts ask"),
        incident: incident.unwrap_or_else(nothing),
        source: r.text("source", "where it is argued"),
        seen: r.maybe_word("seen"),
        note: r.maybe_text("note"),
    }
}

pub(crate) fn case(r: &Reader<'_, '_>, id: &str) -> Case {
    let dated = incident_table(r).map(|i| {
        let dated = (i.day("on", "the date of the incident"), incident(&i));
        i.finish();
        dated
    });
    let (on, incident) = dated.unwrap_or_else(|| (None, nothing()));
    let expect: Vec<Expect> = r.tables("expect", "[[expect]]").into_iter().filter_map(expect).collect();
    if expect.is_empty() {
        r.missing("expect", "the documented answer, at least one");
    }
    Case {
        id: id.to_owned(),
        theme: r.text("theme", "what the case belongs to"),
        question: r.text("question", "the question in words"),
        on: on.unwrap_or(Date::ZERO),
        incident,
        expect,
        what_happened: r.maybe_text("what-happened"),
        authority: r.text("authority", "on whose word the answer rests"),
        source: r.text("source", "where the answer can be checked"),
        seen: r.seen(),
        note: r.maybe_text("note"),
    }
}

fn incident_table<'c, 't>(r: &Reader<'c, 't>) -> Option<Reader<'c, 't>> {
    let table = r.table("incident", "[incident]");
    if table.is_none() {
        r.missing("incident", "what happens, to whom and where");
    }
    table
}

fn nothing() -> Incident {
    Incident::new(StateSet::EMPTY, StateSet::EMPTY, PlaceId::new(0))
}

fn incident(i: &Reader<'_, '_>) -> Incident {
    let attackers: StateSet = belligerents(i, "attackers");
    let targets: StateSet = belligerents(i, "targets");
    if attackers.meets(&targets) {
        i.error("contradiction", "a state attacks itself", i.at("targets"), "also among the attackers");
    }
    if targets.has(StateId::NON_STATE) {
        i.error("contradiction", "a target must be a state", i.at("targets"), "`non-state` can only attack");
    }
    Incident {
        object: i.word("object").unwrap_or(Object::Territory),
        form: i.word("form").unwrap_or(Form::ArmedAttack),
        provoked: i.maybe_word("provoked").unwrap_or(Provoked::No),
        ..Incident::new(attackers, targets, i.place("place").unwrap_or(PlaceId::new(0)))
    }
}

fn belligerents(i: &Reader<'_, '_>, key: &'static str) -> StateSet {
    let selected = i.selectors(key);
    if selected.is_empty() {
        i.missing(key, "states, or \"non-state\"");
    }
    let states = selected.into_iter().filter_map(|s| match s {
        foederis::instrument::Selector::State(state) => Some(state),
        foederis::instrument::Selector::NonState => Some(StateId::NON_STATE),
        _ => {
            i.error("unknown-id", "an incident names states one by one", i.at(key), "not a state");
            None
        }
    });
    states.collect()
}

fn expect(e: Reader<'_, '_>) -> Option<Expect> {
    let others = e.texts("states").iter().any(|(t, _)| *t == "others");
    let each_other = e.texts("owed-to").iter().any(|(t, _)| *t == "each other");
    let expect = Expect {
        instrument: e.instrument("instrument").unwrap_or(InstrumentId::new(0)),
        article: e.text("article", "where the duty stands"),
        states: (!others).then(|| e.states("states")),
        owed_to: match e.value("owed-to") {
            None => OwedTo::Targets,
            Some(_) if each_other => OwedTo::EachOther,
            Some(_) => OwedTo::States(e.states("owed-to")),
        },
        duty: e.word("duty").unwrap_or(Duty::Defend),
        answer: e.word::<Answered>("answer").map_or(Verdict::No, |a| a.0),
        because: because(&e),
        note: e.maybe_text("note"),
    };
    e.finish();
    Some(expect)
}

fn because(e: &Reader<'_, '_>) -> Option<Clause> {
    let value = e.value("because")?;
    let text = value.get_ref().as_str().unwrap_or_default();
    let clause = Clause::from_failure(text);
    if clause.is_none() {
        let words: Vec<&str> = Clause::failures().collect();
        let label = format!("expected one of {}", words.join(", "));
        let help = did_you_mean(text, words.iter().copied());
        let message = format!("`{text}` names no clause");
        e.report(Diagnostic::error("unknown-word", message, e.file, value.span(), label).maybe_help(help));
    }
    clause
}

/// The answers a case may expect.
#[derive(Debug, Clone, Copy)]
struct Answered(Verdict);

impl Word for Answered {
    const WORDS: &'static [&'static str] = &["bound", "contested", "not-triggered"];

    fn parse(word: &str) -> Option<Self> {
        match word {
            "bound" => Some(Answered(Verdict::Yes)),
            "contested" => Some(Answered(Verdict::Contested)),
            "not-triggered" => Some(Answered(Verdict::No)),
            _ => None,
        }
    }
}
