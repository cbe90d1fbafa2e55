//! The European emission standards of 1984, round by round: what the model of Scholz, Calbert & Smith 2011 answers, in both variants.
//!
//! **Sources**: means and moves of `run`: `Example.log` of Masad's copy of McKibben's replication, which matched the authors' program
//! (github.com/dmasad/bdm-scholz-expected-utility-model). Weighted mean, winner and votes: the same log and Masad's notebook
//! (github.com/dmasad/BDM_DecisionModel_Replication). Means within .1 of the plot in the article. Exponents, and all of `paper`: computed
//! apart from this crate, in Python, from the equations and the article's table 1.

use foederis_bargaining::baseline::{capability_mean, condorcet, margin, mean, weighted_mean, weighted_median};
use foederis_bargaining::example::ec_emission_1984;
use foederis_bargaining::utility::{End, Kind, Options, Round, Trace, Variant, outcome, probability, trace};

fn close(ours: f64, theirs: f64, within: f64) {
    assert!((ours - theirs).abs() <= within, "{ours} is not {theirs}");
}

fn run(rounds: usize) -> Trace {
    trace(&ec_emission_1984(), &Options { variant: Variant::Run, rounds, ..Options::default() })
}

fn means(trace: &Trace) -> Vec<f64> {
    trace.rounds.iter().map(|round| round.mean.expect("they have weight")).collect()
}

#[test]
fn baselines() {
    let issue = ec_emission_1984();
    close(mean(&issue), 6.7, 1e-12);
    close(capability_mean(&issue).expect("capabilities"), 7.475248, 5e-7);
    close(weighted_mean(&issue).expect("weight"), 7.389955686853767, 1e-12);
    assert_eq!(weighted_median(&issue), Some(7.0));
    let winner = condorcet(&issue).expect("weight");
    assert_eq!((winner.position, winner.runner_up), (7.0, Some(10.0)));
    close(winner.margin, 0.0025, 1e-12);
}

#[test]
fn votes_on_pairs_of_positions() {
    let issue = ec_emission_1984();
    for (a, b, votes) in [(7.0, 4.0, 0.0905), (7.0, 10.0, 0.0025), (10.0, 4.0, 0.0880)] {
        close(margin(&issue, a, b), votes, 1e-12);
        close(margin(&issue, b, a), -votes, 1e-12);
    }
}

#[test]
fn run_has_the_means_of_the_log() {
    const MEANS: [f64; 10] = [
        7.461314378277189,
        7.552500865855845,
        7.590144997451547,
        7.358130531334201,
        7.3491739896752115,
        7.414877545372958,
        7.510457183677219,
        7.5724470975503,
        7.324989065683666,
        7.242130958473938,
    ];
    let ours = run(10);
    means(&ours).iter().zip(MEANS).for_each(|(ours, theirs)| close(*ours, theirs, 1e-12));
    assert_eq!((ours.rounds.len(), ours.end), (10, End::Bound { rounds: 10 }));
    close(ours.outcome.expect("weight"), 7.242130958473938, 1e-12);
    let (low, high) = ours.swing(10).expect("weight");
    assert!(high - low > 0.3, "still cycling");
    let options = Options { variant: Variant::Run, ..Options::default() };
    assert_eq!(outcome(&ec_emission_1984(), &options), ours.outcome);
}

#[test]
fn run_stays_within_a_tenth_of_the_plot_in_the_article() {
    const PLOT: [f64; 11] = [7.4, 7.4, 7.5, 7.6, 7.3, 7.3, 7.4, 7.5, 7.6, 7.3, 7.2];
    let ours = run(10);
    close(ours.mean.expect("weight"), PLOT[0], 0.1);
    means(&ours).iter().zip(&PLOT[1..]).for_each(|(ours, plot)| close(*ours, *plot, 0.1));
}

