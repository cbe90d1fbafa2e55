//! One turn written again from the formulas, straight and slowly, and held against the model for all options.

use foederis_bargaining::smp::{
    Actor, Bargaining, Distribution, Interpolation, Options, RiskGuess, RiskRange, Smp, TargetView, ThirdParties, Transition,
    Victory, VotingRule,
};

struct Naive<'a> {
    o: &'a Options,
    c: Vec<f64>,
    x: Vec<Vec<f64>>,
    s: Vec<Vec<f64>>,
}

impl Naive<'_> {
    fn n(&self) -> usize {
        self.c.len()
    }

    fn attention(&self, i: usize) -> f64 {
        self.s[i].iter().sum()
    }

    fn u(&self, i: usize, at: &[f64], r: f64) -> f64 {
        let (mut top, mut bottom) = (0.0, 0.0);
        for (k, to) in at.iter().enumerate() {
            top += (self.s[i][k] * (self.x[i][k] - to)).powi(2);
            bottom += self.s[i][k].powi(2);
        }
        let d = (top / bottom).sqrt();
        if d > 1.0 { (1.0 - d) * (1.0 + r) } else { (1.0 - d) * (1.0 + r * d) }
    }

    fn v(&self, w: f64, d: f64) -> f64 {
        let clip = if d > 1e-8 {
            1.0
        } else if d < -1e-8 {
            -1.0
        } else {
            d / 1e-8
        };
        w * match self.o.voting {
            VotingRule::Proportional => d,
            VotingRule::Binary => clip,
            VotingRule::PropBin => 0.8 * d + 0.2 * clip,
            VotingRule::PropCbc => 0.5 * d + 0.5 * d.powi(3),
            VotingRule::Cubic => d.powi(3),
            VotingRule::Asymmetric if d > 0.0 => d * 2.0 / 3.0,
            VotingRule::Asymmetric => d,
        }
    }

    /// Chances of options from what each is worth to each actor: `u[actor][option]`.
    fn p(&self, u: &[Vec<f64>]) -> Vec<f64> {
        let m = u[0].len();
        let vote = |k: usize, a: usize, b: usize| {
            let (late, early) = (a.max(b), a.min(b));
            let v = self.v(self.c[k], u[k][late] - u[k][early]);
            if a > b { v } else { -v }
        };
        let c = |a: usize, b: usize| 1e-8 + if a == b { 0.0 } else { (0..self.n()).map(|k| vote(k, a, b).max(0.0)).sum::<f64>() };
        let win = |a: usize, b: usize| {
            let power = |m: i32| c(a, b).powi(m) / (c(a, b).powi(m) + c(b, a).powi(m));
            match self.o.victory {
                Victory::Linear => power(1),
                Victory::Square => power(2),
                Victory::Quartic => power(4),
                Victory::Octic => power(8),
                Victory::Binary if c(a, b) >= 1.1 * c(b, a) => 1.0 / (1.0 + 1e-6),
                Victory::Binary if c(b, a) >= 1.1 * c(a, b) => 1e-6 / (1.0 + 1e-6),
                Victory::Binary => (c(a, b) / (c(a, b) + c(b, a)) * 2.1 - 1.0) / 0.1,
            }
        };
        let win: Vec<Vec<f64>> = (0..m).map(|a| (0..m).map(|b| win(a, b)).collect()).collect();
        let cs: Vec<Vec<f64>> = (0..m).map(|a| (0..m).map(|b| c(a, b)).collect()).collect();
        if self.o.distribution == Distribution::Conditional {
            let raw: Vec<f64> = win.iter().map(|row| row.iter().product()).collect();
            return raw.iter().map(|p| p / raw.iter().sum::<f64>()).collect();
        }
        let incentive = |a: usize, b: usize| cs[a][b] * win[a][b] + if a == b { 1e-10 } else { 0.0 };
        let h = |a: usize, b: usize| incentive(a, b) / (0..m).map(|k| incentive(k, b)).sum::<f64>();
        let h: Vec<Vec<f64>> = (0..m).map(|a| (0..m).map(|b| h(a, b)).collect()).collect();
        let uniform = self.o.distribution == Distribution::MarkovUniform;
        let mut p = vec![1.0 / m as f64; m];
        loop {
            let q: Vec<f64> = (0..m)
                .map(|a| {
                    let even = |b: usize| win[a][b] * (p[a] + p[b]) / m as f64;
                    let incited = |b: usize| win[a][b] * (p[a] * h[b][a] + p[b] * h[a][b]);
                    (0..m).map(|b| if uniform { even(b) } else { incited(b) }).sum()
                })
                .collect();
            let change = (0..m).map(|a| (p[a] - q[a]).abs()).fold(0.0, f64::max);
            p = (0..m).map(|a| (p[a] + q[a]) / 2.0).collect();
            if change <= if uniform { 1e-6 } else { 1e-8 } {
                return p;
            }
        }
    }

    fn risk(&self) -> Vec<f64> {
        let u: Vec<Vec<f64>> = (0..self.n()).map(|i| self.x.iter().map(|at| self.u(i, at, 0.0)).collect()).collect();
        let p = self.p(&u);
        let (max, min) = (p.iter().copied().fold(0.0, f64::max), p.iter().copied().fold(1.0, f64::min));
        let low = match self.o.risk_range {
            RiskRange::Min => 0.0,
            RiskRange::Mid => -0.5,
            RiskRange::Max => -1.0,
        };
        p.iter().map(|p| low + (1.0 - low) * (p - min) / (max - min)).collect()
    }

    /// Chance and gain of i against j as h sees them.
    fn contest(&self, r: &[f64], h: usize, i: usize, j: usize) -> (f64, f64) {
        let share = match self.o.risk_guess {
            RiskGuess::None => 0.0,
            RiskGuess::OneThird => 1.0 / 3.0,
            RiskGuess::Half => 0.5,
            RiskGuess::TwoThirds => 2.0 / 3.0,
            RiskGuess::Full => 1.0,
        };
        let u = |a: usize, b: usize| self.u(a, &self.x[b], (1.0 - share) * r[h] + share * r[a]);
        let w = |a: usize| self.c[a] * self.attention(a);
        let principals = [self.v(w(i), u(i, i) - u(i, j)), self.v(w(j), u(j, i) - u(j, j))];
        let side = |sign: f64, votes: &[f64]| votes.iter().map(|v| (sign * v).max(0.0)).sum::<f64>();
        let (two_i, two_j) = (1e-10 + side(1.0, &principals), 1e-10 + side(-1.0, &principals));
        let mut votes = principals.to_vec();
        for n in (0..self.n()).filter(|n| ![i, j].contains(n)) {
            let own = [self.v(w(n), u(n, i) - u(n, j))];
            let (with_i, with_j) = (two_i + side(1.0, &own), two_j + side(-1.0, &own));
            let p = with_i / (with_i + with_j);
            if self.o.third_parties == ThirdParties::SemiCommit {
                votes.push(self.v(w(n), p * (u(n, n) - u(n, i)) - (1.0 - p) * (u(n, n) - u(n, j))));
            }
        }
        let (for_i, for_j) = (1e-10 + side(1.0, &votes), 1e-10 + side(-1.0, &votes));
        let (p, s) = (for_i / (for_i + for_j), self.attention(j));
        let gain = (1.0 - s) * 2.0 * u(i, i) + s * (p * 2.0 * u(i, i) + (1.0 - p) * 2.0 * u(i, j)) - u(i, i) - u(i, j);
        (p, gain)
    }

    fn meet(&self, i: usize, j: usize, p: f64) -> [Vec<f64>; 2] {
        let on = |k: usize| {
            let (xi, xj, si, sj, q) = (self.x[i][k], self.x[j][k], self.s[i][k], self.s[j][k], 1.0 - p);
            let round = |x: f64| ((x * 1e4 + 0.5).floor() / 1e4).clamp(0.0, 1.0);
            if self.o.interpolation == Interpolation::S2PMax {
                let way = |d: f64, own: f64, other: f64| d * other * other / (d * other * other + 1e-6 + (1.0 - d) * own * own);
                let (di, dj) = (way((q - p).max(0.0), si, sj), way((p - q).max(0.0), sj, si));
                return [(xi + di * (xj - xi)).clamp(0.0, 1.0), (xj + dj * (xi - xj)).clamp(0.0, 1.0)];
            }
            let m = if self.o.interpolation == Interpolation::S1P1 { 1 } else { 2 };
            let (wi, wj) = ((si * p).powi(m), (sj * q).powi(m));
            let all = wi + wj + 1e-6;
            [round(((wi + 1e-6) * xi + wj * xj) / all), round((wi * xi + (wj + 1e-6) * xj) / all)]
        };
        [0, 1].map(|side| (0..self.x[i].len()).map(|k| on(k)[side]).collect())
    }

    /// Initiator, receiver, where they would go.
    fn bargains(&self, r: &[f64]) -> Vec<(usize, usize, [Vec<f64>; 2])> {
        let mut bargains = Vec::new();
        for i in 0..self.n() {
            let others = (0..self.n()).filter(|j| *j != i).map(|j| (j, self.contest(r, i, i, j)));
            let better = others.filter(|(_, (_, gain))| *gain > 1e-5);
            let Some((j, (p, _))) = better.max_by(|(_, (_, x)), (_, (_, y))| x.total_cmp(y)) else { continue };
            let seen = self.contest(r, j, i, j);
            let q = if self.o.target_view == TargetView::Gain { seen.1 } else { seen.0 };
            match self.o.bargaining {
                Bargaining::InitiatorOnly => bargains.push((i, j, self.meet(i, j, p))),
                Bargaining::Both => bargains.extend([p, q].map(|p| (i, j, self.meet(i, j, p)))),
                Bargaining::Compromise => {
                    let share = self.attention(i) / (self.attention(i) + self.attention(j));
                    let (ours, theirs) = (self.meet(i, j, p), self.meet(i, j, q));
                    let mean =
                        |side: usize| ours[side].iter().zip(&theirs[side]).map(|(x, y)| share * x + (1.0 - share) * y).collect();
                    bargains.push((i, j, [0, 1].map(mean)));
                }
            }
        }
        bargains
    }

    /// For each actor: its options, which are places in the list of bargains, with their chances.
    fn choices(&self, r: &[f64], bargains: &[(usize, usize, [Vec<f64>; 2])]) -> Vec<(Vec<Option<usize>>, Vec<f64>)> {
        let of = |k: usize| {
            let mine = |at: &usize| bargains[*at].0 == k || bargains[*at].1 == k;
            let mut options: Vec<Option<usize>> = (0..bargains.len()).filter(mine).map(Some).collect();
            options.insert(options.iter().flatten().filter(|at| bargains[**at].0 < k).count(), None);
            let worth = |a: usize, option: &Option<usize>| {
                let at = |n: usize| match option.map(|at| &bargains[at]) {
                    Some((i, _, [to, _])) if *i == n => to,
                    Some((_, j, [_, to])) if *j == n => to,
                    _ => &self.x[n],
                };
                (0..self.n()).map(|n| self.u(a, at(n), r[a])).sum::<f64>() / self.n() as f64
            };
            let u: Vec<Vec<f64>> = (0..self.n()).map(|a| options.iter().map(|option| worth(a, option)).collect()).collect();
            let p = self.p(&u);
            (options, p)
        };
        (0..self.n()).map(of).collect()
    }
}

