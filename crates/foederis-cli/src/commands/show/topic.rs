//! A topic: who took which stance on it, state by state.

use foederis::Record;
use foederis::id::TopicId;
use foederis::listed;

use super::{dated, line, states};
use crate::text::HEADING;

pub(super) fn text(record: &Record, id: TopicId) -> String {
    let topic = &record.topics[id];
    let mut text = String::new();
    line("name", &topic.name, &mut text);
    line("what", &topic.what, &mut text);
    let instruments: Vec<&str> = topic.stands_for.iter().map(|i| record.instruments[*i].id.as_str()).collect();
    line("stands for", &listed(&instruments), &mut text);
    let other: Vec<&str> = topic.alternative_to.iter().map(|t| record.topics[*t].id.as_str()).collect();
    line("the other road to", &listed(&other), &mut text);
    let other: Vec<&str> = record.alternatives_to(id).map(|(_, t)| t.id.as_str()).collect();
    line("other roads", &listed(&other), &mut text);
    line("note", topic.note.as_deref().unwrap_or_default(), &mut text);
    for (state, statements) in record.stances_on(id) {
        text.push_str(&format!("{HEADING}{}{HEADING:#}\n", states(record, &[state])));
        dated(record, &statements, &mut text, |s| {
            let speaker = &record.speakers[s.speaker].name;
            s.office.as_ref().map_or_else(|| speaker.clone(), |office| format!("{speaker}, {office}"))
        });
    }
    text
}
