//! Whether a promise that was called was kept, by who fought whom; and the rates that follow, beside those of the human codings.

use std::collections::{BTreeMap, BTreeSet};

use foederis::Record;
use foederis::vocab::{Duty, Strength};
use foederis_analysis::reliability::Rate;
use foederis_data::atop::{Member, Obligations};
use foederis_data::reliability::Coding;

use crate::called::{Call, How};
use crate::war::War;

/// Whether every member that owed what was called kept its word: fought beside the ally where it owed help, did not fight it where it
/// owed neutrality. Strictly, as Leeds, Long and Mitchell judge multilateral alliances; and broken where allies fought each other.
pub fn kept(war: &War, members: &[Member], call: &Call) -> bool {
    if call.how == How::Fought {
        return false;
    }
    let bound = |m: &&Member| {
        m.from.earliest <= call.on && m.last.is_none_or(|last| last.latest >= call.on) && m.obligations().has(call.what)
    };
    let sides = |state| war.spells.iter().filter(|s| s.state == state).map(|s| s.side).collect::<BTreeSet<u8>>();
    let ally = sides(call.to);
    members.iter().filter(bound).filter(|m| m.row.member != call.to).all(|m| {
        if call.what == Obligations::NEUTRALITY {
            !war.enemies(call.to).contains(&m.row.member)
        } else {
            !ally.is_disjoint(&sides(m.row.member)) && !war.enemies(call.to).contains(&m.row.member)
        }
    })
}

/// A rate of the human codings, with what it is a rate of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// Which promises.
    pub of: &'static str,
    /// Honoured, of those that a war called due.
    pub rate: Rate,
}

/// Which of the pairs a line counts.
type Wanted = fn(&Coding) -> bool;

/// The rates of the human codings by era, kind of promise and number of members.
pub fn coded(pairs: &[Coding]) -> Vec<Coded> {
    let lines: [(&'static str, Wanted); 12] = [
        ("all promises", |_| true),
        ("alliances signed before 1945", |p| p.early),
        ("alliances signed since 1945", |p| !p.early),
        ("defence", |p| p.defense),
        ("offence", |p| p.offense),
        ("neutrality", |p| p.neutral),
        ("non-aggression", |p| p.nonagg),
        ("defence, before 1945", |p| p.defense && p.early),
        ("defence, since 1945", |p| p.defense && !p.early),
        ("two members", |p| !p.multilateral),
        ("more than two members", |p| p.multilateral),
        ("apart from the war with most pairs", |_| true),
    ];
    let most = largest(pairs);
    lines
        .into_iter()
        .map(|(of, wanted)| {
            let apart = of.starts_with("apart");
            let called = pairs.iter().filter(|p| p.called() && wanted(p) && !(apart && Some(p.warid) == most));
            Coded { of, rate: Rate::count(called.map(|p| p.honored_llm == Some(true))) }
        })
        .collect()
}

/// The rates of the human codings by the strength of the promise to defend or attack, where the texts were read: alliances that an
/// instrument of the record says it is. Strength is what ATOP does not code. Weakest first.
pub fn by_strength(codings: &[Coding], texts: &Record) -> Vec<(Strength, Rate)> {
    let mut strengths: BTreeMap<u16, Strength> = BTreeMap::new();
    for (_, instrument) in texts.instruments.iter() {
        let helps = instrument.provisions.iter().filter(|p| matches!(p.duty, Duty::Defend | Duty::Attack));
        let Some(strongest) = helps.filter_map(|p| p.strength).max() else { continue };
        for alliance in &instrument.atop {
            let known = strengths.entry(*alliance).or_insert(strongest);
            *known = strongest.max(*known);
        }
    }
    let rate = |strength: Strength| {
        let called = codings.iter().filter(|c| c.called() && strengths.get(&c.atopid) == Some(&strength));
        Rate::count(called.map(|c| c.honored_llm == Some(true)))
    };
    Strength::ALL.iter().map(|strength| (*strength, rate(*strength))).collect()
}

/// The lenient reading: at least one ally helps, and none fights another (after Sabrosky).
pub fn lenient(pairs: &[Coding]) -> Rate {
    Rate::count(pairs.iter().filter(|p| p.called()).map(|p| p.sabrosky_honored_llm == Some(true)))
}

/// The war that most pairs are of.
fn largest(pairs: &[Coding]) -> Option<u16> {
    let wars: BTreeSet<u16> = pairs.iter().map(|p| p.warid).collect();
    wars.into_iter().max_by_key(|war| pairs.iter().filter(|p| p.warid == *war && p.called()).count())
}
