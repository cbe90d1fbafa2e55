//! National Material Capabilities: six components of what a state has, year by year.

use crate::catalogue::{Dataset, Table};
use crate::sheet::{Ccode, Year, row};

/// National Material Capabilities.
pub static DATASET: Dataset = Dataset {
    key: "nmc",
    name: "Correlates of War, National Material Capabilities",
    versions: "v6.0, v7.0",
    files: &[CAPABILITIES],
    cite: &[
        "Singer, J. David, Stuart Bremer, and John Stuckey. 1972. \"Capability Distribution, Uncertainty, and Major Power War, \
         1820–1965.\" In Bruce Russett (ed.), Peace, War, and Numbers. Sage, 19–48",
        "Singer, J. David. 1987. \"Reconstructing the Correlates of War Dataset on Material Capabilities of States, 1816–1985.\" \
         International Interactions 14: 115–32",
    ],
    terms: "Offered for download; the project asks users to give the version and the citation. No licence text was found.",
    url: "https://correlatesofwar.org/data-sets/national-material-capabilities/",
};

/// Capabilities, a state-year a row. Version 7.0 first; a file of the user's own name is given by name.
pub const CAPABILITIES: Table = Table::of::<Capability>(
    "nmc",
    "nmc",
    "the capabilities, a state-year a row",
    &["NMC-70-abridged.csv", "cow_nmc_v7.0.csv", "NMC-60-abridged.csv", "nmc.csv"],
);

row! {
    /// What a state had in a year.
    Capability {
        /// The state.
        ccode: Ccode = "ccode",
        /// The year.
        year: Year = "year",
        /// Military expenditure: thousands of pounds to 1913, of current US dollars from 1914.
        milex: Option<f64> = "milex",
        /// Military personnel, thousands.
        milper: Option<f64> = "milper",
        /// Iron and steel, thousands of tons.
        irst: Option<f64> = "irst",
        /// Primary energy consumption, thousands of coal-ton equivalents.
        pec: Option<f64> = "pec",
        /// Total population, thousands.
        tpop: Option<f64> = "tpop",
        /// Urban population, thousands.
        upop: Option<f64> = "upop",
        /// The composite index as published, 0–1.
        cinc: Option<f64> = "cinc",
    }
    key(|r: &Capability| r.ccode.0.into(), |r: &Capability| r.year.0.into())
}
