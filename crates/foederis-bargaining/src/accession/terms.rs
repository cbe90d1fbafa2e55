//! The equations, arranged so that a coalition costs little.
//!
//! Only what members do changes: who is attacked outside the pact is helped as before. So all gains are sums over attacks on members,
//! and a pact that promises nothing new gives 0 exactly. What help grows by when someone joins is summed candidate by candidate from the
//! highest place down, always in this order, so that one coalition has the same numbers wherever it is asked for.

use super::gain::Gain;
use super::game::Game;
use super::members::Members;
use super::parameters::{Parameter, Parameters};

/// A game under parameters. Lists go by rival and candidate, or by rival and two candidates of which the second is next to the next.
pub(super) struct Terms {
    n: usize,
    candidates: Vec<f64>,
    rivals: Vec<f64>,
    exponent: f64,
    deterrence: f64,
    provocation: f64,
    /// κ ρ.
    exposed: f64,
    /// t by `[rival][i]`.
    threat: Vec<f64>,
    /// own(∅) by `[rival][i]`.
    own: Vec<f64>,
    /// L(∅) by `[rival][i]`.
    loss: Vec<f64>,
    /// What `i` is helped more if both are members: ρ c_j (promises_jir − owes_jir), by `[rival][j][i]`.
    help: Vec<f64>,
    /// owes_ijr, by `[rival][j][i]`.
    owed: Vec<f64>,
    /// promises_ijr − owes_ijr, by `[rival][j][i]`.
    new: Vec<f64>,
}

/// What follows from who is in, summed up.
#[derive(Clone)]
pub(super) struct Joined {
    /// What all members together newly help i, were it one, by `[rival][i]`.
    help: Vec<f64>,
    /// The most that i newly owes a member, were it one, by `[rival][i]`.
    most: Vec<f64>,
}

/// Gains of all candidates by part, and room to compute them.
pub(super) struct Row {
    cover: Vec<f64>,
    exposure: Vec<f64>,
    provocation: Vec<f64>,
    changed: Vec<f64>,
    fought: Vec<f64>,
    newly: Vec<f64>,
}

impl Row {
    pub(super) fn of(&self, i: usize) -> Gain {
        Gain { cover: self.cover[i], exposure: self.exposure[i], provocation: self.provocation[i] }
    }
}

/// L: the chance to lose with `own` against `rival`, counted by how likely the rival dares. By their ratio, whose powers run over or under
/// only to where L is 0 or 1.
fn loss(own: f64, rival: f64, exponent: f64, deterrence: f64) -> f64 {
    if rival <= 0.0 {
        return 0.0;
    }
    let chance = 1.0 / (1.0 + (own / rival).powf(exponent));
    chance * (1.0 - deterrence + deterrence * chance)
}

impl Terms {
    pub(super) fn new(game: &Game, parameters: &Parameters) -> Terms {
        let given = game.situation();
        let (n, rivals) = (game.candidates(), game.rivals());
        let [honour, exponent, deterrence, burden, provocation, background] =
            Parameter::ALL.map(|parameter| parameters.get(parameter));
        let by_pair = |value: &dyn Fn(usize, usize, usize) -> f64| -> Vec<f64> {
            let places = (0..rivals * n * n).map(|at| (at / (n * n), at / n % n, at % n));
            places.map(|(r, j, i)| if i == j { 0.0 } else { value(r, j, i) }).collect()
        };
        let by_candidate =
            |value: &dyn Fn(usize, usize) -> f64| -> Vec<f64> { (0..rivals * n).map(|at| value(at / n, at % n)).collect() };
        let new = |by: usize, to: usize, r: usize| given.promises[by][to][r] - given.owes[by][to][r];
        let own = by_candidate(&|r, i| {
            let bound = (0..n).filter(|j| *j != i).map(|j| given.candidates[j] * given.owes[j][i][r]);
            given.candidates[i] + honour * (given.outside[i][r] + bound.sum::<f64>())
        });
        Terms {
            n,
            candidates: given.candidates.clone(),
            rivals: given.rivals.clone(),
            exponent,
            deterrence,
            provocation,
            exposed: burden * honour,
            threat: by_candidate(&|r, i| if given.quarrel[r][i] { 1.0 } else { background }),
            loss: by_candidate(&|r, i| loss(own[r * n + i], given.rivals[r], exponent, deterrence)),
            own,
            help: by_pair(&|r, j, i| honour * given.candidates[j] * new(j, i, r)),
            owed: by_pair(&|r, j, i| given.owes[i][j][r]),
            new: by_pair(&|r, j, i| new(i, j, r)),
        }
    }

