use foederis::place::{Held, Place};
use foederis::vocab::PlaceKind;

use crate::reader::Reader;

pub(crate) fn place(r: &Reader<'_, '_>, id: &str) -> Place {
    let kind = r.word("kind").unwrap_or(PlaceKind::Region);
    let (lat, lon) = (coordinate(r, "lat", 90.0), coordinate(r, "lon", 180.0));
    if kind != PlaceKind::Region && (lat.is_none() || lon.is_none()) {
        r.missing("lat", "latitude and longitude of a representative point, in decimal degrees");
    }
    Place {
        id: id.to_owned(),
        name: r.text("name", "the common name"),
        names: r.strings("names"),
        kind,
        point: lat.zip(lon),
        within: r.places("in"),
        sovereign: r.maybe_state("sovereign"),
        metropolitan_of: r.maybe_state("metropolitan-of"),
        administration: held(r, "administration"),
        claims: held(r, "claim"),
        source: r.text("source", "where this can be checked"),
        seen: r.seen(),
        note: r.maybe_text("note"),
    }
}

fn coordinate(r: &Reader<'_, '_>, key: &'static str, limit: f64) -> Option<f64> {
    let degrees: Option<f64> = r.number(key, "decimal degrees");
    degrees.filter(|d| {
        let on_earth = d.abs() <= limit;
        if !on_earth {
            r.error("off-the-map", format!("`{key}` must lie between -{limit} and {limit}"), r.at(key), "not on Earth");
        }
        on_earth
    })
}

fn held(r: &Reader<'_, '_>, key: &'static str) -> Vec<Held> {
    let spell = |h: Reader<'_, '_>| {
        let held = h.state("by").map(|by| Held { by, span: h.span() });
        h.finish();
        held
    };
    r.tables(key, "a spell: { by = …, from = …, to = … }").into_iter().filter_map(spell).collect()
}
