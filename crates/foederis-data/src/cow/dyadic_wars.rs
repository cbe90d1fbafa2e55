//! Wars between states, pair by pair and year by year: who fought whom, not only on which side.

use std::collections::BTreeMap;

use foederis::date::Dated;

use crate::catalogue::Table;
use crate::editions::{self, Edition};
use crate::fault::{Fault, Faults};
use crate::library::{Library, Read};
use crate::sheet::{Ccode, Cell, Year, codes, date, row};
use crate::summary::Remarks;

/// A directed pair of enemies and a year of war a row.
pub const DYAD_YEARS: Table = Table::of::<DyadYearRow>(
    "wars",
    "war-dyad-years",
    "a directed pair of enemies and a year of war a row",
    &["directed_dyadic_war.csv", "directed dyadic war.csv"],
);

const EDITION: Edition = Edition::of("2019", 1_364);

codes! {
    /// What a state was in the war as a whole.
    Role, "a role, 1–4" {
        /// It began.
        Initiator = "1",
        /// It joined those who began.
        JoinsInitiator = "2",
        /// It was attacked.
        Target = "3",
        /// It joined those who were attacked.
        JoinsTarget = "4",
    }
}

codes! {
    /// How the war ended for the first state against the second.
    Outcome, "an outcome, 1–3" {
        /// It won.
        Won = "1",
        /// Nobody won.
        Draw = "2",
        /// It lost.
        Lost = "3",
    }
}

row! {
    /// A directed pair of enemies in a year of their war.
    DyadYearRow {
        /// The war.
        war: u16 = "warnum",
        /// The militarized dispute that it belongs to.
        dispute: u32 = "disno",
        /// The pair within the dispute.
        dyad: f64 = "dyindex",
        /// The first state.
        a: Ccode = "statea",
        /// The second.
        b: Ccode = "stateb",
        /// The month in which the two began to fight.
        start_month: Option<u8> = "warstrtmnth",
        /// The day.
        start_day: Option<u8> = "warstrtday",
        /// The year.
        start_year: u32 = "warstrtyr",
        /// The month in which they ended.
        end_month: Option<u8> = "warendmnth",
        /// The day.
        end_day: Option<u8> = "warenday",
        /// The year.
        end_year: u32 = "warendyr",
        /// The year of this row.
        year: Year = "year",
        /// What the first state was in the war.
        role_a: Role = "warolea",
        /// What the second was.
        role_b: Role = "waroleb",
        /// What the first was to the second: 1 it began, 3 it was attacked.
        pair_role_a: Role = "wardyadrolea",
        /// What the second was to the first.
        pair_role_b: Role = "wardyadroleb",
        /// How it ended for the first.
        outcome: Option<Outcome> = "outcomea",
        /// Battle deaths of the first.
        deaths_a: Option<u32> = "batdtha",
        /// Battle deaths of the second.
        deaths_b: Option<u32> = "batdthb",
    }
    key(
        |r: &DyadYearRow| r.war.into(),
        |r: &DyadYearRow| r.a.0.into(),
        |r: &DyadYearRow| r.b.0.into(),
        |r: &DyadYearRow| r.year.0.into(),
    )
    dates(
        "from" = |r: &DyadYearRow| r.from().ok().map(|(date, _)| date),
        "last" = |r: &DyadYearRow| r.last().ok().map(|(date, _)| date),
    )
    examine(|read, _| DyadicWars::of(read).map(|wars| wars.remarks))
}

/// A date, and what the file must have meant where it holds a misprint.
type ReadDate = Result<(Dated, Option<&'static str>), (&'static str, String)>;

impl DyadYearRow {
    /// The file as published has the day and the month of the United States and Austria-Hungary in 1918 in each other's place.
    fn swapped(&self) -> bool {
        self.war == 106 && [self.a.0, self.b.0].iter().all(|c| matches!(c, 2 | 300)) && self.start_month == Some(24)
    }

    fn from(&self) -> ReadDate {
        const COLUMNS: [&str; 3] = ["warstrtyr", "warstrtmnth", "warstrtday"];
        let year = year(self.start_year, COLUMNS[0])?;
        if self.swapped() {
            return Ok((
                date((year, None, None), COLUMNS)?,
                Some("day and month are in each other's place: only the year is used"),
            ));
        }
        Ok((date((year, self.start_month, self.start_day), COLUMNS)?, None))
    }

