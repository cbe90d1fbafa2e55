//! The answer of `distance`.

use foederis::json::{RecordJson, record_json};
use foederis::vocab::Rung;
use foederis::{Record, Verdict};
use serde::Serialize;

use crate::distance::{Goal, Spell, Web, Year};

/// How many ordered pairs have a rung.
#[derive(Debug, Clone, Serialize)]
pub struct ShareJson {
    /// Which.
    pub rung: &'static str,
    /// Ordered pairs that have it for certain.
    pub certain: usize,
    /// Ordered pairs for which it is contested.
    pub contested: usize,
    /// The certain ones over all ordered pairs, 0 to 1.
    pub share: f64,
}

/// One year.
#[derive(Debug, Clone, Serialize)]
pub struct YearJson {
    /// The day counted.
    pub on: String,
    /// By rung.
    pub rungs: Vec<ShareJson>,
}

/// What stands between two members on the last day.
#[derive(Debug, Clone, Serialize)]
pub struct StepJson {
    /// Which rung.
    pub rung: &'static str,
    /// State id of who owes.
    pub state: String,
    /// State id.
    pub owed_to: String,
    /// `certain` or `contested`.
    pub answer: &'static str,
    /// Instrument ids.
    pub instruments: Vec<String>,
}

/// The answer of `distance`.
#[derive(Debug, Clone, Serialize)]
pub struct DistanceJson {
    /// Which record answered.
    pub record: RecordJson,
    /// The name of the pact.
    pub pact: String,
    /// State ids.
    pub members: Vec<String>,
    /// Ordered pairs of members.
    pub pairs: usize,
    /// Year by year.
    pub years: Vec<YearJson>,
    /// What stands on the last day.
    pub today: Vec<StepJson>,
}

/// A distance in the words of the contract.
pub fn distance(record: &Record, pact: &str, goal: &Goal, years: &[Year], web: &Web) -> DistanceJson {
    let share = |rung: Rung, year: &Year| {
        let found = year.shares[rung as usize];
        ShareJson {
            rung: rung.word(),
            certain: found.certain,
            contested: found.contested,
            share: found.certain as f64 / goal.pairs().max(1) as f64,
        }
    };
    DistanceJson {
        record: record_json(record),
        pact: pact.to_owned(),
        members: goal.members.iter().map(|s| record.code(*s).to_owned()).collect(),
        pairs: goal.pairs(),
        years: years
            .iter()
            .map(|year| YearJson { on: year.day.to_string(), rungs: goal.rungs().map(|rung| share(rung, year)).collect() })
            .collect(),
        today: web
            .iter()
            .map(|((rung, state, owed), step)| StepJson {
                rung: rung.word(),
                state: record.code(*state).to_owned(),
                owed_to: record.code(*owed).to_owned(),
                answer: certainty(step.answer),
                instruments: step.instruments.iter().map(|i| record.instruments[*i].id.clone()).collect(),
            })
            .collect(),
    }
}

/// Years on end in which one state had a rung towards another.
#[derive(Debug, Clone, Serialize)]
pub struct SpellJson {
    /// Which rung.
    pub rung: &'static str,
    /// State id of who owes.
    pub state: String,
    /// State id.
    pub owed_to: String,
    /// The first year at whose end it stood.
    pub from: i16,
    /// The last.
    pub to: i16,
    /// `certain` or `contested`.
    pub answer: &'static str,
    /// Instrument ids.
    pub instruments: Vec<String>,
}

/// The answer of `distance --pair`.
#[derive(Debug, Clone, Serialize)]
pub struct SpellsJson {
    /// Which record answered.
    pub record: RecordJson,
    /// By rung, direction and year.
    pub spells: Vec<SpellJson>,
}

/// The ties of a pair in the words of the contract.
pub fn spells(record: &Record, spells: &[Spell]) -> SpellsJson {
    let spell = |s: &Spell| SpellJson {
        rung: s.rung.word(),
        state: record.code(s.state).to_owned(),
        owed_to: record.code(s.owed_to).to_owned(),
        from: s.from,
        to: s.to,
        answer: certainty(s.answer),
        instruments: s.instruments.iter().map(|i| record.instruments[*i].id.clone()).collect(),
    };
    SpellsJson { record: record_json(record), spells: spells.iter().map(spell).collect() }
}

fn certainty(answer: Verdict) -> &'static str {
    if answer == Verdict::Yes { "certain" } else { "contested" }
}
