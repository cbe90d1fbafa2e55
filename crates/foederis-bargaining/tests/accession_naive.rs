//! The accession game against its equations written down one by one, without anything that makes them fast.

use foederis_bargaining::accession::{Chance, Gain, Game, Members, Parameter, Parameters, Situation, TOLERANCE};

/// A situation under parameters, with the coalition as a list of who is in.
struct Naive<'a> {
    given: &'a Situation,
    parameters: &'a Parameters,
}

impl Naive<'_> {
    fn n(&self) -> usize {
        self.given.candidates.len()
    }

    fn p(&self, parameter: Parameter) -> f64 {
        self.parameters.get(parameter)
    }

    /// d_jir(S).
    fn duty(&self, s: &[bool], j: usize, i: usize, r: usize) -> f64 {
        if s[i] && s[j] { self.given.promises[j][i][r] } else { self.given.owes[j][i][r] }
    }

    fn own(&self, s: &[bool], i: usize, r: usize) -> f64 {
        let mut help = self.given.outside[i][r];
        for j in 0..self.n() {
            if j != i {
                help += self.given.candidates[j] * self.duty(s, j, i, r);
            }
        }
        self.given.candidates[i] + self.p(Parameter::Honour) * help
    }

    fn loss(&self, s: &[bool], i: usize, r: usize) -> f64 {
        let m = self.p(Parameter::Exponent);
        let k = self.given.rivals[r];
        let chance = if k == 0.0 { 0.0 } else { k.powf(m) / (self.own(s, i, r).powf(m) + k.powf(m)) };
        let deterrence = self.p(Parameter::Deterrence);
        chance * ((1.0 - deterrence) + deterrence * chance)
    }

    fn threat(&self, i: usize, r: usize) -> f64 {
        if self.given.quarrel[r][i] { 1.0 } else { self.p(Parameter::Background) }
    }

    fn aligned(&self, s: &[bool], r: usize) -> f64 {
        let mut sum = 0.0;
        for i in 0..self.n() {
            let mut most: f64 = 0.0;
            for j in 0..self.n() {
                if s[i] && s[j] && i != j {
                    most = most.max(self.given.promises[i][j][r] - self.given.owes[i][j][r]);
                }
            }
            sum += self.given.candidates[i] * most;
        }
        if sum + self.given.rivals[r] == 0.0 { 0.0 } else { sum / (sum + self.given.rivals[r]) }
    }

    /// With or without what provocation adds.
    fn hazard(&self, s: &[bool], i: usize, r: usize, provoked: bool) -> f64 {
        let raised = if s[i] && provoked { 1.0 + self.p(Parameter::Provocation) * self.aligned(s, r) } else { 1.0 };
        self.threat(i, r) * raised
    }

    fn own_loss(&self, s: &[bool], i: usize, provoked: bool) -> f64 {
        (0..self.given.rivals.len()).map(|r| self.hazard(s, i, r, provoked) * self.loss(s, i, r)).sum()
    }

    fn exposure(&self, s: &[bool], i: usize, provoked: bool) -> f64 {
        let mut sum = 0.0;
        for j in (0..self.n()).filter(|j| *j != i) {
            for r in 0..self.given.rivals.len() {
                sum += self.hazard(s, j, r, provoked) * self.duty(s, i, j, r) * self.loss(s, j, r);
            }
        }
        self.p(Parameter::Burden) * self.p(Parameter::Honour) * sum
    }

    fn gain(&self, members: Members, i: usize) -> Gain {
        let s: Vec<bool> = (0..self.n()).map(|i| members.len() > 1 && members.contains(i)).collect();
        let none = vec![false; self.n()];
        let total = self.own_loss(&none, i, true)
            - self.own_loss(&s, i, true)
            - (self.exposure(&s, i, true) - self.exposure(&none, i, true));
        let cover = self.own_loss(&none, i, false) - self.own_loss(&s, i, false);
        let exposure = self.exposure(&none, i, false) - self.exposure(&s, i, false);
        Gain { cover, exposure, provocation: total - cover - exposure }
    }

    fn stable(&self, members: Members) -> bool {
        let gain = |members, i| self.gain(members, i).total();
        let at_least = |a: f64, b: f64| a >= b - TOLERANCE;
        let internal = members.iter().all(|i| at_least(gain(members, i), gain(members.without(i), i)));
        let enters = |j: usize| {
            let with = members.with(j);
            !at_least(gain(members, j), gain(with, j)) && members.iter().all(|i| at_least(gain(with, i), gain(members, i)))
        };
        members.len() >= 2 && internal && !(0..self.n()).any(|j| !members.contains(j) && enters(j))
    }
}

