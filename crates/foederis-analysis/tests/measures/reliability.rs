//! Promises kept: the counts of Berkemeier & Fuhrmann 2018 and the model of Leeds & Anac 2005.

use foederis_analysis::reliability::Rate;
use foederis_analysis::reliability::logit::logit;

use crate::common::{folder, table};
use crate::digits;

/// *Research & Politics* 5(2): one war and one alliance with a member in it, coded after Leeds, Long & Mitchell 2000.
#[test]
fn promises_called_due_and_kept() {
    let Some(folder) = folder() else { return };
    let columns = ["dnaLLM", "honorLLM", "sabroskyhonorllm", "sample", "multilateral", "defense", "offense", "neutral", "nonagg"];
    let rows: Vec<_> =
        table(&folder, "reliability/berkemeier_fuhrmann_2018.csv", columns).map(|row| row.map(|c| c == Some(1.0))).collect();
    assert_eq!(rows.len(), 576);
    let called = || rows.iter().filter(|[not_called, ..]| !not_called);
    let rate = |which: fn(&[bool; 9]) -> bool| Rate::count(called().filter(|row| which(row)).map(|row| row[1]));
    for (which, kept, of, percent) in [
        ((|_| true) as fn(&[bool; 9]) -> bool, 73, 146, "50.00"),
        (|row| row[3], 61, 92, "66.30"),
        (|row| !row[3], 12, 54, "22.22"),
        (|row| !row[4], 62, 104, "59.62"),
        (|row| row[4], 11, 42, "26.19"),
        (|row| row[5], 42, 102, "41.18"),
        (|row| row[6], 31, 42, "73.81"),
        (|row| row[7], 35, 45, "77.78"),
        (|row| row[8], 18, 49, "36.73"),
        (|row| row[5] && row[3], 36, 59, "61.02"),
        (|row| row[5] && !row[3], 6, 43, "13.95"),
    ] {
        let found = rate(which);
        assert_eq!(found, Rate { kept, of });
        digits(found.share().map(|share| 100.0 * share), percent);
    }
    assert_eq!(Rate::count(called().map(|row| row[2])), Rate { kept: 80, of: 146 }, "one ally's help is enough");
}

/// *International Interactions* 31: 183–202: `logit honor3` of the authors' do-file on their file.
#[test]
fn the_model_of_leeds_and_anac() {
    let Some(folder) = folder() else { return };
    let columns = ["honor3", "milinst", "formal", "chcap2d", "dinstch2", "origtar1"];
    let cases: Vec<[f64; 6]> =
        table(&folder, "reliability/leeds_anac_2005.csv", columns).map(|row| row.map(|cell| cell.expect("a value"))).collect();
    let honoured: Vec<bool> = cases.iter().map(|row| row[0] == 1.0).collect();
    // The outcome's place is taken by the constant.
    let rows: Vec<Vec<f64>> = cases.iter().map(|row| [&[1.0], &row[1..]].concat()).collect();
    assert_eq!((cases.len(), honoured.iter().filter(|h| **h).count()), (137, 93));

    let fit = logit(&rows, &honoured).expect("a model");
    let expected = [
        ("3.6907", "0.6391"),
        ("-0.7092", "0.2977"),
        ("-0.9287", "0.3586"),
        ("-1.5466", "0.5163"),
        ("-1.4604", "0.6041"),
        ("-1.3593", "0.4805"),
    ];
    for (at, (coefficient, error)) in expected.into_iter().enumerate() {
        digits(fit.coefficients[at], coefficient);
        digits(fit.standard_errors[at], error);
    }
    digits(fit.log_likelihood, "-57.3446");
    digits(100.0 * fit.classified, "81.75");
}
