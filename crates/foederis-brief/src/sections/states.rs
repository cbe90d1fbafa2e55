//! Cover and exposure, state by state.

use foederis::set::StateSet;
use foederis::vocab::Change;
use foederis_analysis::compare::{Cover, Ledger};

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
    blocks.extend(figure("cover", study).map(|f| Block::Figure(Box::new(f))));
    // Members first; others only if something changes for them.
    let (members, others): (Vec<&Ledger>, Vec<&Ledger>) = c.ledgers.iter().partition(|l| c.members.has(l.state));
    for ledger in members.iter().take(12) {
        blocks.push(Block::Heading(capital(&words::state(record, ledger.state))));
        blocks.push(Block::Paragraph(prose(w, ledger)));
    }
    if members.len() > 12 {
        let rest = members[12..]
            .iter()
            .map(|l| Text::default().strong(format!("{}. ", record.name_of(l.state))).say(prose(w, l).plain()))
            .collect();
        blocks.push(Block::Details("The other members".into(), vec![Block::List(rest)]));
    }
    if !others.is_empty() {
        let rest = others
            .iter()
            .map(|l| Text::default().strong(format!("{}. ", record.name_of(l.state))).say(prose(w, l).plain()))
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

pub(super) fn prose(w: &Writer<'_, '_>, l: &Ledger) -> Text {
    let record = w.study.record();
    let would = w.mood("would", "");
    let others = w.study.comparison.members.minus(StateSet::one(l.state));
    let list = |set: StateSet| match others.minus(set).len() {
        0 if set.len() > 2 && set == others => "every other member".to_owned(),
        1 if others.len() > 4 && set.minus(others).is_empty() => {
            format!("every other member but {}", words::states(record, others.minus(set)))
        }
        _ => words::some_states(record, set, 8),
    };
    let mut sentences = Vec::new();
    let (new, firmer, less) = (with(&l.cover, &NEW), with(&l.cover, &FIRMER).minus(with(&l.cover, &NEW)), with(&l.cover, &LESS));
    match (new.is_empty(), firmer.is_empty()) {
        (true, true) => sentences.push("No state has to defend it that need not now.".to_owned()),
        (false, true) => sentences
            .push(format!("{} {would} have to defend it in cases in which nothing obliges to it now.", capital(&list(new)))),
        (true, false) => sentences.push(format!("{} {would} have to defend it more firmly.", capital(&list(firmer)))),
        (false, false) => sentences.push(format!(
            "{} {would} have to defend it in cases in which nothing obliges to it now, and {} more firmly.",
            capital(&list(new)),
            list(firmer)
        )),
    }
    if !less.is_empty() {
        sentences.push(format!("{} {would} owe it less.", capital(&list(less))));
    }
    let (new, firmer) = (with(&l.exposure, &NEW), with(&l.exposure, &FIRMER).minus(with(&l.exposure, &NEW)));
    match (new.is_empty(), firmer.is_empty()) {
        (true, true) => sentences.push("It takes on no new duty to defend.".into()),
        (false, true) => {
            sentences.push(format!("In return it {would} have to defend {} in new places or against new attackers.", list(new)))
        }
        (true, false) => sentences.push(format!("In return it {would} have to defend {} more firmly.", list(firmer))),
        (false, false) => sentences.push(format!(
            "In return it {would} have to defend {} where it need not now, and {} more firmly.",
            list(new),
            list(firmer)
        )),
    }
    let covered = &l.covered;
    if covered.asked > 0 {
        let share = |n: u64| percent(n, covered.asked);
        let change = if covered.before == covered.after {
            format!(
                "The share of attacks on it in the region that oblige somebody to defend it {} at {}",
                w.mood("would stay", "stays"),
                share(covered.after)
            )
        } else {
            format!(
                "The share of attacks on it in the region that oblige somebody to defend it {} from {} to {}",
                match covered.after > covered.before {
                    true => w.mood("would rise", "rises"),
                    false => w.mood("would fall", "falls"),
                },
                share(covered.before),
                share(covered.after)
            )
        };
        let hub =
            w.study.comparison.hub.filter(|h| {
                *h != l.state && covered.before_without_hub + covered.after_without_hub < covered.before + covered.after
            });
        let alone = match hub {
            None => ".".to_owned(),
            Some(hub) => format!(
                "; if {} does not act, {}.",
                words::state(record, hub),
                if covered.before_without_hub == covered.after_without_hub {
                    format!("it stays at {}", share(covered.after_without_hub))
                } else {
                    format!("from {} to {}", share(covered.before_without_hub), share(covered.after_without_hub))
                }
            ),
        };
        sentences.push(format!("{change}{alone}"));
    }
    if !l.dragged_in.is_empty() {
        let titles: Vec<String> = l.dragged_in.iter().map(|c| format!("“{}”", record.contingencies[*c].title)).collect();
        let shown =
            if titles.len() > 4 { format!("among them {}", foederis::listed(&titles[..3])) } else { foederis::listed(&titles) };
        sentences.push(format!(
            "It {} for others in {} where it need not now, {shown}.",
            w.mood("would have to fight", "has to fight"),
            count(l.dragged_in.len(), "contingency", "contingencies")
        ));
    }
    if !l.relieved.is_empty() {
        let titles: Vec<String> = l.relieved.iter().map(|c| format!("“{}”", record.contingencies[*c].title)).collect();
        let shown = foederis::listed(&titles[..titles.len().min(4)]);
        let more = if titles.len() > 4 { format!(" and {} more", small(titles.len() - 4)) } else { String::new() };
        sentences.push(format!("It {} new defenders in {shown}{more}.", w.mood("would have", "has")));
    }
    let text = sentences.join(" ").replace("  ", " ");
    Text::of(text)
}