/// Some random game; shares are often 0 or 1, as those of treaties are.
fn some(chance: &mut Chance, n: usize, r: usize) -> Situation {
    let share = |chance: &mut Chance| (chance.within(-0.5, 1.5)).clamp(0.0, 1.0);
    let mut owes = vec![vec![vec![0.0; r]; n]; n];
    let mut promises = owes.clone();
    for (owes, promises) in owes.iter_mut().flatten().flatten().zip(promises.iter_mut().flatten().flatten()) {
        *owes = if chance.unit() < 0.7 { 0.0 } else { share(chance) };
        *promises = share(chance).max(*owes);
    }
    Situation {
        candidates: (0..n).map(|_| chance.within(-0.1, 2.0).max(0.0)).collect(),
        rivals: (0..r).map(|_| chance.within(-0.1, 4.0).max(0.0)).collect(),
        quarrel: (0..r).map(|_| (0..n).map(|_| chance.unit() < 0.5).collect()).collect(),
        owes,
        promises,
        outside: (0..n).map(|_| (0..r).map(|_| chance.within(-2.0, 1.0).max(0.0)).collect()).collect(),
    }
}

#[test]
fn the_equations_say_the_same() {
    let (mut stable, mut not) = (0, 0);
    for seed in 0..60 {
        let mut chance = Chance::new(seed, 0);
        let (n, r) = (1 + seed as usize % 7, seed as usize / 7 % 4);
        let given = some(&mut chance, n, r);
        let parameters = Parameters::draw(&mut chance);
        let game = Game::new(given.clone()).expect("right");
        let naive = Naive { given: &given, parameters: &parameters };
        let found = game.stable(&parameters);
        for members in (0..1_u32 << n).map(Members::from_bits) {
            for (i, gain) in game.gains(&parameters, members).into_iter().enumerate() {
                let expected = naive.gain(members, i);
                let parts = [
                    (gain.cover, expected.cover),
                    (gain.exposure, expected.exposure),
                    (gain.provocation, expected.provocation),
                    (gain.total(), expected.total()),
                ];
                assert!(parts.iter().all(|(a, b)| (a - b).abs() < 1e-12), "{seed} {members:?} {i}: {gain:?} {expected:?}");
            }
            assert_eq!(found.contains(&members), naive.stable(members), "{seed} {members:?}");
        }
        stable += found.len();
        not += (1 << n) - found.len();
    }
    assert!(stable > 50 && not > 500, "{stable} {not}");
}

#[test]
fn coalitions_of_many_are_found_among_blocks() {
    // More candidates than one block of the table holds.
    let mut chance = Chance::new(99, 0);
    let given = some(&mut chance, 14, 1);
    let parameters = Parameters::draw(&mut chance);
    let game = Game::new(given).expect("right");
    let found = game.stable(&parameters);
    assert!(!found.is_empty() && found.iter().all(|members| game.standing(&parameters, *members).is_stable()), "{found:?}");
    for _ in 0..1000 {
        let members = Members::from_bits(chance.within(0.0, 16384.0) as u32);
        assert_eq!(found.contains(&members), game.standing(&parameters, members).is_stable(), "{members:?}");
    }
}

/// Run with `--release -- --ignored`.
#[test]
#[ignore = "takes seconds without optimisation"]
fn twenty_candidates_take_seconds() {
    for seed in 0..5 {
        let mut chance = Chance::new(seed, 0);
        let game = Game::new(some(&mut chance, 20, 3)).expect("right");
        let parameters = Parameters::draw(&mut chance);
        let start = std::time::Instant::now();
        let found = game.stable(&parameters);
        let took = start.elapsed();
        assert!(found.iter().all(|members| game.standing(&parameters, *members).is_stable()));
        assert!(took.as_secs_f64() < 10.0, "{took:?}");
    }
}
