//! The full answer to an incident: duties, near misses, conflicts, each with its reasons.

mod explain;

use std::collections::BTreeSet;

use crate::architecture::Architecture;
use crate::casus::{Judgement, Row, Rules, Scope, Scratch, Side};
use crate::date::Date;
use crate::id::{InstrumentId, StateId};
use crate::incident::Incident;
use crate::instrument::{Instrument, Provision};
use crate::record::Record;
use crate::set::StateSet;
use crate::verdict::Verdict;
use crate::vocab::{Clause, Duty, Strength};

/// What an architecture answers to an incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Duties that are bound or contested: strongest kind first, bound before contested, then by instrument and state.
    pub duties: Vec<DutyFound>,
    /// States whose duties pull apart.
    pub conflicts: Vec<Conflict>,
    /// Promises that stay silent, each with the first clause that fails.
    pub near_misses: Vec<NearMiss>,
}

/// A duty that is bound or contested.
#[derive(Debug, Clone, PartialEq)]
pub struct DutyFound {
    /// Who owes it.
    pub state: StateId,
    /// To whom; none: the parties to each other.
    pub owed_to: Option<StateId>,
    /// On which side the beneficiary stands.
    pub side: Side,
    /// What duty.
    pub duty: Duty,
    /// How strong, for `defend` and `attack`.
    pub strength: Option<Strength>,
    /// `Yes` (bound) or `Contested`.
    pub answer: Verdict,
    /// The verdict on each clause.
    pub judgement: Judgement,
    /// Under which instrument.
    pub instrument: InstrumentId,
    /// Under which of its provisions.
    pub provision: u16,
    /// The chain of clauses, those in dispute first; empty unless asked for.
    pub because: Vec<Because>,
}

/// A promise that ties a state to a belligerent and stays silent.
#[derive(Debug, Clone, PartialEq)]
pub struct NearMiss {
    /// Who would owe it.
    pub state: StateId,
    /// To whom; none: the parties to each other.
    pub owed_to: Option<StateId>,
    /// What duty.
    pub duty: Duty,
    /// Under which instrument.
    pub instrument: InstrumentId,
    /// Under which of its provisions.
    pub provision: u16,
    /// The first clause that fails.
    pub fails: Clause,
    /// Why it fails; none unless asked for.
    pub because: Option<Because>,
}

/// A state whose duties pull apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The state.
    pub state: StateId,
    /// Its duties that collide, as numbers in [`Finding::duties`]: first what it must do, then what it must not.
    pub between: Vec<usize>,
}

/// One link of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub struct Because {
    /// The clause.
    pub clause: Clause,
    /// Met, contested, or not met.
    pub verdict: Verdict,
    /// In words.
    pub text: String,
    /// Where it can be checked.
    pub source: String,
}

/// Whether to build explanations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Explain {
    /// With the chain of reasons of every line.
    Yes,
    /// Verdicts only.
    No,
}

/// The record, an architecture and a day, ready to answer in full.
#[derive(Debug)]
pub struct Question<'r> {
    /// The record.
    pub record: &'r Record,
    /// The architecture.
    pub architecture: &'r Architecture,
    /// The day.
    pub day: Date,
    /// What they compile to.
    pub rules: Rules,
}

impl<'r> Question<'r> {
    /// Compiles the architecture on the day, with all that is needed for near misses.
    pub fn new(record: &'r Record, architecture: &'r Architecture, day: Date) -> Self {
        let rules = Rules::compile(record, architecture, day, Scope::WithDormant);
        Question { record, architecture, day, rules }
    }

