//! Where the research data are, and readers as small as these tests need.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::{env, io};

use flate2::read::GzDecoder;

/// The folder of research data; `None`, said on standard error, where there is none.
///
/// # Panics
/// Where `FOEDERIS_DATA_REQUIRED` is set and there is none.
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

/// Some columns of a file, row by row; `None` where a cell is empty or `NA`.
pub(crate) fn table<const N: usize>(
    folder: &Path,
    name: &str,
    columns: [&str; N],
) -> impl Iterator<Item = [Option<f64>; N]> + use<N> {
    let file = File::open(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    let text: Box<dyn Read> = if name.ends_with(".gz") { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
    let mut reader = csv::Reader::from_reader(text);
    let header = reader.headers().expect("a header").clone();
    let places = columns.map(|column| header.iter().position(|h| h == column).unwrap_or_else(|| panic!("no {column}")));
    reader.into_records().map(move |row| {
        let row = row.expect("a row");
        places.map(|at| Some(&row[at]).filter(|cell| !["", "NA"].contains(cell)).map(|cell| cell.parse().expect("a number")))
    })
}

/// A cell that must be there.
pub(crate) fn whole(cell: Option<f64>) -> u16 {
    cell.expect("a value") as u16
}

/// The members of the system: state, first year, last year.
pub(crate) struct System(pub(crate) Vec<(u16, u16, u16)>);

impl System {
    pub(crate) fn read(folder: &Path) -> System {
        // The list of 2016 ends with that year although its states live on; that of 2024 covers every year of ATOP 5.1.
        let spells = table(folder, "cow/statelist2024.csv", ["ccode", "styear", "endyear"]);
        System(spells.map(|[state, from, to]| (whole(state), whole(from), whole(to))).collect())
    }

    /// Who was in the system at any time in a year, ascending.
    pub(crate) fn states(&self, year: u16) -> Vec<u16> {
        let mut states: Vec<u16> =
            self.0.iter().filter(|(_, from, to)| (*from..=*to).contains(&year)).map(|(state, ..)| *state).collect();
        states.sort_unstable();
        states.dedup();
        states
    }
}

/// Who owes whom, by year: defence, offence, neutrality, non-aggression, consultation.
pub(crate) type Duties = BTreeMap<u16, Vec<(u16, u16, [bool; 5])>>;

/// Every directed dyad-year of ATOP 5.1.
pub(crate) fn duties(folder: &Path) -> Duties {
    let columns = ["ccode1", "ccode2", "year", "atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"];
    let mut duties = Duties::new();
    for [state, to, year, promised @ ..] in table::<8>(folder, "atop/atop_alliance_ddyr_v5.1.csv.gz", columns) {
        duties.entry(whole(year)).or_default().push((whole(state), whole(to), promised.map(|p| p == Some(1.0))));
    }
    duties
}
