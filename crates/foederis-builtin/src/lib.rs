//! The built-in record: the files under `record/`, compiled into the binary twice.
//!
//! As tables, read and checked when the program was built, so that a question waits for no parsing; and as text, for those who
//! extend the record, check it or read it. A test holds the two against each other.

use std::borrow::Cow;

use foederis::Record;
use foederis::vocab::Word;
use foederis_record::{File, Files, Kind};

/// Kind, id and text of every file, written by the build script.
const FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The tables, written by the build script.
const TABLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/record.bin"));

/// The record as tables.
pub fn record() -> Record {
    postcard::from_bytes(TABLES).expect("the build script wrote these tables with the same types")
}

/// The record as text.
pub fn files() -> Files {
    let mut files = Files::default();
    for (kind, id, text) in FILES {
        let kind = Kind::parse(kind).expect("the build script lists only folders that are kinds");
        files.add(File { path: format!("record/{kind}/{id}.toml"), kind, id: (*id).to_owned(), text: Cow::Borrowed(text) });
    }
    files
}

/// What the built-in record is called in answers.
pub const NAME: &str = foederis_record::BUILTIN;
