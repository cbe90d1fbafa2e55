//! Tables in normal form.

use std::fmt::Debug;

use foederis_data::cow::{capabilities, contiguity, disputes, dyadic_wars, majors, states, wars};
use foederis_data::import::{import, write};
use foederis_data::sheet::Row;
use foederis_data::{Library, Read, Source, atop, catalogue, dcad, gml, reliability};

use crate::fixture::{Folder, all, get, path};

#[test]
fn the_normal_form_of_a_normal_form_is_itself() {
    for fixture in all() {
        let normal = fixture.normal();
        let again = fixture.read(normal.text.as_bytes()).expect("the same readers");
        assert_eq!((normal.text, normal.rows), (again.text, again.rows));
        assert!(again.losses.iter().all(|loss| !loss.what.contains("columns")), "{:?}", again.losses);
    }
}

#[test]
fn what_is_written_is_read_as_the_same_rows() {
    fn same<R: Row + PartialEq + Debug>(key: &str) {
        let fixture = get(key);
        let read = |text: &str| {
            let source = Source::of(format!("{key}.csv"), text.as_bytes().to_vec()).expect("text");
            Read::<R>::of(source, fixture.table.dataset).expect("rows").rows
        };
        let mut rows = read(&fixture.text);
        let written = read(&write(&rows));
        rows.sort_by_key(|row| written.iter().position(|other| other == row));
        assert_eq!(rows, written, "{key}");
    }
    same::<states::Spell>("states");
    same::<majors::MajorRow>("majors");
    same::<capabilities::Capability>("nmc");
    same::<wars::ParticipantRow>("wars");
    same::<dyadic_wars::DyadYearRow>("war-dyad-years");
    same::<contiguity::SpellRow>("contiguity");
    same::<disputes::DisputeRow>("mid-disputes");
    same::<disputes::ParticipantRow>("mid-participants");
    same::<disputes::DyadYear>("mid-dyad-years");
    same::<disputes::ShortRow>("mid-disputes-short");
    same::<disputes::DisputeRow>("gml-disputes");
    same::<disputes::ParticipantRow>("gml-participants");
    same::<gml::DyadYear>("gml-dyad-years");
    same::<gml::LeaderRow>("gml-leaders");
    same::<dcad::AgreementRow>("dcad");
    same::<reliability::Coding>("reliability");
    same::<reliability::Honored>("honored");
    same::<atop::members::MemberRow>("atop-members");
    same::<atop::members::AllianceRow>("atop-alliances");
    same::<atop::dyads::DyadYear>("atop-dyads");
    same::<atop::state_years::StateYear>("atop-state-years");
}

#[test]
fn dates_are_as_precise_as_they_are_known() {
    let lines = |key: &str, column: &str| -> Vec<String> {
        let text = get(key).normal().text;
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let at = reader.headers().expect("a header").iter().position(|name| name == column).expect("a column");
        reader.records().map(|record| record.expect("a row")[at].to_owned()).collect()
    };
    assert_eq!(lines("dcad", "signed"), ["1984-04-01", "1991-06", "1995"]);
    assert_eq!(lines("dcad", "in_force"), ["1985-04-02", "", ""]);
    assert_eq!(lines("wars", "from1"), ["1848-04-07", "1848-04-07", "2007", "2007-02-03"]);
    assert_eq!(lines("wars", "last1"), ["1848-08", "1848-08", "", ""]);
    assert_eq!(lines("contiguity", "last"), ["1871-01", "2016-12", "1874-12", "1940-06"]);
}

#[test]
fn an_import_says_where_everything_came_from() {
    let files = [("Inter-StateWarData_v4.0.csv", get("wars").text), ("directed_dyadic_war.csv", get("war-dyad-years").text)];
    let folder = Folder::of("import", &files.each_ref().map(|(name, text)| (*name, text.as_bytes())));
    let library = Library::open(&[&folder.0]).expect("a folder");
    let import = import(catalogue::dataset("wars").expect("a data set"), &library).expect("an import");
    let names: Vec<&str> = import.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["tables/war-dyad-years.csv", "tables/war-dyad-years.txt", "tables/wars.csv", "tables/wars.txt"]);
    let account = &import.files[1].1;
    for part in ["Maoz", "read      4 rows", "not kept  4 columns", "changes_1", "sha256    ", "has 4 rows; version 2019"] {
        assert!(account.contains(part), "{part}: {account}");
    }
    assert!(!account.contains(&folder.0.display().to_string()), "{account}");
    let summary = import.summary.to_string();
    assert!(summary.contains("read      4 rows of wars") && summary.contains("not kept  "), "{summary}");
}

#[test]
fn blank_rows_are_counted_and_kept_in_the_table() {
    let normal = get("gml-participants").normal();
    assert_eq!(normal.rows, 6);
    let blank = normal.losses.iter().find(|loss| loss.what.contains("left blank")).expect("a loss");
    assert_eq!((blank.count, blank.examples[0].as_str()), (1, "state 1004 in dispute 902 (line 7)"));
    assert!(Library::open(&[path("gml-participants")]).is_ok());
}
