//! Who stands where: the statements on a pact and on the roads beside it, actor by actor, up to a date.
//!
//! A government's word outweighs a person's; of two words of the same weight the later one holds. An actor without a statement has
//! none in the record, which is not to say that it never spoke.

mod timeline;

use std::collections::BTreeSet;

use foederis::Record;
use foederis::date::Dated;
use foederis::id::{InstrumentId, StateId, StatementId, TopicId};
use foederis::issue::Issue;
use foederis::vocab::Capacity;

pub use timeline::Timeline;

/// What is on record about a pact.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Positions {
    /// The topics that are about the pact.
    pub topics: Vec<TopicId>,
    /// The topics that are other roads to the same end.
    pub alternatives: Vec<TopicId>,
    /// Everyone who spoke on either, states before organisations, in the order of the record.
    pub actors: Vec<Actor>,
    /// Every statement on the pact, oldest first.
    pub on_pact: Vec<StatementId>,
    /// Every statement on the other roads, oldest first.
    pub on_alternatives: Vec<StatementId>,
}

/// One actor's position.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// The state or organisation.
    pub state: StateId,
    /// On the pact, when it was proposed.
    pub then: Option<StatementId>,
    /// On the pact, on the last day asked about.
    pub now: Option<StatementId>,
    /// On the other roads, on the last day asked about.
    pub beside: Option<StatementId>,
}

/// The positions on these instruments and topics, when proposed and up to `last`.
pub fn positions(record: &Record, pact: &[InstrumentId], named: &[TopicId], proposed: Option<Dated>, last: Dated) -> Positions {
    let about = |id: &TopicId| named.contains(id) || record.topics[*id].stands_for.iter().any(|i| pact.contains(i));
    let topics: Vec<TopicId> = record.topics.iter().map(|(id, _)| id).filter(about).collect();
    let alternatives: Vec<TopicId> =
        record.topics.iter().filter(|(id, t)| !topics.contains(id) && t.is_beside(&topics)).map(|(id, _)| id).collect();
    let said = |topics: &[TopicId]| record.by_date(|s| topics.contains(&s.topic) && s.date.latest <= last.latest);
    let (on_pact, on_alternatives) = (said(&topics), said(&alternatives));
    let speaking: BTreeSet<StateId> =
        on_pact.iter().chain(&on_alternatives).flat_map(|s| record.statements[*s].by.iter().copied()).collect();
    let mut actors: Vec<Actor> = speaking
        .into_iter()
        .map(|state| Actor {
            state,
            then: proposed.and_then(|date| held(record, &on_pact, state, date)),
            now: held(record, &on_pact, state, last),
            beside: held(record, &on_alternatives, state, last),
        })
        .collect();
    actors.sort_by_key(|a| (!record.states[a.state].is_state(), a.state));
    Positions { topics, alternatives, actors, on_pact, on_alternatives }
}

/// The positions on an issue of the record up to `last`; then is when it was first judged.
pub fn positions_on(record: &Record, issue: &Issue, last: Dated) -> Positions {
    let named: Vec<TopicId> = issue.topics.iter().copied().filter(|id| !record.topics[*id].is_beside(&issue.topics)).collect();
    positions(record, &record.proposed(&issue.proposals[0]), &named, issue.judged().first().copied(), last)
}

/// The statement that holds on a date: the latest by the government, or else the latest at all.
fn held(record: &Record, said: &[StatementId], state: StateId, date: Dated) -> Option<StatementId> {
    let own = said.iter().copied().filter(|id| {
        let statement = &record.statements[*id];
        statement.by.contains(&state) && statement.date.latest <= date.latest
    });
    // The list runs from the oldest on; of equals the last one is kept.
    // A date known only to the month counts from its first day.
    own.max_by_key(|id| {
        let statement = &record.statements[*id];
        // Of one day's words the firmest for it says most.
        (statement.capacity == Capacity::Government, statement.date.earliest, std::cmp::Reverse(statement.stance))
    })
}
