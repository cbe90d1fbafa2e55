//! Two portfolios crossed, and the measures of one pair.

use super::{Distance, Portfolios};

/// How often each pair of values occurs in two portfolios: `counts[x][y]` states are owed `x` by one and `y` by the other. All
/// measures but weighted S need no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// By the value of the one, then of the other.
    pub counts: [[u32; 4]; 4],
    /// The highest value that there can be, 1 to 3.
    pub most: u8,
}

/// What a portfolio may hold.
pub(super) const VALUES: [u8; 4] = [0, 1, 2, 3];

impl Table {
    /// Of two states.
    pub fn of(portfolios: &Portfolios, one: usize, other: usize) -> Table {
        let mut counts = [[0; 4]; 4];
        for (x, y) in portfolios.of(one).iter().zip(portfolios.of(other)) {
            counts[usize::from(x & 3)][usize::from(y & 3)] += 1;
        }
        Table { counts, most: portfolios.most() }
    }

    /// S, similarity of portfolios: 1 − 2 · (mean distance / greatest distance), −1 (opposed) to 1 (the same). Undefined without states.
    ///
    /// **Source**: Signorino & Ritter 1999, *International Studies Quarterly* 43: 115–144, who use the absolute distance.
    pub fn s(&self, distance: Distance) -> Option<f64> {
        let apart: f64 = self.cells().map(|(x, y, count)| count * distance.between(x, y)).sum();
        let most = distance.between(self.most, 0) * self.states();
        (most > 0.0).then(|| 1.0 - 2.0 * apart / most)
    }

    /// Kendall's tau-b, rank correlation with ties, −1 to 1. Undefined where a portfolio has only one value.
    ///
    /// **Source**: Kendall 1945, *Biometrika* 33: 239–251; for alliances Bueno de Mesquita 1975, *Journal of Conflict Resolution* 19: 187–216.
    pub fn tau_b(&self) -> Option<f64> {
        let mut agreeing = 0.0;
        for (x, y, count) in self.cells() {
            for (_, v, other) in self.cells().filter(|(u, ..)| *u > x) {
                agreeing += count * other * (f64::from(v > y) - f64::from(v < y));
            }
        }
        let within = |n: f64| n * (n - 1.0) / 2.0;
        let untied = |values: [f64; 4]| within(self.states()) - values.map(within).iter().sum::<f64>();
        let comparable = untied(self.one()) * untied(self.other());
        (comparable > 0.0).then(|| agreeing / comparable.sqrt())
    }

    /// Cohen's kappa: 1 − mean distance / mean distance by chance, where each of the two keeps its own values. At most 1, and 0 where
    /// agreement is that of chance; no fixed lower bound. Undefined where both have but one value, the same.
    ///
    /// **Source**: Cohen 1968, *Psychological Bulletin* 70: 213–220; for portfolios Häge 2011, *Political Analysis* 19: 287–305.
    pub fn kappa(&self, distance: Distance) -> Option<f64> {
        self.beyond_chance(distance, self.one(), self.other())
    }

    /// Scott's pi: as [`kappa`](Self::kappa), but by chance both draw from the values of the two together. Never above kappa.
    ///
    /// **Source**: Scott 1955, *Public Opinion Quarterly* 19: 321–325; for portfolios Häge 2011, *Political Analysis* 19: 287–305.
    pub fn pi(&self, distance: Distance) -> Option<f64> {
        let (one, other) = (self.one(), self.other());
        let pooled = std::array::from_fn(|value| (one[value] + other[value]) / 2.0);
        self.beyond_chance(distance, pooled, pooled)
    }

    fn beyond_chance(&self, distance: Distance, one: [f64; 4], other: [f64; 4]) -> Option<f64> {
        let apart: f64 = self.cells().map(|(x, y, count)| count * distance.between(x, y)).sum();
        let crossed = VALUES.iter().flat_map(|x| VALUES.map(|y| (*x, y)));
        let by_chance: f64 = crossed.map(|(x, y)| one[usize::from(x)] * other[usize::from(y)] * distance.between(x, y)).sum();
        (by_chance > 0.0).then(|| 1.0 - apart * self.states() / by_chance)
    }

    fn cells(&self) -> impl Iterator<Item = (u8, u8, f64)> {
        VALUES.into_iter().flat_map(|x| VALUES.map(|y| (x, y, f64::from(self.counts[usize::from(x)][usize::from(y)]))))
    }

    fn states(&self) -> f64 {
        self.one().iter().sum()
    }

    /// How often the one has each value.
    fn one(&self) -> [f64; 4] {
        self.counts.map(|row| f64::from(row.iter().sum::<u32>()))
    }

    /// How often the other has each value.
    fn other(&self) -> [f64; 4] {
        std::array::from_fn(|y| self.counts.iter().map(|row| f64::from(row[y])).sum())
    }
}

/// S where each state counts by its weight, usually its share of capabilities: 1 − 2 · Σ w·d / (Σ w · greatest distance), −1 to 1.
/// Undefined where the weights add up to nothing.
///
/// `weights`: one for each state, at least 0; a state without capabilities on record has 0.
///
/// **Source**: Signorino & Ritter 1999, *International Studies Quarterly* 43: 115–144.
///
/// # Panics
/// If there are not as many weights as states.
pub fn weighted_s(portfolios: &Portfolios, one: usize, other: usize, distance: Distance, weights: &[f64]) -> Option<f64> {
    assert_eq!(weights.len(), portfolios.states(), "a weight for each state");
    let values = portfolios.of(one).iter().zip(portfolios.of(other));
    let apart: f64 = values.zip(weights).map(|((x, y), weight)| weight * distance.between(*x, *y)).sum();
    let most = distance.between(portfolios.most(), 0) * weights.iter().sum::<f64>();
    (most > 0.0).then(|| 1.0 - 2.0 * apart / most)
}
