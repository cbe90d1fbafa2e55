//! The directed dyad-year panel 1816–2018 with ATOP's obligations and CINC, by us, by Polars and by peacesciencer in R.
//!
//! Timed is the way from files to a file, reading, checking, joining and writing included, and the start of a program or
//! interpreter left out: the scripts in `alternatives/` say their seconds themselves. Each is run several times in turn, so that all
//! meet the same machine, and the fastest run of each counts; R, which takes long, runs once. R writes CSV (its packages write no
//! Parquet), so it is set beside our CSV, too.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use foederis_data::Library;
use foederis_panel::{Panel, Unit, choose, csv, parquet};

use crate::fastest;

const COLUMNS: [&str; 7] = ["atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul", "cinc1", "cinc2"];
const RUNS: usize = 5;

pub(crate) fn run() {
    println!("\npanel of directed dyad-years, 1816-2018, obligations and CINC");
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let data = std::env::var_os("FOEDERIS_DATA").map_or(beside, PathBuf::from);
    if !data.join("atop").is_dir() {
        println!("  skipped: no research data in {}: set FOEDERIS_DATA", data.display());
        return;
    }
    let folder = std::env::temp_dir().join(format!("foederis-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder to write to");
    let python = std::env::var("FOEDERIS_PYTHON").unwrap_or("python3".into());
    let has = |module: &str| succeeds(Command::new(&python).args(["-c", &format!("import {module}")]));
    let polars = has("polars");
    let (mut as_parquet, mut as_csv) = (Duration::MAX, Duration::MAX);
    let mut theirs = [f64::INFINITY; 2];
    for _ in 0..RUNS {
        as_parquet = as_parquet.min(fastest(1, || ours(&data, &folder.join("ours.parquet"))));
        as_csv = as_csv.min(fastest(1, || ours(&data, &folder.join("ours.csv"))));
        for (time, form) in theirs.iter_mut().zip(["ddyr", "members"]).filter(|_| polars) {
            let output = folder.join("polars.parquet");
            let mut command = Command::new(&python);
            command.arg(script("panel_polars.py")).arg(&data).arg(output).arg(form);
            *time = time.min(seconds(&mut command));
        }
    }
    println!("  foederis, Parquet   {:8.3} s", as_parquet.as_secs_f64());
    println!("  foederis, CSV       {:8.3} s", as_csv.as_secs_f64());
    let said = |name: &str, time: f64, ours: Duration| {
        println!("  {name:<19} {time:8.3} s   {:.1} times ours", time / ours.as_secs_f64());
    };
    if polars {
        said("Polars, published", theirs[0], as_parquet);
        said("Polars, members", theirs[1], as_parquet);
    } else {
        println!("  Polars skipped: {python} has none; set FOEDERIS_PYTHON to an interpreter that has");
    }
    let r = std::env::var("FOEDERIS_RSCRIPT").unwrap_or("Rscript".into());
    if succeeds(Command::new(&r).args(["-e", "library(peacesciencer)"])) {
        let mut command = Command::new(&r);
        let time = seconds(command.arg(script("panel.R")).arg(&data).arg(folder.join("r.csv")));
        said("peacesciencer, CSV", time, as_csv);
        said("  beside Parquet", time, as_parquet);
    } else {
        println!("  peacesciencer skipped: {r} is not there or has none; set FOEDERIS_RSCRIPT to an Rscript that has");
    }
    fs::remove_dir_all(&folder).expect("the folder can be removed");
}

fn ours(data: &Path, output: &Path) {
    let columns = choose(Unit::DirectedDyadYear, &COLUMNS).expect("the columns are there");
    let library = Library::open(&[data]).expect("the data can be listed");
    let panel = Panel::read(&library, Unit::DirectedDyadYear, 1816..=2018, columns).expect("the data can be read");
    let file = File::create(output).expect("the file can be made");
    let written = match output.extension().is_some_and(|e| e == "csv") {
        true => csv(&panel, file, &mut |_| ()),
        false => parquet(&panel, file, "foederis", &[], &mut |_| ()),
    };
    written.expect("the panel can be written");
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("alternatives").join(name)
}

fn succeeds(command: &mut Command) -> bool {
    command.output().is_ok_and(|done| done.status.success())
}

/// What a script says that it took.
fn seconds(command: &mut Command) -> f64 {
    let done = command.output().expect("the script runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    let seconds = said.lines().rev().find_map(|line| line.strip_prefix("seconds: "));
    seconds.and_then(|s| s.trim().parse().ok()).expect("the script ends with its seconds")
}
