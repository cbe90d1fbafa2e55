//! Militarized interstate disputes: threats, displays and uses of force short of war, and wars.
//!
//! The rows of disputes and of their participants have the same columns in the project's own files and in those of Gibler, Miller and
//! Little ([`crate::gml`]), who went through every dispute again; the version says whose they are.

use std::collections::BTreeSet;

use foederis::date::Dated;

use crate::catalogue::{Dataset, Table};
use crate::editions::{self, Edition};
use crate::fault::{Fault, Faults};
use crate::gml;
use crate::library::{Library, Read};
use crate::sheet::{Ccode, Cell, Year, codes, date, row, whole};
use crate::summary::Remarks;

/// Militarized Interstate Disputes.
pub static DATASET: Dataset = Dataset {
    key: "mid",
    name: "Correlates of War, Militarized Interstate Disputes",
    versions: "v4.3, v5.0",
    files: &[DISPUTES, PARTICIPANTS, DYAD_YEARS, SHORT],
    cite: &[
        "Palmer, Glenn, Roseanne W. McManus, Vito D'Orazio, Michael R. Kenwick, Mikaela Karstens, Chase Bloch, Nick Dietrich, Kayla \
         Kahn, Kellan Ritter, and Michael J. Soules. 2022. \"The MID5 Dataset, 2011–2014: Procedures, Coding Rules, and Description.\" \
         Conflict Management and Peace Science 39(4): 470–82",
        "Palmer, Glenn, Vito D'Orazio, Michael Kenwick, and Matthew Lane. 2015. \"The MID4 Dataset, 2002–2010: Procedures, Coding \
         Rules and Description.\" Conflict Management and Peace Science 32(2): 222–42",
    ],
    terms: "Offered for download; the project asks users to give the version and the citation. No licence text was found.",
    url: "https://correlatesofwar.org/data-sets/mids/",
};

/// The disputes.
pub const DISPUTES: Table = Table::of::<DisputeRow>("mid", "mid-disputes", "a dispute a row", &["MIDA 5.0.csv", "MIDA_4.3.csv"]);

/// Who took part in them.
pub const PARTICIPANTS: Table = Table::of::<ParticipantRow>(
    "mid",
    "mid-participants",
    "a state's part in a dispute a row",
    &["MIDB 5.0.csv", "MIDB_4.3.csv"],
);

/// Who was in dispute with whom, year by year.
pub const DYAD_YEARS: Table = Table::of::<DyadYear>(
    "mid",
    "mid-dyad-years",
    "a directed pair of states in a year of a dispute a row",
    &["cow_mid_dirdisps_v5.0.csv"],
);

/// The disputes with few columns, for those who have only the dyad-years beside them.
pub const SHORT: Table =
    Table::of::<ShortRow>("mid", "mid-disputes-short", "a dispute, abbreviated, a row", &["cow_mid_disps_v5.0.csv"]);

codes! {
    /// How a dispute ended.
    Outcome, "an outcome, 1–9" {
        /// Side A won.
        VictoryA = "1",
        /// Side B won.
        VictoryB = "2",
        /// Side A yielded.
        YieldA = "3",
        /// Side B yielded.
        YieldB = "4",
        /// A stalemate.
        Stalemate = "5",
        /// A compromise.
        Compromise = "6",
        /// What was seized was released.
        Released = "7",
        /// Not clear.
        Unclear = "8",
        /// It became part of a war that went on.
        JoinsWar = "9",
    }
}

codes! {
    /// How a dispute was settled.
    Settlement, "a settlement, 1–4" {
        /// By negotiation.
        Negotiated = "1",
        /// By one side.
        Imposed = "2",
        /// Not at all.
        None = "3",
        /// Not clear.
        Unclear = "4",
    }
}

codes! {
    /// How many died, as a class.
    Fatality, "a class of fatalities, 0–6" {
        /// Nobody.
        Nobody = "0",
        /// 1–25.
        To25 = "1",
        /// 26–100.
        To100 = "2",
        /// 101–250.
        To250 = "3",
        /// 251–500.
        To500 = "4",
        /// 501–999.
        To999 = "5",
        /// More.
        More = "6",
    }
}

