//! Defence cooperation agreements between two states: not alliances, but what armies agree to do together in peacetime.

use std::collections::BTreeSet;

use foederis::date::Dated;

use crate::catalogue::{Dataset, Table};
use crate::editions::{self, Edition};
use crate::fault::{Fault, Faults};
use crate::library::{Library, Read};
use crate::sheet::{Ccode, Cell, Year, codes, date, row, whole};
use crate::summary::Remarks;

/// The Defense Cooperation Agreement Dataset.
pub static DATASET: Dataset = Dataset {
    key: "dcad",
    name: "Defense Cooperation Agreement Dataset (DCAD)",
    versions: "v1.0",
    files: &[AGREEMENTS],
    cite: &[
        "Kinne, Brandon J. 2020. \"The Defense Cooperation Agreement Dataset (DCAD).\" Journal of Conflict Resolution 64(4): 729–55",
    ],
    terms: "No licence text was found.",
    url: "https://www.brandonkinne.com/data",
};

/// An agreement a row.
pub const AGREEMENTS: Table =
    Table::of::<AgreementRow>("dcad", "dcad", "an agreement of two states a row", &["DCAD-v1.0-main.csv"]);

const EDITION: Edition = Edition::of("1.0", 1_871);

/// The last year that version 1.0 covers. An agreement that its estimate lets end in it may have gone on.
const UNTIL: u16 = 2010;

/// Agreements of which the published file names one state twice, and so not both.
const ONE_STATE_TWICE: [&str; 3] = ["DCADv1.0-0297", "DCADv1.0-1625", "DCADv1.0-1847"];

/// An agreement that is in force since a day and a month of no year.
const NO_YEAR: &str = "DCADv1.0-1009";

codes! {
    /// Whether an agreement covers everything or one field.
    Scope, "general or sector" {
        /// A framework for all fields.
        General = "general",
        /// One field.
        Sector = "sector",
    }
}

codes! {
    /// What an agreement is about. The codebook has longer names; these are the file's.
    Category, "DCA, DIC, PROCUREMENT, TREX, RESEARCH or COMMISSION" {
        /// Defence cooperation as a whole.
        Full = "DCA",
        /// Industry.
        Industry = "DIC",
        /// Procurement.
        Procurement = "PROCUREMENT",
        /// Training and exchange.
        Training = "TREX",
        /// Research.
        Research = "RESEARCH",
        /// A commission.
        Commission = "COMMISSION",
    }
}

codes! {
    /// How sure the authors are that it belongs here.
    Confidence, "high, med, low or atypical" {
        /// Sure.
        High = "high",
        /// Fairly.
        Medium = "med",
        /// Not very.
        Low = "low",
        /// An agreement of its own kind.
        Atypical = "atypical",
    }
}

codes! {
    /// How an agreement is renewed.
    Renewal, "a kind of renewal, -88 to -44" {
        /// Not at all.
        None = "-44",
        /// Within limits, of the first kind.
        Limited1 = "-55",
        /// Within limits, of the second kind.
        Limited2 = "-56",
        /// Within limits, of the third kind.
        Limited3 = "-57",
        /// Within limits, of the fourth kind.
        Limited4 = "-58",
        /// By itself.
        Automatic = "-66",
        /// It needs none.
        Indefinite = "-77",
        /// Not known.
        Unknown = "-88",
    }
}

codes! {
    /// Whether an agreement was ended.
    Terminated, "0, 1, -88 or -99" {
        /// No.
        No = "0",
        /// Yes.
        Yes = "1",
        /// The authors' -88: not known, as elsewhere in the file.
        Uncoded = "-88",
        /// Not known.
        Unknown = "-99",
    }
}

codes! {
    /// What newspapers say.
    Reported, "0, 1 or -99" {
        /// No.
        No = "0",
        /// Yes.
        Yes = "1",
        /// Not known.
        Unknown = "-99",
    }
}

/// A number of years, or one of the categories that stand in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Years {
    /// So many.
    Of(u16),
    /// No renewal: -44.
    None,
    /// Within limits: -55.
    Limited,
    /// By itself, for a time not stated: -66.
    Automatic,
    /// Without end: -77.
    Indefinite,
    /// Not known: -88.
    Unknown,
}

