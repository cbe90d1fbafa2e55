//! Incidents happen at places, and a place has one holder at a time.

use foederis::incident::Incident;
use foederis::verdict::Verdict;
use foederis::vocab::PlaceKind;

use super::{Site, Step};
use crate::diagnostic::Diagnostic;
use crate::files::Kind;

/// An incident happens at a place, not in a region.
pub(super) fn incidents_at_sites(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    let record = site.record;
    let cases = record.cases.iter().map(|(_, c)| (Kind::Cases, c.id.as_str(), &c.incident));
    let contingencies = record.contingencies.iter().map(|(_, c)| (Kind::Contingencies, c.id.as_str(), &c.incident));
    let mut check = |kind: Kind, id: &str, incident: &Incident| {
        let place = &record.places[incident.place];
        if place.kind == PlaceKind::Region {
            let message = format!("`{}` is a region: an incident happens at a place", place.id);
            let path = [Step::Key("incident"), Step::Key("place")];
            out.push(site.error("region-not-place", message, (kind, id), &path, "name a place inside it"));
        }
    };
    cases.chain(contingencies).for_each(|(kind, id, incident)| check(kind, id, incident));
}

/// No two states hold one place on one day for certain.
pub(super) fn one_holder(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (_, place) in site.record.places.iter() {
        for (n, held) in place.administration.iter().enumerate() {
            let from = held.span.from.map(|f| f.latest);
            let also = place.administration.iter().enumerate().find(|(m, other)| {
                *m != n && from.map_or(other.span.from.is_none() && *m < n, |day| other.span.covers(day) == Verdict::Yes)
            });
            if let Some((m, _)) = also {
                let message = format!("two spells of administration of `{}` overlap", place.id);
                let at = (Kind::Places, place.id.as_str());
                let (file, span) = site.locate(at, &[Step::Key("administration"), Step::Nth(m)]);
                let diagnostic =
                    site.error("overlapping-spells", message, at, &[Step::Key("administration"), Step::Nth(n)], "begins during");
                out.push(
                    diagnostic.also(file, span, "this one").help("end the earlier spell with `to` on the first day of the later"),
                );
            }
        }
    }
}
