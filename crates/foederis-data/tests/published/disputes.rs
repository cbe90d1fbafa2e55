use foederis_data::cow::disputes::{self, Disputes, DyadYear, ShortRow};
use foederis_data::gml;

use crate::data::{file, library};

#[test]
fn disputes_of_the_correlates_of_war() {
    let Some(library) = library(&["cow"]) else { return };
    let mid = Disputes::read(&library).expect("the disputes");
    assert_eq!((mid.disputes.len(), mid.participants.len()), (2_315, 5_558));
    assert_eq!(mid.disputes.iter().filter(|d| d.last.is_none()).count(), 21);
    assert!(mid.remarks.warnings.is_empty(), "{:?}", mid.remarks.warnings);
    let short = library.read::<ShortRow>(&disputes::SHORT).expect("version 5.0");
    assert_eq!((short.rows.len(), short.warnings.len()), (2_436, 0));
    let years = library.read::<DyadYear>(&disputes::DYAD_YEARS).expect("version 5.0");
    assert_eq!((years.rows.len(), years.warnings.len()), (11_390, 0));
}

#[test]
fn disputes_of_gibler_miller_and_little() {
    let Some(library) = library(&["gml"]) else { return };
    let gml = gml::read(&library).expect("the disputes");
    assert_eq!((gml.disputes.len(), gml.participants.len()), (2_199, 5_299));
    let [blank] = gml.remarks.losses.as_slice() else { panic!("one loss: {:?}", gml.remarks.losses) };
    assert_eq!((blank.count, blank.examples[0].contains("dispute 4455")), (1, true));
    assert_eq!(gml.remarks.warnings.iter().filter(|w| w.message.contains("misprint")).count(), 9);
    assert_eq!(gml.remarks.warnings.len(), 9, "{:?}", gml.remarks.warnings);
    let years = library.read::<gml::DyadYear>(&gml::DYAD_YEARS).expect("version 2.2.1");
    assert_eq!(years.rows.len(), 10_276);
    let misprints: Vec<&str> = years.warnings.iter().map(|w| w.message.as_str()).collect();
    assert!(misprints.len() == 2 && misprints[0].contains("1272") && misprints[1].contains("3514"), "{misprints:?}");
    assert_eq!(library.read::<gml::LeaderRow>(&gml::LEADERS).expect("version 2.2.1").rows.len(), 5_217);
}

#[test]
fn rows_that_disagree_are_both_kept_and_named() {
    let Some(library) = file("gml/gml-ddy-disputes-2.1.csv") else { return };
    let years = library.read::<gml::DyadYear>(&gml::DYAD_YEARS).expect("version 2.1");
    assert_eq!(years.rows.len(), 10_338);
    assert_eq!(years.warnings.iter().filter(|w| w.message.contains("a second row")).count(), 2);
}

#[test]
fn the_two_series_are_not_taken_for_each_other() {
    let Some(library) = file("gml/gml-mida-2.1.csv") else { return };
    let fault = library.read::<disputes::DisputeRow>(&disputes::DISPUTES).expect_err("of another series").to_string();
    assert!(fault.contains("gml-2.1") && fault.contains("foederis import gml"), "{fault}");
}
