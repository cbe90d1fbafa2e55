//! What changes, contingency by contingency.

use foederis::Verdict;
use foederis::set::StateSet;
use foederis::vocab::{Change, Duty};
use foederis_analysis::compare::{Defenders, DutyChange, Outlook};

use super::Writer;
use crate::document::{Block, Section, Text};
use crate::words::{self, capital, count, small};

/// Duties that an event calls; others stand at all times and say nothing about a contingency.
const EVENTS: [Duty; 2] = [Duty::Consult, Duty::Neutral];

pub(super) fn write(w: &mut Writer<'_, '_>) -> Option<Section> {
    let study = w.study;
    let c = &study.comparison;
    let fights = |o: &&Outlook| o.changes.iter().any(|d| matches!(d.duty, Duty::Defend | Duty::Attack));
    let changed: Vec<&Outlook> = c.outlooks.iter().filter(fights).collect();
    let consults = |o: &&Outlook| !fights(o) && o.changes.iter().any(|d| EVENTS.contains(&d.duty));
    let consulting: Vec<&Outlook> = c.outlooks.iter().filter(consults).collect();
    let mut blocks = Vec::new();
    let all = c.outlooks.len();
    let lead = match (changed.len(), consulting.len()) {
        (0, 0) => format!(
            "In none of the {all} contingencies of the record does a duty to defend, to consult or to stay neutral change."
        ),
        (0, n) => format!(
            "Nobody {} newly bound to defend another in any of the {all} contingencies. In {} a duty to consult or to stay neutral changes.",
            w.mood("would be", "is"),
            small(n)
        ),
        (n, 0) => format!("A duty to defend changes in {} of {all} contingencies.", small(n)),
        (n, m) => format!(
            "A duty to defend changes in {} of {all} contingencies; in {} more only duties to consult or to stay neutral do.",
            small(n),
            small(m)
        ),
    };
    blocks.push(Block::Paragraph(Text::of(lead)));
    if !changed.is_empty() {
        let header = ["What happens", w.mood("Bound to defend today", "Bound to defend without it"), "What changes"];
        let rows = grouped(changed.iter().map(|o| row(w, o)).collect());
        blocks.push(Block::Table("Duties to defend, by contingency".into(), header.map(str::to_owned).to_vec(), rows));
    }
    if !consulting.is_empty() {
        let items = consulting.iter().map(|o| others(w, o)).collect();
        let title = format!("Where nobody new is bound to defend, but some must consult ({})", consulting.len());
        blocks.push(Block::Details(title, vec![Block::List(items)]));
    }
    let same = c.outlooks.iter().filter(|o| o.changes.is_empty()).map(|o| {
        let contingency = &study.record().contingencies[o.contingency];
        Text::default().strong(format!("{}: ", contingency.title)).say(format!("{}.", standing(w, &o.before)))
    });
    let same: Vec<Text> = same.collect();
    if !same.is_empty() {
        let title = format!("Where nothing changes ({}), and who is bound there", same.len());
        blocks.push(Block::Details(title, vec![Block::List(same)]));
    }
    Some(Section { id: "contingencies", title: "What changes, contingency by contingency".into(), blocks })
}

/// Contingencies with the same answer share a row.
fn grouped(rows: Vec<Vec<Text>>) -> Vec<Vec<Text>> {
    let mut groups: Vec<Vec<Text>> = Vec::new();
    for mut row in rows {
        match groups.iter_mut().find(|known| known[1..] == row[1..]) {
            Some(known) => {
                let title = std::mem::take(&mut row[0]);
                let first = std::mem::take(&mut known[0]);
                known[0] = first.say("; ");
                known[0].0.extend(title.0);
            }
            None => groups.push(row),
        }
    }
    groups
}

