//! Rows, their order, their cells and what is missing, in a world of three states.

use foederis_panel::{Unit, choose, columns};

use crate::small::Folder;
use crate::{as_csv, as_parquet, read_parquet};

/// Lines of CSV, without the header.
fn lines(folder: &Folder, unit: Unit, years: std::ops::RangeInclusive<u16>, columns: &[&str]) -> Vec<String> {
    as_csv(&folder.panel(unit, years, columns)).into_iter().skip(1).map(|row| row.join(",")).collect()
}

#[test]
fn rows_stand_in_the_order_of_year_and_states() {
    let folder = Folder::new();
    let states = lines(&folder, Unit::StateYear, 1818..=1819, &[]);
    assert_eq!(states, ["10,1818", "20,1818", "10,1819", "20,1819", "30,1819"]);
    let pairs = lines(&folder, Unit::DyadYear, 1818..=1819, &[]);
    assert_eq!(pairs, ["10,20,1818", "10,20,1819", "10,30,1819", "20,30,1819"]);
    let directed = lines(&folder, Unit::DirectedDyadYear, 1818..=1819, &[]);
    let expected =
        ["10,20,1818", "20,10,1818", "10,20,1819", "10,30,1819", "20,10,1819", "20,30,1819", "30,10,1819", "30,20,1819"];
    assert_eq!(directed, expected);
}

#[test]
fn a_state_belongs_to_every_year_that_it_touches_and_goes_on_when_the_list_ends() {
    let folder = Folder::new();
    let of = |year| lines(&folder, Unit::StateYear, year..=year, &[]);
    assert_eq!(of(1820), ["10,1820", "20,1820", "30,1820"]);
    assert_eq!(of(1821), ["10,1821", "30,1821"]);
    assert_eq!(of(2018), ["10,2018", "20,2018", "30,2018"]);
    let panel = folder.panel(Unit::StateYear, 2016..=2018, &[]);
    assert!(panel.tables.warnings.iter().any(|w| w.message.contains("ends with 2016")), "{:?}", panel.tables.warnings);
    assert!(folder.read(Unit::StateYear, 1800..=1815, &[]).is_err());
}

#[test]
fn what_is_owed_has_a_direction() {
    let folder = Folder::new();
    let columns = ["atop_alliance", "atop_defense", "atop_neutral", "atop_number", "atop_value"];
    let of = |unit, year| lines(&folder, unit, year..=year, &columns);
    // Graustark owes nothing under the alliance, and shares it all the same.
    assert_eq!(of(Unit::DirectedDyadYear, 1818), ["10,20,1818,1,1,0,1,3", "20,10,1818,1,0,0,1,0"]);
    assert_eq!(of(Unit::DyadYear, 1818), ["10,20,1818,1,1,0,1,3"]);
    // Two phases of one alliance are one alliance.
    assert_eq!(of(Unit::DirectedDyadYear, 1819)[0], "10,20,1819,1,1,1,1,3");
    assert_eq!(of(Unit::DirectedDyadYear, 1819)[1], "10,30,1819,0,0,0,0,0");
    assert_eq!(of(Unit::StateYear, 1819), ["10,1819,1,1,1,1,3", "20,1819,1,0,1,1,2", "30,1819,0,0,0,0,0"]);
}

#[test]
fn a_state_has_allies_and_may_owe_them_different_things() {
    let folder = Folder::new();
    let states = lines(&folder, Unit::StateYear, 1820..=1820, &["atop_allies", "atop_nonagg", "atop_varies"]);
    assert_eq!(states, ["10,1820,2,0,0", "20,1820,2,0,0", "30,1820,2,1,1"]);
}

#[test]
fn what_is_not_known_is_empty_and_what_is_not_there_is_0() {
    let folder = Folder::new();
    let pairs =
        lines(&folder, Unit::DyadYear, 1819..=1819, &["milex1", "milex2", "upop1", "cap_share", "cap_ratio", "cap_strong_weak"]);
    assert_eq!(pairs, ["10,20,1819,5,,,0.75,3,3", "10,30,1819,5,1,,1,,", "20,30,1819,,1,10,1,,"]);
    // ATOP 5.1 ends with 2018.
    let late = lines(&folder, Unit::DirectedDyadYear, 2018..=2019, &["atop_consul"]);
    assert_eq!(late[0], "10,20,2018,1");
    assert_eq!(late[6], "10,20,2019,");
    let alike = lines(&folder, Unit::DyadYear, 2018..=2018, &["s_abs", "s_abs_cinc"]);
    assert!(alike[0].starts_with("10,20,2018,0.") && alike[0].ends_with(','), "{}", alike[0]);
}

#[test]
fn parquet_holds_what_csv_holds() {
    let folder = Folder::new();
    for unit in Unit::ALL {
        let panel = folder.panel(unit, 1816..=2020, &["all"]);
        let bytes = as_parquet(&panel);
        assert_eq!(read_parquet(bytes), as_csv(&panel), "{}", unit.key());
    }
}

#[test]
fn threads_change_no_byte() {
    let folder = Folder::new();
    let written = [1, 3].map(|threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| as_parquet(&folder.panel(Unit::DirectedDyadYear, 1816..=2016, &["all"])))
    });
    assert_eq!(written[0], written[1]);
}

#[test]
fn only_what_is_asked_for_is_read() {
    let folder = Folder::new().without("nmc.csv");
    assert_eq!(lines(&folder, Unit::DyadYear, 1818..=1818, &["atop_defense", "s_abs"]).len(), 1);
    let missing = folder.read(Unit::DyadYear, 1818..=1818, &["s_abs_cinc"]).expect_err("no capabilities").to_string();
    assert!(missing.contains("nmc") && missing.contains("help:"), "{missing}");
}

#[test]
fn columns_are_chosen_by_name_and_group() {
    let names =
        |typed: &[&str]| -> Vec<String> { choose(Unit::DyadYear, typed).expect("columns").into_iter().map(|c| c.name).collect() };
    assert_eq!(names(&["cinc2", "ccode1", "cinc2"]), ["ccode1", "ccode2", "year", "cinc2"]);
    assert_eq!(names(&["all"]).len(), columns(Unit::DyadYear).len());
    let unknown = choose(Unit::DyadYear, &["atop_defence"]).expect_err("unknown").to_string();
    assert!(unknown.contains("did you mean `atop_defense`"), "{unknown}");
}

#[test]
fn every_column_has_a_name_of_its_own_and_says_what_it_means() {
    for unit in Unit::ALL {
        let columns = columns(unit);
        for (n, column) in columns.iter().enumerate() {
            assert!(columns[..n].iter().all(|c| c.name != column.name), "{}", column.name);
            assert!(!column.meaning.is_empty() && !column.sources().is_empty(), "{}", column.name);
        }
    }
}
