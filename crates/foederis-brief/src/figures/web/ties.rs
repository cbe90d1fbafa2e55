//! Who is tied to whom, without the pact and with it.

use std::collections::{BTreeMap, BTreeSet};

use foederis::Verdict;
use foederis::id::{InstrumentId, StateId};
use foederis::matrix::Cell;
use foederis::set::StateSet;
use foederis::vocab::{Duty, Strength};
use foederis_analysis::Standpoint;
use foederis_analysis::compare::Comparison;
use foederis_analysis::structure::{Certainty, Network, hub};

/// At most so many states are drawn, and so many ties to others than members; members and their own ties always are.
const MOST: usize = 22;
const MOST_BESIDE: usize = 28;

/// A hub has at least this share of the ties.
const HUB: f64 = 0.4;

/// A group in which each owes every other is drawn as one from this size on: below it the lines can be told apart.
const GROUP: usize = 8;

/// What becomes of a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    /// There only without the pact.
    Lost,
    /// Untouched by it.
    Stands,
    /// There without it, and by the pact too.
    Joined,
    /// There only with it.
    New,
}

/// A duty between two states, in one direction or both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tie {
    /// Who owes, and whom, where it runs one way.
    pub ends: (StateId, StateId),
    /// Whether only the first owes the second.
    pub one_way: bool,
    /// The stronger of the two directions.
    pub strength: Option<Strength>,
    /// Bound in one direction at least.
    pub certain: bool,
    /// What becomes of it.
    pub fate: Fate,
}

/// One side of the comparison.
#[derive(Debug)]
pub(super) struct Side {
    /// Ties that have a member at one end or both, by their ends.
    pub ties: Vec<Tie>,
    /// The duties among members that bind for certain.
    pub members: Network,
    /// The member with most ties to other members, where no other has as many and it has a large share of all.
    pub hub: Option<StateId>,
    /// Members each of which owes every other: the largest such group, or none where it is small.
    pub group: StateSet,
    /// The least that each of the group owes.
    pub group_owes: Option<Strength>,
    /// Instruments that alone carry the tie between two members, with how many such pairs each; those with most first.
    pub alone: Vec<(InstrumentId, usize)>,
}

/// What the figure shows.
#[derive(Debug)]
pub(super) struct Ties {
    /// Which duty.
    pub duty: Duty,
    /// The states drawn: members, then others with a tie to one.
    pub nodes: StateSet,
    /// Others with a tie to a member that had no room.
    pub left_out: usize,
    /// Without the pact, and with it.
    pub sides: [Side; 2],
}

/// The duty that a pact is about: to defend if it has one, or else the first that it adds or takes away.
fn telling(comparison: &Comparison<'_>) -> Duty {
    const WEIGHT: [Duty; 8] =
        [Duty::Defend, Duty::Attack, Duty::Consult, Duty::Permit, Duty::Support, Duty::Refrain, Duty::Neutral, Duty::Abstain];
    let has = |at: &Standpoint<'_>, changed: &[InstrumentId], duty: Duty| {
        at.rules.rows.iter().any(|row| row.duty == duty && changed.contains(&row.instrument))
    };
    let touched =
        |duty: &Duty| has(&comparison.after, &comparison.added, *duty) || has(&comparison.before, &comparison.removed, *duty);
    WEIGHT.into_iter().find(touched).unwrap_or(Duty::Defend)
}

/// The ties of a comparison.
pub(super) fn ties(comparison: &Comparison<'_>) -> Ties {
    let duty = telling(comparison);
    let members = comparison.members;
    let cells = |at: &Standpoint<'_>| at.matrix(duty);
    let cells = [cells(&comparison.before), cells(&comparison.after)];
    let (nodes, left_out) = nodes(comparison, &cells);
    let pairs = [paired(&cells[0], members, nodes), paired(&cells[1], members, nodes)];
    let by_pact = |cell: &Cell| cell.instruments.iter().any(|i| comparison.added.contains(i));
    let fate = |pair: &(StateId, StateId)| match (pairs[0].get(pair), pairs[1].get(pair)) {
        (None, _) => Fate::New,
        (_, None) => Fate::Lost,
        (_, Some(cells)) if cells.iter().flatten().any(|cell| by_pact(cell)) => Fate::Joined,
        _ => Fate::Stands,
    };
    let before = pairs[0].iter().map(|(pair, cells)| tie(*pair, cells, Fate::Stands));
    let after = pairs[1].iter().map(|(pair, cells)| tie(*pair, cells, fate(pair)));
    let gone = pairs[0].iter().filter(|(pair, _)| !pairs[1].contains_key(pair));
    let gone = gone.map(|(pair, cells)| tie(*pair, cells, Fate::Lost));
    let sides = [side(before.collect(), &cells[0], members), side(after.chain(gone).collect(), &cells[1], members)];
    Ties { duty, nodes, left_out, sides }
}

