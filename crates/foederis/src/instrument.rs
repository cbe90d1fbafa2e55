//! Instruments: documents, their parties, their provisions and what has been said about them.

use serde::{Deserialize, Serialize};

use crate::date::{Date, Dated, Span};
use crate::id::{AreaId, GroupId, InstrumentId, PlaceId, StateId, TemplateId};
use crate::verdict::Verdict;
use crate::vocab::{Clause, Duty, Extent, InstrumentForm, Layer, Modality, Seen, Status, Strength, Trigger};

/// A treaty, agreement, memorandum, declaration, statute, charter; or a proposal in the same form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instrument {
    /// The id.
    pub id: String,
    /// Other ids it is known by.
    pub aliases: Vec<String>,
    /// Which alliances of the ATOP data it is, by their numbers; several where ATOP counts its amendments apart.
    pub atop: Vec<u16>,
    /// Other instruments that ATOP counts as the same alliance.
    pub atop_with: Vec<InstrumentId>,
    /// The full title.
    pub title: String,
    /// What people call it.
    pub short: String,
    /// What kind of document.
    pub form: InstrumentForm,
    /// Legally binding between the parties; none when disputed.
    pub binding: Option<bool>,
    /// What it is about.
    pub layers: Vec<Layer>,
    /// When it was signed.
    pub signed: Option<Dated>,
    /// When it came into force.
    pub in_force: Option<Dated>,
    /// The first day no longer in force.
    pub ended: Option<Dated>,
    /// How it ended.
    pub ended_how: Option<String>,
    /// The last day for which its source knows whether it was in force; none: to this day.
    pub known_until: Option<Date>,
    /// Where it stands.
    pub status: Status,
    /// Term and notice.
    pub term: Option<String>,
    /// Standing bodies, commands, bases, exercises.
    pub institution: Option<String>,
    /// How it was checked.
    pub seen: Seen,
    /// What the fields cannot say.
    pub note: Option<String>,
    /// Who belongs to it, spell by spell.
    pub parties: Vec<Party>,
    /// Where it can be read.
    pub sources: Vec<Source>,
    /// The duties.
    pub provisions: Vec<Provision>,
    /// Dated readings.
    pub interpretations: Vec<Interpretation>,
    /// Suspensions between parties.
    pub suspensions: Vec<Suspension>,
    /// Reservations and understandings.
    pub reservations: Vec<Reservation>,
    /// The template of which an architecture composed it; none: it has a file of its own.
    pub composed_from: Option<TemplateId>,
}

impl Instrument {
    /// From when to when it binds: from entry into force, or from signature where it needs none and is in force.
    pub fn span(&self) -> Option<Span> {
        let from = match (self.in_force, self.status) {
            (Some(date), _) => Some(date),
            (None, Status::InForce | Status::Ended | Status::SuspendedInPart) => self.signed,
            (None, Status::Signed | Status::Proposed) => return None,
        };
        Some(Span { from, to: self.ended })
    }

    /// Whether it is in force on `day`.
    pub fn in_force_on(&self, day: Date) -> Verdict {
        let Some(span) = self.span() else { return Verdict::No };
        let verdict = span.covers(day);
        // An instrument known to have ended, with no date for it, may or may not have been in force on any later day.
        let end_unknown = self.status == Status::Ended && self.ended.is_none();
        if end_unknown || self.known_until.is_some_and(|last| day > last) { verdict.and(Verdict::Contested) } else { verdict }
    }

    /// With one of its articles: "ANZUS, Art. IV", "JDSC 2022, declaration"; the dash of an unknown article is left out.
    pub fn cite(&self, provision: &Provision) -> String {
        match provision.article.as_str() {
            "—" => self.short.clone(),
            _ => format!("{}, {}", self.short, provision.heading()),
        }
    }

    /// The day of its life nearest to `day`: before it began its first, after it ended its last.
    pub fn nearest(&self, day: Date) -> Date {
        let span = self.span().unwrap_or(Span { from: self.signed, to: self.ended });
        let day = span.from.map_or(day, |from| day.max(from.latest));
        let last = span.to.and_then(|to| to.earliest.yesterday().ok());
        last.map_or(day, |last| day.min(last))
    }

    /// Whether a party belongs to it on the day of its life nearest to `day`.
    pub fn party_on(&self, party: &Party, day: Date) -> Verdict {
        party.span.covers(self.nearest(day))
    }
}

/// A state's spell in an instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Party {
    /// The state.
    pub state: StateId,
    /// Its own entry and exit, where they differ from the instrument's.
    pub span: Span,
    /// When it signed.
    pub signed: Option<Dated>,
    /// When it ratified.
    pub ratified: Option<Dated>,
    /// When it deposited its ratification.
    pub deposited: Option<Dated>,
    /// When it acceded.
    pub acceded: Option<Dated>,
    /// What the fields cannot say.
    pub note: Option<String>,
}

impl Party {
    /// A state that belongs to it from beginning to end.
    pub fn of(state: StateId) -> Self {
        Party { state, span: Span::ALWAYS, signed: None, ratified: None, deposited: None, acceded: None, note: None }
    }
}

