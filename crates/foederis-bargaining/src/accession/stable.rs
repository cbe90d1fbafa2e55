//! Which coalitions are stable: all of them, by looking at each.

use rayon::prelude::*;

use super::game::Game;
use super::members::Members;
use super::parameters::Parameters;
use super::terms::{Joined, Row, Terms};

/// Two gains that differ by no more are equal: less than any difference that means something, more than rounding leaves.
pub const TOLERANCE: f64 = 1e-12;

/// Coalitions that differ only in so many of the first candidates are filled in by one thread.
const BLOCK: usize = 12;

impl Game {
    /// All stable coalitions, the smallest first, of one size by their bits, the lowest first. None for one candidate.
    ///
    /// Exact. Time and room double with each candidate: 8 n 2ⁿ bytes, 168 MB for 20. On as many threads as rayon has.
    pub fn stable(&self, parameters: &Parameters) -> Vec<Members> {
        let table = Table::new(&Terms::new(self, parameters));
        let all = (0..1_u32 << self.candidates()).into_par_iter().map(Members::from_bits);
        let mut stable: Vec<Members> = all.filter(|members| table.stable(*members)).collect();
        stable.sort_unstable_by_key(|members| (members.len(), *members));
        stable
    }
}

/// What everyone gains by every coalition.
struct Table {
    n: usize,
    /// By `[bits of the coalition][candidate]`.
    gains: Vec<f64>,
}

impl Table {
    fn new(terms: &Terms) -> Table {
        let n = terms.candidates();
        let low = n.min(BLOCK);
        let mut gains = vec![0.0; n << n];
        gains.par_chunks_mut(n << low).enumerate().for_each(|(block, rows)| {
            let high = Members::from_bits((block as u32) << low);
            let mut joined = vec![terms.nobody(); low + 1];
            for candidate in high.iter().rev() {
                let before = joined[0].clone();
                terms.join(&before, candidate, &mut joined[0]);
            }
            Filling { terms, row: terms.row() }.fill(high, low, &mut joined, rows);
        });
        Table { n, gains }
    }

    fn gain(&self, members: Members, candidate: usize) -> f64 {
        self.gains[members.bits() as usize * self.n + candidate]
    }

    fn stable(&self, members: Members) -> bool {
        let stays = |i| !less(self.gain(members, i), self.gain(members.without(i), i));
        let kept_out = |j| {
            let larger = members.with(j);
            let wants = less(self.gain(members, j), self.gain(larger, j));
            !(wants && members.iter().all(|i| !less(self.gain(larger, i), self.gain(members, i))))
        };
        members.len() >= 2 && members.iter().all(stays) && members.others(self.n).all(kept_out)
    }
}

/// Whether one gain is less than another by more than rounding.
pub(super) fn less(one: f64, other: f64) -> bool {
    one < other - TOLERANCE
}

struct Filling<'a> {
    terms: &'a Terms,
    row: Row,
}

impl Filling<'_> {
    /// Fills in the rows of all coalitions of `members` with any of the first `open` candidates. Without the last of these they are the
    /// first half, with it the second, so that each step adds one candidate to a sum that is there already. `joined[0]` has what
    /// `members` bring; the others are room.
    fn fill(&mut self, members: Members, open: usize, joined: &mut [Joined], rows: &mut [f64]) {
        let Some(last) = open.checked_sub(1) else {
            self.terms.gains_of(members, &joined[0], &mut self.row);
            rows.iter_mut().enumerate().for_each(|(i, gain)| *gain = self.row.of(i).total());
            return;
        };
        let (without, with) = rows.split_at_mut(rows.len() / 2);
        self.fill(members, last, joined, without);
        if let Some((before, after)) = joined.split_first_mut() {
            self.terms.join(before, last, &mut after[0]);
            self.fill(members.with(last), last, after, with);
        }
    }
}