/// The members, and who is tied to them: those of the region with most ties, then those elsewhere that are tied to two
/// members or more, and to half of them. Of states with equally many either all are drawn or none.
fn nodes(comparison: &Comparison<'_>, cells: &[Vec<Cell>; 2]) -> (StateSet, usize) {
    let members = comparison.members;
    let partners = |state: StateId| -> usize {
        let other = |cell: &Cell| match (cell.state == state, cell.owed_to == state) {
            (true, false) => Some(cell.owed_to),
            (false, true) => Some(cell.state),
            _ => None,
        };
        cells.iter().flatten().filter_map(other).filter(|s| members.has(*s)).collect::<StateSet>().len()
    };
    let record = comparison.after.record;
    let (region, day) = (comparison.states, comparison.after.day);
    let elsewhere_least = (members.len().div_ceil(2)).max(2);
    let mut others: Vec<(bool, usize, StateId)> = record
        .states
        .iter()
        .filter(|(id, state)| state.is_state() && state.exists(day) && !members.has(*id))
        .map(|(id, _)| (!region.has(id), partners(id), id))
        .filter(|(elsewhere, ties, _)| *ties >= if *elsewhere { elsewhere_least } else { 1 })
        .collect();
    others.sort_by_key(|(elsewhere, ties, state)| (*elsewhere, std::cmp::Reverse(*ties), *state));
    let (mut nodes, mut lines) = (members, 0);
    for alike in others.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        lines += alike[0].1 * alike.len();
        if nodes.len() + alike.len() > MOST || lines > MOST_BESIDE {
            break;
        }
        alike.iter().for_each(|(.., state)| nodes.insert(*state));
    }
    let left_out = others.iter().filter(|(.., state)| !nodes.has(*state)).count();
    (nodes, left_out)
}

/// Both directions of each pair of which one is a member, the earlier state of the record first.
type Pairs<'c> = BTreeMap<(StateId, StateId), [Option<&'c Cell>; 2]>;

fn paired(cells: &[Cell], members: StateSet, nodes: StateSet) -> Pairs<'_> {
    let mut pairs = Pairs::new();
    for cell in cells {
        let (a, b) = (cell.state, cell.owed_to);
        if nodes.has(a) && nodes.has(b) && (members.has(a) || members.has(b)) {
            pairs.entry((a.min(b), a.max(b))).or_default()[usize::from(a > b)] = Some(cell);
        }
    }
    pairs
}

fn tie(pair: (StateId, StateId), cells: &[Option<&Cell>; 2], fate: Fate) -> Tie {
    let both = || cells.iter().flatten();
    let certain = both().any(|cell| cell.answer == Verdict::Yes);
    let weighs = |cell: &&&Cell| !certain || cell.answer == Verdict::Yes;
    let backwards = cells[0].is_none();
    Tie {
        ends: if backwards { (pair.1, pair.0) } else { pair },
        one_way: cells.iter().any(Option::is_none),
        strength: both().filter(weighs).filter_map(|cell| cell.strength).max(),
        certain,
        fate,
    }
}

fn side(ties: Vec<Tie>, cells: &[Cell], members: StateSet) -> Side {
    let network = Network::of_cells(members, cells, Certainty::Bound);
    let hub = hub(&network).filter(|hub| hub.equals.is_empty() && hub.partners.len() > 1 && hub.share_of_ties >= HUB);
    let (group, group_owes) = group(&ties, members);
    Side { ties, members: network, hub: hub.map(|hub| hub.state), group, group_owes, alone: alone(cells, members) }
}

/// Which instrument alone carries how many ties between members.
fn alone(cells: &[Cell], members: StateSet) -> Vec<(InstrumentId, usize)> {
    let mut carriers: BTreeMap<(StateId, StateId), BTreeSet<InstrumentId>> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| members.has(cell.state) && members.has(cell.owed_to)) {
        let pair = (cell.state.min(cell.owed_to), cell.state.max(cell.owed_to));
        carriers.entry(pair).or_default().extend(&cell.instruments);
    }
    let mut counts: BTreeMap<InstrumentId, usize> = BTreeMap::new();
    for only in carriers.values().filter(|by| by.len() == 1).flatten() {
        *counts.entry(*only).or_default() += 1;
    }
    let mut counts: Vec<(InstrumentId, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(instrument, pairs)| (std::cmp::Reverse(*pairs), *instrument));
    counts
}

/// The largest group of members found by adding, to each in turn, every other that owes and is owed by all so far: those with most
/// partners first.
fn group(ties: &[Tie], members: StateSet) -> (StateSet, Option<Strength>) {
    let mutual = |tie: &&Tie| tie.certain && !tie.one_way && tie.fate != Fate::Lost;
    let duties = ties.iter().filter(mutual).flat_map(|tie| [tie.ends, (tie.ends.1, tie.ends.0)]);
    let network = Network::new(members, duties);
    let mut largest = StateSet::EMPTY;
    for seed in members.iter() {
        let mut found = StateSet::one(seed);
        let mut open: Vec<StateId> = network.partners(seed).iter().collect();
        open.sort_by_key(|state| (std::cmp::Reverse(network.partners(*state).and(network.partners(seed)).len()), *state));
        for state in open {
            if found.minus(network.partners(state)).is_empty() {
                found.insert(state);
            }
        }
        if found.len() > largest.len() {
            largest = found;
        }
    }
    if largest.len() < GROUP {
        return (StateSet::EMPTY, None);
    }
    let inside = ties.iter().filter(mutual).filter(|tie| largest.has(tie.ends.0) && largest.has(tie.ends.1));
    (largest, inside.map(|tie| tie.strength).min().flatten())
}
