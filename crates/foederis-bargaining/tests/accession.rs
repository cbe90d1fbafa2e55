//! The accession game: examples worked by hand, and what must hold of every game.

use foederis_bargaining::accession::{
    Aim, Chance, Duty, Fault, Frequent, Gain, Game, Members, Move, Parameter, Parameters, Refused, Situation, TOLERANCE, Who,
    survey, survey_with,
};
use foederis_bargaining::montecarlo::Draws;
use proptest::prelude::*;

/// Honour, exponent, burden, provocation, background; rivals that nothing deters.
fn parameters([honour, exponent, burden, provocation, background]: [f64; 5]) -> Parameters {
    let all = Parameter::ALL.into_iter().zip([honour, exponent, 0.0, burden, provocation, background]);
    all.fold(Parameters::CENTRAL, |parameters, (parameter, value)| parameters.with(parameter, value).expect("within its limits"))
}

/// Candidates and rivals of these capabilities, all at odds; nothing is owed, and every two promise a share against all rivals.
fn even(candidates: &[f64], rivals: &[f64], promise: f64) -> Situation {
    let (n, r) = (candidates.len(), rivals.len());
    Situation {
        candidates: candidates.to_vec(),
        rivals: rivals.to_vec(),
        quarrel: vec![vec![true; n]; r],
        owes: vec![vec![vec![0.0; r]; n]; n],
        promises: vec![vec![vec![promise; r]; n]; n],
        outside: vec![vec![0.0; r]; n],
    }
}

fn game(situation: Situation) -> Game {
    Game::new(situation).expect("right")
}

fn of(places: &[usize]) -> Members {
    places.iter().copied().collect()
}

fn near(gain: Gain, cover: f64, exposure: f64, provocation: f64) -> bool {
    let same = |a: f64, b: f64| (a - b).abs() < 1e-12;
    same(gain.cover, cover) && same(gain.exposure, exposure) && same(gain.provocation, provocation)
}

#[test]
fn two_equals_against_a_rival_as_strong() {
    let pair = game(even(&[1.0, 1.0], &[1.0], 1.0));
    // Alone each loses with 1/(1+1) = 1/2. With ρ = 1 each has 2 against 1 and loses with 1/3: cover 1/2 − 1/3 = 1/6.
    // Each fights for the other, who loses with 1/3, at κ = 1/4: exposure −1/12. π = 0.
    let calm = parameters([1.0, 1.0, 0.25, 0.0, 0.0]);
    let gains = pair.gains(&calm, of(&[0, 1]));
    assert!(gains.iter().all(|gain| near(*gain, 1.0 / 6.0, -1.0 / 12.0, 0.0)), "{gains:?}");
    assert_eq!(pair.stable(&calm), [of(&[0, 1])]);
    // At κ = 3/4 exposure is −1/4: both would leave, and gain 1/4 − 1/6 = 1/12 by it.
    let dear = parameters([1.0, 1.0, 0.75, 0.0, 0.0]);
    assert_eq!(pair.stable(&dear), []);
    let leave = pair.standing(&dear, of(&[0, 1])).leave;
    assert!(leave.len() == 2 && leave.iter().all(|one| (one.by - 1.0 / 12.0).abs() < 1e-12), "{leave:?}");
    // Newly bound against 1 are 2: a = 2/3. At π = 1/2 hazards are 1 + 1/3, which adds 1/3 of the own loss, 1/3 · 1/3, and 1/3 of the
    // exposure, 1/3 · 1/12: together 1/9 + 1/36 = 5/36. 1/12 − 5/36 < 0: provoked, the pact fails.
    let tense = parameters([1.0, 1.0, 0.25, 0.5, 0.0]);
    let gains = pair.gains(&tense, of(&[0, 1]));
    assert!(gains.iter().all(|gain| near(*gain, 1.0 / 6.0, -1.0 / 12.0, -5.0 / 36.0)), "{gains:?}");
    assert_eq!(pair.stable(&tense), []);
    // Promises kept half the time, ρ = 1/2, against m = 2: own 3/2, loss 1/(9/4 + 1) = 4/13; exposure −¼·½·4/13 = −1/26.
    let doubtful = parameters([0.5, 2.0, 0.25, 0.0, 0.0]);
    assert!(near(pair.gains(&doubtful, of(&[0, 1]))[1], 0.5 - 4.0 / 13.0, -1.0 / 26.0, 0.0));
    // Half deterred, δ = 1/2: alone 1/2 counts as 1/2 · 3/4 = 3/8, together 1/3 as 1/3 · 2/3 = 2/9. Cover 11/72, exposure −1/18.
    let wary = calm.with(Parameter::Deterrence, 0.5).expect("within its limits");
    assert!(near(pair.gains(&wary, of(&[0, 1]))[0], 11.0 / 72.0, -1.0 / 18.0, 0.0));
}