codes! {
    /// How hostile a state became at most.
    Hostility, "a level of hostility, 0–5" {
        /// Not coded as a level at all: one row of version 4.3.
        Uncoded = "0",
        /// It did nothing.
        Nothing = "1",
        /// It threatened force.
        Threat = "2",
        /// It displayed force.
        Display = "3",
        /// It used force.
        Use = "4",
        /// War.
        War = "5",
    }
}

/// The number of another dispute, or of a war: then a `W` follows it. 0 in the file means none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Link {
    /// None.
    #[default]
    None,
    /// A dispute.
    Dispute(u32),
    /// A war.
    War(u32),
}

impl Cell for Link {
    const EXPECTED: &'static str = "the number of a dispute, or of a war with a W, or 0";
    const BLANK: Self = Link::None;

    fn read(text: &str) -> Option<Self> {
        match whole(text) {
            "0" => Some(Link::None),
            text => match text.strip_suffix('W') {
                Some(war) => u32::read(war).map(Link::War),
                None => u32::read(text).map(Link::Dispute),
            },
        }
    }

    fn write(&self) -> String {
        match self {
            Link::None => "0".into(),
            Link::Dispute(number) => number.to_string(),
            Link::War(number) => format!("{number}W"),
        }
    }
}

row! {
    /// A dispute.
    DisputeRow {
        /// Its number.
        dispute: u32 = "dispnum|dispnum3",
        /// The day on which it began.
        start_day: Option<u8> = "stday",
        /// The month.
        start_month: Option<u8> = "stmon",
        /// The year.
        start_year: Year = "styear",
        /// The day on which it ended.
        end_day: Option<u8> = "endday",
        /// The month.
        end_month: Option<u8> = "endmon",
        /// The year.
        end_year: Year = "endyear",
        /// How it ended.
        outcome: Option<Outcome> = "outcome",
        /// How it was settled.
        settlement: Option<Settlement> = "settle",
        /// How many died.
        fatality: Option<Fatality> = "fatality",
        /// How many exactly.
        deaths: Option<u32> = "fatalpre",
        /// Days at most.
        max_days: Option<u32> = "maxdur",
        /// Days at least.
        min_days: Option<u32> = "mindur",
        /// The highest action, 0–21.
        action: Option<u8> = "hiact",
        /// The highest hostility.
        hostility: Option<Hostility> = "hostlev",
        /// Whether the other side did anything.
        reciprocated: bool = "recip",
        /// States on side A.
        on_a: Option<u16> = "numa",
        /// States on side B.
        on_b: Option<u16> = "numb",
        /// Another dispute or a war that it belongs with.
        link_1: Option<Link> = "?link1",
        /// Another.
        link_2: Option<Link> = "?link2",
        /// Another.
        link_3: Option<Link> = "?link3",
        /// Whether it went on when the coverage ended.
        ongoing: bool = "ongo2010|ongo2014",
        /// The version.
        version: String = "version",
    }
    key(|r: &DisputeRow| r.dispute)
    dates(
        "from" = |r: &DisputeRow| r.times().from().ok(),
        "last" = |r: &DisputeRow| r.times().last().ok(),
    )
    examine(|read, dataset| disputes(read, dataset).map(|(_, remarks)| remarks))
}

