//! An area that covers nothing makes every duty in it dead letter, unless an interpretation opens it.

use foederis::vocab::Clause;

use super::{Site, Step};
use crate::diagnostic::Diagnostic;
use crate::files::Kind;

pub(super) fn check(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (_, area) in site.record.areas.iter() {
        let names_some = !area.includes.is_empty() || !area.rules.is_empty() || !area.contested.is_empty();
        let instrument = &site.record.instruments[area.instrument];
        let opened = instrument.interpretations.iter().filter_map(|i| i.effect.as_ref()).any(|e| e.clause == Clause::Area);
        // A wording that places were expressly left out of says something too.
        if !names_some && !opened && area.excludes.is_empty() {
            let message = format!("the area `{}` names no place", area.id);
            let help = "list places in `includes`, add a [[rule]] (an empty one means anywhere), or take the area away";
            out.push(site.error("empty-area", message, (Kind::Areas, &area.id), &[Step::Key("id")], "covers nothing").help(help));
        }
    }
}
