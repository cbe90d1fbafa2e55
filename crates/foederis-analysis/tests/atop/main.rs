//! Two centuries of defence obligations: the table of published numbers, from ATOP 5.1 and the system of the Correlates of War.
//!
//! The data are not part of this repository. They are looked for in the folder that `FOEDERIS_DATA` names, or in `shared/data` beside
//! the repository. Without them these tests say so and pass, but where `FOEDERIS_DATA_REQUIRED` is set they fail.
//!
//! A tie is a defence obligation in either direction in a year between two states that were in the system in that year. Cite: Leeds,
//! Ritter, Mitchell & Long 2002, *International Interactions* 28: 237–260; Correlates of War Project 2025, State System Membership v2024.

mod agreement;
#[path = "../common/mod.rs"]
mod common;
mod data;

use data::{Atop, Obligation};
use foederis_analysis::structure::Structure;

/// As in the published table: six digits.
fn six(value: impl Into<Option<f64>>) -> String {
    value.into().map_or("undefined".into(), |v| format!("{v:.6}"))
}

struct Row {
    year: u16,
    /// States, ties, isolates.
    counts: (usize, usize, usize),
    degree: &'static str,
    betweenness: &'static str,
    transitivity: &'static str,
    /// k and size.
    core: (usize, usize),
    component: usize,
    /// The hub's partners; without it: ties lost, largest component, degree centralisation.
    hub: Option<(u16, usize, usize, usize, &'static str)>,
}

const TABLE: [Row; 6] = [
    Row {
        year: 1914,
        counts: (45, 14, 32),
        degree: "0.104123",
        betweenness: "0.010114",
        transitivity: "0.461538",
        core: (2, 6),
        component: 8,
        hub: None,
    },
    Row {
        year: 1955,
        counts: (84, 404, 19),
        degree: "0.399647",
        betweenness: "0.294959",
        transitivity: "0.865066",
        core: (20, 21),
        component: 65,
        hub: Some((2, 42, 42, 41, "0.190906")),
    },
    Row {
        year: 1968,
        counts: (133, 496, 49),
        degree: "0.288746",
        betweenness: "0.142934",
        transitivity: "0.870874",
        core: (21, 22),
        component: 70,
        hub: Some((2, 45, 45, 43, "0.125308")),
    },
    Row {
        year: 1990,
        counts: (165, 949, 56),
        degree: "0.256135",
        betweenness: "0.167381",
        transitivity: "0.945262",
        core: (30, 31),
        component: 93,
        hub: Some((2, 53, 53, 55, "0.112247")),
    },
    Row {
        year: 2000,
        counts: (191, 1104, 68),
        degree: "0.236369",
        betweenness: "0.202235",
        transitivity: "0.949323",
        core: (32, 33),
        component: 116,
        hub: Some((2, 56, 56, 77, "0.106777")),
    },
    Row {
        year: 2018,
        counts: (195, 1707, 49),
        degree: "0.252551",
        betweenness: "0.260977",
        transitivity: "0.886864",
        core: (32, 33),
        component: 143,
        hub: Some((2, 66, 66, 104, "0.105138")),
    },
];

#[test]
fn the_table_of_1914_to_2018() {
    let Some(atop) = Atop::read() else { return };
    for row in TABLE {
        let found = Structure::of(&atop.network(row.year, Obligation::Defence, None, &[]));
        let year = row.year;
        assert_eq!((found.states, found.ties, found.isolates), row.counts, "{year}");
        assert_eq!(six(found.degree_centralisation), row.degree, "{year}");
        assert_eq!(six(found.betweenness_centralisation), row.betweenness, "{year}");
        assert_eq!(six(found.transitivity), row.transitivity, "{year}");
        let core = found.largest_core.expect("there are ties");
        assert_eq!((core.k, core.members.len()), row.core, "{year}");
        assert_eq!(found.largest_component, row.component, "{year}");
        if let Some((state, partners, lost, component, degree)) = row.hub {
            let hub = found.hub.expect("there are ties");
            assert_eq!((atop.number(hub.state), hub.partners.len(), hub.equals.len()), (state, partners, 0), "{year}");
            assert_eq!((hub.without.ties_lost, hub.without.largest_component), (lost, component), "{year}");
            assert_eq!(six(hub.without.degree_centralisation), degree, "{year}");
        }
    }
}

/// Numbers that are not in the published table, by `tests/reference/structure.py` with networkx 3.6.1.
#[test]
fn what_networkx_adds_for_2018() {
    let Some(atop) = Atop::read() else { return };
    let found = Structure::of(&atop.network(2018, Obligation::Defence, None, &[]));
    assert_eq!((found.duties, found.components), (3412, 51));
    assert_eq!((six(found.density), six(found.mean_local_clustering)), ("0.090246".into(), "0.635698".into()));
    let hub = found.hub.expect("there are ties");
    assert_eq!((six(hub.share_of_ties), six(hub.share_of_duties)), ("0.038664".into(), "0.038101".into()));
    assert_eq!((hub.ego.states, hub.ego.ties), (67, 940));
    assert_eq!((six(hub.ego.degree_centralisation), six(hub.ego.transitivity)), ("0.592541".into(), "0.955561".into()));
    assert_eq!(six(hub.ego.spoke_density), "0.407459");
    assert_eq!((hub.without.ties, hub.without.isolates), (1641, 55));
    assert_eq!((six(hub.without.density), six(hub.without.transitivity)), ("0.087656".into(), "0.908831".into()));
}

/// "From 8 in 1900 to 1115 in 2000" (Li, Bradshaw, Clary & Cranmer 2017, from an earlier version of the data).
#[test]
fn defence_ties_of_1900_and_2000() {
    let Some(atop) = Atop::read() else { return };
    let ties = |year| atop.network(year, Obligation::Defence, None, &[]).ties();
    assert_eq!(ties(1900), 8);
    assert!(ties(2000).abs_diff(1115) * 100 <= 1115, "within 1 %: {}", ties(2000));
}

const ASIA_PACIFIC: [u16; 25] =
    [2, 20, 365, 710, 712, 713, 731, 732, 740, 750, 771, 775, 790, 800, 811, 812, 816, 820, 830, 835, 840, 850, 900, 910, 920];

/// A star and a pair: the claim of hub and spokes in one line.
#[test]
fn asia_and_the_pacific_in_2018() {
    let Some(atop) = Atop::read() else { return };
    let network = atop.network(2018, Obligation::Defence, Some(&ASIA_PACIFIC), &[]);
    let found = Structure::of(&network);
    assert_eq!((found.states, found.ties), (25, 7));
    let hub = found.hub.expect("there are ties");
    assert_eq!(atop.number(hub.state), 2);
    let partners: Vec<u16> = hub.partners.iter().map(|p| atop.number(*p)).collect();
    assert_eq!(partners, [20, 732, 740, 800, 840, 900]);
    let apart = atop.id(710).zip(atop.id(731)).is_some_and(|(china, north_korea)| network.partners(china).has(north_korea));
    assert!(apart, "China and North Korea");
    assert_eq!(found.transitivity, 0.0);
    assert_eq!(found.largest_core.expect("there are ties").k, 1);
    assert_eq!(format!("{:.5}", found.degree_centralisation.unwrap_or_default()), "0.24638");
    assert_eq!((hub.ego.degree_centralisation, hub.ego.transitivity), (Some(1.0), 0.0), "pure spokes");
}

/// How far that claim rests on choices.
#[test]
fn asia_and_the_pacific_by_other_choices() {
    let Some(atop) = Atop::read() else { return };
    let five = |value: Option<f64>| format!("{:.5}", value.unwrap_or_default());
    let of = |obligation, more: &[(u16, u16)]| Structure::of(&atop.network(2018, obligation, Some(&ASIA_PACIFIC), more));

    let consult = of(Obligation::Consultation, &[]);
    let core = consult.largest_core.expect("there are ties");
    assert_eq!((consult.ties, five(Some(consult.transitivity)), core.k, core.members.len()), (13, "0.11538".into(), 2, 3));

    let any = of(Obligation::Any, &[]);
    let (core, hub) = (any.largest_core.expect("there are ties"), any.hub.expect("there are ties"));
    assert_eq!((any.ties, five(Some(any.transitivity)), core.k, atop.number(hub.state)), (254, "0.99588".into(), 22, 710));

    let anzac = of(Obligation::Defence, &[(900, 920)]);
    assert_eq!((anzac.transitivity, five(anzac.degree_centralisation)), (0.0, "0.24275".into()));
    let anzus = of(Obligation::Defence, &[(900, 920), (2, 920)]);
    assert_eq!((five(Some(anzus.transitivity)), five(anzus.degree_centralisation)), ("0.13043".into(), "0.28442".into()));
}

/// There was a bloc once: the Manila Pact.
#[test]
fn asia_and_the_pacific_in_1955() {
    let Some(atop) = Atop::read() else { return };
    let found = Structure::of(&atop.network(1955, Obligation::Defence, Some(&ASIA_PACIFIC), &[]));
    assert_eq!((found.states, found.ties, six(found.transitivity)), (20, 16, "0.566038".into()));
    let core = found.largest_core.expect("there are ties");
    let members: Vec<u16> = core.members.iter().map(|m| atop.number(*m)).collect();
    assert_eq!((core.k, members), (4, vec![2, 800, 840, 900, 920]));
}
