//! What must hold of every issue.

use foederis_bargaining::baseline::{
    Count, Disagreement, Loss, Rule, capability_mean, condorcet, mean, nash, procedure, weighted_mean, weighted_median, win_set,
    winning,
};
use foederis_bargaining::montecarlo::{Goal, shift};
use foederis_bargaining::utility::{End, Forecast, Options, Variant, outcome, trace};
use foederis_bargaining::{Actor, Input, Issue, Scale};
use proptest::prelude::*;

/// Few values, so that ties, zeros and coincidences are common, or any.
fn number(high: f64) -> impl Strategy<Value = f64> {
    prop_oneof![(0_u8..=4).prop_map(move |quarter| f64::from(quarter) / 4.0 * high), 0.0..=high]
}

fn issues() -> impl Strategy<Value = Issue> {
    let actors = prop::collection::vec((number(8.0), number(100.0), number(1.0)), 1..12);
    actors.prop_map(|actors| issue(&actors))
}

fn issue(actors: &[(f64, f64, f64)]) -> Issue {
    let actor = |(at, (capability, position, salience)): (usize, &(f64, f64, f64))| Actor {
        id: at.to_string(),
        capability: *capability,
        position: *position,
        salience: *salience,
    };
    Issue::new(actors.iter().enumerate().map(actor).collect(), Scale::PERCENT, Some(50.0)).expect("right")
}

fn options() -> impl Strategy<Value = Options> {
    let variant = prop::sample::select(vec![Variant::Paper, Variant::Run]);
    let forecast = prop::sample::select(vec![Forecast::Mean, Forecast::Median]);
    (variant, forecast, number(1.0), 0_usize..30).prop_map(|(variant, forecast, stays, rounds)| Options {
        variant,
        stays,
        rounds,
        forecast,
    })
}

/// Every answer that a group has by itself, named.
fn answers(issue: &Issue, options: &Options) -> Vec<(&'static str, Option<f64>)> {
    vec![
        ("mean", Some(mean(issue))),
        ("capability mean", capability_mean(issue)),
        ("weighted mean", weighted_mean(issue)),
        ("weighted median", weighted_median(issue)),
        ("winner", condorcet(issue).map(|winner| winner.position)),
        ("Nash, status quo", nash(issue, Loss::Absolute, Disagreement::StatusQuo(0.0))),
        ("Nash, cost", nash(issue, Loss::Quadratic, Disagreement::Cost(1.5))),
        ("expected utility", outcome(issue, options)),
    ]
}

