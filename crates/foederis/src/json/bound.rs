//! The answer of `bound`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{ArchitectureJson, IncidentJson, RecordJson, answer, architecture_json, incident_json, owed_to, record_json};
use crate::finding::{Because, DutyFound, Finding, NearMiss, Question};
use crate::id::StateId;
use crate::incident::Incident;

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
