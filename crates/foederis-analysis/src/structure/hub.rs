//! The state with most partners: what hangs on it, and what stands without it.

use foederis::id::StateId;
use foederis::set::StateSet;
use serde::Serialize;

use super::{Core, Network, components, degree_centralisation, density, largest_core, transitivity};

/// The hub.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hub<S = StateId> {
    /// The state with most partners; the first in the order of the record where several have as many.
    pub state: S,
    /// Other states with as many partners: where there are any, "the hub" is one of several.
    pub equals: Vec<S>,
    /// Its partners.
    pub partners: Vec<S>,
    /// Ties that have it at one end, as a share of all ties, 0 to 1.
    pub share_of_ties: f64,
    /// Duties that it owes or is owed, as a share of all duties, 0 to 1.
    pub share_of_duties: f64,
    /// The hub and its partners, looked at alone.
    pub ego: Ego,
    /// The network once it is gone.
    pub without: WithoutHub<S>,
}

/// The hub and its partners: pure spokes have C = 1 and T = 0, a bloc has C = 0 and T = 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ego {
    /// The hub and its partners.
    pub states: usize,
    /// Ties among them.
    pub ties: usize,
    /// C: degree centralisation, 0 to 1. Undefined below three states.
    pub degree_centralisation: Option<f64>,
    /// T: transitivity, 0 to 1.
    pub transitivity: f64,
    /// Ties between partners as a share of those there could be, 0 to 1; equal to 1 − C. Undefined below two partners.
    pub spoke_density: Option<f64>,
}

/// The network without its hub.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WithoutHub<S = StateId> {
    /// Ties that go with it.
    pub ties_lost: usize,
    /// Ties that stay.
    pub ties: usize,
    /// States without a tie.
    pub isolates: usize,
    /// As in [`Structure`](super::Structure), and so on.
    pub density: Option<f64>,
    /// Of the states that stay.
    pub degree_centralisation: Option<f64>,
    /// Of the states that stay.
    pub transitivity: f64,
    /// States in the largest connected part.
    pub largest_component: usize,
    /// The most tightly knit group that stays. Undefined without ties.
    pub largest_core: Option<Core<S>>,
}

impl<S: Copy> Hub<S> {
    pub(super) fn map<T>(&self, name: impl Fn(S) -> T + Copy) -> Hub<T> {
        let all = |states: &[S]| states.iter().map(|state| name(*state)).collect();
        let without = &self.without;
        Hub {
            state: name(self.state),
            equals: all(&self.equals),
            partners: all(&self.partners),
            share_of_ties: self.share_of_ties,
            share_of_duties: self.share_of_duties,
            ego: self.ego.clone(),
            without: WithoutHub {
                ties_lost: without.ties_lost,
                ties: without.ties,
                isolates: without.isolates,
                density: without.density,
                degree_centralisation: without.degree_centralisation,
                transitivity: without.transitivity,
                largest_component: without.largest_component,
                largest_core: without.largest_core.as_ref().map(|core| core.map(name)),
            },
        }
    }
}

/// The state with most partners, and what hangs on it. Undefined without ties.
pub fn hub(network: &Network) -> Option<Hub> {
    let most = network.degrees().max().filter(|most| *most > 0)?;
    let mut first = network.nodes().iter().filter(|state| network.degree(*state) == most);
    let state = first.next()?;
    let partners = network.partners(state);
    let touching = network.duties().iter().filter(|(ower, owed_to)| *ower == state || *owed_to == state).count();
    Some(Hub {
        state,
        equals: first.collect(),
        partners: partners.iter().collect(),
        share_of_ties: most as f64 / network.ties() as f64,
        share_of_duties: touching as f64 / network.duties().len() as f64,
        ego: ego(network, state),
        without: without(network, state),
    })
}

fn ego(network: &Network, hub: StateId) -> Ego {
    let spokes = network.partners(hub);
    let ego = network.among(spokes.or(StateSet::one(hub)));
    Ego {
        states: ego.nodes().len(),
        ties: ego.ties(),
        degree_centralisation: degree_centralisation(&ego),
        transitivity: transitivity(&ego),
        spoke_density: density(&network.among(spokes)),
    }
}

fn without(network: &Network, hub: StateId) -> WithoutHub {
    let rest = network.without(hub);
    WithoutHub {
        ties_lost: network.degree(hub),
        ties: rest.ties(),
        isolates: rest.isolates(),
        density: density(&rest),
        degree_centralisation: degree_centralisation(&rest),
        transitivity: transitivity(&rest),
        largest_component: components(&rest).iter().map(|part| part.len()).max().unwrap_or(0),
        largest_core: largest_core(&rest),
    }
}
