//! The tables that columns are made of: read side by side, only those that are needed, put in order by year.

use std::ops::RangeInclusive;

use foederis_data::atop::{self, Atop};
use foederis_data::catalogue::{Dataset, Table};
use foederis_data::cow::capabilities::{self, CAPABILITIES, Capability};
use foederis_data::cow::contiguity::{self, Contiguity};
use foederis_data::cow::disputes;
use foederis_data::cow::states::{self, SPELLS, System};
use foederis_data::cow::wars::{self, Wars};
use foederis_data::sheet::Row;
use foederis_data::{Fault, Faults, Library, Read, gml};

use crate::column::Column;
use crate::links::Links;

/// A file that a panel was made of.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The data set.
    pub dataset: &'static Dataset,
    /// The file, by the path it was read from.
    pub path: String,
    /// Its SHA-256.
    pub hash: String,
}

/// What was read.
#[derive(Debug)]
pub struct Tables {
    pub(crate) system: System,
    pub(crate) alliances: Option<Alliances>,
    pub(crate) capabilities: Option<Capabilities>,
    pub(crate) borders: Option<Links>,
    pub(crate) wars: Option<Links>,
    pub(crate) cow_disputes: Option<Links>,
    pub(crate) gml_disputes: Option<Links>,
    /// The files, the list of states first.
    pub origins: Vec<Origin>,
    /// What a person should look at.
    pub warnings: Vec<Fault>,
}

/// A table made of a file, with what is to be said of the file.
struct Made<T> {
    table: T,
    path: String,
    hash: String,
    warnings: Vec<Fault>,
}

type Slot<T> = Option<Result<Made<T>, Faults>>;

fn made<R: Row, T>(library: &Library, table: &Table, of: impl FnOnce(&mut Read<R>) -> Result<T, Faults>) -> Slot<T> {
    let read = library.read::<R>(table).and_then(|mut read| {
        let warnings = std::mem::take(&mut read.warnings);
        Ok(Made { table: of(&mut read)?, path: read.path, hash: read.hash, warnings })
    });
    Some(read)
}

fn alliances(library: &Library) -> Slot<Alliances> {
    let made = |atop: Atop| Made { table: Alliances::of(&atop), path: atop.path, hash: atop.hash, warnings: atop.warnings };
    Some(Atop::read(library).map(made))
}

impl Tables {
    /// Reads the tables that these columns need.
    ///
    /// # Errors
    /// If one is not there, or has a fault: the faults of all of them.
    pub fn read(library: &Library, columns: &[Column]) -> Result<Tables, Faults> {
        let wants = |dataset: &Dataset| columns.iter().any(|c| c.sources().iter().any(|d| d.key == dataset.key));
        let (mut system, mut atop, mut nmc): (Slot<System>, Slot<Alliances>, Slot<Capabilities>) = (None, None, None);
        let (mut borders, mut fought, mut cow, mut gml): (Slot<Links>, Slot<Links>, Slot<Links>, Slot<Links>) =
            (None, None, None, None);
        rayon::scope(|scope| {
            if wants(&capabilities::DATASET) {
                scope.spawn(|_| nmc = made(library, &CAPABILITIES, |read| Ok(Capabilities::of(std::mem::take(&mut read.rows)))));
            }
            if wants(&atop::DATASET) {
                scope.spawn(|_| atop = alliances(library));
            }
            if wants(&gml::DATASET) {
                scope.spawn(|_| {
                    gml = made(library, &gml::DYAD_YEARS, |read| {
                        let rows = read.rows.iter();
                        Ok(Links::of_disputes(rows.map(|r: &gml::DyadYear| (r.a.0, r.b.0, r.year.0, r.onset))))
                    });
                });
            }
            if wants(&disputes::DATASET) {
                scope.spawn(|_| {
                    cow = made(library, &disputes::DYAD_YEARS, |read| {
                        let rows = read.rows.iter();
                        Ok(Links::of_disputes(rows.map(|r: &disputes::DyadYear| (r.a.0, r.b.0, r.year.0, r.onset))))
                    });
                });
            }
            if wants(&contiguity::DATASET) {
                scope.spawn(|_| {
                    borders = made(library, &contiguity::SPELLS, |read| Ok(Links::of_borders(&Contiguity::of(read)?)))
                });
            }
            if wants(&wars::DATASET) {
                scope.spawn(|_| fought = made(library, &wars::PARTICIPANTS, |read| Ok(Links::of_wars(&Wars::of(read)?))));
            }
            system = made(library, &SPELLS, |read| System::of(read));
        });
        let mut taken = Taken::default();
        let system = taken.take(&states::DATASET, system);
        let alliances = taken.take(&atop::DATASET, atop);
        let capabilities = taken.take(&capabilities::DATASET, nmc);
        let borders = taken.take(&contiguity::DATASET, borders);
        let wars = taken.take(&wars::DATASET, fought);
        let cow_disputes = taken.take(&disputes::DATASET, cow);
        let gml_disputes = taken.take(&gml::DATASET, gml);
        let Taken { faults, origins, warnings } = taken;
        let system = faults.unless_any(system)?.unwrap_or_default();
        Ok(Tables { system, alliances, capabilities, borders, wars, cow_disputes, gml_disputes, origins, warnings })
    }

