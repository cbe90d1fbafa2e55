//! The view from the hub: what it gains, what it takes on, and why it might prefer the road it is on.

use foederis::Verdict;
use foederis::set::StateSet;
use foederis::vocab::{Change, Rung, Stance};

use super::{Writer, gained};
use crate::document::{Block, Section, Text};
use crate::words::{self, capital, count, percent, small};

pub(super) fn write(w: &mut Writer<'_, '_>) -> Option<Section> {
    let study = w.study;
    let c = &study.comparison;
    let record = study.record();
    let hub = c.hub.filter(|h| c.members.has(*h))?;
    let ledger = c.ledgers.iter().find(|l| l.state == hub)?;
    let name = words::state(record, hub);
    let mut blocks = Vec::new();
    // What it already owes the members, and what would be new to it.
    let others: StateSet = c.members.minus(StateSet::one(hub));
    let owed: StateSet = study
        .web
        .iter()
        .filter(|((rung, a, _), step)| *rung == Rung::Defend && *a == hub && step.answer == Verdict::Yes)
        .map(|((_, _, b), _)| *b)
        .collect();
    let bound = others.and(owed);
    let mut text = format!(
        "{} already must defend {} of the {} other members somewhere",
        capital(&name),
        small(bound.len()),
        small(others.len())
    );
    let new = others.minus(bound);
    text.push_str(&match new.len() {
        0 => ". The pact adds nobody to them.".to_owned(),
        _ => format!("; the pact {} {}.", w.mood("would add", "adds"), words::some_states(record, new, 8)),
    });
    let firmer: StateSet = ledger
        .exposure
        .iter()
        .filter(|e| e.changes.iter().any(|x| matches!(x, Change::Strengthened | Change::MadeCertain)))
        .map(|e| e.with)
        .filter(|s| bound.has(*s))
        .collect();
    if !firmer.is_empty() {
        text.push_str(&format!(
            " Towards {} its promise {} firmer.",
            words::some_states(record, firmer, 8),
            w.mood("would become", "becomes")
        ));
    }
    let owing = study.web.iter().filter(|((rung, a, _), _)| *rung == Rung::Defend && *a == hub);
    let mut carriers: Vec<_> = owing.flat_map(|(_, step)| step.instruments.iter().copied()).collect();
    carriers.sort_unstable();
    carriers.dedup();
    let notes: Vec<usize> = carriers.into_iter().map(|id| w.notes.instrument(id)).collect();
    blocks.push(Block::Paragraph(Text::of(text).note(notes)));
    // Whether the new duties help it, or others.
    let helped = c.outlooks.iter().filter(|o| !gained(o).is_empty());
    let (own, foreign): (Vec<_>, Vec<_>) = helped.partition(|o| o.incident.targets.has(hub));
    if own.len() + foreign.len() > 0 {
        let covered = &ledger.covered;
        let mut text = format!(
            "Of the {} that {} new defenders, {} {} {name} and {} others.",
            count(own.len() + foreign.len(), "contingency", "contingencies"),
            w.mood("would find", "find"),
            small(own.len()),
            if own.len() == 1 { "is an attack on" } else { "are attacks on" },
            small(foreign.len()),
        );
        if covered.asked > 0 {
            text.push_str(&format!(
                " The share of attacks on it in the region that oblige somebody to defend it {} from {} to {}.",
                w.mood("would go", "goes"),
                percent(covered.before, covered.asked),
                percent(covered.after, covered.asked)
            ));
        }
        blocks.push(Block::Paragraph(Text::of(text)));
    }
    // What becomes of the dependence on it.
    let without: Vec<_> = c.ledgers.iter().filter(|l| l.state != hub && l.covered.asked > 0 && c.members.has(l.state)).collect();
    if !without.is_empty() {
        let loses = without
            .iter()
            .filter(|l| l.covered.before > 0 && l.covered.before_without_hub == 0)
            .map(|l| l.state)
            .collect::<StateSet>();
        let still = without.iter().filter(|l| l.covered.after > 0 && l.covered.after_without_hub == 0).count();
        let mut text = String::new();
        if !loses.is_empty() {
            text.push_str(&format!(
                "Today {} no defender in the region if {name} does not act. ",
                if loses.len() == 1 {
                    format!("{} has", words::states(record, loses))
                } else {
                    format!("{} have", words::states(record, loses))
                }
            ));
            text.push_str(&match still {
                0 => format!("With the pact each {} others.", w.mood("would have", "has")),
                n => format!(
                    "With the pact that {} true of {}.",
                    w.mood("would still be", "is still"),
                    count(n, "member", "members")
                ),
            });
        }
        if !text.is_empty() {
            blocks.push(Block::Paragraph(Text::of(capital(text.trim()))));
        }
    }
    // Its own words, on the pact and on the other road.
    if let Some(actor) = study.positions.actors.iter().find(|a| a.state == hub) {
        let mut shown = Vec::new();
        for id in [actor.then, actor.now, actor.beside].into_iter().flatten() {
            if !shown.contains(&id) {
                shown.push(id);
            }
        }
        let for_road = actor.beside.is_some_and(|b| record.statements[b].stance <= Stance::Conditional);
        let doubts = actor.now.or(actor.then).is_some_and(|n| record.statements[n].stance >= Stance::Reserve);
        if for_road && doubts {
            blocks.push(Block::Paragraph(Text::of(format!(
                "On record it has doubts about the pact and is for the other road: strengthening the ties there are. That road keeps every \
                 promise its own to make, and each to its own text; the pact {} one promise to all.",
                w.mood("would make", "makes")
            ))));
        }
        for id in shown {
            blocks.push(super::positions::quote(w, id));
        }
    }
    let title = format!("The view from {name}");
    Some(Section { id: "hub", title, blocks })
}
