//! The answer of `foederis adopt` about an issue of the record.

use foederis::issue::Range;
use foederis::json::{RecordJson, record_json};
use foederis_bargaining::montecarlo::{Goal, Shift};
use foederis_bargaining::{Input, Triangular};
use serde::Serialize;

use super::accession::{AccessionJson, accession};
use crate::adoption::Adoption;
use crate::forecast::{Forecast, Need};
use crate::judged::Judged;

/// The answer of `adopt`.
#[derive(Debug, Clone, Serialize)]
pub struct AdoptionJson<'a> {
    /// Which record answered.
    pub record: RecordJson,
    /// The issue's id.
    pub issue: &'a str,
    /// The question.
    pub name: &'a str,
    /// The day asked about.
    pub on: String,
    /// Named points of the scale.
    pub regimes: Vec<RegimeJson<'a>>,
    /// Where things stood.
    pub status_quo: f64,
    /// Where the proposal stands.
    pub proposed_at: f64,
    /// An outcome above it is a formal pact.
    pub adopted_above: Option<f64>,
    /// The seed of all draws.
    pub seed: u64,
    /// How many draws from the ranges.
    pub draws: u32,
    /// Who bargains.
    pub actors: Vec<ActorJson<'a>>,
    /// What was supposed instead of what is on record.
    pub supposed: Vec<SupposedJson<'a>>,
    /// What each model says.
    pub models: Vec<ModelJson>,
    /// The lowest and the highest chance of a formal pact over the models.
    pub chance: Option<(f64, f64)>,
    /// The share of draws in each regime as if every model were as likely.
    pub pooled: Vec<f64>,
    /// Who would sign.
    pub signatures: SignaturesJson<'a>,
    /// Which coalitions would hold; null where the game cannot be played.
    pub accession: Option<AccessionJson<'a>>,
    /// Why it cannot.
    pub no_accession: Option<String>,
    /// What moves the outcome of one model.
    pub sensitivity: SensitivityJson<'a>,
    /// What would carry each model's likeliest outcome over the threshold, or keep it below.
    pub needs: Vec<NeedJson<'a>>,
}

/// A named point of the scale.
#[derive(Debug, Clone, Serialize)]
pub struct RegimeJson<'a> {
    /// Where.
    pub at: f64,
    /// Its name.
    pub name: &'a str,
    /// Whether it is a formal pact.
    pub pact: bool,
}

/// An actor on the day.
#[derive(Debug, Clone, Serialize)]
pub struct ActorJson<'a> {
    /// What it is called in the issue.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Since when the view holds.
    pub judged: String,
    /// Lowest, likeliest, highest, on the scale.
    pub position: [f64; 3],
    /// In percent.
    pub salience: [f64; 3],
    /// In percent of all actors.
    pub capability: [f64; 3],
    /// What capability is made of.
    pub measures: Vec<ComponentJson<'a>>,
    /// direct, indirect or none: judged only.
    pub evidence: &'static str,
    /// The statements it rests on.
    pub statements: Vec<&'a str>,
    /// Why.
    pub because: &'a str,
}

/// An actor's part in a measure.
#[derive(Debug, Clone, Serialize)]
pub struct ComponentJson<'a> {
    /// Which measure.
    pub measure: &'a str,
    /// How much, in its unit.
    pub amount: f64,
    /// In percent of all actors.
    pub share: f64,
    /// Of which year.
    pub year: i16,
}

/// A number that was supposed.
#[derive(Debug, Clone, Serialize)]
pub struct SupposedJson<'a> {
    /// Whose.
    pub actor: &'a str,
    /// position, salience or capability.
    pub input: &'static str,
    /// Lowest, likeliest, highest.
    pub to: [f64; 3],
}

