//! Distributions: from strengths in pairs to the chance of each option.

use super::coalition::Square;
use super::{Distribution, Victory};

/// After how many steps the end of a process is computed otherwise. Most take fifty; the original gives up here.
const MOST_STEPS: usize = 1000;
/// How often the step is doubled then: to 2⁴⁸ steps.
const DOUBLINGS: usize = 48;
/// What keeps an option in place that nobody challenges.
const INERTIA: f64 = 1e-10;

impl Distribution {
    /// The chance of each option, which add up to 1, from the strengths of coalitions.
    pub(super) fn over(self, victory: Victory, strengths: &Square) -> Vec<f64> {
        let chances = victory.chances(strengths);
        match self {
            Distribution::Conditional => conditional(&chances),
            Distribution::MarkovUniform => {
                let n = chances.len() as f64;
                settle(chances.len(), 1e-6, |p, a| {
                    let terms = chances.row(a).iter().zip(p).map(|(wins, of)| wins * (p[a] + of));
                    terms.sum::<f64>() / n
                })
            }
            Distribution::MarkovIncentive => {
                let challenges = challenges(strengths, &chances);
                settle(chances.len(), 1e-8, |p, a| {
                    let term = |b: usize| chances[(a, b)] * (p[a] * challenges[(b, a)] + p[b] * challenges[(a, b)]);
                    (0..p.len()).map(term).sum()
                })
            }
        }
    }
}

fn conditional(chances: &Square) -> Vec<f64> {
    let rows = || (0..chances.len()).map(|a| chances.row(a));
    let mut p: Vec<f64> = rows().map(|row| row.iter().product()).collect();
    let mut total: f64 = p.iter().sum();
    if total < f64::MIN_POSITIVE {
        let logarithms: Vec<f64> = rows().map(|row| row.iter().map(|chance| chance.ln()).sum()).collect();
        let most = logarithms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        p = logarithms.iter().map(|logarithm| (logarithm - most).exp()).collect();
        total = p.iter().sum();
    }
    p.iter_mut().for_each(|p| *p /= total);
    p
}

/// Who challenges whom: in column b, the chance of each to be the one who challenges b.
fn challenges(strengths: &Square, chances: &Square) -> Square {
    let n = chances.len();
    let mut challenges = Square::filled(n, 0.0);
    for b in 0..n {
        let incentive = |a: usize| strengths[(a, b)] * chances[(a, b)] + if a == b { INERTIA } else { 0.0 };
        let total: f64 = (0..n).map(incentive).sum();
        for a in 0..n {
            challenges[(a, b)] = incentive(a) / total;
        }
    }
    challenges
}

/// Where p ends up under `next`, which is linear, from equal chances, by steps of half the way.
fn settle(n: usize, tolerance: f64, next: impl Fn(&[f64], usize) -> f64) -> Vec<f64> {
    let mut p = vec![1.0 / n as f64; n];
    let mut q = p.clone();
    for _ in 0..MOST_STEPS {
        let mut change: f64 = 0.0;
        for (a, q) in q.iter_mut().enumerate() {
            *q = next(&p, a);
            change = change.max((*q - p[a]).abs());
        }
        p.iter_mut().zip(&q).for_each(|(p, q)| *p = (*p + q) / 2.0);
        if change <= tolerance {
            return p;
        }
    }
    limit(n, next)
}

/// The same after very many steps, by doubling them: row b has what becomes of one who starts at b.
fn limit(n: usize, next: impl Fn(&[f64], usize) -> f64) -> Vec<f64> {
    let mut steps = Square::filled(n, 0.0);
    for b in 0..n {
        let mut start = vec![0.0; n];
        start[b] = 1.0;
        for (a, to) in steps.row_mut(b).iter_mut().enumerate() {
            *to = (start[a] + next(&start, a)) / 2.0;
        }
    }
    for _ in 0..DOUBLINGS {
        let mut twice = Square::filled(n, 0.0);
        for b in 0..n {
            let row = twice.row_mut(b);
            for (middle, way) in steps.row(b).iter().enumerate() {
                row.iter_mut().zip(steps.row(middle)).for_each(|(to, on)| *to += way * on);
            }
            let total: f64 = row.iter().sum();
            row.iter_mut().for_each(|to| *to /= total);
        }
        steps = twice;
    }
    (0..n).map(|a| (0..n).map(|b| steps[(b, a)]).sum::<f64>() / n as f64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(rows: &[&[f64]]) -> Square {
        let mut square = Square::filled(rows.len(), 0.0);
        rows.iter().enumerate().for_each(|(a, row)| square.row_mut(a).copy_from_slice(row));
        square
    }

    #[test]
    fn two_options_by_hand() {
        // The stronger beats the other with 3/4. Conditional gives that. With even challenges, q_a = (P_aa·2p_a + P_ab·1)/2 stands
        // still where p_a = (p_a + ¾)/2: at ¾ too.
        let strengths = square(&[&[1e-8, 3.0], &[1.0, 1e-8]]);
        for (model, tolerance) in [(Distribution::Conditional, 1e-12), (Distribution::MarkovUniform, 2e-6)] {
            let p = model.over(Victory::Linear, &strengths);
            assert!((p[0] - 0.75).abs() < tolerance && (p[1] - 0.25).abs() < tolerance, "{model:?} {p:?}");
        }
        // With incentives, nearly only the other challenges: from a to b with ¼, from b to a with ¾.
        let p = Distribution::MarkovIncentive.over(Victory::Linear, &strengths);
        assert!((p[0] - 0.75).abs() < 1e-6, "{p:?}");
    }

    #[test]
    fn vanishing_products_are_compared_by_logarithms() {
        // A hundred options in a ring: each beats its next 49 and loses to the rest, with chances of 10⁻⁶ and below.
        let n = 101;
        let mut strengths = Square::filled(n, 1e-8);
        for (a, step) in (0..n).flat_map(|a| (1..=50).map(move |step| (a, step))) {
            strengths[(a, (a + step) % n)] = 1e3;
        }
        for model in Distribution::ALL {
            let p = model.over(Victory::Octic, &strengths);
            assert!(p.iter().all(|p| (p - 1.0 / n as f64).abs() < 1e-9), "{model:?}");
        }
    }

    #[test]
    fn slow_processes_are_followed_to_their_end() {
        // One in two million leaves the first option at a step, twice as many the second: they end at 2/3 and 1/3.
        let p = settle(2, 1e-8, |p, a| if a == 0 { p[0] + 1e-6 * p[1] - 5e-7 * p[0] } else { p[1] - 1e-6 * p[1] + 5e-7 * p[0] });
        assert!((p[0] - 2.0 / 3.0).abs() < 1e-9 && (p[1] - 1.0 / 3.0).abs() < 1e-9, "{p:?}");
    }

    #[test]
    fn processes_stand_still_where_they_end() {
        let strengths = square(&[&[1e-8, 3.0, 1.0], &[1.0, 1e-8, 5.0], &[2.0, 2.0, 1e-8]]);
        let chances = Victory::Square.chances(&strengths);
        let p = Distribution::MarkovUniform.over(Victory::Square, &strengths);
        for a in 0..3 {
            let q: f64 = (0..3).map(|b| chances[(a, b)] * (p[a] + p[b]) / 3.0).sum();
            assert!((q - p[a]).abs() < 1e-6);
        }
        assert!((p.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }
}
