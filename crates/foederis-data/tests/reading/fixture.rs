//! The invented files, one for each table.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use foederis_data::catalogue::{DATASETS, Table};
use foederis_data::import::Normal;
use foederis_data::{Faults, Source};

/// A table and the text of its file.
#[derive(Debug)]
pub(crate) struct Fixture {
    pub(crate) table: &'static Table,
    pub(crate) text: String,
}

impl Fixture {
    pub(crate) fn read(&self, bytes: impl Into<Vec<u8>>) -> Result<Normal, Faults> {
        self.table.normal(Source::of(format!("{}.csv", self.table.key), bytes.into())?)
    }

    pub(crate) fn normal(&self) -> Normal {
        self.read(self.text.as_bytes()).unwrap_or_else(|faults| panic!("{}: {faults}", self.table.key))
    }

    /// The cells, line by line.
    pub(crate) fn cells(&self) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(self.text.as_bytes());
        reader.records().map(|r| r.expect("a line").iter().map(str::to_owned).collect()).collect()
    }
}

/// A file of these cells.
pub(crate) fn file(lines: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    lines.iter().for_each(|line| writer.write_record(line).expect("a line"));
    writer.into_inner().expect("bytes")
}

/// Every table's.
pub(crate) fn all() -> Vec<Fixture> {
    DATASETS.iter().flat_map(|dataset| dataset.files).map(of).collect()
}

/// The one of a table.
pub(crate) fn get(key: &str) -> Fixture {
    all().into_iter().find(|fixture| fixture.table.key == key).expect("a table")
}

fn of(table: &'static Table) -> Fixture {
    let path = path(table.key);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    Fixture { table, text }
}

pub(crate) fn path(key: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/{key}.csv"))
}

/// A folder of its own for a test, with these files, which is gone afterwards.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn of(name: &str, files: &[(&str, &[u8])]) -> Folder {
        let folder = env::temp_dir().join(format!("foederis-data-{}-{name}", process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        files.iter().for_each(|(name, bytes)| fs::write(folder.join(name), bytes).expect("a file"));
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
