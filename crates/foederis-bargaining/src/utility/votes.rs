//! Who would win: votes of all on two positions.

use crate::issue::Issue;

use super::group::{Group, Options, Variant};

impl Group {
    /// P of every pair of places, by the exponents that actors have now.
    pub(super) fn count_votes(&mut self) {
        let count = self.places.len();
        self.far.clear();
        self.far.resize(count * count, 0.0);
        if self.variant == Variant::Run && self.exponent.iter().any(|r| *r != 1.0) {
            for (actor, r) in self.exponent.iter().enumerate() {
                let row = self.row(self.place[actor]);
                let (r, weight) = (*r, self.weight[actor]);
                self.far[row.clone()]
                    .iter_mut()
                    .zip(&self.logs.apart[row])
                    .for_each(|(far, log)| *far += weight * (r * log).exp2());
            }
        } else {
            // With r = 1 those who stand together vote together.
            for (place, mass) in self.mass.iter().enumerate() {
                let row = self.row(place);
                self.far[row.clone()].iter_mut().zip(&self.apart[row]).for_each(|(far, apart)| *far = mass * apart);
            }
        }
        self.tally();
        self.wins.clear();
        match self.variant {
            Variant::Paper => {
                for a in 0..count {
                    for b in 0..count {
                        let (with, against) = (self.votes[a * count + b], self.votes[b * count + a]);
                        self.wins.push(if with + against > 0.0 { with / (with + against) } else { 0.5 });
                    }
                }
            }
            Variant::Run => {
                let mut all = 0.0;
                for (votes, one) in self.votes.chunks_exact(count).zip(&self.there) {
                    all += 2.0 * one * votes.iter().zip(&self.there).map(|(votes, other)| other * votes).sum::<f64>();
                }
                let each = if all > 0.0 { all.recip() } else { 0.0 };
                self.wins.extend(self.votes.iter().map(|with| with * each));
            }
        }
    }

    /// Fills `votes[a, b]` with the weight that prefers place `a` to place `b`, times by how much, from `far`: the distances of all who stand
    /// at one place to another, by weight.
    ///
    /// On a line the nearer of two places is that on the own side of their middle, whatever the exponent: all from one end up to the middle
    /// vote for one, all beyond for the other. So sums from both ends are enough, and no voter is asked about each pair.
    fn tally(&mut self) {
        let count = self.places.len();
        self.votes.clear();
        self.votes.resize(count * count, 0.0);
        // What those at this place and all before it (`upward`), at this place and all after it (`downward`) are from each place.
        self.upward.clear();
        self.upward.extend_from_slice(&self.far);
        self.downward.clear();
        self.downward.extend_from_slice(&self.far);
        for at in count..count * count {
            self.upward[at] += self.upward[at - count];
        }
        for at in (0..count * count - count).rev() {
            self.downward[at] += self.downward[at + count];
        }
        for a in 0..count {
            // The first place that is not nearer to `a` than to `b`: it moves up with `b`.
            let mut turn = a + 1;
            for b in a + 1..count {
                while self.apart[turn * count + a] < self.apart[turn * count + b] {
                    turn += 1;
                }
                let (below, above) = ((turn - 1) * count, turn * count);
                self.votes[a * count + b] = (self.upward[below + b] - self.upward[below + a]).max(0.0);
                self.votes[b * count + a] = (self.downward[above + a] - self.downward[above + b]).max(0.0);
            }
        }
    }
}

/// P that the first actor wins against the second, in the first round with r = 1. None if they stand at one position or nobody has
/// weight.
///
/// # Panics
/// If there are no such actors.
pub fn probability(issue: &Issue, options: &Options, one: usize, other: usize) -> Option<f64> {
    let mut group = Group::new(issue, options);
    let at = |actor: usize| group.order.iter().position(|a| *a == actor);
    let (one, other) = (at(one).expect("the actor is there"), at(other).expect("the actor is there"));
    if group.settled() || group.position[one] == group.position[other] {
        return None;
    }
    group.survey();
    group.count_votes();
    Some(group.wins[group.row(group.place[one])][group.place[other]])
}
