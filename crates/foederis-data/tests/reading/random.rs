//! Files that nobody would write: no reader falls over, and a change in one cell changes no other row.

use std::collections::BTreeMap;

use foederis_data::atop::{Atop, MEMBERS};
use foederis_data::{Library, Read, Source};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::fixture::{Fixture, Folder, all, file, get};

/// Every table reads a file.
fn read_all(bytes: &[u8]) {
    for fixture in all() {
        let _ = fixture.read(bytes);
    }
}

/// The rows of one text that are not in the other, each as often as it is missing there.
fn beyond(text: &str, other: &str) -> usize {
    let mut rows: BTreeMap<&str, i64> = BTreeMap::new();
    text.lines().for_each(|line| *rows.entry(line).or_default() += 1);
    other.lines().for_each(|line| *rows.entry(line).or_default() -= 1);
    rows.values().filter(|n| **n > 0).sum::<i64>() as usize
}

/// Cells as a person or a program may leave them behind.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "-?[0-9]{1,12}",
        "-?[0-9]{1,4}\\.[0-9]{0,3}",
        "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        Just("NA".to_owned()),
        Just("-9".to_owned()),
        Just("-8".to_owned()),
        Just("0".to_owned()),
        Just("1".to_owned()),
        Just(String::new()),
        Just("a\nb".to_owned()),
        Just("\",\"".to_owned()),
        Just("1e5".to_owned()),
        Just("inf".to_owned()),
    ]
}

fn fixture() -> impl Strategy<Value = Fixture> {
    (0..all().len()).prop_map(|n| all().swap_remove(n))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_of_any_kind(bytes in vec(any::<u8>(), 0..400)) {
        read_all(&bytes);
    }

    #[test]
    fn a_header_with_anything_under_it(fixture in fixture(), below in "[0-9,.\"\n -]{0,200}") {
        let header = fixture.text.lines().next().expect("a header");
        let _ = fixture.read(format!("{header}\n{below}"));
    }

    #[test]
    fn one_cell_changed(fixture in fixture(), line in any::<prop::sample::Index>(), column in any::<prop::sample::Index>(), cell in cell()) {
        let mut lines = fixture.cells();
        let line = 1 + line.index(lines.len() - 1);
        let column = column.index(lines[0].len());
        lines[line][column] = cell;
        if let Ok(changed) = fixture.read(file(&lines)) {
            let normal = fixture.normal();
            prop_assert_eq!(changed.rows, normal.rows);
            prop_assert!(beyond(&changed.text, &normal.text) <= 1);
            prop_assert!(beyond(&normal.text, &changed.text) <= 1);
        }
    }

    #[test]
    fn one_byte_changed(fixture in fixture(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = fixture.text.clone().into_bytes();
        let header = fixture.text.find('\n').expect("lines") + 1;
        let at = header + at.index(bytes.len() - header);
        bytes[at] = byte;
        // Old encodings change every letter beyond ASCII; that is warned of.
        let utf8 = std::str::from_utf8(&bytes).is_ok();
        if let Ok(changed) = fixture.read(bytes) && utf8 {
            let normal = fixture.normal();
            // A line end makes an empty line of one, or two of one, which then have too few cells.
            prop_assert_eq!(changed.rows, normal.rows);
            prop_assert!(beyond(&changed.text, &normal.text) <= 1);
        }
    }

    #[test]
    fn cut_anywhere(fixture in fixture(), at in any::<prop::sample::Index>()) {
        let bytes = fixture.text.as_bytes();
        let cut = &bytes[..at.index(bytes.len())];
        if let Ok(read) = fixture.read(cut) {
            let normal = fixture.normal();
            // Whole rows are what they were; a last cell that may not be whole is warned of.
            let warned = read.warnings.iter().any(|w| w.message.contains("no line end"));
            prop_assert!(beyond(&read.text, &normal.text) <= usize::from(warned));
        }
    }

    #[test]
    fn alliances_of_changed_members(line in any::<prop::sample::Index>(), column in any::<prop::sample::Index>(), cell in cell()) {
        let fixture = get("atop-members");
        let mut lines = fixture.cells();
        let line = 1 + line.index(lines.len() - 1);
        let column = column.index(lines[0].len());
        lines[line][column] = cell;
        let source = Source::of("atop5_1m.csv".into(), file(&lines)).expect("text");
        if let Ok(atop) = Read::of(source, MEMBERS.dataset).and_then(Atop::of) {
            prop_assert_eq!(atop.members.len(), 4);
            prop_assert!(atop.promises().count() <= 4);
        }
    }
}

#[test]
fn a_folder_of_files_of_any_kind() {
    let files: [(&str, &[u8]); 4] =
        [("atop5_1m.csv", b"\xFF\xFE"), ("MIDA_4.3.csv", b"\0"), ("contdir.csv.gz", b"\x1F\x8B"), ("majors2016.csv", b"\n\n")];
    let folder = Folder::of("any", &files);
    let library = Library::open(&[&folder.0]).expect("a folder");
    for fixture in all() {
        assert!(library.normal(fixture.table).is_err());
    }
}
