//! Resolution: which bargain each actor takes.

use multiversion::multiversion;

use super::bargain::Deals;
use super::engine::Engine;
use super::lanes::{LANES, Lanes, Rows};
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
        let Values { rows, list, utilities } = &mut self.values;
        rows.reset(self.deals.len() + 1, actors, 0.0);
        value(&self.state, &self.deals, rows);
        self.taken.clear();
        if let Some(lists) = &mut self.lists {
            lists.clear();
        }
        for actor in 0..actors {
            list.clear();
            let mine =
                |after: bool| self.deals.of(actor).filter(move |(_, by)| (*by >= actor) == after).map(|(deal, _)| Some(deal));
            list.extend(mine(false).chain([None]).chain(mine(true)));
            let chances = if list.len() == 1 {
                &[1.0]
            } else {
                utilities.reset(actors, list.len(), 0.0);
                for (option, deal) in list.iter().enumerate() {
                    let values = rows.flat(deal.unwrap_or(self.deals.len()));
                    (0..actors).for_each(|a| utilities.flat_mut(a)[option] = values[a]);
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
#[multiversion(targets("x86_64+avx2"))]
fn value(state: &State, deals: &Deals, rows: &mut Rows) {
    let actors = state.risk.len();
    let utilities = |piece: usize, point: &[f64]| -> Lanes {
        let mut worth = state.voters.distances(piece, point);
        for (worth, risk) in worth.iter_mut().zip(&state.voters.risk[piece]) {
            let most = if *worth < 1.0 { *worth } else { 1.0 };
            *worth = (1.0 - *worth) * (1.0 + most * risk);
        }
        worth
    };
    for deal in 0..=deals.len() {
        for (piece, values) in rows.row_mut(deal).iter_mut().enumerate() {
            let mut without = [actors; 2];
            if deal < deals.len() {
                let [initiator, receiver] = deals.places(deal);
                without = deals.parties(deal);
                let one = utilities(piece, initiator);
                // Most meet.
                let other = if initiator == receiver { one } else { utilities(piece, receiver) };
                for lane in 0..LANES {
                    values[lane] = one[lane] + other[lane];
                }
                without.sort_unstable();
            }
            let mut sum = *values;
            for others in [0..without[0], without[0] + 1..without[1], without[1] + 1..actors] {
                for n in others {
                    for (sum, worth) in sum.iter_mut().zip(&state.valued.row(n)[piece]) {
                        *sum += worth;
                    }
                }
            }
            for (value, sum) in values.iter_mut().zip(sum) {
                *value = sum / actors as f64;
            }
        }
    }
}
