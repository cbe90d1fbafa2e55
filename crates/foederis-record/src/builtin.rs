//! The built-in record: the files under `record/`, compiled into the binary as text.

use std::borrow::Cow;

use foederis::vocab::Word;

use crate::files::{File, Files, Kind};

/// Kind, id and text of every file, written by the build script.
const FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/record.rs"));

/// The files of the built-in record.
pub fn builtin() -> Files {
    let mut files = Files::default();
    for (kind, id, text) in FILES {
        if let Some(parsed) = Kind::parse(kind) {
            files.add(File { path: format!("record/{kind}/{id}.toml"), kind: parsed, id: (*id).to_owned(), text: Cow::Borrowed(text) });
        }
    }
    files
}