fn row(w: &mut Writer<'_, '_>, outlook: &Outlook) -> Vec<Text> {
    let record = w.study.record();
    let title = Text::default().strong(record.contingencies[outlook.contingency].title.clone());
    let mut today = Text::of(standing(w, &outlook.before));
    let carriers = outlook.changes.iter().filter(|c| c.duty == Duty::Defend).filter_map(|c| c.before);
    let mut carriers: Vec<_> = carriers.collect();
    carriers.dedup_by_key(|h| (h.instrument, h.provision));
    let notes: Vec<usize> = carriers.iter().take(4).map(|h| w.notes.held(h)).collect();
    today = today.note(notes);
    let mut text = Text::default();
    let mut first = true;
    let mut told = StateSet::EMPTY;
    for change in Change::ALL {
        for contested in [false, true] {
            // A state is told of once, by what weighs most.
            let own = |c: &&DutyChange| {
                c.change == *change
                    && matches!(c.duty, Duty::Defend | Duty::Attack)
                    && !told.has(c.state)
                    && in_doubt(c) == contested
            };
            let changes: Vec<&DutyChange> = outlook.changes.iter().filter(own).collect();
            let states: StateSet = changes.iter().map(|c| c.state).collect();
            if states.is_empty() {
                continue;
            }
            told = told.or(states);
            let mut held: Vec<_> = changes.iter().filter_map(|c| c.after.or(c.before)).collect();
            held.dedup_by_key(|h| (h.instrument, h.provision));
            let notes: Vec<usize> = held.iter().take(3).map(|h| w.notes.held(h)).collect();
            let wording = wording(*change, contested);
            let lead = if first { capital(wording) } else { format!("; {wording}") };
            text = text.say(format!("{lead}: {}", words::some_states(record, states, 10))).note(notes);
            first = false;
        }
    }
    vec![title, today, text.say(".")]
}

/// Whether what is gained, strengthened or lost is only contested.
fn in_doubt(change: &DutyChange) -> bool {
    change.after.or(change.before).is_some_and(|held| held.answer == Verdict::Contested)
}

fn wording(change: Change, contested: bool) -> &'static str {
    match (change, contested) {
        (Change::Gained, false) => "newly bound",
        (Change::Gained, true) => "newly in question",
        (Change::Strengthened, false) => "bound more firmly",
        (Change::Strengthened, true) => "still in dispute, under a stronger clause",
        (Change::MadeCertain, _) => "bound for certain, no longer in dispute",
        (Change::Unsettled, _) => "in dispute, no longer bound for certain",
        (Change::Weakened, false) => "bound less firmly",
        (Change::Weakened, true) => "still in dispute, under a weaker clause",
        (Change::Lost, false) => "no longer bound",
        (Change::Lost, true) => "no longer even in question",
    }
}

fn standing(w: &Writer<'_, '_>, d: &Defenders) -> String {
    let record = w.study.record();
    match (d.bound.is_empty(), d.contested.is_empty()) {
        (true, true) => "Nobody".into(),
        (false, true) => capital(&words::some_states(record, d.bound, 8)),
        (true, false) => format!("Nobody for certain; in dispute: {}", words::some_states(record, d.contested, 6)),
        (false, false) => format!(
            "{}; in dispute: {}",
            capital(&words::some_states(record, d.bound, 8)),
            words::some_states(record, d.contested, 4)
        ),
    }
}

/// "Strike on Qatar: a duty to consult is gained by eight states".
fn others(w: &mut Writer<'_, '_>, outlook: &Outlook) -> Text {
    let record = w.study.record();
    let mut parts = Vec::new();
    let mut notes = Vec::new();
    for duty in EVENTS {
        for change in Change::ALL {
            let own: Vec<_> = outlook.changes.iter().filter(|c| c.duty == duty && c.change == *change).collect();
            let states: StateSet = own.iter().map(|c| c.state).collect();
            if states.is_empty() {
                continue;
            }
            parts.push(format!(
                "{} a duty to {}",
                match change {
                    Change::Gained => format!("{} {}", count(states.len(), "state gains", "states gain"), ""),
                    Change::Lost => format!("{} {}", count(states.len(), "state loses", "states lose"), ""),
                    Change::MadeCertain => format!("for {} no doubt remains about", count(states.len(), "state", "states")),
                    Change::Unsettled => format!("for {} doubt arises about", count(states.len(), "state", "states")),
                    Change::Strengthened => format!("{} more firmly", count(states.len(), "state owes", "states owe")),
                    Change::Weakened => format!("{} less firmly", count(states.len(), "state owes", "states owe")),
                }
                .trim(),
                duty.word()
            ));
            notes.extend(own.iter().filter_map(|c| c.after.or(c.before)).map(|h| w.notes.held(&h)));
        }
    }
    Text::default()
        .strong(format!("{}: ", record.contingencies[outlook.contingency].title))
        .say(format!("{}.", parts.join("; ")))
        .note(notes.into_iter().take(3))
}
