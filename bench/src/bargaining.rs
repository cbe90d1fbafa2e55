//! The expected-utility group decision model by us, in plain Python and in NumPy: the European emission standards of 1984, ten actors,
//! up to ten rounds. Then what a forecast needs: ten thousand draws of thirty actors, by every model that `adopt` asks.
//!
//! All compute the same equations and must agree on the mean after the last round. See `alternatives/utility.py` for the other two.

use std::path::Path;
use std::process::Command;

use foederis_adoption::Model;
use foederis_bargaining::example::ec_emission_1984;
use foederis_bargaining::montecarlo::{Draws, simulate};
use foederis_bargaining::utility::{Options, Variant, outcome};
use foederis_bargaining::{Issue, Scale, Triangular, UncertainActor, UncertainIssue};

use crate::{fastest, millis};

pub(crate) fn run() {
    println!("\nexpected-utility model");
    let issue = ec_emission_1984();
    let theirs = python();
    for (name, variant) in [("run", Variant::Run), ("paper", Variant::Paper)] {
        let options = Options { variant, ..Options::default() };
        let mean = outcome(&issue, &options).expect("they have weight");
        let hundred = fastest(200, || {
            for _ in 0..100 {
                std::hint::black_box(outcome(std::hint::black_box(&issue), &options));
            }
        });
        let micros = millis(hundred) * 10.0;
        println!("  foederis {name:<6} {micros:10.2} µs   mean {mean:.9}");
        for (_, form, time, their_mean) in theirs.iter().flatten().filter(|(of, ..)| of == name) {
            let same = if (their_mean - mean).abs() < 1e-9 { "" } else { "   NOT THE SAME ANSWER" };
            println!(
                "  {form:<8} {name:<6} {:10.2} µs   mean {their_mean:.9}   {:.0} times ours{same}",
                time * 1e6,
                time * 1e6 / micros
            );
        }
    }
    draws();
}

/// What a forecast takes: every model on the same draws, one after the other, and all together.
fn draws() {
    const DRAWS: Draws = Draws { seed: 1, count: 10_000 };
    let thirty = thirty();
    println!("  {} draws of 30 actors, as many threads as there are cores", DRAWS.count);
    let mut all = 0.0;
    for model in Model::ALL {
        let time = millis(fastest(3, || simulate(&thirty, DRAWS, |drawn| model.ask(drawn))));
        all += time;
        println!("    {:<20} {time:10.1} ms", model.word());
    }
    println!("    all models           {all:10.1} ms");
}

/// The actors of 1984 three times over, each with ranges around its numbers.
fn thirty() -> UncertainIssue {
    let issue: Issue = ec_emission_1984();
    let around =
        |mode: f64, part: f64, most: f64| Triangular { low: mode * (1.0 - part), mode, high: (mode * (1.0 + part)).min(most) };
    let actor = |at: usize| {
        let actor = &issue.actors()[at % 10];
        UncertainActor {
            id: at.to_string(),
            capability: around(actor.capability, 0.5, 1.0),
            position: around(actor.position, 0.5, 15.0),
            salience: around(actor.salience, 0.5, 1.0),
        }
    };
    UncertainIssue::new((0..30).map(actor).collect(), Scale { low: 0.0, high: 15.0 }, None).expect("the ranges are right")
}

/// Variant, form, seconds, mean; `None`, said, where there is no NumPy.
fn python() -> Option<Vec<(String, String, f64, f64)>> {
    let python = std::env::var("FOEDERIS_PYTHON").unwrap_or("python3".into());
    if !Command::new(&python).args(["-c", "import numpy"]).output().is_ok_and(|done| done.status.success()) {
        println!("  Python skipped: {python} has no NumPy; set FOEDERIS_PYTHON to an interpreter that has");
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("alternatives/utility.py");
    let one_thread = ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"].map(|threads| (threads, "1"));
    let done = Command::new(&python).arg(script).envs(one_thread).output().expect("python runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let read = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        let number = |at: usize| words[at].parse().expect("a number");
        (words[0].to_owned(), words[1].to_owned(), number(3), number(5))
    };
    Some(String::from_utf8_lossy(&done.stdout).lines().map(read).collect())
}
