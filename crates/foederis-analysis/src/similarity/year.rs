//! S of all pairs of a year at once.
//!
//! Portfolios are nearly empty. So each pair starts from the distance that it would have if no state were owed something by both,
//! t_i + t_j where t_i = Σ_k w_k·δ(a_ik, 0), and only where both owe something is that corrected, creditor by creditor, by
//! δ(x, 0) + δ(y, 0) − δ(x, y). For two centuries of ATOP that is 6 corrections a pair instead of up to 195 comparisons.

use super::table::VALUES;
use super::{Distance, Portfolios};

/// S of every pair, in the order of [`pairs`](super::pairs). Undefined, for all alike, where the weights add up to nothing.
///
/// The same as [`Table::s`](super::Table::s) or, with weights, as [`weighted_s`](super::weighted_s) for each pair; definition,
/// range and source are there.
///
/// `weights`: one for each state, at least 0; `None` for all alike.
///
/// # Panics
/// If there are not as many weights as states.
pub fn s_of_all(portfolios: &Portfolios, distance: Distance, weights: Option<&[f64]>) -> Option<Vec<f64>> {
    let n = portfolios.states();
    let equal = vec![1.0; if weights.is_none() { n } else { 0 }];
    let weights = weights.unwrap_or(&equal);
    assert_eq!(weights.len(), n, "a weight for each state");
    let most = Some(distance.between(portfolios.most(), 0) * weights.iter().sum::<f64>()).filter(|most| *most > 0.0)?;

    let owing = owing(portfolios);
    let mut alone = vec![0.0; n];
    for (owing, weight) in owing.iter().zip(weights) {
        owing.iter().for_each(|(debtor, value)| alone[*debtor as usize] += weight * distance.between(*value, 0));
    }
    let between = |x, y| distance.between(x, y);
    let correction = VALUES.map(|x| VALUES.map(|y| between(x, 0) + between(y, 0) - between(x, y)));
    // By creditor, those of its debtors whose turn is still to come.
    let mut to_come: Vec<&[(u32, u8)]> = owing.iter().map(Vec::as_slice).collect();
    let mut shared = vec![0.0; n];
    let mut all = Vec::with_capacity(n * (n - 1) / 2);
    for one in 0..n {
        shared[one..].fill(0.0);
        let held = to_come.iter_mut().zip(portfolios.of(one)).zip(weights).filter(|((_, value), _)| **value > 0);
        for ((to_come, value), weight) in held {
            // The first is this state itself.
            *to_come = &to_come[1..];
            let corrections = correction[usize::from(value & 3)].map(|correction| weight * correction);
            to_come.iter().for_each(|(other, value)| shared[*other as usize] += corrections[usize::from(value & 3)]);
        }
        let later = alone[one + 1..].iter().zip(&shared[one + 1..]);
        all.extend(later.map(|(other, shared)| 1.0 - 2.0 * (alone[one] + other - shared) / most));
    }
    Some(all)
}

/// For each state, who owes it what: debtors ascending, without those that owe it nothing.
fn owing(portfolios: &Portfolios) -> Vec<Vec<(u32, u8)>> {
    let n = portfolios.states();
    let mut owing: Vec<Vec<(u32, u8)>> = (0..n).map(|_| Vec::with_capacity(n)).collect();
    for (debtor, row) in (0..).zip((0..n).map(|state| portfolios.of(state))) {
        for (to, value) in owing.iter_mut().zip(row).filter(|(_, value)| **value > 0) {
            to.push((debtor, *value));
        }
    }
    owing
}
