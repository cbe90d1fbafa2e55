//! Who defends a state if another attacks it, in two rounds: those who owe it defence, and those who owe defence to them.
//!
//! Every attacker against every target at once. Places, conditions and counter-promises are not asked here: that is
//! [`cascade`](foederis::casus::cascade::cascade), a question at a time. Without the attacker the second round changes only where the attacker itself
//! would have been in the first, and then loses just those whom nobody else of the first round brings in; so one union serves all
//! attackers of a target.

use foederis::id::StateId;
use foederis::set::StateSet;

/// The defenders of a target against one attacker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Defenders<'s> {
    /// Those who owe the target defence.
    pub first: &'s StateSet,
    /// They, and those who owe one of them defence.
    pub both: &'s StateSet,
    /// How many in the first round.
    pub firsts: u32,
    /// How many in both.
    pub boths: u32,
}

/// Asks for every pair of states below `owed.len()`: `owed[t]` holds those who owe `t` defence. Neither the attacker nor the target is
/// among the defenders. Visits by target and then attacker.
pub fn defenders(owed: &[StateSet], mut visit: impl FnMut(StateId, StateId, Defenders<'_>)) {
    for target in (0..owed.len()).map(StateId::new) {
        let first = owed[target.index()].minus(StateSet::one(target));
        let (mut all, mut twice) = (StateSet::EMPTY, StateSet::EMPTY);
        for defender in first.iter() {
            let more = owed[defender.index()];
            twice = twice.or(all.and(more));
            all = all.or(more);
        }
        let both = first.or(all).minus(StateSet::one(target));
        // Brought in by one defender alone, and not called by the target itself.
        let once = all.minus(twice).minus(first);
        let (firsts, boths) = (first.len() as u32, both.len() as u32);
        for attacker in (0..owed.len()).map(StateId::new).filter(|a| *a != target) {
            if !both.has(attacker) {
                visit(attacker, target, Defenders { first: &first, both: &both, firsts, boths });
                continue;
            }
            let itself = StateSet::one(attacker);
            if !first.has(attacker) {
                let both = both.minus(itself);
                visit(attacker, target, Defenders { first: &first, both: &both, firsts, boths: boths - 1 });
                continue;
            }
            let lost = once.and(owed[attacker.index()]).or(itself);
            let (first, both) = (first.minus(itself), both.minus(lost));
            visit(attacker, target, Defenders { first: &first, both: &both, firsts: firsts - 1, boths: both.len() as u32 });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition, one question at a time.
    fn one(owed: &[StateSet], attacker: StateId, target: StateId) -> (StateSet, StateSet) {
        let outside = StateSet::one(attacker).or(StateSet::one(target));
        let first = owed[target.index()].minus(outside);
        let both = first.iter().fold(first, |all, defender| all.or(owed[defender.index()])).minus(outside);
        (first, both)
    }

    proptest! {
        #[test]
        fn every_pair_is_answered_as_alone(edges in prop::collection::vec((0usize..12, 0usize..12), 0..50)) {
            let mut owed = vec![StateSet::EMPTY; 12];
            for (by, to) in edges.into_iter().filter(|(by, to)| by != to) {
                owed[to].insert(StateId::new(by));
            }
            let mut asked = 0;
            let mut answers = Vec::new();
            defenders(&owed, |attacker, target, found| {
                asked += 1;
                answers.push((attacker, target, *found.first, *found.both, found.firsts, found.boths));
            });
            prop_assert_eq!(asked, 12 * 11);
            for (attacker, target, first, both, firsts, boths) in answers {
                prop_assert_eq!((first, both), one(&owed, attacker, target));
                prop_assert_eq!((firsts, boths), (first.len() as u32, both.len() as u32));
            }
        }
    }
}
