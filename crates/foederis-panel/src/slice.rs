//! One year: who is in it, and what is known of every pair, made once and asked by every column.

use foederis_data::cow::capabilities::Capability;

use crate::column::Column;
use crate::field::Field;
use crate::groups::alliances::Obliged;
use crate::groups::similarity::Alike;
use crate::groups::{Group, What, alliances, capabilities, keys, similarity};
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
    /// How alike each two are, likewise.
    pub alike: Option<Alike>,
}

impl<'t> Slice<'t> {
    pub(crate) fn new(tables: &'t Tables, unit: Unit, year: u16, columns: &[Column]) -> Self {
        let members: Vec<u16> = tables.system.members(year).into_iter().map(|c| c.0).collect();
        let asks = |group| columns.iter().any(|c| c.group == group);
        let ties = tables.alliances.as_ref().and_then(|a| a.on(year));
        let obliged = ties.filter(|_| asks(Group::Alliances)).map(|ties| Obliged::new(unit, &members, ties));
        let alike = ties.filter(|_| asks(Group::Similarity)).map(|ties| Alike::new(&members, ties, columns));
        Slice { tables, unit, year, members, obliged, alike }
    }

    /// The cells of a column.
    pub(crate) fn field(&self, column: &Column) -> Field<'_> {
        match column.what {
            What::Key(key) => keys::field(self, key),
            What::Alliance(what) => alliances::field(self, what),
            What::Capability(what) => capabilities::field(self, what),
            What::Similarity(what) => similarity::field(self, what),
        }
    }

    /// What a number of the capability data is for each member.
    pub(crate) fn capability(&self, get: fn(&Capability) -> Option<f64>) -> Vec<Option<f64>> {
        let of = |code: &u16| self.tables.capabilities.as_ref().and_then(|c| c.on(self.year, *code)).and_then(get);
        self.members.iter().map(of).collect()
    }

    /// The CINC of each member as a weight: one that is not known weighs nothing.
    pub(crate) fn weights(&self) -> Vec<f64> {
        self.capability(|c| c.cinc).into_iter().map(Option::unwrap_or_default).collect()
    }

    /// How many rows it has.
    pub(crate) fn rows(&self) -> usize {
        self.unit.rows(self.members.len())
    }
}