#[test]
fn a_protector_without_a_quarrel_stays_away() {
    // The strong, 3, has no quarrel with the rival, 1; the weak, 1, has. ρ = 1, m = 1, κ = 1/2, π = 1, β = 0.
    let mut situation = even(&[3.0, 1.0], &[1.0], 1.0);
    situation.quarrel[0][0] = false;
    let chosen = parameters([1.0, 1.0, 0.5, 1.0, 0.0]);
    let gains = game(situation.clone()).gains(&chosen, of(&[0, 1]));
    // The weak: loss from 1/2 to 1/5. a = 4/5: the hazard is 9/5, and the loss 1/5 counts 4/5 more: 4/25. It fights for the strong, whom
    // nobody threatens. The strong: exposure −½·1/5, and 4/5 of it more.
    assert!(near(gains[1], 0.3, 0.0, -0.16) && near(gains[0], 0.0, -0.1, -0.08), "{gains:?}");
    let standing = game(situation.clone()).standing(&chosen, of(&[1]));
    assert_eq!((standing.leave.len(), standing.enter.len(), standing.refused.len(), standing.is_stable()), (0, 0, 0, false));
    let standing = game(situation.clone()).standing(&chosen, of(&[0]));
    // From the other side: the weak would enter a pact with the strong, 0.14 better off, and the strong refuses.
    let [Refused { candidate: Move { candidate: 1, by }, refuse }] = standing.refused[..] else { panic!("{standing:?}") };
    assert!((by - 0.14).abs() < 1e-12 && refuse == of(&[0]));
    // If the strong must fight for the weak anyway, the loss is 1/5 in any case; the weak's promise is of no use, but in the pact nothing
    // gets worse by what is owed: only the weak's new duty to the strong aligns 1 against 1, a = 1/2. Strong: ½·1/5·½ more exposure.
    situation.owes[0][1][0] = 1.0;
    let gains = game(situation).gains(&chosen, of(&[0, 1]));
    assert!(near(gains[0], 0.0, 0.0, -0.05) && near(gains[1], 0.0, 0.0, -0.1), "{gains:?}");
}

#[test]
fn three_of_whom_one_only_costs() {
    // Two of 1 and a third of 0, each against a rival of 1, ρ = 1, m = 1, κ = 1/4, π = 0. The two lose with 1/3 and gain 1/6 − 1/12 = 1/12.
    let three = game(even(&[1.0, 1.0, 0.0], &[1.0], 1.0));
    let calm = parameters([1.0, 1.0, 0.25, 0.0, 0.0]);
    // With the third, who loses with 1 alone and with 1/3 in the pact: it covers nobody; the two now fight for two others, exposure
    // −¼·(1/3 + 1/3) = −1/6: no gain. The third: cover 2/3, exposure −1/6.
    let gains = three.gains(&calm, Members::first(3));
    assert!(near(gains[0], 1.0 / 6.0, -1.0 / 6.0, 0.0) && near(gains[2], 2.0 / 3.0, -1.0 / 6.0, 0.0), "{gains:?}");
    // So the two alone are stable, for they refuse the third. Of three, each of the two gains 0. Without it one is left with the third:
    // gain 0 outside, so nobody leaves: three are stable too. One and the third: the one has cover 0, exposure −¼·½, and leaves.
    assert_eq!(three.stable(&calm), [of(&[0, 1]), of(&[0, 1, 2])]);
    let pair = three.standing(&calm, of(&[0, 1]));
    let [Refused { candidate: Move { candidate: 2, by }, refuse }] = pair.refused[..] else { panic!("{pair:?}") };
    assert!(refuse == of(&[0, 1]) && (by - 0.5).abs() < 1e-12 && pair.is_stable());
    let unequal = three.standing(&calm, of(&[0, 2]));
    let [Move { candidate: 0, by }] = unequal.leave[..] else { panic!("{unequal:?}") };
    assert!((by - 0.125).abs() < 1e-12 && !unequal.is_stable());
    // The other of the two would enter: outside it gains 0, inside 0 too. Nobody enters.
    assert_eq!((unequal.enter.len(), unequal.refused.len()), (0, 0));
}

