//! A reader of the two files, as small as these tests need.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{env, io};

use csv::StringRecord;
use flate2::read::GzDecoder;
use foederis::id::StateId;
use foederis_analysis::structure::Network;

/// Which obligations make a tie.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Obligation {
    Defence,
    Consultation,
    Any,
}

/// States by their Correlates of War numbers, in ascending order.
pub(crate) struct Atop {
    /// State, first year, last year.
    spells: Vec<(u16, u16, u16)>,
    /// By year: state, to whom, and defence, offence, neutrality, non-aggression, consultation.
    duties: BTreeMap<u16, Vec<(u16, u16, [bool; 5])>>,
    numbers: Vec<u16>,
}

impl Atop {
    /// The data, read once; `None` where there are none.
    ///
    /// # Panics
    /// Where `FOEDERIS_DATA_REQUIRED` is set and there are none, or where a file is not as expected.
    pub(crate) fn read() -> Option<&'static Atop> {
        static ATOP: OnceLock<Option<Atop>> = OnceLock::new();
        ATOP.get_or_init(|| folder().map(|folder| Atop::of(&folder))).as_ref()
    }

    fn of(folder: &Path) -> Atop {
        // The list of 2016 ends with that year although its states live on; that of 2024 covers every year of ATOP 5.1.
        let system = folder.join("cow/statelist2024.csv");
        let spells: Vec<_> = rows(File::open(system).expect("the state list can be read"), &["ccode", "styear", "endyear"])
            .map(|[state, from, to]| (state, from, to))
            .collect();
        let file = File::open(folder.join("atop/atop_alliance_ddyr_v5.1.csv.gz")).expect("the dyad-years can be read");
        let columns = ["ccode1", "ccode2", "year", "atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"];
        let mut duties: BTreeMap<u16, Vec<_>> = BTreeMap::new();
        for [state, to, year, promised @ ..] in rows::<8>(GzDecoder::new(file), &columns) {
            duties.entry(year).or_default().push((state, to, promised.map(|p: u16| p == 1)));
        }
        let numbers: BTreeSet<u16> = spells.iter().map(|(state, ..)| *state).collect();
        Atop { spells, duties, numbers: numbers.into_iter().collect() }
    }

    /// The network of a year: states that were in the system at any time in it, or those of them in `among`; `more` adds ties.
    pub(crate) fn network(&self, year: u16, obligation: Obligation, among: Option<&[u16]>, more: &[(u16, u16)]) -> Network {
        let there = self.spells.iter().filter(|(_, from, to)| (*from..=*to).contains(&year)).map(|(state, ..)| *state);
        let wanted = there.filter(|state| among.is_none_or(|among| among.contains(state)));
        let promised = |[defence, offence, neutral, nonagg, consult]: [bool; 5]| match obligation {
            Obligation::Defence => defence,
            Obligation::Consultation => consult,
            Obligation::Any => defence || offence || neutral || nonagg || consult,
        };
        let rows = self.duties.get(&year).into_iter().flatten().filter(|(.., what)| promised(*what));
        let pairs = rows.map(|(state, to, _)| (*state, *to)).chain(more.iter().copied());
        let known = pairs.filter_map(|(state, to)| self.id(state).zip(self.id(to)));
        Network::new(wanted.filter_map(|state| self.id(state)).collect(), known)
    }

    pub(crate) fn id(&self, number: u16) -> Option<StateId> {
        self.numbers.binary_search(&number).ok().map(StateId::new)
    }

    pub(crate) fn number(&self, state: StateId) -> u16 {
        self.numbers[state.index()]
    }
}

/// Numbers of some columns of a CSV file, row by row.
fn rows<const N: usize>(file: impl io::Read, columns: &[&str; N]) -> impl Iterator<Item = [u16; N]> {
    let mut reader = csv::Reader::from_reader(file);
    let header = reader.headers().expect("a header").clone();
    let places = columns.map(|column| header.iter().position(|h| h == column).expect("the column is there"));
    let read = move |row: StringRecord| places.map(|at| row[at].parse().expect("a number"));
    reader.into_records().map(move |row| read(row.expect("a row")))
}

/// Where the research data are; `None` where there are none.
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
