//! What a column is: its name, its type, where it comes from, what it means and what an empty cell says.

use foederis_data::atop;
use foederis_data::catalogue::Dataset;

use crate::groups::{self, Group, What, capabilities};
use crate::unit::Unit;

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 0 or 1.
    Flag,
    /// A whole number or a code.
    Whole,
    /// A real number.
    Real,
}

impl Kind {
    /// Its type, as in Parquet and Arrow.
    pub fn type_name(self) -> &'static str {
        match self {
            Kind::Flag => "int8",
            Kind::Whole => "int32",
            Kind::Real => "double",
        }
    }
}

/// A column of a panel.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name, as users of peacesciencer know it where that has such a column.
    pub name: String,
    /// The group it belongs to.
    pub group: Group,
    /// What its cells are.
    pub kind: Kind,
    /// In what they are measured.
    pub unit: &'static str,
    /// What they say.
    pub meaning: String,
    /// What an empty cell says; none: no cell is empty.
    pub missing: Option<&'static str>,
    pub(crate) what: What,
}

impl Column {
    /// Whether it tells of one state of the pair, and so says the same again for each of its partners.
    pub(crate) fn of_states(&self) -> bool {
        matches!(self.what, What::Key(_) | What::Capability(capabilities::What::Of(..)))
    }

    /// The data sets that it is made of, beside the list of states that decides on rows.
    pub fn sources(&self) -> Vec<&'static Dataset> {
        match self.what {
            What::Similarity(what) if !what.weighted() => vec![&atop::DATASET],
            _ => self.group.datasets(),
        }
    }
}

/// Every column that a panel of this kind can have, group by group: the data dictionary.
pub fn columns(unit: Unit) -> Vec<Column> {
    Group::ALL.into_iter().flat_map(|group| groups::columns(group, unit)).collect()
}
