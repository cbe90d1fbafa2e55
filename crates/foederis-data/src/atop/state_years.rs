//! ATOP's own state-years: what a state promised anybody in a year.

use super::promises::Obligations;
use crate::catalogue::Table;
use crate::editions::{self, Edition};
use crate::fault::Faults;
use crate::library::Read;
use crate::sheet::{Ccode, Year, row};
use crate::summary::Remarks;

/// A state and a year with an alliance a row.
pub const STATE_YEARS: Table =
    Table::of::<StateYear>("atop", "atop-state-years", "a state and a year with an alliance a row", &["atop5_1sy.csv"]);

const EDITIONS: [Edition; 1] = [Edition::of("5.1", 11_923)];

row! {
    /// What a state promised anybody in a year.
    StateYear {
        /// The state.
        state: Ccode = "state",
        /// The year.
        year: Year = "year",
        /// Defence.
        defense: bool = "defense",
        /// Offence.
        offense: bool = "offense",
        /// Neutrality.
        neutral: bool = "neutral",
        /// Non-aggression.
        nonagg: bool = "nonagg",
        /// Consultation.
        consul: bool = "consul",
        /// How many alliances it had.
        number: u16 = "number",
        /// The version.
        version: String = "version",
    }
    key(|r: &StateYear| r.state.0.into(), |r: &StateYear| r.year.0.into())
    examine(|read, _| examine(read))
}

impl StateYear {
    /// What was promised.
    pub fn obligations(&self) -> Obligations {
        let promised = [self.defense, self.offense, self.neutral, self.nonagg, self.consul];
        Obligations(promised.iter().enumerate().fold(0, |bits, (n, yes)| bits | u8::from(*yes) << n))
    }
}

fn examine(read: &Read<StateYear>) -> Result<Remarks, Faults> {
    let version = editions::version(read, |row| (row.line, row.version.clone()))?;
    Ok(editions::compare(read, &version, &EDITIONS))
}
