//! The answer of `matrix`.

use serde::Serialize;

use super::{ArchitectureJson, RecordJson, answer, architecture_json, record_json};
use crate::architecture::Architecture;
use crate::date::Date;
use crate::matrix::Cell;
use crate::record::Record;
use crate::vocab::Duty;

/// One cell of the duty matrix.
#[derive(Debug, Clone, Serialize)]
pub struct CellJson {
    /// State id.
    pub state: String,
    /// State id.
    pub owed_to: String,
    /// How strong; null where the duty has no strength.
    pub strength: Option<&'static str>,
    /// `bound` or `contested`.
    pub answer: &'static str,
    /// Instrument ids.
    pub instruments: Vec<String>,
}

/// The answer of `matrix`.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixJson {
    /// Which record answered.
    pub record: RecordJson,
    /// The day.
    pub on: String,
    /// Of which architecture.
    pub architecture: ArchitectureJson,
    /// What duty.
    pub duty: &'static str,
    /// Every ordered pair that has it.
    pub cells: Vec<CellJson>,
}

/// The answer of `matrix` in the words of the contract.
pub fn matrix(record: &Record, architecture: &Architecture, day: Date, duty: Duty, cells: &[Cell]) -> MatrixJson {
    let cell = |c: &Cell| CellJson {
        state: record.code(c.state).to_owned(),
        owed_to: record.code(c.owed_to).to_owned(),
        strength: c.strength.map(|s| s.word()),
        answer: answer(c.answer),
        instruments: c.instruments.iter().map(|i| record.instruments[*i].id.clone()).collect(),
    };
    MatrixJson {
        record: record_json(record),
        on: day.to_string(),
        architecture: architecture_json(record, architecture),
        duty: duty.word(),
        cells: cells.iter().map(cell).collect(),
    }
}
