//! Means.

use crate::issue::{Actor, Issue};

/// The mean position, all actors alike.
pub fn mean(issue: &Issue) -> f64 {
    let positions = issue.actors().iter().map(|actor| (actor.position, 1.0));
    mean_of(positions).expect("an issue has actors")
}

/// The mean position, weighted by capability: as if all cared alike. None where all capabilities are 0.
pub fn capability_mean(issue: &Issue) -> Option<f64> {
    mean_of(issue.actors().iter().map(|actor| (actor.position, actor.capability)))
}

/// The compromise model: the mean position, weighted by capability × salience. None where nobody has weight.
///
/// The Nash bargaining solution where failure costs everyone much more than any agreement (see [`nash`](super::nash)).
///
/// **Source**: Van den Bos 1991, *Dutch EC Policy Making*; Achen 2006 in Thomson et al., *The European Union Decides*, 86–130.
pub fn weighted_mean(issue: &Issue) -> Option<f64> {
    mean_of(issue.actors().iter().map(|actor| (actor.position, Actor::weight(actor))))
}

/// Σ w x / Σ w, within the range of the positions also after rounding.
pub(crate) fn mean_of(positions: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (mut sum, mut all, mut low, mut high) = (0.0, 0.0, f64::INFINITY, f64::NEG_INFINITY);
    for (position, weight) in positions {
        sum += weight * position;
        all += weight;
        low = low.min(position);
        high = high.max(position);
    }
    (all > 0.0).then(|| (sum / all).clamp(low, high))
}
