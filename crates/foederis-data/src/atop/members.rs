//! Members of alliances, phase by phase, with what they promised.

use std::collections::{BTreeMap, BTreeSet};

use foederis::date::{Date, Dated};

use super::{ALLIANCES, MEMBERS};
use crate::editions::{self, Edition};
use crate::fault::{Fault, Faults};
use crate::library::{Library, Read};
use crate::sheet::{Ccode, Year, date, row};
use crate::summary::Remarks;

row! {
    /// A row of the member file.
    MemberRow {
        /// The alliance.
        atopid: u16 = "atopid",
        /// The state.
        member: Ccode = "member",
        /// 1 if it was a member of the state system when it signed.
        cowsys: bool = "cowsys",
        /// Entry.
        yrent: Year = "yrent",
        /// Its month.
        moent: Option<u8> = "moent",
        /// Its day.
        dayent: Option<u8> = "dayent",
        /// Exit; 0: in force when the coverage ended.
        yrexit: u16 = "yrexit",
        /// Its month.
        moexit: Option<u8> = "moexit",
        /// Its day.
        dayexit: Option<u8> = "dayexit",
        /// 1 if in force when the coverage ended.
        ineffect: bool = "ineffect",
        /// 1 if it never had more than two members.
        bilat: bool = "bilat",
        /// The phase; 0: the alliance never changed.
        phase: u8 = "phase",
        /// 1 if a member was at war when it was signed.
        wartime: bool = "wartime",
        /// 1 treaty that needs ratification, 0 executive agreement.
        estmode: Option<u8> = "estmode",
        /// 0 public, 1 partly secret, 2 secret.
        pubsecr: Option<u8> = "pubsecr",
        /// 0 in force or censored, 1 fulfilled, 2 violated, 3 renegotiated.
        term: Option<u8> = "term",
        /// Defence.
        defense: bool = "defense",
        /// Offence.
        offense: bool = "offense",
        /// Neutrality.
        neutral: bool = "neutral",
        /// Non-aggression.
        nonagg: bool = "nonagg",
        /// Consultation.
        consul: bool = "consul",
        /// Any of its obligations is conditional.
        conditio: bool = "conditio",
        /// Defence: against a given adversary.
        defcoadv: bool = "defcoadv",
        /// Defence: at a given place.
        defcoloc: bool = "defcoloc",
        /// Defence: in an ongoing conflict.
        defcocon: bool = "defcocon",
        /// Defence: against a number of adversaries.
        defconum: bool = "defconum",
        /// Defence: if demands are met or not met.
        defcodem: bool = "defcodem",
        /// Defence: if the attack was not provoked.
        defconpr: bool = "defconpr",
        /// Offence: against a given adversary.
        offcoadv: bool = "offcoadv",
        /// Offence: at a given place.
        offcoloc: bool = "offcoloc",
        /// Offence: in an ongoing conflict.
        offcocon: bool = "offcocon",
        /// Offence: against a number of adversaries.
        offconum: bool = "offconum",
        /// Offence: if demands are met or not met.
        offcodem: bool = "offcodem",
        /// Neutrality: against a given adversary.
        neucoadv: bool = "neucoadv",
        /// Neutrality: at a given place.
        neucoloc: bool = "neucoloc",
        /// Neutrality: in an ongoing conflict.
        neucocon: bool = "neucocon",
        /// Neutrality: against a number of adversaries.
        neuconum: bool = "neuconum",
        /// Neutrality: if demands are met or not met.
        neucodem: bool = "neucodem",
        /// Neutrality: if the attack was not provoked.
        neuconpr: bool = "neuconpr",
        /// Neutrality: only if the ally is attacked.
        neucoatt: bool = "neucoatt",
        /// Consultation: over a given adversary.
        concoadv: bool = "concoadv",
        /// Consultation: over a given place.
        concoloc: bool = "concoloc",
        /// Consultation: in an ongoing conflict.
        concocon: bool = "concocon",
        /// Consultation: on request.
        concoreq: bool = "concoreq",
        /// Members owe different things.
        asymm: bool = "asymm",
        /// This member owes different things to different members.
        obvary: bool = "obvary",
        /// The threat named: 0 none, 1 states, 2 a region, 3 states in a region, 4 an ongoing conflict, 5 not a state, 6 an alliance.
        specthrt: Option<u8> = "specthrt",
        /// A state named as the threat; 0 none.
        statthr1: Option<u16> = "statthr1",
        /// Another.
        statthr2: Option<u16> = "statthr2",
        /// 1 the text was read, 2 secondary sources.
        source: Option<u8> = "source",
        /// The version of the data.
        version: String = "version",
    }
    key(
        |r: &MemberRow| u32::from(r.atopid) * 16 + u32::from(r.phase),
        |r: &MemberRow| r.member.0.into(),
        |r: &MemberRow| u32::from(r.yrent.0) * 16 + u32::from(r.moent.unwrap_or(0)),
        |r: &MemberRow| r.dayent.unwrap_or(0).into(),
    )
    examine(|read, _| version(read).map(|_| Remarks::default()))
}

fn version(read: &Read<MemberRow>) -> Result<String, Faults> {
    editions::version(read, |row| (row.line, row.version.clone()))
}

row! {
    /// A row of the alliance file.
    AllianceRow {
        /// The alliance.
        atopid: u16 = "atopid",
        /// The year of signature.
        begyr: Year = "begyr",
        /// How many phases; 0: it never changed.
        maxphase: u8 = "maxphase",
        /// The first member.
        mem1: Ccode = "mem1",
        /// The second.
        mem2: Ccode = "mem2",
    }
    key(|r: &AllianceRow| r.atopid.into())
}

