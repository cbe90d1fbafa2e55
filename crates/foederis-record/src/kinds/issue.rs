use foederis::date::Dated;
use foederis::issue::{Actor, Issue, Outcome, Proposal, Quarrel, Range, Regime, StatusQuo, View};
use foederis::vocab::Evidence;

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::reader::Reader;

/// The ends of every issue's scale.
const SCALE: std::ops::RangeInclusive<f64> = 0.0..=100.0;

pub(crate) fn issue(r: &Reader<'_, '_>, id: &str) -> Issue {
    let actors: Vec<Actor> = r.tables("actor", "[[actor]]").into_iter().map(actor).collect();
    if r.lacks_any("actor") {
        r.missing("actor", "who bargains: at least one [[actor]]");
    }
    named_once(r, &actors);
    let mut regimes: Vec<Regime> = r.tables("regime", "[[regime]]").into_iter().map(regime).collect();
    if r.lacks_any("regime") {
        r.missing("regime", "the named points of the scale, each a [[regime]]");
    }
    regimes.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut status_quo: Vec<StatusQuo> = r.tables("status-quo", "[[status-quo]]").into_iter().map(stands).collect();
    if r.lacks_any("status-quo") {
        r.missing("status-quo", "where things stood: at least one [[status-quo]]");
    }
    status_quo.sort_by_key(|s| s.on);
    Issue {
        id: id.to_owned(),
        name: r.text("name", "the question"),
        what: r.text("what", "what more and less on the scale mean"),
        topics: r.topics("topics"),
        related: r.topics("related"),
        measures: r.measures("measures"),
        proposals: std::iter::once(proposal(r, &actors))
            .chain(r.tables("variant", "[[variant]]").into_iter().filter_map(|v| variant(v, &actors)))
            .collect(),
        rivals: r.states("rivals"),
        regimes,
        status_quo,
        quarrels: r.tables("quarrel", "[[quarrel]]").into_iter().filter_map(quarrel).collect(),
        outcome: r.table("outcome", "[outcome]").map(outcome),
        actors,
        method: r.text("method", "how positions and salience were judged"),
        source: r.text("source", "where the rest is from"),
        seen: r.seen(),
        note: r.maybe_text("note"),
    }
}

/// What the bargain is about.
fn proposal(r: &Reader<'_, '_>, actors: &[Actor]) -> Proposal {
    Proposal {
        instruments: r.instruments("instruments"),
        architecture: None,
        at: point(r, "proposed-at", "where on the scale the proposal stands"),
        candidates: members(r, "candidates", actors),
        required: members(r, "required", actors),
        quorum: r.number("quorum", "a whole number of candidates").unwrap_or(2),
    }
}

/// Another pact on the same scale.
fn variant(r: Reader<'_, '_>, actors: &[Actor]) -> Option<Proposal> {
    let architecture = r.architecture("architecture");
    let variant = architecture.map(|architecture| Proposal {
        instruments: Vec::new(),
        architecture: Some(architecture),
        at: point(&r, "at", "where on the scale it stands"),
        candidates: members(&r, "candidates", actors),
        required: members(&r, "required", actors),
        quorum: r.number("quorum", "a whole number of candidates").unwrap_or(2),
    });
    r.finish();
    variant
}

/// No two actors are called alike.
fn named_once(r: &Reader<'_, '_>, actors: &[Actor]) {
    let mut earlier = std::collections::BTreeSet::new();
    if let Some(twice) = actors.iter().find(|a| !earlier.insert(a.id.as_str())) {
        let message = format!("two actors of this issue are called `{}`", twice.id);
        let diagnostic = Diagnostic::error("contradiction", message, r.file, r.at("actor"), "among these actors");
        r.report(diagnostic.help("give one of them another id, or make two views of one actor"));
    }
}

fn actor(r: Reader<'_, '_>) -> Actor {
    let id = r.text("id", "what the actor is called in this issue");
    let own = r.cx.names.states.get(&id);
    let state = r.maybe_state("state").or(own);
    if state.is_none() && r.value("resources").is_none() {
        r.missing("resources", "the states whose capability it commands; [] for a voice without resources");
    }
    let resources = if r.value("resources").is_some() { r.states("resources") } else { state.into_iter().collect() };
    let mut views: Vec<View> = r.tables("view", "[[actor.view]]").into_iter().map(view).collect();
    if r.lacks_any("view") {
        r.missing("view", "where it stood: at least one [[actor.view]]");
    }
    views.sort_by_key(|v| v.on);
    if let Some(pair) = views.windows(2).find(|pair| pair[0].on.earliest == pair[1].on.earliest) {
        let message = format!("`{id}` has two views on {}", pair[0].on);
        let diagnostic = Diagnostic::error("contradiction", message, r.file, r.at("view"), "the views stand here");
        r.report(diagnostic.help("keep one, or date them apart"));
    }
    let actor = Actor { name: r.maybe_text("name"), id, state, resources, views, note: r.maybe_text("note") };
    r.finish();
    actor
}

