//! What the record does not know, and how the figures were made.

use foederis::vocab::Seen;

use super::Writer;
use crate::document::{Block, Section, Text};
use crate::words::{count, small, thousands};

pub(super) fn write(w: &mut Writer<'_, '_>) -> Option<Section> {
    let study = w.study;
    let record = study.record();
    let notes = w.notes.all();
    let of = |seen: Seen| notes.iter().filter(|n| n.seen == seen).count();
    let (text, secondary, recalled) = (of(Seen::Text), of(Seen::Secondary), of(Seen::Recalled));
    let parts: Vec<String> = [
        (text, "the words themselves were read"),
        (secondary, "a secondary source was read"),
        (recalled, "nothing was read: they are general knowledge, and marked so"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, what)| format!("for {} {what}", small(n)))
    .collect();
    let mut blocks = Vec::new();
    if !notes.is_empty() {
        let lead = format!("This brief rests on {}: {}.", count(notes.len(), "note", "notes"), foederis::listed(&parts));
        blocks.push(Block::Paragraph(Text::of(lead)));
    }
    let listed: Vec<Text> = notes
        .iter()
        .enumerate()
        .filter(|(_, n)| n.seen == Seen::Recalled)
        .map(|(number, n)| Text::of(n.text.trim_end_matches('.').to_owned()).note([number + 1]))
        .collect();
    if !listed.is_empty() {
        blocks.push(Block::Details(format!("Recalled, not read ({})", listed.len()), vec![Block::List(listed)]));
    }
    let unknown = record.signed().filter(|(_, i)| i.parties.is_empty()).count();
    let filed = record.instruments.iter().filter(|(_, i)| i.composed_from.is_none());
    let (mut all, mut unread) = (0, 0);
    filed.for_each(|(_, i)| {
        all += 1;
        unread += usize::from(i.seen == Seen::Recalled);
    });
    let mut limits = vec![Text::of(format!(
        "Of {} instruments and proposals in the whole record, {} rest on general knowledge.",
        thousands(all),
        small(unread)
    ))];
    if unknown > 0 {
        limits.push(Text::of(format!("The parties of {} are not known.", count(unknown, "instrument", "instruments"))));
    }
    limits.extend([
        Text::of("A duty is not a forecast: states have broken such promises and have helped without them."),
        Text::of(match study.politics {
            Some(_) => "Nuclear weapons are not weighed; capabilities only where adoption is asked about.",
            None => "Capabilities, nuclear weapons and the chance that such a pact would be adopted are not weighed here.",
        }),
        Text::of("A share of questions is a share of cases that can be named, not a probability: every place and attacker counts once."),
    ]);
    if !study.positions.actors.is_empty() {
        limits.push(Text::of(
            "Positions are those of statements found; a missing one means that none was found, not that none was made.",
        ));
    }
    blocks.push(Block::List(limits));
    Some(Section { id: "gaps", title: "What the record does not know".into(), blocks })
}
