//! What is wrong with a game.

use std::fmt;

use crate::issue::MOST;

use super::game::MOST_CANDIDATES;
use super::parameters::Parameter;

/// Somebody of a game, by place, the first 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// One who may join.
    Candidate(usize),
    /// One who may attack.
    Rival(usize),
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Who::Candidate(at) => write!(f, "candidate {at}"),
            Who::Rival(at) => write!(f, "rival {at}"),
        }
    }
}

/// Which duty to fight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// One that stands without the pact.
    Owes,
    /// One of two members.
    Promises,
}

impl Duty {
    /// In one word.
    pub fn word(self) -> &'static str {
        match self {
            Duty::Owes => "owes",
            Duty::Promises => "promises",
        }
    }
}

/// What is wrong with a situation or a parameter. Candidates and rivals are named by their places, the first 0.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Fault {
    /// Too few or too many candidates.
    #[error("there are {count} candidates: there must be from 1 to {MOST_CANDIDATES}")]
    Candidates {
        /// How many.
        count: usize,
    },
    /// A list that is not as long as there are candidates or rivals.
    #[error("{list} has {found} entries: there must be {wanted}, one for each {each}")]
    Length {
        /// Which list.
        list: String,
        /// How many entries it has.
        found: usize,
        /// How many it must have.
        wanted: usize,
        /// "candidate" or "rival".
        each: &'static str,
    },
    /// A capability that is none.
    #[error("the capability of {who} is {value}: it must be from 0 to {MOST:e}")]
    Capability {
        /// Whose.
        who: Who,
        /// The number.
        value: f64,
    },
    /// Help from outside that is no capability.
    #[error("the help from outside for candidate {candidate} against rival {rival} is {value}: it must be from 0 to {MOST:e}")]
    Outside {
        /// Who is helped.
        candidate: usize,
        /// Against whom.
        rival: usize,
        /// The number.
        value: f64,
    },
    /// A duty that is no share.
    #[error("what candidate {by} {word} candidate {to} against rival {rival} is {value}: it must be from 0 to 1", word = .duty.word())]
    Share {
        /// Which duty.
        duty: Duty,
        /// Who is to fight.
        by: usize,
        /// For whom.
        to: usize,
        /// Against whom.
        rival: usize,
        /// The number.
        value: f64,
    },
    /// A pact that takes a duty away.
    #[error(
        "candidate {by} owes candidate {to} {owes} against rival {rival} and promises only {promises}: a pact takes no duty away"
    )]
    Less {
        /// Who is to fight.
        by: usize,
        /// For whom.
        to: usize,
        /// Against whom.
        rival: usize,
        /// Without the pact.
        owes: f64,
        /// With it.
        promises: f64,
    },
    /// A parameter outside its limits.
    #[error("the parameter {word} is {value}: it must be from {least} to {most}", word = .parameter.word(),
        least = .parameter.limits().0, most = .parameter.limits().1)]
    Parameter {
        /// Which.
        parameter: Parameter,
        /// The number.
        value: f64,
    },
}
