//! Ids: a row number in a table of the record, in a type of its own.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u16);

        impl $name {
            /// The row with this number.
            pub fn new(index: usize) -> Self {
                Self(u16::try_from(index).expect("tables are checked to be smaller than 65,536 rows when a record is built"))
            }

            /// Its number.
            #[inline]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

ids! {
    /// A state.
    StateId,
    /// A group.
    GroupId,
    /// A place or region.
    PlaceId,
    /// An area.
    AreaId,
    /// An instrument or proposal.
    InstrumentId,
    /// A template of a pact.
    TemplateId,
    /// An architecture.
    ArchitectureId,
    /// A contingency.
    ContingencyId,
    /// A case.
    CaseId,
    /// A topic.
    TopicId,
    /// A speaker.
    SpeakerId,
    /// A statement.
    StatementId,
    /// A report.
    ReportId,
    /// A measure.
    MeasureId,
    /// An issue.
    IssueId,
}

impl StateId {
    /// An attacker that is no state: the last number a set can hold.
    pub const NON_STATE: StateId = StateId(319);
}
