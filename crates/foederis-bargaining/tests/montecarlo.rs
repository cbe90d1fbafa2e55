//! Distributions over ranges.

use foederis_bargaining::baseline::weighted_mean;
use foederis_bargaining::example::ec_emission_1984;
use foederis_bargaining::montecarlo::{Draws, Goal, shift, shifts, simulate, simulate_with, tornado};
use foederis_bargaining::utility::{Options, outcome};
use foederis_bargaining::{Actor, Input, Issue, Scale, Triangular, UncertainActor, UncertainIssue};

/// The emission issue with ranges around each number.
fn ranges() -> UncertainIssue {
    let issue = ec_emission_1984();
    let around =
        |mode: f64, by: f64, low: f64, high: f64| Triangular { low: (mode - by).max(low), mode, high: (mode + by).min(high) };
    let actor = |actor: &Actor| UncertainActor {
        id: actor.id.clone(),
        capability: around(actor.capability, 0.02, 0.0, 1.0),
        position: around(actor.position, 1.0, 4.0, 10.0),
        salience: around(actor.salience, 0.2, 0.0, 1.0),
    };
    UncertainIssue::new(issue.actors().iter().map(actor).collect(), issue.scale(), None).expect("right")
}

fn one(position: Triangular) -> UncertainIssue {
    let actor = UncertainActor { id: "A".into(), capability: 1.0.into(), position, salience: 1.0.into() };
    UncertainIssue::new(vec![actor], Scale::PERCENT, None).expect("right")
}

#[test]
fn threads_do_not_change_the_draws() {
    let model = |issue: &Issue| outcome(issue, &Options::default());
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| simulate(&ranges(), Draws { seed: 7, count: 1001 }, model))
    };
    let alone = with(1);
    assert_eq!(alone, with(3));
    assert_eq!((alone.defined(), alone.undefined()), (1001, 0));
    // Fewer draws are the first of more; another seed gives others.
    let few = simulate(&ranges(), Draws { seed: 7, count: 10 }, model);
    assert_eq!(few.outcomes(), &alone.outcomes()[..10]);
    assert_ne!(few, simulate(&ranges(), Draws { seed: 8, count: 10 }, model));
}

/// One actor is its own outcome: the triangle over 0, 30, 90 has mean 40, deviation √350 and the median 90 − √2700.
#[test]
fn a_triangle_comes_out_as_it_went_in() {
    let triangle = one(Triangular { low: 0.0, mode: 30.0, high: 90.0 });
    let drawn = simulate(&triangle, Draws { seed: 1, count: 40_000 }, weighted_mean);
    let near = |ours: Option<f64>, expected: f64, within: f64| {
        assert!((ours.expect("draws") - expected).abs() < within, "{ours:?} {expected}")
    };
    near(drawn.mean(), 40.0, 0.4);
    near(drawn.deviation(), 350_f64.sqrt(), 0.3);
    near(drawn.quantile(0.5), 90.0 - 2700_f64.sqrt(), 0.5);
    near(drawn.at_least(30.0), 2.0 / 3.0, 0.01);
    assert_eq!(drawn.histogram(10).iter().sum::<usize>(), 40_000);
    let c = drawn.convergence().expect("draws");
    assert!(
        (c.standard_error - 350_f64.sqrt() / 200.0).abs() < 0.002 && c.halves_in_errors.expect("they differ").abs() < 3.0,
        "{c:?}"
    );
}

#[test]
fn progress_counts_every_draw() {
    let done = std::sync::atomic::AtomicU32::new(0);
    let add = |more| {
        done.fetch_add(more, std::sync::atomic::Ordering::Relaxed);
    };
    simulate_with(&ranges(), Draws { seed: 1, count: 1234 }, weighted_mean, add);
    assert_eq!(done.into_inner(), 1234);
}

#[test]
fn what_is_certain_has_one_outcome() {
    let certain = UncertainIssue::from(ec_emission_1984());
    let drawn = simulate(&certain, Draws { seed: 1, count: 50 }, weighted_mean);
    assert_eq!(
        (drawn.quantile(0.0), drawn.quantile(1.0)),
        (weighted_mean(&ec_emission_1984()), weighted_mean(&ec_emission_1984()))
    );
    assert_eq!(tornado(&certain, weighted_mean), []);
}

/// By hand: the weighted mean with one number at its ends.
#[test]
fn the_widest_bar_comes_first() {
    let issue = ranges();
    let bars = tornado(&issue, weighted_mean);
    let widths: Vec<f64> = bars.iter().map(|bar| bar.width().expect("weight")).collect();
    assert!(widths.is_sorted_by(|a, b| a >= b), "{widths:?}");
    let mut by_hand = ec_emission_1984();
    let first = bars[0];
    let range = issue.actors()[first.actor].get(first.input);
    by_hand.set(first.actor, first.input, range.low).expect("in its range");
    assert_eq!(first.low, weighted_mean(&by_hand));
    by_hand.set(first.actor, first.input, range.high).expect("in its range");
    assert_eq!(first.high, weighted_mean(&by_hand));
    // All ten have three ranges, but Denmark's salience, which can only fall, is one too.
    assert_eq!(bars.len(), 30);
}

#[test]
fn the_smallest_shift_that_is_enough() {
    let actor = |id: &str, capability, position| Actor { id: id.into(), capability, position, salience: 1.0 };
    let actors = vec![actor("A", 3.0, 20.0), actor("B", 1.0, 60.0), actor("C", 0.0, 60.0)];
    let issue = Issue::new(actors, Scale::PERCENT, None).expect("right");
    // The mean is 30: to make it 45, A must move by 20, B by 60, which is off the scale, and C cannot.
    let found = shift(&issue, 0, Goal::AtLeast(45.0), weighted_mean).expect("A can");
    assert!((found.to - 40.0).abs() < 1e-5 && found.outcome >= 45.0, "{found:?}");
    let all = shifts(&issue, Goal::AtLeast(45.0), weighted_mean);
    assert_eq!(all.iter().map(|shift| shift.actor).collect::<Vec<_>>(), [0]);
    let all = shifts(&issue, Goal::AtLeast(39.0), weighted_mean);
    assert_eq!(all.iter().map(|shift| (shift.actor, shift.size().round())).collect::<Vec<_>>(), [(0, 12.0), (1, 36.0)]);
    // It is below 30.5 already.
    assert_eq!(shift(&issue, 2, Goal::Below(30.5), weighted_mean).expect("already").size(), 0.0);
    let down = shift(&issue, 0, Goal::Below(27.0), weighted_mean).expect("A can");
    assert!((down.to - 16.0).abs() < 1e-5 && down.outcome < 27.0, "{down:?}");
    assert_eq!(Input::ALL.map(Input::word), ["capability", "position", "salience"]);
}

/// A model need not follow an actor: here a move up brings the outcome down.
#[test]
fn both_directions_are_tried() {
    let issue = one(50.0.into()).mode().clone();
    let contrary = |issue: &Issue| Some(100.0 - issue.actors()[0].position);
    let found = shift(&issue, 0, Goal::AtLeast(60.2), contrary).expect("downwards");
    assert!((found.to - 39.8).abs() < 1e-5, "{found:?}");
}
