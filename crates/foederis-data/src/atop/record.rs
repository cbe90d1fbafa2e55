//! The alliances as record files: one instrument an alliance, so that every question runs on them as on any other record.
//!
//! What ATOP says goes into the file's fields; what it says only *that* there is (a condition on the place, an adversary it does not
//! name) becomes a requirement that is contested, for nobody can tell from the codes whether it was met.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use foederis::Record;
use foederis::date::{Date, Dated};
use foederis::listed;
use foederis_record::{File, Files, Kind, Loaded, Thoroughness};

use super::members::{Atop, Member};
use super::promises::Obligations;
use crate::identity::{Identities, stranger};
use crate::sheet::Ccode;

/// What a condition of a promise is, as far as ATOP codes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Conditions {
    /// Only against a given adversary.
    pub adversary: bool,
    /// Only at a given place.
    pub location: bool,
    /// Only in a conflict that was under way.
    pub conflict: bool,
    /// Only against a number of adversaries.
    pub number: bool,
    /// Only if demands are met, or not met.
    pub demands: bool,
    /// Only if the attack was not provoked.
    pub unprovoked: bool,
    /// Neutrality only if the ally is attacked; consultation only on request.
    pub event: bool,
}

/// A condition of which ATOP codes that there is one, not what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncoded {
    /// The adversary, where no state is named.
    Adversary,
    /// The place.
    Location,
    /// The conflict that was under way.
    Conflict,
    /// The demands.
    Demands,
}

impl Member {
    /// What of the conditions on one of its obligations is left open.
    pub fn uncoded(&self, obligation: Obligations) -> impl Iterator<Item = Uncoded> + use<> {
        let c = self.conditions(obligation);
        let open = [
            (c.adversary && self.threats().is_empty(), Uncoded::Adversary),
            (c.location, Uncoded::Location),
            (c.conflict, Uncoded::Conflict),
            (c.demands, Uncoded::Demands),
        ];
        open.into_iter().filter(|(open, _)| *open).map(|(_, what)| what)
    }

    /// The conditions on one of its obligations.
    pub fn conditions(&self, obligation: Obligations) -> Conditions {
        let r = &self.row;
        let none = Conditions::default();
        match obligation {
            Obligations::DEFENCE => Conditions {
                adversary: r.defcoadv,
                location: r.defcoloc,
                conflict: r.defcocon,
                number: r.defconum,
                demands: r.defcodem,
                unprovoked: r.defconpr,
                event: false,
            },
            Obligations::OFFENCE => Conditions {
                adversary: r.offcoadv,
                location: r.offcoloc,
                conflict: r.offcocon,
                number: r.offconum,
                demands: r.offcodem,
                ..none
            },
            Obligations::NEUTRALITY => Conditions {
                adversary: r.neucoadv,
                location: r.neucoloc,
                conflict: r.neucocon,
                number: r.neuconum,
                demands: r.neucodem,
                unprovoked: r.neuconpr,
                event: r.neucoatt,
            },
            Obligations::CONSULTATION => {
                Conditions { adversary: r.concoadv, location: r.concoloc, conflict: r.concocon, event: r.concoreq, ..none }
            }
            _ => none,
        }
    }

    /// The states named as the threat.
    pub fn threats(&self) -> Vec<Ccode> {
        let named = [self.row.statthr1, self.row.statthr2].into_iter().flatten();
        named.filter(|code| *code != 0).map(Ccode).collect()
    }
}

/// The id of an alliance in a record.
pub fn id(atopid: u16) -> String {
    format!("atop-{atopid}")
}

impl Atop {
    /// Puts the alliances in the place of a record's own instruments, so that no treaty counts twice. What stays is the ground they
    /// stand on: who is a state, what is where, and what may happen.
    pub fn stand_in(&self, files: &mut Files, base: &Record) {
        const GROUND: [Kind; 5] = [Kind::States, Kind::Groups, Kind::Places, Kind::Templates, Kind::Contingencies];
        files.retain(|kind| GROUND.contains(&kind));
        self.files(base).into_iter().for_each(|file| {
            files.add(file);
        });
    }

    /// The alliances as a record of their own, on the states and places of this ground.
    pub fn load(&self, mut ground: Files, base: &Record) -> Loaded {
        self.stand_in(&mut ground, base);
        foederis_record::load(ground, &self.title(), Vec::new(), Thoroughness::Usable)
    }

    /// What a record of them is called.
    pub fn title(&self) -> String {
        format!("ATOP {}", self.version)
    }

