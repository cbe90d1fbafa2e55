//! Would it be adopted: every model, the signatures it takes, the game of accession, and what moves them.

use foederis_bargaining::montecarlo::{Bar, Draws, Goal, tornado};

use crate::accession::{Accession, NoGame, accession};
use crate::forecast::{Forecast, Need, forecasts, needs};
use crate::judged::Judged;
use crate::model::Model;
use crate::signatures::{Signatures, signatures};

/// What to ask of an issue.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Which models.
    pub models: &'a [Model],
    /// The model whose sensitivity is shown.
    pub shown: Model,
    /// How many draws from the ranges, from which seed.
    pub draws: Draws,
}

/// Everything that is said of an issue's adoption on a day.
#[derive(Debug, Clone)]
pub struct Adoption<'r> {
    /// The issue on that day, with what was supposed.
    pub judged: Judged<'r>,
    /// The draws.
    pub draws: Draws,
    /// What each model says.
    pub forecasts: Vec<Forecast>,
    /// Who would sign.
    pub signatures: Signatures,
    /// Which coalitions would hold; or why that cannot be asked.
    pub accession: Result<Accession, NoGame>,
    /// The model whose sensitivity is shown.
    pub shown: Model,
    /// Which number of which actor moves its outcome most, the most first; actors as places in the judged issue.
    pub tornado: Vec<Bar>,
}

impl<'r> Adoption<'r> {
    /// Asks everything. `progress` is told of every draw that is done, of all models together.
    pub fn of(judged: Judged<'r>, asked: Asked<'_>, progress: impl Fn(u32) + Sync) -> Adoption<'r> {
        let shown = asked.shown;
        let forecasts = forecasts(asked.models, &judged.numbers, asked.draws, progress);
        let mut bars = tornado(&judged.numbers, |drawn| shown.ask(drawn));
        bars.retain(|bar| bar.width().is_some_and(|width| width > 0.0));
        Adoption {
            signatures: signatures(&judged, asked.draws),
            accession: accession(&judged, asked.draws),
            draws: asked.draws,
            forecasts,
            shown,
            tornado: bars,
            judged,
        }
    }

    /// What would carry a model's likeliest outcome to a formal pact, or keep it from one where it is there; none where no regime is one.
    pub fn need(&self, forecast: &Forecast) -> Option<Need> {
        let threshold = self.judged.issue.adopted_above()?;
        // The point itself belongs to the regime below.
        let there = forecast.likeliest.is_some_and(|outcome| outcome > threshold);
        let goal = if there { Goal::Below(threshold) } else { Goal::AtLeast(threshold.next_up()) };
        Some(needs(forecast.model, self.judged.numbers.mode(), &self.judged.candidates(), goal))
    }

    /// The share of a model's draws in each regime of the issue; none where the model has no outcome in any draw.
    pub fn regimes(&self, forecast: &Forecast) -> Option<Vec<f64>> {
        let counts = self.counts(forecast);
        let defined: usize = counts.iter().sum();
        (defined > 0).then(|| counts.into_iter().map(|count| count as f64 / defined as f64).collect())
    }

    fn counts(&self, forecast: &Forecast) -> Vec<usize> {
        let issue = self.judged.issue;
        let mut counts = vec![0; issue.regimes.len()];
        forecast.drawn.outcomes().iter().flatten().for_each(|outcome| counts[issue.regime(*outcome)] += 1);
        counts
    }

    /// The share of a model's draws that are a formal pact.
    pub fn adopted(&self, forecast: &Forecast) -> Option<f64> {
        self.share(forecast, |regime| self.judged.issue.regimes[regime].pact)
    }

    /// The share of a model's draws in the proposal's own regime or above it.
    pub fn as_proposed(&self, forecast: &Forecast) -> Option<f64> {
        let proposed = self.judged.issue.regime(self.judged.proposed_at);
        self.share(forecast, |regime| regime >= proposed)
    }

    fn share(&self, forecast: &Forecast, met: impl Fn(usize) -> bool) -> Option<f64> {
        let counts = self.counts(forecast);
        let (all, those): (usize, usize) =
            counts.iter().enumerate().fold((0, 0), |(all, those), (r, n)| (all + n, those + if met(r) { *n } else { 0 }));
        (all > 0).then(|| those as f64 / all as f64)
    }

    /// The lowest and the highest share of draws that are a formal pact, over the models.
    pub fn range(&self) -> Option<(f64, f64)> {
        spread(self.forecasts.iter().filter_map(|f| self.adopted(f)))
    }

    /// The lowest and the highest mean outcome, over the models.
    pub fn means(&self) -> Option<(f64, f64)> {
        spread(self.forecasts.iter().filter_map(|f| f.drawn.mean()))
    }

    /// The share of draws in each regime as if every model were as likely.
    pub fn pooled(&self) -> Vec<f64> {
        let shares: Vec<Vec<f64>> = self.forecasts.iter().filter_map(|f| self.regimes(f)).collect();
        let mean = |regime: usize| shares.iter().map(|s| s[regime]).sum::<f64>() / shares.len().max(1) as f64;
        (0..self.judged.issue.regimes.len()).map(mean).collect()
    }
}

fn spread(mut values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let first = values.next()?;
    Some(values.fold((first, first), |(low, high), value| (low.min(value), high.max(value))))
}