/// Numbers from 0 to 1 without a pattern.
fn numbers(mut state: u64) -> impl FnMut() -> f64 {
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / (1_u64 << 31) as f64
    }
}

fn near(x: &[f64], y: &[f64], by: f64) -> bool {
    x.len() == y.len() && x.iter().zip(y).all(|(x, y)| (x - y).abs() < by)
}

fn check(options: &Options, seed: u64) {
    let mut next = numbers(seed);
    let (n, dimensions) = (3 + (next() * 4.0) as usize, 1 + (next() * 3.0) as usize);
    let actor = |at: usize| Actor {
        name: format!("{at}"),
        capability: 5.0 + 100.0 * next(),
        positions: (0..dimensions).map(|_| 100.0 * next()).collect(),
        saliences: (0..dimensions).map(|_| (1.0 + 98.0 * next()) / dimensions as f64).collect(),
        ..Actor::default()
    };
    let actors: Vec<Actor> = (0..n).map(actor).collect();
    let shares = |of: &Vec<f64>| of.iter().map(|percent| percent / 100.0).collect();
    let naive = Naive {
        o: options,
        c: actors.iter().map(|actor| actor.capability).collect(),
        x: actors.iter().map(|actor| shares(&actor.positions)).collect(),
        s: actors.iter().map(|actor| shares(&actor.saliences)).collect(),
    };
    let smp = Smp::new((0..dimensions).map(|k| format!("{k}")).collect(), actors).expect("valid");
    let run = smp.run(options);
    let turn = &run.turns[0];

    let risk = naive.risk();
    assert!(near(&turn.risk, &risk, 1e-6), "{options:?}");
    // From here on with our own, so that the tolerance of one step is not carried to the next.
    for (i, challenge) in turn.challenges.iter().enumerate() {
        let Some(challenge) = challenge else { continue };
        let (own, other) =
            (naive.contest(&turn.risk, i, i, challenge.target), naive.contest(&turn.risk, challenge.target, i, challenge.target));
        let ours = [challenge.chance, challenge.gain, challenge.chance_to_target, challenge.gain_to_target];
        assert!(near(&ours, &[own.0, own.1, other.0, other.1], 1e-9), "{options:?} {i}");
    }
    let bargains = naive.bargains(&turn.risk);
    assert_eq!(turn.bargains.len(), bargains.len());
    for (ours, (i, j, [goes_i, goes_j])) in turn.bargains.iter().zip(&bargains) {
        assert_eq!((ours.initiator, ours.receiver), (*i, *j), "{options:?}");
        let percent = |point: &[f64]| point.iter().map(|x| x * 100.0).collect::<Vec<_>>();
        assert!(near(&ours.initiator_goes, &percent(goes_i), 0.0101) && near(&ours.receiver_goes, &percent(goes_j), 0.0101));
    }
    let share = |point: &Vec<f64>| point.iter().map(|percent| percent / 100.0).collect();
    let own =
        turn.bargains.iter().map(|own| (own.initiator, own.receiver, [share(&own.initiator_goes), share(&own.receiver_goes)]));
    for (ours, (list, chances)) in turn.choices.iter().zip(naive.choices(&turn.risk, &own.collect::<Vec<_>>())) {
        assert_eq!(ours.options, list);
        assert!(near(&ours.chances, &chances, 1e-6), "{options:?} {:?} {chances:?}", ours.chances);
        let most = ours.chances.iter().copied().fold(0.0, f64::max);
        let first = ours.chances.iter().position(|p| *p == most).expect("one is the likeliest");
        assert_eq!(ours.taken, ours.options[first]);
    }
    for (actor, (choice, after)) in turn.choices.iter().zip(&run.turns[1].positions).enumerate() {
        let goes = match choice.taken.map(|at| &turn.bargains[at]) {
            None => &turn.positions[actor],
            Some(bargain) if bargain.initiator == actor => &bargain.initiator_goes,
            Some(bargain) => &bargain.receiver_goes,
        };
        assert!(near(goes, after, 1e-9));
    }
}

