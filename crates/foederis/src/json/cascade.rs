//! The answer of `cascade`.

use serde::Serialize;

use super::{ArchitectureJson, IncidentJson, RecordJson, answer, architecture_json, incident_json, record_json};
use crate::casus::Side;
use crate::casus::cascade::{Assumptions, Cascade, Promise};
use crate::finding::Question;
use crate::incident::Incident;

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
