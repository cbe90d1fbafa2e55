//! A place does not contain itself.

use foederis::id::PlaceId;

use super::{Site, Step};
use crate::diagnostic::Diagnostic;
use crate::files::Kind;

pub(super) fn acyclic(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (id, place) in site.record.places.iter() {
        let above = |outer: &PlaceId| site.record.atlas.containers(*outer).iter().any(|(p, _)| *p == id);
        if place.within.iter().any(above) {
            let message = format!("`{}` contains itself", place.id);
            let at = (Kind::Places, place.id.as_str());
            out.push(
                site.error("contains-itself", message, at, &[Step::Key("in")], "one of these lies inside it")
                    .help("take one of the two links away"),
            );
        }
    }
}
