//! A name belongs to one state, and to one place.

use std::collections::BTreeMap;

use foederis::vocab::PlaceKind;

use super::{Site, Step};
use crate::diagnostic::Diagnostic;
use crate::files::Kind;

pub(super) fn check(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    let states = site.record.states.iter().map(|(_, s)| (s.id.as_str(), s.name.as_str(), s.names.as_slice()));
    one_owner(site, Kind::States, states, out);
    // A sea and the region of the same waters may share a name: incidents happen in the sea.
    for regions in [false, true] {
        let of_kind = site.record.places.iter().filter(|(_, p)| (p.kind == PlaceKind::Region) == regions);
        one_owner(site, Kind::Places, of_kind.map(|(_, p)| (p.id.as_str(), p.name.as_str(), p.names.as_slice())), out);
    }
}

fn one_owner<'r>(
    site: &Site<'_>,
    kind: Kind,
    entities: impl Iterator<Item = (&'r str, &'r str, &'r [String])>,
    out: &mut Vec<Diagnostic>,
) {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for (id, name, names) in entities {
        let all = std::iter::once((name, None)).chain(names.iter().enumerate().map(|(n, s)| (s.as_str(), Some(n))));
        for (spelling, nth) in all {
            let owner = *owners.entry(spelling.to_lowercase()).or_insert(id);
            if owner != id {
                let path = nth.map_or(vec![Step::Key("name")], |n| vec![Step::Key("names"), Step::Nth(n)]);
                let message = format!("`{spelling}` is a name of both `{owner}` and `{id}`");
                let (file, span) = site.locate((kind, owner), &[Step::Key("name")]);
                let diagnostic = site.error("duplicate-name", message, (kind, id), &path, "this name is taken");
                out.push(
                    diagnostic
                        .also(file, span, "by this one")
                        .help("a name must say which one is meant: take it from one of them"),
                );
            }
        }
    }
}