#[test]
fn run_has_the_exponents_of_round_one() {
    let exponents = [1.405653, 0.754196, 0.508864, 1.405653, 1.046524, 1.046524, 1.964898, 0.5, 2.0, 1.112125];
    run(1).rounds[0].exponents.iter().zip(exponents).for_each(|(ours, theirs)| close(*ours, theirs, 5e-7));
}

/// Mover, other, kind, E_i, E_j and where to, as the log has them.
type Logged = (&'static str, &'static str, Kind, f64, f64, f64);

fn moves_are(round: &Round, logged: &[Logged]) {
    let issue = ec_emission_1984();
    let name = |actor: usize| issue.actors()[actor].id.as_str();
    assert_eq!(round.moves.len(), logged.len());
    for (ours, (mover, other, kind, own, others, to)) in round.moves.iter().zip(logged) {
        assert_eq!((name(ours.actor), name(ours.with), ours.kind), (*mover, *other, *kind));
        close(ours.own, *own, 1e-12);
        close(ours.other, *others, 1e-12);
        close(ours.to, *to, 1e-12);
    }
}

#[test]
fn run_has_the_moves_of_the_log() {
    use Kind::{Compromise, Confrontation};
    let rounds = run(10).rounds;
    moves_are(
        &rounds[0],
        &[
            ("Belgium", "France", Compromise, -0.11483050347300794, 0.2432965945234421, 8.415932315426764),
            ("Luxembourg", "Belgium", Confrontation, 0.24550922248250817, 0.542246100211495, 7.0),
            ("Ireland", "Luxembourg", Confrontation, 0.5382377664333493, 0.6824778252511178, 4.0),
        ],
    );
    moves_are(
        &rounds[3],
        &[
            ("Belgium", "Netherlands", Compromise, -0.7153336335609584, 0.826336595809209, 4.800881140632622),
            ("Luxembourg", "Belgium", Confrontation, 0.019067005856757135, 0.05475982048848671, 9.961979590401311),
            ("Ireland", "Luxembourg", Confrontation, 0.18434889721531578, 0.2408011690248525, 9.610859134120188),
        ],
    );
    moves_are(
        &rounds[9],
        &[
            ("Belgium", "France", Compromise, -0.01852838755780717, 0.7395521611111853, 4.291541224979646),
            ("Luxembourg", "Belgium", Confrontation, 0.760038324818827, 1.4093388112170677, 4.144849062500606),
            ("Ireland", "Belgium", Confrontation, 0.796832348725107, 1.7236993574505728, 4.144849062500606),
        ],
    );
}

#[test]
fn paper_has_its_probabilities() {
    let issue = ec_emission_1984();
    let stands_at = |position: f64| issue.actors().iter().position(|actor| actor.position == position).expect("taken");
    for (winner, loser, p) in [(7.0, 4.0, 0.633678), (7.0, 10.0, 0.503693), (10.0, 4.0, 0.575342)] {
        let (one, other) = (stands_at(winner), stands_at(loser));
        let ours = |one, other| probability(&issue, &Options::default(), one, other).expect("two positions");
        close(ours(one, other), p, 5e-7);
        close(ours(other, one), 1.0 - p, 5e-7);
    }
    assert_eq!(probability(&issue, &Options::default(), 0, 3), None);
}

#[test]
fn paper_has_its_exponents_and_means() {
    let ours = trace(&ec_emission_1984(), &Options::default());
    let exponents = [1.117181, 1.004407, 0.5, 1.117181, 1.017582, 1.017582, 2.0, 0.648264, 1.453712, 1.556875];
    ours.rounds[0].exponents.iter().zip(exponents).for_each(|(ours, theirs)| close(*ours, theirs, 5e-7));
    let expected = [7.317426, 7.006314, 7.0];
    assert_eq!((ours.rounds.len(), ours.end), (3, End::Settled));
    means(&ours).iter().zip(expected).for_each(|(ours, theirs)| close(*ours, theirs, 5e-7));
    assert!(ours.rounds[2].positions.iter().all(|position| *position == 7.0));
    assert_eq!(ours.outcome, Some(7.0));
}
