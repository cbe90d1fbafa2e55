//! The record: every table, sorted by id, immutable once built.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::architecture::{Architecture, Template};
use crate::id::{ArchitectureId, AreaId, CaseId, ContingencyId, GroupId, InstrumentId, PlaceId, StateId, TemplateId};
use crate::id::{IssueId, MeasureId, ReportId, SpeakerId, StatementId, TopicId};
use crate::incident::{Case, Contingency};
use crate::instrument::Instrument;
use crate::issue::{Issue, Measure};
use crate::place::{Area, Atlas, Place};
use crate::politics::{Report, Speaker, Statement, Topic};
use crate::state::{Group, State};
use crate::vocab::{PlaceKind, Status};

/// Rows with their ids, in the order of the ids.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Table<Id, T> {
    rows: Vec<T>,
    keys: BTreeMap<String, Id>,
}

impl<Id, T> Default for Table<Id, T> {
    fn default() -> Self {
        Table { rows: Vec::new(), keys: BTreeMap::new() }
    }
}

impl<Id: Copy, T> Table<Id, T> {
    /// A table of these rows, which stand in the order of their ids; `keys` holds every id and alias.
    pub fn new(rows: Vec<T>, keys: BTreeMap<String, Id>) -> Self {
        Table { rows, keys }
    }

    /// The rows, in the order of their ids.
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// The number of the row with this id or alias.
    pub fn find(&self, key: &str) -> Option<Id> {
        self.keys.get(key).copied()
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

macro_rules! table {
    ($($id:ident),+) => {$(
        impl<T> Table<$id, T> {
            /// Each row with its number.
            pub fn iter(&self) -> impl ExactSizeIterator<Item = ($id, &T)> {
                self.rows.iter().enumerate().map(|(i, row)| ($id::new(i), row))
            }

            /// Puts another row in the place of this one.
            pub fn replace(&mut self, id: $id, row: T) {
                self.rows[id.index()] = row;
            }

            /// Adds a row after the last one.
            pub fn push(&mut self, key: String, row: T) -> $id {
                let id = $id::new(self.rows.len());
                self.rows.push(row);
                self.keys.insert(key, id);
                id
            }
        }

        impl<T> std::ops::Index<$id> for Table<$id, T> {
            type Output = T;

            fn index(&self, id: $id) -> &T {
                &self.rows[id.index()]
            }
        }
    )+};
}

table!(StateId, GroupId, PlaceId, AreaId, InstrumentId, TemplateId, ArchitectureId, ContingencyId, CaseId);
table!(TopicId, SpeakerId, StatementId, ReportId, MeasureId, IssueId);

/// The facts: what stands in the files, resolved and immutable.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Record {
    /// Where it came from, for people.
    pub name: String,
    /// SHA-256 over the files' names and contents, hexadecimal.
    pub hash: String,
    /// States.
    pub states: Table<StateId, State>,
    /// Groups of states.
    pub groups: Table<GroupId, Group>,
    /// Places and regions.
    pub places: Table<PlaceId, Place>,
    /// Which place contains which.
    pub atlas: Atlas,
    /// Geographic clauses.
    pub areas: Table<AreaId, Area>,
    /// Instruments and proposals.
    pub instruments: Table<InstrumentId, Instrument>,
    /// Templates of pacts.
    pub templates: Table<TemplateId, Template>,
    /// Architectures.
    pub architectures: Table<ArchitectureId, Architecture>,
    /// Contingencies.
    pub contingencies: Table<ContingencyId, Contingency>,
    /// Cases.
    pub cases: Table<CaseId, Case>,
    /// What statements are about.
    pub topics: Table<TopicId, Topic>,
    /// Who made them.
    pub speakers: Table<SpeakerId, Speaker>,
    /// Statements.
    pub statements: Table<StatementId, Statement>,
    /// Reports in print, checked against them.
    pub reports: Table<ReportId, Report>,
    /// Quantities of states, of which capabilities are made.
    pub measures: Table<MeasureId, Measure>,
    /// What is bargained over, and who stands where.
    pub issues: Table<IssueId, Issue>,
}

impl Record {
    /// A state's id as files and output spell it.
    pub fn code(&self, state: StateId) -> &str {
        if state == StateId::NON_STATE { "non-state" } else { &self.states[state].id }
    }

    /// A state's name for people.
    pub fn name_of(&self, state: StateId) -> &str {
        if state == StateId::NON_STATE { "a non-state attacker" } else { &self.states[state].name }
    }

    /// Instruments that somebody signed.
    pub fn signed(&self) -> impl Iterator<Item = (InstrumentId, &Instrument)> {
        self.instruments.iter().filter(|(_, i)| i.status != Status::Proposed)
    }

    /// Places where something can happen: all but regions.
    pub fn sites(&self) -> impl Iterator<Item = (PlaceId, &Place)> {
        self.places.iter().filter(|(_, p)| p.kind != PlaceKind::Region)
    }
}
