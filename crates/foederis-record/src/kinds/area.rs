use foederis::id::InstrumentId;
use foederis::place::{Area, AreaRule, Holder, PlaceReadings, Reading};

use crate::reader::Reader;

pub(crate) fn area(r: &Reader<'_, '_>, id: &str) -> Area {
    Area {
        id: id.to_owned(),
        instrument: r.instrument("instrument").unwrap_or(InstrumentId::new(0)),
        article: r.maybe_text("article"),
        words: r.maybe_text("words"),
        span: r.span(),
        held: r.flag("held").unwrap_or(false),
        includes: r.places("includes"),
        excludes: r.places("excludes"),
        rules: r.tables("rule", "[[rule]]").into_iter().map(rule).collect(),
        contested: r
            .tables("contested", "[[contested]]")
            .into_iter()
            .filter_map(|t| readings(t, "[[contested.reading]]"))
            .collect(),
        settled: r.tables("settled", "[[settled]]").into_iter().filter_map(|t| readings(t, "[[settled.reading]]")).collect(),
        source: r.text("source", "where the clause can be read"),
        seen: r.seen(),
        note: r.maybe_text("note"),
    }
}

fn rule(r: Reader<'_, '_>) -> AreaRule {
    let holder = match r.value("holder") {
        None => Holder::Anyone,
        Some(value) => match value.get_ref().as_str() {
            Some("beneficiary") => Holder::Beneficiary,
            Some("parties") => Holder::Parties,
            Some(other) => {
                let message = format!("`{other}` is not a holder");
                r.error("unknown-word", message, value.span(), "expected \"beneficiary\", \"parties\" or a list of states");
                Holder::Anyone
            }
            None => Holder::States(r.states("holder")),
        },
    };
    let rule = AreaRule {
        holder,
        metropolitan: r.flag("metropolitan").unwrap_or(false),
        kinds: r.words("kinds"),
        within: r.places("within"),
    };
    r.finish();
    rule
}

fn readings(r: Reader<'_, '_>, name: &'static str) -> Option<PlaceReadings> {
    let tables = r.tables("reading", name);
    if tables.is_empty() {
        r.missing("reading", "who reads the clause how; at least one reading");
    }
    let found = r.place("place").map(|place| PlaceReadings {
        place,
        span: r.span(),
        readings: tables.into_iter().map(reading).collect(),
    });
    r.finish();
    found
}

fn reading(r: Reader<'_, '_>) -> Reading {
    let reading = Reading {
        by: r.text("by", "who reads it so"),
        date: r.date("date"),
        what: r.text("what", "what the reading says"),
        source: r.maybe_text("source"),
    };
    r.finish();
    reading
}