    /// The files of the record: an instrument an alliance, and a state for each number that `base` does not know.
    pub fn files(&self, base: &Record) -> Vec<File> {
        let identities = Identities::of(base);
        let mut files: Vec<File> = self
            .alliances()
            .map(|members| {
                let id = id(members[0].row.atopid);
                file(Kind::Instruments, &id, Alliance { atop: self, identities: &identities, base, members }.text())
            })
            .collect();
        let named = self.members.iter().flat_map(|m| m.threats().into_iter().chain([m.row.member]));
        let strangers: BTreeSet<Ccode> = named.filter(|code| !identities.knows(*code)).collect();
        files.extend(strangers.into_iter().map(|code| file(Kind::States, &stranger(code), state(code, &self.version))));
        files
    }
}

fn file(kind: Kind, id: &str, text: String) -> File {
    File { path: format!("{kind}/{id}.toml"), kind, id: id.to_owned(), text: text.into() }
}

fn state(code: Ccode, version: &str) -> String {
    let (id, number) = (stranger(code), code.0);
    format!(
        "id     = \"{id}\"\nname   = \"State {number} of ATOP\"\nkind   = \"territory\"\ncow    = {number}\n\
         source = \"ATOP {version}, a number that the Correlates of War do not list\"\nseen   = \"secondary\"\n"
    )
}

/// An alliance on its way to a file.
struct Alliance<'a> {
    atop: &'a Atop,
    identities: &'a Identities,
    base: &'a Record,
    members: &'a [Member],
}

/// A provision before it is written: owed by those whose codes are the same.
type Key = (u8, Obligations, Conditions, bool, Option<u8>, Vec<Ccode>);

