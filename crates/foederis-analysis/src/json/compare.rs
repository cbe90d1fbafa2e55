//! The answer of `compare`.

use std::collections::BTreeMap;

use foederis::Record;
use foederis::id::{ContingencyId, InstrumentId, StateId};
use foederis::json::{
    ArchitectureJson, EACH_OTHER, IncidentJson, RecordJson, answer, architecture_json, incident_json, record_json,
};
use foederis::set::{PlaceSet, StateSet};
use serde::Serialize;

use crate::Standpoint;
use crate::compare::{Comparison, Cover, Defenders, DutyChange, Held, Ledger, Outlook};
use crate::tension::Weight;

/// An architecture and its day.
#[derive(Debug, Clone, Serialize)]
pub struct StandpointJson {
    /// Its name.
    pub name: String,
    /// The day.
    pub on: String,
    /// What it is made of.
    pub architecture: ArchitectureJson,
}

/// What carries a duty.
#[derive(Debug, Clone, Serialize)]
pub struct HeldJson {
    /// `bound` or `contested`.
    pub answer: &'static str,
    /// How strong; null where the duty has no strength.
    pub strength: Option<&'static str>,
    /// Instrument id.
    pub instrument: String,
    /// Where it stands.
    pub article: String,
}

/// A duty that the two architectures answer differently.
#[derive(Debug, Clone, Serialize)]
pub struct DutyChangeJson {
    /// State id.
    pub state: String,
    /// State id, or `each other`.
    pub owed_to: String,
    /// What duty.
    pub duty: &'static str,
    /// `gained`, `strengthened`, `made-certain`, `unsettled`, `weakened` or `lost`.
    pub change: &'static str,
    /// What carried it before.
    pub before: Option<HeldJson>,
    /// What carries it after.
    pub after: Option<HeldJson>,
}

/// Who would stand by the state attacked.
#[derive(Debug, Clone, Serialize)]
pub struct DefendersJson {
    /// State ids.
    pub bound: Vec<String>,
    /// State ids.
    pub contested: Vec<String>,
}

/// One contingency.
#[derive(Debug, Clone, Serialize)]
pub struct OutlookJson {
    /// Contingency id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The incident, on the day of the second architecture.
    pub incident: IncidentJson,
    /// Who defends before.
    pub before: DefendersJson,
    /// Who defends after.
    pub after: DefendersJson,
    /// Every duty that changes.
    pub changes: Vec<DutyChangeJson>,
}

/// How often one change happens between two states.
#[derive(Debug, Clone, Serialize)]
pub struct TallyJson {
    /// What changes.
    pub change: &'static str,
    /// In how many questions.
    pub questions: u64,
    /// In how many of them the duty is bound after.
    pub bound: u64,
    /// Place ids.
    pub places: Vec<String>,
}

/// One state's duty to defend another, over the whole space.
#[derive(Debug, Clone, Serialize)]
pub struct PairJson {
    /// State id.
    pub state: String,
    /// State id.
    pub owed_to: String,
    /// The strongest duty after.
    pub strongest: Option<&'static str>,
    /// What changes.
    pub changes: Vec<TallyJson>,
}

/// Every question of the regions.
#[derive(Debug, Clone, Serialize)]
pub struct SpaceJson {
    /// Region ids.
    pub regions: Vec<String>,
    /// How many questions were asked of each architecture.
    pub questions: u64,
    /// In how many of them some duty to defend changes.
    pub changed: u64,
    /// Changes, by who owes and to whom.
    pub pairs: Vec<PairJson>,
}

/// Another state in a ledger.
#[derive(Debug, Clone, Serialize)]
pub struct CoverJson {
    /// State id.
    pub state: String,
    /// What changes.
    pub changes: Vec<&'static str>,
    /// In how many places.
    pub places: usize,
    /// The strongest duty after.
    pub strongest: Option<&'static str>,
}

/// Shares of the questions in which a state is attacked and somebody is bound to defend it, 0 to 1.
#[derive(Debug, Clone, Serialize)]
pub struct CoveredJson {
    /// Questions in which it is attacked.
    pub questions: u64,
    /// Before.
    pub before: f64,
    /// After.
    pub after: f64,
    /// Before, if the hub does not act.
    pub before_without_hub: f64,
    /// After, if the hub does not act.
    pub after_without_hub: f64,
}

