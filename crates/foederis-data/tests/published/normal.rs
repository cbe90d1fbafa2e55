use foederis_data::catalogue::dataset;
use foederis_data::import::{import, table};
use foederis_data::{Library, Source};

use crate::data::library;

/// Every published file, brought into normal form, is read by the same readers as the same table.
#[test]
fn published_files_come_in_and_are_read_again() {
    let Some(library) = library(&["cow", "gml", "dca", "reliability"]) else { return };
    for key in ["states", "nmc", "wars", "contiguity", "mid", "gml", "dcad", "reliability"] {
        let dataset = dataset(key).expect("a data set");
        let import = import(dataset, &library).unwrap_or_else(|faults| panic!("{key}: {faults}"));
        assert_eq!(import.files.len(), 2 * dataset.files.len(), "{key}: every table has its file here");
        assert!(import.summary.warnings.iter().all(|w| !w.message.contains("was published with")), "{}", import.summary);
        for (path, text) in import.files.iter().filter(|(path, _)| path.ends_with(".csv")) {
            let key = path.trim_start_matches("tables/").trim_end_matches(".csv");
            let again = table(key).expect("a table").normal(Source::of(path.clone(), text.clone().into_bytes()).expect("text"));
            assert!(again.expect("the same readers").text == *text, "{key}");
        }
    }
}

#[test]
fn a_folder_above_the_data_sets_serves_as_well() {
    let Some(folder) = crate::data::folder() else { return };
    let library = Library::open(&[folder]).expect("a folder");
    for key in ["atop", "states", "nmc", "wars", "contiguity", "mid", "gml", "dcad", "reliability"] {
        let missing = dataset(key).expect("a data set").files.iter().filter(|table| !library.has(table));
        assert_eq!(missing.map(|table| table.key).collect::<Vec<_>>(), [""; 0]);
    }
}
