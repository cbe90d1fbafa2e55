//! Which coalitions would sign.

use crate::issue::Issue;

use super::rule::{Rule, RuleFault};

/// Whether an actor prefers a point to the status quo: whether it is nearer. An actor who is indifferent does not sign.
///
/// # Panics
/// If there is no such actor.
pub fn prefers(issue: &Issue, actor: usize, point: f64, status_quo: f64) -> bool {
    let position = issue.actors()[actor].position;
    (position - point).abs() < (position - status_quo).abs()
}

/// All who prefer a point to the status quo, as places in the issue: the greatest willing coalition, of which every other is a part.
pub fn willing(issue: &Issue, point: f64, status_quo: f64) -> Vec<usize> {
    (0..issue.actors().len()).filter(|actor| prefers(issue, *actor, point, status_quo)).collect()
}

/// Who would carry a point against the status quo.
#[derive(Debug, Clone, PartialEq)]
pub struct Winning {
    /// All who are willing.
    pub willing: Vec<usize>,
    /// Their share of all votes, 0 to 1; 0 where there are no votes.
    pub share: f64,
    /// Those who are required and not willing.
    pub refusing: Vec<usize>,
    /// Whether the willing are enough.
    pub adopted: bool,
    /// Willing coalitions that are enough and would not be without any one of its members; only those required may leave a vote to
    /// spare. Each in the order of the issue, the smallest first. Empty if not adopted.
    pub minimal: Vec<Vec<usize>>,
    /// Whether these are all: false if there are more than were asked for.
    pub complete: bool,
}

/// Which willing coalitions are enough by a rule, at most `limit` of the minimal ones.
///
/// # Errors
/// If the rule asks for no share of votes, or for an actor who is not there.
pub fn winning(issue: &Issue, rule: &Rule, point: f64, status_quo: f64, limit: usize) -> Result<Winning, RuleFault> {
    let votes = rule.votes(issue)?;
    let willing = willing(issue, point, status_quo);
    let refusing: Vec<usize> = rule.required.iter().copied().filter(|actor| !willing.contains(actor)).collect();
    let Some(votes) = votes else {
        return Ok(Winning { willing, share: 0.0, refusing, adopted: false, minimal: Vec::new(), complete: true });
    };
    let share: f64 = willing.iter().map(|actor| votes[*actor]).sum();
    let adopted = refusing.is_empty() && rule.met_by(share);
    let mut search =
        Search { rule, votes: &votes, order: Vec::new(), left: Vec::new(), chosen: Vec::new(), found: Vec::new(), limit };
    let mut complete = true;
    if adopted {
        let (required, mut free): (Vec<usize>, Vec<usize>) = willing.iter().partition(|actor| rule.required.contains(actor));
        free.retain(|actor| votes[*actor] > 0.0);
        free.sort_by(|a, b| votes[*b].total_cmp(&votes[*a]).then(a.cmp(b)));
        search.left = free.iter().rev().scan(0.0, |sum, actor| Some(add(sum, votes[*actor]))).collect();
        search.left.reverse();
        search.order = free;
        let start = required.iter().map(|actor| votes[*actor]).sum();
        search.chosen = required;
        complete = search.from(0, start);
    }
    let mut minimal = search.found;
    minimal.iter_mut().for_each(|coalition| coalition.sort_unstable());
    minimal.sort_by(|a, b| a.len().cmp(&b.len()).then(a.cmp(b)));
    Ok(Winning { willing, share, refusing, adopted, minimal, complete })
}

fn add(sum: &mut f64, vote: f64) -> f64 {
    *sum += vote;
    *sum
}

/// Takes actors from those with most votes to those with least. Whoever completes the share has the fewest votes of those taken, so
/// that no other could be left out either; every branch that could not complete it any more is cut.
struct Search<'a> {
    rule: &'a Rule,
    votes: &'a [f64],
    order: Vec<usize>,
    /// The votes of an actor of `order` and all after it.
    left: Vec<f64>,
    chosen: Vec<usize>,
    found: Vec<Vec<usize>>,
    limit: usize,
}

impl Search<'_> {
    /// Whether all could be listed.
    fn from(&mut self, at: usize, share: f64) -> bool {
        if self.rule.met_by(share) {
            let room = self.found.len() < self.limit;
            if room {
                self.found.push(self.chosen.clone());
            }
            return room;
        }
        if self.left.get(at).is_none_or(|left| !self.rule.met_by(share + left)) {
            return true;
        }
        let actor = self.order[at];
        self.chosen.push(actor);
        let with = self.from(at + 1, share + self.votes[actor]);
        self.chosen.pop();
        with && self.from(at + 1, share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::baseline::Count;
    use crate::issue::{Actor, Scale};

    fn issue(actors: &[(f64, f64)]) -> Issue {
        let actor = |(at, (capability, position)): (usize, &(f64, f64))| Actor {
            id: at.to_string(),
            capability: *capability,
            position: *position,
            salience: 1.0,
        };
        Issue::new(actors.iter().enumerate().map(actor).collect(), Scale::PERCENT, None).expect("right")
    }

    #[test]
    fn minimal_coalitions_need_each_member() {
        let issue = issue(&[(4.0, 100.0), (3.0, 90.0), (2.0, 80.0), (1.0, 70.0), (0.0, 60.0), (5.0, 0.0)]);
        let rule = Rule::quota(Count::Capability, 0.4);
        let won = winning(&issue, &rule, 80.0, 20.0, 100).expect("a rule");
        // Six of fifteen votes: 4+3 or 4+2 or 3+2+1.
        assert_eq!(won.minimal, [vec![0, 1], vec![0, 2], vec![1, 2, 3]]);
        assert_eq!((won.willing.len(), won.adopted, won.complete), (5, true, true));
        let with_one = Rule { required: vec![3], ..rule.clone() };
        assert_eq!(
            winning(&issue, &with_one, 80.0, 20.0, 100).expect("a rule").minimal,
            [vec![0, 1, 3], vec![0, 2, 3], vec![1, 2, 3]]
        );
        let few = winning(&issue, &rule, 80.0, 20.0, 1).expect("a rule");
        assert_eq!((few.minimal.len(), few.complete), (1, false));
        let all = winning(&issue, &Rule::unanimity(&issue), 80.0, 20.0, 9).expect("a rule");
        assert_eq!((all.refusing, all.adopted, all.minimal.len()), (vec![5], false, 0));
    }

    #[test]
    fn a_rule_must_ask_for_votes_of_those_who_are_there() {
        let issue = issue(&[(0.0, 10.0)]);
        for share in [0.0, 1.5, f64::NAN] {
            assert!(winning(&issue, &Rule::quota(Count::Heads, share), 10.0, 0.0, 1).is_err());
        }
        let absent = Rule { required: vec![1], ..Rule::quota(Count::Heads, 0.5) };
        assert_eq!(winning(&issue, &absent, 10.0, 0.0, 1), Err(RuleFault::Required { actor: 1, actors: 1 }));
        let no_votes = winning(&issue, &Rule::quota(Count::Capability, 0.5), 10.0, 0.0, 1).expect("a rule");
        assert_eq!((no_votes.adopted, no_votes.share), (false, 0.0));
    }
}
