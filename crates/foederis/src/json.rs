//! The JSON contract: answers as other programs read them. Names are stable; `docs/bound.schema.json` describes them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::casus::Side;
use crate::casus::cascade::{Assumptions, Cascade, Promise};
use crate::date::Date;
use crate::finding::{Because, DutyFound, Finding, NearMiss, Question};
use crate::id::StateId;
use crate::incident::Incident;
use crate::matrix::Cell;
use crate::record::{Architecture, Record};
use crate::verdict::Verdict;

/// The word for "owed by the parties to each other".
pub const EACH_OTHER: &str = "each other";

/// Which record answered.
#[derive(Debug, Clone, Serialize)]
pub struct RecordJson {
    /// Its name.
    pub name: String,
    /// Its content hash.
    pub hash: String,
}

/// The incident as it was asked.
#[derive(Debug, Clone, Serialize)]
pub struct IncidentJson {
    /// The day.
    pub on: String,
    /// State ids, or `non-state`.
    pub attackers: Vec<String>,
    /// State ids.
    pub targets: Vec<String>,
    /// Place id.
    pub place: String,
    /// What was attacked.
    pub object: &'static str,
    /// How.
    pub form: &'static str,
    /// `no`, `yes` or `disputed`.
    pub provoked: &'static str,
}

/// The architecture that was asked.
#[derive(Debug, Clone, Serialize)]
pub struct ArchitectureJson {
    /// The id of the architecture, before `with` and `without`.
    pub base: String,
    /// Ids of instruments added.
    pub with: Vec<String>,
    /// Ids of instruments taken away.
    pub without: Vec<String>,
}

/// One link of an explanation.
#[derive(Debug, Clone, Serialize)]
pub struct BecauseJson {
    /// The clause.
    pub clause: &'static str,
    /// `met`, `contested` or `not-met`.
    pub verdict: &'static str,
    /// In words.
    pub text: String,
    /// Where it can be checked.
    pub source: String,
}

/// A duty that is bound or contested.
#[derive(Debug, Clone, Serialize)]
pub struct DutyJson {
    /// State id.
    pub state: String,
    /// State id, or `each other`.
    pub owed_to: String,
    /// What duty.
    pub duty: &'static str,
    /// How strong; null where the duty has no strength.
    pub strength: Option<&'static str>,
    /// `bound` or `contested`.
    pub answer: &'static str,
    /// Instrument id.
    pub instrument: String,
    /// Where it stands.
    pub article: String,
    /// Who decides.
    pub decision: String,
    /// The chain of clauses; those in dispute first.
    pub because: Vec<BecauseJson>,
}

/// A duty that takes part in a conflict.
#[derive(Debug, Clone, Serialize)]
pub struct BetweenJson {
    /// What duty.
    pub duty: &'static str,
    /// State id.
    pub owed_to: String,
    /// Instrument id.
    pub instrument: String,
    /// Where it stands.
    pub article: String,
    /// `bound` or `contested`.
    pub answer: &'static str,
}

/// A state whose duties pull apart.
#[derive(Debug, Clone, Serialize)]
pub struct ConflictJson {
    /// State id.
    pub state: String,
    /// First what it must do, then what it must not.
    pub between: Vec<BetweenJson>,
}

/// A promise that stays silent.
#[derive(Debug, Clone, Serialize)]
pub struct NearMissJson {
    /// State id.
    pub state: String,
    /// State id, or `each other`.
    pub owed_to: String,
    /// What duty.
    pub duty: &'static str,
    /// Instrument id.
    pub instrument: String,
    /// Where it stands.
    pub article: String,
    /// The first clause that fails.
    pub fails: &'static str,
    /// Why, in words.
    pub because: String,
    /// Where it can be checked.
    pub source: String,
}

/// The answer of `bound`.
#[derive(Debug, Clone, Serialize)]
pub struct BoundJson {
    /// Which record answered.
    pub record: RecordJson,
    /// What was asked.
    pub incident: IncidentJson,
    /// Of which architecture.
    pub architecture: ArchitectureJson,
    /// Duties that are bound or contested.
    pub duties: Vec<DutyJson>,
    /// States whose duties pull apart.
    pub conflicts: Vec<ConflictJson>,
    /// Promises that stay silent.
    pub near_misses: Vec<NearMissJson>,
    /// The name of every state that is mentioned, by id.
    pub names: BTreeMap<String, String>,
}

/// The word for an answer.
pub const fn answer(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "bound",
        Verdict::Contested => "contested",
        Verdict::No => "not-triggered",
    }
}

fn record_json(record: &Record) -> RecordJson {
    RecordJson { name: record.name.clone(), hash: record.hash.clone() }
}