#[test]
fn an_outsider_with_a_standing_duty_gains_by_what_members_do() {
    // The third owes the first half of its attacks, and is not in the pact. ρ = 1, m = 1, κ = 1, π = 1, β = 0. All are 1.
    let mut situation = even(&[1.0, 1.0, 1.0], &[1.0], 1.0);
    situation.owes[2][0][0] = 0.5;
    let gains = game(situation).gains(&parameters([1.0, 1.0, 1.0, 1.0, 0.0]), of(&[0, 1]));
    // The first: own from 3/2 to 5/2, loss from 2/5 to 2/7. The third fights half of it: exposure ½(2/5 − 2/7) = 2/35. Newly bound
    // are 2 against 1: 2/3 of ½·2/7 is added by provocation.
    assert!(near(gains[2], 0.0, 2.0 / 35.0, -2.0 / 21.0), "{gains:?}");
}

#[test]
fn who_would_be_let_in_is_named() {
    // Three alike: each more covers all. κ and π are 0.
    let three = game(even(&[1.0, 1.0, 1.0], &[2.0], 1.0));
    let free = parameters([1.0, 1.0, 0.0, 0.0, 0.0]);
    let pair = three.standing(&free, of(&[0, 2]));
    // Loss from 2/3 to 2/5.
    let [Move { candidate: 1, by }] = pair.enter[..] else { panic!("{pair:?}") };
    assert!((by - (2.0 / 3.0 - 2.0 / 5.0)).abs() < 1e-12);
    assert_eq!(three.stable(&free), [Members::first(3)]);
}

#[test]
fn the_survey_counts_what_is_stable() {
    let three = game(even(&[1.0, 1.0, 0.0], &[1.0], 1.0));
    let [calm, dear] = [0.25, 0.75].map(|burden| parameters([1.0, 1.0, burden, 0.0, 0.0]));
    let draws = Draws { seed: 3, count: 400 };
    // A third of draws, by the first number of each, is calm: the pair and all three are stable then. The rest is dear: no pact.
    let case = |chance: &mut Chance| (if chance.unit() < 1.0 / 3.0 { calm } else { dear }, three.clone());
    let share = (0..400).filter(|draw| Chance::new(3, *draw).unit() < 1.0 / 3.0).count() as f64 / 400.0;
    assert_eq!(three.stable(&dear), []);
    let aim = |required: &[usize], quorum| Aim { required: of(required), quorum };
    let found = survey_with(draws, aim(&[2], 3), case).expect("draws");
    assert_eq!((found.draws, found.adopted, &found.belongs), (400, share, &vec![share; 3]));
    assert_eq!(found.largest, [1.0 - share, 0.0, 0.0, share]);
    let both = [Members::first(3), Members::first(2)].map(|members| Frequent { members, share });
    assert_eq!(found.coalitions, both);
    let adopted = |aim| survey_with(draws, aim, case).expect("draws").adopted;
    assert_eq!((adopted(aim(&[], 4)), adopted(aim(&[0], 0)), adopted(aim(&[5], 0))), (0.0, share, 0.0));
    assert_eq!(survey(&three, Draws { seed: 0, count: 0 }, Aim::default()), None);
}

#[test]
fn a_survey_is_the_same_on_any_number_of_threads() {
    let game = game(even(&[1.0, 0.7, 0.4, 2.0, 0.1], &[1.5, 0.5], 0.8));
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| survey(&game, Draws { seed: 11, count: 300 }, Aim { required: of(&[3]), quorum: 3 })).expect("draws")
    };
    let one = on(1);
    assert_eq!(one, on(3));
    assert!((one.largest.iter().sum::<f64>() - 1.0).abs() < 1e-12 && one.coalitions.len() > 1, "{one:?}");
    assert!(one.coalitions.iter().all(|found| found.share <= 1.0 - one.largest[0] && found.members.len() >= 2));
    // Capabilities may be drawn too; candidates who are not in every game count where they are.
    let drawn = survey_with(Draws { seed: 1, count: 50 }, Aim::default(), |chance| {
        let many = if chance.unit() < 0.5 { 1 } else { 3 };
        let candidates: Vec<f64> = (0..many).map(|_| chance.within(0.5, 2.0)).collect();
        (parameters([1.0, 1.0, 0.0, 0.0, 0.0]), self::game(even(&candidates, &[1.0], 1.0)))
    });
    let drawn = drawn.expect("draws");
    assert!(drawn.belongs.len() == 3 && drawn.belongs[0] == drawn.adopted && (0.2..0.8).contains(&drawn.adopted), "{drawn:?}");
}

