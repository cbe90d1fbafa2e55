//! The game of accession, fed from the record: what the pact adds to the duties that stand, against whom, for each coalition of candidates.
//!
//! What one owes another with and without the pact is counted by the engine over every place and object of the pact's region (see
//! [`promises`]); capabilities are those of the issue. A rival has a quarrel with a candidate where the issue says so, or where it claims
//! a place that the candidate holds; an issue without quarrels of its own takes those of the named contingencies, too.

use foederis::id::{PlaceId, StateId};
use foederis::set::StateSet;
use foederis::vocab::Duty;
use foederis::{Architecture, Record, Verdict};
use foederis_analysis::Standpoint;
use foederis_analysis::compare::{Promises, promises, regions, whole};
use foederis_bargaining::Triangular;
use foederis_bargaining::accession::{
    Aim, Chance, Gain, Game, MOST_CANDIDATES, Members, Parameters, Situation, Standing as Held, Survey, survey_with,
};
use foederis_bargaining::montecarlo::Draws;

use crate::judged::{Judged, Standing, triangular};

/// Which coalitions of candidates would hold.
#[derive(Debug, Clone)]
pub struct Accession {
    /// Candidates of the game, as places in the judged issue; [`Members`] count them in this order.
    pub candidates: Vec<usize>,
    /// Rivals of the game.
    pub rivals: Vec<StateId>,
    /// Why a rival is taken to threaten a candidate; a row for each pair that has a quarrel.
    pub quarrels: Vec<Quarrel>,
    /// What the game was made of, with capabilities at their likeliest.
    pub situation: Situation,
    /// Over the ranges of capabilities and of the game's parameters.
    pub survey: Survey,
    /// Coalitions that are stable with every number at its centre.
    pub stable: Vec<Members>,
    /// What each candidate gains if all join, with every number at its centre.
    pub gains: Vec<Gain>,
    /// Who would leave if all had joined, with every number at its centre.
    pub all: Held,
}

/// A rival and a candidate it threatens.
#[derive(Debug, Clone, PartialEq)]
pub struct Quarrel {
    /// The place among the rivals.
    pub rival: usize,
    /// The place among the candidates of the game.
    pub candidate: usize,
    /// The claims, contingencies or reasons behind it.
    pub because: Vec<String>,
}

/// Why there is no game.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoGame {
    /// Nothing that could be promised.
    #[error("the proposal has no text on record that promises defence, so there is no cover to weigh")]
    NoDefence,
    /// Nothing that is not promised already.
    #[error("the proposal promises its candidates no defence that they are not owed already")]
    NothingNew,
    /// Nobody or too many.
    #[error("{0} candidates with a state of their own: the game is exact for 2 to {MOST_CANDIDATES}")]
    Candidates(usize),
    /// Against nobody.
    #[error("no rival is named, or none of them is an actor with resources")]
    NoRivals,
}

impl Accession {
    /// The share of draws in which some stable coalition has all who are required and makes the quorum.
    pub fn adopted(&self) -> f64 {
        self.survey.adopted
    }
}

/// Plays the game over the ranges.
///
/// # Errors
/// If the issue has no proposal with a duty to defend that is new, no rivals, or too few or too many candidates.
pub fn accession(judged: &Judged<'_>, draws: Draws) -> Result<Accession, NoGame> {
    let (record, issue) = (judged.record, judged.issue);
    let state = |at: usize| judged.actors[at].actor.state;
    let candidates: Vec<usize> = judged
        .candidates()
        .into_iter()
        .filter(|at| state(*at).is_some_and(|s| judged.actors[*at].actor.resources.contains(&s)))
        .collect();
    let defends = |id| record.instruments[id].provisions.iter().any(|p| p.duty == Duty::Defend);
    if !judged.instruments().iter().any(|id| defends(*id)) {
        return Err(NoGame::NoDefence);
    }
    if !(2..=MOST_CANDIDATES).contains(&candidates.len()) {
        return Err(NoGame::Candidates(candidates.len()));
    }
    // A rival that does not bargain is as strong as one that does.
    let commands = |state: StateId| {
        let of = |s: &Standing<'_>| s.actor.resources.contains(&state);
        let present = judged.actors.iter().position(of).map(|at| judged.numbers.actors()[at].capability);
        present.or_else(|| judged.absent.iter().find(|s| of(s)).map(|s| triangular(s.capability.range, 1.0)))
    };
    let rivals: Vec<(StateId, Triangular)> = issue.rivals.iter().filter_map(|r| Some((*r, commands(*r)?))).collect();
    if rivals.is_empty() {
        return Err(NoGame::NoRivals);
    }
    let states: Vec<StateId> = candidates.iter().filter_map(|at| state(*at)).collect();
    let names: Vec<StateId> = rivals.iter().map(|(state, _)| *state).collect();
    let quarrels = quarrels(judged, &names, &states);
    let situation = situation(judged, &candidates, &states, &rivals, &quarrels);
    if situation.promises == situation.owes {
        return Err(NoGame::NothingNew);
    }
    let game = |situation: Situation| Game::new(situation).expect("shares and capabilities are in order");
    let place = |at: &usize| candidates.iter().position(|c| c == at);
    let aim = Aim { required: judged.required().iter().filter_map(place).collect(), quorum: judged.proposal.quorum };
    let drawn = |chance: &mut Chance| {
        let parameters = Parameters::draw(chance);
        let mut drawn = situation.clone();
        let mut draw = |range: Triangular| range.quantile(chance.unit());
        let of = |at: usize| judged.numbers.actors()[at].capability;
        drawn.candidates.iter_mut().zip(&candidates).for_each(|(value, at)| *value = draw(of(*at)));
        drawn.rivals.iter_mut().zip(&rivals).for_each(|(value, (_, range))| *value = draw(*range));
        (parameters, game(drawn))
    };
    let survey = survey_with(budget(draws, candidates.len()), aim, drawn).expect("there is at least one draw");
    let central = game(situation.clone());
    let parameters = Parameters::default();
    Ok(Accession {
        stable: central.stable(&parameters),
        gains: central.gains(&parameters, central.everyone()),
        all: central.standing(&parameters, central.everyone()),
        rivals: names,
        candidates,
        quarrels,
        situation,
        survey,
    })
}

