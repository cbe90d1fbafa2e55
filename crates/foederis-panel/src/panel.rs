//! A panel: what was asked for, and the tables to make it of.

use std::ops::RangeInclusive;

use foederis_data::{Fault, Faults, Library};

use crate::column::Column;
use crate::groups::Group;
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
        let groups: Vec<Group> = Group::ALL.into_iter().filter(|group| columns.iter().any(|c| c.group == *group)).collect();
        let tables = Tables::read(library, &groups)?;
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

    /// The years that each group of columns asked for covers, where the data say so; outside of them its cells are empty.
    pub fn coverage(&self) -> Vec<(Group, RangeInclusive<u16>)> {
        let alliances = self.tables.alliances.as_ref().map(|a| (Group::Alliances, a.covers()));
        let capabilities = self.tables.capabilities.as_ref().and_then(|c| Some((Group::Capabilities, c.covers()?)));
        alliances.into_iter().chain(capabilities).collect()
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
