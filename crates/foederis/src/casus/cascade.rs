//! One incident can call others: who is drawn in, round by round, until no one new joins.
//!
//! A state joins when a duty to defend or attack binds it at least as strongly as the chosen resolve. A duty of neutrality or
//! non-aggression towards the other side holds it back. Every round adds a belligerent or is the last, so a cascade ends.

use super::ask::Scratch;
use super::compile::Rules;
use super::row::{Row, Side};
use crate::id::{InstrumentId, PlaceId, StateId};
use crate::incident::Incident;
use crate::record::Record;
use crate::set::StateSet;
use crate::verdict::Verdict;
use crate::vocab::{Duty, Form, Object, PlaceKind, Provoked, Strength};

/// What moves a state, and what is assumed of the other side. Assumptions are off unless asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assumptions {
    /// The weakest strength that moves a state.
    pub resolve: Strength,
    /// States honour contested duties too.
    pub contested: bool,
    /// The attackers strike each joiner at its homeland.
    pub retaliation: bool,
    /// The attackers' allies accept that a counter-attack is an attack on them.
    pub own_account: bool,
}

impl Default for Assumptions {
    fn default() -> Self {
        Assumptions { resolve: Strength::Act, contested: false, retaliation: false, own_account: false }
    }
}

/// The promise that moves or holds a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Promise {
    /// What duty.
    pub duty: Duty,
    /// How strong.
    pub strength: Option<Strength>,
    /// Bound or contested.
    pub answer: Verdict,
    /// To whom.
    pub owed_to: StateId,
    /// Under which instrument.
    pub instrument: InstrumentId,
    /// Under which of its provisions.
    pub provision: u16,
}

/// A state drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joined {
    /// The state.
    pub state: StateId,
    /// On whose side.
    pub side: Side,
    /// By which promise: the strongest.
    pub by: Promise,
}

/// A state that a promise calls and another holds back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldBack {
    /// The state.
    pub state: StateId,
    /// What calls it.
    pub called: Promise,
    /// What holds it.
    pub held: Promise,
}

/// One round: everyone whom the coalitions of the round before call in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Round {
    /// Who joins.
    pub joined: Vec<Joined>,
    /// Who is called and held back, first time only.
    pub held_back: Vec<HeldBack>,
}

/// Where an incident leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cascade {
    /// The rounds that changed something.
    pub rounds: Vec<Round>,
    /// Everyone on the side attacked.
    pub targets: StateSet,
    /// Everyone on the attackers' side.
    pub attackers: StateSet,
}

/// Follows an incident until no one new joins.
pub fn cascade(record: &Record, rules: &Rules, incident: &Incident, assumptions: &Assumptions) -> Cascade {
    let mut run = Run {
        rules,
        assumptions,
        homelands: homelands(record, rules),
        scratch: Scratch::new(rules),
        targets: incident.targets.or(incident.beside_targets),
        attackers: incident.attackers.or(incident.beside_attackers),
        known_held: StateSet::EMPTY,
    };
    let mut rounds = Vec::new();
    loop {
        let round = run.round(incident);
        let new = round.joined.iter().fold([StateSet::EMPTY; 2], |mut sides, j| {
            sides[(j.side == Side::Attacker) as usize].insert(j.state);
            sides
        });
        run.targets = run.targets.or(new[0]);
        run.attackers = run.attackers.or(new[1]);
        let done = round.joined.is_empty();
        if !round.joined.is_empty() || !round.held_back.is_empty() {
            rounds.push(round);
        }
        if done {
            return Cascade { rounds, targets: run.targets, attackers: run.attackers };
        }
    }
}

/// Where each state can be struck at home: its first homeland that it holds.
fn homelands(record: &Record, rules: &Rules) -> Vec<Option<PlaceId>> {
    let home = |state: StateId| {
        let own = |p: &(PlaceId, &crate::place::Place)| {
            p.1.kind == PlaceKind::Homeland
                && p.1.metropolitan_of == Some(state)
                && rules.ground.holds(state, p.0) == Verdict::Yes
        };
        record.sites().find(own).map(|(id, _)| id)
    };
    record.states.iter().map(|(id, _)| home(id)).collect()
}

struct Run<'r> {
    rules: &'r Rules,
    assumptions: &'r Assumptions,
    homelands: Vec<Option<PlaceId>>,
    scratch: Scratch,
    targets: StateSet,
    attackers: StateSet,
    known_held: StateSet,
}

