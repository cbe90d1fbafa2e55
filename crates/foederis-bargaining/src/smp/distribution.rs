//! Distributions: from strengths in pairs to the chance of each option.

use super::Distribution;
use super::coalition::{LEAST, Pairs, Square};

/// After how many steps the end of a process is computed otherwise. Most take fifty; the original gives up here.
const MOST_STEPS: usize = 1000;
/// How often the step is doubled then: to 2⁴⁸ steps.
const DOUBLINGS: usize = 48;
/// What keeps an option in place that nobody challenges.
const INERTIA: f64 = 1e-10;
/// An option's chance against itself.
const EVEN: f64 = 0.5;

impl Distribution {
    /// Fills `p` with the chance of each option, which add up to 1, from the strengths of coalitions and the chances of each pair.
    pub(super) fn over(self, strengths: &Pairs, chances: &Pairs, p: &mut Vec<f64>) {
        let n = chances.len();
        if self == Distribution::Conditional {
            p.clear();
            p.resize(n, 1.0);
            return conditional(chances, p);
        }
        let chances = chances.square(EVEN);
        *p = if self == Distribution::MarkovUniform {
            settle(n, 1e-6, |p, a| {
                let terms = chances.row(a).iter().zip(p).map(|(wins, of)| wins * (p[a] + of));
                terms.sum::<f64>() / n as f64
            })
        } else {
            let challenges = challenges(&strengths.square(LEAST), &chances);
            settle(n, 1e-8, |p, a| {
                let term = |b: usize| chances[(a, b)] * (p[a] * challenges[(b, a)] + p[b] * challenges[(a, b)]);
                (0..p.len()).map(term).sum()
            })
        }
    }
}

/// Multiplies each option's chances against all, in their order.
fn conditional(chances: &Pairs, p: &mut [f64]) {
    for b in 0..p.len() {
        // Those before b are behind it: its own product so far, and then against itself. Now b's turn against each of those.
        p[b] = chances.later.flat(b)[..b].iter().product::<f64>() * EVEN;
        p[..b].iter_mut().zip(chances.earlier.flat(b)).for_each(|(p, wins)| *p *= wins);
    }
    let mut total: f64 = p.iter().sum();
    if total < f64::MIN_POSITIVE {
        let chances = chances.square(EVEN);
        let logarithm = |a: usize| chances.row(a).iter().map(|chance| chance.ln()).sum();
        let logarithms: Vec<f64> = (0..p.len()).map(logarithm).collect();
        let most = logarithms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        p.iter_mut().zip(&logarithms).for_each(|(p, logarithm)| *p = (logarithm - most).exp());
        total = p.iter().sum();
    }
    p.iter_mut().for_each(|p| *p /= total);
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

    use crate::smp::Victory;

    fn pairs(options: usize, of: impl Fn(usize, usize) -> f64) -> Pairs {
        let mut pairs = Pairs::default();
        pairs.shape(options);
        for (a, b) in (0..options).flat_map(|a| (0..a).map(move |b| (a, b))) {
            (pairs.later.flat_mut(a)[b], pairs.earlier.flat_mut(a)[b]) = (of(a, b), of(b, a));
        }
        pairs
    }

    fn over(model: Distribution, victory: Victory, strengths: &Pairs) -> Vec<f64> {
        let (mut chances, mut p) = (Pairs::default(), Vec::new());
        victory.chances(strengths, &mut chances);
        model.over(strengths, &chances, &mut p);
        p
    }

    #[test]
    fn two_options_by_hand() {
        // The stronger beats the other with 3/4. Conditional gives that. With even challenges, q_a = (P_aa·2p_a + P_ab·1)/2 stands
        // still where p_a = (p_a + ¾)/2: at ¾ too.
        let strengths = pairs(2, |a, _| [3.0, 1.0][a]);
        for (model, tolerance) in [(Distribution::Conditional, 1e-12), (Distribution::MarkovUniform, 2e-6)] {
            let p = over(model, Victory::Linear, &strengths);
            assert!((p[0] - 0.75).abs() < tolerance && (p[1] - 0.25).abs() < tolerance, "{model:?} {p:?}");
        }
        // With incentives, nearly only the other challenges: from a to b with ¼, from b to a with ¾.
        let p = over(Distribution::MarkovIncentive, Victory::Linear, &strengths);
        assert!((p[0] - 0.75).abs() < 1e-6, "{p:?}");
    }

    #[test]
    fn vanishing_products_are_compared_by_logarithms() {
        // A hundred options in a ring: each beats its next 49 and loses to the rest, with chances of 10⁻⁶ and below.
        let n = 101;
        let strengths = pairs(n, |a, b| if (b + n - a) % n <= 50 { 1e3 } else { 1e-8 });
        for model in Distribution::ALL {
            let p = over(*model, Victory::Octic, &strengths);
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
        let strengths = pairs(3, |a, b| [[0.0, 3.0, 1.0], [1.0, 0.0, 5.0], [2.0, 2.0, 0.0]][a][b]);
        let mut chances = Pairs::default();
        Victory::Square.chances(&strengths, &mut chances);
        let chances = chances.square(EVEN);
        let p = over(Distribution::MarkovUniform, Victory::Square, &strengths);
        for a in 0..3 {
            let q: f64 = (0..3).map(|b| chances[(a, b)] * (p[a] + p[b]) / 3.0).sum();
            assert!((q - p[a]).abs() < 1e-6);
        }
        assert!((p.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }
}
