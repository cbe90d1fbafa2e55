//! Whoever speaks in an office holds it that day.

use foederis::politics::{Speaker, Statement};
use foederis::verdict::Verdict;
use foederis::{date::Dated, listed};

use super::{Site, Step};
use crate::diagnostic::Diagnostic;
use crate::files::Kind;

/// A statement's office is one that the speaker's file lets the speaker hold on that date.
pub(super) fn held(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (statement, speaker) in spoken(site) {
        let Some(office) = &statement.office else { continue };
        if speaker.offices_on(statement.date).any(|(tenure, _)| tenure.office == *office) {
            continue;
        }
        let message = format!("{} was not {office} on {}", speaker.name, statement.date);
        let diagnostic = site.error("office-not-held", message, at(statement), &[Step::Key("office")], "not held that day");
        let (file, span) = site.locate((Kind::Speakers, &speaker.id), &[Step::Key("held")]);
        out.push(diagnostic.also(file, span, offices(speaker, statement.date)).help(format!(
            "take an office held that day, word for word; leave `office` out if there was none; or correct [[held]] in \
             speakers/{}.toml",
            speaker.id
        )));
    }
}

/// Where a speaker held one office for certain, the statement says so.
pub(super) fn named(site: &Site<'_>, out: &mut Vec<Diagnostic>) {
    for (statement, speaker) in spoken(site).filter(|(statement, _)| statement.office.is_none()) {
        let offices: Vec<_> = speaker.offices_on(statement.date).collect();
        if let [(tenure, Verdict::Yes)] = offices.as_slice() {
            let message = format!("{} was {} on {}", speaker.name, tenure.office, statement.date);
            let diagnostic = site.error("office-missing", message, at(statement), &[Step::Key("speaker")], "in no office?");
            out.push(diagnostic.help(format!("add office = \"{}\"", tenure.office)).warning());
        }
    }
}

fn spoken<'s>(site: &'s Site<'_>) -> impl Iterator<Item = (&'s Statement, &'s Speaker)> {
    site.record.statements.iter().map(|(_, statement)| (statement, &site.record.speakers[statement.speaker]))
}

fn at(statement: &Statement) -> (Kind, &str) {
    (Kind::Statements, &statement.id)
}

/// The offices held on a date, for the message.
fn offices(speaker: &Speaker, when: Dated) -> String {
    let held: Vec<String> = speaker
        .offices_on(when)
        .map(|(tenure, held)| format!("{}{}", if held == Verdict::Yes { "" } else { "perhaps " }, tenure.office))
        .collect();
    if held.is_empty() { "no office that day".to_owned() } else { format!("that day: {}", listed(&held)) }
}
