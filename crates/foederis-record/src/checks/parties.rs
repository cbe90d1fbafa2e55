//! Parties exist, belong once at a time, and only parties suspend.

use foederis::date::Dated;
use foederis::verdict::Verdict;
use foederis::vocab::StateKind;

use super::{Site, Step};
use crate::diagnostic::Diagnostic;

/// No state is a party before its first day, unless a note on the party says how that can be.
pub(super) fn existed(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    let record = site.record;
    for (_, instrument) in record.instruments.iter() {
        for (n, party) in instrument.parties.iter().enumerate().filter(|(_, party)| party.note.is_none()) {
            let state = &record.states[party.state];
            let entered: Option<Dated> = party.span.from.or(instrument.span().and_then(|s| s.from));
            let first = state.begins();
            if let (Some(entered), Some(first), StateKind::State) = (entered, first, state.kind)
                && entered.latest < first.earliest
            {
                let message = format!("{} is a party from {entered}, before it existed ({first})", state.name);
                let path = [Step::Key("party"), Step::Nth(n), Step::Key("state")];
                let help = format!(
                    "name its predecessor, give {} an entry of its own (from = \"…\"), or say in a `note` of the party how that can be",
                    state.id
                );
                out.push(
                    site.error("party-before-it-existed", message, site.home(instrument), &path, "not a state yet").help(help),
                );
            }
        }
    }
}

/// A state's spells in one instrument do not overlap.
pub(super) fn spells(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (_, instrument) in site.record.instruments.iter() {
        for (n, party) in instrument.parties.iter().enumerate() {
            let earlier = instrument.parties[..n].iter().enumerate().filter(|(_, p)| p.state == party.state);
            for (m, other) in earlier {
                // Two spells overlap if the later beginning falls for certain in the other spell.
                let both = |a: &foederis::date::Span, b: &foederis::date::Span| {
                    a.from.map_or(Verdict::from(b.from.is_none()), |from| b.covers(from.latest)) == Verdict::Yes
                };
                if both(&party.span, &other.span) || both(&other.span, &party.span) {
                    let name = &site.record.states[party.state].name;
                    let message = format!("{name} is a party twice at one time");
                    let path = [Step::Key("party"), Step::Nth(n), Step::Key("state")];
                    let (file, span) =
                        site.locate(site.home(instrument), &[Step::Key("party"), Step::Nth(m), Step::Key("state")]);
                    let diagnostic = site.error("overlapping-spells", message, site.home(instrument), &path, "here again");
                    out.push(
                        diagnostic.also(file, span, "first here").help("give the spells `from` and `to` that do not overlap"),
                    );
                }
            }
        }
    }
}

/// Only a party suspends its duties.
pub(super) fn suspensions(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (_, instrument) in site.record.instruments.iter() {
        for (n, suspension) in instrument.suspensions.iter().enumerate() {
            if instrument.parties.iter().all(|p| p.state != suspension.by) {
                let message = format!("{} suspends duties it never had", site.record.states[suspension.by].name);
                let path = [Step::Key("suspension"), Step::Nth(n), Step::Key("by")];
                let help = "`by` is the party whose duties are suspended";
                out.push(
                    site.error("not-a-party", message, site.home(instrument), &path, "not a party of this instrument").help(help),
                );
            }
        }
    }
}
