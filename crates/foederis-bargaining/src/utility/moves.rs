//! What actors do when they have looked at each other.

use super::group::{Group, Variant};
use super::worth::{challenge, failure, no_challenge, success, worth};

/// Why an actor moves. With `E_i` what it expects of challenging the other and `E_j` what the other, as it sees it, expects of
/// challenging it. Of several, it prefers them in this order, and within a kind the smallest move. It stays in all other cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `E_j > E_i > 0`: both would challenge and it would lose. It moves to the other's position.
    Confrontation,
    /// `E_j > −E_i > 0`: it gives way as far as `|E_i / E_j|` of the distance.
    Compromise,
    /// `−E_i > E_j > 0`: it has no choice. It moves to the other's position.
    Compelled,
}

/// A move of one actor in a round.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// Who moves: its place in the issue.
    pub actor: usize,
    /// To whom it gives way. Of several at one position with whom the outcome is the same, the first in the issue.
    pub with: usize,
    /// Why.
    pub kind: Kind,
    /// Where it stood.
    pub from: f64,
    /// Where it goes.
    pub to: f64,
    /// E_i: what it expects of a challenge of its own.
    pub own: f64,
    /// E_j: what it believes the other expects of challenging it.
    pub other: f64,
}

/// How an actor sees those at a place: with its own exponent.
struct View {
    success: f64,
    failure: f64,
    /// P that it would win.
    wins: f64,
    /// What it expects if it does not challenge them.
    left_alone: f64,
    /// E_j.
    theirs: f64,
}

/// A difference, in shares, that is far from rounding.
const SURE: f64 = 1e-6;

impl Group {
    /// Fills `moves` with the best offer of each who has one.
    pub(super) fn choose(&mut self) {
        self.moves.clear();
        for actor in 0..self.position.len() {
            if let Some(best) = self.best(actor) {
                self.moves.push(best);
            }
        }
    }

    /// Others are asked from the nearest on, on both sides. A confrontation comes before all else, and of several the nearest: what lies
    /// beyond it need not be looked at, and powers are needed for few.
    fn best(&self, actor: usize) -> Option<Move> {
        let (own, from) = (self.place[actor], self.position[actor]);
        let unchanged = worth(-1.0, self.exponent[actor]);
        let mut best: Option<(Key, Move)> = None;
        // Places from `below` to before `above` have been asked.
        let (mut below, mut above) = (own, own + 1);
        let apart = |place: usize| self.places.get(place).map_or(f64::INFINITY, |at| (at - from).abs());
        while below > 0 || above < self.places.len() {
            let (down, up) = (apart(below.wrapping_sub(1)), apart(above));
            if best.as_ref().is_some_and(|(key, _)| key.kind == Kind::Confrontation && key.rank < down.min(up)) {
                break;
            }
            if down <= up {
                below -= 1;
                self.ask(actor, below, unchanged, &mut best);
            } else {
                self.ask(actor, above, unchanged, &mut best);
                above += 1;
            }
        }
        best.map(|(_, made)| made)
    }

    /// Whether those at a place certainly have nothing better to offer: without taking powers.
    ///
    /// With Q = 1, `W = U_s − U_f`, `ρ = (U_s − U_q) / W`, `x = s_i (1 − P(j,i))` and `y = s_j (1 − P(i,j))`, `E_i = W (ρ − y)` and
    /// `E_j = W (ρ − x)`; and ρ lies between ½, where it is for d → 0, and ½ʳ, where it is for d = 1.
    fn idle(&self, actor: usize, place: usize, unchanged: f64, best: Option<&Key>) -> bool {
        let (own, count, from, target) = (self.place[actor], self.places.len(), self.position[actor], self.places[place]);
        // W ≥ 2 d: what is certain by SURE times that is more than rounding could undo.
        if self.variant == Variant::Paper || self.stays < 1.0 || self.apart[own * count + place] < SURE {
            return false;
        }
        let power = (2.0 - unchanged) / 4.0;
        let (least, most) = (power.min(0.5) - SURE, power.max(0.5) + SURE);
        let x = self.salience[actor] * (1.0 - self.wins[place * count + own]);
        // Every compromise ranks between the two positions.
        let lowest = from.min(target) - SURE * from.abs().max(target.abs());
        let compromise = best.is_none_or(|best| best.kind == Kind::Compromise && lowest < best.rank);
        let offers = |other: &usize| {
            let y = self.salience[*other] * (1.0 - self.wins[own * count + place]);
            (y < most && x < y + SURE) || (compromise && y > least && x + y < 2.0 * most)
        };
        x > most || !self.sorted[self.starts[place]..self.starts[place + 1]].iter().any(offers)
    }

