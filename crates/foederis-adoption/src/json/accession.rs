//! The game of accession in the JSON contract.

use foederis_bargaining::accession::{Gain, Members, Parameter};
use serde::Serialize;

use crate::accession::Accession;
use crate::judged::Judged;

/// Which coalitions would hold.
#[derive(Debug, Clone, Serialize)]
pub struct AccessionJson<'a> {
    /// The game's parameters: central value and the range over which they are varied.
    pub parameters: Vec<ParameterJson>,
    /// Draws of the game.
    pub draws: u32,
    /// The share of draws in which some stable coalition has all who are required and makes the quorum.
    pub adopted: f64,
    /// Every candidate.
    pub candidates: Vec<CandidateJson<'a>>,
    /// The coalitions that are most often stable.
    pub coalitions: Vec<CoalitionJson<'a>>,
    /// Those that are stable with every number at its centre.
    pub stable: Vec<Vec<&'a str>>,
    /// Who threatens whom, and why it is thought so.
    pub quarrels: Vec<QuarrelJson<'a>>,
}

/// A parameter of the game.
#[derive(Debug, Clone, Serialize)]
pub struct ParameterJson {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// At its centre.
    pub central: f64,
    /// From where to where it is varied.
    pub range: (f64, f64),
}

/// A candidate of the game.
#[derive(Debug, Clone, Serialize)]
pub struct CandidateJson<'a> {
    /// Who.
    pub actor: &'a str,
    /// The share of draws in which some stable coalition has it.
    pub belongs: f64,
    /// What it gains if all join, with every number at its centre.
    pub gain: f64,
    /// The part of it that is less own loss.
    pub cover: f64,
    /// The part that is more fights for others; negative where it costs.
    pub exposure: f64,
    /// The part that is provoked; negative where it costs.
    pub provocation: f64,
    /// Whether it would leave if all had joined.
    pub leaves: bool,
}

/// A coalition.
#[derive(Debug, Clone, Serialize)]
pub struct CoalitionJson<'a> {
    /// Who is in.
    pub members: Vec<&'a str>,
    /// The share of draws in which it is stable.
    pub share: f64,
}

/// A rival and a candidate it threatens.
#[derive(Debug, Clone, Serialize)]
pub struct QuarrelJson<'a> {
    /// Who threatens.
    pub rival: &'a str,
    /// Whom.
    pub with: &'a str,
    /// Why it is thought so.
    pub because: &'a [String],
}

/// So many coalitions are listed.
const LISTED: usize = 20;

pub(super) fn accession<'a>(judged: &'a Judged<'_>, game: &'a Accession) -> AccessionJson<'a> {
    let id = |candidate: usize| judged.actors[game.candidates[candidate]].actor.id.as_str();
    let ids = |members: Members| members.iter().map(id).collect::<Vec<_>>();
    let candidate = |(at, gain): (usize, &Gain)| CandidateJson {
        actor: id(at),
        belongs: game.survey.belongs[at],
        gain: gain.total(),
        cover: gain.cover,
        exposure: gain.exposure,
        provocation: gain.provocation,
        leaves: game.all.leave.iter().any(|m| m.candidate == at),
    };
    AccessionJson {
        parameters: Parameter::ALL
            .map(|p| ParameterJson { name: p.word(), meaning: p.meaning(), central: p.central(), range: p.range() })
            .into(),
        draws: game.survey.draws,
        adopted: game.adopted(),
        candidates: game.gains.iter().enumerate().map(candidate).collect(),
        coalitions: game
            .survey
            .coalitions
            .iter()
            .take(LISTED)
            .map(|c| CoalitionJson { members: ids(c.members), share: c.share })
            .collect(),
        stable: game.stable.iter().map(|members| ids(*members)).collect(),
        quarrels: game
            .quarrels
            .iter()
            .map(|q| QuarrelJson { rival: judged.record.code(game.rivals[q.rival]), with: id(q.candidate), because: &q.because })
            .collect(),
    }
}
