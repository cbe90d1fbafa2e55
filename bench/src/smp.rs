//! The Spatial Model of Politics on the original's reference inputs, and on made-up actors as Monte Carlo has them.
//!
//! The original is a C++ program that needs Qt, and is not run here. The milliseconds beside ours are those of its calculation alone,
//! compiled with -O2, without any logging or database: the fastest of five on two cores, for which it starts eight threads. The whole
//! program, logging off, is given with 40 and 500. Ours is one thread.

use std::path::{Path, PathBuf};

use foederis_bargaining::smp::{Actor, Options, Smp};

use crate::{fastest, millis};

/// Files and the original's milliseconds.
const REFERENCE: [(&str, f64); 2] = [("smp-dummy3.csv", 12.3), ("smp-soe.csv", 113.0)];

pub(crate) fn run() {
    println!("\nspatial model of politics");
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let data = std::env::var_os("FOEDERIS_DATA").map_or(beside, PathBuf::from).join("bargaining");
    for (name, theirs) in REFERENCE {
        let Ok(text) = std::fs::read_to_string(data.join(name)) else {
            println!("  {name} skipped: not in {}: set FOEDERIS_DATA", data.display());
            continue;
        };
        let smp = Smp::parse_csv(&text).expect("the example reads");
        let ours = millis(fastest(200, || smp.run(&Options::default())));
        let (actors, turns) = (smp.actors().len(), smp.outcome(&Options::default()).turns);
        println!(
            "  {name:<16} {actors:>3} actors {turns:>3} turns  foederis {ours:8.3} ms   KTAB {theirs:.1} ms, {:.0} times ours",
            theirs / ours
        );
    }
    let smp = made_up(30);
    let time = millis(fastest(50, || smp.outcome(&Options::default())));
    let turns = smp.outcome(&Options::default()).turns;
    println!("  outcome only, 30 made-up actors on one dimension, {turns} turns: {time:.3} ms");
}

/// Actors all over the scale, without a pattern that would make equals.
fn made_up(many: usize) -> Smp {
    let share = |at: usize, step: f64| (at as f64 * step).fract();
    let actor = |at: usize| Actor {
        name: format!("{at}"),
        capability: 5.0 + 100.0 * share(at, 0.618_033_988_7),
        positions: vec![100.0 * share(at + 1, 0.754_877_666_2)],
        saliences: vec![20.0 + 75.0 * share(at + 2, 0.569_840_290_9)],
        ..Actor::default()
    };
    Smp::new(vec!["position".to_owned()], (0..many).map(actor).collect()).expect("valid")
}
