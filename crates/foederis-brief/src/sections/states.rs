//! Cover and exposure, state by state.

use std::cmp::Ordering;

use foederis::id::ContingencyId;
use foederis::set::StateSet;
use foederis::vocab::{Change, Duty};
use foederis_analysis::compare::{Cover, DutyChange, Held, Ledger};

use super::Writer;
use crate::document::{Block, Section, Text};
use crate::figures::figure;
use crate::words::{self, capital, count, percent, small, thousands};

pub(super) fn write(w: &mut Writer<'_, '_>) -> Option<Section> {
    let study = w.study;
    let c = &study.comparison;
    let record = study.record();
    if c.ledgers.is_empty() {
        return None;
    }
    let regions: Vec<&str> = c.regions.iter().map(|p| record.places[*p].name.as_str()).collect();
    let place = match regions.len() {
        0 => "everywhere".to_owned(),
        n if n > 2 => format!("in the {} regions that it names", small(n)),
        _ => format!("in {}", foederis::listed(&regions.iter().map(|r| words::place(r)).collect::<Vec<_>>())),
    };
    let lead = format!(
        "{} questions were asked with and without it {place}: every attacker, every state attacked, every place, everything that can \
         be attacked. A duty to defend changes in {} of them. Cover is who must defend a state; exposure is whom it must defend.",
        thousands(c.sweeping.questions),
        percent(c.sweeping.changed, c.sweeping.questions)
    );
    let mut blocks = vec![Block::Paragraph(Text::of(lead))];
    let alike = all_for_all(w);
    if alike {
        let must = w.mood("would have to defend", "must defend");
        let note = pact_notes(w);
        let text = format!(
            "Between any two members it is the same: each {must} the other in cases that no {} duty covers. What differs is how much of \
             that is new, where it falls, and what it costs.",
            w.mood("present", "other")
        );
        blocks.push(Block::Paragraph(Text::of(text).note(note)));
    }
    blocks.extend(figure("cover", study).map(|f| Block::Figure(Box::new(f))));
    // Members first; others only if something changes for them.
    let (members, others): (Vec<&Ledger>, Vec<&Ledger>) = c.ledgers.iter().partition(|l| c.members.has(l.state));
    for ledger in members.iter().take(12) {
        blocks.push(Block::Heading(capital(&words::state(record, ledger.state))));
        let paragraph = prose(w, ledger, alike);
        blocks.push(Block::Paragraph(paragraph));
    }
    if members.len() > 12 {
        let rest = members[12..]
            .iter()
            .map(|l| Text::default().strong(format!("{}. ", record.name_of(l.state))).say(prose(w, l, alike).plain()))
            .collect();
        blocks.push(Block::Details("The other members".into(), vec![Block::List(rest)]));
    }
    if !others.is_empty() {
        let rest = others
            .iter()
            .map(|l| Text::default().strong(format!("{}. ", record.name_of(l.state))).say(prose(w, l, alike).plain()))
            .collect();
        blocks.push(Block::Details("States outside".into(), vec![Block::List(rest)]));
    }
    Some(Section { id: "states", title: "Cover and exposure, state by state".into(), blocks })
}

/// The states of a ledger with one of these changes.
fn with(covers: &[Cover], changes: &[Change]) -> StateSet {
    covers.iter().filter(|c| c.changes.iter().any(|x| changes.contains(x))).map(|c| c.with).collect()
}

const NEW: [Change; 1] = [Change::Gained];
const FIRMER: [Change; 2] = [Change::Strengthened, Change::MadeCertain];
const LESS: [Change; 3] = [Change::Lost, Change::Weakened, Change::Unsettled];

