//! Incidents: what happens, to whom, where and when; and the record's own questions about them.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::id::{InstrumentId, PlaceId, StateId};
use crate::set::StateSet;
use crate::verdict::Verdict;
use crate::vocab::{Clause, Duty, Form, Object, Provoked, Seen};

/// What happens, to whom and where; the date is the question's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Eq)]
pub struct Incident {
    /// Who attacks; may hold [`StateId::NON_STATE`].
    pub attackers: StateSet,
    /// Who is attacked.
    pub targets: StateSet,
    /// States already fighting beside the attackers, without being the question's attackers.
    pub beside_attackers: StateSet,
    /// States already fighting beside the targets, without having been attacked.
    pub beside_targets: StateSet,
    /// Where.
    pub place: PlaceId,
    /// What is attacked.
    pub object: Object,
    /// How.
    pub form: Form,
    /// Whether the target struck first or provoked it.
    pub provoked: Provoked,
}

impl Incident {
    /// An unprovoked armed attack on territory.
    pub fn new(attackers: StateSet, targets: StateSet, place: PlaceId) -> Self {
        Incident {
            attackers,
            targets,
            beside_attackers: StateSet::EMPTY,
            beside_targets: StateSet::EMPTY,
            place,
            object: Object::Territory,
            form: Form::ArmedAttack,
            provoked: Provoked::No,
        }
    }

    /// Everyone who fights.
    pub fn belligerents(&self) -> StateSet {
        self.attackers.or(self.targets).or(self.beside_attackers).or(self.beside_targets)
    }
}

/// A named incident that analysts ask about, at any date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contingency {
    /// The id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The question.
    pub question: String,
    /// The incident.
    pub incident: Incident,
    /// Where it is argued.
    pub source: String,
    /// How that was checked.
    pub seen: Option<Seen>,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// An incident with its documented answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// The id.
    pub id: String,
    /// What it belongs to.
    pub theme: String,
    /// The question in words.
    pub question: String,
    /// The date of the incident.
    pub on: Date,
    /// The incident.
    pub incident: Incident,
    /// What the treaties answer.
    pub expect: Vec<Expect>,
    /// What was done.
    pub what_happened: Option<String>,
    /// On whose word the answer rests.
    pub authority: String,
    /// Where it can be read.
    pub source: String,
    /// How that was checked.
    pub seen: Seen,
    /// What the fields cannot say.
    pub note: Option<String>,
}

/// One expected answer of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Expect {
    /// The instrument.
    pub instrument: InstrumentId,
    /// The article, for the reader.
    pub article: String,
    /// Whose duty; none: every other party then bound.
    pub states: Option<Vec<StateId>>,
    /// To whom; none: the targets.
    pub owed_to: OwedTo,
    /// What duty.
    pub duty: Duty,
    /// `Yes` is bound, `No` not triggered.
    pub answer: Verdict,
    /// The clause that fails or is in dispute; none: the instrument carries no such duty.
    pub because: Option<Clause>,
    /// A remark.
    pub note: Option<String>,
}

/// To whom an expected duty is owed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum OwedTo {
    /// To the states attacked.
    Targets,
    /// By the parties to each other.
    EachOther,
    /// To these.
    States(Vec<StateId>),
}
