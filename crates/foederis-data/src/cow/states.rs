//! Membership of the international system, spell by spell.

use foederis::date::{Date, Dated};

use super::majors::MAJORS;
use crate::catalogue::{Dataset, Table};
use crate::editions::{self, Edition};
use crate::fault::{Fault, Faults};
use crate::library::{Library, Read};
use crate::sheet::{Ccode, Year, date, row};
use crate::summary::Remarks;

/// The Correlates of War's list of states.
pub static DATASET: Dataset = Dataset {
    key: "states",
    name: "Correlates of War, State System Membership",
    versions: "v2016, v2024",
    files: &[SPELLS, MAJORS],
    cite: &["Correlates of War Project. 2025. \"State System Membership, v2024.\" https://correlatesofwar.org"],
    terms: "Offered for download; the project asks users to give the version and the citation. No licence text was found.",
    url: "https://correlatesofwar.org/data-sets/state-system-membership/",
};

/// Spells of membership.
pub const SPELLS: Table =
    Table::of::<Spell>("states", "states", "the list of states, a spell a row", &["statelist2024.csv", "states2016.csv"]);

const EDITIONS: [Edition; 2] = [Edition::of("2024", 244), Edition::of("2016", 243)];

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
    key(
        |r: &Spell| r.ccode.0.into(),
        |r: &Spell| r.year.0.into(),
        |r: &Spell| r.month.unwrap_or(0).into(),
        |r: &Spell| r.day.unwrap_or(0).into(),
    )
    dates(
        "from" = |r: &Spell| span(r.starts(), r.ends()).ok().map(|(from, _)| from),
        "last" = |r: &Spell| span(r.starts(), r.ends()).ok().map(|(_, last)| last),
    )
    examine(|read, _| System::of(read).map(|system| system.remarks))
}

/// The cells of a date.
pub(crate) type Parts = (Year, Option<u8>, Option<u8>);

impl Spell {
    fn starts(&self) -> Parts {
        (self.year, self.month, self.day)
    }

    fn ends(&self) -> Parts {
        (self.last_year, self.last_month, self.last_day)
    }
}

/// The first and the last day of a spell.
pub(crate) fn span(start: Parts, end: Parts) -> Result<(Dated, Dated), (&'static str, String)> {
    let from = date(start, ["styear", "stmonth", "stday"])?;
    let last = date(end, ["endyear", "endmonth", "endday"])?;
    match last.latest < from.earliest {
        true => Err(("endyear", format!("ends on {last}, before it begins on {from}"))),
        false => Ok((from, last)),
    }
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
    /// What a person should look at.
    pub remarks: Remarks,
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
        let version = editions::version(read, |row| (row.line, row.version.to_string()))?;
        let mut faults = Faults::default();
        let mut spells = Vec::new();
        for spell in &read.rows {
            match span(spell.starts(), spell.ends()) {
                Ok((from, last)) => spells.push(Member {
                    ccode: spell.ccode,
                    abbreviation: spell.abbreviation.clone(),
                    name: spell.name.clone(),
                    from,
                    last: Some(last),
                }),
                Err((column, reason)) => faults.0.push(Fault::of(&read.path, reason).at(spell.line).column(column)),
            }
        }
        // Living states end with the list: its last day is no end.
        let until = spells.iter().filter_map(|s| s.last).map(|last| last.latest).max();
        for spell in &mut spells {
            spell.last = spell.last.filter(|last| Some(last.latest) != until);
        }
        spells.sort_by_key(|s| (s.ccode, s.from));
        faults.unless_any(System { spells, until, remarks: editions::compare(read, &version, &EDITIONS) })
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