/// Whether every member would newly have to defend every other, so that it need be said once only.
fn all_for_all(w: &Writer<'_, '_>) -> bool {
    let c = &w.study.comparison;
    let every = |l: &Ledger| {
        let others = c.members.minus(StateSet::one(l.state));
        let same = |covers: &[Cover]| with(covers, &NEW) == others && with(covers, &LESS).is_empty();
        same(&l.cover) && same(&l.exposure)
    };
    let mut members = c.ledgers.iter().filter(|l| c.members.has(l.state)).peekable();
    members.peek().is_some() && c.members.len() > 2 && members.all(every)
}

/// The articles that oblige the members to fight.
pub(super) fn pact_notes(w: &mut Writer<'_, '_>) -> Vec<usize> {
    let held = |c: &DutyChange| c.after.filter(|_| c.duty == Duty::Defend);
    let mut carriers: Vec<_> = w.study.comparison.outlooks.iter().flat_map(|o| o.changes.iter().filter_map(held)).collect();
    carriers.retain(|h| w.study.comparison.added.contains(&h.instrument));
    cited(w, carriers)
}

/// The first three articles of these, each once, in the order of the record.
fn cited(w: &mut Writer<'_, '_>, mut carriers: Vec<Held>) -> Vec<usize> {
    carriers.sort_by_key(|h| (h.instrument, h.provision));
    carriers.dedup_by_key(|h| (h.instrument, h.provision));
    carriers.iter().take(3).map(|h| w.notes.held(h)).collect()
}

/// One state's paragraph, with the articles that carry what changes for it; `alike`: what all have in common has been said.
fn prose(w: &mut Writer<'_, '_>, l: &Ledger, alike: bool) -> Text {
    let common =
        [cover(w, l), exposure(w, l)].into_iter().flatten().filter(|_| !alike || !w.study.comparison.members.has(l.state));
    let own = [shares(w, l), drawn_in(w, l), relieved(w, l)].into_iter().flatten();
    let text: Vec<String> = common.chain(own).collect();
    let touches =
        |c: &&DutyChange| matches!(c.duty, Duty::Defend | Duty::Attack) && (c.state == l.state || c.owed_to == Some(l.state));
    let changes = w.study.comparison.outlooks.iter().flat_map(|o| o.changes.iter()).filter(touches);
    let carriers: Vec<Held> = changes.filter_map(|c| c.after.or(c.before)).collect();
    let notes = cited(w, carriers);
    Text::of(text.join(" ")).note(notes)
}

/// The states of a set from the point of view of one member.
struct Others {
    names: String,
    /// "have" or "has".
    have: &'static str,
}

fn others(w: &Writer<'_, '_>, l: &Ledger, set: StateSet) -> Others {
    let record = w.study.record();
    let members = w.study.comparison.members.minus(StateSet::one(l.state));
    let missing = members.minus(set);
    if missing.is_empty() && set.len() > 2 && set == members {
        return Others { names: "every other member".into(), have: "has" };
    }
    if missing.len() == 1 && members.len() > 4 && set.minus(members).is_empty() {
        return Others { names: format!("every other member but {}", words::states(record, missing)), have: "has" };
    }
    Others { names: words::some_states(record, set, 8), have: if set.len() == 1 { "has" } else { "have" } }
}

fn cover(w: &Writer<'_, '_>, l: &Ledger) -> Option<String> {
    let (new, less) = (with(&l.cover, &NEW), with(&l.cover, &LESS));
    let firmer = with(&l.cover, &FIRMER).minus(new);
    let (newly, firmly) = (others(w, l, new), others(w, l, firmer));
    let must = |others: &Others| w.mood("would have", others.have).to_owned();
    let (now, other) = (w.mood("now", "without it"), w.mood("present", "other"));
    let mut text = match (new.is_empty(), firmer.is_empty()) {
        (true, true) => format!("No state {} to defend it that need not {now}.", w.mood("would have", "has")),
        (false, true) => {
            format!("{} {} to defend it in cases that no {other} duty covers.", capital(&newly.names), must(&newly))
        }
        (true, false) => format!("{} {} to defend it more firmly.", capital(&firmly.names), must(&firmly)),
        (false, false) => format!(
            "{} {} to defend it in cases that no {other} duty covers, and {} more firmly.",
            capital(&newly.names),
            must(&newly),
            firmly.names
        ),
    };
    if !less.is_empty() {
        let fewer = others(w, l, less);
        let owe = if fewer.have == "has" { "owes" } else { "owe" };
        text.push_str(&format!(" {} {} it less.", capital(&fewer.names), w.mood("would owe", owe)));
    }
    Some(text)
}

