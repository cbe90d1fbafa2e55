//! Resolution: which bargain each actor takes.

use multiversion::multiversion;

use super::bargain::Deals;
use super::engine::Engine;
use super::lanes::{LANES, Lanes, Rows, each, of_distance};
use super::state::State;

/// An actor's list, with `None` for the status quo, and what it took.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    pub(super) options: Vec<Option<usize>>,
    pub(super) chances: Vec<f64>,
    pub(super) taken: Option<usize>,
}

/// What everything staying is worth to each actor, and each deal.
#[derive(Debug, Default)]
pub(super) struct Values {
    /// A row for each deal, then one for the status quo.
    rows: Rows,
    /// The deals that each actor is part of, by initiator.
    deals: Vec<Vec<usize>>,
    /// An actor's list, and what each option on it is worth to each actor.
    list: Vec<Option<usize>>,
    utilities: Rows,
}

impl Engine<'_> {
    /// What each actor takes: of the status quo and the deals that it is part of.
    ///
    /// A list is in the order of initiators, with the status quo before the actor's own deals. Order decides between equals, and counts
    /// under ASymProsp. In the original, threads fill the lists at the same time; this is what comes out if each ends before the next
    /// begins, and what comes out most often.
    pub(super) fn resolve(&mut self) {
        let actors = self.smp.actors().len();
        let Values { rows, deals, list, utilities } = &mut self.values;
        rows.shape(self.deals.len() + 1, actors);
        value(&self.state, &self.deals, rows);
        deals.resize(actors, Vec::new());
        deals.iter_mut().for_each(Vec::clear);
        for deal in 0..self.deals.len() {
            self.deals.parties(deal).into_iter().for_each(|actor| deals[actor].push(deal));
        }
        self.taken.clear();
        if let Some(lists) = &mut self.lists {
            lists.clear();
        }
        for (actor, mine) in deals.iter().enumerate() {
            list.clear();
            list.extend(mine.iter().copied().map(Some));
            list.insert(mine.partition_point(|deal| self.deals.parties(*deal)[0] < actor), None);
            let chances = if list.len() == 1 {
                &[1.0]
            } else {
                utilities.shape(actors, list.len());
                for (option, deal) in list.iter().enumerate() {
                    utilities.set_column(option, &rows.flat(deal.unwrap_or(self.deals.len()))[..actors]);
                }
                self.ballot.hold(self.smp, self.options, utilities, list.len())
            };
            let taken = list[self.random.as_mut().map_or_else(|| likeliest(chances), |random| random.choose(chances))];
            self.taken.push(taken);
            if let Some(lists) = &mut self.lists {
                lists.push(Taken { options: list.clone(), chances: chances.to_vec(), taken });
            }
        }
    }
}

/// Of equals the first.
fn likeliest(chances: &[f64]) -> usize {
    chances.iter().enumerate().fold(0, |best, (at, chance)| if *chance > chances[best] { at } else { best })
}

/// The value of a deal of i and j to a: `(1/n) [u_a(i's place in it) + u_a(j's place in it) + Σ_{others n} u_an]`.
#[multiversion(targets("x86_64+avx512f+avx512vl+avx512dq", "x86_64+avx2"))]
fn value(state: &State, deals: &Deals, rows: &mut Rows) {
    let actors = state.risk.len();
    for deal in 0..deals.len() {
        let (parties, places) = (deals.parties(deal), deals.places(deal));
        let values = rows.row_mut(deal);
        for (piece, values) in values.iter_mut().enumerate() {
            *values = worth(state, piece, places[0]);
        }
        // Most meet.
        if places[0] == places[1] {
            values.as_flattened_mut().iter_mut().for_each(|value| *value += *value);
        } else {
            for (piece, values) in values.iter_mut().enumerate() {
                let other = worth(state, piece, places[1]);
                values.iter_mut().zip(other).for_each(|(value, other)| *value += other);
            }
        }
        add_others(state, [parties[0].min(parties[1]), parties[0].max(parties[1])], values);
    }
    let status_quo = rows.row_mut(deals.len());
    status_quo.fill([0.0; LANES]);
    add_others(state, [actors; 2], status_quo);
}

/// What a point is worth to eight actors.
#[inline(always)]
fn worth(state: &State, piece: usize, point: &[f64]) -> Lanes {
    let (distances, risk) = (state.voters.distances(piece, point), &state.voters.risk[piece]);
    let far = each(|lane| if distances[lane] < 1.0 { distances[lane] } else { 1.0 });
    each(|lane| of_distance(1.0 - distances[lane], far[lane], risk[lane]))
}

/// Adds what the positions of all but two are worth, and takes the mean.
#[inline(always)]
fn add_others(state: &State, without: [usize; 2], values: &mut [Lanes]) {
    // Four sums at a time, each of which must wait for its last term.
    let (fours, rest) = values.as_chunks_mut::<4>();
    let whole = 4 * fours.len();
    for (at, four) in fours.iter_mut().enumerate() {
        add_terms(state, without, 4 * at, four);
    }
    for (at, one) in rest.iter_mut().enumerate() {
        add_terms(state, without, whole + at, std::array::from_mut(one));
    }
}

#[inline(always)]
fn add_terms<const MANY: usize>(state: &State, [first, second]: [usize; 2], piece: usize, values: &mut [Lanes; MANY]) {
    let actors = state.risk.len();
    let mut sums = *values;
    for others in [0..first, (first + 1).min(actors)..second, (second + 1).min(actors)..actors] {
        for n in others {
            let worth: &[Lanes; MANY] = state.valued.row(n)[piece..].first_chunk().expect("rows are of one length");
            for (sums, worth) in sums.iter_mut().zip(worth) {
                for lane in 0..LANES {
                    sums[lane] += worth[lane];
                }
            }
        }
    }
    for (value, sum) in values.as_flattened_mut().iter_mut().zip(sums.as_flattened()) {
        *value = sum / actors as f64;
    }
}
