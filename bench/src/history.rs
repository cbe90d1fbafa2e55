//! Two centuries through the engine: ATOP as a record, every war's promises, and who defends whom in two rounds for every attacker,
//! target and year, beside NumPy and networkx.
//!
//! The alternatives of the last only count the defenders; ours has them as sets. Timed there is the computing alone, from the network of
//! each year in memory to the last answer.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use foederis::id::StateId;
use foederis::set::StateSet;
use foederis_analysis::defenders::defenders;
use foederis_data::Library;
use foederis_data::atop::Atop;
use foederis_data::atop::dyads::{DYADS, DyadYear};
use foederis_data::cow::states::System;
use foederis_data::sheet::Ccode;
use foederis_hindcast::evidence::Evidence;
use foederis_hindcast::report::{Part, report};

use crate::{fastest, millis};

pub(crate) fn run() {
    println!("\ntwo centuries through the engine");
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let data = &std::env::var_os("FOEDERIS_DATA").map_or(beside, PathBuf::from);
    if !data.join("atop").is_dir() {
        println!("  skipped: no research data in {}: set FOEDERIS_DATA", data.display());
        return;
    }
    let base = foederis_builtin::record();
    let record = || {
        let library = Library::open(&[data]).expect("the data can be listed");
        let atop = Atop::read(&library).expect("the data can be read");
        atop.load(foederis_builtin::files(), &base).record.expect("the alliances are a record")
    };
    println!("  ATOP as a record        {:8.1} ms", millis(fastest(5, record)));
    let library = Library::open(&[data]).expect("the data can be listed");
    let read = || Evidence::read(&library, foederis_builtin::files(), &base).unwrap_or_else(|e| panic!("{e}"));
    println!("  hindcast, reading       {:8.1} ms", millis(fastest(3, read)));
    let evidence = read();
    let pairs = report(&evidence).score(Part::All).len();
    println!("  hindcast, {pairs} pairs     {:8.1} ms", millis(fastest(5, || report(&evidence))));
    two_rounds(data, &library);
}

fn two_rounds(data: &Path, library: &Library) {
    let years = networks(library);
    let ask = || {
        let (mut questions, mut firsts, mut boths) = (0u64, 0u64, 0u64);
        for owed in &years {
            defenders(owed, |_, _, found| {
                questions += 1;
                firsts += u64::from(found.firsts);
                boths += u64::from(found.boths);
            });
        }
        (questions, firsts, boths)
    };
    let (questions, firsts, boths) = ask();
    let ours = fastest(20, ask);
    println!("  two rounds of defenders, {questions} questions, {firsts} and {boths} defenders");
    println!("  foederis                {:8.2} ms", millis(ours));
    let python = std::env::var("FOEDERIS_PYTHON").unwrap_or("python3".into());
    for (module, script) in [("numpy", "cascade_numpy.py"), ("networkx", "cascade_networkx.py")] {
        let has =
            Command::new(&python).args(["-c", &format!("import {module}, polars")]).output().is_ok_and(|o| o.status.success());
        if !has {
            println!("  {module} skipped: {python} has no {module} with polars; set FOEDERIS_PYTHON to an interpreter that has");
            continue;
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("alternatives").join(script);
        let output = std::env::temp_dir().join(format!("foederis-bench-{}.npz", std::process::id()));
        let runs = if module == "numpy" { 3 } else { 1 };
        let time =
            (0..runs).map(|_| seconds(Command::new(&python).arg(&script).arg(data).arg(&output))).fold(f64::INFINITY, f64::min);
        let _ = std::fs::remove_file(&output);
        println!("  {module:<23} {:8.2} ms   {:.1} times ours", time * 1e3, time * 1e3 / millis(ours));
    }
}

/// By year, for each state of the system: who owes it defence.
fn networks(library: &Library) -> Vec<Vec<StateSet>> {
    let system = System::read(library).expect("the states can be read");
    let dyads = library.read::<DyadYear>(&DYADS).expect("the dyad-years can be read").rows;
    let mut by_year: BTreeMap<u16, Vec<(Ccode, Ccode)>> = BTreeMap::new();
    for row in dyads.iter().filter(|row| row.defense) {
        by_year.entry(row.year.0).or_default().push((row.by, row.to));
    }
    let network = |year: u16| {
        let members = system.members(year);
        let mut owed = vec![StateSet::EMPTY; members.len()];
        for (by, to) in by_year.get(&year).into_iter().flatten() {
            if let (Ok(by), Ok(to)) = (members.binary_search(by), members.binary_search(to)) {
                owed[to].insert(StateId::new(by));
            }
        }
        owed
    };
    (1816..=2018).map(network).collect()
}

/// What a script says of its own time, in seconds.
fn seconds(command: &mut Command) -> f64 {
    let output = command.output().expect("the interpreter starts");
    let said = String::from_utf8_lossy(&output.stdout);
    let last = said.lines().rev().find_map(|line| line.strip_prefix("seconds: "));
    last.and_then(|time| time.trim().parse().ok()).unwrap_or_else(|| {
        panic!("the script said no seconds: {said}{}", String::from_utf8_lossy(&output.stderr));
    })
}
