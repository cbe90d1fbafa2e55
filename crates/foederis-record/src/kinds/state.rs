use foederis::state::State;
use foederis::vocab::StateKind;

use crate::reader::Reader;

pub(crate) fn state(r: &Reader<'_, '_>, id: &str) -> State {
    let member = r.tables("member", "[[member]]").into_iter().map(|spell| {
        let span = spell.span();
        spell.finish();
        span
    });
    State {
        id: id.to_owned(),
        name: r.text("name", "the common name"),
        names: r.strings("names"),
        kind: r.maybe_word("kind").unwrap_or(StateKind::State),
        cow: r.number("cow", "a Correlates of War number"),
        gw: r.number("gw", "a Gleditsch–Ward number"),
        since: r.date("since"),
        member: member.collect(),
        source: r.text("source", "where the codes and spells are from"),
        seen: r.maybe_word("seen"),
        note: r.maybe_text("note"),
    }
}
