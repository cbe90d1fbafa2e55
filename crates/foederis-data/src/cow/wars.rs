//! Wars between states: who fought on which side, from when to when, who began and how it ended for each.

use std::collections::BTreeMap;

use foederis::date::{Date, Dated};

use super::dyadic_wars::DYAD_YEARS;
use crate::catalogue::{Dataset, Table};
use crate::editions::{self, Edition};
use crate::fault::{Fault, Faults};
use crate::library::{Library, Read};
use crate::sheet::{Ccode, Cell, Year, codes, date, row, whole};
use crate::summary::Remarks;

/// Inter-State Wars.
pub static DATASET: Dataset = Dataset {
    key: "wars",
    name: "Correlates of War, Inter-State Wars",
    versions: "v4.0; Directed Dyadic Interstate War as of 2019",
    files: &[PARTICIPANTS, DYAD_YEARS],
    cite: &[
        "Sarkees, Meredith Reid, and Frank Wayman. 2010. Resort to War: 1816–2007. CQ Press",
        "Maoz, Zeev, Paul L. Johnson, Jasper Kaplan, Fiona Ogunkoya, and Aaron Shreve. 2019. \"The Dyadic Militarized Interstate \
         Disputes (MIDs) Dataset Version 3.0.\" Journal of Conflict Resolution 63(3): 811–35",
    ],
    terms: "Offered for download; the project asks users to give the version and the citation. No licence text was found.",
    url: "https://correlatesofwar.org/data-sets/cow-war/",
};

/// A state and its side in a war a row.
pub const PARTICIPANTS: Table =
    Table::of::<ParticipantRow>("wars", "wars", "a state on a side of a war a row", &["Inter-StateWarData_v4.0.csv"]);

const EDITIONS: [Edition; 1] = [Edition::of("4", 337)];

codes! {
    /// A side.
    Side, "a side, 1 or 2" {
        /// The first.
        One = "1",
        /// The second.
        Two = "2",
    }
}

codes! {
    /// Who began. The file says 2 for no.
    Began, "1 (initiator) or 2 (not)" {
        /// It did.
        Yes = "1",
        /// It did not.
        No = "2",
    }
}

codes! {
    /// How a war ended for a state.
    Outcome, "an outcome, 1–8" {
        /// It won.
        Won = "1",
        /// It lost.
        Lost = "2",
        /// A compromise, or a tie.
        Compromise = "3",
        /// The war became one of another kind.
        Transformed = "4",
        /// It goes on.
        Ongoing = "5",
        /// A stalemate.
        Stalemate = "6",
        /// The conflict goes on below the level of a war.
        BelowWar = "7",
        /// The state changed sides.
        ChangedSides = "8",
    }
}

/// Numbers of other wars. The file lists several with commas, and writes -8 for none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WarNumbers(pub Vec<u16>);

impl Cell for WarNumbers {
    const EXPECTED: &'static str = "numbers of wars, or -8";
    const BLANK: Self = WarNumbers(Vec::new());

    fn read(text: &str) -> Option<Self> {
        match whole(text) {
            "-8" | "-9" | "" => Some(WarNumbers::default()),
            text => text.split(',').map(u16::read).collect::<Option<_>>().map(WarNumbers),
        }
    }

    fn write(&self) -> String {
        let numbers: Vec<String> = self.0.iter().map(u16::to_string).collect();
        numbers.join(", ")
    }
}

