//! Issues of the past in the JSON contract.

use foederis::Record;
use foederis::json::{RecordJson, record_json};
use serde::Serialize;

use crate::past::{Held, Past, Score, scores};

/// The answer of `adopt --past`.
#[derive(Debug, Clone, Serialize)]
pub struct PastJson<'a> {
    /// Which record answered.
    pub record: RecordJson,
    /// Every issue whose outcome is known, the earliest first.
    pub issues: Vec<IssueJson<'a>>,
    /// How well each forecasts.
    pub scores: Vec<ScoreJson>,
}

/// An issue of the past.
#[derive(Debug, Clone, Serialize)]
pub struct IssueJson<'a> {
    /// Its id.
    pub issue: &'a str,
    /// The day for which it was judged.
    pub judged: String,
    /// When what happened happened.
    pub outcome_on: String,
    /// Lowest, likeliest, highest reading of it on the scale.
    pub outcome: [f64; 3],
    /// Whether a formal pact was made.
    pub adopted: bool,
    /// What it was.
    pub what: &'a str,
    /// Every forecast.
    pub forecasts: Vec<HeldJson>,
}

/// A forecast beside what happened.
#[derive(Debug, Clone, Serialize)]
pub struct HeldJson {
    /// Whose.
    pub by: &'static str,
    /// Mean outcome on the scale.
    pub mean: Option<f64>,
    /// Chance of a formal pact.
    pub adopted: Option<f64>,
}

/// How well one forecasts.
#[derive(Debug, Clone, Serialize)]
pub struct ScoreJson {
    /// Who.
    pub by: &'static str,
    /// Issues with an outcome forecast.
    pub outcomes: usize,
    /// Mean distance on the scale.
    pub error: Option<f64>,
    /// Issues with adoption forecast.
    pub adoptions: usize,
    /// Mean squared difference between chance and event.
    pub brier: Option<f64>,
}

/// The answer of `adopt --past`.
pub fn past<'a>(record: &Record, past: &'a [Past<'_>]) -> PastJson<'a> {
    let held = |h: &Held| HeldJson { by: h.by.word(), mean: h.mean, adopted: h.adopted };
    let issue = |p: &'a Past<'_>| IssueJson {
        issue: &p.adoption.judged.issue.id,
        judged: p.adoption.judged.day.to_string(),
        outcome_on: p.outcome.on.to_string(),
        outcome: [p.outcome.at.low, p.outcome.at.mode, p.outcome.at.high],
        adopted: p.outcome.adopted,
        what: &p.outcome.what,
        forecasts: p.held.iter().map(held).collect(),
    };
    let score =
        |s: Score| ScoreJson { by: s.by.word(), outcomes: s.outcomes, error: s.error, adoptions: s.adoptions, brier: s.brier };
    PastJson {
        record: record_json(record),
        issues: past.iter().map(issue).collect(),
        scores: scores(past).into_iter().map(score).collect(),
    }
}