impl Alliance<'_> {
    fn text(&self) -> String {
        let first = &self.members[0].row;
        let atopid = first.atopid;
        let begins = self.members.iter().map(|m| m.from).min().unwrap_or(self.members[0].from);
        let last = self.members.iter().map(|m| m.last).max_by_key(|last| last.map_or(Date::MAX, |l| l.latest)).flatten();
        let goes_on = self.members.iter().any(|m| m.last.is_none());
        let mut out = String::with_capacity(4096);
        let mut line = |text: std::fmt::Arguments<'_>| {
            let _ = out.write_fmt(text);
            out.push('\n');
        };
        line(format_args!("id       = \"{}\"", id(atopid)));
        line(format_args!("title    = {}", quoted(&self.title(begins))));
        line(format_args!("short    = \"ATOP {atopid}\""));
        line(format_args!("atop     = [{atopid}]"));
        let form = if first.estmode == Some(0) { "executive-agreement" } else { "treaty" };
        line(format_args!("form     = \"{form}\"\nbinding  = true"));
        line(format_args!("layers   = [{}]", self.layers()));
        line(format_args!("signed   = \"{begins}\""));
        match last.filter(|_| !goes_on) {
            Some(last) => {
                let how = ended_how(self.members.iter().filter_map(|m| m.row.term).max());
                line(format_args!("ended    = \"{}\"\nended-how = \"{how}\"\nstatus   = \"ended\"", end(last)));
            }
            None => {
                // It may have ended on any day since.
                line(format_args!("known-until = \"{}\"", self.atop.until));
                line(format_args!("status   = \"in-force\""));
            }
        }
        line(format_args!("seen     = \"secondary\"\nnote     = {}", quoted(&self.note())));
        for (id, from, to) in self.parties() {
            line(format_args!("\n[[party]]\nstate = \"{id}\""));
            from.filter(|from| *from != begins).into_iter().for_each(|from| line(format_args!("from  = \"{from}\"")));
            to.into_iter().for_each(|to| line(format_args!("to    = \"{to}\"")));
            let first = self.base.states.find(&id).and_then(|state| self.base.states[state].begins());
            if first.is_some_and(|first| from.unwrap_or(begins).latest < first.earliest) {
                line(format_args!("note  = \"ATOP counts it in before the Correlates of War count it as a state\""));
            }
        }
        let lines = (self.members.iter().map(|m| m.row.line).min(), self.members.iter().map(|m| m.row.line).max());
        line(format_args!(
            "\n[[source]]\nkey = \"atop\"\nref = \"ATOP {} (Leeds, Ritter, Mitchell & Long 2002), alliance {atopid}, member file, lines {} to {}\"\nurl = \"{}\"",
            self.atop.version,
            lines.0.unwrap_or_default(),
            lines.1.unwrap_or_default(),
            super::DATASET.url,
        ));
        for (key, owers) in self.provisions() {
            self.provision(&key, &owers, &mut line);
        }
        out
    }

    fn title(&self, begins: Dated) -> String {
        let named: BTreeSet<Ccode> = self.members.iter().map(|m| m.row.member).collect();
        let mut names: Vec<&str> = Vec::new();
        for code in &named {
            let id = self.identities.on(*code, begins.latest);
            names.push(self.base.states.find(&id).map_or("a state outside the system", |state| self.base.name_of(state)));
        }
        let shown =
            if names.len() > 4 { format!("{} and {} more", names[..3].join(", "), names.len() - 3) } else { listed(&names) };
        format!("Alliance of {shown}, {begins} (ATOP {})", self.members[0].row.atopid)
    }

    fn layers(&self) -> String {
        let promised = self.members.iter().fold(Obligations::default(), |all, m| all.or(m.obligations()));
        let several = self.members.iter().map(|m| m.row.member).collect::<BTreeSet<_>>().len() > 2;
        let helps = promised.has(Obligations::DEFENCE) || promised.has(Obligations::OFFENCE);
        let helper = |m: &Member| m.row.defense || m.row.offense;
        let one_way = !self.members.iter().all(helper);
        let mut layers = Vec::new();
        if helps {
            layers.push(if one_way {
                "\"guarantee\""
            } else if several {
                "\"collective-defence\""
            } else {
                "\"mutual-defence\""
            });
        }
        let more = [
            (Obligations::NEUTRALITY, "\"neutrality\""),
            (Obligations::NONAGGRESSION, "\"non-aggression\""),
            (Obligations::CONSULTATION, "\"consultation\""),
        ];
        layers.extend(more.iter().filter(|(o, _)| promised.has(*o)).map(|(_, layer)| *layer));
        layers.join(", ")
    }

    fn note(&self) -> String {
        let row = &self.members[0].row;
        let mut said = vec!["Dates are those of signature.".to_owned()];
        match row.pubsecr {
            Some(1) => said.push("Partly secret.".into()),
            Some(2) => said.push("Secret.".into()),
            _ => {}
        }
        if row.wartime {
            said.push("Signed while a member was at war.".into());
        }
        if row.source == Some(2) {
            said.push("Coded from secondary sources; the text was not read.".into());
        }
        said.join(" ")
    }

    /// Who belonged to it when: spells of one state that touch are one, whatever phases and numbers they stand under.
    fn parties(&self) -> Vec<(String, Option<Dated>, Option<Dated>)> {
        let mut spells: BTreeMap<String, Vec<(Dated, Option<Dated>)>> = BTreeMap::new();
        for m in self.members {
            for era in self.identities.during(m.row.member, m.from, m.last) {
                let to = era.to.map(Dated::day).or(m.last.map(end));
                spells.entry(era.id).or_default().push((era.from.map_or(m.from, Dated::day), to));
            }
        }
        let mut parties = Vec::new();
        for (id, mut spells) in spells {
            spells.sort_by_key(|(from, _)| *from);
            let mut merged: Vec<(Dated, Option<Dated>)> = Vec::new();
            for (from, to) in spells {
                match merged.last_mut() {
                    Some((_, until)) if until.is_none_or(|until| from.earliest <= until.latest) => *until = later(*until, to),
                    _ => merged.push((from, to)),
                }
            }
            parties.extend(merged.into_iter().map(|(from, to)| (id.clone(), Some(from), to)));
        }
        parties
    }

    fn provisions(&self) -> BTreeMap<Key, Vec<&Member>> {
        let mut provisions: BTreeMap<Key, Vec<&Member>> = BTreeMap::new();
        for m in self.members {
            for (obligation, _) in Obligations::EACH.iter().filter(|(o, _)| m.obligations().has(*o)) {
                let conditions = m.conditions(*obligation);
                let key = (m.row.phase, *obligation, conditions, m.row.obvary, m.row.specthrt, m.threats());
                provisions.entry(key).or_default().push(m);
            }
        }
        provisions
    }

    fn provision(&self, key: &Key, owers: &[&Member], line: &mut impl FnMut(std::fmt::Arguments<'_>)) {
        let (phase, obligation, conditions, varies, _, threats) = key;
        let (article, duty, trigger) = match *obligation {
            Obligations::DEFENCE => ("defence", "defend", "armed-attack"),
            Obligations::OFFENCE => ("offence", "attack", "state-of-war"),
            Obligations::NEUTRALITY if conditions.event => ("neutrality", "neutral", "armed-attack"),
            Obligations::NEUTRALITY => ("neutrality", "neutral", "state-of-war"),
            Obligations::NONAGGRESSION => ("non-aggression", "refrain", "always"),
            _ if conditions.event => ("consultation", "consult", "request"),
            _ => ("consultation", "consult", "threat"),
        };
        let of_phase: Vec<&Member> = self.members.iter().filter(|m| m.row.phase == *phase).collect();
        let phased = if *phase == 0 { String::new() } else { format!(" (phase {phase})") };
        line(format_args!("\n[[provision]]\narticle  = \"{article}{phased}\"\nduty     = \"{duty}\""));
        if matches!(duty, "defend" | "attack") {
            line(format_args!("strength = \"not-coded\""));
        }
        line(format_args!("owed-by  = [{}]", self.states(owers)));
        line(format_args!("owed-to  = [{}]", self.states(&of_phase)));
        if *phase != 0 {
            let from = owers.iter().map(|m| m.from).min();
            let last = owers.iter().map(|m| m.last).max_by_key(|last| last.map_or(Date::MAX, |l| l.latest)).flatten();
            from.into_iter().for_each(|from| line(format_args!("from     = \"{from}\"")));
            last.into_iter().for_each(|last| line(format_args!("to       = \"{}\"", end(last))));
        }
        line(format_args!("trigger  = \"{trigger}\"\nsource   = [\"atop\"]"));
        if conditions.adversary && !threats.is_empty() {
            line(format_args!("[provision.adversary]\nonly = [{}]", self.named(threats, owers)));
        }
        if conditions.unprovoked {
            line(format_args!("[provision.unless]\nprovoked = \"bars\""));
        }
        let mut require = |what: &str| {
            line(format_args!("[[provision.requires]]\nwhat = \"{what}\"\npresumed = \"contested\""));
        };
        // All owers of a provision have the same codes.
        for open in owers.iter().take(1).flat_map(|m| m.uncoded(*obligation)) {
            require(match open {
                Uncoded::Adversary => {
                    "the adversary is the one that the alliance has in mind: ATOP codes that it has one, not which state"
                }
                Uncoded::Location => "it happens where the alliance says: ATOP codes that it names a place, not which",
                Uncoded::Conflict => "it belongs to the conflict that was under way: ATOP codes that there was one, not which",
                Uncoded::Demands => "the demands were met, or refused, as the alliance has it: ATOP does not code which",
            });
        }
        if *varies {
            require(
                "this state is one of those to whom it is owed: its promises differ from member to member, and ATOP does not code how",
            );
        }
        if conditions.number && *obligation == Obligations::NEUTRALITY {
            require("there are as many adversaries as the alliance says: ATOP codes that it names a number, not which");
        } else if conditions.number {
            // The number is "more than one" wherever a text of these alliances was read.
            line(format_args!("[provision.when]\nenemies-at-least = 2"));
        }
    }

    /// The states that these members were, each once.
    fn states(&self, members: &[&Member]) -> String {
        let ids = members.iter().flat_map(|m| self.identities.during(m.row.member, m.from, m.last)).map(|era| era.id);
        joined(ids.collect())
    }

    /// The states that these numbers meant while the members were bound.
    fn named(&self, codes: &[Ccode], members: &[&Member]) -> String {
        let ids = members.iter().flat_map(|m| codes.iter().flat_map(|c| self.identities.during(*c, m.from, m.last)));
        joined(ids.map(|era| era.id).collect())
    }
}

fn joined(ids: BTreeSet<String>) -> String {
    let quoted: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    quoted.join(", ")
}

/// The first day after the last. ATOP counts the day of the exit in: a war that breaks a promise ends it on the day it begins. Where
/// only the month or the year is known, it is the month or the year in which it ended.
pub(crate) fn end(last: Dated) -> Dated {
    match last.earliest == last.latest {
        true => last.latest.tomorrow().map_or(last, Dated::day),
        false => last,
    }
}

fn later(a: Option<Dated>, b: Option<Dated>) -> Option<Dated> {
    a.zip(b).map(|(a, b)| if a.latest >= b.latest { a } else { b })
}

fn ended_how(term: Option<u8>) -> &'static str {
    match term {
        Some(1) => "fulfilled",
        Some(2) => "violated",
        Some(3) => "renegotiated",
        _ => "not coded",
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
