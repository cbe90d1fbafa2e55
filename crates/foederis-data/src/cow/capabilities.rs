//! National Material Capabilities: six components of what a state has, year by year.

use crate::catalogue::{Dataset, Table};
use crate::editions::{self, Edition};
use crate::fault::{Fault, Faults};
use crate::library::Read;
use crate::sheet::{Ccode, Year, row};
use crate::summary::Remarks;

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
        /// The version; files that came by way of R have none.
        version: Option<u16> = "?version",
    }
    key(|r: &Capability| r.ccode.0.into(), |r: &Capability| r.year.0.into())
    examine(|read, _| examine(read))
}

/// Rows, by the last year covered: version 6.0 writes 2021 in its column of versions, and version 7.0 came without one.
const EDITIONS: [(u16, Edition); 2] = [(2016, Edition::of("6.0", 15_951)), (2022, Edition::of("7.0", 17_121))];

fn examine(read: &Read<Capability>) -> Result<Remarks, Faults> {
    editions::version(read, |row| (row.line, row.version.map(|v| v.to_string()).unwrap_or_default()))?;
    let mut faults = Faults::default();
    for row in &read.rows {
        let columns = ["milex", "milper", "irst", "pec", "tpop", "upop", "cinc"];
        let values = [row.milex, row.milper, row.irst, row.pec, row.tpop, row.upop, row.cinc];
        for (column, value) in columns.into_iter().zip(values) {
            if value.is_some_and(|value| value < 0.0) {
                faults.0.push(Fault::of(&read.path, "is below 0").at(row.line).column(column));
            }
        }
        if row.cinc.is_some_and(|cinc| cinc > 1.0) {
            faults.0.push(Fault::of(&read.path, "is above 1, which no share is").at(row.line).column("cinc"));
        }
    }
    let last = read.rows.iter().map(|row| row.year.0).max().unwrap_or_default();
    let edition = EDITIONS.iter().find(|(covered, _)| last <= *covered).map(|(_, edition)| edition);
    let warning = match edition {
        Some(edition) => editions::short(read, edition),
        None => Some(Fault::of(&read.path, format!("goes to {last}, beyond the versions these readers were held against"))),
    };
    faults.unless_any(Remarks { warnings: warning.into_iter().collect(), losses: Vec::new() })
}
