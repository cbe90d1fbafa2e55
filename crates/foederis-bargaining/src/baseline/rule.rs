//! When a group has decided.

use crate::issue::Issue;

/// What a vote weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// One each.
    Heads,
    /// By capability, as votes in a council are.
    Capability,
    /// By capability × salience.
    Weight,
}

/// What it takes to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// What a vote weighs.
    pub count: Count,
    /// The share of all votes that must be in favour, above 0 to 1.
    pub share: f64,
    /// Those who must be in favour in any case, as places in the issue.
    pub required: Vec<usize>,
}

/// What is wrong with a rule.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RuleFault {
    /// No share of votes.
    #[error("the share of votes that decides is {share}: it must be above 0 and at most 1")]
    Share {
        /// The number.
        share: f64,
    },
    /// Nobody is there.
    #[error("actor {actor} is required, but there are only {actors}")]
    Required {
        /// The place asked for.
        actor: usize,
        /// How many there are.
        actors: usize,
    },
}

impl Rule {
    /// All must agree, also those without weight.
    pub fn unanimity(issue: &Issue) -> Rule {
        Rule { count: Count::Heads, share: 1.0, required: (0..issue.actors().len()).collect() }
    }

    /// A share of votes.
    pub fn quota(count: Count, share: f64) -> Rule {
        Rule { count, share, required: Vec::new() }
    }

    /// Votes as shares of all. None at all where all are 0.
    pub(super) fn votes(&self, issue: &Issue) -> Result<Option<Vec<f64>>, RuleFault> {
        if !(self.share > 0.0 && self.share <= 1.0) {
            return Err(RuleFault::Share { share: self.share });
        }
        let actors = issue.actors();
        if let Some(actor) = self.required.iter().find(|actor| **actor >= actors.len()) {
            return Err(RuleFault::Required { actor: *actor, actors: actors.len() });
        }
        let votes = actors.iter().map(|actor| match self.count {
            Count::Heads => 1.0,
            Count::Capability => actor.capability,
            Count::Weight => actor.weight(),
        });
        let votes: Vec<f64> = votes.collect();
        let all: f64 = votes.iter().sum();
        Ok((all > 0.0).then(|| votes.iter().map(|vote| vote / all).collect()))
    }

    /// Whether so great a share is enough. What is missing by rounding alone is not missing.
    pub(super) fn met_by(&self, share: f64) -> bool {
        share > 0.0 && share >= self.share - 1e-12
    }
}
