//! Direct contiguity: who borders whom, by land or across how much water, spell by spell.

use foederis::date::Dated;

use crate::catalogue::{Dataset, Table};
use crate::editions::{self, Edition};
use crate::fault::{Fault, Faults};
use crate::library::{Library, Read};
use crate::sheet::{Ccode, Cell, codes, row};
use crate::summary::Remarks;

/// Direct Contiguity.
pub static DATASET: Dataset = Dataset {
    key: "contiguity",
    name: "Correlates of War, Direct Contiguity",
    versions: "v3.2",
    files: &[SPELLS],
    cite: &[
        "Stinnett, Douglas M., Jaroslav Tir, Philip Schafer, Paul F. Diehl, and Charles Gochman. 2002. \"The Correlates of War \
             Project Direct Contiguity Data, Version 3.\" Conflict Management and Peace Science 19(2): 58–66",
    ],
    terms: "Offered for download; the project asks users to give the version and the citation. No licence text was found.",
    url: "https://correlatesofwar.org/data-sets/direct-contiguity/",
};

/// The master file: a pair and a spell a row.
pub const SPELLS: Table =
    Table::of::<SpellRow>("contiguity", "contiguity", "a pair of states and a spell of contiguity a row", &["contdir.csv"]);

const EDITIONS: [Edition; 1] = [Edition::of("3.2", 847)];

codes! {
    /// How near two states are, the nearest first.
    Reach, "a type of contiguity, 1–5" {
        /// A common border, on land or along a river.
        Land = "1",
        /// At most 12 miles of water.
        Water12 = "2",
        /// At most 24 miles of water.
        Water24 = "3",
        /// At most 150 miles of water.
        Water150 = "4",
        /// At most 400 miles of water.
        Water400 = "5",
    }
}

/// A month, written `191408`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(pub u32);

impl Month {
    /// Its year.
    pub fn year(self) -> u16 {
        (self.0 / 100) as u16
    }

    /// As a date that is known to the month.
    pub fn date(self) -> Option<Dated> {
        Dated::parse(&format!("{:04}-{:02}", self.0 / 100, self.0 % 100)).ok()
    }
}

impl Cell for Month {
    const EXPECTED: &'static str = "a month as YYYYMM";
    const BLANK: Self = Month(181_601);

    fn read(text: &str) -> Option<Self> {
        let month = u32::read(text)?;
        ((1400..=2100).contains(&(month / 100)) && (1..=12).contains(&(month % 100))).then_some(Month(month))
    }

    fn write(&self) -> String {
        self.0.to_string()
    }
}

row! {
    /// A spell of contiguity.
    SpellRow {
        /// The two together: a thousand times the lower number, and the higher.
        dyad: u32 = "dyad",
        /// The state with the lower number.
        low: Ccode = "statelno",
        /// The one with the higher.
        high: Ccode = "statehno",
        /// How near.
        reach: Reach = "conttype",
        /// The first month.
        begin: Month = "begin",
        /// The last month.
        end: Month = "end",
        /// The version.
        version: String = "version",
    }
    key(|r: &SpellRow| r.low.0.into(), |r: &SpellRow| r.high.0.into(), |r: &SpellRow| r.begin.0)
    dates("from" = |r: &SpellRow| r.begin.date(), "last" = |r: &SpellRow| r.end.date())
    examine(|read, _| Contiguity::of(read).map(|contiguity| contiguity.remarks))
}

/// A spell of contiguity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// The state with the lower number.
    pub low: Ccode,
    /// The one with the higher.
    pub high: Ccode,
    /// How near.
    pub reach: Reach,
    /// The first month.
    pub begin: Month,
    /// The last month; none: it went on when the coverage ended.
    pub end: Option<Month>,
}

/// Who bordered whom.
#[derive(Debug, Clone, Default)]
pub struct Contiguity {
    /// By the pair, and then the first month.
    pub spells: Vec<Spell>,
    /// The last month that is covered. What is not contiguous after it is not known to be so.
    pub until: Option<Month>,
    /// What a person should look at.
    pub remarks: Remarks,
}

impl Contiguity {
    /// Reads the master file.
    ///
    /// # Errors
    /// If it is not there or has a fault.
    pub fn read(library: &Library) -> Result<Contiguity, Faults> {
        Contiguity::of(&library.read(&SPELLS)?)
    }

    /// Makes the relation of the file's rows.
    ///
    /// # Errors
    /// If a spell ends before it begins, a state borders itself, or a pair's own number says otherwise than its states'.
    pub fn of(read: &Read<SpellRow>) -> Result<Contiguity, Faults> {
        let version = editions::version(read, |row| (row.line, row.version.clone()))?;
        let mut faults = Faults::default();
        for row in &read.rows {
            let mut fault = |column, message: &str| faults.0.push(Fault::of(&read.path, message).at(row.line).column(column));
            if row.end < row.begin {
                fault("end", "ends before it begins");
            }
            if row.low >= row.high {
                fault("statehno", "the second state should have the higher number");
            }
            if row.dyad != u32::from(row.low.0) * 1000 + u32::from(row.high.0) {
                fault("dyad", "names other states than the row");
            }
        }
        let until = read.rows.iter().map(|row| row.end).max();
        let spell = |row: &SpellRow| Spell {
            low: row.low,
            high: row.high,
            reach: row.reach,
            begin: row.begin,
            end: Some(row.end).filter(|end| Some(*end) != until),
        };
        let mut spells: Vec<Spell> = read.rows.iter().map(spell).collect();
        spells.sort_by_key(|s| (s.low, s.high, s.begin));
        faults.unless_any(Contiguity { spells, until, remarks: editions::compare(read, &version, &EDITIONS) })
    }

    /// Whether the data say anything about a year.
    pub fn covers(&self, year: u16) -> bool {
        self.until.is_some_and(|until| (1816..=until.year()).contains(&year))
    }

    /// The spells of two states, in either order.
    pub fn of_pair(&self, a: Ccode, b: Ccode) -> &[Spell] {
        let pair = (a.min(b), a.max(b));
        let from = self.spells.partition_point(|s| (s.low, s.high) < pair);
        let to = self.spells.partition_point(|s| (s.low, s.high) <= pair);
        &self.spells[from..to]
    }

    /// The nearest that two states were in a year; none: farther than 400 miles, or not covered.
    ///
    /// Where the type changed within the year, the project's own dyad-years (`contdird`) have a row for each; this is the nearest.
    pub fn nearest(&self, a: Ccode, b: Ccode, year: u16) -> Option<Reach> {
        if !self.covers(year) {
            return None;
        }
        let there = |s: &&Spell| s.begin.year() <= year && s.end.is_none_or(|end| end.year() >= year);
        self.of_pair(a, b).iter().filter(there).map(|s| s.reach).min()
    }
}
