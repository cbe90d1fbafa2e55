//! The folder with the research data, which are not part of the repository.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, io};

use foederis_data::Library;

/// The folders of these data sets in the folder named by `FOEDERIS_DATA`, or in `shared/data` beside the repository.
///
/// # Panics
/// Where `FOEDERIS_DATA_REQUIRED` is set and there is no such folder.
pub(crate) fn library(folders: &[&str]) -> Option<Library> {
    let folder = folder()?;
    let folders: Vec<PathBuf> = folders.iter().map(|name| folder.join(name)).collect();
    Some(Library::open(&folders).expect("the folders can be listed"))
}

/// One of those files by its name.
pub(crate) fn file(path: &str) -> Option<Library> {
    Some(Library::open(&[folder()?.join(path)]).expect("the file is there"))
}

pub(crate) fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = env::var_os("FOEDERIS_DATA").map_or(beside, PathBuf::from);
    if folder.join("atop").is_dir() {
        return Some(folder);
    }
    assert!(env::var_os("FOEDERIS_DATA_REQUIRED").is_none(), "no reference data in {}: set FOEDERIS_DATA", folder.display());
    // Past the capture of the test harness, which shows the output of failing tests only.
    let said = writeln!(io::stderr(), "SKIPPED: no reference data in {}: set FOEDERIS_DATA", folder.display());
    said.expect("standard error can be written");
    None
}
