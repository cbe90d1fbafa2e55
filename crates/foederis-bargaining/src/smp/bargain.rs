//! Bargains: where two would meet.

use super::challenge::{Arena, Target};
use super::engine::State;
use super::{Bargaining, Interpolation, Options, Smp, TargetView};

/// What keeps a denominator from 0.
const LEAST: f64 = 1e-6;

/// Where `i` and `j` would go on one dimension, each given by position (0 to 1), salience (0 to 1) and chance to win.
///
/// - S1P1, S2P2: with `w = s p` or `(s p)²`, i goes to `((w_i + ε) x_i + w_j x_j) / (w_i + ε + w_j)`, j to
///   `(w_i x_i + (ε + w_j) x_j) / (w_i + ε + w_j)`, where ε = 10⁻⁶; both rounded to four decimals, halves up.
/// - S2PMax: i goes the share `δ s_j² / (δ s_j² + ε + (1 − δ) s_i²)` of the way to j, where `δ = max(0, p_j − p_i)`; and the other way
///   round.
pub fn interpolate(rule: Interpolation, (x_i, s_i, p_i): (f64, f64, f64), (x_j, s_j, p_j): (f64, f64, f64)) -> (f64, f64) {
    let meet = |w_i: f64, w_j: f64| {
        let all = w_i + LEAST + w_j;
        (round(((w_i + LEAST) * x_i + w_j * x_j) / all), round((w_i * x_i + (LEAST + w_j) * x_j) / all))
    };
    match rule {
        Interpolation::S1P1 => meet(s_i * p_i, s_j * p_j),
        Interpolation::S2P2 => meet((s_i * s_i) * (p_i * p_i), (s_j * s_j) * (p_j * p_j)),
        Interpolation::S2PMax => {
            let share = |behind: f64, own: f64, other: f64| {
                let pull = behind * (other * other);
                pull / (pull + LEAST + (1.0 - behind) * (own * own))
            };
            let (of_i, of_j) = (share((p_j - p_i).max(0.0), s_i, s_j), share((p_i - p_j).max(0.0), s_j, s_i));
            (x_i + of_i * (x_j - x_i), x_j + of_j * (x_i - x_j))
        }
    }
}

fn round(x: f64) -> f64 {
    (0.5 + x * 1e4).trunc() / 1e4
}

/// A place on the scale. Only what stands for a chance without being one can lead off it ([`TargetView::Gain`]).
fn on_scale(x: f64, stays: f64) -> f64 {
    if x.is_finite() { x.clamp(0.0, 1.0) } else { stays }
}

/// Where a challenge could lead.
#[derive(Debug, Clone)]
pub(super) struct Deal {
    /// Who challenged.
    pub(super) by: usize,
    /// Whom.
    pub(super) with: usize,
    /// Where the initiator would go.
    pub(super) initiator: Vec<f64>,
    /// Where the other would go.
    pub(super) receiver: Vec<f64>,
}

/// The bargains that follow a challenge by actor i.
pub(super) fn deals(smp: &Smp, options: &Options, state: &State, arena: &mut Arena, i: usize, target: &Target) -> Vec<Deal> {
    let j = target.of;
    let by_initiator = target.prospect.chance;
    let mut by_target = || {
        let prospect = arena.to_target(smp, options, state, i, j);
        match options.target_view {
            TargetView::Gain => prospect.gain,
            TargetView::Chance => prospect.chance,
        }
    };
    let by_view = |chance: f64| {
        let salience = |actor: usize| smp.scaled.saliences[actor * smp.dimensions().len()..].iter();
        let stands = state.position(i).iter().zip(salience(i)).zip(state.position(j).iter().zip(salience(j)));
        let met = stands.map(|((x_i, s_i), (x_j, s_j))| {
            let (of_i, of_j) = interpolate(options.interpolation, (*x_i, *s_i, chance), (*x_j, *s_j, 1.0 - chance));
            (on_scale(of_i, *x_i), on_scale(of_j, *x_j))
        });
        met.unzip::<f64, f64, Vec<f64>, Vec<f64>>()
    };
    let deal = |(initiator, receiver)| Deal { by: i, with: j, initiator, receiver };
    match options.bargaining {
        Bargaining::InitiatorOnly => vec![deal(by_view(by_initiator))],
        Bargaining::Both => [by_initiator, by_target()].map(|chance| deal(by_view(chance))).into(),
        Bargaining::Compromise => {
            // The original's capability is the initiator's on both sides. An initiator without any leaves the saliences to decide.
            let capability = if smp.scaled.capability[i] > 0.0 { smp.scaled.capability[i] } else { 1.0 };
            let (w_i, w_j) = (capability * smp.scaled.attention[i], capability * smp.scaled.attention[j]);
            let mean = |one: Vec<f64>, other: Vec<f64>| {
                one.iter().zip(&other).map(|(one, other)| (w_i * one + w_j * other) / (w_i + w_j)).collect()
            };
            let [(i_by_i, j_by_i), (i_by_j, j_by_j)] = [by_initiator, by_target()].map(by_view);
            vec![deal((mean(i_by_i, i_by_j), mean(j_by_i, j_by_j)))]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_interpolation_by_hand() {
        let (i, j) = ((0.2, 0.5, 0.75), (0.8, 0.25, 0.25));
        // w = .375 and .0625: they meet at .2857.
        assert_eq!(interpolate(Interpolation::S1P1, i, j), (0.2857, 0.2857));
        // w = .140625 and .00390625: .2 + .6 · .02703.
        assert_eq!(interpolate(Interpolation::S2P2, i, j), (0.2162, 0.2162));
        // i leads by ½: j goes the share .125 / (.125 + 10⁻⁶ + .03125).
        let (of_i, of_j) = interpolate(Interpolation::S2PMax, i, j);
        assert!(of_i == 0.2 && (of_j - (0.8 - 0.6 * 0.125 / 0.156251)).abs() < 1e-12);
        // If neither cares, each stays, but rounded.
        assert_eq!(interpolate(Interpolation::S2P2, (0.2, 0.0, 0.5), (0.8, 0.0, 0.5)), (0.2, 0.8));
    }
}
