//! The random numbers of one draw.

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// A stream of random numbers that belongs to one draw, as in [`montecarlo`](crate::montecarlo): equal seeds and draws give equal
/// numbers, on any number of threads.
#[derive(Debug)]
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of a draw.
    pub fn new(seed: u64, draw: u64) -> Chance {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(draw);
        Chance(rng)
    }

    /// A number from 0, included, to 1, not included, each as likely: what [`Triangular::quantile`](crate::Triangular::quantile) takes.
    pub fn unit(&mut self) -> f64 {
        self.0.random()
    }

    /// A number from `low` to `high`, each as likely.
    pub fn within(&mut self, low: f64, high: f64) -> f64 {
        low + self.unit() * (high - low)
    }
}
