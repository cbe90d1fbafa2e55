//! Bargains: where two would meet.

use super::challenge::{Arena, Target};
use super::state::State;
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

/// Where challenges could lead.
#[derive(Debug, Clone, Default)]
pub(super) struct Deals {
    dimensions: usize,
    /// Who challenged, and whom; by initiator.
    parties: Vec<[usize; 2]>,
    /// Where the initiator would go, then where the other would.
    places: Vec<f64>,
}

impl Deals {
    /// None, on so many dimensions.
    pub(super) fn clear(&mut self, dimensions: usize) {
        self.dimensions = dimensions;
        self.parties.clear();
        self.places.clear();
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.parties.len()
    }

    /// Who challenged, and whom.
    pub(super) fn parties(&self, deal: usize) -> [usize; 2] {
        self.parties[deal]
    }

    /// Where these two would go.
    pub(super) fn places(&self, deal: usize) -> [&[f64]; 2] {
        let (initiator, receiver) = self.places[2 * deal * self.dimensions..][..2 * self.dimensions].split_at(self.dimensions);
        [initiator, receiver]
    }

    /// Where one of them would go.
    pub(super) fn place_of(&self, deal: usize, actor: usize) -> &[f64] {
        self.places(deal)[usize::from(self.parties[deal][0] != actor)]
    }

    /// Adds the bargains that follow a challenge by actor i.
    pub(super) fn strike(&mut self, smp: &Smp, options: &Options, state: &State, arena: &mut Arena, i: usize, target: &Target) {
        let j = target.of;
        let of_initiator = target.prospect.chance;
        self.meet(smp, options, state, [i, j], of_initiator);
        if options.bargaining == Bargaining::InitiatorOnly {
            return;
        }
        let seen = arena.as_target_sees(smp, options, state, i, j);
        let of_target = match options.target_view {
            TargetView::Gain => seen.gain,
            TargetView::Chance => seen.chance,
        };
        self.meet(smp, options, state, [i, j], of_target);
        if options.bargaining == Bargaining::Compromise {
            self.merge(smp, [i, j]);
        }
    }

    /// Adds the bargain of two if the first has this chance.
    fn meet(&mut self, smp: &Smp, options: &Options, state: &State, [i, j]: [usize; 2], chance: f64) {
        self.parties.push([i, j]);
        let start = self.places.len();
        self.places.resize(start + 2 * self.dimensions, 0.0);
        let (initiator, receiver) = self.places[start..].split_at_mut(self.dimensions);
        for (k, (to_i, to_j)) in initiator.iter_mut().zip(receiver).enumerate() {
            let salience = |actor: usize| smp.scaled.saliences[actor * self.dimensions + k];
            let (x_i, x_j) = (state.position(i)[k], state.position(j)[k]);
            let met = interpolate(options.interpolation, (x_i, salience(i), chance), (x_j, salience(j), 1.0 - chance));
            (*to_i, *to_j) = (on_scale(met.0, x_i), on_scale(met.1, x_j));
        }
    }

    /// Makes one bargain of the last two: their mean.
    fn merge(&mut self, smp: &Smp, [i, j]: [usize; 2]) {
        // The original's capability is the initiator's on both sides. An initiator without any leaves the saliences to decide.
        let capability = if smp.scaled.capability[i] > 0.0 { smp.scaled.capability[i] } else { 1.0 };
        let (w_i, w_j) = (capability * smp.scaled.attention[i], capability * smp.scaled.attention[j]);
        self.parties.pop();
        let other = self.places.split_off(self.places.len() - 2 * self.dimensions);
        let start = self.places.len() - other.len();
        for (one, other) in self.places[start..].iter_mut().zip(other) {
            *one = (w_i * *one + w_j * other) / (w_i + w_j);
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
