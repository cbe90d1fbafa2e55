//! Where a pact would collide with what its members owe already: non-aggression, neutrality, abstention from alliances.

use foederis::Verdict;
use foederis::id::{InstrumentId, StateId};
use foederis::set::StateSet;
use foederis::vocab::Duty;

use crate::Standpoint;

/// How a present duty stands to the pact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Neutrality, or abstention from alliances, owed to all the world: joining would break it.
    Bars,
    /// It turns on a reading: whether the pact is directed against the state it is owed to, or whether help to an ally under attack
    /// is the force that it forbids.
    Reading,
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
/// Only states of `outside` count as those the pact could be turned against, and of them not those that the member itself must
/// defend: an ally is no adversary.
pub fn tensions(before: &Standpoint<'_>, members: StateSet, outside: StateSet) -> Vec<Tension> {
    let mut found: Vec<Tension> = Vec::new();
    for row in before.rules.rows.iter().filter(|row| row.presumed() != Verdict::No) {
        let everyone = row.all_beneficiaries.all().len() > outside.or(members).len();
        let Some(weight) = weigh(row.duty, everyone, row.saves_self_defence()) else { continue };
        let towards = row.beneficiaries.and(outside).minus(members);
        for state in row.owers.and(members).iter() {
            let towards = towards.minus(StateSet::one(state)).minus(allies(before, state));
            if towards.is_empty() {
                continue;
            }
            // Articles of one instrument that say the same count once.
            let line = (state, row.instrument, row.duty, weight);
            match found.iter_mut().find(|t| (t.state, t.instrument, t.duty, t.weight) == line) {
                Some(known) => known.towards = known.towards.or(towards),
                None => found.push(Tension {
                    state,
                    weight,
                    duty: row.duty,
                    instrument: row.instrument,
                    provision: row.provision,
                    towards,
                    answer: before.rules.stands(row),
                }),
            }
        }
    }
    found.sort_by_key(|t| (t.weight, t.state, t.instrument, t.provision));
    found
}

/// Whom a state must defend.
fn allies(before: &Standpoint<'_>, state: StateId) -> StateSet {
    let defends = before.rules.rows.iter().filter(|row| row.duty == Duty::Defend && row.owers.has(state));
    defends.fold(StateSet::EMPTY, |all, row| all.or(row.beneficiaries))
}

fn weigh(duty: Duty, everyone: bool, saves_self_defence: bool) -> Option<Weight> {
    match duty {
        Duty::Abstain | Duty::Neutral if everyone => Some(Weight::Bars),
        Duty::Abstain | Duty::Neutral => Some(Weight::Reading),
        Duty::Refrain if saves_self_defence => Some(Weight::Compatible),
        Duty::Refrain => Some(Weight::Reading),
        _ => None,
    }
}
