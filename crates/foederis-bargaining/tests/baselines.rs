//! Bargaining and rules on issues small enough to solve by hand.

use foederis_bargaining::baseline::{
    Count, Disagreement, Loss, Rule, nash, prefers, procedure, weighted_mean, weighted_median, willing, win_set, winning,
};
use foederis_bargaining::example::ec_emission_1984;
use foederis_bargaining::{Actor, Issue, Scale};

fn issue(actors: &[(f64, f64)]) -> Issue {
    let actor = |(at, (capability, position)): (usize, &(f64, f64))| Actor {
        id: at.to_string(),
        capability: *capability,
        position: *position,
        salience: 1.0,
    };
    Issue::new(actors.iter().enumerate().map(actor).collect(), Scale::PERCENT, None).expect("right")
}

fn close(ours: Option<f64>, expected: f64, within: f64) {
    assert!(ours.is_some_and(|ours| (ours - expected).abs() <= within), "{ours:?} is not {expected}");
}

/// Two who share what lies between them: ln(x − 0) for one, ln(100 − x) for the other with half its weight: x = 2/3.
#[test]
fn nash_splits_by_weight() {
    let two = issue(&[(2.0, 100.0), (1.0, 0.0)]);
    close(nash(&two, Loss::Absolute, Disagreement::Cost(1.0)), 100.0 * 2.0 / 3.0, 1e-9);
    // 20 and 30 against 0: (x)(x) until 20, then (40 − x)(x) falls from 20 on: x = 20.
    close(nash(&issue(&[(1.0, 20.0), (1.0, 30.0)]), Loss::Absolute, Disagreement::StatusQuo(0.0)), 20.0, 1e-9);
    // 20 three times lighter: (40 − x)·x³ has its maximum at 30.
    close(nash(&issue(&[(1.0, 20.0), (3.0, 30.0)]), Loss::Absolute, Disagreement::StatusQuo(0.0)), 30.0, 1e-9);
}

#[test]
fn nash_finds_nothing_where_someone_must_lose() {
    let opposed = issue(&[(1.0, 20.0), (1.0, 80.0)]);
    assert_eq!(nash(&opposed, Loss::Absolute, Disagreement::StatusQuo(50.0)), None);
    assert_eq!(nash(&opposed, Loss::Quadratic, Disagreement::StatusQuo(20.0)), None);
    assert_eq!(nash(&opposed, Loss::Absolute, Disagreement::Cost(0.25)), None);
    // Who has no weight cannot stop it.
    close(nash(&issue(&[(1.0, 20.0), (0.0, 80.0)]), Loss::Absolute, Disagreement::StatusQuo(50.0)), 20.0, 1e-9);
}

/// Where disagreement costs far more than any agreement, the Nash solution is the weighted mean with quadratic losses and the weighted
/// median with absolute ones (Achen 2006).
#[test]
fn nash_tends_to_the_compromise() {
    let issue = ec_emission_1984();
    let far = Disagreement::Cost(1e4);
    close(nash(&issue, Loss::Quadratic, far), weighted_mean(&issue).expect("weight"), 1e-6);
    close(nash(&issue, Loss::Absolute, far), weighted_median(&issue).expect("weight"), 1e-6);
}

#[test]
fn the_proposer_goes_as_far_as_the_pivot_follows() {
    let five = issue(&[(1.0, 10.0), (1.0, 30.0), (1.0, 50.0), (1.0, 70.0), (1.0, 90.0)]);
    // Three of five: counted from above the pivot is 50, who accepts up to 80 rather than 20.
    let majority = Rule::quota(Count::Heads, 0.6);
    assert_eq!(win_set(&five, &majority, 20.0), Ok((20.0, 80.0)));
    assert_eq!(procedure(&five, &majority, 20.0, 90.0), Ok(80.0));
    assert_eq!(procedure(&five, &majority, 20.0, 60.0), Ok(60.0));
    // Four of five: 30 is needed, and follows to 40. All five: 10 does not move up from 20, nor the others down.
    assert_eq!(procedure(&five, &Rule::quota(Count::Heads, 0.8), 20.0, 90.0), Ok(40.0));
    assert_eq!(win_set(&five, &Rule::unanimity(&five), 20.0), Ok((20.0, 20.0)));
    assert_eq!(win_set(&five, &Rule::unanimity(&five), 0.0), Ok((0.0, 20.0)));
    // With the second required, a majority goes no farther than it does.
    assert_eq!(win_set(&five, &Rule { required: vec![1], ..majority }, 20.0), Ok((20.0, 40.0)));
}

/// The Council decided by 45 of 63 votes. Against 10 years, the members at 4 and 7 have 33; with 10 as the status quo nothing passes.
#[test]
fn no_qualified_majority_in_1984() {
    let issue = ec_emission_1984();
    let council = Rule::quota(Count::Capability, 45.0 / 63.0);
    let won = winning(&issue, &council, 7.0, 10.0, 100).expect("a rule");
    assert_eq!((won.willing.clone(), won.adopted, won.minimal.len()), (vec![0, 1, 2, 3, 7, 8, 9], false, 0));
    assert!((won.share - 0.53 / 1.01).abs() < 1e-12);
    assert_eq!(win_set(&issue, &council, 10.0), Ok((10.0, 10.0)));
    let half = winning(&issue, &Rule::quota(Count::Capability, 0.5), 7.0, 10.0, 100).expect("a rule");
    assert!(half.adopted && half.complete && half.minimal.iter().all(|coalition| coalition.len() < 8), "{:?}", half.minimal);
}

#[test]
fn who_is_indifferent_does_not_sign() {
    let three = issue(&[(1.0, 40.0), (1.0, 41.0), (1.0, 39.0)]);
    assert!(!prefers(&three, 0, 60.0, 20.0));
    assert_eq!(willing(&three, 60.0, 20.0), [1]);
    assert_eq!(willing(&three, 20.0, 20.0), [0; 0]);
}
