//! Any bytes as the file of any table: none may make a reader fall over, and what is read is read again as the same.
#![no_main]

use foederis_data::Source;
use foederis_data::catalogue::DATASETS;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::of("any.csv".into(), bytes.to_vec()) else { return };
    for table in DATASETS.iter().flat_map(|dataset| dataset.files) {
        if let Ok(normal) = table.normal(source.clone()) {
            let written = Source::of("normal.csv".into(), normal.text.clone().into_bytes()).expect("text");
            let again = table.normal(written).expect("a table in normal form");
            assert_eq!(normal.text, again.text);
        }
    }
});
