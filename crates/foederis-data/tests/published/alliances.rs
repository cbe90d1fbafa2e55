use std::collections::{BTreeMap, BTreeSet};

use foederis_data::Library;
use foederis_data::atop::dyads::{DYADS, DyadYear};
use foederis_data::atop::state_years::{STATE_YEARS, StateYear};
use foederis_data::atop::{Atop, Obligations, Promise};
use foederis_data::cow::states::System;
use foederis_data::sheet::Ccode;

use crate::data::library;

/// The North Atlantic Treaty.
const NATO: u16 = 3180;

#[test]
fn members_of_nato_year_by_year() {
    let Some(library) = library(&["atop"]) else { return };
    let atop = Atop::read(&library).expect("the alliances");
    let members = |year: i16| {
        let there = atop.members.iter().filter(|m| m.row.atopid == NATO && m.from.earliest.year() <= year);
        let there = there.filter(|m| m.last.is_none_or(|last| last.latest.year() >= year));
        there.map(|m| m.row.member).collect::<BTreeSet<_>>().len()
    };
    let years = [1949, 1952, 1955, 1982, 1990, 1999, 2004, 2009, 2017];
    // Both Germanies belong to 1990.
    assert_eq!(years.map(members), [12, 14, 15, 16, 17, 19, 26, 28, 29]);
    assert_eq!((atop.members.len(), atop.alliances().count()), (2_510, 789));
    assert_eq!(library.read::<StateYear>(&STATE_YEARS).expect("state-years").rows.len(), 11_923);
}

/// Annam, which France promised to defend; not a number of the list of states.
const ANNAM: u16 = 8152;

type Pair = (Ccode, Ccode, u16);

/// What a pair owes in a year by the member file.
#[derive(Default)]
struct Owed {
    what: Obligations,
    varies: bool,
    promises: Vec<Promise>,
}

fn from_members(atop: &Atop) -> BTreeMap<Pair, Owed> {
    let mut owed = BTreeMap::<Pair, Owed>::new();
    for promise in atop.promises() {
        for year in promise.years(atop.until) {
            let entry = owed.entry((promise.by, promise.to, year)).or_default();
            entry.what = entry.what.or(promise.what);
            entry.varies |= promise.varies;
            entry.promises.push(promise);
        }
    }
    owed
}

fn files(library: &Library) -> (BTreeMap<Pair, Owed>, BTreeMap<Pair, Obligations>) {
    let atop = Atop::read(library).expect("the alliances");
    let rows = library.read::<DyadYear>(&DYADS).expect("the dyad-years").rows;
    (from_members(&atop), rows.iter().map(|row| ((row.by, row.to, row.year.0), row.obligations())).collect())
}

/// ATOP's own dyad-years follow from its member file; what does not is explained, and there is nothing else.
#[test]
fn every_dyad_year_follows_from_the_members() {
    let Some(library) = library(&["atop", "cow"]) else { return };
    let (owed, published) = files(&library);
    assert_eq!((owed.len(), published.len()), (273_324, 273_296));
    assert!(published.keys().all(|pair| owed.contains_key(pair)), "every published row has its promise");

    let system = System::read(&library).expect("the states");
    let more = owed.iter().filter(|(pair, _)| !published.contains_key(*pair));
    let outside = |(a, b, year): &Pair| {
        let members = system.members(*year);
        !members.contains(a) || !members.contains(b)
    };
    let (outside, within): (Vec<_>, Vec<_>) = more.partition(|(pair, _)| outside(pair));
    // Ten years of France and Annam, which the list of states does not have.
    assert_eq!(outside.len(), 20);
    assert!(outside.iter().all(|((a, b, _), _)| [a.0, b.0].contains(&ANNAM)));
    // The unions of 1990: a state and its successor, both in an alliance within the year and never both in the system.
    let unions: Vec<(u16, u16, u16)> = within.iter().map(|((a, b, year), _)| (a.0, b.0, *year)).collect();
    assert_eq!(unions.len(), 8);
    assert!(unions.iter().all(|(a, b, year)| {
        let successor = |state: &u16| [255, 679].contains(state);
        *year == 1990 && successor(a) != successor(b)
    }));
}

/// What ATOP's own dyad-years say otherwise than its member file, which is what the promises are made of.
#[test]
fn obligations_differ_only_where_they_vary_or_change() {
    let Some(library) = library(&["atop"]) else { return };
    let (owed, published) = files(&library);
    let differ = published.iter().filter(|(pair, what)| owed[*pair].what != **what);
    let (varies, phases): (Vec<_>, Vec<_>) = differ.partition(|(pair, _)| owed[*pair].varies);
    // A member that owes different things to different members: its row says what it owes to some of them, so never less.
    assert_eq!(varies.len(), 346);
    assert!(varies.iter().all(|(pair, what)| owed[*pair].what.has(**what)));
    // An alliance that changed within the year: only what was owed at its end is published.
    assert_eq!(phases.len(), 14);
    for (pair, what) in phases {
        let (first, last) = (&owed[pair].promises[0], &owed[pair].promises[1]);
        assert_eq!((owed[pair].promises.len(), first.atopid, first.last), (2, last.atopid, Some(last.from)));
        assert_eq!(last.what, *what);
    }
}
