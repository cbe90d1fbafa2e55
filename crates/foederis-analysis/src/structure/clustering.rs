//! Whether the partners of a state are each other's partners.

use foederis::id::StateId;

use super::Network;

/// Transitivity: 3 × triangles / connected triples, 0 to 1; 0 where there are no triples.
///
/// A multilateral treaty is a clique and pushes it towards 1. **Source**: Wasserman & Faust 1994, *Social Network Analysis*.
pub fn transitivity(network: &Network) -> f64 {
    let count = |of: fn(&Network, StateId) -> usize| network.nodes().iter().map(|state| of(network, state)).sum::<usize>();
    let (closed, triples) = (count(closed), count(triples));
    if triples == 0 { 0.0 } else { closed as f64 / triples as f64 }
}

/// The mean, over all states, of the share of pairs of partners that are tied, 0 to 1; one partner or none counts 0.
///
/// **Source**: Watts & Strogatz 1998, *Nature* 393: 440–442.
pub fn mean_local_clustering(network: &Network) -> Option<f64> {
    let n = network.nodes().len();
    let local = |state| match triples(network, state) {
        0 => 0.0,
        triples => closed(network, state) as f64 / triples as f64,
    };
    (n > 0).then(|| network.nodes().iter().map(local).sum::<f64>() / n as f64)
}

/// Pairs of this state's partners.
fn triples(network: &Network, state: StateId) -> usize {
    let degree = network.degree(state);
    degree * degree.saturating_sub(1) / 2
}

/// Pairs of this state's partners that are tied.
fn closed(network: &Network, state: StateId) -> usize {
    let partners = network.partners(state);
    partners.iter().map(|partner| network.partners(partner).and(partners).len()).sum::<usize>() / 2
}
