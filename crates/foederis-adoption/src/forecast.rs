//! What models say of an issue: outcomes over its ranges, and what would carry them somewhere else.

use foederis_bargaining::montecarlo::{Distribution, Draws, Goal, Shift, shifts, simulate_with};
use foederis_bargaining::{Input, Issue, UncertainIssue};

use crate::model::Model;

/// What a model says.
#[derive(Debug, Clone)]
pub struct Forecast {
    /// Which model.
    pub model: Model,
    /// With every number at its likeliest.
    pub likeliest: Option<f64>,
    /// Over the ranges.
    pub drawn: Distribution,
}

/// One model over the ranges, on as many draws [as it is given](Model::draws). Without ranges it is asked once, for every draw would be the
/// same.
pub fn forecast(model: Model, issue: &UncertainIssue, draws: Draws, progress: impl Fn(u32) + Sync) -> Forecast {
    let ranged = issue.actors().iter().any(|a| Input::ALL.iter().any(|input| a.get(*input).low < a.get(*input).high));
    let draws = Draws { count: if ranged { model.draws(draws.count) } else { 1 }, ..draws };
    let drawn = simulate_with(issue, draws, |drawn| model.ask(drawn), progress);
    Forecast { model, likeliest: model.ask(issue.mode()), drawn }
}

/// Several models on the same draws. `progress` is told of every draw that is done, of all models together.
pub fn forecasts(models: &[Model], issue: &UncertainIssue, draws: Draws, progress: impl Fn(u32) + Sync) -> Vec<Forecast> {
    models.iter().map(|model| forecast(*model, issue, draws, &progress)).collect()
}

/// What would carry a model's likeliest outcome to a goal.
#[derive(Debug, Clone)]
pub struct Need {
    /// Which model.
    pub model: Model,
    /// Where the outcome is to be.
    pub goal: Goal,
    /// Each actor whose move alone does it, the smallest move first.
    pub alone: Vec<Shift>,
    /// Where all of a group would have to stand, at least, if no one else moved; none where even the end of the scale is not enough.
    pub together: Option<f64>,
}

/// What would carry a model's likeliest outcome to a goal: each actor alone, and a group (places in the issue) together.
pub fn needs(model: Model, issue: &Issue, group: &[usize], goal: Goal) -> Need {
    Need { model, goal, alone: shifts(issue, goal, |tried| model.ask(tried)), together: together(model, issue, group, goal) }
}

/// So many steps from one end of the scale to the other.
const STEPS: u32 = 100;

/// The smallest point to which all of a group who stand below it would have to come for the outcome to get there (or those above it, for
/// the outcome to get below), on a grid of 1/100 of the scale.
fn together(model: Model, issue: &Issue, group: &[usize], goal: Goal) -> Option<f64> {
    let scale = issue.scale();
    let at = |step: u32| {
        let part = f64::from(step) / f64::from(STEPS);
        match goal {
            Goal::AtLeast(_) => scale.low + part * scale.width(),
            Goal::Below(_) => scale.high - part * scale.width(),
        }
    };
    let met = |point: f64| {
        let mut tried = issue.clone();
        for &actor in group {
            let now = issue.get(actor, Input::Position);
            let to = if matches!(goal, Goal::AtLeast(_)) { now.max(point) } else { now.min(point) };
            tried.set(actor, Input::Position, to).expect("it is on the scale");
        }
        model.ask(&tried).is_some_and(|outcome| goal.met(outcome))
    };
    (0..=STEPS).map(at).find(|point| met(*point))
}
