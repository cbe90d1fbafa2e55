//! Two architectures, the same questions: which duties are gained, strengthened, made certain, unsettled, weakened, lost.

mod contingencies;
mod promises;
mod space;
mod states;

use foederis::Verdict;
use foederis::casus::{Row, Scratch};
use foederis::id::{ContingencyId, InstrumentId, PlaceId, StateId};
use foederis::set::StateSet;
use foederis::vocab::{Change, Duty, PlaceKind, Strength};
use foederis::{Incident, Record};

use crate::Standpoint;
use crate::structure::at_home_in;
use crate::tension::{Tension, tensions};

pub use contingencies::{Defenders, Outlook, contingencies};
pub use promises::{Promises, promises};
pub use space::{Covered, Pair, Sweeping, Tally, sweep, whole};
pub use states::{Cover, Ledger, Veto, ledgers, vetoes};

/// Two architectures, compared.
#[derive(Debug)]
pub struct Comparison<'r> {
    /// What stands.
    pub before: Standpoint<'r>,
    /// What would stand.
    pub after: Standpoint<'r>,
    /// Instruments that only the second has.
    pub added: Vec<InstrumentId>,
    /// Instruments that only the second lacks.
    pub removed: Vec<InstrumentId>,
    /// The parties of the instruments added or removed.
    pub members: StateSet,
    /// The regions whose questions were asked; empty: everywhere.
    pub regions: Vec<PlaceId>,
    /// The states at home there, and the members.
    pub states: StateSet,
    /// The state on which most defence runs before; or the one named.
    pub hub: Option<StateId>,
    /// The named contingencies.
    pub outlooks: Vec<Outlook>,
    /// Every question of the regions.
    pub sweeping: Sweeping,
    /// What changes for each state.
    pub ledgers: Vec<Ledger>,
    /// Who can block what is added.
    pub vetoes: Vec<Veto>,
    /// Present duties that collide with what is added.
    pub tensions: Vec<Tension>,
}

/// What to ask of two architectures.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Regions; empty: those that the areas of the added instruments name, or else those where the members are at home.
    pub regions: Vec<PlaceId>,
    /// Contingencies; empty: all of the record.
    pub contingencies: Vec<ContingencyId>,
    /// The state whose absence to try; none: the one on which most defence runs.
    pub hub: Option<StateId>,
}

/// Compares two architectures.
pub fn compare<'r>(before: Standpoint<'r>, after: Standpoint<'r>, asked: &Asked) -> Comparison<'r> {
    let record = before.record;
    let stands = |at: &Standpoint<'_>, id: &InstrumentId| {
        let (with, without) = (at.architecture.with.contains(id), at.architecture.without.contains(id));
        !without && (with || record.instruments[*id].in_force_on(at.day) != Verdict::No)
    };
    let only = |one: &Standpoint<'_>, other: &Standpoint<'_>| -> Vec<InstrumentId> {
        let ids = record.instruments.iter().map(|(id, _)| id);
        ids.filter(|id| stands(one, id) && !stands(other, id)).collect()
    };
    let (added, removed) = (only(&after, &before), only(&before, &after));
    let parties = |at: &Standpoint<'_>, ids: &[InstrumentId]| -> StateSet {
        ids.iter().flat_map(|id| record.parties_of(*id, Some(foederis::date::Dated::day(at.day))).iter()).collect()
    };
    let members = parties(&after, &added).or(parties(&before, &removed));
    let regions = match asked.regions.is_empty() {
        false => asked.regions.clone(),
        true => regions(record, &added, members),
    };
    let home: StateSet = regions.iter().flat_map(|region| at_home_in(record, *region).iter()).collect();
    let states: StateSet = home.iter().filter(|s| record.states[*s].exists(after.day)).chain(members.iter()).collect();
    let hub = asked.hub.or_else(|| before.hub(states)).or_else(|| after.hub(states));
    let every: Vec<ContingencyId> = match asked.contingencies.is_empty() {
        false => asked.contingencies.clone(),
        true => record.contingencies.iter().map(|(id, _)| id).collect(),
    };
    let outlooks = contingencies(&before, &after, &every);
    let sweeping = sweep(&before, &after, &whole(record, &regions, states, after.day), hub);
    Comparison {
        ledgers: ledgers(&sweeping, &outlooks),
        vetoes: vetoes(&after, &added),
        tensions: tensions(&before, members, states.minus(members)),
        before,
        after,
        added,
        removed,
        members,
        regions,
        states,
        hub,
        outlooks,
        sweeping,
    }
}

