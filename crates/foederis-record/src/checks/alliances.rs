//! An alliance of a data set is one instrument, unless the files say that the data set counts several as one.
//!
//! The comparison with ATOP goes from instrument to alliance and back. A number claimed twice by mistake would hold one treaty's duties
//! against another's, and find differences that are none.

use foederis::date::Dated;
use foederis::id::InstrumentId;
use foederis::instrument::Instrument;

use super::{Site, Step};
use crate::diagnostic::Diagnostic;

/// No two instruments in force at once are one alliance, unless one of them names the other.
pub(super) fn claimed_once(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    let claiming: Vec<(InstrumentId, &Instrument)> = site.record.instruments.iter().filter(|(_, i)| !i.atop.is_empty()).collect();
    for (n, (id, instrument)) in claiming.iter().enumerate() {
        for (place, number) in instrument.atop.iter().enumerate() {
            let path = [Step::Key("atop"), Step::Nth(place)];
            if instrument.atop[..place].contains(number) {
                let diagnostic = site.error(CODE, twice(*number), site.home(instrument), &path, "again here");
                out.push(diagnostic.help("name it once"));
            }
            let told =
                |(other, i): &(InstrumentId, &Instrument)| instrument.atop_with.contains(other) || i.atop_with.contains(id);
            let clashes = |other: &&(InstrumentId, &Instrument)| {
                other.1.atop.contains(number) && !told(other) && at_once(instrument, other.1)
            };
            if let Some((_, other)) = claiming[..n].iter().find(clashes) {
                let (file, span) = site.locate(site.home(other), &[Step::Key("atop")]);
                let diagnostic = site.error(CODE, twice(*number), site.home(instrument), &path, "claimed here");
                let help = format!("which of them is it? If ATOP counts both as one, write atop-with = [\"{}\"]", other.id);
                out.push(diagnostic.also(file, span, "and here, by an instrument in force at the same time").help(help));
            }
        }
    }
}

/// Instruments counted as one alliance have its number, each of them.
pub(super) fn shared(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (_, instrument) in site.record.instruments.iter() {
        for (n, with) in instrument.atop_with.iter().enumerate() {
            let other = &site.record.instruments[*with];
            if other.id == instrument.id || !instrument.atop.iter().any(|number| other.atop.contains(number)) {
                let message = format!("`{}` and `{}` have no alliance of ATOP in common", instrument.id, other.id);
                let path = [Step::Key("atop-with"), Step::Nth(n)];
                let diagnostic =
                    site.error("no-alliance-in-common", message, site.home(instrument), &path, "not counted with this");
                out.push(diagnostic.help("give both the number in `atop`, or take this away"));
            }
        }
    }
}

const CODE: &str = "alliance-claimed-twice";

fn twice(number: u16) -> String {
    format!("alliance {number} of ATOP is claimed twice")
}

/// Whether the two are in force for certain on one day: on the first day of the later one.
fn at_once(a: &Instrument, b: &Instrument) -> bool {
    let begins = |i: &Instrument| i.span().and_then(|span| span.from).or(i.signed);
    let Some(later) = begins(a).into_iter().chain(begins(b)).map(|begins: Dated| begins.latest).max() else { return false };
    [a, b].iter().all(|i| i.ended.is_none_or(|ended| later < ended.earliest))
}
