use foederis::Architecture;
use foederis::architecture::{Plan, Road};
use foederis::id::StateId;
use foederis::vocab::Constituents;

use crate::reader::Reader;

pub(crate) fn architecture(r: &Reader<'_, '_>, id: &str) -> Architecture {
    let unify = r.tables("unify", "[[unify]]").into_iter().filter_map(unify);
    let strengthen = r.tables("strengthen", "[[strengthen]]").into_iter().filter_map(strengthen);
    Architecture {
        id: id.to_owned(),
        name: r.text("name", "what people call it"),
        proposed: r.date("proposed"),
        on: r.value("on").and_then(|_| r.day("on", "the day on which it stands")),
        with: r.instruments("with"),
        without: r.instruments("without"),
        topics: r.topics("topics"),
        plans: unify.chain(strengthen).collect(),
        source: r.maybe_text("source"),
        seen: r.maybe_word("seen"),
        note: r.maybe_text("note"),
    }
}

fn unify(r: Reader<'_, '_>) -> Option<Plan> {
    let road = Road::Unify {
        name: r.maybe_text("name"),
        instruments: r.instruments("instruments"),
        members: r.states("members"),
        constituents: r.maybe_word("constituents").unwrap_or(Constituents::Kept),
    };
    plan(r, road)
}

fn strengthen(r: Reader<'_, '_>) -> Option<Plan> {
    let between = r.tables("tie", "[[strengthen.tie]]").into_iter().map(tie).collect();
    let road = Road::Strengthen { instruments: r.instruments("instruments"), ties: between };
    plan(r, road)
}

fn tie(r: Reader<'_, '_>) -> Vec<StateId> {
    let between = r.states("between");
    r.finish();
    between
}

fn plan(r: Reader<'_, '_>, road: Road) -> Option<Plan> {
    let template = r.template("template");
    let area = r.places("area");
    r.finish();
    Some(Plan { road, template: template?, area })
}
