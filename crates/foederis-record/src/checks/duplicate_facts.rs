//! A fact stands once.

use foederis::instrument::Instrument;

use super::{Site, Step};
use crate::diagnostic::Diagnostic;

/// Two provisions that say the same of the same states.
pub(super) fn provisions(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (_, instrument) in site.record.instruments.iter() {
        for (n, provision) in instrument.provisions.iter().enumerate() {
            let same = |p: &foederis::instrument::Provision| {
                p.article == provision.article
                    && p.duty == provision.duty
                    && p.owed_by == provision.owed_by
                    && p.owed_to == provision.owed_to
                    && p.trigger == provision.trigger
                    && p.adversary == provision.adversary
                    && p.protects == provision.protects
            };
            if let Some(m) = instrument.provisions[..n].iter().position(same) {
                let message = format!("Art. {} is recorded twice as the same duty to {}", provision.article, provision.duty);
                let path = |n| [Step::Key("provision"), Step::Nth(n), Step::Key("article")];
                let (file, span) = site.locate(site.home(instrument), &path(m));
                let diagnostic = site.error("duplicate-fact", message, site.home(instrument), &path(n), "again here");
                out.push(diagnostic.also(file, span, "first here").help("merge the two"));
            }
        }
    }
}

/// Two instruments of one title, between the same states, of one day.
pub(super) fn instruments(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    let all: Vec<&Instrument> = site.record.instruments.iter().map(|(_, i)| i).collect();
    for (n, instrument) in all.iter().enumerate() {
        let states = |i: &Instrument| -> std::collections::BTreeSet<_> { i.parties.iter().map(|p| p.state).collect() };
        let same = |i: &&Instrument| {
            i.signed.is_some() && i.signed == instrument.signed && i.title == instrument.title && states(i) == states(instrument)
        };
        if let Some(other) = all[..n].iter().copied().find(same) {
            let message = format!("`{}` and `{}` look like one instrument", other.id, instrument.id);
            let (file, span) = site.locate(site.home(other), &[Step::Key("title")]);
            let diagnostic = site.error(
                "duplicate-fact",
                message,
                site.home(instrument),
                &[Step::Key("title")],
                "same title, day and parties",
            );
            out.push(
                diagnostic.also(file, span, "as here").help("keep one file, and give it the other id in `aliases`").warning(),
            );
        }
    }
}
