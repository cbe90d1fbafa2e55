//! Similarity of portfolios: a published table, years of ATOP, and the tables behind a replication file.

use foederis_analysis::similarity::{Coding, Distance, Obligations, Portfolios, Table, pairs, s_of_all, weighted_s};

use crate::common::{folder, table};
use crate::digits;
use crate::year::Years;

use Distance::{Absolute, Nominal, Squared};

/// State, share of capabilities, what Germany owes it, what Russia owes it: Signorino & Ritter 1999, Table 6, Europe in 1914.
const TABLE_6: [(&str, f64, u8, u8); 20] = [
    ("GMY", 0.25, 3, 0),
    ("RUS", 0.21, 0, 3),
    ("UKG", 0.20, 0, 1),
    ("FRN", 0.08, 0, 3),
    ("AUH", 0.08, 3, 0),
    ("ITA", 0.05, 3, 1),
    ("BEL", 0.03, 0, 0),
    ("SPN", 0.03, 0, 0),
    ("TUR", 0.02, 0, 0),
    ("NTH", 0.01, 0, 0),
    ("SWD", 0.01, 0, 0),
    ("POR", 0.01, 0, 0),
    ("SWZ", 0.01, 0, 0),
    ("RUM", 0.01, 3, 0),
    ("GRC", 0.0, 0, 0),
    ("DEN", 0.0, 0, 0),
    ("YUG", 0.0, 0, 0),
    ("BUL", 0.0, 0, 0),
    ("NOR", 0.0, 0, 0),
    ("ALB", 0.0, 0, 0),
];

fn table_6(coding: Coding) -> Portfolios {
    let owed = |value: u8| Obligations {
        defence: value == 3,
        consultation: value == 2,
        nonaggression: value == 1,
        ..Default::default()
    };
    let rows = TABLE_6.iter().enumerate();
    let owed = rows.flat_map(|(to, (_, _, germany, russia))| [(0, to, owed(*germany)), (1, to, owed(*russia))]);
    Portfolios::new(TABLE_6.len(), coding, owed)
}

/// S, weighted S and tau-b as Miller prints them (svmiller.com, 2021-11-11 and 2026-06-28); the other variants by an independent program.
#[test]
fn germany_and_russia_in_the_table_of_1999() {
    let portfolios = table_6(Coding::Atop);
    let found = Table::of(&portfolios, 0, 1);
    let weights = TABLE_6.map(|(_, weight, ..)| weight);
    digits(found.s(Absolute), "0.400000");
    digits(weighted_s(&portfolios, 0, 1, Absolute, &weights), "-0.460000");
    digits(found.tau_b(), "0.03031695");
    digits(found.s(Squared), "0.444444");
    digits(weighted_s(&portfolios, 0, 1, Squared, &weights), "-0.348889");
    for (distance, kappa, pi) in
        [(Squared, "-0.077586", "-0.086957"), (Absolute, "-0.071429", "-0.084337"), (Nominal, "-0.029412", "-0.044776")]
    {
        digits(found.kappa(distance), kappa);
        digits(found.pi(distance), pi);
    }
    let binary = Table::of(&table_6(Coding::Binary), 0, 1);
    for distance in Distance::ALL {
        digits(binary.kappa(distance), "0.0625");
        digits(binary.pi(distance), "0.0625");
    }
}

/// Year, pair, states; S absolute, squared, weighted absolute; kappa and pi squared; tau-b; kappa of binary portfolios.
const YEARS: [(u16, u16, u16, usize, [&str; 7]); 4] = [
    (1914, 255, 365, 45, [".659259", ".688889", "-.073753", ".222222", ".221261", ".226455", ".230769"]),
    (1955, 365, 710, 84, [".722222", ".727513", ".733905", ".226395", ".181573", ".351878", ".217391"]),
    (1990, 2, 200, 165, [".527273", ".540741", ".673927", ".349350", ".301355", ".413076", ".448512"]),
    (2018, 2, 840, 195, [".261538", ".357265", ".571115", ".082889", "-.138604", ".243443", ".262295"]),
];

