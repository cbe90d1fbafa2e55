//! S of every pair of states in every year from 1816 to 2018, by us and by NumPy, each on one thread.
//!
//! Both compute 1 − 2·Σ w|a_ik − a_jk| / (3·Σ w) in double precision (NumPy's unweighted matrix product in single, where it is exact), over
//! ATOP-valued portfolios of all members of the system, itself included; once with equal weights, once weighted by CINC. Timed is
//! the way from a year's matrix of portfolios in memory to S, not reading. See `alternatives/similarity.py` for NumPy's three forms.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use flate2::read::GzDecoder;
use foederis_analysis::similarity::{Coding, Distance, Obligations, Portfolios, Table, pairs, s_of_all};

use crate::{fastest, millis};

struct Year {
    portfolios: Portfolios,
    cinc: Vec<f64>,
}

pub(crate) fn run() {
    println!("\nsimilarity of portfolios");
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let data = std::env::var_os("FOEDERIS_DATA").map_or(beside, PathBuf::from);
    if !data.join("atop").is_dir() {
        println!("  skipped: no research data in {}: set FOEDERIS_DATA", data.display());
        return;
    }
    let years = read(&data);
    let count: usize = years.iter().map(|year| pairs(year.portfolios.states()).count()).sum();
    println!("  S of {count} pairs of states in {} years", years.len());
    let equal = ours(&years, |_| None);
    let cinc = ours(&years, |year| Some(&year.cinc));
    for (weights, (time, sum)) in [("equal", equal), ("cinc", cinc)] {
        println!("  foederis  {weights:<6} {:10.2} ms   sum {sum:.4}", millis(time));
    }
    let tables = fastest(5, || years.iter().map(others).sum::<f64>());
    println!("  foederis  tau-b, kappa and pi of every pair: {:.2} ms", millis(tables));

    let Some(theirs) = numpy(&data) else { return };
    for (form, weights, time, sum) in theirs {
        let (ours, our_sum) = if weights == "cinc" { cinc } else { equal };
        let ratio = time / millis(ours);
        let same = if (sum - our_sum).abs() < 0.01 { "" } else { "   NOT THE SAME ANSWER" };
        println!("  numpy {form:<8} {weights:<6} {time:7.2} ms   sum {sum:.4}   {ratio:.1} times ours{same}");
    }
}

/// The time, and the sum of all S.
fn ours<'y>(years: &'y [Year], weights: impl Fn(&'y Year) -> Option<&'y [f64]>) -> (Duration, f64) {
    let all = || -> Vec<Option<Vec<f64>>> {
        years.iter().map(|year| s_of_all(&year.portfolios, Distance::Absolute, weights(year))).collect()
    };
    (fastest(20, all), all().iter().flatten().flatten().sum())
}

fn others(year: &Year) -> f64 {
    let of = |(i, j)| {
        let table = Table::of(&year.portfolios, i, j);
        [table.tau_b(), table.kappa(Distance::Squared), table.pi(Distance::Squared)].into_iter().flatten().sum::<f64>()
    };
    pairs(year.portfolios.states()).map(of).sum()
}

/// Form, weights, milliseconds, sum of all S; `None`, said, where there is no NumPy.
fn numpy(data: &Path) -> Option<Vec<(String, String, f64, f64)>> {
    let python = std::env::var("FOEDERIS_PYTHON").unwrap_or("python3".into());
    if !Command::new(&python).args(["-c", "import numpy"]).output().is_ok_and(|done| done.status.success()) {
        println!("  numpy skipped: {python} has none; set FOEDERIS_PYTHON to an interpreter that has");
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("alternatives/similarity.py");
    let one_thread = ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"].map(|threads| (threads, "1"));
    let done = Command::new(&python).arg(script).arg(data).envs(one_thread).output().expect("python runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let read = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        let number = |at: usize| words[at].parse().expect("a number");
        (words[0].to_owned(), words[1].to_owned(), number(2), number(3))
    };
    Some(String::from_utf8_lossy(&done.stdout).lines().map(read).collect())
}

fn read(data: &Path) -> Vec<Year> {
    let open = |name: &str| File::open(data.join(name)).expect("the data can be opened");
    let spells: Vec<[u16; 3]> = table(open("cow/statelist2024.csv"), ["ccode", "styear", "endyear"]);
    let cinc = table(open("cow/cow_nmc_v7.0.csv"), ["ccode", "year", "cinc"]);
    let cinc: BTreeMap<(u16, u16), f64> = cinc.into_iter().map(|[s, y, c]: [f64; 3]| ((s as u16, y as u16), c)).collect();
    let columns = ["ccode1", "ccode2", "year", "atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"];
    let mut owed: BTreeMap<u16, Vec<(u16, u16, Obligations)>> = BTreeMap::new();
    for [from, to, year, promised @ ..] in table(GzDecoder::new(open("atop/atop_alliance_ddyr_v5.1.csv.gz")), columns) {
        let [defence, offence, neutrality, nonaggression, consultation] = promised.map(|p: u16| p == 1);
        let obligations = Obligations { defence, offence, neutrality, nonaggression, consultation };
        owed.entry(year).or_default().push((from, to, obligations));
    }
    let year = |year: u16| {
        let there = spells.iter().filter(|[_, from, to]| (*from..=*to).contains(&year));
        let mut states: Vec<u16> = there.map(|[state, ..]| *state).collect();
        states.sort_unstable();
        states.dedup();
        let owed = owed.get(&year).into_iter().flatten();
        let owed =
            owed.filter_map(|(from, to, what)| Some((states.binary_search(from).ok()?, states.binary_search(to).ok()?, *what)));
        let portfolios = Portfolios::new(states.len(), Coding::Atop, owed);
        let cinc = states.iter().map(|state| cinc.get(&(*state, year)).copied().unwrap_or(0.0)).collect();
        Year { portfolios, cinc }
    };
    (1816..=2018).map(year).collect()
}

/// Some columns of a CSV file.
fn table<const N: usize, T: std::str::FromStr>(file: impl Read, columns: [&str; N]) -> Vec<[T; N]> {
    let mut reader = csv::Reader::from_reader(file);
    let header = reader.headers().expect("a header").clone();
    let places = columns.map(|column| header.iter().position(|h| h == column).expect("the column is there"));
    let number = |cell: &str| cell.parse().ok().expect("a number");
    reader.records().map(|row| row.expect("a row")).map(|row| places.map(|at| number(&row[at]))).collect()
}
