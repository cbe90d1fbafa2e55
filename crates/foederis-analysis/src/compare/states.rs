//! What a change of architecture means for each state: cover, exposure, dependence on the hub, who can block.

use std::collections::BTreeSet;

use foederis::id::{ContingencyId, InstrumentId, StateId};
use foederis::set::{PlaceSet, StateSet};
use foederis::vocab::{Change, Duty, Modality, Strength};
use foederis::{Record, Verdict};

use super::Outlook;
use super::space::{Covered, Sweeping};
use crate::Standpoint;

/// One state that would newly have to defend another, or would have to more surely or strongly.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// The other state.
    pub with: StateId,
    /// What changes, the weightiest first.
    pub changes: Vec<Change>,
    /// In how many places.
    pub places: PlaceSet,
    /// The strongest duty after.
    pub strongest: Option<Strength>,
}

/// What changes for one state.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// The state.
    pub state: StateId,
    /// Who would newly, or more strongly, have to defend it.
    pub cover: Vec<Cover>,
    /// Whom it would newly, or more strongly, have to defend.
    pub exposure: Vec<Cover>,
    /// Contingencies in which it would newly be bound, not only arguably, to defend another.
    pub dragged_in: Vec<ContingencyId>,
    /// Contingencies in which it is attacked and somebody would newly be bound to defend it.
    pub relieved: Vec<ContingencyId>,
    /// In how many of its questions somebody is bound to defend it, with the hub and without.
    pub covered: Covered,
}

/// Who must agree before a duty of the pact works.
#[derive(Debug, Clone, PartialEq)]
pub struct Veto {
    /// The pact.
    pub instrument: InstrumentId,
    /// Which of its provisions.
    pub provision: u16,
    /// How it is decided: `individual`, `consensus`, `unanimity`, `two-thirds`, `majority`, `body: …`.
    pub decision: String,
    /// Each of these can keep all others from acting; empty: each decides for itself alone.
    pub blockers: StateSet,
}

/// The ledger of every state that gains or loses anything, in the order of the record.
pub fn ledgers(sweeping: &Sweeping, outlooks: &[Outlook]) -> Vec<Ledger> {
    let by_pair = sweeping.pairs.keys().flat_map(|(ower, owed)| [*ower, *owed]);
    let by_outlook = outlooks.iter().flat_map(|o| o.changes.iter()).filter(|c| fights(c.duty)).map(|c| c.state);
    let states: BTreeSet<StateId> = by_pair.chain(by_outlook).filter(|s| *s != StateId::NON_STATE).collect();
    states.into_iter().map(|state| ledger(state, sweeping, outlooks)).collect()
}

fn fights(duty: Duty) -> bool {
    matches!(duty, Duty::Defend | Duty::Attack)
}

fn ledger(state: StateId, sweeping: &Sweeping, outlooks: &[Outlook]) -> Ledger {
    let covers = |mine: fn(&(StateId, StateId)) -> StateId, other: fn(&(StateId, StateId)) -> StateId| -> Vec<Cover> {
        let pairs = sweeping.pairs.iter().filter(|(pair, _)| mine(pair) == state);
        pairs
            .map(|(pair, found)| Cover {
                with: other(pair),
                changes: found.changes.keys().copied().collect(),
                places: found.changes.values().fold(PlaceSet::EMPTY, |all, tally| all.or(tally.places)),
                strongest: found.strongest,
            })
            .collect()
    };
    let newly = |outlook: &&Outlook, own: &dyn Fn(&super::DutyChange) -> bool| {
        outlook.changes.iter().any(|c| fights(c.duty) && c.newly_bound() && own(c))
    };
    Ledger {
        state,
        cover: covers(|p| p.1, |p| p.0),
        exposure: covers(|p| p.0, |p| p.1),
        dragged_in: outlooks.iter().filter(|o| newly(o, &|c| c.state == state)).map(|o| o.contingency).collect(),
        relieved: outlooks
            .iter()
            .filter(|o| o.incident.targets.has(state) && newly(o, &|c| c.owed_to == Some(state)))
            .map(|o| o.contingency)
            .collect(),
        covered: sweeping.covered.get(&state).copied().unwrap_or_default(),
    }
}

/// Who can block what the instruments that one architecture adds oblige to.
pub fn vetoes(after: &Standpoint<'_>, added: &[InstrumentId]) -> Vec<Veto> {
    let record: &Record = after.record;
    let mut found = Vec::new();
    for id in added {
        let instrument = &record.instruments[*id];
        let parties: StateSet =
            instrument.parties.iter().filter(|p| instrument.party_on(p, after.day) == Verdict::Yes).map(|p| p.state).collect();
        let acting = |duty| matches!(duty, Duty::Defend | Duty::Attack | Duty::Consult);
        for (number, p) in instrument.provisions.iter().enumerate() {
            if p.modality == Modality::May || !acting(p.duty) {
                continue;
            }
            let together = matches!(p.decision.as_str(), "consensus" | "unanimity");
            found.push(Veto {
                instrument: *id,
                provision: number as u16,
                decision: p.decision.clone(),
                blockers: if together { parties } else { StateSet::EMPTY },
            });
        }
    }
    found
}
