//! The most tightly knit group.

use foederis::id::StateId;
use foederis::set::StateSet;
use serde::Serialize;

use super::Network;

/// A k-core: the largest group in which every state has at least `k` partners inside the group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Core<S = StateId> {
    /// How many partners each has inside, at least.
    pub k: usize,
    /// Its states, in the order of the record. They need not all be connected.
    pub members: Vec<S>,
}

impl<S: Copy> Core<S> {
    pub(super) fn map<T>(&self, name: impl Fn(S) -> T) -> Core<T> {
        Core { k: self.k, members: self.members.iter().map(|state| name(*state)).collect() }
    }
}

/// The core with the largest k: states with fewer than k partners are taken away until none is left that has fewer.
///
/// Undefined without ties. **Source**: Seidman 1983, *Social Networks* 5: 269–287.
pub fn largest_core(network: &Network) -> Option<Core> {
    let mut found = None;
    let mut members = network.nodes();
    for k in 1.. {
        members = core(network, members, k);
        if members.is_empty() {
            break;
        }
        found = Some(Core { k, members: members.iter().collect() });
    }
    found
}

fn core(network: &Network, mut members: StateSet, k: usize) -> StateSet {
    loop {
        let kept: StateSet = members.iter().filter(|state| network.partners(*state).and(members).len() >= k).collect();
        if kept == members {
            return members;
        }
        members = kept;
    }
}
