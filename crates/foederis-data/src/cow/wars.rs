//! Wars between states: who fought on which side from when to when, who began; and who attacked whom, pair by pair.

use std::collections::BTreeMap;

use foederis::date::Dated;

use crate::catalogue::{Dataset, Table};
use crate::fault::{Fault, Faults};
use crate::library::Read;
use crate::sheet::{Ccode, Year, date, row};

/// Interstate wars.
pub static DATASET: Dataset = Dataset {
    key: "wars",
    name: "Correlates of War, Inter-State War; Directed Dyadic Interstate War",
    versions: "4.0; 1816–2010",
    files: &[PARTICIPANTS, DYADS],
    cite: &[
        "Sarkees, Meredith Reid, and Frank Wayman. 2010. Resort to War: 1816–2007. CQ Press",
        "Maoz, Zeev, Paul L. Johnson, Jasper Kaplan, Fiona Ogunkoya, and Aaron Shreve. 2019. \"The Dyadic Militarized Interstate \
         Disputes (MIDs) Dataset Version 3.0.\" Journal of Conflict Resolution",
    ],
    terms: "Offered for download; the project asks users to give the version and the citation. No licence text was found.",
    url: "https://correlatesofwar.org/data-sets/cow-war/",
};

/// The list of wars.
pub const PARTICIPANTS: Table =
    Table::of::<ParticipantRow>("wars", "wars", "a state and its side in a war a row", &["Inter-StateWarData_v4.0.csv"]);

/// Who attacked whom.
pub const DYADS: Table =
    Table::of::<DyadRow>("wars", "war-dyads", "a directed pair in a year of a war a row", &["directed_dyadic_war.csv"]);

row! {
    /// A state on one side of a war.
    ParticipantRow {
        /// The war.
        war: u16 = "WarNum",
        /// Its name.
        name: String = "WarName",
        /// The state.
        ccode: Ccode = "ccode",
        /// Its side.
        side: u8 = "Side",
        /// The first spell.
        month: i32 = "StartMonth1",
        /// Its day.
        day: i32 = "StartDay1",
        /// Its year.
        year: i32 = "StartYear1",
        /// Its end.
        last_month: i32 = "EndMonth1",
        /// Its day.
        last_day: i32 = "EndDay1",
        /// Its year.
        last_year: i32 = "EndYear1",
        /// The second spell; -8: there was none.
        month2: i32 = "StartMonth2",
        /// Its day.
        day2: i32 = "StartDay2",
        /// Its year.
        year2: i32 = "StartYear2",
        /// Its end.
        last_month2: i32 = "EndMonth2",
        /// Its day.
        last_day2: i32 = "EndDay2",
        /// Its year.
        last_year2: i32 = "EndYear2",
        /// Where it fought.
        where_fought: u8 = "WhereFought",
        /// 1 it initiated, 2 it did not.
        initiator: u8 = "Initiator",
        /// 1 won, 2 lost, 3 compromise, 4 transformed, 5 ongoing, 6 stalemate, 7 below the level of war, 8 changed sides.
        outcome: u8 = "Outcome",
        /// Battle deaths; -9 unknown.
        deaths: Option<u32> = "BatDeath",
        /// The version.
        version: String = "Version",
    }
    key(|r: &ParticipantRow| r.war.into(), |r: &ParticipantRow| r.ccode.0.into(), |r: &ParticipantRow| r.side.into())
}

row! {
    /// A directed pair in a year of a war.
    DyadRow {
        /// The war.
        war: u16 = "warnum",
        /// A state.
        state: Ccode = "statea",
        /// Its enemy.
        enemy: Ccode = "stateb",
        /// When they began to fight.
        month: u8 = "warstrtmnth",
        /// The day.
        day: Option<u8> = "warstrtday",
        /// The year.
        year: Year = "warstrtyr",
        /// When they ended.
        last_month: Option<u8> = "warendmnth",
        /// The day.
        last_day: Option<u8> = "warenday",
        /// The year. Three rows of the published file have 19118.
        last_year: u32 = "warendyr",
        /// The year of the row.
        of: Year = "year",
        /// 1: the state attacked its enemy; 3: it was attacked.
        role: Option<u8> = "wardyadrolea",
    }
}

/// A state's spell on a side.
#[derive(Debug, Clone)]
pub struct Spell {
    /// The state.
    pub ccode: Ccode,
    /// Its side, 1 or 2.
    pub side: u8,
    /// The first day.
    pub from: Dated,
    /// The last day; none: it went on when the list was made.
    pub last: Option<Dated>,
    /// Whether it initiated.
    pub initiator: bool,
    /// Where it fought, as coded.
    pub where_fought: u8,
}

/// A war.
#[derive(Debug, Clone)]
pub struct War {
    /// Its number.
    pub number: u16,
    /// Its name.
    pub name: String,
    /// The spells of its participants, as listed.
    pub spells: Vec<Spell>,
    /// Who attacked whom: state, enemy, first day, last day. One entry a pair.
    pub attacks: Vec<(Ccode, Ccode, Dated, Dated)>,
}

