//! Membership of the international system, spell by spell.

use foederis::date::{Date, Dated};

use crate::catalogue::{Dataset, Table};
use crate::fault::{Fault, Faults};
use crate::library::{Library, Read};
use crate::sheet::{Ccode, Year, date, row};

/// The Correlates of War's list of states.
pub static DATASET: Dataset = Dataset {
    key: "states",
    name: "Correlates of War, State System Membership",
    versions: "v2016, v2024",
    files: &[SPELLS],
    cite: &["Correlates of War Project. 2025. \"State System Membership, v2024.\" https://correlatesofwar.org"],
    terms: "Offered for download; the project asks users to give the version and the citation. No licence text was found.",
    url: "https://correlatesofwar.org/data-sets/state-system-membership/",
};

/// Spells of membership.
pub const SPELLS: Table =
    Table::of::<Spell>("states", "states", "the list of states, a spell a row", &["statelist2024.csv", "states2016.csv"]);

row! {
    /// A spell of membership.
    Spell {
        /// The state.
        ccode: Ccode = "ccode",
        /// Its three letters.
        abbreviation: String = "stateabb",
        /// Its name.
        name: String = "statenme",
        /// The first year.
        year: Year = "styear",
        /// The first month.
        month: Option<u8> = "stmonth",
        /// The first day.
        day: Option<u8> = "stday",
        /// The last year.
        last_year: Year = "endyear",
        /// The last month.
        last_month: Option<u8> = "endmonth",
        /// The last day.
        last_day: Option<u8> = "endday",
        /// The version.
        version: u16 = "version",
    }
    key(|r: &Spell| r.ccode.0.into(), |r: &Spell| r.year.0.into(), |r: &Spell| r.month.unwrap_or(0).into(), |r: &Spell| r.day.unwrap_or(0).into())
}

/// A spell with its dates; a state that still lived on the version's last day has no last day.
#[derive(Debug, Clone)]
pub struct Member {
    /// The state.
    pub ccode: Ccode,
    /// Its three letters.
    pub abbreviation: String,
    /// Its name.
    pub name: String,
    /// Its first day.
    pub from: Dated,
    /// Its last day; none: it still belonged when the list was made.
    pub last: Option<Dated>,
}

/// The international system.
#[derive(Debug, Clone, Default)]
pub struct System {
    /// Every spell, by state and then date.
    pub spells: Vec<Member>,
    /// The day on which the list was made: the last day of those that went on.
    pub until: Option<Date>,
}

impl System {
    /// Reads the list.
    ///
    /// # Errors
    /// If it is not there or has a fault, a spell that ends before it begins among them.
    pub fn read(library: &Library) -> Result<System, Faults> {
        System::of(&library.read(&SPELLS)?)
    }

    /// Makes the system of a list's rows.
    ///
    /// # Errors
    /// If a date is none, or a spell ends before it begins.
    pub fn of(read: &Read<Spell>) -> Result<System, Faults> {
        let mut faults = Faults::default();
        let mut spells = Vec::new();
        for spell in &read.rows {
            let from = date((spell.year, spell.month, spell.day), ["styear", "stmonth", "stday"]);
            let last = date((spell.last_year, spell.last_month, spell.last_day), ["endyear", "endmonth", "endday"]);
            match (from, last) {
                (Ok(from), Ok(last)) if last.latest < from.earliest => {
                    let message = format!("ends on {last}, before it begins on {from}");
                    faults.0.push(Fault::of(&read.path, message).at(spell.line).column("endyear"));
                }
                (Ok(from), Ok(last)) => spells.push(Member {
                    ccode: spell.ccode,
                    abbreviation: spell.abbreviation.clone(),
                    name: spell.name.clone(),
                    from,
                    last: Some(last),
                }),
                (Err((column, reason)), _) | (_, Err((column, reason))) => {
                    faults.0.push(Fault::of(&read.path, reason).at(spell.line).column(column));
                }
            }
        }
        // Living states end with the list: its last day is no end.
        let until = spells.iter().filter_map(|s| s.last).map(|last| last.latest).max();
        for spell in &mut spells {
            spell.last = spell.last.filter(|last| Some(last.latest) != until);
        }
        spells.sort_by_key(|s| (s.ccode, s.from));
        faults.unless_any(System { spells, until })
    }

    /// The states that belonged on some day of the year, each once, in the order of their numbers.
    pub fn members(&self, year: u16) -> Vec<Ccode> {
        let year = year as i16;
        let there = |s: &&Member| s.from.earliest.year() <= year && s.last.is_none_or(|last| last.latest.year() >= year);
        let mut members: Vec<Ccode> = self.spells.iter().filter(there).map(|s| s.ccode).collect();
        members.dedup();
        members
    }
}
