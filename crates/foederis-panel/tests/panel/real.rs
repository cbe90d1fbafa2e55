//! The panels of the real data: numbers that others have found in them.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, fmt::Debug};

use flate2::read::GzDecoder;
use foederis_data::Library;
use foederis_panel::{Panel, Unit, choose};

use crate::{as_csv, as_parquet, read_parquet};

/// The folder of research data; none, said on standard error, where there is none.
fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = env::var_os("FOEDERIS_DATA").map_or(beside, PathBuf::from);
    if folder.join("atop").is_dir() {
        return Some(folder);
    }
    assert!(env::var_os("FOEDERIS_DATA_REQUIRED").is_none(), "no reference data in {}: set FOEDERIS_DATA", folder.display());
    // Past the capture of the test harness, which shows the output of failing tests only.
    let said = writeln!(io::stderr(), "SKIPPED: no reference data in {}: set FOEDERIS_DATA", folder.display());
    said.expect("standard error can be written");
    None
}

fn panel(folder: &Path, unit: Unit, years: std::ops::RangeInclusive<u16>, columns: &[&str]) -> Panel {
    let library = Library::open(&[folder]).expect("the data");
    Panel::read(&library, unit, years, choose(unit, columns).expect("columns")).expect("a panel")
}

fn number<T: std::str::FromStr<Err: Debug>>(cell: &str) -> T {
    cell.parse().expect("a number")
}

type Owed = [bool; 5];
const OWED: [&str; 5] = ["atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"];

/// ATOP's own directed dyad-years.
fn published(folder: &Path) -> BTreeMap<(u16, u16, u16), Owed> {
    let file = File::open(folder.join("atop/atop_alliance_ddyr_v5.1.csv.gz")).expect("the dyad-years");
    let mut reader = csv::Reader::from_reader(GzDecoder::new(file));
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| ((number(&row[2]), number(&row[0]), number(&row[1])), std::array::from_fn(|n| &row[n + 3] == "1"))).collect()
}

/// Sums of n (n − 1), and half of it, over the members of each year: the number of pairs that a panel of all of them has.
#[test]
fn two_centuries_have_so_many_rows() {
    let Some(folder) = folder() else { return };
    let rows = |unit| panel(&folder, unit, 1816..=2018, &[]).rows();
    assert_eq!((rows(Unit::DirectedDyadYear), rows(Unit::DyadYear)), (1_988_010, 994_005));
}

/// 267,402 of the 273,296 published dyad-years are rows of the panel. 357 rows differ from them. In all but eleven an ower owes different
/// things to different partners, which the member file does not tell apart; the others are successors that met on the day of change
/// (Germany, Yemen 1990, Yugoslavia 1992) or phases that ended in the year, which the published file does not count.
#[test]
fn promises_are_those_that_atop_publishes() {
    let Some(folder) = folder() else { return };
    let columns = [&OWED[..], &["atop_alliance", "atop_varies"]].concat();
    let rows = as_csv(&panel(&folder, Unit::DirectedDyadYear, 1816..=2018, &columns));
    assert_eq!(rows.len() - 1, 1_988_010);
    let published = published(&folder);
    assert_eq!(published.len(), 273_296);
    let (mut found, mut differ, mut varies, mut less) = (0, 0, 0, 0);
    for row in &rows[1..] {
        let ours: Owed = std::array::from_fn(|n| row[n + 3] == "1");
        let key = (number(&row[2]), number(&row[0]), number(&row[1]));
        let theirs = published.get(&key).copied();
        found += usize::from(theirs.is_some());
        let theirs = theirs.unwrap_or_default();
        if ours != theirs {
            differ += 1;
            varies += usize::from(row[9] == "1");
            less += usize::from(ours.iter().zip(theirs).any(|(ours, theirs)| theirs && !ours));
        }
    }
    assert_eq!((found, differ, varies, less), (267_402, 357, 346, 0));
}

#[test]
fn promises_of_defence_in_2018_are_as_many_as_published() {
    let Some(folder) = folder() else { return };
    let rows = as_csv(&panel(&folder, Unit::DirectedDyadYear, 2018..=2018, &["atop_defense"]));
    let ours = rows[1..].iter().filter(|row| row[3] == "1").count();
    let members: Vec<u16> =
        as_csv(&panel(&folder, Unit::StateYear, 2018..=2018, &[]))[1..].iter().map(|r| number(&r[0])).collect();
    let there = |(year, one, other): &(u16, u16, u16)| *year == 2018 && members.contains(one) && members.contains(other);
    let theirs = published(&folder).iter().filter(|(key, owed)| there(key) && owed[0]).count();
    assert_eq!(ours, theirs);
}

/// Every column of four very different years, read back from Parquet.
#[test]
fn parquet_holds_what_csv_holds() {
    let Some(folder) = folder() else { return };
    for year in [1816, 1914, 1955, 2018] {
        let panel = panel(&folder, Unit::DyadYear, year..=year, &["all"]);
        assert_eq!(read_parquet(as_parquet(&panel)), as_csv(&panel), "{year}");
    }
}

/// Computed independently from ATOP 5.1 and NMC 7.0: S absolute, squared and weighted by CINC; kappa and pi with squared distances; tau-b;
/// kappa of the binary coding.
#[test]
fn similarities_are_those_computed_elsewhere() {
    let Some(folder) = folder() else { return };
    let columns = ["s_abs", "s_sq", "s_abs_cinc", "kappa_sq", "pi_sq", "tau_b", "kappa_bin"];
    let expected = [
        (1914, 255, 365, [0.659259, 0.688889, -0.073753, 0.222222, 0.221261, 0.226455, 0.230769]),
        (1955, 365, 710, [0.722222, 0.727513, 0.733905, 0.226395, 0.181573, 0.351878, 0.217391]),
        (1990, 2, 200, [0.527273, 0.540741, 0.673927, 0.349350, 0.301355, 0.413076, 0.448512]),
        (2018, 2, 840, [0.261538, 0.357265, 0.571115, 0.082889, -0.138604, 0.243443, 0.262295]),
    ];
    for (year, one, other, expected) in expected {
        let panel = panel(&folder, Unit::DyadYear, year..=year, &columns);
        let row = panel.row(year, one, other).expect("a row");
        for (n, expected) in expected.into_iter().enumerate() {
            let value = row[n + 3].expect("defined");
            assert!((value - expected).abs() < 6e-7, "{} of {one} and {other} in {year}: {value}, not {expected}", columns[n]);
        }
    }
}

/// The strongest state there has ever been.
#[test]
fn capabilities_are_those_published() {
    let Some(folder) = folder() else { return };
    let row = panel(&folder, Unit::DirectedDyadYear, 1945..=1945, &["cinc1"]).row(1945, 2, 365).expect("a row");
    assert!((row[3].expect("known") - 0.3838635).abs() < 5e-8, "{row:?}");
}
