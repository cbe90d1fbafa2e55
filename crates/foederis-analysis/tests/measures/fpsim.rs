//! Similarity by FPSIM (Häge 2011) for the alliances of ATOP 4.01, from the replication file of Alley 2021, *International Studies
//! Quarterly*: for each alliance and year the mean over its pairs of members. Pi and kappa are unweighted with squared distances, S is
//! absolute and weighted by capabilities. His alliances are another edition's: equality is counted, not demanded, after 1829.

use std::collections::BTreeMap;
use std::path::Path;

use foederis_analysis::similarity::{Coding, Distance, Obligations, Portfolios, Table, weighted_s};

use crate::common::{System, folder, table, whole};
use crate::year::obligations;

struct Member {
    alliance: u16,
    bilateral: bool,
    state: u16,
    from: u16,
    /// 0 while in force.
    to: u16,
    owed: Obligations,
}

/// One bilateral alliance in one year: ours and theirs of S, kappa, pi.
struct Compared {
    year: u16,
    apart: [f64; 3],
}

#[test]
fn bilateral_alliances() {
    let Some(folder) = folder() else { return };
    let compared = compared(&folder);
    let within = |years: std::ops::Range<u16>, measure: usize, tolerance: f64| {
        let these = compared.iter().filter(|c| years.contains(&c.year));
        (these.clone().filter(|c| c.apart[measure] < tolerance).count(), these.count())
    };
    let [s, kappa, pi] = [0, 1, 2];
    assert_eq!(within(1816..1830, s, 3e-7), (24, 24));
    assert_eq!(within(1816..1830, kappa, 5e-8), (24, 24));
    assert_eq!(within(1816..1830, pi, 5e-8), (24, 24));
    assert_eq!(within(1816..1914, s, 1e-6), (348, 454));
    assert_eq!(within(1816..1914, kappa, 1e-6), (345, 454));
    assert_eq!(within(1816..1914, pi, 1e-6), (367, 454));
    assert_eq!(within(1946..1974, s, 1e-6), (1187, 1660));
}

fn compared(folder: &Path) -> Vec<Compared> {
    let members = members(folder);
    let system = System::read(folder);
    let cinc: BTreeMap<(u16, u16), f64> = table(folder, "cow/NMC-60-abridged.csv", ["ccode", "year", "cinc"])
        .filter_map(|[state, year, cinc]| Some(((whole(state), whole(year)), cinc?)))
        .collect();
    let columns = ["atopid", "year", "mean.s.sc", "mean.kap.sc", "mean.pi.sc"];
    let mut published: BTreeMap<u16, Vec<(u16, [f64; 3])>> = BTreeMap::new();
    for [alliance, year, s, kappa, pi] in table(folder, "similarity/all-fp-sim.csv", columns) {
        if let (Some(s), Some(kappa), Some(pi)) = (s, kappa, pi) {
            published.entry(whole(year)).or_default().push((whole(alliance), [s, kappa, pi]));
        }
    }
    let mut compared = Vec::new();
    for (year, alliances) in published.into_iter().filter(|(year, _)| (1816..1974).contains(year)) {
        let states = system.states(year);
        let there: Vec<(usize, &Member)> = members
            .iter()
            .filter(|member| member.from <= year && (member.to == 0 || member.to >= year))
            .filter_map(|member| Some((states.binary_search(&member.state).ok()?, member)))
            .collect();
        let owed = there.iter().flat_map(|(from, debtor)| {
            let partners = there.iter().filter(move |(to, member)| member.alliance == debtor.alliance && to != from);
            partners.map(|(to, _)| (*from, *to, debtor.owed))
        });
        let portfolios = Portfolios::new(states.len(), Coding::Atop, owed);
        let weights: Vec<f64> = states.iter().map(|state| cinc.get(&(*state, year)).copied().unwrap_or(0.0)).collect();
        for (alliance, theirs) in alliances {
            let mut pair: Vec<usize> =
                there.iter().filter(|(_, m)| m.alliance == alliance && m.bilateral).map(|(at, _)| *at).collect();
            pair.sort_unstable();
            pair.dedup();
            let [one, other] = pair[..] else { continue };
            let crossed = Table::of(&portfolios, one, other);
            let s = weighted_s(&portfolios, one, other, Distance::Absolute, &weights);
            let ours = [s, crossed.kappa(Distance::Squared), crossed.pi(Distance::Squared)];
            let apart = std::array::from_fn(|at| (ours[at].expect("defined") - theirs[at]).abs());
            compared.push(Compared { year, apart });
        }
    }
    compared
}

/// Every spell of membership.
fn members(folder: &Path) -> Vec<Member> {
    let columns = ["atopid", "bilat", "member", "yrent", "yrexit", "defense", "offense", "neutral", "nonagg", "consul"];
    let rows = table::<10>(folder, "atop/atop4_01m.csv", columns);
    rows.map(|[alliance, bilateral, state, from, to, promised @ ..]| Member {
        alliance: whole(alliance),
        bilateral: bilateral == Some(1.0),
        state: whole(state),
        from: whole(from),
        to: whole(to),
        owed: obligations(promised.map(|p| p == Some(1.0))),
    })
    .collect()
}
