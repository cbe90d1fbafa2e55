//! Where a pact would collide with what its members owe already: non-aggression, neutrality, abstention from alliances.

use foederis::Verdict;
use foederis::id::{InstrumentId, StateId};
use foederis::set::StateSet;
use foederis::vocab::Duty;

use crate::Standpoint;

/// How a present duty stands to the pact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Joining, or fighting under, the pact would break it.
    Bars,
    /// It forbids force against a state outside; help to an ally under attack may break it.
    Restrains,
    /// It forbids force in the words of the UN Charter, which leave help against an attack free.
    Compatible,
}

/// A present duty of a member towards a state outside the pact.
#[derive(Debug, Clone, PartialEq)]
pub struct Tension {
    /// The member.
    pub state: StateId,
    /// How it stands to the pact.
    pub weight: Weight,
    /// What duty.
    pub duty: Duty,
    /// Under which instrument.
    pub instrument: InstrumentId,
    /// Under which of its provisions.
    pub provision: u16,
    /// To whom: states outside the pact.
    pub towards: StateSet,
    /// Bound, or contested where only a doubtful date or membership carries it.
    pub answer: Verdict,
}

/// The present duties of these members that bear on a pact among them, the heaviest first.
///
/// Only states of `outside` count as those the pact could be turned against.
pub fn tensions(before: &Standpoint<'_>, members: StateSet, outside: StateSet) -> Vec<Tension> {
    let mut found: Vec<Tension> = Vec::new();
    for row in &before.rules.rows {
        let Some(weight) = weigh(row.duty, row.saves_self_defence()) else { continue };
        let towards = row.beneficiaries.and(outside).minus(members);
        for state in row.owers.and(members).iter() {
            let towards = towards.minus(StateSet::one(state));
            if towards.is_empty() {
                continue;
            }
            let line = (state, row.instrument, row.provision);
            match found.iter_mut().find(|t| (t.state, t.instrument, t.provision) == line) {
                Some(known) => known.towards = known.towards.or(towards),
                None => found.push(Tension {
                    state,
                    weight,
                    duty: row.duty,
                    instrument: row.instrument,
                    provision: row.provision,
                    towards,
                    answer: row.stands(),
                }),
            }
        }
    }
    found.sort_by_key(|t| (t.weight, t.state, t.instrument, t.provision));
    found
}

fn weigh(duty: Duty, saves_self_defence: bool) -> Option<Weight> {
    match duty {
        Duty::Abstain | Duty::Neutral => Some(Weight::Bars),
        Duty::Refrain if saves_self_defence => Some(Weight::Compatible),
        Duty::Refrain => Some(Weight::Restrains),
        _ => None,
    }
}
