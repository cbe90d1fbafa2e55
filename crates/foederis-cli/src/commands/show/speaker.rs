//! A speaker: offices, and statements by date.

use foederis::Record;
use foederis::id::SpeakerId;

use super::{dated, line, states};
use crate::text::HEADING;
use crate::text::stance::when;

pub(super) fn text(record: &Record, id: SpeakerId) -> String {
    let speaker = &record.speakers[id];
    let mut text = String::new();
    line("name", &speaker.name, &mut text);
    line("kind", speaker.kind.word(), &mut text);
    line("of", &speaker.state.map(|state| states(record, &[state])).unwrap_or_default(), &mut text);
    line("note", speaker.note.as_deref().unwrap_or_default(), &mut text);
    if !speaker.tenures.is_empty() {
        text.push_str(&format!("{HEADING}Offices{HEADING:#}\n"));
    }
    for tenure in &speaker.tenures {
        let note = tenure.note.as_ref().map(|note| format!("; {note}")).unwrap_or_default();
        line(&tenure.office, &format!("{} ({}{note})", when(tenure.span), tenure.seen), &mut text);
    }
    let statements = record.statements_of(id);
    if statements.is_empty() {
        line("statements", "none found", &mut text);
        return text;
    }
    text.push_str(&format!("{HEADING}Statements{HEADING:#}\n"));
    dated(record, &statements, &mut text, |s| {
        let topic = &record.topics[s.topic].id;
        s.office.as_ref().map_or_else(|| topic.clone(), |office| format!("{topic}, as {office}"))
    });
    text
}
