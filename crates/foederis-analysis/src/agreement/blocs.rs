//! Many pairs in few words: who owes whom, states that do so alike together.

use std::collections::BTreeMap;

use foederis::id::StateId;
use foederis::set::StateSet;

/// States that owe alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bloc {
    /// Each of them owes each other.
    Among(StateSet),
    /// Each of the first owes each of the second, and the other way round.
    Between(StateSet, StateSet),
    /// Each of the first owes each of the second.
    To(StateSet, StateSet),
}

/// Directed pairs as blocs, which hold each of them once.
pub fn blocs(pairs: &[(StateId, StateId)]) -> Vec<Bloc> {
    let mut owed: BTreeMap<StateId, StateSet> = BTreeMap::new();
    for (by, to) in pairs {
        owed.entry(*by).or_insert(StateSet::EMPTY).insert(*to);
    }
    let mut blocs = Vec::new();
    let mut one_way: Vec<(StateSet, StateSet)> = Vec::new();
    // States that owe each other, and others the same, differ only in that none owes itself.
    for (owers, closed) in alike(owed.iter().map(|(by, to)| (*by, to.or(StateSet::one(*by))))) {
        if owers.len() > 1 {
            blocs.push(Bloc::Among(owers));
            let others = closed.minus(owers);
            if !others.is_empty() {
                one_way.push((owers, others));
            }
            owers.iter().for_each(|by| {
                owed.remove(&by);
            });
        }
    }
    one_way.extend(alike(owed));
    while let Some((by, to)) = (!one_way.is_empty()).then(|| one_way.remove(0)) {
        match one_way.iter().position(|back| *back == (to, by)) {
            Some(back) => {
                one_way.remove(back);
                blocs.push(Bloc::Between(by, to));
            }
            None => blocs.push(Bloc::To(by, to)),
        }
    }
    blocs
}

/// Those with the same set, in the order of the first of each.
fn alike(sets: impl IntoIterator<Item = (StateId, StateSet)>) -> Vec<(StateSet, StateSet)> {
    let mut groups: Vec<(StateSet, StateSet)> = Vec::new();
    for (state, set) in sets {
        match groups.iter_mut().find(|(_, of)| *of == set) {
            Some((group, _)) => group.insert(state),
            None => groups.push((StateSet::one(state), set)),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(states: &[usize]) -> StateSet {
        states.iter().map(|n| StateId::new(*n)).collect()
    }

    fn pairs(pairs: &[(usize, usize)]) -> Vec<(StateId, StateId)> {
        pairs.iter().map(|(by, to)| (StateId::new(*by), StateId::new(*to))).collect()
    }

    #[test]
    fn a_clique_is_one_bloc() {
        let all = pairs(&[(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)]);
        assert_eq!(blocs(&all), [Bloc::Among(set(&[1, 2, 3]))]);
    }

    #[test]
    fn a_newcomer_and_those_who_were_there() {
        let all = pairs(&[(1, 4), (2, 4), (3, 4), (4, 1), (4, 2), (4, 3)]);
        assert_eq!(blocs(&all), [Bloc::Between(set(&[1, 2, 3]), set(&[4]))]);
    }

    #[test]
    fn two_newcomers() {
        let all = pairs(&[(1, 3), (1, 4), (2, 3), (2, 4), (3, 1), (3, 2), (4, 1), (4, 2), (3, 4), (4, 3)]);
        assert_eq!(blocs(&all), [Bloc::Among(set(&[3, 4])), Bloc::Between(set(&[3, 4]), set(&[1, 2]))]);
    }

    #[test]
    fn a_guarantee_runs_one_way() {
        assert_eq!(blocs(&pairs(&[(2, 1), (3, 1)])), [Bloc::To(set(&[2, 3]), set(&[1]))]);
        assert_eq!(blocs(&[]), []);
    }
}