impl Cell for Years {
    const EXPECTED: &'static str = "years, or -44, -55, -66, -77 or -88";
    const BLANK: Self = Years::Unknown;

    fn read(text: &str) -> Option<Self> {
        Some(match whole(text) {
            "-44" => Years::None,
            "-55" => Years::Limited,
            "-66" => Years::Automatic,
            "-77" => Years::Indefinite,
            "-88" => Years::Unknown,
            text => Years::Of(u16::read(text)?),
        })
    }

    fn write(&self) -> String {
        match self {
            Years::Of(years) => years.to_string(),
            Years::None => "-44".into(),
            Years::Limited => "-55".into(),
            Years::Automatic => "-66".into(),
            Years::Indefinite => "-77".into(),
            Years::Unknown => "-88".into(),
        }
    }
}

row! {
    /// An agreement.
    AgreementRow {
        /// The state with the lower number.
        a: Ccode = "ccode1",
        /// Its three letters.
        name_a: String = "cowName1",
        /// The state with the higher number.
        b: Ccode = "ccode2",
        /// Its three letters.
        name_b: String = "cowName2",
        /// The day on which it was signed.
        sign_day: Option<u8> = "signDay",
        /// The month.
        sign_month: Option<u8> = "signMonth",
        /// The year.
        sign_year: Year = "signYear",
        /// The day on which it entered into force.
        force_day: Option<u8> = "EIFDay",
        /// The month.
        force_month: Option<u8> = "EIFMonth",
        /// The year.
        force_year: Option<Year> = "EIFYear",
        /// Everything, or one field.
        scope: Scope = "type",
        /// What it is about.
        category_1: Category = "category1",
        /// And.
        category_2: Option<Category> = "category2",
        /// And.
        category_3: Option<Category> = "category3",
        /// For how long it was made.
        span: Option<Years> = "span",
        /// How it is renewed.
        renewal: Option<Renewal> = "renewType",
        /// For how long.
        renewal_years: Option<Years> = "renewYears",
        /// Whether it was ended.
        terminated: Terminated = "terminated",
        /// How long it lasted, where that is known.
        lasted: Option<u16> = "durationActual",
        /// The last year, as the authors estimate it.
        end_year: Year = "endYearEstimate",
        /// 0 symmetric, 1 and 2 to the advantage of one.
        asymmetry: u8 = "asymmetry",
        /// How sure the authors are.
        confidence: Confidence = "categoryConf",
        /// Its number in the United Nations Treaty Series.
        unts: Option<u32> = "UNTS",
        /// Whether its text was read: Y, TE, NE, N.
        full_text: Option<String> = "fullText",
        /// A treaty or a report in newspapers.
        source_type: String = "sourceType",
        /// The source.
        source: Option<String> = "source",
        /// How sure the authors are of the report, 1–5.
        report_confidence: Option<u8> = "factivaConf",
        /// Whether it was reported to be signed.
        report_signed: Option<Reported> = "factivaSign",
        /// Whether it was reported to be in force.
        report_in_force: Option<Reported> = "factivaEIF",
        /// Its number.
        id: String = "DCAid",
    }
    dates(
        "signed" = |r: &AgreementRow| r.signed().ok(),
        "in_force" = |r: &AgreementRow| r.in_force().ok().flatten(),
    )
    examine(|read, _| Agreements::of(read).map(|agreements| agreements.remarks))
}

impl AgreementRow {
    fn signed(&self) -> Result<Dated, (&'static str, String)> {
        date((self.sign_year, self.sign_month, self.sign_day), ["signYear", "signMonth", "signDay"])
    }

    fn in_force(&self) -> Result<Option<Dated>, (&'static str, String)> {
        let columns = ["EIFYear", "EIFMonth", "EIFDay"];
        match self.force_year {
            Some(year) => date((year, self.force_month, self.force_day), columns).map(Some),
            None if (self.force_month.is_some() || self.force_day.is_some()) && self.id != NO_YEAR => {
                Err((columns[0], "is not known, but the month is".into()))
            }
            None => Ok(None),
        }
    }
}

