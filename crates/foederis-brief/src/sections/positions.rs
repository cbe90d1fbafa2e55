//! Who stands where.

use foederis::id::StatementId;
use foederis::vocab::{Capacity, Stance};

use super::Writer;
use crate::document::{Block, Section, Text};
use crate::figures::figure;
use crate::words::{self, small};

/// "is reserved about": a stance as a verb before what it is about.
pub(super) fn stands(stance: Stance) -> &'static str {
    match stance {
        Stance::Propose => "proposes",
        Stance::Support => "supports",
        Stance::Conditional => "supports, on terms,",
        Stance::Neutral => "takes no side on",
        Stance::Reserve => "has doubts about",
        Stance::Oppose => "opposes",
        Stance::Reject => "rejects",
        Stance::PerceiveAsThreat => "sees a threat in",
    }
}

/// "three reject it": a stance of so many statements.
pub(super) fn stand(stance: Stance, n: usize) -> &'static str {
    match (stance, n) {
        (Stance::Propose, 1) => "proposes it",
        (Stance::Propose, _) => "propose it",
        (Stance::Support, 1) => "supports it",
        (Stance::Support, _) => "support it",
        (Stance::Conditional, 1) => "is for it on terms",
        (Stance::Conditional, _) => "are for it on terms",
        (Stance::Neutral, 1) => "is neutral",
        (Stance::Neutral, _) => "are neutral",
        (Stance::Reserve, 1) => "doubts it",
        (Stance::Reserve, _) => "doubt it",
        (Stance::Oppose, 1) => "opposes it",
        (Stance::Oppose, _) => "oppose it",
        (Stance::Reject, 1) => "rejects or denies it",
        (Stance::Reject, _) => "reject or deny it",
        (Stance::PerceiveAsThreat, 1) => "sees a threat in it",
        (Stance::PerceiveAsThreat, _) => "see a threat in it",
    }
}

pub(super) fn write(w: &mut Writer<'_, '_>) -> Option<Section> {
    let study = w.study;
    let record = study.record();
    let positions = &study.positions;
    if positions.actors.is_empty() {
        return None;
    }
    let topics: Vec<&str> = positions.topics.iter().map(|t| record.topics[*t].name.as_str()).collect();
    let others: Vec<&str> = positions.alternatives.iter().map(|t| record.topics[*t].name.as_str()).collect();
    let mut lead = format!(
        "The record holds {} on {}",
        words::count(positions.on_pact.len(), "statement", "statements"),
        foederis::listed(&topics)
    );
    if !others.is_empty() {
        lead.push_str(&format!(
            ", and {} on the other road: {}",
            small(positions.on_alternatives.len()),
            foederis::listed(&others)
        ));
    }
    lead.push_str(". A government’s word outweighs a person’s; the latest holds. Silence here means that nothing was found.");
    let mut blocks = vec![Block::Paragraph(Text::of(lead))];
    blocks.extend(figure("positions", study).map(|f| Block::Figure(Box::new(f))));
    blocks.extend(figure("timeline", study).map(|f| Block::Figure(Box::new(f))));
    let proposed = study.comparison.after.architecture.proposed;
    let then = proposed.map(|d| format!("By {}", words::date(d)));
    let mut header = vec!["Who".to_owned()];
    header.extend(then.clone());
    header.extend(["Latest word".to_owned(), "On the other road".to_owned()]);
    let cell = |w: &mut Writer<'_, '_>, id: Option<StatementId>| match id {
        None => Text::of("nothing found"),
        Some(id) => {
            let s = &record.statements[id];
            let personal = if s.capacity == Capacity::Personal { ", in person" } else { "" };
            let note = w.notes.statement(id);
            Text::of(format!("{} ({}{personal})", words::stance(s.stance), words::date(s.date))).note([note])
        }
    };
    let rows: Vec<Vec<Text>> = positions
        .actors
        .iter()
        .map(|actor| {
            let mut row = vec![Text::of(record.name_of(actor.state))];
            if then.is_some() {
                row.push(cell(w, actor.then));
            }
            row.push(cell(w, actor.now));
            row.push(cell(w, actor.beside));
            row
        })
        .collect();
    blocks.push(Block::Details("Every actor, with sources".into(), vec![Block::Table("Who stands where".into(), header, rows)]));
    blocks.extend(voices(w));
    Some(Section { id: "positions", title: "Who stands where".into(), blocks })
}

/// The latest words of governments, those most for and most against first.
fn voices(w: &mut Writer<'_, '_>) -> Vec<Block> {
    let record = w.study.record();
    let mut latest: Vec<StatementId> = w
        .study
        .positions
        .actors
        .iter()
        .filter_map(|a| a.now)
        .filter(|id| record.statements[*id].quote.is_some() && record.statements[*id].capacity == Capacity::Government)
        .collect();
    latest.sort_by_key(|id| (record.statements[*id].stance, *id));
    latest.dedup();
    // A few from each end of the scale.
    let n = latest.len();
    let chosen: Vec<StatementId> =
        latest.iter().enumerate().filter(|(i, _)| *i < 2 || *i + 4 > n.max(1)).map(|(_, id)| *id).collect();
    let mut blocks = Vec::new();
    if !chosen.is_empty() {
        blocks.push(Block::Heading("In their words".into()));
    }
    for id in chosen {
        blocks.push(quote(w, id));
    }
    blocks
}

/// A statement as a quotation.
pub(super) fn quote(w: &mut Writer<'_, '_>, id: StatementId) -> Block {
    let record = w.study.record();
    let s = &record.statements[id];
    let note = w.notes.statement(id);
    let office = s.office.as_ref().map(|o| format!(", {o}")).unwrap_or_default();
    let by = format!("{}{office}, {}", record.speakers[s.speaker].name, words::date(s.date));
    match &s.quote {
        Some(quote) => Block::Quote(quote.clone(), Text::of(by).note([note])),
        None => Block::Paragraph(Text::of(format!("{by}, as reported: {}", s.says.clone().unwrap_or_default())).note([note])),
    }
}
