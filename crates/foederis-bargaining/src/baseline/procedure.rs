//! Who may propose, and what those whose votes are needed accept.

use crate::issue::Issue;

use super::rule::{Rule, RuleFault};

/// All points that enough actors accept rather than the reference point, which is among them: from the lowest to the highest. An
/// actor accepts what lies no farther from it than the reference point does.
///
/// On the upper side it reaches to `2 x − reference` of the pivot, the actor whose vote completes the share if they are counted from above,
/// or of whoever is required and lies lower; on the lower side likewise.
///
/// # Errors
/// If the rule asks for no share of votes, or for an actor who is not there.
///
/// **Source**: Romer & Rosenthal 1978, *Public Choice* 33(4): 27–43; Tsebelis 1994, *American Political Science Review* 88: 128–142.
pub fn win_set(issue: &Issue, rule: &Rule, reference: f64) -> Result<(f64, f64), RuleFault> {
    let Some(votes) = rule.votes(issue)? else { return Ok((reference, reference)) };
    let reach = |sign: f64| {
        let toward = |actor: usize| sign * (issue.actors()[actor].position - reference);
        let mut order: Vec<usize> = (0..votes.len()).collect();
        order.sort_by(|a, b| toward(*b).total_cmp(&toward(*a)));
        let mut share = 0.0;
        let pivot = order.into_iter().find(|actor| {
            share += votes[*actor];
            rule.met_by(share)
        });
        let needed = pivot.into_iter().chain(rule.required.iter().copied()).map(toward);
        2.0 * needed.fold(f64::INFINITY, f64::min).max(0.0)
    };
    let scale = issue.scale();
    let (up, down) = (reach(1.0), reach(-1.0));
    Ok(((reference - down).max(scale.low).min(reference), (reference + up).min(scale.high).max(reference)))
}

/// The procedural model: of all that enough actors accept rather than the reference point, the point nearest to the proposer's own.
///
/// # Errors
/// As of [`win_set`].
pub fn procedure(issue: &Issue, rule: &Rule, reference: f64, proposer: f64) -> Result<f64, RuleFault> {
    let (low, high) = win_set(issue, rule, reference)?;
    Ok(proposer.max(low).min(high))
}
