//! Issues whose outcome is known: what the models would have said, beside what happened.
//!
//! Each is asked as it was judged before its outcome. Two rules of thumb stand beside the models: nothing changes, and the proposal passes.

use foederis::Record;
use foederis::issue::{Issue, Outcome};
use foederis_bargaining::montecarlo::Draws;

use crate::adoption::{Adoption, Asked};
use crate::judged::{Among, Judged};
use crate::model::Model;

/// One who forecasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forecaster {
    /// A model of bargaining.
    Model(Model),
    /// Who would sign; forecasts adoption only.
    Signatures,
    /// The game of accession; forecasts adoption only.
    Accession,
    /// Nothing changes.
    StatusQuo,
    /// The proposal passes as it stands.
    Proposal,
}

/// An issue of the past, asked again.
#[derive(Debug, Clone)]
pub struct Past<'r> {
    /// What the models say of it.
    pub adoption: Adoption<'r>,
    /// What happened.
    pub outcome: &'r Outcome,
    /// Every forecast, held against it.
    pub held: Vec<Held>,
}

/// One forecast, held against what happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    /// Whose.
    pub by: Forecaster,
    /// The mean outcome on the scale, if it forecasts one.
    pub mean: Option<f64>,
    /// The probability that a formal pact is made.
    pub adopted: Option<f64>,
}

/// How well one forecasts, over all issues.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Who.
    pub by: Forecaster,
    /// Issues with an outcome on the scale forecast.
    pub outcomes: usize,
    /// Mean distance on the scale between the mean forecast and the likeliest reading of what happened.
    pub error: Option<f64>,
    /// Issues with adoption forecast.
    pub adoptions: usize,
    /// Mean squared difference between the probability of adoption and what happened (1 or 0); lower is better, .25 is a coin (Brier 1950).
    pub brier: Option<f64>,
}

impl Forecaster {
    /// Its name in output.
    pub fn word(self) -> &'static str {
        match self {
            Forecaster::Model(model) => model.word(),
            Forecaster::Signatures => "signatures",
            Forecaster::Accession => "accession",
            Forecaster::StatusQuo => "nothing-changes",
            Forecaster::Proposal => "proposal-passes",
        }
    }
}

/// Every issue of the record whose outcome is known and that was judged before it, the earliest first.
pub fn past<'r>(
    record: &'r Record,
    among: Among,
    models: &[Model],
    draws: Draws,
    progress: impl Fn(u32) + Sync,
) -> Vec<Past<'r>> {
    let known = |issue: &'r Issue| {
        issue.outcome.as_ref().and_then(|outcome| again(record, issue, outcome, among, models, draws, &progress))
    };
    let mut found: Vec<Past<'r>> = record.issues.rows().iter().filter_map(known).collect();
    found.sort_by_key(|past| past.outcome.on);
    found
}

fn again<'r>(
    record: &'r Record,
    issue: &'r Issue,
    outcome: &'r Outcome,
    among: Among,
    models: &[Model],
    draws: Draws,
    progress: impl Fn(u32) + Sync,
) -> Option<Past<'r>> {
    let before = issue.judged().into_iter().rfind(|view| view.earliest < outcome.on.earliest)?;
    let judged = Judged::on(record, issue, 0, before.earliest, &[]).ok()?.with(among);
    let adoption = Adoption::of(judged, Asked { models, shown: Model::WeightedMean, draws }, progress);
    let of_models = adoption.forecasts.iter().map(|f| Held {
        by: Forecaster::Model(f.model),
        mean: f.drawn.mean(),
        adopted: adoption.adopted(f),
    });
    let mut held: Vec<Held> = of_models.collect();
    held.push(Held { by: Forecaster::Signatures, mean: None, adopted: Some(adoption.signatures.adopted) });
    held.push(Held { by: Forecaster::Accession, mean: None, adopted: adoption.accession.as_ref().ok().map(|a| a.adopted()) });
    let (status_quo, proposed) = (adoption.judged.status_quo.at, adoption.judged.proposed_at);
    held.push(Held { by: Forecaster::StatusQuo, mean: Some(status_quo), adopted: Some(0.0) });
    held.push(Held { by: Forecaster::Proposal, mean: Some(proposed), adopted: Some(1.0) });
    Some(Past { adoption, outcome, held })
}

/// Every forecaster's score, in the order in which they are held against an issue.
pub fn scores(past: &[Past<'_>]) -> Vec<Score> {
    let forecasters = past.first().map(|p| p.held.iter().map(|h| h.by).collect::<Vec<_>>()).unwrap_or_default();
    forecasters.into_iter().map(|by| score(by, past)).collect()
}

fn score(by: Forecaster, past: &[Past<'_>]) -> Score {
    let held = || past.iter().flat_map(|p| p.held.iter().filter(|h| h.by == by).map(|h| (h, p.outcome)));
    let errors: Vec<f64> = held().filter_map(|(h, outcome)| Some((h.mean? - outcome.at.mode).abs())).collect();
    let squares = held().filter_map(|(h, outcome)| Some((h.adopted? - f64::from(u8::from(outcome.adopted))).powi(2)));
    let squares: Vec<f64> = squares.collect();
    let mean = |values: &[f64]| (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64);
    Score { by, outcomes: errors.len(), error: mean(&errors), adoptions: squares.len(), brier: mean(&squares) }
}
