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
                out.push(twice(site, instrument, *number, &path, "again here").help("name it once"));
            }
            let told =
                |(other, i): &(InstrumentId, &Instrument)| instrument.atop_with.contains(other) || i.atop_with.contains(id);
            let clashes = |other: &&(InstrumentId, &Instrument)| {
                other.1.atop.contains(number) && !told(other) && at_once(instrument, other.1)
            };
            if let Some((_, other)) = claiming[..n].iter().find(clashes) {
                let (file, span) = site.locate(site.home(other), &[Step::Key("atop")]);
                let diagnostic = twice(site, instrument, *number, &path, "claimed here");
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

fn twice(site: &Site<'_>, instrument: &Instrument, number: u16, path: &[Step], text: &str) -> Diagnostic {
    let message = format!("alliance {number} of ATOP is claimed twice");
    site.error("alliance-claimed-twice", message, site.home(instrument), path, text)
}

/// Whether the two are in force for certain on one day: on the first day of the later one.
fn at_once(a: &Instrument, b: &Instrument) -> bool {
    let begins = |i: &Instrument| i.span().and_then(|span| span.from).or(i.signed);
    let Some(later) = begins(a).into_iter().chain(begins(b)).map(|begins: Dated| begins.latest).max() else { return false };
    [a, b].iter().all(|i| i.ended.is_none_or(|ended| later < ended.earliest))
}

#[cfg(test)]
mod tests {
    use crate::{File, Files, Kind, Thoroughness, load};

    /// Codes raised by two instruments with these keys, in force from 1950 and from `later`.
    fn raised(first: &str, second: &str, later: &str) -> Vec<&'static str> {
        let mut files = Files::default();
        let mut add = |kind: Kind, id: &str, text: String| {
            files.add(File { path: format!("{kind}/{id}.toml"), kind, id: id.into(), text: text.into() });
        };
        for id in ["AAA", "BBB"] {
            add(
                Kind::States,
                id,
                format!("id = \"{id}\"\nname = \"{id}\"\nmember = [{{ from = \"1900\" }}]\nsource = \"made up\"\n"),
            );
        }
        for (id, keys, from) in [("first", first, "1950-01-01"), ("second", second, later)] {
            let text = format!(
                "id = \"{id}\"\ntitle = \"{id}\"\nshort = \"{id}\"\nform = \"treaty\"\nlayers = [\"consultation\"]\nsigned = \"{from}\"\n\
                 in-force = \"{from}\"\nseen = \"text\"\n{keys}\n[[party]]\nstate = \"AAA\"\n[[party]]\nstate = \"BBB\"\n"
            );
            add(Kind::Instruments, id, text);
        }
        load(files, "a fixture", Vec::new(), Thoroughness::Checked).diagnostics.iter().map(|d| d.code).collect()
    }

    const STANDS: &str = "status = \"in-force\"\natop = [7]";
    const ENDED: &str = "status = \"ended\"\nended = \"1960-01-01\"\natop = [7]";

    #[test]
    fn two_at_once_must_say_that_they_are_one() {
        assert_eq!(raised(STANDS, STANDS, "1955-01-01"), ["alliance-claimed-twice"]);
        assert_eq!(raised(STANDS, &format!("{STANDS}\natop-with = [\"first\"]"), "1955-01-01"), [""; 0]);
        assert_eq!(raised(&format!("{STANDS}\natop-with = [\"second\"]"), STANDS, "1955-01-01"), [""; 0]);
    }

    #[test]
    fn one_after_the_other_is_a_renewal() {
        assert_eq!(raised(ENDED, STANDS, "1960-01-01"), [""; 0]);
        assert_eq!(raised(ENDED, STANDS, "1959-12-31"), ["alliance-claimed-twice"]);
    }

    #[test]
    fn what_is_counted_together_has_a_number_in_common() {
        let other = "status = \"in-force\"\natop = [8]\natop-with = [\"first\"]";
        assert_eq!(raised(STANDS, other, "1955-01-01"), ["no-alliance-in-common"]);
    }
}
