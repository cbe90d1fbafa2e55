//! The JSON contract: answers as other programs read them. Names are stable; `docs/bound.schema.json` describes them.

mod bound;
mod cascade;
mod matrix;

use serde::Serialize;

use crate::architecture::Architecture;
use crate::date::Date;
use crate::id::{InstrumentId, StateId};
use crate::incident::Incident;
use crate::record::Record;
use crate::set::StateSet;
use crate::verdict::Verdict;

pub use bound::{BecauseJson, BetweenJson, BoundJson, ConflictJson, DutyJson, NearMissJson, bound};
pub use cascade::{AssumptionsJson, CascadeJson, HeldBackJson, JoinedJson, PromiseJson, RoundJson, cascade};
pub use matrix::{CellJson, MatrixJson, matrix};

/// The word for "owed by the parties to each other".
pub const EACH_OTHER: &str = "each other";

/// Which record answered.
#[derive(Debug, Clone, Serialize)]
pub struct RecordJson {
    /// Its name.
    pub name: String,
    /// Its content hash.
    pub hash: String,
}

/// The incident as it was asked.
#[derive(Debug, Clone, Serialize)]
pub struct IncidentJson {
    /// The day.
    pub on: String,
    /// State ids, or `non-state`.
    pub attackers: Vec<String>,
    /// State ids.
    pub targets: Vec<String>,
    /// Place id.
    pub place: String,
    /// What was attacked.
    pub object: &'static str,
    /// How.
    pub form: &'static str,
    /// `no`, `yes` or `disputed`.
    pub provoked: &'static str,
}

/// The architecture that was asked.
#[derive(Debug, Clone, Serialize)]
pub struct ArchitectureJson {
    /// The id of the architecture, before `with` and `without`.
    pub base: String,
    /// Ids of instruments added.
    pub with: Vec<String>,
    /// Ids of instruments taken away.
    pub without: Vec<String>,
}

/// The word for an answer.
pub const fn answer(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "bound",
        Verdict::Contested => "contested",
        Verdict::No => "not-triggered",
    }
}

/// Which record answered, in the words of the contract.
pub fn record_json(record: &Record) -> RecordJson {
    RecordJson { name: record.name.clone(), hash: record.hash.clone() }
}

/// The incident as it was asked.
pub fn incident_json(record: &Record, incident: &Incident, day: Date) -> IncidentJson {
    let codes = |states: StateSet| states.iter().map(|s| record.code(s).to_owned()).collect();
    IncidentJson {
        on: day.to_string(),
        attackers: codes(incident.attackers),
        targets: codes(incident.targets),
        place: record.places[incident.place].id.clone(),
        object: incident.object.word(),
        form: incident.form.word(),
        provoked: incident.provoked.word(),
    }
}

/// The architecture in the words of the contract.
pub fn architecture_json(record: &Record, architecture: &Architecture) -> ArchitectureJson {
    let ids = |list: &[InstrumentId]| list.iter().map(|i| record.instruments[*i].id.clone()).collect();
    ArchitectureJson { base: architecture.id.clone(), with: ids(&architecture.with), without: ids(&architecture.without) }
}

fn owed_to(record: &Record, to: Option<StateId>) -> String {
    to.map_or(EACH_OTHER, |to| record.code(to)).to_owned()
}