#[test]
fn nobody_to_fear_and_nobody_to_join() {
    let all_zero = |game: &Game, members| game.gains(&Parameters::CENTRAL, members).iter().all(|gain| *gain == Gain::default());
    let safe = game(even(&[1.0, 2.0, 3.0], &[], 1.0));
    assert!(all_zero(&safe, Members::first(3)));
    // Nobody leaves and nobody enters where it makes no difference: every two and all three.
    assert_eq!(safe.stable(&Parameters::CENTRAL), [of(&[0, 1]), of(&[0, 2]), of(&[1, 2]), of(&[0, 1, 2])]);
    assert!(all_zero(&game(even(&[1.0, 2.0], &[0.0], 1.0)), Members::first(2)));
    let alone = game(even(&[1.0], &[1.0], 1.0));
    assert_eq!(
        (alone.stable(&Parameters::CENTRAL), alone.gains(&Parameters::CENTRAL, of(&[0]))),
        (vec![], vec![Gain::default()])
    );
    // Those with nothing lose every fight, and cover nobody: what they promise only costs.
    let weak = game(even(&[0.0, 0.0], &[1.0], 1.0));
    let gains = weak.gains(&parameters([1.0, 1.0, 0.5, 1.0, 0.0]), Members::first(2));
    assert!(gains.iter().all(|gain| near(*gain, 0.0, -0.5, 0.0)), "{gains:?}");
    // Neither has any power: nobody loses.
    let nothing = game(even(&[0.0, 0.0], &[0.0], 1.0));
    assert!(all_zero(&nothing, Members::first(2)));
}

#[test]
fn the_largest_and_the_smallest_numbers_are_only_numbers() {
    let most = foederis_bargaining::issue::MOST;
    for (one, other) in [(most, most), (most, 5e-324), (5e-324, most), (5e-324, 5e-324), (0.0, 5e-324)] {
        for exponent in [0.0, 0.5, 2.0, 100.0] {
            let game = game(even(&[one, other, 0.0], &[other, one], 1.0));
            let chosen = parameters([0.75, exponent, 0.5, 0.5, 0.1]);
            for bits in 0..8 {
                let gains = game.gains(&chosen, Members::from_bits(bits));
                assert!(gains.iter().all(|gain| gain.total().is_finite()), "{one} {other} {exponent}: {gains:?}");
            }
            for members in game.stable(&chosen) {
                assert!(game.standing(&chosen, members).is_stable());
            }
        }
    }
}

#[test]
fn bad_situations_are_refused_and_named() {
    let right = even(&[1.0, 2.0], &[3.0], 0.5);
    let fault = |change: &dyn Fn(&mut Situation)| {
        let mut situation = right.clone();
        change(&mut situation);
        Game::new(situation).expect_err("something is wrong")
    };
    let says = |change: &dyn Fn(&mut Situation), message: &str| assert_eq!(fault(change).to_string(), message);
    says(&|s| s.candidates.clear(), "there are 0 candidates: there must be from 1 to 20");
    says(&|s| s.candidates = vec![1.0; 21], "there are 21 candidates: there must be from 1 to 20");
    says(&|s| s.candidates[1] = -1.0, "the capability of candidate 1 is -1: it must be from 0 to 1e100");
    says(&|s| s.rivals[0] = f64::NAN, "the capability of rival 0 is NaN: it must be from 0 to 1e100");
    says(&|s| s.quarrel.clear(), "quarrel has 0 entries: there must be 1, one for each rival");
    says(&|s| s.quarrel[0].push(true), "quarrel of rival 0 has 3 entries: there must be 2, one for each candidate");
    says(&|s| s.outside[1].clear(), "outside of candidate 1 has 0 entries: there must be 1, one for each rival");
    says(&|s| s.owes.truncate(1), "owes has 1 entries: there must be 2, one for each candidate");
    says(
        &|s| s.promises[1][0] = vec![],
        "promises by candidate 1 to candidate 0 has 0 entries: there must be 1, one for each rival",
    );
    says(
        &|s| s.outside[1][0] = f64::INFINITY,
        "the help from outside for candidate 1 against rival 0 is inf: it must be from 0 to 1e100",
    );
    says(&|s| s.promises[0][1][0] = 1.5, "what candidate 0 promises candidate 1 against rival 0 is 1.5: it must be from 0 to 1");
    says(
        &|s| s.owes[1][0][0] = 0.75,
        "candidate 1 owes candidate 0 0.75 against rival 0 and promises only 0.5: a pact takes no duty away",
    );
    let bad = |s: &mut Situation| s.owes[1][0][0] = f64::NAN;
    assert!(matches!(fault(&bad), Fault::Share { duty: Duty::Owes, by: 1, to: 0, rival: 0, .. }));
    assert!(matches!(fault(&|s| s.candidates[0] = 1e101), Fault::Capability { who: Who::Candidate(0), value } if value == 1e101));
    // What a state owes itself means nothing.
    let mut itself = right.clone();
    itself.promises[0][0][0] = f64::NAN;
    itself.owes[1][1] = vec![7.0];
    let all = Members::first(2);
    assert_eq!(game(itself).gains(&Parameters::CENTRAL, all), game(right.clone()).gains(&Parameters::CENTRAL, all));
}