impl War {
    /// The wars of the list, by their numbers, with the pairs of the second file; and what a person should look at.
    ///
    /// # Errors
    /// If a date is none, a spell ends before it begins, a side or an initiator is coded otherwise than documented.
    pub fn all(participants: &Read<ParticipantRow>, dyads: Option<&Read<DyadRow>>) -> Result<(Vec<War>, Vec<Fault>), Faults> {
        let mut faults = Faults::default();
        let mut wars: BTreeMap<u16, War> = BTreeMap::new();
        for row in &participants.rows {
            let fault = |column, message: String| Fault::of(&participants.path, message).at(row.line).column(column);
            if !matches!(row.side, 1 | 2) {
                faults.0.push(fault("Side", format!("`{}` is here, expected 1 or 2", row.side)));
            }
            if !matches!(row.initiator, 1 | 2) {
                faults.0.push(fault("Initiator", format!("`{}` is here, expected 1 (yes) or 2 (no)", row.initiator)));
            }
            let war = wars.entry(row.war).or_insert_with(|| War {
                number: row.war,
                name: row.name.clone(),
                spells: Vec::new(),
                attacks: Vec::new(),
            });
            let spells = [
                ((row.year, row.month, row.day), (row.last_year, row.last_month, row.last_day), "StartYear1", "EndYear1"),
                ((row.year2, row.month2, row.day2), (row.last_year2, row.last_month2, row.last_day2), "StartYear2", "EndYear2"),
            ];
            for (n, (from, last, start_column, end_column)) in spells.into_iter().enumerate() {
                let from = match when(from) {
                    Ok(Some(from)) => from,
                    Ok(None) if n == 1 => continue,
                    Ok(None) => {
                        faults.0.push(fault(start_column, "a first spell without a beginning".into()));
                        continue;
                    }
                    Err(reason) => {
                        faults.0.push(fault(start_column, reason));
                        continue;
                    }
                };
                match when(last) {
                    Ok(Some(last)) if last.latest < from.earliest => {
                        faults.0.push(fault(end_column, format!("ends on {last}, before it begins on {from}")));
                    }
                    Ok(last) => war.spells.push(Spell {
                        ccode: row.ccode,
                        side: row.side,
                        from,
                        last,
                        initiator: row.initiator == 1,
                        where_fought: row.where_fought,
                    }),
                    Err(reason) => faults.0.push(fault(end_column, reason)),
                }
            }
        }
        let mut warnings = participants.warnings.clone();
        if let Some(dyads) = dyads {
            warnings.extend(dyads.warnings.iter().cloned());
            pairs(&mut wars, dyads, &mut faults, &mut warnings);
        }
        faults.unless_any((wars.into_values().collect(), warnings))
    }
}

/// A date of the list: -8 there is none, -7 it went on, -9 a part is not known.
fn when((year, month, day): (i32, i32, i32)) -> Result<Option<Dated>, String> {
    if matches!(year, -8 | -7) {
        return Ok(None);
    }
    let year = u16::try_from(year).map_err(|_| format!("`{year}` is no year, nor -7 or -8"))?;
    let part = |n: i32| u8::try_from(n).ok().filter(|n| *n != 0);
    date((Year(year), part(month), part(day)), [""; 3]).map(Some).map_err(|(_, reason)| reason)
}

/// Adds the attacks of each war: the first day and the last of each pair, over all its years.
fn pairs(wars: &mut BTreeMap<u16, War>, dyads: &Read<DyadRow>, faults: &mut Faults, warnings: &mut Vec<Fault>) {
    let mut attacks: BTreeMap<(u16, Ccode, Ccode), (Dated, Dated)> = BTreeMap::new();
    for row in dyads.rows.iter().filter(|row| row.role == Some(1)) {
        let (mut month, mut day) = (row.month, row.day);
        if let Some(other) = day.filter(|day| month > 12 && *day <= 12) {
            // One row has day and month in the other order, the only one in which they are a date.
            let message = format!("month {month} and day {other} read as day {month} of month {other}");
            warnings.push(Fault::of(&dyads.path, message).at(row.line).column("warstrtmnth"));
            (month, day) = (other, Some(month));
        }
        let from = date((row.year, Some(month), day), ["warstrtyr", "warstrtmnth", "warstrtday"]);
        let ended = u16::try_from(row.last_year).ok().filter(|year| (row.of.0..=2100).contains(year));
        let last = match ended {
            Some(year) => date((Year(year), row.last_month, row.last_day), ["warendyr", "warendmnth", "warenday"]),
            None => {
                let message =
                    format!("`{}` is no year in which this can have ended: taken as the end of {}", row.last_year, row.of.0);
                warnings.push(Fault::of(&dyads.path, message).at(row.line).column("warendyr"));
                date((row.of, None, None), ["year"; 3])
            }
        };
        match (from, last) {
            (Ok(from), Ok(last)) => {
                let known = attacks.entry((row.war, row.state, row.enemy)).or_insert((from, last));
                *known = (known.0.min(from), known.1.max(last));
            }
            (Err((column, reason)), _) | (_, Err((column, reason))) => {
                faults.0.push(Fault::of(&dyads.path, reason).at(row.line).column(column));
            }
        }
    }
    for ((number, state, enemy), (from, last)) in attacks {
        if let Some(war) = wars.get_mut(&number) {
            war.attacks.push((state, enemy, from, last));
        }
    }
}