    fn last(&self) -> ReadDate {
        const COLUMNS: [&str; 3] = ["warendyr", "warendmnth", "warenday"];
        if self.war == 106 && self.end_year == 19_118 {
            let date = date((Year(1918), self.end_month, self.end_day), COLUMNS)?;
            return Ok((date, Some("the war ends in 19118: read as 1918, as in the row of the other direction")));
        }
        let year = year(self.end_year, COLUMNS[0])?;
        let parts = if self.swapped() { (None, None) } else { (self.end_month, self.end_day) };
        Ok((date((year, parts.0, parts.1), COLUMNS)?, None))
    }
}

fn year(year: u32, column: &'static str) -> Result<Year, (&'static str, String)> {
    Year::read(&year.to_string()).ok_or_else(|| (column, format!("`{year}` is here, expected {}", Year::EXPECTED)))
}

/// Two enemies in a year of their war.
#[derive(Debug, Clone)]
pub struct Enemies {
    /// The row.
    pub row: DyadYearRow,
    /// The first day on which they fought.
    pub from: Dated,
    /// The last.
    pub last: Dated,
}

/// Who fought whom.
#[derive(Debug, Clone, Default)]
pub struct DyadicWars {
    /// By year, first state, second state and war.
    pub years: Vec<Enemies>,
    /// What a person should look at.
    pub remarks: Remarks,
}

impl DyadicWars {
    /// Reads the file.
    ///
    /// # Errors
    /// If it is not there or has a fault.
    pub fn read(library: &Library) -> Result<DyadicWars, Faults> {
        DyadicWars::of(&library.read(&DYAD_YEARS)?)
    }

    /// Makes them of the file's rows.
    ///
    /// # Errors
    /// If a date is none, a war ends before it begins, or a row's year is none of the war's.
    pub fn of(read: &Read<DyadYearRow>) -> Result<DyadicWars, Faults> {
        let mut faults = Faults::default();
        let mut remarks = Remarks::default();
        remarks.warnings.extend(editions::short(read, &EDITION));
        let mut years = Vec::with_capacity(read.rows.len());
        for row in &read.rows {
            let mut fault = |column, message| faults.0.push(Fault::of(&read.path, message).at(row.line).column(column));
            let ((from, misprint), (last, another)) = match (row.from(), row.last()) {
                (Ok(from), Ok(last)) => (from, last),
                (Err((column, message)), _) | (_, Err((column, message))) => {
                    fault(column, message);
                    continue;
                }
            };
            let of_war = from.earliest.year()..=last.latest.year();
            if last.latest < from.earliest {
                fault("warendyr", format!("ends on {last}, before it begins on {from}"));
            } else if !of_war.contains(&(row.year.0 as i16)) {
                fault("year", format!("{} is no year of a war from {from} to {last}", row.year.0));
            }
            for misprint in [misprint, another].into_iter().flatten() {
                remarks.warn(&read.path, row.line, format!("a misprint of the published file: {misprint}"));
            }
            years.push(Enemies { row: row.clone(), from, last });
        }
        years.sort_by_key(|e| (e.row.year, e.row.a, e.row.b, e.row.war));
        mirror(&read.path, &years, &mut remarks);
        faults.unless_any(DyadicWars { years, remarks })
    }
}

/// Every pair should stand there in both directions, with the same dates.
fn mirror(path: &str, years: &[Enemies], remarks: &mut Remarks) {
    let key = |e: &Enemies| (e.row.war, e.row.a, e.row.b, e.row.year);
    let known: BTreeMap<_, &Enemies> = years.iter().map(|e| (key(e), e)).collect();
    for one in years {
        let (war, a, b, year) = key(one);
        match known.get(&(war, b, a, year)) {
            None => remarks.warn(path, one.row.line, format!("war {war}: no row for {} against {} in {}", b.0, a.0, year.0)),
            Some(other) if a < b && (one.from, one.last) != (other.from, other.last) => {
                let message = format!("war {war}: {} and {} are dated otherwise on line {}", a.0, b.0, other.row.line);
                remarks.warn(path, one.row.line, message);
            }
            Some(_) => {}
        }
    }
}
