use foederis::issue::{Measure, MeasureSource, Value};

use crate::reader::Reader;

pub(crate) fn measure(r: &Reader<'_, '_>, id: &str) -> Measure {
    let sources: Vec<MeasureSource> = r.tables("source", "[[source]]").into_iter().map(source).collect();
    if r.lacks_any("value") {
        r.missing("value", "at least one [[value]] of a state in a year");
    }
    Measure {
        id: id.to_owned(),
        name: r.text("name", "what is measured"),
        unit: r.text("unit", "what its numbers are counted in"),
        what: r.text("what", "what is counted, and what is not"),
        values: r.tables("value", "[[value]]").into_iter().filter_map(|v| value(v, &sources)).collect(),
        sources,
        note: r.maybe_text("note"),
    }
}

fn source(r: Reader<'_, '_>) -> MeasureSource {
    let source = MeasureSource {
        key: r.text("key", "a short name by which values refer to it"),
        citation: r.text("ref", "the citation"),
        url: r.maybe_text("url"),
        seen: r.seen(),
    };
    r.finish();
    source
}

fn value(r: Reader<'_, '_>, sources: &[MeasureSource]) -> Option<Value> {
    let year = r.number("year", "a year, as 2024");
    if r.value("year").is_none() {
        r.missing("year", "the year");
    }
    let amount: Option<f64> = r.number("value", "a number");
    if r.value("value").is_none() {
        r.missing("value", "how much, in the measure's unit");
    }
    if amount.is_some_and(|n| !n.is_finite() || n < 0.0) {
        r.error("off-the-scale", "a quantity is not below 0", r.at("value"), "not a quantity");
    }
    let key = r.text("source", "the key of a [[source]] of this file");
    let known = sources.iter().map(|s| s.key.as_str());
    // A key that is not there has been reported.
    let source = if key.is_empty() { None } else { r.source(&key, r.at("source"), known) };
    let state = r.state("state");
    let note = r.maybe_text("note");
    r.finish();
    Some(Value { state: state?, year: year?, value: amount?, source: source?, note })
}
