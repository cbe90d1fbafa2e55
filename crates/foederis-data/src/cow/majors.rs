//! Major powers: which states the project counts among them, spell by spell.

use foederis::date::{Date, Dated};

use super::states::{Parts, span};
use crate::catalogue::Table;
use crate::editions::{self, Edition};
use crate::fault::{Fault, Faults};
use crate::library::{Library, Read};
use crate::sheet::{Ccode, Year, row};
use crate::summary::Remarks;

/// Spells of being a major power.
pub const MAJORS: Table =
    Table::of::<MajorRow>("states", "majors", "a major power and a spell a row", &["majors2024.csv", "majors2016.csv"]);

const EDITIONS: [Edition; 2] = [Edition::unknown("2024"), Edition::of("2016", 14)];

row! {
    /// A spell of being a major power.
    MajorRow {
        /// The state.
        ccode: Ccode = "ccode",
        /// Its three letters.
        abbreviation: String = "stateabb",
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
    key(|r: &MajorRow| r.ccode.0.into(), |r: &MajorRow| r.year.0.into())
    dates(
        "from" = |r: &MajorRow| r.span().ok().map(|(from, _)| from),
        "last" = |r: &MajorRow| r.span().ok().map(|(_, last)| last),
    )
    examine(|read, _| Majors::of(read).map(|majors| majors.remarks))
}

impl MajorRow {
    fn span(&self) -> Result<(Dated, Dated), (&'static str, String)> {
        let start: Parts = (self.year, self.month, self.day);
        span(start, (self.last_year, self.last_month, self.last_day))
    }
}

/// A spell of being a major power.
#[derive(Debug, Clone)]
pub struct Major {
    /// The state.
    pub ccode: Ccode,
    /// Its three letters.
    pub abbreviation: String,
    /// Its first day.
    pub from: Dated,
    /// Its last day; none: it still was one when the list was made.
    pub last: Option<Dated>,
}

/// The major powers.
#[derive(Debug, Clone, Default)]
pub struct Majors {
    /// Every spell, by state and then date.
    pub spells: Vec<Major>,
    /// The day on which the list was made.
    pub until: Option<Date>,
    /// What a person should look at.
    pub remarks: Remarks,
}

impl Majors {
    /// Reads the list.
    ///
    /// # Errors
    /// If it is not there or has a fault.
    pub fn read(library: &Library) -> Result<Majors, Faults> {
        Majors::of(&library.read(&MAJORS)?)
    }

    /// Makes them of a list's rows.
    ///
    /// # Errors
    /// If a date is none, or a spell ends before it begins.
    pub fn of(read: &Read<MajorRow>) -> Result<Majors, Faults> {
        let version = editions::version(read, |row| (row.line, row.version.to_string()))?;
        let mut faults = Faults::default();
        let mut spells = Vec::new();
        for row in &read.rows {
            match row.span() {
                Ok((from, last)) => {
                    let abbreviation = row.abbreviation.clone();
                    spells.push(Major { ccode: row.ccode, abbreviation, from, last: Some(last) });
                }
                Err((column, reason)) => faults.0.push(Fault::of(&read.path, reason).at(row.line).column(column)),
            }
        }
        // As in the list of states: the version's last day is no end.
        let until = spells.iter().filter_map(|s| s.last).map(|last| last.latest).max();
        for spell in &mut spells {
            spell.last = spell.last.filter(|last| Some(last.latest) != until);
        }
        spells.sort_by_key(|s| (s.ccode, s.from));
        faults.unless_any(Majors { spells, until, remarks: editions::compare(read, &version, &EDITIONS) })
    }

    /// The major powers of a day, in the order of their numbers.
    pub fn on(&self, day: Date) -> Vec<Ccode> {
        let there = |s: &&Major| s.from.earliest <= day && s.last.is_none_or(|last| last.latest >= day);
        self.spells.iter().filter(there).map(|s| s.ccode).collect()
    }
}