/// A member of an alliance in one of its phases, for one spell.
#[derive(Debug, Clone)]
pub struct Member {
    /// The row.
    pub row: MemberRow,
    /// Its first day, by signature.
    pub from: Dated,
    /// Its last day; none: it went on when the coverage ended.
    pub last: Option<Dated>,
}

/// The alliances.
#[derive(Debug, Clone)]
pub struct Atop {
    /// By alliance, phase, state and date.
    pub members: Vec<Member>,
    /// The version of the data.
    pub version: String,
    /// The last day that the data cover; what went on then is not known to have gone on afterwards.
    pub until: Date,
    /// The member file.
    pub path: String,
    /// Its SHA-256.
    pub hash: String,
    /// What a person should look at.
    pub warnings: Vec<Fault>,
}

/// Versions: the first words of the `version` column, the last day covered, rows of the member file.
const VERSIONS: [(&str, i16, Edition); 2] = [("5.1", 2018, Edition::of("5.1", 2_510)), ("4.0", 2016, Edition::of("4.0", 2_398))];

impl Atop {
    /// Reads the member file, and holds it against the alliance file if that is there.
    ///
    /// # Errors
    /// If the member file is not there or has a fault: an impossible date, an exit before the entry, an end that contradicts
    /// `ineffect`, a version that is none of those known.
    pub fn read(library: &Library) -> Result<Atop, Faults> {
        let mut atop = Atop::of(library.read(&MEMBERS)?)?;
        if library.has(&ALLIANCES) {
            atop.compare(&library.read(&ALLIANCES)?);
        } else {
            let help = "put atop5_1a.csv beside it, and the two are held against each other";
            atop.warnings
                .push(Fault::of(&atop.path, "no alliance file beside it: nobody could tell if it were cut short").help(help));
        }
        Ok(atop)
    }

    /// Makes the alliances of the member file's rows.
    ///
    /// # Errors
    /// As [`Atop::read`].
    pub fn of(read: Read<MemberRow>) -> Result<Atop, Faults> {
        let path = read.path.clone();
        let version = version(&read)?;
        let Some((_, last_year, edition)) = VERSIONS.iter().find(|(known, ..)| version.starts_with(known)) else {
            let message = format!("is of version `{version}`, whose coverage is not known here");
            let fault = Fault::of(&path, message).column("version").help("versions 4.0, 4.01 and 5.1 can be read");
            return Err(fault.into());
        };
        let mut faults = Faults::default();
        let short = editions::short(&read, edition);
        let mut warnings = read.warnings;
        warnings.extend(short);
        let mut members = Vec::with_capacity(read.rows.len());
        for row in read.rows {
            let line = row.line;
            let mut fault = |column, message: String| faults.0.push(Fault::of(&path, message).at(line).column(column));
            let from = date((row.yrent, row.moent, row.dayent), ["yrent", "moent", "dayent"]);
            // A day or month of 0 beside a year is not known.
            let known = |part: Option<u8>| part.filter(|n| *n != 0);
            let last = match row.yrexit {
                0 => Ok(None),
                year => date((Year(year), known(row.moexit), known(row.dayexit)), ["yrexit", "moexit", "dayexit"]).map(Some),
            };
            if row.ineffect != (row.yrexit == 0) {
                fault("ineffect", "says otherwise than the exit, which is 0 for what is in force".into());
            }
            match (from, last) {
                (Ok(from), Ok(last)) if last.is_some_and(|last| last.latest < from.earliest) => {
                    fault("yrexit", format!("leaves before it enters, on {from}"));
                }
                (Ok(from), Ok(last)) => members.push(Member { row, from, last }),
                (Err((column, reason)), _) | (_, Err((column, reason))) => fault(column, reason),
            }
        }
        members.sort_by_key(|m| (m.row.atopid, m.row.phase, m.row.member, m.from));
        let until = Date::new(*last_year, 12, 31).expect("the last day of a year");
        faults.unless_any(Atop { members, version, until, path, hash: read.hash, warnings })
    }

    fn compare(&mut self, alliances: &Read<AllianceRow>) {
        let mut members: BTreeMap<u16, BTreeSet<Ccode>> = BTreeMap::new();
        self.members.iter().for_each(|m| {
            members.entry(m.row.atopid).or_default().insert(m.row.member);
        });
        let mut warn = |line: u32, message: String| {
            let help = "the two files are not of one version, or one was cut short";
            self.warnings.push(Fault::of(&alliances.path, message).at(line).help(help));
        };
        for row in &alliances.rows {
            match members.remove(&row.atopid) {
                None => warn(row.line, format!("alliance {} has no row in the member file", row.atopid)),
                Some(known) => {
                    for state in [row.mem1, row.mem2].iter().filter(|state| !known.contains(state)) {
                        warn(row.line, format!("state {} of alliance {} has no row in the member file", state.0, row.atopid));
                    }
                }
            }
        }
        for atopid in members.keys() {
            warn(1, format!("alliance {atopid} of the member file has no row here"));
        }
    }

    /// The rows of each alliance, in the order of their numbers.
    pub fn alliances(&self) -> impl Iterator<Item = &[Member]> {
        self.members.chunk_by(|a, b| a.row.atopid == b.row.atopid)
    }
}
