//! Drawing issues and asking a model.

use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rayon::prelude::*;

use crate::issue::Issue;
use crate::uncertain::UncertainIssue;

use super::distribution::Distribution;

/// How many draws, and from which seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// Equal seeds give equal draws.
    pub seed: u64,
    /// How many.
    pub count: u32,
}

/// The distribution of a model's outcomes over the ranges of an issue, on as many threads as rayon has.
pub fn simulate(issue: &UncertainIssue, draws: Draws, model: impl Fn(&Issue) -> Option<f64> + Sync) -> Distribution {
    simulate_with(issue, draws, model, |_| ())
}

/// As [`simulate`]; tells `progress` after every thousand draws or fewer how many more are done. It is called from several threads.
pub fn simulate_with(
    issue: &UncertainIssue,
    draws: Draws,
    model: impl Fn(&Issue) -> Option<f64> + Sync,
    progress: impl Fn(u32) + Sync,
) -> Distribution {
    let mut outcomes: Vec<Option<f64>> = vec![None; draws.count as usize];
    outcomes.par_chunks_mut(CHUNK).enumerate().for_each(|(chunk, outcomes)| {
        let mut drawn = issue.mode().clone();
        for (at, outcome) in outcomes.iter_mut().enumerate() {
            let mut rng = ChaCha8Rng::seed_from_u64(draws.seed);
            rng.set_stream((chunk * CHUNK + at) as u64);
            issue.draw(&mut rng, &mut drawn);
            *outcome = model(&drawn).filter(|outcome| outcome.is_finite());
        }
        progress(outcomes.len() as u32);
    });
    Distribution::new(outcomes, issue.mode().scale())
}

/// So many draws share one issue to draw into.
const CHUNK: usize = 250;
