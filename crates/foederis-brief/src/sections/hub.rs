//! The view from the hub: what it gains, what it takes on, and why it might prefer the road it is on.

use std::collections::BTreeMap;

use foederis::Verdict;
use foederis::id::{StateId, StatementId};
use foederis::set::StateSet;
use foederis::vocab::{Capacity, Change, Rung, Stance};

use super::{Writer, gained};
use crate::document::{Block, Section, Text};
use crate::words::{self, capital, count, out_of, percent, small};

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
    let mut text = format!("{} already must defend {} other members", capital(&name), out_of(bound.len(), others.len()));
    let new = others.minus(bound);
    text.push_str(&match new.len() {
        0 => " somewhere in the pact’s area. The pact adds nobody to them.".to_owned(),
        _ => format!(
            " somewhere in the pact’s area; the pact {} {}.",
            w.mood("would add", "adds"),
            words::some_states(record, new, 8)
        ),
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
            "Of the {} that {} new defenders, {} {} {name}, {} on other members.",
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
    let members = c.ledgers.iter().filter(|l| l.state != hub && l.covered.asked > 0 && c.members.has(l.state));
    let dependent: Vec<_> = members.filter(|l| l.covered.before > 0 && l.covered.before_without_hub == 0).collect();
    let freed: StateSet = dependent.iter().filter(|l| l.covered.after_without_hub > 0).map(|l| l.state).collect();
    if !dependent.is_empty() {
        let depend: StateSet = dependent.iter().map(|l| l.state).collect();
        let have = if depend.len() == 1 { "has" } else { "have" };
        let mut text =
            format!("{} {have} no defender in the region if {name} does not act.", capital(&words::states(record, depend)));
        text.push_str(&match freed.len() {
            0 => format!(
                " The pact {} none.",
                w.mood("would give it", "gives it").replace("it", if depend.len() == 1 { "it" } else { "them" })
            ),
            n if n == depend.len() => format!(" With the pact {} others.", w.mood("there would be", "there are")),
            _ => format!(" With the pact {} {} others.", words::states(record, freed), w.mood("would have", "have")),
        });
        blocks.push(Block::Paragraph(Text::of(text)));
    }
    blocks.extend(words_of(w, hub));
    let title = format!("The view from {name}");
    Some(Section { id: "hub", title, blocks })
}

/// Its own words on the pact, all of a government's, and the latest on the other road.
fn words_of(w: &mut Writer<'_, '_>, hub: StateId) -> Vec<Block> {
    let study = w.study;
    let record = study.record();
    let official = |id: &&StatementId| {
        let s = &record.statements[**id];
        s.by.contains(&hub) && s.capacity == Capacity::Government
    };
    let said: Vec<StatementId> = study.positions.on_pact.iter().filter(official).copied().collect();
    let mut blocks = Vec::new();
    if !said.is_empty() {
        let mut counts: BTreeMap<Stance, usize> = BTreeMap::new();
        said.iter().for_each(|id| *counts.entry(record.statements[*id].stance).or_default() += 1);
        let spread: Vec<String> =
            counts.iter().map(|(stance, n)| format!("{} {}", small(*n), super::positions::stand(*stance, *n))).collect();
        let notes: Vec<usize> = said.iter().map(|id| w.notes.statement(*id)).collect();
        let text = format!(
            "On record are {} of its government: {}.",
            count(said.len(), "statement", "statements"),
            foederis::listed(&spread)
        );
        blocks.push(Block::Paragraph(Text::of(text).note(notes)));
    }
    // The firmest in words, and the latest on the other road.
    let mut shown: Vec<StatementId> = said.iter().copied().filter(|id| record.statements[*id].quote.is_some()).collect();
    shown.sort_by_key(|id| {
        (std::cmp::Reverse(record.statements[*id].stance), std::cmp::Reverse(record.statements[*id].date.earliest))
    });
    shown.truncate(3);
    shown.sort_by_key(|id| record.statements[*id].date);
    let beside = study.positions.actors.iter().find(|a| a.state == hub).and_then(|a| a.beside);
    let for_road = beside.is_some_and(|b| record.statements[b].stance <= Stance::Conditional);
    let doubts = said.last().is_some_and(|n| record.statements[*n].stance >= Stance::Reserve);
    if for_road && doubts {
        blocks.push(Block::Paragraph(Text::of(
            "Of the other road, strengthening the ties there are, it speaks well. An inference from the figures, not a quotation: on that \
             road it decides treaty by treaty what it owes, and to whom; the pact makes one promise to all, and its new cases are for the \
             most part attacks on others.",
        )));
    }
    shown.extend(beside.filter(|b| !shown.contains(b)));
    blocks.extend(shown.into_iter().map(|id| super::positions::quote(w, id)));
    blocks
}