#[test]
fn pairs_of_two_centuries() {
    let Some(years) = Years::read() else { return };
    for (year, one, other, states, [absolute, squared, weighted, kappa, pi, tau, binary]) in YEARS {
        let valued = years.of(year, Coding::Atop);
        let found = valued.table(one, other);
        assert_eq!(valued.states.len(), states);
        digits(found.s(Absolute), absolute);
        digits(found.s(Squared), squared);
        digits(weighted_s(&valued.portfolios, valued.at(one), valued.at(other), Absolute, &valued.cinc), weighted);
        digits(found.kappa(Squared), kappa);
        digits(found.pi(Squared), pi);
        digits(found.tau_b(), tau);
        digits(years.of(year, Coding::Binary).table(one, other).kappa(Squared), binary);
    }
}

/// Allies need not be alike: one has dozens of pacts, the other one.
#[test]
fn close_allies_with_little_in_common() {
    let Some(years) = Years::read() else { return };
    let found = years.of(1960, Coding::Atop).table(2, 740);
    digits(found.s(Absolute), "0.190");
    digits(found.kappa(Squared), "0.038");
}

/// All pairs at once is the same as one pair at a time, for every pair of 203 years.
#[test]
fn all_pairs_at_once() {
    let Some(years) = Years::read() else { return };
    let mut compared = 0;
    for year in 1816..=2018 {
        let year = years.of(year, Coding::Atop);
        let unweighted = s_of_all(&year.portfolios, Absolute, None).expect("there are states");
        let weighted = s_of_all(&year.portfolios, Squared, Some(&year.cinc)).expect("there are capabilities");
        for ((i, j), (unweighted, weighted)) in pairs(year.states.len()).zip(unweighted.into_iter().zip(weighted)) {
            assert_eq!(Some(unweighted), Table::of(&year.portfolios, i, j).s(Absolute));
            let expected = weighted_s(&year.portfolios, i, j, Squared, &year.cinc).expect("defined for all");
            assert!((weighted - expected).abs() < 1e-13, "{weighted} is not {expected}");
            compared += 1;
        }
    }
    assert_eq!(compared, 994_005);
}

/// EUGene's tables and numbers in the replication file of Weeks 2008, *International Organization* 62: 35–64: alliances of the
/// Correlates of War, world and region, valued 0 to 3. `-9` is not computed.
#[test]
fn what_eugene_computed_from_its_tables() {
    let Some(folder) = folder() else { return };
    for (prefix, s, tau) in [("gportu", "s_un_glo", "tau_glob"), ("rportu", "s_un_reg", "tau_regi")] {
        let cells: [String; 16] = std::array::from_fn(|cell| format!("{prefix}{}{}", cell / 4 + 1, cell % 4 + 1));
        let columns: [&str; 18] = std::array::from_fn(|at| match at {
            16 => s,
            17 => tau,
            cell => &cells[cell],
        });
        let mut computed = 0;
        for [counts @ .., s, tau] in table::<18>(&folder, "similarity/weeks2008_eugene_dyad_s.csv", columns) {
            let (s, tau) = (s.expect("a value"), tau.expect("a value"));
            if s == -9.0 {
                continue;
            }
            let counts = std::array::from_fn(|x| std::array::from_fn(|y| counts[4 * x + y].expect("a count") as u32));
            let found = Table { counts, most: 3 };
            let near = |value: Option<f64>, expected: f64| value.is_some_and(|value| (value - expected).abs() < 6e-7);
            assert!(near(found.s(Absolute), s), "{prefix}: {found:?} S {s}");
            assert!(near(found.tau_b(), tau), "{prefix}: {found:?} tau-b {tau}");
            computed += 1;
        }
        assert_eq!(computed, 2625);
    }
}
