//! States and the ties between them.

use std::collections::BTreeSet;

use foederis::date::Date;
use foederis::id::StateId;
use foederis::matrix::{Cell, matrix};
use foederis::set::StateSet;
use foederis::vocab::Duty;
use foederis::{Architecture, Record, Verdict};

use super::members;

/// Which duties make a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Certainty {
    /// Only those that bind for certain.
    #[default]
    Bound,
    /// Contested ones, too.
    BoundOrContested,
}

impl Certainty {
    /// Whether a duty with this answer counts.
    pub fn counts(self, answer: Verdict) -> bool {
        match self {
            Certainty::Bound => answer == Verdict::Yes,
            Certainty::BoundOrContested => answer != Verdict::No,
        }
    }

    /// How output spells it.
    pub const fn word(self) -> &'static str {
        match self {
            Certainty::Bound => "bound",
            Certainty::BoundOrContested => "bound-or-contested",
        }
    }
}

/// States, and the duties of one kind among them. A tie is a duty in either direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    nodes: StateSet,
    /// Ower, beneficiary.
    duties: BTreeSet<(StateId, StateId)>,
    /// For each number of a state, those it is tied to.
    partners: Vec<StateSet>,
}

impl Network {
    /// A network of these states. Pairs (ower, beneficiary) in which another state occurs, or one state twice, are left out.
    pub fn new(nodes: StateSet, duties: impl IntoIterator<Item = (StateId, StateId)>) -> Network {
        let within = |(a, b): &(StateId, StateId)| a != b && nodes.has(*a) && nodes.has(*b);
        let duties: BTreeSet<_> = duties.into_iter().filter(within).collect();
        let mut partners = vec![StateSet::EMPTY; StateSet::CAPACITY];
        for &(a, b) in &duties {
            partners[a.index()].insert(b);
            partners[b.index()].insert(a);
        }
        Network { nodes, duties, partners }
    }

    /// The cells of a duty matrix among these states.
    pub fn of_cells(nodes: StateSet, cells: &[Cell], certainty: Certainty) -> Network {
        let counting = cells.iter().filter(|cell| certainty.counts(cell.answer));
        Network::new(nodes, counting.map(|cell| (cell.state, cell.owed_to)))
    }

    /// The duties of one kind that an architecture holds on a day, among the members of the system or those of them in `among`.
    pub fn on(
        record: &Record,
        architecture: &Architecture,
        day: Date,
        duty: Duty,
        among: Option<StateSet>,
        certainty: Certainty,
    ) -> Network {
        let system = members(record, day);
        let nodes = among.map_or(system, |among| among.and(system));
        Network::of_cells(nodes, &matrix(record, architecture, day, duty), certainty)
    }

    /// The same duties among some of the states.
    #[must_use]
    pub fn among(&self, nodes: StateSet) -> Network {
        Network::new(self.nodes.and(nodes), self.duties.iter().copied())
    }

    /// The same without one state.
    #[must_use]
    pub fn without(&self, state: StateId) -> Network {
        self.among(self.nodes.minus(StateSet::one(state)))
    }

    /// The states.
    pub fn nodes(&self) -> StateSet {
        self.nodes
    }

    /// The duties, each as (ower, beneficiary), in the order of the record.
    pub fn duties(&self) -> &BTreeSet<(StateId, StateId)> {
        &self.duties
    }

    /// The states tied to this one.
    pub fn partners(&self, state: StateId) -> StateSet {
        self.partners[state.index()]
    }

    /// How many states are tied to this one.
    pub fn degree(&self, state: StateId) -> usize {
        self.partners(state).len()
    }

    /// How many pairs of states are tied.
    pub fn ties(&self) -> usize {
        self.degrees().sum::<usize>() / 2
    }

    /// How many states have no tie.
    pub fn isolates(&self) -> usize {
        self.degrees().filter(|degree| *degree == 0).count()
    }

    /// The degree of each state, in the order of the record.
    pub(super) fn degrees(&self) -> impl Iterator<Item = usize> {
        self.nodes.iter().map(|state| self.degree(state))
    }
}
