//! The position that beats every other.

use crate::issue::{Actor, Issue};

/// Where half of the weight (capability × salience) lies on either side; between two positions, where both halves are exactly equal,
/// in their middle. None where nobody has weight.
///
/// **Source**: Black 1948, *Journal of Political Economy* 56: 23–34.
pub fn weighted_median(issue: &Issue) -> Option<f64> {
    median_of(issue.actors().iter().map(|actor| (actor.position, actor.weight())))
}

pub(crate) fn median_of(positions: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let mut positions: Vec<(f64, f64)> = positions.filter(|(_, weight)| *weight > 0.0).collect();
    positions.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let all: f64 = positions.iter().map(|(_, weight)| weight).sum();
    let mut below = 0.0;
    for (at, (position, weight)) in positions.iter().enumerate() {
        below += weight;
        if 2.0 * below > all {
            return Some(*position);
        }
        if 2.0 * below == all {
            return Some(positions.get(at + 1).map_or(*position, |(next, _)| position / 2.0 + next / 2.0));
        }
    }
    positions.last().map(|(position, _)| *position)
}

/// By how much all prefer point `a` to point `b`: `Σ c s (|x − b| − |x − a|) / R`, R the width of the positions. 0 where all stand at
/// one position.
///
/// **Source**: Scholz, Calbert & Smith 2011, *Journal of Theoretical Politics* 23: 510–531, section 3.
pub fn margin(issue: &Issue, a: f64, b: f64) -> f64 {
    let (low, high) = issue.span();
    let vote = |actor: &Actor| actor.weight() * ((actor.position - b).abs() - (actor.position - a).abs()) / (high - low);
    if low < high { issue.actors().iter().map(vote).sum() } else { 0.0 }
}

/// The position that beats every other, and how narrowly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Condorcet {
    /// The position. Of several that tie, the lowest.
    pub position: f64,
    /// The position that comes closest to beating it. None if there is no other.
    pub runner_up: Option<f64>,
    /// The margin over the runner-up as a share of all weight, 0 to 1: what must change sides on the whole width for it to lose.
    pub share: f64,
    /// The same as [`margin`] counts it.
    pub margin: f64,
}

/// The Condorcet winner among the positions taken, where each actor votes for the nearer of two with its weight times how much nearer it
/// is. One always exists: it is the weighted median. None where nobody has weight.
///
/// A result that rests on a small margin must be shown as a distribution: in [`ec_emission_1984`](crate::example::ec_emission_1984) it is
/// .0025.
pub fn condorcet(issue: &Issue) -> Option<Condorcet> {
    let all: f64 = issue.actors().iter().map(Actor::weight).sum();
    if all <= 0.0 {
        return None;
    }
    let mut positions: Vec<f64> = issue.actors().iter().map(|actor| actor.position).collect();
    positions.sort_unstable_by(f64::total_cmp);
    positions.dedup();
    let beats_so_far = |best: f64, next: &f64| if margin(issue, *next, best) > 0.0 { *next } else { best };
    let position = positions[1..].iter().fold(positions[0], beats_so_far);
    let others = positions.iter().filter(|other| **other != position).map(|other| (*other, margin(issue, position, *other)));
    let closest = others.min_by(|a, b| a.1.total_cmp(&b.1));
    let (runner_up, margin) = (closest.map(|(other, _)| other), closest.map_or(0.0, |(_, margin)| margin.max(0.0)));
    Some(Condorcet { position, runner_up, share: margin / all, margin })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_meet_in_the_middle() {
        let of = |positions: &[(f64, f64)]| median_of(positions.iter().copied());
        assert_eq!(of(&[(10.0, 1.0), (0.0, 1.0)]), Some(5.0));
        assert_eq!(of(&[(10.0, 1.0), (0.0, 1.5), (4.0, 0.0)]), Some(0.0));
        assert_eq!(of(&[(10.0, 1.0), (0.0, 1.0), (4.0, 0.5)]), Some(4.0));
        assert_eq!(of(&[(10.0, 0.0)]), None);
    }
}
