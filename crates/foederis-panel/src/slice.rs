//! One year: who is in it, and what is known of every pair, made once and asked by every column.

use crate::column::Column;
use crate::field::Field;
use crate::groups::alliances::Obliged;
use crate::groups::{Group, alliances, capabilities, keys};
use crate::groups::What;
use crate::tables::Tables;
use crate::unit::Unit;

/// A year of a panel.
#[derive(Debug)]
pub(crate) struct Slice<'t> {
    pub tables: &'t Tables,
    pub unit: Unit,
    pub year: u16,
    /// The members of the system, by number.
    pub members: Vec<u16>,
    /// What each owes each; none where it is not asked for or not known.
    pub obliged: Option<Obliged>,
}

impl<'t> Slice<'t> {
    pub(crate) fn new(tables: &'t Tables, unit: Unit, year: u16, columns: &[Column]) -> Self {
        let members: Vec<u16> = tables.system.members(year).into_iter().map(|c| c.0).collect();
        let asks = |group| columns.iter().any(|c| c.group == group);
        let ties = tables.alliances.as_ref().filter(|_| asks(Group::Alliances)).and_then(|a| a.on(year));
        let obliged = ties.map(|ties| Obliged::new(unit, &members, ties));
        Slice { tables, unit, year, members, obliged }
    }

    /// The cells of a column.
    pub(crate) fn field(&self, column: &Column) -> Field<'_> {
        match column.what {
            What::Key(key) => keys::field(self, key),
            What::Alliance(what) => alliances::field(self, what),
            What::Capability(what) => capabilities::field(self, what),
        }
    }

    /// How many rows it has.
    pub(crate) fn rows(&self) -> usize {
        self.unit.rows(self.members.len())
    }
}
