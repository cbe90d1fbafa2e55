//! What alliances promise: counts of ATOP, and the levels of Leeds & Anac.

use std::collections::{BTreeMap, BTreeSet};

use foederis_analysis::typology::{Institutions, Reading};

use crate::common::{folder, table, whole};
use crate::digits;

fn percent(part: usize, of: usize) -> f64 {
    100.0 * part as f64 / of as f64
}

/// The shares that the codebook and Miller (svmiller.com) give in words, and those of the file of version 5.1.
#[test]
fn what_789_alliances_promise() {
    let Some(folder) = folder() else { return };
    let columns = ["defense", "offense", "neutral", "nonagg", "consul"];
    let promised: Vec<[bool; 5]> = table(&folder, "atop/atop5_1a.csv", columns).map(|row| row.map(|p| p == Some(1.0))).collect();
    let all = promised.len();
    assert_eq!(all, 789);
    for (obligation, count, share) in
        [(0, 280, "35.49"), (1, 82, "10.39"), (2, 126, "15.97"), (3, 442, "56.02"), (4, 388, "49.18")]
    {
        let found = promised.iter().filter(|row| row[obligation]).count();
        assert_eq!(found, count, "{}", columns[obligation]);
        digits(percent(found, all), share);
    }
    let several = promised.iter().filter(|row| row.iter().filter(|p| **p).count() > 1).count();
    digits(percent(several, all), "51.71");
    assert_eq!(promised.iter().filter(|row| **row == [false, false, false, true, false]).count(), 200);
    assert!(!promised.contains(&[true; 5]), "no alliance has all five");
}

#[test]
fn what_else_789_alliances_are() {
    let Some(folder) = folder() else { return };
    let columns = ["bilat", "active", "conditio", "defcon", "asymm", "estmode", "wartime"];
    let rows: Vec<_> = table(&folder, "atop/atop5_1a.csv", columns).collect();
    let counts = [0, 1, 2, 3, 4, 5, 6].map(|column| rows.iter().filter(|row| row[column] == Some(1.0)).count());
    assert_eq!(counts, [678, 294, 340, 122, 91, 646, 67], "{columns:?}");
    digits(percent(counts[0], rows.len()), "85.93");

    let phases: Vec<u16> = table(&folder, "atop/atop5_1a.csv", ["maxphase"]).map(|[phases]| whole(phases)).collect();
    assert_eq!((phases.iter().filter(|p| **p > 1).count(), phases.iter().max()), (47, Some(&4)));
}

#[test]
fn who_has_most_alliances() {
    let Some(folder) = folder() else { return };
    let mut ever: BTreeMap<u16, BTreeSet<u16>> = BTreeMap::new();
    for [alliance, member] in table(&folder, "atop/atop5_1m.csv", ["atopid", "member"]) {
        ever.entry(whole(member)).or_default().insert(whole(alliance));
    }
    let mut most: Vec<(usize, u16)> = ever.iter().map(|(state, alliances)| (alliances.len(), *state)).collect();
    most.sort_unstable_by(|a, b| b.cmp(a));
    assert_eq!(most[..3], [(157, 365), (91, 220), (69, 200)]);

    let at_once = table(&folder, "atop/atop5_1sy.csv", ["number", "state", "year"]).map(|row| row.map(whole)).max();
    assert_eq!(at_once, Some([59, 365, 2018]));
}

/// Every alliance of a version.
fn institutions(version: &str) -> Option<Vec<Institutions>> {
    let columns = [
        "milcon", "intcom", "base", "milaid", "subord", "contrib", "organ1", "organ2", "orgpurp1", "orgpurp2", "estmode",
        "pubsecr",
    ];
    let rows = table(&folder()?, &format!("atop/atop{version}a.csv"), columns).map(|row| {
        let [milcon, intcom, base, milaid, subord, contrib, organ1, organ2, orgpurp1, orgpurp2, estmode, pubsecr] =
            row.map(|code| code.map(|code| code as u8));
        let [organ, orgpurp] = [[organ1, organ2], [orgpurp1, orgpurp2]];
        Institutions { milcon, intcom, base, milaid, subord, contrib, organ, orgpurp, estmode, pubsecr }
    });
    Some(rows.collect())
}

/// How many have level 0, 1, 2, and none.
fn levels(found: impl Iterator<Item = Option<u8>>) -> [usize; 4] {
    let mut levels = [0; 4];
    found.for_each(|level| levels[level.map_or(3, usize::from)] += 1);
    levels
}

#[test]
fn levels_of_leeds_and_anac() {
    let Some(alliances) = institutions("5_1") else { return };
    assert_eq!(levels(alliances.iter().map(Institutions::military)), [546, 146, 91, 6]);
    assert_eq!(levels(alliances.iter().map(|i| i.formality(Reading::Plain))), [135, 530, 123, 1]);
}

/// The do-file, which put a treaty whose organisation is not known at 0, agrees with the plain reading on all but eight of 745.
#[test]
fn the_do_file_on_the_version_it_was_run_on() {
    let Some(alliances) = institutions("4_01") else { return };
    let differs = |i: &&Institutions| i.formality(Reading::Plain) != i.formality(Reading::DoFile);
    let differing: Vec<&Institutions> = alliances.iter().filter(differs).collect();
    assert!(differing.iter().all(|i| i.formality(Reading::Plain) == Some(1) && i.organ == [None; 2]));
    assert_eq!((differing.len(), alliances.len()), (8, 745));
    digits(percent(745 - 8, 745), "98.93");
}