proptest! {
    #[test]
    fn an_answer_lies_among_the_positions(issue in issues(), options in options()) {
        let (low, high) = issue.span();
        let weighty = issue.actors().iter().any(|actor| actor.weight() > 0.0);
        for (name, answer) in answers(&issue, &options) {
            prop_assert!(answer.is_none_or(|x| (low..=high).contains(&x)), "{name}: {answer:?} of {low} to {high}");
        }
        prop_assert_eq!(outcome(&issue, &options).is_some(), weighty);
        prop_assert!(!weighty || nash(&issue, Loss::Absolute, Disagreement::Cost(1.5)).is_some());
    }

    #[test]
    fn a_trace_ends_and_agrees_with_the_answer(issue in issues(), options in options()) {
        let (low, high) = issue.span();
        let run = trace(&issue, &options);
        prop_assert!(run.rounds.len() <= options.rounds);
        prop_assert!(run.end == End::Settled || run.rounds.len() == options.rounds);
        prop_assert_eq!(run.outcome, outcome(&issue, &options));
        let mut stood = run.start.clone();
        for round in &run.rounds {
            prop_assert!(round.exponents.iter().all(|r| (0.5..=2.0).contains(r)), "{:?}", round.exponents);
            prop_assert!(round.positions.iter().all(|x| (low..=high).contains(x)));
            for made in &round.moves {
                prop_assert!(made.actor != made.with && made.other > 0.0 && made.own != 0.0 && made.from == stood[made.actor]);
                stood[made.actor] = made.to;
            }
            prop_assert_eq!(&stood, &round.positions);
        }
    }

    #[test]
    fn the_order_of_actors_does_not_matter(
        (actors, mixed) in prop::collection::vec((number(8.0), number(100.0), number(1.0)), 1..12)
            .prop_flat_map(|actors| (Just(actors.clone()), Just(actors).prop_shuffle())),
        options in options(),
    ) {
        prop_assert_eq!(outcome(&issue(&actors), &options), outcome(&issue(&mixed), &options));
        let (one, other) = (answers(&issue(&actors), &options), answers(&issue(&mixed), &options));
        for ((name, one), (_, other)) in one.into_iter().zip(other) {
            // Where votes tie, sums in another order may differ in the last bit, and the winner in which of two equals it is.
            let same = one.is_some() == other.is_some() && (one.unwrap_or(0.0) - other.unwrap_or(0.0)).abs() < 1e-9;
            let tied = condorcet(&issue(&actors)).is_some_and(|winner| winner.share < 1e-9);
            prop_assert!(same || tied, "{name}: {one:?} {other:?}");
        }
    }

    #[test]
    fn the_unit_of_capability_does_not_matter(issue in issues(), options in options(), power in -30_i32..30) {
        let mut scaled = issue.clone();
        for (at, actor) in issue.actors().iter().enumerate() {
            scaled.set(at, Input::Capability, actor.capability * 2_f64.powi(power)).expect("in its range");
        }
        let (one, other) = (answers(&issue, &options), answers(&scaled, &options));
        for ((name, one), (_, other)) in one.into_iter().zip(other) {
            prop_assert_eq!(one, other, "{}", name);
        }
    }

    #[test]
    fn rules_are_bounded_by_who_accepts(issue in issues(), share in 0.01..=1.0, reference in number(100.0), proposer in number(100.0)) {
        for count in [Count::Heads, Count::Capability, Count::Weight] {
            let rule = Rule::quota(count, share);
            let (low, high) = win_set(&issue, &rule, reference).expect("a rule");
            prop_assert!(low <= reference && reference <= high);
            let point = procedure(&issue, &rule, reference, proposer).expect("a rule");
            prop_assert!(low <= point && point <= high);
            // A point well inside the win set is carried, one outside is not.
            let won = |point| winning(&issue, &rule, point, reference, 50).expect("a rule");
            let carried = won(reference + (high - reference) / 2.0);
            prop_assert!(high - reference < 1e-6 || carried.adopted, "{low} {reference} {high}");
            prop_assert!(high >= 100.0 || !won((high + 1e-6).min(100.0)).adopted);
            for coalition in carried.minimal {
                prop_assert!(coalition.iter().all(|actor| carried.willing.contains(actor)));
            }
        }
    }

    #[test]
    fn a_shift_does_what_it_says(issue in issues(), point in number(100.0)) {
        for goal in [Goal::AtLeast(point), Goal::Below(point)] {
            if let Some(found) = shift(&issue, 0, goal, weighted_mean) {
                prop_assert!(goal.met(found.outcome));
                let mut moved = issue.clone();
                moved.set(0, Input::Position, found.to).expect("on the scale");
                prop_assert_eq!(weighted_mean(&moved), Some(found.outcome));
            }
        }
    }
}

#[test]
fn extreme_numbers_are_only_numbers() {
    let most = foederis_bargaining::issue::MOST;
    for (capability, position) in [(most, most), (5e-324, 5e-324), (most, 5e-324)] {
        let actor = |id: &str, position| Actor { id: id.into(), capability, position, salience: 1.0 };
        let actors = vec![actor("A", position), actor("B", -position), actor("C", 0.0)];
        let issue = Issue::new(actors, Scale { low: -most, high: most }, None).expect("right");
        for variant in [Variant::Paper, Variant::Run] {
            let options = Options { variant, stays: 0.5, ..Options::default() };
            for (name, answer) in answers(&issue, &options) {
                assert!(answer.is_none_or(|x| x.abs() <= position), "{name}: {answer:?}");
            }
        }
    }
}

#[test]
fn one_actor_or_one_position_is_the_answer() {
    for actors in [&[(1.0, 30.0, 0.5)][..], &[(1.0, 30.0, 0.5), (2.0, 30.0, 1.0), (0.0, 30.0, 0.0)]] {
        let run = trace(&issue(actors), &Options::default());
        assert_eq!((run.outcome, run.end, run.rounds.len()), (Some(30.0), End::Settled, 0));
        for (name, answer) in answers(&issue(actors), &Options::default()) {
            assert!((answer.expect(name) - 30.0).abs() < 1e-12, "{name}: {answer:?}");
        }
    }
}

#[test]
fn without_weight_there_is_no_answer() {
    let nobody = issue(&[(0.0, 10.0, 1.0), (5.0, 90.0, 0.0)]);
    let run = trace(&nobody, &Options::default());
    assert_eq!((run.outcome, run.mean, run.median, run.end), (None, None, None, End::Settled));
    assert_eq!((weighted_mean(&nobody), weighted_median(&nobody), condorcet(&nobody)), (None, None, None));
    assert_eq!((mean(&nobody), capability_mean(&nobody)), (50.0, Some(90.0)));
}
