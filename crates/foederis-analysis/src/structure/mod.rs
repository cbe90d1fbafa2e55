//! The obligation network of an architecture on a day, and what shape it has: bloc, spokes around a hub, or neither.
//!
//! A tie is a duty of one kind between two states, in either direction. Definitions and sources stand at each measure and in
//! `docs/structure.md`; numbers are checked against networkx (`tests/reference/structure.py`) and against two centuries of
//! defence obligations in ATOP (`tests/atop.rs`).

mod betweenness;
mod clustering;
mod components;
mod cores;
mod degree;
mod hub;
mod json;
mod members;
mod modularity;
mod network;
mod series;

use foederis::date::Date;
use foederis::id::StateId;
use foederis::set::StateSet;
use foederis::vocab::Duty;
use foederis::{Architecture, Record};
use serde::Serialize;

pub use betweenness::betweenness;
pub use clustering::{mean_local_clustering, transitivity};
pub use components::components;
pub use cores::{Core, largest_core};
pub use degree::{degree_centralisation, density};
pub use hub::{Ego, Hub, WithoutHub, hub};
pub use json::{DayJson, StructureJson, structure_json};
pub use members::{at_home_in, members};
pub use modularity::modularity;
pub use network::{Certainty, Network};
pub use series::{days, series};

/// The shape of an obligation network, in numbers. `S` is how a state is named: an id, or its code in the record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Structure<S = StateId> {
    /// States in the network, those without a tie included.
    pub states: usize,
    /// Pairs of states with a duty in either direction.
    pub ties: usize,
    /// Ordered pairs of states, one of which owes the other the duty: between `ties` and twice as many.
    pub duties: usize,
    /// States without a tie.
    pub isolates: usize,
    /// Ties as a share of the ties there could be, 0 to 1. Undefined below two states.
    pub density: Option<f64>,
    /// Freeman's degree centralisation, 0 (all alike) to 1 (a star). Undefined below three states.
    pub degree_centralisation: Option<f64>,
    /// Freeman's centralisation of betweenness, 0 to 1. Undefined below three states.
    pub betweenness_centralisation: Option<f64>,
    /// The share of two-step paths whose ends are tied, 0 to 1; 0 where there is no such path.
    pub transitivity: f64,
    /// The mean share of a state's pairs of partners that are tied, 0 to 1; a state with one partner or none counts 0.
    /// Undefined without states.
    pub mean_local_clustering: Option<f64>,
    /// The most tightly knit group. Undefined without ties.
    pub largest_core: Option<Core<S>>,
    /// Parts of the network with no tie between them, isolates included.
    pub components: usize,
    /// States in the largest part.
    pub largest_component: usize,
    /// The state with most partners, and what hangs on it. Undefined without ties.
    pub hub: Option<Hub<S>>,
}

/// The structure of an architecture on a day.
///
/// `among`: the states to look at; `None` for every member of the system. States that are no members on `day` are left out.
pub fn structure(
    record: &Record,
    architecture: &Architecture,
    day: Date,
    duty: Duty,
    among: Option<StateSet>,
    certainty: Certainty,
) -> Structure {
    Structure::of(&Network::on(record, architecture, day, duty, among, certainty))
}

impl Structure {
    /// Every measure of a network.
    pub fn of(network: &Network) -> Structure {
        let parts = components(network);
        Structure {
            states: network.nodes().len(),
            ties: network.ties(),
            duties: network.duties().len(),
            isolates: network.isolates(),
            density: density(network),
            degree_centralisation: degree_centralisation(network),
            betweenness_centralisation: betweenness::centralisation(network),
            transitivity: transitivity(network),
            mean_local_clustering: mean_local_clustering(network),
            largest_core: largest_core(network),
            components: parts.len(),
            largest_component: parts.iter().map(|part| part.len()).max().unwrap_or(0),
            hub: hub(network),
        }
    }

    /// The same with states by the codes of the record.
    pub fn named(&self, record: &Record) -> Structure<String> {
        self.map(|state| record.code(state).to_owned())
    }
}

impl<S: Copy> Structure<S> {
    /// The same with every state named otherwise.
    pub fn map<T>(&self, name: impl Fn(S) -> T + Copy) -> Structure<T> {
        Structure {
            states: self.states,
            ties: self.ties,
            duties: self.duties,
            isolates: self.isolates,
            density: self.density,
            degree_centralisation: self.degree_centralisation,
            betweenness_centralisation: self.betweenness_centralisation,
            transitivity: self.transitivity,
            mean_local_clustering: self.mean_local_clustering,
            largest_core: self.largest_core.as_ref().map(|core| core.map(name)),
            components: self.components,
            largest_component: self.largest_component,
            hub: self.hub.as_ref().map(|hub| hub.map(name)),
        }
    }
}
