//! Where the pact would collide with what its members owe already.

use foederis::id::InstrumentId;
use foederis::set::StateSet;
use foederis_analysis::tension::{Tension, Weight};

use super::{Writer, verb};
use crate::document::{Block, Section, Text};
use crate::words::{self, capital, count};

pub(super) fn write(w: &mut Writer<'_, '_>) -> Option<Section> {
    let study = w.study;
    let c = &study.comparison;
    let record = study.record();
    let of = |weight: Weight| -> Vec<Tension> { c.tensions.iter().filter(|t| t.weight == weight).cloned().collect() };
    let (bars, readings, free) = (of(Weight::Bars), of(Weight::Reading), of(Weight::Compatible));
    let mut blocks = Vec::new();
    let lead = match (bars.len(), readings.len()) {
        (0, 0) => "No present duty of a member stands against the pact.".to_owned(),
        (0, _) => "No present duty of a member flatly forbids the pact. Some may, depending on how they are read.".to_owned(),
        (n, _) => format!(
            "{} of members {} joining.",
            capital(&count(n, "present duty", "present duties")),
            if n == 1 { "bars" } else { "bar" }
        ),
    };
    blocks.push(Block::Paragraph(Text::of(lead)));
    if !bars.is_empty() {
        let items = bars.iter().map(|t| one(w, t)).collect();
        blocks.push(Block::Heading("What bars it".into()));
        blocks.push(Block::List(items));
    }
    if !readings.is_empty() {
        let items = readings.iter().map(|t| one(w, t)).collect();
        blocks.push(Block::Heading("What turns on a reading".into()));
        blocks.push(Block::List(items));
    }
    if !free.is_empty() {
        let items = gathered(w, &free);
        blocks.push(Block::Details(
            format!("Promises not to use force that leave help against an attack free ({})", items.len()),
            vec![
                Block::Paragraph(Text::of(
                    "They follow the UN Charter, whose Article 51 leaves self-defence, alone or together, untouched.",
                )),
                Block::List(items),
            ],
        ));
    }
    // Readings recorded with the proposal itself: what members have said their own law allows.
    let own: Vec<(InstrumentId, &foederis::instrument::Interpretation)> = c
        .added
        .iter()
        .flat_map(|id| record.instruments[*id].interpretations.iter().map(move |i| (*id, i)))
        .filter(|(_, i)| c.members.iter().any(|m| i.reading.by.contains(record.code(m))))
        .take(8)
        .collect();
    if !own.is_empty() {
        blocks.push(Block::Heading("What members have said of their own law and limits".into()));
        let items = own
            .iter()
            .map(|(_, i)| {
                let date = i.reading.date.map(|d| format!(" ({})", words::date(d))).unwrap_or_default();
                let source = i.reading.source.clone().unwrap_or_else(|| "record".into());
                let note = w.notes.words(&source, foederis::vocab::Seen::Secondary);
                let by: Vec<String> = i
                    .reading
                    .by
                    .split(", ")
                    .map(|code| record.states.find(code).map_or_else(|| code.to_owned(), |s| words::state(record, s)))
                    .collect();
                Text::default()
                    .strong(format!("{}{date}: ", capital(&foederis::listed(&by))))
                    .say(i.reading.what.clone())
                    .note([note])
            })
            .collect();
        blocks.push(Block::List(items));
    }
    Some(Section { id: "collisions", title: "Where duties would collide".into(), blocks })
}

fn one(w: &mut Writer<'_, '_>, t: &Tension) -> Text {
    let record = w.study.record();
    let note = w.notes.provision(t.instrument, t.provision);
    let instrument = &record.instruments[t.instrument];
    let provision = &instrument.provisions[usize::from(t.provision)];
    let towards = match t.weight {
        Weight::Bars => "anybody".to_owned(),
        _ => words::some_states(record, t.towards, 6),
    };
    let about = provision
        .protects
        .iter()
        .find_map(|l| l.words.clone())
        // "Other Contracting Parties" tells a reader nothing.
        .filter(|words| !words.to_lowercase().contains("parties"))
        .map(|words| format!(" It speaks of {words}."))
        .unwrap_or_default();
    Text::default()
        .strong(format!("{} ", capital(&words::state(record, t.state))))
        .say(format!("must {} {towards}: {}.", verb(t.duty), instrument.cite(provision)))
        .note([note])
        .say(about)
}

/// One line an instrument, with every member that it binds.
fn gathered(w: &mut Writer<'_, '_>, tensions: &[Tension]) -> Vec<Text> {
    let record = w.study.record();
    let mut instruments: Vec<InstrumentId> = tensions.iter().map(|t| t.instrument).collect();
    instruments.sort_unstable();
    instruments.dedup();
    let mut items = Vec::new();
    for id in instruments {
        let own: Vec<&Tension> = tensions.iter().filter(|t| t.instrument == id).collect();
        // An ally is no outsider, so that members of one treaty may face different ones.
        let mut facing: Vec<(StateSet, StateSet)> = Vec::new();
        for tension in &own {
            match facing.iter_mut().find(|(towards, _)| *towards == tension.towards) {
                Some((_, members)) => members.insert(tension.state),
                None => facing.push((tension.towards, StateSet::one(tension.state))),
            }
        }
        let lines: Vec<String> = facing
            .iter()
            .map(|(towards, members)| {
                format!("{} towards {}", words::some_states(record, *members, 9), words::some_states(record, *towards, 6))
            })
            .collect();
        let note = w.notes.provision(id, own[0].provision);
        items.push(
            Text::default()
                .strong(format!("{}: ", record.instruments[id].short))
                .say(format!("{}.", lines.join("; ")))
                .note([note]),
        );
    }
    items
}