#[test]
fn each_option_by_the_formulas() {
    let plain = Options { most_turns: 1, ..Options::default() };
    let mut all: Vec<Options> = vec![plain];
    all.extend(VotingRule::ALL.iter().map(|voting| Options { voting: *voting, ..plain }));
    all.extend(Victory::ALL.iter().map(|victory| Options { victory: *victory, ..plain }));
    all.extend(Distribution::ALL.iter().map(|distribution| Options { distribution: *distribution, ..plain }));
    all.extend(RiskRange::ALL.iter().map(|risk_range| Options { risk_range: *risk_range, ..plain }));
    all.extend(RiskGuess::ALL.iter().map(|risk_guess| Options { risk_guess: *risk_guess, ..plain }));
    all.extend(ThirdParties::ALL.iter().map(|third_parties| Options { third_parties: *third_parties, ..plain }));
    for interpolation in Interpolation::ALL {
        for (bargaining, target_view) in Bargaining::ALL.iter().flat_map(|b| [(*b, TargetView::Gain), (*b, TargetView::Chance)]) {
            all.push(Options { interpolation: *interpolation, bargaining, target_view, ..plain });
        }
    }
    for (at, options) in all.iter().enumerate() {
        (0..40).for_each(|seed| check(options, 1000 * at as u64 + seed));
    }
}

/// Without all-or-nothing votes, which turn the last bit of a double into a vote where two bargains are equal.
#[test]
fn any_mixture_of_options_by_the_formulas() {
    for seed in 0..400 {
        let mut next = numbers(seed + 77);
        let mut pick = |many: usize| (next() * many as f64) as usize;
        let options = Options {
            voting: VotingRule::ALL[2 + pick(4)],
            victory: Victory::ALL[pick(4)],
            distribution: [Distribution::Conditional, Distribution::MarkovUniform][pick(2)],
            risk_range: RiskRange::ALL[pick(3)],
            risk_guess: RiskGuess::ALL[pick(5)],
            third_parties: ThirdParties::ALL[pick(3)],
            interpolation: Interpolation::ALL[pick(3)],
            bargaining: Bargaining::ALL[pick(3)],
            target_view: [TargetView::Gain, TargetView::Chance][pick(2)],
            transition: Transition::Deterministic,
            most_turns: 1,
        };
        check(&options, seed);
    }
}
