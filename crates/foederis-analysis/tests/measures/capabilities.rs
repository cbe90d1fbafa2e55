//! CINC from its components, against the indices that the National Material Capabilities data themselves print.

use std::collections::BTreeMap;

use foederis_analysis::capabilities::{Components, cinc};

use crate::common::{folder, table, whole};
use crate::digits;

/// By year: state, the file's index, ours.
type Years = BTreeMap<u16, Vec<(u16, f64, f64)>>;

/// The same year before ours: state and the file's index, components.
type Printed = (Vec<(u16, f64)>, Vec<Components>);

fn years(file: &str) -> Option<Years> {
    let columns = ["ccode", "year", "cinc", "milex", "milper", "irst", "pec", "tpop", "upop"];
    let mut years: BTreeMap<u16, Printed> = BTreeMap::new();
    for [state, year, index, components @ ..] in table::<9>(&folder()?, file, columns) {
        let (states, all) = years.entry(whole(year)).or_default();
        states.push((whole(state), index.expect("an index")));
        all.push(components.map(|value| value.filter(|value| *value != -9.0)));
    }
    let ours = |(states, all): Printed| {
        let ours = cinc(&all).into_iter().map(|index| index.expect("some component"));
        states.into_iter().zip(ours).map(|((state, theirs), ours)| (state, theirs, ours)).collect()
    };
    Some(years.into_iter().map(|(year, states)| (year, ours(states))).collect())
}

#[test]
fn every_state_year_of_two_versions() {
    for (file, rows) in [("cow/cow_nmc_v7.0.csv", 17_121), ("cow/NMC-60-abridged.csv", 15_951)] {
        let Some(years) = years(file) else { return };
        assert_eq!(years.values().map(Vec::len).sum::<usize>(), rows, "{file}");
        let apart = years.values().flatten().map(|(_, theirs, ours)| (theirs - ours).abs());
        let most = apart.fold(0.0, f64::max);
        assert!(most < 2.5e-8, "{file}: {most}");
    }
}

#[test]
fn years_and_extremes_of_version_7() {
    let Some(years) = years("cow/cow_nmc_v7.0.csv") else { return };
    let of = |state: u16, year: u16| years[&year].iter().find(|(s, ..)| *s == state).map(|(.., ours)| *ours);
    for (state, year, index) in [
        (200, 1816, ".3366194"),
        (365, 1816, ".1643041"),
        (220, 1816, ".117286"),
        (300, 1816, ".0860522"),
        (2, 1914, ".206364"),
        (255, 1914, ".158201"),
        (200, 1914, ".1379094"),
        (365, 1914, ".1108046"),
        (2, 1945, ".3838635"),
        (710, 2007, ".1869"),
        (710, 2022, ".2340966"),
        (2, 2022, ".1235657"),
        (750, 2022, ".0993968"),
        (365, 2022, ".038197"),
    ] {
        digits(of(state, year), index);
    }
    let all = || years.iter().flat_map(|(year, states)| states.iter().map(move |(state, _, ours)| (*ours, *state, *year)));
    let highest = all().max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, state, year)| (state, year));
    assert_eq!(highest, Some((2, 1945)));

    let sums: Vec<f64> = years.values().map(|states| states.iter().map(|(.., ours)| ours).sum()).collect();
    digits(sums.iter().copied().reduce(f64::min), "1.0000");
    digits(sums.iter().copied().reduce(f64::max), "1.0747");
    digits(sums.iter().sum::<f64>() / sums.len() as f64, "1.0239");
}

/// Versions revise history.
#[test]
fn china_in_2007_by_version_6() {
    let Some(years) = years("cow/NMC-60-abridged.csv") else { return };
    digits(years[&2007].iter().find(|(state, ..)| *state == 710).map(|(.., ours)| *ours), ".1858");
}