/// As many draws as asked for, but no more coalitions in all than 2¹⁸: each candidate doubles those of a draw.
fn budget(draws: Draws, candidates: usize) -> Draws {
    Draws { count: draws.count.clamp(1, (1_u32 << 18 >> candidates).max(1)), ..draws }
}

fn situation(
    judged: &Judged<'_>,
    candidates: &[usize],
    states: &[StateId],
    rivals: &[(StateId, Triangular)],
    quarrels: &[Quarrel],
) -> Situation {
    let (record, instruments) = (judged.record, judged.instruments());
    let without = Architecture { without: instruments.clone(), ..Architecture::standing() };
    let with = Architecture { with: instruments.clone(), ..Architecture::standing() };
    let [before, after] = [&without, &with].map(|architecture| Standpoint::new(record, architecture, judged.day));
    let targets: StateSet = states.iter().copied().collect();
    let space = whole(record, &regions(record, &instruments, after.members()), targets, judged.day);
    let attackers: StateSet = rivals.iter().map(|(state, _)| *state).collect();
    let [owes, promised] = [&before, &after].map(|at| promises(at, attackers, &space));
    let share = |promises: &Promises, by: StateId, to: StateId, rival: StateId| {
        promises.get(&(rival, to)).and_then(|owing| owing.get(&by)).copied().unwrap_or(0.0)
    };
    let table = |share: &dyn Fn(StateId, StateId, StateId) -> f64| -> Vec<Vec<Vec<f64>>> {
        let row = |by: StateId, to: StateId| rivals.iter().map(|(rival, _)| share(by, to, *rival)).collect();
        states.iter().map(|by| states.iter().map(|to| row(*by, *to)).collect()).collect()
    };
    let likeliest = |at: usize| judged.numbers.mode().actors()[at].capability;
    // States that bargain, are no candidates, and fight for nobody twice.
    let others = judged.actors.iter().enumerate().filter(|(at, _)| !candidates.contains(at));
    let others: Vec<(StateId, f64)> = others.filter_map(|(at, s)| Some((s.actor.state?, likeliest(at)))).collect();
    let outside =
        |to: StateId, rival: StateId| others.iter().map(|(by, capability)| capability * share(&owes, *by, to, rival)).sum();
    Situation {
        candidates: candidates.iter().map(|at| likeliest(*at)).collect(),
        rivals: rivals.iter().map(|(_, range)| range.mode).collect(),
        quarrel: (0..rivals.len())
            .map(|rival| (0..states.len()).map(|c| quarrels.iter().any(|q| (q.rival, q.candidate) == (rival, c))).collect())
            .collect(),
        owes: table(&|by, to, rival| share(&owes, by, to, rival)),
        // What the pact would take away is no part of the game.
        promises: table(&|by, to, rival| share(&promised, by, to, rival).max(share(&owes, by, to, rival))),
        outside: states.iter().map(|to| rivals.iter().map(|(rival, _)| outside(*to, *rival)).collect()).collect(),
    }
}

fn quarrels(judged: &Judged<'_>, rivals: &[StateId], candidates: &[StateId]) -> Vec<Quarrel> {
    let mut found = Vec::new();
    for (rival, attacker) in rivals.iter().enumerate() {
        for (candidate, target) in candidates.iter().enumerate() {
            let because = reasons(judged, *attacker, *target);
            if !because.is_empty() {
                found.push(Quarrel { rival, candidate, because });
            }
        }
    }
    found
}

/// What the issue says, claims to places, and contingencies if the issue says nothing of anybody.
fn reasons(judged: &Judged<'_>, rival: StateId, target: StateId) -> Vec<String> {
    let (record, issue) = (judged.record, judged.issue);
    let named = issue.quarrels.iter().filter(|q| q.rival == rival && q.with.contains(&target));
    let mut because: Vec<String> = named.map(|q| q.because.clone()).collect();
    let claimed = claims(judged, rival, target);
    because.extend(claimed.iter().map(|place| format!("claims {}", record.places[*place].name)));
    if issue.quarrels.is_empty() {
        let between = |i: &foederis::Incident| i.attackers.has(rival) && i.targets.has(target);
        because.extend(record.contingencies.rows().iter().filter(|c| between(&c.incident)).map(|c| c.title.clone()));
    }
    because
}

/// Places that one holds and the other claims on the day.
fn claims(judged: &Judged<'_>, rival: StateId, holder: StateId) -> Vec<PlaceId> {
    let record: &Record = judged.record;
    let by = |held: &foederis::place::Held, state| held.by == state && held.span.covers(judged.day) != Verdict::No;
    let disputed = record.sites().filter(|(_, place)| {
        place.administration.iter().any(|held| by(held, holder)) && place.claims.iter().any(|claim| by(claim, rival))
    });
    disputed.map(|(id, _)| id).collect()
}
