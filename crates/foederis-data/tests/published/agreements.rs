use std::collections::BTreeSet;

use foederis_data::dcad::{AGREEMENTS, AgreementRow, Agreements, Confidence};

use crate::data::library;

#[test]
fn agreements_and_their_pairs() {
    let Some(library) = library(&["dca"]) else { return };
    let dcad = Agreements::read(&library).expect("the agreements");
    let rows = library.read::<AgreementRow>(&AGREEMENTS).expect("the rows").rows;
    assert_eq!(rows.len(), 1_871);
    assert_eq!(rows.iter().map(|row| (row.a, row.b)).collect::<BTreeSet<_>>().len(), 1_215);
    // Three of them name one state twice; they are no pairs, and said to be lost.
    assert_eq!((dcad.agreements.len(), dcad.pairs().len()), (1_868, 1_212));
    let losses: Vec<usize> = dcad.remarks.losses.iter().map(|loss| loss.count).collect();
    assert_eq!(losses, [3, 1], "{:?}", dcad.remarks.losses);
    let to_the_month = rows.iter().filter(|row| row.sign_day.is_none()).count();
    let to_the_year = rows.iter().filter(|row| row.sign_month.is_none()).count();
    assert_eq!((to_the_month, to_the_year), (174, 132));
    assert_eq!(rows.iter().filter(|row| row.force_year.is_none()).count(), 1_030);
    let sure = [Confidence::High, Confidence::Medium];
    assert_eq!(rows.iter().filter(|row| sure.contains(&row.confidence)).count(), 1_112);
    assert_eq!(dcad.remarks.warnings.len(), 5, "five are in force before they are signed: {:?}", dcad.remarks.warnings);
    assert!(dcad.agreements.iter().all(|a| a.last_year.is_none_or(|year| year < Agreements::UNTIL)));
}