#[test]
#[should_panic(expected = "are not among 2 candidates")]
fn who_is_no_candidate_cannot_be_a_member() {
    game(even(&[1.0, 2.0], &[3.0], 0.5)).gains(&Parameters::CENTRAL, of(&[2]));
}

/// Few values, so that ties and zeros are common, or any.
fn number(high: f64) -> impl Strategy<Value = f64> {
    prop_oneof![1 => (0_u8..=2).prop_map(move |half| f64::from(half) / 2.0 * high), 3 => 0.0..=high]
}

/// Up to seven candidates and three rivals. What is promised is what is owed and a share of the rest.
fn situations() -> impl Strategy<Value = Situation> {
    (1..=7_usize, 0..=3_usize).prop_flat_map(|(n, r)| {
        let cube = move || prop::collection::vec(prop::collection::vec(prop::collection::vec(number(1.0), r), n), n);
        let quarrel = prop::collection::vec(prop::collection::vec(any::<bool>(), n), r);
        let numbers = (prop::collection::vec(number(2.0), n), prop::collection::vec(number(4.0), r));
        let outside = prop::collection::vec(prop::collection::vec(number(2.0), r), n);
        (numbers, quarrel, cube(), cube(), outside).prop_map(|((candidates, rivals), quarrel, owes, more, outside)| {
            let mut promises = owes.clone();
            for (promises, more) in promises.iter_mut().flatten().flatten().zip(more.iter().flatten().flatten()) {
                *promises = (*promises + more * (1.0 - *promises)).min(1.0);
            }
            Situation { candidates, rivals, quarrel, owes, promises, outside }
        })
    })
}

fn any_parameters() -> impl Strategy<Value = Parameters> {
    any::<u64>().prop_map(|draw| Parameters::draw(&mut Chance::new(5, draw)))
}

/// With candidates in the order given: the first is whoever was at the first of these places.
fn relabelled(situation: &Situation, order: &[usize]) -> Situation {
    let pairs = |shares: &[Vec<Vec<f64>>]| -> Vec<Vec<Vec<f64>>> {
        order.iter().map(|by| order.iter().map(|to| shares[*by][*to].clone()).collect()).collect()
    };
    Situation {
        candidates: order.iter().map(|at| situation.candidates[*at]).collect(),
        rivals: situation.rivals.clone(),
        quarrel: situation.quarrel.iter().map(|row| order.iter().map(|at| row[*at]).collect()).collect(),
        owes: pairs(&situation.owes),
        promises: pairs(&situation.promises),
        outside: order.iter().map(|at| situation.outside[*at].clone()).collect(),
    }
}

