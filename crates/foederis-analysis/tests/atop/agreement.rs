//! The built-in record held against ATOP 5.1: `docs/validation.md` explains every difference, and gives the numbers as they are.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use foederis::Record;
use foederis_analysis::agreement::{Agreement, OBLIGATIONS, Tally, agreement};
use foederis_data::Library;
use foederis_data::atop::Atop;
use foederis_record::{Thoroughness, load};

use crate::common;

const PAGE: &str = include_str!("../../../../docs/validation.md");

/// The two records and how they agree on the last day that ATOP knows.
struct Held {
    ours: Record,
    theirs: Record,
    found: Agreement,
}

impl Held {
    fn read() -> Option<&'static Held> {
        static HELD: OnceLock<Option<Held>> = OnceLock::new();
        let of = || {
            let folder = common::folder()?;
            let library = Library::open(&[folder.join("atop/atop5_1m.csv")]).expect("the member file is there");
            let atop = Atop::read(&library).expect("the member file can be read");
            let ours = foederis_builtin::record();
            let mut files = foederis_builtin::files();
            atop.stand_in(&mut files, &ours);
            let theirs = load(files, "ATOP", Vec::new(), Thoroughness::Usable).record.expect("ATOP is a record");
            let found = agreement(&ours, &theirs, atop.until);
            Some(Held { ours, theirs, found })
        };
        HELD.get_or_init(of).as_ref()
    }
}

/// Differences in short: instruments, obligation and who; with how many pairs.
type Told = BTreeMap<(String, String), usize>;

/// What the page explains: bullets "- **defence, only ours** (2 pairs): …" under headings "### `anzus-1951` · ATOP 3215".
fn explained() -> Told {
    let mut told = Told::new();
    let mut heading = String::new();
    for line in PAGE.lines() {
        if let Some(ids) = line.strip_prefix("### `") {
            let ids = ids.split(" · ").next().unwrap_or_default();
            heading = ids.replace('`', "");
        } else if let Some((what, rest)) = line.strip_prefix("- **").and_then(|line| line.split_once("** (")) {
            let (count, why) = rest.split_once("): ").expect("a difference has its number of pairs, and a reason");
            assert!(!why.trim().is_empty(), "{heading}, {what}: no reason");
            let pairs = count.split(' ').next().and_then(|n| n.parse().ok()).expect("a number of pairs");
            assert!(told.insert((heading.clone(), what.to_owned()), pairs).is_none(), "{heading}, {what}: twice");
        }
    }
    told
}

#[test]
fn every_difference_is_explained() {
    let Some(held) = Held::read() else { return };
    let mut found = Told::new();
    for tie in &held.found.ties {
        let ids: Vec<&str> = tie.link.ours.iter().map(|id| held.ours.instruments[*id].id.as_str()).collect();
        for difference in &tie.differences {
            let name = OBLIGATIONS.iter().find(|(duty, _)| *duty == difference.duty).map_or("", |(_, name)| name);
            let what = format!("{name}, {}", difference.who.word());
            *found.entry((ids.join(", "), what)).or_default() += difference.pairs.len();
        }
    }
    let explained = explained();
    let unexplained: Vec<_> = found.iter().filter(|(what, pairs)| explained.get(*what) != Some(pairs)).collect();
    let gone: Vec<_> = explained.iter().filter(|(what, pairs)| found.get(*what) != Some(pairs)).collect();
    assert!(unexplained.is_empty() && gone.is_empty(), "not in docs/validation.md: {unexplained:#?}\nonly there: {gone:#?}");
}

/// A tally as a row of the page's tables.
fn row(name: &str, tally: Tally) -> String {
    let contested = tally.ours_contested + tally.theirs_contested;
    let agree = tally.agree().map_or("–".into(), |share| format!("{:.1}%", 100.0 * share));
    let kappa = tally.kappa().map_or("–".into(), |kappa| format!("{kappa:.3}"));
    let Tally { both, neither, only_ours, only_theirs, .. } = tally;
    format!("| {name} | {both} | {neither} | {only_ours} | {only_theirs} | {contested} | {agree} | {kappa} |")
}

#[test]
fn the_numbers_of_the_page_are_those_found() {
    let Some(held) = Held::read() else { return };
    let expected = [held.found.linked, held.found.any].into_iter().flat_map(|t| OBLIGATIONS.iter().zip(t));
    let expected: Vec<String> = expected.map(|((_, name), tally)| row(name, tally)).collect();
    let is_row = |line: &&str| OBLIGATIONS.iter().any(|(_, name)| line.starts_with(&format!("| {name} |")));
    let written: Vec<&str> = PAGE.lines().filter(is_row).collect();
    assert_eq!(written, expected);
}

#[test]
fn links_are_of_one_treaty() {
    let Some(held) = Held::read() else { return };
    assert_eq!(held.found.missing, [], "every number that a file names is an alliance of ATOP 5.1");
    let links = held.found.ties.iter().map(|tie| &tie.link).chain(&held.found.dormant);
    for link in links {
        let codes = |record: &Record, id: &foederis::id::InstrumentId| -> Vec<String> {
            let parties = record.instruments[*id].parties.iter();
            // Germany and its predecessors, and Russia's, have one number each.
            parties
                .filter_map(|p| record.states[p.state].cow)
                .map(|n| if n == 260 { 255 } else { n })
                .map(|n| n.to_string())
                .collect()
        };
        let theirs: Vec<String> = link.theirs.iter().flat_map(|id| codes(&held.theirs, id)).collect();
        for id in &link.ours {
            let instrument = &held.ours.instruments[*id];
            let common = codes(&held.ours, id).into_iter().filter(|code| theirs.contains(code)).count();
            assert!(
                common >= 2 || instrument.parties.is_empty(),
                "{} shares fewer than two parties with its alliance",
                instrument.id
            );
        }
    }
}
