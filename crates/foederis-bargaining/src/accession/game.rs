//! Who may join, against whom, and what each is bound to do.

use crate::issue::MOST;

use super::fault::{Duty, Fault, Who};
use super::members::Members;

/// No game has more candidates: every one more doubles the coalitions to look at.
pub const MOST_CANDIDATES: usize = 20;

/// What a game is made of. Candidates and rivals are known by their places. Capabilities are in any unit that all share.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Situation {
    /// What each candidate can bring to bear, at least 0.
    pub candidates: Vec<f64>,
    /// What each rival can, at least 0.
    pub rivals: Vec<f64>,
    /// `[rival][candidate]`: whether the one has a quarrel with the other.
    pub quarrel: Vec<Vec<bool>>,
    /// `[by][to][rival]`: the share, 0 to 1, of the rival's attacks on `to` in which `by` must fight for it without the pact. What stands
    /// where `by` is `to` is not looked at.
    pub owes: Vec<Vec<Vec<f64>>>,
    /// `[by][to][rival]`: the same if both are members; not less.
    pub promises: Vec<Vec<Vec<f64>>>,
    /// `[candidate][rival]`: capability of states that are no candidates and must fight for it against the rival without the pact,
    /// at least 0.
    pub outside: Vec<Vec<f64>>,
}

/// A situation that has been checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Game {
    situation: Situation,
}

impl Game {
    /// # Errors
    /// The first fault of the situation.
    pub fn new(situation: Situation) -> Result<Game, Fault> {
        let Situation { candidates, rivals, quarrel, owes, promises, outside } = &situation;
        let (n, r) = (candidates.len(), rivals.len());
        if !(1..=MOST_CANDIDATES).contains(&n) {
            return Err(Fault::Candidates { count: n });
        }
        for (at, value) in candidates.iter().enumerate() {
            capability(*value).ok_or(Fault::Capability { who: Who::Candidate(at), value: *value })?;
        }
        for (at, value) in rivals.iter().enumerate() {
            capability(*value).ok_or(Fault::Capability { who: Who::Rival(at), value: *value })?;
        }
        length("quarrel", quarrel.len(), r, "rival")?;
        for (rival, row) in quarrel.iter().enumerate() {
            length(&format!("quarrel of rival {rival}"), row.len(), n, "candidate")?;
        }
        length("outside", outside.len(), n, "candidate")?;
        for (candidate, row) in outside.iter().enumerate() {
            length(&format!("outside of candidate {candidate}"), row.len(), r, "rival")?;
            for (rival, value) in row.iter().enumerate() {
                capability(*value).ok_or(Fault::Outside { candidate, rival, value: *value })?;
            }
        }
        shares(Duty::Owes, owes, n, r)?;
        shares(Duty::Promises, promises, n, r)?;
        for (by, to, rival) in places(n, r) {
            let (owes, promises) = (owes[by][to][rival], promises[by][to][rival]);
            if promises < owes {
                return Err(Fault::Less { by, to, rival, owes, promises });
            }
        }
        Ok(Game { situation })
    }

    /// What it was made of.
    pub fn situation(&self) -> &Situation {
        &self.situation
    }

    /// How many may join.
    pub fn candidates(&self) -> usize {
        self.situation.candidates.len()
    }

    /// How many may attack.
    pub fn rivals(&self) -> usize {
        self.situation.rivals.len()
    }

    /// All candidates.
    pub fn everyone(&self) -> Members {
        Members::first(self.candidates())
    }

    /// # Panics
    /// If a member is no candidate.
    pub(super) fn check(&self, members: Members) {
        assert!(self.everyone().holds(members), "of {members:?} some are not among {} candidates", self.candidates());
    }
}

/// A number that is one. NaN is none.
fn capability(value: f64) -> Option<()> {
    (0.0..=MOST).contains(&value).then_some(())
}

fn length(list: &str, found: usize, wanted: usize, each: &'static str) -> Result<(), Fault> {
    if found == wanted { Ok(()) } else { Err(Fault::Length { list: list.to_owned(), found, wanted, each }) }
}

/// Every pair of two candidates, with every rival.
fn places(n: usize, r: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    let pairs = (0..n).flat_map(move |by| (0..n).map(move |to| (by, to)));
    pairs.filter(|(by, to)| by != to).flat_map(move |(by, to)| (0..r).map(move |rival| (by, to, rival)))
}

fn shares(duty: Duty, given: &[Vec<Vec<f64>>], n: usize, r: usize) -> Result<(), Fault> {
    let word = duty.word();
    length(word, given.len(), n, "candidate")?;
    for (by, rows) in given.iter().enumerate() {
        length(&format!("{word} by candidate {by}"), rows.len(), n, "candidate")?;
        for (to, row) in rows.iter().enumerate() {
            length(&format!("{word} by candidate {by} to candidate {to}"), row.len(), r, "rival")?;
        }
    }
    let bad = places(n, r).find(|(by, to, rival)| !(0.0..=1.0).contains(&given[*by][*to][*rival]));
    bad.map_or(Ok(()), |(by, to, rival)| Err(Fault::Share { duty, by, to, rival, value: given[by][to][rival] }))
}
