//! The web of duties, without and with.

use std::collections::BTreeMap;

use foederis::Verdict;
use foederis::id::InstrumentId;
use foederis::vocab::{Duty, Rung};
use foederis_analysis::Standpoint;
use foederis_analysis::structure::{Certainty, Network, Structure};

use super::Writer;
use crate::document::{Block, Section, Text};
use crate::figures::figure;
use crate::words::{self, capital, out_of, percent, small};

pub(super) fn write(w: &mut Writer<'_, '_>) -> Option<Section> {
    let study = w.study;
    let c = &study.comparison;
    let record = study.record();
    let mut blocks = Vec::new();
    let shape = |at: &Standpoint<'_>| {
        Structure::of(&Network::on(record, at.architecture, at.day, Duty::Defend, Some(c.members), Certainty::Bound))
    };
    if c.members.len() > 1 {
        let (before, after) = (shape(&c.before), shape(&c.after));
        let text = Text::of(prose(w, &before, &after));
        let (carriers, notes) = carriers(w);
        let text = match carriers.is_empty() {
            true => text,
            false => text.say(format!(" The ties without the pact rest on {carriers}")).note(notes).say("."),
        };
        blocks.push(Block::Paragraph(text));
    }
    blocks.extend(figure("web", study).map(|f| Block::Figure(Box::new(f))));
    blocks.extend(figure("matrix", study).map(|f| Block::Figure(Box::new(f))));
    let title = w.mood("The web today, and with it", "The web without it, and with it");
    (!blocks.is_empty()).then(|| Section { id: "web", title: title.into(), blocks })
}

/// The instruments on which the ties among the members rest without the pact, by how many ordered pairs they carry.
fn carriers(w: &mut Writer<'_, '_>) -> (String, Vec<usize>) {
    let mut pairs: BTreeMap<InstrumentId, usize> = BTreeMap::new();
    for ((rung, ..), step) in w.study.web.iter().filter(|(_, step)| step.answer == Verdict::Yes) {
        if *rung == Rung::Defend {
            step.instruments.iter().for_each(|id| *pairs.entry(*id).or_default() += 1);
        }
    }
    let mut ids: Vec<(InstrumentId, usize)> = pairs.into_iter().collect();
    ids.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
    ids.truncate(8);
    let titles: Vec<&str> = ids.iter().map(|(id, _)| w.study.record().instruments[*id].short.as_str()).collect();
    (foederis::listed(&titles), ids.iter().map(|(id, _)| w.notes.instrument(*id)).collect())
}

fn prose(w: &Writer<'_, '_>, before: &Structure, after: &Structure) -> String {
    let record = w.study.record();
    let pairs = before.states * before.states.saturating_sub(1) / 2;
    let Some(hub) = &before.hub else {
        let then = match after.ties {
            0 => "nor is anybody with it".to_owned(),
            ties => format!("with it {} pairs {}", out_of(ties, pairs), w.mood("would be tied", "are tied")),
        };
        return format!("Among the members nobody is bound to defend anybody without the pact; {then}.");
    };
    let name = words::state(record, hub.state);
    let mut text =
        format!("Without the pact, {} pairs of members are tied by a duty to defend, somewhere. ", out_of(before.ties, pairs));
    // Where several have as many partners there is no hub to speak of.
    if hub.equals.is_empty() {
        let through = (hub.share_of_ties * before.ties as f64).round() as u64;
        let rest = match hub.without.ties {
            0 => "none remains".to_owned(),
            1 => "one remains".to_owned(),
            n => format!("{} remain", small(n)),
        };
        text.push_str(&format!(
            "{} stands at one end of {} of these ties; take it away and {rest}. ",
            capital(&name),
            percent(through, before.ties as u64),
        ));
        if let Some(c) = hub.ego.degree_centralisation {
            text.push_str(&format!("On the scale from bloc (0) to pure spokes (1), it and its partners stand at {c:.2}. "));
        }
    }
    if after.ties == before.ties {
        text.push_str("With the pact the number of pairs stays the same.");
    } else if after.ties == pairs {
        text.push_str(&format!("With the pact {} pairs {}: a bloc.", out_of(pairs, pairs), w.mood("would be tied", "are tied")));
    } else {
        text.push_str(&format!("With the pact {} {}.", small(after.ties), w.mood("would be", "are")));
    }
    text
}