/// An agreement with its dates.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// The row.
    pub row: AgreementRow,
    /// When it was signed.
    pub signed: Dated,
    /// When it entered into force, if known.
    pub in_force: Option<Dated>,
    /// The last year, as the authors estimate it; none: it went on when the coverage ended.
    pub last_year: Option<u16>,
}

impl Agreement {
    /// Whether the authors count it in a year: from the year of signature to the last, both included.
    pub fn counts_in(&self, year: u16) -> bool {
        (self.row.sign_year.0..=self.last_year.unwrap_or(UNTIL)).contains(&year)
    }
}

/// The agreements.
#[derive(Debug, Clone, Default)]
pub struct Agreements {
    /// By their own numbers.
    pub agreements: Vec<Agreement>,
    /// What a person should look at.
    pub remarks: Remarks,
}

impl Agreements {
    /// The last year covered.
    pub const UNTIL: u16 = UNTIL;

    /// Reads the file.
    ///
    /// # Errors
    /// If it is not there or has a fault.
    pub fn read(library: &Library) -> Result<Agreements, Faults> {
        Agreements::of(&library.read(&AGREEMENTS)?)
    }

    /// Makes the agreements of the file's rows.
    ///
    /// # Errors
    /// If a date is none, an agreement ends before it is signed or after the coverage, a number is there twice, or a pair is not in
    /// the order of its numbers.
    pub fn of(read: &Read<AgreementRow>) -> Result<Agreements, Faults> {
        let mut faults = Faults::default();
        let mut remarks = Remarks::default();
        remarks.warnings.extend(editions::short(read, &EDITION));
        let mut agreements = Vec::with_capacity(read.rows.len());
        let mut known = BTreeSet::new();
        for row in &read.rows {
            let mut fault = |column, message: String| faults.0.push(Fault::of(&read.path, message).at(row.line).column(column));
            if !known.insert(row.id.as_str()) {
                fault("DCAid", format!("`{}` stands on a line above as well", row.id));
            }
            if !row.id.starts_with("DCADv1.0-") {
                fault("DCAid", format!("`{}` is not a number of version 1.0", row.id));
            }
            if row.a == row.b && ONE_STATE_TWICE.contains(&row.id.as_str()) {
                remarks.lose("agreements of which the published file names one state twice", row.id.clone());
                continue;
            }
            if row.a >= row.b {
                fault("ccode2", "the second state should have the higher number".into());
            }
            if row.end_year < row.sign_year || row.end_year.0 > UNTIL {
                let message =
                    format!("ends in {}; signed in {}, and the coverage ends in {UNTIL}", row.end_year.0, row.sign_year.0);
                fault("endYearEstimate", message);
            }
            let (signed, in_force) = match (row.signed(), row.in_force()) {
                (Ok(signed), Ok(in_force)) => (signed, in_force),
                (Err((column, reason)), _) | (_, Err((column, reason))) => {
                    fault(column, reason);
                    continue;
                }
            };
            if row.id == NO_YEAR && row.force_year.is_none() {
                remarks.lose("dates of entry into force without a year", row.id.clone());
            }
            if let Some(earlier) = in_force.filter(|date| date.latest < signed.earliest) {
                remarks.warn(
                    &read.path,
                    row.line,
                    format!("{} is in force on {earlier}, before it is signed on {signed}", row.id),
                );
            }
            let last_year = Some(row.end_year.0).filter(|year| *year < UNTIL);
            agreements.push(Agreement { row: row.clone(), signed, in_force, last_year });
        }
        agreements.sort_by(|one, other| one.row.id.cmp(&other.row.id));
        faults.unless_any(Agreements { agreements, remarks })
    }

    /// The pairs of states that have one, each once.
    pub fn pairs(&self) -> BTreeSet<(Ccode, Ccode)> {
        self.agreements.iter().map(|agreement| (agreement.row.a, agreement.row.b)).collect()
    }
}