/// Where something can be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// How provisions refer to it.
    pub key: String,
    /// The citation.
    pub citation: String,
    /// The address.
    pub url: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// One operative duty of one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provision {
    /// Where it stands.
    pub article: String,
    /// What it obliges to.
    pub duty: Duty,
    /// Whether it obliges at all.
    pub modality: Modality,
    /// How strongly; `defend` and `attack` only.
    pub strength: Option<Strength>,
    /// Who owes it.
    pub owed_by: Vec<Selector>,
    /// To whom.
    pub owed_to: Vec<Selector>,
    /// While these words stand, where they came or went by amendment or with a phase of the instrument's life.
    pub span: Span,
    /// The event that calls it due.
    pub trigger: Trigger,
    /// What it protects; alternatives; empty: anything, anywhere.
    pub protects: Vec<Limb>,
    /// Against whom.
    pub adversary: Adversary,
    /// The effect of provocation by the beneficiary: `No` bars the duty, `Contested` makes it disputed, `Yes` has none.
    pub if_provoked: Verdict,
    /// Whether a duty to refrain leaves help against an attack free.
    pub saves_self_defence: bool,
    /// Facts that an incident does not state.
    pub requires: Vec<Requirement>,
    /// Circumstances of the war that the duty presupposes.
    pub when: When,
    /// Who decides.
    pub decision: String,
    /// The operative words.
    pub quote: Option<String>,
    /// Which of the instrument's sources carry it.
    pub sources: Vec<u16>,
    /// What the fields cannot say.
    pub note: Option<String>,
}

impl Provision {
    /// Where it stands: "Art. V"; a clause named in words stays as it is.
    pub fn heading(&self) -> String {
        let numbered = self.article.starts_with(|c: char| c.is_ascii_digit() || "IVX".contains(c));
        if numbered { format!("Art. {}", self.article) } else { self.article.clone() }
    }
}

/// A way to name states.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Eq, PartialOrd, Ord)]
pub enum Selector {
    /// This state.
    State(StateId),
    /// Members of this group on the day.
    Group(GroupId),
    /// Parties of the day.
    Parties,
    /// States that are not parties on the day.
    NonParties,
    /// Every state.
    AllStates,
    /// An attacker that is no state.
    NonState,
}

/// One thing a duty protects: an object in an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Limb {
    /// Protected objects, as bits; all bits: any object.
    pub objects: u16,
    /// Objects whose cover is disputed, as bits.
    pub contested: u16,
    /// Areas, any of them; empty: anywhere.
    pub areas: Vec<AreaId>,
    /// In a template only: how the area of the pact is filled in.
    pub extent: Option<Extent>,
    /// Whether the peace of the area itself is protected, whoever is attacked in it.
    pub anyone: bool,
    /// The treaty's words.
    pub words: Option<String>,
}

/// Against whom a promise is made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Adversary {
    /// Only these; none: any attacker.
    pub only: Option<Vec<Selector>>,
    /// Not these.
    pub not: Vec<Selector>,
    /// These are disputed.
    pub contested: Vec<Selector>,
    /// How many of them must act together; at least 1.
    pub at_least: u8,
}

/// A fact that the incident does not state, and what is presumed of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Requirement {
    /// The fact.
    pub what: String,
    /// What is presumed.
    pub presumed: Verdict,
}

/// Circumstances of the war that a duty presupposes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct When {
    /// One of these states already fights on the beneficiary's side.
    pub fighting: Vec<StateId>,
    /// A duty to defend or attack under one of these instruments has arisen.
    pub duty_under: Vec<InstrumentId>,
    /// At least so many states are at war with the beneficiary.
    pub enemies_at_least: Option<u8>,
    /// At most so many.
    pub enemies_at_most: Option<u8>,
}

/// A dated official reading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Interpretation {
    /// What it says.
    pub reading: Reading,
    /// What it decides, if it is operative.
    pub effect: Option<Effect>,
    /// A remark.
    pub note: Option<String>,
}

pub use crate::place::Reading;

/// What an operative interpretation decides, and for which incidents; empty lists: any.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// The clause it reads.
    pub clause: Clause,
    /// Whether it is met.
    pub verdict: Verdict,
    /// Provisions of these articles.
    pub articles: Vec<String>,
    /// Duties owed by these.
    pub owed_by: Vec<Selector>,
    /// Duties owed to these.
    pub owed_to: Vec<Selector>,
    /// Incidents with one of these attackers.
    pub attackers: Vec<Selector>,
    /// Incidents at, or inside, these places.
    pub places: Vec<PlaceId>,
    /// Objects as bits; 0: any.
    pub objects: u16,
    /// Forms as bits; 0: any.
    pub forms: u16,
    /// Provocation as bits of [`Provoked`](crate::vocab::Provoked); 0: any.
    pub provoked: u16,
    /// While it applies.
    pub span: Span,
}

/// A party's suspension of its duties towards another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suspension {
    /// Whose duties are suspended.
    pub by: StateId,
    /// Towards whom; none: towards all.
    pub towards: Option<StateId>,
    /// Duties of these articles; empty: all.
    pub articles: Vec<String>,
    /// When.
    pub span: Span,
    /// What happened.
    pub what: String,
    /// Where it can be read.
    pub source: Option<String>,
}

/// A reservation or understanding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reservation {
    /// Whose.
    pub by: Option<String>,
    /// When.
    pub date: Option<Dated>,
    /// What it says.
    pub what: String,
    /// Where it can be read.
    pub source: Option<String>,
}
