//! The tables that columns are made of: read side by side, only those that are needed, put in order by year.

use std::ops::RangeInclusive;

use foederis_data::atop::{self, Atop};
use foederis_data::catalogue::Dataset;
use foederis_data::cow::capabilities::{self, CAPABILITIES, Capability};
use foederis_data::cow::states::{self, SPELLS, Spell, System};
use foederis_data::{Fault, Faults, Library, Read};

use crate::column::Column;

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
    /// The files, the list of states first.
    pub origins: Vec<Origin>,
    /// What a person should look at.
    pub warnings: Vec<Fault>,
}

impl Tables {
    /// Reads the tables that these columns need.
    ///
    /// # Errors
    /// If one is not there, or has a fault: the faults of all of them.
    pub fn read(library: &Library, columns: &[Column]) -> Result<Tables, Faults> {
        let wanted = |dataset: &Dataset| columns.iter().any(|c| c.sources().iter().any(|d| d.key == dataset.key));
        let (atop, nmc) = (wanted(&atop::DATASET), wanted(&capabilities::DATASET));
        let ((system, atop), nmc) = rayon::join(
            || {
                rayon::join(
                    || library.read::<Spell>(&SPELLS).and_then(|read| Ok((System::of(&read)?, read))),
                    || atop.then(|| Atop::read(library)).transpose(),
                )
            },
            || nmc.then(|| library.read::<Capability>(&CAPABILITIES)).transpose(),
        );
        let mut faults = Faults::default();
        let mut keep = |found: &mut Faults| faults.0.append(&mut found.0);
        let system = system.map_err(|mut e| keep(&mut e)).ok();
        let atop = atop.map_err(|mut e| keep(&mut e)).ok().flatten();
        let nmc = nmc.map_err(|mut e| keep(&mut e)).ok().flatten();
        let Some((system, spells)) = system.filter(|_| faults.0.is_empty()) else { return Err(faults) };

        let mut tables = Tables { system, alliances: None, capabilities: None, origins: Vec::new(), warnings: Vec::new() };
        tables.note(&states::DATASET, spells.path, spells.hash, spells.warnings);
        if let Some(mut atop) = atop {
            let warnings = std::mem::take(&mut atop.warnings);
            tables.alliances = Some(Alliances::of(&atop));
            tables.note(&atop::DATASET, atop.path, atop.hash, warnings);
        }
        if let Some(Read { rows, path, hash, warnings, .. }) = nmc {
            tables.capabilities = Some(Capabilities::of(rows));
            tables.note(&capabilities::DATASET, path, hash, warnings);
        }
        Ok(tables)
    }

    /// Who was a state when.
    pub fn system(&self) -> &System {
        &self.system
    }

    fn note(&mut self, dataset: &'static Dataset, path: String, hash: String, warnings: Vec<Fault>) {
        self.origins.push(Origin { dataset, path, hash });
        self.warnings.extend(warnings);
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
