//! The measures on networks whose numbers are known: by hand, by definition, or by networkx.

use std::collections::BTreeSet;

use foederis::id::StateId;
use foederis::set::StateSet;
use foederis_analysis::structure::{Network, Structure, betweenness, components, modularity};
use proptest::prelude::*;

/// A network of the states 0 to n − 1, with these duties.
fn network(n: usize, duties: impl IntoIterator<Item = (usize, usize)>) -> Network {
    let duties = duties.into_iter().map(|(a, b)| (StateId::new(a), StateId::new(b)));
    Network::new((0..n).map(StateId::new).collect(), duties)
}

fn numbers(states: &[StateId]) -> Vec<usize> {
    states.iter().map(|state| state.index()).collect()
}

#[track_caller]
fn near(value: impl Into<Option<f64>>, expected: f64) {
    let value = value.into().expect("defined");
    assert!((value - expected).abs() < 1e-12, "{value} is not {expected}");
}

#[test]
fn a_hub_with_four_spokes_two_of_them_tied() {
    let found = Structure::of(&network(5, [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (2, 1)]));
    assert_eq!((found.states, found.ties, found.duties, found.isolates), (5, 5, 6, 0));
    near(found.density, 0.5);
    near(found.degree_centralisation, 1.0 - 1.0 / 6.0);
    near(found.transitivity, 0.375);
    // The hub 1/6, the two tied spokes 1 each, over five states.
    near(found.mean_local_clustering, (1.0 / 6.0 + 2.0) / 5.0);
    let core = found.largest_core.expect("there are ties");
    assert_eq!((core.k, numbers(&core.members)), (2, vec![0, 1, 2]));

    let hub = found.hub.expect("there are ties");
    assert_eq!((hub.state.index(), numbers(&hub.partners), numbers(&hub.equals)), (0, vec![1, 2, 3, 4], vec![]));
    near(hub.share_of_ties, 4.0 / 5.0);
    near(hub.share_of_duties, 4.0 / 6.0);
    near(hub.ego.spoke_density, 1.0 / 6.0);
    near(hub.ego.degree_centralisation, 1.0 - 1.0 / 6.0);
    near(hub.ego.transitivity, 0.375);
    assert_eq!((hub.ego.states, hub.ego.ties), (5, 5));
    assert_eq!((hub.without.ties_lost, hub.without.ties, hub.without.isolates, hub.without.largest_component), (4, 1, 2, 2));
    near(hub.without.density, 1.0 / 6.0);
}

#[test]
fn star_clique_and_ring_are_the_extremes() {
    let star = Structure::of(&network(6, (1..6).map(|spoke| (0, spoke))));
    near(star.degree_centralisation, 1.0);
    near(star.betweenness_centralisation, 1.0);
    near(star.transitivity, 0.0);
    let hub = star.hub.expect("there are ties");
    near(hub.share_of_ties, 1.0);
    near(hub.ego.spoke_density, 0.0);
    assert_eq!((hub.without.ties, hub.without.isolates, hub.without.largest_core), (0, 5, None));

    let clique = Structure::of(&network(6, (0..6).flat_map(|a| (0..a).map(move |b| (a, b)))));
    near(clique.density, 1.0);
    near(clique.degree_centralisation, 0.0);
    near(clique.betweenness_centralisation, 0.0);
    near(clique.transitivity, 1.0);
    near(clique.mean_local_clustering, 1.0);
    assert_eq!(clique.largest_core.expect("there are ties").k, 5);
    let hub = clique.hub.expect("there are ties");
    assert_eq!((hub.state.index(), hub.equals.len()), (0, 5), "the first of equals stands for them");

    let ring = Structure::of(&network(6, (0..6).map(|a| (a, (a + 1) % 6))));
    near(ring.degree_centralisation, 0.0);
    near(ring.betweenness_centralisation, 0.0);
    near(ring.transitivity, 0.0);
    assert_eq!(ring.largest_core.expect("there are ties").k, 2);
    assert_eq!((ring.components, ring.largest_component), (1, 6));
}

