//! What actors do when they have looked at each other.

use super::group::{Group, Variant};
use super::worth::{challenge, no_challenge, worth};

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
#[derive(Clone, Copy)]
pub(super) struct View {
    success: f64,
    failure: f64,
    /// P that it would win.
    wins: f64,
    /// What it expects if it does not challenge them.
    left_alone: f64,
    /// E_j; 0 at its own place, where there is nothing to give.
    theirs: f64,
}

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

    fn best(&mut self, actor: usize) -> Option<Move> {
        let (own, r, count) = (self.place[actor], self.exponent[actor], self.places.len());
        let unchanged = worth(-1.0, r);
        let mut views = std::mem::take(&mut self.views);
        views.clear();
        let mut threatened = false;
        for place in 0..count {
            let at = own * count + place;
            let (success, failure) = (worth(self.logs.success[at], r), worth(self.logs.failure[at], r));
            let left_alone = |from: usize| no_challenge(self.stays, unchanged, self.to_median(from), self.apart[at], r);
            let theirs = challenge(self.salience[actor], self.wins[place * count + own], success, failure) - left_alone(place);
            let theirs = if place == own { 0.0 } else { theirs };
            threatened |= theirs > 0.0;
            views.push(View { success, failure, wins: self.wins[at], left_alone: left_alone(own), theirs });
        }
        let best = if threatened { self.best_of(actor, &views) } else { None };
        self.views = views;
        best
    }

    fn best_of(&self, actor: usize, views: &[View]) -> Option<Move> {
        let from = self.position[actor];
        let mut best: Option<(Key, Move)> = None;
        for (other, place) in self.place.iter().enumerate() {
            let View { success, failure, wins, left_alone, theirs } = views[*place];
            if theirs <= 0.0 {
                continue;
            }
            let target = self.position[other];
            let ours = challenge(self.salience[other], wins, success, failure) - left_alone;
            let Some((kind, to)) = self.answer(ours, theirs, from, target) else { continue };
            let rank = match (self.variant, kind) {
                (Variant::Run, Kind::Compromise) => (ours.abs() * from + theirs.abs() * target) / (ours.abs() + theirs.abs()),
                _ => (to - from).abs(),
            };
            let key = Key { kind, rank, to, with: self.order[other] };
            if best.as_ref().is_none_or(|(than, _)| key.before(than)) {
                best = Some((key, Move { actor, with: other, kind, from, to, own: ours, other: theirs }));
            }
        }
        best.map(|(_, made)| made)
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