/// What a model says.
#[derive(Debug, Clone, Serialize)]
pub struct ModelJson {
    /// Which model.
    pub model: &'static str,
    /// With every number at its likeliest.
    pub likeliest: Option<f64>,
    /// Mean over the draws.
    pub mean: Option<f64>,
    /// Standard deviation over the draws.
    pub deviation: Option<f64>,
    /// At 5, 25, 50, 75 and 95 percent.
    pub quantiles: [Option<f64>; 5],
    /// Draws in twenty equal parts of the scale.
    pub histogram: Vec<usize>,
    /// The share of draws in each regime; none without regimes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regimes: Option<Vec<f64>>,
    /// The share of draws that are a formal pact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adopted: Option<f64>,
    /// The share of draws in the proposal's own regime or above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_proposed: Option<f64>,
    /// The share of draws at or above the point asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// How many draws the model had.
    pub draws: usize,
    /// Draws without an outcome.
    pub undefined: usize,
    /// Standard error of the mean.
    pub standard_error: Option<f64>,
    /// Mean of the second half of the draws less that of the first.
    pub halves: Option<f64>,
}

/// Who would sign.
#[derive(Debug, Clone, Serialize)]
pub struct SignaturesJson<'a> {
    /// The position beyond which an actor signs.
    pub beyond: f64,
    /// How many candidates make a pact.
    pub quorum: usize,
    /// The share of draws in which there is a pact.
    pub adopted: f64,
    /// Everyone whose signature or consent is asked for.
    pub asked: Vec<SignatoryJson<'a>>,
    /// Candidates who would sign, every number at its likeliest.
    pub maximal: Vec<&'a str>,
    /// Coalitions that are just enough, every number at its likeliest.
    pub minimal: Vec<Vec<&'a str>>,
    /// Whether these are all.
    pub complete: bool,
}

/// One who is asked to sign.
#[derive(Debug, Clone, Serialize)]
pub struct SignatoryJson<'a> {
    /// Who.
    pub actor: &'a str,
    /// Whether it would be a member.
    pub candidate: bool,
    /// Whether there is no pact without it.
    pub required: bool,
    /// The share of draws in which it signs.
    pub willing: f64,
}

/// What moves the outcome of one model.
#[derive(Debug, Clone, Serialize)]
pub struct SensitivityJson<'a> {
    /// Which model.
    pub model: &'static str,
    /// The widest first.
    pub bars: Vec<BarJson<'a>>,
}

/// What one number does alone.
#[derive(Debug, Clone, Serialize)]
pub struct BarJson<'a> {
    /// Whose.
    pub actor: &'a str,
    /// position, salience or capability.
    pub input: &'static str,
    /// The outcome at its lowest.
    pub low: Option<f64>,
    /// At its highest.
    pub high: Option<f64>,
}

/// What would have to be true.
#[derive(Debug, Clone, Serialize)]
pub struct NeedJson<'a> {
    /// By which model.
    pub model: &'static str,
    /// Where the outcome is to be: at least there, or below.
    pub goal: &'static str,
    /// The point.
    pub point: f64,
    /// Actors whose move alone does it, the smallest move first.
    pub alone: Vec<ShiftJson<'a>>,
    /// Where all candidates would have to stand, at least (or at most), together; null if even the end of the scale is not enough.
    pub candidates: Option<f64>,
}

/// A move of one actor.
#[derive(Debug, Clone, Serialize)]
pub struct ShiftJson<'a> {
    /// Who.
    pub actor: &'a str,
    /// From where.
    pub from: f64,
    /// To where.
    pub to: f64,
}

/// The answer of `adopt`.
pub fn adoption<'a>(adoption: &'a Adoption<'_>) -> AdoptionJson<'a> {
    let judged = &adoption.judged;
    let issue = judged.issue;
    let id = |at: usize| judged.actors[at].actor.id.as_str();
    let models = adoption.forecasts.iter().map(|f| ModelJson {
        regimes: adoption.regimes(f),
        adopted: adoption.adopted(f),
        as_proposed: adoption.as_proposed(f),
        ..model(f)
    });
    let bars = adoption.tornado.iter().map(|bar| BarJson {
        actor: id(bar.actor),
        input: bar.input.word(),
        low: bar.low,
        high: bar.high,
    });
    AdoptionJson {
        record: record_json(judged.record),
        issue: &issue.id,
        name: &issue.name,
        on: judged.day.to_string(),
        regimes: issue.regimes.iter().map(|r| RegimeJson { at: r.at, name: &r.name, pact: r.pact }).collect(),
        status_quo: judged.status_quo.at,
        proposed_at: judged.proposed_at,
        adopted_above: issue.adopted_above(),
        seed: adoption.draws.seed,
        draws: adoption.draws.count,
        actors: actors(judged),
        supposed: judged.moved.iter().map(|m| SupposedJson { actor: &m.actor, input: m.input.word(), to: three(m.to) }).collect(),
        models: models.collect(),
        chance: adoption.range(),
        pooled: adoption.pooled(),
        signatures: signatures(adoption),
        accession: adoption.accession.as_ref().ok().map(|a| accession(judged, a)),
        no_accession: adoption.accession.as_ref().err().map(ToString::to_string),
        sensitivity: SensitivityJson { model: adoption.shown.word(), bars: bars.collect() },
        needs: adoption.forecasts.iter().filter_map(|f| adoption.need(f)).map(|n| need(judged, &n)).collect(),
    }
}

