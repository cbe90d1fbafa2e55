//! How many ties there are, and how unevenly states share them.

use super::Network;

/// Ties as a share of the ties there could be: 2m/(n(n−1)), 0 to 1.
///
/// Undefined below two states. It falls with every isolate: say which states were counted.
pub fn density(network: &Network) -> Option<f64> {
    let n = network.nodes().len();
    (n >= 2).then(|| 2.0 * network.ties() as f64 / (n * (n - 1)) as f64)
}

/// Degree centralisation: Σ(k_max − k_i)/((n−1)(n−2)). 1 for a star, 0 for a clique or a ring; undefined below three states.
///
/// **Source**: Freeman 1979, *Social Networks* 1: 215–239.
pub fn degree_centralisation(network: &Network) -> Option<f64> {
    let n = network.nodes().len();
    let most = network.degrees().max()?;
    let behind: usize = network.degrees().map(|degree| most - degree).sum();
    (n >= 3).then(|| behind as f64 / ((n - 1) * (n - 2)) as f64)
}
