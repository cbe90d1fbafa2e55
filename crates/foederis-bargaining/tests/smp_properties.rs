//! What must hold for every issue and every option.

use foederis_bargaining::smp::{
    Actor, Bargaining, Distribution, End, Interpolation, Invalid, Options, RiskGuess, RiskRange, Smp, TargetView, ThirdParties,
    Transition, Victory, VotingRule,
};
use proptest::prelude::*;
use proptest::sample::select;

prop_compose! {
    fn options()(
        voting in select(VotingRule::ALL), victory in select(Victory::ALL), distribution in select(Distribution::ALL),
        risk_range in select(RiskRange::ALL), risk_guess in select(RiskGuess::ALL), third_parties in select(ThirdParties::ALL),
        interpolation in select(Interpolation::ALL), bargaining in select(Bargaining::ALL),
        target_view in select(&[TargetView::Gain, TargetView::Chance][..]), seed in prop::option::of(any::<u64>()),
    ) -> Options {
        let transition = seed.map_or(Transition::Deterministic, |seed| Transition::Stochastic { seed });
        Options {
            voting, victory, distribution, risk_range, risk_guess, third_parties, interpolation, bargaining, target_view, transition,
            most_turns: 12,
        }
    }
}

fn names(many: usize) -> Vec<String> {
    (0..many).map(|at| format!("{at}")).collect()
}

/// Capability, then position and salience on each dimension.
type Stand = (f64, Vec<(f64, f64)>);

/// An actor: capability, then position and salience on each dimension; at times on the bounds, where special cases are.
fn actor(dimensions: usize) -> impl Strategy<Value = Stand> {
    let position = prop_oneof![3 => 0.0..=100.0, 1 => select(&[0.0, 50.0, 100.0][..])];
    let salience = prop_oneof![4 => 1.0..=100.0, 1 => Just(0.0)];
    let capability = prop_oneof![4 => 0.1..=200.0, 1 => select(&[0.0, 1e-6, 1e8][..])];
    (capability, prop::collection::vec((position, salience), dimensions))
}

