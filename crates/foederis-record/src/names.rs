//! Which ids exist: what a reference in a file may point to.

use std::collections::BTreeMap;

use foederis::id::{ArchitectureId, AreaId, CaseId, ContingencyId, GroupId, InstrumentId, PlaceId, StateId, TemplateId};
use foederis::id::{IssueId, MeasureId, ReportId, SpeakerId, StatementId, TopicId};

use crate::diagnostic::FileId;
use crate::files::Kind;

/// The ids of one kind, with the row each will have.
#[derive(Debug, Clone)]
pub(crate) struct Keys<Id> {
    rows: BTreeMap<String, Id>,
}

impl<Id> Default for Keys<Id> {
    fn default() -> Self {
        Keys { rows: BTreeMap::new() }
    }
}

impl<Id: Copy> Keys<Id> {
    /// The row of an id or alias.
    pub(crate) fn get(&self, key: &str) -> Option<Id> {
        self.rows.get(key).copied()
    }

    /// Every id and alias.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }

    /// Ids and aliases with their rows.
    pub(crate) fn into_map(self) -> BTreeMap<String, Id> {
        self.rows
    }
}

/// Every id of a record, and the file each row comes from.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// States.
    pub(crate) states: Keys<StateId>,
    /// Groups.
    pub(crate) groups: Keys<GroupId>,
    /// Places and regions.
    pub(crate) places: Keys<PlaceId>,
    /// Areas.
    pub(crate) areas: Keys<AreaId>,
    /// Instruments and proposals, with their aliases.
    pub(crate) instruments: Keys<InstrumentId>,
    /// Templates.
    pub(crate) templates: Keys<TemplateId>,
    /// Architectures.
    pub(crate) architectures: Keys<ArchitectureId>,
    /// Contingencies.
    pub(crate) contingencies: Keys<ContingencyId>,
    /// Cases.
    pub(crate) cases: Keys<CaseId>,
    /// Topics.
    pub(crate) topics: Keys<TopicId>,
    /// Speakers.
    pub(crate) speakers: Keys<SpeakerId>,
    /// Statements.
    pub(crate) statements: Keys<StatementId>,
    /// Reports.
    pub(crate) reports: Keys<ReportId>,
    /// Measures.
    pub(crate) measures: Keys<MeasureId>,
    /// Issues.
    pub(crate) issues: Keys<IssueId>,
}

impl Names {
    /// Rows in the order of ids, whatever the order of files. `aliases` are those of instruments: alias, id.
    pub(crate) fn new(files: &[(FileId, Kind, &str)], aliases: &[(String, String)]) -> Self {
        let ids = |kinds: &[Kind]| -> BTreeMap<String, usize> {
            let mut sorted: Vec<&str> = files.iter().filter(|f| kinds.contains(&f.1)).map(|f| f.2).collect();
            sorted.sort_unstable();
            sorted.into_iter().enumerate().map(|(row, id)| (id.to_owned(), row)).collect()
        };
        fn keys<Id>(rows: BTreeMap<String, usize>, id: fn(usize) -> Id) -> Keys<Id> {
            Keys { rows: rows.into_iter().map(|(key, row)| (key, id(row))).collect() }
        }
        let mut instruments = ids(&[Kind::Instruments, Kind::Proposals]);
        for (alias, id) in aliases {
            if let Some(row) = instruments.get(id).copied() {
                instruments.entry(alias.clone()).or_insert(row);
            }
        }
        Names {
            states: keys(ids(&[Kind::States]), StateId::new),
            groups: keys(ids(&[Kind::Groups]), GroupId::new),
            places: keys(ids(&[Kind::Places]), PlaceId::new),
            areas: keys(ids(&[Kind::Areas]), AreaId::new),
            instruments: keys(instruments, InstrumentId::new),
            templates: keys(ids(&[Kind::Templates]), TemplateId::new),
            architectures: keys(ids(&[Kind::Architectures]), ArchitectureId::new),
            contingencies: keys(ids(&[Kind::Contingencies]), ContingencyId::new),
            cases: keys(ids(&[Kind::Cases]), CaseId::new),
            topics: keys(ids(&[Kind::Topics]), TopicId::new),
            speakers: keys(ids(&[Kind::Speakers]), SpeakerId::new),
            statements: keys(ids(&[Kind::Statements]), StatementId::new),
            reports: keys(ids(&[Kind::Reports]), ReportId::new),
            measures: keys(ids(&[Kind::Measures]), MeasureId::new),
            issues: keys(ids(&[Kind::Issues]), IssueId::new),
        }
    }
}
