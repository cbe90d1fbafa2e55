//! Which states stand between others.

use foederis::id::StateId;
use foederis::set::StateSet;

use super::Network;

/// Betweenness of each state, in the order of the record: the share of shortest paths between two others that pass through it,
/// summed over pairs and divided by their number (n−1)(n−2)/2, 0 to 1. All 0 below three states.
///
/// Where ties are duties this is reach, not power: nobody need act for a state two steps away.
///
/// **Source**: Brandes 2001, *Journal of Mathematical Sociology* 25: 163–177.
pub fn betweenness(network: &Network) -> Vec<(StateId, f64)> {
    let n = network.nodes().len();
    let mut passing = [0.0; StateSet::CAPACITY];
    for source in network.nodes().iter() {
        add_paths_from(source, network, &mut passing);
    }
    // Every path was walked from both of its ends.
    let pairs_twice = if n >= 3 { ((n - 1) * (n - 2)) as f64 } else { 1.0 };
    network.nodes().iter().map(|state| (state, passing[state.index()] / pairs_twice)).collect()
}

/// Adds to each state the share of shortest paths from `source` that pass through it, over all targets.
fn add_paths_from(source: StateId, network: &Network, passing: &mut [f64; StateSet::CAPACITY]) {
    let (layers, paths) = layers_from(source, network);
    let mut dependency = [0.0; StateSet::CAPACITY];
    for pair in layers.windows(2).rev() {
        let [nearer, layer] = [pair[0], pair[1]];
        for state in layer.iter() {
            passing[state.index()] += dependency[state.index()];
            for before in network.partners(state).and(nearer).iter() {
                let share = paths[before.index()] / paths[state.index()];
                dependency[before.index()] += share * (1.0 + dependency[state.index()]);
            }
        }
    }
}

/// The states by their distance from `source`, and how many shortest paths lead to each.
fn layers_from(source: StateId, network: &Network) -> (Vec<StateSet>, [f64; StateSet::CAPACITY]) {
    let mut paths = [0.0; StateSet::CAPACITY];
    paths[source.index()] = 1.0;
    let mut layers = vec![StateSet::one(source)];
    let mut seen = layers[0];
    loop {
        let last = layers[layers.len() - 1];
        let next = last.iter().fold(StateSet::EMPTY, |next, state| next.or(network.partners(state))).minus(seen);
        if next.is_empty() {
            return (layers, paths);
        }
        for state in next.iter() {
            paths[state.index()] = network.partners(state).and(last).iter().map(|before| paths[before.index()]).sum();
        }
        seen = seen.or(next);
        layers.push(next);
    }
}

/// Betweenness centralisation: Σ(b_max − b_i)/(n−1), 0 to 1. Undefined below three states. **Source**: Freeman 1979.
pub(super) fn centralisation(network: &Network) -> Option<f64> {
    let n = network.nodes().len();
    let values = betweenness(network);
    let most = values.iter().map(|(_, b)| *b).fold(0.0, f64::max);
    (n >= 3).then(|| values.iter().map(|(_, b)| most - b).sum::<f64>() / (n - 1) as f64)
}