row! {
    /// A state on a side of a war. In its dates -9 is not known (and missing here), -8 does not apply, -7 goes on.
    ParticipantRow {
        /// The war.
        war: u16 = "WarNum",
        /// Its name.
        name: String = "WarName",
        /// Its kind; every war of this list is of kind 1, between states.
        kind: u8 = "WarType",
        /// The state.
        ccode: Ccode = "ccode",
        /// The state's name.
        state: String = "StateName",
        /// The side.
        side: Side = "Side",
        /// The first spell: its first month.
        start_month_1: Option<i32> = "StartMonth1",
        /// Its first day.
        start_day_1: Option<i32> = "StartDay1",
        /// Its first year.
        start_year_1: i32 = "StartYear1",
        /// Its last month.
        end_month_1: Option<i32> = "EndMonth1",
        /// Its last day.
        end_day_1: Option<i32> = "EndDay1",
        /// Its last year.
        end_year_1: i32 = "EndYear1",
        /// The second spell: its first month.
        start_month_2: Option<i32> = "StartMonth2",
        /// Its first day.
        start_day_2: Option<i32> = "StartDay2",
        /// Its first year.
        start_year_2: i32 = "StartYear2",
        /// Its last month.
        end_month_2: Option<i32> = "EndMonth2",
        /// Its last day.
        end_day_2: Option<i32> = "EndDay2",
        /// Its last year.
        end_year_2: i32 = "EndYear2",
        /// The wars that this one came out of.
        trans_from: WarNumbers = "TransFrom",
        /// Where: 1 Western Hemisphere, 2 Europe, 4 Africa, 6 Middle East, 7 Asia, 9 Oceania, 11–19 several.
        where_fought: u8 = "WhereFought",
        /// Whether it began.
        initiator: Began = "Initiator",
        /// How it ended for it.
        outcome: Outcome = "Outcome",
        /// The wars that came out of it.
        trans_to: WarNumbers = "TransTo",
        /// Battle deaths.
        deaths: Option<u32> = "BatDeath",
        /// The version.
        version: String = "Version",
    }
    key(|r: &ParticipantRow| r.war.into(), |r: &ParticipantRow| r.ccode.0.into(), |r: &ParticipantRow| r.side as u32)
    dates(
        "from1" = |r: &ParticipantRow| r.bound(r.parts()[0].0).ok().flatten(),
        "last1" = |r: &ParticipantRow| r.bound(r.parts()[0].1).ok().flatten(),
        "from2" = |r: &ParticipantRow| r.bound(r.parts()[1].0).ok().flatten(),
        "last2" = |r: &ParticipantRow| r.bound(r.parts()[1].1).ok().flatten(),
    )
    examine(|read, _| Wars::of(read).map(|wars| wars.remarks))
}

