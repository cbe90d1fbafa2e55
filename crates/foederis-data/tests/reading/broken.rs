//! What is broken is refused, or said: never a wrong number.

use foederis_data::atop::Atop;
use foederis_data::cow::majors::MAJORS;
use foederis_data::cow::states::SPELLS;
use foederis_data::cow::wars::Wars;
use foederis_data::import::import;
use foederis_data::{Library, catalogue};

use crate::fixture::{Folder, all, file, get, path};

/// The faults of a fixture with other bytes, as one text.
fn faults(key: &str, bytes: impl Into<Vec<u8>>) -> String {
    match get(key).read(bytes) {
        Ok(normal) => panic!("{key} is read:\n{}", normal.text),
        Err(faults) => faults.to_string(),
    }
}

/// The same with one cell changed: line, counted from 1, and column.
fn with(key: &str, line: usize, column: &str, cell: &str) -> Vec<u8> {
    let mut lines = get(key).cells();
    let at = lines[0].iter().position(|name| name == column).unwrap_or_else(|| panic!("{key} has {column}"));
    lines[line - 1][at] = cell.to_owned();
    file(&lines)
}

#[test]
fn files_without_rows() {
    for fixture in all() {
        let key = fixture.table.key;
        assert!(faults(key, "").contains("is empty"));
        let header = format!("{}\n", fixture.text.lines().next().expect("a header"));
        assert!(faults(key, header).contains("has a header and no rows"), "{key}");
    }
}

#[test]
fn files_that_are_cut_short() {
    for fixture in all() {
        let key = fixture.table.key;
        // Within a line: after its second cell.
        let last = fixture.text.trim_end().rfind('\n').expect("lines") + 1;
        let cut = last + fixture.text[last..].match_indices(',').nth(1).expect("three cells").0;
        let said = faults(key, &fixture.text.as_bytes()[..cut]);
        let line = fixture.text.lines().count();
        assert!(said.contains(&format!("{key}.csv:{line}: a line of 2 cells")), "{key}: {said}");
        // Between lines: fewer rows than were published, where that number is known.
        let normal = fixture.read(&fixture.text.as_bytes()[..last]).expect("rows");
        let said: Vec<&str> = normal.warnings.iter().map(|w| w.message.as_str()).collect();
        // The readers of alliances hold two files against each other, and count in `Atop::read`.
        let silent = ["atop-members", "atop-alliances"].contains(&key);
        assert!(silent || said.iter().any(|w| w.contains("was published with")), "{key}: {said:?}");
    }
}

#[test]
fn versions() {
    for key in ["states", "majors", "nmc"] {
        assert!(faults(key, with(key, 3, "version", "2011")).contains("in a file of version"), "{key}");
    }
    for key in ["wars", "contiguity", "mid-disputes", "gml-dyad-years", "atop-state-years"] {
        let column = if key == "wars" { "Version" } else { "version" };
        assert!(faults(key, with(key, 3, column, "1.0")).contains("`1.0` in a file of version"), "{key}");
    }
    let other = get("states").text.replace(",2024\n", ",2031\n");
    let read = get("states").read(other).expect("rows");
    let warned = &read.warnings[0];
    assert!(warned.message.contains("version `2031`") && warned.help.as_deref().is_some_and(|h| h.contains("2024, 2016")));
    // Alliances of an unknown version are refused: nobody knows how far they go.
    let text = get("atop-members").text.replace(",5.1\n", ",6.0\n");
    let folder = Folder::of("version", &[("atop5_1m.csv", text.as_bytes())]);
    let refused = Atop::read(&Library::open(&[&folder.0]).expect("a folder")).expect_err("a version").to_string();
    assert!(refused.contains("version `6.0`"), "{refused}");
}