    /// How an actor sees those at another place.
    fn view(&self, actor: usize, place: usize, unchanged: f64) -> View {
        let (own, r, count) = (self.place[actor], self.exponent[actor], self.places.len());
        let at = own * count + place;
        let apart = self.apart[at];
        let (success, failure) = match self.variant {
            Variant::Paper => (success(apart), failure(apart)),
            Variant::Run => (self.logs.success[at], self.logs.failure[at]),
        };
        let (success, failure) = (worth(success, r), worth(failure, r));
        let left_alone = |from: usize| no_challenge(self.stays, unchanged, self.to_median(from), apart, r);
        let theirs = challenge(self.salience[actor], self.wins[place * count + own], success, failure) - left_alone(place);
        View { success, failure, wins: self.wins[at], left_alone: left_alone(own), theirs }
    }

    /// Takes what those at a place offer if it is better.
    fn ask(&self, actor: usize, place: usize, unchanged: f64, best: &mut Option<(Key, Move)>) {
        if self.idle(actor, place, unchanged, best.as_ref().map(|(key, _)| key)) {
            return;
        }
        let View { success, failure, wins, left_alone, theirs } = self.view(actor, place, unchanged);
        if theirs <= 0.0 {
            return;
        }
        let (from, target) = (self.position[actor], self.places[place]);
        for &other in &self.sorted[self.starts[place]..self.starts[place + 1]] {
            let ours = challenge(self.salience[other], wins, success, failure) - left_alone;
            let Some((kind, to)) = self.answer(ours, theirs, from, target) else { continue };
            let rank = match (self.variant, kind) {
                (Variant::Run, Kind::Compromise) => (ours.abs() * from + theirs.abs() * target) / (ours.abs() + theirs.abs()),
                _ => (to - from).abs(),
            };
            let key = Key { kind, rank, to, with: self.order[other] };
            if best.as_ref().is_none_or(|(than, _)| key.before(than)) {
                *best = Some((key, Move { actor, with: other, kind, from, to, own: ours, other: theirs }));
            }
        }
    }

    /// What follows of `E_i` and a positive `E_j`.
    fn answer(&self, ours: f64, theirs: f64, from: f64, to: f64) -> Option<(Kind, f64)> {
        if ours > 0.0 {
            (theirs > ours).then_some((Kind::Confrontation, to))
        } else if ours < 0.0 && theirs > -ours {
            let part = from + (to - from) * (ours / theirs).abs();
            Some((Kind::Compromise, part.clamp(from.min(to), from.max(to))))
        } else {
            (ours < 0.0 && theirs < -ours && self.variant == Variant::Paper).then_some((Kind::Compelled, to))
        }
    }
}

/// What decides between offers.
struct Key {
    kind: Kind,
    rank: f64,
    to: f64,
    with: usize,
}

impl Key {
    fn before(&self, than: &Key) -> bool {
        let order = self.kind.cmp(&than.kind).then(self.rank.total_cmp(&than.rank)).then(self.to.total_cmp(&than.to));
        order.then(self.with.cmp(&than.with)).is_lt()
    }
}