#[test]
fn what_is_not_defined_is_none() {
    let none = Structure::of(&network(0, []));
    assert_eq!((none.states, none.components, none.largest_component), (0, 0, 0));
    assert_eq!((none.density, none.degree_centralisation, none.betweenness_centralisation), (None, None, None));
    assert_eq!((none.mean_local_clustering, none.largest_core, none.hub), (None, None, None));

    let pair = Structure::of(&network(2, [(0, 1)]));
    near(pair.density, 1.0);
    assert_eq!(pair.degree_centralisation, None);
    assert_eq!(pair.hub.expect("there is a tie").without.density, None);

    let apart = Structure::of(&network(3, []));
    near(apart.density, 0.0);
    near(apart.degree_centralisation, 0.0);
    assert_eq!((apart.isolates, apart.components, apart.hub), (3, 3, None));
    assert_eq!(modularity(&network(3, []), |state| state), None);
}

#[test]
fn a_tie_needs_two_states_of_the_network_and_either_direction() {
    let found = network(3, [(0, 1), (1, 0), (2, 2), (1, 7)]);
    assert_eq!((found.ties(), found.duties().len(), found.isolates()), (1, 2, 1));
}

/// The network of `made` in `reference/structure.py`.
fn made() -> Network {
    let duty = |a: usize, b: usize| {
        let grouped = a / 8 == b / 8 && (a + 2 * b) % 5 < 2;
        let spoke = a == 5 && b.is_multiple_of(3);
        let across = (a * a + 7 * a * b + 3 * b).is_multiple_of(59);
        a != b && a % 9 != 4 && b % 9 != 4 && (grouped || spoke || across)
    };
    network(40, (0..40).flat_map(|a| (0..40).map(move |b| (a, b))).filter(|&(a, b)| duty(a, b)))
}

#[test]
fn networkx_finds_the_same() {
    let network = made();
    let found = Structure::of(&network);
    assert_eq!((found.states, found.ties, found.duties, found.isolates), (40, 99, 115, 4));
    near(found.density, 0.12692307692307692);
    near(found.degree_centralisation, 0.27125506072874495);
    near(found.betweenness_centralisation, 0.3954442580000558);
    near(found.transitivity, 0.39579349904397704);
    near(found.mean_local_clustering, 0.4674007936507937);
    let core = found.largest_core.expect("there are ties");
    assert_eq!((core.k, numbers(&core.members)), (4, CORE.to_vec()));
    assert_eq!((found.components, found.largest_component), (5, 36));
    let hub = found.hub.expect("there are ties");
    assert_eq!((hub.state.index(), hub.equals.len()), (5, 0));
    assert_eq!(numbers(&hub.partners), [0, 1, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39]);
    near(hub.share_of_ties, 0.15151515151515152);
    near(hub.share_of_duties, 0.14782608695652175);
    assert_eq!((hub.ego.states, hub.ego.ties), (16, 28));
    near(hub.ego.degree_centralisation, 0.8761904761904762);
    near(hub.ego.transitivity, 0.32432432432432434);
    near(hub.ego.spoke_density, 0.12380952380952381);
    let rest = hub.without;
    assert_eq!((rest.ties_lost, rest.ties, rest.isolates, rest.largest_component), (15, 84, 4, 35));
    near(rest.density, 0.11336032388663968);
    near(rest.degree_centralisation, 0.10241820768136557);
    near(rest.transitivity, 0.48554913294797686);
    let core = rest.largest_core.expect("ties stay");
    assert_eq!((core.k, core.members.len()), (4, 28));
    near(modularity(&network, |state| state.index() % 4), -0.08912355882052851);
    let passing: Vec<(StateId, f64)> = betweenness(&network).into_iter().filter(|(_, value)| *value > 0.0).collect();
    assert_eq!(passing.len(), BETWEENNESS.len());
    for ((state, value), (number, expected)) in passing.into_iter().zip(BETWEENNESS) {
        assert_eq!(state.index(), number);
        near(value, expected);
    }
}

const CORE: [usize; 29] =
    [5, 8, 9, 10, 11, 12, 14, 15, 16, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 29, 30, 32, 33, 34, 35, 36, 37, 38, 39];

