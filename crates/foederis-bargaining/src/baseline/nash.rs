//! The Nash bargaining solution.

use crate::issue::Issue;

/// What an outcome is worth to an actor, by its distance from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// −|x_i − x|.
    Absolute,
    /// −(x_i − x)²: small concessions cost little.
    Quadratic,
}

impl Loss {
    fn of(self, apart: f64) -> f64 {
        match self {
            Loss::Absolute => apart.abs(),
            Loss::Quadratic => apart * apart,
        }
    }

    /// How fast it shrinks towards a position so far above.
    fn slope(self, above: f64) -> f64 {
        match self {
            Loss::Absolute if above == 0.0 => 0.0,
            Loss::Absolute => above.signum(),
            Loss::Quadratic => 2.0 * above,
        }
    }
}

/// What follows if they do not agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Disagreement {
    /// Things stay at a point.
    StatusQuo(f64),
    /// Everyone loses as much as by an outcome that lies this many widths of the scale from its position. More than 1, or those at the
    /// ends could not agree.
    Cost(f64),
}

/// The point that is best for all together, counted as gains over disagreement: `argmax_x Σ w_i ln(u_i(x) − u_i(disagreement))`, where w is
/// capability × salience and actors without weight do not count. None where no point is better than disagreement for all who count, as
/// where they stand on both sides of the status quo, or where nobody counts.
///
/// With [`Loss::Quadratic`] and a growing [`Disagreement::Cost`] it tends to [`weighted_mean`](super::weighted_mean).
///
/// **Source**: Nash 1950, *Econometrica* 18: 155–162; asymmetric weights: Kalai 1977, *International Journal of Game Theory* 6: 129–133.
pub fn nash(issue: &Issue, loss: Loss, disagreement: Disagreement) -> Option<f64> {
    let counting: Vec<(f64, f64)> =
        issue.actors().iter().map(|actor| (actor.position, actor.weight())).filter(|(_, weight)| *weight > 0.0).collect();
    let width = issue.scale().width();
    // Distances in widths; weights as shares, so that no product of them overflows.
    let lost = |position: f64| match disagreement {
        Disagreement::StatusQuo(point) => (position - point).abs() / width,
        Disagreement::Cost(widths) => widths,
    };
    let heaviest = counting.iter().map(|(_, weight)| *weight).fold(0.0, f64::max);
    let mut low = counting.iter().map(|(position, _)| *position).fold(f64::INFINITY, f64::min);
    let mut high = counting.iter().map(|(position, _)| *position).fold(f64::NEG_INFINITY, f64::max);
    for (position, _) in &counting {
        low = low.max(position - lost(*position) * width);
        high = high.min(position + lost(*position) * width);
    }
    let gain = |position: f64, x: f64| (loss.of(lost(position)) - loss.of((position - x) / width)).max(0.0);
    let slope = |x: f64| -> f64 {
        counting
            .iter()
            .map(|(position, weight)| weight / heaviest * loss.slope((position - x) / width) / gain(*position, x))
            .sum()
    };
    let worth = |x: f64| -> f64 { counting.iter().map(|(position, weight)| weight / heaviest * gain(*position, x).ln()).sum() };
    // The sum is concave where all gain: its slope falls. 2^-1100 of any width is less than the distance of two numbers.
    for _ in 0..1100 {
        let middle = low / 2.0 + high / 2.0;
        if !(low < middle && middle < high) {
            break;
        }
        if slope(middle) > 0.0 { low = middle } else { high = middle }
    }
    let x = if worth(high) > worth(low) { high } else { low };
    (low <= high && worth(x) > f64::NEG_INFINITY).then_some(x)
}
