use foederis_data::cow::capabilities::{CAPABILITIES, Capability};
use foederis_data::cow::majors::Majors;
use foederis_data::cow::states::{SPELLS, Spell, System};
use foederis_data::sheet::{Ccode, Year};

use crate::data::{file, library};

#[test]
fn the_system_has_its_members() {
    let Some(library) = library(&["cow"]) else { return };
    let system = System::read(&library).expect("the list of 2024");
    let members = [1816, 1914, 1945, 2016, 2024].map(|year| system.members(year).len());
    assert_eq!(members, [23, 45, 64, 195, 195]);
    assert!(system.remarks.warnings.is_empty(), "{:?}", system.remarks.warnings);
    assert_eq!(library.read::<Spell>(&SPELLS).expect("rows").rows.len(), 244);
}

#[test]
fn seven_powers_are_major_now() {
    let Some(library) = library(&["cow"]) else { return };
    let majors = Majors::read(&library).expect("the major powers");
    assert_eq!(majors.spells.len(), 14);
    let now = majors.on(majors.until.expect("a day"));
    assert_eq!(now.iter().map(|state| state.0).collect::<Vec<_>>(), [2, 200, 220, 255, 365, 710, 740]);
}

#[test]
fn the_list_of_states_is_not_taken_for_that_of_major_powers() {
    let Some(library) = file("cow/statelist2024.csv") else { return };
    assert!(System::read(&library).is_ok());
    let fault = Majors::read(&library).expect_err("no major powers").to_string();
    assert!(fault.contains("looks like the list of states"), "{fault}");
}

#[test]
fn capabilities_of_both_versions() {
    let Some(library) = library(&["cow"]) else { return };
    let seven = library.read::<Capability>(&CAPABILITIES).expect("version 7.0");
    let Some(six) = file("cow/NMC-60-abridged.csv") else { return };
    let six = six.read::<Capability>(&CAPABILITIES).expect("version 6.0");
    assert_eq!((six.rows.len(), seven.rows.len()), (15_951, 17_121));
    assert!(six.warnings.is_empty() && seven.warnings.is_empty());
    for read in [six, seven] {
        let usa = read.rows.iter().find(|r| (r.ccode, r.year) == (Ccode(2), Year(1945))).expect("a row");
        assert_eq!(usa.cinc, Some(0.383_863_54));
    }
}
