//! Provisions and interpretations that can never have an effect.

use foederis::casus::MOST_SCOPES;
use foederis::id::InstrumentId;
use foederis::instrument::{Instrument, Provision, Selector};
use foederis::vocab::Status;

use super::{Site, Step, folder};
use crate::diagnostic::Diagnostic;

/// A provision needs someone who owes it, someone else to owe it to, and words in force at some time it is.
pub(super) fn provisions(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (_, instrument) in site.record.instruments.iter() {
        if site.misplaced(instrument) {
            let (kind, _) = site.home(instrument);
            let message = format!("an instrument with status `{}` does not belong in {}/", instrument.status, folder(kind));
            let diagnostic = site.error("wrong-folder", message, site.home(instrument), &[Step::Key("status")], "");
            out.push(diagnostic.help("proposals/ holds what nobody has signed, instruments/ the rest"));
        }
        if instrument.parties.is_empty() && !instrument.provisions.is_empty() {
            let message = format!("the record does not know the parties of `{}`: its duties bind no one", instrument.id);
            let diagnostic =
                site.error("no-parties", message, site.home(instrument), &[Step::Key("id")], "no [[party]]").warning();
            out.push(diagnostic.help("add a [[party]] for each when a list is found"));
            continue;
        }
        for (n, provision) in instrument.provisions.iter().enumerate() {
            if let Some(why) = dead(site, instrument, provision) {
                let message = format!("Art. {} can never bind anyone: {why}", provision.article);
                let path = [Step::Key("provision"), Step::Nth(n), Step::Key("article")];
                out.push(site.error("unreachable-provision", message, site.home(instrument), &path, "dead letter"));
            }
        }
    }
}

fn dead(site: &Site<'_>, instrument: &Instrument, p: &Provision) -> Option<String> {
    let count = |selectors: &[Selector]| -> usize {
        let members = |s: &Selector| match s {
            Selector::State(_) => 1,
            Selector::Group(group) => site.record.groups[*group].members.len(),
            Selector::Parties => instrument.parties.len(),
            Selector::NonParties | Selector::AllStates => usize::MAX / 8,
            Selector::NonState => 0,
        };
        selectors.iter().map(members).fold(0, usize::saturating_add)
    };
    if count(&p.owed_by) == 0 {
        return Some("no one owes it".into());
    }
    if count(&p.owed_to) == 0 {
        return Some("it is owed to no one".into());
    }
    if p.owed_by == p.owed_to && count(&p.owed_by) == 1 {
        return Some("one state would owe it to itself".into());
    }
    let nowhere = |area: &foederis::place::Area| {
        let early = area.span.to.zip(instrument.span().and_then(|s| s.from)).is_some_and(|(to, from)| to.latest < from.earliest);
        let late = area.span.from.zip(instrument.ended).is_some_and(|(from, ended)| ended.latest < from.earliest);
        early || late
    };
    let limbs_dead =
        |limb: &foederis::instrument::Limb| !limb.areas.is_empty() && limb.areas.iter().all(|a| nowhere(&site.record.areas[*a]));
    if !p.protects.is_empty() && p.protects.iter().all(limbs_dead) {
        return Some("its areas apply only while the instrument does not".into());
    }
    None
}

/// An operative interpretation must read a provision that exists, while the instrument does.
pub(super) fn interpretations(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (_, instrument) in site.record.instruments.iter() {
        for (n, effect) in instrument.interpretations.iter().enumerate().filter_map(|(n, i)| i.effect.as_ref().map(|e| (n, e))) {
            for (m, article) in effect.articles.iter().enumerate() {
                if instrument.provisions.iter().all(|p| p.article != *article) {
                    let known: Vec<&str> = instrument.provisions.iter().map(|p| p.article.as_str()).collect();
                    let message = format!("the interpretation reads Art. {article}, of which there is no provision");
                    let path = [Step::Key("interpretation"), Step::Nth(n), Step::Key("articles"), Step::Nth(m)];
                    let help = format!("articles of this instrument: {}", known.join(", "));
                    out.push(
                        site.error("unreachable-interpretation", message, site.home(instrument), &path, "reads nothing")
                            .help(help),
                    );
                }
            }
            let over = effect.span.from.zip(instrument.ended).is_some_and(|(from, ended)| ended.latest <= from.earliest);
            if over && instrument.status != Status::Proposed {
                let message = "the interpretation holds only from after the instrument's end";
                let path = [Step::Key("interpretation"), Step::Nth(n), Step::Key("what")];
                out.push(
                    site.error(
                        "unreachable-interpretation",
                        message,
                        site.home(instrument),
                        &path,
                        "too late to decide anything",
                    )
                    .help("give `from`, the day from which the reading claims to hold, or take `clause` and `verdict` away"),
                );
            }
        }
    }
}

/// Duties may wait for one another, but not in a circle, and not for themselves.
pub(super) fn dependencies_acyclic(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    let record = site.record;
    let waits = |id: InstrumentId| record.instruments[id].provisions.iter().flat_map(|p| p.when.duty_under.iter().copied());
    let mut needed = std::collections::BTreeSet::new();
    for (id, instrument) in record.instruments.iter() {
        let mut reached: Vec<InstrumentId> = waits(id).collect();
        needed.extend(reached.iter().copied());
        let mut next = 0;
        while let Some(&other) = reached.get(next) {
            let more: Vec<InstrumentId> = waits(other).filter(|i| !reached.contains(i)).collect();
            reached.extend(more);
            next += 1;
        }
        if reached.contains(&id) {
            let message = format!("a duty of `{}` waits for itself", instrument.id);
            out.push(site.error(
                "circular-dependency",
                message,
                site.home(instrument),
                &[Step::Key("id")],
                "through `duty-under`",
            ));
        }
    }
    if needed.len() > 64 {
        let message = format!("duties wait for {} instruments: at most 64 are possible", needed.len());
        let first = record.instruments.iter().next().map(|(_, i)| site.home(i));
        if let Some(home) = first {
            out.push(site.error("too-many", message, home, &[Step::Key("id")], ""));
        }
    }
}

/// One instrument has only so many scopes of readings and suspensions, and the peace of an area waits for nothing.
pub(super) fn scopes(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (_, instrument) in site.record.instruments.iter() {
        let operative = instrument.interpretations.iter().filter(|i| i.effect.is_some()).count();
        let scopes = operative + instrument.suspensions.len();
        if scopes > MOST_SCOPES {
            let message = format!("{scopes} operative interpretations and suspensions: at most {MOST_SCOPES} are possible");
            let diagnostic = site.error("too-many", message, site.home(instrument), &[Step::Key("id")], "");
            out.push(diagnostic.help("take `clause` and `verdict` away from those that decide nothing any more"));
        }
        for (n, provision) in instrument.provisions.iter().enumerate() {
            if !provision.when.duty_under.is_empty() && provision.protects.iter().any(|limb| limb.anyone) {
                let message = "a duty over the peace of an area cannot wait for another";
                let path = [Step::Key("provision"), Step::Nth(n), Step::Key("when")];
                let diagnostic = site.error("contradiction", message, site.home(instrument), &path, "`duty-under` here");
                out.push(diagnostic.help("write two provisions: one with `whose = \"anyone\"`, one with `duty-under`"));
            }
        }
    }
}
