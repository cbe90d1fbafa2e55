//! Research data that the user brings: where they are, what was odd about them, and whom to cite.

use std::env;
use std::path::PathBuf;

use foederis_data::catalogue::Dataset;
use foederis_data::{Fault, Library};

use crate::args::Data;
use crate::fail::Fail;

/// The folders given, or those in FOEDERIS_DATA.
pub(crate) fn library(data: &Data) -> Result<Library, Fail> {
    let mut folders = data.data.clone();
    if folders.is_empty() {
        let named = env::var_os("FOEDERIS_DATA").unwrap_or_default();
        folders = env::split_paths(&named).filter(|folder| *folder != PathBuf::new()).collect();
    }
    if folders.is_empty() {
        let remedy = "give the folder with the files as downloaded: --data DIR, or set FOEDERIS_DATA";
        return Err(Fail::Usage(format!("no research data: {remedy}")));
    }
    Ok(Library::open(&folders)?)
}

/// Says what a person should look at.
pub(crate) fn warn(warnings: &[Fault]) {
    warnings.iter().for_each(|warning| anstream::eprintln!("{WARNING}warning:{WARNING:#} {warning}"));
}

/// Says what the authors of the data ask users to cite.
pub(crate) fn cite(datasets: &[&Dataset]) {
    for dataset in datasets {
        dataset.cite.iter().for_each(|cite| anstream::eprintln!("{CITE}cite:{CITE:#} {cite}"));
    }
}

const WARNING: anstyle::Style = anstyle::AnsiColor::Yellow.on_default().bold();
const CITE: anstyle::Style = anstyle::AnsiColor::Cyan.on_default().bold();