fn view(r: Reader<'_, '_>) -> View {
    let evidence = r.word("evidence").unwrap_or(Evidence::None);
    let statements = r.statements("statements");
    let contradiction = match (evidence, statements.is_empty()) {
        (Evidence::None, false) => Some("a view that rests on nothing has statements"),
        (Evidence::Direct, true) => Some("a view that rests on an actor's own statements has none"),
        _ => None,
    };
    if let Some(message) = contradiction {
        let diagnostic = Diagnostic::error("contradiction", message, r.file, r.at("evidence"), "this evidence");
        r.report(diagnostic.help("write evidence = \"none\" with no statements; direct and indirect evidence name theirs"));
    }
    let view = View {
        on: on(&r),
        position: range(&r, "position").unwrap_or(Range::point(0.0)),
        salience: range(&r, "salience").unwrap_or(Range::point(0.0)),
        capability: r.value("capability").is_some().then(|| range(&r, "capability")).flatten(),
        evidence,
        statements,
        because: r.text("because", "why there"),
    };
    r.finish();
    view
}

fn regime(r: Reader<'_, '_>) -> Regime {
    let regime = Regime {
        at: point(&r, "at", "where on the scale"),
        name: r.text("name", "its name, as it reads in the middle of a sentence"),
        what: r.text("what", "what it asks of its members"),
        pact: r.flag("pact").unwrap_or(false),
    };
    r.finish();
    regime
}

fn stands(r: Reader<'_, '_>) -> StatusQuo {
    let status_quo = StatusQuo { on: on(&r), at: point(&r, "at", "where on the scale"), because: r.text("because", "why there") };
    r.finish();
    status_quo
}

fn quarrel(r: Reader<'_, '_>) -> Option<Quarrel> {
    let rival = r.state("rival");
    let quarrel = rival.map(|rival| Quarrel {
        rival,
        with: r.states("with"),
        because: r.text("because", "what it is about"),
        source: r.text("source", "where that is from"),
        seen: r.seen(),
    });
    r.finish();
    quarrel
}

fn outcome(r: Reader<'_, '_>) -> Outcome {
    let adopted = r.flag("adopted");
    if adopted.is_none() {
        r.missing("adopted", "whether a formal pact was made: true or false");
    }
    let outcome = Outcome {
        on: on(&r),
        at: range(&r, "at").unwrap_or(Range::point(0.0)),
        adopted: adopted.unwrap_or(false),
        what: r.text("what", "what happened"),
        source: r.text("source", "where that is from"),
        seen: r.seen(),
    };
    r.finish();
    outcome
}

fn on(r: &Reader<'_, '_>) -> Dated {
    r.required_date("on", "since when, as precisely as it is meant")
}

/// A point of the scale.
fn point(r: &Reader<'_, '_>, key: &'static str, what: &str) -> f64 {
    if r.value(key).is_none() {
        r.missing(key, what);
    }
    let point: f64 = r.number(key, "a number from 0 to 100").unwrap_or(0.0);
    if !SCALE.contains(&point) {
        r.error("off-the-scale", format!("`{key}` must lie between 0 and 100"), r.at(key), "off the scale");
    }
    point
}

/// Lowest, likeliest, highest.
fn range(r: &Reader<'_, '_>, key: &'static str) -> Option<Range> {
    if r.value(key).is_none() {
        r.missing(key, "three numbers: [lowest, likeliest, highest]");
        return None;
    }
    let before = r.cx.out.borrow().len();
    let numbers: Vec<f64> = r.numbers(key, "three numbers: [lowest, likeliest, highest]");
    match numbers.as_slice() {
        [low, mode, high] if low <= mode && mode <= high && [low, high].iter().all(|n| SCALE.contains(n)) => {
            Some(Range { low: *low, mode: *mode, high: *high })
        }
        _ => {
            // A number that could not be read has been reported.
            if r.cx.out.borrow().len() == before {
                let message = format!("`{key}` must be three numbers from 0 to 100 in order: [lowest, likeliest, highest]");
                let help = "write [20, 27, 36]; where a value is certain, all three are equal";
                r.report(Diagnostic::error("off-the-scale", message, r.file, r.at(key), "not such a range").help(help));
            }
            None
        }
    }
}

/// Actors of this issue, by their ids.
fn members(r: &Reader<'_, '_>, key: &'static str, actors: &[Actor]) -> Vec<usize> {
    let find = |(id, span): (&str, std::ops::Range<usize>)| {
        let found = actors.iter().position(|a| a.id == id);
        if found.is_none() {
            let message = format!("there is no [[actor]] with id `{id}` in this file");
            let help = did_you_mean(id, actors.iter().map(|a| a.id.as_str()));
            r.report(Diagnostic::error("unknown-actor", message, r.file, span, "").maybe_help(help));
        }
        found
    };
    r.texts(key).into_iter().filter_map(find).collect()
}
