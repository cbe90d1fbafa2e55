//! A panel: what was asked for, and the tables to make it of.

use std::ops::RangeInclusive;

use foederis_data::catalogue::Dataset;
use foederis_data::cow::capabilities as nmc;
use foederis_data::{Fault, Faults, Library, atop};

use crate::column::Column;
use crate::slice::Slice;
use crate::tables::Tables;
use crate::unit::Unit;

/// A panel that can be written.
#[derive(Debug)]
pub struct Panel {
    /// What one row is.
    pub unit: Unit,
    /// Its years.
    pub years: RangeInclusive<u16>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// What it is made of.
    pub tables: Tables,
}

impl Panel {
    /// Reads what is needed for these columns.
    ///
    /// # Errors
    /// If a file is not there or has a fault, or if no state belonged to the system in these years.
    pub fn read(library: &Library, unit: Unit, years: RangeInclusive<u16>, columns: Vec<Column>) -> Result<Panel, Faults> {
        let tables = Tables::read(library, &columns)?;
        let mut panel = Panel { unit, years, columns, tables };
        let states = &panel.tables.origins[0].path;
        if panel.rows() == 0 {
            let (from, to) = (panel.years.start(), panel.years.end());
            return Err(Fault::of(states, format!("has no row for {from} to {to}")).help("the system begins in 1816").into());
        }
        let until = panel.tables.system.until.map_or(0, |day| day.year() as u16);
        if *panel.years.end() > until {
            let message = format!("ends with {until}: who belonged then is taken to have belonged to {}", panel.years.end());
            let fault = Fault::of(states, message).help("a later version of the list has who came and went since");
            panel.tables.warnings.push(fault);
        }
        Ok(panel)
    }

    /// How many rows it has.
    pub fn rows(&self) -> u64 {
        self.years.clone().map(|year| self.unit.rows(self.tables.system.members(year).len()) as u64).sum()
    }

    /// The years that the data cover; cells made of them are empty in other years.
    pub fn coverage(&self) -> Vec<(&'static Dataset, RangeInclusive<u16>)> {
        let alliances = self.tables.alliances.as_ref().map(|a| (&atop::DATASET, a.covers()));
        let capabilities = self.tables.capabilities.as_ref().and_then(|c| Some((&nmc::DATASET, c.covers()?)));
        alliances.into_iter().chain(capabilities).collect()
    }

    /// The data sets that it is made of, each once, the list of states first.
    pub fn datasets(&self) -> Vec<&'static Dataset> {
        let mut datasets: Vec<&'static Dataset> = Vec::new();
        for origin in &self.tables.origins {
            if datasets.iter().all(|d| d.key != origin.dataset.key) {
                datasets.push(origin.dataset);
            }
        }
        datasets
    }

    /// The row of a year with these two states in this order, column by column; none: they have no row.
    pub fn row(&self, year: u16, one: u16, other: u16) -> Option<Vec<Option<f64>>> {
        let slice = self.slice(year);
        let place = |code| slice.members.binary_search(&code).ok();
        let (one, other) = (place(one)?, place(other)?);
        let there = self.unit.partners(one, slice.members.len()).iter().any(|partners| partners.contains(&other));
        there.then(|| self.columns.iter().map(|column| slice.field(column).cell(one, other, slice.members.len())).collect())
    }

    pub(crate) fn slice(&self, year: u16) -> Slice<'_> {
        Slice::new(&self.tables, self.unit, year, &self.columns)
    }

    /// Years together until they have so many rows.
    pub(crate) fn batches(&self, rows: usize) -> Vec<Vec<u16>> {
        let mut batches: Vec<Vec<u16>> = Vec::new();
        let mut filled = rows;
        for year in self.years.clone() {
            let more = self.unit.rows(self.tables.system.members(year).len());
            match batches.last_mut().filter(|_| filled + more <= rows) {
                Some(batch) => batch.push(year),
                None => {
                    batches.push(vec![year]);
                    filled = 0;
                }
            }
            filled += more;
        }
        batches
    }
}
