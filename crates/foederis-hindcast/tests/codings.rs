//! The engine against the human codings, on the research data. They are not part of the repository: `FOEDERIS_DATA` names their
//! folder, or they stand in `shared/data` beside it; without them the tests say so and pass, unless `FOEDERIS_DATA_REQUIRED` is set.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{env, io};

use foederis_analysis::reliability::Rate;
use foederis_data::Library;
use foederis_data::atop::Obligations;
use foederis_hindcast::evidence::Evidence;
use foederis_hindcast::kept::{coded, lenient};
use foederis_hindcast::report::{Part, any_ally, report};

fn evidence() -> Option<&'static Evidence> {
    static EVIDENCE: OnceLock<Option<Evidence>> = OnceLock::new();
    EVIDENCE.get_or_init(read).as_ref()
}

fn read() -> Option<Evidence> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = env::var_os("FOEDERIS_DATA").map_or(beside, PathBuf::from);
    if !folder.join("reliability").is_dir() {
        assert!(env::var_os("FOEDERIS_DATA_REQUIRED").is_none(), "no research data in {}: set FOEDERIS_DATA", folder.display());
        // Past the capture of the test harness, which shows the output of failing tests only.
        let said = writeln!(io::stderr(), "SKIPPED: no research data in {}: set FOEDERIS_DATA", folder.display());
        said.expect("standard error can be written");
        return None;
    }
    let library = Library::open(&[folder]).expect("the folder can be listed");
    let evidence = Evidence::read(&library, foederis_builtin::files(), &foederis_builtin::record());
    Some(evidence.unwrap_or_else(|e| panic!("{e}")))
}

fn rounded(value: Option<f64>) -> f64 {
    (value.expect("defined") * 10_000.0).round() / 10_000.0
}

/// The forty-line rule, in force at any time during the war, on 537 pairs. Where it was first measured it got one pair more right: .8492
/// and .6581.
#[test]
fn the_forty_line_rule_scores_as_published() {
    let Some(evidence) = evidence() else { return };
    let score = report(evidence).forty_lines(Part::All);
    assert_eq!((score.len(), rounded(score.accuracy()), rounded(score.kappa())), (537, 0.8473, 0.6560), "{score:?}");
}

/// Developed on the odd wars, scored on the even ones once. These numbers were fixed then.
#[test]
fn the_engine_decides_as_the_humans_did() {
    let Some(evidence) = evidence() else { return };
    let report = report(evidence);
    for (part, n, accuracy, kappa) in [(Part::Odd, 361, 0.9917, 0.9779), (Part::Even, 176, 0.9034, 0.7745)] {
        let score = report.score(part);
        assert_eq!((score.len(), rounded(score.accuracy()), rounded(score.kappa())), (n, accuracy, kappa), "{part:?} {score:?}");
        let rule = report.forty_lines(part);
        assert!(score.accuracy() > rule.accuracy() && score.kappa() > rule.kappa(), "{part:?}: {score:?} {rule:?}");
    }
    assert_eq!(report.left_out, 39);
    assert!(report.judged.iter().all(|j| j.miss.is_some() == (j.called() != j.pair.called())));
}

/// Berkemeier and Fuhrmann's counts, from their replication file (do-file and codebook).
#[test]
fn the_human_codings_count_as_published() {
    let Some(evidence) = evidence() else { return };
    let found: Vec<(&str, Rate)> = coded(&evidence.pairs).into_iter().map(|line| (line.of, line.rate)).collect();
    let published = [
        ("all promises", 73, 146),
        ("alliances signed before 1945", 61, 92),
        ("alliances signed since 1945", 12, 54),
        ("defence", 42, 102),
        ("offence", 31, 42),
        ("neutrality", 35, 45),
        ("non-aggression", 18, 49),
        ("defence, before 1945", 36, 59),
        ("defence, since 1945", 6, 43),
        ("two members", 62, 104),
        ("more than two members", 11, 42),
    ];
    for (n, (of, kept, called)) in published.into_iter().enumerate() {
        assert_eq!(found[n], (of, Rate { kept, of: called }));
    }
    assert_eq!(lenient(&evidence.pairs), Rate { kept: 80, of: 146 });
    assert_eq!(evidence.pairs.iter().filter(|p| !p.called()).count(), 430);
}

/// The naive rate: any ally, whatever it promised (`methods.md` section 3).
#[test]
fn the_naive_rates_are_those_published() {
    let Some(evidence) = evidence() else { return };
    let any = Obligations(31);
    for (what, years, same, of) in [
        (Obligations::DEFENCE, (1816, 1965), 93, 323),
        (any, (1816, 1965), 122, 521),
        (any, (1816, 1944), 93, 352),
        (any, (1945, 2003), 110, 1703),
    ] {
        let joined = any_ally(evidence, what, years);
        assert_eq!((joined.same, joined.len()), (same, of), "{what:?} {years:?}: {joined:?}");
    }
}