fn incident_json(record: &Record, incident: &Incident, day: Date) -> IncidentJson {
    let codes = |states: crate::set::StateSet| states.iter().map(|s| record.code(s).to_owned()).collect();
    IncidentJson {
        on: day.to_string(),
        attackers: codes(incident.attackers),
        targets: codes(incident.targets),
        place: record.places[incident.place].id.clone(),
        object: incident.object.word(),
        form: incident.form.word(),
        provoked: incident.provoked.word(),
    }
}

fn architecture_json(record: &Record, architecture: &Architecture) -> ArchitectureJson {
    let ids = |list: &[crate::id::InstrumentId]| list.iter().map(|i| record.instruments[*i].id.clone()).collect();
    ArchitectureJson { base: architecture.id.clone(), with: ids(&architecture.with), without: ids(&architecture.without) }
}

/// The answer of `bound`: question, incident and finding in the words of the contract.
pub fn bound(question: &Question<'_>, incident: &Incident, finding: &Finding) -> BoundJson {
    let record = question.record;
    let mut states: Vec<StateId> = incident.attackers.or(incident.targets).iter().collect();
    states.extend(finding.duties.iter().flat_map(|d| [Some(d.state), d.owed_to]).flatten());
    states.extend(finding.near_misses.iter().flat_map(|m| [Some(m.state), m.owed_to]).flatten());
    BoundJson {
        record: record_json(record),
        incident: incident_json(record, incident, question.day),
        architecture: architecture_json(record, question.architecture),
        duties: finding.duties.iter().map(|d| duty(question, d)).collect(),
        conflicts: finding
            .conflicts
            .iter()
            .map(|c| ConflictJson {
                state: record.code(c.state).to_owned(),
                between: c.between.iter().map(|n| between(question, &finding.duties[*n])).collect(),
            })
            .collect(),
        near_misses: finding.near_misses.iter().map(|m| near_miss(question, m)).collect(),
        names: states.into_iter().map(|s| (record.code(s).to_owned(), record.name_of(s).to_owned())).collect(),
    }
}

fn owed_to(record: &Record, to: Option<StateId>) -> String {
    to.map_or(EACH_OTHER, |to| record.code(to)).to_owned()
}

fn because(because: &Because) -> BecauseJson {
    BecauseJson {
        clause: because.clause.word(),
        verdict: because.verdict.word(),
        text: because.text.clone(),
        source: because.source.clone(),
    }
}

fn duty(question: &Question<'_>, found: &DutyFound) -> DutyJson {
    let (instrument, provision) = question.provision(found.instrument, found.provision);
    DutyJson {
        state: question.record.code(found.state).to_owned(),
        owed_to: owed_to(question.record, found.owed_to),
        duty: found.duty.word(),
        strength: found.strength.map(|s| s.word()),
        answer: answer(found.answer),
        instrument: instrument.id.clone(),
        article: provision.article.clone(),
        decision: provision.decision.clone(),
        because: found.because.iter().map(because).collect(),
    }
}

fn between(question: &Question<'_>, found: &DutyFound) -> BetweenJson {
    let (instrument, provision) = question.provision(found.instrument, found.provision);
    BetweenJson {
        duty: found.duty.word(),
        owed_to: owed_to(question.record, found.owed_to),
        instrument: instrument.id.clone(),
        article: provision.article.clone(),
        answer: answer(found.answer),
    }
}

fn near_miss(question: &Question<'_>, miss: &NearMiss) -> NearMissJson {
    let (instrument, provision) = question.provision(miss.instrument, miss.provision);
    let (text, source) = miss.because.as_ref().map(|b| (b.text.clone(), b.source.clone())).unwrap_or_default();
    NearMissJson {
        state: question.record.code(miss.state).to_owned(),
        owed_to: owed_to(question.record, miss.owed_to),
        duty: miss.duty.word(),
        instrument: instrument.id.clone(),
        article: provision.article.clone(),
        fails: miss.fails.failure(),
        because: text,
        source,
    }
}

/// The promise that moved or held a state.
#[derive(Debug, Clone, Serialize)]
pub struct PromiseJson {
    /// What duty.
    pub duty: &'static str,
    /// How strong; null where the duty has no strength.
    pub strength: Option<&'static str>,
    /// `bound` or `contested`.
    pub answer: &'static str,
    /// State id.
    pub owed_to: String,
    /// Instrument id.
    pub instrument: String,
    /// Where it stands.
    pub article: String,
}

/// A state drawn in.
#[derive(Debug, Clone, Serialize)]
pub struct JoinedJson {
    /// State id.
    pub state: String,
    /// `targets` or `attackers`.
    pub side: &'static str,
    /// By which promise.
    pub by: PromiseJson,
}