    /// The full answer.
    pub fn find(&self, incident: &Incident, explain: Explain) -> Finding {
        let mut scratch = Scratch::new(&self.rules);
        let mut duties = self.duties(incident, &mut scratch);
        // What is bound under a provision is not also contested under it.
        duties.sort_by_key(|d| (d.line(), std::cmp::Reverse(d.answer)));
        duties.dedup_by_key(|d| d.line());
        duties.sort_by_key(DutyFound::rank);
        let mut near_misses = self.near_misses(incident, &duties, &scratch);
        near_misses.sort_by_key(NearMiss::rank);
        near_misses.dedup_by(|a, b| a.line() == b.line());
        if explain == Explain::Yes {
            for duty in &mut duties {
                duty.because = explain::chain(self, incident, duty);
            }
            for miss in &mut near_misses {
                miss.because = Some(explain::failure(self, incident, miss));
            }
        }
        let conflicts = conflicts(&duties, incident);
        Finding { duties, conflicts, near_misses }
    }

    fn duties(&self, incident: &Incident, scratch: &mut Scratch) -> Vec<DutyFound> {
        let mut duties = Vec::new();
        self.rules.visit(incident, scratch, |row, owed_to, side, judgement, owing| {
            duties.extend(owing.iter().map(|state| DutyFound {
                state,
                owed_to,
                side,
                duty: row.duty,
                strength: row.strength,
                answer: judgement.verdict(),
                judgement: *judgement,
                instrument: row.instrument,
                provision: row.provision,
                because: Vec::new(),
            }));
        });
        duties
    }

    /// Promises to a belligerent that stay silent. Promises not to attack, and to join nothing hostile, are missed where the
    /// attacker would have broken them.
    /// `scratch` knows which duties have arisen: the visit that found `duties` left it so.
    fn near_misses(&self, incident: &Incident, duties: &[DutyFound], scratch: &Scratch) -> Vec<NearMiss> {
        let mut misses = Vec::new();
        for row in self.rules.rows.iter().chain(&self.rules.dormant) {
            for (side, states) in [(Side::Target, incident.targets), (Side::Attacker, incident.attackers)] {
                // An attacker's allies are asked whether they must join it; nobody asks whether they must consult it.
                let fights = matches!(row.duty, Duty::Defend | Duty::Attack | Duty::Neutral);
                if side == Side::Attacker && !(fights && row.fails.is_none()) {
                    continue;
                }
                for beneficiary in states.and(row.beneficiaries).iter() {
                    let arisen = self.rules.arisen(row, side, beneficiary, scratch);
                    let judgement = row.judge(&self.rules, incident, beneficiary, side, arisen);
                    let Some(fails) = judgement.fails() else { continue };
                    let owing = match row.duty {
                        Duty::Refrain | Duty::Abstain => row.owers.and(incident.attackers),
                        _ => row.owing(incident, beneficiary, side),
                    };
                    misses.extend(owing.iter().map(|state| NearMiss {
                        state,
                        owed_to: Some(beneficiary),
                        duty: row.duty,
                        instrument: row.instrument,
                        provision: row.provision,
                        fails,
                        because: None,
                    }));
                }
            }
        }
        self.silent_beside(incident, duties, &mut misses);
        // What a provision obliges to towards some is no miss of the same provision towards others alike; and a street is not
        // one-way if another provision of the instrument walks it the other way.
        let owed: BTreeSet<_> = duties.iter().map(|d| (d.instrument, d.provision, d.state, d.owed_to)).collect();
        let walked: BTreeSet<_> = duties.iter().map(|d| (d.instrument, d.duty, d.state, d.owed_to)).collect();
        misses.retain(|m| {
            !owed.contains(&(m.instrument, m.provision, m.state, m.owed_to))
                && (m.fails != Clause::Direction || !walked.contains(&(m.instrument, m.duty, m.state, m.owed_to)))
        });
        misses
    }