row! {
    /// A state's part in a dispute, for one spell.
    ParticipantRow {
        /// The dispute.
        dispute: u32 = "dispnum|dispnum3",
        /// The state.
        ccode: Ccode = "ccode",
        /// The day on which it began.
        start_day: Option<u8> = "stday",
        /// The month.
        start_month: Option<u8> = "stmon",
        /// The year.
        start_year: Year = "styear",
        /// The day on which it ended.
        end_day: Option<u8> = "endday",
        /// The month.
        end_month: Option<u8> = "endmon",
        /// The year.
        end_year: Year = "endyear",
        /// Whether it was on the side that acted first.
        side_a: Option<bool> = "sidea",
        /// Whether it wanted to change something.
        revisionist: Option<bool> = "revstate",
        /// What: 0 nothing, 1 territory, 2 policy, 3 government, 4 other.
        revision_1: Option<u8> = "revtype1",
        /// What else.
        revision_2: Option<u8> = "revtype2",
        /// How many of its own died.
        fatality: Option<Fatality> = "fatality",
        /// How many exactly.
        deaths: Option<u32> = "fatalpre",
        /// Its highest action, 0–21.
        action: Option<u8> = "hiact",
        /// Its highest hostility.
        hostility: Option<Hostility> = "hostlev",
        /// Whether it was there on the first day.
        originator: Option<bool> = "orig",
        /// The version.
        version: String = "version",
    }
    key(
        |r: &ParticipantRow| r.dispute,
        |r: &ParticipantRow| r.ccode.0.into(),
        |r: &ParticipantRow| packed(r.start_year, r.start_month, r.start_day),
        |r: &ParticipantRow| packed(r.end_year, r.end_month, r.end_day),
    )
    dates(
        "from" = |r: &ParticipantRow| r.times().from().ok(),
        "last" = |r: &ParticipantRow| r.times().last().ok(),
    )
    examine(|read, dataset| participants(read, dataset).map(|(_, remarks)| remarks))
}

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
        ongoing: bool = "dispongoing",
        /// Whether it is their first year in it.
        onset: bool = "disponset",
        /// Whether the first was on the side that acted first.
        side_a_1: bool = "sidea1",
        /// Whether the second was.
        side_a_2: bool = "sidea2",
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
    }
    key(|r: &DyadYear| r.dispute, |r: &DyadYear| r.a.0.into(), |r: &DyadYear| r.b.0.into(), |r: &DyadYear| r.year.0.into())
    examine(|read, _| Ok(dyad_years(read)))
}

row! {
    /// A dispute, abbreviated.
    ShortRow {
        /// Its number.
        dispute: u32 = "dispnum",
        /// The year in which it began.
        start_year: Year = "styear",
        /// The month.
        start_month: Option<u8> = "stmon",
        /// How it ended.
        outcome: Option<Outcome> = "outcome",
        /// How it was settled.
        settlement: Option<Settlement> = "settle",
        /// How many died.
        fatality: Option<Fatality> = "fatality",
        /// Days at least.
        min_days: Option<u32> = "mindur",
        /// Days at most.
        max_days: Option<u32> = "maxdur",
        /// The highest action, 0–21.
        action: Option<u8> = "hiact",
        /// The highest hostility.
        hostility: Option<Hostility> = "hostlev",
        /// Whether the other side did anything.
        reciprocated: bool = "recip",
    }
    key(|r: &ShortRow| r.dispute)
    dates("from" = |r: &ShortRow| date((r.start_year, r.start_month, None), ["styear", "stmon", "stmon"]).ok())
    examine(|read, _| short(read))
}

fn packed(year: Year, month: Option<u8>, day: Option<u8>) -> u32 {
    (u32::from(year.0) * 256 + u32::from(month.unwrap_or(0))) * 256 + u32::from(day.unwrap_or(0))
}

/// The beginning and the end of a row.
#[derive(Debug, Clone, Copy)]
struct Times {
    start: (Year, Option<u8>, Option<u8>),
    end: (Year, Option<u8>, Option<u8>),
}

