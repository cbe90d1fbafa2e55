//! The answer of `foederis structure` in the words of the JSON contract.

use foederis::date::Date;
use foederis::json::{ArchitectureJson, RecordJson, architecture_json, record_json};
use foederis::set::StateSet;
use foederis::vocab::Duty;
use foederis::{Architecture, Record};
use serde::Serialize;

use super::{Certainty, Structure};

/// The answer of `structure`.
#[derive(Debug, Clone, Serialize)]
pub struct StructureJson {
    /// Which record answered.
    pub record: RecordJson,
    /// Of which architecture.
    pub architecture: ArchitectureJson,
    /// What duty makes a tie.
    pub duty: &'static str,
    /// `bound` or `bound-or-contested`: which duties count.
    pub certainty: &'static str,
    /// One day, or one of each year.
    pub days: Vec<DayJson>,
}

/// The structure on one day.
#[derive(Debug, Clone, Serialize)]
pub struct DayJson {
    /// The day.
    pub on: String,
    /// The states looked at; null for every member of the system.
    pub among: Option<Vec<String>>,
    /// Every measure.
    #[serde(flatten)]
    pub structure: Structure<String>,
}

/// The answer of `structure`: for each day the states looked at, if not all, and what was found.
pub fn structure_json(
    record: &Record,
    architecture: &Architecture,
    duty: Duty,
    certainty: Certainty,
    days: &[(Date, Option<StateSet>, Structure)],
) -> StructureJson {
    let codes = |states: StateSet| states.iter().map(|state| record.code(state).to_owned()).collect();
    let day = |(on, among, structure): &(Date, Option<StateSet>, Structure)| DayJson {
        on: on.to_string(),
        among: among.map(codes),
        structure: structure.named(record),
    };
    StructureJson {
        record: record_json(record),
        architecture: architecture_json(record, architecture),
        duty: duty.word(),
        certainty: certainty.word(),
        days: days.iter().map(day).collect(),
    }
}