impl Run<'_> {
    fn round(&mut self, first: &Incident) -> Round {
        // Everyone called, with the strongest promise that calls it; by state, so that the order of rows never shows.
        let mut called: Vec<Joined> = Vec::new();
        for (incident, turned) in self.incidents(first) {
            let fighting = self.targets.or(self.attackers);
            let assumptions = self.assumptions;
            self.rules.visit(&incident, &mut self.scratch, |row, owed_to, side, judgement, owing| {
                let answer = judgement.verdict();
                let moves = matches!(row.duty, Duty::Defend | Duty::Attack)
                    && row.strength.unwrap_or(Strength::Act) >= assumptions.resolve
                    && (answer == Verdict::Yes || assumptions.contested);
                if let (true, Some(owed_to)) = (moves, owed_to) {
                    let side = if turned { other(side) } else { side };
                    let by = promise(row, owed_to, answer);
                    called.extend(owing.minus(fighting).iter().map(|state| Joined { state, side, by }));
                }
            });
        }
        // Bound before contested, strong before weak, the attacked side before the attacker's.
        called.sort_by_key(|j| {
            let by = j.by;
            (
                j.state,
                std::cmp::Reverse((by.answer, by.strength)),
                j.side == Side::Attacker,
                by.instrument,
                by.provision,
                by.owed_to,
            )
        });
        called.dedup_by_key(|j| j.state);

        let mut round = Round::default();
        for joined in called {
            match self.holds(first, &joined) {
                None => round.joined.push(joined),
                Some(held) if !self.known_held.has(joined.state) => {
                    self.known_held.insert(joined.state);
                    round.held_back.push(HeldBack { state: joined.state, called: joined.by, held });
                }
                Some(_) => {}
            }
        }
        round
    }

    /// The incident itself, and those that the assumptions add; `true` where attacker and attacked have changed places.
    fn incidents(&self, first: &Incident) -> Vec<(Incident, bool)> {
        let beside = Incident {
            beside_targets: self.targets.minus(first.targets),
            beside_attackers: self.attackers.minus(first.attackers),
            ..*first
        };
        let mut incidents = vec![(beside, false)];
        let strike = |attackers: StateSet, target: StateId, all: StateSet| {
            let place = self.homelands.get(target.index()).copied().flatten()?;
            Some(Incident {
                attackers,
                targets: StateSet::one(target),
                beside_attackers: StateSet::EMPTY,
                beside_targets: all.minus(StateSet::one(target)),
                place,
                object: Object::Territory,
                form: Form::ArmedAttack,
                provoked: Provoked::No,
            })
        };
        if self.assumptions.retaliation {
            let joiners = self.targets.minus(first.targets);
            incidents.extend(joiners.iter().filter_map(|j| strike(self.attackers, j, self.targets)).map(|i| (i, false)));
        }
        if self.assumptions.own_account {
            let states = self.attackers.minus(StateSet::one(StateId::NON_STATE));
            incidents.extend(states.iter().filter_map(|a| strike(self.targets, a, self.attackers)).map(|i| (i, true)));
        }
        incidents
    }

    /// The promise to the other side that holds a state back, if there is one.
    fn holds(&self, first: &Incident, joined: &Joined) -> Option<Promise> {
        let war = Incident {
            attackers: self.attackers,
            targets: self.targets,
            beside_attackers: StateSet::EMPTY,
            beside_targets: StateSet::EMPTY,
            ..*first
        };
        let side = other(joined.side);
        let enemies = if side == Side::Target { self.targets } else { self.attackers };
        let mut found: Option<Promise> = None;
        for enemy in enemies.minus(StateSet::one(StateId::NON_STATE)).iter() {
            for &number in &self.rules.by_beneficiary[enemy.index()] {
                let row = &self.rules.rows[number as usize];
                let holds = matches!(row.duty, Duty::Neutral | Duty::Refrain)
                    && !row.saves_self_defence
                    && row.hears(side)
                    && row.owing(&war, enemy, side).has(joined.state);
                // A doubtful promise does not hold back a state that a certain one calls.
                if holds && row.judge(self.rules, &war, enemy, side, Verdict::Yes).verdict() == Verdict::Yes {
                    let promise = promise(row, enemy, Verdict::Yes);
                    found = Some(found.map_or(promise, |known| known.min(promise)));
                }
            }
        }
        found
    }
}

fn promise(row: &Row, owed_to: StateId, answer: Verdict) -> Promise {
    Promise { duty: row.duty, strength: row.strength, answer, owed_to, instrument: row.instrument, provision: row.provision }
}

fn other(side: Side) -> Side {
    match side {
        Side::Target => Side::Attacker,
        Side::Attacker => Side::Target,
    }
}