    /// Who was a state when.
    pub fn system(&self) -> &System {
        &self.system
    }
}

/// What is said of the files, gathered.
#[derive(Default)]
struct Taken {
    faults: Faults,
    origins: Vec<Origin>,
    warnings: Vec<Fault>,
}

impl Taken {
    fn take<T>(&mut self, dataset: &'static Dataset, slot: Slot<T>) -> Option<T> {
        match slot? {
            Ok(Made { table, path, hash, warnings }) => {
                self.origins.push(Origin { dataset, path, hash });
                self.warnings.extend(warnings);
                Some(table)
            }
            Err(mut faults) => {
                self.faults.0.append(&mut faults.0);
                None
            }
        }
    }
}

/// A promise in one year.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tie {
    pub atopid: u16,
    pub by: u16,
    pub to: u16,
    pub what: u8,
    pub varies: bool,
}

/// Promises by year; within a year in the order of alliances.
#[derive(Debug)]
pub(crate) struct Alliances {
    first: u16,
    years: Vec<Vec<Tie>>,
}

impl Alliances {
    fn of(atop: &Atop) -> Alliances {
        let promises: Vec<_> = atop.promises().map(|p| (p, p.years(atop.until))).collect();
        let first = promises.iter().map(|(_, years)| *years.start()).min().unwrap_or(atop.until.year() as u16);
        let mut years = vec![Vec::new(); usize::from(atop.until.year() as u16 + 1 - first)];
        for (p, spell) in promises {
            let tie = Tie { atopid: p.atopid, by: p.by.0, to: p.to.0, what: p.what.0, varies: p.varies };
            for year in spell {
                if let Some(ties) = years.get_mut(usize::from(year - first)) {
                    ties.push(tie);
                }
            }
        }
        Alliances { first, years }
    }

    /// The promises of a year; none: the data do not cover it.
    pub(crate) fn on(&self, year: u16) -> Option<&[Tie]> {
        let at = year.checked_sub(self.first)?;
        self.years.get(usize::from(at)).map(Vec::as_slice)
    }

    /// The years covered.
    pub(crate) fn covers(&self) -> RangeInclusive<u16> {
        self.first..=self.first + self.years.len() as u16 - 1
    }
}

/// Capabilities by year and state.
#[derive(Debug)]
pub(crate) struct Capabilities(Vec<Capability>);

impl Capabilities {
    fn of(mut rows: Vec<Capability>) -> Capabilities {
        rows.sort_by_key(|r| (r.year, r.ccode));
        Capabilities(rows)
    }

    /// Those of a state in a year.
    pub(crate) fn on(&self, year: u16, ccode: u16) -> Option<&Capability> {
        self.0.binary_search_by_key(&(year, ccode), |r| (r.year.0, r.ccode.0)).ok().map(|at| &self.0[at])
    }

    /// The years covered.
    pub(crate) fn covers(&self) -> Option<RangeInclusive<u16>> {
        Some(self.0.first()?.year.0..=self.0.last()?.year.0)
    }
}