/// A state called by one promise and held back by another.
#[derive(Debug, Clone, Serialize)]
pub struct HeldBackJson {
    /// State id.
    pub state: String,
    /// What calls it.
    pub called: PromiseJson,
    /// What holds it.
    pub held: PromiseJson,
}

/// One round of a cascade.
#[derive(Debug, Clone, Serialize)]
pub struct RoundJson {
    /// Who joins.
    pub joined: Vec<JoinedJson>,
    /// Who is held back, first time only.
    pub held_back: Vec<HeldBackJson>,
}

/// What a cascade assumes.
#[derive(Debug, Clone, Serialize)]
pub struct AssumptionsJson {
    /// The weakest strength that moves a state.
    pub resolve: &'static str,
    /// Whether contested duties are honoured.
    pub contested: bool,
    /// Whether the attackers strike each joiner.
    pub retaliation: bool,
    /// Whether allies accept their partner's account.
    pub own_account: bool,
}

/// The answer of `cascade`.
#[derive(Debug, Clone, Serialize)]
pub struct CascadeJson {
    /// Which record answered.
    pub record: RecordJson,
    /// What was asked.
    pub incident: IncidentJson,
    /// Of which architecture.
    pub architecture: ArchitectureJson,
    /// Under which assumptions.
    pub assumptions: AssumptionsJson,
    /// The rounds that changed something.
    pub rounds: Vec<RoundJson>,
    /// Everyone on the side attacked, by id.
    pub targets: Vec<String>,
    /// Everyone on the attackers' side, by id.
    pub attackers: Vec<String>,
}

/// The answer of `cascade` in the words of the contract.
pub fn cascade(question: &Question<'_>, incident: &Incident, assumptions: &Assumptions, cascade: &Cascade) -> CascadeJson {
    let record = question.record;
    let promise = |p: &Promise| PromiseJson {
        duty: p.duty.word(),
        strength: p.strength.map(|s| s.word()),
        answer: answer(p.answer),
        owed_to: record.code(p.owed_to).to_owned(),
        instrument: record.instruments[p.instrument].id.clone(),
        article: record.instruments[p.instrument].provisions[p.provision as usize].article.clone(),
    };
    let side = |side: Side| if side == Side::Target { "targets" } else { "attackers" };
    let rounds = cascade.rounds.iter().map(|round| RoundJson {
        joined: round
            .joined
            .iter()
            .map(|j| JoinedJson { state: record.code(j.state).to_owned(), side: side(j.side), by: promise(&j.by) })
            .collect(),
        held_back: round
            .held_back
            .iter()
            .map(|h| HeldBackJson { state: record.code(h.state).to_owned(), called: promise(&h.called), held: promise(&h.held) })
            .collect(),
    });
    CascadeJson {
        record: record_json(record),
        incident: incident_json(record, incident, question.day),
        architecture: architecture_json(record, question.architecture),
        assumptions: AssumptionsJson {
            resolve: assumptions.resolve.word(),
            contested: assumptions.contested,
            retaliation: assumptions.retaliation,
            own_account: assumptions.own_account,
        },
        rounds: rounds.collect(),
        targets: cascade.targets.iter().map(|s| record.code(s).to_owned()).collect(),
        attackers: cascade.attackers.iter().map(|s| record.code(s).to_owned()).collect(),
    }
}

/// One cell of the duty matrix.
#[derive(Debug, Clone, Serialize)]
pub struct CellJson {
    /// State id.
    pub state: String,
    /// State id.
    pub owed_to: String,
    /// How strong; null where the duty has no strength.
    pub strength: Option<&'static str>,
    /// `bound` or `contested`.
    pub answer: &'static str,
    /// Instrument ids.
    pub instruments: Vec<String>,
}

/// The answer of `matrix`.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixJson {
    /// Which record answered.
    pub record: RecordJson,
    /// The day.
    pub on: String,
    /// Of which architecture.
    pub architecture: ArchitectureJson,
    /// What duty.
    pub duty: &'static str,
    /// Every ordered pair that has it.
    pub cells: Vec<CellJson>,
}

/// The answer of `matrix` in the words of the contract.
pub fn matrix(record: &Record, architecture: &Architecture, day: Date, duty: crate::vocab::Duty, cells: &[Cell]) -> MatrixJson {
    let cell = |c: &Cell| CellJson {
        state: record.code(c.state).to_owned(),
        owed_to: record.code(c.owed_to).to_owned(),
        strength: c.strength.map(|s| s.word()),
        answer: answer(c.answer),
        instruments: c.instruments.iter().map(|i| record.instruments[*i].id.clone()).collect(),
    };
    MatrixJson {
        record: record_json(record),
        on: day.to_string(),
        architecture: architecture_json(record, architecture),
        duty: duty.word(),
        cells: cells.iter().map(cell).collect(),
    }
}
