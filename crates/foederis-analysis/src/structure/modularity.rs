//! How well a partition into groups fits the ties.

use std::collections::BTreeMap;

use foederis::id::StateId;

use super::Network;

/// Modularity of a stated partition: Σ_c [m_c/m − (K_c/2m)²], from −1/2 to 1. Undefined without ties.
///
/// `group_of` says which group a state is in. m_c: ties inside a group; K_c: sum of its states' degrees; m: all ties. The partition
/// is stated, not sought: the best one that a search finds depends on the search.
///
/// **Source**: Newman & Girvan 2004, *Physical Review E* 69: 026113.
pub fn modularity<G: Ord>(network: &Network, group_of: impl Fn(StateId) -> G) -> Option<f64> {
    let ends = 2 * network.ties();
    // For each group: ends of ties inside it, ends of ties at its states.
    let mut groups: BTreeMap<G, (usize, usize)> = BTreeMap::new();
    for state in network.nodes().iter() {
        let group = group_of(state);
        let inside = network.partners(state).iter().filter(|partner| group_of(*partner) == group).count();
        let (within, all) = groups.entry(group).or_default();
        *within += inside;
        *all += network.degree(state);
    }
    let share = |count: usize| count as f64 / ends as f64;
    (ends > 0).then(|| groups.values().map(|(within, all)| share(*within) - share(*all).powi(2)).sum())
}
