//! Attitudes to risk.

use super::group::Group;
use super::worth::challenge;

/// Dangers that differ by less are equal: what is left of a difference after rounding would make one actor bold and another cautious.
const EQUAL: f64 = 1e-12;

impl Group {
    /// Gives every actor its exponent for the round, from the challenges that it would expect with r = 1: then U_s = 2 d, U_f = −2 d, U_q = 0,
    /// U_b = e and U_w = −e.
    pub(super) fn take_risks(&mut self) {
        let count = self.places.len();
        self.danger.clear();
        for (place, salience) in self.place.iter().zip(&self.salience) {
            let mut danger = 0.0;
            for other in 0..count {
                let challengers = if other == *place { self.there[other] - 1.0 } else { self.there[other] };
                let apart = self.apart[other * count + place];
                let challenged = challenge(*salience, self.wins[other * count + place], 2.0 * apart, -2.0 * apart);
                let left_alone = if self.stays < 1.0 {
                    let to_median = self.to_median(other);
                    let moved = to_median + apart;
                    (1.0 - self.stays) * if to_median < apart { moved } else { -moved }
                } else {
                    0.0
                };
                danger += challengers * (challenged - left_alone);
            }
            self.danger.push(danger);
        }
        let most = self.danger.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let least = self.danger.iter().copied().fold(f64::INFINITY, f64::min);
        self.exponent.clear();
        self.exponent.extend(self.danger.iter().map(|danger| exponent(*danger, least, most)));
    }
}

/// r of an actor in this danger, where that of others goes from `least` to `most`: 2 for the least, ½ for the most, 1 where all are
/// in the same.
fn exponent(danger: f64, least: f64, most: f64) -> f64 {
    let spread = most - least;
    let risk = if spread > EQUAL { ((2.0 * danger - most - least) / spread).clamp(-1.0, 1.0) } else { 0.0 };
    (3.0 - risk) / (3.0 + risk)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_go_from_a_half_to_two() {
        assert_eq!([0.0, 0.5, 1.0].map(|danger| exponent(danger, 0.0, 1.0)), [2.0, 1.0, 0.5]);
        assert_eq!(exponent(0.3, 0.3, 0.3), 1.0);
        assert_eq!(exponent(0.1 + 0.2, 0.3, 0.1 + 0.2), 1.0);
    }
}