fn issue(actors: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Smp> {
    (actors, 1..=3_usize).prop_flat_map(|(actors, dimensions)| {
        prop::collection::vec(actor(dimensions), actors).prop_map(move |actors| smp(dimensions, &actors))
    })
}

fn smp(dimensions: usize, actors: &[Stand]) -> Smp {
    let actor = |(at, (capability, stand)): (usize, &Stand)| {
        let all: f64 = stand.iter().map(|(_, salience)| salience).sum();
        let saliences = stand.iter().map(|(_, salience)| if all > 0.0 { salience * 90.0 / all.max(90.0) } else { 30.0 });
        Actor {
            name: format!("{at}"),
            description: String::new(),
            capability: if at == 0 { capability.max(1.0) } else { *capability },
            positions: stand.iter().map(|(position, _)| *position).collect(),
            saliences: saliences.collect(),
        }
    };
    Smp::new(names(dimensions), actors.iter().enumerate().map(actor).collect()).expect("valid by construction")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn runs_end_on_the_scale_with_chances(smp in issue(1..=8), options in options()) {
        let run = smp.run(&options);
        prop_assert!((3..=13).contains(&run.turns.len()));
        prop_assert!(run.end == End::Settled || run.turns.len() == 13);
        for turn in &run.turns {
            prop_assert!(turn.positions.iter().flatten().all(|x| (0.0..=100.0).contains(x)), "{:?}", turn.positions);
            prop_assert!(turn.probabilities.iter().all(|p| (0.0..=1.0 + 1e-12).contains(p)), "{:?}", turn.probabilities);
            prop_assert!(turn.probabilities.iter().sum::<f64>() > 1.0 - 1e-6);
            prop_assert!(turn.risk.iter().all(|r| r.abs() <= 1.0 + 1e-3), "{:?}", turn.risk);
            prop_assert!(turn.expected.iter().all(|x| (-1e-9..=100.0 + 1e-9).contains(x)));
            for choice in &turn.choices {
                prop_assert!((choice.chances.iter().sum::<f64>() - 1.0).abs() < 1e-6);
                prop_assert!(choice.options.contains(&choice.taken));
            }
        }
        let outcome = smp.outcome(&options);
        let last = run.last().expect("a state");
        prop_assert_eq!(&outcome.positions, &last.positions);
        prop_assert_eq!(&outcome.probabilities, &last.probabilities);
        prop_assert_eq!((outcome.turns + 1, outcome.end), (run.turns.len(), run.end));
    }

    /// Where chances stand for chances, nobody leaves the interval of positions but by rounding to a hundredth.
    #[test]
    fn bargains_lie_between_positions(smp in issue(2..=7), options in options()) {
        let run = smp.run(&Options { target_view: TargetView::Chance, ..options });
        for dimension in 0..smp.dimensions().len() {
            let at_start = || smp.actors().iter().map(|actor| actor.positions[dimension]);
            let (low, high) = (at_start().fold(100.0, f64::min), at_start().fold(0.0, f64::max));
            for actor in 0..smp.actors().len() {
                prop_assert!(run.path(actor, dimension).all(|x| (low - 0.0051..=high + 0.0051).contains(&x)));
            }
        }
    }

    /// Another order of actors gives the same first turns in that order. Not under ASymProsp, where order counts, nor where all-or-nothing
    /// votes and victories leave equals to choose from.
    #[test]
    fn order_does_not_matter(
        actors in prop::collection::vec((5.0..150.0, prop::collection::vec((0.0..100.0, 5.0..40.0), 2)), 3..=6), options in options(),
        voting in select(&[VotingRule::Proportional, VotingRule::PropCbc, VotingRule::Cubic][..]),
        victory in select(&Victory::ALL[..4]),
    ) {
        let options = Options { voting, victory, transition: Transition::Deterministic, most_turns: 1, ..options };
        let run = smp(2, &actors).run(&options);
        let back = smp(2, &actors.iter().rev().cloned().collect::<Vec<_>>()).run(&options);
        for (turn, back) in run.turns.iter().zip(&back.turns) {
            for (one, other) in turn.positions.iter().zip(back.positions.iter().rev()) {
                prop_assert!(one.iter().zip(other).all(|(x, y)| (x - y).abs() < 0.011), "{one:?} {other:?}");
            }
        }
    }

    /// Ideals that follow by shares stay on the scale, too.
    #[test]
    fn ideals_follow_by_shares(smp in issue(3..=3), options in options(), shares in prop::collection::vec(0.0..0.33, 9)) {
        let matrix: Vec<Vec<f64>> = shares.chunks(3).map(<[f64]>::to_vec).collect();
        let run = smp.with_accommodation(&matrix).expect("shares").run(&options);
        prop_assert!(run.turns.iter().flat_map(|turn| &turn.ideals).flatten().all(|x| (-1e-9..=100.0 + 1e-9).contains(x)));
    }
}

fn stands(positions: &[f64]) -> Vec<Stand> {
    positions.iter().map(|position| (10.0, vec![(*position, 50.0)])).collect()
}

#[test]
fn one_actor_or_one_position_stays() {
    for positions in [&[70.0][..], &[30.0; 4][..]] {
        let run = smp(1, &stands(positions)).run(&Options::default());
        assert_eq!((run.turns.len(), run.end), (3, End::Settled));
        let last = run.last().expect("a state");
        assert_eq!(last.positions, positions.iter().map(|x| vec![*x]).collect::<Vec<_>>());
        assert!(last.probabilities.iter().all(|p| *p == 1.0) && last.risk.iter().all(|r| *r == 0.0));
    }
}

#[test]
fn the_identity_is_the_default() {
    let plain = smp(1, &stands(&[0.0, 20.0, 70.0, 100.0]));
    let identity: Vec<Vec<f64>> = (0..4).map(|i| (0..4).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    let options = Options::default();
    assert_eq!(plain.run(&options), plain.clone().with_accommodation(&identity).expect("shares").run(&options));
    // Ideals that never follow keep actors looking from where they began.
    let stubborn = plain.clone().with_accommodation(&vec![vec![0.0; 4]; 4]).expect("shares").run(&options);
    assert!(stubborn.turns.iter().all(|turn| turn.ideals == stubborn.turns[0].ideals));
    assert_eq!(plain.with_accommodation(&[vec![1.0]]), Err(Invalid::MatrixSize { actors: 4 }));
}

#[test]
fn third_parties_that_stake_nothing_or_all_abstain() {
    let smp = smp(1, &stands(&[0.0, 20.0, 70.0, 100.0]));
    let with = |third_parties| smp.run(&Options { third_parties, ..Options::default() });
    assert_eq!(with(ThirdParties::NoCommit), with(ThirdParties::FullCommit));
    assert_ne!(with(ThirdParties::NoCommit), with(ThirdParties::SemiCommit));
}