    /// What the parties of an instrument do not owe each other over an attack on a stranger: to consult, where they protect the
    /// peace of an area in which it does not lie; and to defend each other, where it calls them to consult only. The same treaty
    /// draws its line for fighting elsewhere.
    fn silent_beside(&self, incident: &Incident, duties: &[DutyFound], misses: &mut Vec<NearMiss>) {
        let Some(target) = incident.targets.iter().next() else { return };
        for row in self.rules.rows.iter().filter(|row| row.estranged(incident.targets) != Verdict::No) {
            let guards = row.guards_area(&self.rules);
            let fights = matches!(row.duty, Duty::Defend | Duty::Attack);
            let judgement = match guards {
                true => row.judge_strangers(&self.rules, incident),
                false => row.judge(&self.rules, incident, target, Side::Target, Verdict::No),
            };
            let called =
                |state: StateId| duties.iter().any(|d| d.instrument == row.instrument && d.owed_to.is_none() && d.state == state);
            let Some(fails) = judgement.fails().filter(|_| guards || fights) else { continue };
            let owing = row.owing(incident, target, Side::Target);
            misses.extend(owing.iter().filter(|s| guards || called(*s)).map(|state| NearMiss {
                state,
                owed_to: None,
                duty: row.duty,
                instrument: row.instrument,
                provision: row.provision,
                fails,
                because: None,
            }));
        }
    }

    /// The instrument and provision of a line.
    pub fn provision(&self, instrument: InstrumentId, provision: u16) -> (&'r Instrument, &'r Provision) {
        let instrument = &self.record.instruments[instrument];
        (instrument, &instrument.provisions[provision as usize])
    }

    /// The row that gave a line its verdict.
    fn row(&self, line: (InstrumentId, u16), state: StateId, owed_to: Option<StateId>, failed: Option<Clause>) -> Option<&Row> {
        let standing = |row: &&Row| match failed {
            Some(clause) if clause <= Clause::Suspension => row.fails.is_none_or(|fails| fails == clause),
            _ => row.fails.is_none(),
        };
        self.rules.rows.iter().chain(&self.rules.dormant).filter(standing).find(|row| {
            (row.instrument, row.provision) == line && row.owers.has(state) && owed_to.is_none_or(|b| row.beneficiaries.has(b))
        })
    }
}

impl DutyFound {
    fn line(&self) -> impl Ord + use<> {
        (self.duty, self.instrument, self.provision, self.owed_to, self.state, self.side == Side::Attacker)
    }

    /// Strongest kind first; bound before contested; strong before weak; then by instrument, article and state.
    fn rank(&self) -> impl Ord + use<> {
        (
            self.duty,
            std::cmp::Reverse(self.answer),
            std::cmp::Reverse(self.strength),
            self.instrument,
            self.provision,
            self.owed_to,
            self.state,
            self.side == Side::Attacker,
        )
    }
}

impl NearMiss {
    fn rank(&self) -> impl Ord + use<> {
        (self.line(), self.fails)
    }

    fn line(&self) -> (Duty, InstrumentId, u16, Option<StateId>, StateId) {
        (self.duty, self.instrument, self.provision, self.owed_to, self.state)
    }
}

/// A state that must help one side and must not act against, or must stay neutral towards, the other.
fn conflicts(duties: &[DutyFound], incident: &Incident) -> Vec<Conflict> {
    let numbered = || duties.iter().enumerate();
    let states: StateSet = duties.iter().map(|d| d.state).collect();
    let helps = |d: &DutyFound| matches!(d.duty, Duty::Defend | Duty::Attack);
    let holds = |d: &DutyFound| matches!(d.duty, Duty::Refrain | Duty::Neutral | Duty::Abstain);
    let mut conflicts = Vec::new();
    for state in states.minus(incident.attackers).iter() {
        let own = |d: &&(usize, &DutyFound)| d.1.state == state;
        for side in [Side::Target, Side::Attacker] {
            let help: Vec<usize> = numbered().filter(|d| own(&d) && helps(d.1) && d.1.side == side).map(|d| d.0).collect();
            let hold: Vec<usize> = numbered().filter(|d| own(&d) && holds(d.1) && d.1.side != side).map(|d| d.0).collect();
            if !help.is_empty() && !hold.is_empty() {
                conflicts.push(Conflict { state, between: help.into_iter().chain(hold).collect() });
            }
        }
    }
    conflicts
}
