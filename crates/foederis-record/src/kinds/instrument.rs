use foederis::id::StateId;
use foederis::instrument::{Instrument, Party, Reservation, Source, Suspension};
use foederis::vocab::{InstrumentForm, Status};

use super::interpretation::interpretation;
use super::provision::{AreaClause, provision};
use crate::diagnostic::Diagnostic;
use crate::reader::Reader;

pub(crate) fn instrument(r: &Reader<'_, '_>, id: &str) -> Instrument {
    let sources: Vec<Source> = r.tables("source", "[[source]]").into_iter().map(source).collect();
    let provisions =
        r.tables("provision", "[[provision]]").into_iter().filter_map(|p| provision(p, &sources, AreaClause::Fixed)).collect();
    let instrument = Instrument {
        id: id.to_owned(),
        aliases: r.strings("aliases"),
        atop: r.numbers("atop", "a list of the numbers of alliances in ATOP: [3180]"),
        atop_with: r.instruments("atop-with"),
        title: r.text("title", "the full title"),
        short: r.text("short", "what people call it"),
        form: r.word("form").unwrap_or(InstrumentForm::Treaty),
        binding: r.flag("binding"),
        layers: r.words("layers"),
        signed: r.date("signed"),
        in_force: r.date("in-force"),
        ended: r.date("ended"),
        known_until: r.date("known-until").map(|date| date.latest),
        ended_how: r.maybe_text("ended-how"),
        status: r.word("status").unwrap_or(Status::Signed),
        term: r.maybe_text("term"),
        institution: r.maybe_text("institution"),
        seen: r.seen(),
        note: r.maybe_text("note"),
        parties: r.tables("party", "[[party]]").into_iter().filter_map(party).collect(),
        sources,
        provisions,
        interpretations: r.tables("interpretation", "[[interpretation]]").into_iter().map(interpretation).collect(),
        suspensions: r.tables("suspension", "[[suspension]]").into_iter().filter_map(suspension).collect(),
        reservations: r.tables("reservation", "[[reservation]]").into_iter().map(reservation).collect(),
        composed_from: None,
    };
    dates_in_order(r, &instrument);
    instrument
}

/// Signed, then in force, then ended.
fn dates_in_order(r: &Reader<'_, '_>, i: &Instrument) {
    let steps = [("signed", i.signed), ("in-force", i.in_force), ("ended", i.ended)];
    for (n, (key, date)) in steps.iter().enumerate() {
        for (later_key, later) in &steps[n + 1..] {
            // A statute may take effect before it is signed; an agreement may not.
            let retroactive = *later_key == "in-force" && i.form == InstrumentForm::Statute;
            if let (Some(date), Some(later)) = (date, later)
                && later.latest < date.earliest
                && !retroactive
            {
                let message = match *later_key {
                    "in-force" => "the instrument enters into force before it is signed",
                    _ => "the instrument ends before it begins",
                };
                let diagnostic =
                    Diagnostic::error("dates-out-of-order", message, r.file, r.at(later_key), format!("`{later_key}` here"));
                r.report(diagnostic.also(r.file, r.at(key), format!("`{key}` here")).help("check both dates against the source"));
            }
        }
    }
    if i.ended.is_some() && matches!(i.status, Status::InForce | Status::Signed | Status::Proposed) {
        let message = format!("the instrument has ended, but its status is `{}`", i.status);
        let diagnostic = Diagnostic::error("contradiction", message, r.file, r.at("status"), "this says it has not");
        r.report(diagnostic.also(r.file, r.at("ended"), "ended here").help("write status = \"ended\", or take `ended` away"));
    }
}

pub(super) fn source(r: Reader<'_, '_>) -> Source {
    let source = Source {
        key: r.text("key", "a short name by which provisions refer to it"),
        citation: r.text("ref", "the citation"),
        url: r.maybe_text("url"),
        note: r.maybe_text("note"),
    };
    r.finish();
    source
}

fn party(r: Reader<'_, '_>) -> Option<Party> {
    let party = r.state("state").map(|state| Party {
        state,
        span: r.span(),
        signed: r.date("signed"),
        ratified: r.date("ratified"),
        deposited: r.date("deposited"),
        acceded: r.date("acceded"),
        note: r.maybe_text("note"),
    });
    r.finish();
    party
}

fn suspension(r: Reader<'_, '_>) -> Option<Suspension> {
    let by: Option<StateId> = r.state("by");
    let suspension = by.map(|by| Suspension {
        by,
        towards: r.maybe_state("towards"),
        articles: r.strings("articles"),
        span: r.span(),
        what: r.text("what", "what was suspended, and how"),
        source: r.maybe_text("source"),
    });
    r.finish();
    suspension
}

fn reservation(r: Reader<'_, '_>) -> Reservation {
    let reservation = Reservation {
        by: r.maybe_text("by"),
        date: r.date("date"),
        what: r.text("what", "what it says"),
        source: r.maybe_text("source"),
    };
    r.finish();
    reservation
}
