//! The militarized disputes as Gibler, Miller and Little have them, who went through every case again.
//!
//! Disputes and participants have the columns of the Correlates of War, and so their rows ([`crate::cow::disputes`]). A few cells of
//! the published files are wrong. They are named here one by one: each is a warning, and any other of its kind a fault.

use std::collections::BTreeMap;

use crate::catalogue::{Dataset, Table};
use crate::cow::disputes::{DisputeRow, Disputes, Fatality, Hostility, Outcome, ParticipantRow, Settlement};
use crate::editions::{self, Edition};
use crate::fault::{Fault, Faults};
use crate::library::{Library, Read};
use crate::sheet::{Ccode, Year, date, row};
use crate::summary::Remarks;

/// Gibler, Miller and Little's militarized interstate disputes.
pub static DATASET: Dataset = Dataset {
    key: "gml",
    name: "Gibler, Miller and Little, Militarized Interstate Disputes",
    versions: "2.1, 2.2.1",
    files: &[DISPUTES, PARTICIPANTS, DYAD_YEARS, LEADERS],
    cite: &[
        "Gibler, Douglas M., Steven V. Miller, and Erin K. Little. 2016. \"An Analysis of the Militarized Interstate Dispute (MID) \
             Dataset, 1816–2001.\" International Studies Quarterly 60(4): 719–30",
    ],
    terms: "No licence text was found; the authors ask for the citation.",
    url: "http://svmiller.com/gml-mid-data/",
};

/// The disputes.
pub const DISPUTES: Table =
    Table::of::<DisputeRow>("gml", "gml-disputes", "a dispute a row", &["gml-mida-2.2.1.csv", "gml-mida-2.1.csv"]);

/// Who took part in them.
pub const PARTICIPANTS: Table = Table::of::<ParticipantRow>(
    "gml",
    "gml-participants",
    "a state's part in a dispute a row",
    &["gml-midb-2.2.1.csv", "gml-midb-2.1.csv"],
);

/// Who was in dispute with whom, year by year.
pub const DYAD_YEARS: Table = Table::of::<DyadYear>(
    "gml",
    "gml-dyad-years",
    "a directed pair of states in a year of a dispute a row",
    &["gml_dirdisp_v2.2.1.csv", "gml-ddy-disputes-2.2.1.csv", "gml-ddy-disputes-2.1.csv"],
);

/// Participants with their leaders.
pub const LEADERS: Table =
    Table::of::<LeaderRow>("gml", "gml-leaders", "a state's part in a dispute with its leaders a row", &["gml_part_v2.2.1.csv"]);

pub(crate) const DISPUTE_EDITIONS: [Edition; 2] = [Edition::of("gml-2.1", 2_199), Edition::of("gml-2.2.1", 2_174)];
pub(crate) const PARTICIPANT_EDITIONS: [Edition; 2] = [Edition::of("gml-2.1", 5_300), Edition::of("gml-2.2.1", 5_217)];
const DYAD_YEAR_EDITIONS: [Edition; 2] = [Edition::of("gml-2.1", 10_338), Edition::of("gml-2.2.1", 10_276)];

/// A dispute that ends in month 19.
pub(crate) const MISPRINTED_MONTH: (u32, Option<u8>) = (3514, Some(19));

/// Disputes of the dyad-years that begin in month 13, or end in month 19.
const MISPRINTED_MONTHS: [(u32, Option<u8>); 2] = [(1272, Some(13)), MISPRINTED_MONTH];

/// Parts in disputes that end before they begin: dispute and state.
pub(crate) const ENDS_BEFORE: [(u32, u16); 8] =
    [(1035, 651), (1108, 663), (3514, 325), (3514, 740), (3617, 692), (3617, 694), (3617, 696), (3617, 698)];

/// The one pair whose year is there twice, and not twice the same.
const TWICE: (u32, [u16; 2], u16) = (4273, [645, 696], 1999);

row! {
    /// A directed pair of states on opposite sides, in a year of a dispute.
    DyadYear {
        /// The dispute.
        dispute: u32 = "dispnum",
        /// The first state.
        a: Ccode = "ccode1",
        /// The second.
        b: Ccode = "ccode2",
        /// The year.
        year: Year = "year",
        /// Whether the two were in the dispute in the year: always.
        ongoing: bool = "midongoing",
        /// Whether it is their first year in it.
        onset: bool = "midonset",
        /// Whether the first was on the side that acted first.
        side_a_1: bool = "sidea1",
        /// Whether the second was.
        side_a_2: bool = "sidea2",
        /// Whether the first wanted to change something.
        revisionist_1: Option<bool> = "revstate1",
        /// Whether the second did.
        revisionist_2: Option<bool> = "revstate2",
        /// How many of the first died.
        fatality_1: Option<Fatality> = "fatality1",
        /// How many of the second.
        fatality_2: Option<Fatality> = "fatality2",
        /// How many of the first exactly.
        deaths_1: Option<u32> = "fatalpre1",
        /// How many of the second exactly.
        deaths_2: Option<u32> = "fatalpre2",
        /// The highest action of the first, 0–21.
        action_1: Option<u8> = "hiact1",
        /// The highest of the second.
        action_2: Option<u8> = "hiact2",
        /// The highest hostility of the first.
        hostility_1: Option<Hostility> = "hostlev1",
        /// The highest of the second.
        hostility_2: Option<Hostility> = "hostlev2",
        /// Whether the first was there on the first day.
        originator_1: bool = "orig1",
        /// Whether the second was.
        originator_2: bool = "orig2",
        /// The highest hostility of the whole dispute.
        hostility: Option<Hostility> = "hostlev",
        /// How the whole dispute ended.
        outcome: Option<Outcome> = "outcome",
        /// How it was settled.
        settlement: Option<Settlement> = "settle",
        /// How many died in it.
        fatality: Option<Fatality> = "fatality",
        /// The month in which it began.
        start_month: Option<u8> = "stmon",
        /// The month in which it ended.
        end_month: Option<u8> = "endmon",
        /// The version.
        version: String = "version",
    }
    examine(|read, _| dyad_years(read))
}

