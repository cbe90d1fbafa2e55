//! The model with its steps.

use crate::issue::Issue;

use super::group::{Forecast, Group, Options};
use super::moves::Move;

/// Every round of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// Positions before the first round, in the order of the issue.
    pub start: Vec<f64>,
    /// Their weighted mean; none where nobody has weight.
    pub mean: Option<f64>,
    /// Their weighted median.
    pub median: Option<f64>,
    /// The rounds. The last may be one in which nobody moved.
    pub rounds: Vec<Round>,
    /// Why it ended.
    pub end: End,
    /// The answer; none where nobody has weight.
    pub outcome: Option<f64>,
}

/// One round.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// r of each actor, in the order of the issue: below 1 it takes risks, above 1 it avoids them.
    pub exponents: Vec<f64>,
    /// Who moves, in the order of the issue. All move at once.
    pub moves: Vec<Move>,
    /// Where each stands afterwards, in the order of the issue.
    pub positions: Vec<f64>,
    /// Their weighted mean.
    pub mean: Option<f64>,
    /// Their weighted median.
    pub median: Option<f64>,
}

/// Why a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Nobody moves any more.
    Settled,
    /// The bound on rounds was reached, and everyone stands exactly where all stood so many rounds before: it would go on for ever.
    Cycling {
        /// After how many rounds positions recur.
        period: usize,
    },
    /// The bound on rounds was reached while actors still moved.
    Bound {
        /// The most rounds there could be.
        rounds: usize,
    },
}

impl Trace {
    /// The lowest and the highest weighted mean after the last so many rounds: how far the answer depends on when it is read.
    pub fn swing(&self, last: usize) -> Option<(f64, f64)> {
        let means = std::iter::once(self.mean).chain(self.rounds.iter().map(|round| round.mean));
        let recent = means.skip((self.rounds.len() + 1).saturating_sub(last)).flatten();
        recent.fold(None, |range, mean| {
            range.map_or(Some((mean, mean)), |(low, high): (f64, f64)| Some((low.min(mean), high.max(mean))))
        })
    }
}

/// Runs the model and keeps every step.
pub fn trace(issue: &Issue, options: &Options) -> Trace {
    let mut group = Group::new(issue, options);
    let start = group.table(&group.position);
    let (mean, median) = (group.mean(), group.median());
    let mut rounds = Vec::new();
    let mut settled = group.settled();
    while !settled && rounds.len() < options.rounds {
        settled = !group.round() || group.settled();
        rounds.push(group.record());
    }
    let end = if settled { End::Settled } else { bound(&start, &rounds, options.rounds) };
    let outcome = match options.forecast {
        Forecast::Mean => group.mean(),
        Forecast::Median => group.median(),
    };
    Trace { start, mean, median, rounds, end, outcome }
}

fn bound(start: &[f64], rounds: &[Round], bound: usize) -> End {
    let Some((last, before)) = rounds.split_last() else { return End::Bound { rounds: bound } };
    let earlier = before.iter().rev().map(|round| &round.positions[..]).chain([start]);
    match earlier.zip(1..).find(|(positions, _)| *positions == last.positions) {
        Some((_, period)) => End::Cycling { period },
        None => End::Bound { rounds: bound },
    }
}

impl Group {
    /// In the order of the issue.
    fn table(&self, numbers: &[f64]) -> Vec<f64> {
        let mut table = vec![0.0; numbers.len()];
        self.order.iter().zip(numbers).for_each(|(at, number)| table[*at] = *number);
        table
    }

    fn record(&self) -> Round {
        let named = |made: &Move| Move { actor: self.order[made.actor], with: self.order[made.with], ..*made };
        let mut moves: Vec<Move> = self.moves.iter().map(named).collect();
        moves.sort_by_key(|made| made.actor);
        Round {
            exponents: self.table(&self.exponent),
            moves,
            positions: self.table(&self.position),
            mean: self.mean(),
            median: self.median(),
        }
    }
}