fn exposure(w: &Writer<'_, '_>, l: &Ledger) -> Option<String> {
    let new = with(&l.exposure, &NEW);
    let firmer = with(&l.exposure, &FIRMER).minus(new);
    let (newly, firmly) = (others(w, l, new).names, others(w, l, firmer).names);
    let must = w.mood("would have to defend", "has to defend");
    Some(match (new.is_empty(), firmer.is_empty()) {
        (true, true) => format!("It {} no new duty to defend.", w.mood("would take on", "takes on")),
        (false, true) => format!("In return it {must} {newly} in new places or against new attackers."),
        (true, false) => format!("In return it {must} {firmly} more firmly."),
        (false, false) => {
            format!("In return it {must} {newly} where it need not {}, and {firmly} more firmly.", w.mood("now", "without it"))
        }
    })
}

/// How much of it is covered, with the hub and without.
fn shares(w: &Writer<'_, '_>, l: &Ledger) -> Option<String> {
    let covered = &l.covered;
    if covered.asked == 0 {
        return None;
    }
    let share = |n: u64| percent(n, covered.asked);
    let moves = match covered.after.cmp(&covered.before) {
        Ordering::Equal => format!("{} at {}", w.mood("would stay", "stays"), share(covered.after)),
        more => {
            let verb = if more.is_gt() { w.mood("would rise", "rises") } else { w.mood("would fall", "falls") };
            format!("{verb} from {} to {}", share(covered.before), share(covered.after))
        }
    };
    let hub = w.study.comparison.hub.filter(|h| *h != l.state);
    let matters = covered.before_without_hub + covered.after_without_hub < covered.before + covered.after;
    let alone = hub.filter(|_| matters).map(|hub| {
        let (before, after) = (share(covered.before_without_hub), share(covered.after_without_hub));
        let moves = if before == after { format!("it stays at {after}") } else { format!("from {before} to {after}") };
        format!("; if {} does not act, {moves}", words::state(w.study.record(), hub))
    });
    let alone = alone.unwrap_or_default();
    Some(format!("The share of attacks on it in the region that oblige somebody to defend it {moves}{alone}."))
}

fn titles(w: &Writer<'_, '_>, ids: &[ContingencyId]) -> Vec<String> {
    ids.iter().map(|c| format!("“{}”", w.study.record().contingencies[*c].title)).collect()
}

fn drawn_in(w: &Writer<'_, '_>, l: &Ledger) -> Option<String> {
    let titles = titles(w, &l.dragged_in);
    let shown = match titles.len() {
        0 => return None,
        n if n > 4 => format!("among them {}", foederis::listed(&titles[..3])),
        _ => foederis::listed(&titles),
    };
    Some(format!(
        "It {} others in {} where it is not bound {}, {shown}.",
        w.mood("would be bound to help defend", "is bound to help defend"),
        count(titles.len(), "contingency", "contingencies"),
        w.mood("now", "without it")
    ))
}

fn relieved(w: &Writer<'_, '_>, l: &Ledger) -> Option<String> {
    let mut titles = titles(w, &l.relieved);
    if titles.is_empty() {
        return None;
    }
    if titles.len() > 5 {
        let more = titles.len() - 4;
        titles.truncate(4);
        titles.push(format!("{} more", small(more)));
    }
    Some(format!("It {} new defenders in {}.", w.mood("would have", "has"), foederis::listed(&titles)))
}
