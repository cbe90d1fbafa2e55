//! The parts of a network that no tie connects.

use foederis::set::StateSet;

use super::Network;

/// The parts, in the order of their first states; an isolate is a part of its own.
pub fn components(network: &Network) -> Vec<StateSet> {
    let mut parts = Vec::new();
    let mut left = network.nodes();
    while let Some(first) = left.iter().next() {
        let mut part = StateSet::one(first);
        loop {
            let reached = part.iter().fold(part, |reached, state| reached.or(network.partners(state)));
            if reached == part {
                break;
            }
            part = reached;
        }
        left = left.minus(part);
        parts.push(part);
    }
    parts
}