/// What changes for one state.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerJson {
    /// State id.
    pub state: String,
    /// Who would newly, or more strongly, have to defend it.
    pub cover: Vec<CoverJson>,
    /// Whom it would newly, or more strongly, have to defend.
    pub exposure: Vec<CoverJson>,
    /// Contingencies in which it would newly be bound to defend another.
    pub dragged_in: Vec<String>,
    /// Contingencies in which it is attacked and somebody would newly be bound to defend it.
    pub relieved: Vec<String>,
    /// How much of its questions is covered; null if none was asked.
    pub covered: Option<CoveredJson>,
}

/// Who can block a duty of the pact.
#[derive(Debug, Clone, Serialize)]
pub struct VetoJson {
    /// Instrument id.
    pub instrument: String,
    /// Where the duty stands.
    pub article: String,
    /// What duty.
    pub duty: &'static str,
    /// How it is decided.
    pub decision: String,
    /// State ids: each can keep all others from acting. Empty: each decides for itself alone.
    pub blockers: Vec<String>,
}

/// A present duty that bears on the pact.
#[derive(Debug, Clone, Serialize)]
pub struct TensionJson {
    /// State id.
    pub state: String,
    /// `bars`, `reading` or `compatible`.
    pub weight: &'static str,
    /// What duty.
    pub duty: &'static str,
    /// Instrument id.
    pub instrument: String,
    /// Where it stands.
    pub article: String,
    /// State ids.
    pub towards: Vec<String>,
    /// `bound` or `contested`.
    pub answer: &'static str,
}

/// The answer of `compare`.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonJson {
    /// Which record answered.
    pub record: RecordJson,
    /// What stands.
    pub before: StandpointJson,
    /// What would stand.
    pub after: StandpointJson,
    /// Ids of instruments that only the second has.
    pub added: Vec<String>,
    /// Ids of instruments that only the second lacks.
    pub removed: Vec<String>,
    /// Parties of these.
    pub members: Vec<String>,
    /// The state on which most defence runs before, or the one named.
    pub hub: Option<String>,
    /// The named contingencies.
    pub contingencies: Vec<OutlookJson>,
    /// Every question of the regions.
    pub space: SpaceJson,
    /// What changes for each state.
    pub states: Vec<LedgerJson>,
    /// Who can block what is added.
    pub vetoes: Vec<VetoJson>,
    /// Present duties that collide with what is added.
    pub tensions: Vec<TensionJson>,
    /// The name of every state that is mentioned, by id.
    pub names: BTreeMap<String, String>,
}

/// A comparison in the words of the contract.
pub fn comparison(c: &Comparison<'_>) -> ComparisonJson {
    let record = c.before.record;
    ComparisonJson {
        record: record_json(record),
        before: standpoint(&c.before),
        after: standpoint(&c.after),
        added: instruments(record, &c.added),
        removed: instruments(record, &c.removed),
        members: codes(record, c.members),
        hub: c.hub.map(|h| record.code(h).to_owned()),
        contingencies: c.outlooks.iter().map(|o| outlook(c, o)).collect(),
        space: space(c),
        states: c.ledgers.iter().map(|l| ledger(record, l)).collect(),
        vetoes: c
            .vetoes
            .iter()
            .map(|v| {
                let instrument = &record.instruments[v.instrument];
                let provision = &instrument.provisions[usize::from(v.provision)];
                VetoJson {
                    instrument: instrument.id.clone(),
                    article: provision.article.clone(),
                    duty: provision.duty.word(),
                    decision: v.decision.clone(),
                    blockers: codes(record, v.blockers),
                }
            })
            .collect(),
        tensions: c
            .tensions
            .iter()
            .map(|t| {
                let instrument = &record.instruments[t.instrument];
                TensionJson {
                    state: record.code(t.state).to_owned(),
                    weight: match t.weight {
                        Weight::Bars => "bars",
                        Weight::Reading => "reading",
                        Weight::Compatible => "compatible",
                    },
                    duty: t.duty.word(),
                    instrument: instrument.id.clone(),
                    article: instrument.provisions[usize::from(t.provision)].article.clone(),
                    towards: codes(record, t.towards),
                    answer: answer(t.answer),
                }
            })
            .collect(),
        names: names(c),
    }
}

fn names(c: &Comparison<'_>) -> BTreeMap<String, String> {
    let record = c.before.record;
    let fighting = c.outlooks.iter().flat_map(|o| {
        let owed = o.changes.iter().flat_map(|c| [Some(c.state), c.owed_to]).flatten();
        let sides = [o.incident.belligerents(), o.before.bound, o.before.contested, o.after.bound, o.after.contested];
        owed.chain(sides.into_iter().flat_map(StateSet::iter))
    });
    let bystanders = c.tensions.iter().flat_map(|t| t.towards.iter());
    let pairs = c.sweeping.pairs.keys().flat_map(|(a, b)| [*a, *b]);
    let all: StateSet = fighting.chain(bystanders).chain(pairs).chain(c.members.iter()).chain(c.hub).collect();
    all.iter().map(|s| (record.code(s).to_owned(), record.name_of(s).to_owned())).collect()
}

