//! The data sets that can be read: what they are, their files, the terms their authors state and the citation they ask for.

use crate::fault::Faults;
use crate::import::{self, Normal};
use crate::sheet::{Row, fits};
use crate::source::Source;
use crate::{atop, cow, dcad, gml, reliability};

/// A data set.
#[derive(Debug)]
pub struct Dataset {
    /// What it is called on the command line.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Versions that these readers were held against.
    pub versions: &'static str,
    /// Its files.
    pub files: &'static [Table],
    /// What its authors ask users to cite.
    pub cite: &'static [&'static str],
    /// What they say about its use.
    pub terms: &'static str,
    /// Where to get it.
    pub url: &'static str,
}

/// One file of a data set.
#[derive(Debug)]
pub struct Table {
    /// The data set it belongs to.
    pub dataset: &'static str,
    /// What it is called in messages and under `tables/`.
    pub key: &'static str,
    /// What one row is.
    pub row: &'static str,
    /// Its usual names, the preferred first.
    pub names: &'static [&'static str],
    /// The columns that are read.
    pub columns: &'static [&'static str],
    fits: fn(&[String]) -> bool,
    normal: fn(Source, &Table) -> Result<Normal, Faults>,
}

impl Table {
    /// A file with rows of this kind.
    pub(crate) const fn of<R: Row>(
        dataset: &'static str,
        key: &'static str,
        row: &'static str,
        names: &'static [&'static str],
    ) -> Table {
        Table { dataset, key, row, names, columns: R::COLUMNS, fits: fits::<R>, normal: import::normal::<R> }
    }

    /// Whether a file with this header can be one.
    pub fn fits(&self, header: &[String]) -> bool {
        (self.fits)(header)
    }

    /// Reads a file of this kind and writes it in normal form.
    ///
    /// # Errors
    /// If it has a fault.
    pub fn normal(&self, source: Source) -> Result<Normal, Faults> {
        (self.normal)(source, self)
    }

    /// Whether a file with this header is one, and not a file of the same data set that has all these columns and more: the list of
    /// states has those of the major powers.
    pub fn is_meant(&self, header: &[String]) -> bool {
        let more = |other: &&Table| other.columns.len() > self.columns.len() && other.fits(header);
        self.fits(header) && dataset(self.dataset).is_none_or(|dataset| !dataset.files.iter().any(|other| more(&other)))
    }
}

/// Every data set, in the order in which help lists them.
pub static DATASETS: &[&Dataset] = &[
    &atop::DATASET,
    &cow::states::DATASET,
    &cow::capabilities::DATASET,
    &cow::wars::DATASET,
    &cow::contiguity::DATASET,
    &cow::disputes::DATASET,
    &gml::DATASET,
    &dcad::DATASET,
    &reliability::DATASET,
];

/// The data set with this key.
pub fn dataset(key: &str) -> Option<&'static Dataset> {
    DATASETS.iter().copied().find(|d| d.key == key)
}

/// Which files a header could be the header of; the one with the most columns first, for it says most.
pub fn recognise(header: &[String]) -> Vec<&'static Table> {
    let mut found: Vec<&Table> = DATASETS.iter().flat_map(|d| d.files).filter(|table| table.fits(header)).collect();
    found.sort_by_key(|table| std::cmp::Reverse(table.columns.len()));
    found
}
