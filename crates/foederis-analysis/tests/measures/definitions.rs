//! The measures of similarity against their definitions, written out state by state, on portfolios at random; and their laws.

use foederis_analysis::similarity::{Coding, Distance, Obligations, Portfolios, Table, pairs, s_of_all, weighted_s};
use proptest::prelude::*;

fn portfolios() -> impl Strategy<Value = Portfolios> {
    let promised = prop::array::uniform5(prop::bool::weighted(0.15));
    let coding = prop::sample::select(vec![Coding::Binary, Coding::Atop]);
    (1usize..10).prop_flat_map(move |n| (Just(n), coding.clone(), prop::collection::vec(promised, n * n))).prop_map(
        |(n, coding, promised)| {
            let owed = |[defence, offence, neutrality, nonaggression, consultation]: [bool; 5]| Obligations {
                defence,
                offence,
                neutrality,
                nonaggression,
                consultation,
            };
            Portfolios::new(n, coding, promised.into_iter().enumerate().map(|(at, p)| (at / n, at % n, owed(p))))
        },
    )
}

fn near(value: Option<f64>, expected: Option<f64>) -> Result<(), TestCaseError> {
    match (value, expected) {
        (Some(value), Some(expected)) => prop_assert!((value - expected).abs() < 1e-12, "{} is not {}", value, expected),
        _ => prop_assert_eq!(value, expected),
    }
    Ok(())
}

/// The mean distance between a value of the one and a value of the other, whosever.
fn crossed(one: &[u8], other: &[u8], distance: Distance) -> f64 {
    let all = one.iter().flat_map(|x| other.iter().map(|y| distance.between(*x, *y)));
    all.sum::<f64>() / (one.len() * other.len()) as f64
}

fn tau_b(one: &[u8], other: &[u8]) -> Option<f64> {
    let (mut score, mut untied, mut untied_other) = (0, 0, 0);
    for (i, j) in pairs(one.len()) {
        let [x, y] = [one, other].map(|values| i64::from(values[i]) - i64::from(values[j]));
        score += (x * y).signum();
        untied += x.signum().abs();
        untied_other += y.signum().abs();
    }
    (untied * untied_other > 0).then(|| score as f64 / ((untied * untied_other) as f64).sqrt())
}

proptest! {
    #[test]
    fn by_definition(portfolios in portfolios()) {
        for (i, j) in pairs(portfolios.states()) {
            let (one, other) = (portfolios.of(i), portfolios.of(j));
            let both = [one, other].concat();
            let table = Table::of(&portfolios, i, j);
            near(table.tau_b(), tau_b(one, other))?;
            for distance in Distance::ALL {
                let apart = one.iter().zip(other).map(|(x, y)| distance.between(*x, *y)).sum::<f64>() / one.len() as f64;
                near(table.s(distance), Some(1.0 - 2.0 * apart / distance.between(portfolios.most(), 0)))?;
                let beyond = |chance: f64| (chance > 0.0).then(|| 1.0 - apart / chance);
                near(table.kappa(distance), beyond(crossed(one, other, distance)))?;
                near(table.pi(distance), beyond(crossed(&both, &both, distance)))?;
            }
        }
    }

    #[test]
    fn all_at_once_is_one_by_one(portfolios in portfolios(), weights in prop::collection::vec(prop::sample::select(vec![0.0, 0.1, 0.7]), 10)) {
        let weights = &weights[..portfolios.states()];
        for distance in Distance::ALL {
            let weighted = s_of_all(&portfolios, distance, Some(weights));
            prop_assert_eq!(weighted.is_none(), weights.iter().all(|weight| *weight == 0.0));
            let all = s_of_all(&portfolios, distance, None).expect("there are states");
            prop_assert_eq!(all.len(), pairs(portfolios.states()).count());
            for (at, (i, j)) in pairs(portfolios.states()).enumerate() {
                near(Some(all[at]), Table::of(&portfolios, i, j).s(distance))?;
                near(weighted.as_ref().map(|all| all[at]), weighted_s(&portfolios, i, j, distance, weights))?;
            }
        }
    }

    #[test]
    fn laws(portfolios in portfolios()) {
        for (i, j) in pairs(portfolios.states()) {
            let (table, turned) = (Table::of(&portfolios, i, j), Table::of(&portfolios, j, i));
            near(table.tau_b(), turned.tau_b())?;
            prop_assert!(table.tau_b().is_none_or(|tau| tau.abs() <= 1.0 + 1e-12));
            for distance in Distance::ALL {
                let s = table.s(distance).expect("there are states");
                prop_assert!((-1.0..=1.0).contains(&s));
                prop_assert_eq!(Some(s), turned.s(distance));
                prop_assert_eq!(Table::of(&portfolios, i, i).s(distance), Some(1.0));
                near(table.kappa(distance), turned.kappa(distance))?;
                if let (Some(kappa), Some(pi)) = (table.kappa(distance), table.pi(distance)) {
                    prop_assert!(kappa >= pi - 1e-12 && kappa <= 1.0, "{:?}: {} {}", distance, kappa, pi);
                }
            }
        }
    }
}

#[test]
fn nothing_to_compare_is_undefined() {
    let nobody = Portfolios::new(0, Coding::Atop, []);
    assert_eq!(s_of_all(&nobody, Distance::Absolute, None), None);
    let alone = Portfolios::new(1, Coding::Atop, []);
    assert_eq!(s_of_all(&alone, Distance::Absolute, None), Some(vec![]));
    let same = Table::of(&alone, 0, 0);
    assert_eq!((same.s(Distance::Absolute), same.tau_b()), (Some(1.0), None));
    assert_eq!((same.kappa(Distance::Squared), same.pi(Distance::Squared)), (None, None));
    assert_eq!(weighted_s(&alone, 0, 0, Distance::Absolute, &[0.0]), None);
}
