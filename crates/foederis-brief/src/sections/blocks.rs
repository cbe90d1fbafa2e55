//! Who could block.

use super::{Writer, verb};
use crate::document::{Block, Section, Text};
use crate::words;

pub(super) fn write(w: &mut Writer<'_, '_>) -> Option<Section> {
    let study = w.study;
    let record = study.record();
    let vetoes = &study.comparison.vetoes;
    if vetoes.is_empty() {
        return None;
    }
    let mut blocks = Vec::new();
    let alone = vetoes.iter().filter(|v| v.decision == "individual").count();
    let lead = match (alone, vetoes.len() - alone) {
        (_, 0) => {
            "No member could hold another back: each decides for itself what it owes. The same freedom lets each do little."
        }
        (0, _) => "What the members owe, they decide together.",
        _ => {
            "On defence, each member decides for itself: none can hold another back, and none can make another move. What they decide \
              together is this."
        }
    };
    blocks.push(Block::Paragraph(Text::of(lead)));
    let mut seen: Vec<(String, String)> = Vec::new();
    let mut items = Vec::new();
    for veto in vetoes {
        let instrument = &record.instruments[veto.instrument];
        let provision = &instrument.provisions[usize::from(veto.provision)];
        let who = match (veto.decision.as_str(), veto.blockers.len()) {
            ("individual", _) => "each party decides for itself".to_owned(),
            (decision @ ("consensus" | "unanimity"), n) if n > 0 => {
                format!("by {decision}: each of {} can block it", words::some_states(record, veto.blockers, 12))
            }
            (decision, _) => match decision.strip_prefix("body: ") {
                Some(body) => format!("in the {body}; the text does not say by which majority"),
                None => format!("by {decision}"),
            },
        };
        let key = (provision.heading(), who.clone());
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let note = w.notes.provision(veto.instrument, veto.provision);
        items.push(
            Text::default()
                .strong(format!(
                    "To {} ({}): ",
                    verb(provision.duty).replace(" with", "").replace(" beside", ""),
                    provision.heading()
                ))
                .say(format!("{who}."))
                .note([note]),
        );
    }
    blocks.push(Block::List(items));
    Some(Section { id: "blocks", title: "Who could block".into(), blocks })
}