/// What a model says, without what only an issue of the record knows.
pub fn model(forecast: &Forecast) -> ModelJson {
    const PARTS: usize = 20;
    let drawn = &forecast.drawn;
    let convergence = drawn.convergence();
    ModelJson {
        model: forecast.model.word(),
        likeliest: forecast.likeliest,
        mean: drawn.mean(),
        deviation: drawn.deviation(),
        quantiles: [0.05, 0.25, 0.5, 0.75, 0.95].map(|share| drawn.quantile(share)),
        histogram: drawn.histogram(PARTS),
        regimes: None,
        adopted: None,
        as_proposed: None,
        at_least: None,
        draws: drawn.outcomes().len(),
        undefined: drawn.undefined(),
        standard_error: convergence.map(|c| c.standard_error),
        halves: convergence.map(|c| c.halves),
    }
}

fn three(range: Range) -> [f64; 3] {
    [range.low, range.mode, range.high]
}

/// Every actor on the day.
pub fn actors<'a>(judged: &'a Judged<'_>) -> Vec<ActorJson<'a>> {
    let record = judged.record;
    let range = |t: Triangular, unit: f64| [t.low * unit, t.mode * unit, t.high * unit];
    let rows = judged.actors.iter().zip(judged.numbers.actors()).enumerate();
    rows.map(|(at, (standing, numbers))| ActorJson {
        id: &standing.actor.id,
        name: judged.name(at),
        judged: standing.view.on.to_string(),
        position: range(numbers.get(Input::Position), 1.0),
        salience: range(numbers.get(Input::Salience), 100.0),
        capability: range(numbers.get(Input::Capability), 1.0),
        measures: standing
            .capability
            .components
            .iter()
            .map(|c| ComponentJson { measure: &record.measures[c.measure].id, amount: c.amount, share: c.share, year: c.year })
            .collect(),
        evidence: standing.view.evidence.word(),
        statements: standing.view.statements.iter().map(|s| record.statements[*s].id.as_str()).collect(),
        because: &standing.view.because,
    })
    .collect()
}

fn signatures<'a>(adoption: &'a Adoption<'_>) -> SignaturesJson<'a> {
    let judged = &adoption.judged;
    let signatures = &adoption.signatures;
    let id = |at: &usize| judged.actors[*at].actor.id.as_str();
    SignaturesJson {
        beyond: signatures.threshold,
        quorum: judged.proposal.quorum,
        adopted: signatures.adopted,
        asked: signatures
            .asked
            .iter()
            .map(|s| SignatoryJson { actor: id(&s.actor), candidate: s.candidate, required: s.required, willing: s.willing })
            .collect(),
        maximal: signatures.maximal.iter().map(id).collect(),
        minimal: signatures.minimal.iter().map(|coalition| coalition.iter().map(id).collect()).collect(),
        complete: signatures.complete,
    }
}

fn need<'a>(judged: &'a Judged<'_>, need: &Need) -> NeedJson<'a> {
    let (goal, point) = match need.goal {
        Goal::AtLeast(point) => ("at-least", point),
        Goal::Below(point) => ("below", point),
    };
    let shift = |s: &Shift| ShiftJson { actor: &judged.actors[s.actor].actor.id, from: s.from, to: s.to };
    NeedJson { model: need.model.word(), goal, point, alone: need.alone.iter().map(shift).collect(), candidates: need.together }
}
