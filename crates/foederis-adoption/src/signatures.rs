//! Who would sign: a pact needs its members' consent, whatever a bargain among all would come to.
//!
//! An actor signs if the proposal's point on the scale is nearer to where it stands than the status quo is. There is a pact if all who are
//! required consent and at least a quorum of the candidates sign.

use foederis_bargaining::baseline::{Count, Rule, prefers, winning};
use foederis_bargaining::montecarlo::{Draws, simulate};
use foederis_bargaining::{Input, Issue, Scale};

use crate::judged::Judged;

/// Who would sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Signatures {
    /// Candidates and those required, as places in the judged issue, in its order.
    pub asked: Vec<Signatory>,
    /// The share of draws in which there is a pact.
    pub adopted: f64,
    /// With every number at its likeliest: all candidates who would sign.
    pub maximal: Vec<usize>,
    /// With every number at its likeliest: coalitions of signatories that are just enough. Empty where there is no pact.
    pub minimal: Vec<Vec<usize>>,
    /// Whether these are all: false if there are more than are listed.
    pub complete: bool,
    /// The position beyond which an actor signs: half-way between the status quo and the proposal.
    pub threshold: f64,
}

/// One whose signature or consent is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Signatory {
    /// Its place in the judged issue.
    pub actor: usize,
    /// Whether it would be a member.
    pub candidate: bool,
    /// Whether there is no pact without it.
    pub required: bool,
    /// The share of draws in which it would sign.
    pub willing: f64,
}

impl Signatory {
    /// What is asked of it, in a word or two.
    pub fn role(&self) -> &'static str {
        match (self.candidate, self.required) {
            (true, true) => "candidate, required",
            (true, false) => "candidate",
            (false, _) => "required",
        }
    }
}

/// How many minimal coalitions are listed at most.
const LISTED: usize = 20;

/// Who would sign, over the ranges.
pub fn signatures(judged: &Judged<'_>, draws: Draws) -> Signatures {
    let (candidates, required) = (judged.candidates(), judged.required());
    let mut asked: Vec<usize> = candidates.iter().chain(&required).copied().collect();
    asked.sort_unstable();
    asked.dedup();
    let (at, status_quo) = (judged.proposed_at, judged.status_quo.at);
    let willing = |issue: &Issue, actor: usize| prefers(issue, actor, at, status_quo);
    // One pass for all: who would sign in a draw, a bit each. A number holds 53 of them exactly.
    assert!(asked.len() <= 53, "more signatures than a draw can hold");
    let bits = |issue: &Issue| {
        let signing = asked.iter().enumerate().filter(|(_, actor)| willing(issue, **actor));
        signing.fold(0_u64, |bits, (place, _)| bits | 1 << place)
    };
    let drawn = simulate(&judged.numbers, draws, |issue| Some(bits(issue) as f64));
    let drawn: Vec<u64> = drawn.outcomes().iter().flatten().map(|bits| *bits as u64).collect();
    let share = |met: &dyn Fn(u64) -> bool| drawn.iter().filter(|bits| met(**bits)).count() as f64 / drawn.len().max(1) as f64;
    let of = |actors: &[usize]| {
        let places = asked.iter().enumerate().filter(|(_, actor)| actors.contains(actor));
        places.fold(0_u64, |bits, (place, _)| bits | 1 << place)
    };
    let (all, needed, quorum) = (of(&candidates), of(&required), judged.proposal.quorum);
    let adopted = share(&|bits| bits & needed == needed && (bits & all).count_ones() as usize >= quorum);
    let signatory = |(place, &actor): (usize, &usize)| Signatory {
        actor,
        candidate: candidates.contains(&actor),
        required: required.contains(&actor),
        willing: share(&|bits| bits & 1 << place != 0),
    };
    let mode = judged.numbers.mode();
    let (minimal, complete) = minimal(mode, &asked, &candidates, &required, quorum, (at, status_quo));
    Signatures {
        maximal: candidates.iter().copied().filter(|actor| willing(mode, *actor)).collect(),
        asked: asked.iter().enumerate().map(signatory).collect(),
        adopted,
        minimal,
        complete,
        threshold: f64::midpoint(at, status_quo),
    }
}

/// Coalitions that are just enough: those whose signatures are asked for vote, and only candidates count towards the quorum.
fn minimal(
    mode: &Issue,
    asked: &[usize],
    candidates: &[usize],
    required: &[usize],
    quorum: usize,
    (at, status_quo): (f64, f64),
) -> (Vec<Vec<usize>>, bool) {
    let actor = |&number: &usize| {
        let mut actor = mode.actors()[number].clone();
        actor.capability = f64::from(u8::from(candidates.contains(&number)));
        actor
    };
    let place = |number: &usize| asked.iter().position(|n| n == number);
    let Ok(issue) = Issue::new(asked.iter().map(actor).collect(), Scale::PERCENT, None) else { return (Vec::new(), true) };
    let share = quorum as f64 / candidates.len() as f64;
    let rule = Rule { required: required.iter().filter_map(place).collect(), ..Rule::quota(Count::Capability, share) };
    match winning(&issue, &rule, at, status_quo, LISTED) {
        Ok(won) => {
            let names = |coalition: Vec<usize>| coalition.into_iter().map(|place| asked[place]).collect();
            (won.minimal.into_iter().map(names).collect(), won.complete)
        }
        Err(_) => (Vec::new(), true),
    }
}

impl Signatures {
    /// How far a required actor, or a candidate, would have to move to sign, from where it most likely stands; none if it would.
    pub fn missing(&self, judged: &Judged<'_>, actor: usize) -> Option<(f64, f64)> {
        let from = judged.numbers.mode().get(actor, Input::Position);
        (!prefers(judged.numbers.mode(), actor, judged.proposed_at, judged.status_quo.at)).then_some((from, self.threshold))
    }
}