proptest! {
    #[test]
    fn the_order_of_candidates_does_not_matter(
        (situation, order) in situations().prop_flat_map(|situation| {
            let order: Vec<usize> = (0..situation.candidates.len()).collect();
            (Just(situation), Just(order).prop_shuffle())
        }),
        chosen in any_parameters(),
    ) {
        let (one, other) = (game(situation.clone()), game(relabelled(&situation, &order)));
        for bits in 0..1_u32 << order.len() {
            let there = Members::from_bits(bits);
            let here: Members = there.iter().map(|at| order[at]).collect();
            let (gains, same) = (one.gains(&chosen, here), other.gains(&chosen, there));
            for (at, gain) in same.iter().enumerate() {
                let was = gains[order[at]];
                prop_assert!(near(*gain, was.cover, was.exposure, was.provocation), "{gain:?} {was:?}");
            }
        }
        let mut found: Vec<Members> =
            other.stable(&chosen).into_iter().map(|members| members.iter().map(|at| order[at]).collect()).collect();
        found.sort_by_key(|members| (members.len(), *members));
        prop_assert_eq!(one.stable(&chosen), found);
    }

    #[test]
    fn the_unit_of_capabilities_does_not_matter(situation in situations(), chosen in any_parameters(), unit in 1e-3..1e3) {
        let mut scaled = situation.clone();
        let numbers = scaled.candidates.iter_mut().chain(&mut scaled.rivals).chain(scaled.outside.iter_mut().flatten());
        numbers.for_each(|number| *number *= unit);
        let (one, other) = (game(situation), game(scaled));
        for (gain, same) in one.gains(&chosen, one.everyone()).iter().zip(other.gains(&chosen, one.everyone())) {
            prop_assert!(near(*gain, same.cover, same.exposure, same.provocation), "{gain:?} {same:?}");
        }
        prop_assert_eq!(one.stable(&chosen), other.stable(&chosen));
    }

    #[test]
    fn free_promises_are_always_kept_up(mut situation in situations(), honour in 0.0..=1.0, exponent in 0.5..=2.0) {
        situation.promises.iter_mut().flatten().flatten().for_each(|share| *share = 1.0);
        let game = game(situation);
        let free = parameters([honour, exponent, 0.0, 0.0, 0.1]);
        let gains = game.gains(&free, game.everyone());
        prop_assert!(gains.iter().all(|gain| gain.cover >= -TOLERANCE && gain.exposure == 0.0 && gain.provocation == 0.0));
        prop_assert!(game.candidates() < 2 || game.stable(&free).contains(&game.everyone()));
    }

    #[test]
    fn nobody_fights_for_others_at_any_price(
        candidates in prop::collection::vec(0.5..2.0, 2..5), rivals in prop::collection::vec(0.5..2.0, 1..4), promise in 0.5..=1.0,
    ) {
        // Own losses are at most 1 for each rival. For another's, which is at least 0.5 / (0.5 + 8), one pays 100 times as much.
        let game = game(even(&candidates, &rivals, promise));
        prop_assert_eq!(game.stable(&parameters([0.75, 1.0, 100.0, 0.5, 0.1])), []);
    }

    #[test]
    fn a_pact_that_promises_nothing_new_changes_nothing(mut situation in situations(), chosen in any_parameters()) {
        situation.promises.clone_from(&situation.owes);
        let game = game(situation);
        for bits in 0..1_u32 << game.candidates() {
            let gains = game.gains(&chosen, Members::from_bits(bits));
            prop_assert!(gains.iter().all(|gain| *gain == Gain::default()), "{gains:?}");
        }
        // So that every coalition of two or more stands as it is.
        prop_assert_eq!(game.stable(&chosen).len(), (1 << game.candidates()) - 1 - game.candidates());
    }

    #[test]
    fn parts_have_their_signs(situation in situations(), chosen in any_parameters(), bits in any::<u32>()) {
        let game = game(situation);
        let members = Members::from_bits(bits & game.everyone().bits());
        for (at, gain) in game.gains(&chosen, members).into_iter().enumerate() {
            prop_assert!(gain.cover >= -TOLERANCE && gain.provocation <= 0.0, "{gain:?}");
            prop_assert!(members.contains(at) || gain.cover == 0.0 && gain.exposure >= -TOLERANCE, "{gain:?}");
        }
    }

    #[test]
    fn standing_says_why(situation in situations(), chosen in any_parameters()) {
        let game = game(situation);
        let stable = game.stable(&chosen);
        prop_assert!(stable.is_sorted_by_key(|members| (members.len(), members.bits())));
        for bits in 0..1_u32 << game.candidates() {
            let standing = game.standing(&chosen, Members::from_bits(bits));
            prop_assert_eq!(standing.is_stable(), stable.contains(&standing.members), "{:?}", standing);
            prop_assert!(standing.leave.iter().all(|one| one.by > 0.0 && standing.members.contains(one.candidate)));
            let outside = standing.enter.iter().chain(standing.refused.iter().map(|refused| &refused.candidate));
            prop_assert!(outside.into_iter().all(|one| one.by > 0.0 && !standing.members.contains(one.candidate)));
            prop_assert!(standing.refused.iter().all(|one| !one.refuse.is_empty() && standing.members.holds(one.refuse)));
        }
    }
}
