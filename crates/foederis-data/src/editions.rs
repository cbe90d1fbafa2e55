//! Whether a file is all of a version that its authors published.

use crate::fault::{Fault, Faults};
use crate::library::Read;
use crate::summary::Remarks;

/// A published version of a table.
#[derive(Debug, Clone, Copy)]
pub struct Edition {
    /// What the `version` column says, or the name of the version where there is no such column.
    pub version: &'static str,
    /// How many rows it was published with; none where nobody here has seen the file.
    pub rows: Option<usize>,
}

impl Edition {
    /// A version with so many rows.
    pub(crate) const fn of(version: &'static str, rows: usize) -> Edition {
        Edition { version, rows: Some(rows) }
    }

    /// A version whose number of rows is not known here.
    pub(crate) const fn unknown(version: &'static str) -> Edition {
        Edition { version, rows: None }
    }
}

/// The version of a file, from its rows' line and version.
///
/// # Errors
/// If the rows are of several versions.
pub(crate) fn version<R>(read: &Read<R>, of: impl Fn(&R) -> (u32, String)) -> Result<String, Faults> {
    let first = read.rows.first().map(|row| of(row).1).unwrap_or_default();
    let others = read.rows.iter().map(of).filter(|(_, version)| *version != first);
    let faults = others.map(|(line, version)| {
        Fault::of(&read.path, format!("`{version}` in a file of version {first}")).at(line).column("version")
    });
    Faults(faults.collect()).unless_any(first)
}

/// Warns of a version that is not known, and of rows that a known one has and this file has not.
pub(crate) fn compare<R>(read: &Read<R>, version: &str, editions: &[Edition]) -> Remarks {
    let known = editions.iter().find(|edition| edition.version == version);
    let warning = match known {
        None => {
            let known: Vec<&str> = editions.iter().map(|edition| edition.version).collect();
            let message = format!("is of version `{version}`, which these readers were not held against");
            Some(Fault::of(&read.path, message).help(format!("they know {}; look at the result with care", known.join(", "))))
        }
        Some(edition) => short(read, edition),
    };
    Remarks { warnings: warning.into_iter().collect(), losses: Vec::new() }
}

/// A warning if rows are missing.
pub(crate) fn short<R>(read: &Read<R>, edition: &Edition) -> Option<Fault> {
    let rows = edition.rows.filter(|rows| read.rows.len() < *rows)?;
    let message = format!("has {} rows; version {} was published with {rows}", read.rows.len(), edition.version);
    Some(Fault::of(&read.path, message).help("was it cut short, or filtered? Download it again"))
}
