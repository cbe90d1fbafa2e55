//! The published reference runs of the original, digit by digit.
//!
//! The data are not part of the repository: they are looked for in the folder named by `FOEDERIS_DATA`, then in `shared/data` beside
//! it. Without them these tests say so and pass, but fail where `FOEDERIS_DATA_REQUIRED` is set.

use std::path::{Path, PathBuf};

use foederis_bargaining::smp::{End, Options, Run, Smp};
use serde_json::Value;

fn data(name: &str) -> Option<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let file = std::env::var_os("FOEDERIS_DATA").map_or(beside, PathBuf::from).join("bargaining").join(name);
    let text = std::fs::read_to_string(&file).ok();
    let required = std::env::var_os("FOEDERIS_DATA_REQUIRED").is_some();
    assert!(text.is_some() || !required, "{} cannot be read", file.display());
    text
}

/// How many positions and probabilities are equal in every printed digit; panics at the first that is not.
fn compare(name: &str) -> Option<(usize, usize, Run)> {
    let (csv, expected) = (data(&format!("{name}.csv"))?, data(&format!("{name}-expected.json"))?);
    let smp = Smp::parse_csv(&csv).expect("the example reads");
    let expected: Value = serde_json::from_str(&expected).expect("JSON");
    let run = smp.run(&Options::default());
    assert_eq!(Some(run.turns.len() as u64), expected["states"].as_u64());
    let (mut positions, mut probabilities) = (0, 0);
    for (actor, of) in smp.actors().iter().enumerate() {
        for (at, turn) in run.turns.iter().enumerate() {
            for (dimension, name) in smp.dimensions().iter().enumerate() {
                let printed = expected["positions"][&of.name][name][at].as_f64().expect("a position");
                assert_eq!(
                    format!("{:.1}", turn.positions[actor][dimension]),
                    format!("{printed:.1}"),
                    "{} {name} {at}",
                    of.name
                );
                positions += 1;
            }
            let printed = expected["probabilities"][&of.name][at].as_f64().expect("a probability");
            assert_eq!(format!("{:.4}", turn.probabilities[actor]), format!("{printed:.4}"), "{} {at}", of.name);
            probabilities += 1;
        }
    }
    Some((positions, probabilities, run))
}

#[test]
fn seven_actors_on_three_dimensions() {
    let Some((positions, probabilities, run)) = compare("smp-dummy3") else { return };
    assert_eq!((positions, probabilities, run.end), (231, 77, End::Settled));
    let printed = ["-0.500", "-0.459", "-0.499", "-0.274", "1.000", "-0.232", "-0.430"];
    assert_eq!(run.turns[0].risk.iter().map(|r| format!("{r:.3}")).collect::<Vec<_>>(), printed);
}

#[test]
fn thirteen_actors_on_two_dimensions() {
    let Some((positions, probabilities, run)) = compare("smp-soe") else { return };
    assert_eq!((positions, probabilities, run.end), (728, 364, End::Settled));
}