    pub(super) fn candidates(&self) -> usize {
        self.n
    }

    pub(super) fn row(&self) -> Row {
        let room = || vec![0.0; self.n];
        Row { cover: room(), exposure: room(), provocation: room(), changed: room(), fought: room(), newly: room() }
    }

    pub(super) fn nobody(&self) -> Joined {
        let room = || vec![0.0; self.rivals.len() * self.n];
        Joined { help: room(), most: room() }
    }

    /// `into` becomes `joined` and one more.
    pub(super) fn join(&self, joined: &Joined, candidate: usize, into: &mut Joined) {
        let n = self.n;
        for r in 0..self.rivals.len() {
            let (row, pair) = (r * n, (r * n + candidate) * n);
            for i in 0..n {
                into.help[row + i] = joined.help[row + i] + self.help[pair + i];
                into.most[row + i] = joined.most[row + i].max(self.new[pair + i]);
            }
        }
    }

    /// The gains of all by a pact of these members.
    pub(super) fn gains(&self, members: Members, row: &mut Row) {
        let mut joined = self.nobody();
        for candidate in members.iter().rev() {
            let before = joined.clone();
            self.join(&before, candidate, &mut joined);
        }
        self.gains_of(members, &joined, row);
    }

    /// The same where what members bring is known. One member alone helps and provokes nobody: all is 0 by itself.
    pub(super) fn gains_of(&self, members: Members, joined: &Joined, row: &mut Row) {
        let n = self.n;
        row.cover.fill(0.0);
        row.exposure.fill(0.0);
        row.provocation.fill(0.0);
        for (r, rival) in self.rivals.iter().enumerate() {
            let at = |i: usize| r * n + i;
            let aligned: f64 = members.iter().map(|i| self.candidates[i] * joined.most[at(i)]).sum();
            let raised = if aligned > 0.0 { self.provocation * (aligned / (aligned + rival)) } else { 0.0 };
            row.changed.fill(0.0);
            row.fought.fill(0.0);
            row.newly.fill(0.0);
            for j in members.iter() {
                let (before, threat) = (self.loss[at(j)], self.threat[at(j)]);
                // Powers are half of all the time that a table takes.
                let help = joined.help[at(j)];
                let after =
                    if help > 0.0 { loss(self.own[at(j)] + help, *rival, self.exponent, self.deterrence) } else { before };
                row.cover[j] += threat * (before - after);
                row.provocation[j] -= raised * threat * after;
                let (change, now) = (threat * (after - before), threat * after);
                let pair = at(j) * n..(at(j) + 1) * n;
                let duties = self.owed[pair.clone()].iter().zip(&self.new[pair]);
                let sums = row.changed.iter_mut().zip(&mut row.fought).zip(&mut row.newly);
                for ((owed, new), ((changed, fought), newly)) in duties.zip(sums) {
                    *changed += change * owed;
                    *fought += now * owed;
                    *newly += now * new;
                }
            }
            for i in 0..n {
                // Only members have new duties.
                let newly = if members.contains(i) { row.newly[i] } else { 0.0 };
                row.exposure[i] -= self.exposed * (row.changed[i] + newly);
                row.provocation[i] -= self.exposed * raised * (row.fought[i] + newly);
            }
        }
    }
}