/// Year, month and day of one end of a spell, with their columns.
type Bound = ([Option<i32>; 3], [&'static str; 3]);

impl ParticipantRow {
    fn parts(&self) -> [(Bound, Bound); 2] {
        [
            (
                ([Some(self.start_year_1), self.start_month_1, self.start_day_1], ["StartYear1", "StartMonth1", "StartDay1"]),
                ([Some(self.end_year_1), self.end_month_1, self.end_day_1], ["EndYear1", "EndMonth1", "EndDay1"]),
            ),
            (
                ([Some(self.start_year_2), self.start_month_2, self.start_day_2], ["StartYear2", "StartMonth2", "StartDay2"]),
                ([Some(self.end_year_2), self.end_month_2, self.end_day_2], ["EndYear2", "EndMonth2", "EndDay2"]),
            ),
        ]
    }

    /// The date of one end of a spell; none where the year says that there is none.
    fn bound(&self, ([year, month, day], columns): Bound) -> Result<Option<Dated>, (&'static str, String)> {
        let year = match year {
            Some(-8 | -7) => return Ok(None),
            year => year.and_then(|year| Year::read(&year.to_string())).ok_or((columns[0], "is not a year".to_owned()))?,
        };
        let part = |part: Option<i32>, column| match part.map(u8::try_from) {
            None => Ok(None),
            Some(Ok(part)) => Ok(Some(part)),
            Some(Err(_)) => Err((column, "does not go with a year".to_owned())),
        };
        date((year, part(month, columns[1])?, part(day, columns[2])?), columns).map(Some)
    }

    fn spells(&self) -> Result<Vec<Spell>, (&'static str, String)> {
        let mut spells = Vec::new();
        for (start, end) in self.parts() {
            match (self.bound(start)?, self.bound(end)?) {
                (None, None) if end.0[0] == Some(-8) => {}
                (Some(from), Some(last)) if last.latest < from.earliest => {
                    return Err((end.1[0], format!("ends on {last}, before it begins on {from}")));
                }
                (Some(from), last) if last.is_some() || end.0[0] == Some(-7) => spells.push(Spell { from, last }),
                _ => return Err((start.1[0], "a spell needs a beginning and an end, or -7 for an end to come".into())),
            }
        }
        if spells.is_empty() { Err(("StartYear1", "nobody takes part for no time at all".into())) } else { Ok(spells) }
    }
}

/// A time of fighting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// Its first day.
    pub from: Dated,
    /// Its last day; none: it went on when the coverage ended.
    pub last: Option<Dated>,
}

/// A state on a side of a war. One that changed sides is there twice.
#[derive(Debug, Clone)]
pub struct Participant {
    /// The line it stands on.
    pub line: u32,
    /// The state.
    pub ccode: Ccode,
    /// Its name.
    pub name: String,
    /// Its side.
    pub side: Side,
    /// When it fought: once or twice.
    pub spells: Vec<Spell>,
    /// Whether it began.
    pub initiator: bool,
    /// How the war ended for it.
    pub outcome: Outcome,
    /// Where it fought: 1 Western Hemisphere, 2 Europe, 4 Africa, 6 Middle East, 7 Asia, 9 Oceania, 11–19 several of them.
    pub where_fought: u8,
    /// Its battle deaths, if known.
    pub deaths: Option<u32>,
}

impl Participant {
    /// The first day that it can have fought.
    pub fn first_day(&self) -> Option<Date> {
        self.spells.iter().map(|spell| spell.from.earliest).min()
    }

    /// Whether it fought in a year.
    pub fn fought_in(&self, year: u16) -> bool {
        let year = year as i16;
        self.spells.iter().any(|s| s.from.earliest.year() <= year && s.last.is_none_or(|last| last.latest.year() >= year))
    }
}

/// A war between states.
#[derive(Debug, Clone)]
pub struct War {
    /// Its number.
    pub number: u16,
    /// Its name.
    pub name: String,
    /// Those who fought, in the order of their first days, sides and numbers.
    pub participants: Vec<Participant>,
    /// The wars that it came out of.
    pub from: Vec<u16>,
    /// The wars that came out of it.
    pub to: Vec<u16>,
}

impl War {
    /// The first day.
    pub fn first_day(&self) -> Option<Date> {
        self.participants.iter().filter_map(Participant::first_day).min()
    }

    /// The states, each once, in the order of their numbers.
    pub fn states(&self) -> Vec<Ccode> {
        let mut states: Vec<Ccode> = self.participants.iter().map(|p| p.ccode).collect();
        states.sort_unstable();
        states.dedup();
        states
    }

    /// All battle deaths that are known.
    pub fn deaths(&self) -> u64 {
        self.participants.iter().filter_map(|p| p.deaths).map(u64::from).sum()
    }
}

/// Every war, by number.
#[derive(Debug, Clone, Default)]
pub struct Wars {
    /// The wars.
    pub wars: Vec<War>,
    /// The last day that the list covers: a war with no end went on then.
    pub until: Option<Date>,
    /// What a person should look at.
    pub remarks: Remarks,
}

/// The last day that version 4.0 covers.
const UNTIL: Date = Date::constant(2007, 12, 31);

impl Wars {
    /// Reads the list.
    ///
    /// # Errors
    /// If it is not there or has a fault.
    pub fn read(library: &Library) -> Result<Wars, Faults> {
        Wars::of(&library.read(&PARTICIPANTS)?)
    }

    /// Makes the wars of the list's rows.
    ///
    /// # Errors
    /// If a spell has no dates that can be, or rows of one war give it several names.
    pub fn of(read: &Read<ParticipantRow>) -> Result<Wars, Faults> {
        let version = editions::version(read, |row| (row.line, row.version.clone()))?;
        let mut faults = Faults::default();
        let mut wars: BTreeMap<u16, War> = BTreeMap::new();
        for row in &read.rows {
            let mut fault = |column, message| faults.0.push(Fault::of(&read.path, message).at(row.line).column(column));
            let war = wars.entry(row.war).or_insert_with(|| War {
                number: row.war,
                name: row.name.clone(),
                participants: Vec::new(),
                from: Vec::new(),
                to: Vec::new(),
            });
            if war.name != row.name {
                fault("WarName", format!("war {} is called `{}` above", war.number, war.name));
            }
            match row.spells() {
                Ok(spells) => war.participants.push(Participant {
                    line: row.line,
                    ccode: row.ccode,
                    name: row.state.clone(),
                    side: row.side,
                    spells,
                    initiator: row.initiator == Began::Yes,
                    outcome: row.outcome,
                    where_fought: row.where_fought,
                    deaths: row.deaths,
                }),
                Err((column, message)) => fault(column, message),
            }
            war.from.extend(&row.trans_from.0);
            war.to.extend(&row.trans_to.0);
        }
        let mut wars: Vec<War> = wars.into_values().collect();
        for war in &mut wars {
            war.participants.sort_by_key(|p| (p.first_day(), p.side, p.ccode));
            for list in [&mut war.from, &mut war.to] {
                list.sort_unstable();
                list.dedup();
            }
        }
        let mut remarks = editions::compare(read, &version, &EDITIONS);
        for war in &wars {
            for side in [Side::One, Side::Two] {
                if war.participants.iter().all(|p| p.side != side) {
                    let line = war.participants.first().map_or(1, |p| p.line);
                    remarks.warn(&read.path, line, format!("war {} has nobody on side {}", war.number, side.code()));
                }
            }
        }
        faults.unless_any(Wars { wars, until: Some(UNTIL), remarks })
    }

    /// The war with this number.
    pub fn get(&self, number: u16) -> Option<&War> {
        self.wars.binary_search_by_key(&number, |war| war.number).ok().map(|at| &self.wars[at])
    }
}
