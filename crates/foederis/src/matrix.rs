//! Who owes whom a duty at all, whatever happens and wherever: the duty matrix of an architecture on a day.

use crate::architecture::Architecture;
use crate::casus::{Rules, Scope};
use crate::date::Date;
use crate::id::{InstrumentId, StateId};
use crate::record::Record;
use crate::set::StateSet;
use crate::verdict::Verdict;
use crate::vocab::{Duty, Strength};

/// The strongest duty of one kind that one state owes another.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Who owes it.
    pub state: StateId,
    /// To whom.
    pub owed_to: StateId,
    /// How strong, for `defend` and `attack`.
    pub strength: Option<Strength>,
    /// `Yes`, or `Contested` where only a doubtful date or membership carries it.
    pub answer: Verdict,
    /// Every instrument that carries a duty of this kind between them, in the order of the record.
    pub instruments: Vec<InstrumentId>,
}

/// Every ordered pair of states with a duty of this kind, by ower and then beneficiary.
pub fn matrix(record: &Record, architecture: &Architecture, day: Date, duty: Duty) -> Vec<Cell> {
    cells(record, &Rules::compile(record, architecture, day, Scope::Standing), duty)
}

/// The same of rules that are compiled already.
pub fn cells(record: &Record, rules: &Rules, duty: Duty) -> Vec<Cell> {
    // A treaty may outlive a state that it protects.
    let there: StateSet = record.states.iter().filter(|(_, s)| s.exists(rules.ground.day)).map(|(id, _)| id).collect();
    let mut cells: std::collections::BTreeMap<(StateId, StateId), Cell> = std::collections::BTreeMap::new();
    for row in rules.rows.iter().filter(|row| row.duty == duty && row.looks_outward()) {
        for state in row.owers.and(there).iter() {
            for owed_to in row.beneficiaries.and(there).iter().filter(|b| *b != state) {
                let cell = cells.entry((state, owed_to)).or_insert_with(|| Cell {
                    state,
                    owed_to,
                    strength: row.strength,
                    answer: rules.stands(row),
                    instruments: Vec::new(),
                });
                // A certain promise outranks a doubtful one; among equals the stronger counts.
                if (rules.stands(row), row.strength) > (cell.answer, cell.strength) {
                    (cell.answer, cell.strength) = (rules.stands(row), row.strength);
                }
                if !cell.instruments.contains(&row.instrument) {
                    cell.instruments.push(row.instrument);
                }
            }
        }
    }
    cells.into_values().collect()
}
