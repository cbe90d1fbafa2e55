//! Columns by what they tell: one group a file, each with its columns and how they are filled.

pub(crate) mod alliances;
pub(crate) mod capabilities;
pub(crate) mod keys;
pub(crate) mod similarity;

use foederis_data::catalogue::Dataset;
use foederis_data::{atop, cow};

use crate::column::Column;
use crate::unit::Unit;

/// Columns that belong together and come from the same files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Which row it is: state or states, and year. In every panel.
    Keys,
    /// What one owes the other.
    Alliances,
    /// What each has.
    Capabilities,
    /// How alike what they owe is.
    Similarity,
}

impl Group {
    /// Each of them, in the order of columns.
    pub const ALL: [Group; 4] = [Group::Keys, Group::Alliances, Group::Capabilities, Group::Similarity];

    /// What it is called on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Group::Keys => "keys",
            Group::Alliances => "alliances",
            Group::Capabilities => "capabilities",
            Group::Similarity => "similarity",
        }
    }

    /// The data sets that it is made of.
    pub fn datasets(self) -> Vec<&'static Dataset> {
        match self {
            Group::Keys => vec![&cow::states::DATASET],
            Group::Alliances => vec![&atop::DATASET],
            Group::Capabilities => vec![&cow::capabilities::DATASET],
            Group::Similarity => vec![&atop::DATASET, &cow::capabilities::DATASET],
        }
    }
}

/// Which column of its group a column is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum What {
    Key(keys::Key),
    Alliance(alliances::What),
    Capability(capabilities::What),
    Similarity(similarity::What),
}

/// The columns of a group, in a panel of this kind.
pub(crate) fn columns(group: Group, unit: Unit) -> Vec<Column> {
    match group {
        Group::Keys => keys::columns(unit),
        Group::Alliances => alliances::columns(unit),
        Group::Capabilities => capabilities::columns(unit),
        Group::Similarity => similarity::columns(unit),
    }
}