row! {
    /// A state's part in a dispute, with who led it.
    LeaderRow {
        /// The dispute.
        dispute: u32 = "dispnum",
        /// The state.
        ccode: Ccode = "ccode",
        /// The year in which it began.
        start_year: Year = "styear",
        /// The month.
        start_month: Option<u8> = "stmon",
        /// The day.
        start_day: Option<u8> = "stday",
        /// The year in which it ended.
        end_year: Year = "endyear",
        /// The month.
        end_month: Option<u8> = "endmon",
        /// The day.
        end_day: Option<u8> = "endday",
        /// Who led the state at the beginning (Archigos).
        leader_start: Option<String> = "obsid_start",
        /// Who led it at the end.
        leader_end: Option<String> = "obsid_end",
        /// Whether it was on the side that acted first.
        side_a: bool = "sidea",
        /// Its highest action, 0–21.
        action: Option<u8> = "hiact",
        /// Whether it was there on the first day.
        originator: bool = "orig",
    }
    key(
        |r: &LeaderRow| r.dispute,
        |r: &LeaderRow| r.ccode.0.into(),
        |r: &LeaderRow| u32::from(r.start_year.0) * 16 + u32::from(r.start_month.unwrap_or(0)),
        |r: &LeaderRow| r.start_day.unwrap_or(0).into(),
    )
    dates(
        "from" = |r: &LeaderRow| date((r.start_year, r.start_month, r.start_day), ["styear", "stmon", "stday"]).ok(),
        "last" = |r: &LeaderRow| date((r.end_year, r.end_month, r.end_day), ["endyear", "endmon", "endday"]).ok(),
    )
    examine(|read, _| leaders(read))
}

/// Reads the authors' files of disputes and participants.
///
/// # Errors
/// If one is not there or has a fault, if they are of two versions, or the Correlates of War's own.
pub fn read(library: &Library) -> Result<Disputes, Faults> {
    Disputes::of(&library.read(&DISPUTES)?, &library.read(&PARTICIPANTS)?, DATASET.key)
}

fn dyad_years(read: &Read<DyadYear>) -> Result<Remarks, Faults> {
    let version = editions::version(read, |row| (row.line, row.version.clone()))?;
    let mut remarks = editions::compare(read, &version, &DYAD_YEAR_EDITIONS);
    let mut faults = Faults::default();
    let mut known: BTreeMap<(u32, Ccode, Ccode, Year), &DyadYear> = BTreeMap::new();
    let mut misprints = BTreeMap::<u32, (u32, usize)>::new();
    for row in &read.rows {
        let (a, b) = (row.a.min(row.b).0, row.a.max(row.b).0);
        if let Some(first) = known.insert((row.dispute, row.a, row.b, row.year), row) {
            let message = format!("a second row for what line {} has", first.line);
            if (row.dispute, [a, b], row.year.0) == TWICE {
                remarks.warn(&read.path, row.line, format!("{message}, which the published file has as well; both are kept"));
            } else {
                faults.0.push(Fault::of(&read.path, message).at(row.line));
            }
        }
        for (column, month) in [("stmon", row.start_month), ("endmon", row.end_month)] {
            if month.is_none_or(|month| (1..=12).contains(&month)) {
                continue;
            }
            if MISPRINTED_MONTHS.contains(&(row.dispute, month)) {
                misprints.entry(row.dispute).or_insert((row.line, 0)).1 += 1;
            } else {
                faults.0.push(Fault::of(&read.path, "is no month").at(row.line).column(column));
            }
        }
    }
    for (dispute, (line, rows)) in misprints {
        let message = format!("a misprint of the published file: dispute {dispute} has a month after the twelfth in {rows} rows");
        remarks.warn(&read.path, line, message);
    }
    faults.unless_any(remarks)
}

fn leaders(read: &Read<LeaderRow>) -> Result<Remarks, Faults> {
    let mut faults = Faults::default();
    for row in &read.rows {
        let from = date((row.start_year, row.start_month, row.start_day), ["styear", "stmon", "stday"]);
        let last = date((row.end_year, row.end_month, row.end_day), ["endyear", "endmon", "endday"]);
        match (from, last) {
            (Ok(from), Ok(last)) if last.latest < from.earliest => {
                let message = format!("ends on {last}, before it begins on {from}");
                faults.0.push(Fault::of(&read.path, message).at(row.line).column("endyear"));
            }
            (Err((column, reason)), _) | (_, Err((column, reason))) => {
                faults.0.push(Fault::of(&read.path, reason).at(row.line).column(column));
            }
            _ => {}
        }
    }
    let mut remarks = Remarks::default();
    remarks.warnings.extend(editions::short(read, &PARTICIPANT_EDITIONS[1]));
    faults.unless_any(remarks)
}
