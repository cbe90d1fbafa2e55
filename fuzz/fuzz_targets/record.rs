//! Any text as the files of a record: whatever stands in them, the loader reports it and does not fall over.
//!
//! Files are separated by a zero byte; the first byte of each says what kind of file it is.
#![no_main]

use foederis_record::{File, Files, Kind, Thoroughness, load};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut files = Files::default();
    for (n, file) in bytes.split(|byte| *byte == 0).enumerate() {
        let Some((kind, text)) = file.split_first() else { continue };
        let kind = Kind::ALL[usize::from(*kind) % Kind::ALL.len()];
        let text = String::from_utf8_lossy(text).into_owned();
        files.add(File { path: format!("{kind}/f{n}.toml"), kind, id: format!("f{n}"), text: text.into() });
    }
    let loaded = load(files, "fuzz", Vec::new(), Thoroughness::Checked);
    assert_eq!(loaded.record.is_none(), loaded.errors() > 0);
});
