//! ATOP's own directed dyad-years: what one state owed another in a year, under all their alliances together.

use super::promises::Obligations;
use crate::catalogue::Table;
use crate::editions::{self, Edition};
use crate::sheet::{Ccode, Year, row};
use crate::summary::Remarks;

/// A directed pair of allies and a year a row.
pub const DYADS: Table = Table::of::<DyadYear>(
    "atop",
    "atop-dyads",
    "a directed pair of allies and a year a row",
    &["atop_alliance_ddyr_v5.1.csv", "atop-dyads.csv"],
);

const EDITION: Edition = Edition::of("5.1", 273_296);

row! {
    /// What the first state owed the second in a year.
    DyadYear {
        /// The first.
        by: Ccode = "ccode1",
        /// The second.
        to: Ccode = "ccode2",
        /// The year.
        year: Year = "year",
        /// Defence.
        defense: bool = "atop_defense",
        /// Offence.
        offense: bool = "atop_offense",
        /// Neutrality.
        neutral: bool = "atop_neutral",
        /// Non-aggression.
        nonagg: bool = "atop_nonagg",
        /// Consultation.
        consul: bool = "atop_consul",
    }
    key(|r: &DyadYear| r.by.0.into(), |r: &DyadYear| r.to.0.into(), |r: &DyadYear| r.year.0.into())
    examine(|read, _| Ok(Remarks { warnings: editions::short(read, &EDITION).into_iter().collect(), losses: Vec::new() }))
}

impl DyadYear {
    /// What was owed.
    pub fn obligations(&self) -> Obligations {
        let owed = [self.defense, self.offense, self.neutral, self.nonagg, self.consul];
        Obligations(owed.iter().enumerate().fold(0, |bits, (n, yes)| bits | u8::from(*yes) << n))
    }
}