type DateFault = (&'static str, String);

impl Times {
    fn from(self) -> Result<Dated, DateFault> {
        date(self.start, ["styear", "stmon", "stday"])
    }

    fn last(self) -> Result<Dated, DateFault> {
        date(self.end, ["endyear", "endmon", "endday"])
    }
}

impl DisputeRow {
    fn times(&self) -> Times {
        Times { start: (self.start_year, self.start_month, self.start_day), end: (self.end_year, self.end_month, self.end_day) }
    }
}

impl ParticipantRow {
    fn times(&self) -> Times {
        Times { start: (self.start_year, self.start_month, self.start_day), end: (self.end_year, self.end_month, self.end_day) }
    }

    /// Whether the authors filled in nothing but who and when.
    fn is_blank(&self) -> bool {
        self.side_a.is_none() && self.originator.is_none() && self.action.is_none() && self.hostility.is_none()
    }
}

/// A dispute with its dates.
#[derive(Debug, Clone)]
pub struct Dispute {
    /// The row.
    pub row: DisputeRow,
    /// Its first day.
    pub from: Dated,
    /// Its last; none: it went on when the coverage ended.
    pub last: Option<Dated>,
}

/// A state's part in a dispute.
#[derive(Debug, Clone)]
pub struct Participant {
    /// The row.
    pub row: ParticipantRow,
    /// Whether it was on the side that acted first.
    pub side_a: bool,
    /// Whether it was there on the first day.
    pub originator: bool,
    /// Its first day.
    pub from: Dated,
    /// Its last; none: it went on when the coverage ended, or the file misprints it.
    pub last: Option<Dated>,
}

/// Disputes and who took part.
#[derive(Debug, Clone, Default)]
pub struct Disputes {
    /// By number.
    pub disputes: Vec<Dispute>,
    /// By dispute, first day and state.
    pub participants: Vec<Participant>,
    /// What a person should look at.
    pub remarks: Remarks,
}

impl Disputes {
    /// Reads the project's own files.
    ///
    /// # Errors
    /// If one is not there or has a fault, if they are of two versions, or of Gibler, Miller and Little.
    pub fn read(library: &Library) -> Result<Disputes, Faults> {
        Disputes::of(&library.read(&DISPUTES)?, &library.read(&PARTICIPANTS)?, "mid")
    }

    /// Makes them of the rows of both files.
    ///
    /// # Errors
    /// As [`Disputes::read`].
    pub fn of(rows: &Read<DisputeRow>, parts: &Read<ParticipantRow>, dataset: &str) -> Result<Disputes, Faults> {
        let (disputes, mut remarks) = disputes(rows, dataset)?;
        let (mut participants, more) = participants(parts, dataset)?;
        remarks.warnings.extend(more.warnings);
        remarks.losses.extend(more.losses);
        let versions = (rows.rows.first().map(|r| &r.version), parts.rows.first().map(|r| &r.version));
        if versions.0 != versions.1 {
            let message = "is not of the version of the disputes beside it";
            return Err(Fault::of(&parts.path, message).column("version").into());
        }
        let known: BTreeSet<u32> = disputes.iter().map(|d| d.row.dispute).collect();
        let ongoing: BTreeSet<u32> = disputes.iter().filter(|d| d.row.ongoing).map(|d| d.row.dispute).collect();
        let covered = disputes.iter().filter(|d| d.row.ongoing).map(|d| d.row.end_year).max();
        for part in &mut participants {
            if !known.contains(&part.row.dispute) {
                remarks.warn(&parts.path, part.row.line, format!("dispute {} has no row in {}", part.row.dispute, rows.path));
            }
            if ongoing.contains(&part.row.dispute) && Some(part.row.end_year) == covered {
                part.last = None;
            }
        }
        let filled: BTreeSet<u32> = participants.iter().map(|p| p.row.dispute).collect();
        for dispute in disputes.iter().filter(|d| !filled.contains(&d.row.dispute)) {
            remarks.warn(&rows.path, dispute.row.line, format!("dispute {} has no participant", dispute.row.dispute));
        }
        Ok(Disputes { disputes, participants, remarks })
    }
}

/// Versions: what the column says, disputes, rows of participants.
const VERSIONS: [(Edition, Edition); 3] = [
    (Edition::of("5", 2_436), Edition::unknown("5")),
    (Edition::of("5.0", 2_436), Edition::unknown("5.0")),
    (Edition::of("4.3", 2_315), Edition::of("4.3", 5_558)),
];

/// Files of the two series have the same columns; only the version tells them apart.
fn whose(path: &str, version: &str, dataset: &str) -> Result<bool, Faults> {
    let gml = version.to_ascii_lowercase().starts_with("gml");
    if gml == (dataset == gml::DATASET.key) {
        return Ok(gml);
    }
    let (is, not) = if gml { (&gml::DATASET, &DATASET) } else { (&DATASET, &gml::DATASET) };
    let fault = Fault::of(path, format!("is of version `{version}`, which is not one of {}", not.name)).column("version");
    Err(fault.help(format!("it looks like {}: `foederis import {}` reads it", is.name, is.key)).into())
}

fn disputes(read: &Read<DisputeRow>, dataset: &str) -> Result<(Vec<Dispute>, Remarks), Faults> {
    let version = editions::version(read, |row| (row.line, row.version.clone()))?;
    let gml = whose(&read.path, &version, dataset)?;
    let cow: Vec<Edition> = VERSIONS.iter().map(|v| v.0).collect();
    let mut remarks = editions::compare(read, &version, if gml { &gml::DISPUTE_EDITIONS } else { &cow });
    let mut faults = Faults::default();
    let mut disputes = Vec::with_capacity(read.rows.len());
    for row in &read.rows {
        let mut last = row.times().last();
        if gml && gml::MISPRINTED_MONTH == (row.dispute, row.end_month) {
            remarks.warn(&read.path, row.line, "a misprint of the published file: it ends in month 19; only the year is used");
            last = date((row.end_year, None, None), ["endyear"; 3]);
        }
        match (row.times().from(), last) {
            (Ok(from), Ok(last)) if last.latest < from.earliest => {
                let message = format!("ends on {last}, before it begins on {from}");
                faults.0.push(Fault::of(&read.path, message).at(row.line).column("endyear"));
            }
            (Ok(from), Ok(last)) => {
                let last = Some(last).filter(|_| !row.ongoing);
                disputes.push(Dispute { row: row.clone(), from, last });
            }
            (Err((column, reason)), _) | (_, Err((column, reason))) => {
                faults.0.push(Fault::of(&read.path, reason).at(row.line).column(column));
            }
        }
    }
    disputes.sort_by_key(|d| d.row.dispute);
    faults.unless_any((disputes, remarks))
}

fn participants(read: &Read<ParticipantRow>, dataset: &str) -> Result<(Vec<Participant>, Remarks), Faults> {
    let version = editions::version(read, |row| (row.line, row.version.clone()))?;
    let gml = whose(&read.path, &version, dataset)?;
    let cow: Vec<Edition> = VERSIONS.iter().map(|v| v.1).collect();
    let mut remarks = editions::compare(read, &version, if gml { &gml::PARTICIPANT_EDITIONS } else { &cow });
    let mut faults = Faults::default();
    let mut participants = Vec::with_capacity(read.rows.len());
    for row in &read.rows {
        let mut fault = |column, message: String| faults.0.push(Fault::of(&read.path, message).at(row.line).column(column));
        if gml && row.is_blank() {
            let who = format!("state {} in dispute {} (line {})", row.ccode.0, row.dispute, row.line);
            remarks.lose("rows of participants that the authors left blank", who);
            continue;
        }
        let (Some(side_a), Some(originator)) = (row.side_a, row.originator) else {
            let column = if row.side_a.is_none() { "sidea" } else { "orig" };
            fault(column, "nothing is here, expected 0 or 1".into());
            continue;
        };
        match (row.times().from(), row.times().last()) {
            (Ok(from), Ok(last)) => {
                let order = last.latest >= from.earliest;
                if !order && gml && gml::ENDS_BEFORE.contains(&(row.dispute, row.ccode.0)) {
                    let message = format!("a misprint of the published file: ends on {last}, before {from}; the end is not used");
                    remarks.warn(&read.path, row.line, message);
                } else if !order {
                    fault("endyear", format!("ends on {last}, before it begins on {from}"));
                }
                participants.push(Participant { row: row.clone(), side_a, originator, from, last: order.then_some(last) });
            }
            (Err((column, reason)), _) | (_, Err((column, reason))) => fault(column, reason),
        }
    }
    participants.sort_by_key(|p| (p.row.dispute, p.from, p.row.ccode, p.last));
    faults.unless_any((participants, remarks))
}

fn dyad_years(read: &Read<DyadYear>) -> Remarks {
    let mut remarks = Remarks::default();
    remarks.warnings.extend(editions::short(read, &Edition::of("5.0", 11_390)));
    let known: BTreeSet<_> = read.rows.iter().map(|r| (r.dispute, r.a, r.b, r.year)).collect();
    for row in read.rows.iter().filter(|r| !known.contains(&(r.dispute, r.b, r.a, r.year))) {
        let message = format!("dispute {}: no row for {} and {} in {}", row.dispute, row.b.0, row.a.0, row.year.0);
        remarks.warn(&read.path, row.line, message);
    }
    remarks
}

fn short(read: &Read<ShortRow>) -> Result<Remarks, Faults> {
    let wrong = |row: &&ShortRow| row.start_month.is_some_and(|month| !(1..=12).contains(&month));
    let faults = read.rows.iter().filter(wrong).map(|row| Fault::of(&read.path, "is no month").at(row.line).column("stmon"));
    Faults(faults.collect()).unless_any(())?;
    let mut remarks = Remarks::default();
    remarks.warnings.extend(editions::short(read, &VERSIONS[0].0));
    Ok(remarks)
}