fn standpoint(at: &Standpoint<'_>) -> StandpointJson {
    StandpointJson {
        name: at.architecture.name.clone(),
        on: at.day.to_string(),
        architecture: architecture_json(at.record, at.architecture),
    }
}

fn instruments(record: &Record, ids: &[InstrumentId]) -> Vec<String> {
    ids.iter().map(|i| record.instruments[*i].id.clone()).collect()
}

fn codes(record: &Record, states: StateSet) -> Vec<String> {
    states.iter().map(|s| record.code(s).to_owned()).collect()
}

fn places(record: &Record, places: PlaceSet) -> Vec<String> {
    places.iter().map(|p| record.places[p].id.clone()).collect()
}

fn owed_to(record: &Record, to: Option<StateId>) -> String {
    to.map_or(EACH_OTHER, |to| record.code(to)).to_owned()
}

fn defenders(record: &Record, d: &Defenders) -> DefendersJson {
    DefendersJson { bound: codes(record, d.bound), contested: codes(record, d.contested) }
}

fn outlook(c: &Comparison<'_>, o: &Outlook) -> OutlookJson {
    let record = c.before.record;
    let contingency = &record.contingencies[o.contingency];
    OutlookJson {
        id: contingency.id.clone(),
        title: contingency.title.clone(),
        incident: incident_json(record, &o.incident, c.after.day),
        before: defenders(record, &o.before),
        after: defenders(record, &o.after),
        changes: o.changes.iter().map(|d| duty_change(record, d)).collect(),
    }
}

fn duty_change(record: &Record, d: &DutyChange) -> DutyChangeJson {
    let held = |held: Held| {
        let instrument = &record.instruments[held.instrument];
        HeldJson {
            answer: answer(held.answer),
            strength: held.strength.map(|s| s.word()),
            instrument: instrument.id.clone(),
            article: instrument.provisions[usize::from(held.provision)].article.clone(),
        }
    };
    DutyChangeJson {
        state: record.code(d.state).to_owned(),
        owed_to: owed_to(record, d.owed_to),
        duty: d.duty.word(),
        change: d.change.word(),
        before: d.before.map(held),
        after: d.after.map(held),
    }
}

fn space(c: &Comparison<'_>) -> SpaceJson {
    let record = c.before.record;
    let pairs = c.sweeping.pairs.iter().map(|((state, owed), pair)| PairJson {
        state: record.code(*state).to_owned(),
        owed_to: record.code(*owed).to_owned(),
        strongest: pair.strongest.map(|s| s.word()),
        changes: pair
            .changes
            .iter()
            .map(|(change, tally)| TallyJson {
                change: change.word(),
                questions: tally.questions,
                bound: tally.bound,
                places: places(record, tally.places),
            })
            .collect(),
    });
    SpaceJson {
        regions: c.regions.iter().map(|p| record.places[*p].id.clone()).collect(),
        questions: c.sweeping.questions,
        changed: c.sweeping.changed,
        pairs: pairs.collect(),
    }
}

fn ledger(record: &Record, l: &Ledger) -> LedgerJson {
    let cover = |c: &Cover| CoverJson {
        state: record.code(c.with).to_owned(),
        changes: c.changes.iter().map(|c| c.word()).collect(),
        places: c.places.len(),
        strongest: c.strongest.map(|s| s.word()),
    };
    let ids = |ids: &[ContingencyId]| ids.iter().map(|c| record.contingencies[*c].id.clone()).collect();
    let share = |n: u64| n as f64 / l.covered.asked as f64;
    LedgerJson {
        state: record.code(l.state).to_owned(),
        cover: l.cover.iter().map(cover).collect(),
        exposure: l.exposure.iter().map(cover).collect(),
        dragged_in: ids(&l.dragged_in),
        relieved: ids(&l.relieved),
        covered: (l.covered.asked > 0).then(|| CoveredJson {
            questions: l.covered.asked,
            before: share(l.covered.before),
            after: share(l.covered.after),
            before_without_hub: share(l.covered.before_without_hub),
            after_without_hub: share(l.covered.after_without_hub),
        }),
    }
}