#[test]
fn cells_that_hold_something_else() {
    let cases: &[(&str, usize, &str, &str, &str)] = &[
        ("states", 2, "ccode", "ARC", "expected the number of a state"),
        ("states", 3, "endyear", "1829", "ends on 1829-01-18, before it begins on 1830-07-21"),
        ("states", 3, "stmonth", "13", "is not a day of the calendar"),
        ("states", 3, "stday", "31.5", "expected a code"),
        ("majors", 3, "endmonth", "-9", "is not known, but the day is"),
        ("nmc", 2, "cinc", "1.2", "is above 1"),
        ("nmc", 2, "milper", "-8", "is below 0"),
        ("nmc", 2, "pec", "NaN", "expected a number"),
        ("wars", 2, "Initiator", "0", "expected 1 (initiator) or 2 (not)"),
        ("wars", 2, "Side", "3", "expected a side"),
        ("wars", 2, "StartYear1", "-8", "a spell needs a beginning and an end"),
        ("wars", 2, "EndYear1", "1847", "before it begins"),
        ("wars", 2, "StartYear2", "18", "is not a year"),
        ("wars", 2, "TransFrom", "404; 410", "expected numbers of wars"),
        ("wars", 3, "WarName", "Another", "is called `Arcado-Bohemian` above"),
        ("war-dyad-years", 2, "year", "1850", "is no year of a war"),
        ("war-dyad-years", 2, "warstrtmnth", "24", "is not a day of the calendar"),
        ("war-dyad-years", 2, "warendyr", "18499", "expected a year"),
        ("contiguity", 2, "begin", "183013", "expected a month as YYYYMM"),
        ("contiguity", 2, "end", "182901", "ends before it begins"),
        ("contiguity", 2, "dyad", "1002003", "names other states than the row"),
        ("contiguity", 2, "conttype", "6", "expected a type of contiguity"),
        ("mid-disputes", 2, "endyear", "1901", "before it begins"),
        ("mid-disputes", 2, "link1", "W147", "expected the number of a dispute"),
        ("mid-participants", 2, "sidea", "-9", "nothing is here, expected 0 or 1"),
        ("mid-participants", 2, "hostlev", "6", "expected a level of hostility"),
        ("mid-disputes-short", 2, "stmon", "13", "is no month"),
        ("gml-dyad-years", 2, "stmon", "13", "is no month"),
        ("gml-participants", 2, "endyear", "1901", "before it begins"),
        ("gml-leaders", 2, "stmon", "0", "is not a day of the calendar"),
        ("dcad", 2, "type", "Full DCA", "expected general or sector"),
        ("dcad", 2, "endYearEstimate", "2011", "the coverage ends in 2010"),
        ("dcad", 2, "renewType", "-99", "expected a kind of renewal"),
        ("dcad", 2, "ccode2", "1001", "should have the higher number"),
        ("dcad", 3, "DCAid", "DCADv1.0-9001", "stands on a line above as well"),
        ("reliability", 2, "honorLLM", "2", "expected 0 or 1"),
        ("atop-dyads", 2, "atop_defense", "", "nothing is here, expected 0 or 1"),
    ];
    for (key, line, column, cell, expected) in cases {
        let said = faults(key, with(key, *line, column, cell));
        assert!(said.contains(expected) && said.contains(&format!("{key}.csv:{line}: ")), "{key} {column}: {said}");
    }
}

#[test]
fn rows_that_are_there_twice() {
    let repeat = ["gml-leaders", "dcad"];
    for fixture in all() {
        let mut lines = fixture.cells();
        lines.push(lines[1].clone());
        let said = faults(fixture.table.key, file(&lines));
        let expected = if repeat[1] == fixture.table.key { "a line above" } else { "a second row for what line 2 has" };
        assert!(said.contains(expected), "{}: {said}", fixture.table.key);
    }
}

#[test]
fn an_open_quotation_mark_swallows_nothing() {
    for fixture in all() {
        let mut text = fixture.text.clone();
        let at = text.find('\n').expect("lines") + 1;
        text.insert(at, '"');
        faults(fixture.table.key, text);
    }
}

#[test]
fn the_wrong_file_under_a_right_name() {
    let folder = Folder::of("wrong", &[("Inter-StateWarData_v4.0.csv", get("contiguity").text.as_bytes())]);
    let library = Library::open(&[&folder.0]).expect("a folder");
    let said = Wars::read(&library).expect_err("no wars").to_string();
    assert!(said.contains("has no column `WarNum`"), "{said}");
    assert!(said.contains("this looks like a pair of states and a spell of contiguity a row of contiguity"), "{said}");
}

#[test]
fn a_folder_without_the_file_and_a_file_of_another_data_set() {
    let folder = Folder::of("other", &[("mine.csv", get("states").text.as_bytes())]);
    let library = Library::open(&[&folder.0]).expect("a folder");
    let said = library.find(&SPELLS).expect_err("under another name").to_string();
    assert!(said.contains("mine.csv has its columns: give that file by name"), "{said}");
    let said = import(catalogue::dataset("mid").expect("a data set"), &library).expect_err("no disputes").to_string();
    assert!(said.contains("holds no file of mid") && said.contains("foederis import mid --about"), "{said}");
    let library = Library::open(&[path("states")]).expect("a file");
    let said = library.find(&MAJORS).expect_err("not the major powers").to_string();
    assert!(said.contains("states.csv looks like the list of states"), "{said}");
    let said = Library::open(&[folder.0.join("none")]).expect_err("no folder").to_string();
    assert!(said.contains("there is no such folder or file"), "{said}");
}