#[rustfmt::skip]
const BETWEENNESS: [(usize, f64); 36] = [
    (0, 0.0004385964912280702), (1, 0.02836866986664558), (2, 0.0004385964912280702),
    (3, 0.011698254512019697), (5, 0.41720457530174127), (6, 0.05718961275641434),
    (7, 0.0008884390463337831), (8, 0.0024741340530814214), (9, 0.02605420145905975),
    (10, 0.0028605897026949658), (11, 0.04132555104215023), (12, 0.03260543999410395),
    (14, 0.0015233304706988916), (15, 0.050379291573623544), (16, 0.0031264057579847055),
    (17, 0.0013431013431013433), (18, 0.10301643925125702), (19, 0.003457361352098195),
    (20, 0.0013431013431013433), (21, 0.11045942361731832), (23, 0.0016804832594306278),
    (24, 0.042303306979420335), (25, 0.00033738191632928474), (26, 0.002968960863697706),
    (27, 0.03038992047089213), (28, 0.03139901034637877), (29, 0.0007872244714349976),
    (30, 0.057089061036429446), (32, 0.0004662004662004662), (33, 0.012294262193047616),
    (34, 0.030389729478798297), (35, 0.023898031792768625), (36, 0.08437647972060928),
    (37, 0.021372775522573093), (38, 0.0038094271899939912), (39, 0.026099578933587025),
];

/// Networks of up to 24 states, from empty to complete.
fn networks() -> impl Strategy<Value = Network> {
    let sizes = (0_usize..24, 0.0..1.0_f64);
    sizes.prop_flat_map(|(n, share)| {
        proptest::collection::vec(proptest::bool::weighted(share), n * n)
            .prop_map(move |drawn| network(n, (0..n * n).filter(|i| drawn[*i]).map(|i| (i / n, i % n))))
    })
}

proptest! {
    #[test]
    fn every_share_lies_between_nothing_and_all(network in networks()) {
        let found = Structure::of(&network);
        let (hub, n) = (found.hub.as_ref(), found.states);
        let shares = [
            found.density, found.degree_centralisation, found.betweenness_centralisation, Some(found.transitivity),
            found.mean_local_clustering, hub.map(|h| h.share_of_ties), hub.map(|h| h.share_of_duties),
            hub.and_then(|h| h.ego.spoke_density), hub.and_then(|h| h.without.density),
        ];
        prop_assert!(shares.into_iter().flatten().all(|share| (0.0..=1.0 + 1e-12).contains(&share)), "{shares:?}");
        prop_assert!(found.ties <= found.duties && found.duties <= 2 * found.ties);
        prop_assert_eq!(found.density.is_some(), n >= 2);
        prop_assert_eq!(hub.is_some(), found.ties > 0);
    }

    /// On an ego network degree centralisation is what spokes lack of ties among each other.
    #[test]
    fn spokes_tied_are_centralisation_lost(network in networks()) {
        if let Some(hub) = Structure::of(&network).hub {
            let of_spokes = hub.ego.spoke_density.map(|tied| 1.0 - tied);
            prop_assert_eq!(of_spokes.is_some(), hub.ego.degree_centralisation.is_some());
            let gap = of_spokes.zip(hub.ego.degree_centralisation).map_or(0.0, |(a, b)| (a - b).abs());
            prop_assert!(gap < 1e-12);
        }
    }

    #[test]
    fn the_direction_of_a_duty_changes_no_tie(network in networks()) {
        let turned = Network::new(network.nodes(), network.duties().iter().map(|&(a, b)| (b, a)));
        prop_assert_eq!(Structure::of(&turned), Structure::of(&network));
    }

    #[test]
    fn parts_share_the_states_out_and_no_tie_leaves_one(network in networks()) {
        let parts = components(&network);
        let seen: BTreeSet<StateId> = parts.iter().flat_map(|part| part.iter()).collect();
        prop_assert_eq!(seen.len(), parts.iter().map(|part| part.len()).sum::<usize>());
        prop_assert_eq!(seen.into_iter().collect::<StateSet>(), network.nodes());
        let home = |state| parts.iter().position(|part| part.has(state));
        prop_assert!(network.duties().iter().all(|&(a, b)| home(a) == home(b)));
    }

    #[test]
    fn removing_the_hub_loses_its_ties_only(network in networks()) {
        if let Some(hub) = Structure::of(&network).hub {
            prop_assert_eq!(hub.without.ties + hub.without.ties_lost, network.ties());
            prop_assert_eq!(hub.without.ties_lost, hub.partners.len());
        }
    }

    #[test]
    fn one_group_has_no_modularity(network in networks()) {
        let one = modularity(&network, |_| ());
        prop_assert!(one.is_none_or(|q| q.abs() < 1e-12));
    }
}
