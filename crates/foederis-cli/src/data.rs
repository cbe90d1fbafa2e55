//! Research data that the user brings: where they are, and whom to cite.

use foederis_data::Library;
use foederis_data::catalogue::Dataset;

use crate::args::Data;
use crate::fail::Fail;
use crate::open;

/// The files in the folders given, or in those that FOEDERIS_DATA names.
pub(crate) fn library(data: &Data) -> Result<Library, Fail> {
    Ok(Library::open(&open::data(&data.data)?)?)
}

/// Says what the authors of the data ask users to cite.
pub(crate) fn cite(datasets: &[&Dataset]) {
    for dataset in datasets {
        dataset.cite.iter().for_each(|cite| anstream::eprintln!("{CITE}cite:{CITE:#} {cite}"));
    }
}

const CITE: anstyle::Style = anstyle::AnsiColor::Cyan.on_default().bold();