/// The regions that the areas of these instruments name; or else the smallest that holds at least half of the members' homelands.
pub fn regions(record: &Record, added: &[InstrumentId], members: StateSet) -> Vec<PlaceId> {
    let named = record.areas.iter().filter(|(_, a)| added.contains(&a.instrument));
    let named = named.flat_map(|(_, a)| a.includes.iter().chain(a.rules.iter().flat_map(|r| &r.within)));
    let mut found: Vec<PlaceId> = named.copied().filter(|p| record.places[*p].kind == PlaceKind::Region).collect();
    if found.is_empty() {
        let regions = record.places.iter().filter(|(_, p)| p.kind == PlaceKind::Region).map(|(id, _)| id);
        let home = |region: &PlaceId| at_home_in(record, *region).and(members).len();
        let half = regions.filter(|region| !members.is_empty() && 2 * home(region) >= members.len());
        found = half.min_by_key(|region| record.atlas.contents(*region).len()).into_iter().collect();
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The strongest duty of one kind that a state owes another, and what carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Bound or contested.
    pub answer: Verdict,
    /// How strong, for `defend` and `attack`.
    pub strength: Option<Strength>,
    /// Under which instrument.
    pub instrument: InstrumentId,
    /// Under which of its provisions.
    pub provision: u16,
}

impl Held {
    /// The instrument's short title and the article: "ANZUS, Art. IV".
    pub fn cite(&self, record: &Record) -> String {
        let instrument = &record.instruments[self.instrument];
        instrument.cite(&instrument.provisions[usize::from(self.provision)])
    }
}

/// A duty that one state owes another: who, to whom (none: to each other), what.
pub type Line = (StateId, Option<StateId>, Duty);

/// A duty that the two architectures answer differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DutyChange {
    /// Who owes it.
    pub state: StateId,
    /// To whom; none: the parties to each other.
    pub owed_to: Option<StateId>,
    /// What duty.
    pub duty: Duty,
    /// What becomes of it.
    pub change: Change,
    /// What carried it before.
    pub before: Option<Held>,
    /// What carries it after.
    pub after: Option<Held>,
}

impl DutyChange {
    /// Whether there was no such duty before, not even a contested one, and one binds after.
    pub fn newly_bound(&self) -> bool {
        self.change == Change::Gained && self.after.is_some_and(|held| held.answer == Verdict::Yes)
    }
}

/// What becomes of a duty; none: it stays as it was.
pub fn change(before: Option<&Held>, after: Option<&Held>) -> Option<Change> {
    match (before, after) {
        (None, None) => None,
        (None, Some(_)) => Some(Change::Gained),
        (Some(_), None) => Some(Change::Lost),
        (Some(before), Some(after)) => match (before.answer, after.answer) {
            (Verdict::Contested, Verdict::Yes) => Some(Change::MadeCertain),
            (Verdict::Yes, Verdict::Contested) => Some(Change::Unsettled),
            _ if after.strength > before.strength => Some(Change::Strengthened),
            _ if after.strength < before.strength => Some(Change::Weakened),
            _ => None,
        },
    }
}

/// Every duty of an incident, the strongest of each kind between two states.
fn duties(at: &Standpoint<'_>, incident: &Incident, scratch: &mut Scratch) -> std::collections::BTreeMap<Line, Held> {
    let mut found = std::collections::BTreeMap::new();
    let mut note = |row: &Row, owed_to: Option<StateId>, answer: Verdict, state: StateId| {
        let held = Held { answer, strength: row.strength, instrument: row.instrument, provision: row.provision };
        let best = found.entry((state, owed_to, row.duty)).or_insert(held);
        // A certain promise outranks a doubtful one; among equals the stronger counts, then the first of the record.
        if (held.answer, held.strength) > (best.answer, best.strength) {
            *best = held;
        }
    };
    at.rules.visit(incident, scratch, |row, owed_to, _, judgement, owing| {
        owing.iter().for_each(|state| note(row, owed_to, judgement.verdict(), state));
    });
    found
}
